//! How a value comes from a sample: a mean of losses, its root, what is left of the best constant's, or a loss picked.

use super::sample::{self, Quantile, mean, quantile, total_weight, weighted};
use super::{Loss, Parameters, Sample};
use crate::metrics::{Reason, Sklearn, Value, sum};

/// How a metric's value comes from the sum of what each sample adds to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composition {
    /// It is the sum.
    Sum,
    /// It is the root of the sum.
    Root,
    /// It is 1 − the sum.
    OneMinus,
}

/// The loss of a metric at its parameters.
type Made = fn(&Parameters) -> Loss;

/// The kinds of metrics.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// The mean loss.
    Mean(Made),
    /// Its root.
    Root(Made),
    /// The sum of absolute errors by that of absolute true values.
    Relative,
    /// The middle absolute error.
    Median,
    /// The greatest absolute error, weights or not.
    Max,
    /// 1 − the squared errors by those of the mean.
    R2,
    /// 1 − the variance of the errors by that of the true values.
    ExplainedVariance,
    /// 1 − the mean loss by that of the best constant.
    Skill(Made),
}

/// A score's two parts: what each sample adds to the numerator, and the denominator; both before any weights' sum.
struct Fraction {
    parts: Vec<f64>,
    numerator: f64,
    denominator: f64,
}

impl Rule {
    pub(super) fn value(self, sample: &Sample, parameters: &Parameters) -> Value {
        match self {
            Self::Mean(made) => mean_loss(made(parameters), sample).map_or_else(|v| v, Value::of),
            Self::Root(made) => mean_loss(made(parameters), sample)
                .map_or_else(|v| v, |mean| Value::of(mean.sqrt())),
            Self::Relative => relative(sample),
            Self::Median => Value::of(middle(sample).value(&sample.each(absolute))),
            Self::Max => Value::of(sample.each(absolute).into_iter().fold(0.0, f64::max)),
            Self::R2 | Self::ExplainedVariance => self.score(sample, parameters),
            Self::Skill(made) => match made(parameters) {
                Loss::Tweedie { power } => tweedie_score(power, sample),
                _ => self.score(sample, parameters),
            },
        }
    }

    pub(super) fn composition(self) -> Composition {
        match self {
            Self::Mean(_) | Self::Relative | Self::Median | Self::Max => Composition::Sum,
            Self::Root(_) => Composition::Root,
            Self::R2 | Self::ExplainedVariance | Self::Skill(_) => Composition::OneMinus,
        }
    }

    pub(super) fn loss(self, parameters: &Parameters) -> Option<Loss> {
        match self {
            Self::Mean(made) | Self::Root(made) | Self::Skill(made) => Some(made(parameters)),
            Self::R2 => Some(Loss::Squared),
            Self::Relative | Self::Median | Self::Max => Some(Loss::Absolute),
            Self::ExplainedVariance => None,
        }
    }

    /// Of a sample for which the value is a number.
    pub(super) fn contributions(self, sample: &Sample, parameters: &Parameters) -> Vec<f64> {
        match self {
            Self::Mean(made) | Self::Root(made) => {
                let parts = losses(made(parameters), sample);
                scaled(parts, total_weight(sample.len(), sample.weights()))
            }
            Self::Relative => {
                let parts = losses(Loss::Absolute, sample);
                scaled(parts, sum(&losses_of_truth(sample)))
            }
            Self::Median => picked(&sample.each(absolute), middle(sample)),
            Self::Max => greatest(sample.each(absolute)),
            Self::R2 | Self::ExplainedVariance | Self::Skill(_) => {
                let Fraction { parts, denominator, .. } = self.fraction(sample, parameters);
                scaled(parts, denominator)
            }
        }
    }

    /// Numerator and denominator as scikit-learn has them, which for all but R² are means.
    fn fraction(self, sample: &Sample, parameters: &Parameters) -> Fraction {
        let weights = sample.weights();
        let total = total_weight(sample.len(), weights);
        let of = |loss: Loss, constant: f64| {
            sum(&weighted(sample.each(|y, _| loss.of(y, constant)), weights))
        };
        let average = || mean(sample.y_true().to_vec(), weights);
        match self {
            Self::ExplainedVariance => {
                let errors = sample.each(|y_true, y_pred| y_true - y_pred);
                let bias = mean(errors.clone(), weights);
                let squares = errors.iter().map(|e| Loss::Squared.of(*e, bias)).collect();
                let parts = weighted(squares, weights);
                let denominator = of(Loss::Squared, average()) / total;
                Fraction {
                    numerator: sum(&parts) / total,
                    parts: scaled(parts, total),
                    denominator,
                }
            }
            Self::Skill(made) => {
                let loss = made(parameters);
                let best = match loss {
                    Loss::Pinball { alpha } => {
                        quantile(sample.y_true(), weights, alpha).value(sample.y_true())
                    }
                    _ => average(),
                };
                let parts = losses(loss, sample);
                let denominator = of(loss, best) / total;
                Fraction {
                    numerator: sum(&parts) / total,
                    parts: scaled(parts, total),
                    denominator,
                }
            }
            _ => {
                let parts = losses(Loss::Squared, sample);
                Fraction {
                    numerator: sum(&parts),
                    parts,
                    denominator: of(Loss::Squared, average()),
                }
            }
        }
    }

