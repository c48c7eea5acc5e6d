//! Curves of several racers over steps or evaluations.

use crate::curve::{self, Mapping};
use crate::pen::{Anchor, Drawn, Frame, LineStyle, Pen, Point, Rect, Theme};
use crate::scale::{Axis, Scale, extent};
use crate::text::{self, NumberFormat};
use crate::ticks::{self, Ticks};
use plotters_backend::DrawingBackend;

/// Pictures lower than this, in font sizes, put the x label into the row of the numbers.
const LOW: f64 = 14.0;

/// Where a series' points stand on the x axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Xs<'a> {
    /// At 0, 1, 2, …: one value for each step.
    Steps,
    /// At these numbers, in the data's order; the shorter of xs and ys counts.
    At(&'a [f64]),
}

/// One curve. It has a gap wherever a point is not finite, or not positive on a logarithmic axis; a
/// point between two gaps is a dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    /// Positions on the x axis.
    pub xs: Xs<'a>,
    /// Values.
    pub ys: &'a [f64],
    /// Look.
    pub style: LineStyle<'a>,
}

impl Series<'_> {
    fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let at = match self.xs {
            Xs::Steps => None,
            Xs::At(xs) => Some(xs),
        };
        let count = at.map_or(self.ys.len(), |xs| xs.len().min(self.ys.len()));
        let x = move |index: usize| match at {
            Some(xs) => xs[index],
            None => index as f64,
        };
        self.ys[..count].iter().enumerate().map(move |(index, y)| (x(index), *y))
    }
}

/// Curves with axes, a grid and labels. There is no legend and no cursor: the page has both in its DOM.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineChart<'a> {
    /// Drawn in this order, the last on top.
    pub series: &'a [Series<'a>],
    /// Ends of the x axis; `None` (or what cannot be an axis) fits the data.
    pub x_range: Option<(f64, f64)>,
    /// Ends of the y axis; `None` (or what cannot be an axis) fits what is shown, with some room.
    pub y_range: Option<(f64, f64)>,
    /// Scale of the y axis.
    pub y_scale: Scale,
    /// Under the right end of the x axis; may be empty.
    pub x_label: &'a str,
    /// Above the left end of the plot, not turned, so that it can be read; may be empty.
    pub y_label: &'a str,
    /// Colours and type.
    pub theme: Theme<'a>,
    /// Decimal sign.
    pub format: NumberFormat,
}

/// Where the curves lie, so that a pointer's position can be turned into data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The plot's rectangle in pixels.
    pub plot: Rect,
    /// The numbers at its left and right edge.
    pub x_range: (f64, f64),
    /// The numbers at its bottom and top edge.
    pub y_range: (f64, f64),
    /// How x lies between them.
    pub x_scale: Scale,
    /// How y lies between them.
    pub y_scale: Scale,
}

impl Layout {
    /// The data's numbers at a position in pixels; outside the plot the axes go on.
    #[must_use]
    pub fn data_at(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let mapping = self.mapping()?;
        let across = (x - self.plot.left) / self.plot.width();
        let up = (self.plot.bottom - y) / self.plot.height();
        Some((mapping.x.value(across), mapping.y.value(up)))
    }

    /// The position in pixels of a point of the data; `None` when it has no place on the axes.
    #[must_use]
    pub fn position_of(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let mapping = self.mapping()?;
        (mapping.x.shows(x) && mapping.y.shows(y)).then(|| mapping.point((x, y)))
    }

    fn mapping(&self) -> Option<Mapping> {
        let x = Axis::new(self.x_scale, self.x_range)?;
        Some(Mapping { x, y: Axis::new(self.y_scale, self.y_range)?, rect: self.plot })
    }
}

/// Draws the chart and says where things lie.
///
/// A curve costs one pass over its points and at most four drawn points per pixel column, so that a
/// hundred thousand steps may be redrawn while a slider moves.
///
/// # Errors
/// The backend's own.
pub fn lines<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    chart: &LineChart<'_>,
) -> Drawn<Layout, DB> {
    lines_over(backend, frame, chart, Scale::Linear)
}

