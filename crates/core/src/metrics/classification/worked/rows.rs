//! Metrics of rows of scores, one score a class.

use super::order::{precision_share, won_pairs};
use crate::autopsy::Failure;
use crate::metrics::Value;
use crate::metrics::classification::areas;
use crate::metrics::classification::averages::Average;
use crate::metrics::classification::multiclass::{brier_of, hinge_of, is_hit, log_loss_of};
use crate::metrics::classification::probability::ln_clipped;
use crate::metrics::classification::ranking::Ranking;
use crate::metrics::classification::rows::Rows;
use crate::metrics::classification::settings::Settings;
use crate::metrics::worked::{Sheet, fraction, share};

/// What a metric adds up for a sample: its worth, and its TeX.
struct Terms {
    worth: fn(usize, &[f64]) -> f64,
    tex: fn(&Sheet<'_>, usize, &[f64]) -> Result<String, Failure>,
}

const LOGARITHMS: Terms = Terms {
    worth: |label, row| -log_loss_of(label, row),
    tex: |sheet, label, row| {
        sheet.put(r"\ln p", &[("p", row[label].clamp(f64::EPSILON, 1.0 - f64::EPSILON))])
    },
};

const SQUARES: Terms =
    Terms { worth: brier_of, tex: |sheet, label, row| Ok(sheet.tex(brier_of(label, row))) };

const HINGES: Terms = Terms {
    worth: hinge_of,
    tex: |sheet, label, row| {
        let others = row.iter().enumerate().filter(|(class, _)| *class != label);
        let best = others.map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
        sheet.put(r"\max(0, 1 - s + b)", &[("s", row[label]), ("b", best)])
    },
};

fn total(sheet: &Sheet<'_>, rows: &Rows, terms: &Terms) -> Result<(String, f64), Failure> {
    let label = |sample: usize| rows.y_true()[sample];
    let worth =
        |sample: usize| rows.weight(sample) * (terms.worth)(label(sample), rows.row(sample));
    let sum = sheet.sum(rows.samples(), worth, |sample| {
        let term = (terms.tex)(sheet, label(sample), rows.row(sample))?;
        Ok(sheet.times(rows.weight(sample), term))
    })?;
    Ok((sum, crate::metrics::sum(&(0..rows.samples()).map(worth).collect::<Vec<_>>())))
}

fn whole(rows: &Rows) -> f64 {
    rows.supports().iter().sum()
}

fn mean(sheet: &mut Sheet<'_>, rows: &Rows, terms: &Terms, factor: f64) -> Result<(), Failure> {
    let (sum, worth) = total(sheet, rows, terms)?;
    let n = sheet.tex(whole(rows));
    let before = factor_tex(factor);
    sheet.numbers(format!("{before}{}", share(&sum, &n)));
    sheet.numbers(fraction(&sheet.tex(factor * worth), &n));
    Ok(())
}

/// Of two classes half the squares are taken.
fn factor_tex(factor: f64) -> &'static str {
    match factor {
        f if f < 0.0 => "-",
        0.5 => r"\frac{1}{2} \cdot ",
        _ => "",
    }
}

fn halved(rows: &Rows) -> f64 {
    if rows.classes() < 3 { 0.5 } else { 1.0 }
}

pub(super) fn log_loss(sheet: &mut Sheet<'_>, rows: &Rows, _: &Settings) -> Result<(), Failure> {
    if rows.improbable().is_some() {
        return Ok(());
    }
    mean(sheet, rows, &LOGARITHMS, -1.0)
}

pub(super) fn brier(sheet: &mut Sheet<'_>, rows: &Rows, _: &Settings) -> Result<(), Failure> {
    if rows.improbable().is_some() {
        return Ok(());
    }
    first_squares(sheet, rows)?;
    mean(sheet, rows, &SQUARES, halved(rows))
}

/// The inner sum of the first sample.
fn first_squares(sheet: &mut Sheet<'_>, rows: &Rows) -> Result<(), Failure> {
    let (label, row) = (rows.y_true()[0], rows.row(0));
    let truth = |class: usize| f64::from(u8::from(class == label));
    let worth = |class: usize| (truth(class) - row[class]) * (truth(class) - row[class]);
    let sum = sheet.sum(row.len(), worth, |class| {
        sheet.put("(y - p)^2", &[("y", truth(class)), ("p", row[class])])
    })?;
    sheet.part(r"\sum_k ([y_1 = k] - p_{1k})^2", sum, brier_of(label, row));
    Ok(())
}

pub(super) fn hinge(sheet: &mut Sheet<'_>, rows: &Rows, _: &Settings) -> Result<(), Failure> {
    mean(sheet, rows, &HINGES, 1.0)
}

pub(super) fn top_k_accuracy(
    sheet: &mut Sheet<'_>,
    rows: &Rows,
    settings: &Settings,
) -> Result<(), Failure> {
    let hit = |sample: usize| {
        let hit = is_hit(rows.y_true()[sample], rows.row(sample), settings.k);
        rows.weight(sample) * f64::from(u8::from(hit))
    };
    let hits: Vec<f64> = (0..rows.samples()).map(hit).collect();
    let sum = sheet.plain_sum(&hits)?;
    let n = sheet.tex(whole(rows));
    sheet.numbers(share(&sum, &n));
    sheet.numbers(fraction(&sheet.tex(crate::metrics::sum(&hits)), &n));
    Ok(())
}