    /// A score of scikit-learn with `force_finite=True`.
    fn score(self, sample: &Sample, parameters: &Parameters) -> Value {
        if sample.len() < 2 {
            // The variance of one number is 0, and that of its error too.
            let sklearn = if matches!(self, Self::ExplainedVariance) { 1.0 } else { f64::NAN };
            return Value::undefined(Reason::TooFewSamples { least: 2 }, sklearn);
        }
        let Fraction { numerator, denominator, .. } = self.fraction(sample, parameters);
        let score = match (numerator != 0.0, denominator != 0.0) {
            (false, _) => 1.0,
            (true, false) => 0.0,
            (true, true) => 1.0 - numerator / denominator,
        };
        unless_baseless(score, denominator, sample)
    }
}

/// Undefined where the best constant has no error: scikit-learn's number is then a convention, or what rounding left.
fn unless_baseless(score: f64, denominator: f64, sample: &Sample) -> Value {
    match baseless(denominator, sample) {
        Some(reason) => Value::undefined(reason, score),
        None => Value::of(score),
    }
}

fn baseless(denominator: f64, sample: &Sample) -> Option<Reason> {
    if sample.is_constant() {
        return Some(Reason::ConstantTrue);
    }
    (denominator == 0.0).then_some(Reason::NoBaseline)
}

/// D² of a Tweedie deviance, which scikit-learn divides without a look at the denominator.
fn tweedie_score(power: f64, sample: &Sample) -> Value {
    if sample.len() < 2 {
        return Value::undefined(Reason::TooFewSamples { least: 2 }, f64::NAN);
    }
    let loss = Loss::Tweedie { power };
    let numerator = match mean_loss(loss, sample) {
        Ok(numerator) => numerator,
        Err(undefined) => return undefined,
    };
    let best = mean(sample.y_true().to_vec(), sample.weights());
    let denominator = mean(sample.each(|y_true, _| loss.of(y_true, best)), sample.weights());
    if denominator == 0.0 {
        let reason = baseless(denominator, sample).unwrap_or(Reason::NoBaseline);
        return Value::Undefined { reason, sklearn: Sklearn::Raises("ZeroDivisionError") };
    }
    let score = 1.0 - numerator / denominator;
    let [_, of_mean] = loss.domain();
    if let Some(bound) = of_mean.filter(|bound| !bound.holds(best)) {
        let reason = bound.broken_by("y_true.mean".to_owned(), best);
        return Value::undefined(reason, score);
    }
    unless_baseless(score, denominator, sample)
}

fn absolute(y_true: f64, y_pred: f64) -> f64 {
    Loss::Absolute.of(y_true, y_pred)
}

/// The losses times their weights.
pub(super) fn losses(loss: Loss, sample: &Sample) -> Vec<f64> {
    weighted(sample.each(|y_true, y_pred| loss.of(y_true, y_pred)), sample.weights())
}

pub(super) fn losses_of_truth(sample: &Sample) -> Vec<f64> {
    weighted(sample.each(|y_true, _| y_true.abs()), sample.weights())
}

/// The mean loss, or the reason why there is none.
fn mean_loss(loss: Loss, sample: &Sample) -> Result<f64, Value> {
    match loss.outside(sample.y_true(), sample.y_pred()) {
        Some(undefined) => Err(undefined),
        None => Ok(sum(&losses(loss, sample)) / total_weight(sample.len(), sample.weights())),
    }
}

fn relative(sample: &Sample) -> Value {
    let size = sum(&losses_of_truth(sample));
    if size == 0.0 {
        return Value::Undefined { reason: Reason::AllTrueZero, sklearn: Sklearn::Absent };
    }
    match sum(&losses(Loss::Absolute, sample)) / size {
        ratio if ratio.is_nan() => {
            Value::Undefined { reason: Reason::Overflow, sklearn: Sklearn::Absent }
        }
        ratio => Value::Number(ratio),
    }
}

pub(super) fn middle(sample: &Sample) -> Quantile {
    sample::quantile(&sample.each(absolute), sample.weights(), 0.5)
}

fn scaled(mut parts: Vec<f64>, total: f64) -> Vec<f64> {
    parts.iter_mut().for_each(|part| *part /= total);
    parts
}

/// What the samples that a quantile is between add to it.
fn picked(values: &[f64], Quantile { lower, upper }: Quantile) -> Vec<f64> {
    let mut parts = vec![0.0; values.len()];
    parts[lower] += values[lower] / 2.0;
    parts[upper] += values[upper] / 2.0;
    parts
}

/// The greatest value, shared among all that are as great.
fn greatest(mut values: Vec<f64>) -> Vec<f64> {
    let most = values.iter().copied().fold(0.0, f64::max);
    let ties = values.iter().filter(|value| **value == most).count() as f64;
    values.iter_mut().for_each(|value| *value = if *value == most { most / ties } else { 0.0 });
    values
}
