//! A run: from a configuration and a seed to a trajectory, the same every time.
//!
//! One step is: gradient (or the function's own estimate of it, as from a mini-batch) → noise → clipping by norm → clipping by value → the optimizer's update at the rate
//! of the schedule. The order is PyTorch's: what changes the gradient comes before `optimizer.step()`.

use crate::error::Error;
use crate::math;
use crate::noise::Gaussian;
use crate::objective::{Counted, Objective};
use crate::optimizers::{self, Entry, Optimizer, Step};
use crate::schedules::Schedule;
use crate::spec::Settings;
use crate::surfaces::Surface;

/// The most steps that a run may have.
pub const MAX_STEPS: u32 = 100_000;

/// What PyTorch's `clip_grad_norm_` adds to the norm that it divides by.
const CLIP_GUARD: f64 = 1e-6;

/// A part of a run that other settings were in force in.
#[derive(Debug, Clone)]
pub struct Phase {
    /// Up to which step: updates that begin at this step or later are not its own.
    pub until: u32,
    /// Which optimizer, with which hyperparameters and convention.
    pub settings: Settings,
    /// The learning rate over time, counted from the beginning of the run and not of the phase.
    pub schedule: Schedule,
}

/// All that a run depends on, beside the function.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Where it starts; its length is the number of parameters.
    pub start: Vec<f64>,
    /// What this run branched from: earlier settings, in rising order of the steps that they end at.
    ///
    /// Where the optimizer and its convention stay the same, its state goes on under other hyperparameters, as
    /// PyTorch's does when its `param_groups` are changed ([`Optimizer::set`]); another one begins afresh at the
    /// point reached.
    pub trunk: Vec<Phase>,
    /// Which optimizer, with which hyperparameters and convention, after the trunk.
    pub settings: Settings,
    /// The learning rate over time, after the trunk.
    pub schedule: Schedule,
    /// The greatest norm of a gradient, as `torch.nn.utils.clip_grad_norm_` has it.
    pub clip_norm: Option<f64>,
    /// The greatest size of each component, as `torch.nn.utils.clip_grad_value_` has it.
    pub clip_value: Option<f64>,
    /// Standard deviation of the Gaussian noise on each component of the gradient.
    pub noise: f64,
    /// Seed of the noise.
    pub seed: u32,
    /// Number of steps.
    pub steps: u32,
}

impl Configuration {
    /// Checks what the types leave open.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] with the name of the argument.
    pub fn check(&self) -> Result<(), Error> {
        for value in &self.start {
            Error::check_range("start", *value, -1e9, 1e9)?;
        }
        for (argument, limit) in [("clip_norm", self.clip_norm), ("clip_value", self.clip_value)] {
            if let Some(limit) = limit {
                Error::check_range(argument, limit, 1e-9, 1e9)?;
            }
        }
        let mut least = 1.0;
        for Phase { until, .. } in &self.trunk {
            let until = f64::from(*until);
            Error::check_range("trunk.until", until, least, f64::from(MAX_STEPS))?;
            least = until + 1.0;
        }
        Error::check_range("noise", self.noise, 0.0, 1e6)?;
        Error::check_range("steps", f64::from(self.steps), 0.0, f64::from(MAX_STEPS))?;
        Ok(())
    }

    /// The settings and the schedule of the update from `step` to the next.
    #[must_use]
    pub fn in_force(&self, step: u32) -> (&Settings, &Schedule) {
        let phase = self.trunk.iter().find(|phase| step < phase.until);
        phase.map_or((&self.settings, &self.schedule), |phase| (&phase.settings, &phase.schedule))
    }

    /// The learning rate of the update from `step` to the next.
    #[must_use]
    pub fn rate(&self, step: u32) -> f64 {
        let (settings, schedule) = self.in_force(step);
        schedule.rate(settings.learning_rate(), step)
    }

    /// The limit of stability of the optimizer in force in the update from `step`, by
    /// [`Optimizer::stability_limit`].
    #[must_use]
    pub fn stability_limit(&self, step: u32, curvature: f64) -> Option<f64> {
        let (settings, _) = self.in_force(step);
        let entry = optimizers::find(settings.spec().id).ok()?;
        entry.build(settings, self.start.len()).stability_limit(curvature)
    }

    /// The first step after `step` at which other settings come into force; `u32::MAX` for none.
    fn next_turn(&self, step: u32) -> u32 {
        let mut turns = self.trunk.iter().map(|phase| phase.until);
        turns.find(|until| step < *until).unwrap_or(u32::MAX)
    }

    /// Whether the optimizer is given another gradient than the true one.
    fn alters_gradient(&self) -> bool {
        self.noise > 0.0 || self.clip_norm.is_some() || self.clip_value.is_some()
    }
}

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
    /// NaN at index 0.
    pub effective_rates: Vec<f64>,
    /// The schedule's learning rate in the step to this point; NaN at index 0.
    pub learning_rates: Vec<f64>,
    /// Evaluations spent to get here, as [`Counted::count`] counts them.
    pub evaluations: Vec<f64>,
    /// The last index whose point, loss and gradient are finite; 0 too where not even those of the start are.
    pub taken: u32,
}

