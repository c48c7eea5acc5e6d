//! The fan: the same model taught again and again by fresh points, and what its error is made of.

use super::experiment::Experiment;
use super::model::mean_squared_error;
use super::points::Role;
use super::truth::DOMAIN;
use crate::error::Error;

/// Places, evenly over the domain, at which the curves of a fan are looked at.
pub const PLACES: usize = 101;
/// Retrainings of a fan, the fewest and the most.
pub const RETRAININGS: [u32; 2] = [2, 500];

/// An expected error whose standard error is more than this share of it is too uncertain for bias to be told from variance.
///
/// At a fifth the error's own interval, two standard errors to each side, reaches from 0.6 to 1.4 of it. Bias is estimated
/// as a difference of numbers of that size: the distance of the mean curve from the truth, less what that mean varies by.
/// So where single retrainings swing as widely as near the interpolation threshold, it is chance: of degree 9 through
/// 20 points it comes out below 0 for about half of the seeds, and no number of retrainings that is offered changes that.
pub const UNCERTAIN: f64 = 0.2;

/// Retrainings so far. A pure function of the experiment and their number, whatever portions they came in.
#[derive(Debug, Clone)]
pub struct Fan {
    experiment: Experiment,
    places: Vec<f64>,
    truth: Vec<f64>,
    /// [`PLACES`] answers of each retraining.
    curves: Vec<f64>,
    /// The mean squared error of each at answers that it was not taught by.
    errors: Vec<f64>,
}

/// What an error is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// The mean over the places of (mean curve − truth)², less what the mean of so few curves itself varies by: by chance
    /// it can come out a little below 0.
    pub bias: f64,
    /// The mean over the places of the curves' variance, divided by one less than there are.
    pub variance: f64,
    /// The variance of the noise, which no model can foresee.
    pub noise: f64,
    /// The mean squared error at fresh answers, measured and not summed.
    pub expected: f64,
    /// Its standard error over the retrainings.
    pub standard_error: f64,
}

impl Parts {
    /// Whether so many retrainings tell bias from variance: whether the error is known to better than [`UNCERTAIN`] of itself.
    #[must_use]
    pub fn is_parted(&self) -> bool {
        self.standard_error <= UNCERTAIN * self.expected
    }

    /// Noise, bias and variance as they are drawn one upon the other: none below 0, and where bias cannot be told from
    /// variance all but the noise as variance. Their sum is that of the parts.
    #[must_use]
    pub fn layers(&self) -> [f64; 3] {
        let bias = if self.is_parted() { self.bias.max(0.0) } else { 0.0 };
        [self.noise, bias, self.variance + self.bias - bias]
    }
}

impl Fan {
    /// No retraining yet.
    ///
    /// # Errors
    /// Those of [`Experiment::check`].
    pub fn new(experiment: Experiment) -> Result<Self, Error> {
        experiment.check()?;
        let [from, to] = DOMAIN;
        let step = (to - from) / (PLACES - 1) as f64;
        let places: Vec<f64> = (0..PLACES).map(|index| from + step * index as f64).collect();
        let truth = places.iter().map(|x| experiment.source.truth.at(*x)).collect();
        Ok(Self { experiment, places, truth, curves: Vec::new(), errors: Vec::new() })
    }

    /// So many retrainings more, each by as many fresh points as the experiment has.
    ///
    /// # Errors
    /// Those of [`super::Model::fit`].
    pub fn advance(&mut self, retrainings: u32) -> Result<(), Error> {
        let Experiment { source, own, count, .. } = &self.experiment;
        let count = own.as_ref().map_or(*count, |points| points.x.len());
        for number in (self.retrainings()..).take(retrainings as usize) {
            let points = source.draw(Role::Retraining(number), count);
            let answers = self.experiment.fit(&points)?.predict(&self.places);
            let fresh = source.answers(Role::Reexamining(number), &self.places);
            self.errors.push(mean_squared_error(&answers, &fresh));
            self.curves.extend(answers);
        }
        Ok(())
    }

    /// Retrainings made.
    #[must_use]
    pub fn retrainings(&self) -> u32 {
        u32::try_from(self.errors.len()).unwrap_or(u32::MAX)
    }

    /// The places, the same for all curves.
    #[must_use]
    pub fn places(&self) -> &[f64] {
        &self.places
    }

    /// Every retraining's answers at the places, one after the other.
    #[must_use]
    pub fn curves(&self) -> &[f64] {
        &self.curves
    }

    /// Their mean at each place; empty before the first.
    #[must_use]
    pub fn mean(&self) -> Vec<f64> {
        if self.errors.is_empty() {
            return Vec::new();
        }
        let mut mean = vec![0.0; PLACES];
        for curve in self.curves.chunks_exact(PLACES) {
            for (sum, answer) in mean.iter_mut().zip(curve) {
                *sum += answer;
            }
        }
        mean.iter().map(|sum| sum / self.errors.len() as f64).collect()
    }

    /// What the error is made of; NaN before the second retraining, which alone can differ from the first.
    ///
    /// Both estimates are unbiased. Where curves swing widely the mean of a hundred of them still does, and its plain
    /// distance from the truth would be variance taken for bias. Their sum is that of the plain ones: the mean of
    /// (answer − truth)² over all curves and places; the noise of fresh answers adds its variance, and chance.
    #[must_use]
    pub fn parts(&self) -> Parts {
        let retrainings = self.errors.len() as f64;
        let mean = self.mean();
        let curves = self.curves.chunks_exact(PLACES);
        let squares = curves.map(|curve| mean_squared_error(curve, &mean)).sum::<f64>();
        let variance = squares / (retrainings - 1.0);
        let bias = mean_squared_error(&mean, &self.truth) - variance / retrainings;
        let expected = self.errors.iter().sum::<f64>() / retrainings;
        let squares = self.errors.iter().map(|error| (error - expected) * (error - expected));
        let of_error = squares.sum::<f64>() / (retrainings - 1.0);
        let noise = self.experiment.source.noise;
        let known = |number: f64| if retrainings < 2.0 { f64::NAN } else { number };
        Parts {
            bias: known(bias),
            variance: known(variance),
            noise: noise * noise,
            expected: known(expected),
            standard_error: known((of_error / retrainings).sqrt()),
        }
    }
}
