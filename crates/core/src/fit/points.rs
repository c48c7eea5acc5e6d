//! Points around a function, as a seed draws them.

use super::truth::{DOMAIN, Truth};
use crate::error::Error;
use crate::noise::Gaussian;

/// The streams that places and noise are drawn from.
const PLACES: u64 = 0xbb67_ae85_84ca_a73b;
const NOISE: u64 = 0x3c6e_f372_fe94_f82b;

/// The most points of one drawing.
pub const MAX_COUNT: usize = 1000;
/// The greatest deviation of the noise.
pub const MAX_NOISE: f64 = 3.0;

/// Places and answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Points {
    /// Where.
    pub x: Vec<f64>,
    /// What is answered there.
    pub y: Vec<f64>,
}

/// What points are for. All are drawn from one distribution and independently of one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// They teach.
    Training,
    /// They choose: the degree, the penalty, the step to stop at.
    Validation,
    /// They examine what was chosen.
    Test,
    /// They teach the same model once more, as if the data had been gathered again.
    Retraining(u32),
    /// They examine one that was taught so.
    Reexamining(u32),
}

impl Role {
    fn number(self) -> u64 {
        match self {
            Self::Training => 0,
            Self::Validation => 1,
            Self::Test => 2,
            Self::Retraining(number) => (1 << 40) + u64::from(number),
            Self::Reexamining(number) => (2 << 40) + u64::from(number),
        }
    }
}

/// Where points come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The function.
    pub truth: Truth,
    /// Deviation of the normal noise on every answer.
    pub noise: f64,
    /// The seed of all draws.
    pub seed: u32,
}

impl Source {
    /// Checks the noise.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`noise`).
    pub fn check(&self) -> Result<(), Error> {
        Error::check_range("noise", self.noise, 0.0, MAX_NOISE).map(|_| ())
    }

    /// So many points, even over [`DOMAIN`]. The i-th depends on its number, its role, the seed and the settings, and not on how
    /// many there are: more points are added to those that there were.
    #[must_use]
    pub fn draw(&self, role: Role, count: usize) -> Points {
        let mut places = self.stream(role, PLACES);
        let [from, to] = DOMAIN;
        let x = (0..count).map(|_| from + (to - from) * f64::midpoint(places.uniform(), 1.0));
        let x: Vec<f64> = x.collect();
        Points { y: self.answers(role, &x), x }
    }

    /// Answers of a role at given places.
    #[must_use]
    pub fn answers(&self, role: Role, x: &[f64]) -> Vec<f64> {
        let mut noise = self.stream(role, NOISE);
        x.iter().map(|x| self.truth.at(*x) + self.noise * noise.draw()).collect()
    }

    /// A source of its own for each role: seeds mixed, because PCG's streams of one seed are akin.
    fn stream(&self, role: Role, stream: u64) -> Gaussian {
        let mixed = mix(mix(u64::from(self.seed)) ^ role.number());
        Gaussian::on_stream((mixed >> 32) as u32, stream ^ (mixed & u64::from(u32::MAX)))
    }
}

/// Steele, Lea & Flood's `SplitMix64` (*Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014): a number to one that has
/// nothing to do with it.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
