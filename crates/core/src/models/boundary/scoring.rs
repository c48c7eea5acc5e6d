//! What a network answers to the points that teach or examine, and what metrics make of it.

use super::map::probability;
use super::{Boundary, Fitting};
use crate::error::Error;
use crate::metrics::classification::{self, Ranking, Settings};
use crate::models::network::Evaluator;

/// Points of one role as the network reads them, and its answers to them.
#[derive(Debug)]
pub struct Scoring {
    evaluator: Evaluator,
    inputs: Vec<f64>,
    labels: Vec<bool>,
    answers: Vec<f64>,
}

impl Scoring {
    /// Of the points that teach, or of those that examine.
    #[must_use]
    pub fn new(boundary: &Boundary, examining: bool) -> Self {
        let Boundary { train_points, validation_points, network, .. } = boundary;
        let points = if examining { validation_points } else { train_points };
        Self {
            evaluator: Evaluator::new(network),
            inputs: points.inputs(&boundary.spec().features),
            labels: points.labels.iter().map(|label| *label > 0.5).collect(),
            answers: vec![0.0; points.labels.len()],
        }
    }

    /// The probability of the second class for each point.
    pub fn answers(&mut self, weights: &[f64]) -> &[f64] {
        self.evaluator.outputs(weights, &self.inputs, &mut self.answers);
        self.answers.iter_mut().for_each(probability);
        &self.answers
    }

    /// A metric of two classes at the records of a training from one on, the second class being the positive one; NaN where
    /// it is undefined.
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
        let metric = classification::find(metric)?;
        let settings = Settings::default();
        let records = fitting.records().get(from..).unwrap_or_default();
        let value = |record: &super::Record| {
            self.answers(fitting.weights_at(record.step).1);
            let Ok(ranking) = Ranking::new(&self.labels, &self.answers, None) else {
                return f64::NAN;
            };
            let counts = ranking.counts_at(threshold);
            metric.value(&ranking, &counts, &settings).number().unwrap_or(f64::NAN)
        };
        Ok(records.iter().map(value).collect())
    }
}
