//! A loss over data, looked into: what a step's batch is and how it sees the loss, and how the feature lies.

use crate::race::Race;
use crate::write;
use descent_charts::contours;
use descent_charts::grid::Grid;
use descent_core::curvature::Curvature;
use descent_core::math::norm;
use descent_core::models::regression::Regression;
use descent_core::objective::Objective;
use descent_core::surfaces::Surface;
use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Nodes along the longer side of the grid that a batch's contours are drawn from.
const NODES: usize = 160;

/// What a step was given.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BatchReport {
    /// The points of the batch, by their places in the data; all where there are no batches.
    pub(crate) rows: Vec<usize>,
    /// The gradient over all points; the second number is 0 where there is one weight.
    pub(crate) gradient: [f64; 2],
    /// That over the batch: what the run was given, before noise and clipping.
    pub(crate) estimate: [f64; 2],
    /// The loss over all points.
    pub(crate) loss: f64,
    /// That over the batch.
    pub(crate) batch_loss: f64,
    /// The cosine of the angle between both gradients; NaN where one of them is 0.
    pub(crate) cosine: f64,
}

/// How the feature comes to the model.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct FeaturesReport {
    /// λmax and λmin of the Hessian of the mean squared error of a model linear in its weights, whatever the loss:
    /// that of the matrix of twice the means of x², x and 1, of one weight twice the mean of x².
    pub(crate) curvature: [f64; 2],
    /// λmax / λmin; infinite where the points leave the weights open.
    pub(crate) condition: f64,
    /// The mean of the scaled feature, before it is standardized.
    pub(crate) mean: f64,
    /// Its deviation; 0 for a constant.
    pub(crate) deviation: f64,
}

#[wasm_bindgen]
impl Race {
    /// What a racer's update from a step (the first from 0) was given; `undefined` where the run never got there, and of
    /// a surface that is not over data.
    pub fn batch(&self, racer: usize, step: u32) -> Result<Option<Ts<BatchReport>>, JsValue> {
        let point = self.point(racer, step);
        let report = self.data().zip(point).map(|((_, data), at)| report(data, step, at));
        report.as_ref().map(crate::send).transpose()
    }

    /// Writes the contours of the loss over a step's batch within a span, at the levels of the stage's last drawing: x
    /// and y of each point, a pair of NaN after each line. Returns how many numbers were written: none with one weight.
    pub fn write_batch_contours(&self, step: u32, span: &[f64], target: &Float64Array) -> u32 {
        let (Some((surface, data)), Some(&[x0, x1, y0, y1])) = (self.data(), span.first_chunk())
        else {
            return 0;
        };
        if surface.is_curve() {
            return 0;
        }
        let values: Vec<f64> = places([y0, y1], NODES)
            .flat_map(|y| places([x0, x1], NODES).map(move |x| [x, y]))
            .map(|at| data.batch(step, at).value)
            .collect();
        let Ok(grid) = Grid::new(&values, (NODES, NODES), (x0, x1), (y0, y1)) else { return 0 };
        let mut lines = Vec::new();
        for line in contours::trace(&grid, &self.levels()) {
            lines.extend(line.points.iter().flat_map(|(x, y)| [*x, *y]));
            lines.extend([f64::NAN; 2]);
        }
        write(&lines, target)
    }

    /// Fills `target` with the loss over a step's batch at places spread evenly from the first number of a span to the
    /// second, both among them. Returns how many numbers were written: none with two weights.
    pub fn write_batch_curve(&self, step: u32, span: &[f64], target: &Float64Array) -> u32 {
        let (Some((surface, data)), Some(ends)) = (self.data(), span.first_chunk()) else {
            return 0;
        };
        if !surface.is_curve() {
            return 0;
        }
        let losses = places(*ends, target.length() as usize);
        let losses: Vec<f64> = losses.map(|w| data.batch(step, [w, 0.0]).value).collect();
        write(&losses, target)
    }

    /// How the feature comes to the model; `undefined` of a surface that is not over data.
    pub fn features(&self) -> Result<Option<Ts<FeaturesReport>>, JsValue> {
        let report = self.data().map(|(surface, data)| features(surface, data));
        report.as_ref().map(crate::send).transpose()
    }
}

impl Race {
    fn data(&self) -> Option<(&Surface, &Regression)> {
        self.surface().and_then(|surface| Some((surface, surface.data()?)))
    }

    /// Where a racer was after a step; of one weight that and 0.
    fn point(&self, racer: usize, step: u32) -> Option<[f64; 2]> {
        let trajectory = self.trajectory(racer).filter(|trajectory| step <= trajectory.taken)?;
        match *trajectory.point(step) {
            [x, y] => Some([x, y]),
            [x] => Some([x, 0.0]),
            _ => None,
        }
    }
}

fn report(data: &Regression, step: u32, at: [f64; 2]) -> BatchReport {
    let (whole, batch) = (data.at(at), data.batch(step, at));
    let [[a, b], [c, d]] = [whole.gradient, batch.gradient];
    BatchReport {
        rows: data.rows_at(step),
        gradient: whole.gradient,
        estimate: batch.gradient,
        loss: whole.value,
        batch_loss: batch.value,
        cosine: (a * c + b * d) / (norm(&whole.gradient) * norm(&batch.gradient)),
    }
}

fn features(surface: &Surface, data: &Regression) -> FeaturesReport {
    let [xx, xy, yy] = data.curvature();
    let curvature = match surface.dimension() {
        1 => [xx; 2],
        _ => Curvature::of([xx, xy, yy]).values,
    };
    let [max, min] = curvature;
    let feature = data.feature();
    FeaturesReport {
        curvature,
        condition: if min > 0.0 { max / min } else { f64::INFINITY },
        mean: feature.mean,
        deviation: feature.deviation,
    }
}

/// Places spread evenly over a stretch, its ends among them.
fn places([from, to]: [f64; 2], count: usize) -> impl Iterator<Item = f64> {
    let pieces = count.saturating_sub(1).max(1) as f64;
    (0..count).map(move |index| from + (to - from) * index as f64 / pieces)
}
