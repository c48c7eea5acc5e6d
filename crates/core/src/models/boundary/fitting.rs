//! A training of a boundary in slices, examined as it goes.

use super::kept::Kept;
use super::{Boundary, Stop, StopRules};
use crate::error::Error;
use crate::models::network::Problem;
use crate::objective::{Counted, Objective};
use crate::optimizers::{self, Optimizer, Step};
use crate::run::Configuration;

/// How well it did at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// Updates made.
    pub step: u32,
    /// The loss over the points that teach, without penalties.
    pub train_loss: f64,
    /// The loss over those that examine.
    pub validation_loss: f64,
    /// The share of points that teach and are answered rightly; NaN where there are no classes.
    pub train_accuracy: f64,
    /// The same of those that examine.
    pub validation_accuracy: f64,
}

/// A weight that a hand set while the network was trained: part of what the training is made with, so that it can be run again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edit {
    /// Updates made before it.
    pub step: u32,
    /// Which weight, in the network's order.
    pub weight: usize,
    /// What it was set to.
    pub value: f64,
}

/// The most weights of examinations, in numbers: 64 MB.
const MAX_EXAMINED: usize = 8_000_000;

/// The greatest number that a hand may set a weight to.
const MAX_EDIT: f64 = 1e6;

/// A validation loss so many times its least has turned up: chance alone moves it by a few hundredths.
const TURNED_UP: f64 = 1.2;

/// A training at some step: a pure function of the boundary and the configuration, whatever slices it was made in.
///
/// Not a [`crate::run::Run`], which asks for the gradient over all points after every update: batches are for not doing so.
#[derive(Debug)]
pub struct Fitting {
    optimizer: Box<dyn Optimizer>,
    weights: Vec<f64>,
    gradient: Vec<f64>,
    records: Vec<Record>,
    every: u32,
    step: u32,
    kept: Kept,
    edits: Vec<Edit>,
    /// The index of the record with the least validation loss.
    best: usize,
    stop: Option<Stop>,
}

impl Fitting {
    /// A training at its start, examined at every so manieth step and at its end. Of the configuration the optimizer's settings, the
    /// schedule and the number of steps are used; weights, batches and what is dropped come from the boundary.
    ///
    /// # Errors
    /// Those of [`Configuration::check`]; [`Error::OutOfRange`] (`every`) for 0, or for so many examinations that there is
    /// no room for their weights; for an edit of a weight that there is not (`edits`), or to a number that is not finite.
    pub fn begin(
        boundary: &Boundary,
        configuration: &Configuration,
        every: u32,
        edits: &[Edit],
    ) -> Result<Self, Error> {
        configuration.check()?;
        let weights = boundary.first_weights();
        let least = (configuration.steps as usize * weights.len()).div_ceil(MAX_EXAMINED).max(1);
        Error::check_range("every", f64::from(every), least as f64, f64::from(u32::MAX))?;
        let last = weights.len() as f64 - 1.0;
        for edit in edits {
            Error::check_range("edits.weight", edit.weight as f64, 0.0, last)?;
            Error::check_range("edits.value", edit.value, -MAX_EDIT, MAX_EDIT)?;
        }
        let settings = &configuration.settings;
        let mut fitting = Self {
            optimizer: optimizers::find(settings.spec().id)?.build(settings, weights.len()),
            gradient: vec![0.0; weights.len()],
            records: Vec::new(),
            every,
            step: 0,
            kept: Kept::new(configuration.steps, weights.len()),
            edits: edits.to_vec(),
            best: 0,
            stop: (configuration.steps == 0).then_some(Stop::Budget),
            weights,
        };
        fitting.edit();
        fitting.examine(&boundary.train_problem(), &boundary.validation_problem());
        Ok(fitting)
    }

