//! The surface as a relief, for a three-dimensional view: the stage's colours laid over heights that mean the same.
//!
//! Everything lies in a box: x and z from −1 to 1 over the longer side of the view, y of the plane pointing away
//! (to −z), and heights from 0 to 1 as the colours have them, so that what is told by one is told by the other.

use crate::error;
use crate::race::Race;
use crate::request;
use crate::stage::{Stage, StageRequest};
use descent_core::error::Error;
use descent_core::landscape::{self, View};
use descent_core::surfaces::Surface;
use js_sys::Float32Array;
use tsify::Ts;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The most nodes along a side.
const MAX_NODES: u32 = 512;
/// The most points between two steps of a path.
const MAX_PIECES: u32 = 64;

/// The relief of a race's surface.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Relief {
    stage: Stage,
    span: [f64; 4],
}

#[wasm_bindgen]
impl Relief {
    /// A relief of nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws the cloth of the relief: the stage's field and contours, without axes and marks. What is asked afterwards is
    /// about this view.
    pub fn draw(
        &mut self,
        race: &Race,
        canvas: &HtmlCanvasElement,
        request: &Ts<StageRequest>,
    ) -> Result<Vec<f64>, JsValue> {
        let surface = plane(race)?;
        self.stage.forget();
        let (_, span) = self.stage.cloth(surface, canvas, &request::read(request)?)?;
        self.span = span;
        Ok(span.to_vec())
    }

    /// Writes the heights at the nodes of a grid over the view, row by row from the least y up.
    pub fn write_heights(
        &self,
        race: &Race,
        columns: u32,
        rows: u32,
        target: &Float32Array,
    ) -> Result<(), JsValue> {
        let surface = plane(race)?;
        let size = [columns.min(MAX_NODES) as usize, rows.min(MAX_NODES) as usize];
        let mut values = Vec::new();
        landscape::sample(surface, View { span: self.span, size }, &mut values);
        let heights: Vec<f32> = values.into_iter().map(|value| self.height(value) as f32).collect();
        write(&heights, target);
        Ok(())
    }

    /// Writes a racer's path laid on the relief: x, height and z of each point, `pieces` points a step, the last one of
    /// the last step alone. NaN where the path has left the view or has ended. Returns the number of points.
    pub fn write_path(
        &self,
        race: &Race,
        racer: usize,
        pieces: u32,
        target: &Float32Array,
    ) -> Result<u32, JsValue> {
        let surface = plane(race)?;
        let steps = race.path(racer).ok_or("there is no such racer")?;
        let pieces = pieces.clamp(1, MAX_PIECES);
        let mut points: Vec<f32> = Vec::with_capacity(steps.len() / 2 * pieces as usize * 3);
        for pair in steps.windows(4).step_by(2) {
            for piece in 0..pieces {
                let share = f64::from(piece) / f64::from(pieces);
                let between = |from: f64, to: f64| from + (to - from) * share;
                let at = [between(pair[0], pair[2]), between(pair[1], pair[3])];
                points.extend(self.place(at, surface.value(at)));
            }
        }
        if let Some(&[x, y]) = steps.last_chunk::<2>() {
            points.extend(self.place([x, y], surface.value([x, y])));
        }
        write(&points, target);
        Ok((points.len() / 3) as u32)
    }

    /// A point of the plane laid on the relief: x, height and z; NaN outside of the view.
    pub fn point(&self, race: &Race, x: f64, y: f64) -> Result<Vec<f32>, JsValue> {
        let surface = plane(race)?;
        Ok(self.place([x, y], surface.value([x, y])).to_vec())
    }
}

impl Relief {
    /// As the colours have it, from 0 to 1. What is no number lies at the bottom.
    fn height(&self, value: f64) -> f64 {
        let height = self.stage.fraction(value).clamp(0.0, 1.0);
        if height.is_nan() { 0.0 } else { height }
    }

    fn place(&self, [x, y]: [f64; 2], value: f64) -> [f32; 3] {
        let [x0, x1, y0, y1] = self.span;
        if !(x >= x0 && x <= x1 && y >= y0 && y <= y1) {
            return [f32::NAN; 3];
        }
        let half = f64::max(x1 - x0, y1 - y0) / 2.0;
        let (cx, cy) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
        [((x - cx) / half) as f32, self.height(value) as f32, ((cy - y) / half) as f32]
    }
}

/// What a relief is made of: there is none over one parameter.
fn plane(race: &Race) -> Result<&Surface, JsValue> {
    race.surface().ok_or("the race is not configured")?;
    let missing = || Error::Missing {
        argument: "a second parameter".to_owned(),
        needed_by: "the relief".to_owned(),
    };
    race.plane().ok_or_else(|| error::refuse(missing()))
}

/// As much as fits.
fn write(numbers: &[f32], target: &Float32Array) {
    let count = numbers.len().min(target.length() as usize);
    target.subarray(0, count as u32).copy_from(&numbers[..count]);
}
