//! Samples of several classes.

use super::{Classification, ClassificationSettings};
use crate::error::refuse;
use crate::metrics::{MetricInfo, MetricValue, MetricValues};
use descent_core::error::Error;
use descent_core::metrics::classification::{MULTICLASS, Matrix, Normalize, Rows};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Samples of several classes, with a score for each.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Multiclass {
    pub(crate) rows: Rows,
    pub(crate) matrix: Matrix,
}

/// A class against the rest.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ClassReport {
    precision: MetricValue,
    recall: MetricValue,
    f1: MetricValue,
    /// Weight of its samples.
    support: f64,
}

/// All of them, in the order of the labels.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ClassReports(Vec<ClassReport>);

#[wasm_bindgen]
impl Multiclass {
    /// Takes the index of the true class of each sample, and scores row by row, one a class.
    #[wasm_bindgen(constructor)]
    pub fn new(
        classes: u32,
        y_true: Vec<u32>,
        y_score: Vec<f64>,
        sample_weight: Option<Vec<f64>>,
    ) -> Result<Multiclass, JsValue> {
        let labels = y_true.iter().map(|label| *label as usize).collect();
        let rows = Rows::new(classes as usize, labels, y_score, sample_weight).map_err(refuse)?;
        let matrix = rows.matrix().map_err(refuse)?;
        Ok(Self { rows, matrix })
    }

    /// The confusion matrix row by row: true classes, in them predicted ones.
    pub fn confusion(&self) -> Vec<f64> {
        self.matrix.entries().to_vec()
    }

    /// The same as shares: of their row (`true`), their column (`pred`) or `all`.
    pub fn normalized(&self, by: &str) -> Result<Vec<f64>, JsValue> {
        let choices =
            [("true", Normalize::True), ("pred", Normalize::Pred), ("all", Normalize::All)];
        let by = Error::choose("normalize", by, &choices).map_err(refuse)?;
        Ok(self.matrix.normalized(by))
    }

    /// Every metric, by its id.
    pub fn metrics(
        &self,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Ts<MetricValues>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let values = MULTICLASS.iter().map(|metric| {
            let value = metric.value(&self.rows, &self.matrix, &settings);
            (metric.spec.id, MetricValue::from(value))
        });
        crate::send(&MetricValues::new(values))
    }

    /// Each class against the rest, of the labels predicted.
    pub fn per_class(
        &self,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Ts<ClassReports>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let classes = self.matrix.per_class(&settings).into_iter().map(|class| ClassReport {
            precision: class.precision.into(),
            recall: class.recall.into(),
            f1: class.f1.into(),
            support: class.support,
        });
        crate::send(&ClassReports(classes.collect()))
    }

    /// One class against the rest, by its column of scores.
    pub fn one_against_rest(&self, class: u32) -> Result<Classification, JsValue> {
        let ranking = self.rows.one_against_rest(class as usize).map_err(refuse)?;
        Ok(Classification { ranking })
    }
}

/// What the metrics of several classes say of themselves, in the order in which they are told.
#[wasm_bindgen]
pub fn multiclass_catalog() -> Result<Vec<Ts<MetricInfo>>, JsValue> {
    multiclass_infos().iter().map(crate::send).collect()
}

/// What the metrics of several classes say of themselves.
pub(crate) fn multiclass_infos() -> Vec<MetricInfo> {
    MULTICLASS.iter().map(|metric| MetricInfo::from(&metric.spec)).collect()
}
