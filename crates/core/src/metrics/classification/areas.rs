//! Metrics of the order of the scores: areas under curves, won pairs, discounted gain.

use super::ranking::{Member, Ranking};
use super::settings::Settings;
use crate::math;
use crate::metrics::{Reason, Sklearn, Value, sum};

/// Pairs of one positive and one negative (by weight) by who has the higher score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pairs {
    /// The positive has.
    pub won: f64,
    /// Neither.
    pub tied: f64,
    /// The negative has.
    pub lost: f64,
}

impl Pairs {
    /// The share that is won, of ties a half: the ROC AUC (Hanley & McNeil, Radiology 143(1), 1982). NaN without pairs.
    #[must_use]
    pub fn share(&self) -> f64 {
        (self.won + self.tied / 2.0) / (self.won + self.tied + self.lost)
    }
}

impl Ranking {
    /// All pairs of a positive and a negative, in one walk down the scores.
    #[must_use]
    pub fn pairs(&self) -> Pairs {
        let mut pairs = Pairs { won: 0.0, tied: 0.0, lost: 0.0 };
        for (group, fp) in self.groups().zip(self.fps()) {
            pairs.won += group.positives * (self.negatives() - fp);
            pairs.tied += group.positives * group.negatives;
            pairs.lost += group.positives * (fp - group.negatives);
        }
        pairs
    }

    /// Scores of a pair: of the positive that stands at a share of all positives counted from the highest score, and of the negative at
    /// one of all negatives. It is the pair at the place (`fpr`, `tpr`) in the plane of the ROC curve, which is won below the curve,
    /// lost above it, and tied in the boxes of [`Self::ties`]. `None` where a class is absent.
    #[must_use]
    pub fn pair_at(&self, fpr: f64, tpr: f64) -> Option<[f64; 2]> {
        if self.absent().is_some() {
            return None;
        }
        let score = |sums: &[f64], total: f64, share: f64| {
            let place = sums.partition_point(|sum| *sum <= share * total);
            self.thresholds()[place.min(sums.partition_point(|sum| *sum < total))]
        };
        Some([score(self.tps(), self.positives(), tpr), score(self.fps(), self.negatives(), fpr)])
    }

    /// Boxes of tied pairs in the plane of the ROC curve, one for each score that both classes have: false positive rates from and to,
    /// true positive rates from and to.
    #[must_use]
    pub fn ties(&self) -> Vec<[f64; 4]> {
        let (positives, negatives) = (self.positives(), self.negatives());
        let sums = self.groups().zip(self.fps().iter().zip(self.tps()));
        let both = sums.filter(|(group, _)| group.positives > 0.0 && group.negatives > 0.0);
        both.map(|(group, (fp, tp))| {
            [
                (fp - group.negatives) / negatives,
                fp / negatives,
                (tp - group.positives) / positives,
                tp / positives,
            ]
        })
        .collect()
    }

    /// The class that is absent, if one is.
    #[must_use]
    pub fn absent(&self) -> Option<Reason> {
        if self.positives() == 0.0 {
            return Some(Reason::NoPositives);
        }
        (self.negatives() == 0.0).then_some(Reason::NoNegatives)
    }

    /// The area under the ROC curve up to a share of false positives, by trapezoids.
    fn roc_area(&self, max_fpr: f64) -> f64 {
        let (positives, negatives) = (self.positives(), self.negatives());
        let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
        for (tp, fp) in self.tps().iter().zip(self.fps()) {
            let [next_x, next_y] = [fp / negatives, tp / positives];
            if next_x > max_fpr {
                let end = y + (next_y - y) / (next_x - x) * (max_fpr - x);
                return area + (max_fpr - x) * (y + end) / 2.0;
            }
            area += (next_x - x) * (y + next_y) / 2.0;
            (x, y) = (next_x, next_y);
        }
        area
    }
}

pub(super) fn roc_auc(ranking: &Ranking, _: &Settings) -> Value {
    match ranking.absent() {
        Some(reason) => Value::undefined(reason, f64::NAN),
        None => Value::Number(ranking.roc_area(1.0)),
    }
}

