//! The training of a classifier, in slices, and how it ended.

use super::network::{Measure, Problem};
use super::task::Task;
use crate::error::Error;
use crate::run::{Configuration, Paused, Run, Trajectory};

/// One training: the record of the run and, step by step, what it has learned.
#[derive(Debug)]
pub struct Course {
    /// The run, without effective learning rates. Losses are over all rows that teach.
    pub trajectory: Trajectory,
    /// The share of the teaching rows that are answered rightly.
    pub train_accuracies: Vec<f64>,
    /// The loss over the rows that examine; NaN where there are none.
    pub test_losses: Vec<f64>,
    /// The share of them that are answered rightly.
    pub test_accuracies: Vec<f64>,
    paused: Option<Paused>,
    made: u32,
}

impl Course {
    /// A training at its start.
    ///
    /// # Errors
    /// Those of [`Run::new`] and [`Task::check`].
    pub fn begin(task: &Task, configuration: &Configuration) -> Result<Self, Error> {
        task.check(configuration)?;
        let problem = task.descended(configuration.seed);
        let run = Run::new(&problem, configuration)?;
        let count = configuration.steps as usize + 1;
        let mut course = Self {
            trajectory: Trajectory::without_rates(),
            train_accuracies: vec![f64::NAN; count],
            test_losses: vec![f64::NAN; count],
            test_accuracies: vec![f64::NAN; count],
            paused: None,
            made: 0,
        };
        if course.trajectory.begin(&run) {
            course.examine(&run, &problem, task.test_problem().as_ref());
            course.paused = (configuration.steps > 0).then(|| run.pause());
        }
        Ok(course)
    }

    /// So many updates more, or as many as are left. Gives how many were made.
    ///
    /// # Errors
    /// Those of [`Paused::resume`]: for another task than it began with.
    pub fn advance(
        &mut self,
        task: &Task,
        configuration: &Configuration,
        updates: u32,
    ) -> Result<u32, Error> {
        let Some(paused) = self.paused.take() else { return Ok(0) };
        let problem = task.descended(configuration.seed);
        let test = task.test_problem();
        let mut run = paused.resume(&problem, configuration)?;
        let until = configuration.steps.min(self.made.saturating_add(updates));
        let before = self.made;
        while self.made < until {
            run.advance();
            self.made += 1;
            if !self.trajectory.write(&run) {
                return Ok(self.made - before);
            }
            self.examine(&run, &problem, test.as_ref());
        }
        self.paused = (self.made < configuration.steps).then(|| run.pause());
        Ok(self.made - before)
    }

    fn examine(
        &mut self,
        run: &Run<'_, Problem<'_>>,
        train: &Problem<'_>,
        test: Option<&Problem<'_>>,
    ) {
        let nothing = Measure { loss: f64::NAN, accuracy: f64::NAN };
        let examined = test.map_or(nothing, |test| test.measure(run.parameters()));
        for (list, number) in [
            // The last gradient that a step asks for is that at the parameters which it leads to.
            (&mut self.train_accuracies, train.accuracy_at_gradient()),
            (&mut self.test_losses, examined.loss),
            (&mut self.test_accuracies, examined.accuracy),
        ] {
            if let Some(slot) = list.get_mut(run.step() as usize) {
                *slot = number;
            }
        }
    }

    /// Updates made so far, that in which the run broke off among them.
    #[must_use]
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Whether there is nothing left to be done: all steps are made, or the run broke off.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.paused.is_none()
    }

    /// How it went so far.
    #[must_use]
    pub fn outcome(&self, tolerance: f64) -> Outcome {
        let Trajectory { losses, gradient_norms, taken, .. } = &self.trajectory;
        let last = *taken as usize;
        let at = |list: &[f64], step: usize| list.get(step).copied().unwrap_or(f64::NAN);
        let loss = at(losses, last);
        if self.made > *taken {
            return Outcome::Diverged { step: self.made };
        }
        let start = at(losses, 0);
        if loss > LOST * start {
            let lost = losses.iter().position(|loss| *loss > LOST * start);
            return Outcome::Diverged { step: step_of(lost.unwrap_or(last)) };
        }
        let first_of = |holds: &dyn Fn(usize) -> bool| {
            let broken = (0..=last).rev().find(|step| !holds(*step));
            broken.map_or(Some(0), |step| (step < last).then_some(step + 1))
        };
        if let Some(step) = first_of(&|step| at(losses, step) <= tolerance) {
            return Outcome::Converged { step: step_of(step) };
        }
        let still = first_of(&|step| at(gradient_norms, step) <= FLAT);
        match still.filter(|step| last >= 8 && *step <= last - last / 4) {
            Some(step) => {
                let gradient_norm = at(gradient_norms, last);
                Outcome::Stalled { step: step_of(step), gradient_norm }
            }
            None => Outcome::Spent,
        }
    }
}

fn step_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A loss so many times that of the start is lost.
const LOST: f64 = 10.0;
/// A gradient of this norm is flat.
const FLAT: f64 = 1e-3;

/// How a training ended. In so many dimensions no minimum is known, and none is looked for in the Hessian; what can
/// be told is what the loss and the gradient did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// The loss over the rows that teach is within ε of 0, which no cross-entropy goes below.
    Converged {
        /// The step from which it stayed there.
        step: u32,
    },
    /// The gradient's norm was below 0.001 for the last quarter of the run or longer, while the loss was not there.
    Stalled {
        /// The step from which it was.
        step: u32,
        /// The norm at the end.
        gradient_norm: f64,
    },
    /// The numbers stopped being finite, or the loss ended at more than ten times that of the start.
    Diverged {
        /// The step at which the one or the other came.
        step: u32,
    },
    /// Still under way when the steps were used up.
    Spent,
}
