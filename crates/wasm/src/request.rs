//! What JavaScript asks for, as plain structs, and its way into the core's checked types.

use crate::arguments::{Argument, FromArgument, Values, from_fields};
pub(crate) use crate::arguments::{read, whole};
use crate::catalog::MinimumInfo;
use crate::error::Failure;
use descent_core::error::Error;
use descent_core::metrics::regression::Parameters;
use descent_core::models::regression::{Data, Loss, Model, Regression};
use descent_core::objective::Objective;
use descent_core::optimizers;
use descent_core::run::{Configuration, MAX_STEPS, Phase};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use serde::Serialize;
use tsify::Tsify;

/// A surface: one of the catalog by its id, a formula in x and y, or the loss of a model over data.
#[derive(Debug, Clone, Default, Tsify)]
pub struct SurfaceRequest {
    /// Id of a surface of the catalog.
    #[tsify(optional)]
    pub(crate) id: Option<String>,
    /// Values of the surface's own parameters.
    #[tsify(optional, type = "Record<string, number>")]
    pub(crate) parameters: Values,
    /// A formula typed by the user, instead of an id.
    #[tsify(optional)]
    pub(crate) formula: Option<String>,
    /// The part of the plane that a typed formula is shown on: x from, x to, y from, y to.
    #[tsify(optional)]
    pub(crate) domain: Option<[f64; 4]>,
    /// A model and its data, instead of an id.
    #[tsify(optional)]
    pub(crate) data: Option<DataRequest>,
}

/// A model of one or two weights, its loss, and the points that it is to fit.
#[derive(Debug, Clone, Tsify)]
pub struct DataRequest {
    /// ŷ = w₁x, ŷ = w₁x + w₀, ŷ = sin(w₁x) or ŷ = w₀.
    #[tsify(type = "\"proportional\" | \"line\" | \"sine\" | \"constant\"")]
    pub(crate) model: String,
    /// Of the means over the points of `catalog().losses`.
    #[tsify(
        type = "\"mse\" | \"mae\" | \"msle\" | \"mape\" | \"huber\" | \"pinball\" | \"log_cosh\" | \"smape\" | \"poisson_deviance\" | \"gamma_deviance\" | \"tweedie_deviance\""
    )]
    pub(crate) loss: String,
    /// The quantile of `pinball`: 0.5 where it is not given.
    #[tsify(optional)]
    pub(crate) alpha: f64,
    /// Where `huber` becomes straight: 1 where it is not given.
    #[tsify(optional)]
    pub(crate) delta: f64,
    /// The power of `tweedie_deviance`, at most 0 or at least 1: 0 where it is not given.
    #[tsify(optional)]
    pub(crate) power: f64,
    /// The feature: from 1 to 1000 numbers.
    pub(crate) x: Vec<f64>,
    /// As many answers; more than −1 for `msle`, not negative for `poisson_deviance`, more than 0 for `gamma_deviance`.
    pub(crate) y: Vec<f64>,
    /// What x is multiplied by before the model sees it: 1 where it is not given.
    #[tsify(optional)]
    pub(crate) scale: f64,
    /// Whether x is then brought to mean 0 and deviation 1.
    #[tsify(optional)]
    pub(crate) standardize: bool,
    /// Points a step, in a new random order each epoch; all where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// What is shown: w₁ from, w₁ to, w₀ from, w₀ to. Of one weight w₁ from, w₁ to, and the same of the loss, which
    /// may be left out. From −5 to 5 where it is not given.
    #[tsify(optional, type = "[number, number] | [number, number, number, number]")]
    pub(crate) domain: Option<Vec<f64>>,
}

