//! One neuron's number for one point, with all that it is made of.

use super::Boundary;
use super::map::probability;
use crate::datasets::points::Task;
use crate::models::activation::{ACTIVATIONS, Activation};
use crate::models::network::Evaluator;

/// What one input adds to a weighted sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// Its weight.
    pub weight: f64,
    /// What it hands on.
    pub value: f64,
    /// Their product.
    pub product: f64,
}

/// A neuron opened: z = Σ wa + b, and what is made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// One for each neuron of the layer before.
    pub terms: Vec<Term>,
    /// b.
    pub bias: f64,
    /// z.
    pub sum: f64,
    /// What is made of z: the id of the layer's activation; of the output `sigmoid`, or `linear` where numbers are found.
    pub activation: &'static str,
    /// What it hands on; of the output the probability of the second class, or the number.
    pub value: f64,
}

impl Boundary {
    /// What every neuron hands on for a point, layer by layer: the features, the hidden neurons, and the output's weighted
    /// sum.
    #[must_use]
    pub fn neurons_at(&self, weights: &[f64], place: [f64; 2]) -> Vec<f64> {
        let row: Vec<f64> = self.spec().features.iter().map(|feature| feature.of(place)).collect();
        let mut values = vec![0.0; self.network.sizes().iter().sum()];
        Evaluator::new(&self.network).neurons(weights, &row, 1, &mut values);
        values
    }

    /// A neuron of a layer (1 is the first hidden one) for a point; `None` where there is no such neuron.
    #[must_use]
    pub fn trace(
        &self,
        weights: &[f64],
        place: [f64; 2],
        layer: usize,
        neuron: usize,
    ) -> Option<Trace> {
        let step = self.network.layers().nth(layer.checked_sub(1)?)?;
        if neuron >= step.outputs {
            return None;
        }
        let values = self.neurons_at(weights, place);
        let before: usize = self.network.sizes()[..layer - 1].iter().sum();
        let row = step.matrix.start + neuron * step.inputs;
        let terms: Vec<Term> = weights[row..row + step.inputs]
            .iter()
            .zip(&values[before..])
            .map(|(weight, value)| Term { weight: *weight, value: *value, product: weight * value })
            .collect();
        let bias = weights[step.biases.start + neuron];
        let sum = terms.iter().fold(bias, |sum, term| sum + term.product);
        let hidden = self.network.activations().get(layer - 1);
        let mut value = sum;
        let activation = match hidden {
            Some(activation) => {
                value = activation.apply(sum);
                name_of(*activation)
            }
            None if self.task() == Task::Regression => name_of(Activation::Linear),
            None => {
                probability(&mut value);
                "sigmoid"
            }
        };
        Some(Trace { terms, bias, sum, activation, value })
    }
}

fn name_of(activation: Activation) -> &'static str {
    ACTIVATIONS.iter().find(|(_, one)| *one == activation).map_or("", |(name, _)| name)
}
