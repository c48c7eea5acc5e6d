//! How far metrics and curves can be trusted: the same of samples drawn again from the samples (Efron, *Bootstrap
//! Methods*, The Annals of Statistics 7(1), 1979), with percentile intervals.

use super::catalog::Metric;
use super::ranking::{Member, Ranking};
use super::settings::Settings;
use crate::error::Error;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// The stream that samples are drawn from.
const STREAM: u64 = 0x6b8b_4567_327b_23c6;
/// The most times that samples are drawn.
pub const MAX_REPLICATES: u32 = 10_000;

/// What is drawn, and what is wanted of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// How often as many samples as there are are drawn, with replacement.
    pub replicates: u32,
    /// Seed of the draws.
    pub seed: u32,
    /// The share of replicates within an interval, as 0.95.
    pub confidence: f64,
    /// The threshold of metrics of labels.
    pub threshold: f64,
}

impl Plan {
    /// Checks the numbers.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] with the argument's name.
    pub fn check(&self) -> Result<(), Error> {
        let most = f64::from(MAX_REPLICATES);
        Error::check_range("replicates", f64::from(self.replicates), 1.0, most)?;
        Error::check_range("confidence", self.confidence, f64::EPSILON, 1.0 - f64::EPSILON)?;
        Ok(())
    }
}

/// An interval, and how many replicates it is made of: those in which the metric is defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Its lower end; NaN where no replicate has a value.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// Replicates that have a value.
    pub defined: u32,
}

/// Intervals of all metrics, and bands about the curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// One for each metric asked for.
    pub intervals: Vec<Interval>,
    /// True positive rate at each false positive rate of the grid.
    pub roc: Vec<Interval>,
    /// Precision at each recall of the grid.
    pub precision_recall: Vec<Interval>,
}

/// Draws samples again and again, as many times at once as is asked for. A sample that is drawn twice has twice its weight; metrics
/// without weights have no interval.
#[derive(Debug)]
pub struct Resampling {
    ranking: Ranking,
    metrics: Vec<&'static Metric>,
    settings: Settings,
    plan: Plan,
    grid: Vec<f64>,
    bits: Pcg32,
    times: Vec<u32>,
    done: u32,
    values: Vec<Vec<f64>>,
    roc: Vec<Vec<f64>>,
    precision_recall: Vec<Vec<f64>>,
}

impl Resampling {
    /// Begins. `grid` holds the false positive rates and recalls at which the bands are wanted, rising. Between two points a ROC
    /// curve is straight; the precision at a recall is the greatest of thresholds that have at least that recall.
    ///
    /// # Errors
    /// As [`Plan::check`].
    pub fn new(
        ranking: Ranking,
        metrics: Vec<&'static Metric>,
        settings: Settings,
        plan: Plan,
        grid: Vec<f64>,
    ) -> Result<Self, Error> {
        plan.check()?;
        Ok(Self {
            bits: Pcg32::new(u64::from(plan.seed), STREAM),
            times: vec![0; ranking.samples()],
            done: 0,
            values: vec![Vec::new(); metrics.len()],
            roc: vec![Vec::new(); grid.len()],
            precision_recall: vec![Vec::new(); grid.len()],
            ranking,
            metrics,
            settings,
            plan,
            grid,
        })
    }

    /// Draws up to so many times more; tells how many times in all. At [`Plan::replicates`] it stands.
    pub fn advance(&mut self, replicates: u32) -> u32 {
        let until = self.plan.replicates.min(self.done.saturating_add(replicates));
        while self.done < until {
            self.draw_once();
            self.done += 1;
        }
        self.done
    }

    fn draw_once(&mut self) {
        draw(&mut self.bits, &mut self.times);
        let Some(replicate) = self.ranking.redrawn(&self.times) else { return };
        let counts = replicate.counts_at(self.plan.threshold);
        for (list, metric) in self.values.iter_mut().zip(&self.metrics) {
            if metric.spec.weighted {
                list.extend(metric.value(&replicate, &counts, &self.settings).number());
            }
        }
        collect(&mut self.roc, replicate.tpr_at(&self.grid));
        collect(&mut self.precision_recall, replicate.precision_at(&self.grid));
    }