/// A learning-rate schedule: its kind and PyTorch's names for its parameters.
#[derive(Debug, Clone, Tsify)]
pub struct ScheduleRequest {
    /// Id of a schedule of the catalog.
    pub(crate) kind: String,
    /// Points of a `table`: step and factor.
    #[tsify(optional)]
    pub(crate) points: Vec<[f64; 2]>,
    /// The parameters.
    #[serde(flatten)]
    #[tsify(type = "{ [parameter: string]: number | string | [number, number][] | undefined }")]
    pub(crate) parameters: Values,
}

/// One racer.
#[derive(Debug, Clone, Tsify)]
pub struct RacerRequest {
    /// Id of an optimizer of the catalog.
    pub(crate) optimizer: String,
    /// Values of its hyperparameters; the others have their defaults.
    #[tsify(optional, type = "Record<string, number | boolean>")]
    pub(crate) hyperparameters: Values,
    /// One of its conventions.
    #[tsify(optional)]
    pub(crate) convention: Option<String>,
    /// Constant where it is not given.
    #[tsify(optional)]
    pub(crate) schedule: Option<ScheduleRequest>,
    /// What it branched from: the earlier settings, in rising order of the steps that they end at.
    #[tsify(optional)]
    pub(crate) trunk: Vec<PhaseRequest>,
}

/// Earlier settings of a racer.
#[derive(Debug, Clone, Tsify)]
pub struct PhaseRequest {
    /// The step at which the next settings come into force.
    pub(crate) until: f64,
    /// Id of an optimizer of the catalog.
    pub(crate) optimizer: String,
    /// Values of its hyperparameters; the others have their defaults.
    #[tsify(optional, type = "Record<string, number | boolean>")]
    pub(crate) hyperparameters: Values,
    /// One of its conventions.
    #[tsify(optional)]
    pub(crate) convention: Option<String>,
    /// Constant where it is not given.
    #[tsify(optional)]
    pub(crate) schedule: Option<ScheduleRequest>,
}

/// A race: what is equal for all, and the racers.
#[derive(Debug, Clone, Tsify)]
pub struct RaceRequest {
    /// What is descended.
    pub(crate) surface: SurfaceRequest,
    /// Where from; of a surface with one parameter the first number is that, and the second means nothing.
    pub(crate) start: [f64; 2],
    /// How many steps.
    pub(crate) steps: f64,
    /// Seed of the gradient noise and of mini-batches.
    #[tsify(optional)]
    pub(crate) seed: f64,
    /// Standard deviation of the gradient noise.
    #[tsify(optional)]
    pub(crate) noise: f64,
    /// The greatest norm of a gradient.
    #[tsify(optional)]
    pub(crate) clip_norm: Option<f64>,
    /// The greatest size of a gradient's component.
    #[tsify(optional)]
    pub(crate) clip_value: Option<f64>,
    /// ε: how near the loss must come to the minimum's.
    #[tsify(optional)]
    pub(crate) tolerance: f64,
    /// The racers.
    pub(crate) racers: Vec<RacerRequest>,
}

from_fields!(SurfaceRequest { id, parameters = Values::default(), formula, domain, data });
from_fields!(DataRequest {
    model,
    loss,
    alpha = 0.5,
    delta = 1.0,
    power = 0.0,
    x,
    y,
    scale = 1.0,
    standardize = false,
    batch_size,
    domain,
});
from_fields!(RacerRequest {
    optimizer,
    hyperparameters = Values::default(),
    convention,
    schedule,
    trunk = Vec::new(),
});
from_fields!(PhaseRequest {
    until,
    optimizer,
    hyperparameters = Values::default(),
    convention,
    schedule,
});
from_fields!(RaceRequest {
    surface,
    start,
    steps,
    seed = 0.0,
    noise = 0.0,
    clip_norm,
    clip_value,
    tolerance = DEFAULT_TOLERANCE,
    racers,
});

impl FromArgument for ScheduleRequest {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        Ok(Self {
            kind: argument.field("kind")?,
            points: argument.field::<Option<_>>("points")?.unwrap_or_default(),
            parameters: argument.values(&["kind", "points"])?,
        })
    }
}

