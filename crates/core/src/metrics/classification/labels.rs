//! Metrics of predicted labels, from the four counts.

use super::counts::Counts;
use super::settings::Settings;
use crate::metrics::{Reason, Sklearn, Value};

/// A ratio, or why it is 0/0 and what scikit-learn makes of that.
fn ratio(numerator: f64, denominator: f64, reason: Reason, sklearn: Sklearn) -> Value {
    if denominator == 0.0 {
        return Value::Undefined { reason, sklearn };
    }
    Value::Number(numerator / denominator)
}

fn told(settings: &Settings) -> Sklearn {
    Sklearn::Returns(settings.zero_division.number())
}

pub(super) fn accuracy(c: &Counts, _: &Settings) -> Value {
    Value::Number((c.tp + c.tn) / c.total())
}

/// Of labels, the share that is wrong: with one label a sample, Hamming's loss and the zero-one loss are the same.
pub(super) fn error_rate(c: &Counts, _: &Settings) -> Value {
    Value::Number((c.fp + c.fn_) / c.total())
}

pub(super) fn precision(c: &Counts, settings: &Settings) -> Value {
    ratio(c.tp, c.predicted_positives(), Reason::NoPredictedPositives, told(settings))
}

pub(super) fn recall(c: &Counts, settings: &Settings) -> Value {
    ratio(c.tp, c.positives(), Reason::NoPositives, told(settings))
}

pub(super) fn specificity(c: &Counts, settings: &Settings) -> Value {
    ratio(c.tn, c.negatives(), Reason::NoNegatives, told(settings))
}

pub(super) fn npv(c: &Counts, settings: &Settings) -> Value {
    ratio(c.tn, c.predicted_negatives(), Reason::NoPredictedNegatives, told(settings))
}

pub(super) fn fpr(c: &Counts, _: &Settings) -> Value {
    ratio(c.fp, c.negatives(), Reason::NoNegatives, Sklearn::Absent)
}

pub(super) fn fnr(c: &Counts, _: &Settings) -> Value {
    ratio(c.fn_, c.positives(), Reason::NoPositives, Sklearn::Absent)
}

pub(super) fn fdr(c: &Counts, _: &Settings) -> Value {
    ratio(c.fp, c.predicted_positives(), Reason::NoPredictedPositives, Sklearn::Absent)
}

pub(super) fn false_omission_rate(c: &Counts, _: &Settings) -> Value {
    ratio(c.fn_, c.predicted_negatives(), Reason::NoPredictedNegatives, Sklearn::Absent)
}

pub(super) fn f1(c: &Counts, settings: &Settings) -> Value {
    f_score(c, settings, 1.0)
}

pub(super) fn fbeta(c: &Counts, settings: &Settings) -> Value {
    f_score(c, settings, settings.beta)
}

/// Not 2PR/(P + R): that is 0/0 where one of them is, though F is an honest 0.
fn f_score(c: &Counts, settings: &Settings, beta: f64) -> Value {
    if beta == f64::INFINITY {
        return recall(c, settings);
    }
    if beta == 0.0 {
        return precision(c, settings);
    }
    let square = beta * beta;
    if square == f64::INFINITY {
        return recall(c, settings);
    }
    let denominator = square * c.positives() + c.predicted_positives();
    ratio((1.0 + square) * c.tp, denominator, Reason::NothingPositive, told(settings))
}

pub(super) fn jaccard(c: &Counts, settings: &Settings) -> Value {
    let sklearn = match told(settings) {
        Sklearn::Returns(number) if number.is_nan() => Sklearn::Raises("InvalidParameterError"),
        sklearn => sklearn,
    };
    ratio(c.tp, c.tp + c.fp + c.fn_, Reason::NothingPositive, sklearn)
}

/// The class that is absent, if one is.
pub(super) fn absent(c: &Counts) -> Option<Reason> {
    if c.positives() == 0.0 {
        return Some(Reason::NoPositives);
    }
    (c.negatives() == 0.0).then_some(Reason::NoNegatives)
}

/// The recall of the class that is there, which scikit-learn takes for the mean of both.
fn present_recall(c: &Counts) -> f64 {
    if c.positives() == 0.0 { c.tn / c.negatives() } else { c.tp / c.positives() }
}

pub(super) fn balanced_accuracy(c: &Counts, _: &Settings) -> Value {
    match absent(c) {
        Some(reason) => Value::undefined(reason, present_recall(c)),
        None => Value::Number((c.tp / c.positives() + c.tn / c.negatives()) / 2.0),
    }
}

pub(super) fn balanced_accuracy_adjusted(c: &Counts, _: &Settings) -> Value {
    match absent(c) {
        // With one class chance is 1: (r − 1) / 0.
        Some(reason) => Value::undefined(reason, (present_recall(c) - 1.0) / 0.0),
        None => Value::Number(c.tp / c.positives() + c.tn / c.negatives() - 1.0),
    }
}

pub(super) fn mcc(c: &Counts, _: &Settings) -> Value {
    let unpredicted = || {
        if c.predicted_positives() == 0.0 {
            return Some(Reason::NoPredictedPositives);
        }
        (c.predicted_negatives() == 0.0).then_some(Reason::NoPredictedNegatives)
    };
    if let Some(reason) = absent(c).or_else(unpredicted) {
        return Value::undefined(reason, 0.0);
    }
    let spread = (c.positives() * c.negatives()).sqrt()
        * (c.predicted_positives() * c.predicted_negatives()).sqrt();
    Value::Number((c.tp * c.tn - c.fp * c.fn_) / spread)
}

pub(super) fn cohen_kappa(c: &Counts, _: &Settings) -> Value {
    let by_chance = (c.positives() * c.predicted_negatives()
        + c.negatives() * c.predicted_positives())
        / c.total();
    if by_chance == 0.0 {
        return Value::undefined(Reason::OneLabel, f64::NAN);
    }
    Value::Number(1.0 - (c.fp + c.fn_) / by_chance)
}

pub(super) fn lr_plus(c: &Counts, _: &Settings) -> Value {
    if let Some(reason) = absent(c) {
        return Value::undefined(reason, f64::NAN);
    }
    let denominator = c.fp * c.positives();
    let nan = Sklearn::Returns(f64::NAN);
    ratio(c.tp * c.negatives(), denominator, Reason::NoFalsePositives, nan)
}

pub(super) fn lr_minus(c: &Counts, _: &Settings) -> Value {
    if let Some(reason) = absent(c) {
        // Without negatives scikit-learn divides 0 by TN = 0, without positives 0 by 0.
        return Value::undefined(reason, f64::NAN);
    }
    let denominator = c.tn * c.positives();
    let nan = Sklearn::Returns(f64::NAN);
    ratio(c.fn_ * c.negatives(), denominator, Reason::NoTrueNegatives, nan)
}