    /// So many updates more, or as many as are left until a rule ends it. Gives how many were made.
    pub fn advance(
        &mut self,
        boundary: &Boundary,
        configuration: &Configuration,
        rules: &StopRules,
        updates: u32,
    ) -> u32 {
        let descended = boundary.descended();
        let (train, validation) = (boundary.train_problem(), boundary.validation_problem());
        let before = self.step;
        let until = configuration.steps.min(before.saturating_add(updates));
        while self.step < until && self.stop.is_none() {
            self.update(&descended, configuration);
            let ended = self.step == configuration.steps;
            if self.step.is_multiple_of(self.every) || ended {
                self.examine(&train, &validation);
                self.stop = self.stop.or_else(|| rules.judge(&self.records, self.best));
            }
            if ended {
                self.stop = self.stop.or(Some(Stop::Budget));
            }
        }
        self.step - before
    }

    fn update(&mut self, descended: &Problem<'_>, configuration: &Configuration) {
        if !descended.estimate(self.step, &self.weights, &mut self.gradient) {
            descended.value_and_gradient(&self.weights, &mut self.gradient);
        }
        let rate = configuration.settings.learning_rate();
        self.optimizer.step(Step {
            parameters: &mut self.weights,
            gradient: &self.gradient,
            learning_rate: configuration.schedule.rate(rate, self.step),
            oracle: &mut Counted::new(descended),
        });
        self.step += 1;
        if !self.weights.iter().all(|weight| weight.is_finite()) {
            self.stop = Some(Stop::Diverged { step: self.step });
            return;
        }
        self.edit();
        if self.kept.wants(self.step) {
            self.kept.keep(self.step, &self.weights);
        }
    }

    /// Sets the weights that a hand set after this many updates.
    fn edit(&mut self) {
        for edit in self.edits.iter().filter(|edit| edit.step == self.step) {
            self.weights[edit.weight] = edit.value;
        }
    }

    fn examine(&mut self, train: &Problem<'_>, validation: &Problem<'_>) {
        let [taught, examined] = [train, validation].map(|problem| problem.measure(&self.weights));
        if !(taught.loss.is_finite() && examined.loss.is_finite()) {
            self.stop = Some(Stop::Diverged { step: self.step });
            return;
        }
        self.records.push(Record {
            step: self.step,
            train_loss: taught.loss,
            validation_loss: examined.loss,
            train_accuracy: taught.accuracy,
            validation_accuracy: examined.accuracy,
        });
        self.kept.keep(self.step, &self.weights);
        let last = self.records.len() - 1;
        if examined.loss < self.records[self.best].validation_loss {
            self.best = last;
        }
    }

    /// Updates made.
    #[must_use]
    pub fn step(&self) -> u32 {
        self.step
    }

    /// The weights after them.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// How well it did, from the start on.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The record with the least validation loss; `None` where not even the start is finite.
    #[must_use]
    pub fn best(&self) -> Option<&Record> {
        self.records.get(self.best)
    }

    /// The weights of that record.
    #[must_use]
    pub fn best_weights(&self) -> &[f64] {
        self.weights_at(self.best().map_or(0, |best| best.step)).1
    }

    /// The weights after so many updates, or the last before that which were kept, with their step: those of every
    /// examination are.
    #[must_use]
    pub fn weights_at(&self, step: u32) -> (u32, &[f64]) {
        if step >= self.step && !matches!(self.stop, Some(Stop::Diverged { .. })) {
            return (self.step, &self.weights);
        }
        self.kept.at(step)
    }

    /// The last record made at or before a step; `None` where not even the start is finite.
    #[must_use]
    pub fn record_at(&self, step: u32) -> Option<&Record> {
        let place = self.records.partition_point(|record| record.step <= step);
        self.records.get(place.checked_sub(1)?)
    }

    /// Why it ended; `None` while it goes on.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Whether it overfits: from the step with the least validation loss to the end that loss rose by a fifth or more
    /// while the training loss fell.
    #[must_use]
    pub fn overfits(&self) -> bool {
        let (Some(best), Some(last)) = (self.best(), self.records.last()) else { return false };
        last.validation_loss >= TURNED_UP * best.validation_loss
            && last.train_loss < best.train_loss
    }
}