    /// Intervals and bands of what has been drawn so far.
    #[must_use]
    pub fn report(&self) -> Bootstrap {
        let intervals = |lists: &[Vec<f64>]| {
            lists.iter().map(|list| interval(list.clone(), self.plan.confidence)).collect()
        };
        Bootstrap {
            intervals: intervals(&self.values),
            roc: intervals(&self.roc),
            precision_recall: intervals(&self.precision_recall),
        }
    }
}

/// A [`Resampling`] in one go.
///
/// # Errors
/// As [`Plan::check`].
pub fn bootstrap(
    ranking: &Ranking,
    metrics: &[&'static Metric],
    settings: &Settings,
    plan: &Plan,
    grid: &[f64],
) -> Result<Bootstrap, Error> {
    let mut resampling =
        Resampling::new(ranking.clone(), metrics.to_vec(), *settings, *plan, grid.to_vec())?;
    resampling.advance(plan.replicates);
    Ok(resampling.report())
}

fn collect(lists: &mut [Vec<f64>], values: Vec<f64>) {
    for (list, value) in lists.iter_mut().zip(values) {
        list.push(value);
    }
}

/// How often each sample is drawn, of as many draws as samples.
fn draw(bits: &mut Pcg32, times: &mut [u32]) {
    times.fill(0);
    let count = times.len() as u64;
    for _ in 0..count {
        // The high half of a product: uniform but for a bias of count / 2³².
        let index = (u64::from(bits.next_u32()) * count) >> 32;
        times[index as usize] += 1;
    }
}

fn interval(mut values: Vec<f64>, confidence: f64) -> Interval {
    values.sort_by(f64::total_cmp);
    let tail = (1.0 - confidence) / 2.0;
    let at = |share: f64| {
        let Some(last) = values.len().checked_sub(1) else { return f64::NAN };
        let place = share * last as f64;
        let below = place.floor() as usize;
        let [a, b] = [values[below], values[(below + 1).min(last)]];
        if a == b { a } else { a + (b - a) * (place - below as f64) }
    };
    Interval { low: at(tail), high: at(1.0 - tail), defined: values.len() as u32 }
}

impl Ranking {
    /// The same samples, each so many times; `None` where none of them has a weight.
    fn redrawn(&self, times: &[u32]) -> Option<Self> {
        let member = |(member, times): (&Member, &u32)| Member {
            weight: member.weight * f64::from(*times),
            ..*member
        };
        let members = self.members().iter().zip(times).map(member);
        let replicate = self.of_members(members.collect());
        (!replicate.thresholds().is_empty()).then_some(replicate)
    }

    /// The height of the ROC curve at rising false positive rates; none where a class is absent.
    fn tpr_at(&self, grid: &[f64]) -> Vec<f64> {
        if self.absent().is_some() {
            return Vec::new();
        }
        let at = |x: f64| {
            let wanted = x * self.negatives();
            let place = self.fps().partition_point(|fp| *fp <= wanted);
            let before = self.counts(place);
            let Some(fp) = self.fps().get(place) else { return 1.0 };
            let share = (wanted - before.fp) / (fp - before.fp);
            (before.tp + share * (self.tps()[place] - before.tp)) / self.positives()
        };
        grid.iter().map(|x| at(*x)).collect()
    }

    /// The greatest precision with at least these recalls, rising; none without positives.
    fn precision_at(&self, grid: &[f64]) -> Vec<f64> {
        if self.positives() == 0.0 {
            return Vec::new();
        }
        let mut best = 0.0_f64;
        let mut place = self.thresholds().len();
        let mut heights: Vec<f64> = Vec::with_capacity(grid.len());
        for recall in grid.iter().rev() {
            while place > 0 && self.tps()[place - 1] >= recall * self.positives() {
                place -= 1;
                best = best.max(self.tps()[place] / (self.tps()[place] + self.fps()[place]));
            }
            heights.push(best);
        }
        heights.reverse();
        heights
    }
}
