//! The activations of a network's hidden layers, as a caller names them.

use crate::arguments::{Argument, FromArgument};
use crate::error::Failure;
use descent_core::error::Error;
use descent_core::models::activation::Activation;

/// The activation of all hidden layers, or one for each.
#[derive(Debug, Clone)]
pub(crate) enum Activations {
    /// The same everywhere.
    One(String),
    /// Layer by layer.
    Each(Vec<String>),
}

impl FromArgument for Activations {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        if argument.is_list() {
            Vec::read(argument).map(Self::Each)
        } else {
            String::read(argument).map(Self::One)
        }
    }
}

impl Activations {
    /// Those of so many hidden layers.
    ///
    /// # Errors
    /// [`Error::Length`] (`activation`) for another number of them, [`Error::Unknown`] for a name that is not known.
    pub(crate) fn of(&self, layers: usize) -> Result<Vec<Activation>, Error> {
        match self {
            Self::One(name) => Ok(vec![Activation::named(name)?; layers]),
            Self::Each(names) if names.len() != layers => {
                let (argument, value) = ("activation".to_owned(), names.len());
                Err(Error::Length { argument, value, expected: layers })
            }
            Self::Each(names) => names.iter().map(|name| Activation::named(name)).collect(),
        }
    }
}
