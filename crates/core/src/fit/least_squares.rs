//! Least squares by orthogonal transformations: one answer for tall, wide and deficient matrices alike.

use crate::math;

/// A matrix column by column.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    entries: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    #[must_use]
    pub fn new(rows: usize, columns: usize) -> Self {
        Self { rows, columns, entries: vec![0.0; rows * columns] }
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// A column.
    #[must_use]
    pub fn column(&self, column: usize) -> &[f64] {
        &self.entries[column * self.rows..(column + 1) * self.rows]
    }

    /// A column, to be changed.
    pub fn column_mut(&mut self, column: usize) -> &mut [f64] {
        &mut self.entries[column * self.rows..(column + 1) * self.rows]
    }

    /// Sums of the columns, each times its factor: to the bit the dot products of the rows.
    #[must_use]
    pub fn times(&self, factors: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.rows];
        for (column, factor) in factors.iter().enumerate() {
            for (sum, entry) in sums.iter_mut().zip(self.column(column)) {
                *sum += entry * factor;
            }
        }
        sums
    }

    /// Two different columns, the first to be read and the second to be changed.
    fn pair(&mut self, read: usize, change: usize) -> (&[f64], &mut [f64]) {
        let (rows, later) = (self.rows, read.max(change));
        let (before, from) = self.entries.split_at_mut(later * rows);
        if read < change {
            (&before[read * rows..(read + 1) * rows], &mut from[..rows])
        } else {
            (&from[..rows], &mut before[change * rows..(change + 1) * rows])
        }
    }

    fn swap(&mut self, first: usize, second: usize) {
        if first != second {
            let (low, high) = (first.min(second), first.max(second));
            let (before, from) = self.entries.split_at_mut(high * self.rows);
            before[low * self.rows..(low + 1) * self.rows].swap_with_slice(&mut from[..self.rows]);
        }
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        self.entries[column * self.rows + row]
    }

    fn at_mut(&mut self, row: usize, column: usize) -> &mut f64 {
        &mut self.entries[column * self.rows + row]
    }
}

/// Sum of products.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The w of least ‖w‖ among those of least ‖A w − b‖: A's pseudoinverse times b.
///
/// By a complete orthogonal decomposition, as LAPACK's `dgelsy`: Householder's QR with column pivoting (Businger &
/// Golub, *Linear least squares solutions by Householder transformations*, Numerische Mathematik 7, 1965), and
/// where the rank is less than the number of columns the rest of the rows of R rotated away from the right. The
/// rank is how many of R's diagonal entries are above max(rows, columns)·ε of the first. `matrix` is used up.
#[must_use]
pub fn solve(mut matrix: Matrix, right: &[f64]) -> Vec<f64> {
    let mut right = right.to_vec();
    let (order, rank) = triangulate(&mut matrix, &mut right);
    let columns = matrix.columns;
    let reflectors = if rank < columns { clear_tail(&mut matrix, rank) } else { Vec::new() };
    let mut turned = vec![0.0; columns];
    back_substitute(&matrix, &right[..rank], &mut turned);
    // The reflectors were made from the last row to the first: they are undone from the first to the last.
    for (row, Reflector { head, tail, factor }) in reflectors.iter().rev().enumerate() {
        let sum = factor * (head * turned[row] + dot(tail, &turned[rank..]));
        turned[row] -= sum * head;
        for (value, part) in turned[rank..].iter_mut().zip(tail) {
            *value -= sum * part;
        }
    }
    let mut solution = vec![0.0; columns];
    for (value, place) in turned.iter().zip(&order) {
        solution[*place] = *value;
    }
    solution
}

/// A Householder reflection 1 − factor·v vᵀ, v being a head and a tail.
struct Reflector {
    head: f64,
    tail: Vec<f64>,
    factor: f64,
}

/// QR with column pivoting in place: R above the diagonal, Qᵀ applied to the right side. Gives which column stands
/// where, and the rank.
fn triangulate(matrix: &mut Matrix, right: &mut [f64]) -> (Vec<usize>, usize) {
    let (rows, columns) = (matrix.rows, matrix.columns);
    let mut order: Vec<usize> = (0..columns).collect();
    let tolerance = rows.max(columns) as f64 * f64::EPSILON;
    let mut first = 0.0;
    for step in 0..rows.min(columns) {
        // Norms anew at every step: they cost as much as the step, and updates of them lose digits.
        let norm = |column: usize| math::norm(&matrix.column(column)[step..]);
        let (mut pivot, mut largest) = (step, norm(step));
        for column in step + 1..columns {
            let size = norm(column);
            if size > largest {
                (pivot, largest) = (column, size);
            }
        }
        if step == 0 {
            first = largest;
        }
        if largest <= tolerance * first {
            return (order, step);
        }
        matrix.swap(step, pivot);
        order.swap(step, pivot);
        reflect(matrix, right, step, largest);
    }
    (order, rows.min(columns))
}

