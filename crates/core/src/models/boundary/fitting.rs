//! A training of a boundary in slices, examined as it goes.

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
    /// The share of points that teach and are answered rightly.
    pub train_accuracy: f64,
    /// The same of those that examine.
    pub validation_accuracy: f64,
}

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
    /// The index of the record with the least validation loss, and the weights that it is of.
    best: (usize, Vec<f64>),
    stop: Option<Stop>,
}

impl Fitting {
    /// A training at its start, examined at every so manieth step and at its end. Of the configuration the optimizer's settings, the
    /// schedule and the number of steps are used; weights, batches and what is dropped come from the boundary.
    ///
    /// # Errors
    /// Those of [`Configuration::check`]; [`Error::OutOfRange`] (`every`) for 0.
    pub fn begin(
        boundary: &Boundary,
        configuration: &Configuration,
        every: u32,
    ) -> Result<Self, Error> {
        Error::check_range("every", f64::from(every), 1.0, f64::from(u32::MAX))?;
        configuration.check()?;
        let weights = boundary.first_weights();
        let settings = &configuration.settings;
        let mut fitting = Self {
            optimizer: optimizers::find(settings.spec().id)?.build(settings, weights.len()),
            gradient: vec![0.0; weights.len()],
            records: Vec::new(),
            every,
            step: 0,
            best: (0, weights.clone()),
            stop: (configuration.steps == 0).then_some(Stop::Budget),
            weights,
        };
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
                self.stop = self.stop.or_else(|| rules.judge(&self.records, self.best.0));
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
        let last = self.records.len() - 1;
        if last == 0 || examined.loss < self.records[self.best.0].validation_loss {
            self.best.0 = last;
            self.best.1.copy_from_slice(&self.weights);
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
        self.records.get(self.best.0)
    }

    /// The weights of that record.
    #[must_use]
    pub fn best_weights(&self) -> &[f64] {
        &self.best.1
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
