//! The charts of a training.

use crate::arguments::{Argument, FromArgument, from_fields};
use crate::canvas::PictureRequest;
use crate::chart::{self, CurveRequest, Paper};
use crate::error::Failure;
use descent_charts::chart::{Layout, Series, Xs};
use descent_core::models::training::Course;
use tsify::Tsify;
use web_sys::HtmlCanvasElement;

/// What a chart of a training shows and how: as a race's.
#[derive(Debug, Clone, Tsify)]
pub struct TrainingChartRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// Which quantity.
    pub(crate) quantity: TrainingChartQuantity,
    /// Whether the x axis counts evaluations instead of steps.
    pub(crate) over_evaluations: bool,
    /// Whether the y axis is logarithmic.
    pub(crate) log: bool,
    /// Subtracted from every loss; NaN takes the least loss that any racer has found.
    pub(crate) floor: f64,
    /// Label of the x axis.
    pub(crate) x_label: String,
    /// Label of the y axis.
    pub(crate) y_label: String,
    /// One a racer, in their order.
    pub(crate) curves: Vec<CurveRequest>,
}

/// A quantity of a training that can be charted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum TrainingChartQuantity {
    /// The loss: over the rows that teach solid, over those that examine dashed.
    Loss,
    /// The share of rows answered rightly: of those that teach solid, of those that examine dashed.
    Accuracy,
    /// The norm of the gradient over all rows that teach.
    GradientNorm,
    /// The schedule's learning rate.
    LearningRate,
}

from_fields!(TrainingChartRequest {
    picture,
    quantity,
    over_evaluations,
    log,
    floor,
    x_label,
    y_label,
    curves,
});

impl FromArgument for TrainingChartQuantity {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.choice(&[
            ("loss", Self::Loss),
            ("accuracy", Self::Accuracy),
            ("gradient_norm", Self::GradientNorm),
            ("learning_rate", Self::LearningRate),
        ])
    }
}

/// Draws a quantity of every racer: over the teaching rows solid, over the examining ones dashed.
pub(crate) fn draw(
    courses: &[Course],
    canvas: &HtmlCanvasElement,
    request: &TrainingChartRequest,
) -> Result<Layout, Failure> {
    let all = || courses.iter().flat_map(|c| c.trajectory.losses.iter().chain(&c.test_losses));
    let floor = chart::floor(all().copied(), request.floor);
    let above = |losses: &[f64]| losses.iter().map(|loss| loss - floor).collect();
    let lists: Vec<[Vec<f64>; 2]> = courses
        .iter()
        .map(|course| {
            let run = &course.trajectory;
            match request.quantity {
                TrainingChartQuantity::Loss => [above(&run.losses), above(&course.test_losses)],
                TrainingChartQuantity::Accuracy => {
                    [course.train_accuracies.clone(), course.test_accuracies.clone()]
                }
                TrainingChartQuantity::GradientNorm => [run.gradient_norms.clone(), Vec::new()],
                TrainingChartQuantity::LearningRate => [run.learning_rates.clone(), Vec::new()],
            }
        })
        .collect();
    let mut series = Vec::new();
    for ((course, lists), curve) in courses.iter().zip(&lists).zip(&request.curves) {
        let evaluations = Xs::At(&course.trajectory.evaluations);
        let xs = if request.over_evaluations { evaluations } else { Xs::Steps };
        for (part, ys) in lists.iter().enumerate().filter(|(_, ys)| !ys.is_empty()) {
            series.push(Series { xs, ys, style: chart::style(curve, part) });
        }
    }
    let TrainingChartRequest { picture, log, x_label, y_label, .. } = request;
    chart::draw_series(&series, canvas, &Paper { picture, log: *log, x_label, y_label })
}