impl Trajectory {
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
        for (list, length) in [
            (&mut self.points, count * dimension),
            (&mut self.effective_rates, count * dimension),
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

/// A run that is walked step by step.
#[derive(Debug)]
pub struct Run<'a, O: ?Sized> {
    configuration: &'a Configuration,
    settings: &'a Settings,
    schedule: &'a Schedule,
    /// The step at which other settings come into force.
    until: u32,
    objective: Counted<'a, O>,
    optimizer: Box<dyn Optimizer>,
    noise: Gaussian,
    parameters: Vec<f64>,
    /// The true gradient at the parameters.
    gradient: Vec<f64>,
    /// The gradient that the optimizer is given.
    estimate: Vec<f64>,
    loss: f64,
    learning_rate: f64,
    step: u32,
}

impl<'a, O: Objective + ?Sized> Run<'a, O> {
    /// A run at its start.
    ///
    /// # Errors
    /// [`Error::Length`] where the start has not as many numbers as the function has parameters, and those
    /// of [`Configuration::check`].
    pub fn new(objective: &'a O, configuration: &'a Configuration) -> Result<Self, Error> {
        let (value, expected) = (configuration.start.len(), objective.dimension());
        if value != expected {
            return Err(Error::Length { argument: "start".to_owned(), value, expected });
        }
        configuration.check()?;
        let (settings, schedule) = configuration.in_force(0);
        let entry: &Entry = optimizers::find(settings.spec().id)?;
        let mut objective = Counted::new(objective);
        let parameters = configuration.start.clone();
        let mut gradient = vec![0.0; expected];
        let loss = objective.value_and_gradient(&parameters, &mut gradient);
        Ok(Self {
            configuration,
            settings,
            schedule,
            until: configuration.next_turn(0),
            objective,
            optimizer: entry.build(settings, expected),
            noise: Gaussian::new(configuration.seed),
            parameters,
            estimate: gradient.clone(),
            gradient,
            loss,
            learning_rate: f64::NAN,
            step: 0,
        })
    }

    /// One update, and the loss and gradient at the new point.
    #[inline]
    pub fn advance(&mut self) {
        self.turn();
        let configuration = self.configuration;
        self.learning_rate = self.schedule.rate(self.settings.learning_rate(), self.step);
        self.estimate.copy_from_slice(&self.gradient);
        let sampled = self.objective.estimate(self.step, &self.parameters, &mut self.estimate);
        let gradient = if sampled || configuration.alters_gradient() {
            estimate(&mut self.estimate, configuration, &mut self.noise);
            &self.estimate
        } else {
            // The same numbers, which the step need not wait for to be copied.
            &self.gradient
        };
        self.optimizer.step(Step {
            parameters: &mut self.parameters,
            gradient,
            learning_rate: self.learning_rate,
            oracle: &mut self.objective,
        });
        self.loss = self.objective.value_and_gradient(&self.parameters, &mut self.gradient);
        self.step += 1;
    }

    /// Brings into force the settings of the next update, where they are others. [`Run::advance`] does it by
    /// itself; it may be done before, to look at the optimizer as that update will find it.
    #[inline]
    pub fn turn(&mut self) {
        if self.step == self.until {
            self.branch();
        }
    }

    #[cold]
    fn branch(&mut self) {
        let before = self.settings;
        (self.settings, self.schedule) = self.configuration.in_force(self.step);
        self.until = self.configuration.next_turn(self.step);
        let same = before.spec() == self.settings.spec()
            && before.convention() == self.settings.convention();
        if same {
            self.optimizer.set(self.settings);
        } else if let Ok(entry) = optimizers::find(self.settings.spec().id) {
            self.optimizer = entry.build(self.settings, self.parameters.len());
        }
    }

    /// The parameters after the steps so far.
    #[must_use]
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    /// The loss at the parameters.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.loss
    }

    /// The true gradient at the parameters.
    #[must_use]
    pub fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    /// The gradient that the last update was given: with noise, and clipped.
    #[must_use]
    pub fn estimate(&self) -> &[f64] {
        &self.estimate
    }

    /// The optimizer with its state.
    #[must_use]
    pub fn optimizer(&self) -> &dyn Optimizer {
        self.optimizer.as_ref()
    }

    /// The learning rate of the last update; NaN before the first.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Evaluations that the steps so far have used. That of the gradient at the present point is charged to
    /// the step that uses it.
    #[must_use]
    pub fn evaluations(&self) -> u32 {
        self.objective.count() - 1
    }

    /// Whether the point, the loss and the gradient are finite.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        self.loss.is_finite()
            && self.parameters.iter().chain(&self.gradient).all(|number| number.is_finite())
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
    record.reset(objective.dimension(), configuration.steps);
    if let Some(point) = record.points.get_mut(..record.dimension) {
        point.copy_from_slice(&configuration.start);
    }
    let mut finite = record.write(&run);
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
    /// Writes the present state of a run; of one that is not finite, only the rate that led
    /// there and what it cost. Tells
    /// whether it is finite.
    #[inline]
    fn write<O: Objective + ?Sized>(&mut self, run: &Run<'_, O>) -> bool {
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
        let slots = (
            self.points.get_mut(step * n..(step + 1) * n),
            self.effective_rates.get_mut(step * n..(step + 1) * n),
        );
        if let (Some(point), Some(rates)) = slots {
            point.copy_from_slice(&run.parameters);
            if step > 0 {
                run.optimizer.effective_rates(run.learning_rate, rates);
            }
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

/// Makes of the true gradient the one that the optimizer sees: noise, then clipping.
fn estimate(gradient: &mut [f64], configuration: &Configuration, noise: &mut Gaussian) {
    if configuration.noise > 0.0 {
        for g in gradient.iter_mut() {
            *g += configuration.noise * noise.draw();
        }
    }
    if let Some(limit) = configuration.clip_norm {
        let factor = (limit / (math::norm(gradient) + CLIP_GUARD)).min(1.0);
        for g in gradient.iter_mut() {
            *g *= factor;
        }
    }
    if let Some(limit) = configuration.clip_value {
        for g in gradient.iter_mut() {
            *g = g.clamp(-limit, limit);
        }
    }
}
