//! The way of rows through a network and of their loss's derivatives back, a block of rows at a time.
//!
//! What a neuron makes of the rows of a block stands side by side, so that a weight is read once for all of them and
//! the processor works on several at once. Each row's own numbers do not depend on the block that it is in.

use super::dropout::Masks;
use super::examples::Examples;
use super::products::{
    BLOCK, Lanes, Sums, add_dots, add_products, add_transposed_products, multiply,
};
use super::{Layer, Network};
use crate::models::activation::Activation;
use crate::number::Real;

/// The numbers of a block of rows on their way, all layers in one list each.
#[derive(Debug)]
pub(super) struct Workspace<R> {
    layers: Vec<Layer>,
    activations: Vec<Activation>,
    /// Where each layer's neurons begin in the lists.
    starts: Vec<usize>,
    /// What every neuron hands on: the inputs, a of the hidden ones, z of the outputs.
    pub(super) values: Vec<Lanes<R>>,
    /// da/dz of the hidden neurons, which is 0 where one is dropped.
    slopes: Vec<Lanes<R>>,
    /// What dropout multiplies them by; empty where there is none.
    factors: Vec<Lanes<R>>,
    /// The loss's derivative by every z.
    deltas: Vec<Lanes<R>>,
    /// Its derivative by every weight, of all blocks so far.
    gradient: Vec<Sums<R>>,
    /// Outputs of one row, and the loss's derivatives by them.
    row: [Vec<R>; 2],
}

impl<R: Real> Workspace<R> {
    pub(super) fn new(network: &Network) -> Self {
        let mut starts = Vec::with_capacity(network.sizes.len());
        let mut neurons = 0;
        for size in &network.sizes {
            starts.push(neurons);
            neurons += size;
        }
        let zeros = || vec![[R::constant(0.0); BLOCK]; neurons];
        let row = || vec![R::constant(0.0); network.outputs()];
        Self {
            layers: network.layers().collect(),
            activations: network.activations.clone(),
            starts,
            values: zeros(),
            slopes: zeros(),
            factors: Vec::new(),
            deltas: zeros(),
            gradient: vec![[R::constant(0.0); 2]; network.parameters()],
            row: [row(), row()],
        }
    }

    fn last(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Sets the inputs to those of these rows, of which there is one at least; what is left of the block repeats the
    /// last, so that it holds nothing that the rows do not.
    pub(super) fn read<'a>(&mut self, rows: impl Iterator<Item = &'a [f64]>) {
        let mut rows = rows;
        let mut row = rows.next().unwrap_or_default();
        for lane in 0..BLOCK {
            for (value, x) in self.values.iter_mut().zip(row) {
                value[lane] = R::constant(*x);
            }
            row = rows.next().unwrap_or(row);
        }
    }

    /// The outputs of one row of the block.
    pub(super) fn outputs(&mut self, lane: usize) -> &[R] {
        let last = self.last();
        for (output, value) in self.row[0].iter_mut().zip(&self.values[last..]) {
            *output = value[lane];
        }
        &self.row[0]
    }

    /// The loss of one row of the block; with a `share`, keeps its derivatives, each times the share.
    pub(super) fn loss(
        &mut self,
        examples: &Examples,
        row: usize,
        lane: usize,
        share: Option<f64>,
    ) -> R {
        self.outputs(lane);
        let last = self.last();
        let [outputs, slopes] = &mut self.row;
        let Some(share) = share else { return examples.loss(row, outputs, None) };
        let loss = examples.loss(row, outputs, Some((slopes, share)));
        for (delta, slope) in self.deltas[last..].iter_mut().zip(slopes) {
            delta[lane] = *slope;
        }
        loss
    }

    /// Leaves the rows from this one on without a say in the gradient.
    pub(super) fn mute(&mut self, from: usize) {
        let last = self.last();
        for delta in &mut self.deltas[last..] {
            delta[from..].fill(R::constant(0.0));
        }
    }

