//! A training as JavaScript asks for it, and the trainings of all its racers.

use crate::arguments::from_fields;
use crate::race_request::MAX_RACERS;
use crate::request::{Conditions, RacerRequest, whole};
use descent_core::datasets::Dataset;
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::network::Initialization;
use descent_core::models::task::{Task, TaskSpec};
use descent_core::models::training::Course;
use descent_core::run::{Configuration, MAX_STEPS};
use tsify::Tsify;

/// A network and what it learns.
#[derive(Debug, Clone, Tsify)]
pub struct ClassifierRequest {
    /// Numbers of neurons, from the input's layer to the output's.
    pub(crate) layers: Vec<f64>,
    /// Whether every neuron but the inputs has a bias.
    pub(crate) bias: bool,
    /// What hidden neurons make of their sums.
    pub(crate) activation: String,
    /// How the weights are drawn.
    #[tsify(optional)]
    pub(crate) initialization: String,
    /// Id of the data set.
    pub(crate) dataset: String,
    /// The share of rows kept for the test.
    pub(crate) test_share: f64,
    /// Seed of the split.
    #[tsify(optional)]
    pub(crate) split_seed: f64,
    /// Whether the columns are brought to one scale; true where it is not given.
    #[tsify(optional)]
    pub(crate) standardize: bool,
}

/// A training: what is equal for all, and the racers. All begin with the same weights.
#[derive(Debug, Clone, Tsify)]
pub struct TrainingRequest {
    /// What is trained.
    pub(crate) network: ClassifierRequest,
    /// Rows a step; all that teach where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// How many steps.
    pub(crate) steps: f64,
    /// Seed of the weights, of the batches and of the gradient noise.
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
    /// ε: how near to 0 the loss over the teaching rows must come.
    #[tsify(optional)]
    pub(crate) tolerance: f64,
    /// The racers.
    pub(crate) racers: Vec<RacerRequest>,
}

from_fields!(ClassifierRequest {
    layers,
    bias,
    activation,
    initialization = "default".to_owned(),
    dataset,
    test_share,
    split_seed = 0.0,
    standardize = true,
});
from_fields!(TrainingRequest {
    network,
    batch_size,
    steps,
    seed = 0.0,
    noise = 0.0,
    clip_norm,
    clip_value,
    tolerance = DEFAULT_TOLERANCE,
    racers,
});

/// ε where it is not given.
const DEFAULT_TOLERANCE: f64 = 0.05;

/// The trainings of all racers, at their start or further on.
#[derive(Debug)]
pub(crate) struct School {
    pub(crate) task: Task,
    pub(crate) runs: Vec<Configuration>,
    pub(crate) courses: Vec<Course>,
    pub(crate) initialization: Initialization,
    pub(crate) tolerance: f64,
}

/// A list of sizes.
fn sizes(layers: &[f64]) -> Result<Vec<usize>, Error> {
    let size = |(index, value): (usize, &f64)| {
        whole(&format!("layers[{index}]"), *value, f64::from(u16::MAX)).map(|n| n as usize)
    };
    layers.iter().enumerate().map(size).collect()
}

impl TrainingRequest {
    fn task(&self) -> Result<Task, Error> {
        let network = &self.network;
        let batch_size = self.batch_size.map(|size| whole("batch_size", size, f64::from(u32::MAX)));
        Task::new(&TaskSpec {
            layers: &sizes(&network.layers)?,
            bias: network.bias,
            activation: Activation::named(&network.activation)?,
            dataset: Dataset::named(&network.dataset)?,
            test_share: network.test_share,
            split_seed: whole("split_seed", network.split_seed, f64::from(u32::MAX))?,
            standardize: network.standardize,
            batch_size: batch_size.transpose()?.map(|size| size as usize),
        })
    }

    /// All trainings at their start.
    pub(crate) fn begin(&self) -> Result<School, Error> {
        let task = self.task()?;
        let initialization = Initialization::named(&self.network.initialization)?;
        let seed = whole("seed", self.seed, f64::from(u32::MAX))?;
        let racers = self.racers.len();
        Error::check_range("racers.length", racers as f64, 0.0, MAX_RACERS as f64)?;
        let conditions = Conditions {
            start: &task.network.initialize(initialization, seed),
            steps: whole("steps", self.steps, f64::from(MAX_STEPS))?,
            seed,
            noise: self.noise,
            clip_norm: self.clip_norm,
            clip_value: self.clip_value,
        };
        let run = |racer: &RacerRequest| racer.configure(&conditions);
        let runs = self.racers.iter().map(run).collect::<Result<Vec<_>, _>>()?;
        let courses = runs.iter().map(|run| Course::begin(&task, run)).collect::<Result<_, _>>()?;
        let tolerance = Error::check_range("tolerance", self.tolerance, 0.0, 1e9)?;
        Ok(School { task, runs, courses, initialization, tolerance })
    }
}

impl School {
    /// So many updates more, spread so that all trainings grow together.
    pub(crate) fn advance(&mut self, updates: u32) -> Result<(), Error> {
        let mut left = updates;
        while left > 0 {
            let mut unfinished: Vec<_> = self
                .courses
                .iter_mut()
                .zip(&self.runs)
                .filter(|(course, _)| !course.is_finished())
                .collect();
            unfinished.sort_by_key(|(course, _)| course.made());
            let each = (left / (unfinished.len().max(1) as u32)).max(1);
            if unfinished.is_empty() {
                return Ok(());
            }
            for (course, run) in unfinished {
                left -= course.advance(&self.task, run, each.min(left))?;
            }
        }
        Ok(())
    }

    /// Updates in all; those that a training which broke off never made count as done.
    pub(crate) fn total(&self) -> u32 {
        self.runs.iter().map(|run| run.steps).sum()
    }

    pub(crate) fn done(&self) -> u32 {
        let trainings = self.courses.iter().zip(&self.runs);
        trainings.map(|(c, run)| if c.is_finished() { run.steps } else { c.made() }).sum()
    }
}
