//! The colour bar of a field.

use crate::field::ColorScale;
use crate::pen::{Anchor, Drawn, Frame, Pen, Rect, Theme};
use crate::text::{self, NumberFormat};
use plotters_backend::DrawingBackend;

/// Pieces of the bar: enough to look smooth, few enough for a backend that fills each apart.
const PIECES: usize = 64;

/// Draws the colour bar with its numbers over the whole frame: upright when the frame is higher than wide,
/// with the numbers on the right; else lying, with the numbers below.
///
/// # Errors
/// The backend's own.
pub fn draw<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    colors: &ColorScale,
    theme: &Theme<'_>,
    format: NumberFormat,
) -> Drawn<(), DB> {
    let (full, size) = (frame.rect(), theme.font_size.max(1.0));
    let upright = full.height() > full.width();
    let bar = if upright {
        let right = (full.right - size * 4.0).max(full.left + size * 0.6);
        Rect { right, top: full.top + size * 0.7, bottom: full.bottom - size * 0.7, ..full }
    } else {
        let bottom = (full.bottom - size * 1.7).max(full.top + size * 0.6);
        Rect { bottom, left: full.left + size * 1.6, right: full.right - size * 1.6, ..full }
    };
    let length = if upright { bar.height() } else { bar.width() };
    if length <= 0.0 {
        return Ok(());
    }

    let mut pen = Pen::new(backend, frame);
    // Each piece reaches to the end of the bar under the next one, or seams would show between them.
    for (index, color) in colors.stops(PIECES).into_iter().enumerate() {
        let from = length * index as f64 / PIECES as f64;
        let piece = if upright {
            Rect { bottom: bar.bottom - from, ..bar }
        } else {
            Rect { left: bar.left + from, ..bar }
        };
        pen.fill(&piece, color)?;
    }

    let room = size * if upright { 2.0 } else { 4.5 };
    let mut free = f64::NEG_INFINITY;
    for (value, place) in colors.ticks((length / room).clamp(2.0, 7.0) as usize) {
        let label = format.short(value, 2);
        let half = if upright { size * 0.6 } else { text::width(&label, size) / 2.0 };
        let along = place * length;
        // A long number at an end of a lying bar stays inside the picture.
        let (first, last) = (full.left - bar.left + half, full.right - bar.left - half);
        let middle = if upright { along } else { along.min(last).max(first) };
        if middle - half < free {
            continue;
        }
        free = middle + half + size * 0.4;
        if upright {
            let at = (bar.right, bar.bottom - along);
            pen.line(at, (at.0 + size * 0.3, at.1), theme.text, 1.0)?;
            pen.text(&label, (at.0 + size * 0.5, at.1), Anchor::Left, theme, theme.text)?;
        } else {
            let at = (bar.left + along, bar.bottom);
            pen.line(at, (at.0, at.1 + size * 0.3), theme.text, 1.0)?;
            let at = (bar.left + middle, bar.bottom + size * 0.4);
            pen.text(&label, at, Anchor::Top, theme, theme.text)?;
        }
    }
    Ok(())
}
