//! Settings on which overfitting shows, and what keeps it away: each cure changes one thing of what overfits.
//!
//! Found by a search over settings; that they show what they say for nearly every seed is tested.

use super::{BoundarySpec, StopRules};
use crate::datasets::features::Feature;
use crate::datasets::points::{PointsConfig, Shape};
use crate::datasets::targets::Target;
use crate::error::Error;
use crate::models::activation::Activation;
use crate::models::network::Initialization;
use crate::optimizers;
use crate::run::Configuration;
use crate::schedules::Schedule;
use crate::spec::Settings;

/// What a preset shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The validation loss turns up while the training loss falls.
    Overfits,
    /// It does not.
    Holds,
    /// It does not, and the training loss stays high: the network cannot do better.
    Underfits,
}

/// A preset: settings, and what they show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// Its name in links.
    pub id: &'static str,
    /// What it shows.
    pub claim: Claim,
    /// How the classes lie, or what number each place has.
    pub shape: Shape,
    /// Points that teach.
    pub count: usize,
    /// Deviation of the points' jitter, or of the noise on their numbers.
    pub noise: f64,
    /// Probability of a wrong label.
    pub label_noise: f64,
    /// Neurons of the hidden layers, all of them with tanh.
    pub hidden: &'static [usize],
    /// Factor of Σw²/2.
    pub l2: f64,
    /// The probability that a hidden neuron is dropped.
    pub dropout: f64,
    /// Updates without a new least of the validation loss that are borne.
    pub patience: Option<u32>,
    /// The learning rate of Adam.
    pub learning_rate: f64,
}

/// Points that examine.
pub const VALIDATION: usize = 200;
/// Points of an update.
pub const BATCH: usize = 40;
/// Updates of a preset, by Adam.
pub const STEPS: u32 = 500;
/// A record is made every so many steps.
pub const EVERY: u32 = 10;

/// Too much freedom for too few points with wrong labels among them.
const MEMORIZES: Preset = Preset {
    id: "memorizes",
    claim: Claim::Overfits,
    shape: Shape::Moons,
    count: 40,
    noise: 0.6,
    label_noise: 0.15,
    hidden: &[8, 8],
    l2: 0.0,
    dropout: 0.0,
    patience: None,
    learning_rate: 0.005,
};

/// The same of numbers: forty of them with noise, and a network of 337 weights.
const MEMORIZES_SADDLE: Preset = Preset {
    id: "memorizes_saddle",
    shape: Shape::Numbers(Target::Saddle),
    noise: 0.3,
    label_noise: 0.0,
    hidden: &[16, 16],
    learning_rate: 0.02,
    ..MEMORIZES
};

/// A target that takes no hidden neuron, and a network that has many.
const MEMORIZES_SLOPE: Preset = Preset {
    id: "memorizes_slope",
    shape: Shape::Numbers(Target::Slope),
    noise: 0.5,
    ..MEMORIZES_SADDLE
};

/// Every preset, those of classes first, and of each task that which overfits.
pub const PRESETS: [Preset; 14] = [
    MEMORIZES,
    Preset { id: "memorizes_circle", shape: Shape::Circle, ..MEMORIZES },
    Preset { id: "too_simple", claim: Claim::Underfits, hidden: &[], ..MEMORIZES },
    Preset { id: "l2", claim: Claim::Holds, l2: 0.05, ..MEMORIZES },
    Preset { id: "early_stopping", claim: Claim::Holds, patience: Some(10), ..MEMORIZES },
    Preset { id: "more_data", claim: Claim::Holds, count: 400, ..MEMORIZES },
    Preset { id: "dropout", claim: Claim::Holds, dropout: 0.6, ..MEMORIZES },
    MEMORIZES_SADDLE,
    MEMORIZES_SLOPE,
    Preset {
        id: "too_simple_ripple",
        claim: Claim::Underfits,
        shape: Shape::Numbers(Target::Ripple),
        hidden: &[],
        ..MEMORIZES_SADDLE
    },
    Preset { id: "right_size", claim: Claim::Holds, hidden: &[], ..MEMORIZES_SLOPE },
    Preset { id: "saddle_l2", claim: Claim::Holds, l2: 0.05, ..MEMORIZES_SADDLE },
    Preset {
        id: "saddle_early_stopping",
        claim: Claim::Holds,
        patience: Some(10),
        ..MEMORIZES_SADDLE
    },
    Preset { id: "saddle_more_data", claim: Claim::Holds, count: 400, ..MEMORIZES_SADDLE },
];

impl Preset {
    /// What is learned, with points and first weights of this seed.
    #[must_use]
    pub fn boundary(&self, seed: u32) -> BoundarySpec {
        BoundarySpec {
            points: PointsConfig {
                shape: self.shape,
                count: self.count,
                noise: self.noise,
                label_noise: self.label_noise,
                balance: 0.5,
                seed,
            },
            validation: VALIDATION,
            features: vec![Feature::X1, Feature::X2],
            hidden: self.hidden.iter().map(|size| (*size, Activation::Tanh)).collect(),
            initialization: Initialization::XavierUniform,
            l1: 0.0,
            l2: self.l2,
            dropout: self.dropout,
            // Of so few points all; of more, updates that cost the same.
            batch_size: Some(BATCH),
        }
    }

    /// When its training ends.
    #[must_use]
    pub fn rules(&self) -> StopRules {
        StopRules { patience: self.patience, ..StopRules::default() }
    }

    /// How it is trained.
    ///
    /// # Errors
    /// None but that Adam were unknown.
    pub fn training(&self) -> Result<Configuration, Error> {
        Ok(Configuration {
            start: Vec::new(),
            trunk: Vec::new(),
            settings: Settings::new(optimizers::find("adam")?.spec)
                .with("learning_rate", self.learning_rate)?,
            schedule: Schedule::default(),
            clip_norm: None,
            clip_value: None,
            noise: 0.0,
            seed: 0,
            steps: STEPS,
        })
    }
}
