//! What the number of parameters costs: memory to train them, and a grid search in their place.
//!
//! - [`memory`]: bytes for weights, gradients and an optimizer's state, by precision;
//! - [`grid`]: how many points a grid has, how long they take, how long the number is in print;
//! - [`facts`]: known models, devices and large numbers to compare with, each with its source.

pub mod facts;
pub mod grid;
pub mod memory;

use crate::error::Error;

/// The most parameters that are reckoned with.
pub const MAX_PARAMETERS: f64 = 1e12;

/// Checks a number of parameters: whole, from 1 to [`MAX_PARAMETERS`].
///
/// # Errors
/// [`Error::OutOfRange`] with the name `parameters`.
pub fn check_parameters(value: f64) -> Result<f64, Error> {
    check_whole("parameters", value, 1.0, MAX_PARAMETERS)
}

fn check_whole(argument: &str, value: f64, min: f64, max: f64) -> Result<f64, Error> {
    let value = Error::check_range(argument, value, min, max)?;
    if value == value.trunc() {
        return Ok(value);
    }
    Err(Error::OutOfRange { argument: argument.to_owned(), value, min, max })
}
