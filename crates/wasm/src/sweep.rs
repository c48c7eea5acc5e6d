//! The best learning rate of each racer: the runs at every rate of the grid, in portions, and their picture.

use crate::arguments::from_fields;
use crate::canvas::{self, PictureRequest};
use crate::error;
use crate::race_request::{RacePlan, RaceRequest};
use crate::request;
use descent_charts::chart::{self, Layout, LineChart, Series, Xs};
use descent_charts::{LineStyle, Rgb, Scale};
use descent_core::run::Trajectory;
use descent_core::sweep::{self, Sample};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A race run again at every learning rate of the grid, racer after racer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep {
    plan: RacePlan,
    grids: Vec<Vec<f64>>,
    samples: Vec<Vec<Sample>>,
    record: Trajectory,
}

/// What a racer reached at every rate.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RacerSweep {
    /// The learning rates, rising.
    learning_rates: Vec<f64>,
    /// The last finite loss at each; NaN where there is none.
    losses: Vec<f64>,
    /// Whether the run at each diverged.
    diverged: Vec<bool>,
    /// The place of the best: the least loss without divergence, of equals the least rate; -1 where all diverged.
    best: i32,
}

/// What all racers reached.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SweepReport {
    /// In the order of the racers.
    racers: Vec<RacerSweep>,
}

#[wasm_bindgen]
impl Sweep {
    /// A sweep of this race's racers; their own learning rates do not matter.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<RaceRequest>) -> Result<Sweep, JsValue> {
        let plan = request::read::<RaceRequest>(request)?.build().map_err(error::refuse)?;
        let grids: Vec<_> = plan.runs.iter().map(|run| sweep::grid(run.settings.spec())).collect();
        let samples = vec![Vec::new(); grids.len()];
        Ok(Self { plan, grids, samples, record: Trajectory::default() })
    }

    /// How many runs there are in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.grids.iter().map(Vec::len).sum::<usize>() as u32
    }

    /// Does so many more runs, or as many as are left, and tells how many are done.
    pub fn advance(&mut self, runs: u32) -> Result<u32, JsValue> {
        for _ in 0..runs {
            let unfinished = |(grid, found): (&Vec<f64>, &Vec<Sample>)| found.len() < grid.len();
            let Some(racer) = self.grids.iter().zip(&self.samples).position(unfinished) else {
                break;
            };
            let rate = self.grids[racer][self.samples[racer].len()];
            let RacePlan { surface, runs, .. } = &self.plan;
            let sample = sweep::sample(surface, &runs[racer], rate, &mut self.record);
            self.samples[racer].push(sample.map_err(error::refuse)?);
        }
        Ok(self.samples.iter().map(Vec::len).sum::<usize>() as u32)
    }

    /// What was found so far.
    pub fn report(&self) -> Result<Ts<SweepReport>, JsValue> {
        let racers = self.samples.iter().map(|samples| RacerSweep {
            learning_rates: samples.iter().map(|s| s.learning_rate).collect(),
            losses: samples.iter().map(|s| s.loss).collect(),
            diverged: samples.iter().map(|s| s.diverged).collect(),
            best: sweep::best(samples).map_or(-1, |index| index as i32),
        });
        crate::send(&SweepReport { racers: racers.collect() })
    }
}

/// The picture of a sweep.
#[derive(Debug, Clone, Tsify)]
pub struct RatesChartRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// Subtracted from every loss; NaN takes the least loss there is.
    pub(crate) floor: f64,
    /// Label of the x axis.
    pub(crate) x_label: String,
    /// Label of the y axis.
    pub(crate) y_label: String,
    /// One a racer, in their order.
    pub(crate) curves: Vec<RatesCurve>,
}

/// One racer's curve of final loss against learning rate.
#[derive(Debug, Clone, Tsify)]
pub struct RatesCurve {
    /// Red, green, blue.
    pub(crate) color: [u8; 3],
    /// Width in CSS pixels.
    pub(crate) width: f64,
    /// Leaves it out.
    pub(crate) hidden: bool,
    /// The learning rates, rising.
    pub(crate) learning_rates: Vec<f64>,
    /// The final loss at each.
    pub(crate) losses: Vec<f64>,
    /// Whether the run at each diverged.
    pub(crate) diverged: Vec<bool>,
    /// The learning rate in force, the final loss at it, and whether that run diverged.
    pub(crate) present: PresentRate,
    /// The place of the best; -1 for none.
    pub(crate) best: f64,
}

