//! The weights that a training had on its way.

/// Weights at some steps, rising: those of every examination, and of as many steps between as there is room for.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    steps: Vec<u32>,
    /// One after another.
    weights: Vec<f64>,
    width: usize,
    stride: u32,
}

/// The most numbers that are kept for the steps between examinations: 16 MB.
const MAX_NUMBERS: usize = 2_000_000;
/// More steps between than these are never seen.
const MAX_STEPS: usize = 1000;

impl Kept {
    /// Nothing yet of a training of so many steps with so many weights.
    pub(super) fn new(steps: u32, width: usize) -> Self {
        let room = (MAX_NUMBERS / width.max(1)).clamp(1, MAX_STEPS) as u32;
        Self { steps: Vec::new(), weights: Vec::new(), width, stride: steps.div_ceil(room).max(1) }
    }

    /// Whether weights of a step are kept that is not examined.
    pub(super) fn wants(&self, step: u32) -> bool {
        step.is_multiple_of(self.stride)
    }

    /// Keeps the weights of a step; of one that is there already they are replaced.
    pub(super) fn keep(&mut self, step: u32, weights: &[f64]) {
        if self.steps.last() == Some(&step) {
            self.steps.pop();
            self.weights.truncate(self.steps.len() * self.width);
        }
        self.steps.push(step);
        self.weights.extend_from_slice(weights);
    }

    /// The last weights kept at or before a step, with their step.
    pub(super) fn at(&self, step: u32) -> (u32, &[f64]) {
        let place = self.steps.partition_point(|kept| *kept <= step).saturating_sub(1);
        let from = place * self.width;
        let weights = self.weights.get(from..from + self.width).unwrap_or_default();
        (self.steps.get(place).copied().unwrap_or_default(), weights)
    }
}
