//! The charts of a race: a quantity of every racer over steps or evaluations.

use crate::arguments::{Argument, FromArgument, from_fields};
use crate::canvas::{self, PictureRequest};
use crate::error::Failure;
use descent_charts::chart::{self, Layout, LineChart, Series, Xs};
use descent_charts::{LineStyle, Rgb, Scale};
use descent_core::run::Trajectory;
use serde::Serialize;
use tsify::Tsify;
use web_sys::HtmlCanvasElement;

/// The dashes of the second axis where a racer has two curves.
const SECOND_AXIS_DASH: [f64; 2] = [5.0, 4.0];

/// What a chart shows and how.
#[derive(Debug, Clone, Tsify)]
pub struct ChartRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// Which quantity.
    pub(crate) quantity: ChartQuantity,
    /// Whether the x axis counts evaluations instead of steps.
    pub(crate) over_evaluations: bool,
    /// Whether the y axis is logarithmic.
    pub(crate) log: bool,
    /// Subtracted from every loss, so that a logarithmic axis can show the way to a known minimum; NaN takes
    /// the least loss that any racer has found.
    pub(crate) floor: f64,
    /// Label of the x axis.
    pub(crate) x_label: String,
    /// Label of the y axis.
    pub(crate) y_label: String,
    /// One a racer, in their order.
    pub(crate) curves: Vec<CurveRequest>,
}

/// A quantity that can be charted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum ChartQuantity {
    /// The loss.
    Loss,
    /// The norm of the true gradient.
    GradientNorm,
    /// The effective learning rate: along x solid, along y dashed.
    EffectiveRate,
    /// The schedule's learning rate.
    LearningRate,
}

/// How a racer's curve is drawn.
#[derive(Debug, Clone, Tsify)]
pub struct CurveRequest {
    /// Red, green, blue.
    pub(crate) color: [u8; 3],
    /// Width in CSS pixels.
    pub(crate) width: f64,
    /// From 0 to 1.
    pub(crate) alpha: f64,
    /// Leaves it out.
    pub(crate) hidden: bool,
}

from_fields!(ChartRequest {
    picture,
    quantity,
    over_evaluations,
    log,
    floor,
    x_label,
    y_label,
    curves,
});
from_fields!(CurveRequest { color, width, alpha, hidden });

impl FromArgument for ChartQuantity {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.choice(&[
            ("loss", Self::Loss),
            ("gradient_norm", Self::GradientNorm),
            ("effective_rate", Self::EffectiveRate),
            ("learning_rate", Self::LearningRate),
        ])
    }
}

/// Where the curves of a chart are, so that a pointer can be read.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ChartLayout {
    /// The plot's edges in CSS pixels: left, top, right, bottom.
    plot: [f64; 4],
    /// The numbers at the left and right edge.
    x_range: [f64; 2],
    /// The numbers at the bottom and top edge.
    y_range: [f64; 2],
    /// Whether the y axis is logarithmic.
    log: bool,
}

impl From<&Layout> for ChartLayout {
    fn from(layout: &Layout) -> Self {
        let plot = layout.plot;
        Self {
            plot: [plot.left, plot.top, plot.right, plot.bottom],
            x_range: layout.x_range.into(),
            y_range: layout.y_range.into(),
            log: layout.y_scale == Scale::Log,
        }
    }
}

/// Draws the chart of some trajectories.
pub(crate) fn draw(
    trajectories: &[Trajectory],
    canvas: &HtmlCanvasElement,
    request: &ChartRequest,
) -> Result<Layout, Failure> {
    let losses = trajectories.iter().flat_map(|t| t.losses.iter().copied());
    let columns = Columns::of(trajectories, request, floor(losses, request.floor));
    let mut series = Vec::new();
    for (index, (trajectory, curve)) in trajectories.iter().zip(&request.curves).enumerate() {
        let xs = if request.over_evaluations { Xs::At(&trajectory.evaluations) } else { Xs::Steps };
        for (axis, ys) in columns.of_racer(index, trajectory).enumerate() {
            series.push(Series { xs, ys, style: style(curve, axis) });
        }
    }
    let ChartRequest { picture, log, x_label, y_label, .. } = request;
    draw_series(&series, canvas, &Paper { picture, log: *log, x_label, y_label })
}

/// What curves are drawn on.
pub(crate) struct Paper<'a> {
    pub(crate) picture: &'a PictureRequest,
    pub(crate) log: bool,
    pub(crate) x_label: &'a str,
    pub(crate) y_label: &'a str,
}

