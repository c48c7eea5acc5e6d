//! The loss or a metric over the updates, of the points that teach and of those that examine.

use super::BoundaryTraining;
use crate::arguments::from_fields;
use crate::canvas::PictureRequest;
use crate::chart::{self, ChartLayout, CurveRequest, Paper};
use crate::error::{self, Failure};
use crate::request;
use descent_charts::chart::{Layout, Series, Xs};
use descent_core::error::Error;
use descent_core::metrics::Direction;
use descent_core::models::boundary::{Record, direction};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// What is charted by this name is the loss; by any other, that metric.
const LOSS: &str = "loss";

/// What a chart shows and how.
#[derive(Debug, Clone, Tsify)]
pub struct BoundaryChartRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// `loss`, or the id of a metric: of two classes, of which the second is the positive one, or of numbers, as the task is.
    pub(crate) quantity: String,
    /// From which probability on a point is answered with the second class; numbers do without.
    pub(crate) threshold: f64,
    /// Whether the y axis is logarithmic.
    pub(crate) log: bool,
    /// Label of the x axis.
    pub(crate) x_label: String,
    /// Label of the y axis.
    pub(crate) y_label: String,
    /// Of the points that teach, solid, and of those that examine, dashed; of a twin's after them.
    pub(crate) curves: Vec<CurveRequest>,
}

from_fields!(BoundaryChartRequest { picture, quantity, threshold, log, x_label, y_label, curves });

/// A metric at every record so far: of the points that teach, and of those that examine.
#[derive(Debug)]
pub(super) struct Course {
    metric: String,
    threshold: f64,
    values: [Vec<f64>; 2],
}

/// Where a metric is best.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryBest {
    /// Updates made.
    step: u32,
    /// The metric's value there.
    value: f64,
}

/// Curves of one training: the steps of its records, and a list for either role.
struct Curves {
    steps: Vec<f64>,
    values: [Vec<f64>; 2],
}

#[wasm_bindgen]
impl BoundaryTraining {
    /// Draws the loss or a metric over the updates.
    pub fn draw_chart(
        &mut self,
        canvas: &HtmlCanvasElement,
        request: &Ts<BoundaryChartRequest>,
    ) -> Result<Ts<ChartLayout>, JsValue> {
        let request = request::read::<BoundaryChartRequest>(request)?;
        let curves = [self.curves(&request)?];
        crate::send(&ChartLayout::from(&draw(&curves, canvas, &request)?))
    }

    /// The same with the curves of a twin.
    pub fn draw_chart_beside(
        &mut self,
        twin: &mut BoundaryTraining,
        canvas: &HtmlCanvasElement,
        request: &Ts<BoundaryChartRequest>,
    ) -> Result<Ts<ChartLayout>, JsValue> {
        let request = request::read::<BoundaryChartRequest>(request)?;
        let curves = [self.curves(&request)?, twin.curves(&request)?];
        crate::send(&ChartLayout::from(&draw(&curves, canvas, &request)?))
    }

    /// What is charted, at the last record at or before a step; NaN where it is undefined.
    pub fn charted_at(
        &mut self,
        quantity: &str,
        threshold: f64,
        examining: bool,
        step: u32,
    ) -> Result<f64, JsValue> {
        let records = self.fitting.records();
        let Some(at) = records.iter().rposition(|record| record.step <= step) else {
            return Ok(f64::NAN);
        };
        if quantity == LOSS {
            return Ok(loss(&records[at], examining));
        }
        self.follow(quantity, threshold).map_err(error::refuse)?;
        let course = self.course.as_ref().and_then(|c| c.values[usize::from(examining)].get(at));
        Ok(course.copied().unwrap_or(f64::NAN))
    }

    /// The record at which a metric of the points that examine is best, the first of equal ones; none where it is undefined at
    /// all of them.
    pub fn best_by(
        &mut self,
        metric: &str,
        threshold: f64,
    ) -> Result<Option<Ts<BoundaryBest>>, JsValue> {
        let direction = direction(self.boundary.task(), metric).map_err(error::refuse)?;
        self.follow(metric, threshold).map_err(error::refuse)?;
        let Some(course) = &self.course else { return Ok(None) };
        let better = |value: f64, than: f64| match direction {
            Direction::Lower => value < than,
            Direction::Higher => value > than,
        };
        let mut best: Option<(usize, f64)> = None;
        for (at, value) in course.values[1].iter().enumerate().filter(|(_, v)| !v.is_nan()) {
            if best.is_none_or(|(_, least)| better(*value, least)) {
                best = Some((at, *value));
            }
        }
        let records = self.fitting.records();
        let told = best.and_then(|(at, value)| {
            records.get(at).map(|record| BoundaryBest { step: record.step, value })
        });
        told.map(|best| crate::send(&best)).transpose()
    }

    fn curves(&mut self, request: &BoundaryChartRequest) -> Result<Curves, JsValue> {
        let BoundaryChartRequest { quantity, threshold, .. } = request;
        let records = self.fitting.records();
        let steps = records.iter().map(|record| f64::from(record.step)).collect();
        if quantity == LOSS {
            let values = [false, true]
                .map(|examining| records.iter().map(|record| loss(record, examining)).collect());
            return Ok(Curves { steps, values });
        }
        self.follow(quantity, *threshold).map_err(error::refuse)?;
        let values = self.course.as_ref().map(|course| course.values.clone());
        Ok(Curves { steps, values: values.unwrap_or_default() })
    }

    /// Brings the course of a metric up to the last record.
    fn follow(&mut self, metric: &str, threshold: f64) -> Result<(), Error> {
        let same = |course: &Course| course.metric == metric && course.threshold == threshold;
        let kept = self.course.take().filter(same);
        let fresh =
            || Course { metric: metric.to_owned(), threshold, values: [Vec::new(), Vec::new()] };
        let mut course = kept.unwrap_or_else(fresh);
        for (values, scoring) in course.values.iter_mut().zip(&mut self.scorings) {
            values.extend(scoring.course(&self.fitting, values.len(), metric, threshold)?);
        }
        self.course = Some(course);
        Ok(())
    }
}

fn loss(record: &Record, examining: bool) -> f64 {
    if examining { record.validation_loss } else { record.train_loss }
}

fn draw(
    curves: &[Curves],
    canvas: &HtmlCanvasElement,
    request: &BoundaryChartRequest,
) -> Result<Layout, Failure> {
    let lists = curves.iter().flat_map(|Curves { steps, values }| {
        values.iter().enumerate().map(move |(part, ys)| (steps, ys, part))
    });
    let series: Vec<Series<'_>> = lists
        .zip(&request.curves)
        .map(|((steps, ys, part), curve)| Series {
            xs: Xs::At(steps),
            ys,
            style: chart::style(curve, part),
        })
        .collect();
    let BoundaryChartRequest { picture, log, x_label, y_label, .. } = request;
    chart::draw_series(&series, canvas, &Paper { picture, log: *log, x_label, y_label })
}
