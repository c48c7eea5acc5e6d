//! Lasso by coordinate descent.

use super::least_squares::{Matrix, dot, solve_lower, solve_upper, triangle};

/// The most sweeps over all coordinates.
const MOST_SWEEPS: u32 = 100_000;
/// Sweeps between two looks at the gap.
const SWEEPS_A_LOOK: u32 = 10;
/// The duality gap at which the descent ends, relative to ‖y‖²: what rounding leaves.
const GAP: f64 = 1e-15;
/// The gap from which on the support is worth trying.
const NEAR: f64 = 1e-3;
/// How far the conditions of the minimum may be missed, relative to the largest correlation.
const SLACK: f64 = 1e-11;

/// The w that minimizes ‖y − X w‖²/2n + α‖w‖₁, columns and answers being about their means.
///
/// Cyclic coordinate descent (Friedman, Hastie & Tibshirani, *Regularization Paths for Generalized Linear Models via
/// Coordinate Descent*, Journal of Statistical Software 33(1), 2010) until the duality gap is rounding noise. The gap
/// tells the loss to its last digit but the coefficients to half of theirs; so once the signs have settled, the
/// minimum with these signs is solved for, and taken if it fulfils the conditions of the minimum over all
/// coefficients.
#[must_use]
pub(super) fn weights(columns: &Matrix, y: &[f64], alpha: f64) -> Vec<f64> {
    let mut descent = Descent::new(columns, y, alpha * y.len() as f64);
    let scale = dot(y, y);
    let mut tried: Vec<i8> = Vec::new();
    for sweep in 0..MOST_SWEEPS {
        descent.sweep();
        if !sweep.is_multiple_of(SWEEPS_A_LOOK) {
            continue;
        }
        let gap = descent.gap();
        let signs = descent.signs();
        if gap <= NEAR * scale && signs != tried {
            if let Some(exact) = descent.solved(&signs) {
                return exact;
            }
            tried = signs;
        }
        if gap <= GAP * scale {
            break;
        }
    }
    descent.weights
}

struct Descent<'a> {
    columns: &'a Matrix,
    y: &'a [f64],
    /// n·α: the factor of ‖w‖₁ beside half the sum of squares.
    strength: f64,
    /// ‖x‖² of each column.
    squares: Vec<f64>,
    weights: Vec<f64>,
    residuals: Vec<f64>,
}

impl<'a> Descent<'a> {
    fn new(columns: &'a Matrix, y: &'a [f64], strength: f64) -> Self {
        let count = columns.columns();
        let square = |column| dot(columns.column(column), columns.column(column));
        Self {
            columns,
            y,
            strength,
            squares: (0..count).map(square).collect(),
            weights: vec![0.0; count],
            residuals: y.to_vec(),
        }
    }

    /// The minimum along every coordinate once.
    fn sweep(&mut self) {
        for (index, weight) in self.weights.iter_mut().enumerate() {
            let square = self.squares[index];
            if square == 0.0 {
                continue;
            }
            let column = self.columns.column(index);
            let pull = dot(column, &self.residuals) + square * *weight;
            let next = shrunk(pull, self.strength) / square;
            let change = next - *weight;
            if change != 0.0 {
                for (residual, x) in self.residuals.iter_mut().zip(column) {
                    *residual -= change * x;
                }
                *weight = next;
            }
        }
    }

    /// How far the loss is above the minimum at most: primal minus dual, the residuals scaled into the dual's domain.
    fn gap(&self) -> f64 {
        let residuals = &self.residuals;
        let correlations =
            (0..self.weights.len()).map(|j| dot(self.columns.column(j), residuals).abs());
        let largest = correlations.fold(0.0, f64::max);
        let scale = if largest > self.strength { self.strength / largest } else { 1.0 };
        let sizes: f64 = self.weights.iter().map(|weight| weight.abs()).sum();
        0.5 * dot(residuals, residuals) * (1.0 + scale * scale) + self.strength * sizes
            - scale * dot(residuals, self.y)
    }

    fn signs(&self) -> Vec<i8> {
        self.weights.iter().map(|weight| sign(*weight)).collect()
    }

    /// The minimum over coefficients of these signs, where it is the minimum over all.
    ///
    /// With X_A = Q R the conditions X_Aᵀ(y − X_A w) = nα·s give w = R⁻¹(Qᵀy − R⁻ᵀ nα·s).
    fn solved(&self, signs: &[i8]) -> Option<Vec<f64>> {
        let support: Vec<usize> = (0..signs.len()).filter(|index| signs[*index] != 0).collect();
        let mut design = Matrix::new(self.y.len(), support.len());
        for (target, source) in support.iter().enumerate() {
            design.column_mut(target).copy_from_slice(self.columns.column(*source));
        }
        let (triangle, turned) = triangle(design, self.y)?;
        let pulls: Vec<f64> =
            support.iter().map(|index| self.strength * f64::from(signs[*index])).collect();
        let shifts = solve_lower(&triangle, &pulls);
        let right: Vec<f64> = turned.iter().zip(&shifts).map(|(a, b)| a - b).collect();
        let mut weights = vec![0.0; signs.len()];
        for (index, value) in support.iter().zip(solve_upper(&triangle, &right)) {
            weights[*index] = value;
        }
        self.is_minimum(&weights, signs).then_some(weights)
    }

    /// Whether every sign is as said and no correlation with the residuals is above nα.
    fn is_minimum(&self, weights: &[f64], signs: &[i8]) -> bool {
        let mut residuals = self.y.to_vec();
        for (index, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0) {
            for (residual, x) in residuals.iter_mut().zip(self.columns.column(index)) {
                *residual -= weight * x;
            }
        }
        let correlation = |list: &[f64], index| dot(self.columns.column(index), list).abs();
        let largest =
            (0..weights.len()).map(|index| correlation(self.y, index)).fold(0.0, f64::max);
        weights.iter().zip(signs).enumerate().all(|(index, (weight, said))| {
            sign(*weight) == *said
                && correlation(&residuals, index) <= self.strength + SLACK * largest
        })
    }
}

fn sign(weight: f64) -> i8 {
    i8::from(weight > 0.0) - i8::from(weight < 0.0)
}

fn shrunk(value: f64, by: f64) -> f64 {
    if value > by {
        value - by
    } else if value < -by {
        value + by
    } else {
        0.0
    }
}
