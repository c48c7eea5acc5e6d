//! What a boundary is asked to be.

use super::{BoundaryTraining, MAX_HIDDEN};
use crate::activations::Activations;
use crate::arguments::from_fields;
use crate::request::{Conditions, RacerRequest, whole};
use descent_core::datasets::features::Feature;
use descent_core::datasets::points::{Points, PointsConfig, Shape, Task};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::boundary::{Boundary, BoundarySpec, Edit, Fitting, Scoring, StopRules};
use descent_core::models::network::Initialization;
use descent_core::run::MAX_STEPS;
use tsify::Tsify;

/// Points, a network and its training.
#[derive(Debug, Clone, Tsify)]
pub struct BoundaryRequest {
    /// How the classes lie; or which number each place has, where numbers are to be found.
    #[tsify(
        type = "\"circle\" | \"xor\" | \"gaussians\" | \"spiral\" | \"moons\" | \"checkerboard\" | \"slope\" | \"bumps\" | \"ripple\" | \"saddle\""
    )]
    pub(crate) shape: String,
    /// Points that teach.
    pub(crate) count: f64,
    /// Points that examine.
    pub(crate) validation: f64,
    /// Points of one's own in the place of those that are drawn: x₁, x₂ and the class, 0 or 1, or
    /// the number, each.
    #[tsify(optional)]
    pub(crate) points: Vec<[f64; 3]>,
    /// The share of one's own points that examine.
    #[tsify(optional)]
    pub(crate) share: f64,
    /// Deviation of the jitter, or of the noise on numbers.
    pub(crate) noise: f64,
    /// The probability of a wrong label; 0 for numbers.
    #[tsify(optional)]
    pub(crate) label_noise: f64,
    /// The share of the second class.
    #[tsify(optional)]
    pub(crate) balance: f64,
    /// Seed of points, first weights, batches and what is dropped.
    pub(crate) seed: f64,
    /// What the network reads: x1, x2, x1_squared, x2_squared, x1_x2, sin_x1, sin_x2.
    pub(crate) features: Vec<String>,
    /// Neurons of the hidden layers, at most 8 × 32.
    pub(crate) hidden: Vec<f64>,
    /// What they make of their sums: one for all layers, or one for each.
    #[tsify(type = "string | string[]")]
    pub(crate) activation: Activations,
    /// How the first weights are drawn.
    #[tsify(optional)]
    pub(crate) initialization: String,
    /// Factor of Σ|w|.
    #[tsify(optional)]
    pub(crate) l1: f64,
    /// Factor of Σw²/2.
    #[tsify(optional)]
    pub(crate) l2: f64,
    /// The probability that a hidden neuron is dropped.
    #[tsify(optional)]
    pub(crate) dropout: f64,
    /// Points an update; all where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// Updates.
    pub(crate) steps: f64,
    /// A record is made every so many updates.
    pub(crate) every: f64,
    /// The training loss that is enough.
    #[tsify(optional)]
    pub(crate) target: Option<f64>,
    /// Updates in which the training loss has to fall.
    #[tsify(optional)]
    pub(crate) plateau: Option<f64>,
    /// Updates in which the validation loss has to reach a new least.
    #[tsify(optional)]
    pub(crate) patience: Option<f64>,
    /// Weights that a hand set: after how many updates, which, to what.
    #[tsify(optional)]
    pub(crate) edits: Vec<[f64; 3]>,
    /// Who trains it.
    pub(crate) racer: RacerRequest,
}

from_fields!(BoundaryRequest {
    shape,
    count,
    validation,
    points = Vec::new(),
    share = 0.3,
    noise,
    label_noise = 0.0,
    balance = 0.5,
    seed,
    features,
    hidden,
    activation,
    initialization = "xavier_uniform".to_owned(),
    l1 = 0.0,
    l2 = 0.0,
    dropout = 0.0,
    batch_size,
    steps,
    every,
    target,
    plateau,
    patience,
    edits = Vec::new(),
    racer,
});

