//! Samples in the order of their scores: sorted once, and every curve and every threshold's counts come from it.

use super::counts::Counts;
use crate::error::Error;
use crate::metrics::{check_length, check_samples, check_weights};

/// Samples of two classes, the highest score first, samples of one score together.
///
/// Sums are those of scikit-learn's `confusion_matrix_at_thresholds`: over samples of a weight, in the order of scores,
/// equal scores in the order given. So the last bits, which decide whether three points of a curve are in line, are the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    thresholds: Vec<f64>,
    tps: Vec<f64>,
    fps: Vec<f64>,
    members: Vec<Member>,
    weighted: bool,
    improbable: Option<(usize, f64)>,
}

/// A sample in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Member {
    pub(super) score: f64,
    pub(super) weight: f64,
    pub(super) positive: bool,
}

/// All samples of one score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Their score.
    pub score: f64,
    /// Weight of the positives among them.
    pub positives: f64,
    /// Weight of the negatives.
    pub negatives: f64,
}

impl Ranking {
    /// Sorts samples: O(n log n).
    ///
    /// # Errors
    /// [`Error::Length`] for lists of different lengths; [`Error::OutOfRange`] for no samples, a score or weight that is
    /// not finite, a negative weight, weights that are all 0.
    pub fn new(y_true: &[bool], y_score: &[f64], weights: Option<&[f64]>) -> Result<Self, Error> {
        check_samples("y_score", y_score)?;
        check_length("y_score", y_score.len(), y_true.len())?;
        if let Some(weights) = weights {
            check_weights(weights, y_true.len())?;
        }
        let member = |(_, index): &(u64, u32)| {
            let index = *index as usize;
            Member {
                score: y_score[index] + 0.0,
                weight: weights.map_or(1.0, |weights| weights[index]),
                positive: y_true[index],
            }
        };
        let members: Vec<Member> = sorted(y_score).iter().map(member).collect();
        let improbable = y_score.iter().position(|score| !(0.0..=1.0).contains(score));
        let mut ranking = Self {
            thresholds: Vec::new(),
            tps: Vec::new(),
            fps: Vec::new(),
            members,
            weighted: weights.is_some(),
            improbable: improbable.map(|index| (index, y_score[index])),
        };
        ranking.accumulate();
        Ok(ranking)
    }

    /// The same with other weights: `members` are those of this ranking, in their order.
    pub(super) fn of_members(&self, members: Vec<Member>) -> Self {
        let [thresholds, tps, fps] = [(); 3].map(|()| Vec::with_capacity(self.thresholds.len()));
        let mut ranking =
            Self { thresholds, tps, fps, members, weighted: true, improbable: self.improbable };
        ranking.accumulate();
        ranking
    }

    fn accumulate(&mut self) {
        let (mut tp, mut fp) = (0.0, 0.0);
        for member in self.members.iter().filter(|member| member.weight > 0.0) {
            *(if member.positive { &mut tp } else { &mut fp }) += member.weight;
            if self.thresholds.last() != Some(&member.score) {
                self.thresholds.push(member.score);
                self.tps.push(tp);
                self.fps.push(fp);
            }
            let last = self.thresholds.len() - 1;
            self.tps[last] = tp;
            self.fps[last] = fp;
        }
    }

    /// Distinct scores of samples that have a weight, falling.
    #[must_use]
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// Weight of the positives at or above each threshold.
    #[must_use]
    pub fn tps(&self) -> &[f64] {
        &self.tps
    }

    /// Weight of the negatives at or above each threshold.
    #[must_use]
    pub fn fps(&self) -> &[f64] {
        &self.fps
    }

    /// Weight of all positives.
    #[must_use]
    pub fn positives(&self) -> f64 {
        self.tps.last().copied().unwrap_or_default()
    }

    /// Weight of all negatives.
    #[must_use]
    pub fn negatives(&self) -> f64 {
        self.fps.last().copied().unwrap_or_default()
    }

    /// Number of samples, those of weight 0 included.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.members.len()
    }

    /// Whether weights were given.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.weighted
    }

    /// How many of the [`thresholds`](Self::thresholds) are at or above a number: O(log n). NaN is above all.
    #[must_use]
    pub fn place(&self, threshold: f64) -> usize {
        self.thresholds.partition_point(|score| *score >= threshold)
    }

    /// The confusion matrix when samples of the so many highest distinct scores are predicted positive.
    #[must_use]
    pub fn counts(&self, place: usize) -> Counts {
        let (tp, fp) = match place.min(self.thresholds.len()).checked_sub(1) {
            None => (0.0, 0.0),
            Some(last) => (self.tps[last], self.fps[last]),
        };
        Counts { tp, fp, fn_: self.positives() - tp, tn: self.negatives() - fp }
    }

    /// The confusion matrix when scores ≥ `threshold` are predicted positive.
    #[must_use]
    pub fn counts_at(&self, threshold: f64) -> Counts {
        self.counts(self.place(threshold))
    }

    /// Samples by distinct scores, falling.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = Group> + '_ {
        let before = |list: &[f64], place: usize| place.checked_sub(1).map_or(0.0, |at| list[at]);
        self.thresholds.iter().enumerate().map(move |(place, score)| Group {
            score: *score,
            positives: self.tps[place] - before(&self.tps, place),
            negatives: self.fps[place] - before(&self.fps, place),
        })
    }

    /// The first score that is no probability: its place in the list given, and the score.
    #[must_use]
    pub fn improbable(&self) -> Option<(usize, f64)> {
        self.improbable
    }

    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }
}

/// Places of the scores, the highest first, equal ones in the order given.
fn sorted(scores: &[f64]) -> Vec<(u64, u32)> {
    let place = |(index, score): (usize, &f64)| (descending(*score), index as u32);
    let mut places: Vec<(u64, u32)> = scores.iter().enumerate().map(place).collect();
    places.sort_unstable();
    places
}

/// A whole number that is the less, the greater a number is. −0 is 0.
fn descending(number: f64) -> u64 {
    let bits = (number + 0.0).to_bits();
    let ascending = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    !ascending
}
