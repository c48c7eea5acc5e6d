//! Quality metrics: how well predictions agree with what is true.
//!
//! A metric's value is never a bare NaN. It is a number; or it is *undefined*, with the reason as a type and with what
//! scikit-learn does there ([`Value`]); or the input is refused with its name ([`Error`]). The oracle is scikit-learn
//! 1.9.1: each [`Spec`] names the call that gives the same number.
//!
//! One explicit list a family, like that of the optimizers: a new metric is one line there.

use crate::error::Error;
use crate::spec::Reference;

pub mod classification;
pub mod regression;
pub mod worked;

/// The most samples of one call.
pub const MAX_SAMPLES: usize = 10_000_000;

/// What a metric is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, which may be infinite where the definition says so.
    Number(f64),
    /// The definition gives no number here.
    Undefined {
        /// Why.
        reason: Reason,
        /// What scikit-learn does all the same.
        sklearn: Sklearn,
    },
}

/// What scikit-learn does where a metric is undefined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sklearn {
    /// It returns this number, which may be NaN or infinite, with or without a warning.
    Returns(f64),
    /// It raises this exception.
    Raises(&'static str),
    /// It has no such metric.
    Absent,
}

/// Why a metric is undefined. The page makes the sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It needs more samples.
    TooFewSamples {
        /// The least that would do.
        least: usize,
    },
    /// The true values are all equal (all that have a weight), so that the best constant has no error to compare with.
    ConstantTrue,
    /// The best constant has no error to compare with, though the true values differ.
    NoBaseline,
    /// A value for which the formula has no meaning, as a logarithm of 0.
    OutsideDomain {
        /// The value's place: `y_true[3]`.
        argument: String,
        /// The value.
        value: f64,
        /// The values allowed are above this bound.
        bound: f64,
        /// Whether the bound itself is allowed.
        inclusive: bool,
    },
    /// A number on the way is beyond what a double can hold.
    Overflow,
    /// All true values are 0 (all that have a weight), so that there is nothing to measure errors by.
    AllTrueZero,
    /// No true value is positive (none that has a weight).
    NoPositives,
    /// No true value is negative.
    NoNegatives,
    /// Nothing is predicted positive: TP + FP = 0.
    NoPredictedPositives,
    /// Nothing is predicted negative: TN + FN = 0.
    NoPredictedNegatives,
    /// Nothing is positive nor predicted so: TP + FP + FN = 0.
    NothingPositive,
    /// No negative is predicted positive, and the definition divides by their share.
    NoFalsePositives,
    /// No negative is predicted negative, and the definition divides by their share.
    NoTrueNegatives,
    /// All that is true and all that is predicted is one label.
    OneLabel,
    /// All predictions are one class, so that they vary with nothing.
    ConstantPredicted,
    /// A score that is no probability, as the definition wants it.
    NotProbability {
        /// The score's place: `y_score[3]`, `y_score[3][1]`.
        argument: String,
        /// The score.
        value: f64,
    },
    /// Probabilities of a sample that do not sum to 1.
    NotSummingToOne {
        /// Their place: `y_score[3]`.
        argument: String,
        /// Their sum.
        value: f64,
    },
    /// The metric of one class is undefined, and the mean over all with it.
    UndefinedClass {
        /// Index of the class.
        class: usize,
        /// Why.
        reason: Box<Reason>,
    },
}

impl Reason {
    /// Its name in the library and in the words of the page.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::TooFewSamples { .. } => "too_few_samples",
            Self::ConstantTrue => "constant_y_true",
            Self::NoBaseline => "no_baseline",
            Self::OutsideDomain { .. } => "outside_domain",
            Self::Overflow => "overflow",
            Self::AllTrueZero => "all_y_true_zero",
            Self::NoPositives => "no_positives",
            Self::NoNegatives => "no_negatives",
            Self::NoPredictedPositives => "no_predicted_positives",
            Self::NoPredictedNegatives => "no_predicted_negatives",
            Self::NothingPositive => "nothing_positive",
            Self::NoFalsePositives => "no_false_positives",
            Self::NoTrueNegatives => "no_true_negatives",
            Self::OneLabel => "one_label",
            Self::ConstantPredicted => "constant_y_pred",
            Self::NotProbability { .. } => "not_probability",
            Self::NotSummingToOne { .. } => "not_summing_to_one",
            Self::UndefinedClass { .. } => "undefined_class",
        }
    }
}

