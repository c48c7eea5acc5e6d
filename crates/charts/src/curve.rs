//! From numbers to the few points that a screen can show: decimation, clipping, dashes.

use crate::pen::{Drawn, LineStyle, Pen, Point, Rect};
use crate::scale::Axis;
use plotters_backend::DrawingBackend;

/// A pixel position is cut off here, far outside any screen: a line to it looks the same, and
/// differences of such positions stay exact.
const FAR: f64 = 1e6;

/// More dashes than this in one curve and they are drawn longer: each costs the backend a path, and a
/// noisy curve is long.
const MOST_DASHES: f64 = 400.0;

/// Axes over a rectangle of the picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapping {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    pub(crate) rect: Rect,
}

impl Mapping {
    pub(crate) fn x(&self, x: f64) -> f64 {
        (self.rect.left + self.x.fraction(x) * self.rect.width()).clamp(-FAR, FAR)
    }

    pub(crate) fn y(&self, y: f64) -> f64 {
        (self.rect.bottom - self.y.fraction(y) * self.rect.height()).clamp(-FAR, FAR)
    }

    pub(crate) fn point(&self, (x, y): Point) -> Point {
        (self.x(x), self.y(y))
    }
}

/// What a pixel column keeps of a curve, as index and value.
#[derive(Clone, Copy)]
struct Column {
    /// The column's left and right end on the axis.
    from: f64,
    to: f64,
    first: (usize, Point),
    low: (usize, Point),
    high: (usize, Point),
    last: (usize, Point),
}

impl Column {
    fn new(x: &Axis, columns: f64, entry: (usize, Point)) -> Self {
        let key = (x.fraction(entry.1.0) * columns).floor();
        let (from, to) = if key < 0.0 {
            (f64::NEG_INFINITY, x.lo)
        } else if key >= columns {
            (x.hi, f64::INFINITY)
        } else {
            (x.value(key / columns), x.value((key + 1.0) / columns))
        };
        Self { from, to, first: entry, low: entry, high: entry, last: entry }
    }

    fn holds(&self, x: f64) -> bool {
        x >= self.from && x < self.to
    }

    fn add(&mut self, entry: (usize, Point)) {
        if entry.1.1 < self.low.1.1 {
            self.low = entry;
        }
        if entry.1.1 > self.high.1.1 {
            self.high = entry;
        }
        self.last = entry;
    }

    fn emit(&self, run: &mut Vec<Point>) {
        let mut kept = [self.first, self.low, self.high, self.last];
        kept[1..3].sort_unstable_by_key(|entry| entry.0);
        let mut before = None;
        for (index, point) in kept {
            if before != Some(index) {
                run.push(point);
            }
            before = Some(index);
        }
    }
}

/// Hands over a curve's unbroken runs in the data's numbers, thinned to the first, least, greatest and
/// last point of each pixel column: drawn over the same columns, these four give the same pixels as all
/// (U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, "M4: A Visualization-Oriented Time Series Data
/// Aggregation", Proc. VLDB Endowment 7(10), 2014). A point without a place on its axis breaks the run.
/// `columns` is the width in pixels; what lies left and right of the axis counts as one column each.
pub(crate) fn runs<DB: DrawingBackend>(
    points: impl Iterator<Item = Point>,
    (x, y): (&Axis, &Axis),
    columns: f64,
    mut hand_over: impl FnMut(&[Point]) -> Drawn<(), DB>,
) -> Drawn<(), DB> {
    let columns = columns.max(1.0);
    // So few that thinning would keep nearly all.
    let few = points.size_hint().1.is_some_and(|count| count as f64 <= columns * 4.0);
    let mut run: Vec<Point> = Vec::new();
    let mut column: Option<Column> = None;
    for (index, point) in points.enumerate() {
        if !y.shows(point.1) || !x.shows(point.0) {
            if let Some(open) = column.take() {
                open.emit(&mut run);
            }
            if !run.is_empty() {
                hand_over(&run)?;
                run.clear();
            }
            continue;
        }
        if few {
            run.push(point);
            continue;
        }
        match &mut column {
            Some(open) if open.holds(point.0) => open.add((index, point)),
            open => {
                if let Some(open) = open {
                    open.emit(&mut run);
                }
                *open = Some(Column::new(x, columns, (index, point)));
            }
        }
    }
    if let Some(open) = column {
        open.emit(&mut run);
    }
    if run.is_empty() { Ok(()) } else { hand_over(&run) }
}

