//! A network trained on given rows: a run like any other, over its weights.

use crate::activations::Activations;
use crate::arguments::from_fields;
use crate::error;
use crate::examples::{Answer, Rows};
use crate::request::{self, Conditions, RacerRequest, whole};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::batches::Batches;
use descent_core::models::network::{Dropout, Initialization, Network, Penalty, Problem};
use descent_core::objective::Objective;
use descent_core::run::{Configuration, MAX_STEPS, Run};
use js_sys::{Float64Array, Object, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// A network, its data and its training.
#[derive(Debug, Clone, Tsify)]
pub struct NetworkRequest {
    /// Numbers of neurons, from the input's layer to the output's.
    pub(crate) layers: Vec<f64>,
    /// Whether every neuron but the inputs has a bias.
    pub(crate) bias: bool,
    /// What hidden neurons make of their sums: one for all layers, or one for each.
    #[tsify(type = "string | string[]")]
    pub(crate) activation: Activations,
    /// What the outputs are compared with the answers by.
    pub(crate) loss: String,
    /// Rows of inputs.
    pub(crate) x: Vec<Vec<f64>>,
    /// What each row is to be answered with: a class from 0, a number, or a row of numbers.
    #[tsify(type = "(number | number[])[]")]
    pub(crate) y: Vec<Answer>,
    /// Rows that examine and do not teach.
    #[tsify(optional)]
    pub(crate) x_val: Option<Vec<Vec<f64>>>,
    /// What they are to be answered with.
    #[tsify(optional, type = "(number | number[])[]")]
    pub(crate) y_val: Option<Vec<Answer>>,
    /// Factor of the sum of the sizes of the matrices' weights.
    #[tsify(optional)]
    pub(crate) l1: f64,
    /// Factor of half the sum of their squares.
    #[tsify(optional)]
    pub(crate) l2: f64,
    /// The probability that a hidden neuron is dropped from a row in a step.
    #[tsify(optional)]
    pub(crate) dropout: f64,
    /// Weights to begin with, in PyTorch's order.
    #[tsify(optional)]
    pub(crate) weights: Option<Vec<f64>>,
    /// How they are drawn where they are not given.
    #[tsify(optional)]
    pub(crate) initialization: Option<String>,
    /// Rows a step; all where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// How many steps.
    pub(crate) steps: f64,
    /// Seed of the weights, of the batches, of what is dropped and of the gradient noise.
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
    /// Who trains it.
    pub(crate) racer: RacerRequest,
}

from_fields!(NetworkRequest {
    layers,
    bias,
    activation,
    loss,
    x,
    y,
    x_val,
    y_val,
    l1 = 0.0,
    l2 = 0.0,
    dropout = 0.0,
    weights,
    initialization,
    batch_size,
    steps,
    seed = 0.0,
    noise = 0.0,
    clip_norm,
    clip_value,
    racer,
});

impl NetworkRequest {
    fn network(&self) -> Result<Network, Error> {
        let size = |(index, value): (usize, &f64)| {
            whole(&format!("layers[{index}]"), *value, f64::from(u16::MAX)).map(|n| n as usize)
        };
        let sizes = self.layers.iter().enumerate().map(size).collect::<Result<Vec<_>, _>>()?;
        let network = Network::new(&sizes, self.bias, Activation::Linear)?;
        network.activated(&self.activation.of(sizes.len() - 2)?)
    }

    /// The rows that teach.
    fn taught(&self) -> Rows<'_> {
        Rows { names: ["x", "y"], x: &self.x, y: &self.y }
    }

    /// The rows that examine, where there are any.
    fn examined(&self) -> Result<Option<Rows<'_>>, Error> {
        let missing = |argument: &str, needed_by: &str| Error::Missing {
            argument: argument.to_owned(),
            needed_by: needed_by.to_owned(),
        };
        match (&self.x_val, &self.y_val) {
            (Some(x), Some(y)) => Ok(Some(Rows { names: ["x_val", "y_val"], x, y })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(missing("y_val", "x_val")),
            (None, Some(_)) => Err(missing("x_val", "y_val")),
        }
    }

    /// The weights given, else those of the seed.
    fn weights(&self, network: &Network, seed: u32) -> Result<Vec<f64>, Error> {
        let initialization = self.initialization.as_deref().unwrap_or("default");
        let initialization = Initialization::named(initialization)?;
        let Some(weights) = &self.weights else {
            return Ok(network.initialize(initialization, seed));
        };
        network.check_weights(weights)?;
        Ok(weights.clone())
    }

    fn batches(&self, rows: usize, seed: u32) -> Result<Option<Batches>, Error> {
        let Some(size) = self.batch_size else { return Ok(None) };
        let size = whole("batch_size", size, rows as f64)?;
        Batches::new(rows, size as usize, seed).map(Some)
    }

    fn train(&self) -> Result<Training, Error> {
        let network = self.network()?;
        let examples = self.taught().examples(&network, &self.loss)?;
        let examined = self.examined()?;
        let examined = examined.map(|rows| rows.examples(&network, &self.loss)).transpose()?;
        let steps = whole("steps", self.steps, f64::from(MAX_STEPS))?;
        let seed = whole("seed", self.seed, f64::from(u32::MAX))?;
        let weights = self.weights(&network, seed)?;
        let configuration = self.racer.configure(&Conditions {
            start: &weights,
            steps,
            seed,
            noise: self.noise,
            clip_norm: self.clip_norm,
            clip_value: self.clip_value,
        })?;
        let problem = Problem::new(&network, &examples, self.batches(examples.rows(), seed)?)
            .with_penalty(Penalty::new(self.l1, self.l2)?)
            .with_dropout(Dropout::new(self.dropout, seed)?);
        let examined = examined.as_ref().map(|rows| Problem::new(&network, rows, None));
        Training::of(&problem, examined.as_ref(), &configuration)
    }
}