impl Value {
    /// Undefined, where scikit-learn returns a number.
    #[must_use]
    pub fn undefined(reason: Reason, sklearn: f64) -> Self {
        Self::Undefined { reason, sklearn: Sklearn::Returns(sklearn) }
    }

    /// What a formula came to: NaN, which finite input gives by overflow only, is undefined, for scikit-learn too.
    #[must_use]
    pub fn of(number: f64) -> Self {
        if number.is_nan() {
            Self::undefined(Reason::Overflow, number)
        } else {
            Self::Number(number)
        }
    }

    /// The number, where there is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Undefined { .. } => None,
        }
    }
}

/// What is known of a metric besides its value.
#[derive(Debug)]
pub struct Spec {
    /// Short name, by which the library and links know it: lower snake_case.
    pub id: &'static str,
    /// The English term.
    pub name: &'static str,
    /// The definition in TeX.
    pub formula: &'static str,
    /// The least and the greatest value; infinite where there is none.
    pub range: [f64; 2],
    /// Which values are good.
    pub direction: Direction,
    /// What the value depends on beside the agreement.
    pub depends: Depends,
    /// What can be set; empty for most.
    pub parameters: &'static [Parameter],
    /// Whether `sample_weight` counts.
    pub weighted: bool,
    /// The same number in Python.
    pub python: Python,
    /// Where the definition comes from.
    pub references: &'static [Reference],
}

/// Which values of a metric are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The lower the better.
    Lower,
    /// The higher the better.
    Higher,
}

/// What a metric depends on beside how well predictions agree with the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depends {
    /// On the units of the target: this power of them (1 for MAE, 2 for MSE).
    Units(u8),
    /// On the units of the target, by another law than a power.
    OtherUnits,
    /// On the share of positives: the same classifier is worth another number where they are rarer.
    Prevalence,
    /// On neither.
    Nothing,
}

/// A number that a metric's definition leaves open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Name of the argument: scikit-learn's where it has one.
    pub name: &'static str,
    /// Symbol in the formula, in TeX.
    pub symbol: &'static str,
    /// The value when none is given.
    pub default: f64,
    /// Least and greatest value accepted.
    pub bounds: [f64; 2],
}

/// How Python gets the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Python {
    /// By a function of scikit-learn.
    Sklearn {
        /// Its full name: `sklearn.metrics.mean_squared_error`.
        function: &'static str,
        /// Its arguments without `sample_weight`: `y_true, y_pred`.
        arguments: &'static str,
    },
    /// scikit-learn has none; an expression of NumPy (`np`) over the same names, in which `w` stands for the weights (1
    /// each where none are given).
    NumPy {
        /// The expression.
        expression: &'static str,
    },
}

impl Spec {
    /// A metric from 0 up, the lower the better, in the target's units, with weights.
    pub(crate) const fn error(id: &'static str, name: &'static str, formula: &'static str) -> Self {
        Self {
            id,
            name,
            formula,
            range: [0.0, f64::INFINITY],
            direction: Direction::Lower,
            depends: Depends::Units(1),
            parameters: &[],
            weighted: true,
            python: Python::NumPy { expression: "" },
            references: &[],
        }
    }

    /// A metric that is 1 at best, without units, with weights.
    pub(crate) const fn score(id: &'static str, name: &'static str, formula: &'static str) -> Self {
        let mut spec = Self::error(id, name, formula).depending(Depends::Nothing);
        spec.range = [f64::NEG_INFINITY, 1.0];
        spec.direction = Direction::Higher;
        spec
    }

    pub(crate) const fn within(mut self, least: f64, greatest: f64) -> Self {
        self.range = [least, greatest];
        self
    }

