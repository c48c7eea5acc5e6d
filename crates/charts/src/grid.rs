//! A function sampled on a rectangle.

use std::fmt;

/// Values of a function at the nodes of a rectangular grid, row by row, the row of the least y first.
///
/// A node is a point, a pixel an area: the first and last nodes stand *on* the ends of `x` and `y`. A
/// picture of one pixel a node, stretched over a viewport, therefore reaches half a cell beyond it on each
/// side; contours and pixels then agree.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    pub(crate) values: &'a [f64],
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) x: (f64, f64),
    pub(crate) y: (f64, f64),
}

/// A buffer whose length does not fit the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLength {
    /// Which buffer: `"values"` or `"rgba"`.
    pub buffer: &'static str,
    /// The length it must have.
    pub expected: usize,
    /// The length it has.
    pub found: usize,
}

impl fmt::Display for WrongLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has {} entries, but must have {}", self.buffer, self.found, self.expected)
    }
}

impl std::error::Error for WrongLength {}

impl<'a> Grid<'a> {
    /// A grid of `width` by `height` nodes from `x.0` to `x.1` and from `y.0` to `y.1`, ends included.
    ///
    /// # Errors
    /// [`WrongLength`] when there are not `width * height` values.
    pub fn new(
        values: &'a [f64],
        (width, height): (usize, usize),
        x: (f64, f64),
        y: (f64, f64),
    ) -> Result<Self, WrongLength> {
        let expected = width.saturating_mul(height);
        if values.len() != expected {
            return Err(WrongLength { buffer: "values", expected, found: values.len() });
        }
        Ok(Self { values, width, height, x, y })
    }

    /// The place of a node, or of a point between nodes, in the data's numbers.
    pub(crate) fn place(&self, column: f64, row: f64) -> (f64, f64) {
        let along = |(from, to): (f64, f64), at: f64, count: usize| {
            from + (to - from) * (at / (count.max(2) - 1) as f64)
        };
        (along(self.x, column, self.width), along(self.y, row, self.height))
    }
}
