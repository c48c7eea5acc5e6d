//! Metrics of regression opened: what [`crate::metrics::worked`] is for each of them.

use super::rules::{Rule, losses, losses_of_truth, middle};
use super::sample::{mean, quantile, total_weight, weighted};
use super::{Loss, Parameters, Sample};
use crate::autopsy::Failure;
use crate::metrics::worked::{Put, Sheet, fraction, share};
use crate::metrics::{Reason, Value, sum};

/// From a distance on, ln cosh x is |x| − ln 2 to the last digit, and cosh x soon too great.
const FAR: f64 = 20.0;

/// What sums of losses are called: of the predictions, and of the best constant.
const SQUARES: [&str; 2] = [r"\sum_i (y_i - \hat y_i)^2", r"\sum_i (y_i - \bar y)^2"];
const DEVIATIONS: [&str; 2] = [ABSOLUTE, r"\sum_i |y_i - \operatorname{median}(y)|"];
const PINBALLS: [&str; 2] = [
    r"\sum_i \operatorname{pinball}_\alpha(y_i, \hat y_i)",
    r"\sum_i \operatorname{pinball}_\alpha(y_i, q_\alpha(y))",
];
const DEVIANCES: [&str; 2] = [r"\sum_i d_p(y_i, \hat y_i)", r"\sum_i d_p(y_i, \bar y)"];
const ABSOLUTE: &str = r"\sum_i |y_i - \hat y_i|";

/// Sums over a sample, as they are written.
struct Written<'a> {
    sheet: &'a Sheet<'a>,
    sample: &'a Sample,
}

/// A sum in TeX, and what it is worth.
type Total = (String, f64);

impl Written<'_> {
    fn weight(&self, index: usize) -> f64 {
        self.sample.weights().map_or(1.0, |weights| weights[index])
    }

    fn whole(&self) -> f64 {
        total_weight(self.sample.len(), self.sample.weights())
    }

    /// What each sample is worth, times its weight.
    fn total(
        &self,
        worth: &[f64],
        term: impl Fn(usize) -> Result<String, Failure>,
    ) -> Result<Total, Failure> {
        let tex = self.sheet.sum(
            worth.len(),
            |at| worth[at],
            |at| {
                let term = term(at)?;
                Ok(self.sheet.times(self.weight(at), term))
            },
        )?;
        Ok((tex, sum(worth)))
    }

    /// The losses of the predictions.
    fn losses(&self, loss: Loss) -> Result<Total, Failure> {
        let worth: Vec<f64> = losses(loss, self.sample);
        let (y_true, y_pred) = (self.sample.y_true(), self.sample.y_pred());
        self.total(&worth, |at| term(self.sheet, loss, y_true[at], y_pred[at]))
    }

    /// The losses of one number predicted for all.
    fn losses_of_constant(&self, loss: Loss, constant: f64) -> Result<Total, Failure> {
        let y_true = self.sample.y_true();
        let each = self.sample.each(|y, _| loss.of(y, constant));
        let worth = weighted(each, self.sample.weights());
        self.total(&worth, |at| term(self.sheet, loss, y_true[at], constant))
    }

    /// A mean of numbers as they are.
    fn mean(&self, numbers: &[f64]) -> Result<String, Failure> {
        let worth = weighted(numbers.to_vec(), self.sample.weights());
        let (tex, _) = self.total(&worth, |at| self.sheet.put("y", &[("y", numbers[at])]))?;
        Ok(share(&tex, &self.sheet.tex(self.whole())))
    }
}

/// The loss of one sample with its numbers in it, in the form in which it is worked out.
fn term(sheet: &Sheet<'_>, loss: Loss, y: f64, predicted: f64) -> Result<String, Failure> {
    let ratio = if y == 0.0 { r"\hat y" } else { r"y \ln \frac{y}{\hat y} - y + \hat y" };
    let far = (y - predicted).abs() > FAR;
    let mut extra: Vec<Put<'_>> = Vec::new();
    let formula = match loss {
        Loss::Squared => r"(y - \hat y)^2",
        Loss::Absolute => r"|y - \hat y|",
        Loss::SquaredLog => r"(\ln(y + 1) - \ln(\hat y + 1))^2",
        Loss::Percentage if y.abs() < f64::EPSILON => {
            extra.push((r"\varepsilon", f64::EPSILON));
            r"\frac{|y - \hat y|}{\varepsilon}"
        }
        Loss::Percentage => r"\frac{|y - \hat y|}{|y|}",
        Loss::SymmetricPercentage if y == 0.0 && predicted == 0.0 => "0",
        Loss::SymmetricPercentage => r"\frac{2 |y - \hat y|}{|y| + |\hat y|}",
        Loss::Pinball { alpha } => {
            extra.push((r"\alpha", alpha));
            if y >= predicted { r"\alpha (y - \hat y)" } else { r"(1 - \alpha) (\hat y - y)" }
        }
        Loss::Huber { delta } if (y - predicted).abs() <= delta => r"\frac{1}{2} (y - \hat y)^2",
        Loss::Huber { delta } => {
            extra.push((r"\delta", delta));
            r"\delta (|y - \hat y| - \frac{1}{2} \delta)"
        }
        Loss::LogCosh if far => r"(|y - \hat y| - \ln 2)",
        Loss::LogCosh => r"\ln \cosh(y - \hat y)",
        Loss::Tweedie { power: 0.0 } => r"(y - \hat y)^2",
        Loss::Tweedie { power: 1.0 } => return doubled(sheet, ratio, y, predicted, &[]),
        Loss::Tweedie { power: 2.0 } => {
            let formula = r"\ln \frac{\hat y}{y} + \frac{y}{\hat y} - 1";
            return doubled(sheet, formula, y, predicted, &[]);
        }
        Loss::Tweedie { power } => {
            let formula = r"\frac{b^{2 - p}}{(1 - p) (2 - p)} - \frac{y \hat y^{1 - p}}{1 - p} + \frac{\hat y^{2 - p}}{2 - p}";
            let base = if power < 0.0 { y.max(0.0) } else { y };
            return doubled(sheet, formula, y, predicted, &[("p", power), ("b", base)]);
        }
    };
    extra.extend([("y", y), (r"\hat y", predicted)]);
    sheet.put(formula, &extra)
}

