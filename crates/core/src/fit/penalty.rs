//! Coefficients from points: least squares, ridge and lasso. The first column is the intercept's and is never penalized.

use super::lasso;
use super::least_squares::{self, Matrix, dot};
use crate::error::Error;

/// The greatest factor of a penalty.
pub const MAX_ALPHA: f64 = 1e12;

/// What is added to the sum of squares, by its names and formulas in scikit-learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Penalty {
    /// Nothing: Σ(y − ŷ)². Where many coefficients would do, those of least norm, as `numpy.linalg.lstsq` of the whole design.
    ///
    /// The norm is that of all coefficients: nothing is penalized here, so the intercept is a coefficient like any other. That
    /// is what the pseudoinverse gives, and where gradient descent from 0 comes to rest, which never leaves the span of the
    /// rows. `LinearRegression` of the columns beside the constant leaves the intercept out of the norm, as ridge does:
    /// that is `Ridge(0.0)`.
    None,
    /// `Ridge`: Σ(y − ŷ)² + α‖w‖², w without the intercept. At α = 0 what it tends to as α does: of all that fit best the
    /// one of least ‖w‖, as `LinearRegression`.
    Ridge(f64),
    /// `Lasso`: Σ(y − ŷ)²/2n + α‖w‖₁.
    Lasso(f64),
}

impl Penalty {
    /// The penalty of a name and a factor.
    ///
    /// # Errors
    /// [`Error::Unknown`] (`penalty`) and [`Error::OutOfRange`] (`alpha`).
    pub fn named(name: &str, alpha: f64) -> Result<Self, Error> {
        let make: OfAlpha = Error::choose("penalty", name, &PENALTIES)?;
        Error::check_range("alpha", alpha, 0.0, MAX_ALPHA)?;
        Ok(make(alpha))
    }

    /// The same penalty with another factor.
    #[must_use]
    pub fn with(self, alpha: f64) -> Self {
        match self {
            Self::None => Self::None,
            Self::Ridge(_) => Self::Ridge(alpha),
            Self::Lasso(_) => Self::Lasso(alpha),
        }
    }

    /// The coefficients of a design whose first column is all ones, by the answers. Of a lasso with a factor of 0 those of ridge:
    /// its objective does not choose among those that fit.
    #[must_use]
    pub fn coefficients(self, design: &Matrix, y: &[f64]) -> Vec<f64> {
        match self {
            Self::None => least_squares::solve(design.clone(), y),
            Self::Lasso(alpha) if alpha > 0.0 => {
                let centred = Centred::of(design, y);
                let weights = lasso::weights(&centred.columns, &centred.answers, alpha);
                centred.with_intercept(&weights)
            }
            Self::Ridge(alpha) | Self::Lasso(alpha) => {
                let centred = Centred::of(design, y);
                let weights = ridge(&centred, alpha);
                centred.with_intercept(&weights)
            }
        }
    }

    /// What the mean squared error over `rows` points is to be given so that its minimum is this penalty's: of ridge
    /// α‖w‖²/n, of lasso 2α‖w‖₁.
    #[must_use]
    pub fn of_mean(self, rows: usize, weights: &[f64]) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Ridge(alpha) => alpha / rows as f64 * dot(weights, weights),
            Self::Lasso(alpha) => 2.0 * alpha * weights.iter().map(|w| w.abs()).sum::<f64>(),
        }
    }

    /// Its slope along one weight; 0 at the kink.
    #[must_use]
    pub fn slope_of_mean(self, rows: usize, weight: f64) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Ridge(alpha) => 2.0 * alpha / rows as f64 * weight,
            Self::Lasso(_) if weight == 0.0 => 0.0,
            Self::Lasso(alpha) => 2.0 * alpha * weight.signum(),
        }
    }

    /// Its curvature along each weight.
    #[must_use]
    pub fn curvature_of_mean(self, rows: usize) -> f64 {
        match self {
            Self::Ridge(alpha) => 2.0 * alpha / rows as f64,
            Self::None | Self::Lasso(_) => 0.0,
        }
    }
}

/// What is minimized under each penalty, in TeX, by its name.
pub const OBJECTIVES: [(&str, &str); 3] = [
    ("none", r"\sum_i (y_i - \hat y_i)^2"),
    ("ridge", r"\sum_i (y_i - \hat y_i)^2 + \alpha \sum_{j \ge 1} w_j^2"),
    ("lasso", r"\frac{1}{2n} \sum_i (y_i - \hat y_i)^2 + \alpha \sum_{j \ge 1} |w_j|"),
];

/// A penalty from its factor.
type OfAlpha = fn(f64) -> Penalty;

/// Every penalty by its name in links and requests.
const PENALTIES: [(&str, OfAlpha); 3] =
    [("none", |_| Penalty::None), ("ridge", Penalty::Ridge), ("lasso", Penalty::Lasso)];

/// A design and its answers about their means: what is left of least squares once the intercept is free.
struct Centred {
    columns: Matrix,
    answers: Vec<f64>,
    means: Vec<f64>,
    mean: f64,
}

impl Centred {
    fn of(design: &Matrix, y: &[f64]) -> Self {
        let mean_of = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
        let mut columns = Matrix::new(design.rows(), design.columns() - 1);
        let mut means = Vec::with_capacity(columns.columns());
        for column in 0..columns.columns() {
            let source = design.column(column + 1);
            let mean = mean_of(source);
            for (target, value) in columns.column_mut(column).iter_mut().zip(source) {
                *target = value - mean;
            }
            means.push(mean);
        }
        let mean = mean_of(y);
        Self { columns, answers: y.iter().map(|value| value - mean).collect(), means, mean }
    }

    fn with_intercept(&self, weights: &[f64]) -> Vec<f64> {
        let intercept = self.mean - dot(&self.means, weights);
        std::iter::once(intercept).chain(weights.iter().copied()).collect()
    }
}

/// Least squares with rows √α·I below the design and zeros below the answers, which squares no condition number.
fn ridge(centred: &Centred, alpha: f64) -> Vec<f64> {
    if alpha == 0.0 {
        return least_squares::solve(centred.columns.clone(), &centred.answers);
    }
    let (rows, columns) = (centred.columns.rows(), centred.columns.columns());
    let mut design = Matrix::new(rows + columns, columns);
    for column in 0..columns {
        let target = design.column_mut(column);
        target[..rows].copy_from_slice(centred.columns.column(column));
        target[rows + column] = alpha.sqrt();
    }
    let mut answers = centred.answers.clone();
    answers.resize(rows + columns, 0.0);
    least_squares::solve(design, &answers)
}
