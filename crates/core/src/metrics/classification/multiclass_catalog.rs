//! The one list of metrics of several classes.

use super::averages::{Average, OfCounts};
use super::catalog::BETA;
use super::matrix::Matrix;
use super::references::{
    BRIER, BRODERSEN, CHICCO, COHEN, DAVIS, FAWCETT, GNEITING, HAND, JACCARD, RIJSBERGEN,
};
use super::rows::Rows;
use super::settings::Settings;
use super::{labels, multiclass, worked};
use crate::autopsy::{Failure, Format};
use crate::metrics::worked::{Sheet, Worked};
use crate::metrics::{Depends, Parameter, Spec, Value};

/// A metric of several classes.
#[derive(Debug)]
pub struct MulticlassMetric {
    /// What it says of itself.
    pub spec: Spec,
    rule: Rule,
}

#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Of the whole confusion matrix.
    Matrix(fn(&Matrix) -> Value),
    /// Of each class against the rest, by counts.
    Averaged(OfCounts, Average),
    /// Of the scores.
    Scores(fn(&Rows, &Settings) -> Value),
    /// Of the scores of each class or of each pair.
    AveragedScores(fn(&Rows, Average, &Settings) -> Value, Average),
}

impl MulticlassMetric {
    /// The metric's value. `matrix` is that of the classes with the highest scores.
    #[must_use]
    pub fn value(&self, rows: &Rows, matrix: &Matrix, settings: &Settings) -> Value {
        match self.rule {
            Rule::Scores(of) => of(rows, settings),
            Rule::AveragedScores(of, average) => of(rows, average, settings),
            Rule::Matrix(of) => of(matrix),
            Rule::Averaged(of, average) => matrix.averaged(of, average, settings),
        }
    }

    /// The metric opened: its definition, the same with the numbers put in, and its value, where there is one.
    ///
    /// # Errors
    /// Only where a formula of the list is wrong, which the tests exclude.
    pub fn worked(
        &self,
        rows: &Rows,
        matrix: &Matrix,
        settings: &Settings,
        format: &Format,
    ) -> Result<Worked, Failure> {
        let mut sheet = Sheet::new(self.spec.formula, format);
        match self.rule {
            Rule::Matrix(_) => worked::matrix(&mut sheet, self.spec.id, matrix)?,
            Rule::Scores(_) => worked::rows(&mut sheet, self.spec.id, rows, settings)?,
            Rule::AveragedScores(_, average) => {
                worked::rows_averaged(&mut sheet, self.spec.id, rows, average, settings)?;
            }
            Rule::Averaged(of, average) => {
                // The id is that of the metric of two classes, and the average.
                let binary = self.spec.id.rsplit_once('_').map_or("", |(binary, _)| binary);
                worked::averaged(&mut sheet, matrix, (binary, of), average, settings)?;
            }
        }
        Ok(sheet.end(&self.value(rows, matrix, settings)))
    }

    /// The metric of a given matrix; `None` for one that needs scores.
    #[must_use]
    pub fn of_matrix(&self, matrix: &Matrix, settings: &Settings) -> Option<Value> {
        match self.rule {
            Rule::Matrix(of) => Some(of(matrix)),
            Rule::Averaged(of, average) => Some(matrix.averaged(of, average, settings)),
            Rule::Scores(_) | Rule::AveragedScores(..) => None,
        }
    }
}

const fn matrix(spec: Spec, of: fn(&Matrix) -> Value) -> MulticlassMetric {
    MulticlassMetric { spec, rule: Rule::Matrix(of) }
}

const fn scores(spec: Spec, of: fn(&Rows, &Settings) -> Value) -> MulticlassMetric {
    MulticlassMetric { spec, rule: Rule::Scores(of) }
}

const fn averaged(spec: Spec, of: OfCounts, average: Average) -> MulticlassMetric {
    MulticlassMetric { spec, rule: Rule::Averaged(of, average) }
}

const fn right(id: &'static str, name: &'static str, formula: &'static str) -> Spec {
    Spec::score(id, name, formula).within(0.0, 1.0).depending(Depends::Prevalence)
}

const fn wrong(id: &'static str, name: &'static str, formula: &'static str) -> Spec {
    Spec::error(id, name, formula).within(0.0, 1.0).depending(Depends::Prevalence)
}