    pub(crate) const fn depending(mut self, depends: Depends) -> Self {
        self.depends = depends;
        self
    }

    pub(crate) const fn with(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    pub(crate) const fn unweighted(mut self) -> Self {
        self.weighted = false;
        self
    }

    pub(crate) const fn sklearn(mut self, function: &'static str, arguments: &'static str) -> Self {
        self.python = Python::Sklearn { function, arguments };
        self
    }

    pub(crate) const fn numpy(mut self, expression: &'static str) -> Self {
        self.python = Python::NumPy { expression };
        self
    }

    pub(crate) const fn from(mut self, references: &'static [Reference]) -> Self {
        self.references = references;
        self
    }

    /// What to write in Python, with `sample_weight` where it is given and counts.
    #[must_use]
    pub fn call(&self, weighted: bool) -> String {
        match self.python {
            Python::Sklearn { function, arguments } => {
                let weights = weighted && self.weighted;
                let rest = if weights { ", sample_weight=sample_weight" } else { "" };
                format!("{function}({arguments}{rest})")
            }
            Python::NumPy { expression } => expression.to_owned(),
        }
    }
}

/// Checks a list of numbers: not empty, not too long, all finite.
///
/// # Errors
/// [`Error::OutOfRange`] for `argument.length` or for `argument[i]`.
pub fn check_samples(argument: &str, values: &[f64]) -> Result<(), Error> {
    let (length, most) = (values.len() as f64, MAX_SAMPLES as f64);
    Error::check_range(&format!("{argument}.length"), length, 1.0, most)?;
    check_each(argument, values, f64::MIN)
}

/// Checks that a list is as long as the samples.
///
/// # Errors
/// [`Error::Length`] with both lengths.
pub fn check_length(argument: &str, value: usize, expected: usize) -> Result<(), Error> {
    if value == expected {
        return Ok(());
    }
    Err(Error::Length { argument: argument.to_owned(), value, expected })
}

/// Checks weights: as many as samples, finite, none below 0, and a sum that can be divided by.
///
/// scikit-learn takes negative ones too; a mean over them is none.
///
/// # Errors
/// [`Error::Length`]; [`Error::OutOfRange`] for `sample_weight[i]`, or for `sample_weight.sum` where all are 0 or the
/// sum is not finite.
pub fn check_weights(weights: &[f64], samples: usize) -> Result<(), Error> {
    check_length("sample_weight", weights.len(), samples)?;
    check_each("sample_weight", weights, 0.0)?;
    let total = sum(weights);
    Error::check_range("sample_weight.sum", total, f64::from_bits(1), f64::MAX).map(drop)
}

fn check_each(argument: &str, values: &[f64], least: f64) -> Result<(), Error> {
    let wrong = values.iter().position(|value| !value.is_finite() || *value < least);
    let Some(index) = wrong else { return Ok(()) };
    Error::check_range(&format!("{argument}[{index}]"), values[index], least, f64::MAX).map(drop)
}

/// The sum of numbers in NumPy's order (pairwise, eight at a time), so that scikit-learn's last bits are ours.
///
/// The error grows with log n only: Higham, *The accuracy of floating point summation*, SIAM Journal on Scientific
/// Computing 14(4), 1993.
#[must_use]
pub fn sum(numbers: &[f64]) -> f64 {
    const LANES: usize = 8;
    const BLOCK: usize = 128;
    if numbers.len() > BLOCK {
        let half = numbers.len() / 2;
        let (left, right) = numbers.split_at(half - half % LANES);
        return sum(left) + sum(right);
    }
    let mut chunks = numbers.chunks_exact(LANES);
    let Some(first) = chunks.next() else { return numbers.iter().sum() };
    let mut lanes = [0.0; LANES];
    lanes.copy_from_slice(first);
    for chunk in &mut chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, number)| *lane += number);
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    let total = ((a + b) + (c + d)) + ((e + f) + (g + h));
    chunks.remainder().iter().fold(total, |total, number| total + number)
}
