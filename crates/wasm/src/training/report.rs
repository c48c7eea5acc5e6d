//! What is told of a training.

use super::request::School;
use descent_core::datasets::DATASETS;
use descent_core::math::norm;
use descent_core::models::activation::ACTIVATIONS;
use descent_core::models::network::INITIALIZATIONS;
use descent_core::models::rates::LEARNING_RATES;
use descent_core::models::training::{Course, Outcome};
use serde::Serialize;
use tsify::Tsify;

/// A set of data.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct DatasetInfo {
    /// Its id.
    pub(crate) id: &'static str,
    /// Number of rows.
    pub(crate) rows: usize,
    /// Ids of the columns.
    pub(crate) features: Vec<&'static str>,
    /// Ids of the classes.
    pub(crate) classes: Vec<&'static str>,
}

/// What can be chosen for a network, beside optimizer and schedule.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct NetworkCatalog {
    /// Data to learn from.
    pub(crate) datasets: Vec<DatasetInfo>,
    /// Names of what hidden neurons make of their sums.
    pub(crate) activations: Vec<&'static str>,
    /// Names of ways to draw the weights.
    pub(crate) initializations: Vec<&'static str>,
    /// A learning rate that works for the network of the slides, by optimizer.
    #[serde(serialize_with = "crate::catalog::as_object")]
    #[tsify(type = "Record<string, number>")]
    pub(crate) learning_rates: &'static [(&'static str, f64)],
}

pub(crate) fn catalog() -> NetworkCatalog {
    let datasets = DATASETS.iter().map(|data| DatasetInfo {
        id: data.id,
        rows: data.rows(),
        features: data.features.to_vec(),
        classes: data.classes.to_vec(),
    });
    NetworkCatalog {
        datasets: datasets.collect(),
        activations: ACTIVATIONS.iter().map(|(name, _)| *name).collect(),
        initializations: INITIALIZATIONS.iter().map(|(name, _)| *name).collect(),
        learning_rates: LEARNING_RATES,
    }
}

/// How a training ended: `kind` tells which of the other fields are there.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TrainingOutcome {
    /// The loss over the teaching rows is within ε of 0 from `step` on.
    Converged {
        /// From which step on.
        step: u32,
    },
    /// The gradient has been all but nothing from `step` on, and the loss is not within ε of 0.
    Stalled {
        /// From which step on.
        step: u32,
        /// Norm of the gradient at the end.
        gradient_norm: f64,
    },
    /// The numbers stopped being finite, or the loss ended far above that of the start.
    Diverged {
        /// At which step.
        step: u32,
    },
    /// Still under way when the steps were used up.
    Spent,
}

/// How a racer fared.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct TrainedSummary {
    /// How the training ended; `null` while it has not.
    pub(crate) outcome: Option<TrainingOutcome>,
    /// The first step whose loss is within ε of 0; -1 if it was never reached.
    pub(crate) reached: i32,
    /// The last finite loss over the teaching rows.
    pub(crate) loss: f64,
    /// The share of the teaching rows that are answered rightly then.
    pub(crate) accuracy: f64,
    /// The loss over the examining rows then; NaN where there are none.
    pub(crate) test_loss: f64,
    /// The share of the examining rows that are answered rightly then; NaN where there are none.
    pub(crate) test_accuracy: f64,
    /// The norm of the gradient over all teaching rows then.
    pub(crate) gradient_norm: f64,
    /// The norm of the weights then.
    pub(crate) norm: f64,
    /// Evaluations spent.
    pub(crate) evaluations: f64,
    /// The last step with finite numbers so far.
    pub(crate) taken: u32,
}

/// How all racers fared so far.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct TrainingSummary {
    /// One for each racer.
    pub(crate) racers: Vec<TrainedSummary>,
    /// Whether all trainings have ended.
    pub(crate) finished: bool,
    /// Number of rows that teach.
    pub(crate) train_rows: usize,
    /// Number of rows that examine.
    pub(crate) test_rows: usize,
}

