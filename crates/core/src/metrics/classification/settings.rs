//! What the definitions of classification metrics leave open.

use super::counts::Costs;
use crate::error::Error;

/// Free choices of the metrics, each with its default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many times as important recall is as precision in Fβ; may be infinite.
    pub beta: f64,
    /// What scikit-learn is told to return for 0/0.
    pub zero_division: ZeroDivision,
    /// The greatest false positive rate of the partial ROC AUC.
    pub max_fpr: f64,
    /// Number of bins of the calibration curve and of its error.
    pub bins: usize,
    /// How those bins are laid out.
    pub binning: Binning,
    /// Of so many best classes one must be the true one: top-k accuracy.
    pub k: usize,
    /// What wrong answers cost.
    pub costs: Costs,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            beta: 2.0,
            zero_division: ZeroDivision::Zero,
            max_fpr: 0.1,
            bins: 10,
            binning: Binning::Uniform,
            k: 2,
            costs: Costs::default(),
        }
    }
}

impl Settings {
    /// The most bins of a calibration curve.
    pub const MAX_BINS: usize = 1000;

    /// Checks every number against its bounds.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] with the argument's name.
    pub fn check(&self) -> Result<(), Error> {
        if self.beta != f64::INFINITY {
            Error::check_range("beta", self.beta, 0.0, f64::MAX)?;
        }
        Error::check_range("max_fpr", self.max_fpr, f64::MIN_POSITIVE, 1.0)?;
        Error::check_range("bins", self.bins as f64, 1.0, Self::MAX_BINS as f64)?;
        Error::check_range("k", self.k as f64, 1.0, f64::from(u32::MAX))?;
        Error::check_range("cost_fp", self.costs.fp, 0.0, f64::MAX)?;
        Error::check_range("cost_fn", self.costs.fn_, 0.0, f64::MAX)?;
        Ok(())
    }
}

/// scikit-learn's `zero_division`: its number where a ratio is 0/0. It makes no ratio defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ZeroDivision {
    /// 0, with a warning: the default there.
    #[default]
    Zero,
    /// 1.
    One,
    /// NaN, which averages over classes leave out.
    Nan,
}

impl ZeroDivision {
    /// The number.
    #[must_use]
    pub fn number(self) -> f64 {
        match self {
            Self::Zero => 0.0,
            Self::One => 1.0,
            Self::Nan => f64::NAN,
        }
    }
}

/// How scores from 0 to 1 are divided into bins: scikit-learn's `strategy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binning {
    /// Bins of equal width.
    #[default]
    Uniform,
    /// Bins of about as many samples each.
    Quantile,
}
