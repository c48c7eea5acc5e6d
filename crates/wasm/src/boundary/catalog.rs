//! What can be chosen of a boundary, and the presets.

use descent_core::datasets::features::FEATURES;
use descent_core::datasets::points::{BALANCE, MAX_COUNT, MAX_LABEL_NOISE, MAX_NOISE, SHAPES};
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
    /// The greatest share of wrong labels.
    pub(crate) max_label_noise: f64,
    /// The least and the greatest share of the second class.
    pub(crate) balance: [f64; 2],
    /// The most hidden layers, and neurons of one.
    pub(crate) max_hidden: [usize; 2],
    /// Settings on which something shows, that which overfits first.
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

/// Settings on which something shows: features x1 and x2, tanh, Adam.
#[derive(Debug, Serialize, Tsify)]
pub struct BoundaryPreset {
    /// Its name in links.
    pub(crate) id: &'static str,
    /// What it shows.
    pub(crate) claim: BoundaryClaim,
    /// How the classes lie.
    pub(crate) shape: &'static str,
    /// Points that teach.
    pub(crate) count: usize,
    /// Points that examine.
    pub(crate) validation: usize,
    /// Deviation of the jitter.
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
            shape: SHAPES.iter().find(named).map_or("", |(name, _)| name),
            count: preset.count,
            validation: presets::VALIDATION,
            noise: presets::NOISE,
            label_noise: presets::LABEL_NOISE,
            hidden: preset.hidden.to_vec(),
            l2: preset.l2,
            dropout: preset.dropout,
            patience: preset.patience,
            batch_size: presets::BATCH,
            steps: presets::STEPS,
            every: presets::EVERY,
            learning_rate: presets::LEARNING_RATE,
        }
    }
}

/// Names and bounds of what a boundary is made of, and the presets.
#[wasm_bindgen]
pub fn boundary_catalog() -> Result<Ts<BoundaryCatalog>, JsValue> {
    fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
        list.iter().map(|(name, _)| *name).collect()
    }
    crate::send(&BoundaryCatalog {
        shapes: names(&SHAPES),
        features: names(&FEATURES),
        activations: names(&ACTIVATIONS),
        initializations: names(&INITIALIZATIONS),
        max_count: MAX_COUNT,
        max_noise: MAX_NOISE,
        max_label_noise: MAX_LABEL_NOISE,
        balance: BALANCE,
        max_hidden: super::MAX_HIDDEN,
        presets: PRESETS.iter().map(BoundaryPreset::from).collect(),
    })
}