    /// From the inputs to the outputs.
    pub(super) fn forward(&mut self, weights: &[R]) {
        for index in 0..self.layers.len() {
            self.sum(weights, index);
            let to = self.starts[index + 1];
            if let Some(activation) = self.activations.get(index) {
                let hidden = &mut self.values[to..to + self.layers[index].outputs];
                activation.apply_to(hidden.as_flattened_mut());
            }
        }
    }

    /// The same, keeping what [`Workspace::backward`] needs; `masks` drops hidden neurons of the first `rows` rows.
    pub(super) fn forward_to_learn(
        &mut self,
        weights: &[R],
        rows: usize,
        masks: Option<&mut Masks>,
    ) {
        let dropped = masks.is_some();
        if let Some(masks) = masks {
            self.draw(rows, masks);
        }
        for index in 0..self.layers.len() {
            self.sum(weights, index);
            let Some(activation) = self.activations.get(index) else { return };
            let hidden =
                self.starts[index + 1]..self.starts[index + 1] + self.layers[index].outputs;
            let values = self.values[hidden.clone()].as_flattened_mut();
            let slopes = self.slopes[hidden.clone()].as_flattened_mut();
            activation.apply_with_slopes(values, slopes);
            if dropped {
                let factors = self.factors[hidden].as_flattened();
                multiply(values, factors);
                multiply(slopes, factors);
            }
        }
    }

    /// Draws what dropout multiplies every hidden neuron by, row by row.
    fn draw(&mut self, rows: usize, masks: &mut Masks) {
        let (hidden, neurons) = (self.starts[1]..self.last(), self.values.len());
        self.factors.resize(neurons, [R::constant(0.0); BLOCK]);
        for lane in 0..rows {
            for factor in &mut self.factors[hidden.clone()] {
                factor[lane] = R::constant(masks.draw());
            }
        }
    }

    /// The weighted sums of a layer, where its values will stand.
    fn sum(&mut self, weights: &[R], index: usize) {
        let Layer { outputs, matrix, biases, .. } = &self.layers[index];
        let (from, to) = (self.starts[index], self.starts[index + 1]);
        let (before, after) = self.values.split_at_mut(to);
        let sums = &mut after[..*outputs];
        let biases = &weights[biases.clone()];
        for (output, sum) in sums.iter_mut().enumerate() {
            *sum = [biases.get(output).copied().unwrap_or(R::constant(0.0)); BLOCK];
        }
        add_products(sums, &weights[matrix.clone()], &before[from..]);
    }

    /// Adds the gradient of the block's losses, whose derivatives by the outputs are the last deltas.
    pub(super) fn backward(&mut self, weights: &[R]) {
        for index in (0..self.layers.len()).rev() {
            let Layer { inputs, outputs, matrix, biases } = &self.layers[index];
            let (from, to) = (self.starts[index], self.starts[index + 1]);
            let (before, after) = self.deltas.split_at_mut(to);
            let deltas = &after[..*outputs];
            let lines = self.gradient[matrix.clone()].chunks_exact_mut(*inputs);
            for (sums, delta) in lines.zip(deltas) {
                add_dots(sums, delta, &self.values[from..to]);
            }
            for (sums, delta) in self.gradient[biases.clone()].iter_mut().zip(deltas) {
                add_dots(std::array::from_mut(sums), delta, &[[R::constant(1.0); BLOCK]]);
            }
            if index == 0 {
                return;
            }
            let backs = &mut before[from..];
            backs.fill([R::constant(0.0); BLOCK]);
            add_transposed_products(backs, &weights[matrix.clone()], deltas);
            multiply(backs.as_flattened_mut(), self.slopes[from..to].as_flattened());
        }
    }

    /// Begins to sum up the gradient at these weights.
    pub(super) fn begin_gradient(&mut self) {
        self.gradient.fill([R::constant(0.0); 2]);
    }

    /// The gradient of all blocks since.
    pub(super) fn write_gradient(&self, gradient: &mut [R]) {
        for (slot, [even, odd]) in gradient.iter_mut().zip(&self.gradient) {
            *slot = *even + *odd;
        }
    }
}
