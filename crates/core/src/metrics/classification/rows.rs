//! Samples of several classes, each with a score for every class.

use super::matrix::{Matrix, check_classes, check_labels};
use super::ranking::Ranking;
use crate::error::Error;
use crate::metrics::{check_length, check_samples, check_weights};

/// True classes by index, and a row of scores a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    classes: usize,
    y_true: Vec<usize>,
    scores: Vec<f64>,
    weights: Option<Vec<f64>>,
}

impl Rows {
    /// Takes `scores` row by row, `classes` numbers a sample.
    ///
    /// # Errors
    /// [`Error::Length`] for lists that do not fit; [`Error::OutOfRange`] for no samples, a class that there is not, a score that
    /// is not finite, a wrong weight, fewer than two classes.
    pub fn new(
        classes: usize,
        y_true: Vec<usize>,
        scores: Vec<f64>,
        weights: Option<Vec<f64>>,
    ) -> Result<Self, Error> {
        check_classes(classes)?;
        check_labels("y_true", &y_true, classes)?;
        check_length("y_score", scores.len(), y_true.len() * classes)?;
        check_samples("y_score", &scores).map_err(|error| by_row(error, classes))?;
        if let Some(weights) = &weights {
            check_weights(weights, y_true.len())?;
        }
        Ok(Self { classes, y_true, scores, weights })
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Number of samples.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.y_true.len()
    }

    /// Indices of the true classes.
    #[must_use]
    pub fn y_true(&self) -> &[usize] {
        &self.y_true
    }

    /// The weights, where they are given.
    #[must_use]
    pub fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// The weight of a sample.
    #[must_use]
    pub fn weight(&self, sample: usize) -> f64 {
        self.weights().map_or(1.0, |weights| weights[sample])
    }

    /// The scores of a sample, one a class.
    #[must_use]
    pub fn row(&self, sample: usize) -> &[f64] {
        &self.scores[sample * self.classes..(sample + 1) * self.classes]
    }

    /// True class and scores of each sample.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[f64])> {
        self.y_true.iter().copied().zip(self.scores.chunks_exact(self.classes))
    }

    /// The class with the highest score of each sample, of equals the first.
    #[must_use]
    pub fn predicted(&self) -> Vec<usize> {
        self.iter().map(|(_, row)| argmax(row)).collect()
    }

    /// Confusion of the true class with the one that has the highest score.
    ///
    /// # Errors
    /// None: what could be wrong was checked.
    pub fn matrix(&self) -> Result<Matrix, Error> {
        Matrix::new(self.classes, &self.y_true, &self.predicted(), self.weights())
    }

    /// One class against the rest, by its column of scores.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a class that there is not.
    pub fn one_against_rest(&self, class: usize) -> Result<Ranking, Error> {
        let last = self.classes as f64 - 1.0;
        Error::check_range("class", class as f64, 0.0, last)?;
        let is: Vec<bool> = self.y_true.iter().map(|label| *label == class).collect();
        let column: Vec<f64> = self.iter().map(|(_, row)| row[class]).collect();
        Ranking::new(&is, &column, self.weights())
    }

    /// Every score of every sample, positive where it is that of the true class.
    pub(super) fn each_score(&self) -> Result<Ranking, Error> {
        let classes = 0..self.classes;
        let is = self.y_true.iter().flat_map(|label| classes.clone().map(move |c| c == *label));
        let is: Vec<bool> = is.collect();
        let repeated = |weights: &Vec<f64>| -> Vec<f64> {
            weights.iter().flat_map(|weight| classes.clone().map(move |_| *weight)).collect()
        };
        let weights = self.weights.as_ref().map(repeated);
        Ranking::new(&is, &self.scores, weights.as_deref())
    }

    /// Only samples of two classes, by the score of the first.
    pub(super) fn one_against_other(&self, one: usize, other: usize) -> Result<Ranking, Error> {
        let both = || self.iter().filter(|(label, _)| *label == one || *label == other);
        let is: Vec<bool> = both().map(|(label, _)| label == one).collect();
        let column: Vec<f64> = both().map(|(_, row)| row[one]).collect();
        Ranking::new(&is, &column, None)
    }
}

/// The place of the greatest, of equals the first.
fn argmax(row: &[f64]) -> usize {
    let mut best = 0;
    for (index, score) in row.iter().enumerate() {
        if *score > row[best] {
            best = index;
        }
    }
    best
}

/// `y_score[7]` of the flat list as `y_score[2][1]` of its rows.
fn by_row(error: Error, classes: usize) -> Error {
    let Error::OutOfRange { argument, value, min, max } = error else { return error };
    let inner = argument.strip_prefix("y_score[").and_then(|rest| rest.strip_suffix(']'));
    let argument = match inner.and_then(|index| index.parse::<usize>().ok()) {
        Some(index) => format!("y_score[{}][{}]", index / classes, index % classes),
        None => argument,
    };
    Error::OutOfRange { argument, value, min, max }
}