/// Makes the column below its diagonal 0 by a reflection of everything to the right of it.
fn reflect(matrix: &mut Matrix, right: &mut [f64], step: usize, norm: f64) {
    let corner = matrix.at(step, step);
    let diagonal = if corner > 0.0 { -norm } else { norm };
    // v = column − diagonal·e; its square is 2·norm·(norm + |corner|).
    *matrix.at_mut(step, step) = corner - diagonal;
    let factor = 1.0 / (norm * (norm + corner.abs()));
    for column in step + 1..matrix.columns {
        let (vector, target) = matrix.pair(step, column);
        apply(&vector[step..], factor, &mut target[step..]);
    }
    apply(&matrix.column(step)[step..], factor, &mut right[step..]);
    matrix.column_mut(step)[step] = diagonal;
}

fn apply(vector: &[f64], factor: f64, target: &mut [f64]) {
    let sum = factor * dot(vector, target);
    for (value, part) in target.iter_mut().zip(vector) {
        *value -= sum * part;
    }
}

/// Reflects rows from the right until nothing stands beyond the square of the rank; the reflections, the last row's
/// first.
fn clear_tail(matrix: &mut Matrix, rank: usize) -> Vec<Reflector> {
    let mut reflectors = Vec::with_capacity(rank);
    for row in (0..rank).rev() {
        let tail: Vec<f64> = (rank..matrix.columns).map(|column| matrix.at(row, column)).collect();
        let corner = matrix.at(row, row);
        let norm = (corner * corner + dot(&tail, &tail)).sqrt();
        let diagonal = if corner > 0.0 { -norm } else { norm };
        let head = corner - diagonal;
        let factor = 1.0 / (norm * (norm + corner.abs()));
        for above in 0..row {
            let beyond: f64 = tail.iter().zip(rank..).map(|(v, k)| v * matrix.at(above, k)).sum();
            let sum = factor * (head * matrix.at(above, row) + beyond);
            *matrix.at_mut(above, row) -= sum * head;
            for (part, column) in tail.iter().zip(rank..) {
                *matrix.at_mut(above, column) -= sum * part;
            }
        }
        *matrix.at_mut(row, row) = diagonal;
        reflectors.push(Reflector { head, tail, factor });
    }
    reflectors
}

/// Solves T z = right for the leading triangle of the length of `right`; z into the beginning of `solution`.
fn back_substitute(matrix: &Matrix, right: &[f64], solution: &mut [f64]) {
    for row in (0..right.len()).rev() {
        let known: f64 =
            (row + 1..right.len()).map(|column| matrix.at(row, column) * solution[column]).sum();
        solution[row] = (right[row] - known) / matrix.at(row, row);
    }
}

/// The upper triangle R of a tall matrix of full rank, without pivoting, and Qᵀ times the right side; `None` where the
/// rank is not full.
pub(super) fn triangle(mut matrix: Matrix, right: &[f64]) -> Option<(Matrix, Vec<f64>)> {
    let mut right = right.to_vec();
    let columns = matrix.columns;
    if columns > matrix.rows {
        return None;
    }
    let scale = (0..columns).map(|column| math::norm(matrix.column(column))).fold(0.0, f64::max);
    for step in 0..columns {
        let norm = math::norm(&matrix.column(step)[step..]);
        if norm <= matrix.rows as f64 * f64::EPSILON * scale {
            return None;
        }
        reflect(&mut matrix, &mut right, step, norm);
    }
    right.truncate(columns);
    Some((matrix, right))
}

/// Solves R z = right.
pub(super) fn solve_upper(triangle: &Matrix, right: &[f64]) -> Vec<f64> {
    let mut solution = vec![0.0; right.len()];
    back_substitute(triangle, right, &mut solution);
    solution
}

/// Solves Rᵀ z = right.
pub(super) fn solve_lower(triangle: &Matrix, right: &[f64]) -> Vec<f64> {
    let mut solution: Vec<f64> = Vec::with_capacity(right.len());
    for (row, value) in right.iter().enumerate() {
        let known = dot(&triangle.column(row)[..row], &solution);
        solution.push((value - known) / triangle.at(row, row));
    }
    solution
}
