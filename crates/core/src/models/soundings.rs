//! The loss over a grid of a plane, from coarse to fine, and along a line.

use super::network::{Measure, Problem};
use super::plane::Plane;
use crate::error::Error;
use crate::landscape::View;
use crate::objective::Objective;

/// The fewest and the most nodes along a side.
const SIDES: [f64; 2] = [2.0, 513.0];
/// The coarsest grid has at least so many steps along its shorter side, if the grid itself has.
const COARSEST: usize = 4;

/// The loss at the nodes of a grid, whose first and last nodes stand on the ends of the view; known coarsely at first and
/// then more and more finely: what is known is used again.
#[derive(Debug, Clone)]
pub struct Soundings {
    view: View,
    /// Row by row from the least b up.
    values: Vec<f64>,
    /// The distance in nodes between those that are being asked.
    stride: usize,
    /// The nodes of this stride that are not of the one before.
    open: Vec<usize>,
    /// How many of them are known.
    answered: usize,
    done: usize,
    weights: Vec<f64>,
}

impl Soundings {
    /// Nothing known yet: all NaN.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a side of fewer than 2 or more than 513 nodes, or a view that is none.
    pub fn new(view: View) -> Result<Self, Error> {
        for (argument, side) in ["columns", "rows"].into_iter().zip(view.size) {
            Error::check_range(argument, side as f64, SIDES[0], SIDES[1])?;
        }
        let [a0, a1, b0, b1] = view.span;
        for (argument, length) in [("span[1] - span[0]", a1 - a0), ("span[3] - span[2]", b1 - b0)] {
            Error::check_range(argument, length, f64::MIN_POSITIVE, f64::MAX)?;
        }
        let [columns, rows] = view.size;
        let steps = (columns.min(rows) - 1) / COARSEST;
        let stride = if steps > 1 { 1 << steps.ilog2() } else { 1 };
        let mut soundings = Self {
            view,
            values: vec![f64::NAN; columns * rows],
            stride,
            open: Vec::new(),
            answered: 0,
            done: 0,
            weights: Vec::new(),
        };
        soundings.open = soundings.nodes(None);
        Ok(soundings)
    }

    /// The nodes of the stride, without those of the one before.
    fn nodes(&self, before: Option<usize>) -> Vec<usize> {
        let [columns, rows] = self.view.size;
        let on = |column: usize, row: usize, stride: usize| {
            column.is_multiple_of(stride) && row.is_multiple_of(stride)
        };
        let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        all.filter(|&(column, row)| on(column, row, self.stride))
            .filter(|&(column, row)| before.is_none_or(|stride| !on(column, row, stride)))
            .map(|(column, row)| row * columns + column)
            .collect()
    }

    /// Asks so many nodes more, or as many as are left, and tells how many are known.
    pub fn advance(&mut self, problem: &Problem<'_>, plane: &Plane, nodes: usize) -> usize {
        self.weights.resize(plane.center().len(), 0.0);
        for _ in 0..nodes {
            let Some(node) = self.open.get(self.answered).copied() else { break };
            plane.write_point(self.place(node), &mut self.weights);
            self.values[node] = problem.value(&self.weights);
            self.answered += 1;
            self.done += 1;
            if self.answered == self.open.len() && self.stride > 1 {
                self.fill();
                self.stride /= 2;
                self.open = self.nodes(Some(2 * self.stride));
                self.answered = 0;
            }
        }
        self.done
    }

    /// The coordinates of a node.
    #[must_use]
    pub fn place(&self, node: usize) -> [f64; 2] {
        let View { span: [a0, a1, b0, b1], size: [columns, rows] } = self.view;
        let along = |from: f64, to: f64, at: usize, count: usize| {
            from + at as f64 * ((to - from) / (count - 1) as f64)
        };
        [along(a0, a1, node % columns, columns), along(b0, b1, node / columns, rows)]
    }

