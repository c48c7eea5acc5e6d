//! Rows of data for a network.

use super::loss::{binary_cross_entropy, cross_entropy, squared_error};
use super::{Network, check_finite};
use crate::error::Error;
use crate::number::Real;

/// What rows are to be answered with.
#[derive(Debug, Clone, PartialEq)]
pub enum Targets {
    /// A class a row, from 0.
    Classes(Vec<usize>),
    /// The probability of the one class against the other a row: 0 or 1, or what is between. For networks of one
    /// output.
    Probabilities(Vec<f64>),
    /// Numbers, as many a row as the network has outputs, row by row.
    Numbers(Vec<f64>),
}

impl Targets {
    /// Checks that they are those of so many rows of a network.
    fn check(&self, name: &str, rows: usize, network: &Network) -> Result<(), Error> {
        let outputs = network.outputs();
        let (value, expected) = match self {
            Self::Classes(classes) => (classes.len(), rows),
            Self::Probabilities(numbers) => (numbers.len(), rows),
            Self::Numbers(numbers) => (numbers.len(), rows * outputs),
        };
        if value != expected {
            return Err(Error::Length { argument: name.to_owned(), value, expected });
        }
        let called = |row: usize| format!("{name}[{row}]");
        match self {
            Self::Classes(classes) => {
                let most = outputs as f64 - 1.0;
                classes.iter().enumerate().try_for_each(|(row, class)| {
                    Error::check_range(&called(row), *class as f64, 0.0, most).map(|_| ())
                })
            }
            Self::Probabilities(_) if outputs != 1 => {
                let (argument, layer) = ("layers".to_owned(), network.sizes.len() - 1);
                Err(Error::Layer { argument, layer, value: outputs, expected: 1 })
            }
            Self::Probabilities(numbers) => numbers.iter().enumerate().try_for_each(|(row, p)| {
                Error::check_range(&called(row), *p, 0.0, 1.0).map(|_| ())
            }),
            Self::Numbers(numbers) => {
                let mut lines = numbers.chunks_exact(outputs).enumerate();
                lines.try_for_each(|(row, line)| check_finite(&called(row), line))
            }
        }
    }
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
    /// row, a class that the network has no output for, no probability, or a number that is not finite.
    pub fn new(
        network: &Network,
        inputs: Vec<f64>,
        columns: usize,
        targets: Targets,
    ) -> Result<Self, Error> {
        Self::called(["x", "y"], network, inputs, columns, targets)
    }

    /// The same, whose errors call inputs and targets by these names.
    ///
    /// # Errors
    /// Those of [`Examples::new`].
    pub fn called(
        [x, y]: [&str; 2],
        network: &Network,
        inputs: Vec<f64>,
        columns: usize,
        targets: Targets,
    ) -> Result<Self, Error> {
        let wanted = network.sizes[0];
        if columns != wanted {
            let argument = format!("{x}[0]");
            return Err(Error::Layer { argument, layer: 0, value: columns, expected: wanted });
        }
        let rows = inputs.len() / columns;
        Error::check_range(&format!("{x}.length"), rows as f64, 1.0, f64::MAX)?;
        for (row, line) in inputs.chunks_exact(columns).enumerate() {
            check_finite(&format!("{x}[{row}]"), line)?;
        }
        targets.check(y, rows, network)?;
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

    /// Whether the greatest output is that of the row's class, and no other is as great; of one output, whether the
    /// row's class is the likelier by it.
    pub(super) fn is_right<R: Real>(&self, row: usize, outputs: &[R]) -> bool {
        match &self.targets {
            Targets::Classes(classes) => {
                let (class, right) = (classes[row], outputs[classes[row]].value());
                let mut all = outputs.iter().enumerate();
                all.all(|(index, z)| index == class || z.value() < right)
            }
            Targets::Probabilities(numbers) => outputs.iter().all(|z| {
                let z = z.value();
                if numbers[row] > 0.5 { z > 0.0 } else { z < 0.0 }
            }),
            Targets::Numbers(_) => false,
        }
    }

    /// The share of so many right answers; NaN where there are no classes.
    pub(super) fn accuracy(&self, right: u32) -> f64 {
        match self.targets {
            Targets::Classes(_) | Targets::Probabilities(_) => {
                f64::from(right) / self.rows() as f64
            }
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
            Targets::Probabilities(numbers) => binary_cross_entropy(outputs, numbers[row], deltas),
            Targets::Numbers(numbers) => {
                let wanted = &numbers[row * outputs.len()..(row + 1) * outputs.len()];
                squared_error(outputs, wanted, deltas)
            }
        }
    }
}
