//! The still layer of the stage: the field, its contours, axes and minima; with one parameter the curve of the loss. It is drawn anew only when what it
//! shows has changed; the samples of the surface are kept between drawings of the same view.

use crate::arguments::from_fields;
use crate::canvas::{self, PictureRequest, Sheet, ThemeName};
use crate::error::{self, Failure};
use descent_charts::field::{self, ColorScale, Ground, Palette};
use descent_charts::grid::Grid;
use descent_charts::stage::View as PictureView;
use descent_charts::{Frame, LineStyle, Scale, contours, legend, stage};
use descent_core::landscape::{self, View};
use descent_core::models::regression::Regression;
use descent_core::surfaces::Surface;
use tsify::Tsify;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// CSS pixels between two samples of the surface.
pub(crate) const SAMPLE_PIXELS: f64 = 2.5;
/// The most samples along a side: a projector's picture is stretched a little instead of waiting.
pub(crate) const MAX_SAMPLES: f64 = 560.0;
/// Number of contour lines.
const CONTOURS: usize = 16;
/// The most points that a model is run with for one picture: with much data the samples stand farther apart.
const MAX_WORK: f64 = 4e6;
/// Places a CSS pixel along a curve.
const CURVE_DENSITY: f64 = 2.0;

/// What the stage shows and how.
#[derive(Debug, Clone, Tsify)]
pub struct StageRequest {
    /// Size and look.
    pub(crate) picture: PictureRequest,
    /// Whether colours and contours are spread by the logarithm above the least value.
    pub(crate) log: bool,
    /// The middle of the view, x and y, and how many times as near it is as the whole domain.
    #[tsify(optional)]
    pub(crate) view: Option<[f64; 3]>,
}

from_fields!(StageRequest { picture, log, view });

/// What is kept from one drawing to the next.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    sampled: Option<View>,
    values: Vec<f64>,
    pixels: Vec<u8>,
    scratch: Option<HtmlCanvasElement>,
    colors: Option<ColorScale>,
    /// The surface's low ground, once it is known.
    floor: Option<f64>,
}

impl Stage {
    /// The surface is another one: its samples are of no use any more.
    pub(crate) fn forget(&mut self) {
        self.sampled = None;
        self.floor = None;
    }

    /// Draws the whole layer and returns the span of the plane that it shows.
    pub(crate) fn draw(
        &mut self,
        surface: &Surface,
        canvas: &HtmlCanvasElement,
        request: &StageRequest,
    ) -> Result<[f64; 4], Failure> {
        let (mut sheet, span) = if surface.is_curve() {
            self.curve(surface, canvas, request)?
        } else {
            self.cloth(surface, canvas, request)?
        };
        let picture = &request.picture;
        let (frame, theme, [x0, x1, y0, y1]) = (picture.frame(), picture.theme(), span);
        let view = PictureView::filling(&frame, (x0, x1), (y0, y1));
        let minima = surface.minima().iter().map(|m| surface.place(m.at).into());
        let minima: Vec<(f64, f64)> = minima.collect();
        let backend = &mut sheet.backend;
        stage::minima(backend, &frame, &view, &minima, &theme).map_err(canvas::drawing_error)?;
        stage::axes(backend, &frame, &view, &theme, picture.format())
            .map_err(canvas::drawing_error)?;
        Ok(span)
    }

    /// Draws the curve of a function of one parameter, whose axes are scaled apart.
    fn curve(
        &mut self,
        surface: &Surface,
        canvas: &HtmlCanvasElement,
        request: &StageRequest,
    ) -> Result<(Sheet, [f64; 4]), Failure> {
        let picture = &request.picture;
        let frame = picture.frame();
        let whole = View { span: surface.domain, size: [1, 1] };
        let view = near(whole, request.view)?;
        let [x0, x1, y0, y1] = view.span;
        let pieces = (frame.width * CURVE_DENSITY).max(1.0);
        let point = |index: u32| {
            let x = x0 + (x1 - x0) * f64::from(index) / pieces;
            (x, surface.value([x, 0.0]))
        };
        let points: Vec<(f64, f64)> = (0..=pieces as u32).map(point).collect();
        let mut sheet = canvas::prepare(canvas, picture)?;
        let picture_view = PictureView::filling(&frame, (x0, x1), (y0, y1));
        stage::curve(&mut sheet.backend, &frame, &picture_view, &points, &picture.theme())
            .map_err(canvas::drawing_error)?;
        self.colors = None;
        Ok((sheet, view.span))
    }

    /// Draws field and contours alone.
    pub(crate) fn cloth(
        &mut self,
        surface: &Surface,
        canvas: &HtmlCanvasElement,
        request: &StageRequest,
    ) -> Result<(Sheet, [f64; 4]), Failure> {
        let view = self.sample(surface, &request.picture.frame(), request.view)?;
        let floor = *self.floor.get_or_insert_with(|| landscape::floor(surface));
        Ok((self.lay(view, floor, canvas, request)?, view.span))
    }

    /// Where the samples of a view are put, to be laid out.
    #[cfg(feature = "full")]
    pub(crate) fn samples(&mut self) -> &mut Vec<f64> {
        &mut self.values
    }

