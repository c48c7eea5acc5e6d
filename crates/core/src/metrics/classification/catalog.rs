//! The one list of metrics of two classes.

use super::averages::OfCounts;
use super::counts::Counts;
use super::ranking::Ranking;
use super::references::{
    BRIER, BRODERSEN, CHICCO, COHEN, DAVIS, FAWCETT, GNEITING, HANLEY, JACCARD, JARVELIN, MCCLISH,
    NAEINI, RIJSBERGEN, YOUDEN,
};
use super::settings::Settings;
use super::{areas, calibration, labels, probability, worked};
use crate::autopsy::{Failure, Format};
use crate::error::Error;
use crate::metrics::worked::{Sheet, Worked};
use crate::metrics::{Depends, Parameter, Spec, Value};

/// A metric of two classes.
#[derive(Debug)]
pub struct Metric {
    /// What it says of itself.
    pub spec: Spec,
    rule: Rule,
}

#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Of the labels that a threshold makes.
    Labels(OfCounts),
    /// Of the scores, whatever the threshold.
    Scores(fn(&Ranking, &Settings) -> Value),
}

impl Metric {
    /// The metric's value. `counts` are those of the threshold.
    #[must_use]
    pub fn value(&self, ranking: &Ranking, counts: &Counts, settings: &Settings) -> Value {
        match self.rule {
            Rule::Labels(of) => of(counts, settings),
            Rule::Scores(of) => of(ranking, settings),
        }
    }

    /// The metric of given counts; `None` for one that needs scores.
    #[must_use]
    pub fn of_counts(&self, counts: &Counts, settings: &Settings) -> Option<Value> {
        match self.rule {
            Rule::Labels(of) => Some(of(counts, settings)),
            Rule::Scores(_) => None,
        }
    }

    /// The metric opened: its definition, the same with the numbers put in, and its value, where there is one.
    ///
    /// # Errors
    /// Only where a formula of the list is wrong, which the tests exclude.
    pub fn worked(
        &self,
        ranking: &Ranking,
        counts: &Counts,
        settings: &Settings,
        format: &Format,
    ) -> Result<Worked, Failure> {
        let mut sheet = Sheet::new(self.spec.formula, format);
        match self.rule {
            Rule::Labels(_) => worked::counts(&mut sheet, self.spec.id, counts, settings)?,
            Rule::Scores(_) => worked::scores(&mut sheet, self.spec.id, ranking, settings)?,
        }
        Ok(sheet.end(&self.value(ranking, counts, settings)))
    }

    /// The metric of given counts opened; `None` for one that needs scores.
    ///
    /// # Errors
    /// Those of [`Metric::worked`].
    pub fn worked_of_counts(
        &self,
        counts: &Counts,
        settings: &Settings,
        format: &Format,
    ) -> Result<Option<Worked>, Failure> {
        let Some(value) = self.of_counts(counts, settings) else { return Ok(None) };
        let mut sheet = Sheet::new(self.spec.formula, format);
        worked::counts(&mut sheet, self.spec.id, counts, settings)?;
        Ok(Some(sheet.end(&value)))
    }

    /// Whether it depends on the threshold.
    #[must_use]
    pub fn is_of_labels(&self) -> bool {
        matches!(self.rule, Rule::Labels(_))
    }
}

/// A metric of two classes by its id.
///
/// # Errors
/// [`Error::Unknown`] with all ids.
pub fn find(id: &str) -> Result<&'static Metric, Error> {
    let ids = || BINARY.iter().map(|metric| metric.spec.id);
    BINARY
        .iter()
        .find(|metric| metric.spec.id == id)
        .ok_or_else(|| Error::unknown("metric", id, ids()))
}

const fn labels(spec: Spec, of: OfCounts) -> Metric {
    Metric { spec, rule: Rule::Labels(of) }
}

const fn scores(spec: Spec, of: fn(&Ranking, &Settings) -> Value) -> Metric {
    Metric { spec, rule: Rule::Scores(of) }
}

