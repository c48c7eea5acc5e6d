//! The lie of the land: a surface sampled on a grid, for pictures.

use crate::error::Error;
use crate::math;
use crate::surfaces::Surface;

/// How near a view may come and how far it may go: its zoom. Nearer, the values of a surface would differ in
/// their last digits only.
pub const ZOOM: [f64; 2] = [1e-3, 1e6];
/// How far from the origin the middle of a view may lie, on either axis, where what is shown does not reach farther.
pub const REACH: f64 = 1e6;

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

    /// The view of the same shape and grid around `centre`, `zoom` times as near.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] beyond [`REACH`] and the view's own ends, or [`ZOOM`].
    pub fn zoomed(self, [cx, cy]: [f64; 2], zoom: f64) -> Result<Self, Error> {
        let [x0, x1, y0, y1] = self.span;
        let reach = |from: f64, to: f64| REACH.max(from.abs()).max(to.abs());
        let (across, up) = (reach(x0, x1), reach(y0, y1));
        let cx = Error::check_range("view[0]", cx, -across, across)?;
        let cy = Error::check_range("view[1]", cy, -up, up)?;
        let zoom = Error::check_range("view[2]", zoom, ZOOM[0], ZOOM[1])?;
        let (half_width, half_height) = ((x1 - x0) / 2.0 / zoom, (y1 - y0) / 2.0 / zoom);
        let span = [cx - half_width, cx + half_width, cy - half_height, cy + half_height];
        Ok(Self { span, ..self })
    }
}

/// Arrows down the slope at the middles of a view's cells, row by row from the least y up: x and y of each, of
/// length 0 to 1.
///
/// `arrows` is resized to twice columns × rows. An arrow points along −∇f. Its length is compressed, or all but
/// the steepest would vanish: 1 for the longest gradient of the view, shorter by a sixth for each power of ten
/// below it. Where the gradient is zero or not finite there is none, of length 0.
pub fn arrows(surface: &Surface, view: View, arrows: &mut Vec<f64>) {
    let View { span: [x0, x1, y0, y1], size: [columns, rows] } = view;
    arrows.clear();
    let (dx, dy) = ((x1 - x0) / columns.max(1) as f64, (y1 - y0) / rows.max(1) as f64);
    for row in 0..rows {
        for column in 0..columns {
            let at = [x0 + (column as f64 + 0.5) * dx, y0 + (row as f64 + 0.5) * dy];
            arrows.extend(surface.dual(at).gradient);
        }
    }
    let norm = |pair: &[f64]| math::norm(pair);
    let longest =
        arrows.chunks_exact(2).map(norm).filter(|norm| norm.is_finite()).fold(0.0, f64::max);
    for pair in arrows.chunks_exact_mut(2) {
        let size = norm(pair);
        let length = 1.0 + math::log10(size / longest) / ARROW_DECADES;
        let scale = if size > 0.0 && size.is_finite() { length.max(0.0) / size } else { 0.0 };
        for coordinate in pair {
            *coordinate = if scale > 0.0 { -*coordinate * scale } else { 0.0 };
        }
    }
}

/// Powers of ten from the longest arrow to one of no length.
const ARROW_DECADES: f64 = 6.0;

/// Nodes along a side of the grid on which the low ground of a surface without known minima is sought.
const SOUNDINGS: usize = 48;

/// A value below which a surface hardly falls within its domain: of its known minima the least, else the least
/// of a coarse grid. A logarithmic scale that counts from here looks alike wherever a view is moved.
#[must_use]
pub fn floor(surface: &Surface) -> f64 {
    let known = surface.minima().iter().map(|minimum| minimum.value).fold(f64::INFINITY, f64::min);
    if known.is_finite() {
        return known;
    }
    let mut values = Vec::new();
    let view = View { span: surface.domain, size: [SOUNDINGS, SOUNDINGS] };
    sample(surface, view, &mut values);
    values.into_iter().filter(|value| value.is_finite()).fold(f64::INFINITY, f64::min)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DOMAIN: [f64; 4] = [-2.0, 2.0, -1.0, 3.0];

    proptest! {
        #[test]
        fn a_zoomed_view_keeps_its_shape_and_is_centred(
            cx in -1e3..1e3_f64, cy in -1e3..1e3_f64, zoom in 1e-3..1e3_f64, width in 1_usize..2000,
        ) {
            let far = View::around(DOMAIN, width, 500);
            let near = far.zoomed([cx, cy], zoom).unwrap();
            let size = |View { span: [x0, x1, y0, y1], .. }: View| (x1 - x0, y1 - y0);
            let ((w, h), (nw, nh)) = (size(far), size(near));
            let slack = 1e-9 * (1.0 + w / zoom);
            prop_assert!((nw - w / zoom).abs() < slack && (nh - h / zoom).abs() < slack);
            let [x0, x1, y0, y1] = near.span;
            prop_assert!((f64::midpoint(x0, x1) - cx).abs() < slack);
            prop_assert!((f64::midpoint(y0, y1) - cy).abs() < slack);
        }
    }

    #[test]
    fn arrows_point_down_the_slope_and_none_is_too_long() {
        let surface = Surface::named("rosenbrock", &[]).unwrap();
        let view = View { span: DOMAIN, size: [7, 5] };
        let mut found = Vec::new();
        arrows(&surface, view, &mut found);
        assert_eq!(found.len(), 2 * 7 * 5);
        let lengths: Vec<f64> = found.chunks_exact(2).map(math::norm).collect();
        assert!(lengths.iter().all(|length| *length <= 1.0 + 1e-12));
        assert!(lengths.iter().any(|length| *length > 1.0 - 1e-12));
        for (index, arrow) in found.chunks_exact(2).enumerate() {
            let (column, row) = (index % 7, index / 7);
            let at = [-2.0 + (column as f64 + 0.5) * 4.0 / 7.0, -1.0 + (row as f64 + 0.5) * 0.8];
            let [gx, gy] = surface.dual(at).gradient;
            let cosine = (arrow[0] * gx + arrow[1] * gy) / (lengths[index] * math::norm(&[gx, gy]));
            assert!((cosine + 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn there_is_no_arrow_where_there_is_no_slope() {
        let flat = Surface::typed("3", DOMAIN).unwrap();
        let mut found = Vec::new();
        arrows(&flat, View { span: DOMAIN, size: [2, 2] }, &mut found);
        assert_eq!(found, [0.0; 8]);
    }

    #[test]
    fn a_view_beyond_all_bounds_is_refused() {
        let view = View::around(DOMAIN, 800, 600);
        for (centre, zoom) in [([0.0; 2], 1e7), ([0.0; 2], f64::NAN), ([1e7, 0.0], 1.0)] {
            assert!(matches!(view.zoomed(centre, zoom), Err(Error::OutOfRange { .. })));
        }
    }

    #[test]
    fn the_floor_is_the_least_minimum_or_the_least_of_the_domain() {
        assert_eq!(floor(&Surface::named("rosenbrock", &[]).unwrap()), 0.0);
        let typed = Surface::typed("x + y", [-1.0, 1.0, -2.0, 2.0]).unwrap();
        assert_eq!(floor(&typed), -3.0);
    }
}
