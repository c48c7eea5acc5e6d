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
use crate::spec::{Needs, Settings};

mod trajectory;

pub use trajectory::{Trajectory, record, record_surface};

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

    /// Whether one of its optimizers asks for Hessians.
    #[must_use]
    pub fn needs_hessian(&self) -> bool {
        let earlier = self.trunk.iter().map(|phase| &phase.settings);
        earlier.chain([&self.settings]).any(|settings| settings.spec().needs == Needs::Hessian)
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

/// A run that is walked step by step.
///
/// It borrows the function and the configuration; [`Run::pause`] lets go of them between steps.
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

/// A run between two steps, without its function and its configuration.
#[derive(Debug)]
pub struct Paused {
    until: u32,
    evaluations: u32,
    optimizer: Box<dyn Optimizer>,
    noise: Gaussian,
    parameters: Vec<f64>,
    gradient: Vec<f64>,
    estimate: Vec<f64>,
    loss: f64,
    learning_rate: f64,
    step: u32,
}

impl Paused {
    /// Goes on where the run was paused: with the same function and configuration as before, to the same bits as
    /// if it had not been.
    ///
    /// # Errors
    /// [`Error::Length`] for a function of another number of parameters.
    pub fn resume<'a, O: Objective + ?Sized>(
        self,
        objective: &'a O,
        configuration: &'a Configuration,
    ) -> Result<Run<'a, O>, Error> {
        let (value, expected) = (self.parameters.len(), objective.dimension());
        if value != expected {
            return Err(Error::Length { argument: "parameters".to_owned(), value, expected });
        }
        // Where a turn is due it has not been made: the settings in force are still those of the step before.
        let due = self.step == self.until;
        let (settings, schedule) = configuration.in_force(self.step - u32::from(due));
        Ok(Run {
            configuration,
            settings,
            schedule,
            until: self.until,
            objective: Counted::going_on(objective, self.evaluations),
            optimizer: self.optimizer,
            noise: self.noise,
            parameters: self.parameters,
            gradient: self.gradient,
            estimate: self.estimate,
            loss: self.loss,
            learning_rate: self.learning_rate,
            step: self.step,
        })
    }
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

    /// Stops between two steps, to go on later.
    #[must_use]
    pub fn pause(self) -> Paused {
        Paused {
            until: self.until,
            evaluations: self.objective.count(),
            optimizer: self.optimizer,
            noise: self.noise,
            parameters: self.parameters,
            gradient: self.gradient,
            estimate: self.estimate,
            loss: self.loss,
            learning_rate: self.learning_rate,
            step: self.step,
        }
    }

    /// How many steps it has made.
    #[must_use]
    pub fn step(&self) -> u32 {
        self.step
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
