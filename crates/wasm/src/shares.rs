//! What each sample adds to a metric of regression, and the curve of its loss: for pictures.

use crate::error::refuse;
use descent_core::math;
use descent_core::metrics::regression::{
    Bound, Composition, Histogram, Loss, Metric, Parameters, REGRESSION, Sample, find, histogram,
};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Where the errors of one metric come from, and what would be best to predict for all.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RegressionShares {
    /// What each sample adds to the total, as a share from 0 to 1; nothing where the metric is undefined or the total is 0.
    shares: Vec<f64>,
    /// What each sample adds, as it is summed up; nothing where the metric is undefined.
    parts: Vec<f64>,
    /// How the value comes from the sum of the parts: it is the sum, its root, or 1 − the sum.
    #[tsify(type = "\"sum\" | \"root\" | \"one_minus\"")]
    composition: &'static str,
    /// The constants that make a metric best, in the order of the catalog.
    constants: Vec<BestConstant>,
}

/// The number that, predicted for every sample, makes a metric best.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BestConstant {
    metric: &'static str,
    value: f64,
}

/// The shares of the samples in a metric, and the best constants of all metrics that have one.
#[wasm_bindgen]
pub fn regression_shares(
    metric: &str,
    y_true: Vec<f64>,
    y_pred: Vec<f64>,
    alpha: f64,
    delta: f64,
    power: Option<f64>,
) -> Result<Ts<RegressionShares>, JsValue> {
    let metric = find(metric).map_err(refuse)?;
    let sample = Sample::new(y_true, y_pred, None).map_err(refuse)?;
    let parameters = parameters(alpha, delta, power)?;
    let best = |metric: &Metric| {
        let value = metric.best_constant(&sample, &parameters)?;
        Some(BestConstant { metric: metric.spec.id, value })
    };
    let constants = REGRESSION.iter().filter_map(best).collect();
    let parts = metric.contributions(&sample, &parameters).unwrap_or_default();
    let total: f64 = parts.iter().sum();
    let has_total = total.is_finite() && total > 0.0;
    let shares =
        if has_total { parts.iter().map(|part| part / total).collect() } else { Vec::new() };
    let composition = match metric.composition() {
        Composition::Sum => "sum",
        Composition::Root => "root",
        Composition::OneMinus => "one_minus",
    };
    crate::send(&RegressionShares { shares, parts, composition, constants })
}

/// The loss of one sample, of which a metric is made, at each of these predictions; NaN outside of its domain.
#[wasm_bindgen]
pub fn regression_losses(
    metric: &str,
    y_true: f64,
    y_pred: &[f64],
    alpha: f64,
    delta: f64,
    power: Option<f64>,
) -> Result<Vec<f64>, JsValue> {
    let metric = find(metric).map_err(refuse)?;
    let parameters = parameters(alpha, delta, power)?;
    let Some(loss) = metric.loss(&parameters) else { return Ok(Vec::new()) };
    let [of_true, of_pred] = loss.domain();
    let holds = |bound: Option<Bound>, value: f64| {
        bound.is_none_or(|bound| value > bound.least || (bound.inclusive && value == bound.least))
    };
    let at = |prediction: &f64| match holds(of_true, y_true) && holds(of_pred, *prediction) {
        true => loss.of(y_true, *prediction),
        false => f64::NAN,
    };
    Ok(y_pred.iter().map(at).collect())
}

/// How residuals are spread over bins of equal width.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ResidualsHistogram {
    /// The bounds of the bins: one more than there are bins.
    edges: Vec<f64>,
    /// How many residuals lie in each.
    counts: Vec<usize>,
}

/// The histogram of ŷ − y; `undefined` where a residual is not finite.
#[wasm_bindgen]
pub fn regression_histogram(residuals: &[f64]) -> Result<Option<Ts<ResidualsHistogram>>, JsValue> {
    let spread = histogram(residuals);
    let report = spread.map(|Histogram { edges, counts }| ResidualsHistogram { edges, counts });
    report.as_ref().map(crate::send).transpose()
}

/// What share of |y| each error is, in per cent: 100 times the terms of which MAPE is the mean.
#[wasm_bindgen]
pub fn regression_ratios(y_true: &[f64], y_pred: &[f64]) -> Vec<f64> {
    let pairs = y_true.iter().zip(y_pred);
    pairs.map(|(y_true, y_pred)| 100.0 * Loss::Percentage.of(*y_true, *y_pred)).collect()
}

/// Where numbers stand on the axis of MSLE: ln(1 + v) of each; NaN at −1 and below.
#[wasm_bindgen]
pub fn regression_logs(values: &[f64]) -> Vec<f64> {
    let place = |value: &f64| if *value > -1.0 { math::ln_1p(*value) } else { f64::NAN };
    values.iter().map(place).collect()
}

fn parameters(alpha: f64, delta: f64, power: Option<f64>) -> Result<Parameters, JsValue> {
    let [.., default] = Parameters::ALL;
    Parameters::new(alpha, delta, power.unwrap_or(default.default)).map_err(refuse)
}
