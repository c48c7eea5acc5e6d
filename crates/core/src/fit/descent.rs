//! The same fit found by descent: the error over the coefficients is an [`Objective`], so every optimizer serves it.

use super::basis::Basis;
use super::experiment::{Data, Experiment};
use super::least_squares::{Matrix, dot};
use super::model::{Fit, Model};
use super::penalty::Penalty;
use super::points::Points;
use super::truth::DOMAIN;
use crate::error::Error;
use crate::math;
use crate::objective::Objective;
use crate::run::{self, Configuration, Trajectory};
use std::borrow::Cow;

/// The mean squared error of a linear model at points, with the penalty so scaled that its minimum is the closed form's
/// ([`Penalty::of_mean`]).
#[derive(Debug)]
pub struct Loss {
    design: Matrix,
    y: Vec<f64>,
    penalty: Penalty,
}

impl Loss {
    /// Of functions at points.
    #[must_use]
    pub fn new(basis: &Basis, penalty: Penalty, points: &Points) -> Self {
        Self { design: basis.design(DOMAIN, &points.x), y: points.y.clone(), penalty }
    }

    /// ŷ − y.
    fn differences(&self, weights: &[f64]) -> Vec<f64> {
        let mut differences: Vec<f64> = self.y.iter().map(|y| -y).collect();
        for (column, weight) in weights.iter().enumerate() {
            for (sum, value) in differences.iter_mut().zip(self.design.column(column)) {
                *sum += weight * value;
            }
        }
        differences
    }

    /// The mean squared error alone.
    #[must_use]
    pub fn error(&self, weights: &[f64]) -> f64 {
        let differences = self.differences(weights);
        dot(&differences, &differences) / self.y.len() as f64
    }

    /// The greatest curvature of the mean squared error and its penalty, by power iteration: gradient descent diverges at
    /// rates above 2 over it.
    #[must_use]
    pub fn curvature(&self) -> f64 {
        const ITERATIONS: u32 = 100;
        let rows = self.y.len() as f64;
        let mut vector = vec![1.0; self.dimension()];
        let mut value = 0.0;
        for _ in 0..ITERATIONS {
            let norm = math::norm(&vector);
            vector.iter_mut().for_each(|v| *v /= norm);
            let mut image = vec![0.0; self.y.len()];
            for (column, weight) in vector.iter().enumerate() {
                for (sum, entry) in image.iter_mut().zip(self.design.column(column)) {
                    *sum += weight * entry;
                }
            }
            for (column, entry) in vector.iter_mut().enumerate() {
                let curved = if column == 0 { 0.0 } else { *entry };
                *entry = 2.0 / rows * dot(self.design.column(column), &image)
                    + self.penalty.curvature_of_mean(self.y.len()) * curved;
            }
            value = math::norm(&vector);
        }
        value
    }
}

impl Objective for Loss {
    fn dimension(&self) -> usize {
        self.design.columns()
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.error(at) + self.penalty.of_mean(self.y.len(), &at[1..])
    }

    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = self.y.len();
        let differences = self.differences(at);
        for (column, slope) in gradient.iter_mut().enumerate() {
            let penalty =
                if column == 0 { 0.0 } else { self.penalty.slope_of_mean(rows, at[column]) };
            *slope = 2.0 / rows as f64 * dot(self.design.column(column), &differences) + penalty;
        }
        dot(&differences, &differences) / rows as f64 + self.penalty.of_mean(rows, &at[1..])
    }

    fn hessian(&self, _at: &[f64], hessian: &mut [f64]) {
        let (rows, n) = (self.y.len(), self.dimension());
        for i in 0..n {
            for j in 0..=i {
                let product = dot(self.design.column(i), self.design.column(j));
                let penalty =
                    if i == j && i > 0 { self.penalty.curvature_of_mean(rows) } else { 0.0 };
                hessian[i * n + j] = 2.0 / rows as f64 * product + penalty;
                hessian[j * n + i] = hessian[i * n + j];
            }
        }
    }

    fn axis(&self, axis: usize) -> Cow<'static, str> {
        Cow::Owned(format!("w_{{{axis}}}"))
    }
}

/// Learning rates with which a polynomial of degree 5 over Legendre's functions comes near its least error in a thousand steps,
/// by the optimizer's id.
pub const LEARNING_RATES: [(&str, f64); 19] = [
    ("sgd", 0.3),
    ("momentum", 0.05),
    ("nesterov", 0.05),
    ("adagrad", 0.3),
    ("adadelta", 5.0),
    ("rmsprop", 0.01),
    ("adam", 0.02),
    ("amsgrad", 0.02),
    ("adamw", 0.02),
    ("adamax", 0.05),
    ("nadam", 0.02),
    ("radam", 0.05),
    ("rprop", 0.01),
    ("lion", 0.005),
    ("adabelief", 0.02),
    ("yogi", 0.02),
    ("newton", 1.0),
    ("lbfgs", 0.5),
    ("line_search", 1.0),
];

/// A descent from coefficients of 0, with the errors after every step.
#[derive(Debug)]
pub struct Course {
    /// The run: its losses have the penalty in them.
    pub trajectory: Trajectory,
    /// Mean squared errors at the points that teach, choose and examine, a list of steps + 1 numbers each; NaN where the
    /// numbers stopped being finite.
    pub errors: [Vec<f64>; 3],
    /// The step with the least error at the points that choose: where early stopping stops.
    pub best: u32,
    /// The greatest curvature at the start, which for squares is that everywhere.
    pub curvature: f64,
    basis: Basis,
}

impl Course {
    /// Walks the whole descent. The start of the configuration is not asked for.
    ///
    /// # Errors
    /// [`Error::Missing`] (`model`) for a model without coefficients; those of [`run::record`].
    pub fn record(
        experiment: &Experiment,
        data: &Data,
        configuration: &Configuration,
    ) -> Result<Self, Error> {
        let Model::Linear { basis, penalty } = experiment.model() else {
            let (argument, needed_by) = ("coefficients".to_owned(), "a descent".to_owned());
            return Err(Error::Missing { argument, needed_by });
        };
        let loss = Loss::new(&basis, penalty, &data.training);
        let start = vec![0.0; loss.dimension()];
        let configuration = Configuration { start, ..configuration.clone() };
        let mut trajectory = Trajectory::without_rates();
        run::record(&loss, &configuration, &mut trajectory)?;
        let errors = [&data.training, &data.validation, &data.test]
            .map(|points| errors(&Loss::new(&basis, Penalty::None, points), &trajectory));
        let best = best(&errors[1], trajectory.taken);
        Ok(Self { curvature: loss.curvature(), trajectory, errors, best, basis })
    }

    /// The model after a step.
    #[must_use]
    pub fn fit(&self, step: u32) -> Fit {
        let coefficients = self.trajectory.point(step.min(self.trajectory.taken)).to_vec();
        Fit::Linear { basis: self.basis.clone(), domain: DOMAIN, coefficients }
    }
}

fn errors(loss: &Loss, trajectory: &Trajectory) -> Vec<f64> {
    let error = |step| match step {
        step if step <= trajectory.taken => loss.error(trajectory.point(step)),
        _ => f64::NAN,
    };
    (0..).take(trajectory.losses.len()).map(error).collect()
}

fn best(errors: &[f64], taken: u32) -> u32 {
    let error = |step: &u32| errors.get(*step as usize).copied().unwrap_or(f64::NAN);
    let finite = (0..=taken).filter(|step| error(step).is_finite());
    finite.min_by(|a, b| error(a).total_cmp(&error(b))).unwrap_or(0)
}
