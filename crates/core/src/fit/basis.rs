//! Functions that linear models are sums of, over x mapped linearly from a domain to t in [−1, 1].

use super::least_squares::Matrix;
use crate::error::Error;
use crate::math;
use crate::noise::Gaussian;
use std::f64::consts::{FRAC_PI_2, PI};

/// The greatest degree of a polynomial.
pub const MAX_DEGREE: u32 = 200;
/// The most knots of a spline, and the fewest.
pub const KNOTS: [u32; 2] = [2, 200];
/// The most random features.
pub const MAX_FEATURES: u32 = 1000;
/// Scale of the frequencies of random features, in radians per unit of t.
pub const FREQUENCY: f64 = 8.0;

/// The stream that random features are drawn from.
const FEATURES: u64 = 0x6a09_e667_f3bc_c90b;

/// A family of functions of t, the first of them 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Basis {
    /// P₀ … P_d, orthogonal over [−1, 1], by (j+1) P_{j+1} = (2j+1) t P_j − j P_{j−1}.
    Legendre {
        /// d.
        degree: u32,
    },
    /// 1, t, …, t^d.
    Monomial {
        /// d.
        degree: u32,
    },
    /// 1 and all but the last of the cubic B-splines on evenly spaced knots, the outermost at ±1, as
    /// `SplineTransformer(n_knots, degree=3, include_bias=False)` of scikit-learn: the last follows from the others, whose sum with
    /// it is 1. Beyond ±1 they stay as they are there.
    Spline {
        /// How many knots, those at ±1 among them.
        knots: u32,
    },
    /// 1 and cos(ω_j t + b_j), ω_j of Cauchy's distribution of scale [`FREQUENCY`] and b_j even over a turn: with many, what
    /// the Laplacian kernel makes (Rahimi & Recht, *Random Features for Large-Scale Kernel Machines*, NIPS 2007). The j-th
    /// does not depend on how many there are.
    RandomFeatures {
        /// ω_j and b_j.
        waves: Vec<[f64; 2]>,
    },
}

impl Basis {
    /// Random features of a seed.
    #[must_use]
    pub fn random(count: u32, seed: u32) -> Self {
        let mut source = Gaussian::on_stream(seed, FEATURES);
        let waves = (0..count).map(|_| {
            let frequency = FREQUENCY * math::tan(FRAC_PI_2 * source.uniform());
            [frequency, PI * source.uniform()]
        });
        Self::RandomFeatures { waves: waves.collect() }
    }

    /// Checks the count of functions.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`degree`, `knots` or `features`).
    pub fn check(&self) -> Result<(), Error> {
        let [fewest, most] = KNOTS;
        let (name, value, min, max) = match self {
            Self::Legendre { degree } | Self::Monomial { degree } => {
                ("degree", *degree, 0, MAX_DEGREE)
            }
            Self::Spline { knots } => ("knots", *knots, fewest, most),
            Self::RandomFeatures { waves } => {
                ("features", u32::try_from(waves.len()).unwrap_or(u32::MAX), 1, MAX_FEATURES)
            }
        };
        Error::check_range(name, f64::from(value), f64::from(min), f64::from(max)).map(|_| ())
    }

    /// Number of functions, the constant among them.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Legendre { degree } | Self::Monomial { degree } => *degree as usize + 1,
            Self::Spline { knots } => *knots as usize + 2,
            Self::RandomFeatures { waves } => waves.len() + 1,
        }
    }

    /// Never: there is always the constant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Writes the functions' values at t into a row of [`Basis::len`] numbers.
    pub fn write(&self, t: f64, row: &mut [f64]) {
        row[0] = 1.0;
        match self {
            Self::Legendre { .. } => {
                for index in 1..row.len() {
                    let j = (index - 1) as f64;
                    let before = if index > 1 { row[index - 2] } else { 0.0 };
                    row[index] = ((2.0 * j + 1.0) * t * row[index - 1] - j * before) / (j + 1.0);
                }
            }
            Self::Monomial { .. } => {
                for index in 1..row.len() {
                    row[index] = row[index - 1] * t;
                }
            }
            Self::Spline { knots } => splines(*knots, t, &mut row[1..]),
            Self::RandomFeatures { waves } => {
                for (value, [frequency, phase]) in row[1..].iter_mut().zip(waves) {
                    *value = math::cos(frequency * t + phase);
                }
            }
        }
    }

    /// The functions' values at every place: a row for each x, a column for each function.
    #[must_use]
    pub fn design(&self, domain: [f64; 2], x: &[f64]) -> Matrix {
        let mut matrix = Matrix::new(x.len(), self.len());
        let mut row = vec![0.0; self.len()];
        for (index, x) in x.iter().enumerate() {
            self.write(mapped(domain, *x), &mut row);
            for (column, value) in row.iter().enumerate() {
                matrix.column_mut(column)[index] = *value;
            }
        }
        matrix
    }
}

/// x as t: from −1 at the domain's beginning to 1 at its end.
#[must_use]
pub fn mapped([from, to]: [f64; 2], x: f64) -> f64 {
    (2.0 * x - from - to) / (to - from)
}

/// Values of all but the last cubic B-spline: at any t four differ from 0, and on even knots they are four fixed
/// polynomials of the place u between two knots.
fn splines(knots: u32, t: f64, values: &mut [f64]) {
    values.fill(0.0);
    let pieces = f64::from(knots - 1);
    let place = f64::midpoint(t.clamp(-1.0, 1.0), 1.0) * pieces;
    let piece = place.floor().min(pieces - 1.0);
    let u = place - piece;
    let v = 1.0 - u;
    let four = [
        v * v * v / 6.0,
        (3.0 * u * u * u - 6.0 * u * u + 4.0) / 6.0,
        (3.0 * v * v * v - 6.0 * v * v + 4.0) / 6.0,
        u * u * u / 6.0,
    ];
    for (value, number) in values.iter_mut().skip(piece as usize).zip(four) {
        *value = number;
    }
}
