//! The record of a run.

use super::{Configuration, Run};
use crate::error::Error;
use crate::math;
use crate::objective::Objective;
use crate::surfaces::Surface;

/// The record of a run. Index `t` is the state after `t` steps, from 0 to the number of steps.
///
/// Once the parameters, the loss or the gradient are not finite the run stops: that step's entries and the
/// later ones are NaN, all but the start itself and the learning rate of the step that led there.
/// [`Trajectory::taken`] tells how many steps have a meaning.
#[derive(Debug, Clone, Default)]
pub struct Trajectory {
    /// Number of parameters.
    pub dimension: usize,
    /// The parameters, `dimension` numbers a step.
    pub points: Vec<f64>,
    /// The loss.
    pub losses: Vec<f64>,
    /// The norm of the true gradient, before noise and clipping.
    pub gradient_norms: Vec<f64>,
    /// The effective learning rate on each axis in the step *to* this point, `dimension` numbers a step;
    /// NaN at index 0. Empty where they are not kept ([`Trajectory::without_rates`]).
    pub effective_rates: Vec<f64>,
    /// The schedule's learning rate in the step to this point; NaN at index 0.
    pub learning_rates: Vec<f64>,
    /// Evaluations spent to get here, as [`crate::objective::Counted::count`] counts them.
    pub evaluations: Vec<f64>,
    /// The last index whose point, loss and gradient are finite; 0 too where not even those of the start are.
    pub taken: u32,
    /// Whether the effective rates are left out, as of many parameters they are as many numbers as the points.
    pub spares_rates: bool,
}

impl Trajectory {
    /// A record without the effective learning rates.
    #[must_use]
    pub fn without_rates() -> Self {
        Self { spares_rates: true, ..Self::default() }
    }

    /// The point after `step` steps.
    #[must_use]
    pub fn point(&self, step: u32) -> &[f64] {
        let from = step as usize * self.dimension;
        self.points.get(from..from + self.dimension).unwrap_or_default()
    }

    /// The last finite point.
    #[must_use]
    pub fn last(&self) -> &[f64] {
        self.point(self.taken)
    }

    /// Makes room, keeping the memory of an earlier run.
    fn reset(&mut self, dimension: usize, steps: u32) {
        let count = steps as usize + 1;
        self.dimension = dimension;
        self.taken = 0;
        let rates = if self.spares_rates { 0 } else { count * dimension };
        for (list, length) in [
            (&mut self.points, count * dimension),
            (&mut self.effective_rates, rates),
            (&mut self.losses, count),
            (&mut self.gradient_norms, count),
            (&mut self.learning_rates, count),
            (&mut self.evaluations, count),
        ] {
            list.clear();
            list.resize(length, f64::NAN);
        }
    }
}

/// Walks a whole run and records it, in the memory of an earlier record.
///
/// # Errors
/// Those of [`Run::new`]; the record is then left as it was.
pub fn record<O: Objective + ?Sized>(
    objective: &O,
    configuration: &Configuration,
    record: &mut Trajectory,
) -> Result<(), Error> {
    let mut run = Run::new(objective, configuration)?;
    let mut finite = record.begin(&run);
    while run.step < configuration.steps && finite {
        run.advance();
        finite = record.write(&run);
    }
    Ok(())
}

/// [`record`] on a surface, compiled here with the core's own optimization and not with its caller's.
///
/// # Errors
/// Those of [`Run::new`]; the record is then left as it was.
pub fn record_surface(
    surface: &Surface,
    configuration: &Configuration,
    trajectory: &mut Trajectory,
) -> Result<(), Error> {
    record(surface, configuration, trajectory)
}

impl Trajectory {
    /// Makes room for a run, in the memory of an earlier record, and writes its start. Tells whether the loss and the
    /// gradient are finite there.
    #[inline]
    pub fn begin<O: Objective + ?Sized>(&mut self, run: &Run<'_, O>) -> bool {
        self.reset(run.parameters.len(), run.configuration.steps);
        if let Some(point) = self.points.get_mut(..self.dimension) {
            point.copy_from_slice(&run.configuration.start);
        }
        self.write(run)
    }

    /// Writes the present state of a run that the record was begun for; of one that is not finite, only the rate that
    /// led there and what it cost. Tells whether it is finite: whoever records in slices goes on while it is.
    #[inline]
    pub fn write<O: Objective + ?Sized>(&mut self, run: &Run<'_, O>) -> bool {
        let (step, n) = (run.step as usize, self.dimension);
        if let Some(slot) = self.learning_rates.get_mut(step) {
            *slot = run.learning_rate;
        }
        if let Some(slot) = self.evaluations.get_mut(step) {
            *slot = f64::from(run.evaluations());
        }
        if !run.is_finite() {
            return false;
        }
        if let Some(point) = self.points.get_mut(step * n..(step + 1) * n) {
            point.copy_from_slice(&run.parameters);
        }
        if let Some(rates) = self.effective_rates.get_mut(step * n..(step + 1) * n)
            && step > 0
        {
            run.optimizer.effective_rates(run.learning_rate, rates);
        }
        for (list, number) in
            [(&mut self.losses, run.loss), (&mut self.gradient_norms, math::norm(&run.gradient))]
        {
            if let Some(slot) = list.get_mut(step) {
                *slot = number;
            }
        }
        self.taken = run.step;
        true
    }
}