/// A metric of each class against the rest, by one of the averages.
macro_rules! of_classes {
    ($id:literal, $name:literal, $symbol:literal, $of:path, $function:literal, $more:literal, $average:ident, $word:literal, $reference:expr) => {
        averaged(
            right(
                concat!($id, "_", $word),
                concat!($name, ", ", $word),
                of_classes!(@formula $symbol, $average),
            )
            .sklearn(
                concat!("sklearn.metrics.", $function),
                concat!("y_true, y_pred, labels=labels, average=\"", $word, "\"", $more),
            )
            .from(&[$reference]),
            $of,
            Average::$average,
        )
    };
    (@formula $symbol:literal, Macro) => {
        concat!(r"\frac{1}{K} \sum_{k=1}^{K} ", $symbol, "_k")
    };
    (@formula $symbol:literal, Micro) => {
        concat!($symbol, r"\left(\sum_k TP_k, \sum_k FP_k, \sum_k FN_k\right)")
    };
    (@formula $symbol:literal, Weighted) => {
        concat!(r"\sum_{k=1}^{K} \frac{n_k}{n}\,", $symbol, "_k")
    };
}

/// The same of scores.
macro_rules! of_scores {
    ($id:literal, $name:literal, $formula:literal, $of:path, $function:literal, $arguments:literal, $average:ident, $word:literal, $reference:expr) => {
        MulticlassMetric {
            spec: right(concat!($id, "_", $word), concat!($name, ", ", $word), $formula)
                .sklearn(
                    concat!("sklearn.metrics.", $function),
                    concat!($arguments, "average=\"", $word, "\""),
                )
                .from(&[$reference]),
            rule: Rule::AveragedScores($of, Average::$average),
        }
    };
}

const TOP_K: Parameter =
    Parameter { name: "k", symbol: "k", default: 2.0, bounds: [1.0, u32::MAX as f64] };

pub(super) fn equal(distance: f64) -> f64 {
    f64::from(u8::from(distance > 0.0))
}

pub(super) fn linear(distance: f64) -> f64 {
    distance
}

pub(super) fn quadratic(distance: f64) -> f64 {
    distance * distance
}

