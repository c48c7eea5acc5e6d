//! The plane that a training is shown on, and its picture.

use super::{EMPTY, Training, write};
use crate::arguments::from_fields;
use crate::canvas::{self, PictureRequest};
use crate::error::{self, Failure};
use crate::request;
use crate::stage::{MAX_SAMPLES, SAMPLE_PIXELS, Stage, StageRequest};
use descent_charts::stage::View as PictureView;
use descent_charts::{Frame, stage};
use descent_core::error::Error;
use descent_core::landscape::View;
use descent_core::models::plane::Plane;
use descent_core::models::soundings::{Soundings, resample};
use descent_core::objective::Objective;
use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A plane through the space of weights: w = center + a u + b v, each a list of as many numbers as there are weights.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PlaneFrame {
    /// The point at a = b = 0.
    #[tsify(type = "ArrayLike<number>")]
    pub(crate) center: Vec<f64>,
    /// Along the picture's x axis.
    #[tsify(type = "ArrayLike<number>")]
    pub(crate) u: Vec<f64>,
    /// Along the picture's y axis.
    #[tsify(type = "ArrayLike<number>")]
    pub(crate) v: Vec<f64>,
}

from_fields!(PlaneFrame { center, u, v });

/// A plane with what is known of the loss on it.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) plane: Plane,
    grid: Option<(View, Vec<f64>)>,
    stage: Stage,
}

/// No cross-entropy is below 0: a logarithmic scale counts from here.
const FLOOR: f64 = 0.0;

#[wasm_bindgen]
impl Training {
    /// Sets the plane that points and pictures are of; nothing is known of the loss on it yet. It is gone with the next
    /// `configure`.
    pub fn set_plane(&mut self, frame: &Ts<PlaneFrame>) -> Result<(), JsValue> {
        let school = self.school.as_ref().ok_or(EMPTY)?;
        let PlaneFrame { center, u, v } = request::read(frame)?;
        let (value, expected) = (center.len(), school.task.network.parameters());
        if value != expected {
            let argument = "center".to_owned();
            return Err(error::refuse(Error::Length { argument, value, expected }));
        }
        let plane = Plane::new(center, u, v).map_err(error::refuse)?;
        self.shown = Some(Shown { plane, grid: None, stage: Stage::default() });
        Ok(())
    }

    /// Sets the loss at the nodes of a grid on the plane (span: a from, a to, b from, b to), row by row from the least b
    /// up; NaN where it is not known yet.
    pub fn set_plane_values(
        &mut self,
        columns: usize,
        rows: usize,
        span: &[f64],
        values: Vec<f64>,
    ) -> Result<(), JsValue> {
        let shown = self.shown.as_mut().ok_or(NO_PLANE)?;
        let wrong = |argument: &str, value: usize, expected: usize| {
            let argument = argument.to_owned();
            error::refuse(Error::Length { argument, value, expected })
        };
        let span = span.first_chunk::<4>().ok_or_else(|| wrong("span", span.len(), 4))?;
        let view = View { span: *span, size: [columns, rows] };
        // It has the bounds of a grid.
        let expected = Soundings::new(view).map_err(error::refuse)?.total();
        if values.len() != expected {
            return Err(wrong("values", values.len(), expected));
        }
        shown.grid = Some((view, values));
        Ok(())
    }

    /// Writes a racer's path on the plane into `target`, a and b a step, and returns the last step with finite numbers.
    /// Steps that were not made hold NaN, and so do all without a plane.
    pub fn write_points(&self, racer: usize, target: &Float64Array) -> u32 {
        let course = self.school.as_ref().and_then(|school| school.courses.get(racer));
        let Some(run) = course.map(|course| &course.trajectory) else { return 0 };
        let mut points = vec![f64::NAN; target.length() as usize];
        if let Some(Shown { plane, .. }) = &self.shown {
            for (step, point) in (0..=run.taken).zip(points.chunks_exact_mut(2)) {
                point.copy_from_slice(&plane.coordinates(run.point(step)));
            }
        }
        write(&points, target);
        run.taken
    }

    /// The loss over all teaching rows at a place of the plane; NaN without one.
    pub fn plane_loss(&self, a: f64, b: f64) -> f64 {
        let (Some(school), Some(Shown { plane, .. })) = (&self.school, &self.shown) else {
            return f64::NAN;
        };
        let mut weights = vec![0.0; plane.center().len()];
        plane.write_point([a, b], &mut weights);
        school.task.train_problem().value(&weights)
    }

    /// Draws what is known of the loss on the plane: field, contours, axes. Returns the part of the plane that the canvas
    /// shows: a from, a to, b from, b to.
    pub fn draw_stage(
        &mut self,
        canvas: &HtmlCanvasElement,
        request: &Ts<StageRequest>,
    ) -> Result<Vec<f64>, JsValue> {
        let shown = self.shown.as_mut().ok_or(NO_PLANE)?;
        Ok(shown.draw(canvas, &request::read(request)?)?.to_vec())
    }

    /// Draws the colour bar of the last stage into a canvas of its own.
    pub fn draw_legend(
        &self,
        canvas: &HtmlCanvasElement,
        picture: &Ts<PictureRequest>,
    ) -> Result<(), JsValue> {
        let shown = self.shown.as_ref().ok_or(NO_PLANE)?;
        shown.stage.draw_legend(canvas, &request::read(picture)?)
    }
}

/// What is asked before there is a plane.
const NO_PLANE: &str = "no plane is set";

impl Shown {
    fn draw(
        &mut self,
        canvas: &HtmlCanvasElement,
        request: &StageRequest,
    ) -> Result<[f64; 4], Failure> {
        let Self { grid, stage, .. } = self;
        let (grid, values) = grid.as_ref().ok_or("nothing is known of the plane")?;
        let picture = &request.picture;
        let (frame, theme) = (picture.frame(), picture.theme());
        let view = view(grid, &frame, request.view)?;
        resample(*grid, values, view, stage.samples());
        let mut sheet = stage.lay(view, FLOOR, canvas, request)?;
        let [a0, a1, b0, b1] = view.span;
        let axes = PictureView::filling(&frame, (a0, a1), (b0, b1));
        stage::axes(&mut sheet.backend, &frame, &axes, &theme, picture.format())
            .map_err(canvas::drawing_error)?;
        Ok(view.span)
    }
}

/// What a frame shows of a grid.
fn view(grid: &View, frame: &Frame, wanted: Option<[f64; 3]>) -> Result<View, Failure> {
    let step = (frame.width.max(frame.height) / MAX_SAMPLES).max(SAMPLE_PIXELS);
    let count = |length: f64| ((length / step).round() as usize).max(2);
    let whole = View::around(grid.span, frame.width as usize, frame.height as usize);
    let view = View { size: [count(frame.width), count(frame.height)], ..whole };
    let Some([a, b, zoom]) = wanted else { return Ok(view) };
    view.zoomed([a, b], zoom).map_err(error::refuse)
}