    /// How many nodes are known.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// How many nodes there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.values.len()
    }

    /// The rectangle and its grid.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The values: the loss where it is known, else what lies between the known nodes around; NaN before there are such.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Puts between the nodes of the stride, all known, what is between them by bilinear interpolation.
    fn fill(&mut self) {
        let ([columns, rows], stride) = (self.view.size, self.stride);
        // The nodes before and after a place, and how far it is between them.
        let around = |at: usize, count: usize| {
            let (before, last) = (at / stride * stride, (count - 1) / stride * stride);
            let after = (before + stride).min(last);
            (before, after, if after > before { (at - before) as f64 / stride as f64 } else { 0.0 })
        };
        for row in 0..rows {
            let (below, above, up) = around(row, rows);
            for column in 0..columns {
                if column.is_multiple_of(stride) && row.is_multiple_of(stride) {
                    continue;
                }
                let (left, right, along) = around(column, columns);
                let level = |row: usize| {
                    let (a, b) =
                        (self.values[row * columns + left], self.values[row * columns + right]);
                    a + (b - a) * along
                };
                let (low, high) = (level(below), level(above));
                self.values[row * columns + column] = low + (high - low) * up;
            }
        }
    }
}

/// How well the weights at one place of a line answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinePoint {
    /// α: 0 at one end, 1 at the other.
    pub alpha: f64,
    /// Over the rows that teach.
    pub train: Measure,
    /// Over the rows that examine; NaN where there are none.
    pub test: Measure,
}

/// Where the interpolation begins and ends.
const ALPHAS: [f64; 2] = [-0.5, 1.5];

/// The loss along the line (1 − α) a + α b, at `4 intervals + 1` even α from −0.5 to 1.5, those of both ends among them
/// (Goodfellow, Vinyals & Saxe, *Qualitatively characterizing neural network optimization problems*, ICLR 2015,
/// arXiv:1412.6544): a loss that rises in between parts two solutions.
#[must_use]
pub fn interpolate(
    train: &Problem<'_>,
    test: Option<&Problem<'_>>,
    [a, b]: [&[f64]; 2],
    intervals: u32,
) -> Vec<LinePoint> {
    let mut weights = vec![0.0; a.len()];
    let count = 4 * intervals.max(1);
    let none = Measure { loss: f64::NAN, accuracy: f64::NAN };
    let at = |step: u32| {
        let alpha = ALPHAS[0] + (ALPHAS[1] - ALPHAS[0]) * f64::from(step) / f64::from(count);
        for ((weight, a), b) in weights.iter_mut().zip(a).zip(b) {
            *weight = (1.0 - alpha) * a + alpha * b;
        }
        let test = test.map_or(none, |test| test.measure(&weights));
        LinePoint { alpha, train: train.measure(&weights), test }
    };
    (0..=count).map(at).collect()
}

/// How far a loss rises above the worse of two solutions on the straight line between them, for α from 0 to 1, and where:
/// the height of the barrier that parts them there (on other ways there may be none: Draxler, Veschgini, Salmhofer &
/// Hamprecht, *Essentially No Barriers in Neural Network Energy Landscape*, ICML 2018, arXiv:1803.00885). 0 where it does
/// not rise; NaN where an end has no finite loss. A loss between them that is not finite is an infinite barrier.
#[must_use]
pub fn barrier(alphas: &[f64], losses: &[f64]) -> Barrier {
    let places = || alphas.iter().copied().zip(losses.iter().copied());
    let end = |wanted: f64| places().find(|(alpha, _)| *alpha == wanted).map(|(_, loss)| loss);
    let (from, to) = (end(0.0).unwrap_or(f64::NAN), end(1.0).unwrap_or(f64::NAN));
    if !(from + to).is_finite() {
        return Barrier { height: f64::NAN, alpha: f64::NAN };
    }
    let mut found = Barrier { height: 0.0, alpha: 0.0 };
    for (alpha, loss) in places().filter(|(alpha, _)| (0.0..=1.0).contains(alpha)) {
        let over = loss - from.max(to);
        let height = if over.is_nan() { f64::INFINITY } else { over };
        if height > found.height {
            found = Barrier { height, alpha };
        }
    }
    found
}

