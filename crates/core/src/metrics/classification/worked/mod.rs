//! Metrics of classification opened: what [`crate::metrics::worked`] is for each of them.

mod classes;
mod matrix;
mod order;
mod rows;
mod scores;

pub(super) use classes::averaged;
pub(super) use matrix::{
    accuracy, balanced_accuracy, balanced_accuracy_adjusted, error_rate, kappa, mcc,
};
pub(super) use order::{average_precision, dcg, ndcg, partial_auc, pr_auc, roc_auc};
pub(super) use scores::{brier, d2_brier, d2_log_loss, ece, hinge, log_loss};

pub(super) mod of_rows {
    pub(in super::super) use super::rows::{
        average_precision, brier, d2_brier, d2_log_loss, hinge, log_loss, roc_auc_ovo, roc_auc_ovr,
        top_k_accuracy,
    };
}

use super::catalog;
use super::counts::Counts;
use super::settings::Settings;
use crate::autopsy::Failure;
use crate::metrics::worked::Sheet;

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
