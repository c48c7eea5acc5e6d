//! What every neuron makes of the plane.

use super::Boundary;
use super::map::{self, grid_inputs};
use crate::models::network::Evaluator;

/// A small map of each neuron's number, all of them in one picture, one below another: the inputs first, the output last.
#[derive(Debug)]
pub struct NeuronMaps {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    values: Vec<f64>,
    pixels: Vec<u8>,
    cells: usize,
}

impl NeuronMaps {
    /// Maps of so many columns and rows over the square of ±[`crate::datasets::points::SIDE`].
    #[must_use]
    pub fn new(boundary: &Boundary, side: usize) -> Self {
        let neurons: usize = boundary.network.sizes().iter().sum();
        let cells = side * side;
        Self {
            evaluator: Evaluator::new(&boundary.network),
            inputs: grid_inputs(&boundary.spec().features, side, side),
            values: vec![0.0; neurons * cells],
            pixels: vec![u8::MAX; 4 * neurons * cells],
            cells,
        }
    }

    /// Works them out for these weights: the numbers of one neuron after another, row by row from the top.
    pub fn draw(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.neurons(weights, &self.inputs, self.cells, &mut self.values);
        &self.values
    }

    /// The same as pixels, in colours between those of negative numbers, of 0 and of positive ones, each neuron on a scale of
    /// its own: its greatest number has the full colour.
    pub fn paint(&mut self, weights: &[f64], colours: [[f64; 3]; 3]) -> &[u8] {
        self.draw(weights);
        let spans = map::spans(colours);
        let pictures = self.pixels.chunks_exact_mut(4 * self.cells);
        for (pixels, values) in pictures.zip(self.values.chunks_exact(self.cells)) {
            let most = values.iter().fold(f64::MIN_POSITIVE, |most, value| most.max(value.abs()));
            for (pixel, value) in pixels.chunks_exact_mut(4).zip(values) {
                map::colour(pixel, value / most, colours[1], spans);
            }
        }
        &self.pixels
    }
}
