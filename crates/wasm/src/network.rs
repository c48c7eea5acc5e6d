//! A network trained on given rows: a run like any other, over its weights.

use crate::arguments::{Argument, FromArgument, from_fields};
use crate::error::{self, Failure};
use crate::request::{self, Conditions, RacerRequest, whole};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::batches::Batches;
use descent_core::models::network::{Examples, Initialization, Loss, Network, Problem, Targets};
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
    /// What hidden neurons make of their sums.
    pub(crate) activation: String,
    /// What the outputs are compared with the answers by.
    pub(crate) loss: String,
    /// Rows of inputs.
    pub(crate) x: Vec<Vec<f64>>,
    /// What each row is to be answered with: a class from 0, a number, or a row of numbers.
    #[tsify(type = "(number | number[])[]")]
    pub(crate) y: Vec<Answer>,
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

/// What a row is to be answered with.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// A class or a number.
    One(f64),
    /// As many numbers as there are outputs.
    Row(Vec<f64>),
}

impl FromArgument for Answer {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        if argument.is_list() {
            Vec::read(argument).map(Self::Row)
        } else {
            f64::read(argument).map(Self::One)
        }
    }
}

/// The size of a row that does not fit its layer.
fn misfit(list: &str, row: usize, layer: usize, value: usize, expected: usize) -> Error {
    Error::Layer { argument: format!("{list}[{row}]"), layer, value, expected }
}

impl NetworkRequest {
    fn network(&self) -> Result<Network, Error> {
        let size = |(index, value): (usize, &f64)| {
            whole(&format!("layers[{index}]"), *value, f64::from(u16::MAX)).map(|n| n as usize)
        };
        let sizes = self.layers.iter().enumerate().map(size).collect::<Result<Vec<_>, _>>()?;
        Network::new(&sizes, self.bias, Activation::named(&self.activation)?)
    }

    fn examples(&self, network: &Network) -> Result<Examples, Error> {
        let columns = network.sizes()[0];
        if let Some(row) = self.x.iter().position(|row| row.len() != columns) {
            return Err(misfit("x", row, 0, self.x[row].len(), columns));
        }
        let targets = match Loss::named(&self.loss)? {
            Loss::CrossEntropy => Targets::Classes(self.classes(network)?),
            Loss::Mse => Targets::Numbers(self.numbers(network)?),
        };
        Examples::new(network, self.x.concat(), columns, targets)
    }

    fn classes(&self, network: &Network) -> Result<Vec<usize>, Error> {
        let last = network.sizes().len() - 1;
        let class = |(row, answer): (usize, &Answer)| match answer {
            Answer::One(class) => {
                let most = network.sizes()[last] as f64 - 1.0;
                whole(&format!("y[{row}]"), *class, most).map(|class| class as usize)
            }
            Answer::Row(numbers) => Err(misfit("y", row, last, numbers.len(), 1)),
        };
        self.y.iter().enumerate().map(class).collect()
    }

    fn numbers(&self, network: &Network) -> Result<Vec<f64>, Error> {
        let last = network.sizes().len() - 1;
        let outputs = network.sizes()[last];
        let mut numbers = Vec::with_capacity(self.y.len() * outputs);
        for (row, answer) in self.y.iter().enumerate() {
            let given = match answer {
                Answer::One(number) => std::slice::from_ref(number),
                Answer::Row(numbers) => numbers,
            };
            if given.len() != outputs {
                return Err(misfit("y", row, last, given.len(), outputs));
            }
            numbers.extend(given);
        }
        if self.y.len() != self.x.len() {
            let (value, expected) = (self.y.len(), self.x.len());
            return Err(Error::Length { argument: "y".to_owned(), value, expected });
        }
        Ok(numbers)
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
        let examples = self.examples(&network)?;
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
        let problem = Problem::new(&network, &examples, self.batches(examples.rows(), seed)?);
        Training::of(&problem, &configuration)
    }
}

/// What came of a training.
struct Training {
    gradient: Vec<f64>,
    weights: Vec<f64>,
    losses: Vec<f64>,
}

impl Training {
    /// Walks to the end, or to the last step whose numbers are finite.
    fn of(problem: &Problem<'_>, configuration: &Configuration) -> Result<Self, Error> {
        let mut run = Run::new(problem, configuration)?;
        let mut training = Self {
            gradient: run.gradient().to_vec(),
            weights: Vec::new(),
            losses: vec![f64::NAN; configuration.steps as usize + 1],
        };
        training.weights = vec![f64::NAN; problem.dimension()];
        for (step, loss) in training.losses.iter_mut().enumerate() {
            if step > 0 {
                run.advance();
            }
            if !run.is_finite() {
                break;
            }
            *loss = run.loss();
            training.weights.copy_from_slice(run.parameters());
        }
        Ok(training)
    }
}

/// Trains a network. The losses are over all rows, after each step; those of steps whose numbers are not finite
/// are NaN, and the weights then the last that are.
#[wasm_bindgen(
    unchecked_return_type = "{ parameters: number; gradient: Float64Array; weights: Float64Array; losses: Float64Array }"
)]
pub fn train_network(request: &Ts<NetworkRequest>) -> Result<JsValue, JsValue> {
    let training = request::read::<NetworkRequest>(request)?.train().map_err(error::refuse)?;
    let report = Object::new();
    let lists = [
        ("gradient", &training.gradient),
        ("weights", &training.weights),
        ("losses", &training.losses),
    ];
    Reflect::set(&report, &"parameters".into(), &(training.weights.len() as f64).into())?;
    for (name, numbers) in lists {
        Reflect::set(&report, &name.into(), &Float64Array::from(numbers.as_slice()).into())?;
    }
    Ok(report.into())
}
