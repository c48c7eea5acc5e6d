//! One number for all classes: means of a binary metric of each class against the rest.

use super::counts::Counts;
use super::labels;
use super::matrix::Matrix;
use super::settings::Settings;
use crate::metrics::{Reason, Sklearn, Value};

/// How the classes are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Average {
    /// Every class counts the same.
    Macro,
    /// Every sample does: the counts of all classes are added first.
    Micro,
    /// Every class counts by the weight of its samples.
    Weighted,
}

/// A metric of labels from counts.
pub(super) type OfCounts = fn(&Counts, &Settings) -> Value;

/// What scikit-learn's mean does with a class whose number is NaN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfNan {
    /// Leaves it out.
    Dropped,
    /// Is NaN too.
    Spreads,
}

impl Matrix {
    pub(super) fn averaged(&self, of: OfCounts, average: Average, settings: &Settings) -> Value {
        let classes = (0..self.classes()).map(|class| self.one_against_rest(class));
        if average == Average::Micro {
            let sum = classes.fold(Counts::default(), |a, b| Counts {
                tp: a.tp + b.tp,
                fp: a.fp + b.fp,
                fn_: a.fn_ + b.fn_,
                tn: a.tn + b.tn,
            });
            return of(&sum, settings);
        }
        let values: Vec<Value> = classes.map(|counts| of(&counts, settings)).collect();
        mean(&values, &weights(average, &self.rows()), OfNan::Dropped)
    }

    /// Precision, recall, F₁ and weight of each class against the rest.
    #[must_use]
    pub fn per_class(&self, settings: &Settings) -> Vec<PerClass> {
        let of = |class: usize| {
            let counts = self.one_against_rest(class);
            PerClass {
                precision: labels::precision(&counts, settings),
                recall: labels::recall(&counts, settings),
                f1: labels::f1(&counts, settings),
                support: counts.positives(),
            }
        };
        (0..self.classes()).map(of).collect()
    }
}

/// A class against the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct PerClass {
    /// Of what is predicted to be this class, the share that is.
    pub precision: Value,
    /// Of what is this class, the share that is found.
    pub recall: Value,
    /// Their harmonic mean.
    pub f1: Value,
    /// Weight of the samples of this class.
    pub support: f64,
}

/// What each class counts in a mean.
pub(super) fn weights(average: Average, supports: &[f64]) -> Vec<f64> {
    match average {
        Average::Weighted => supports.to_vec(),
        Average::Macro | Average::Micro => vec![1.0; supports.len()],
    }
}

/// The mean over classes; undefined where a class that counts is.
pub(super) fn mean(values: &[Value], weights: &[f64], of_nan: OfNan) -> Value {
    let counted = || values.iter().zip(weights).enumerate().filter(|(_, (_, w))| **w > 0.0);
    let number = |value: &Value| match value {
        Value::Number(number) | Value::Undefined { sklearn: Sklearn::Returns(number), .. } => {
            Some(*number)
        }
        Value::Undefined { .. } => None,
    };
    let (mut sum, mut total) = (0.0, 0.0);
    for (_, (value, weight)) in counted() {
        let number = number(value).unwrap_or(f64::NAN);
        if of_nan == OfNan::Spreads || !number.is_nan() {
            sum += weight * number;
            total += weight;
        }
    }
    // Where no class that counts has a number, scikit-learn lets those count that do not.
    let mean =
        if total == 0.0 { plain_mean(values.iter().filter_map(number)) } else { sum / total };
    for (class, (value, _)) in counted() {
        if let Value::Undefined { reason, sklearn } = value {
            let reason = Reason::UndefinedClass { class, reason: Box::new(reason.clone()) };
            let sklearn = match sklearn {
                Sklearn::Returns(_) => Sklearn::Returns(mean),
                other => *other,
            };
            return Value::Undefined { reason, sklearn };
        }
    }
    Value::Number(mean)
}

/// The mean of what is not NaN; NaN of nothing.
fn plain_mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let numbers = numbers.filter(|number| !number.is_nan());
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
    sum / count
}
