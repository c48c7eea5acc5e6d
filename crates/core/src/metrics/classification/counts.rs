//! The four cells of a binary confusion matrix.

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

    /// What wrong answers cost in all, with the price of one of each kind.
    #[must_use]
    pub fn cost(&self, costs: Costs) -> f64 {
        costs.fp * self.fp + costs.fn_ * self.fn_
    }
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
