//! Whether of samples with a probability of 0.7 seven in ten are positive.

use super::ranking::Ranking;
use super::settings::{Binning, Settings};
use crate::metrics::{Reason, Sklearn, Value};

/// A calibration curve (reliability diagram): one entry for each bin that is not empty.
///
/// scikit-learn's `calibration_curve`, with weights besides, which that lacks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// Mean probability of each bin.
    pub predicted: Vec<f64>,
    /// Share of positives in each bin.
    pub observed: Vec<f64>,
    /// Weight of each bin.
    pub weights: Vec<f64>,
}

impl Ranking {
    /// The calibration curve; empty where a score is no probability.
    #[must_use]
    pub fn calibration(&self, settings: &Settings) -> Calibration {
        if self.improbable().is_some() {
            return Calibration::default();
        }
        let edges = match settings.binning {
            Binning::Uniform => uniform(settings.bins),
            Binning::Quantile => self.quantiles(settings.bins),
        };
        // A bin is open on its left and closed on its right, as np.searchsorted has it.
        let inner = edges.get(1..settings.bins).unwrap_or_default();
        let mut sums = vec![[0.0; 3]; settings.bins];
        for group in self.groups() {
            let bin = inner.partition_point(|edge| *edge < group.score);
            let weight = group.positives + group.negatives;
            for (sum, part) in
                sums[bin].iter_mut().zip([weight * group.score, group.positives, weight])
            {
                *sum += part;
            }
        }
        let mut calibration = Calibration::default();
        for [scores, positives, weight] in sums.into_iter().filter(|[_, _, weight]| *weight > 0.0) {
            calibration.predicted.push(scores / weight);
            calibration.observed.push(positives / weight);
            calibration.weights.push(weight);
        }
        calibration
    }

    /// `np.percentile` of the scores at equal steps, with NumPy's own rounding: edges are scores, and fall on one side.
    fn quantiles(&self, bins: usize) -> Vec<f64> {
        let counted: Vec<f64> =
            self.members().iter().filter(|m| m.weight > 0.0).map(|m| m.score).collect();
        let last = counted.len() - 1;
        let rising = |place: usize| counted[last - place.min(last)];
        let at = |share: f64| {
            let place = (share * 100.0 / 100.0) * last as f64;
            let below = place.floor();
            let t = place - below;
            let [a, b] = [rising(below as usize), rising(below as usize + 1)];
            if t >= 0.5 { b - (b - a) * (1.0 - t) } else { a + (b - a) * t }
        };
        uniform(bins).into_iter().map(at).collect()
    }
}

/// `np.linspace(0, 1, bins + 1)`.
fn uniform(bins: usize) -> Vec<f64> {
    let step = 1.0 / bins as f64;
    (0..bins).map(|edge| edge as f64 * step).chain([1.0]).collect()
}

/// Expected calibration error: the mean distance of the calibration curve from the diagonal, by the bins' weights
/// (Naeini, Cooper & Hauskrecht, AAAI 2015).
pub(super) fn ece(ranking: &Ranking, settings: &Settings) -> Value {
    if let Some((index, value)) = ranking.improbable() {
        let reason = Reason::NotProbability { argument: format!("y_score[{index}]"), value };
        return Value::Undefined { reason, sklearn: Sklearn::Absent };
    }
    let Calibration { predicted, observed, weights } = ranking.calibration(settings);
    let distances = predicted.iter().zip(&observed).zip(&weights);
    let total: f64 = weights.iter().sum();
    Value::Number(distances.map(|((p, o), w)| w / total * (p - o).abs()).sum())
}
