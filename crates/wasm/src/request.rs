//! What JavaScript asks for, as plain structs, and its way into the core's checked types.

use crate::error::{self, Failure};
use descent_core::error::Error;
use descent_core::optimizers;
use descent_core::run::{Configuration, MAX_STEPS};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use tsify::{Ts, Tsify};

/// A number; a switch may be given as true or false.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number(pub(crate) f64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;
        impl Visitor<'_> for NumberVisitor {
            type Value = Number;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number or a switch")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
                Ok(Number(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
                Ok(Number(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
                Ok(Number(value as f64))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Number, E> {
                Ok(Number(f64::from(u8::from(value))))
            }
        }
        deserializer.deserialize_any(NumberVisitor)
    }
}

/// A surface: one of the catalog by its id, or a formula in x and y.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct SurfaceRequest {
    /// Id of a surface of the catalog.
    #[tsify(optional)]
    pub(crate) id: Option<String>,
    /// Values of the surface's own parameters.
    #[serde(default)]
    #[tsify(optional, type = "Record<string, number>")]
    pub(crate) parameters: BTreeMap<String, Number>,
    /// A formula typed by the user, instead of an id.
    #[tsify(optional)]
    pub(crate) formula: Option<String>,
    /// The part of the plane that a typed formula is shown on: x from, x to, y from, y to.
    #[tsify(optional)]
    pub(crate) domain: Option<[f64; 4]>,
}

/// A learning-rate schedule: its kind and PyTorch's names for its parameters.
#[derive(Debug, Clone, Deserialize, Tsify)]
pub struct ScheduleRequest {
    /// Id of a schedule of the catalog.
    pub(crate) kind: String,
    /// Points of a `table`: step and factor.
    #[serde(default)]
    #[tsify(optional)]
    pub(crate) points: Vec<[f64; 2]>,
    /// The parameters.
    #[serde(flatten)]
    #[tsify(type = "{ [parameter: string]: number | string | [number, number][] | undefined }")]
    pub(crate) parameters: BTreeMap<String, Number>,
}

/// One racer.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct RacerRequest {
    /// Id of an optimizer of the catalog.
    pub(crate) optimizer: String,
    /// Values of its hyperparameters; the others have their defaults.
    #[serde(default)]
    #[tsify(optional, type = "Record<string, number | boolean>")]
    pub(crate) hyperparameters: BTreeMap<String, Number>,
    /// One of its conventions.
    #[tsify(optional)]
    pub(crate) convention: Option<String>,
    /// Constant where it is not given.
    #[tsify(optional)]
    pub(crate) schedule: Option<ScheduleRequest>,
}

/// A race: what is equal for all, and the racers.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct RaceRequest {
    /// What is descended.
    pub(crate) surface: SurfaceRequest,
    /// Where from.
    pub(crate) start: [f64; 2],
    /// How many steps.
    pub(crate) steps: f64,
    /// Seed of the gradient noise.
    #[serde(default)]
    #[tsify(optional)]
    pub(crate) seed: f64,
    /// Standard deviation of the gradient noise.
    #[serde(default)]
    #[tsify(optional)]
    pub(crate) noise: f64,
    /// The greatest norm of a gradient.
    #[tsify(optional)]
    pub(crate) clip_norm: Option<f64>,
    /// The greatest size of a gradient's component.
    #[tsify(optional)]
    pub(crate) clip_value: Option<f64>,
    /// ε: how near the loss must come to the minimum's.
    #[serde(default = "default_tolerance")]
    #[tsify(optional)]
    pub(crate) tolerance: f64,
    /// The racers.
    pub(crate) racers: Vec<RacerRequest>,
}

/// The most racers of one race.
const MAX_RACERS: usize = 64;

fn default_tolerance() -> f64 {
    1e-3
}

/// What a [`RaceRequest`] becomes once it is checked.
pub(crate) struct RacePlan {
    pub(crate) surface: Surface,
    pub(crate) runs: Vec<Configuration>,
    pub(crate) tolerance: f64,
}

/// Reads a structured argument, naming the field that does not fit.
pub(crate) fn read<T>(value: &Ts<T>) -> Result<T, Failure>
where
    T: Tsify + for<'de> Deserialize<'de>,
    T::JsType: wasm_bindgen::JsCast,
{
    let deserializer = serde_wasm_bindgen::Deserializer::from(value.js_value());
    serde_path_to_error::deserialize(deserializer).map_err(error::shape)
}

fn pairs(map: &BTreeMap<String, Number>) -> Vec<(&str, f64)> {
    map.iter().map(|(name, Number(value))| (name.as_str(), *value)).collect()
}

/// A whole number within bounds.
pub(crate) fn whole(argument: &str, value: f64, max: f64) -> Result<u32, Error> {
    let value = Error::check_range(argument, value, 0.0, max)?;
    if value != value.trunc() {
        return Err(Error::OutOfRange { argument: argument.to_owned(), value, min: 0.0, max });
    }
    Ok(value as u32)
}

