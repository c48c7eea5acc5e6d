//! Metrics of the order of the scores: won pairs, areas, discounted gain.

use crate::autopsy::Failure;
use crate::metrics::classification::areas::{discount, gains};
use crate::metrics::classification::ranking::Ranking;
use crate::metrics::classification::settings::Settings;
use crate::metrics::worked::{Sheet, fraction, share};

/// The share of won pairs, of ties a half.
pub(super) fn won_pairs(sheet: &Sheet<'_>, ranking: &Ranking) -> Result<String, Failure> {
    let pairs = ranking.pairs();
    let formula = match pairs.tied {
        0.0 => r"\frac{W}{P N}",
        _ => r"\frac{W + \frac{1}{2} T}{P N}",
    };
    let numbers = [
        ("W", pairs.won),
        ("T", pairs.tied),
        ("P", ranking.positives()),
        ("N", ranking.negatives()),
    ];
    sheet.put(formula, &numbers)
}

pub(super) fn roc_auc(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    sheet.symbols(r"\frac{\#\{s_+ > s_-\} + \frac{1}{2}\,\#\{s_+ = s_-\}}{n_+\,n_-}");
    let right = won_pairs(sheet, ranking)?;
    sheet.numbers(right);
    Ok(())
}

/// Both ends of each trapezoid below the ROC curve up to a share of false positives: [x, x′, y, y′].
fn trapezoids(ranking: &Ranking, max_fpr: f64) -> Vec<[f64; 4]> {
    let (mut x, mut y) = (0.0, 0.0);
    let mut all = Vec::new();
    for (tp, fp) in ranking.tps().iter().zip(ranking.fps()) {
        let [next_x, next_y] = [fp / ranking.negatives(), tp / ranking.positives()];
        if next_x > max_fpr {
            all.push([x, max_fpr, y, y + (next_y - y) / (next_x - x) * (max_fpr - x)]);
            break;
        }
        all.push([x, next_x, y, next_y]);
        (x, y) = (next_x, next_y);
    }
    all.retain(|[x, next, ..]| next > x);
    all
}

pub(super) fn partial_auc(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    settings: &Settings,
) -> Result<(), Failure> {
    let mut numbers = vec![("f", settings.max_fpr)];
    if ranking.absent().is_none() {
        let parts = trapezoids(ranking, settings.max_fpr);
        let area = |at: usize| {
            let [a, b, c, d] = parts[at];
            (b - a) * (c + d) / 2.0
        };
        let sum = sheet.sum(parts.len(), area, |at| {
            let [a, b, c, d] = parts[at];
            sheet.put(r"(b - a) \frac{c + d}{2}", &[("a", a), ("b", b), ("c", c), ("d", d)])
        })?;
        let total = crate::metrics::sum(&(0..parts.len()).map(area).collect::<Vec<_>>());
        sheet.part("A_f", sum, total);
        numbers.push(("A_f", total));
    }
    let formula = crate::metrics::classification::catalog::PARTIAL_AUC;
    let right = sheet.put(formula, &numbers)?;
    sheet.numbers(right);
    Ok(())
}

/// The scores that positives have: how many positives, and TP and FP there.
fn steps(ranking: &Ranking) -> Vec<[f64; 3]> {
    let sums = ranking.tps().iter().zip(ranking.fps());
    let steps = ranking.groups().zip(sums).map(|(group, (tp, fp))| [group.positives, *tp, *fp]);
    steps.filter(|[positives, ..]| *positives > 0.0).collect()
}

/// The sum of precision over positives, and what it is worth.
fn precisions(sheet: &Sheet<'_>, ranking: &Ranking) -> Result<(String, f64), Failure> {
    let steps = steps(ranking);
    let worth = |at: usize| {
        let [positives, tp, fp] = steps[at];
        positives * (tp / (tp + fp))
    };
    let sum = sheet.sum(steps.len(), worth, |at| {
        let [positives, tp, fp] = steps[at];
        let formula = match positives {
            1.0 => r"\frac{t}{t + u}",
            _ => r"d \frac{t}{t + u}",
        };
        sheet.put(formula, &[("d", positives), ("t", tp), ("u", fp)])
    })?;
    Ok((sum, crate::metrics::sum(&(0..steps.len()).map(worth).collect::<Vec<_>>())))
}

