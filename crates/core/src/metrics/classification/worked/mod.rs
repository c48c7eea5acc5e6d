//! Metrics of classification opened: what [`crate::metrics::worked`] is for each of them.

mod classes;
mod matrix;
mod order;
mod rows;
mod scores;

pub(super) use classes::averaged;

use super::averages::Average;
use super::catalog;
use super::counts::Counts;
use super::matrix::Matrix;
use super::multiclass_catalog::{equal, linear, quadratic};
use super::ranking::Ranking;
use super::rows::Rows;
use super::settings::Settings;
use crate::autopsy::Failure;
use crate::error::Error;
use crate::metrics::worked::Sheet;

/// A metric of scores by its id. Found here and not in the list, so that who asks for values alone need not carry this along.
pub(super) fn scores(
    sheet: &mut Sheet<'_>,
    id: &str,
    ranking: &Ranking,
    settings: &Settings,
) -> Result<(), Failure> {
    let open = match id {
        "log_loss" => scores::log_loss,
        "brier" => scores::brier,
        "d2_log_loss" => scores::d2_log_loss,
        "d2_brier" => scores::d2_brier,
        "ece" => scores::ece,
        "hinge" => scores::hinge,
        "roc_auc" => order::roc_auc,
        "partial_auc" => order::partial_auc,
        "average_precision" => order::average_precision,
        "pr_auc" => order::pr_auc,
        "dcg" => order::dcg,
        "ndcg" => order::ndcg,
        _ => return unknown(id),
    };
    open(sheet, ranking, settings)
}

/// A metric of a matrix as a whole.
pub(super) fn matrix(sheet: &mut Sheet<'_>, id: &str, matrix: &Matrix) -> Result<(), Failure> {
    const KAPPA: [&str; 2] = [r"\sum_{i \ne j} C_{ij}", r"\sum_{i \ne j} t_i p_j / n"];
    const LINEAR: [&str; 2] = [r"\sum_{ij} |i - j|\,C_{ij}", r"\sum_{ij} |i - j|\,t_i p_j / n"];
    const QUADRATIC: [&str; 2] =
        [r"\sum_{ij} (i - j)^2\,C_{ij}", r"\sum_{ij} (i - j)^2\,t_i p_j / n"];
    match id {
        "accuracy" => matrix::accuracy(sheet, matrix),
        "balanced_accuracy" => matrix::balanced_accuracy(sheet, matrix),
        "balanced_accuracy_adjusted" => matrix::balanced_accuracy_adjusted(sheet, matrix),
        "mcc" => matrix::mcc(sheet, matrix),
        "cohen_kappa" => matrix::kappa(sheet, matrix, equal, KAPPA),
        "cohen_kappa_linear" => matrix::kappa(sheet, matrix, linear, LINEAR),
        "cohen_kappa_quadratic" => matrix::kappa(sheet, matrix, quadratic, QUADRATIC),
        "hamming" | "zero_one" => matrix::error_rate(sheet, matrix),
        _ => unknown(id),
    }
}

/// A metric of rows of scores.
pub(super) fn rows(
    sheet: &mut Sheet<'_>,
    id: &str,
    rows: &Rows,
    settings: &Settings,
) -> Result<(), Failure> {
    let open = match id {
        "top_k_accuracy" => rows::top_k_accuracy,
        "log_loss" => rows::log_loss,
        "brier" => rows::brier,
        "d2_log_loss" => rows::d2_log_loss,
        "d2_brier" => rows::d2_brier,
        "hinge" => rows::hinge,
        _ => return unknown(id),
    };
    open(sheet, rows, settings)
}

/// One of the scores of each class or of each pair; the id ends with the average.
pub(super) fn rows_averaged(
    sheet: &mut Sheet<'_>,
    id: &str,
    rows: &Rows,
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    let open = match id.rsplit_once('_').map_or("", |(of, _)| of) {
        "roc_auc_ovr" => rows::roc_auc_ovr,
        "roc_auc_ovo" => rows::roc_auc_ovo,
        "average_precision" => rows::average_precision,
        _ => return unknown(id),
    };
    open(sheet, rows, average, settings)
}

/// A metric that nobody has said how to open.
fn unknown(id: &str) -> Result<(), Failure> {
    Err(Failure::Run(Error::unknown("metric", id, std::iter::empty())))
}

/// A metric of labels: its own formula with the four counts in it.
pub(super) fn counts(
    sheet: &mut Sheet<'_>,
    id: &str,
    counts: &Counts,
    settings: &Settings,
) -> Result<(), Failure> {
    let right = with_counts(sheet, id, counts, settings)?;
    sheet.numbers(right);
    Ok(())
}

fn with_counts(
    sheet: &Sheet<'_>,
    id: &str,
    counts: &Counts,
    settings: &Settings,
) -> Result<String, Failure> {
    // Of an infinite β what Fβ goes to.
    let endless = id == "fbeta" && settings.beta * settings.beta == f64::INFINITY;
    let id = if endless { "recall" } else { id };
    let formula = catalog::find(id).map_err(Failure::Run)?.spec.formula;
    sheet.put(
        formula,
        &[
            ("TP", counts.tp),
            ("FP", counts.fp),
            ("FN", counts.fn_),
            ("TN", counts.tn),
            ("n", counts.total()),
            (r"\beta", settings.beta),
        ],
    )
}
