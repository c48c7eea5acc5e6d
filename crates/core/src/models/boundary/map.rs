//! What a network answers everywhere in the plane.

use super::Boundary;
use crate::datasets::features::Feature;
use crate::datasets::points::{SIDE, Task};
use crate::models::activation::tanh;
use crate::models::network::Evaluator;

/// The probability of the second class, or the number that is found, on a grid of points, row by row from the top, as a
/// picture has its pixels.
#[derive(Debug)]
pub struct DecisionMap {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    answers: Vec<f64>,
    /// The number that has the full colour; `None` for probabilities.
    scale: Option<f64>,
    pixels: Vec<u8>,
}

impl DecisionMap {
    /// A grid of so many columns and rows over the square of ±[`SIDE`], at the middles of its cells.
    #[must_use]
    pub fn new(boundary: &Boundary, columns: usize, rows: usize) -> Self {
        Self {
            evaluator: Evaluator::new(&boundary.network),
            inputs: grid_inputs(&boundary.spec().features, columns, rows),
            answers: vec![0.0; columns * rows],
            scale: (boundary.task() == Task::Regression).then(|| boundary.scale()),
            pixels: vec![u8::MAX; 4 * columns * rows],
        }
    }

    /// Works it out for these weights.
    pub fn draw(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.outputs(weights, &self.inputs, &mut self.answers);
        if self.scale.is_none() {
            self.answers.iter_mut().for_each(probability);
        }
        &self.answers
    }

    /// The same as pixels, red, green, blue and opaque: colours between those of the first class, of the middle and of the
    /// second; of numbers, between those of −[`Boundary::scale`] or less, of 0, and of that scale or more.
    pub fn paint(&mut self, weights: &[f64], colours: [[f64; 3]; 3]) -> &[u8] {
        self.draw(weights);
        let spans = spans(colours);
        for (pixel, answer) in self.pixels.chunks_exact_mut(4).zip(&self.answers) {
            let side = match self.scale {
                None => 2.0 * answer - 1.0,
                Some(scale) => (answer / scale).clamp(-1.0, 1.0),
            };
            colour(pixel, side, colours[1], spans);
        }
        &self.pixels
    }

    /// What was worked out last.
    #[must_use]
    pub fn answers(&self) -> &[f64] {
        &self.answers
    }

    /// Where lines of equal answers are drawn: where a class is as probable as the other; of numbers at 0 and half way to
    /// either end of the scale.
    #[must_use]
    pub fn levels(&self) -> Vec<f64> {
        match self.scale {
            None => vec![0.5],
            Some(scale) => [-0.5, 0.0, 0.5].map(|share| share * scale).to_vec(),
        }
    }
}

/// What a network reads at the middles of a grid's cells over the square of ±[`SIDE`], row by row from the top.
pub(super) fn grid_inputs(features: &[Feature], columns: usize, rows: usize) -> Vec<f64> {
    let middle = |index: usize, of: usize| SIDE * ((2 * index + 1) as f64 / of as f64 - 1.0);
    let mut inputs = Vec::with_capacity(columns * rows * features.len());
    for row in 0..rows {
        for column in 0..columns {
            let place = [middle(column, columns), -middle(row, rows)];
            inputs.extend(features.iter().map(|feature| feature.of(place)));
        }
    }
    inputs
}

/// The logistic function of an output, in its place, in the form that is worked out for several at once.
pub(super) fn probability(output: &mut f64) {
    *output = 0.5 + 0.5 * tanh(0.5 * *output);
}

/// The ways from the middle colour to both ends.
pub(super) fn spans([first, middle, second]: [[f64; 3]; 3]) -> [[f64; 3]; 2] {
    [first, second].map(|end| {
        let mut span = [0.0; 3];
        for channel in 0..3 {
            span[channel] = end[channel] - middle[channel];
        }
        span
    })
}

/// A pixel at a place from −1, the first colour, over 0, the middle one, to 1, the last.
pub(super) fn colour(pixel: &mut [u8], side: f64, middle: [f64; 3], [down, up]: [[f64; 3]; 2]) {
    let span = if side < 0.0 { down } else { up };
    for channel in 0..3 {
        // Half a step more, for a number becomes whole by losing what is behind the point.
        pixel[channel] = (middle[channel] + side.abs() * span[channel] + 0.5) as u8;
    }
}
