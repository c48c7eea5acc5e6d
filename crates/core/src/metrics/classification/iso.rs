//! Lines on which something stays the same, to be drawn under a curve.

use super::counts::{Costs, Counts};
use crate::error::Error;
use crate::math;

/// The most points of a line.
pub const MAX_POINTS: usize = 10_000;

/// Points of a line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Abscissae, rising.
    pub x: Vec<f64>,
    /// Ordinates.
    pub y: Vec<f64>,
}

/// Where F₁ has one value, in the plane of a precision–recall curve: f = 2PR / (P + R), from the point at which precision is 1 to that
/// at which recall is.
///
/// The ratio r = R / P of its points grows by the same factor from each to the next, and R = f(1 + r) / 2.
///
/// # Errors
/// [`Error::OutOfRange`] for an `f` that is not above 0 and at most 1, and for fewer than two `points` or too many.
pub fn iso_f1(f: f64, points: usize) -> Result<Line, Error> {
    Error::check_range("f", f, f64::MIN_POSITIVE, 1.0)?;
    Error::check_range("points", points as f64, 2.0, MAX_POINTS as f64)?;
    let least = f / (2.0 - f);
    let last = points - 1;
    let recall = |point: usize| match point {
        0 => least,
        point if point == last => 1.0,
        point => {
            let share = point as f64 / last as f64;
            let ratio = math::pow(least, 1.0 - 2.0 * share);
            (f * (1.0 + ratio) / 2.0).clamp(least, 1.0)
        }
    };
    let x: Vec<f64> = (0..points).map(recall).collect();
    // The line is its own mirror image.
    let y = x.iter().rev().copied().collect();
    Ok(Line { x, y })
}

/// How steep lines of one cost are in the plane of a ROC curve: as many true positives more (as a share of all positives) as pay for
/// one false positive more (of all negatives), (c_FP · N) / (c_FN · P). ∞ where a false negative costs nothing; `None` where
/// nothing costs anything, or without samples.
///
/// Provost & Fawcett, *Robust Classification for Imprecise Environments*, Machine Learning 42, 2001, eq. 1.
#[must_use]
pub fn iso_cost_slope(counts: &Counts, costs: Costs) -> Option<f64> {
    let [run, rise] = direction(counts, costs);
    let slope = rise / run;
    (!slope.is_nan()).then_some(slope)
}

/// The line of all points (false positive rate, true positive rate) that cost what these counts do: its ends on the border of the unit
/// square. `None` where a class is absent, or nothing costs anything.
#[must_use]
pub fn iso_cost(counts: &Counts, costs: Costs) -> Option<[[f64; 2]; 2]> {
    if counts.positives() == 0.0 || counts.negatives() == 0.0 {
        return None;
    }
    let direction = direction(counts, costs);
    if direction == [0.0; 2] {
        return None;
    }
    let start = [counts.fp / counts.negatives(), counts.tp / counts.positives()];
    let (mut back, mut forth) = (f64::INFINITY, f64::INFINITY);
    for (at, step) in start.iter().zip(direction).filter(|(_, step)| *step > 0.0) {
        back = back.min(at / step);
        forth = forth.min((1.0 - at) / step);
    }
    let point = |way: f64| [0, 1].map(|axis| (start[axis] + way * direction[axis]).clamp(0.0, 1.0));
    Some([point(-back), point(forth)])
}

/// The curve of cumulative gain of scores that put every positive above every negative: all are found once as many are called positive
/// as there are.
///
/// # Errors
/// [`Error::OutOfRange`] for a prevalence that is not above 0 and at most 1.
pub fn perfect_gain(prevalence: f64) -> Result<Line, Error> {
    Error::check_range("prevalence", prevalence, f64::MIN_POSITIVE, 1.0)?;
    Ok(Line { x: vec![0.0, prevalence, 1.0], y: vec![0.0, 1.0, 1.0] })
}

/// The curve of lift of such scores: 1 / prevalence as long as all that are called positive are, then 1 / x.
///
/// # Errors
/// As [`perfect_gain`]; for fewer than two `points` or too many.
pub fn perfect_lift(prevalence: f64, points: usize) -> Result<Line, Error> {
    Error::check_range("prevalence", prevalence, f64::MIN_POSITIVE, 1.0)?;
    Error::check_range("points", points as f64, 2.0, MAX_POINTS as f64)?;
    let last = points - 1;
    // Each as many times the one before: denser where the line is steep.
    let share = |point: usize| match point {
        point if point == last => 1.0,
        point => math::pow(prevalence, 1.0 - point as f64 / last as f64),
    };
    let x = std::iter::once(0.0).chain((0..points).map(share)).collect::<Vec<f64>>();
    let y = x.iter().map(|x| 1.0 / x.max(prevalence)).collect();
    Ok(Line { x, y })
}

/// Along a line of one cost: what a false negative of every positive would cost, and a false positive of every negative.
fn direction(counts: &Counts, costs: Costs) -> [f64; 2] {
    [costs.fn_ * counts.positives(), costs.fp * counts.negatives()]
}
