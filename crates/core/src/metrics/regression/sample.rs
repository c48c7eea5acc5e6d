//! What a metric of regression is given, and the means and quantiles over it that scikit-learn uses.

use crate::error::Error;
use crate::metrics::{check_length, check_samples, check_weights, sum};

/// True values, predictions and weights, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    y_true: Vec<f64>,
    y_pred: Vec<f64>,
    weights: Option<Vec<f64>>,
}

impl Sample {
    /// Takes as many predictions as true values, and as many weights where they are given.
    ///
    /// # Errors
    /// [`Error::Length`] for another number of them; [`Error::OutOfRange`] for none, for a number that is not finite
    /// (`y_true[3]`), a negative weight, and for weights whose sum is 0 or not finite (`sample_weight.sum`).
    pub fn new(
        y_true: Vec<f64>,
        y_pred: Vec<f64>,
        weights: Option<Vec<f64>>,
    ) -> Result<Self, Error> {
        check_samples("y_true", &y_true)?;
        check_length("y_pred", y_pred.len(), y_true.len())?;
        check_samples("y_pred", &y_pred)?;
        if let Some(weights) = &weights {
            check_weights(weights, y_true.len())?;
        }
        Ok(Self { y_true, y_pred, weights })
    }

    /// What is true.
    #[must_use]
    pub fn y_true(&self) -> &[f64] {
        &self.y_true
    }

    /// What was predicted.
    #[must_use]
    pub fn y_pred(&self) -> &[f64] {
        &self.y_pred
    }

    /// The weights, where they are given.
    #[must_use]
    pub fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.y_true.len()
    }

    /// Whether there is none, which never is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.y_true.is_empty()
    }

    /// What `of` makes of y and ŷ of each sample.
    pub(super) fn each(&self, of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        self.y_true.iter().zip(&self.y_pred).map(|(y_true, y_pred)| of(*y_true, *y_pred)).collect()
    }

    /// Whether all true values that have a weight are the same.
    pub(super) fn is_constant(&self) -> bool {
        let weight = |index: usize| self.weights().map_or(1.0, |weights| weights[index]);
        let mut values = (0..self.len()).filter(|i| weight(*i) > 0.0).map(|i| self.y_true[i]);
        let first = values.next();
        values.all(|value| Some(value) == first)
    }
}

/// The values times their weights.
pub(super) fn weighted(mut values: Vec<f64>, weights: Option<&[f64]>) -> Vec<f64> {
    for (value, weight) in values.iter_mut().zip(weights.unwrap_or_default()) {
        *value *= weight;
    }
    values
}

/// The sum of all weights: the number of samples, where each weighs 1.
pub(super) fn total_weight(samples: usize, weights: Option<&[f64]>) -> f64 {
    weights.map_or(samples as f64, sum)
}

/// The weighted mean, as `numpy.average`.
pub(super) fn mean(values: Vec<f64>, weights: Option<&[f64]>) -> f64 {
    let total = total_weight(values.len(), weights);
    sum(&weighted(values, weights)) / total
}

/// The two samples between which a quantile lies, which are one where it falls on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantile {
    /// Index of the lower one.
    pub(super) lower: usize,
    /// Index of the upper one.
    pub(super) upper: usize,
}

impl Quantile {
    pub(super) fn value(self, values: &[f64]) -> f64 {
        if self.lower == self.upper {
            return values[self.lower];
        }
        (values[self.lower] + values[self.upper]) / 2.0
    }
}

/// The weighted quantile for a share of all weight, from 0 to 1: where the sum of weights in rising order of values reaches it,
/// and half way to the next where it does so exactly (`averaged_inverted_cdf` of Hyndman and Fan, *Sample Quantiles in
/// Statistical Packages*, The American Statistician 50(4), 1996). As scikit-learn 1.9.1, its tolerance included.
pub(super) fn quantile(values: &[f64], weights: Option<&[f64]>, share: f64) -> Quantile {
    let weight = |index: usize| weights.map_or(1.0, |weights| weights[index]);
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut reached = 0.0;
    let mut sums = Vec::with_capacity(order.len());
    for index in &order {
        reached += weight(*index);
        sums.push(reached);
    }
    let last = order.len() - 1;
    // Leading samples without weight do not count, even for a share of 0.
    let target = (share * 100.0 / 100.0 * reached).max(f64::from_bits(1));
    let place = sums.partition_point(|sum| *sum < target).min(last);
    let lower = order[place];
    if sums[place] - target > f64::EPSILON {
        return Quantile { lower, upper: lower };
    }
    let mut next = (place + 1).min(last);
    if weight(order[next]) == 0.0 {
        next = sums.partition_point(|sum| *sum <= sums[place]);
    }
    // Behind the last that has a weight, there is none to go to.
    Quantile { lower, upper: order.get(next).copied().unwrap_or(lower) }
}
