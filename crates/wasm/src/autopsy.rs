//! The autopsy of a step on its way out.

use crate::error::{self, Failure};
use crate::race::Race;
use crate::training::Training;
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

/// One step, opened. Of a loss over one weight points are that and the loss, and arrows have 0 as their second number.
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
    /// The gradient that the optimizer was given: of a mini-batch, with noise, and clipped.
    pub(crate) estimate: [f64; 2],
    /// The loss before and after.
    pub(crate) losses: [f64; 2],
    /// The settings' learning rate, and that of the schedule at this step.
    pub(crate) learning_rates: [f64; 2],
    /// What the axes are called, in TeX: as many as there are parameters, of a network one.
    pub(crate) axes: Vec<String>,
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
    #[tsify(
        type = "'gradient' | 'batch' | 'noise' | 'clip_norm' | 'clip_value' | 'update' | 'move'"
    )]
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
    /// Its index among the axes; -1 for all.
    pub(crate) axis: i32,
    /// The right side in TeX.
    pub(crate) right: String,
    /// What it comes to, in TeX.
    pub(crate) value: String,
}

/// A quantity of a formula: one number, one an axis, or a matrix, row by row.
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
        let opened = match self.run(racer) {
            Some((surface, run)) => {
                autopsy::autopsy(surface, run, step, &format(decimal_comma)).map_err(refuse)?
            }
            None => None,
        };
        crate::send(&Opened { autopsy: opened.map(|opened| report(opened, None)) })
    }
}

#[wasm_bindgen]
impl Training {
    /// Opens a step of a racer, the first being 1: its formula with the numbers of one weight, which stand where those of x
    /// stand for a race; of y there are none (NaN). For sums over all weights there are dots.
    pub fn autopsy(
        &self,
        racer: usize,
        step: u32,
        weight: usize,
        decimal_comma: bool,
    ) -> Result<Ts<Opened>, JsValue> {
        let opened = match self.run(racer) {
            Some((task, run)) => {
                let problem = task.descended(run.seed);
                autopsy::autopsy_of_axis(&problem, run, step, weight, &format(decimal_comma))
                    .map_err(refuse)?
            }
            None => None,
        };
        crate::send(&Opened { autopsy: opened.map(|opened| report(opened, Some(weight))) })
    }
}

fn format(decimal_comma: bool) -> Format {
    Format { digits: DIGITS, decimal_comma }
}

pub(crate) fn refuse(failure: autopsy::Failure) -> Failure {
    match failure {
        autopsy::Failure::Run(error) => error::refuse(error),
        other => JsError::new(&other.to_string()).into(),
    }
}

/// Of all axes, or of one alone.
fn report(opened: Autopsy, only: Option<usize>) -> AutopsyReport {
    // Over one weight points are on the curve of the loss, and what is of the weight alone lies along its axis.
    let pair = |numbers: &[f64], second: f64| match (only, numbers) {
        (Some(axis), _) => [numbers.get(axis).copied().unwrap_or(f64::NAN), f64::NAN],
        (None, &[x, y]) => [x, y],
        (None, &[x]) => [x, second],
        (None, _) => [f64::NAN; 2],
    };
    let [loss_before, loss_after] = opened.losses;
    AutopsyReport {
        step: opened.step,
        optimizer: opened.optimizer,
        in_trunk: opened.in_trunk,
        before: pair(&opened.before, loss_before),
        after: pair(&opened.after, loss_after),
        update: pair(&opened.update, 0.0),
        gradient: pair(&opened.gradient, 0.0),
        estimate: pair(&opened.estimate, 0.0),
        losses: opened.losses,
        learning_rates: opened.learning_rates,
        axes: opened.axes,
        lines: opened.lines.into_iter().map(|one| line(one, only)).collect(),
        quantities: opened.quantities.into_iter().map(|one| quantity(one, only)).collect(),
    }
}

fn line(
    Line { stage, formula, name, numbers, trials, .. }: Line,
    only: Option<usize>,
) -> LineReport {
    let stage = match stage {
        Stage::Gradient => "gradient",
        Stage::Batch => "batch",
        Stage::Noise => "noise",
        Stage::ClipNorm => "clip_norm",
        Stage::ClipValue => "clip_value",
        Stage::Update => "update",
        Stage::Move => "move",
    };
    let numbers = numbers.into_iter().map(|Substituted { axis, right, value }| NumbersReport {
        axis: axis.map_or(-1, |axis| if only.is_some() { 0 } else { axis as i32 }),
        right,
        value,
    });
    LineReport { stage, formula, name, numbers: numbers.collect(), trials }
}

fn quantity(
    Named { name, tex, meaning, before, after }: Named,
    only: Option<usize>,
) -> QuantityReport {
    let meaning = match meaning {
        Meaning::Gradients => "gradients",
        Meaning::Direction => "direction",
        Meaning::Moves => "moves",
        Meaning::Magnitude => "magnitude",
        Meaning::Number | Meaning::MovesUnder(_) => "number",
    };
    let before = before.map(|before| numbers(before, only)).unwrap_or_default();
    QuantityReport { name, tex, meaning, before, after: numbers(after, only) }
}

/// All numbers, or those of one axis: of a matrix the one on its diagonal.
fn numbers(quantity: Quantity, only: Option<usize>) -> Vec<f64> {
    let one = |list: &[f64], at: usize| vec![list.get(at).copied().unwrap_or(f64::NAN)];
    match (quantity, only) {
        (Quantity::Number(number), _) => vec![number],
        (Quantity::Vector(list), Some(axis)) => one(&list, axis),
        (Quantity::Matrix(list), Some(axis)) => {
            let side = (list.len() as f64).sqrt() as usize;
            one(&list, axis * side + axis)
        }
        (Quantity::Vector(list) | Quantity::Matrix(list), None) => list,
    }
}
