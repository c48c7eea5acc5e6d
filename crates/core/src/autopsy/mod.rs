//! The autopsy of a step: the formula as it is printed, worked out with the numbers of one step of a run.
//!
//! The lines of [`crate::spec::Spec::formula`] are read into trees ([`reader`]), worked out with what the optimizer's
//! state was before the step ([`values`]), and printed with the numbers in them ([`print`]). The state, the gradient and
//! the parameters are those of the run itself, walked once more up to the step; what the formula makes of them must equal
//! what the optimizer made, and the tests hold it to that.

//!
//! What reads, works out and prints lines serves formulas of metrics too, and needs no feature; steps need the specs' texts.

mod format;
#[cfg(feature = "texts")]
mod names;
pub mod print;
pub mod reader;
#[cfg(feature = "texts")]
mod step;
pub mod tree;
pub mod values;

pub use format::Format;
#[cfg(feature = "texts")]
pub use step::{Autopsy, Line, Named, Stage, Substituted, autopsy, autopsy_of_axis};
pub use values::{Shape, Values};

use crate::error::Error;
use std::fmt;

/// A value of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// One number for all axes.
    Number(f64),
    /// One number an axis.
    Vector(Vec<f64>),
    /// A square of numbers, row by row.
    Matrix(Vec<f64>),
}

impl Quantity {
    /// What it is.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Self::Number(_) => Shape::Number,
            Self::Vector(_) => Shape::Vector,
            Self::Matrix(_) => Shape::Matrix,
        }
    }

    /// The value on one axis.
    fn on(&self, axis: usize) -> Result<f64, Failure> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Vector(vector) => vector.get(axis).copied().ok_or(Failure::Shape),
            Self::Matrix(_) => Err(Failure::Shape),
        }
    }
}

/// Why a formula cannot be read or worked out.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// It is not of the grammar that [`crate::spec::Line`] describes.
    Unreadable {
        /// The whole text.
        tex: String,
        /// The byte at which it is not understood.
        position: usize,
    },
    /// A symbol stands for nothing.
    NoValue {
        /// The symbol in TeX.
        symbol: String,
    },
    /// A matrix where numbers are worked with, or a vector of the wrong length.
    Shape,
    /// The run itself cannot begin.
    Run(Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { tex, position } => {
                write!(f, "not understood from byte {position} on: {tex}")
            }
            Self::NoValue { symbol } => write!(f, "{symbol} has no value"),
            Self::Shape => f.write_str("a matrix stands where numbers are wanted"),
            Self::Run(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Run(error)
    }
}
