//! The way of a row through a network and of its loss's derivatives back.

use super::{Layer, Network};
use crate::number::Real;

/// The numbers of one row on its way through the network, all layers in one list each.
#[derive(Debug)]
pub(super) struct Workspace<R> {
    pub(super) layers: Vec<Layer>,
    /// Where each layer's neurons begin in the lists.
    pub(super) starts: Vec<usize>,
    /// z of every neuron; of no use in the input's layer.
    pub(super) sums: Vec<R>,
    /// a of every neuron.
    pub(super) values: Vec<R>,
    /// The loss's derivative by every z.
    pub(super) deltas: Vec<R>,
}

impl<R: Real> Workspace<R> {
    pub(super) fn new(network: &Network) -> Self {
        let mut starts = Vec::with_capacity(network.sizes.len());
        let mut neurons = 0;
        for size in &network.sizes {
            starts.push(neurons);
            neurons += size;
        }
        let zeros = || vec![R::constant(0.0); neurons];
        let layers = network.layers().collect();
        Self { layers, starts, sums: zeros(), values: zeros(), deltas: zeros() }
    }
}

impl Network {
    pub(super) fn forward<R: Real>(
        &self,
        weights: &[R],
        row: &[f64],
        workspace: &mut Workspace<R>,
    ) {
        for (value, x) in workspace.values.iter_mut().zip(row) {
            *value = R::constant(*x);
        }
        for (index, layer) in self.layers().enumerate() {
            let (from, to) = (workspace.starts[index], workspace.starts[index + 1]);
            let hidden = index + 2 < self.sizes.len();
            let (before, after) = workspace.values.split_at_mut(to);
            let inputs = &before[from..];
            let biases = &weights[layer.biases.clone()];
            for (output, line) in weights[layer.matrix].chunks_exact(layer.inputs).enumerate() {
                let mut sum = biases.get(output).copied().unwrap_or(R::constant(0.0));
                for (weight, input) in line.iter().zip(inputs) {
                    sum = sum + *weight * *input;
                }
                workspace.sums[to + output] = sum;
                after[output] = if hidden { self.activation.apply(sum) } else { sum };
            }
        }
    }

    /// Adds the gradient of one row's loss, whose derivatives by the outputs are the last deltas.
    pub(super) fn backward<R: Real>(
        &self,
        weights: &[R],
        workspace: &mut Workspace<R>,
        gradient: &mut [R],
    ) {
        for (index, layer) in workspace.layers.iter().enumerate().rev() {
            let (from, to) = (workspace.starts[index], workspace.starts[index + 1]);
            let (before, after) = workspace.deltas.split_at_mut(to);
            let back = &mut before[from..];
            back.fill(R::constant(0.0));
            for (output, &delta) in after[..layer.outputs].iter().enumerate() {
                let at = layer.matrix.start + output * layer.inputs;
                let line = &weights[at..at + layer.inputs];
                let slots = &mut gradient[at..at + layer.inputs];
                let inputs = &workspace.values[from..to];
                for (((slot, weight), input), sum) in
                    slots.iter_mut().zip(line).zip(inputs).zip(back.iter_mut())
                {
                    *slot = *slot + delta * *input;
                    *sum = *sum + *weight * delta;
                }
                if let Some(slot) = gradient[layer.biases.clone()].get_mut(output) {
                    *slot = *slot + delta;
                }
            }
            if index == 0 {
                return;
            }
            for ((delta, z), value) in
                back.iter_mut().zip(&workspace.sums[from..]).zip(&workspace.values[from..])
            {
                *delta = *delta * self.activation.slope(*z, *value);
            }
        }
    }
}
