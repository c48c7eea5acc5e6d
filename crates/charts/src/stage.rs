//! What stands on the stage besides its field and contours: axes, minima, trails; and where there is no field, the
//! curve of a function of one number.

use crate::chart::Label;
use crate::curve::{self, Mapping};
use crate::pen::{Anchor, Drawn, Frame, LineStyle, Pen, Point, Rect, Theme};
use crate::scale::{Axis, Scale};
use crate::text::{self, NumberFormat};
use crate::ticks;
use plotters_backend::DrawingBackend;

/// The part of the plane that a stage shows, and where in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The numbers at the left and right edge.
    pub x: (f64, f64),
    /// The numbers at the bottom and top edge.
    pub y: (f64, f64),
    /// The stage's rectangle in pixels.
    pub rect: Rect,
}

impl View {
    /// A view over the whole frame.
    #[must_use]
    pub fn filling(frame: &Frame, x: (f64, f64), y: (f64, f64)) -> Self {
        Self { x, y, rect: frame.rect() }
    }

    /// `None` when one of the ranges is none.
    pub(crate) fn mapping(&self) -> Option<Mapping> {
        let x = Axis::new(Scale::Linear, self.x)?;
        let y = Axis::new(Scale::Linear, self.y)?;
        Some(Mapping { x, y, rect: self.rect })
    }
}

/// The way of one racer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trail<'a> {
    /// Its points in the data's numbers; one that is not finite breaks the trail.
    pub points: &'a [(f64, f64)],
    /// Look.
    pub style: LineStyle<'a>,
}

/// Draws ticks and numbers inside the view, along its bottom and left edge, with a halo so that they are
/// read on any field. Numbers that would touch the other axis' numbers are left out.
///
/// # Errors
/// The backend's own.
pub fn axes<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    view: &View,
    theme: &Theme<'_>,
    format: NumberFormat,
) -> Drawn<(), DB> {
    let Some(mapping) = view.mapping() else { return Ok(()) };
    let (rect, size) = (mapping.rect, theme.font_size.max(1.0));
    let tick = size * 0.4;
    let (x_labels, y_labels) = labels(&mapping, size, format);
    let mut pen = Pen::new(backend, frame);
    for label in &x_labels {
        tick_mark(&mut pen, (label.at, rect.bottom), (0.0, -tick), theme)?;
        let at = (label.at, rect.bottom - tick - size * 0.15);
        pen.halo_text(&label.text, at, Anchor::Bottom, theme)?;
    }
    for label in &y_labels {
        tick_mark(&mut pen, (rect.left, label.at), (tick, 0.0), theme)?;
        let at = (rect.left + tick + size * 0.5, label.at);
        pen.halo_text(&label.text, at, Anchor::Left, theme)?;
    }
    Ok(())
}

/// The numbers along the bottom and along the left edge, clear of each other and of the edges.
fn labels(mapping: &Mapping, size: f64, format: NumberFormat) -> (Vec<Label>, Vec<Label>) {
    let rect = mapping.rect;
    let most = |length: f64, room: f64| (length / room).clamp(2.0, 9.0) as usize;
    let y_values = ticks::linear(mapping.y.lo, mapping.y.hi, most(rect.height(), size * 4.0));
    let y_labels: Vec<_> = format
        .ticks(&y_values)
        .into_iter()
        .zip(&y_values)
        .map(|(text, value)| Label { text, at: mapping.y(*value), half: size * 0.6 })
        .filter(|label| label.at - label.half >= rect.top)
        .filter(|label| label.at + label.half <= rect.bottom - size * 1.9)
        .collect();
    for count in (2..=most(rect.width(), size * 4.0)).rev() {
        let values = ticks::linear(mapping.x.lo, mapping.x.hi, count);
        let labels: Vec<_> = format
            .ticks(&values)
            .into_iter()
            .zip(&values)
            .map(|(text, value)| {
                let half = text::width(&text, size) / 2.0;
                Label { text, at: mapping.x(*value), half }
            })
            .filter(|label| label.at - label.half >= rect.left + size * 0.3)
            .filter(|label| label.at + label.half <= rect.right - size * 0.3)
            .collect();
        let clear =
            |pair: &[Label]| pair[1].at - pair[1].half - pair[0].at - pair[0].half > size * 0.8;
        if labels.windows(2).all(clear) {
            return (labels, y_labels);
        }
    }
    (Vec::new(), y_labels)
}

