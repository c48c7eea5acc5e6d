//! A model of one or two weights over points, and the loss over its weights: small enough to be drawn whole.
//!
//! All models are a function of z = w₁x + w₀ (of one weight: the other is 0), and so is the loss of a point, ℓ(z).
//! Its gradient is ℓ′·(x, 1) and its Hessian ℓ″·(x, 1)(x, 1)ᵀ: one pass gives them all. Derivatives at kinks are 0,
//! as PyTorch's are.

use super::batches::Batches;
pub use super::losses::{LOSSES, Loss};
use crate::error::Error;
use crate::math;
use crate::number::Jet;
use crate::surfaces::Minimum;
use std::cell::RefCell;

/// The most points.
pub const MAX_POINTS: usize = 1000;

/// What ŷ is of x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// ŷ = w₁x.
    Proportional,
    /// ŷ = w₁x + w₀.
    Line,
    /// ŷ = sin(w₁x).
    Sine,
    /// ŷ = w₀, whatever x is: its one weight is the best constant where the loss is least.
    Constant,
}

/// Every model with its name in links and in the library.
pub const MODELS: [(&str, Model); 4] = [
    ("proportional", Model::Proportional),
    ("line", Model::Line),
    ("sine", Model::Sine),
    ("constant", Model::Constant),
];

impl Model {
    /// The model of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("model", name, &MODELS)
    }

    /// The formula in TeX.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Proportional => r"\hat y = w_1 x",
            Self::Line => r"\hat y = w_1 x + w_0",
            Self::Sine => r"\hat y = \sin(w_1 x)",
            Self::Constant => r"\hat y = w_0",
        }
    }

    /// Number of weights.
    #[must_use]
    pub fn parameters(self) -> usize {
        if self == Self::Line { 2 } else { 1 }
    }

    /// ŷ of z, with its first two derivatives.
    fn of(self, z: f64) -> [f64; 3] {
        if self != Self::Sine {
            return [z, 1.0, 0.0];
        }
        let sine = math::sin(z);
        [sine, math::cos(z), -sine]
    }
}

/// The least scale; the greatest is one over it.
const LEAST: f64 = 1e-9;

/// A determinant that is this share of the product it is a difference of is 0 but for rounding.
const ROUNDING: f64 = 1e-13;

/// What a [`Regression`] is made of.
#[derive(Debug, Clone)]
pub struct Data {
    /// What ŷ is of x.
    pub model: Model,
    /// How far ŷ is from y.
    pub loss: Loss,
    /// The feature, a number a point.
    pub x: Vec<f64>,
    /// The answers, a number a point.
    pub y: Vec<f64>,
    /// What x is multiplied by before anything else: the feature in other units.
    pub scale: f64,
    /// Whether the scaled feature is then brought to mean 0 and deviation 1.
    pub standardize: bool,
    /// How many points each step's gradient is estimated from; all without it.
    pub batch_size: Option<usize>,
    /// Seed of the batches.
    pub seed: u32,
}

/// The loss of a model over points, as a function of its weights w₁ and w₀.
#[derive(Debug)]
pub struct Regression {
    model: Model,
    loss: Loss,
    feature: Feature,
    /// The feature as the model sees it.
    x: Vec<f64>,
    y: Vec<f64>,
    batches: Option<RefCell<Batches>>,
}

/// How the feature comes to the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// What x is multiplied by.
    pub scale: f64,
    /// The mean of the scaled feature.
    pub mean: f64,
    /// Its deviation: the root of the mean squared difference from the mean; 0 for a constant.
    pub deviation: f64,
    /// Whether the mean is taken off, and what is left divided by the deviation where that is not 0.
    pub standardize: bool,
}

impl Feature {
    /// As `sklearn.preprocessing.StandardScaler` measures it; a feature that differs by rounding only is constant.
    fn new(x: &[f64], scale: f64, standardize: bool) -> Self {
        let n = x.len() as f64;
        let mean = x.iter().map(|x| x * scale).sum::<f64>() / n;
        let squares = x.iter().map(|x| x * scale - mean).map(|d| d * d);
        let variance = squares.sum::<f64>() / n;
        let rounding = n * mean * f64::EPSILON;
        let constant = variance <= n * f64::EPSILON * variance + rounding * rounding;
        let deviation = if constant { 0.0 } else { variance.sqrt() };
        Self { scale, mean, deviation, standardize }
    }

    /// A number of the feature as the model sees it.
    #[must_use]
    pub fn prepare(&self, x: f64) -> f64 {
        let scaled = x * self.scale;
        match self.standardize {
            false => scaled,
            true if self.deviation > 0.0 => (scaled - self.mean) / self.deviation,
            true => scaled - self.mean,
        }
    }
}

impl Regression {
    /// The loss over these points.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for no point or more than [`MAX_POINTS`], a number that is not finite, a y for which the
    /// loss is not defined ([`Loss::least_y`]), a scale that is not from 10⁻⁹ to 10⁹, or a batch that is not from 1 to all points;
    /// [`Error::Length`] where there are not as many y as x.
    pub fn new(task: Data) -> Result<Self, Error> {
        let Data { model, loss, mut x, y, scale, standardize, batch_size, seed } = task;
        let rows = x.len();
        Error::check_range("x.length", rows as f64, 1.0, MAX_POINTS as f64)?;
        if y.len() != rows {
            let (argument, value) = ("y".to_owned(), y.len());
            return Err(Error::Length { argument, value, expected: rows });
        }
        check("x", &x, f64::MIN)?;
        check("y", &y, loss.least_y())?;
        let scale = Error::check_range("scale", scale, LEAST, 1.0 / LEAST)?;
        let feature = Feature::new(&x, scale, standardize);
        for x in &mut x {
            *x = feature.prepare(*x);
        }
        // Where the numbers are so great that their sum is not finite.
        check("x", &x, f64::MIN)?;
        let batches = batch_size.map(|size| Batches::new(rows, size, seed)).transpose()?;
        Ok(Self { model, loss, feature, x, y, batches: batches.map(RefCell::new) })
    }

