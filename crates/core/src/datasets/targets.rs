//! Numbers over the plane that a regression is to find.

use crate::math;
use std::f64::consts::PI;

/// Places are drawn evenly from the square of ±[`REACH`], in which every target is from −1 to 1.
pub const REACH: f64 = 5.0;

/// The bumps of [`Target::Bumps`]: where each is highest or lowest, and its sign.
const BUMPS: [([f64; 2], f64); 6] = [
    ([-3.4, 2.2], 1.0),
    ([0.0, 2.2], -1.0),
    ([3.4, 2.2], 1.0),
    ([-3.4, -2.2], -1.0),
    ([0.0, -2.2], 1.0),
    ([3.4, -2.2], -1.0),
];
/// 2σ² of a bump: σ = 1.1.
const WIDTH: f64 = 2.42;

/// A function of the place (x₁, x₂).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// (x₁ + x₂)/10: a straight slope, which takes no hidden neuron.
    Slope,
    /// Three hills and three hollows by turns in two rows: normal densities of deviation 1.1, brought to the height 1.
    Bumps,
    /// cos(2πr/5) of the distance r from the middle: rings that rise and fall.
    Ripple,
    /// (x₁² − x₂²)/25: up along one axis, down along the other.
    Saddle,
}

impl Target {
    /// Its number at a place.
    #[must_use]
    pub fn at(self, [x, y]: [f64; 2]) -> f64 {
        match self {
            Self::Slope => (x + y) / (2.0 * REACH),
            Self::Bumps => BUMPS.iter().fold(0.0, |sum, ([cx, cy], sign)| {
                let square = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                sum + sign * math::exp(-square / WIDTH)
            }),
            Self::Ripple => math::cos(2.0 * PI * (x * x + y * y).sqrt() / REACH),
            Self::Saddle => (x * x - y * y) / (REACH * REACH),
        }
    }
}
