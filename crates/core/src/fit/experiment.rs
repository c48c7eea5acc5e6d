//! One question asked of a source of points and a family of models: how complex should the model be?

use super::basis::{Basis, KNOTS};
use super::designs::Designs;
use super::model::{Fit, Model, mean_squared_error};
use super::penalty::Penalty;
use super::points::{MAX_COUNT, Points, Role, Source};
use super::truth::DOMAIN;
use crate::error::Error;

/// Points that choose.
pub const VALIDATION: usize = 100;
/// Points that examine.
pub const TEST: usize = 200;

/// Models that differ in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Polynomials over Legendre's functions, by their degree.
    Legendre,
    /// The same polynomials over powers.
    Monomial,
    /// Cubic splines by their knots.
    Spline,
    /// Nearest neighbours by their number: more are simpler.
    Neighbours,
    /// Random features by their number.
    RandomFeatures,
}

/// Every family by its name in links and requests.
pub const FAMILIES: [(&str, Family); 5] = [
    ("legendre", Family::Legendre),
    ("monomial", Family::Monomial),
    ("spline", Family::Spline),
    ("neighbors", Family::Neighbours),
    ("random_features", Family::RandomFeatures),
];

impl Family {
    /// The least and the greatest complexity.
    #[must_use]
    pub fn bounds(self) -> [u32; 2] {
        match self {
            Self::Legendre | Self::Monomial => [1, 30],
            Self::Spline => [KNOTS[0], 40],
            Self::Neighbours => [1, 40],
            Self::RandomFeatures => [1, 400],
        }
    }

    /// The complexities that errors are drawn against: all, but of hundreds every so manieth.
    #[must_use]
    pub fn grid(self) -> Vec<u32> {
        let [least, most] = self.bounds();
        let sparse = |complexity: &u32| match complexity {
            0..=40 => true,
            41..=80 => complexity.is_multiple_of(4),
            _ => complexity.is_multiple_of(40),
        };
        (least..=most).filter(sparse).collect()
    }

    /// Whether a penalty means anything to it.
    #[must_use]
    pub fn is_linear(self) -> bool {
        self != Self::Neighbours
    }

    /// The model in TeX, over t = 2x − 1.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Legendre => r"\hat y = \sum_{j=0}^{d} w_j P_j(t)",
            Self::Monomial => r"\hat y = \sum_{j=0}^{d} w_j t^j",
            Self::Spline => r"\hat y = w_0 + \sum_{j=1}^{K+1} w_j B_j(t)",
            Self::Neighbours => r"\hat y = \frac{1}{k} \sum_{i \in N_k(x)} y_i",
            Self::RandomFeatures => r"\hat y = w_0 + \sum_{j=1}^{m} w_j \cos(\omega_j t + b_j)",
        }
    }

    /// Coefficients of a model of this complexity; of neighbours as many as averages that share no point.
    #[must_use]
    pub fn parameters(self, complexity: u32, count: usize) -> f64 {
        match self {
            Self::Neighbours => count as f64 / f64::from(complexity.max(1)),
            Self::Spline => f64::from(complexity + 2),
            Self::Legendre | Self::Monomial | Self::RandomFeatures => f64::from(complexity + 1),
        }
    }

    /// The model of a complexity; the seed is that of random features.
    #[must_use]
    pub fn model(self, complexity: u32, penalty: Penalty, seed: u32) -> Model {
        let basis = match self {
            Self::Neighbours => return Model::Neighbours { count: complexity as usize },
            Self::Legendre => Basis::Legendre { degree: complexity },
            Self::Monomial => Basis::Monomial { degree: complexity },
            Self::Spline => Basis::Spline { knots: complexity },
            Self::RandomFeatures => Basis::random(complexity, seed),
        };
        Model::Linear { basis, penalty }
    }
}

/// Points, and models to be fitted to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// Where points come from.
    pub source: Source,
    /// How many teach.
    pub count: usize,
    /// Which models.
    pub family: Family,
    /// How complex the model is.
    pub complexity: u32,
    /// What keeps its coefficients small.
    pub penalty: Penalty,
    /// Points that teach instead of drawn ones.
    pub own: Option<Points>,
}

/// Points of the three roles.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// They teach.
    pub training: Points,
    /// They choose.
    pub validation: Points,
    /// They examine.
    pub test: Points,
}

/// Mean squared errors of one model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Errors {
    /// At the points that taught it.
    pub training: f64,
    /// At those that choose.
    pub validation: f64,
    /// At those that examine.
    pub test: f64,
}

impl Experiment {
    /// Checks all numbers.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`noise`, `count`, `complexity`, `alpha`, `own.x.length`, …).
    pub fn check(&self) -> Result<(), Error> {
        self.source.check()?;
        let [least, most] = self.family.bounds().map(f64::from);
        Error::check_range("complexity", f64::from(self.complexity), least, most)?;
        Error::check_range("count", self.count as f64, 1.0, MAX_COUNT as f64)?;
        if let Some(Points { x, y }) = &self.own {
            Error::check_range("own.length", x.len() as f64, 1.0, MAX_COUNT as f64)?;
            self.fit(&Points { x: x.clone(), y: y.clone() })?;
        }
        Ok(())
    }

