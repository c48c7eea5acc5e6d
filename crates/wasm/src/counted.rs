//! What is known of four counts without their samples: shares, places on curves, and lines to judge a curve by.

use crate::error::refuse;
use descent_core::error::Error;
use descent_core::math;
use descent_core::metrics::classification::iso::{self, Line};
use descent_core::metrics::classification::{Costs, Counts, Kind, Normalize, Settings, Shares};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The greatest count that is taken: products of two are still exact enough.
const MOST_COUNTED: f64 = 1e12;

/// Points of a line, by their abscissae and ordinates.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct IsoLine {
    x: Vec<f64>,
    y: Vec<f64>,
}

/// The cells of a confusion matrix as shares of something; `null` of nothing.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct CountShares {
    tp: Option<f64>,
    fp: Option<f64>,
    #[serde(rename = "fn")]
    fn_: Option<f64>,
    tn: Option<f64>,
}

/// Where F₁ is `f`, in the plane of recall and precision: from the point at which precision is 1 to that at which recall is.
#[wasm_bindgen]
pub fn iso_f1(f: f64, points: u32) -> Result<Ts<IsoLine>, JsValue> {
    let Line { x, y } = iso::iso_f1(f, points as usize).map_err(refuse)?;
    crate::send(&IsoLine { x, y })
}

/// Cumulative gain over the share that is called positive, of scores that put every positive above every negative.
#[wasm_bindgen]
pub fn perfect_gain(prevalence: f64) -> Result<Ts<IsoLine>, JsValue> {
    let Line { x, y } = iso::perfect_gain(prevalence).map_err(refuse)?;
    crate::send(&IsoLine { x, y })
}

/// Lift of such scores, over the same.
#[wasm_bindgen]
pub fn perfect_lift(prevalence: f64, points: u32) -> Result<Ts<IsoLine>, JsValue> {
    let Line { x, y } = iso::perfect_lift(prevalence, points as usize).map_err(refuse)?;
    crate::send(&IsoLine { x, y })
}

/// Quantiles of the standard normal distribution: the deviates on the axes of a DET curve.
#[wasm_bindgen]
pub fn probits(shares: Vec<f64>) -> Vec<f64> {
    shares.into_iter().map(math::probit).collect()
}

/// The line of one cost through the point of these counts in the plane of a ROC curve: its two ends on the border of the unit square.
/// Nothing where a class is absent or nothing costs anything.
#[wasm_bindgen]
pub fn iso_cost(
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    cost_fp: f64,
    cost_fn: f64,
) -> Result<Option<Ts<IsoLine>>, JsValue> {
    let counts = counted([tp, fp, fn_, tn])?;
    let ends = iso::iso_cost(&counts, costs(cost_fp, cost_fn)?);
    let line = |ends: [[f64; 2]; 2]| IsoLine {
        x: ends.map(|[x, _]| x).to_vec(),
        y: ends.map(|[_, y]| y).to_vec(),
    };
    ends.map(|ends| crate::send(&line(ends))).transpose()
}

/// How steep such lines are, (cost of a false positive · negatives) / (cost of a false negative · positives); it may be ∞.
#[wasm_bindgen]
pub fn iso_cost_slope(
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    cost_fp: f64,
    cost_fn: f64,
) -> Result<Option<f64>, JsValue> {
    Ok(iso::iso_cost_slope(&counted([tp, fp, fn_, tn])?, costs(cost_fp, cost_fn)?))
}

/// Each cell as a share of its row (`true`), its column (`pred`) or `all`.
#[wasm_bindgen]
pub fn count_shares(
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    by: &str,
) -> Result<Ts<CountShares>, JsValue> {
    let choices = [("true", Normalize::True), ("pred", Normalize::Pred), ("all", Normalize::All)];
    let by = Error::choose("normalize", by, &choices).map_err(refuse)?;
    let Shares { tp, fp, fn_, tn } = counted([tp, fp, fn_, tn])?.shares(by);
    crate::send(&CountShares { tp, fp, fn_, tn })
}

/// Where a threshold with these counts is on a curve (`roc`, `precision_recall`, `det`, `gain`, `lift`): abscissa and ordinate.
/// Nothing where an axis is undefined.
#[wasm_bindgen]
pub fn curve_point(
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    kind: &str,
) -> Result<Option<Vec<f64>>, JsValue> {
    let kind = Error::choose("kind", kind, &Kind::ALL).map_err(refuse)?;
    Ok(counted([tp, fp, fn_, tn])?.point(kind).map(|point| point.to_vec()))
}

/// Counts, checked: none below 0, and not all 0.
pub(crate) fn counted([tp, fp, fn_, tn]: [f64; 4]) -> Result<Counts, JsValue> {
    for (name, count) in [("tp", tp), ("fp", fp), ("fn", fn_), ("tn", tn)] {
        Error::check_range(name, count, 0.0, MOST_COUNTED).map_err(refuse)?;
    }
    let counts = Counts { tp, fp, fn_, tn };
    Error::check_range("total", counts.total(), f64::MIN_POSITIVE, f64::MAX).map_err(refuse)?;
    Ok(counts)
}

fn costs(fp: f64, fn_: f64) -> Result<Costs, JsValue> {
    let costs = Costs { fp, fn_ };
    Settings { costs, ..Settings::default() }.check().map_err(refuse)?;
    Ok(costs)
}
