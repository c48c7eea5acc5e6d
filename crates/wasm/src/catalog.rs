//! The catalog: everything that the core says of its optimizers, surfaces, schedules, losses, models and functions.

#[cfg(feature = "full")]
use crate::classification;
#[cfg(feature = "full")]
use crate::metrics::MetricInfo;
#[cfg(feature = "full")]
use crate::references::{ReferenceInfo, reference};
#[cfg(feature = "full")]
use crate::regression;
#[cfg(feature = "full")]
use descent_core::formula;
#[cfg(feature = "full")]
use descent_core::models::regression::{LOSSES, MODELS};
use descent_core::spec::{Hyperparameter, Kind, Needs};
#[cfg(feature = "full")]
use descent_core::spec::{Line, Settings};
#[cfg(feature = "race")]
use descent_core::surfaces::{self, Minimum};
use descent_core::{optimizers, schedules};
use serde::Serialize;
use tsify::Tsify;

/// Everything that can be chosen.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Catalog {
    optimizers: Vec<OptimizerInfo>,
    #[cfg(feature = "race")]
    surfaces: Vec<SurfaceInfo>,
    schedules: Vec<ScheduleInfo>,
    /// Losses over data.
    #[cfg(feature = "full")]
    losses: Vec<LossInfo>,
    /// Models over data.
    #[cfg(feature = "full")]
    models: Vec<ModelInfo>,
    /// Functions of typed formulas.
    #[cfg(feature = "full")]
    functions: Vec<FunctionInfo>,
    /// Quality metrics, by family.
    #[cfg(feature = "full")]
    metrics: MetricFamilies,
}

#[cfg(feature = "full")]
/// Quality metrics, by family.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct MetricFamilies {
    /// Of two classes.
    classification: Vec<MetricInfo>,
    /// Of several.
    multiclass: Vec<MetricInfo>,
    regression: Vec<MetricInfo>,
}

/// An optimizer.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct OptimizerInfo {
    id: &'static str,
    name: &'static str,
    #[cfg(feature = "full")]
    /// The update under the defaults, in TeX, its lines joined by `\\`.
    formula: String,
    #[cfg(feature = "full")]
    /// The lines of the update under all settings.
    formula_lines: Vec<FormulaLine>,
    hyperparameters: Vec<HyperparameterInfo>,
    conventions: &'static [&'static str],
    /// Names of what it keeps from step to step.
    state: Vec<StateInfo>,
    /// What it asks for beside the gradient: `nothing`, `values` or `hessian`.
    #[tsify(type = "\"nothing\" | \"values\" | \"hessian\"")]
    needs: &'static str,
    #[cfg(feature = "full")]
    references: Vec<ReferenceInfo>,
    #[cfg(feature = "full")]
    /// Where implementations disagree.
    disagreements: &'static str,
}

#[cfg(feature = "full")]
/// A line of a formula and when it applies.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct FormulaLine {
    tex: &'static str,
    /// All of these must hold.
    when: Vec<Condition>,
}

#[cfg(feature = "full")]
/// A condition on the settings.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Condition {
    #[tsify(type = "\"convention\" | \"on\" | \"off\" | \"nonzero\" | \"zero\"")]
    kind: &'static str,
    /// The convention or hyperparameter that it is on.
    name: &'static str,
}

/// A vector or number of an optimizer's state.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct StateInfo {
    name: &'static str,
    symbol: &'static str,
}

/// A hyperparameter, or a parameter of a schedule or surface.
#[derive(Debug, Clone, Serialize, Tsify)]
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

/// A surface.
#[cfg(feature = "race")]
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SurfaceInfo {
    id: &'static str,
    #[cfg(feature = "full")]
    /// f(x, y) in TeX.
    formula: &'static str,
    domain: [f64; 4],
    start: [f64; 2],
    minima: Vec<MinimumInfo>,
    parameters: Vec<HyperparameterInfo>,
    log_scale: bool,
    /// A learning rate that works from the start, by optimizer.
    #[serde(serialize_with = "as_object")]
    #[tsify(type = "Record<string, number>")]
    learning_rates: &'static [(&'static str, f64)],
    #[cfg(feature = "full")]
    reference: ReferenceInfo,
}

