//! Functions that points are drawn around, over x from 0 to 1.

use super::basis::mapped;
use crate::error::Error;
use crate::math;
use std::f64::consts::PI;

/// Where all of them are defined, and where points lie.
pub const DOMAIN: [f64; 2] = [0.0, 1.0];
/// The most heights of a function drawn by hand, and the fewest.
pub const HEIGHTS: [usize; 2] = [2, 101];
/// The greatest height of one.
pub const MAX_HEIGHT: f64 = 10.0;

/// What the points come from, before any noise.
#[derive(Debug, Clone, PartialEq)]
pub enum Truth {
    /// A formula.
    Formula(&'static Shape),
    /// Heights at even places from 0 to 1, joined by straight lines: drawn by hand.
    Drawn(Vec<f64>),
}

/// A formula of x, by its name.
#[derive(Debug)]
pub struct Shape {
    /// Its name in links and requests.
    pub id: &'static str,
    /// The formula in TeX.
    pub formula: &'static str,
    value: fn(f64) -> f64,
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Every function that has a formula.
pub static SHAPES: [Shape; 7] = [
    Shape { id: "sine", formula: r"\sin 2\pi x", value: |x| math::sin(2.0 * PI * x) },
    Shape { id: "line", formula: "2x - 1", value: |x| 2.0 * x - 1.0 },
    // Chebyshev's third polynomial: degree 3 is the right answer.
    Shape {
        id: "cubic",
        formula: r"4t^3 - 3t,\; t = 2x - 1",
        value: |x| {
            let t = mapped(DOMAIN, x);
            4.0 * t * t * t - 3.0 * t
        },
    },
    Shape {
        id: "waves",
        formula: r"\tfrac{2}{3}\sin 2\pi x + \tfrac{1}{2}\sin 6\pi x",
        value: |x| 2.0 / 3.0 * math::sin(2.0 * PI * x) + 0.5 * math::sin(6.0 * PI * x),
    },
    // Runge's function, stretched to [−1, 1].
    Shape {
        id: "bell",
        formula: r"\frac{2}{1 + 25t^2} - 1,\; t = 2x - 1",
        value: |x| {
            let t = mapped(DOMAIN, x);
            2.0 / (1.0 + 25.0 * t * t) - 1.0
        },
    },
    Shape { id: "kink", formula: r"2\,|2x - 1| - 1", value: |x| 2.0 * (2.0 * x - 1.0).abs() - 1.0 },
    Shape {
        id: "step",
        formula: r"\operatorname{sign}(2x - 1)",
        value: |x| if x < 0.5 { -1.0 } else { 1.0 },
    },
];

impl Truth {
    /// The function of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] (`truth`) with the list of names.
    pub fn named(id: &str) -> Result<Self, Error> {
        let found = SHAPES.iter().find(|shape| shape.id == id);
        let names = SHAPES.iter().map(|shape| shape.id);
        found.map(Self::Formula).ok_or_else(|| Error::unknown("truth", id, names))
    }

    /// A function drawn by hand.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`heights.length`, `heights[i]`).
    pub fn drawn(heights: &[f64]) -> Result<Self, Error> {
        let [fewest, most] = HEIGHTS.map(|count| count as f64);
        Error::check_range("heights.length", heights.len() as f64, fewest, most)?;
        for (index, height) in heights.iter().enumerate() {
            Error::check_range(&format!("heights[{index}]"), *height, -MAX_HEIGHT, MAX_HEIGHT)?;
        }
        Ok(Self::Drawn(heights.to_vec()))
    }

    /// Its value at x; of a drawn one beyond the domain that at the domain's end.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        match self {
            Self::Formula(shape) => (shape.value)(x),
            Self::Drawn(heights) => {
                let last = heights.len() - 1;
                let place = x.clamp(0.0, 1.0) * last as f64;
                let piece = (place as usize).min(last - 1);
                let along = place - piece as f64;
                heights[piece] + along * (heights[piece + 1] - heights[piece])
            }
        }
    }
}
