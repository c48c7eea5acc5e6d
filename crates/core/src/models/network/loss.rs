//! What a network's outputs are compared with, and how.

use crate::error::Error;
use crate::math;
use crate::number::Real;

/// What a network's outputs are compared with, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Mean over the rows of −ln of the softmax of the outputs at the row's class.
    CrossEntropy,
    /// Mean over the rows of −y ln σ(z) − (1 − y) ln(1 − σ(z)), z being the one output and σ the logistic function:
    /// `torch.nn.BCEWithLogitsLoss`.
    BinaryCrossEntropy,
    /// Mean over the rows and outputs of the squared difference.
    Mse,
}

/// Every loss with its name in links and in the library.
pub const LOSSES: [(&str, Loss); 3] = [
    ("cross_entropy", Loss::CrossEntropy),
    ("binary_cross_entropy", Loss::BinaryCrossEntropy),
    ("mse", Loss::Mse),
];

impl Loss {
    /// The loss of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("loss", name, &LOSSES)
    }
}

/// ln Σ eᶻ − z_class, with the greatest z taken out so that nothing overflows.
pub(super) fn cross_entropy<R: Real>(
    outputs: &[R],
    class: usize,
    deltas: Option<(&mut [R], f64)>,
) -> R {
    let greatest = outputs.iter().map(|z| z.value()).fold(f64::NEG_INFINITY, f64::max);
    let mut sum = R::constant(0.0);
    for z in outputs {
        sum = sum + (*z - greatest).exp();
    }
    if let Some((deltas, share)) = deltas {
        for (index, (delta, z)) in deltas.iter_mut().zip(outputs).enumerate() {
            let softmax = (*z - greatest).exp() / sum;
            let target = if index == class { 1.0 } else { 0.0 };
            *delta = (softmax - target) * share;
        }
    }
    sum.ln() - (outputs[class] - greatest)
}

/// max(z, 0) − zy + ln(1 + e^−|z|), which is −y ln σ(z) − (1 − y) ln(1 − σ(z)) without overflow.
pub(super) fn binary_cross_entropy<R: Real>(
    outputs: &[R],
    wanted: f64,
    deltas: Option<(&mut [R], f64)>,
) -> R {
    let output = outputs.first().copied().unwrap_or(R::constant(0.0));
    let probability = output.sigmoid();
    if let Some((deltas, share)) = deltas {
        for delta in deltas {
            *delta = (probability - wanted) * share;
        }
    }
    let (z, p) = (output.value(), probability.value());
    let loss = z.max(0.0) - z * wanted + math::ln_1p(math::exp(-z.abs()));
    output.chain(loss, p - wanted, p * (1.0 - p))
}

/// eᶻ / Σ eᶻ of each, the greatest z taken out so that nothing overflows.
pub(super) fn softmax(outputs: &mut [f64]) {
    let greatest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    outputs.iter_mut().for_each(|z| *z = math::exp(*z - greatest));
    let sum: f64 = outputs.iter().sum();
    outputs.iter_mut().for_each(|z| *z /= sum);
}

/// The mean over the outputs of their squared differences.
pub(super) fn squared_error<R: Real>(
    outputs: &[R],
    wanted: &[f64],
    deltas: Option<(&mut [R], f64)>,
) -> R {
    let count = outputs.len() as f64;
    let mut sum = R::constant(0.0);
    for (z, y) in outputs.iter().zip(wanted) {
        sum = sum + (*z - *y).square();
    }
    if let Some((deltas, share)) = deltas {
        for ((delta, z), y) in deltas.iter_mut().zip(outputs).zip(wanted) {
            *delta = (*z - *y) * (2.0 * share / count);
        }
    }
    sum / count
}
