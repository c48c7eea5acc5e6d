//! What JavaScript asks of a run, as plain structs, and its way into the core's checked types.

use crate::arguments::{Argument, FromArgument, Values, from_fields};
pub(crate) use crate::arguments::{read, whole};
use crate::error::Failure;
use descent_core::error::Error;
use descent_core::optimizers;
use descent_core::run::{Configuration, MAX_STEPS, Phase};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use tsify::Tsify;

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

impl FromArgument for ScheduleRequest {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        Ok(Self {
            kind: argument.field("kind")?,
            points: argument.field::<Option<_>>("points")?.unwrap_or_default(),
            parameters: argument.values(&["kind", "points"])?,
        })
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
