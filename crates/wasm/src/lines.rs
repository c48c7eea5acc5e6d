//! A chart of curves that the page was told: along a line between solutions, of trainings under other seeds.

use crate::arguments::from_fields;
use crate::canvas::PictureRequest;
use crate::chart::{self, ChartLayout, CurveRequest, Paper};
use crate::request;
use descent_charts::chart::{Series, Xs};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Curves, and how they are drawn.
#[derive(Debug, Clone, Tsify)]
pub struct LinesRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// Where the values of all curves stand on the x axis; where it is not given, at 0, 1, 2, …
    #[tsify(optional, type = "ArrayLike<number>")]
    pub(crate) xs: Option<Vec<f64>>,
    /// Whether the y axis is logarithmic.
    pub(crate) log: bool,
    /// Label of the x axis.
    pub(crate) x_label: String,
    /// Label of the y axis.
    pub(crate) y_label: String,
    /// In the order in which they are drawn, the last on top.
    pub(crate) curves: Vec<LineCurve>,
}

/// One curve.
#[derive(Debug, Clone, Tsify)]
pub struct LineCurve {
    /// Its values; a gap where one is not finite.
    #[tsify(type = "ArrayLike<number>")]
    pub(crate) ys: Vec<f64>,
    /// Its look.
    pub(crate) look: CurveRequest,
    /// Whether it is dashed.
    pub(crate) dashed: bool,
}

from_fields!(LinesRequest { picture, xs, log, x_label, y_label, curves });
from_fields!(LineCurve { ys, look, dashed });

/// Draws curves into a canvas and returns where they are.
#[wasm_bindgen]
pub fn draw_lines(
    canvas: &HtmlCanvasElement,
    request: &Ts<LinesRequest>,
) -> Result<Ts<ChartLayout>, JsValue> {
    let LinesRequest { picture, xs, log, x_label, y_label, curves } = request::read(request)?;
    let xs = xs.as_deref().map_or(Xs::Steps, Xs::At);
    let series: Vec<Series<'_>> = curves
        .iter()
        .map(|LineCurve { ys, look, dashed }| {
            let style = chart::style(look, usize::from(*dashed));
            Series { xs, ys, style }
        })
        .collect();
    let (x_label, y_label) = (x_label.as_str(), y_label.as_str());
    let paper = Paper { picture: &picture, log, x_label, y_label };
    let layout = chart::draw_series(&series, canvas, &paper)?;
    crate::send(&ChartLayout::from(&layout))
}