fn tick_mark<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    from: Point,
    (dx, dy): Point,
    theme: &Theme<'_>,
) -> Drawn<(), DB> {
    let to = (from.0 + dx, from.1 + dy);
    pen.line(from, to, theme.halo, 3.0)?;
    pen.line(from, to, theme.text, 1.0)
}

/// Marks minima by a cross in a ring with a halo: told by shape, not by colour. Points outside the view
/// are left out.
///
/// # Errors
/// The backend's own.
pub fn minima<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    view: &View,
    points: &[(f64, f64)],
    theme: &Theme<'_>,
) -> Drawn<(), DB> {
    let Some(mapping) = view.mapping() else { return Ok(()) };
    let mut pen = Pen::new(backend, frame);
    let scale = (theme.font_size / 12.0).max(1.0);
    let (arm, radius) = (3.0 * scale, 6.0 * scale);
    for point in points.iter().filter(|(x, y)| x.is_finite() && y.is_finite()) {
        let at = mapping.point(*point);
        if !mapping.rect.contains(at) {
            continue;
        }
        for (color, width) in [(theme.halo, 3.6 * scale), (theme.text, 1.4 * scale)] {
            pen.ring(at, radius, color, width)?;
            for side in [-arm, arm] {
                pen.line((at.0 - arm, at.1 - side), (at.0 + arm, at.1 + side), color, width)?;
            }
        }
    }
    Ok(())
}

/// Draws the curve of a function of one number, over light lines at the axes' numbers and one at 0. It has a gap
/// wherever a point is not finite.
///
/// # Errors
/// The backend's own.
pub fn curve<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    view: &View,
    points: &[(f64, f64)],
    theme: &Theme<'_>,
) -> Drawn<(), DB> {
    let Some(mapping) = view.mapping() else { return Ok(()) };
    let (rect, mut pen) = (mapping.rect, Pen::new(backend, frame));
    let crisp = |at: f64| at.floor() + 0.5;
    // The numbers' texts are of no matter here, only their places.
    let (x, y) = labels(&mapping, theme.font_size.max(1.0), NumberFormat::ENGLISH);
    for at in x.iter().map(|label| crisp(label.at)) {
        pen.line((at, rect.top), (at, rect.bottom), theme.minor_grid, 1.0)?;
    }
    for at in y.iter().map(|label| crisp(label.at)) {
        pen.line((rect.left, at), (rect.right, at), theme.minor_grid, 1.0)?;
    }
    let zero = crisp(mapping.y(0.0));
    if zero >= rect.top && zero <= rect.bottom {
        pen.line((rect.left, zero), (rect.right, zero), theme.grid, 1.0)?;
    }
    let style = LineStyle::solid(theme.text, 2.0 * (theme.font_size / 12.0).max(1.0));
    runs(&mut pen, &mapping, points, &style)
}

/// Draws the unbroken runs of some points.
fn runs<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    mapping: &Mapping,
    points: &[Point],
    style: &LineStyle<'_>,
) -> Drawn<(), DB> {
    for run in points.split(|point| !finite(point)).filter(|run| !run.is_empty()) {
        let pixels: Vec<_> = run.iter().map(|point| mapping.point(*point)).collect();
        curve::draw(pen, &pixels, &mapping.rect, style)?;
    }
    Ok(())
}

fn finite((x, y): &Point) -> bool {
    x.is_finite() && y.is_finite()
}

/// Draws trails with a ring at the start and a disc at the last point inside the view, in their order.
///
/// # Errors
/// The backend's own.
pub fn trails<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    view: &View,
    trails: &[Trail<'_>],
    theme: &Theme<'_>,
) -> Drawn<(), DB> {
    let Some(mapping) = view.mapping() else { return Ok(()) };
    let mut pen = Pen::new(backend, frame);
    for Trail { points, style } in trails.iter().filter(|trail| !trail.style.hidden) {
        runs(&mut pen, &mapping, points, style)?;
        let seen = || {
            let pixels = points.iter().filter(|p| finite(p)).map(|p| mapping.point(*p));
            pixels.filter(|at| mapping.rect.contains(*at))
        };
        let radius = style.width * 1.6 + 1.0;
        if let Some(start) = seen().next() {
            pen.disc(start, radius, theme.halo, 1.0)?;
            pen.ring(start, radius, style.color, style.width.max(1.0))?;
        }
        if let Some(end) = seen().next_back() {
            pen.disc(end, radius + 1.0, theme.halo, 1.0)?;
            pen.disc(end, radius, style.color, 1.0)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
