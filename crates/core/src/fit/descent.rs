//! The same fit found by descent: the error over the coefficients is an [`Objective`], so every optimizer serves it.

use super::basis::Basis;
use super::designs::Designs;
use super::experiment::{Data, Experiment};
use super::least_squares::{Matrix, dot};
use super::model::{Fit, Model};
use super::penalty::Penalty;
use super::points::Points;
use super::truth::DOMAIN;
use crate::error::Error;
use crate::math;
use crate::objective::Objective;
use crate::run::{Configuration, Paused, Run, Trajectory};
use std::borrow::Cow;
use std::rc::Rc;

/// The mean squared error of a linear model at points, with the penalty so scaled that its minimum is the closed form's
/// ([`Penalty::of_mean`]).
#[derive(Debug)]
pub struct Loss {
    design: Rc<Matrix>,
    y: Vec<f64>,
    penalty: Penalty,
}

impl Loss {
    /// Of functions at points.
    #[must_use]
    pub fn new(basis: &Basis, penalty: Penalty, points: &Points) -> Self {
        Self { design: Rc::new(basis.design(DOMAIN, &points.x)), y: points.y.clone(), penalty }
    }

    /// The mean squared error alone, of functions that may be known.
    fn bare(designs: &mut Designs, basis: &Basis, points: &Points) -> Self {
        Self { design: designs.of(basis, &points.x), y: points.y.clone(), penalty: Penalty::None }
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

    /// The greatest curvature of the mean squared error and its penalty, by power iteration until it stands still: gradient
    /// descent diverges at rates above 2 over it.
    #[must_use]
    pub fn curvature(&self) -> f64 {
        const ITERATIONS: u32 = 100;
        const STILL: f64 = 1e-9;
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
            let before = value;
            value = math::norm(&vector);
            if (value - before).abs() <= STILL * value {
                break;
            }
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

/// A descent from coefficients of 0, with the errors after every step. A pure function of experiment and configuration,
/// whatever portions it was walked in.
#[derive(Debug)]
pub struct Course {
    /// The run: its losses have the penalty in them.
    pub trajectory: Trajectory,
    /// Mean squared errors at the points that teach, choose and examine, a list of steps + 1 numbers each; NaN where the
    /// numbers stopped being finite, and where it has not come to yet.
    pub errors: [Vec<f64>; 3],
    /// The step with the least error at the points that choose: where early stopping stops.
    pub best: u32,
    /// The greatest curvature, which for squares is the same everywhere; `None` where no theory asks for it.
    pub curvature: Option<f64>,
    /// Above this learning rate it diverges, where a theory of its optimizer says so.
    pub limit: Option<f64>,
    basis: Basis,
    /// What is descended, and the errors at the points that choose and examine.
    losses: [Loss; 3],
    configuration: Configuration,
    /// Where it stands, as long as there is anything left to be walked.
    paused: Option<Paused>,
    made: u32,
}

impl Course {
    /// The descent at its start, which the configuration is not asked for.
    ///
    /// # Errors
    /// [`Error::Missing`] (`coefficients`) for a model without any; those of [`Run::new`].
    pub fn begin(
        experiment: &Experiment,
        data: &Data,
        configuration: &Configuration,
        designs: &mut Designs,
    ) -> Result<Self, Error> {
        let Model::Linear { basis, penalty } = experiment.model() else {
            let (argument, needed_by) = ("coefficients".to_owned(), "a descent".to_owned());
            return Err(Error::Missing { argument, needed_by });
        };
        let losses = [
            Loss::new(&basis, penalty, &data.training),
            Loss::bare(designs, &basis, &data.validation),
            Loss::bare(designs, &basis, &data.test),
        ];
        let start = vec![0.0; basis.len()];
        let configuration = Configuration { start, ..configuration.clone() };
        let unknown = vec![f64::NAN; configuration.steps as usize + 1];
        let run = Run::new(&losses[0], &configuration)?;
        // Power iteration over hundreds of functions takes as long as the fit itself.
        let is_limited = configuration.stability_limit(0, 1.0).is_some();
        let curvature = is_limited.then(|| losses[0].curvature());
        let limit = curvature.and_then(|curvature| configuration.stability_limit(0, curvature));
        let mut trajectory = Trajectory::without_rates();
        let finite = trajectory.begin(&run);
        let paused = (finite && configuration.steps > 0).then(|| run.pause());
        let mut course = Self {
            trajectory,
            errors: [unknown.clone(), unknown.clone(), unknown],
            best: 0,
            curvature,
            limit,
            basis,
            losses,
            configuration,
            paused,
            made: 0,
        };
        let start = &course.configuration.start;
        examine(&course.losses, &mut course.errors, &mut course.best, (0, start));
        Ok(course)
    }

    /// So many steps more, or as many as are left. Gives up to which step nothing is left to be walked: of a descent whose
    /// numbers stopped being finite the last one.
    ///
    /// # Errors
    /// None that a descent which has begun can come to: those of [`Paused::resume`].
    pub fn advance(&mut self, steps: u32) -> Result<u32, Error> {
        let Some(paused) = self.paused.take() else { return Ok(self.configuration.steps) };
        let until = self.configuration.steps.min(self.made.saturating_add(steps));
        let mut run = paused.resume(&self.losses[0], &self.configuration)?;
        while self.made < until {
            run.advance();
            self.made += 1;
            if !self.trajectory.write(&run) {
                return Ok(self.configuration.steps);
            }
            let present = (self.made, run.parameters());
            examine(&self.losses, &mut self.errors, &mut self.best, present);
        }
        self.paused = (self.made < self.configuration.steps).then(|| run.pause());
        Ok(self.made)
    }

    /// Walks the whole descent at once.
    ///
    /// # Errors
    /// Those of [`Course::begin`].
    pub fn record(
        experiment: &Experiment,
        data: &Data,
        configuration: &Configuration,
    ) -> Result<Self, Error> {
        let designs = &mut Designs::default();
        let mut course = Self::begin(experiment, data, configuration, designs)?;
        course.advance(u32::MAX)?;
        Ok(course)
    }

    /// Steps of the whole descent.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.configuration.steps
    }

    /// Whether its numbers stopped being finite.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.made > self.trajectory.taken
    }

    /// The coefficients after a step, or after the last one that was walked.
    #[must_use]
    pub fn coefficients(&self, step: u32) -> &[f64] {
        self.trajectory.point(step.min(self.trajectory.taken))
    }

    /// The model after a step.
    #[must_use]
    pub fn fit(&self, step: u32) -> Fit {
        let coefficients = self.coefficients(step).to_vec();
        Fit::Linear { basis: self.basis.clone(), domain: DOMAIN, coefficients }
    }
}

/// Writes the errors after a step, and whether it is the best so far: of equal ones the first.
fn examine(
    losses: &[Loss; 3],
    errors: &mut [Vec<f64>; 3],
    best: &mut u32,
    (step, coefficients): (u32, &[f64]),
) {
    let at = step as usize;
    for (loss, list) in losses.iter().zip(errors.iter_mut()) {
        list[at] = loss.error(coefficients);
    }
    let [_, chooses, _] = errors;
    let least = chooses[*best as usize];
    if chooses[at].is_finite() && (chooses[at] < least || !least.is_finite()) {
        *best = step;
    }
}
