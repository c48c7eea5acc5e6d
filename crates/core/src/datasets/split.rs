//! Which rows teach and which examine, and the scale that the teaching rows set.

use super::Dataset;
use crate::error::Error;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// The stream that splits are drawn from; another than those of batches and noise.
const STREAM: u64 = 0x2545_f491_4f6c_dd1d;
/// The greatest share of rows that may be kept from the training.
pub const MAX_TEST_SHARE: f64 = 0.9;

/// The rows of a data set in two parts, stratified: of every class the same share is kept for the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The rows that teach, rising.
    pub train: Vec<usize>,
    /// The rows that examine, rising; may be none.
    pub test: Vec<usize>,
}

impl Split {
    /// Keeps `test_share` of each class, rounded to whole rows, for the test: the same rows for the same seed.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a share that is not from 0 to [`MAX_TEST_SHARE`].
    pub fn new(data: &Dataset, test_share: f64, seed: u32) -> Result<Self, Error> {
        let share = Error::check_range("test_share", test_share, 0.0, MAX_TEST_SHARE)?;
        let mut bits = Pcg32::new(u64::from(seed), STREAM);
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for class in 0..data.classes.len() {
            let mut rows: Vec<usize> =
                (0..data.rows()).filter(|row| data.class(*row) == class).collect();
            for last in (1..rows.len()).rev() {
                // The upper half of the product: a number below `last + 1`, even to 64 bits.
                let other = (u128::from(bits.next_u64()) * (last as u128 + 1)) >> 64;
                rows.swap(last, other as usize);
            }
            let kept = (share * rows.len() as f64).round() as usize;
            let (examine, teach) = rows.split_at(kept.min(rows.len().saturating_sub(1)));
            test.extend(examine);
            train.extend(teach);
        }
        train.sort_unstable();
        test.sort_unstable();
        Ok(Self { train, test })
    }
}

/// Columns brought to mean 0 and standard deviation 1 over the rows that teach: z = (x − μ)/σ, with σ over n and
/// not n − 1, and 1 for a column that does not vary, as scikit-learn's `StandardScaler` has it. The rows that examine are
/// measured by the same μ and σ, for they are not to be known before.
#[derive(Debug, Clone, PartialEq)]
pub struct Standardization {
    /// μ of each column.
    pub means: Vec<f64>,
    /// σ of each column.
    pub deviations: Vec<f64>,
}

impl Standardization {
    /// Leaves the numbers as they are.
    #[must_use]
    pub fn none(columns: usize) -> Self {
        Self { means: vec![0.0; columns], deviations: vec![1.0; columns] }
    }

    /// Fitted to some rows of a data set.
    #[must_use]
    pub fn fit(data: &Dataset, rows: &[usize]) -> Self {
        let count = rows.len().max(1) as f64;
        let mut means = vec![0.0; data.features.len()];
        for row in rows {
            means.iter_mut().zip(data.row(*row)).for_each(|(mean, x)| *mean += x);
        }
        means.iter_mut().for_each(|mean| *mean /= count);
        let mut deviations = vec![0.0; means.len()];
        for row in rows {
            for ((sum, mean), x) in deviations.iter_mut().zip(&means).zip(data.row(*row)) {
                *sum += (x - mean) * (x - mean);
            }
        }
        for deviation in &mut deviations {
            *deviation = (*deviation / count).sqrt();
            if *deviation == 0.0 {
                *deviation = 1.0;
            }
        }
        Self { means, deviations }
    }

    /// Some rows of a data set on this scale, one after the other.
    #[must_use]
    pub fn apply(&self, data: &Dataset, rows: &[usize]) -> Vec<f64> {
        let scales = || self.means.iter().zip(&self.deviations);
        let scaled = rows.iter().flat_map(|row| {
            data.row(*row).zip(scales()).map(|(x, (mean, deviation))| (x - mean) / deviation)
        });
        scaled.collect()
    }
}
