//! Metrics of scores as probabilities of the positive class, or as margins.

use super::ranking::{Group, Ranking};
use super::settings::Settings;
use crate::math;
use crate::metrics::{Reason, Sklearn, Value, sum};

/// The logarithm of a probability kept from 0 and 1 by 2⁻⁵², as scikit-learn's `log_loss` does for doubles.
pub(super) fn ln_clipped(probability: f64) -> f64 {
    math::ln(probability.clamp(f64::EPSILON, 1.0 - f64::EPSILON))
}

/// Undefined where a score is no probability: scikit-learn refuses it.
fn improbable(ranking: &Ranking) -> Option<Value> {
    let (index, value) = ranking.improbable()?;
    let reason = Reason::NotProbability { argument: format!("y_score[{index}]"), value };
    Some(Value::Undefined { reason, sklearn: Sklearn::Raises("ValueError") })
}

/// The weighted sum of what each group adds.
fn total(ranking: &Ranking, of: impl Fn(Group) -> f64) -> f64 {
    let parts: Vec<f64> = ranking.groups().map(of).collect();
    sum(&parts)
}

fn weight(ranking: &Ranking) -> f64 {
    ranking.positives() + ranking.negatives()
}

/// Weight times loss of all samples, with their own probabilities or with one for all.
fn log_losses(ranking: &Ranking, constant: Option<f64>) -> f64 {
    total(ranking, |Group { score, positives, negatives }| {
        let p = constant.unwrap_or(score);
        // 0 · ln is 0 without asking for the logarithm.
        let of = |weight: f64, p: f64| if weight == 0.0 { 0.0 } else { -weight * ln_clipped(p) };
        of(positives, p) + of(negatives, 1.0 - p)
    })
}

fn squares(ranking: &Ranking) -> f64 {
    total(ranking, |Group { score, positives, negatives }| {
        positives * (1.0 - score) * (1.0 - score) + negatives * score * score
    })
}

pub(super) fn log_loss(ranking: &Ranking, _: &Settings) -> Value {
    improbable(ranking)
        .unwrap_or_else(|| Value::Number(log_losses(ranking, None) / weight(ranking)))
}

pub(super) fn brier(ranking: &Ranking, _: &Settings) -> Value {
    improbable(ranking).unwrap_or_else(|| Value::Number(squares(ranking) / weight(ranking)))
}

/// A score against the prevalence as everyone's probability; undefined without both classes.
fn skill(ranking: &Ranking, score: impl Fn(f64) -> f64) -> Value {
    if ranking.samples() < 2 {
        return Value::undefined(Reason::TooFewSamples { least: 2 }, f64::NAN);
    }
    if let Some(undefined) = improbable(ranking) {
        return undefined;
    }
    let score = score(ranking.positives() / weight(ranking));
    match ranking.absent() {
        Some(reason) => Value::undefined(reason, score),
        None => Value::Number(score),
    }
}

pub(super) fn d2_log_loss(ranking: &Ranking, _: &Settings) -> Value {
    skill(ranking, |prevalence| {
        1.0 - log_losses(ranking, None) / log_losses(ranking, Some(prevalence))
    })
}

pub(super) fn d2_brier(ranking: &Ranking, _: &Settings) -> Value {
    skill(ranking, |prevalence| {
        let variance = prevalence * (1.0 - prevalence);
        1.0 - squares(ranking) / weight(ranking) / variance
    })
}

/// Scores as margins: mean of max(0, 1 − y·f) with y = ±1.
pub(super) fn hinge(ranking: &Ranking, _: &Settings) -> Value {
    let mean = |sign: f64| {
        let losses = total(ranking, |Group { score, positives, negatives }| {
            positives * (1.0 - sign * score).max(0.0) + negatives * (1.0 + score).max(0.0)
        });
        losses / weight(ranking)
    };
    // One class alone scikit-learn takes for the negative one.
    if ranking.members().iter().all(|member| member.positive) {
        return Value::undefined(Reason::NoNegatives, mean(-1.0));
    }
    Value::Number(mean(1.0))
}
