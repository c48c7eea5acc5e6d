//! Where an axis is labelled.

use crate::scale::{Axis, Scale};
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;

/// Beyond this ratio of size to span neighbouring ticks differ in their ninth digit: no label helps.
const FARTHEST: f64 = 1e9;

/// Labelled values of an axis and the unlabelled ones between them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) major: Vec<f64>,
    pub(crate) minor: Vec<f64>,
    /// Whether every major tick is a power of ten, to be written as such.
    pub(crate) powers: bool,
}

/// At most `most` labelled values for `axis`.
pub(crate) fn of(axis: &Axis, most: usize) -> Ticks {
    match axis.scale {
        Scale::Linear => Ticks { major: linear(axis.lo, axis.hi, most), ..Ticks::default() },
        Scale::Log => log(axis, most),
    }
}

/// At most `most` multiples of 1, 2 or 5 times a power of ten in `lo..=hi`: plotters' key points.
///
/// plotters compares with an absolute epsilon and asserts numbers, so that a span below 1e-15 has one
/// key point or too many. Here the span is first brought to `1..10`, and the points back to decimals.
pub(crate) fn linear(lo: f64, hi: f64, most: usize) -> Vec<f64> {
    let span = hi - lo;
    if most < 2 || !(1e-290..=1e301).contains(&span) {
        return Vec::new();
    }
    let unit = power_of_ten(span.log10().floor() as i32);
    let (a, b) = (lo / unit, hi / unit);
    if a.abs().max(b.abs()) > FARTHEST {
        return Vec::new();
    }
    let keys = RangedCoordf64::from(a..b).key_points(BoldPoints(most));
    keys.into_iter()
        .map(|key| (key * 1e3).round() / 1e3)
        .filter(|key| *key >= a - 1e-9 && *key <= b + 1e-9)
        .map(|key| key * unit)
        .collect()
}

/// Whole decades, every second, third, fifth, … when there are too many. Below two decades the values 1,
/// 2 and 5 of each, and below that what a linear axis would show.
///
/// plotters' own logarithmic key points put the light ones at 2.8, 4.6, … instead of 2, 3, ….
fn log(axis: &Axis, most: usize) -> Ticks {
    let (first, last) =
        ((axis.lo.log10() - 1e-9).ceil() as i32, (axis.hi.log10() + 1e-9).floor() as i32);
    let inside = |value: &f64| *value >= axis.lo * (1.0 - 1e-9) && *value <= axis.hi * (1.0 + 1e-9);
    let multiples = |digits: &'static [f64]| {
        (first - 1..=last)
            .flat_map(|decade| digits.iter().map(move |digit| digit * power_of_ten(decade)))
            .filter(inside)
            .collect::<Vec<_>>()
    };
    let decades = (last - first + 1).max(0) as usize;
    if decades >= 3 || (decades == 2 && most <= 3) {
        let stride = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200]
            .into_iter()
            .find(|stride| decades.div_ceil(*stride) <= most.max(2))
            .unwrap_or(500);
        let mut major: Vec<_> = (first..=last)
            .filter(|decade| decade.rem_euclid(stride as i32) == 0)
            .map(power_of_ten)
            .collect();
        if major.len() < 2 {
            major = vec![power_of_ten(first), power_of_ten(last)];
        }
        let minor = match stride {
            1 if decades <= 2 * most => multiples(&[2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]),
            1 => Vec::new(),
            _ => (first..=last)
                .filter(|decade| decade.rem_euclid(stride as i32) != 0)
                .map(power_of_ten)
                .collect(),
        };
        return Ticks { major, minor, powers: true };
    }
    let minor = multiples(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
    let major = multiples(&[1.0, 2.0, 5.0]);
    if (2..=most).contains(&major.len()) {
        return Ticks { major, minor, powers: false };
    }
    Ticks { major: linear(axis.lo, axis.hi, most), minor: Vec::new(), powers: false }
}

/// The double nearest to a power of ten (`powi` is off by a rounding below 1).
pub(crate) fn power_of_ten(exponent: i32) -> f64 {
    if (-22..0).contains(&exponent) { 1.0 / 10_f64.powi(-exponent) } else { 10_f64.powi(exponent) }
}

#[cfg(test)]
mod tests;
