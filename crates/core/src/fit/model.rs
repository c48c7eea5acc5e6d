//! A model, and what it became of points.

use super::basis::{Basis, mapped};
use super::least_squares::dot;
use super::penalty::Penalty;
use crate::error::Error;

/// The most entries of a design: points times functions.
pub const MAX_ENTRIES: f64 = 1e7;
/// The greatest size of x, of y and of the domain's ends.
pub const MAX_SIZE: f64 = 1e150;

/// What is fitted.
#[derive(Debug, Clone, PartialEq)]
pub enum Model {
    /// A sum of functions, by least squares with a penalty.
    Linear {
        /// The functions.
        basis: Basis,
        /// What keeps their coefficients small.
        penalty: Penalty,
    },
    /// The mean answer of the nearest points, as `KNeighborsRegressor`; of points as near the one that came first. All
    /// points where there are fewer.
    Neighbours {
        /// How many: at least 1.
        count: usize,
    },
}

impl Model {
    /// Fits the model to points of a domain.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`domain[i]`, `x.length`, `x[i]`, `y[i]`, `k`, those of [`Basis::check`]),
    /// [`Error::Length`] (`y`).
    pub fn fit(&self, domain: [f64; 2], x: &[f64], y: &[f64]) -> Result<Fit, Error> {
        check_domain(domain)?;
        check_points(x, y)?;
        match self {
            Self::Linear { basis, penalty } => {
                basis.check()?;
                let most = MAX_ENTRIES / basis.len() as f64;
                Error::check_range("x.length", x.len() as f64, 1.0, most.floor())?;
                let coefficients = penalty.coefficients(&basis.design(domain, x), y);
                Ok(Fit::Linear { basis: basis.clone(), domain, coefficients })
            }
            Self::Neighbours { count } => {
                Error::check_range("k", *count as f64, 1.0, MAX_ENTRIES)?;
                let points = x.iter().copied().zip(y.iter().copied()).collect();
                Ok(Fit::Neighbours { count: (*count).min(x.len()), points })
            }
        }
    }
}

fn check_domain([from, to]: [f64; 2]) -> Result<(), Error> {
    Error::check_range("domain[0]", from, -MAX_SIZE, MAX_SIZE)?;
    Error::check_range("domain[1]", to, from, MAX_SIZE)?;
    // Equal ends, or ends whose difference rounding swallows, are no domain.
    let width = (to - from) / from.abs().max(to.abs());
    if width > f64::EPSILON {
        return Ok(());
    }
    Err(Error::OutOfRange { argument: "domain[1]".to_owned(), value: to, min: from, max: MAX_SIZE })
}

fn check_points(x: &[f64], y: &[f64]) -> Result<(), Error> {
    Error::check_range("x.length", x.len() as f64, 1.0, MAX_ENTRIES)?;
    let (value, expected) = (y.len(), x.len());
    if value != expected {
        return Err(Error::Length { argument: "y".to_owned(), value, expected });
    }
    for (name, list) in [("x", x), ("y", y)] {
        check_numbers(name, list)?;
    }
    Ok(())
}

/// Checks that all numbers of a list are finite and can be multiplied.
///
/// # Errors
/// [`Error::OutOfRange`] with the place.
pub fn check_numbers(name: &str, list: &[f64]) -> Result<(), Error> {
    let wrong = list.iter().position(|value| value.is_nan() || value.abs() > MAX_SIZE);
    let Some(index) = wrong else { return Ok(()) };
    Error::check_range(&format!("{name}[{index}]"), list[index], -MAX_SIZE, MAX_SIZE).map(|_| ())
}

/// A model that has learned.
#[derive(Debug, Clone, PartialEq)]
pub enum Fit {
    /// A sum of functions with its coefficients, the constant's first.
    Linear {
        /// The functions.
        basis: Basis,
        /// What x is mapped from.
        domain: [f64; 2],
        /// One of each function.
        coefficients: Vec<f64>,
    },
    /// The points themselves.
    Neighbours {
        /// How many are asked.
        count: usize,
        /// x and y.
        points: Vec<(f64, f64)>,
    },
}

impl Fit {
    /// What it answers at each place.
    #[must_use]
    pub fn predict(&self, at: &[f64]) -> Vec<f64> {
        match self {
            Self::Linear { basis, domain, coefficients } => {
                let mut row = vec![0.0; basis.len()];
                let answer = |x: &f64| {
                    basis.write(mapped(*domain, *x), &mut row);
                    dot(&row, coefficients)
                };
                at.iter().map(answer).collect()
            }
            Self::Neighbours { count, points } => {
                let mut order: Vec<usize> = Vec::with_capacity(points.len());
                at.iter().map(|x| nearest(&mut order, points, *x, *count)).collect()
            }
        }
    }

    /// The coefficients; of neighbours none.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        match self {
            Self::Linear { coefficients, .. } => coefficients,
            Self::Neighbours { .. } => &[],
        }
    }
}

/// The mean answer of so many points nearest to x; `order` is memory that is used again.
fn nearest(order: &mut Vec<usize>, points: &[(f64, f64)], x: f64, count: usize) -> f64 {
    let distance = |index: &usize| (points[*index].0 - x).abs();
    order.clear();
    order.extend(0..points.len());
    if count < points.len() {
        // By distance, then by place in the list: a total order, so that which come first is one set.
        let before =
            |a: &usize, b: &usize| distance(a).total_cmp(&distance(b)).then_with(|| a.cmp(b));
        order.select_nth_unstable_by(count - 1, before);
        order.truncate(count);
    }
    // In the order of the points, so that sums are the same however the selection went.
    order.sort_unstable();
    order.iter().map(|index| points[*index].1).sum::<f64>() / count as f64
}

/// The mean of the squared differences.
#[must_use]
pub fn mean_squared_error(predicted: &[f64], y: &[f64]) -> f64 {
    let squares = predicted.iter().zip(y).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>() / y.len() as f64
}