impl SurfaceRequest {
    pub(crate) fn build(&self) -> Result<Surface, Error> {
        match (&self.formula, &self.id) {
            (Some(formula), _) => {
                Surface::typed(formula, self.domain.unwrap_or([-5.0, 5.0, -5.0, 5.0]))
            }
            (None, Some(id)) => Surface::named(id, &pairs(&self.parameters)),
            (None, None) => Err(Error::Missing {
                argument: "surface".to_owned(),
                needed_by: "a race".to_owned(),
            }),
        }
    }
}

/// The settings of an optimizer from its id, hyperparameters and convention.
pub(crate) fn settings(
    optimizer: &str,
    hyperparameters: &BTreeMap<String, Number>,
    convention: Option<&str>,
) -> Result<Settings, Error> {
    let mut settings = Settings::new(optimizers::find(optimizer)?.spec);
    for (name, value) in pairs(hyperparameters) {
        settings.set(name, value)?;
    }
    if let Some(convention) = convention {
        settings.set_convention(convention)?;
    }
    Ok(settings)
}

impl ScheduleRequest {
    pub(crate) fn build(&self, steps: u32) -> Result<Schedule, Error> {
        Schedule::new(&self.kind, &pairs(&self.parameters), &self.points, steps)
    }
}

impl RaceRequest {
    pub(crate) fn build(&self) -> Result<RacePlan, Error> {
        let surface = self.surface.build()?;
        let steps = whole("steps", self.steps, f64::from(MAX_STEPS))?;
        let seed = whole("seed", self.seed, f64::from(u32::MAX))?;
        let tolerance = Error::check_range("tolerance", self.tolerance, 0.0, 1e9)?;
        let racers = self.racers.len();
        Error::check_range("racers.length", racers as f64, 0.0, MAX_RACERS as f64)?;
        let run = |racer: &RacerRequest| -> Result<Configuration, Error> {
            let convention = racer.convention.as_deref();
            let schedule = racer.schedule.as_ref().map(|s| s.build(steps)).transpose()?;
            let configuration = Configuration {
                start: self.start.to_vec(),
                settings: settings(&racer.optimizer, &racer.hyperparameters, convention)?,
                schedule: schedule.unwrap_or_default(),
                clip_norm: self.clip_norm,
                clip_value: self.clip_value,
                noise: self.noise,
                seed,
                steps,
            };
            configuration.check()?;
            Ok(configuration)
        };
        let runs = self.racers.iter().map(run).collect::<Result<_, _>>()?;
        Ok(RacePlan { surface, runs, tolerance })
    }
}

/// How a racer fared.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RacerSummary {
    /// How the run ended.
    pub(crate) outcome: OutcomeReport,
    /// The first step whose loss is within ε of the lowest known minimum; -1 if it was never reached or
    /// none is known.
    pub(crate) reached: i32,
    /// The last finite loss.
    pub(crate) loss: f64,
    /// Distance from the last finite point to the nearest lowest known minimum; NaN where none is known.
    pub(crate) distance: f64,
    /// Evaluations spent.
    pub(crate) evaluations: f64,
    /// The last step with finite numbers.
    pub(crate) taken: u32,
}

/// How a run ended: `kind` tells which of the other fields are there.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutcomeReport {
    /// At a minimum from `step` on; `minimum` is the index of a known one, or -1 for another.
    Converged {
        /// From which step on.
        step: u32,
        /// Index among the surface's known minima; -1 for another.
        minimum: i32,
        /// Where.
        at: [f64; 2],
    },
    /// At rest where there is no minimum.
    Stalled {
        /// From which step on.
        step: u32,
        /// On a `plateau`, a `saddle` or a `slope`.
        on: &'static str,
        /// λmax and λmin there.
        eigenvalues: [f64; 2],
        /// Norm of the gradient there.
        gradient_norm: f64,
    },
    /// Out of all bounds.
    Diverged {
        /// At which step.
        step: u32,
        /// The last finite point.
        last: [f64; 2],
        /// Why.
        cause: CauseReport,
    },
    /// Still under way when the steps were used up.
    Spent,
}

/// Why a run diverged.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CauseReport {
    /// The learning rate was above the limit of stability.
    LearningRate {
        /// The learning rate used.
        learning_rate: f64,
        /// The greatest stable one: 2/λmax for plain gradient descent.
        limit: f64,
        /// λmax.
        curvature: f64,
        /// Its direction.
        direction: [f64; 2],
    },
    /// The surface falls without end.
    Unbounded,
    /// A step too long for its gradient.
    LongStep {
        /// Norm of the gradient before it.
        gradient_norm: f64,
    },
}

/// The results of a race, in the order of the racers.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RaceSummary {
    /// One for each racer.
    pub(crate) racers: Vec<RacerSummary>,
    /// The part of the plane that the surface is shown on.
    pub(crate) domain: [f64; 4],
}

/// A surface at a point.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PointReport {
    /// The value.
    pub(crate) value: f64,
    /// ∂/∂x, ∂/∂y.
    pub(crate) gradient: [f64; 2],
    /// The matrix of second derivatives, row by row.
    pub(crate) hessian: [[f64; 2]; 2],
    /// λmax and λmin.
    pub(crate) eigenvalues: [f64; 2],
    /// The unit direction of λmax.
    pub(crate) direction: [f64; 2],
}
