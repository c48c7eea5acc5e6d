//! What a network reads of a point in the plane.

use crate::error::Error;
use crate::math;

/// A function of a point (x₁, x₂).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// x₁.
    X1,
    /// x₂.
    X2,
    /// x₁².
    X1Squared,
    /// x₂².
    X2Squared,
    /// x₁x₂.
    Product,
    /// sin x₁.
    SinX1,
    /// sin x₂.
    SinX2,
}

/// Every feature by its name in links and requests, in the order in which they are read.
pub const FEATURES: [(&str, Feature); 7] = [
    ("x1", Feature::X1),
    ("x2", Feature::X2),
    ("x1_squared", Feature::X1Squared),
    ("x2_squared", Feature::X2Squared),
    ("x1_x2", Feature::Product),
    ("sin_x1", Feature::SinX1),
    ("sin_x2", Feature::SinX2),
];

impl Feature {
    /// The feature of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("features", name, &FEATURES)
    }

    /// Its value at a point.
    #[must_use]
    pub fn of(self, [x1, x2]: [f64; 2]) -> f64 {
        match self {
            Self::X1 => x1,
            Self::X2 => x2,
            Self::X1Squared => x1 * x1,
            Self::X2Squared => x2 * x2,
            Self::Product => x1 * x2,
            Self::SinX1 => math::sin(x1),
            Self::SinX2 => math::sin(x2),
        }
    }
}
