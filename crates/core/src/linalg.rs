//! Small dense linear algebra: what Newton's method and the curvature of a surface need.
//!
//! Matrices are row-major slices. Only the four operations and roots are used, so the results have the same
//! bits on every target.

/// The eigenvalues and eigenvectors of a symmetric matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    /// The eigenvalues, ascending.
    pub values: Vec<f64>,
    /// Row k is the unit eigenvector of the k-th value. Its sign is not specified.
    pub vectors: Vec<f64>,
}

/// Solves `A x = b` in place by elimination with partial pivoting: `matrix` (n × n) is used up, `right` (n)
/// becomes x.
///
/// Gives `false` where the matrix is singular to working precision, that is, where the best pivot is not
/// above n·ε·max|aᵢⱼ|, or where a number is not finite; `right` then holds nothing of use.
#[must_use]
pub fn solve(matrix: &mut [f64], right: &mut [f64]) -> bool {
    let n = right.len();
    debug_assert_eq!(matrix.len(), n * n, "the matrix is square");
    let threshold = singularity(matrix, n);
    for column in 0..n {
        let Some(pivot) = (column..n)
            .max_by(|&i, &j| matrix[i * n + column].abs().total_cmp(&matrix[j * n + column].abs()))
        else {
            return false;
        };
        // In this order a NaN counts as singular.
        if !is_above(matrix[pivot * n + column].abs(), threshold) {
            return false;
        }
        swap_rows(matrix, n, column, pivot);
        right.swap(column, pivot);
        let (above, below) = matrix.split_at_mut((column + 1) * n);
        let pivot_row = &above[column * n + column..];
        let pivot_right = right[column];
        for (row, value) in below.chunks_exact_mut(n).zip(&mut right[column + 1..]) {
            let factor = row[column] / pivot_row[0];
            for (a, b) in row[column..].iter_mut().zip(pivot_row) {
                *a -= factor * b;
            }
            *value -= factor * pivot_right;
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|k| matrix[row * n + k] * right[k]).sum();
        right[row] = (right[row] - known) / matrix[row * n + row];
    }
    right.iter().all(|x| x.is_finite())
}

/// The size below which a pivot or an eigenvalue of a matrix is rounding noise: n·ε·max|aᵢⱼ|.
#[must_use]
pub fn singularity(matrix: &[f64], n: usize) -> f64 {
    let largest = matrix.iter().fold(0.0, |largest: f64, a| largest.max(a.abs()));
    n as f64 * f64::EPSILON * largest
}

/// False for a NaN on either side.
fn is_above(value: f64, threshold: f64) -> bool {
    value > threshold
}

fn swap_rows(matrix: &mut [f64], n: usize, first: usize, second: usize) {
    if first < second {
        let (upper, lower) = matrix.split_at_mut(second * n);
        upper[first * n..(first + 1) * n].swap_with_slice(&mut lower[..n]);
    }
}

/// The eigenvalues, ascending, and unit eigenvectors of a symmetric n × n matrix, by [`diagonalize`].
///
/// A matrix with a NaN or an infinity in it has NaN for all of them.
#[must_use]
pub fn symmetric_eigen(matrix: &[f64], n: usize) -> Eigen {
    let mut rotated = matrix.to_vec();
    let mut vectors = vec![0.0; n * n];
    diagonalize(&mut rotated, &mut vectors, n);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| rotated[i * n + i].total_cmp(&rotated[j * n + j]));
    Eigen {
        values: order.iter().map(|&k| rotated[k * n + k]).collect(),
        vectors: order.iter().flat_map(|&k| vectors[k * n..(k + 1) * n].iter().copied()).collect(),
    }
}

/// Jacobi's iteration, in place and without allocation: the diagonal of `matrix` becomes the eigenvalues, in
/// no order, and row k of `vectors` the unit eigenvector of the k-th.
///
/// Rotations in cyclic order until no entry beside the diagonal counts in rounding (Golub & Van Loan, *Matrix
/// Computations*, 4th ed., section 8.5): a handful of sweeps, one rotation for 2 × 2.
pub fn diagonalize(matrix: &mut [f64], vectors: &mut [f64], n: usize) {
    const MOST_SWEEPS: usize = 60;
    vectors.fill(0.0);
    vectors.iter_mut().step_by(n + 1).for_each(|v| *v = 1.0);
    if !matrix.iter().all(|a| a.is_finite()) {
        matrix.fill(f64::NAN);
        vectors.fill(f64::NAN);
        return;
    }
    for _ in 0..MOST_SWEEPS {
        let mut settled = true;
        for p in 0..n {
            for q in p + 1..n {
                settled &= !rotate(matrix, vectors, n, [p, q]);
            }
        }
        if settled {
            return;
        }
    }
}

