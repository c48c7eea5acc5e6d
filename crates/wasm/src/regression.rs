//! Every metric of regression on given numbers.

use crate::error::refuse;
use crate::metrics::{MetricInfo, MetricValue, MetricValues};
use descent_core::metrics::regression::{Metric, Parameters, REGRESSION, Sample};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// What the metrics of regression say of themselves.
pub(crate) fn regression_infos() -> Vec<MetricInfo> {
    REGRESSION.iter().map(|metric| MetricInfo::from(&metric.spec)).collect()
}

/// Every metric of regression on true values and predictions, with a weight each where they are given.
#[wasm_bindgen]
pub fn regression(
    y_true: Vec<f64>,
    y_pred: Vec<f64>,
    sample_weight: Option<Vec<f64>>,
    alpha: Option<f64>,
    delta: Option<f64>,
    power: Option<f64>,
) -> Result<Ts<MetricValues>, JsValue> {
    let sample = Sample::new(y_true, y_pred, sample_weight).map_err(refuse)?;
    let [a, d, p] = Parameters::ALL.map(|parameter| parameter.default);
    let parameters = Parameters::new(alpha.unwrap_or(a), delta.unwrap_or(d), power.unwrap_or(p));
    let parameters = parameters.map_err(refuse)?;
    let value =
        |metric: &Metric| (metric.spec.id, MetricValue::from(metric.value(&sample, &parameters)));
    crate::send(&MetricValues::new(REGRESSION.iter().map(value)))
}
