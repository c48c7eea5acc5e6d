//! When a training ends, and why.

use super::fitting::Record;

/// Rules by which a training ends of itself. Those that are not given never end it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StopRules {
    /// The training loss that is enough.
    pub target: Option<f64>,
    /// Updates in which the training loss has to fall by a thousandth of itself.
    pub plateau: Option<u32>,
    /// Updates in which the validation loss has to reach a new least: early stopping.
    pub patience: Option<u32>,
}

/// Why a training ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop {
    /// The training loss reached the target.
    Target {
        /// The loss.
        loss: f64,
    },
    /// The training loss no longer fell.
    Plateau {
        /// The step from which it did not.
        since: u32,
    },
    /// The validation loss reached no new least for so long as there was patience.
    Patience {
        /// The step with the least.
        best: u32,
    },
    /// The numbers stopped being finite.
    Diverged {
        /// The update in which they did.
        step: u32,
    },
    /// All updates are made.
    Budget,
}

/// What must fall within the patience for a plateau, relative to the loss.
const FALL: f64 = 1e-3;

impl StopRules {
    /// Whether a training whose last record this is ends, by the first of the rules that says so.
    #[must_use]
    pub fn judge(&self, records: &[Record], best: usize) -> Option<Stop> {
        let last = records.last()?;
        if self.target.is_some_and(|target| last.train_loss <= target) {
            return Some(Stop::Target { loss: last.train_loss });
        }
        let best = records.get(best)?.step;
        if self.patience.is_some_and(|patience| last.step - best >= patience) {
            return Some(Stop::Patience { best });
        }
        let since = last.step.checked_sub(self.plateau?)?;
        let before = records.iter().rev().find(|record| record.step <= since)?;
        let flat = last.train_loss > before.train_loss * (1.0 - FALL);
        flat.then_some(Stop::Plateau { since: before.step })
    }
}
