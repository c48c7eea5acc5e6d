//! What a network answers to points, and what metrics make of it.

use super::map::probability;
use super::{Boundary, Fitting, Record};
use crate::datasets::points::{Points, Task};
use crate::error::Error;
use crate::metrics::classification::{self, Ranking, Settings};
use crate::metrics::regression::{self, Parameters, Sample};
use crate::metrics::{Direction, Value};
use crate::models::network::Evaluator;

/// Points as the network reads them, and its answers to them.
#[derive(Debug)]
pub struct Scoring {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    task: Task,
    wanted: Vec<f64>,
    labels: Vec<bool>,
    answers: Vec<f64>,
}

/// A metric of either task.
#[derive(Debug, Clone, Copy)]
enum Judge {
    Classes(&'static classification::Metric),
    Numbers(&'static regression::Metric),
}

impl Judge {
    fn find(task: Task, id: &str) -> Result<Self, Error> {
        match task {
            Task::Classification => classification::find(id).map(Self::Classes),
            Task::Regression => regression::find(id).map(Self::Numbers),
        }
    }
}

/// Which values of a metric are good: of one of classes, or of one of numbers, as the task is.
///
/// # Errors
/// [`Error::Unknown`] for a metric that there is not.
pub fn direction(task: Task, metric: &str) -> Result<Direction, Error> {
    Ok(match Judge::find(task, metric)? {
        Judge::Classes(metric) => metric.spec.direction,
        Judge::Numbers(metric) => metric.spec.direction,
    })
}

impl Scoring {
    /// Of the points that teach, or of those that examine.
    #[must_use]
    pub fn new(boundary: &Boundary, examining: bool) -> Self {
        let Boundary { train_points, validation_points, .. } = boundary;
        Self::of(boundary, if examining { validation_points } else { train_points })
    }

    /// Of any points.
    pub(super) fn of(boundary: &Boundary, points: &Points) -> Self {
        Self {
            evaluator: Evaluator::new(&boundary.network),
            inputs: points.inputs(&boundary.spec().features),
            task: boundary.task(),
            wanted: points.labels.clone(),
            labels: points.labels.iter().map(|label| *label > 0.5).collect(),
            answers: vec![0.0; points.labels.len()],
        }
    }

    /// The probability of the second class for each point, or the number that is found.
    pub fn answers(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.outputs(weights, &self.inputs, &mut self.answers);
        if self.task == Task::Classification {
            self.answers.iter_mut().for_each(probability);
        }
        &self.answers
    }

    /// What was wanted less what is answered, y − ŷ, for each point.
    pub fn residuals(&mut self, weights: &[f64]) -> Vec<f64> {
        self.answers(weights);
        self.wanted.iter().zip(&self.answers).map(|(wanted, answer)| wanted - answer).collect()
    }

    /// A metric with these weights: of two classes, the second being the positive one, or of numbers, as the task is. NaN
    /// where it is undefined; a threshold is for classes.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a metric that there is not.
    pub fn value(&mut self, weights: &[f64], metric: &str, threshold: f64) -> Result<f64, Error> {
        Judge::find(self.task, metric).map(|judge| self.judged(weights, judge, threshold))
    }

    fn judged(&mut self, weights: &[f64], judge: Judge, threshold: f64) -> f64 {
        self.answers(weights);
        let value: Option<Value> = match judge {
            Judge::Classes(metric) => {
                let ranking = Ranking::new(&self.labels, &self.answers, None);
                ranking.ok().map(|ranking| {
                    let counts = ranking.counts_at(threshold);
                    metric.value(&ranking, &counts, &Settings::default())
                })
            }
            Judge::Numbers(metric) => {
                let sample = Sample::new(self.wanted.clone(), self.answers.clone(), None);
                sample.ok().map(|sample| metric.value(&sample, &Parameters::default()))
            }
        };
        value.and_then(|value| value.number()).unwrap_or(f64::NAN)
    }

    /// A metric at the records of a training from one on, as [`Scoring::value`] has it.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a metric that there is not.
    pub fn course(
        &mut self,
        fitting: &Fitting,
        from: usize,
        metric: &str,
        threshold: f64,
    ) -> Result<Vec<f64>, Error> {
        let judge = Judge::find(self.task, metric)?;
        let records = fitting.records().get(from..).unwrap_or_default();
        let value =
            |record: &Record| self.judged(fitting.weights_at(record.step).1, judge, threshold);
        Ok(records.iter().map(value).collect())
    }
}