/// See [`barrier`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Barrier {
    /// How high it is, in units of the loss.
    pub height: f64,
    /// Where it is highest.
    pub alpha: f64,
}

/// Writes the values of a grid at the nodes of another view, for a picture: between the grid's nodes by bicubic
/// interpolation through them (Keys, *Cubic Convolution Interpolation for Digital Image Processing*, IEEE Transactions on
/// Acoustics, Speech and Signal Processing 29(6), 1981), bilinear where a value around is not finite, NaN more than a
/// quarter of a cell beyond the grid.
pub fn resample(grid: View, values: &[f64], to: View, target: &mut Vec<f64>) {
    let axis =
        |from: [f64; 2], count: usize, ends: [f64; 2], places: usize| -> Vec<Option<Place>> {
            let step = (ends[1] - ends[0]) / places.saturating_sub(1).max(1) as f64;
            (0..places).map(|at| Place::of(ends[0] + at as f64 * step, from, count)).collect()
        };
    let ([a0, a1, b0, b1], [x0, x1, y0, y1]) = (grid.span, to.span);
    let columns = axis([a0, a1], grid.size[0], [x0, x1], to.size[0]);
    let rows = axis([b0, b1], grid.size[1], [y0, y1], to.size[1]);
    target.clear();
    for row in &rows {
        target.extend(columns.iter().map(|column| match (column, row) {
            (Some(column), Some(row)) => between(values, grid.size[0], column, row),
            _ => f64::NAN,
        }));
    }
}

/// So many cells beyond its ends a grid is taken to go on.
const OVERHANG: f64 = 0.25;

/// A place along a side of a grid: the four nodes around it, and what each counts.
struct Place {
    nodes: [usize; 4],
    cubic: [f64; 4],
    /// How far it is from the second node to the third.
    share: f64,
}

impl Place {
    /// `None` beyond the ends, but for a little that a picture of nearly the same shape has more.
    fn of(at: f64, [from, to]: [f64; 2], count: usize) -> Option<Self> {
        let last = (count - 1) as f64;
        let place = (at - from) / (to - from) * last;
        if !(-OVERHANG..=last + OVERHANG).contains(&place) {
            return None;
        }
        let place = place.clamp(0.0, last);
        let first = (place as usize).min(count.saturating_sub(2));
        let t = place - first as f64;
        let nodes = [first.saturating_sub(1), first, first + 1, (first + 2).min(count - 1)];
        let mut cubic = [
            ((2.0 - t) * t - 1.0) * t / 2.0,
            ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
            ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
            (t - 1.0) * t * t / 2.0,
        ];
        // Beyond an end goes on the line of the two nodes before it: f(−1) = 2 f(0) − f(1).
        if first == 0 {
            cubic = [0.0, cubic[1] + 2.0 * cubic[0], cubic[2] - cubic[0], cubic[3]];
        }
        if first + 2 > count - 1 {
            cubic = [cubic[0], cubic[1] - cubic[3], cubic[2] + 2.0 * cubic[3], 0.0];
        }
        Some(Self { nodes, cubic, share: t })
    }
}

fn between(values: &[f64], width: usize, column: &Place, row: &Place) -> f64 {
    let at = |i: usize, j: usize| values[row.nodes[j] * width + column.nodes[i]];
    let mut sum = 0.0;
    for (j, up) in row.cubic.iter().enumerate() {
        for (i, along) in column.cubic.iter().enumerate() {
            sum += up * along * at(i, j);
        }
    }
    if sum.is_finite() {
        return sum;
    }
    let mix = |a: f64, b: f64, share: f64| if share > 0.0 { a + (b - a) * share } else { a };
    let along =
        |j: usize| mix(at(1, j), if column.share > 0.0 { at(2, j) } else { 0.0 }, column.share);
    let below = along(1);
    if row.share > 0.0 { mix(below, along(2), row.share) } else { below }
}
