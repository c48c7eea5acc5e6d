//! The optimizers: one file each, and the one list that registers them.
//!
//! An optimizer is an update over a slice of parameters of any length. It is given the gradient and the
//! learning rate of this step (the schedule's work is done before) and changes the parameters in place.
//! Its file holds the update, its [`Spec`], its state and the paper, and reads like the paper.

use crate::error::Error;
use crate::objective::Oracle;
use crate::spec::{Settings, Spec};
use std::fmt;

mod adabelief;
mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod amsgrad;
mod lbfgs;
mod line_search;
mod lion;
mod momentum;
mod nadam;
mod nesterov;
mod newton;
mod radam;
mod rmsprop;
mod rprop;
mod sgd;
mod stages;
mod yogi;

#[cfg(feature = "texts")]
pub(crate) use lbfgs::LEAST_CURVATURE;

/// One entry of the list: what an optimizer says of itself, and how to make one.
#[derive(Debug)]
pub struct Entry {
    /// What is known of it.
    pub spec: &'static Spec,
    build: fn(usize) -> Box<dyn Optimizer>,
}

/// Every optimizer, in the order of the page. A new one is one file and one line here.
pub static CATALOG: &[&Entry] = &[
    &sgd::ENTRY,
    &momentum::ENTRY,
    &nesterov::ENTRY,
    &adagrad::ENTRY,
    &adadelta::ENTRY,
    &rmsprop::ENTRY,
    &adam::ENTRY,
    &amsgrad::ENTRY,
    &adamw::ENTRY,
    &adamax::ENTRY,
    &nadam::ENTRY,
    &radam::ENTRY,
    &rprop::ENTRY,
    &lion::ENTRY,
    &adabelief::ENTRY,
    &yogi::ENTRY,
    &newton::ENTRY,
    &lbfgs::ENTRY,
    &line_search::ENTRY,
];

/// What one step works on.
pub struct Step<'a> {
    /// The parameters, changed in place.
    pub parameters: &'a mut [f64],
    /// The gradient at the parameters, of the same length.
    pub gradient: &'a [f64],
    /// The learning rate of this step.
    pub learning_rate: f64,
    /// The function itself, for those that need more than a gradient.
    pub oracle: &'a mut dyn Oracle,
}

/// A running optimizer: its settings and its state.
pub trait Optimizer: Send {
    /// Takes other hyperparameters in the midst of a run and keeps its state, as an entry of PyTorch's
    /// `param_groups` is changed between two steps. What only begins a state (the first value of a sum) is of no
    /// effect after the first step.
    ///
    /// The settings must be those of its own spec, and under the convention that it began with: the state of
    /// another convention has another meaning.
    fn set(&mut self, settings: &Settings);

    /// One update of the parameters, in place.
    fn step(&mut self, step: Step<'_>);

    /// The state, by the names of the spec and in its order.
    fn state(&self) -> Vec<(&'static str, State<'_>)>;

    /// The factor on each axis between gradient and step in the last step: the *effective learning rate*.
    /// Momentum is not counted. Before the first step, and for a method that scales no axis, it is the
    /// learning rate itself.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        rates.fill(learning_rate);
    }

    /// The greatest learning rate that does not diverge along a direction of constant curvature λ > 0,
    /// where the theory of quadratics gives one for this method.
    fn stability_limit(&self, curvature: f64) -> Option<f64> {
        let _ = curvature;
        None
    }
}

/// One part of an optimizer's state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State<'a> {
    /// One number a parameter.
    Vector(&'a [f64]),
    /// One number for all.
    Number(f64),
}

/// Not a supertrait: every optimizer's own would be kept in the module that the page loads.
impl fmt::Debug for dyn Optimizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Optimizer")
    }
}

/// The entry of an id.
///
/// # Errors
/// [`Error::Unknown`] with the list of ids.
pub fn find(id: &str) -> Result<&'static Entry, Error> {
    let entry = CATALOG.iter().copied().find(|entry| entry.spec.id == id);
    entry.ok_or_else(|| Error::unknown("optimizer", id, CATALOG.iter().map(|e| e.spec.id)))
}

impl Entry {
    /// A fresh optimizer for `dimension` parameters.
    ///
    /// `settings` must be those of this entry's spec; a hyperparameter that is not in them has its default.
    #[must_use]
    pub fn build(&self, settings: &Settings, dimension: usize) -> Box<dyn Optimizer> {
        let mut optimizer = (self.build)(dimension);
        optimizer.set(settings);
        optimizer
    }
}