/// Twice a sum.
fn doubled(
    sheet: &Sheet<'_>,
    formula: &str,
    y: f64,
    predicted: f64,
    more: &[Put<'_>],
) -> Result<String, Failure> {
    let numbers = [&[("y", y), (r"\hat y", predicted)], more].concat();
    sheet.put(&format!("2 ({formula})"), &numbers)
}

impl Rule {
    /// Writes the metric with the numbers put in. `value` is what it comes to.
    pub(super) fn open(
        self,
        sheet: &mut Sheet<'_>,
        sample: &Sample,
        parameters: &Parameters,
        value: &Value,
    ) -> Result<(), Failure> {
        if let Some(loss) = self.loss(parameters).filter(|_| outside(value)) {
            return offender(sheet, sample, loss);
        }
        match self {
            Self::Mean(made) => mean_loss(sheet, sample, made(parameters), ["", ""]),
            Self::Root(made) => mean_loss(sheet, sample, made(parameters), [r"\sqrt{", "}"]),
            Self::Relative => relative(sheet, sample),
            Self::Median => median(sheet, sample),
            Self::Max => greatest(sheet, sample),
            Self::R2 if sample.len() > 1 => r2(sheet, sample),
            Self::ExplainedVariance if sample.len() > 1 => explained_variance(sheet, sample),
            Self::Skill(made) if sample.len() > 1 => skill(sheet, sample, made(parameters)),
            Self::R2 | Self::ExplainedVariance | Self::Skill(_) => Ok(()),
        }
    }
}

/// Whether a number of a sample has no place in the formula.
fn outside(value: &Value) -> bool {
    let Value::Undefined { reason: Reason::OutsideDomain { argument, .. }, .. } = value else {
        return false;
    };
    argument.ends_with(']')
}

/// The term that has no value, among dots for the others.
fn offender(sheet: &mut Sheet<'_>, sample: &Sample, loss: Loss) -> Result<(), Failure> {
    let [of_true, of_pred] = loss.domain();
    let wrong = |at: &usize| {
        let [y, predicted] = [sample.y_true()[*at], sample.y_pred()[*at]];
        of_true.is_some_and(|bound| !bound.holds(y))
            || of_pred.is_some_and(|bound| !bound.holds(predicted))
    };
    let Some(at) = (0..sample.len()).find(wrong) else { return Ok(()) };
    let term = term(sheet, loss, sample.y_true()[at], sample.y_pred()[at])?;
    let before = if at > 0 { r"\ldots + " } else { "" };
    let after = if at + 1 < sample.len() { r" + \ldots" } else { "" };
    let n = sheet.tex(total_weight(sample.len(), sample.weights()));
    let sum = format!("{before}{term}{after}");
    sheet.numbers(share(&sum, &n));
    Ok(())
}

fn mean_loss(
    sheet: &mut Sheet<'_>,
    sample: &Sample,
    loss: Loss,
    [before, after]: [&str; 2],
) -> Result<(), Failure> {
    let written = Written { sheet, sample };
    let (tex, worth) = written.losses(loss)?;
    let n = sheet.tex(total_weight(sample.len(), sample.weights()));
    sheet.numbers(format!("{before}{}{after}", share(&tex, &n)));
    sheet.numbers(format!("{before}{}{after}", fraction(&sheet.tex(worth), &n)));
    Ok(())
}

fn relative(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<(), Failure> {
    let written = Written { sheet, sample };
    let (above, errors) = written.losses(Loss::Absolute)?;
    let (below, size) = written
        .total(&losses_of_truth(sample), |at| sheet.put("|y|", &[("y", sample.y_true()[at])]))?;
    sheet.part(ABSOLUTE, above, errors);
    sheet.part(r"\sum_i |y_i|", below, size);
    sheet.numbers(fraction(&sheet.tex(errors), &sheet.tex(size)));
    Ok(())
}

fn absolute(sheet: &Sheet<'_>, sample: &Sample, at: usize) -> Result<String, Failure> {
    term(sheet, Loss::Absolute, sample.y_true()[at], sample.y_pred()[at])
}

fn median(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<(), Failure> {
    let middle = middle(sample);
    let lower = absolute(sheet, sample, middle.lower)?;
    let upper = absolute(sheet, sample, middle.upper)?;
    sheet.numbers(match middle.lower == middle.upper {
        true => lower,
        false => fraction(&format!("{lower} + {upper}"), "2"),
    });
    Ok(())
}

fn greatest(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<(), Failure> {
    let errors = sample.each(|y, predicted| Loss::Absolute.of(y, predicted));
    let most = (0..errors.len()).max_by(|a, b| errors[*a].total_cmp(&errors[*b]));
    let right = absolute(sheet, sample, most.unwrap_or_default())?;
    sheet.numbers(right);
    Ok(())
}

/// The mean true value, as a part of what follows.
fn average(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<f64, Failure> {
    let average = mean(sample.y_true().to_vec(), sample.weights());
    let right = Written { sheet, sample }.mean(sample.y_true())?;
    sheet.part(r"\bar y", right, average);
    Ok(average)
}

/// 1 − a/b, first its two sums by their names.
fn one_minus(sheet: &mut Sheet<'_>, [above, below]: [Total; 2], [errors, baseline]: [&str; 2]) {
    let right = format!("1 - {}", fraction(&sheet.tex(above.1), &sheet.tex(below.1)));
    let finite = above.1.is_finite() && below.1.is_finite();
    sheet.part(errors, above.0, above.1);
    sheet.part(baseline, below.0, below.1);
    if finite {
        sheet.numbers(right);
    }
}

fn r2(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<(), Failure> {
    let average = average(sheet, sample)?;
    let written = Written { sheet, sample };
    let errors = written.losses(Loss::Squared)?;
    let spread = written.losses_of_constant(Loss::Squared, average)?;
    one_minus(sheet, [errors, spread], SQUARES);
    Ok(())
}

fn explained_variance(sheet: &mut Sheet<'_>, sample: &Sample) -> Result<(), Failure> {
    let errors = sample.each(|y, predicted| y - predicted);
    let bias = mean(errors.clone(), sample.weights());
    let right = Written { sheet, sample }.mean(&errors)?;
    sheet.part(r"\overline{y - \hat y}", right, bias);
    let of_errors = variance(sheet, sample, &errors, bias)?;
    sheet.part(r"\operatorname{Var}(y - \hat y)", of_errors.0, of_errors.1);
    let average = average(sheet, sample)?;
    let of_truth = variance(sheet, sample, sample.y_true(), average)?;
    sheet.part(r"\operatorname{Var}(y)", of_truth.0, of_truth.1);
    let right = sheet.put(r"1 - \frac{a}{b}", &[("a", of_errors.1), ("b", of_truth.1)])?;
    sheet.numbers(right);
    Ok(())
}

/// The mean square of the distances from a number.
fn variance(
    sheet: &Sheet<'_>,
    sample: &Sample,
    numbers: &[f64],
    center: f64,
) -> Result<Total, Failure> {
    let written = Written { sheet, sample };
    let squares = numbers.iter().map(|number| Loss::Squared.of(*number, center)).collect();
    let (tex, worth) = written.total(&weighted(squares, sample.weights()), |at| {
        term(sheet, Loss::Squared, numbers[at], center)
    })?;
    let n = written.whole();
    Ok((share(&tex, &sheet.tex(n)), worth / n))
}

/// The best constant and what it loses, then 1 − the ratio of both losses.
fn skill(sheet: &mut Sheet<'_>, sample: &Sample, loss: Loss) -> Result<(), Failure> {
    // Half the absolute error is as good a measure as the whole.
    let (measure, names) = match loss {
        Loss::Pinball { alpha: 0.5 } => (Loss::Absolute, DEVIATIONS),
        Loss::Pinball { .. } => (loss, PINBALLS),
        Loss::Tweedie { power } if power != 0.0 => (loss, DEVIANCES),
        _ => (Loss::Squared, SQUARES),
    };
    let best = match loss {
        Loss::Pinball { alpha } => {
            let order = quantile(sample.y_true(), sample.weights(), alpha);
            let [low, high] = [order.lower, order.upper].map(|at| sample.y_true()[at]);
            let right = match order.lower == order.upper {
                true => sheet.tex(low),
                false => sheet.put(r"\frac{a + b}{2}", &[("a", low), ("b", high)])?,
            };
            let best = order.value(sample.y_true());
            let name = if alpha == 0.5 { r"\operatorname{median}(y)" } else { r"q_\alpha(y)" };
            sheet.part(name, right, best);
            best
        }
        _ => average(sheet, sample)?,
    };
    let written = Written { sheet, sample };
    let errors = written.losses(measure)?;
    let baseline = written.losses_of_constant(measure, best)?;
    one_minus(sheet, [errors, baseline], names);
    Ok(())
}