/// How far a training has come.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct TrainingProgress {
    /// Updates done, over all racers; those that one which broke off never made count.
    pub(crate) done: u32,
    /// Updates in all.
    pub(crate) total: u32,
    /// The last step with finite numbers of each racer.
    pub(crate) taken: Vec<u32>,
}

/// A step from layer to layer.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct LayerReport {
    /// Neurons that it reads.
    pub(crate) inputs: usize,
    /// Neurons that it makes.
    pub(crate) outputs: usize,
    /// Where its matrix begins among the weights: outputs × inputs numbers, row by row.
    pub(crate) first: usize,
    /// Numbers in the matrix.
    pub(crate) matrix: usize,
    /// Biases, which follow the matrix.
    pub(crate) biases: usize,
    /// Weights up to here, biases among them.
    pub(crate) sum: usize,
}

/// The shape of a network.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct LayoutReport {
    /// From the input's to the output's.
    pub(crate) layers: Vec<LayerReport>,
    /// Number of weights.
    pub(crate) parameters: usize,
    /// The most steps that a training of it may have.
    pub(crate) most_steps: u32,
}

/// One row of the data.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ExampleReport {
    /// Its numbers, in the data's own units.
    pub(crate) features: Vec<f64>,
    /// Its class.
    pub(crate) class: usize,
    /// Whether it examines and does not teach.
    pub(crate) is_test: bool,
}

impl School {
    pub(crate) fn summary(&self) -> TrainingSummary {
        TrainingSummary {
            racers: self.courses.iter().map(|course| summary(course, self.tolerance)).collect(),
            finished: self.courses.iter().all(Course::is_finished),
            train_rows: self.task.split.train.len(),
            test_rows: self.task.split.test.len(),
        }
    }

    pub(crate) fn layout(&self) -> LayoutReport {
        let network = &self.task.network;
        let layers = network.layers().map(|layer| LayerReport {
            inputs: layer.inputs,
            outputs: layer.outputs,
            first: layer.matrix.start,
            matrix: layer.matrix.len(),
            biases: layer.biases.len(),
            sum: layer.biases.end,
        });
        LayoutReport {
            layers: layers.collect(),
            parameters: network.parameters(),
            most_steps: self.task.most_steps(),
        }
    }

    pub(crate) fn example(&self, row: usize) -> Option<ExampleReport> {
        let data = self.task.dataset;
        (row < data.rows()).then(|| ExampleReport {
            features: data.row(row).collect(),
            class: data.class(row),
            is_test: self.task.split.test.binary_search(&row).is_ok(),
        })
    }
}

pub(crate) fn summary(course: &Course, tolerance: f64) -> TrainedSummary {
    let run = &course.trajectory;
    let last = |list: &[f64]| list.get(run.taken as usize).copied().unwrap_or(f64::NAN);
    let reached = run.losses.iter().position(|loss| *loss <= tolerance);
    let spent = run.evaluations.iter().rev().find(|count| count.is_finite());
    TrainedSummary {
        outcome: course.is_finished().then(|| report(course.outcome(tolerance))),
        reached: reached.and_then(|step| i32::try_from(step).ok()).unwrap_or(-1),
        loss: last(&run.losses),
        accuracy: last(&course.train_accuracies),
        test_loss: last(&course.test_losses),
        test_accuracy: last(&course.test_accuracies),
        gradient_norm: last(&run.gradient_norms),
        norm: norm(run.last()),
        evaluations: spent.copied().unwrap_or(0.0),
        taken: run.taken,
    }
}

fn report(outcome: Outcome) -> TrainingOutcome {
    match outcome {
        Outcome::Converged { step } => TrainingOutcome::Converged { step },
        Outcome::Stalled { step, gradient_norm } => {
            TrainingOutcome::Stalled { step, gradient_norm }
        }
        Outcome::Diverged { step } => TrainingOutcome::Diverged { step },
        Outcome::Spent => TrainingOutcome::Spent,
    }
}
