//! Curves over all thresholds, point by point as scikit-learn gives them.

use super::counts::{Costs, Counts};
use super::ranking::Ranking;
use crate::metrics::Value;

/// Points of a curve, and the threshold of each: scores at or above it are predicted positive.
///
/// A threshold of ∞ is that at which nothing is predicted positive.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Abscissae.
    pub x: Vec<f64>,
    /// Ordinates.
    pub y: Vec<f64>,
    /// Thresholds; of a precision–recall curve one less than points.
    pub thresholds: Vec<f64>,
}

/// The curves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True positive rate over false positive rate, rising from (0, 0). NaN on the axis of a class that is absent.
    Roc,
    /// Precision over recall, by rising thresholds, and (0, 1) at the end. Without positives recall is 1, as
    /// scikit-learn has it.
    PrecisionRecall,
    /// False negative rate over false positive rate, by rising thresholds, without the parts where one of them stays 0.
    /// Empty where a class is absent.
    Det,
    /// Cumulative gain: true positive rate over the share that is predicted positive.
    Gain,
    /// Lift: precision by prevalence over the share that is predicted positive.
    Lift,
}

impl Kind {
    /// All of them, by their names.
    pub const ALL: [(&str, Self); 5] = [
        ("roc", Self::Roc),
        ("precision_recall", Self::PrecisionRecall),
        ("det", Self::Det),
        ("gain", Self::Gain),
        ("lift", Self::Lift),
    ];
}

impl Ranking {
    /// A curve with all its points. O(number of distinct scores).
    #[must_use]
    pub fn curve(&self, kind: Kind) -> Curve {
        self.curve_over(kind, &every(self.thresholds().len()))
    }

    /// A curve without points in line with their neighbours: scikit-learn's `drop_intermediate`, on by default in its
    /// `roc_curve` only. Its rules differ: of three points of a ROC curve the middle one goes where steps before and after it are equal,
    /// of a precision–recall or DET curve where recall stays the same before and after it. Gain and lift follow the second.
    #[must_use]
    pub fn thinned(&self, kind: Kind) -> Curve {
        let kept = match kind {
            Kind::Roc => kept(self.thresholds().len(), |place| {
                turns(self.fps(), place) || turns(self.tps(), place)
            }),
            // The point (0, 0) counts with this curve.
            Kind::Det => {
                let at = |place: usize| place.checked_sub(1).map_or(0.0, |last| self.tps()[last]);
                let kept = kept(self.thresholds().len() + 1, |place| {
                    at(place) != at(place - 1) || at(place + 1) != at(place)
                });
                kept.into_iter().filter_map(|place| place.checked_sub(1)).collect()
            }
            Kind::PrecisionRecall | Kind::Gain | Kind::Lift => {
                kept(self.thresholds().len(), |place| {
                    let tps = self.tps();
                    tps[place] != tps[place - 1] || tps[place + 1] != tps[place]
                })
            }
        };
        self.curve_over(kind, &kept)
    }

    /// The curve of the thresholds at these places, rising.
    fn curve_over(&self, kind: Kind, kept: &[usize]) -> Curve {
        match kind {
            Kind::Roc => self.roc(kept),
            Kind::PrecisionRecall => self.precision_recall(kept),
            Kind::Det => self.det(kept),
            Kind::Gain => self.flagged(kept, |tpr, _| tpr, true),
            Kind::Lift => self.flagged(kept, |tpr, share| tpr / share, false),
        }
    }

    fn roc(&self, kept: &[usize]) -> Curve {
        let rate = |sums: &[f64], total: f64| {
            let at = |sum: f64| if total > 0.0 { sum / total } else { f64::NAN };
            std::iter::once(0.0).chain(kept.iter().map(|at| sums[*at])).map(at).collect()
        };
        Curve {
            x: rate(self.fps(), self.negatives()),
            y: rate(self.tps(), self.positives()),
            thresholds: self.below_infinity(kept),
        }
    }

    fn below_infinity(&self, kept: &[usize]) -> Vec<f64> {
        let scores = kept.iter().map(|at| self.thresholds()[*at]);
        std::iter::once(f64::INFINITY).chain(scores).collect()
    }