/// The most racers of one race.
pub(crate) const MAX_RACERS: usize = 64;
/// ε where it is not given.
const DEFAULT_TOLERANCE: f64 = 1e-3;

/// What a [`RaceRequest`] becomes once it is checked.
#[derive(Debug)]
pub(crate) struct RacePlan {
    pub(crate) surface: Surface,
    pub(crate) runs: Vec<Configuration>,
    pub(crate) tolerance: f64,
}

#[cfg(feature = "full")]
fn typed(formula: &str, domain: [f64; 4]) -> Result<Surface, Error> {
    Surface::typed(formula, domain)
}

/// The module of the first load is spared the reader of formulas.
#[cfg(not(feature = "full"))]
fn typed(_: &str, _: [f64; 4]) -> Result<Surface, Error> {
    let needed_by = "a typed formula".to_owned();
    Err(Error::Missing { argument: "the full module".to_owned(), needed_by })
}

impl SurfaceRequest {
    /// `seed` is that of mini-batches.
    pub(crate) fn build(&self, seed: u32) -> Result<Surface, Error> {
        match (&self.data, &self.formula, &self.id) {
            (Some(data), ..) => data.build(seed),
            (_, Some(formula), _) => typed(formula, self.domain.unwrap_or([-5.0, 5.0, -5.0, 5.0])),
            (.., Some(id)) => Surface::named(id, &self.parameters.pairs()),
            _ => Err(Error::Missing {
                argument: "surface".to_owned(),
                needed_by: "a race".to_owned(),
            }),
        }
    }
}

impl DataRequest {
    fn build(&self, seed: u32) -> Result<Surface, Error> {
        let most = f64::from(u32::MAX);
        let size = self.batch_size.map(|size| whole("batch_size", size, most)).transpose()?;
        let regression = Regression::new(Data {
            model: Model::named(&self.model)?,
            loss: Loss::named(&self.loss, &Parameters::new(self.alpha, self.delta, self.power)?)?,
            x: self.x.clone(),
            y: self.y.clone(),
            scale: self.scale,
            standardize: self.standardize,
            batch_size: size.map(|size| size as usize),
            seed,
        })?;
        Surface::of_data(regression, self.domain.as_deref())
    }
}

/// The settings of an optimizer from its id, hyperparameters and convention.
pub(crate) fn settings(
    optimizer: &str,
    hyperparameters: &Values,
    convention: Option<&str>,
) -> Result<Settings, Error> {
    let mut settings = Settings::new(optimizers::find(optimizer)?.spec);
    for (name, value) in hyperparameters.pairs() {
        settings.set(name, value)?;
    }
    if let Some(convention) = convention {
        settings.set_convention(convention)?;
    }
    Ok(settings)
}

impl ScheduleRequest {
    pub(crate) fn build(&self, steps: u32) -> Result<Schedule, Error> {
        Schedule::new(&self.kind, &self.parameters.pairs(), &self.points, steps)
    }
}

impl PhaseRequest {
    fn build(&self, steps: u32) -> Result<Phase, Error> {
        let schedule = self.schedule.as_ref().map(|s| s.build(steps)).transpose()?;
        Ok(Phase {
            until: whole("trunk.until", self.until, f64::from(MAX_STEPS))?,
            settings: settings(&self.optimizer, &self.hyperparameters, self.convention.as_deref())?,
            schedule: schedule.unwrap_or_default(),
        })
    }
}

