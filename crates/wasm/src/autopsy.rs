//! The autopsy of a step on its way out.

use crate::error::{self, Failure};
use crate::race::Race;
use descent_core::autopsy::{self, Autopsy, Format, Line, Named, Quantity, Stage, Substituted};
use descent_core::spec::Meaning;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Significant digits of the numbers in formulas.
const DIGITS: usize = 4;

/// A step that was asked for.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Opened {
    /// What is in it; `null` for a step that the run never made.
    pub(crate) autopsy: Option<AutopsyReport>,
}

/// One step, opened.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct AutopsyReport {
    /// Which step, the first being 1.
    pub(crate) step: u32,
    /// Id of the optimizer in force.
    pub(crate) optimizer: &'static str,
    /// Whether it was made before the run branched, under the settings of that time.
    pub(crate) in_trunk: bool,
    /// The point before it.
    pub(crate) before: [f64; 2],
    /// The point after it; not finite where the run broke off in it.
    pub(crate) after: [f64; 2],
    /// Their difference.
    pub(crate) update: [f64; 2],
    /// The true gradient before it.
    pub(crate) gradient: [f64; 2],
    /// The gradient that the optimizer was given: with noise, and clipped.
    pub(crate) estimate: [f64; 2],
    /// The loss before and after.
    pub(crate) losses: [f64; 2],
    /// The settings' learning rate, and that of the schedule at this step.
    pub(crate) learning_rates: [f64; 2],
    /// The lines of the formula in the order in which they are worked out.
    pub(crate) lines: Vec<LineReport>,
    /// Everything that the lines name, once each, and the update.
    pub(crate) quantities: Vec<QuantityReport>,
}

/// One line of a formula. In its TeX every symbol, and every number that stands for one, is marked by
/// `\htmlData{symbol=name}{…}`.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct LineReport {
    /// What the line belongs to.
    #[tsify(type = "'gradient' | 'noise' | 'clip_norm' | 'clip_value' | 'update' | 'move'")]
    pub(crate) stage: &'static str,
    /// The line with its symbols.
    pub(crate) formula: String,
    /// The name of what is given a value.
    pub(crate) name: String,
    /// The right side with this step's numbers: once an axis, or once for all.
    pub(crate) numbers: Vec<NumbersReport>,
    /// How a search came to its end, in TeX.
    pub(crate) trials: Vec<String>,
}

/// A right side with numbers in it.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct NumbersReport {
    /// 0 for x, 1 for y, -1 for both.
    pub(crate) axis: i32,
    /// The right side in TeX.
    pub(crate) right: String,
    /// What it comes to, in TeX.
    pub(crate) value: String,
}

/// A quantity of a formula: one number, two (x and y), or four (a matrix, row by row).
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct QuantityReport {
    /// The name that its marks carry: a state's or a hyperparameter's, or one of its own.
    pub(crate) name: String,
    /// Its symbol in TeX.
    pub(crate) tex: String,
    /// How it can be drawn: an arrow that the step goes against, in units of the gradient or of its own; an arrow
    /// along the step; a square an axis.
    #[tsify(type = "'gradients' | 'direction' | 'moves' | 'magnitude' | 'number'")]
    pub(crate) meaning: &'static str,
    /// Before the step; empty where it had no value.
    pub(crate) before: Vec<f64>,
    /// In the step, or after it.
    pub(crate) after: Vec<f64>,
}

#[wasm_bindgen]
impl Race {
    /// Opens a step of a racer, the first being 1: its formula with the numbers of the run.
    pub fn autopsy(
        &self,
        racer: usize,
        step: u32,
        decimal_comma: bool,
    ) -> Result<Ts<Opened>, JsValue> {
        let format = Format { digits: DIGITS, decimal_comma };
        let opened = match self.run(racer) {
            Some((surface, run)) => {
                autopsy::autopsy(surface, run, step, &format).map_err(refuse)?
            }
            None => None,
        };
        crate::send(&Opened { autopsy: opened.map(report) })
    }
}

fn refuse(failure: autopsy::Failure) -> Failure {
    match failure {
        autopsy::Failure::Run(error) => error::refuse(error),
        other => JsError::new(&other.to_string()).into(),
    }
}

fn report(opened: Autopsy) -> AutopsyReport {
    let pair = |numbers: &[f64]| match *numbers {
        [x, y] => [x, y],
        _ => [f64::NAN; 2],
    };
    AutopsyReport {
        step: opened.step,
        optimizer: opened.optimizer,
        in_trunk: opened.in_trunk,
        before: pair(&opened.before),
        after: pair(&opened.after),
        update: pair(&opened.update),
        gradient: pair(&opened.gradient),
        estimate: pair(&opened.estimate),
        losses: opened.losses,
        learning_rates: opened.learning_rates,
        lines: opened.lines.into_iter().map(line).collect(),
        quantities: opened.quantities.into_iter().map(quantity).collect(),
    }
}

fn line(Line { stage, formula, name, numbers, trials, .. }: Line) -> LineReport {
    let stage = match stage {
        Stage::Gradient => "gradient",
        Stage::Noise => "noise",
        Stage::ClipNorm => "clip_norm",
        Stage::ClipValue => "clip_value",
        Stage::Update => "update",
        Stage::Move => "move",
    };
    let numbers = numbers.into_iter().map(|Substituted { axis, right, value }| NumbersReport {
        axis: axis.map_or(-1, |axis| axis as i32),
        right,
        value,
    });
    LineReport { stage, formula, name, numbers: numbers.collect(), trials }
}

fn quantity(Named { name, tex, meaning, before, after }: Named) -> QuantityReport {
    let meaning = match meaning {
        Meaning::Gradients => "gradients",
        Meaning::Direction => "direction",
        Meaning::Moves => "moves",
        Meaning::Magnitude => "magnitude",
        Meaning::Number | Meaning::MovesUnder(_) => "number",
    };
    let before = before.map(numbers).unwrap_or_default();
    QuantityReport { name, tex, meaning, before, after: numbers(after) }
}

fn numbers(quantity: Quantity) -> Vec<f64> {
    match quantity {
        Quantity::Number(number) => vec![number],
        Quantity::Vector(numbers) | Quantity::Matrix(numbers) => numbers,
    }
}
