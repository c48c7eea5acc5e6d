//! Classification: samples sorted once, asked for counts, metrics, curves and thresholds; and metrics of many classes.

mod multiclass;
mod resampling;

#[cfg(feature = "full")]
pub(crate) use multiclass::{Multiclass, multiclass_infos};

use crate::arguments::{self, from_fields};
use crate::counted::counted;
use crate::error::refuse;
use crate::metrics::{MetricInfo, MetricValue, MetricValues};
use descent_core::error::Error;
use descent_core::metrics::classification::{
    BINARY, Binning, Calibration, Costs, Counts, Jump, Kind, Metric, Ranking, Settings,
    ZeroDivision,
};
use js_sys::{Float64Array, Object, Reflect};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// What the metrics' definitions leave open.
#[derive(Debug, Clone, Tsify)]
pub struct ClassificationSettings {
    /// β of Fβ, which may be infinite; 2 by default.
    #[tsify(optional)]
    pub(crate) beta: Option<f64>,
    /// What scikit-learn is told to return for 0/0: 0 (by default), 1 or NaN.
    #[tsify(optional)]
    pub(crate) zero_division: Option<f64>,
    /// The greatest false positive rate of the partial ROC AUC; 0.1 by default.
    #[tsify(optional)]
    pub(crate) max_fpr: Option<f64>,
    /// Bins of the calibration curve; 10 by default.
    #[tsify(optional)]
    pub(crate) bins: Option<f64>,
    /// `uniform` (by default) or `quantile`.
    #[tsify(optional)]
    pub(crate) binning: Option<String>,
    /// k of top-k accuracy; 2 by default.
    #[tsify(optional)]
    pub(crate) k: Option<f64>,
}

from_fields!(ClassificationSettings { beta, zero_division, max_fpr, bins, binning, k });

impl ClassificationSettings {
    pub(crate) fn read(given: Option<Ts<Self>>) -> Result<Settings, JsValue> {
        let defaults = Settings::default();
        let Some(given) = given else { return Ok(defaults) };
        let given = arguments::read::<Self>(&given)?;
        given.settings(defaults).map_err(refuse)
    }

    fn settings(&self, defaults: Settings) -> Result<Settings, Error> {
        let whole = |name: &str, value: Option<f64>, default: usize| match value {
            None => Ok(default),
            Some(value) => arguments::whole(name, value, f64::from(u32::MAX)).map(|n| n as usize),
        };
        let zero_division = match self.zero_division {
            None => ZeroDivision::Zero,
            Some(number) if number.is_nan() => ZeroDivision::Nan,
            Some(number) => match arguments::whole("zero_division", number, 1.0)? {
                0 => ZeroDivision::Zero,
                _ => ZeroDivision::One,
            },
        };
        const BINNINGS: [(&str, Binning); 2] =
            [("uniform", Binning::Uniform), ("quantile", Binning::Quantile)];
        let settings = Settings {
            beta: self.beta.unwrap_or(defaults.beta),
            zero_division,
            max_fpr: self.max_fpr.unwrap_or(defaults.max_fpr),
            bins: whole("bins", self.bins, defaults.bins)?,
            binning: match &self.binning {
                None => defaults.binning,
                Some(name) => Error::choose("binning", name, &BINNINGS)?,
            },
            k: whole("k", self.k, defaults.k)?,
            costs: defaults.costs,
        };
        settings.check()?;
        Ok(settings)
    }
}

/// What a threshold makes of the samples.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ThresholdReport {
    /// How many distinct scores are at or above it.
    place: usize,
    tp: f64,
    fp: f64,
    #[serde(rename = "fn")]
    #[tsify(type = "number")]
    fn_: f64,
    tn: f64,
    /// The next distinct score above it: ∞ above all.
    higher: f64,
    /// The next distinct score below it; what is predicted changes there. −∞ where there is none.
    lower: f64,
}

