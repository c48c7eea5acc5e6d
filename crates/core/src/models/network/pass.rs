//! The way of rows through a network and of their loss's derivatives back, a block of rows at a time.
//!
//! What a neuron makes of the rows of a block stands side by side, so that a weight is read once for all of them and
//! the processor works on several at once. Each row's own numbers do not depend on the block that it is in.

use super::dropout::Masks;
use super::examples::Examples;
use super::{Layer, Network};
use crate::models::activation::Activation;
use crate::number::Real;

/// Rows that go through the network together.
pub(super) const BLOCK: usize = 16;
/// A number of every row of a block.
pub(super) type Lanes<R> = [R; BLOCK];

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
    /// The loss's derivative by every z.
    deltas: Vec<Lanes<R>>,
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
            deltas: zeros(),
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
                for value in &mut self.values[to..to + self.layers[index].outputs] {
                    activation.apply_to(value);
                }
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
            let slopes = self.slopes[hidden.clone()].iter_mut();
            for (value, slope) in self.values[hidden].iter_mut().zip(slopes) {
                let factors = *slope;
                activation.apply_with_slopes(value, slope);
                if dropped {
                    multiply(value, &factors);
                    multiply(slope, &factors);
                }
            }
        }
    }

    /// Draws what dropout multiplies every hidden neuron by, row by row, into where its slope will stand.
    fn draw(&mut self, rows: usize, masks: &mut Masks) {
        let hidden = self.starts[1]..self.last();
        for lane in 0..rows {
            for slope in &mut self.slopes[hidden.clone()] {
                slope[lane] = R::constant(masks.draw());
            }
        }
        for slope in &mut self.slopes[hidden] {
            slope[rows..].fill(R::constant(0.0));
        }
    }

    /// The weighted sums of a layer, where its values will stand.
    fn sum(&mut self, weights: &[R], index: usize) {
        let Layer { inputs, matrix, biases, .. } = &self.layers[index];
        let (from, to) = (self.starts[index], self.starts[index + 1]);
        let (before, after) = self.values.split_at_mut(to);
        let read = &before[from..];
        let biases = &weights[biases.clone()];
        let lines = weights[matrix.clone()].chunks_exact(*inputs);
        for ((output, line), value) in lines.enumerate().zip(after) {
            let bias = biases.get(output).copied().unwrap_or(R::constant(0.0));
            let mut sum = [bias; BLOCK];
            for (weight, input) in line.iter().zip(read) {
                for lane in 0..BLOCK {
                    sum[lane] = sum[lane] + *weight * input[lane];
                }
            }
            *value = sum;
        }
    }

    /// Adds the gradient of the block's losses, whose derivatives by the outputs are the last deltas.
    pub(super) fn backward(&mut self, weights: &[R], gradient: &mut [R]) {
        for index in (0..self.layers.len()).rev() {
            let Layer { inputs, outputs, matrix, biases } = &self.layers[index];
            let (from, to) = (self.starts[index], self.starts[index + 1]);
            let (before, after) = self.deltas.split_at_mut(to);
            let deltas = &after[..*outputs];
            let read = &self.values[from..to];
            for (delta, slots) in
                deltas.iter().zip(gradient[matrix.clone()].chunks_exact_mut(*inputs))
            {
                for (slot, value) in slots.iter_mut().zip(read) {
                    *slot = *slot + dot(delta, value);
                }
            }
            for (slot, delta) in gradient[biases.clone()].iter_mut().zip(deltas) {
                *slot = *slot + dot(delta, &[R::constant(1.0); BLOCK]);
            }
            if index == 0 {
                return;
            }
            let matrix = &weights[matrix.clone()];
            let slopes = &self.slopes[from..to];
            for (input, (back, slope)) in before[from..].iter_mut().zip(slopes).enumerate() {
                let mut sum = [R::constant(0.0); BLOCK];
                for (line, delta) in matrix.chunks_exact(*inputs).zip(deltas) {
                    let weight = line[input];
                    for lane in 0..BLOCK {
                        sum[lane] = sum[lane] + weight * delta[lane];
                    }
                }
                multiply(&mut sum, slope);
                *back = sum;
            }
        }
    }
}

/// Multiplies number by number.
#[inline(always)]
fn multiply<R: Real>(numbers: &mut Lanes<R>, factors: &Lanes<R>) {
    for (number, factor) in numbers.iter_mut().zip(factors) {
        *number = *number * *factor;
    }
}

/// Σ a·b, in halves: an order in which several sums can be made at once.
#[inline(always)]
fn dot<R: Real>(a: &Lanes<R>, b: &Lanes<R>) -> R {
    let mut sums = [R::constant(0.0); BLOCK / 4];
    for (lane, sum) in sums.iter_mut().enumerate() {
        let product = |part: usize| a[part * BLOCK / 4 + lane] * b[part * BLOCK / 4 + lane];
        *sum = (product(0) + product(1)) + (product(2) + product(3));
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3])
}
