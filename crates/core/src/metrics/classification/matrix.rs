//! The confusion matrix of any number of classes, and the metrics that come from it whole.

use super::counts::Counts;
use crate::error::Error;
use crate::metrics::{Reason, Value, check_length, check_weights};

/// What the entries of a normalized matrix are shares of: scikit-learn's `normalize`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Normalize {
    /// Of their row: of what is true.
    True,
    /// Of their column: of what is predicted.
    Pred,
    /// Of all.
    All,
}

/// Weights by true class (row) and predicted class (column), in the order of the labels: scikit-learn's orientation.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    classes: usize,
    entries: Vec<f64>,
}

impl Matrix {
    /// The most classes.
    pub const MAX_CLASSES: usize = 1000;

    /// Counts samples, given by indices of their classes.
    ///
    /// # Errors
    /// [`Error::Length`] for lists of different lengths; [`Error::OutOfRange`] for no samples, a class that there is not, a wrong
    /// weight, or fewer than two classes.
    pub fn new(
        classes: usize,
        y_true: &[usize],
        y_pred: &[usize],
        weights: Option<&[f64]>,
    ) -> Result<Self, Error> {
        check_classes(classes)?;
        check_labels("y_true", y_true, classes)?;
        check_length("y_pred", y_pred.len(), y_true.len())?;
        check_labels("y_pred", y_pred, classes)?;
        if let Some(weights) = weights {
            check_weights(weights, y_true.len())?;
        }
        let mut entries = vec![0.0; classes * classes];
        for (index, (row, column)) in y_true.iter().zip(y_pred).enumerate() {
            entries[row * classes + column] += weights.map_or(1.0, |weights| weights[index]);
        }
        Ok(Self { classes, entries })
    }