/// Where a racer stands on its curve.
#[derive(Debug, Clone, Tsify)]
pub struct PresentRate {
    /// The learning rate in force.
    pub(crate) learning_rate: f64,
    /// The final loss at it.
    pub(crate) loss: f64,
    /// Whether that run diverged.
    pub(crate) diverged: bool,
}

from_fields!(RatesChartRequest { picture, floor, x_label, y_label, curves });
from_fields!(RatesCurve { color, width, hidden, learning_rates, losses, diverged, present, best });
from_fields!(PresentRate { learning_rate, loss, diverged });

/// Where things stand in the picture, in CSS pixels.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RatesLayout {
    /// The plot's edges: left, top, right, bottom.
    plot: [f64; 4],
    /// The learning rates at its left and right edge.
    x_range: [f64; 2],
    /// Above this line stand the rates that diverge; the plot's top where none does.
    lanes: f64,
    /// Where each racer stands now; NaN where its rate is not on the axis.
    present: Vec<[f64; 2]>,
    /// Where each racer's best is; NaN for none.
    best: Vec<[f64; 2]>,
}

/// Draws final loss against learning rate, both logarithmic, for all racers. Rates that diverge have a lane of the
/// racer's colour above the curves.
#[wasm_bindgen]
pub fn draw_rates(
    canvas: &HtmlCanvasElement,
    request: &Ts<RatesChartRequest>,
) -> Result<Ts<RatesLayout>, JsValue> {
    let request = request::read::<RatesChartRequest>(request)?;
    let heights = Heights::of(&request);
    let lines: Vec<Line<'_>> =
        request.curves.iter().enumerate().map(|(lane, curve)| heights.line(curve, lane)).collect();
    let series: Vec<Series<'_>> = lines.iter().flat_map(Line::series).collect();
    let mut sheet = canvas::prepare(canvas, &request.picture)?;
    let chart = LineChart {
        series: &series,
        x_range: None,
        y_range: Some((heights.bottom, heights.top)),
        y_scale: Scale::Log,
        x_label: &request.x_label,
        y_label: &request.y_label,
        theme: request.picture.theme(),
        format: request.picture.format(),
    };
    let frame = request.picture.frame();
    let layout = chart::lines_over(&mut sheet.backend, &frame, &chart, Scale::Log)
        .map_err(canvas::drawing_error)?;
    crate::send(&heights.layout(&request, &layout))
}

/// Losses this much smaller than the greatest stand at the bottom: they are rounding, or zero.
const DEPTH: f64 = 1e-15;
/// A loss this much greater than that at the least rate leaves at the top: few runs would flatten all.
const HEADROOM: f64 = 1e3;
/// How much of the plot's height the lanes of the diverging rates take.
const LANES: f64 = 0.2;

/// How losses lie on the y axis, and where above them the lanes are.
struct Heights {
    floor: f64,
    bottom: f64,
    /// The greatest loss of a curve; the lanes begin here.
    ceiling: f64,
    top: f64,
    lanes: usize,
}

impl Heights {
    fn of(request: &RatesChartRequest) -> Self {
        let shown = || request.curves.iter().filter(|curve| !curve.hidden);
        let steady = |curve: &RatesCurve| {
            let pairs = curve.losses.iter().zip(&curve.diverged);
            pairs
                .filter(|(loss, lost)| loss.is_finite() && !**lost)
                .map(|(loss, _)| *loss)
                .collect()
        };
        let losses: Vec<f64> = shown().flat_map(|curve| -> Vec<f64> { steady(curve) }).collect();
        let least = losses.iter().copied().min_by(f64::total_cmp).unwrap_or(0.0);
        let floor = if request.floor.is_nan() { least } else { request.floor };
        let above = || losses.iter().map(|loss| loss - floor).filter(|loss| *loss > 0.0);
        // At the least rate a run hardly moves: its loss is about that of the start.
        let start = shown().filter_map(|curve| curve.losses.first().map(|loss| loss - floor));
        let start = start.filter(|loss| loss.is_finite()).max_by(f64::total_cmp).unwrap_or(1.0);
        let greatest = above().max_by(f64::total_cmp).unwrap_or(1.0);
        let ceiling = greatest.min((start * HEADROOM).max(f64::MIN_POSITIVE));
        let least = above().min_by(f64::total_cmp).unwrap_or(ceiling / 10.0);
        let bottom = least.max(ceiling * DEPTH).min(ceiling / 10.0);
        let diverges =
            |curve: &RatesCurve| curve.present.diverged || curve.diverged.contains(&true);
        let lanes = if shown().any(diverges) { request.curves.len() } else { 0 };
        let decades =
            (ceiling / bottom).log10() * if lanes > 0 { 1.0 / (1.0 - LANES) } else { 1.04 };
        Self { floor, bottom, ceiling, top: bottom * 10_f64.powf(decades), lanes }
    }

