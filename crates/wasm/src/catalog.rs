//! The catalog: everything that the core says of its optimizers, surfaces, schedules and functions.

use crate::results::{self, ToValue, to_object};
use descent_core::spec::{Hyperparameter, Kind, Needs, Settings, When};
use descent_core::{formula, optimizers, schedules, surfaces};
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// Everything that can be chosen.
#[derive(Debug, Clone, Tsify)]
pub struct Catalog {
    optimizers: Vec<OptimizerInfo>,
    surfaces: Vec<SurfaceInfo>,
    schedules: Vec<ScheduleInfo>,
    functions: Vec<FunctionInfo>,
}

to_object!(Catalog { optimizers, surfaces, schedules, functions });

/// An optimizer.
#[derive(Debug, Clone, Tsify)]
pub struct OptimizerInfo {
    id: &'static str,
    name: &'static str,
    /// The update under the defaults, in TeX, its lines joined by `\\`.
    formula: String,
    /// The lines of the update under all settings.
    formula_lines: Vec<FormulaLine>,
    hyperparameters: Vec<HyperparameterInfo>,
    conventions: &'static [&'static str],
    /// Names of what it keeps from step to step.
    state: Vec<StateInfo>,
    /// What it asks for beside the gradient: `nothing`, `values` or `hessian`.
    #[tsify(type = "\"nothing\" | \"values\" | \"hessian\"")]
    needs: &'static str,
    references: Vec<ReferenceInfo>,
    /// Where implementations disagree.
    disagreements: &'static str,
}

to_object!(OptimizerInfo {
    id,
    name,
    formula,
    formula_lines,
    hyperparameters,
    conventions,
    state,
    needs,
    references,
    disagreements
});

/// A line of a formula and when it applies.
#[derive(Debug, Clone, Tsify)]
pub struct FormulaLine {
    tex: &'static str,
    /// All of these must hold.
    when: Vec<Condition>,
}

to_object!(FormulaLine { tex, when });

/// A condition on the settings.
#[derive(Debug, Clone, Tsify)]
pub struct Condition {
    #[tsify(type = "\"convention\" | \"on\" | \"off\" | \"nonzero\" | \"zero\"")]
    kind: &'static str,
    /// The convention or hyperparameter that it is on.
    name: &'static str,
}

to_object!(Condition { kind, name });

/// A vector or number of an optimizer's state.
#[derive(Debug, Clone, Tsify)]
pub struct StateInfo {
    name: &'static str,
    symbol: &'static str,
}

to_object!(StateInfo { name, symbol });

/// A paper, book or implementation.
#[derive(Debug, Clone, Tsify)]
pub struct ReferenceInfo {
    text: &'static str,
    url: &'static str,
}

to_object!(ReferenceInfo { text, url });

/// A hyperparameter, or a parameter of a schedule or surface.
#[derive(Debug, Clone, Tsify)]
pub struct HyperparameterInfo {
    name: &'static str,
    /// In TeX; empty for a switch.
    symbol: &'static str,
    default: f64,
    /// Least and greatest value accepted.
    min: f64,
    /// Least and greatest value accepted.
    max: f64,
    /// The span of its slider.
    slider: [f64; 2],
    #[tsify(type = "\"linear\" | \"log\" | \"near_one\" | \"integer\" | \"flag\"")]
    kind: &'static str,
    /// The only convention that has it; empty for all.
    only: &'static str,
}

to_object!(HyperparameterInfo { name, symbol, default, min, max, slider, kind, only });

/// A surface.
#[derive(Debug, Clone, Tsify)]
pub struct SurfaceInfo {
    id: &'static str,
    /// f(x, y) in TeX.
    formula: &'static str,
    domain: [f64; 4],
    start: [f64; 2],
    minima: Vec<MinimumInfo>,
    parameters: Vec<HyperparameterInfo>,
    log_scale: bool,
    /// A learning rate that works from the start, by optimizer.
    #[tsify(type = "Record<string, number>")]
    learning_rates: Rates,
    reference: ReferenceInfo,
}

to_object!(SurfaceInfo {
    id,
    formula,
    domain,
    start,
    minima,
    parameters,
    log_scale,
    learning_rates,
    reference
});

/// A known minimum of a surface.
#[derive(Debug, Clone, Tsify)]
pub struct MinimumInfo {
    at: [f64; 2],
    value: f64,
    global: bool,
}

to_object!(MinimumInfo { at, value, global });

/// A learning-rate schedule.
#[derive(Debug, Clone, Tsify)]
pub struct ScheduleInfo {
    id: &'static str,
    formula: &'static str,
    parameters: Vec<HyperparameterInfo>,
    /// The PyTorch class whose rates it gives.
    pytorch: &'static str,
    /// The parameter that is the run's length where it is not given; empty for none.
    length: &'static str,
}