/// Rotates the plane of two axes so that the entry between them vanishes; false where it already counts for
/// nothing.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], n: usize, [p, q]: [usize; 2]) -> bool {
    let (app, aqq, apq) = (matrix[p * n + p], matrix[q * n + q], matrix[p * n + q]);
    let negligible = |diagonal: f64| diagonal.abs() + apq.abs() == diagonal.abs();
    if apq == 0.0 || (negligible(app) && negligible(aqq)) {
        return false;
    }
    // The smaller of the two angles: t = tan φ solves t² + 2 t cot 2φ − 1 = 0.
    let cotangent = (aqq - app) / (2.0 * apq);
    let t = cotangent.signum() / (cotangent.abs() + (cotangent * cotangent + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for k in (0..n).filter(|&k| k != p && k != q) {
        let (akp, akq) = (matrix[k * n + p], matrix[k * n + q]);
        let (new_p, new_q) = (c * akp - s * akq, s * akp + c * akq);
        (matrix[k * n + p], matrix[p * n + k]) = (new_p, new_p);
        (matrix[k * n + q], matrix[q * n + k]) = (new_q, new_q);
    }
    matrix[p * n + p] = app - t * apq;
    matrix[q * n + q] = aqq + t * apq;
    (matrix[p * n + q], matrix[q * n + p]) = (0.0, 0.0);
    for k in 0..n {
        let (vp, vq) = (vectors[p * n + k], vectors[q * n + k]);
        vectors[p * n + k] = c * vp - s * vq;
        vectors[q * n + k] = s * vp + c * vq;
    }
    true
}

/// The scalar product of two vectors.
#[inline]
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn times(matrix: &[f64], vector: &[f64]) -> Vec<f64> {
        matrix.chunks_exact(vector.len()).map(|row| dot(row, vector)).collect()
    }

    /// A symmetric matrix of any size up to 8 with entries from −10 to 10.
    fn symmetric() -> impl Strategy<Value = (usize, Vec<f64>)> {
        (1_usize..9).prop_flat_map(|n| {
            prop::collection::vec(-10.0..10.0, n * n).prop_map(move |mut a: Vec<f64>| {
                for i in 0..n {
                    for j in 0..i {
                        a[i * n + j] = a[j * n + i];
                    }
                }
                (n, a)
            })
        })
    }

    #[test]
    fn a_zero_on_the_diagonal_is_no_obstacle() {
        let (mut matrix, mut right) = (vec![0.0, 2.0, 4.0, 0.0], vec![6.0, 4.0]);
        assert!(solve(&mut matrix, &mut right));
        assert_eq!(right, [1.0, 3.0]);
    }

    #[test]
    fn a_singular_or_unfinished_matrix_is_refused() {
        for matrix in [
            [0.0; 4],
            [1.0, 2.0, 2.0, 4.0],
            [0.1, 0.3, 0.3, 0.9],
            [f64::NAN, 0.0, 0.0, 1.0],
            [f64::INFINITY, 0.0, 0.0, 1.0],
        ] {
            assert!(!solve(&mut matrix.clone(), &mut [1.0, 1.0]), "{matrix:?}");
        }
        assert!(!solve(&mut [1.0, 0.0, 0.0, 1.0], &mut [f64::NAN, 1.0]));
    }

    #[test]
    fn the_saddle_has_one_falling_and_one_rising_axis() {
        let eigen = symmetric_eigen(&[0.0, 1.0, 1.0, 0.0], 2);
        assert!((eigen.values[0] + 1.0).abs() < 1e-15 && (eigen.values[1] - 1.0).abs() < 1e-15);
        assert!((eigen.vectors[0] + eigen.vectors[1]).abs() < 1e-15);
        assert!((eigen.vectors[2] - eigen.vectors[3]).abs() < 1e-15);
    }

    #[test]
    fn a_diagonal_matrix_is_sorted_and_left_as_it_is() {
        let eigen = symmetric_eigen(&[3.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 2.0], 3);
        assert_eq!(eigen.values, [-1.0, 2.0, 3.0]);
        assert_eq!(eigen.vectors, [0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn eigenvalues_far_apart_keep_their_digits() {
        // Rotation of diag(1, 10¹²) by 45°.
        let eigen = symmetric_eigen(&[5e11 + 0.5, 5e11 - 0.5, 5e11 - 0.5, 5e11 + 0.5], 2);
        assert!(
            (eigen.values[0] - 1.0).abs() < 1e-3 && (eigen.values[1] / 1e12 - 1.0).abs() < 1e-15
        );
    }

    #[test]
    fn what_is_not_finite_has_no_eigenvalues() {
        let eigen = symmetric_eigen(&[f64::NAN, 0.0, 0.0, 1.0], 2);
        assert!(eigen.values.iter().all(|value| value.is_nan()));
    }

    proptest! {
        #[test]
        fn the_solution_solves((n, matrix) in symmetric(), shift in 5.0_f64..20.0) {
            // Shifted until it is far from singular: diagonally dominant.
            let mut matrix = matrix;
            matrix.iter_mut().step_by(n + 1).for_each(|a| *a += shift * n as f64);
            let right: Vec<f64> = (0..n).map(|k| k as f64 - 1.5).collect();
            let mut solution = right.clone();
            prop_assume!(solve(&mut matrix.clone(), &mut solution));
            for (product, wanted) in times(&matrix, &solution).iter().zip(&right) {
                prop_assert!((product - wanted).abs() < 1e-9, "{product} for {wanted}");
            }
        }

        #[test]
        fn eigenvectors_are_stretched_by_their_values((n, matrix) in symmetric()) {
            let eigen = symmetric_eigen(&matrix, n);
            prop_assert!(eigen.values.is_sorted());
            for (i, (vector, value)) in eigen.vectors.chunks_exact(n).zip(&eigen.values).enumerate() {
                for (product, v) in times(&matrix, vector).iter().zip(vector) {
                    prop_assert!((product - value * v).abs() < 1e-12 * 100.0);
                }
                for (j, other) in eigen.vectors.chunks_exact(n).enumerate() {
                    let wanted = if i == j { 1.0 } else { 0.0 };
                    prop_assert!((dot(vector, other) - wanted).abs() < 1e-13);
                }
            }
        }
    }
}
