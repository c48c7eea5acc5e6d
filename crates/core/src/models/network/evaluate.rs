//! The outputs of a network for many rows, as a picture of it needs them.

use super::Network;
use super::pass::Workspace;
use super::products::BLOCK;

/// A network's outputs, row after row, with nothing allocated once it is made.
#[derive(Debug)]
pub struct Evaluator {
    workspace: Workspace<f64>,
    inputs: usize,
    outputs: usize,
}

impl Evaluator {
    /// For networks of this shape.
    #[must_use]
    pub fn new(network: &Network) -> Self {
        Self {
            workspace: Workspace::new(network),
            inputs: network.sizes[0],
            outputs: network.outputs(),
        }
    }

    /// Writes the outputs of these rows, each to the bit that of [`Network::outputs_at`], for as many rows as there are
    /// inputs and room for.
    pub fn outputs(&mut self, weights: &[f64], inputs: &[f64], outputs: &mut [f64]) {
        let blocks = inputs.chunks(BLOCK * self.inputs);
        for (rows, places) in blocks.zip(outputs.chunks_mut(BLOCK * self.outputs)) {
            self.workspace.read(rows.chunks_exact(self.inputs));
            self.workspace.forward(weights);
            for (lane, place) in places.chunks_exact_mut(self.outputs).enumerate() {
                place.copy_from_slice(self.workspace.outputs(lane));
            }
        }
    }

    /// Writes what every neuron hands on for these rows, neuron by neuron (the inputs first, of the outputs the weighted
    /// sums), `rows` numbers each.
    pub fn neurons(&mut self, weights: &[f64], inputs: &[f64], rows: usize, values: &mut [f64]) {
        for (block, inputs) in inputs.chunks(BLOCK * self.inputs).enumerate() {
            self.workspace.read(inputs.chunks_exact(self.inputs));
            self.workspace.forward(weights);
            let lanes = inputs.len() / self.inputs;
            let neurons = self.workspace.values.iter().zip(values.chunks_exact_mut(rows));
            for (value, list) in neurons {
                let from = block * BLOCK;
                list[from..from + lanes].copy_from_slice(&value[..lanes]);
            }
        }
    }
}
