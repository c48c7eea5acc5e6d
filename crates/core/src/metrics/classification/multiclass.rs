//! Metrics of rows of scores, one score a class.

use super::areas;
use super::averages::{Average, OfNan, mean, weights};
use super::probability::ln_clipped;
use super::ranking::Ranking;
use super::rows::Rows;
use super::settings::Settings;
use crate::error::Error;
use crate::metrics::{Reason, Sklearn, Value, sum};

const VALUE_ERROR: Sklearn = Sklearn::Raises("ValueError");

impl Rows {
    pub(super) fn improbable(&self) -> Option<Value> {
        let wrong = |(sample, (_, row)): (usize, (usize, &[f64]))| {
            let class = row.iter().position(|score| !(0.0..=1.0).contains(score))?;
            Some((format!("y_score[{sample}][{class}]"), row[class]))
        };
        let (argument, value) = self.iter().enumerate().find_map(wrong)?;
        let reason = Reason::NotProbability { argument, value };
        Some(Value::Undefined { reason, sklearn: VALUE_ERROR })
    }

    /// Undefined where scores of a sample do not sum to 1, within the tolerance of scikit-learn.
    fn unsummed(&self) -> Option<Value> {
        let sums = self.iter().map(|(_, row)| row.iter().sum::<f64>());
        let wrong = |(_, sum): &(usize, f64)| (1.0 - sum).abs() > 1e-8 + 1e-5 * sum.abs();
        let (sample, value) = sums.enumerate().find(wrong)?;
        let reason = Reason::NotSummingToOne { argument: format!("y_score[{sample}]"), value };
        Some(Value::Undefined { reason, sklearn: VALUE_ERROR })
    }

    /// The weighted sum of what each sample adds.
    fn total(&self, of: impl Fn(usize, &[f64]) -> f64) -> f64 {
        let parts = self.iter().enumerate();
        let parts: Vec<f64> =
            parts.map(|(sample, (label, row))| self.weight(sample) * of(label, row)).collect();
        sum(&parts)
    }

    fn mean(&self, of: impl Fn(usize, &[f64]) -> f64) -> f64 {
        self.total(of) / self.total(|_, _| 1.0)
    }

    /// The weight of each class.
    pub(super) fn supports(&self) -> Vec<f64> {
        let of = |class| self.total(|label, _| f64::from(u8::from(label == class)));
        (0..self.classes()).map(of).collect()
    }

    /// A score against the classes' shares as everyone's probabilities.
    fn skill(&self, of: fn(usize, &[f64]) -> f64) -> Value {
        if self.samples() < 2 {
            return Value::undefined(Reason::TooFewSamples { least: 2 }, f64::NAN);
        }
        if let Some(undefined) = self.improbable() {
            return undefined;
        }
        let whole = self.total(|_, _| 1.0);
        let shares: Vec<f64> = self.supports().iter().map(|weight| weight / whole).collect();
        let score = 1.0 - self.mean(of) / self.mean(|label, _| of(label, &shares));
        let present = shares.iter().filter(|share| **share > 0.0).count();
        if present < 2 { Value::undefined(Reason::ConstantTrue, score) } else { Value::of(score) }
    }
}

pub(super) fn log_loss_of(label: usize, row: &[f64]) -> f64 {
    -ln_clipped(row[label])
}

pub(super) fn brier_of(label: usize, row: &[f64]) -> f64 {
    let truth = |class: usize| f64::from(u8::from(class == label));
    row.iter().enumerate().map(|(class, p)| (truth(class) - p) * (truth(class) - p)).sum()
}

/// Crammer and Singer's: 1 − the true class's lead over the best other, where that is less than 1.
pub(super) fn hinge_of(label: usize, row: &[f64]) -> f64 {
    let others = row.iter().enumerate().filter(|(class, _)| *class != label);
    let best = others.map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
    (1.0 - (row[label] - best)).max(0.0)
}

pub(super) fn log_loss(rows: &Rows, _: &Settings) -> Value {
    rows.improbable().unwrap_or_else(|| Value::Number(rows.mean(log_loss_of)))
}

/// Over classes the sum and not half of it, as for two.
pub(super) fn brier(rows: &Rows, _: &Settings) -> Value {
    let scale = if rows.classes() < 3 { 0.5 } else { 1.0 };
    rows.improbable().unwrap_or_else(|| Value::Number(scale * rows.mean(brier_of)))
}

