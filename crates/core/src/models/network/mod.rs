//! A fully connected network (multilayer perceptron) and the loss over its weights.
//!
//! `a₀ = x`, `z_l = W_l a_{l−1} + b_l`, `a_l = φ(z_l)`, and the last layer's z is the output. Gradients by
//! backpropagation (Rumelhart, Hinton & Williams, *Learning representations by back-propagating errors*,
//! Nature 323, 1986), written once for all number types: run with dual numbers it also gives exact columns of
//! the Hessian (Pearlmutter, *Fast Exact Multiplication by the Hessian*, Neural Computation 6(1), 1994).
//!
//! Weights are one flat list in PyTorch's order, as `torch.nn.utils.parameters_to_vector` gives it: layer by
//! layer the matrix, row-major, outputs × inputs, and then its biases.

mod dropout;
mod evaluate;
mod examples;
mod initialization;
mod loss;
mod pass;
mod penalty;
mod problem;
mod products;

pub use dropout::Dropout;
pub use evaluate::Evaluator;
pub use examples::{Examples, Targets};
pub use initialization::{INITIALIZATIONS, Initialization};
pub use loss::{LOSSES, Loss};
pub use penalty::Penalty;
pub use problem::{Measure, Problem};

use super::activation::Activation;
use crate::error::Error;
use crate::math;
use loss::softmax;
use pass::Workspace;
use std::ops::Range;

/// The most neurons of a layer.
pub const MAX_WIDTH: usize = 1024;
/// The most layers, the input's among them.
pub const MAX_LAYERS: usize = 32;

/// The shape of a network: its layers, whether they have biases, and the hidden layers' activations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    sizes: Vec<usize>,
    bias: bool,
    /// One for each hidden layer.
    activations: Vec<Activation>,
}

/// One step from layer to layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Number of neurons that it reads.
    pub inputs: usize,
    /// Number of neurons that it makes.
    pub outputs: usize,
    /// Where its matrix stands in the list of weights: outputs × inputs, row-major.
    pub matrix: Range<usize>,
    /// Where its biases stand; empty where there are none.
    pub biases: Range<usize>,
}

impl Network {
    /// A network of these layers: the input's size first, the output's last.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for fewer than 2 or more than [`MAX_LAYERS`] layers, or for a layer that has not
    /// from 1 to [`MAX_WIDTH`] neurons.
    pub fn new(sizes: &[usize], bias: bool, activation: Activation) -> Result<Self, Error> {
        Error::check_range("layers.length", sizes.len() as f64, 2.0, MAX_LAYERS as f64)?;
        for (index, size) in sizes.iter().enumerate() {
            Error::check_range(&format!("layers[{index}]"), *size as f64, 1.0, MAX_WIDTH as f64)?;
        }
        let activations = vec![activation; sizes.len() - 2];
        Ok(Self { sizes: sizes.to_vec(), bias, activations })
    }

    /// The same network with an activation of its own for each hidden layer.
    ///
    /// # Errors
    /// [`Error::Length`] (`activation`) where there are not as many as hidden layers.
    pub fn activated(self, activations: &[Activation]) -> Result<Self, Error> {
        let (value, expected) = (activations.len(), self.activations.len());
        if value != expected {
            return Err(Error::Length { argument: "activation".to_owned(), value, expected });
        }
        Ok(Self { activations: activations.to_vec(), ..self })
    }

    /// The numbers of neurons, from the input's layer to the output's.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// What the neurons of each hidden layer make of their sums.
    #[must_use]
    pub fn activations(&self) -> &[Activation] {
        &self.activations
    }

    /// The layers with the places of their weights.
    pub fn layers(&self) -> impl Iterator<Item = Layer> + '_ {
        let mut end = 0;
        self.sizes.windows(2).map(move |pair| {
            let (inputs, outputs) = (pair[0], pair[1]);
            let matrix = end..end + inputs * outputs;
            let biases = matrix.end..matrix.end + if self.bias { outputs } else { 0 };
            end = biases.end;
            Layer { inputs, outputs, matrix, biases }
        })
    }

    /// Number of weights, biases among them: Σ inputs·outputs (+ outputs).
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.layers().last().map_or(0, |layer| layer.biases.end)
    }

    /// The Euclidean norm of each layer's part of a list as long as the weights: its matrix and its biases.
    #[must_use]
    pub fn layer_norms(&self, list: &[f64]) -> Vec<f64> {
        let part = |layer: Layer| list.get(layer.matrix.start..layer.biases.end);
        self.layers().map(|layer| math::norm(part(layer).unwrap_or_default())).collect()
    }

    fn outputs(&self) -> usize {
        self.sizes.last().copied().unwrap_or_default()
    }

    /// Checks a list of weights.
    ///
    /// # Errors
    /// [`Error::Layer`] where there are too few or too many, with the layer at which they end;
    /// [`Error::OutOfRange`] for one that is not finite.
    pub fn check_weights(&self, weights: &[f64]) -> Result<(), Error> {
        let (value, expected) = (weights.len(), self.parameters());
        if value != expected {
            let cut = self.layers().position(|layer| value < layer.biases.end);
            let layer = cut.map_or(self.sizes.len() - 1, |index| index + 1);
            return Err(Error::Layer { argument: "weights".to_owned(), layer, value, expected });
        }
        check_finite("weights", weights)
    }

    /// The outputs for one row of inputs: the last layer's weighted sums, before any softmax.
    #[must_use]
    pub fn outputs_at(&self, weights: &[f64], row: &[f64]) -> Vec<f64> {
        let mut workspace = Workspace::new(self);
        workspace.read(std::iter::once(row));
        workspace.forward(weights);
        workspace.outputs(0).to_vec()
    }

    /// The numbers of all neurons for one row of inputs, layer by layer: the inputs, the hidden neurons' values, and the
    /// softmax of the outputs.
    #[must_use]
    pub fn neurons_at(&self, weights: &[f64], row: &[f64]) -> Vec<f64> {
        let mut workspace = Workspace::new(self);
        workspace.read(std::iter::once(row));
        workspace.forward(weights);
        let mut values: Vec<f64> = workspace.values.iter().map(|value| value[0]).collect();
        let last = values.len() - self.outputs();
        softmax(&mut values[last..]);
        values
    }
}

fn check_finite(argument: &str, numbers: &[f64]) -> Result<(), Error> {
    let Some(index) = numbers.iter().position(|number| !number.is_finite()) else { return Ok(()) };
    Error::check_range(&format!("{argument}[{index}]"), numbers[index], f64::MIN, f64::MAX)?;
    Ok(())
}
