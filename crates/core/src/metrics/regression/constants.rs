//! The best constant under a loss: where the mean, the median and the quantiles come from.

use super::rules::Rule;
use super::sample::{mean, quantile, weighted};
use super::{Loss, Parameters, Sample};
use crate::math;

pub(super) fn best(rule: Rule, sample: &Sample, parameters: &Parameters) -> Option<f64> {
    match rule {
        Rule::Mean(made) | Rule::Root(made) | Rule::Skill(made) => {
            of_loss(made(parameters), sample)
        }
        Rule::Relative => of_loss(Loss::Absolute, sample),
        // Any constant explains nothing of the variance; the mean has no bias besides.
        Rule::R2 | Rule::ExplainedVariance => of_loss(Loss::Squared, sample),
        Rule::Max => {
            let [least, greatest] = span(sample);
            Some(least / 2.0 + greatest / 2.0)
        }
        Rule::Median => None,
    }
}

fn of_loss(loss: Loss, sample: &Sample) -> Option<f64> {
    let weights = sample.weights();
    let average = || mean(sample.y_true().to_vec(), weights);
    let at_share = |share| quantile(sample.y_true(), weights, share).value(sample.y_true());
    let best = match loss {
        // Every Bregman divergence has its least mean at the mean of its first argument (Banerjee, Guo and Wang,
        // IEEE Transactions on Information Theory 51(7), 2005).
        Loss::Squared | Loss::Tweedie { .. } => average(),
        Loss::Absolute => at_share(0.5),
        Loss::Pinball { alpha } => at_share(alpha),
        Loss::SquaredLog => {
            math::exp_m1(mean(sample.each(|y_true, _| math::ln_1p(y_true)), weights))
        }
        Loss::Percentage => {
            let inverse = sample.each(|y_true, _| 1.0 / y_true.abs().max(f64::EPSILON));
            let weights = weighted(inverse, weights);
            quantile(sample.y_true(), Some(&weights), 0.5).value(sample.y_true())
        }
        Loss::Huber { delta } => balance(sample, |error| error.clamp(-delta, delta)),
        Loss::LogCosh => balance(sample, math::tanh),
        Loss::SymmetricPercentage => return None,
    };
    let constant = vec![best; sample.len()];
    (best.is_finite() && loss.outside(sample.y_true(), &constant).is_none()).then_some(best)
}

fn span(sample: &Sample) -> [f64; 2] {
    let values = sample.y_true().iter();
    values.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, greatest], value| {
        [least.min(*value), greatest.max(*value)]
    })
}

/// Where the pulls of all samples on a constant, which fall as it rises, sum to 0: halved until doubles end.
fn balance(sample: &Sample, pull: impl Fn(f64) -> f64) -> f64 {
    let [mut low, mut high] = span(sample);
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        let pulls = sample.each(|y_true, _| pull(y_true - middle));
        match mean(pulls, sample.weights()) {
            sum if sum > 0.0 => low = middle,
            sum if sum < 0.0 => high = middle,
            _ => return middle,
        }
    }
}
