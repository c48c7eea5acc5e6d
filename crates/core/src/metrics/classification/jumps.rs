//! Thresholds that someone may want to go to.

use super::counts::{Costs, Counts};
use super::labels;
use super::ranking::Ranking;
use super::settings::Settings;

/// What a threshold is chosen for. Of equals the highest threshold is taken, unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Jump {
    /// The greatest F₁.
    MaxF1,
    /// The greatest Fβ.
    MaxFbeta {
        /// β.
        beta: f64,
    },
    /// The greatest TPR − FPR: Youden's J (Cancer 3(1), 1950).
    Youden,
    /// The point of the ROC curve that is nearest to (0, 1).
    Nearest,
    /// The least cost of all wrong answers.
    LeastCost(Costs),
    /// Precision at least so much, with the greatest recall that it can have; of equals the greatest precision.
    Precision {
        /// The least precision.
        least: f64,
    },
    /// Recall at least so much, with the greatest precision that it can have; of equals the greatest recall.
    Recall {
        /// The least recall.
        least: f64,
    },
    /// As many predicted positive as are positive, or as near to it as it goes: precision is recall there.
    BreakEven,
}

impl Ranking {
    /// The place (see [`Ranking::counts`]) that serves a purpose best, 0 being above all scores; `None` where a class that the purpose asks
    /// for is absent, or no threshold meets the bound.
    #[must_use]
    pub fn jump(&self, jump: Jump) -> Option<usize> {
        let (positives, negatives) = (self.positives(), self.negatives());
        let needs_negatives = matches!(jump, Jump::Youden | Jump::Nearest);
        let needs_positives = !matches!(jump, Jump::LeastCost(_));
        if (needs_positives && positives == 0.0) || (needs_negatives && negatives == 0.0) {
            return None;
        }
        // What is greater is better: first by the first number, of equals by the second.
        let merit = |c: &Counts| -> Option<[f64; 2]> {
            let tpr = c.tp / positives;
            let fpr = c.fp / negatives;
            let settings = |beta: f64| Settings { beta, ..Settings::default() };
            Some(match jump {
                Jump::MaxF1 => [labels::f1(c, &Settings::default()).number()?, 0.0],
                Jump::MaxFbeta { beta } => [labels::fbeta(c, &settings(beta)).number()?, 0.0],
                Jump::Youden => [tpr - fpr, 0.0],
                Jump::Nearest => [-(fpr * fpr + (1.0 - tpr) * (1.0 - tpr)), 0.0],
                Jump::LeastCost(costs) => [-c.cost(costs), 0.0],
                Jump::Precision { least } => {
                    let precision = c.tp / c.predicted_positives();
                    (precision >= least).then_some([tpr, precision])?
                }
                Jump::Recall { least } => {
                    let precision = c.tp / c.predicted_positives();
                    (tpr >= least && !precision.is_nan()).then_some([precision, tpr])?
                }
                Jump::BreakEven => [-(c.predicted_positives() - positives).abs(), 0.0],
            })
        };
        let mut best: Option<(usize, [f64; 2])> = None;
        for place in 0..=self.thresholds().len() {
            let Some(merit) = merit(&self.counts(place)) else { continue };
            if best.is_none_or(|(_, found)| merit > found) {
                best = Some((place, merit));
            }
        }
        best.map(|(place, _)| place)
    }
}