/// The parts of a polyline inside `rect`, in order (Liang and Barsky's line clipping, 1984).
pub(crate) fn clip(points: &[Point], rect: &Rect) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = Vec::new();
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let Some((enter, leave)) = clip_segment(from, to, rect) else {
            finish(&mut piece, &mut pieces);
            continue;
        };
        let at = |t: f64| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        if enter > 0.0 {
            finish(&mut piece, &mut pieces);
        }
        if piece.is_empty() {
            piece.push(if enter > 0.0 { at(enter) } else { from });
        }
        piece.push(if leave < 1.0 { at(leave) } else { to });
        if leave < 1.0 {
            finish(&mut piece, &mut pieces);
        }
    }
    finish(&mut piece, &mut pieces);
    pieces
}

fn finish(piece: &mut Vec<Point>, pieces: &mut Vec<Vec<Point>>) {
    if piece.len() > 1 {
        pieces.push(std::mem::take(piece));
    }
    piece.clear();
}

/// The part of a segment inside `rect` as shares of its length.
fn clip_segment(from: Point, to: Point, rect: &Rect) -> Option<(f64, f64)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    for (rise, room) in [
        (-dx, from.0 - rect.left),
        (dx, rect.right - from.0),
        (-dy, from.1 - rect.top),
        (dy, rect.bottom - from.1),
    ] {
        if rise == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if rise < 0.0 {
            enter = enter.max(room / rise);
        } else {
            leave = leave.min(room / rise);
        }
    }
    (enter <= leave).then_some((enter, leave))
}

/// The dashes of a polyline; `pattern` holds dash, gap, dash, gap, … in pixels, and starts again when it
/// ends, as on a canvas. A pattern that is none gives a solid line.
pub(crate) fn dashes(points: &[Point], pattern: &[f64]) -> Vec<Vec<Point>> {
    let lengths = || points.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1));
    let period: f64 = pattern.iter().sum();
    if !(period > 0.0 && pattern.iter().all(|length| *length >= 0.0)) {
        return vec![points.to_vec()];
    }
    let count = lengths().sum::<f64>() / period * pattern.len() as f64 / 2.0;
    let stretch = (count / MOST_DASHES).max(1.0);

    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut ink, mut index, mut left) = (true, 0, pattern[0] * stretch);
    for (pair, length) in points.windows(2).zip(lengths()) {
        let (from, to) = (pair[0], pair[1]);
        let mut gone = 0.0;
        while length - gone > left {
            gone += left;
            let share = gone / length;
            let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            piece.push(at);
            if ink {
                finish(&mut piece, &mut pieces);
            }
            ink = !ink;
            index = (index + 1) % pattern.len();
            left = pattern[index] * stretch;
        }
        left -= length - gone;
        if ink {
            piece.push(to);
        }
    }
    if ink {
        finish(&mut piece, &mut pieces);
    }
    pieces
}

/// Draws an unbroken run of points, in pixels, clipped and dashed; a run of one point is a dot.
pub(crate) fn draw<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    points: &[Point],
    rect: &Rect,
    style: &LineStyle<'_>,
) -> Drawn<(), DB> {
    if let [only] = points {
        if rect.contains(*only) {
            pen.disc(*only, style.width.max(1.0) * 1.2, style.color, style.alpha)?;
        }
        return Ok(());
    }
    for piece in clip(points, rect) {
        if style.dash.is_empty() {
            pen.path(&piece, style)?;
            continue;
        }
        for dash in dashes(&piece, style.dash) {
            pen.path(&dash, style)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
