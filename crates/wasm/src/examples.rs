//! Rows for a network, as a caller writes them.

use crate::arguments::{Argument, FromArgument};
use crate::error::Failure;
use crate::request::whole;
use descent_core::error::Error;
use descent_core::models::network::{Examples, Loss, Network, Targets};

/// What a row is to be answered with.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// A class or a number.
    One(f64),
    /// As many numbers as there are outputs.
    Row(Vec<f64>),
}

impl FromArgument for Answer {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        if argument.is_list() {
            Vec::read(argument).map(Self::Row)
        } else {
            f64::read(argument).map(Self::One)
        }
    }
}

/// Rows of inputs and what each is to be answered with, under the names that the caller knows.
pub(crate) struct Rows<'a> {
    pub(crate) names: [&'static str; 2],
    pub(crate) x: &'a [Vec<f64>],
    pub(crate) y: &'a [Answer],
}

/// The size of a row that does not fit its layer.
fn misfit(list: &str, row: usize, layer: usize, value: usize, expected: usize) -> Error {
    Error::Layer { argument: format!("{list}[{row}]"), layer, value, expected }
}

impl Rows<'_> {
    /// These rows for a network and a loss.
    ///
    /// # Errors
    /// [`Error::Layer`], [`Error::Length`] or [`Error::OutOfRange`] for what does not fit, [`Error::Unknown`] for the loss.
    pub(crate) fn examples(&self, network: &Network, loss: &str) -> Result<Examples, Error> {
        let columns = network.sizes()[0];
        if let Some(row) = self.x.iter().position(|row| row.len() != columns) {
            return Err(misfit(self.names[0], row, 0, self.x[row].len(), columns));
        }
        let targets = match Loss::named(loss)? {
            Loss::CrossEntropy => Targets::Classes(self.classes(network)?),
            Loss::BinaryCrossEntropy => Targets::Probabilities(self.probabilities(network)?),
            Loss::Mse => Targets::Numbers(self.numbers(network)?),
        };
        Examples::called(self.names, network, self.x.concat(), columns, targets)
    }

    fn classes(&self, network: &Network) -> Result<Vec<usize>, Error> {
        let last = network.sizes().len() - 1;
        let most = network.sizes()[last] as f64 - 1.0;
        let class = |(row, answer): (usize, &Answer)| match answer {
            Answer::One(class) => {
                let name = format!("{}[{row}]", self.names[1]);
                whole(&name, *class, most).map(|class| class as usize)
            }
            Answer::Row(numbers) => Err(misfit(self.names[1], row, last, numbers.len(), 1)),
        };
        self.y.iter().enumerate().map(class).collect()
    }

    /// The one output's, of a network that has no other.
    fn probabilities(&self, network: &Network) -> Result<Vec<f64>, Error> {
        let layer = network.sizes().len() - 1;
        let value = network.sizes()[layer];
        if value != 1 {
            return Err(Error::Layer { argument: "layers".to_owned(), layer, value, expected: 1 });
        }
        self.numbers(network)
    }

    fn numbers(&self, network: &Network) -> Result<Vec<f64>, Error> {
        let last = network.sizes().len() - 1;
        let outputs = network.sizes()[last];
        let mut numbers = Vec::with_capacity(self.y.len() * outputs);
        for (row, answer) in self.y.iter().enumerate() {
            let given = match answer {
                Answer::One(number) => std::slice::from_ref(number),
                Answer::Row(numbers) => numbers,
            };
            if given.len() != outputs {
                return Err(misfit(self.names[1], row, last, given.len(), outputs));
            }
            numbers.extend(given);
        }
        if self.y.len() != self.x.len() {
            let (value, expected) = (self.y.len(), self.x.len());
            return Err(Error::Length { argument: self.names[1].to_owned(), value, expected });
        }
        Ok(numbers)
    }
}
