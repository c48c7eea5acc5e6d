//! The lie of the land: a surface sampled on a grid, for pictures.

use crate::surfaces::Surface;

/// A rectangle of the plane and the grid laid over it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// x from, x to, y from, y to.
    pub span: [f64; 4],
    /// Number of columns and rows.
    pub size: [usize; 2],
}

impl View {
    /// The least rectangle of a given shape (width over height) that holds a domain, centred on it: one unit
    /// of x is as long as one of y, so that gradients stand at right angles to contours.
    #[must_use]
    pub fn around([x0, x1, y0, y1]: [f64; 4], width: usize, height: usize) -> Self {
        let shape = width.max(1) as f64 / height.max(1) as f64;
        let half_height = f64::max((y1 - y0) / 2.0, (x1 - x0) / 2.0 / shape);
        let half_width = half_height * shape;
        let (cx, cy) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
        let span = [cx - half_width, cx + half_width, cy - half_height, cy + half_height];
        Self { span, size: [width, height] }
    }
}

/// Writes the values at the nodes of a grid whose first and last nodes stand on the ends of the view, row by
/// row from the least y up.
///
/// `values` is resized to columns × rows and keeps its memory. A value is infinite or NaN where the formula is.
pub fn sample(surface: &Surface, view: View, values: &mut Vec<f64>) {
    let View { span: [x0, x1, y0, y1], size: [columns, rows] } = view;
    values.resize(columns * rows, 0.0);
    let step =
        |from: f64, to: f64, count: usize| (to - from) / count.saturating_sub(1).max(1) as f64;
    let (dx, dy) = (step(x0, x1, columns), step(y0, y1, rows));
    for (row, line) in values.chunks_exact_mut(columns.max(1)).enumerate() {
        let y = y0 + row as f64 * dy;
        for (column, value) in line.iter_mut().enumerate() {
            *value = surface.value([x0 + column as f64 * dx, y]);
        }
    }
}
