//! What a network answers everywhere in the plane.

use super::Boundary;
use crate::datasets::points::SIDE;
use crate::models::network::Evaluator;
use crate::number::Real;

/// The probability of the second class on a grid of points, row by row from the top, as a picture has its pixels.
#[derive(Debug)]
pub struct DecisionMap {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    probabilities: Vec<f64>,
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
        }
    }

    /// Works it out for these weights.
    pub fn draw(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.outputs(weights, &self.inputs, &mut self.probabilities);
        for probability in &mut self.probabilities {
            *probability = probability.sigmoid();
        }
        &self.probabilities
    }
}