/// Pairs of a positive and a negative by who has the higher score.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PairsReport {
    won: f64,
    tied: f64,
    lost: f64,
}

/// A curve over all thresholds.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurveKind {
    /// True over false positive rate.
    Roc = 0,
    /// Precision over recall.
    PrecisionRecall = 1,
    /// False negative over false positive rate.
    Det = 2,
    /// True positive rate over the share predicted positive.
    Gain = 3,
    /// Precision by prevalence over the share predicted positive.
    Lift = 4,
}

impl From<CurveKind> for Kind {
    fn from(kind: CurveKind) -> Self {
        match kind {
            CurveKind::Roc => Self::Roc,
            CurveKind::PrecisionRecall => Self::PrecisionRecall,
            CurveKind::Det => Self::Det,
            CurveKind::Gain => Self::Gain,
            CurveKind::Lift => Self::Lift,
        }
    }
}

/// What a threshold is chosen for.
#[derive(Debug, Clone, Tsify)]
pub struct JumpRequest {
    /// The purpose.
    #[tsify(
        type = "\"max_f1\" | \"max_fbeta\" | \"youden\" | \"nearest\" | \"least_cost\" | \"precision\" | \"recall\" | \"break_even\""
    )]
    pub(crate) kind: String,
    /// β of `max_fbeta`.
    #[tsify(optional)]
    pub(crate) beta: f64,
    /// The least precision or recall.
    #[tsify(optional)]
    pub(crate) least: f64,
    /// What a false positive and a false negative cost.
    #[tsify(optional)]
    pub(crate) costs: [f64; 2],
}

from_fields!(JumpRequest { kind, beta = 1.0, least = 0.0, costs = [1.0, 1.0] });

impl JumpRequest {
    fn jump(&self) -> Result<Jump, Error> {
        let [fp, fn_] = self.costs;
        let costs = Costs { fp, fn_ };
        Settings { beta: self.beta, costs, ..Settings::default() }.check()?;
        let least = Error::check_range("least", self.least, 0.0, 1.0)?;
        let jumps = [
            ("max_f1", Jump::MaxF1),
            ("max_fbeta", Jump::MaxFbeta { beta: self.beta }),
            ("youden", Jump::Youden),
            ("nearest", Jump::Nearest),
            ("least_cost", Jump::LeastCost(costs)),
            ("precision", Jump::Precision { least }),
            ("recall", Jump::Recall { least }),
            ("break_even", Jump::BreakEven),
        ];
        Error::choose("kind", &self.kind, &jumps)
    }
}

/// Samples of two classes, sorted by their scores once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Classification {
    pub(crate) ranking: Ranking,
}

#[wasm_bindgen]
impl Classification {
    /// Sorts samples: 1 for a positive one and 0 for a negative, its score, and a weight each where they are given.
    #[wasm_bindgen(constructor)]
    pub fn new(
        y_true: Vec<u8>,
        y_score: Vec<f64>,
        sample_weight: Option<Vec<f64>>,
    ) -> Result<Classification, JsValue> {
        if let Some(index) = y_true.iter().position(|label| *label > 1) {
            let (name, label) = (format!("y_true[{index}]"), f64::from(y_true[index]));
            Error::check_range(&name, label, 0.0, 1.0).map_err(refuse)?;
        }
        let labels: Vec<bool> = y_true.iter().map(|label| *label == 1).collect();
        let ranking = Ranking::new(&labels, &y_score, sample_weight.as_deref()).map_err(refuse)?;
        Ok(Self { ranking })
    }

    /// How many distinct scores there are.
    #[wasm_bindgen(getter)]
    pub fn distinct(&self) -> u32 {
        self.ranking.thresholds().len() as u32
    }

    /// Writes the distinct scores, falling.
    pub fn write_thresholds(&self, target: &Float64Array) -> u32 {
        crate::write(self.ranking.thresholds(), target)
    }