/// [`lines`] over an x axis of this scale. On a logarithmic one only positive x have a place.
///
/// # Errors
/// The backend's own.
pub fn lines_over<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    chart: &LineChart<'_>,
    x_scale: Scale,
) -> Drawn<Layout, DB> {
    let (x, y) = axes(chart, x_scale);
    let plan = Plan::new(chart, frame, x, y);
    let mut pen = Pen::new(backend, frame);
    if let Some(background) = chart.theme.background {
        pen.fill(&frame.rect(), background)?;
    }
    plan.draw_grid(&mut pen, chart)?;
    let mapping = plan.mapping;
    for series in chart.series.iter().filter(|series| !series.style.hidden) {
        let mut run = Vec::new();
        curve::runs::<DB>(series.points(), (&x, &y), mapping.rect.width(), |points| {
            run.clear();
            run.extend(points.iter().map(|point| mapping.point(*point)));
            curve::draw(&mut pen, &run, &mapping.rect, &series.style)
        })?;
    }
    plan.draw_labels(&mut pen, chart, frame)?;
    Ok(Layout {
        plot: mapping.rect,
        x_range: (x.lo, x.hi),
        y_range: (y.lo, y.hi),
        x_scale: x.scale,
        y_scale: y.scale,
    })
}

fn axes(chart: &LineChart<'_>, x_scale: Scale) -> (Axis, Axis) {
    let shown = || chart.series.iter().filter(|series| !series.style.hidden);
    let x = chart.x_range.and_then(|range| Axis::new(x_scale, range)).unwrap_or_else(|| {
        let log = x_scale == Scale::Log;
        let has_place = |x: f64| x.is_finite() && (!log || x > 0.0);
        let ends = shown().filter_map(|series| match series.xs {
            Xs::Steps => series.ys.len().checked_sub(1).map(|last| (0.0, last as f64)),
            Xs::At(xs) => extent(xs.iter().copied(), has_place),
        });
        let ends = extent(ends.flat_map(|(lo, hi)| [lo, hi]), has_place);
        if log { Axis::fit(x_scale, ends) } else { Axis::tight(ends) }
    });
    let y = chart.y_range.and_then(|range| Axis::new(chart.y_scale, range)).unwrap_or_else(|| {
        let positive = chart.y_scale == Scale::Log;
        let inside = |point: &Point| point.0 >= x.lo && point.0 <= x.hi;
        let values = shown().flat_map(|series| series.points().filter(inside).map(|(_, y)| y));
        Axis::fit(chart.y_scale, extent(values, |y| y.is_finite() && (!positive || y > 0.0)))
    });
    (x, y)
}

/// A number beside an axis: its text, where it stands along the axis, and half its length there.
pub(crate) struct Label {
    pub(crate) text: String,
    pub(crate) at: f64,
    pub(crate) half: f64,
}

struct Plan {
    mapping: Mapping,
    x_ticks: Ticks,
    y_ticks: Ticks,
    x_labels: Vec<Label>,
    y_labels: Vec<Label>,
}

impl Plan {
    fn new(chart: &LineChart<'_>, frame: &Frame, x: Axis, y: Axis) -> Self {
        let (full, size) = (frame.rect(), chart.theme.font_size.max(1.0));
        let rows = if chart.x_label.is_empty() || full.height() < LOW * size { 1.7 } else { 3.1 };
        let top = full.top + size * if chart.y_label.is_empty() { 0.8 } else { 2.1 };
        let bottom = (full.bottom - size * rows).max(top + 1.0);

        let y_ticks = ticks::of(&y, ((bottom - top) / (size * 2.2)).clamp(2.0, 8.0) as usize);
        let y_texts = texts(&y_ticks, chart.format);
        let widest =
            y_texts.iter().map(|label| text::width(label, size)).fold(size * 1.2, f64::max);
        let left = full.left + widest + size * 0.6;
        let right = (full.right - size).max(left + 1.0);
        let mapping = Mapping { x, y, rect: Rect { left, top, right, bottom } };

        let mut y_labels: Vec<Label> = Vec::with_capacity(y_texts.len());
        for (text, value) in y_texts.into_iter().zip(&y_ticks.major) {
            let label = Label { text, at: mapping.y(*value), half: size * 0.6 };
            let below = y_labels.last().map_or(f64::INFINITY, |below| below.at - below.half);
            if label.at + label.half < below {
                y_labels.push(label);
            }
        }
        let (x_ticks, mut x_labels) = Self::x_labels(chart, &mapping, full.right);
        if rows < 2.0 && !chart.x_label.is_empty() {
            let taken = full.right - text::width(chart.x_label, size) - size;
            x_labels.retain(|label| label.at + label.half < taken);
        }
        Self { mapping, x_ticks, y_ticks, x_labels, y_labels }
    }

