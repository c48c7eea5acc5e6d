//! What can be chosen of a boundary, and the presets.

use descent_core::datasets::features::FEATURES;
use descent_core::datasets::points::{
    BALANCE, MAX_COUNT, MAX_LABEL_NOISE, MAX_NOISE, MAX_TARGET_NOISE, SHAPES, Task,
};
use descent_core::metrics::regression::REGRESSION;
use descent_core::models::activation::ACTIVATIONS;
use descent_core::models::boundary::presets::{self, Claim, PRESETS, Preset};
use descent_core::models::network::INITIALIZATIONS;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Names and bounds of what a boundary is made of.
#[derive(Debug, Serialize, Tsify)]
pub struct BoundaryCatalog {
    /// How the classes may lie.
    pub(crate) shapes: Vec<&'static str>,
    /// Which numbers places may have.
    pub(crate) targets: Vec<&'static str>,
    /// Metrics of numbers that may be negative.
    pub(crate) regression_metrics: Vec<&'static str>,
    /// What a network may read of a point.
    pub(crate) features: Vec<&'static str>,
    /// What neurons may make of their sums.
    pub(crate) activations: Vec<&'static str>,
    /// How first weights may be drawn.
    pub(crate) initializations: Vec<&'static str>,
    /// The most points of one drawing.
    pub(crate) max_count: usize,
    /// The greatest deviation of the jitter.
    pub(crate) max_noise: f64,
    /// The greatest deviation of the noise on numbers.
    pub(crate) max_target_noise: f64,
    /// The greatest share of wrong labels.
    pub(crate) max_label_noise: f64,
    /// The least and the greatest share of the second class.
    pub(crate) balance: [f64; 2],
    /// The most hidden layers, and neurons of one.
    pub(crate) max_hidden: [usize; 2],
    /// Settings on which something shows: those of classes first, and of each task that which overfits.
    pub(crate) presets: Vec<BoundaryPreset>,
}

/// What a preset shows.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum BoundaryClaim {
    /// The validation loss turns up while the training loss falls.
    Overfits,
    /// It does not.
    Holds,
    /// It does not, and the training loss stays high.
    Underfits,
}

/// What is learned of points.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum BoundaryTask {
    /// Which of two classes one is of.
    Classification,
    /// A number.
    Regression,
}

/// Settings on which something shows: features x1 and x2, tanh, Adam.
#[derive(Debug, Serialize, Tsify)]
pub struct BoundaryPreset {
    /// Its name in links.
    pub(crate) id: &'static str,
    /// What it shows.
    pub(crate) claim: BoundaryClaim,
    /// What is learned.
    pub(crate) task: BoundaryTask,
    /// How the classes lie, or what number each place has.
    pub(crate) shape: &'static str,
    /// Points that teach.
    pub(crate) count: usize,
    /// Points that examine.
    pub(crate) validation: usize,
    /// Deviation of the jitter, or of the noise on numbers.
    pub(crate) noise: f64,
    /// The probability of a wrong label.
    pub(crate) label_noise: f64,
    /// Neurons of the hidden layers.
    pub(crate) hidden: Vec<usize>,
    /// Factor of Σw²/2.
    pub(crate) l2: f64,
    /// The probability that a hidden neuron is dropped.
    pub(crate) dropout: f64,
    /// Updates without a new least of the validation loss that are borne.
    pub(crate) patience: Option<u32>,
    /// Points of an update.
    pub(crate) batch_size: usize,
    /// Updates.
    pub(crate) steps: u32,
    /// A record is made every so many.
    pub(crate) every: u32,
    /// The optimizer's learning rate.
    pub(crate) learning_rate: f64,
}

impl From<&Preset> for BoundaryPreset {
    fn from(preset: &Preset) -> Self {
        let named = |&&(_, shape): &&(_, _)| shape == preset.shape;
        Self {
            id: preset.id,
            claim: match preset.claim {
                Claim::Overfits => BoundaryClaim::Overfits,
                Claim::Holds => BoundaryClaim::Holds,
                Claim::Underfits => BoundaryClaim::Underfits,
            },
            task: match preset.shape.task() {
                Task::Classification => BoundaryTask::Classification,
                Task::Regression => BoundaryTask::Regression,
            },
            shape: SHAPES.iter().find(named).map_or("", |(name, _)| name),
            count: preset.count,
            validation: presets::VALIDATION,
            noise: preset.noise,
            label_noise: preset.label_noise,
            hidden: preset.hidden.to_vec(),
            l2: preset.l2,
            dropout: preset.dropout,
            patience: preset.patience,
            batch_size: presets::BATCH,
            steps: presets::STEPS,
            every: presets::EVERY,
            learning_rate: preset.learning_rate,
        }
    }
}

/// Names and bounds of what a boundary is made of, and the presets.
#[wasm_bindgen]
pub fn boundary_catalog() -> Result<Ts<BoundaryCatalog>, JsValue> {
    fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
        list.iter().map(|(name, _)| *name).collect()
    }
    let of = |task: Task| {
        let named = SHAPES.iter().filter(move |(_, shape)| shape.task() == task);
        named.map(|(name, _)| *name).collect()
    };
    let taking = REGRESSION.iter().filter(|metric| metric.takes_all_numbers());
    crate::send(&BoundaryCatalog {
        shapes: of(Task::Classification),
        targets: of(Task::Regression),
        regression_metrics: taking.map(|metric| metric.spec.id).collect(),
        features: names(&FEATURES),
        activations: names(&ACTIVATIONS),
        initializations: names(&INITIALIZATIONS),
        max_count: MAX_COUNT,
        max_noise: MAX_NOISE,
        max_target_noise: MAX_TARGET_NOISE,
        max_label_noise: MAX_LABEL_NOISE,
        balance: BALANCE,
        max_hidden: super::MAX_HIDDEN,
        presets: PRESETS.iter().map(BoundaryPreset::from).collect(),
    })
}