    /// The points of all roles.
    #[must_use]
    pub fn data(&self) -> Data {
        let drawn = || self.source.draw(Role::Training, self.count);
        Data {
            training: self.own.clone().unwrap_or_else(drawn),
            validation: self.source.draw(Role::Validation, VALIDATION),
            test: self.source.draw(Role::Test, TEST),
        }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> Model {
        self.family.model(self.complexity, self.penalty, self.source.seed)
    }

    /// The model fitted to points.
    ///
    /// # Errors
    /// Those of [`Model::fit`].
    pub fn fit(&self, points: &Points) -> Result<Fit, Error> {
        self.model().fit(DOMAIN, &points.x, &points.y)
    }

    /// How well a fit does.
    #[must_use]
    pub fn errors(&self, fit: &Fit, data: &Data) -> Errors {
        let error = |points: &Points| mean_squared_error(&fit.predict(&points.x), &points.y);
        Errors {
            training: error(&data.training),
            validation: error(&data.validation),
            test: error(&data.test),
        }
    }

    /// The same to the bit, by functions that may be known.
    #[must_use]
    pub fn errors_by(&self, designs: &mut Designs, fit: &Fit, data: &Data) -> Errors {
        let Fit::Linear { basis, coefficients, .. } = fit else { return self.errors(fit, data) };
        let mut error = |points: &Points| {
            mean_squared_error(&designs.of(basis, &points.x).times(coefficients), &points.y)
        };
        Errors {
            training: mean_squared_error(&fit.predict(&data.training.x), &data.training.y),
            validation: error(&data.validation),
            test: error(&data.test),
        }
    }

    /// The errors of the model of another complexity.
    ///
    /// # Errors
    /// Those of [`Model::fit`].
    pub fn at_complexity(&self, complexity: u32, data: &Data) -> Result<Errors, Error> {
        let other = Self { complexity, ..self.clone() };
        Ok(self.errors(&other.fit(&data.training)?, data))
    }

    /// The errors under the penalty of another factor; without a penalty under ridge.
    ///
    /// # Errors
    /// Those of [`Model::fit`].
    pub fn at_alpha(&self, alpha: f64, data: &Data) -> Result<Errors, Error> {
        let penalty = match self.penalty {
            Penalty::None => Penalty::Ridge(alpha),
            other => other.with(alpha),
        };
        let other = Self { penalty, ..self.clone() };
        Ok(self.errors(&other.fit(&data.training)?, data))
    }

    /// Training and test error of the model taught by so many points, drawn anew.
    ///
    /// # Errors
    /// Those of [`Model::fit`].
    pub fn at_count(&self, count: usize, retraining: u32) -> Result<[f64; 2], Error> {
        let points = self.source.draw(Role::Retraining(retraining), count);
        let fit = self.fit(&points)?;
        let test = self.source.draw(Role::Reexamining(retraining), TEST);
        Ok([&points, &test].map(|p| mean_squared_error(&fit.predict(&p.x), &p.y)))
    }

    /// The error at each of k folds of the points that teach, the model being taught by the others. Point i is in the fold
    /// i mod k, so that points in a row, as hands set them, are spread over all.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`folds`) for less than 2 or more than there are points; those of [`Model::fit`].
    pub fn folds(&self, k: usize, points: &Points) -> Result<Vec<f64>, Error> {
        Error::check_range("folds", k as f64, 2.0, points.x.len() as f64)?;
        let part = |fold: usize, within: bool| {
            let chosen = |list: &[f64]| {
                let places = list.iter().enumerate();
                places.filter(|(i, _)| (i % k == fold) == within).map(|(_, v)| *v).collect()
            };
            Points { x: chosen(&points.x), y: chosen(&points.y) }
        };
        let error = |fold| {
            let (taught, left_out) = (part(fold, false), part(fold, true));
            let fit = self.fit(&taught)?;
            Ok(mean_squared_error(&fit.predict(&left_out.x), &left_out.y))
        };
        (0..k).map(error).collect()
    }
}

/// Factors that errors are drawn against: four a decade from 10⁻⁸ to 10².
#[must_use]
pub fn alphas() -> Vec<f64> {
    const MANTISSAS: [f64; 4] = [1.0, 1.8, 3.2, 5.6];
    let decades = (-8..2).flat_map(|decade| MANTISSAS.map(|mantissa| (mantissa, decade)));
    let power = |decade: i32| {
        let power = crate::math::powi(10.0, decade.unsigned_abs());
        if decade < 0 { 1.0 / power } else { power }
    };
    decades.chain([(1.0, 2)]).map(|(mantissa, decade)| mantissa * power(decade)).collect()
}

/// Numbers of points that errors are drawn against.
pub const COUNTS: [usize; 14] = [3, 4, 6, 8, 10, 14, 20, 28, 40, 56, 80, 112, 160, 200];