    /// What scores ≥ a threshold being predicted positive makes of the samples.
    pub fn at(&self, threshold: f64) -> Result<Ts<ThresholdReport>, JsValue> {
        let place = self.ranking.place(threshold);
        let Counts { tp, fp, fn_, tn } = self.ranking.counts(place);
        let scores = self.ranking.thresholds();
        let above = scores.partition_point(|score| *score > threshold);
        let higher = above.checked_sub(1).map_or(f64::INFINITY, |at| scores[at]);
        let lower = scores.get(place).copied().unwrap_or(f64::NEG_INFINITY);
        crate::send(&ThresholdReport { place, tp, fp, fn_, tn, higher, lower })
    }

    /// Writes TP, FP, FN and TN of a threshold.
    pub fn write_counts(&self, threshold: f64, target: &Float64Array) {
        let Counts { tp, fp, fn_, tn } = self.ranking.counts_at(threshold);
        crate::write(&[tp, fp, fn_, tn], target);
    }

    /// Every metric, by its id.
    pub fn metrics(
        &self,
        threshold: f64,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Ts<MetricValues>, JsValue> {
        self.values(&self.ranking.counts_at(threshold), settings, |_| true)
    }

    /// The metrics that a threshold moves, by their ids.
    pub fn label_metrics(
        &self,
        threshold: f64,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Ts<MetricValues>, JsValue> {
        let counts = self.ranking.counts_at(threshold);
        self.values(&counts, settings, Metric::is_of_labels)
    }

    /// The metrics of the scores themselves, which no threshold moves, by their ids.
    pub fn score_metrics(
        &self,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Ts<MetricValues>, JsValue> {
        self.values(&Counts::default(), settings, |metric| !metric.is_of_labels())
    }

    fn values(
        &self,
        counts: &Counts,
        settings: Option<Ts<ClassificationSettings>>,
        which: fn(&Metric) -> bool,
    ) -> Result<Ts<MetricValues>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let values = BINARY.iter().filter(|metric| which(metric)).map(|metric| {
            let value = metric.value(&self.ranking, counts, &settings);
            (metric.spec.id, MetricValue::from(value))
        });
        crate::send(&MetricValues::new(values))
    }

    /// A curve; without points in line with their neighbours where it is to be thinned.
    #[wasm_bindgen(
        unchecked_return_type = "{ x: Float64Array; y: Float64Array; thresholds: Float64Array }"
    )]
    pub fn curve(&self, kind: CurveKind, thinned: bool) -> Result<JsValue, JsValue> {
        let kind = Kind::from(kind);
        let curve = if thinned { self.ranking.thinned(kind) } else { self.ranking.curve(kind) };
        lists(&[("x", &curve.x), ("y", &curve.y), ("thresholds", &curve.thresholds)])
    }