/// Every metric of several classes, in the order of the page. `labels` in the calls are all classes in order.
pub static MULTICLASS: &[MulticlassMetric] = &[
    matrix(
        right("accuracy", "accuracy", r"\frac{1}{n} \sum_{k=1}^{K} C_{kk}")
            .sklearn("sklearn.metrics.accuracy_score", "y_true, y_pred")
            .from(&[FAWCETT]),
        Matrix::accuracy,
    ),
    matrix(
        right(
            "balanced_accuracy",
            "balanced accuracy",
            r"\frac{1}{K} \sum_{k=1}^{K} \frac{C_{kk}}{\sum_j C_{kj}}",
        )
        .depending(Depends::Nothing)
        .sklearn("sklearn.metrics.balanced_accuracy_score", "y_true, y_pred")
        .from(&[BRODERSEN]),
        Matrix::balanced_accuracy,
    ),
    matrix(
        right(
            "balanced_accuracy_adjusted",
            "balanced accuracy adjusted for chance",
            r"\frac{BA - 1/K}{1 - 1/K}",
        )
        .within(-1.0, 1.0)
        .depending(Depends::Nothing)
        .sklearn("sklearn.metrics.balanced_accuracy_score", "y_true, y_pred, adjusted=True")
        .from(&[BRODERSEN]),
        Matrix::balanced_accuracy_adjusted,
    ),
    of_classes!("precision", "precision", "P", labels::precision, "precision_score", "", Macro, "macro", FAWCETT),
    of_classes!("precision", "precision", "P", labels::precision, "precision_score", "", Micro, "micro", FAWCETT),
    of_classes!("precision", "precision", "P", labels::precision, "precision_score", "", Weighted, "weighted", FAWCETT),
    of_classes!("recall", "recall", "R", labels::recall, "recall_score", "", Macro, "macro", FAWCETT),
    of_classes!("recall", "recall", "R", labels::recall, "recall_score", "", Micro, "micro", FAWCETT),
    of_classes!("recall", "recall", "R", labels::recall, "recall_score", "", Weighted, "weighted", FAWCETT),
    of_classes!("f1", "F₁ score", "F", labels::f1, "f1_score", "", Macro, "macro", RIJSBERGEN),
    of_classes!("f1", "F₁ score", "F", labels::f1, "f1_score", "", Micro, "micro", RIJSBERGEN),
    of_classes!("f1", "F₁ score", "F", labels::f1, "f1_score", "", Weighted, "weighted", RIJSBERGEN),
    of_beta(of_classes!("fbeta", "Fβ score", "F", labels::fbeta, "fbeta_score", ", beta=beta", Macro, "macro", RIJSBERGEN)),
    of_beta(of_classes!("fbeta", "Fβ score", "F", labels::fbeta, "fbeta_score", ", beta=beta", Micro, "micro", RIJSBERGEN)),
    of_beta(of_classes!("fbeta", "Fβ score", "F", labels::fbeta, "fbeta_score", ", beta=beta", Weighted, "weighted", RIJSBERGEN)),
    of_classes!("jaccard", "Jaccard index", "J", labels::jaccard, "jaccard_score", "", Macro, "macro", JACCARD),
    of_classes!("jaccard", "Jaccard index", "J", labels::jaccard, "jaccard_score", "", Micro, "micro", JACCARD),
    of_classes!("jaccard", "Jaccard index", "J", labels::jaccard, "jaccard_score", "", Weighted, "weighted", JACCARD),
    matrix(
        right(
            "mcc",
            "Matthews correlation coefficient",
            r"\frac{n \sum_k C_{kk} - \sum_k t_k p_k}{\sqrt{(n^2 - \sum_k p_k^2)(n^2 - \sum_k t_k^2)}}",
        )
        .within(-1.0, 1.0)
        .sklearn("sklearn.metrics.matthews_corrcoef", "y_true, y_pred")
        .from(&[CHICCO]),
        Matrix::mcc,
    ),
    matrix(
        right(
            "cohen_kappa",
            "Cohen's κ",
            r"1 - \frac{\sum_{i \ne j} C_{ij}}{\sum_{i \ne j} t_i p_j / n}",
        )
        .within(-1.0, 1.0)
        .sklearn("sklearn.metrics.cohen_kappa_score", "y_true, y_pred, labels=labels")
        .from(&[COHEN]),
        |matrix| matrix.cohen_kappa(equal),
    ),
    matrix(
        right(
            "cohen_kappa_linear",
            "Cohen's κ, linear weights",
            r"1 - \frac{\sum_{ij} |i - j|\,C_{ij}}{\sum_{ij} |i - j|\,t_i p_j / n}",
        )
        .within(-1.0, 1.0)
        .sklearn("sklearn.metrics.cohen_kappa_score", "y_true, y_pred, labels=labels, weights=\"linear\"")
        .from(&[COHEN]),
        |matrix| matrix.cohen_kappa(linear),
    ),
    matrix(
        right(
            "cohen_kappa_quadratic",
            "Cohen's κ, quadratic weights",
            r"1 - \frac{\sum_{ij} (i - j)^2\,C_{ij}}{\sum_{ij} (i - j)^2\,t_i p_j / n}",
        )
        .within(-1.0, 1.0)
        .sklearn("sklearn.metrics.cohen_kappa_score", "y_true, y_pred, labels=labels, weights=\"quadratic\"")
        .from(&[COHEN]),
        |matrix| matrix.cohen_kappa(quadratic),
    ),
    matrix(
        wrong("hamming", "Hamming loss", r"1 - \frac{1}{n} \sum_{k=1}^{K} C_{kk}")
            .sklearn("sklearn.metrics.hamming_loss", "y_true, y_pred")
            .from(&[FAWCETT]),
        Matrix::error_rate,
    ),
    matrix(
        wrong("zero_one", "zero-one loss, error rate", r"1 - \frac{1}{n} \sum_{k=1}^{K} C_{kk}")
            .sklearn("sklearn.metrics.zero_one_loss", "y_true, y_pred")
            .from(&[FAWCETT]),
        Matrix::error_rate,
    ),
    scores(
        right("top_k_accuracy", "top-k accuracy", r"\frac{1}{n} \sum_{i=1}^{n} [\text{rank}_i \le k]")
            .with(&[TOP_K])
            .sklearn("sklearn.metrics.top_k_accuracy_score", "y_true, y_score, labels=labels, k=k")
            .from(&[FAWCETT]),
        multiclass::top_k_accuracy,
    ),
    scores(
        wrong("log_loss", "log loss, cross-entropy", r"-\frac{1}{n} \sum_{i=1}^{n} \ln p_{i, y_i}")
            .within(0.0, f64::INFINITY)
            .sklearn("sklearn.metrics.log_loss", "y_true, y_score, labels=labels")
            .from(&[GNEITING]),
        multiclass::log_loss,
    ),
    scores(
        wrong(
            "brier",
            "Brier score",
            r"\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{K} ([y_i = k] - p_{ik})^2",
        )
        .within(0.0, 2.0)
        .sklearn("sklearn.metrics.brier_score_loss", "y_true, y_score, labels=labels")
        .from(&[BRIER]),
        multiclass::brier,
    ),
    scores(
        Spec::score("d2_log_loss", "D² of the log loss", r"1 - \frac{L(y, p)}{L(y, \bar y)}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.d2_log_loss_score", "y_true, y_score, labels=labels")
            .from(&[GNEITING]),
        multiclass::d2_log_loss,
    ),
    scores(
        Spec::score("d2_brier", "D² of the Brier score", r"1 - \frac{B(y, p)}{B(y, \bar y)}")
            .depending(Depends::Prevalence)
            .sklearn("sklearn.metrics.d2_brier_score", "y_true, y_score, labels=labels")
            .from(&[GNEITING]),
        multiclass::d2_brier,
    ),
    scores(
        wrong(
            "hinge",
            "hinge loss",
            r"\frac{1}{n} \sum_{i=1}^{n} \max\left(0, 1 - s_{i, y_i} + \max_{k \ne y_i} s_{ik}\right)",
        )
        .within(0.0, f64::INFINITY)
        .sklearn("sklearn.metrics.hinge_loss", "y_true, y_score, labels=labels")
        .from(&[GNEITING]),
        multiclass::hinge,
    ),
    of_scores!("roc_auc_ovr", "ROC AUC, one against the rest", r"\frac{1}{K} \sum_k AUC_k", multiclass::roc_auc_ovr, "roc_auc_score", "y_true, y_score, labels=labels, multi_class=\"ovr\", ", Macro, "macro", FAWCETT),
    of_scores!("roc_auc_ovr", "ROC AUC, one against the rest", r"AUC\left([y_i = k], s_{ik}\right)", multiclass::roc_auc_ovr, "roc_auc_score", "y_true, y_score, labels=labels, multi_class=\"ovr\", ", Micro, "micro", FAWCETT),
    of_scores!("roc_auc_ovr", "ROC AUC, one against the rest", r"\sum_k \frac{n_k}{n}\,AUC_k", multiclass::roc_auc_ovr, "roc_auc_score", "y_true, y_score, labels=labels, multi_class=\"ovr\", ", Weighted, "weighted", FAWCETT),
    unweighted(of_scores!("roc_auc_ovo", "ROC AUC, one against one", r"\frac{1}{K(K - 1)} \sum_{j \ne k} AUC(j, k)", multiclass::roc_auc_ovo, "roc_auc_score", "y_true, y_score, labels=labels, multi_class=\"ovo\", ", Macro, "macro", HAND)),
    unweighted(of_scores!("roc_auc_ovo", "ROC AUC, one against one", r"\frac{\sum_{j \ne k} (n_j + n_k)\,AUC(j, k)}{\sum_{j \ne k} (n_j + n_k)}", multiclass::roc_auc_ovo, "roc_auc_score", "y_true, y_score, labels=labels, multi_class=\"ovo\", ", Weighted, "weighted", HAND)),
    of_scores!("average_precision", "average precision", r"\frac{1}{K} \sum_k AP_k", multiclass::average_precision, "average_precision_score", "y_true, np.asarray(y_score), ", Macro, "macro", DAVIS),
    of_scores!("average_precision", "average precision", r"AP\left([y_i = k], s_{ik}\right)", multiclass::average_precision, "average_precision_score", "y_true, np.asarray(y_score), ", Micro, "micro", DAVIS),
    of_scores!("average_precision", "average precision", r"\sum_k \frac{n_k}{n}\,AP_k", multiclass::average_precision, "average_precision_score", "y_true, np.asarray(y_score), ", Weighted, "weighted", DAVIS),
];

const fn of_beta(mut metric: MulticlassMetric) -> MulticlassMetric {
    metric.spec = metric.spec.with(&[BETA]);
    metric
}

const fn unweighted(mut metric: MulticlassMetric) -> MulticlassMetric {
    metric.spec = metric.spec.unweighted();
    metric
}
