//! Scores of two classes, as a classifier would give them, from two distributions that can be moved: how far apart,
//! how wide, of what shape, how many of each.

use crate::error::Error;
use crate::math;
use crate::noise::Gaussian;

/// The streams that latent values, their tails and wrong labels are drawn from.
const LATENT: u64 = 0x6a09_e667_f3bc_c909;
const TAILS: u64 = 0xbb67_ae85_84ca_a73b;
const LABELS: u64 = 0x3c6e_f372_fe94_f82b;

/// The most points that are drawn.
pub const MAX_COUNT: usize = 200_000;
/// The greatest distance between the means of the classes, either way.
pub const MAX_SEPARATION: f64 = 10.0;
/// The least and the greatest deviation of the positive class, where that of the negative is 1.
pub const SPREAD: [f64; 2] = [0.1, 5.0];
/// The least and the greatest factor on the logit.
pub const SHARPNESS: [f64; 2] = [0.05, 4.0];
/// The greatest share of labels that are wrong.
pub const MAX_LABEL_NOISE: f64 = 0.5;
/// The most levels that scores are rounded to.
pub const MAX_LEVELS: usize = 100;

/// σ of the log-normal shape.
const SKEW: f64 = 0.6;

/// The shape of both distributions, each of mean 0 and deviation 1 before it is moved and stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Normal.
    Normal,
    /// Log-normal with σ = 0.6; the long tail of each class reaches towards the other.
    Skewed,
    /// Student's t with 3 degrees of freedom.
    Heavy,
    /// Two normal distributions of deviation 0.4 at ±√0.84, equally likely.
    Bimodal,
}

/// Every shape by its name in links and requests.
pub const SHAPES: [(&str, Shape); 4] = [
    ("normal", Shape::Normal),
    ("skewed", Shape::Skewed),
    ("heavy", Shape::Heavy),
    ("bimodal", Shape::Bimodal),
];

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoresConfig {
    /// Points of both classes together.
    pub count: usize,
    /// The share of positives before labels are flipped, rounded to whole points.
    pub prevalence: f64,
    /// d: the means of the latent value are −d/2 and d/2.
    pub separation: f64,
    /// Deviation of the positive class, that of the negative being 1.
    pub spread: f64,
    /// The shape of both.
    pub shape: Shape,
    /// κ in s = 1 / (1 + exp(−2κz)): with two normal classes of deviation 1, as many of each, two apart, κ = 1 is the
    /// probability of the positive class. It is monotone: the order of the points does not depend on it.
    pub sharpness: f64,
    /// The probability that a label is wrong.
    pub label_noise: f64,
    /// Scores are rounded to so many equal steps from 0 to 1; 0 for not at all.
    pub levels: usize,
    /// The seed of all draws.
    pub seed: u32,
}

/// Labels (0 or 1) and scores from 0 to 1, point by point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// 1 for a positive.
    pub y_true: Vec<f64>,
    /// The score of each.
    pub y_score: Vec<f64>,
}

impl ScoresConfig {
    /// Draws the points. A point's draws depend on its place and the seed alone, so that a moved setting moves the
    /// points and does not shuffle them; positives are spread evenly over the places.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a number beyond the bounds of this module.
    pub fn draw(&self) -> Result<Scores, Error> {
        self.check()?;
        let positives = (self.prevalence * self.count as f64).round() as usize;
        // In 64 bits on every target: a product of counts does not fit into the 32 of WebAssembly.
        let before = |place: usize| place as u64 * positives as u64 / self.count as u64;
        let mut latent = Gaussian::on_stream(self.seed, LATENT);
        let mut tails = Gaussian::on_stream(self.seed, TAILS);
        let mut labels = Gaussian::on_stream(self.seed, LABELS);
        let mut scores = Scores::default();
        for place in 0..self.count {
            let is_positive = before(place + 1) > before(place);
            let side = if is_positive { 1.0 } else { -1.0 };
            let spread = if is_positive { self.spread } else { 1.0 };
            let offset = shaped(self.shape, side, latent.draw(), &mut tails);
            let z = side * self.separation / 2.0 + spread * offset;
            let is_wrong = (labels.uniform() + 1.0) / 2.0 < self.label_noise;
            scores.y_true.push(f64::from(u8::from(is_positive != is_wrong)));
            scores.y_score.push(self.rounded(1.0 / (1.0 + math::exp(-2.0 * self.sharpness * z))));
        }
        Ok(scores)
    }

    fn check(&self) -> Result<(), Error> {
        let whole = |name, value: usize, max: usize| {
            Error::check_range(name, value as f64, 0.0, max as f64).map(|_| ())
        };
        Error::check_range("count", self.count as f64, 1.0, MAX_COUNT as f64)?;
        whole("levels", self.levels, MAX_LEVELS)?;
        for (name, value, min, max) in [
            ("prevalence", self.prevalence, 0.0, 1.0),
            ("separation", self.separation, -MAX_SEPARATION, MAX_SEPARATION),
            ("spread", self.spread, SPREAD[0], SPREAD[1]),
            ("sharpness", self.sharpness, SHARPNESS[0], SHARPNESS[1]),
            ("label_noise", self.label_noise, 0.0, MAX_LABEL_NOISE),
        ] {
            Error::check_range(name, value, min, max)?;
        }
        Ok(())
    }

    fn rounded(&self, score: f64) -> f64 {
        if self.levels == 0 {
            return score;
        }
        let steps = self.levels as f64;
        (score * steps).round() / steps
    }
}

/// A standard normal number brought to a shape, of mean 0 and deviation 1.
fn shaped(shape: Shape, side: f64, normal: f64, tails: &mut Gaussian) -> f64 {
    match shape {
        Shape::Normal => normal,
        Shape::Skewed => {
            let square = SKEW * SKEW;
            let mean = math::exp(square / 2.0);
            let deviation = ((math::exp(square) - 1.0) * math::exp(square)).sqrt();
            -side * (math::exp(SKEW * normal) - mean) / deviation
        }
        Shape::Heavy => {
            let square: f64 = (0..3).map(|_| tails.draw()).map(|g| g * g).sum();
            // t = g / √(χ²/3) has variance 3.
            normal / square.sqrt()
        }
        Shape::Bimodal => {
            let hump = if tails.uniform() < 0.0 { -1.0 } else { 1.0 };
            hump * 0.84_f64.sqrt() + 0.4 * normal
        }
    }
}

/// How many points of each class have a score in each of equal bins over a span, the last closed at both ends;
/// first the negatives' counts, then the positives'. Scores outside the span are in the bin at its end.
#[must_use]
pub fn histogram(y_true: &[f64], y_score: &[f64], span: [f64; 2], bins: usize) -> [Vec<f64>; 2] {
    let mut counts = [vec![0.0; bins], vec![0.0; bins]];
    if bins == 0 {
        return counts;
    }
    let width = (span[1] - span[0]) / bins as f64;
    for (label, score) in y_true.iter().zip(y_score) {
        // A negative quotient becomes 0, and so does NaN.
        let bin = (((score - span[0]) / width).floor() as usize).min(bins - 1);
        if let Some(count) = counts[usize::from(*label > 0.5)].get_mut(bin) {
            *count += 1.0;
        }
    }
    counts
}