    fn precision_recall(&self, kept: &[usize]) -> Curve {
        let backwards = || kept.iter().rev().copied();
        let recall = |at: usize| {
            let positives = self.positives();
            if positives > 0.0 { self.tps()[at] / positives } else { 1.0 }
        };
        let precision = |at: usize| self.tps()[at] / (self.tps()[at] + self.fps()[at]);
        Curve {
            x: backwards().map(recall).chain([0.0]).collect(),
            y: backwards().map(precision).chain([1.0]).collect(),
            thresholds: backwards().map(|at| self.thresholds()[at]).collect(),
        }
    }

    fn det(&self, kept: &[usize]) -> Curve {
        let (positives, negatives) = (self.positives(), self.negatives());
        if positives == 0.0 || negatives == 0.0 {
            return Curve::default();
        }
        let counts = |place: &usize| (*place, self.counts(*place));
        let places: Vec<usize> = std::iter::once(0).chain(kept.iter().map(|at| at + 1)).collect();
        let first = places.iter().rposition(|place| self.counts(*place).fp == 0.0).unwrap_or(0);
        let last = places.iter().position(|place| self.counts(*place).tp == positives);
        let last = last.unwrap_or(places.len() - 1);
        let shown = places.get(first..=last).unwrap_or_default();
        let mut curve = Curve::default();
        for (place, counts) in shown.iter().rev().map(counts) {
            curve.x.push(counts.fp / negatives);
            curve.y.push(counts.fn_ / positives);
            curve.thresholds.push(self.threshold_of(place));
        }
        curve
    }

    /// What comes of recall and the share that is predicted positive, over that share.
    fn flagged(&self, kept: &[usize], of: fn(f64, f64) -> f64, from_nothing: bool) -> Curve {
        let total = self.positives() + self.negatives();
        let nothing = from_nothing.then_some(0);
        let mut curve = Curve::default();
        for place in nothing.into_iter().chain(kept.iter().map(|at| at + 1)) {
            let counts = self.counts(place);
            let share = counts.predicted_positives() / total;
            curve.x.push(share);
            curve.y.push(of(counts.tp / self.positives(), share));
            curve.thresholds.push(self.threshold_of(place));
        }
        curve
    }

    /// The threshold at which the so many highest distinct scores are predicted positive; ∞ for none.
    #[must_use]
    pub fn threshold_of(&self, place: usize) -> f64 {
        let last = self.thresholds().len();
        let at = place.min(last).checked_sub(1);
        at.map_or(f64::INFINITY, |at| self.thresholds()[at])
    }

    /// A metric at every threshold, falling: [`Self::thresholds`] with ∞ before them. NaN where it is undefined.
    pub fn against_threshold<'a>(
        &'a self,
        metric: impl Fn(&Counts) -> Value + 'a,
    ) -> impl Iterator<Item = f64> + 'a {
        (0..=self.thresholds().len())
            .map(move |place| metric(&self.counts(place)).number().unwrap_or(f64::NAN))
    }

    /// The share that is predicted positive at every threshold as in [`Self::against_threshold`].
    pub fn queue_rates(&self) -> impl Iterator<Item = f64> + '_ {
        (0..=self.thresholds().len()).map(|place| self.counts(place).queue_rate())
    }

    /// What wrong answers cost a sample (by weight), at every threshold as in [`Self::against_threshold`].
    pub fn costs(&self, costs: Costs) -> impl Iterator<Item = f64> + '_ {
        let total = self.positives() + self.negatives();
        (0..=self.thresholds().len()).map(move |place| self.counts(place).cost(costs) / total)
    }
}

fn every(count: usize) -> Vec<usize> {
    (0..count).collect()
}

/// The first, the last, and those between that are wanted.
fn kept(count: usize, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..count).filter(|place| *place == 0 || place + 1 == count || wanted(*place)).collect()
}

/// Whether the step to a place differs from the step after it.
fn turns(sums: &[f64], place: usize) -> bool {
    sums[place + 1] - sums[place] != sums[place] - sums[place - 1]
}
