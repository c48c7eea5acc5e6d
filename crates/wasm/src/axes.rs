//! A plane of plain numbers, as that of the data: only its axes.

use crate::arguments::from_fields;
use crate::canvas::{self, PictureRequest};
use crate::race::Race;
use crate::request;
use descent_charts::stage::{self, View};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Which part of a plane the axes are of, and how they look.
#[derive(Debug, Clone, Tsify)]
pub struct AxesRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// x from, x to, y from, y to.
    pub(crate) span: [f64; 4],
}

from_fields!(AxesRequest { picture, span });

#[wasm_bindgen]
impl Race {
    /// Draws the axes of a plane over the whole of a canvas.
    pub fn draw_axes(
        &self,
        canvas: &HtmlCanvasElement,
        request: &Ts<AxesRequest>,
    ) -> Result<(), JsValue> {
        let AxesRequest { picture, span: [x0, x1, y0, y1] } = request::read(request)?;
        let frame = picture.frame();
        let mut sheet = canvas::prepare(canvas, &picture)?;
        let view = View::filling(&frame, (x0, x1), (y0, y1));
        stage::axes(&mut sheet.backend, &frame, &view, &picture.theme(), picture.format())
            .map_err(canvas::drawing_error)
    }
}
