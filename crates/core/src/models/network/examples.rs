//! Rows of data for a network.

use super::loss::{cross_entropy, squared_error};
use super::{Network, check_finite};
use crate::error::Error;
use crate::number::Real;

/// What rows are to be answered with.
#[derive(Debug, Clone, PartialEq)]
pub enum Targets {
    /// A class a row, from 0.
    Classes(Vec<usize>),
    /// Numbers, as many a row as the network has outputs, row by row.
    Numbers(Vec<f64>),
}

/// Rows of data: inputs, and what each is to be answered with.
#[derive(Debug, Clone, PartialEq)]
pub struct Examples {
    inputs: Vec<f64>,
    columns: usize,
    targets: Targets,
}

impl Examples {
    /// Rows for a network. `inputs` are its rows one after the other, `columns` numbers each.
    ///
    /// # Errors
    /// [`Error::Layer`] where rows have not as many numbers as the first layer, or targets not as many as the
    /// last; [`Error::Length`] where there are not as many targets as rows; [`Error::OutOfRange`] for no
    /// row, a class that the network has no output for, or a number that is not finite.
    pub fn new(
        network: &Network,
        inputs: Vec<f64>,
        columns: usize,
        targets: Targets,
    ) -> Result<Self, Error> {
        let wanted = network.sizes[0];
        if columns != wanted {
            let argument = "x[0]".to_owned();
            return Err(Error::Layer { argument, layer: 0, value: columns, expected: wanted });
        }
        let rows = inputs.len() / columns;
        Error::check_range("x.length", rows as f64, 1.0, f64::MAX)?;
        for (row, line) in inputs.chunks_exact(columns).enumerate() {
            check_finite(&format!("x[{row}]"), line)?;
        }
        let outputs = network.outputs();
        let (given, expected) = match &targets {
            Targets::Classes(classes) => (classes.len(), rows),
            Targets::Numbers(numbers) => (numbers.len(), rows * outputs),
        };
        if given != expected {
            let argument = "y".to_owned();
            return Err(Error::Length { argument, value: given, expected });
        }
        match &targets {
            Targets::Classes(classes) => {
                for (row, class) in classes.iter().enumerate() {
                    let most = outputs as f64 - 1.0;
                    Error::check_range(&format!("y[{row}]"), *class as f64, 0.0, most)?;
                }
            }
            Targets::Numbers(numbers) => {
                for (row, line) in numbers.chunks_exact(outputs).enumerate() {
                    check_finite(&format!("y[{row}]"), line)?;
                }
            }
        }
        Ok(Self { inputs, columns, targets })
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.inputs.len() / self.columns
    }

    /// The inputs of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.inputs[row * self.columns..(row + 1) * self.columns]
    }

    /// What the rows are to be answered with.
    #[must_use]
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// Whether the greatest output is that of the row's class, and no other is as great.
    pub(super) fn is_right<R: Real>(&self, row: usize, outputs: &[R]) -> bool {
        let Targets::Classes(classes) = &self.targets else { return false };
        let (class, right) = (classes[row], outputs[classes[row]].value());
        outputs.iter().enumerate().all(|(index, z)| index == class || z.value() < right)
    }

    /// The share of so many right answers; NaN where there are no classes.
    pub(super) fn accuracy(&self, right: u32) -> f64 {
        match self.targets {
            Targets::Classes(_) => f64::from(right) / self.rows() as f64,
            Targets::Numbers(_) => f64::NAN,
        }
    }

    /// The loss of one row with these outputs; with `deltas`, its derivatives by them, each times `share`.
    pub(super) fn loss<R: Real>(
        &self,
        row: usize,
        outputs: &[R],
        deltas: Option<(&mut [R], f64)>,
    ) -> R {
        match &self.targets {
            Targets::Classes(classes) => cross_entropy(outputs, classes[row], deltas),
            Targets::Numbers(numbers) => {
                let wanted = &numbers[row * outputs.len()..(row + 1) * outputs.len()];
                squared_error(outputs, wanted, deltas)
            }
        }
    }
}
