//! The loss of a network over its rows, as an [`Objective`].

use super::Network;
use super::examples::Examples;
use super::pass::Workspace;
use crate::models::batches::Batches;
use crate::number::{Dual, Real};
use crate::objective::Objective;
use std::cell::{Cell, RefCell};

/// How well weights answer rows of data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The mean loss.
    pub loss: f64,
    /// The share of rows whose class has the greatest output; NaN where there are no classes.
    pub accuracy: f64,
}

/// The loss of a network over rows of data, as a function of its weights.
#[derive(Debug)]
pub struct Problem<'a> {
    network: &'a Network,
    examples: &'a Examples,
    workspace: RefCell<Workspace<f64>>,
    batches: Option<RefCell<Batches>>,
    /// How many rows were answered rightly when the gradient over all was last asked for.
    right: Cell<Option<u32>>,
}

impl<'a> Problem<'a> {
    /// Over all rows; with `batches`, each step's gradient is estimated from a batch.
    #[must_use]
    pub fn new(network: &'a Network, examples: &'a Examples, batches: Option<Batches>) -> Self {
        let workspace = RefCell::new(Workspace::new(network));
        let batches = batches.map(RefCell::new);
        Self { network, examples, workspace, batches, right: Cell::new(None) }
    }

    /// The share of rows whose greatest output is that of their class; NaN where there are no classes.
    #[must_use]
    pub fn accuracy(&self, weights: &[f64]) -> f64 {
        self.measure(weights).accuracy
    }

    /// Loss and accuracy over all rows, the loss to the bit as [`Objective::value`] has it.
    #[must_use]
    pub fn measure(&self, weights: &[f64]) -> Measure {
        let mut workspace = self.workspace.borrow_mut();
        let last = workspace.starts[self.network.sizes.len() - 1];
        let (mut sum, mut right, count) = (0.0, 0_u32, self.examples.rows() as f64);
        for row in 0..self.examples.rows() {
            self.network.forward(weights, self.examples.row(row), &mut workspace);
            let outputs = &workspace.sums[last..];
            sum += self.examples.loss(row, outputs, None);
            right += u32::from(self.examples.is_right(row, outputs));
        }
        Measure { loss: sum / count, accuracy: self.examples.accuracy(right) }
    }

    /// The accuracy over all rows at the weights that [`Objective::value_and_gradient`] was last asked for, which it
    /// costs nothing to know then; NaN before.
    #[must_use]
    pub fn accuracy_at_gradient(&self) -> f64 {
        self.right.get().map_or(f64::NAN, |right| self.examples.accuracy(right))
    }

    /// The mean loss over some rows, its gradient added to zeros, and how many are answered rightly where the gradient
    /// is asked for.
    fn pass<R: Real>(
        &self,
        weights: &[R],
        rows: impl ExactSizeIterator<Item = usize>,
        workspace: &mut Workspace<R>,
        mut gradient: Option<&mut [R]>,
    ) -> (R, u32) {
        let (count, mut right) = (rows.len() as f64, 0);
        let last = workspace.starts[self.network.sizes.len() - 1];
        let mut sum = R::constant(0.0);
        if let Some(gradient) = gradient.as_deref_mut() {
            gradient.fill(R::constant(0.0));
        }
        for row in rows {
            self.network.forward(weights, self.examples.row(row), workspace);
            let outputs = &workspace.sums[last..];
            let Some(gradient) = gradient.as_deref_mut() else {
                sum = sum + self.examples.loss(row, outputs, None);
                continue;
            };
            right += u32::from(self.examples.is_right(row, outputs));
            let deltas = Some((&mut workspace.deltas[last..], 1.0 / count));
            sum = sum + self.examples.loss(row, outputs, deltas);
            self.network.backward(weights, workspace, gradient);
        }
        (sum / count, right)
    }
}

impl Objective for Problem<'_> {
    fn dimension(&self) -> usize {
        self.network.parameters()
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.pass(at, 0..self.examples.rows(), &mut self.workspace.borrow_mut(), None).0
    }

    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = 0..self.examples.rows();
        let mut workspace = self.workspace.borrow_mut();
        let (loss, right) = self.pass(at, rows, &mut workspace, Some(gradient));
        self.right.set(Some(right));
        loss
    }

    /// Two columns a pass: the tangents of a dual number are two.
    fn hessian(&self, at: &[f64], hessian: &mut [f64]) {
        let n = at.len();
        let mut weights: Vec<Dual> = at.iter().map(|w| Dual::constant(*w)).collect();
        let mut gradient = vec![Dual::constant(0.0); n];
        let mut workspace = Workspace::new(self.network);
        for first in (0..n).step_by(2) {
            for axis in 0..(n - first).min(2) {
                weights[first + axis].gradient[axis] = 1.0;
            }
            self.pass(&weights, 0..self.examples.rows(), &mut workspace, Some(&mut gradient));
            for axis in 0..(n - first).min(2) {
                for (row, entry) in gradient.iter().enumerate() {
                    hessian[row * n + first + axis] = entry.gradient[axis];
                }
                weights[first + axis].gradient[axis] = 0.0;
            }
        }
    }

    fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        let Some(batches) = &self.batches else { return false };
        let mut batches = batches.borrow_mut();
        let rows = batches.at(step).iter().copied();
        self.pass(at, rows, &mut self.workspace.borrow_mut(), Some(gradient));
        true
    }
}
