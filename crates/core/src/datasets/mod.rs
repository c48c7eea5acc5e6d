//! Data to learn from, shipped with its sources; how it is split into training and test, and brought to one scale.

pub mod features;
pub mod iris;
pub mod points;
pub mod scores;
mod split;
pub mod targets;

use crate::error::Error;
pub use split::{MAX_TEST_SHARE, Split, Standardization};

/// Every data set, by its id.
pub static DATASETS: &[&Dataset] = &[&iris::IRIS];

/// Rows of numbers, each of a class. The rows of a class stand together, all classes have equally many.
#[derive(Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its name in links and requests.
    pub id: &'static str,
    /// Ids of the columns.
    pub features: &'static [&'static str],
    /// Ids of the classes, in the order of their numbers.
    pub classes: &'static [&'static str],
    /// Rows of each class.
    rows_of_class: usize,
    /// The numbers, row by row, in tenths of their unit.
    tenths: &'static [u8],
}

impl Dataset {
    /// The data set of an id.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of ids.
    pub fn named(id: &str) -> Result<&'static Self, Error> {
        let found = DATASETS.iter().find(|set| set.id == id);
        found.copied().ok_or_else(|| Error::unknown("dataset", id, DATASETS.iter().map(|s| s.id)))
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.classes.len() * self.rows_of_class
    }

    /// The numbers of a row, in the data's own unit: the nearest double to each decimal fraction.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f64> {
        let columns = self.features.len();
        let tenths = self.tenths.get(row * columns..(row + 1) * columns).unwrap_or_default();
        tenths.iter().map(|tenth| f64::from(*tenth) / 10.0)
    }

    /// The class of a row.
    #[must_use]
    pub fn class(&self, row: usize) -> usize {
        row / self.rows_of_class
    }
}
