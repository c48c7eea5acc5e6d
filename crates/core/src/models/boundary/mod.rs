//! Points in the plane and a network that parts their two classes or finds their numbers: what is learned, from how little,
//! and how it is kept from learning the noise.

mod fitting;
mod kept;
mod map;
mod near;
mod neurons;
pub mod presets;
mod scoring;
mod shipping;
mod stop;
mod trace;

pub use fitting::{Edit, Fitting, Record};
pub use map::DecisionMap;
pub use near::Near;
pub use neurons::NeuronMaps;
pub use scoring::{Scoring, direction};
pub use shipping::{Shipped, Shipping, TEST};
pub use stop::{Stop, StopRules};
pub use trace::{Term, Trace};

use super::activation::Activation;
use super::batches::Batches;
use super::network::{Dropout, Examples, Initialization, Network, Penalty, Problem, Targets};
use crate::datasets::features::Feature;
use crate::datasets::points::{Points, PointsConfig, Role, Task};
use crate::error::Error;

/// What a [`Boundary`] is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundarySpec {
    /// The points that teach.
    pub points: PointsConfig,
    /// How many points examine, drawn from the same distribution.
    pub validation: usize,
    /// What the network reads of a point.
    pub features: Vec<Feature>,
    /// Neurons of each hidden layer with their activation; there may be none.
    pub hidden: Vec<(usize, Activation)>,
    /// How the first weights are drawn, from the seed of the points.
    pub initialization: Initialization,
    /// Factor of Σ|w| in what is descended.
    pub l1: f64,
    /// Factor of Σw²/2.
    pub l2: f64,
    /// The probability that a hidden neuron is dropped.
    pub dropout: f64,
    /// Points a step; all where it is `None`.
    pub batch_size: Option<usize>,
}

/// Points, a network of one output, and the loss between them: the cross-entropy of classes, the mean squared error of
/// numbers.
#[derive(Debug)]
pub struct Boundary {
    /// The network.
    pub network: Network,
    /// The points that teach.
    pub train_points: Points,
    /// The points that examine.
    pub validation_points: Points,
    spec: BoundarySpec,
    /// Whether the points are those of the spec, so that there are more where they came from.
    drawn: bool,
    train: Examples,
    validation: Examples,
    penalty: Penalty,
    dropout: Dropout,
}

impl Boundary {
    /// Draws the points and lays out the network.
    ///
    /// # Errors
    /// Those of [`PointsConfig::draw`] and of [`Boundary::over`].
    pub fn new(spec: BoundarySpec) -> Result<Self, Error> {
        let train_points = spec.points.draw(Role::Training)?;
        let validation = PointsConfig { count: spec.validation, ..spec.points.clone() };
        let validation_points = validation.draw(Role::Validation)?;
        Ok(Self { drawn: true, ..Self::over(spec, train_points, validation_points)? })
    }

    /// Lays out the network over points that are there already, those of the spec being left aside but for their seed.
    ///
    /// # Errors
    /// Those of [`Network::new`], [`Penalty::new`], [`Dropout::new`] and [`Batches::new`]; [`Error::OutOfRange`]
    /// (`features.length`) for no feature.
    pub fn over(
        spec: BoundarySpec,
        train_points: Points,
        validation_points: Points,
    ) -> Result<Self, Error> {
        Error::check_range("features.length", spec.features.len() as f64, 1.0, f64::MAX)?;
        let sizes = std::iter::once(spec.features.len())
            .chain(spec.hidden.iter().map(|(size, _)| *size))
            .chain([1])
            .collect::<Vec<_>>();
        let activations: Vec<Activation> = spec.hidden.iter().map(|(_, of)| *of).collect();
        let network = Network::new(&sizes, true, Activation::Linear)?.activated(&activations)?;
        if let Some(size) = spec.batch_size {
            Batches::new(train_points.labels.len(), size, 0)?;
        }
        Ok(Self {
            train: examples(&network, &spec, &train_points)?,
            validation: examples(&network, &spec, &validation_points)?,
            penalty: Penalty::new(spec.l1, spec.l2)?,
            dropout: Dropout::new(spec.dropout, spec.points.seed)?,
            network,
            train_points,
            validation_points,
            spec,
            drawn: false,
        })
    }

    /// What it is made of.
    #[must_use]
    pub fn spec(&self) -> &BoundarySpec {
        &self.spec
    }

    /// What is learned of the points.
    #[must_use]
    pub fn task(&self) -> Task {
        self.spec.points.shape.task()
    }

    /// What a number has to be for the full colour: the greatest size of a number to be found, but no more than 1, which
    /// only noise goes beyond; 1 where all of them are 0.
    #[must_use]
    pub fn scale(&self) -> f64 {
        let numbers = self.train_points.labels.iter().chain(&self.validation_points.labels);
        let most = numbers.fold(0.0, |most: f64, number| most.max(number.abs()));
        if most > 0.0 { most.min(1.0) } else { 1.0 }
    }

    /// Weights to begin with.
    #[must_use]
    pub fn first_weights(&self) -> Vec<f64> {
        self.network.initialize(self.spec.initialization, self.spec.points.seed)
    }

    /// What a training descends: with penalties, dropout and batches.
    #[must_use]
    pub fn descended(&self) -> Problem<'_> {
        // The size was checked against the points when this was made.
        let batches = self
            .spec
            .batch_size
            .and_then(|size| Batches::new(self.train.rows(), size, self.spec.points.seed).ok());
        Problem::new(&self.network, &self.train, batches)
            .with_penalty(self.penalty)
            .with_dropout(self.dropout)
    }

    /// The loss over the points that teach alone, which is compared with that over those that examine.
    #[must_use]
    pub fn train_problem(&self) -> Problem<'_> {
        Problem::new(&self.network, &self.train, None)
    }

    /// The loss over the points that examine.
    #[must_use]
    pub fn validation_problem(&self) -> Problem<'_> {
        Problem::new(&self.network, &self.validation, None)
    }
}

/// Points as a network reads them and is to answer them.
fn examples(network: &Network, spec: &BoundarySpec, points: &Points) -> Result<Examples, Error> {
    let targets = match spec.points.shape.task() {
        Task::Classification => Targets::Probabilities(points.labels.clone()),
        Task::Regression => Targets::Numbers(points.labels.clone()),
    };
    Examples::new(network, points.inputs(&spec.features), spec.features.len(), targets)
}