/// A known minimum of a surface.
#[cfg(feature = "race")]
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct MinimumInfo {
    pub(crate) at: [f64; 2],
    pub(crate) value: f64,
    pub(crate) global: bool,
}

#[cfg(feature = "race")]
impl From<&Minimum> for MinimumInfo {
    fn from(&Minimum { at, value, global }: &Minimum) -> Self {
        Self { at, value, global }
    }
}

/// A learning-rate schedule.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScheduleInfo {
    id: &'static str,
    #[cfg(feature = "full")]
    formula: &'static str,
    parameters: Vec<HyperparameterInfo>,
    /// The PyTorch class whose rates it gives.
    pytorch: &'static str,
    /// The parameter that is the run's length where it is not given; empty for none.
    length: &'static str,
}

#[cfg(feature = "full")]
/// A loss over data.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct LossInfo {
    id: &'static str,
    /// Its mean over the points, in TeX.
    formula: &'static str,
}

#[cfg(feature = "full")]
/// A model of one feature.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ModelInfo {
    id: &'static str,
    /// What it predicts, in TeX.
    formula: &'static str,
    /// Number of weights.
    parameters: usize,
}

#[cfg(feature = "full")]
/// A function that a typed formula may use.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct FunctionInfo {
    name: &'static str,
    arguments: usize,
}

/// Pairs as an object of JavaScript.
pub(crate) fn as_object<S: serde::Serializer>(
    pairs: &&'static [(&'static str, f64)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

/// The whole catalog.
pub(crate) fn catalog() -> Catalog {
    Catalog {
        optimizers: optimizers::CATALOG.iter().map(|entry| optimizer(entry.spec)).collect(),
        #[cfg(feature = "race")]
        surfaces: surfaces::CATALOG.iter().map(|spec| surface(spec)).collect(),
        schedules: schedules::CATALOG.iter().map(schedule).collect(),
        #[cfg(feature = "full")]
        losses: LOSSES.iter().map(|&(id, loss)| LossInfo { id, formula: loss.formula() }).collect(),
        #[cfg(feature = "full")]
        models: MODELS
            .map(|(id, model)| ModelInfo {
                id,
                formula: model.formula(),
                parameters: model.parameters(),
            })
            .into(),
        #[cfg(feature = "full")]
        functions: functions(),
        #[cfg(feature = "full")]
        metrics: MetricFamilies {
            classification: classification::binary_infos(),
            multiclass: classification::multiclass_infos(),
            regression: regression::regression_infos(),
        },
    }
}

#[cfg(feature = "full")]
fn functions() -> Vec<FunctionInfo> {
    let info = |f: &&formula::Function| FunctionInfo { name: f.name, arguments: f.arguments };
    formula::functions().iter().map(info).collect()
}

fn optimizer(spec: &'static descent_core::spec::Spec) -> OptimizerInfo {
    OptimizerInfo {
        id: spec.id,
        name: spec.name,
        #[cfg(feature = "full")]
        formula: Settings::new(spec).formula().collect::<Vec<_>>().join(r" \\ "),
        #[cfg(feature = "full")]
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
        #[cfg(feature = "full")]
        references: spec.references.iter().map(reference).collect(),
        #[cfg(feature = "full")]
        disagreements: *spec.disagreements,
    }
}

#[cfg(feature = "full")]
fn line(line: &Line) -> FormulaLine {
    let condition = |(kind, name)| Condition { kind, name };
    FormulaLine { tex: line.tex, when: line.when.conditions().into_iter().map(condition).collect() }
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

#[cfg(feature = "race")]
fn surface(spec: &'static surfaces::Spec) -> SurfaceInfo {
    SurfaceInfo {
        id: spec.id,
        #[cfg(feature = "full")]
        formula: *spec.formula,
        domain: spec.domain,
        start: spec.start,
        minima: spec.minima.iter().map(MinimumInfo::from).collect(),
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
        learning_rates: spec.learning_rates,
        #[cfg(feature = "full")]
        reference: reference(&spec.reference),
    }
}

fn schedule(spec: &'static schedules::Spec) -> ScheduleInfo {
    ScheduleInfo {
        id: spec.id,
        #[cfg(feature = "full")]
        formula: *spec.formula,
        parameters: spec.parameters.iter().map(hyperparameter).collect(),
        pytorch: spec.pytorch,
        length: spec.length.unwrap_or_default(),
    }
}