impl RaceRequest {
    pub(crate) fn build(&self) -> Result<RacePlan, Error> {
        let steps = whole("steps", self.steps, f64::from(MAX_STEPS))?;
        let seed = whole("seed", self.seed, f64::from(u32::MAX))?;
        let surface = self.surface.build(seed)?;
        let tolerance = Error::check_range("tolerance", self.tolerance, 0.0, 1e9)?;
        let racers = self.racers.len();
        Error::check_range("racers.length", racers as f64, 0.0, MAX_RACERS as f64)?;
        let conditions = Conditions {
            start: &self.start[..surface.dimension()],
            steps,
            seed,
            noise: self.noise,
            clip_norm: self.clip_norm,
            clip_value: self.clip_value,
        };
        let run = |racer: &RacerRequest| racer.configure(&conditions);
        let runs = self.racers.iter().map(run).collect::<Result<_, _>>()?;
        Ok(RacePlan { surface, runs, tolerance })
    }
}

/// What a run depends on beside its racer.
pub(crate) struct Conditions<'a> {
    pub(crate) start: &'a [f64],
    pub(crate) steps: u32,
    pub(crate) seed: u32,
    pub(crate) noise: f64,
    pub(crate) clip_norm: Option<f64>,
    pub(crate) clip_value: Option<f64>,
}

impl RacerRequest {
    /// The racer's run under these conditions.
    pub(crate) fn configure(&self, conditions: &Conditions<'_>) -> Result<Configuration, Error> {
        let &Conditions { start, steps, seed, noise, clip_norm, clip_value } = conditions;
        let schedule = self.schedule.as_ref().map(|s| s.build(steps)).transpose()?;
        let trunk = self.trunk.iter().map(|phase| phase.build(steps));
        let configuration = Configuration {
            start: start.to_vec(),
            trunk: trunk.collect::<Result<_, _>>()?,
            settings: settings(&self.optimizer, &self.hyperparameters, self.convention.as_deref())?,
            schedule: schedule.unwrap_or_default(),
            clip_norm,
            clip_value,
            noise,
            seed,
            steps,
        };
        configuration.check()?;
        Ok(configuration)
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
///
/// With one parameter, points here and in paths are the parameter and the loss.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RaceSummary {
    /// One for each racer.
    pub(crate) racers: Vec<RacerSummary>,
    /// The part of the plane that the surface is shown on; the plane of parameter and loss where there is one
    /// parameter.
    pub(crate) domain: [f64; 4],
    /// Number of parameters.
    pub(crate) dimension: usize,
    /// The known minima.
    pub(crate) minima: Vec<MinimumInfo>,
}

/// How far two racers came from each other.
#[cfg(feature = "full")]
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PartingReport {
    /// To the bit the same; the same but for rounding; never as far apart as `share`; farther from `step` on; or
    /// so only in that one was lost there.
    #[tsify(type = "\"identical\" | \"rounding\" | \"close\" | \"parted\" | \"lost\"")]
    pub(crate) kind: &'static str,
    /// The first step at which they are farther apart than `share` of the diagonal of the surface's domain, or
    /// at which only one of them still has finite numbers; -1 for none.
    pub(crate) step: i32,
    /// That share.
    pub(crate) share: f64,
    /// The greatest distance, over the steps that both took.
    pub(crate) greatest: f64,
    /// The last step that both took.
    pub(crate) last: u32,
    /// The distance there.
    pub(crate) at_last: f64,
}

/// What is known of a surface besides its values.
#[cfg(feature = "full")]
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SurfaceFacts {
    /// The formula in TeX, of data the loss.
    pub(crate) formula: String,
    /// The part of the plane that it is shown on.
    pub(crate) domain: [f64; 4],
    /// The known minima.
    pub(crate) minima: Vec<MinimumInfo>,
}

/// A surface at a point.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PointReport {
    /// The value.
    pub(crate) value: f64,
    /// ∂/∂x, ∂/∂y; the second is 0 where there is one parameter.
    pub(crate) gradient: [f64; 2],
    /// The matrix of second derivatives, row by row.
    pub(crate) hessian: [[f64; 2]; 2],
    /// λmax and λmin; of one parameter its curvature twice.
    pub(crate) eigenvalues: [f64; 2],
    /// The unit direction of λmax.
    pub(crate) direction: [f64; 2],
}
