//! What is drawn over the stage on request: arrows down the slope, and the second-order model at a point.

use crate::race::Race;
use crate::write;
use descent_core::landscape::{self, View};
use descent_core::quadratic::{Quadratic, Shape};
use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The most arrows along a side.
const MAX_ARROWS: u32 = 200;

/// The second-order model of the surface at a point.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct QuadraticReport {
    /// The signs of its curvature.
    #[tsify(type = "'bowl' | 'dome' | 'saddle' | 'trough' | 'plane'")]
    pub(crate) shape: &'static str,
    /// Where it is stationary, which is where Newton's full step ends; `null` where there is no single such point.
    pub(crate) stationary: Option<[f64; 2]>,
    /// λmax and λmin.
    pub(crate) eigenvalues: [f64; 2],
    /// The unit direction of λmax; that of λmin is perpendicular to it.
    pub(crate) direction: [f64; 2],
}

#[wasm_bindgen]
impl Race {
    /// Writes an arrow down the slope for the middle of each cell of a grid over a span (x from, x to, y from, y to), row
    /// by row from the least y up: x and y, of length 0 to 1. Returns how many numbers were written: none where there
    /// is one parameter.
    pub fn write_arrows(
        &self,
        span: &[f64],
        columns: u32,
        rows: u32,
        target: &Float64Array,
    ) -> u32 {
        let (Some(surface), Some(span)) = (self.plane(), span.first_chunk::<4>()) else {
            return 0;
        };
        let size = [columns.min(MAX_ARROWS) as usize, rows.min(MAX_ARROWS) as usize];
        let mut arrows = Vec::new();
        landscape::arrows(surface, View { span: *span, size }, &mut arrows);
        write(&arrows, target)
    }

    /// The second-order model at a point; `null` where the surface is not finite or has one parameter.
    pub fn quadratic(&self, x: f64, y: f64) -> Result<Option<Ts<QuadraticReport>>, JsValue> {
        let model = self.plane().and_then(|surface| Quadratic::of(surface, [x, y]));
        let report = model.map(|model| QuadraticReport {
            shape: match model.shape() {
                Shape::Bowl => "bowl",
                Shape::Dome => "dome",
                Shape::Saddle => "saddle",
                Shape::Trough => "trough",
                Shape::Plane => "plane",
            },
            stationary: model.stationary(),
            eigenvalues: model.curvature.values,
            direction: model.curvature.direction,
        });
        report.as_ref().map(crate::send).transpose()
    }

    /// Writes contours of the model at a point within a span: x and y of each point, a pair of NaN after each line.
    /// Returns how many numbers were written.
    pub fn write_quadratic(&self, x: f64, y: f64, span: &[f64], target: &Float64Array) -> u32 {
        let model = self.plane().and_then(|surface| Quadratic::of(surface, [x, y]));
        let (Some(model), Some(span)) = (model, span.first_chunk::<4>()) else { return 0 };
        let mut lines = Vec::new();
        model.contours(*span, &mut lines);
        write(&lines, target)
    }
}
