//! The four cells of a binary confusion matrix.

use super::curves::Kind;
use super::matrix::Normalize;

/// Sums of weights (numbers of samples, where each weighs 1) by what is true and what is predicted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Counts {
    /// Positives that are predicted positive.
    pub tp: f64,
    /// Negatives that are predicted positive: the error of the first kind.
    pub fp: f64,
    /// Positives that are predicted negative: the error of the second kind.
    pub fn_: f64,
    /// Negatives that are predicted negative.
    pub tn: f64,
}

impl Counts {
    /// All that is positive: TP + FN.
    #[must_use]
    pub fn positives(&self) -> f64 {
        self.tp + self.fn_
    }

    /// All that is negative: TN + FP.
    #[must_use]
    pub fn negatives(&self) -> f64 {
        self.tn + self.fp
    }

    /// All that is predicted positive: TP + FP.
    #[must_use]
    pub fn predicted_positives(&self) -> f64 {
        self.tp + self.fp
    }

    /// All that is predicted negative: TN + FN.
    #[must_use]
    pub fn predicted_negatives(&self) -> f64 {
        self.tn + self.fn_
    }

    /// All there is.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.positives() + self.negatives()
    }

    /// The share that is positive.
    #[must_use]
    pub fn prevalence(&self) -> f64 {
        self.positives() / self.total()
    }

    /// The share that is predicted positive: what someone has to look through.
    #[must_use]
    pub fn queue_rate(&self) -> f64 {
        self.predicted_positives() / self.total()
    }

    /// Each cell as a share of its row (what is true), its column (what is predicted) or all. `None` of an empty one.
    #[must_use]
    pub fn shares(&self, by: Normalize) -> Shares {
        let of = |part: f64, row: f64, column: f64| {
            let whole = match by {
                Normalize::True => row,
                Normalize::Pred => column,
                Normalize::All => self.total(),
            };
            (whole > 0.0).then(|| part / whole)
        };
        Shares {
            tp: of(self.tp, self.positives(), self.predicted_positives()),
            fp: of(self.fp, self.negatives(), self.predicted_positives()),
            fn_: of(self.fn_, self.positives(), self.predicted_negatives()),
            tn: of(self.tn, self.negatives(), self.predicted_negatives()),
        }
    }

    /// Where a threshold with these counts is on a curve. `None` where an axis of it is undefined: of a class that is absent, or lift
    /// where nothing is predicted positive. Precision is 1 there, as at the end of scikit-learn's curve.
    #[must_use]
    pub fn point(&self, kind: Kind) -> Option<[f64; 2]> {
        let Shares { tp: tpr, fp: fpr, fn_: fnr, .. } = self.shares(Normalize::True);
        let precision = self.shares(Normalize::Pred).tp;
        let flagged = self.queue_rate();
        Some(match kind {
            Kind::Roc => [fpr?, tpr?],
            Kind::PrecisionRecall => [tpr?, precision.unwrap_or(1.0)],
            Kind::Det => [fpr?, fnr?],
            Kind::Gain => [flagged, tpr?],
            Kind::Lift => [flagged, Some(tpr? / flagged).filter(|lift| !lift.is_nan())?],
        })
    }

    /// What wrong answers cost in all, with the price of one of each kind.
    #[must_use]
    pub fn cost(&self, costs: Costs) -> f64 {
        costs.fp * self.fp + costs.fn_ * self.fn_
    }
}

/// The cells as shares of something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// Of the positives that are predicted positive.
    pub tp: Option<f64>,
    /// Of the negatives that are predicted positive.
    pub fp: Option<f64>,
    /// Of the positives that are predicted negative.
    pub fn_: Option<f64>,
    /// Of the negatives that are predicted negative.
    pub tn: Option<f64>,
}

/// What a wrong answer of each kind costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Costs {
    /// A false positive.
    pub fp: f64,
    /// A false negative.
    pub fn_: f64,
}

impl Default for Costs {
    fn default() -> Self {
        Self { fp: 1.0, fn_: 1.0 }
    }
}