pub(super) fn d2_log_loss(rows: &Rows, _: &Settings) -> Value {
    rows.skill(log_loss_of)
}

pub(super) fn d2_brier(rows: &Rows, _: &Settings) -> Value {
    rows.skill(brier_of)
}

pub(super) fn hinge(rows: &Rows, _: &Settings) -> Value {
    Value::Number(rows.mean(hinge_of))
}

/// Whether the true class is among the k best. Of tied classes the later ones come first, as in scikit-learn.
pub(super) fn is_hit(label: usize, row: &[f64], k: usize) -> bool {
    let ahead = |(class, score): &(usize, &f64)| {
        **score > row[label] || (**score == row[label] && *class > label)
    };
    row.iter().enumerate().filter(ahead).count() < k
}

pub(super) fn top_k_accuracy(rows: &Rows, settings: &Settings) -> Value {
    let hit = |label: usize, row: &[f64]| f64::from(u8::from(is_hit(label, row, settings.k)));
    Value::Number(rows.mean(hit))
}

type OfRanking = fn(&Ranking, &Settings) -> Value;

/// A metric of each class against the rest, averaged.
fn against_rest(
    rows: &Rows,
    of: OfRanking,
    average: Average,
    settings: &Settings,
) -> Result<Value, Error> {
    if average == Average::Micro {
        return Ok(of(&rows.each_score()?, settings));
    }
    let classes = 0..rows.classes();
    let values = classes
        .map(|class| Ok(of(&rows.one_against_rest(class)?, settings)))
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(mean(&values, &weights(average, &rows.supports()), OfNan::Spreads))
}

/// What was checked when the rows were made cannot be wrong in a part of them.
fn checked(value: Result<Value, Error>) -> Value {
    value.unwrap_or(Value::Undefined { reason: Reason::Overflow, sklearn: Sklearn::Absent })
}

pub(super) fn roc_auc_ovr(rows: &Rows, average: Average, settings: &Settings) -> Value {
    rows.unsummed()
        .unwrap_or_else(|| checked(against_rest(rows, areas::roc_auc, average, settings)))
}

pub(super) fn average_precision(rows: &Rows, average: Average, settings: &Settings) -> Value {
    let absent = (0..rows.classes()).find(|class| !rows.y_true().contains(class));
    if let Some(class) = absent {
        let reason = Reason::UndefinedClass { class, reason: Box::new(Reason::NoPositives) };
        return Value::Undefined { reason, sklearn: VALUE_ERROR };
    }
    checked(against_rest(rows, areas::average_precision, average, settings))
}

/// Every pair of classes that there are, each once as the positive one (Hand & Till, Machine Learning 45, 2001).
pub(super) fn roc_auc_ovo(rows: &Rows, average: Average, settings: &Settings) -> Value {
    if let Some(undefined) = rows.unsummed() {
        return undefined;
    }
    let count = |class: usize| rows.y_true().iter().filter(|label| **label == class).count();
    let counts: Vec<usize> = (0..rows.classes()).map(count).collect();
    let mut pairs = Vec::new();
    for (a, in_a) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        for (b, in_b) in counts.iter().enumerate().skip(a + 1).filter(|(_, count)| **count > 0) {
            pairs.push((a, b, (in_a + in_b) as f64));
        }
    }
    if pairs.is_empty() {
        let sklearn = match average {
            Average::Weighted => Sklearn::Raises("ZeroDivisionError"),
            Average::Macro | Average::Micro => Sklearn::Returns(f64::NAN),
        };
        return Value::Undefined { reason: Reason::ConstantTrue, sklearn };
    }
    let auc = |one, other| {
        rows.one_against_other(one, other).map(|ranking| areas::roc_auc(&ranking, settings))
    };
    let both = |(a, b, _): &(usize, usize, f64)| -> Result<Value, Error> {
        Ok(mean(&[auc(*a, *b)?, auc(*b, *a)?], &[1.0, 1.0], OfNan::Spreads))
    };
    let values: Result<Vec<Value>, Error> = pairs.iter().map(both).collect();
    let shares: Vec<f64> = pairs.iter().map(|(_, _, count)| *count).collect();
    checked(values.map(|values| mean(&values, &weights(average, &shares), OfNan::Spreads)))
}