    /// Of two classes, the negative one first.
    #[must_use]
    pub fn of_counts(counts: &Counts) -> Self {
        Self { classes: 2, entries: vec![counts.tn, counts.fp, counts.fn_, counts.tp] }
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// All entries, row by row.
    #[must_use]
    pub fn entries(&self) -> &[f64] {
        &self.entries
    }

    /// The entry of a true and a predicted class.
    #[must_use]
    pub fn entry(&self, row: usize, column: usize) -> f64 {
        self.entries[row * self.classes + column]
    }

    /// Weight of each true class.
    #[must_use]
    pub fn rows(&self) -> Vec<f64> {
        self.entries.chunks_exact(self.classes).map(|row| row.iter().sum()).collect()
    }

    /// Weight of each predicted class.
    #[must_use]
    pub fn columns(&self) -> Vec<f64> {
        let column = |c: usize| (0..self.classes).map(|row| self.entry(row, c)).sum();
        (0..self.classes).map(column).collect()
    }

    /// The same as shares. Of an empty row or column they are 0, as scikit-learn has them.
    #[must_use]
    pub fn normalized(&self, by: Normalize) -> Vec<f64> {
        let [rows, columns] = [self.rows(), self.columns()];
        let total: f64 = rows.iter().sum();
        let share = |(index, entry): (usize, &f64)| {
            let whole = match by {
                Normalize::True => rows[index / self.classes],
                Normalize::Pred => columns[index % self.classes],
                Normalize::All => total,
            };
            if whole == 0.0 { 0.0 } else { entry / whole }
        };
        self.entries.iter().enumerate().map(share).collect()
    }

    /// One class as the positive one against the rest.
    #[must_use]
    pub fn one_against_rest(&self, class: usize) -> Counts {
        let inside = |row: usize, column: usize| (row == class, column == class);
        let mut counts = Counts::default();
        for (index, entry) in self.entries.iter().enumerate() {
            *match inside(index / self.classes, index % self.classes) {
                (true, true) => &mut counts.tp,
                (false, true) => &mut counts.fp,
                (true, false) => &mut counts.fn_,
                (false, false) => &mut counts.tn,
            } += entry;
        }
        counts
    }

    fn right(&self) -> f64 {
        (0..self.classes).map(|class| self.entry(class, class)).sum()
    }

    fn total(&self) -> f64 {
        self.entries.iter().sum()
    }

    /// The first class that is never true.
    fn absent(&self) -> Option<Reason> {
        let class = self.rows().iter().position(|weight| *weight == 0.0)?;
        Some(Reason::UndefinedClass { class, reason: Box::new(Reason::NoPositives) })
    }

    pub(super) fn accuracy(&self) -> Value {
        Value::Number(self.right() / self.total())
    }

    pub(super) fn error_rate(&self) -> Value {
        Value::Number((self.total() - self.right()) / self.total())
    }

    /// The mean recall of the classes that there are, and their number.
    fn recalls(&self) -> (f64, f64) {
        let rows = self.rows();
        let present: Vec<usize> = (0..self.classes).filter(|class| rows[*class] > 0.0).collect();
        let count = present.len() as f64;
        let recalls = present.iter().map(|class| self.entry(*class, *class) / rows[*class]);
        (recalls.sum::<f64>() / count, count)
    }

    /// A number, or undefined because a class is absent, though scikit-learn leaves that out.
    fn unless_absent(&self, number: f64) -> Value {
        match self.absent() {
            Some(reason) => Value::undefined(reason, number),
            None => Value::Number(number),
        }
    }

    pub(super) fn balanced_accuracy(&self) -> Value {
        self.unless_absent(self.recalls().0)
    }

    pub(super) fn balanced_accuracy_adjusted(&self) -> Value {
        let (mean, count) = self.recalls();
        let chance = 1.0 / count;
        self.unless_absent((mean - chance) / (1.0 - chance))
    }

    /// Gorodkin's R_K (Computational Biology and Chemistry 28, 2004).
    pub(super) fn mcc(&self) -> Value {
        let [rows, columns] = [self.rows(), self.columns()];
        let single = |list: &[f64]| list.iter().filter(|weight| **weight > 0.0).count() == 1;
        if single(&rows) {
            return Value::undefined(Reason::ConstantTrue, 0.0);
        }
        if single(&columns) {
            return Value::undefined(Reason::ConstantPredicted, 0.0);
        }
        let total = self.total();
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let spread = |list: &[f64]| (total * total - dot(list, list)).sqrt();
        let together = self.right() * total - dot(&rows, &columns);
        Value::Number(together / (spread(&rows) * spread(&columns)))
    }

    /// Cohen's κ, with the weight of a confusion by the distance of the classes.
    pub(super) fn cohen_kappa(&self, distance: fn(f64) -> f64) -> Value {
        let [rows, columns] = [self.rows(), self.columns()];
        let total = self.total();
        let (mut found, mut by_chance) = (0.0, 0.0);
        for (row, in_row) in rows.iter().enumerate() {
            for (column, in_column) in columns.iter().enumerate() {
                let weight = distance(row.abs_diff(column) as f64);
                found += weight * self.entry(row, column);
                by_chance += weight * (in_row * in_column / total);
            }
        }
        if by_chance == 0.0 {
            return Value::undefined(Reason::OneLabel, f64::NAN);
        }
        Value::Number(1.0 - found / by_chance)
    }
}

pub(super) fn check_classes(classes: usize) -> Result<(), Error> {
    let most = Matrix::MAX_CLASSES as f64;
    Error::check_range("labels.length", classes as f64, 2.0, most).map(drop)
}

pub(super) fn check_labels(argument: &str, labels: &[usize], classes: usize) -> Result<(), Error> {
    let most = crate::metrics::MAX_SAMPLES as f64;
    Error::check_range(&format!("{argument}.length"), labels.len() as f64, 1.0, most)?;
    let Some(index) = labels.iter().position(|label| *label >= classes) else { return Ok(()) };
    let (value, last) = (labels[index] as f64, classes as f64 - 1.0);
    Error::check_range(&format!("{argument}[{index}]"), value, 0.0, last).map(drop)
}
