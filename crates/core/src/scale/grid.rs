//! A grid search over all parameters: k points each, kⁿ evaluations of the loss.
//!
//! Such numbers overflow everything but their logarithm, so that is what is kept: log₁₀ kⁿ = n log₁₀ k.

use super::facts::UNIVERSE_SECONDS;
use crate::error::Error;
use crate::math::log10;

/// The most points a parameter.
pub const MAX_POINTS: f64 = 1000.0;
/// Least and greatest number of evaluations a second.
pub const RATES: [f64; 2] = [1e-3, 1e60];

/// Width of a printed digit in metres: that of 10-point type.
pub const DIGIT_METRES: f64 = 0.002;
/// Digits in a thick book: 500 pages of 2,000 characters.
pub const BOOK_DIGITS: f64 = 1e6;
/// Digits read aloud in a second.
pub const READ_DIGITS: f64 = 2.0;

/// A grid and who works on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    parameters: f64,
    points: f64,
    rate: f64,
}

impl Grid {
    /// `points` values for each of `parameters` parameters, `rate` of their combinations evaluated a second.
    ///
    /// # Errors
    /// [`Error::OutOfRange`]: parameters as [`super::check_parameters`], whole points from 2 to [`MAX_POINTS`], the
    /// rate within [`RATES`].
    pub fn new(parameters: f64, points: f64, rate: f64) -> Result<Self, Error> {
        Ok(Self {
            parameters: super::check_parameters(parameters)?,
            points: super::check_whole("points", points, 2.0, MAX_POINTS)?,
            rate: Error::check_range("rate", rate, RATES[0], RATES[1])?,
        })
    }

    /// log₁₀ of the number of evaluations, n log₁₀ k. Relative error at most a few units in the last place: at
    /// n = 10⁹ the whole part and six digits after it.
    #[must_use]
    pub fn evaluations(&self) -> f64 {
        self.parameters * log10(self.points)
    }

    /// How many digits the number of evaluations has when it is written out.
    #[must_use]
    pub fn digits(&self) -> f64 {
        self.evaluations().floor() + 1.0
    }

    /// How many parameters a grid has whose evaluations are as many as a given number: log₁₀ of it by log₁₀ k.
    #[must_use]
    pub fn parameters_for(&self, evaluations: f64) -> f64 {
        log10(evaluations) / log10(self.points)
    }

    /// The number of evaluations in print: metres of digits in a line.
    #[must_use]
    pub fn metres(&self) -> f64 {
        self.digits() * DIGIT_METRES
    }

    /// How many thick books it fills.
    #[must_use]
    pub fn books(&self) -> f64 {
        self.digits() / BOOK_DIGITS
    }

    /// log₁₀ of the seconds to read it aloud, digit by digit.
    #[must_use]
    pub fn reading(&self) -> f64 {
        log10(self.digits() / READ_DIGITS)
    }

    /// log₁₀ of the seconds that all evaluations take.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.evaluations() - log10(self.rate)
    }

    /// The most parameters whose grid is done within the age of the universe.
    #[must_use]
    pub fn affordable(&self) -> f64 {
        let evaluations = log10(self.rate) + log10(UNIVERSE_SECONDS);
        (evaluations / log10(self.points)).floor().max(0.0)
    }
}

/// A unit that a length of time is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// A second, also for less than one.
    Second,
    /// 60 s.
    Minute,
    /// 3,600 s.
    Hour,
    /// 86,400 s.
    Day,
    /// 365.25 days.
    Year,
    /// [`UNIVERSE_SECONDS`].
    UniverseAge,
}

impl TimeUnit {
    const ALL: [(Self, f64); 6] = [
        (Self::Second, 1.0),
        (Self::Minute, 60.0),
        (Self::Hour, 3600.0),
        (Self::Day, 86_400.0),
        (Self::Year, super::facts::YEAR_SECONDS),
        (Self::UniverseAge, UNIVERSE_SECONDS),
    ];

    /// The largest unit of which 10^`seconds` seconds are at least one, and log₁₀ of how many they are.
    #[must_use]
    pub fn of(seconds: f64) -> (Self, f64) {
        let counts = Self::ALL.iter().rev().map(|(unit, length)| (*unit, seconds - log10(*length)));
        counts.into_iter().find(|(_, count)| *count >= 0.0).unwrap_or((Self::Second, seconds))
    }
}
