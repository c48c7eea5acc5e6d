//! Linear and logarithmic scales of an axis.

use crate::ticks;

/// How a range of numbers is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences take equal room.
    #[default]
    Linear,
    /// Equal ratios take equal room; only positive numbers have a place.
    Log,
}

/// The greatest size a shown number may have, so that the difference of two stays finite.
const LARGEST: f64 = 1e300;

/// Logarithmic axes shorter than this many decades are padded, longer ones end at whole decades.
const WIDE: f64 = 2.0;

/// A range of numbers laid out over a length: 0 at its low end, 1 at its high end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    pub(crate) scale: Scale,
    /// The ends, in the data's numbers; for `Log` both are positive.
    pub(crate) lo: f64,
    pub(crate) hi: f64,
    /// The place of `lo`, and one over the distance between the places of both ends.
    from: f64,
    per: f64,
}

impl Axis {
    /// An axis from `lo` to `hi` in either order. `None` when they are not numbers, too near each other
    /// for floating point, or not positive on a logarithmic scale.
    pub(crate) fn new(scale: Scale, (a, b): (f64, f64)) -> Option<Self> {
        let clamp = |v: f64| v.clamp(-LARGEST, LARGEST);
        let (lo, hi) = (clamp(a.min(b)), clamp(a.max(b)));
        if a.is_nan() || b.is_nan() || (scale == Scale::Log && lo <= 0.0) {
            return None;
        }
        let (from, to) = (place(scale, lo), place(scale, hi));
        let per = 1.0 / (to - from);
        (to > from && per.is_finite()).then_some(Self { scale, lo, hi, from, per })
    }

    /// The unit axis of a picture without data.
    fn empty(scale: Scale) -> Self {
        match scale {
            Scale::Linear => Self { scale, lo: 0.0, hi: 1.0, from: 0.0, per: 1.0 },
            Scale::Log => Self { scale, lo: 0.1, hi: 1.0, from: -1.0, per: 1.0 },
        }
    }

    /// The axis that shows the data's `extent` (`None` for no data) with tidy room around it.
    pub(crate) fn fit(scale: Scale, extent: Option<(f64, f64)>) -> Self {
        let Some((lo, hi)) = extent else { return Self::empty(scale) };
        let range = match scale {
            Scale::Linear => pad_linear(lo.max(-LARGEST), hi.min(LARGEST)),
            Scale::Log => pad_log(lo.max(1.0 / LARGEST), hi.min(LARGEST)),
        };
        Self::new(scale, range).unwrap_or_else(|| Self::empty(scale))
    }

    /// The axis over exactly the data's `extent`, as steps have it.
    pub(crate) fn tight(extent: Option<(f64, f64)>) -> Self {
        let Some((lo, hi)) = extent else { return Self::empty(Scale::Linear) };
        Self::new(Scale::Linear, (lo, hi))
            .or_else(|| Self::new(Scale::Linear, (lo, lo + 1.0)))
            .unwrap_or_else(|| Self::empty(Scale::Linear))
    }

    /// Where `value` lies: 0 at `lo`, 1 at `hi`; not a number when it has no place on the scale.
    pub(crate) fn fraction(&self, value: f64) -> f64 {
        (place(self.scale, value) - self.from) * self.per
    }

    /// The value that lies at `fraction`.
    pub(crate) fn value(&self, fraction: f64) -> f64 {
        let place = self.from + fraction / self.per;
        if self.scale == Scale::Log { 10_f64.powf(place) } else { place }
    }

    /// Whether `value` has a place on this scale, be it outside the range.
    pub(crate) fn shows(&self, value: f64) -> bool {
        value.is_finite() && (self.scale == Scale::Linear || value > 0.0)
    }
}

fn place(scale: Scale, value: f64) -> f64 {
    match scale {
        Scale::Linear => value,
        Scale::Log if value > 0.0 => value.log10(),
        Scale::Log => f64::NAN,
    }
}

/// Room of 2 % on both sides, then outwards to a quarter of a tick's distance; never across zero, so
/// that a loss does not seem to go below it.
fn pad_linear(lo: f64, hi: f64) -> (f64, f64) {
    let span = hi - lo;
    if span <= lo.abs().max(hi.abs()) * 1e-12 {
        let room = if lo == 0.0 { 1.0 } else { lo.abs() * 0.5 };
        return (lo - room, hi + room);
    }
    let step = match ticks::linear(lo, hi, 6).as_slice() {
        [first, second, ..] => (second - first) / 4.0,
        _ => span / 16.0,
    };
    let down = ((lo - span * 0.02) / step).floor() * step;
    let up = ((hi + span * 0.02) / step).ceil() * step;
    (if lo >= 0.0 { down.max(0.0) } else { down }, if hi <= 0.0 { up.min(0.0) } else { up })
}

fn pad_log(lo: f64, hi: f64) -> (f64, f64) {
    let (from, to) = (lo.log10(), hi.log10());
    if to - from >= WIDE {
        return (10_f64.powf(from.floor()), 10_f64.powf(to.ceil()));
    }
    let room = ((to - from) * 0.05).max(0.05);
    (10_f64.powf(from - room), 10_f64.powf(to + room))
}

/// The least and greatest of `values` that pass `keep`; `None` when none does.
pub(crate) fn extent(
    values: impl Iterator<Item = f64>,
    keep: impl Fn(f64) -> bool,
) -> Option<(f64, f64)> {
    let mut found = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.filter(|value| keep(*value)) {
        if value < found.0 {
            found.0 = value;
        }
        if value > found.1 {
            found.1 = value;
        }
    }
    (found.0 <= found.1).then_some(found)
}
