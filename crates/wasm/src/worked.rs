//! Metrics opened: the lines of TeX from the definition to the value, with the numbers put in. Asked for when someone opens one.

use crate::autopsy::refuse as refuse_formula;
use crate::classification::{Classification, ClassificationSettings, Multiclass};
use crate::counted::counted;
use crate::error::refuse;
use descent_core::autopsy::{Failure, Format};
use descent_core::error::Error;
use descent_core::metrics::classification::{self, MULTICLASS};
use descent_core::metrics::regression::{self, Parameters, Sample};
use descent_core::metrics::worked::Worked;
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// Significant digits of numbers that are not whole.
const DIGITS: usize = 4;

fn format(decimal_comma: bool) -> Format {
    Format { digits: DIGITS, decimal_comma }
}

fn lines(worked: Result<Worked, Failure>) -> Result<Vec<String>, JsValue> {
    let worked = worked.map_err(refuse_formula)?;
    Ok(worked.lines.into_iter().map(|line| line.tex).collect())
}

#[wasm_bindgen]
impl Classification {
    /// A metric at a threshold opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
    pub fn worked(
        &self,
        metric: &str,
        threshold: f64,
        settings: Option<Ts<ClassificationSettings>>,
        decimal_comma: bool,
    ) -> Result<Vec<String>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let metric = classification::find(metric).map_err(refuse)?;
        let counts = self.ranking.counts_at(threshold);
        lines(metric.worked(&self.ranking, &counts, &settings, &format(decimal_comma)))
    }
}

#[wasm_bindgen]
impl Multiclass {
    /// A metric opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
    pub fn worked(
        &self,
        metric: &str,
        settings: Option<Ts<ClassificationSettings>>,
        decimal_comma: bool,
    ) -> Result<Vec<String>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let ids = || MULTICLASS.iter().map(|metric| metric.spec.id);
        let found = MULTICLASS.iter().find(|one| one.spec.id == metric);
        let metric = found.ok_or_else(|| refuse(Error::unknown("metric", metric, ids())))?;
        lines(metric.worked(&self.rows, &self.matrix, &settings, &format(decimal_comma)))
    }
}

/// A metric of labels of given counts opened, whatever samples they are of; nothing for one that needs scores.
#[wasm_bindgen]
pub fn worked_of_counts(
    metric: &str,
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    settings: Option<Ts<ClassificationSettings>>,
    decimal_comma: bool,
) -> Result<Vec<String>, JsValue> {
    let settings = ClassificationSettings::read(settings)?;
    let metric = classification::find(metric).map_err(refuse)?;
    let counts = counted([tp, fp, fn_, tn])?;
    match metric.worked_of_counts(&counts, &settings, &format(decimal_comma)).transpose() {
        Some(worked) => lines(worked),
        None => Ok(Vec::new()),
    }
}

/// A metric of regression opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
#[wasm_bindgen]
pub fn regression_worked(
    metric: &str,
    y_true: Vec<f64>,
    y_pred: Vec<f64>,
    alpha: f64,
    delta: f64,
    decimal_comma: bool,
    power: Option<f64>,
) -> Result<Vec<String>, JsValue> {
    let metric = regression::find(metric).map_err(refuse)?;
    let sample = Sample::new(y_true, y_pred, None).map_err(refuse)?;
    let [.., default] = Parameters::ALL;
    let power = power.unwrap_or(default.default);
    let parameters = Parameters::new(alpha, delta, power).map_err(refuse)?;
    lines(metric.worked(&sample, &parameters, &format(decimal_comma)))
}
