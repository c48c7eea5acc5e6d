//! What a network answers everywhere in the plane.

use super::Boundary;
use crate::datasets::points::SIDE;
use crate::models::activation::tanh;
use crate::models::network::Evaluator;

/// The probability of the second class on a grid of points, row by row from the top, as a picture has its pixels.
#[derive(Debug)]
pub struct DecisionMap {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    probabilities: Vec<f64>,
    pixels: Vec<u8>,
}

impl DecisionMap {
    /// A grid of so many columns and rows over the square of ±[`SIDE`], at the middles of its cells.
    #[must_use]
    pub fn new(boundary: &Boundary, columns: usize, rows: usize) -> Self {
        let middle = |index: usize, of: usize| SIDE * ((2 * index + 1) as f64 / of as f64 - 1.0);
        let features = &boundary.spec().features;
        let mut inputs = Vec::with_capacity(columns * rows * features.len());
        for row in 0..rows {
            for column in 0..columns {
                let place = [middle(column, columns), -middle(row, rows)];
                inputs.extend(features.iter().map(|feature| feature.of(place)));
            }
        }
        Self {
            evaluator: Evaluator::new(&boundary.network),
            inputs,
            probabilities: vec![0.0; columns * rows],
            pixels: vec![u8::MAX; 4 * columns * rows],
        }
    }

    /// Works it out for these weights.
    pub fn draw(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.outputs(weights, &self.inputs, &mut self.probabilities);
        for probability in &mut self.probabilities {
            // The logistic function, in the form that is worked out for several at once.
            *probability = 0.5 + 0.5 * tanh(0.5 * *probability);
        }
        &self.probabilities
    }

    /// The same as pixels, red, green, blue and opaque: colours between those of the first class, of the middle and of the
    /// second.
    pub fn paint(&mut self, weights: &[f64], [first, middle, second]: [[f64; 3]; 3]) -> &[u8] {
        self.draw(weights);
        let [down, up] = [first, second].map(|end| {
            let mut span = [0.0; 3];
            for channel in 0..3 {
                span[channel] = end[channel] - middle[channel];
            }
            span
        });
        for (pixel, probability) in self.pixels.chunks_exact_mut(4).zip(&self.probabilities) {
            let side = 2.0 * probability - 1.0;
            let span = if side < 0.0 { down } else { up };
            for channel in 0..3 {
                // Half a step more, for a number becomes whole by losing what is behind the point.
                pixel[channel] = (middle[channel] + side.abs() * span[channel] + 0.5) as u8;
            }
        }
        &self.pixels
    }
}
