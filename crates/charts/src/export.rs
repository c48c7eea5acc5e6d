//! Pictures as SVG text, for slides.

use crate::chart::{self, LineChart};
use crate::contours::{self, ContourLine};
use crate::pen::{Frame, LineStyle, Theme};
use crate::stage::{self, Trail, View};
use crate::text::NumberFormat;
use plotters_backend::{DrawingBackend, DrawingErrorKind};
use plotters_svg::SVGBackend;

/// Why no SVG came out: plotters-svg's own error, which it does not make for a text in memory.
pub type ExportError = DrawingErrorKind<std::io::Error>;

/// A stage with all that stands on it, in the order of drawing.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// The numbers at the left and right edge.
    pub x: (f64, f64),
    /// The numbers at the bottom and top edge.
    pub y: (f64, f64),
    /// A picture of the field over the whole stage as a `data:image/…` URL, as a canvas gives it; anything
    /// else is left out.
    pub backdrop: Option<&'a str>,
    /// Iso-lines.
    pub contours: &'a [ContourLine],
    /// Their look.
    pub contour_style: LineStyle<'a>,
    /// Trails.
    pub trails: &'a [Trail<'a>],
    /// Minima to mark.
    pub minima: &'a [(f64, f64)],
    /// Colours and type.
    pub theme: Theme<'a>,
    /// Decimal sign.
    pub format: NumberFormat,
}

/// A chart as an SVG document of `width` by `height` pixels; `title` is what a screen reader says.
///
/// # Errors
/// See [`ExportError`].
pub fn line_chart_svg(
    chart: &LineChart<'_>,
    title: &str,
    width: f64,
    height: f64,
) -> Result<String, ExportError> {
    let frame = Frame::svg(width, height);
    svg(&frame, title, "", |backend| chart::lines(backend, &frame, chart).map(|_| ()))
}

/// A stage as an SVG document of `width` by `height` pixels; `title` is what a screen reader says.
///
/// # Errors
/// See [`ExportError`].
pub fn stage_svg(
    scene: &Stage<'_>,
    title: &str,
    width: f64,
    height: f64,
) -> Result<String, ExportError> {
    let frame = Frame::svg(width, height);
    let view = View::filling(&frame, scene.x, scene.y);
    let theme = &scene.theme;
    svg(&frame, title, &image(scene.backdrop), |backend| {
        if let (Some(background), None) = (theme.background, scene.backdrop) {
            crate::pen::Pen::new(backend, &frame).fill(&view.rect, background)?;
        }
        contours::draw(backend, &frame, &view, scene.contours, &scene.contour_style)?;
        stage::minima(backend, &frame, &view, scene.minima, theme)?;
        stage::trails(backend, &frame, &view, scene.trails, theme)?;
        stage::axes(backend, &frame, &view, theme, scene.format)
    })
}

/// Draws into plotters' SVG backend at the frame's virtual size, then gives the document its real size
/// in pixels, round joins (the backend writes none, and a curve's corners would stick out) and its title.
pub(crate) fn svg(
    frame: &Frame,
    title: &str,
    first: &str,
    draw: impl FnOnce(&mut SVGBackend<'_>) -> Result<(), ExportError>,
) -> Result<String, ExportError> {
    let (width, height) = (frame.width.max(1.0), frame.height.max(1.0));
    let whole = |length: f64| (length * frame.unit).round() as u32;
    let (across, down) = (whole(width), whole(height));
    let mut body = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut body, (across, down));
        draw(&mut backend)?;
        backend.present()?;
    }
    let shapes = body.split_once('\n').map_or("", |(_, shapes)| shapes);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {across} {down}\" role=\"img\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\">\n<title>{}</title>\n{first}{shapes}",
        escape(title)
    ))
}

fn image(backdrop: Option<&str>) -> String {
    match backdrop.filter(|url| url.starts_with("data:image/")) {
        Some(url) => format!(
            "<image width=\"100%\" height=\"100%\" preserveAspectRatio=\"none\" href=\"{}\"/>\n",
            escape(url)
        ),
        None => String::new(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
