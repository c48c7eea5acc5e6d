//! Principal component analysis of points in many dimensions: the directions in which they vary most.
//!
//! The eigenvectors of the covariance matrix with the greatest eigenvalues (Pearson, *On Lines and Planes of Closest
//! Fit*, Philosophical Magazine 2(11), 1901), found without the matrix by Lanczos' iteration with full
//! reorthogonalization (Golub & Van Loan, *Matrix Computations*, 4th ed., section 10.3): a point is only ever
//! multiplied by a vector, so that thousands of points of hundreds of parameters take a fraction of a second.

use crate::linalg::{dot, symmetric_eigen};
use crate::math;
use crate::noise::Gaussian;

/// A residual this small beside the greatest eigenvalue is rounding.
const SETTLED: f64 = 1e-15;
/// A remainder this small beside the total variance is nothing: the space reached so far has no way out.
const EXHAUSTED: f64 = 1e-13;
/// Steps between two looks at how far the iteration has come.
const LOOK: usize = 16;

/// Where points lie and how they spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Principal {
    /// Their mean.
    pub mean: Vec<f64>,
    /// Orthonormal directions, row by row, of falling variance; of each the component of the greatest size is positive, as
    /// scikit-learn has it. Where the points do not vary any more, any direction.
    pub components: Vec<f64>,
    /// The share of the points' total variance along each; 0 where they do not vary at all.
    pub explained: Vec<f64>,
}

/// The first `count` principal components of points of `dimension` numbers, which stand one after the other in each of
/// the lists; fewer where the dimension is less.
#[must_use]
pub fn principal(lists: &[&[f64]], dimension: usize, count: usize) -> Principal {
    let cloud = Cloud::new(lists, dimension);
    let count = count.min(dimension);
    let mut basis = Basis::new(&cloud);
    while basis.size() < dimension {
        basis.grow();
        let looks = basis.size().is_multiple_of(LOOK) || basis.size() == dimension;
        if basis.size() >= count && (looks || basis.left == 0.0) && basis.is_settled(count) {
            break;
        }
    }
    let (values, components) = basis.ritz(count);
    let share =
        |value: f64| if cloud.variance > 0.0 { value.max(0.0) / cloud.variance } else { 0.0 };
    Principal { explained: values.into_iter().map(share).collect(), components, mean: cloud.mean }
}

/// Points about their mean.
struct Cloud<'a> {
    lists: &'a [&'a [f64]],
    mean: Vec<f64>,
    count: f64,
    /// The sum over the axes.
    variance: f64,
}

impl<'a> Cloud<'a> {
    fn new(lists: &'a [&'a [f64]], dimension: usize) -> Self {
        let mut cloud = Self { lists, mean: vec![0.0; dimension], count: 0.0, variance: 0.0 };
        let mut sum = vec![0.0; dimension];
        for point in cloud.points() {
            sum.iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
            cloud.count += 1.0;
        }
        let count = cloud.count.max(1.0);
        cloud.mean = sum.into_iter().map(|sum| sum / count).collect();
        let squares = |point: &[f64]| -> f64 {
            point.iter().zip(&cloud.mean).map(|(x, mean)| (x - mean) * (x - mean)).sum()
        };
        cloud.variance = cloud.points().map(squares).sum::<f64>() / count;
        cloud
    }

    fn points(&self) -> impl Iterator<Item = &'a [f64]> + use<'a> {
        let dimension = self.mean.len().max(1);
        self.lists.iter().flat_map(move |list| list.chunks_exact(dimension))
    }

    /// The covariance matrix (over n) times a vector.
    fn times(&self, vector: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; vector.len()];
        let middle = dot(&self.mean, vector);
        let mut along_all = 0.0;
        for point in self.points() {
            let along = dot(point, vector) - middle;
            along_all += along;
            product.iter_mut().zip(point).for_each(|(sum, x)| *sum += along * x);
        }
        // Σ along · (x − mean), the mean taken out once; Σ along is 0 but for rounding.
        product.iter_mut().zip(&self.mean).for_each(|(sum, mean)| *sum -= along_all * mean);
        product.iter_mut().for_each(|sum| *sum /= self.count.max(1.0));
        product
    }
}