    /// How far ŷ is from y.
    #[must_use]
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// Number of weights.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.model.parameters()
    }

    /// Number of points.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.x.len()
    }

    /// How the feature comes to the model.
    #[must_use]
    pub fn feature(&self) -> &Feature {
        &self.feature
    }

    /// w₁ and w₀; the one weight of a model comes first, whichever it is.
    fn weights(&self, [first, second]: [f64; 2]) -> [f64; 2] {
        match self.model {
            Model::Line => [first, second],
            Model::Constant => [0.0, first],
            Model::Proportional | Model::Sine => [first, 0.0],
        }
    }

    /// ŷ for an x as it was given, before scaling and standardizing.
    #[must_use]
    pub fn predict(&self, at: [f64; 2], x: f64) -> f64 {
        let [w1, w0] = self.weights(at);
        let [predicted, ..] = self.model.of(w1 * self.feature.prepare(x) + w0);
        predicted
    }

    /// The mean loss over all points.
    #[must_use]
    pub fn at(&self, at: [f64; 2]) -> Jet {
        self.over(None, at)
    }

    /// The mean loss over the batch of a step (from 0): over all points where there are no batches.
    #[must_use]
    pub fn batch(&self, step: u32, at: [f64; 2]) -> Jet {
        match &self.batches {
            Some(batches) => self.over(Some(batches.borrow_mut().at(step)), at),
            None => self.at(at),
        }
    }

    #[inline(never)]
    fn over(&self, rows: Option<&[usize]>, at: [f64; 2]) -> Jet {
        let [w1, w0] = self.weights(at);
        let count = rows.map_or(self.x.len(), <[usize]>::len);
        let mut sums = [0.0; 6];
        for index in 0..count {
            let row = rows.map_or(index, |rows| rows[index]);
            let (x, y) = (self.x[row], self.y[row]);
            let [predicted, first, second] = self.model.of(w1 * x + w0);
            let [loss, slope, bend] = self.loss.of(predicted, y);
            let (d, dd) = (slope * first, bend * first * first + slope * second);
            for (sum, part) in sums.iter_mut().zip([loss, d * x, d, dd * x * x, dd * x, dd]) {
                *sum += part;
            }
        }
        let [value, x, y, xx, xy, yy] = sums.map(|sum| sum / count as f64);
        if self.model == Model::Line {
            return Jet { value, gradient: [x, y], hessian: [xx, xy, yy] };
        }
        if self.model == Model::Constant {
            return Jet { value, gradient: [y, 0.0], hessian: [yy, 0.0, 0.0] };
        }
        Jet { value, gradient: [x, 0.0], hessian: [xx, 0.0, 0.0] }
    }

    /// The rows of the batch of a step (from 0); all where there are no batches.
    #[must_use]
    pub fn rows_at(&self, step: u32) -> Vec<usize> {
        match &self.batches {
            Some(batches) => batches.borrow_mut().at(step).to_vec(),
            None => (0..self.rows()).collect(),
        }
    }

    /// Whether each step looks at a batch.
    #[must_use]
    pub fn has_batches(&self) -> bool {
        self.batches.is_some()
    }

    /// Where the mean squared error of a model that is linear in its weights is least: Newton's step, which is exact
    /// there, and another one for what rounding left. `None` for other losses and models, and where the points
    /// leave the weights open.
    #[must_use]
    pub fn minimum(&self) -> Option<Minimum> {
        if self.loss != Loss::Mse || self.model == Model::Sine {
            return None;
        }
        let mut at = [0.0; 2];
        for _ in 0..2 {
            let Jet { gradient: [x, y], hessian: [xx, xy, yy], .. } = self.at(at);
            let yy = if self.model == Model::Line { yy } else { 1.0 };
            let determinant = xx * yy - xy * xy;
            if determinant <= ROUNDING * xx * yy {
                return None;
            }
            at = [at[0] - (yy * x - xy * y) / determinant, at[1] - (xx * y - xy * x) / determinant];
        }
        let value = self.at(at).value;
        value.is_finite().then(|| Minimum::global(at[0], at[1], value))
    }

    /// The Hessian of the mean squared error of a model that is linear in its weights, which is the same everywhere:
    /// twice the means of x², x and 1; of one weight only the first counts. How well conditioned the feature is,
    /// whatever the loss.
    #[must_use]
    pub fn curvature(&self) -> [f64; 3] {
        if self.model == Model::Constant {
            return [2.0, 0.0, 0.0];
        }
        let n = self.x.len() as f64;
        let squares = self.x.iter().map(|x| x * x).sum::<f64>();
        [2.0 * squares / n, 2.0 * self.x.iter().sum::<f64>() / n, 2.0]
    }
}

#[inline(never)]
fn check(argument: &str, numbers: &[f64], least: f64) -> Result<(), Error> {
    for (index, number) in numbers.iter().enumerate() {
        if !(number.is_finite() && *number >= least) {
            Error::check_range(&format!("{argument}[{index}]"), *number, least, f64::MAX)?;
        }
    }
    Ok(())
}