/// Standardized so that chance is ½ and the best 1 (McClish, *Analyzing a portion of the ROC curve*, 1989).
pub(super) fn partial_auc(ranking: &Ranking, settings: &Settings) -> Value {
    let f = settings.max_fpr;
    if f == 1.0 {
        return roc_auc(ranking, settings);
    }
    if let Some(reason) = ranking.absent() {
        // Negatives that all weigh 0 leave scikit-learn a curve of one point, whose area it refuses.
        let weightless =
            ranking.negatives() == 0.0 && !ranking.members().iter().all(|m| m.positive);
        let sklearn = match weightless {
            true => Sklearn::Raises("ValueError"),
            false => Sklearn::Returns(f64::NAN),
        };
        return Value::Undefined { reason, sklearn };
    }
    let least = f * f / 2.0;
    Value::Number((1.0 + (ranking.roc_area(f) - least) / (f - least)) / 2.0)
}

/// Σ (Rₙ − Rₙ₋₁) Pₙ: steps, without interpolation.
pub(super) fn average_precision(ranking: &Ranking, _: &Settings) -> Value {
    let positives = ranking.positives();
    if positives == 0.0 {
        return Value::undefined(Reason::NoPositives, 0.0);
    }
    let precision = ranking.tps().iter().zip(ranking.fps()).map(|(tp, fp)| tp / (tp + fp));
    let steps = ranking.groups().zip(precision);
    Value::Number(steps.map(|(group, precision)| group.positives / positives * precision).sum())
}

pub(super) fn pr_auc(ranking: &Ranking, _: &Settings) -> Value {
    let positives = ranking.positives();
    if positives == 0.0 {
        // From (1, 0) straight to the point (0, 1) that scikit-learn ends the curve with.
        return Value::undefined(Reason::NoPositives, 0.5);
    }
    let (mut area, mut recall, mut precision) = (0.0, 0.0, 1.0);
    for (tp, fp) in ranking.tps().iter().zip(ranking.fps()) {
        let [next_recall, next_precision] = [tp / positives, tp / (tp + fp)];
        area += (next_recall - recall) * (precision + next_precision) / 2.0;
        (recall, precision) = (next_recall, next_precision);
    }
    Value::Number(area)
}

/// 1 / log₂(i + 2) of the i-th place.
pub(super) fn discount(place: usize) -> f64 {
    1.0 / (math::ln(place as f64 + 2.0) / std::f64::consts::LN_2)
}

/// The samples as one query whose positives are its relevant documents; of tied ones each place has the mean gain.
fn discounted_gain(ranking: &Ranking) -> f64 {
    let members = ranking.members();
    let mut gains = Vec::new();
    let mut place = 0;
    while place < members.len() {
        let tied = members[place..].iter().take_while(|m| m.score == members[place].score).count();
        let group = place..place + tied;
        let relevant = members[group.clone()].iter().filter(|m| m.positive).count();
        place = group.end;
        if relevant > 0 {
            let discounts: f64 = group.map(discount).sum();
            gains.push(relevant as f64 / tied as f64 * discounts);
        }
    }
    sum(&gains)
}

/// What is gained at each place, which of tied samples is the same.
pub(super) fn gains(ranking: &Ranking) -> Vec<f64> {
    let tied = ranking.members().chunk_by(|a, b| a.score == b.score);
    let gain = |tied: &[Member]| {
        let relevant = tied.iter().filter(|member| member.positive).count();
        std::iter::repeat_n(relevant as f64 / tied.len() as f64, tied.len())
    };
    tied.flat_map(gain).collect()
}

pub(super) fn dcg(ranking: &Ranking, _: &Settings) -> Value {
    if ranking.samples() < 2 {
        return too_few();
    }
    Value::Number(discounted_gain(ranking))
}

pub(super) fn ndcg(ranking: &Ranking, _: &Settings) -> Value {
    if ranking.samples() < 2 {
        return too_few();
    }
    let relevant = ranking.members().iter().filter(|member| member.positive).count();
    if relevant == 0 {
        return Value::undefined(Reason::NoPositives, 0.0);
    }
    let best: f64 = (0..relevant).map(discount).sum();
    Value::Number(discounted_gain(ranking) / best)
}

fn too_few() -> Value {
    let reason = Reason::TooFewSamples { least: 2 };
    Value::Undefined { reason, sklearn: Sklearn::Raises("ValueError") }
}