    /// The calibration curve: of each bin that is not empty the mean probability, the share of positives, the weight.
    #[wasm_bindgen(
        unchecked_return_type = "{ predicted: Float64Array; observed: Float64Array; weights: Float64Array }"
    )]
    pub fn calibration(
        &self,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<JsValue, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let Calibration { predicted, observed, weights } = self.ranking.calibration(&settings);
        lists(&[("predicted", &predicted), ("observed", &observed), ("weights", &weights)])
    }

    /// A metric of labels at each threshold: that of ∞, at which nothing is predicted positive, then the distinct scores, falling. NaN
    /// where it is undefined.
    pub fn against_threshold(
        &self,
        metric: &str,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Vec<f64>, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let of_labels = || BINARY.iter().filter(|metric| metric.is_of_labels());
        let ids = || of_labels().map(|metric| metric.spec.id);
        let unknown = || refuse(Error::unknown("metric", metric, ids()));
        let found = of_labels().find(|one| one.spec.id == metric).ok_or_else(unknown)?;
        let at = |place: usize| {
            let counts = self.ranking.counts(place);
            found.value(&self.ranking, &counts, &settings).number().unwrap_or(f64::NAN)
        };
        Ok((0..=self.ranking.thresholds().len()).map(at).collect())
    }

    /// The share that is predicted positive at each threshold, as in `against_threshold`.
    pub fn queue_rates(&self) -> Vec<f64> {
        self.ranking.queue_rates().collect()
    }

    /// What wrong answers cost a sample at each threshold, as in `against_threshold`.
    pub fn costs(&self, fp: f64, fn_: f64) -> Result<Vec<f64>, JsValue> {
        let costs = Costs { fp, fn_ };
        Settings { costs, ..Settings::default() }.check().map_err(refuse)?;
        Ok(self.ranking.costs(costs).collect())
    }

    /// The threshold that serves a purpose best: ∞ for predicting nothing positive, undefined where there is none.
    pub fn jump(&self, request: &Ts<JumpRequest>) -> Result<Option<f64>, JsValue> {
        let jump = arguments::read::<JumpRequest>(request)?.jump().map_err(refuse)?;
        Ok(self.ranking.jump(jump).map(|place| self.ranking.threshold_of(place)))
    }

    /// Pairs of a positive and a negative: the ROC AUC is the share that is won, of ties a half.
    pub fn pairs(&self) -> Result<Ts<PairsReport>, JsValue> {
        let pairs = self.ranking.pairs();
        crate::send(&PairsReport { won: pairs.won, tied: pairs.tied, lost: pairs.lost })
    }

    /// Scores of the positive and the negative whose pair is at a place in the plane of the ROC curve; none where a class is absent.
    pub fn pair_at(&self, fpr: f64, tpr: f64) -> Option<Vec<f64>> {
        self.ranking.pair_at(fpr, tpr).map(|scores| scores.to_vec())
    }

    /// Boxes of tied pairs in that plane, four numbers each: false positive rates from and to, true positive rates from and to.
    pub fn ties(&self) -> Vec<f64> {
        self.ranking.ties().into_flattened()
    }
}

/// What to write in Python for each metric of two classes, by its id, with the settings' numbers in it.
#[wasm_bindgen(unchecked_return_type = "Record<string, string>")]
pub fn metric_calls(settings: Option<Ts<ClassificationSettings>>) -> Result<JsValue, JsValue> {
    let settings = ClassificationSettings::read(settings)?;
    let calls = Object::new();
    for metric in BINARY {
        Reflect::set(&calls, &metric.spec.id.into(), &metric.python(&settings).into())?;
    }
    Ok(calls.into())
}

/// Every metric of labels of given counts, whatever samples they are of.
#[wasm_bindgen]
pub fn metrics_of_counts(
    tp: f64,
    fp: f64,
    fn_: f64,
    tn: f64,
    settings: Option<Ts<ClassificationSettings>>,
) -> Result<Ts<MetricValues>, JsValue> {
    let settings = ClassificationSettings::read(settings)?;
    let counts = counted([tp, fp, fn_, tn])?;
    let values = BINARY.iter().filter_map(|metric| {
        Some((metric.spec.id, MetricValue::from(metric.of_counts(&counts, &settings)?)))
    });
    crate::send(&MetricValues::new(values))
}

/// Lists of numbers by name, as typed arrays.
fn lists(named: &[(&str, &[f64])]) -> Result<JsValue, JsValue> {
    let report = Object::new();
    for (name, numbers) in named {
        Reflect::set(&report, &(*name).into(), &Float64Array::from(*numbers).into())?;
    }
    Ok(report.into())
}

/// What the metrics of two classes say of themselves, in the order in which they are told.
#[wasm_bindgen]
pub fn binary_catalog() -> Result<Vec<Ts<MetricInfo>>, JsValue> {
    binary_infos().iter().map(crate::send).collect()
}

/// What the metrics of two classes say of themselves.
pub(crate) fn binary_infos() -> Vec<MetricInfo> {
    BINARY.iter().map(|metric| MetricInfo::from(&metric.spec)).collect()
}