/// Orthonormal vectors in which the covariance matrix is tridiagonal.
struct Basis<'a> {
    cloud: &'a Cloud<'a>,
    vectors: Vec<Vec<f64>>,
    diagonal: Vec<f64>,
    /// What stands beside the diagonal, between each vector and the next.
    beside: Vec<f64>,
    /// The direction that the last vector's image leads to, not of unit length.
    next: Vec<f64>,
    /// Its length; 0 where it counts for nothing.
    left: f64,
    random: Gaussian,
}

impl<'a> Basis<'a> {
    fn new(cloud: &'a Cloud<'a>) -> Self {
        let next = vec![0.0; cloud.mean.len()];
        let (vectors, diagonal, beside) = (Vec::new(), Vec::new(), Vec::new());
        Self { cloud, vectors, diagonal, beside, next, left: 0.0, random: Gaussian::new(0) }
    }

    fn size(&self) -> usize {
        self.vectors.len()
    }

    /// One vector more.
    fn grow(&mut self) {
        if !self.vectors.is_empty() {
            self.beside.push(self.left);
        }
        if self.left == 0.0 {
            // Nowhere to go on to: from another place, in no connection with what was.
            self.next = self.next.iter().map(|_| self.random.draw()).collect();
            self.orthogonalize();
        }
        let length = math::norm(&self.next);
        let vector: Vec<f64> = self.next.iter().map(|x| x / length).collect();
        self.next = self.cloud.times(&vector);
        self.diagonal.push(dot(&self.next, &vector));
        self.vectors.push(vector);
        self.orthogonalize();
        let left = math::norm(&self.next);
        self.left = if left > EXHAUSTED * self.cloud.variance { left } else { 0.0 };
    }

    /// Takes out of `next` what lies along the vectors so far; twice, as rounding wants it.
    fn orthogonalize(&mut self) {
        for _ in 0..2 {
            for vector in &self.vectors {
                let along = dot(&self.next, vector);
                self.next.iter_mut().zip(vector).for_each(|(x, v)| *x -= along * v);
            }
        }
    }

    /// Whether more vectors would not change the greatest eigenvalues and their directions.
    fn is_settled(&self, count: usize) -> bool {
        let found: f64 = self.diagonal.iter().sum();
        if self.left == 0.0 {
            // An invariant space: settled if nothing varies outside of it.
            return self.cloud.variance - found <= EXHAUSTED * self.cloud.variance;
        }
        let m = self.size();
        let eigen = symmetric_eigen(&self.tridiagonal(), m);
        let greatest = eigen.values.last().copied().unwrap_or(0.0);
        let last = |k: usize| eigen.vectors[(m - 1 - k) * m + m - 1];
        (0..count).all(|k| (self.left * last(k)).abs() <= SETTLED * greatest)
    }

    fn tridiagonal(&self) -> Vec<f64> {
        let m = self.size();
        let mut matrix = vec![0.0; m * m];
        for (k, value) in self.diagonal.iter().enumerate() {
            matrix[k * m + k] = *value;
        }
        for (k, value) in self.beside.iter().enumerate() {
            matrix[k * m + k + 1] = *value;
            matrix[(k + 1) * m + k] = *value;
        }
        matrix
    }

    /// The greatest eigenvalues, falling, and their unit directions.
    fn ritz(&self, count: usize) -> (Vec<f64>, Vec<f64>) {
        let (m, n) = (self.size(), self.cloud.mean.len());
        let eigen = symmetric_eigen(&self.tridiagonal(), m);
        let mut directions = Vec::with_capacity(count * n);
        for k in 0..count {
            let mut direction = vec![0.0; n];
            let weights = &eigen.vectors[(m - 1 - k) * m..(m - k) * m];
            for (weight, vector) in weights.iter().zip(&self.vectors) {
                direction.iter_mut().zip(vector).for_each(|(x, v)| *x += weight * v);
            }
            let greatest = direction.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs()));
            let length = math::norm(&direction).copysign(greatest.unwrap_or(1.0));
            directions.extend(direction.iter().map(|x| x / length));
        }
        (eigen.values.iter().rev().take(count).copied().collect(), directions)
    }
}