/// Draws curves that are made already.
pub(crate) fn draw_series(
    series: &[Series<'_>],
    canvas: &HtmlCanvasElement,
    paper: &Paper<'_>,
) -> Result<Layout, Failure> {
    let Paper { picture, log, x_label, y_label } = *paper;
    let mut sheet = canvas::prepare(canvas, picture)?;
    let chart = LineChart {
        series,
        x_range: None,
        y_range: range(series, log),
        y_scale: if log { Scale::Log } else { Scale::Linear },
        x_label,
        y_label,
        theme: picture.theme(),
        format: picture.format(),
    };
    chart::lines(&mut sheet.backend, &picture.frame(), &chart).map_err(canvas::drawing_error)
}

/// The floor asked for, or the least loss found.
pub(crate) fn floor(losses: impl Iterator<Item = f64>, wanted: f64) -> f64 {
    if !wanted.is_nan() {
        return wanted;
    }
    losses.filter(|loss| loss.is_finite()).min_by(f64::total_cmp).unwrap_or(0.0)
}

/// How far above its first value a curve may go before the picture lets it leave at the top: a run that
/// diverges would flatten all others.
const HEADROOM_LOG: f64 = 1e4;
const HEADROOM_LINEAR: f64 = 4.0;
/// Numbers this much smaller than the greatest are rounding.
const LOG_DEPTH: f64 = 1e-18;

/// The y axis, where the data alone would not be a fair one; `None` leaves it to the chart.
fn range(series: &[Series<'_>], log: bool) -> Option<(f64, f64)> {
    let shown = || series.iter().filter(|one| !one.style.hidden);
    let usable = |y: &f64| y.is_finite() && (!log || *y > 0.0);
    let first = shown().filter_map(|one| one.ys.iter().copied().find(usable));
    let first = first.max_by(f64::total_cmp)?;
    let values = || shown().flat_map(|one| one.ys.iter().copied()).filter(usable);
    let (least, greatest) = values()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    let (bottom, top) = if log {
        (least.max(first * LOG_DEPTH), greatest.min(first * HEADROOM_LOG))
    } else {
        let room = HEADROOM_LINEAR * (first - least).abs().max(first.abs());
        (least, greatest.min(first + room))
    };
    let fair = bottom == least && top == greatest;
    (!fair && bottom < top).then_some((bottom, top))
}

/// The style of a racer's first or second curve.
pub(crate) fn style(curve: &CurveRequest, axis: usize) -> LineStyle<'static> {
    let [red, green, blue] = curve.color;
    LineStyle {
        color: Rgb(red, green, blue),
        alpha: curve.alpha,
        width: curve.width,
        dash: if axis == 0 { &[] } else { &SECOND_AXIS_DASH },
        hidden: curve.hidden,
    }
}

/// Numbers that are not recorded as they are charted.
struct Columns {
    quantity: ChartQuantity,
    shifted: Vec<Vec<f64>>,
}

impl Columns {
    fn of(trajectories: &[Trajectory], request: &ChartRequest, floor: f64) -> Self {
        let quantity = request.quantity;
        let shifted = match quantity {
            ChartQuantity::Loss if floor != 0.0 => trajectories
                .iter()
                .map(|t| t.losses.iter().map(|loss| loss - floor).collect())
                .collect(),
            ChartQuantity::EffectiveRate => trajectories
                .iter()
                .flat_map(|t| [0, 1].map(|axis| every_second(&t.effective_rates, axis)))
                .collect(),
            _ => Vec::new(),
        };
        Self { quantity, shifted }
    }

    /// The one or two columns of a racer.
    fn of_racer<'a>(
        &'a self,
        racer: usize,
        trajectory: &'a Trajectory,
    ) -> impl Iterator<Item = &'a [f64]> {
        let (recorded, made): (Option<&[f64]>, &[Vec<f64>]) = match self.quantity {
            ChartQuantity::Loss if self.shifted.is_empty() => (Some(&trajectory.losses), &[]),
            ChartQuantity::Loss => (None, self.shifted.get(racer..=racer).unwrap_or_default()),
            ChartQuantity::GradientNorm => (Some(&trajectory.gradient_norms), &[]),
            ChartQuantity::LearningRate => (Some(&trajectory.learning_rates), &[]),
            ChartQuantity::EffectiveRate => {
                (None, self.shifted.get(2 * racer..2 * racer + 2).unwrap_or_default())
            }
        };
        recorded.into_iter().chain(made.iter().map(Vec::as_slice))
    }
}

fn every_second(numbers: &[f64], from: usize) -> Vec<f64> {
    numbers.iter().skip(from).step_by(2).copied().collect()
}
