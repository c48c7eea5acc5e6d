//! A race as JavaScript asks for it, and its way into the core.

use crate::arguments::{from_fields, whole};
use crate::request::{Conditions, RacerRequest};
use crate::surface_request::SurfaceRequest;
use descent_core::error::Error;
use descent_core::objective::Objective;
use descent_core::run::{Configuration, MAX_STEPS};
use descent_core::surfaces::Surface;
use tsify::Tsify;

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