/// What came of a training.
struct Training {
    gradient: Vec<f64>,
    weights: Vec<f64>,
    losses: Vec<f64>,
    /// None where no rows examine.
    val_losses: Option<Vec<f64>>,
}

impl Training {
    /// Walks to the end, or to the last step whose numbers are finite.
    fn of(
        problem: &Problem<'_>,
        examined: Option<&Problem<'_>>,
        configuration: &Configuration,
    ) -> Result<Self, Error> {
        let mut run = Run::new(problem, configuration)?;
        let nothing = || vec![f64::NAN; configuration.steps as usize + 1];
        let mut training = Self {
            gradient: run.gradient().to_vec(),
            weights: vec![f64::NAN; problem.dimension()],
            losses: nothing(),
            val_losses: examined.map(|_| nothing()),
        };
        for (step, loss) in training.losses.iter_mut().enumerate() {
            if step > 0 {
                run.advance();
            }
            if !run.is_finite() {
                break;
            }
            *loss = run.loss();
            if let (Some(examined), Some(losses)) = (examined, &mut training.val_losses) {
                losses[step] = examined.value(run.parameters());
            }
            training.weights.copy_from_slice(run.parameters());
        }
        Ok(training)
    }
}

/// Trains a network. The losses are over all rows, penalties among them and nothing dropped, after each step; those of
/// rows that examine are without penalties. Those of steps whose numbers are not finite are NaN, and the weights then
/// the last that are.
#[wasm_bindgen(
    unchecked_return_type = "{ parameters: number; gradient: Float64Array; weights: Float64Array; losses: Float64Array; val_losses?: Float64Array }"
)]
pub fn train_network(request: &Ts<NetworkRequest>) -> Result<JsValue, JsValue> {
    let training = request::read::<NetworkRequest>(request)?.train().map_err(error::refuse)?;
    let report = Object::new();
    let lists = [
        ("gradient", Some(&training.gradient)),
        ("weights", Some(&training.weights)),
        ("losses", Some(&training.losses)),
        ("val_losses", training.val_losses.as_ref()),
    ];
    Reflect::set(&report, &"parameters".into(), &(training.weights.len() as f64).into())?;
    for (name, numbers) in lists {
        let Some(numbers) = numbers else { continue };
        Reflect::set(&report, &name.into(), &Float64Array::from(numbers.as_slice()).into())?;
    }
    Ok(report.into())
}
