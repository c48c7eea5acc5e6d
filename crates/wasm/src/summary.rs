//! What a race tells of its runs and its surface, as plain structs.

use crate::catalog::MinimumInfo;
use serde::Serialize;
use tsify::Tsify;

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
