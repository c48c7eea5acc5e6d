//! What is told of a training.

use descent_core::models::boundary::{Near, Record, Shipped, Shipping, Stop, TEST, Term, Trace};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// What is recorded as it goes.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundaryQuantity {
    /// The update after which it was measured.
    Step = 0,
    /// The loss over the points that teach, without penalties.
    TrainLoss = 1,
    /// The loss over those that examine.
    ValidationLoss = 2,
    /// The share of points that teach and are answered rightly.
    TrainAccuracy = 3,
    /// The same of those that examine.
    ValidationAccuracy = 4,
}

/// Why a training ended: `kind` tells which of the other fields are there.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoundaryStop {
    /// The training loss reached the target.
    Target {
        /// The loss.
        loss: f64,
    },
    /// The training loss no longer fell.
    Plateau {
        /// The step from which it did not.
        since: u32,
    },
    /// The validation loss reached no new least for so long as there was patience.
    Patience {
        /// The step with the least.
        best: u32,
    },
    /// The numbers stopped being finite.
    Diverged {
        /// The update in which they did.
        step: u32,
    },
    /// All updates are made.
    Budget,
}

/// Numbers of one record.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryRecord {
    /// The update after which it was measured.
    pub(crate) step: u32,
    /// The loss over the points that teach.
    pub(crate) train_loss: f64,
    /// The loss over those that examine.
    pub(crate) validation_loss: f64,
    /// The share of points that teach and are answered rightly; NaN where there are no classes.
    pub(crate) train_accuracy: f64,
    /// The same of those that examine.
    pub(crate) validation_accuracy: f64,
}

/// How far a training has come.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BoundaryReport {
    /// Updates made.
    pub(crate) step: u32,
    /// Updates in all.
    pub(crate) total: u32,
    /// Number of weights.
    pub(crate) parameters: usize,
    /// Points that teach, and that examine.
    pub(crate) points: [usize; 2],
    /// Number of records.
    pub(crate) records: usize,
    /// The record made last.
    pub(crate) last: Option<BoundaryRecord>,
    /// That with the least validation loss.
    pub(crate) best: Option<BoundaryRecord>,
    /// The size of a number that has the full colour; 1 of classes.
    pub(crate) scale: f64,
    /// Whether the validation loss turned up while the training loss fell.
    pub(crate) overfits: bool,
    /// Why it ended; null while it goes on.
    pub(crate) stop: Option<BoundaryStop>,
}

impl From<&Record> for BoundaryRecord {
    fn from(record: &Record) -> Self {
        Self {
            step: record.step,
            train_loss: record.train_loss,
            validation_loss: record.validation_loss,
            train_accuracy: record.train_accuracy,
            validation_accuracy: record.validation_accuracy,
        }
    }
}

impl From<Stop> for BoundaryStop {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Target { loss } => Self::Target { loss },
            Stop::Plateau { since } => Self::Plateau { since },
            Stop::Patience { best } => Self::Patience { best },
            Stop::Diverged { step } => Self::Diverged { step },
            Stop::Budget => Self::Budget,
        }
    }
}

/// Where a layer's weights stand in the list of all.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BoundaryLayer {
    /// Neurons that it reads.
    pub(crate) inputs: usize,
    /// Neurons that it makes.
    pub(crate) outputs: usize,
    /// The first of its matrix: outputs × inputs, row by row.
    pub(crate) matrix: usize,
    /// The first of its biases.
    pub(crate) biases: usize,
}

/// What one input adds to a weighted sum.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BoundaryTerm {
    /// Its weight.
    pub(crate) weight: f64,
    /// What it hands on.
    pub(crate) value: f64,
    /// Their product.
    pub(crate) product: f64,
}

/// A neuron opened for one point: z = Σ wa + b, and what is made of it.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BoundaryTrace {
    /// One for each neuron of the layer before.
    pub(crate) terms: Vec<BoundaryTerm>,
    /// b.
    pub(crate) bias: f64,
    /// z.
    pub(crate) sum: f64,
    /// What is made of z: an activation's id; of the output `sigmoid`, or `linear` where numbers are found.
    pub(crate) activation: &'static str,
    /// What it hands on; of the output the probability of the second class, or the number.
    pub(crate) value: f64,
}

impl From<Trace> for BoundaryTrace {
    fn from(trace: Trace) -> Self {
        let term = |Term { weight, value, product }: &Term| BoundaryTerm {
            weight: *weight,
            value: *value,
            product: *product,
        };
        Self {
            terms: trace.terms.iter().map(term).collect(),
            bias: trace.bias,
            sum: trace.sum,
            activation: trace.activation,
            value: trace.value,
        }
    }
}

/// How well the weights of a step do.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryShipped {
    /// Updates made.
    pub(crate) step: u32,
    /// The loss over the points that examine.
    pub(crate) validation_loss: f64,
    /// The loss over those of the test.
    pub(crate) test_loss: f64,
    /// The share of the points that examine and are answered rightly; of numbers R².
    pub(crate) validation_score: f64,
    /// The same of those of the test.
    pub(crate) test_score: f64,
}

/// What the test says of a step that was chosen, and of the one that validation would have chosen.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryShipping {
    /// Points of the test.
    pub(crate) count: usize,
    /// The chosen step.
    pub(crate) chosen: BoundaryShipped,
    /// That with the least validation loss.
    pub(crate) best: BoundaryShipped,
}

impl From<Shipped> for BoundaryShipped {
    fn from(shipped: Shipped) -> Self {
        let Shipped { step, validation_loss, test_loss, validation_score, test_score } = shipped;
        Self { step, validation_loss, test_loss, validation_score, test_score }
    }
}

impl From<Shipping> for BoundaryShipping {
    fn from(Shipping { chosen, best }: Shipping) -> Self {
        Self { count: TEST, chosen: chosen.into(), best: best.into() }
    }
}

/// A point with its number, and how far the network is from it.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryNear {
    /// x₁ and x₂.
    pub(crate) place: [f64; 2],
    /// The number that is wanted there.
    pub(crate) wanted: f64,
    /// What the network answers.
    pub(crate) answer: f64,
    /// y − ŷ.
    pub(crate) residual: f64,
    /// Whether the point examines.
    pub(crate) examining: bool,
}

impl From<Near> for BoundaryNear {
    fn from(Near { place, wanted, answer, residual, examining }: Near) -> Self {
        Self { place, wanted, answer, residual, examining }
    }
}
