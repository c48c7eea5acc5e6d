//! The loss of a network over its rows, as an [`Objective`].

use super::dropout::{Dropout, Masks};
use super::examples::Examples;
use super::pass::Workspace;
use super::products::BLOCK;
use super::{Network, Penalty};
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
    penalty: Penalty,
    dropout: Option<Dropout>,
    /// How many rows were answered rightly when the gradient over all was last asked for.
    right: Cell<Option<u32>>,
}

impl<'a> Problem<'a> {
    /// Over all rows; with `batches`, each step's gradient is estimated from a batch.
    #[must_use]
    pub fn new(network: &'a Network, examples: &'a Examples, batches: Option<Batches>) -> Self {
        let workspace = RefCell::new(Workspace::new(network));
        Self {
            network,
            examples,
            workspace,
            batches: batches.map(RefCell::new),
            penalty: Penalty::default(),
            dropout: None,
            right: Cell::new(None),
        }
    }

    /// The same with a penalty on the weights, which is part of the loss and of every gradient.
    #[must_use]
    pub fn with_penalty(self, penalty: Penalty) -> Self {
        Self { penalty, ..self }
    }

    /// The same with neurons dropped where a step's gradient is estimated; the loss itself is measured without.
    #[must_use]
    pub fn with_dropout(self, dropout: Dropout) -> Self {
        Self { dropout: Some(dropout).filter(|dropout| dropout.drops()), ..self }
    }

    /// The share of rows whose greatest output is that of their class; NaN where there are no classes.
    #[must_use]
    pub fn accuracy(&self, weights: &[f64]) -> f64 {
        self.measure(weights).accuracy
    }

    /// Loss and accuracy over all rows, the loss to the bit as [`Objective::value`] has it.
    #[must_use]
    pub fn measure(&self, weights: &[f64]) -> Measure {
        let (mut workspace, rows) = (self.workspace.borrow_mut(), self.examples.rows());
        let (mut sum, mut right) = (0.0, 0_u32);
        for first in (0..rows).step_by(BLOCK) {
            let block = first..rows.min(first + BLOCK);
            workspace.read(block.clone().map(|row| self.examples.row(row)));
            workspace.forward(weights);
            for (lane, row) in block.enumerate() {
                sum += workspace.loss(self.examples, row, lane, None);
                right += u32::from(self.examples.is_right(row, workspace.outputs(lane)));
            }
        }
        let loss = sum / rows as f64 + self.penalty.add(self.network, weights, None);
        Measure { loss, accuracy: self.examples.accuracy(right) }
    }

    /// The accuracy over all rows at the weights that [`Objective::value_and_gradient`] was last asked for, which it
    /// costs nothing to know then; NaN before.
    #[must_use]
    pub fn accuracy_at_gradient(&self) -> f64 {
        self.right.get().map_or(f64::NAN, |right| self.examples.accuracy(right))
    }

    /// The mean loss over some rows with the penalty, and its gradient; and how many are answered rightly. `masks`
    /// drops neurons.
    fn learn<R: Real>(
        &self,
        weights: &[R],
        rows: Rows<'_>,
        workspace: &mut Workspace<R>,
        gradient: &mut [R],
        mut masks: Option<Masks>,
    ) -> (R, u32) {
        let (count, mut right, mut sum) = (rows.count(), 0, R::constant(0.0));
        let share = Some(1.0 / count as f64);
        workspace.begin_gradient();
        for first in (0..count).step_by(BLOCK) {
            let block = first..count.min(first + BLOCK);
            workspace.read(block.clone().map(|at| self.examples.row(rows.at(at))));
            workspace.forward_to_learn(weights, block.len(), masks.as_mut());
            workspace.mute(block.len());
            for (lane, at) in block.enumerate() {
                let row = rows.at(at);
                sum = sum + workspace.loss(self.examples, row, lane, share);
                right += u32::from(self.examples.is_right(row, workspace.outputs(lane)));
            }
            workspace.backward(weights);
        }
        workspace.write_gradient(gradient);
        (sum / count as f64 + self.penalty.add(self.network, weights, Some(gradient)), right)
    }
}

/// Rows of the examples, in some order.
#[derive(Debug, Clone, Copy)]
enum Rows<'a> {
    /// So many, from the first on.
    All(usize),
    /// These.
    Some(&'a [usize]),
}

impl Rows<'_> {
    fn count(self) -> usize {
        match self {
            Self::All(count) => count,
            Self::Some(list) => list.len(),
        }
    }

    fn at(self, index: usize) -> usize {
        match self {
            Self::All(_) => index,
            Self::Some(list) => list[index],
        }
    }
}

impl Objective for Problem<'_> {
    fn dimension(&self) -> usize {
        self.network.parameters()
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.measure(at).loss
    }

    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = Rows::All(self.examples.rows());
        let (loss, right) = self.learn(at, rows, &mut self.workspace.borrow_mut(), gradient, None);
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
            let rows = Rows::All(self.examples.rows());
            self.learn(&weights, rows, &mut workspace, &mut gradient, None);
            for axis in 0..(n - first).min(2) {
                for (row, entry) in gradient.iter().enumerate() {
                    hessian[row * n + first + axis] = entry.gradient[axis];
                }
                weights[first + axis].gradient[axis] = 0.0;
            }
        }
    }

    fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        if self.batches.is_none() && self.dropout.is_none() {
            return false;
        }
        let masks = self.dropout.map(|dropout| dropout.at(step));
        let workspace = &mut self.workspace.borrow_mut();
        if let Some(batches) = &self.batches {
            let mut batches = batches.borrow_mut();
            self.learn(at, Rows::Some(batches.at(step)), workspace, gradient, masks);
        } else {
            self.learn(at, Rows::All(self.examples.rows()), workspace, gradient, masks);
        }
        true
    }
}