impl BoundaryRequest {
    fn spec(&self) -> Result<BoundarySpec, Error> {
        let count = |name: &str, value: f64| whole(name, value, 1e6).map(|count| count as usize);
        let [most_layers, most] = MAX_HIDDEN.map(|most| most as f64);
        Error::check_range("hidden.length", self.hidden.len() as f64, 0.0, most_layers)?;
        let size = |(index, value): (usize, &f64)| count(&format!("hidden[{index}]"), *value);
        let sizes = self.hidden.iter().enumerate().map(size).collect::<Result<Vec<_>, _>>()?;
        for (index, size) in sizes.iter().enumerate() {
            Error::check_range(&format!("hidden[{index}]"), *size as f64, 1.0, most)?;
        }
        let activations = self.activation.of(sizes.len())?;
        let features = self.features.iter().map(|name| Feature::named(name));
        Ok(BoundarySpec {
            points: PointsConfig {
                shape: Shape::named(&self.shape)?,
                count: count("count", self.count)?,
                noise: self.noise,
                label_noise: self.label_noise,
                balance: self.balance,
                seed: whole("seed", self.seed, f64::from(u32::MAX))?,
            },
            validation: count("validation", self.validation)?,
            features: features.collect::<Result<Vec<_>, _>>()?,
            hidden: sizes.into_iter().zip(activations).collect::<Vec<(usize, Activation)>>(),
            initialization: Initialization::named(&self.initialization)?,
            l1: self.l1,
            l2: self.l2,
            dropout: self.dropout,
            batch_size: self.batch_size.map(|size| count("batch_size", size)).transpose()?,
        })
    }

    fn rules(&self) -> Result<StopRules, Error> {
        let updates = |name: &str, value: Option<f64>| {
            value.map(|value| whole(name, value, f64::from(MAX_STEPS))).transpose()
        };
        Ok(StopRules {
            target: self.target,
            plateau: updates("plateau", self.plateau)?,
            patience: updates("patience", self.patience)?,
        })
    }

    /// One's own points in two parts; `None` where they are drawn.
    fn parts(&self, task: Task, seed: u32) -> Result<Option<[Points; 2]>, Error> {
        if self.points.is_empty() {
            return Ok(None);
        }
        let mut points = Points::default();
        for [x, y, label] in &self.points {
            points.places.push([*x, *y]);
            points.labels.push(match task {
                Task::Classification => f64::from(whole("points", *label, 1.0)?),
                Task::Regression => *label,
            });
            points.flipped.push(false);
        }
        points.part(task, self.share, seed).map(Some)
    }

    fn edits(&self) -> Result<Vec<Edit>, Error> {
        let edit = |[step, weight, value]: &[f64; 3]| {
            Ok(Edit {
                step: whole("edits.step", *step, f64::from(MAX_STEPS))?,
                weight: whole("edits.weight", *weight, f64::from(u32::MAX))? as usize,
                value: *value,
            })
        };
        self.edits.iter().map(edit).collect()
    }

    pub(super) fn begin(&self) -> Result<BoundaryTraining, Error> {
        let spec = self.spec()?;
        let (task, seed) = (spec.points.shape.task(), spec.points.seed);
        let boundary = match self.parts(task, seed)? {
            Some([teach, examine]) => Boundary::over(spec, teach, examine)?,
            None => Boundary::new(spec)?,
        };
        let configuration = self.racer.configure(&Conditions {
            start: &[],
            steps: whole("steps", self.steps, f64::from(MAX_STEPS))?,
            seed,
            noise: 0.0,
            clip_norm: None,
            clip_value: None,
        })?;
        let every = whole("every", self.every, f64::from(MAX_STEPS))?;
        let edits = self.edits()?;
        let fitting = Fitting::begin(&boundary, &configuration, every, &edits)?;
        Ok(BoundaryTraining {
            rules: self.rules()?,
            scorings: [false, true].map(|examining| Scoring::new(&boundary, examining)),
            boundary,
            configuration,
            fitting,
            every,
            edits,
            map: None,
            neurons: None,
            course: None,
        })
    }
}
