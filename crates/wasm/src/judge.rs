//! Scores judged: sorted once, then asked at any threshold.

use crate::error::{self, Failure};
use crate::write;
use descent_core::error::Error;
use descent_core::metrics::classification::{
    BINARY, Costs, Counts, Jump, Kind, Metric, Ranking, Settings,
};
use descent_core::metrics::{Depends, Direction, Sklearn, Value};
use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Least precision and least recall of the jumps that ask for one.
const LEAST: f64 = 0.9;

/// The jumps by their names.
const JUMPS: [(&str, Jump); 7] = [
    ("max_f1", Jump::MaxF1),
    ("youden", Jump::Youden),
    ("nearest", Jump::Nearest),
    ("least_cost", Jump::LeastCost(Costs { fp: 1.0, fn_: 1.0 })),
    ("precision_at_least", Jump::Precision { least: LEAST }),
    ("recall_at_least", Jump::Recall { least: LEAST }),
    ("break_even", Jump::BreakEven),
];

/// What is known of a metric besides its value.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct JudgedMetric {
    id: &'static str,
    /// The definition in TeX.
    formula: &'static str,
    range: [f64; 2],
    /// Whether more is better.
    higher: bool,
    /// Whether it depends on the share of positives.
    prevalence: bool,
    /// The same number in Python.
    python: String,
}

/// A metric's value: a number, or why there is none.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct JudgedValue {
    value: Option<f64>,
    reason: Option<&'static str>,
    /// What scikit-learn returns where there is none.
    returns: Option<f64>,
    /// What it raises there.
    raises: Option<&'static str>,
}

/// What a threshold gives.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct JudgedAt {
    tp: f64,
    fp: f64,
    #[serde(rename = "fn")]
    fn_: f64,
    tn: f64,
    /// In the catalog's order.
    values: Vec<JudgedValue>,
}

/// A jump and its threshold; none where nothing serves it.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct JudgedJump {
    id: &'static str,
    threshold: Option<f64>,
}

impl JudgedValue {
    fn of(value: &Value) -> Self {
        let mut told = Self { value: value.number(), reason: None, returns: None, raises: None };
        if let Value::Undefined { reason, sklearn } = value {
            told.reason = Some(reason.id());
            match sklearn {
                Sklearn::Returns(number) => told.returns = Some(*number),
                Sklearn::Raises(name) => told.raises = Some(name),
                Sklearn::Absent => {}
            }
        }
        told
    }
}

/// The metrics of two classes, in their order.
#[wasm_bindgen]
pub fn judged_metrics() -> Result<Vec<Ts<JudgedMetric>>, JsValue> {
    let info = |metric: &Metric| JudgedMetric {
        id: metric.spec.id,
        formula: metric.spec.formula,
        range: metric.spec.range,
        higher: metric.spec.direction == Direction::Higher,
        prevalence: metric.spec.depends == Depends::Prevalence,
        python: metric.spec.call(false),
    };
    BINARY.iter().map(|metric| crate::send(&info(metric))).collect()
}

/// Labels and scores, sorted once. A score at or above a threshold is predicted positive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Judge {
    ranking: Ranking,
    settings: Settings,
    /// The values that no threshold moves; none where it does.
    fixed: Vec<Option<JudgedValue>>,
}

#[wasm_bindgen]
impl Judge {
    /// Of labels (positive above ½) and scores.
    #[wasm_bindgen(constructor)]
    pub fn new(y_true: &[f64], y_score: &[f64]) -> Result<Self, Failure> {
        let labels: Vec<bool> = y_true.iter().map(|label| *label > 0.5).collect();
        let ranking = Ranking::new(&labels, y_score, None).map_err(error::refuse)?;
        let settings = Settings::default();
        let fixed = BINARY.iter().map(|metric| fixed(metric, &ranking, &settings)).collect();
        Ok(Self { ranking, settings, fixed })
    }

    /// Counts and metrics at a threshold.
    pub fn at(&self, threshold: f64) -> Result<Ts<JudgedAt>, JsValue> {
        let counts = self.ranking.counts_at(threshold);
        let moved = |metric: &Metric| metric.value(&self.ranking, &counts, &self.settings);
        let value = |(metric, fixed): (&Metric, &Option<JudgedValue>)| {
            fixed.clone().unwrap_or_else(|| JudgedValue::of(&moved(metric)))
        };
        let values = BINARY.iter().zip(&self.fixed).map(value).collect();
        let Counts { tp, fp, fn_, tn } = counts;
        crate::send(&JudgedAt { tp, fp, fn_, tn, values })
    }

    /// The most points that a curve has.
    pub fn points(&self) -> usize {
        self.ranking.thresholds().len() + 1
    }

    /// Writes a curve's points (`roc`, `precision_recall`, `det`, `gain`, `lift`). Returns how many there are.
    pub fn write_curve(
        &self,
        kind: &str,
        x: &Float64Array,
        y: &Float64Array,
        thresholds: &Float64Array,
    ) -> Result<u32, Failure> {
        let kind = Error::choose("kind", kind, &Kind::ALL).map_err(error::refuse)?;
        let curve = self.ranking.curve(kind);
        write(&curve.thresholds, thresholds);
        write(&curve.y, y);
        Ok(write(&curve.x, x))
    }

    /// Thresholds chosen for a purpose.
    pub fn jumps(&self) -> Result<Vec<Ts<JudgedJump>>, JsValue> {
        let threshold =
            |jump| self.ranking.jump(jump).map(|place| self.ranking.threshold_of(place));
        let report = |(id, jump)| crate::send(&JudgedJump { id, threshold: threshold(jump) });
        JUMPS.into_iter().map(report).collect()
    }

    /// The next distinct score above a number, or below it; none beyond the last.
    pub fn next(&self, threshold: f64, up: bool) -> Option<f64> {
        let scores = self.ranking.thresholds();
        let at = self.ranking.place(threshold);
        if up {
            // Of those at or above it, the lowest that is not the threshold itself.
            let above = scores[..at].iter().rev().find(|score| **score > threshold);
            return above.copied();
        }
        scores.get(at).copied()
    }
}

/// The value of a metric that no threshold moves.
fn fixed(metric: &Metric, ranking: &Ranking, settings: &Settings) -> Option<JudgedValue> {
    let value = || metric.value(ranking, &Counts::default(), settings);
    (!metric.is_of_labels()).then(|| JudgedValue::of(&value()))
}
