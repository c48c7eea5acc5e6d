//! Curvature of a function of two variables at a point: eigenvalues of its Hessian and their directions.

/// The eigenvalues of a symmetric 2×2 matrix, the greater first, with unit eigenvectors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curvature {
    /// λmax and λmin.
    pub values: [f64; 2],
    /// The direction of λmax; that of λmin is perpendicular to it.
    pub direction: [f64; 2],
}

impl Curvature {
    /// Of the Hessian `[∂²/∂x², ∂²/∂x∂y, ∂²/∂y²]`.
    ///
    /// By one Jacobi rotation, which zeroes the entry beside the diagonal (Golub & Van Loan, *Matrix
    /// Computations*, 4th ed., section 8.5.2).
    #[must_use]
    pub fn of([xx, xy, yy]: [f64; 3]) -> Self {
        let (tangent, cosine, sine) = rotation(xx, xy, yy);
        let (along, across) = (xx - tangent * xy, yy + tangent * xy);
        if along >= across {
            return Self { values: [along, across], direction: [cosine, -sine] };
        }
        Self { values: [across, along], direction: [sine, cosine] }
    }
}

fn rotation(xx: f64, xy: f64, yy: f64) -> (f64, f64, f64) {
    if xy == 0.0 {
        return (0.0, 1.0, 0.0);
    }
    let tau = (yy - xx) / (2.0 * xy);
    let root = (1.0 + tau * tau).sqrt();
    let tangent = if tau >= 0.0 { 1.0 / (tau + root) } else { 1.0 / (tau - root) };
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    (tangent, cosine, tangent * cosine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn direction_is_an_eigenvector(xx in -1e3..1e3, xy in -1e3..1e3, yy in -1e3..1e3) {
            let Curvature { values: [max, min], direction: [x, y] } = Curvature::of([xx, xy, yy]);
            let scale = 1e-12 * (1.0 + max.abs().max(min.abs()));
            prop_assert!(max >= min);
            prop_assert!((x * x + y * y - 1.0).abs() < 1e-14);
            prop_assert!((xx * x + xy * y - max * x).abs() < scale);
            prop_assert!((xy * x + yy * y - max * y).abs() < scale);
            prop_assert!((max + min - xx - yy).abs() < scale);
        }
    }

    #[test]
    fn axes_of_a_diagonal_matrix() {
        assert_eq!(Curvature::of([1.0, 0.0, 9.0]).direction, [0.0, 1.0]);
        assert_eq!(Curvature::of([1.0, 0.0, 9.0]).values, [9.0, 1.0]);
        assert_eq!(Curvature::of([2.0, 0.0, 2.0]).values, [2.0, 2.0]);
    }
}
