//! What is minimized: a function of parameters of any length, with its derivatives.

use std::borrow::Cow;

/// A function to minimize.
pub trait Objective {
    /// Number of parameters.
    fn dimension(&self) -> usize;
    /// The value at a point of [`Objective::dimension`] numbers.
    fn value(&self, at: &[f64]) -> f64;
    /// The value, with the gradient written into `gradient` (of the same length).
    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64;
    /// The Hessian, row-major, written into `hessian` (of the dimension squared).
    fn hessian(&self, at: &[f64], hessian: &mut [f64]);

    /// Writes into `gradient` the estimate of the gradient that a step (from 0) is given in the true one's
    /// place, as from a mini-batch, and tells that it did; a function that has none leaves it as it is.
    #[inline]
    fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        let _ = (step, at, gradient);
        false
    }

    /// What a parameter is called, in TeX.
    fn axis(&self, axis: usize) -> Cow<'static, str> {
        axis_name(axis)
    }
}

/// x and y in the plane, numbered beyond: what an axis is called where nothing better is known.
fn axis_name(axis: usize) -> Cow<'static, str> {
    match axis {
        0 => Cow::Borrowed("x"),
        1 => Cow::Borrowed("y"),
        _ => Cow::Owned(format!("x_{{{}}}", axis + 1)),
    }
}

/// What an optimizer may ask of the function during a step, beside the gradient that it is given.
///
/// Only those whose [`crate::spec::Needs`] say so ask; each question is counted by who answers.
pub trait Oracle {
    /// The value at a point.
    fn value(&mut self, at: &[f64]) -> f64;
    /// The Hessian at a point, row-major.
    fn hessian(&mut self, at: &[f64], hessian: &mut [f64]);
}

/// An objective that counts how often it is asked.
#[derive(Debug)]
pub struct Counted<'a, O: ?Sized> {
    objective: &'a O,
    count: u32,
}

impl<'a, O: Objective + ?Sized> Counted<'a, O> {
    /// Starts at 0.
    pub fn new(objective: &'a O) -> Self {
        Self { objective, count: 0 }
    }

    /// Starts where another count ended.
    pub(crate) fn going_on(objective: &'a O, count: u32) -> Self {
        Self { objective, count }
    }

    /// The value and gradient: one evaluation.
    #[inline]
    pub fn value_and_gradient(&mut self, at: &[f64], gradient: &mut [f64]) -> f64 {
        self.count += 1;
        self.objective.value_and_gradient(at, gradient)
    }

    /// The step's own estimate of the gradient, where the function has one: not counted, for the gradient at
    /// the same point is.
    #[inline]
    pub fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        self.objective.estimate(step, at, gradient)
    }

    /// Evaluations so far: a gradient (with its value) and a value alone count 1 each, a Hessian counts
    /// as many as there are parameters, which is what differences of gradients would cost.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }
}

impl<O: Objective + ?Sized> Oracle for Counted<'_, O> {
    fn value(&mut self, at: &[f64]) -> f64 {
        self.count += 1;
        self.objective.value(at)
    }

    fn hessian(&mut self, at: &[f64], hessian: &mut [f64]) {
        self.count += u32::try_from(self.objective.dimension()).unwrap_or(u32::MAX);
        self.objective.hessian(at, hessian);
    }
}