/// A share of right answers.
const fn right(id: &'static str, name: &'static str, formula: &'static str) -> Spec {
    Spec::score(id, name, formula).within(0.0, 1.0).from(&[FAWCETT])
}

/// A share of wrong answers.
const fn wrong(id: &'static str, name: &'static str, formula: &'static str) -> Spec {
    Spec::error(id, name, formula).within(0.0, 1.0).depending(Depends::Nothing).from(&[FAWCETT])
}

/// Every metric of two classes, in the order of the page. A new one is one entry here.
pub static BINARY: &[Metric] = &[
    labels(
        right("accuracy", "accuracy", r"\frac{TP + TN}{TP + FP + FN + TN}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.accuracy_score", "y_true, y_pred"),
        labels::accuracy,
    ),
    labels(
        right(
            "balanced_accuracy",
            "balanced accuracy",
            r"\frac{1}{2} \left(\frac{TP}{TP + FN} + \frac{TN}{TN + FP}\right)",
        )
        .sklearn("sklearn.metrics.balanced_accuracy_score", "y_true, y_pred")
        .from(&[BRODERSEN]),
        labels::balanced_accuracy,
    ),
    labels(
        right(
            "balanced_accuracy_adjusted",
            "balanced accuracy adjusted for chance, Youden's J",
            r"\frac{TP}{TP + FN} + \frac{TN}{TN + FP} - 1",
        )
        .within(-1.0, 1.0)
        .sklearn("sklearn.metrics.balanced_accuracy_score", "y_true, y_pred, adjusted=True")
        .from(&[YOUDEN]),
        labels::balanced_accuracy_adjusted,
    ),
    labels(
        right("precision", "precision, positive predictive value", r"\frac{TP}{TP + FP}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.precision_score", "y_true, y_pred"),
        labels::precision,
    ),
    labels(
        right("recall", "recall, sensitivity, true positive rate", r"\frac{TP}{TP + FN}")
            .sklearn("sklearn.metrics.recall_score", "y_true, y_pred"),
        labels::recall,
    ),
    labels(
        right("specificity", "specificity, true negative rate", r"\frac{TN}{TN + FP}")
            .sklearn("sklearn.metrics.recall_score", "y_true, y_pred, pos_label=0"),
        labels::specificity,
    ),
    labels(
        right("npv", "negative predictive value", r"\frac{TN}{TN + FN}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.precision_score", "y_true, y_pred, pos_label=0"),
        labels::npv,
    ),
    labels(
        wrong("fpr", "false positive rate", r"\frac{FP}{FP + TN}")
            .numpy("np.sum(w * (y_true == 0) * (y_pred == 1)) / np.sum(w * (y_true == 0))"),
        labels::fpr,
    ),
    labels(
        wrong("fnr", "false negative rate", r"\frac{FN}{FN + TP}")
            .numpy("np.sum(w * (y_true == 1) * (y_pred == 0)) / np.sum(w * (y_true == 1))"),
        labels::fnr,
    ),
    labels(
        wrong("fdr", "false discovery rate", r"\frac{FP}{FP + TP}")
            .depending(Depends::Prevalence)
            .numpy("np.sum(w * (y_true == 0) * (y_pred == 1)) / np.sum(w * (y_pred == 1))"),
        labels::fdr,
    ),
    labels(
        wrong("false_omission_rate", "false omission rate", r"\frac{FN}{FN + TN}")
            .depending(Depends::Prevalence)
            .numpy("np.sum(w * (y_true == 1) * (y_pred == 0)) / np.sum(w * (y_pred == 0))"),
        labels::false_omission_rate,
    ),
    labels(
        right("f1", "F₁ score", r"\frac{2\,TP}{2\,TP + FN + FP}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.f1_score", "y_true, y_pred")
            .from(&[RIJSBERGEN]),
        labels::f1,
    ),
    labels(
        right(
            "fbeta",
            "Fβ score",
            r"\frac{(1 + \beta^2)\,TP}{(1 + \beta^2)\,TP + \beta^2\,FN + FP}",
        )
        .depending(Depends::Prevalence)
        .with(&[BETA])
        .sklearn("sklearn.metrics.fbeta_score", "y_true, y_pred, beta=beta")
        .from(&[RIJSBERGEN]),
        labels::fbeta,
    ),
    labels(
        right("jaccard", "Jaccard index, threat score", r"\frac{TP}{TP + FP + FN}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.jaccard_score", "y_true, y_pred")
            .from(&[JACCARD]),
        labels::jaccard,
    ),
    labels(
        right(
            "mcc",
            "Matthews correlation coefficient",
            r"\frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}",
        )
        .within(-1.0, 1.0)
        .depending(Depends::Prevalence)
        .sklearn("sklearn.metrics.matthews_corrcoef", "y_true, y_pred")
        .from(&[CHICCO]),
        labels::mcc,
    ),
    labels(
        right(
            "cohen_kappa",
            "Cohen's κ",
            r"1 - \frac{n\,(FP + FN)}{(TP + FN)(TN + FN) + (TN + FP)(TP + FP)}",
        )
        .within(-1.0, 1.0)
        .depending(Depends::Prevalence)
        .sklearn("sklearn.metrics.cohen_kappa_score", "y_true, y_pred, labels=[0, 1]")
        .from(&[COHEN]),
        labels::cohen_kappa,
    ),
    labels(
        wrong("hamming", "Hamming loss", r"\frac{FP + FN}{TP + FP + FN + TN}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.hamming_loss", "y_true, y_pred"),
        labels::error_rate,
    ),
    labels(
        wrong("zero_one", "zero-one loss, error rate", r"\frac{FP + FN}{TP + FP + FN + TN}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.zero_one_loss", "y_true, y_pred"),
        labels::error_rate,
    ),
    labels(
        right("lr_plus", "positive likelihood ratio", r"\frac{TP\,(TN + FP)}{FP\,(TP + FN)}")
            .within(0.0, f64::INFINITY)
            .numpy(
                "sklearn.metrics.class_likelihood_ratios(y_true, y_pred, labels=[0, 1], \
                 sample_weight=w)[0]",
            ),
        labels::lr_plus,
    ),
    labels(
        wrong("lr_minus", "negative likelihood ratio", r"\frac{FN\,(TN + FP)}{TN\,(TP + FN)}")
            .within(0.0, f64::INFINITY)
            .numpy(
                "sklearn.metrics.class_likelihood_ratios(y_true, y_pred, labels=[0, 1], \
                 sample_weight=w)[1]",
            ),
        labels::lr_minus,
    ),
    scores(
        wrong(
            "log_loss",
            "log loss, cross-entropy",
            r"-\frac{1}{n} \sum_{i=1}^{n} \left(y_i \ln p_i + (1 - y_i) \ln(1 - p_i)\right)",
        )
        .within(0.0, f64::INFINITY)
        .depending(Depends::Prevalence)
        .sklearn("sklearn.metrics.log_loss", "y_true, y_score, labels=[0, 1]")
        .from(&[GNEITING]),
        probability::log_loss,
    ),
    scores(
        wrong("brier", "Brier score", r"\frac{1}{n} \sum_{i=1}^{n} (y_i - p_i)^2")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.brier_score_loss", "y_true, y_score, pos_label=1")
            .from(&[BRIER]),
        probability::brier,
    ),
    scores(
        Spec::score("d2_log_loss", "D² of the log loss", r"1 - \frac{L(y, p)}{L(y, \bar y)}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.d2_log_loss_score", "y_true, y_score, labels=[0, 1]")
            .from(&[GNEITING]),
        probability::d2_log_loss,
    ),
    scores(
        Spec::score("d2_brier", "D² of the Brier score", r"1 - \frac{B(y, p)}{B(y, \bar y)}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.d2_brier_score", "y_true, y_score, pos_label=1")
            .from(&[GNEITING]),
        probability::d2_brier,
    ),
    scores(
        wrong(
            "ece",
            "expected calibration error",
            r"\sum_{b=1}^{B} \frac{n_b}{n} \left|\bar y_b - \bar p_b\right|",
        )
        .depending(Depends::Prevalence)
        .with(&[BINS])
        .numpy(
            "(lambda b: np.sum(np.abs(np.bincount(b, w * (y_score - y_true), bins))) / np.sum(w))\
             (np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], y_score))",
        )
        .from(&[NAEINI]),
        calibration::ece,
    ),
    scores(
        wrong("hinge", "hinge loss", r"\frac{1}{n} \sum_{i=1}^{n} \max(0, 1 - (2 y_i - 1) s_i)")
            .within(0.0, f64::INFINITY)
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.hinge_loss", "y_true, y_score")
            .from(&[GNEITING]),
        probability::hinge,
    ),
    scores(
        right("roc_auc", "area under the ROC curve", r"P(s_+ > s_-) + \frac{1}{2} P(s_+ = s_-)")
            .sklearn("sklearn.metrics.roc_auc_score", "y_true, y_score")
            .from(&[HANLEY, FAWCETT]),
        areas::roc_auc,
    ),
    scores(
        right("partial_auc", "partial area under the ROC curve, standardized", PARTIAL_AUC)
            .with(&[MAX_FPR])
            .sklearn("sklearn.metrics.roc_auc_score", "y_true, y_score, max_fpr=max_fpr")
            .from(&[MCCLISH]),
        areas::partial_auc,
    ),
    scores(
        right("average_precision", "average precision", r"\sum_{n} (R_n - R_{n-1})\,P_n")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.average_precision_score", "y_true, y_score")
            .from(&[DAVIS]),
        areas::average_precision,
    ),
    scores(
        right(
            "pr_auc",
            "area under the precision–recall curve by trapezoids",
            r"\sum_{n} (R_n - R_{n-1})\,\frac{P_n + P_{n-1}}{2}",
        )
        .depending(Depends::Prevalence)
        .numpy(
            "sklearn.metrics.auc(*sklearn.metrics.precision_recall_curve(y_true, y_score, \
             pos_label=1, sample_weight=w)[1::-1])",
        )
        .from(&[DAVIS]),
        areas::pr_auc,
    ),
    scores(
        right("dcg", "discounted cumulative gain", r"\sum_{i=1}^{n} \frac{y_{(i)}}{\log_2(i + 1)}")
            .within(0.0, f64::INFINITY)
            .depending(Depends::Prevalence)
            .unweighted()
            .sklearn("sklearn.metrics.dcg_score", "[y_true], [y_score]")
            .from(&[JARVELIN]),
        areas::dcg,
    ),
    scores(
        right("ndcg", "normalized discounted cumulative gain", r"\frac{DCG(y, s)}{DCG(y, y)}")
            .depending(Depends::Prevalence)
            .unweighted()
            .sklearn("sklearn.metrics.ndcg_score", "[y_true], [y_score]")
            .from(&[JARVELIN]),
        areas::ndcg,
    ),
];

pub(super) const PARTIAL_AUC: &str =
    r"\frac{1}{2} \left(1 + \frac{A_f - \frac{1}{2} f^2}{f - \frac{1}{2} f^2}\right)";
pub(super) const BETA: Parameter =
    Parameter { name: "beta", symbol: r"\beta", default: 2.0, bounds: [0.0, f64::INFINITY] };
const MAX_FPR: Parameter =
    Parameter { name: "max_fpr", symbol: "f", default: 0.1, bounds: [f64::MIN_POSITIVE, 1.0] };
const BINS: Parameter = Parameter {
    name: "bins",
    symbol: "B",
    default: 10.0,
    bounds: [1.0, Settings::MAX_BINS as f64],
};