/// Average precision as its two totals.
pub(super) fn precision_share(sheet: &Sheet<'_>, ranking: &Ranking) -> Result<String, Failure> {
    let (_, worth) = precisions(sheet, ranking)?;
    Ok(fraction(&sheet.tex(worth), &sheet.tex(ranking.positives())))
}

/// A step of recall is a share of the positives, so this is the mean precision where positives are met.
pub(super) fn average_precision(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    if ranking.positives() > 0.0 {
        let (sum, _) = precisions(sheet, ranking)?;
        sheet.numbers(share(&sum, &sheet.tex(ranking.positives())));
    }
    let right = precision_share(sheet, ranking)?;
    sheet.numbers(right);
    Ok(())
}

pub(super) fn pr_auc(
    sheet: &mut Sheet<'_>,
    ranking: &Ranking,
    _: &Settings,
) -> Result<(), Failure> {
    let positives = ranking.positives();
    let mut last = 1.0;
    let mut parts = Vec::new();
    let sums = ranking.tps().iter().zip(ranking.fps());
    for (group, (tp, fp)) in ranking.groups().zip(sums) {
        let precision = tp / (tp + fp);
        if group.positives > 0.0 {
            parts.push([group.positives, precision, last]);
        }
        last = precision;
    }
    let worth = |at: usize| {
        let [d, p, q] = parts[at];
        d * (p + q) / 2.0
    };
    let sum = sheet.sum(parts.len(), worth, |at| {
        let [d, p, q] = parts[at];
        sheet.put(r"d \frac{p + q}{2}", &[("d", d), ("p", p), ("q", q)])
    })?;
    let total = crate::metrics::sum(&(0..parts.len()).map(worth).collect::<Vec<_>>());
    let whole = sheet.tex(positives);
    if positives > 0.0 {
        sheet.numbers(share(&sum, &whole));
    }
    sheet.numbers(fraction(&sheet.tex(total), &whole));
    Ok(())
}

/// Gains by place, each divided by the logarithm of its place.
fn discounted(sheet: &Sheet<'_>, gains: &[f64]) -> Result<(String, f64), Failure> {
    let worth = |at: usize| gains[at] * discount(at);
    let sum = sheet.sum(gains.len(), worth, |at| {
        sheet.put(r"\frac{y}{\log_2(i + 1)}", &[("y", gains[at]), ("i", at as f64 + 1.0)])
    })?;
    Ok((sum, crate::metrics::sum(&(0..gains.len()).map(worth).collect::<Vec<_>>())))
}

pub(super) fn dcg(sheet: &mut Sheet<'_>, ranking: &Ranking, _: &Settings) -> Result<(), Failure> {
    if ranking.samples() < 2 {
        return Ok(());
    }
    let (sum, _) = discounted(sheet, &gains(ranking))?;
    sheet.numbers(sum);
    Ok(())
}

pub(super) fn ndcg(sheet: &mut Sheet<'_>, ranking: &Ranking, _: &Settings) -> Result<(), Failure> {
    if ranking.samples() < 2 {
        return Ok(());
    }
    let relevant = ranking.members().iter().filter(|member| member.positive).count();
    let (sum, gained) = discounted(sheet, &gains(ranking))?;
    sheet.part("DCG(y, s)", sum, gained);
    let (sum, best) = discounted(sheet, &vec![1.0; relevant])?;
    sheet.part("DCG(y, y)", sum, best);
    sheet.numbers(fraction(&sheet.tex(gained), &sheet.tex(best)));
    Ok(())
}
