//! Metrics of scores as probabilities or margins: sums over samples, of which equal ones are taken together.

use crate::autopsy::Failure;
use crate::metrics::classification::probability::ln_clipped;
use crate::metrics::classification::ranking::Ranking;
use crate::metrics::classification::settings::Settings;
use crate::metrics::worked::{Sheet, fraction, share};

/// Samples of one score and one class.
#[derive(Clone, Copy)]
struct Entry {
    score: f64,
    weight: f64,
    positive: bool,
}

/// What a metric adds up for an entry: worth, and its TeX without the weight.
struct Terms {
    worth: fn(Entry) -> f64,
    tex: fn(&Sheet<'_>, Entry) -> Result<String, Failure>,
}

const LOG_LOSS: Terms = Terms {
    worth: |entry| ln_clipped(if entry.positive { entry.score } else { 1.0 - entry.score }),
    tex: |sheet, entry| ln_of(sheet, entry),
};

const SQUARES: Terms = Terms {
    worth: |entry| {
        let error = f64::from(u8::from(entry.positive)) - entry.score;
        error * error
    },
    tex: |sheet, entry| {
        let y = f64::from(u8::from(entry.positive));
        sheet.put("(y - p)^2", &[("y", y), ("p", entry.score)])
    },
};

const HINGES: Terms = Terms {
    worth: |entry| (1.0 - if entry.positive { entry.score } else { -entry.score }).max(0.0),
    tex: |sheet, entry| {
        let formula = if entry.positive { r"\max(0, 1 - s)" } else { r"\max(0, 1 + s)" };
        sheet.put(formula, &[("s", entry.score)])
    },
};

/// The logarithm, kept from 0 and 1 as the metric does.
fn ln_of(sheet: &Sheet<'_>, entry: Entry) -> Result<String, Failure> {
    let p = entry.score.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
    if entry.positive {
        return sheet.put(r"\ln p", &[("p", p)]);
    }
    // Rounded, 1 − p would be 0.
    if p > 0.999 {
        return sheet.put(r"\ln q", &[("q", 1.0 - p)]);
    }
    sheet.put(r"\ln(1 - p)", &[("p", p)])
}

fn entries(ranking: &Ranking) -> Vec<Entry> {
    let both = ranking.groups().flat_map(|group| {
        [(group.positives, true), (group.negatives, false)].map(|(weight, positive)| Entry {
            score: group.score,
            weight,
            positive,
        })
    });
    both.filter(|entry| entry.weight > 0.0).collect()
}

fn whole(ranking: &Ranking) -> f64 {
    ranking.positives() + ranking.negatives()
}

/// The sum of all terms in TeX, and what it is worth.
fn total(sheet: &Sheet<'_>, ranking: &Ranking, terms: &Terms) -> Result<(String, f64), Failure> {
    let entries = entries(ranking);
    let worth = |at: usize| entries[at].weight * (terms.worth)(entries[at]);
    let tex = sheet.sum(entries.len(), worth, |at| {
        let term = (terms.tex)(sheet, entries[at])?;
        Ok(sheet.times(entries[at].weight, term))
    })?;
    let sum = crate::metrics::sum(&(0..entries.len()).map(worth).collect::<Vec<_>>());
    Ok((tex, sum))
}

/// The mean of the terms: written out, and as its two totals.
fn mean(sheet: &mut Sheet<'_>, ranking: &Ranking, terms: &Terms, sign: f64) -> Result<(), Failure> {
    let (sum, worth) = total(sheet, ranking, terms)?;
    let n = sheet.tex(whole(ranking));
    let minus = if sign < 0.0 { "-" } else { "" };
    sheet.numbers(format!("{minus}{}", share(&sum, &n)));
    sheet.numbers(fraction(&sheet.tex(sign * worth), &n));
    Ok(())
}

pub(super) fn log_loss(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    if ranking.improbable().is_some() {
        return Ok(());
    }
    mean(sheet, ranking, &LOG_LOSS, -1.0)
}

pub(super) fn brier(sheet: &mut Sheet<'_>, ranking: &Ranking, _: &Settings) -> Result<(), Failure> {
    if ranking.improbable().is_some() {
        return Ok(());
    }
    mean(sheet, ranking, &SQUARES, 1.0)
}

pub(super) fn hinge(sheet: &mut Sheet<'_>, ranking: &Ranking, _: &Settings) -> Result<(), Failure> {
    mean(sheet, ranking, &HINGES, 1.0)
}

/// A mean loss against that of the prevalence as everyone's probability.
struct Skill {
    terms: &'static Terms,
    sign: f64,
    /// What the two losses are called.
    names: [&'static str; 2],
    /// The second one by the prevalence.
    baseline: &'static str,
    worth: fn(f64) -> f64,
}

fn skill(sheet: &mut Sheet<'_>, ranking: &Ranking, skill: &Skill) -> Result<(), Failure> {
    if ranking.samples() < 2 || ranking.improbable().is_some() {
        return Ok(());
    }
    let n = whole(ranking);
    let (sum, worth) = total(sheet, ranking, skill.terms)?;
    let loss = skill.sign * worth / n;
    let minus = if skill.sign < 0.0 { "-" } else { "" };
    let [name, base] = skill.names;
    sheet.part(name, format!("{minus}{}", share(&sum, &sheet.tex(n))), loss);
    let prevalence = ranking.positives() / n;
    let share = fraction(&sheet.tex(ranking.positives()), &sheet.tex(n));
    sheet.part(r"\bar y", share, prevalence);
    // With one class 0 · ln 0, which is 0.
    let baseline = if ranking.absent().is_some() { 0.0 } else { (skill.worth)(prevalence) };
    let right = match ranking.absent() {
        Some(_) => "0".to_owned(),
        None => sheet.put(skill.baseline, &[(r"\bar y", prevalence)])?,
    };
    sheet.part(base, right, baseline);
    let right = sheet.put(r"1 - \frac{a}{b}", &[("a", loss), ("b", baseline)])?;
    sheet.numbers(right);
    Ok(())
}

pub(super) fn d2_log_loss(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    let entropy = |p: f64| -p * ln_clipped(p) - (1.0 - p) * ln_clipped(1.0 - p);
    let names = ["L(y, p)", r"L(y, \bar y)"];
    let baseline = r"-\bar y \ln \bar y - (1 - \bar y) \ln(1 - \bar y)";
    skill(sheet, ranking, &Skill { terms: &LOG_LOSS, sign: -1.0, names, baseline, worth: entropy })
}

pub(super) fn d2_brier(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    let names = ["B(y, p)", r"B(y, \bar y)"];
    let baseline = r"\bar y (1 - \bar y)";
    let worth = |p: f64| p * (1.0 - p);
    skill(sheet, ranking, &Skill { terms: &SQUARES, sign: 1.0, names, baseline, worth })
}

/// A term for each bin that is not empty.
pub(super) fn ece(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    settings: &Settings,
) -> Result<(), Failure> {
    if ranking.improbable().is_some() {
        return Ok(());
    }
    let bins = ranking.calibration(settings);
    let n = whole(ranking);
    let distance = |bin: usize| (bins.observed[bin] - bins.predicted[bin]).abs();
    let worth = |bin: usize| bins.weights[bin] / n * distance(bin);
    let sum = sheet.sum(bins.weights.len(), worth, |bin| {
        let (observed, predicted) = (bins.observed[bin], bins.predicted[bin]);
        let numbers = [("m", bins.weights[bin]), ("n", n), ("o", observed), ("p", predicted)];
        sheet.put(r"\frac{m}{n} |o - p|", &numbers)
    })?;
    sheet.numbers(sum);
    let all: Vec<f64> =
        (0..bins.weights.len()).map(|bin| bins.weights[bin] * distance(bin)).collect();
    sheet.numbers(fraction(&sheet.tex(crate::metrics::sum(&all)), &sheet.tex(n)));
    Ok(())
}