/// A mean loss against that of the classes' shares as everyone's probabilities.
struct Skill {
    terms: &'static Terms,
    factor: f64,
    names: [&'static str; 2],
    /// A class's part of the second one by its share.
    baseline: &'static str,
    worth: fn(f64) -> f64,
}

fn skill(sheet: &mut Sheet<'_>, rows: &Rows, skill: &Skill) -> Result<(), Failure> {
    if rows.samples() < 2 || rows.improbable().is_some() {
        return Ok(());
    }
    let n = whole(rows);
    let (sum, worth) = total(sheet, rows, skill.terms)?;
    let loss = skill.factor * worth / n;
    let right = format!("{}{}", factor_tex(skill.factor), share(&sum, &sheet.tex(n)));
    let [name, base] = skill.names;
    sheet.part(name, right, loss);
    let supports = rows.supports();
    let present: Vec<f64> =
        supports.iter().map(|weight| weight / n).filter(|share| *share > 0.0).collect();
    let part = |class: usize| (skill.worth)(present[class]);
    let sum = sheet
        .sum(present.len(), part, |class| sheet.put(skill.baseline, &[("q", present[class])]))?;
    let alone = present.len() < 2;
    let baseline = if alone { 0.0 } else { (0..present.len()).map(part).sum() };
    let right = match (alone, skill.factor < 0.0) {
        (true, _) => "0".to_owned(),
        (false, true) => format!("-{}", crate::metrics::worked::bracketed(&sum)),
        (false, false) => sum,
    };
    let baseline = if skill.factor < 0.0 { -baseline } else { baseline };
    sheet.part(base, right, baseline);
    let right = sheet.put(r"1 - \frac{a}{b}", &[("a", loss), ("b", baseline)])?;
    sheet.numbers(right);
    Ok(())
}

pub(super) fn d2_log_loss(sheet: &mut Sheet<'_>, rows: &Rows, _: &Settings) -> Result<(), Failure> {
    let names = ["L(y, p)", r"L(y, \bar y)"];
    let worth = |q: f64| q * ln_clipped(q);
    skill(
        sheet,
        rows,
        &Skill { terms: &LOGARITHMS, factor: -1.0, names, baseline: r"q \ln q", worth },
    )
}

pub(super) fn d2_brier(sheet: &mut Sheet<'_>, rows: &Rows, _: &Settings) -> Result<(), Failure> {
    let names = ["B(y, p)", r"B(y, \bar y)"];
    let worth = |q: f64| q * (1.0 - q);
    skill(sheet, rows, &Skill { terms: &SQUARES, factor: 1.0, names, baseline: "q (1 - q)", worth })
}

/// How the metric of a ranking is written, and what it is worth.
type Part = (fn(&Sheet<'_>, &Ranking) -> Result<String, Failure>, fn(&Ranking, &Settings) -> Value);

const PAIRS: Part = (won_pairs, areas::roc_auc);
const PRECISIONS: Part = (precision_share, areas::average_precision);

/// Each class against the rest, averaged.
fn against_rest(
    sheet: &mut Sheet<'_>,
    rows: &Rows,
    part: Part,
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    if average == Average::Micro {
        let right = (part.0)(sheet, &rows.each_score().map_err(Failure::Run)?)?;
        sheet.numbers(right);
        return Ok(());
    }
    let supports = rows.supports();
    let mut parts = Vec::new();
    for (class, support) in supports.iter().enumerate() {
        let weight = if average == Average::Weighted { *support } else { 1.0 };
        if weight > 0.0 {
            parts.push((weight, rows.one_against_rest(class).map_err(Failure::Run)?));
        }
    }
    let weighted = average == Average::Weighted;
    averaged(sheet, &parts, part, weighted, settings)
}

fn averaged(
    sheet: &mut Sheet<'_>,
    parts: &[(f64, Ranking)],
    (tex, of): Part,
    weighted: bool,
    settings: &Settings,
) -> Result<(), Failure> {
    let value = |(weight, ranking): &(f64, Ranking)| {
        weight * of(ranking, settings).number().unwrap_or(f64::NAN)
    };
    let worth = parts.iter().map(value).collect::<Vec<_>>();
    let sum = sheet.sum(
        parts.len(),
        |at| worth[at],
        |at| {
            let (weight, ranking) = &parts[at];
            let term = tex(sheet, ranking)?;
            Ok(if weighted { format!(r"{} \cdot {term}", sheet.tex(*weight)) } else { term })
        },
    )?;
    let whole = sheet.tex(parts.iter().map(|(weight, _)| weight).sum());
    sheet.numbers(share(&sum, &whole));
    if worth.iter().all(|value| value.is_finite()) {
        let sum = sheet.plain_sum(&worth)?;
        sheet.numbers(share(&sum, &whole));
    }
    Ok(())
}

pub(super) fn roc_auc_ovr(
    sheet: &mut Sheet<'_>,
    rows: &Rows,
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    against_rest(sheet, rows, PAIRS, average, settings)
}

pub(super) fn average_precision(
    sheet: &mut Sheet<'_>,
    rows: &Rows,
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    against_rest(sheet, rows, PRECISIONS, average, settings)
}

/// Every pair of classes that there are, each once as the positive one.
pub(super) fn roc_auc_ovo(
    sheet: &mut Sheet<'_>,
    rows: &Rows,
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    let count = |class: usize| rows.y_true().iter().filter(|label| **label == class).count();
    let counts: Vec<usize> = (0..rows.classes()).map(count).collect();
    let present = || (0..rows.classes()).filter(|class| counts[*class] > 0);
    let weighted = average == Average::Weighted;
    let mut parts = Vec::new();
    for (one, other) in present().flat_map(|one| present().map(move |other| (one, other))) {
        if one != other {
            let weight = if weighted { (counts[one] + counts[other]) as f64 } else { 1.0 };
            let ranking = rows.one_against_other(one, other).map_err(Failure::Run)?;
            parts.push((weight, ranking));
        }
    }
    if parts.is_empty() {
        return Ok(());
    }
    averaged(sheet, &parts, PAIRS, weighted, settings)
}