to_object!(ScheduleInfo { id, formula, parameters, pytorch, length });

/// A function that a typed formula may use.
#[derive(Debug, Clone, Tsify)]
pub struct FunctionInfo {
    name: &'static str,
    arguments: usize,
}

to_object!(FunctionInfo { name, arguments });

/// Learning rates by the ids of optimizers.
#[derive(Debug, Clone, Copy)]
struct Rates(&'static [(&'static str, f64)]);

impl ToValue for Rates {
    fn to_value(&self) -> JsValue {
        let rates: Vec<_> = self.0.iter().map(|(id, rate)| (*id, rate.to_value())).collect();
        results::from_pairs(&rates)
    }
}

/// The whole catalog.
pub(crate) fn catalog() -> Catalog {
    Catalog {
        optimizers: optimizers::CATALOG.iter().map(|entry| optimizer(entry.spec)).collect(),
        surfaces: surfaces::CATALOG.iter().map(|spec| surface(spec)).collect(),
        schedules: schedules::CATALOG.iter().map(schedule).collect(),
        functions: formula::functions()
            .iter()
            .map(|f| FunctionInfo { name: f.name, arguments: f.arguments })
            .collect(),
    }
}

fn optimizer(spec: &'static descent_core::spec::Spec) -> OptimizerInfo {
    OptimizerInfo {
        id: spec.id,
        name: spec.name,
        formula: Settings::new(spec).formula().collect::<Vec<_>>().join(r" \\ "),
        formula_lines: spec.formula.iter().map(line).collect(),
        hyperparameters: spec.hyperparameters.iter().map(hyperparameter).collect(),
        conventions: spec.conventions,
        state: spec
            .state
            .iter()
            .map(|slot| StateInfo { name: slot.name, symbol: slot.symbol })
            .collect(),
        needs: match spec.needs {
            Needs::Gradient => "nothing",
            Needs::Values => "values",
            Needs::Hessian => "hessian",
        },
        references: spec
            .references
            .iter()
            .map(|r| ReferenceInfo { text: r.text, url: r.url })
            .collect(),
        disagreements: spec.disagreements,
    }
}

fn line(line: &descent_core::spec::Line) -> FormulaLine {
    let mut when = Vec::new();
    conditions(line.when, &mut when);
    FormulaLine { tex: line.tex, when }
}

fn conditions(when: When, list: &mut Vec<Condition>) {
    let (kind, name) = match when {
        When::Always => return,
        When::All(parts) => return parts.iter().for_each(|part| conditions(*part, list)),
        When::Convention(name) => ("convention", name),
        When::On(name) => ("on", name),
        When::Off(name) => ("off", name),
        When::Nonzero(name) => ("nonzero", name),
        When::Zero(name) => ("zero", name),
    };
    list.push(Condition { kind, name });
}

fn hyperparameter(h: &Hyperparameter) -> HyperparameterInfo {
    HyperparameterInfo {
        name: h.name,
        symbol: h.symbol,
        default: h.default,
        min: h.bounds[0],
        max: h.bounds[1],
        slider: h.slider,
        kind: match h.kind {
            Kind::Linear => "linear",
            Kind::Log => "log",
            Kind::NearOne => "near_one",
            Kind::Integer => "integer",
            Kind::Flag => "flag",
        },
        only: h.only.unwrap_or_default(),
    }
}

fn surface(spec: &'static surfaces::Spec) -> SurfaceInfo {
    SurfaceInfo {
        id: spec.id,
        formula: spec.formula,
        domain: spec.domain,
        start: spec.start,
        minima: spec
            .minima
            .iter()
            .map(|m| MinimumInfo { at: m.at, value: m.value, global: m.global })
            .collect(),
        parameters: spec
            .parameters
            .iter()
            .map(|p| HyperparameterInfo {
                name: p.name,
                symbol: p.symbol,
                default: p.default,
                min: p.bounds[0],
                max: p.bounds[1],
                slider: p.bounds,
                kind: if p.log { "log" } else { "linear" },
                only: "",
            })
            .collect(),
        log_scale: spec.log_scale,
        learning_rates: Rates(spec.learning_rates),
        reference: ReferenceInfo { text: spec.reference.text, url: spec.reference.url },
    }
}

fn schedule(spec: &'static schedules::Spec) -> ScheduleInfo {
    ScheduleInfo {
        id: spec.id,
        formula: spec.formula,
        parameters: spec.parameters.iter().map(hyperparameter).collect(),
        pytorch: spec.pytorch,
        length: spec.length.unwrap_or_default(),
    }
}