    /// As many numbers under the x axis as stand clear of each other within the picture's width.
    fn x_labels(chart: &LineChart<'_>, mapping: &Mapping, end: f64) -> (Ticks, Vec<Label>) {
        let size = chart.theme.font_size.max(1.0);
        let whole = chart.series.iter().all(|series| series.xs == Xs::Steps);
        let most = (mapping.rect.width() / (size * 3.0)).clamp(2.0, 12.0) as usize;
        for count in (2..=most).rev() {
            let mut found = ticks::of(&mapping.x, count);
            if whole {
                found.major.retain(|value| (value - value.round()).abs() < 1e-9);
            }
            let labels: Vec<_> = texts(&found, chart.format)
                .into_iter()
                .zip(&found.major)
                .map(|(text, value)| {
                    let half = text::width(&text, size) / 2.0;
                    let at = mapping.x(*value).min(end - half).max(half);
                    Label { text, at, half }
                })
                .collect();
            let clear =
                |pair: &[Label]| pair[1].at - pair[1].half - pair[0].at - pair[0].half > size * 0.8;
            if labels.windows(2).all(clear) {
                return (found, labels);
            }
        }
        (Ticks::default(), Vec::new())
    }

    fn draw_grid<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, DB>,
        chart: &LineChart<'_>,
    ) -> Drawn<(), DB> {
        let (Mapping { rect, .. }, theme) = (self.mapping, &chart.theme);
        let crisp = |at: f64| at.floor() + 0.5;
        for value in &self.y_ticks.minor {
            let at = crisp(self.mapping.y(*value));
            pen.line((rect.left, at), (rect.right, at), theme.minor_grid, 1.0)?;
        }
        for value in &self.x_ticks.major {
            let at = crisp(self.mapping.x(*value));
            pen.line((at, rect.top), (at, rect.bottom), theme.minor_grid, 1.0)?;
        }
        for value in &self.y_ticks.major {
            let at = crisp(self.mapping.y(*value));
            pen.line((rect.left, at), (rect.right, at), theme.grid, 1.0)?;
        }
        let base = crisp(rect.bottom);
        pen.line((rect.left, base), (rect.right, base), theme.text, 1.0)
    }

    fn draw_labels<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, DB>,
        chart: &LineChart<'_>,
        frame: &Frame,
    ) -> Drawn<(), DB> {
        let (rect, theme) = (self.mapping.rect, &chart.theme);
        let size = theme.font_size;
        for label in &self.y_labels {
            let at = (rect.left - size * 0.4, label.at);
            pen.text(&label.text, at, Anchor::Right, theme, theme.text)?;
        }
        for label in &self.x_labels {
            let at = (label.at, rect.bottom + size * 0.4);
            pen.text(&label.text, at, Anchor::Top, theme, theme.text)?;
        }
        if !chart.y_label.is_empty() {
            let at = (size * 0.3, size * 0.2);
            pen.text(chart.y_label, at, Anchor::TopLeft, theme, theme.text)?;
        }
        if !chart.x_label.is_empty() {
            let at = (frame.width - size * 0.3, frame.height - size * 0.15);
            pen.text(chart.x_label, at, Anchor::BottomRight, theme, theme.text)?;
        }
        Ok(())
    }
}

fn texts(ticks: &Ticks, format: NumberFormat) -> Vec<String> {
    if ticks.powers {
        return ticks.major.iter().map(|v| format.power(v.log10().round() as i32)).collect();
    }
    format.ticks(&ticks.major)
}

#[cfg(test)]
mod tests;