    /// Draws field and contours of the samples of a view; a logarithmic scale counts from `floor`.
    pub(crate) fn lay(
        &mut self,
        view: View,
        floor: f64,
        canvas: &HtmlCanvasElement,
        request: &StageRequest,
    ) -> Result<Sheet, Failure> {
        let picture = &request.picture;
        let frame = picture.frame();
        let [x0, x1, y0, y1] = view.span;
        let [columns, rows] = view.size;
        let grid = Grid::new(&self.values, (columns, rows), (x0, x1), (y0, y1))
            .map_err(canvas::drawing_error)?;
        let scale = if request.log { Scale::Log } else { Scale::Linear };
        let palette = Palette::new(ground(picture.theme), picture.background());
        let colors = ColorScale::fit(&self.values, scale, palette).above(floor);
        self.pixels.resize(columns * rows * 4, 0);
        field::paint(&grid, &colors, &mut self.pixels).map_err(canvas::drawing_error)?;

        let mut sheet = canvas::prepare(canvas, picture)?;
        let scratch = scratch(&mut self.scratch, canvas, view.size)?;
        lay_field(&sheet.context, &frame, scratch, &self.pixels, view.size)?;

        let picture_view = PictureView::filling(&frame, (x0, x1), (y0, y1));
        let theme = picture.theme();
        let levels = colors.levels(CONTOURS);
        let lines = contours::trace(&grid, &levels);
        let line = LineStyle { alpha: 0.28, ..LineStyle::solid(theme.text, 1.0) };
        contours::draw(&mut sheet.backend, &frame, &picture_view, &lines, &line)
            .map_err(canvas::drawing_error)?;
        self.colors = Some(colors);
        Ok(sheet)
    }

    /// The place of a value on the last drawing's colours, from 0 to 1, not cut off; NaN before any drawing.
    #[cfg(feature = "full")]
    pub(crate) fn fraction(&self, value: f64) -> f64 {
        self.colors.as_ref().map_or(f64::NAN, |colors| colors.fraction(value))
    }

    /// The values of the last drawing's contours.
    #[cfg(feature = "full")]
    pub(crate) fn levels(&self) -> Vec<f64> {
        self.colors.as_ref().map_or_else(Vec::new, |colors| colors.levels(CONTOURS))
    }

    /// Draws the colour bar of the last drawing; clears the canvas where that has no colours.
    pub(crate) fn draw_legend(
        &self,
        canvas: &HtmlCanvasElement,
        picture: &PictureRequest,
    ) -> Result<(), Failure> {
        let mut sheet = canvas::prepare(canvas, picture)?;
        let Some(colors) = &self.colors else { return Ok(()) };
        let (frame, theme) = (picture.frame(), picture.theme());
        legend::draw(&mut sheet.backend, &frame, colors, &theme, picture.format())
            .map_err(canvas::drawing_error)
    }

    /// Samples the surface over the frame, unless that was done already.
    fn sample(
        &mut self,
        surface: &Surface,
        frame: &Frame,
        wanted: Option<[f64; 3]>,
    ) -> Result<View, Failure> {
        let rows = surface.data().map_or(1, Regression::rows) as f64;
        let busy = (frame.width * frame.height * rows / MAX_WORK).sqrt();
        let step = (frame.width.max(frame.height) / MAX_SAMPLES).max(SAMPLE_PIXELS).max(busy);
        let count = |length: f64| ((length / step).round() as usize).max(2);
        let size = [count(frame.width), count(frame.height)];
        let shape = View::around(surface.domain, frame.width as usize, frame.height as usize);
        let view = near(View { size, ..shape }, wanted)?;
        if self.sampled != Some(view) {
            landscape::sample(surface, view, &mut self.values);
            self.sampled = Some(view);
        }
        Ok(view)
    }
}

/// A view as near as it is wanted.
fn near(view: View, wanted: Option<[f64; 3]>) -> Result<View, Failure> {
    let Some([cx, cy, zoom]) = wanted else { return Ok(view) };
    view.zoomed([cx, cy], zoom).map_err(error::refuse)
}

fn ground(theme: ThemeName) -> Ground {
    match theme {
        ThemeName::Light => Ground::Light,
        ThemeName::Dark => Ground::Dark,
        ThemeName::Projector => Ground::Projector,
    }
}

/// A canvas of one pixel a sample, from which the field is stretched over the stage.
fn scratch<'a>(
    slot: &'a mut Option<HtmlCanvasElement>,
    like: &HtmlCanvasElement,
    [columns, rows]: [usize; 2],
) -> Result<&'a HtmlCanvasElement, Failure> {
    if slot.is_none() {
        let copy: HtmlCanvasElement = like.clone_node()?.unchecked_into();
        *slot = Some(copy);
    }
    let canvas = slot.as_ref().ok_or("no scratch canvas")?;
    let (columns, rows) = (columns as u32, rows as u32);
    if canvas.width() != columns {
        canvas.set_width(columns);
    }
    if canvas.height() != rows {
        canvas.set_height(rows);
    }
    Ok(canvas)
}

/// Puts the pixels and stretches them so that the outer nodes stand on the edges of the frame.
fn lay_field(
    context: &CanvasRenderingContext2d,
    frame: &Frame,
    scratch: &HtmlCanvasElement,
    pixels: &[u8],
    [columns, rows]: [usize; 2],
) -> Result<(), Failure> {
    let image =
        ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), columns as u32, rows as u32)?;
    canvas::context(scratch)?.put_image_data(&image, 0.0, 0.0)?;
    let (width, height) = (frame.width * frame.unit, frame.height * frame.unit);
    let cell = |length: f64, count: usize| length / count.saturating_sub(1).max(1) as f64;
    let (dx, dy) = (cell(width, columns), cell(height, rows));
    context.set_image_smoothing_enabled(true);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(
        scratch,
        -dx / 2.0,
        -dy / 2.0,
        width + dx,
        height + dy,
    )
}