    /// Where a loss stands on the axis.
    fn loss(&self, loss: f64) -> f64 {
        (loss - self.floor).max(self.bottom)
    }

    /// The height of a racer's lane, the first on top.
    fn lane(&self, index: usize) -> f64 {
        let share = 1.0 - (index as f64 + 1.0) / (self.lanes as f64 + 1.0);
        self.ceiling * (self.top / self.ceiling).powf(share)
    }

    fn line<'a>(&self, curve: &'a RatesCurve, lane: usize) -> Line<'a> {
        let pairs = || curve.losses.iter().zip(&curve.diverged);
        let height = self.lane(lane);
        Line {
            curve,
            losses: pairs()
                .map(|(loss, lost)| if *lost { f64::NAN } else { self.loss(*loss) })
                .collect(),
            lane: pairs().map(|(_, lost)| if *lost { height } else { f64::NAN }).collect(),
        }
    }

    fn layout(&self, request: &RatesChartRequest, layout: &Layout) -> RatesLayout {
        let place = |lane: usize, rate: f64, loss: f64, diverged: bool| {
            let height = if diverged { self.lane(lane) } else { self.loss(loss) };
            let inside = rate >= layout.x_range.0 && rate <= layout.x_range.1;
            let (x, y) = layout
                .position_of(rate, height)
                .filter(|_| inside && !loss.is_nan())
                .unwrap_or((f64::NAN, f64::NAN));
            [x, y.max(layout.plot.top)]
        };
        let curves = || request.curves.iter().enumerate();
        let present = |(lane, curve): (usize, &RatesCurve)| {
            let PresentRate { learning_rate, loss, diverged } = curve.present;
            place(lane, learning_rate, loss, diverged)
        };
        let best = |(lane, curve): (usize, &RatesCurve)| {
            let at = |list: &[f64]| list.get(curve.best as usize).copied().unwrap_or(f64::NAN);
            let known = curve.best >= 0.0;
            let nowhere = [f64::NAN; 2];
            if known {
                place(lane, at(&curve.learning_rates), at(&curve.losses), false)
            } else {
                nowhere
            }
        };
        let plot = layout.plot;
        let ceiling = layout.position_of(layout.x_range.0, self.ceiling).map(|(_, y)| y);
        RatesLayout {
            plot: [plot.left, plot.top, plot.right, plot.bottom],
            x_range: layout.x_range.into(),
            lanes: ceiling.filter(|_| self.lanes > 0).unwrap_or(plot.top),
            present: curves().map(present).collect(),
            best: curves().map(best).collect(),
        }
    }
}

/// A racer's curve and its lane, as they are drawn.
struct Line<'a> {
    curve: &'a RatesCurve,
    losses: Vec<f64>,
    lane: Vec<f64>,
}

impl Line<'_> {
    fn series(&self) -> [Series<'_>; 2] {
        let [red, green, blue] = self.curve.color;
        let style = LineStyle {
            hidden: self.curve.hidden,
            ..LineStyle::solid(Rgb(red, green, blue), self.curve.width)
        };
        let xs = Xs::At(&self.curve.learning_rates);
        let lane = LineStyle { alpha: 0.7, ..style };
        [Series { xs, ys: &self.losses, style }, Series { xs, ys: &self.lane, style: lane }]
    }
}
