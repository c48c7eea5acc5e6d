//! What a network has to learn: a data set, split and scaled.

use super::activation::Activation;
use super::batches::Batches;
use super::network::{Examples, Network, Problem, Targets};
use crate::datasets::{Dataset, Split, Standardization};
use crate::error::Error;
use crate::run::Configuration;

/// The most numbers that the points of one run may be: 32 MB.
const MAX_RECORDED: usize = 4 << 20;
/// The most weights of a network whose whole Hessian is asked for at every step, as Newton's method does: its
/// eigenvalues cost their cube.
const MAX_WITH_HESSIAN: usize = 300;

/// What a [`Task`] is made of.
#[derive(Debug, Clone)]
pub struct TaskSpec<'a> {
    /// Numbers of neurons, from the input's layer to the output's: as many as the data have columns and classes.
    pub layers: &'a [usize],
    /// Whether every neuron but the inputs has a bias.
    pub bias: bool,
    /// What hidden neurons make of their sums.
    pub activation: Activation,
    /// What is learned.
    pub dataset: &'static Dataset,
    /// The share of rows kept for the test, by [`Split::new`].
    pub test_share: f64,
    /// Seed of the split.
    pub split_seed: u32,
    /// Whether columns are brought to one scale, by [`Standardization`].
    pub standardize: bool,
    /// Rows a step; all that teach where it is `None`.
    pub batch_size: Option<usize>,
}

/// A network, the rows that teach it and those that examine it: softmax cross-entropy over its outputs.
#[derive(Debug)]
pub struct Task {
    /// The network.
    pub network: Network,
    /// The data.
    pub dataset: &'static Dataset,
    /// Which rows do what.
    pub split: Split,
    /// The scale of the inputs.
    pub standardization: Standardization,
    train: Examples,
    test: Option<Examples>,
    batch_size: Option<usize>,
}

impl Task {
    /// Splits the data and brings them to their scale.
    ///
    /// # Errors
    /// Those of [`Network::new`], [`Split::new`], [`Examples::new`] and [`Batches::new`]; [`Error::Layer`] where the
    /// last layer has another size than the data have classes.
    pub fn new(spec: &TaskSpec<'_>) -> Result<Self, Error> {
        let network = Network::new(spec.layers, spec.bias, spec.activation)?;
        let (dataset, columns) = (spec.dataset, spec.dataset.features.len());
        let ends = [(0, columns), (spec.layers.len() - 1, dataset.classes.len())];
        for (layer, expected) in ends {
            let (value, argument) = (spec.layers[layer], "layers".to_owned());
            if value != expected {
                return Err(Error::Layer { argument, layer, value, expected });
            }
        }
        let split = Split::new(dataset, spec.test_share, spec.split_seed)?;
        let standardization = if spec.standardize {
            Standardization::fit(dataset, &split.train)
        } else {
            Standardization::none(columns)
        };
        let examples = |rows: &[usize]| {
            let classes = rows.iter().map(|row| dataset.class(*row)).collect();
            let inputs = standardization.apply(dataset, rows);
            Examples::new(&network, inputs, columns, Targets::Classes(classes))
        };
        let train = examples(&split.train)?;
        let test = if split.test.is_empty() { None } else { Some(examples(&split.test)?) };
        let batch_size =
            spec.batch_size.map(|size| Batches::new(train.rows(), size, 0).map(|_| size));
        let batch_size = batch_size.transpose()?;
        Ok(Self { network, dataset, split, standardization, train, test, batch_size })
    }

    /// The rows that teach.
    #[must_use]
    pub fn train(&self) -> &Examples {
        &self.train
    }

    /// A row of the data set as the network reads it; `None` for a row that there is not.
    #[must_use]
    pub fn inputs(&self, row: usize) -> Option<Vec<f64>> {
        (row < self.dataset.rows()).then(|| self.standardization.apply(self.dataset, &[row]))
    }

    /// The loss over the rows that teach, all of them: what is descended, but with no batches.
    #[must_use]
    pub fn train_problem(&self) -> Problem<'_> {
        Problem::new(&self.network, &self.train, None)
    }

    /// The loss over the rows that examine; `None` where there are none.
    #[must_use]
    pub fn test_problem(&self) -> Option<Problem<'_>> {
        self.test.as_ref().map(|test| Problem::new(&self.network, test, None))
    }

    /// What a run descends: gradients are estimated from batches that a seed draws, where the task has any.
    #[must_use]
    pub fn descended(&self, seed: u32) -> Problem<'_> {
        // The size was checked against the rows when the task was made.
        let batches =
            self.batch_size.and_then(|size| Batches::new(self.train.rows(), size, seed).ok());
        Problem::new(&self.network, &self.train, batches)
    }

    /// The most steps of a run of this task that is recorded: so that its points are at most 32 MB.
    #[must_use]
    pub fn most_steps(&self) -> u32 {
        let most = MAX_RECORDED / self.network.parameters().max(1);
        u32::try_from(most.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Checks that a run of this task is not too much for one machine.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for more steps than [`Task::most_steps`], and for a network of more than 300 weights
    /// (`parameters`) whose optimizer wants Hessians.
    pub fn check(&self, configuration: &Configuration) -> Result<(), Error> {
        let most = f64::from(self.most_steps());
        Error::check_range("steps", f64::from(configuration.steps), 0.0, most)?;
        let parameters = self.network.parameters() as f64;
        if configuration.needs_hessian() {
            Error::check_range("parameters", parameters, 1.0, MAX_WITH_HESSIAN as f64)?;
        }
        Ok(())
    }
}
