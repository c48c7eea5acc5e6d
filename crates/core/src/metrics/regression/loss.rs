//! The losses of one sample, of which most metrics are a mean.

use crate::math;
use crate::metrics::{Reason, Sklearn, Value};

/// How far a prediction is from the truth, for one sample. The arithmetic is scikit-learn's, step by step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Loss {
    /// (y − ŷ)².
    Squared,
    /// |y − ŷ|.
    Absolute,
    /// (ln(1 + y) − ln(1 + ŷ))².
    SquaredLog,
    /// |y − ŷ| / max(|y|, ε), ε the distance from 1 to the next double.
    Percentage,
    /// 2|y − ŷ| / (|y| + |ŷ|), and 0 where both are 0.
    SymmetricPercentage,
    /// α(y − ŷ) where ŷ ≤ y, (1 − α)(ŷ − y) above it.
    Pinball {
        /// α, the quantile that is aimed at.
        alpha: f64,
    },
    /// ½(y − ŷ)² up to δ, δ(|y − ŷ| − ½δ) beyond.
    Huber {
        /// δ, where one becomes the other.
        delta: f64,
    },
    /// ln cosh(y − ŷ).
    LogCosh,
    /// The unit deviance of a Tweedie distribution.
    Tweedie {
        /// p: its variance is proportional to the p-th power of its mean. 0 is normal, 1 Poisson, 2 gamma.
        power: f64,
    },
}

/// A lower bound of the values that a formula has a meaning for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The bound.
    pub least: f64,
    /// Whether it is allowed itself.
    pub inclusive: bool,
}

const POSITIVE: Option<Bound> = Some(Bound { least: 0.0, inclusive: false });
const NON_NEGATIVE: Option<Bound> = Some(Bound { least: 0.0, inclusive: true });
const ABOVE_MINUS_ONE: Option<Bound> = Some(Bound { least: -1.0, inclusive: false });

impl Bound {
    pub(super) fn holds(self, value: f64) -> bool {
        value > self.least || (self.inclusive && value == self.least)
    }

    pub(super) fn broken_by(self, argument: String, value: f64) -> Reason {
        Reason::OutsideDomain { argument, value, bound: self.least, inclusive: self.inclusive }
    }
}

impl Loss {
    /// The loss of one sample.
    #[must_use]
    pub fn of(self, y_true: f64, y_pred: f64) -> f64 {
        let difference = y_true - y_pred;
        let size = difference.abs();
        match self {
            Self::Squared => difference * difference,
            Self::Absolute => size,
            Self::SquaredLog => {
                let difference = math::ln_1p(y_true) - math::ln_1p(y_pred);
                difference * difference
            }
            Self::Percentage => size / y_true.abs().max(f64::EPSILON),
            Self::SymmetricPercentage if y_true == 0.0 && y_pred == 0.0 => 0.0,
            Self::SymmetricPercentage => 2.0 * size / (y_true.abs() + y_pred.abs()),
            Self::Pinball { alpha } => {
                // The side that does not count is 0 times the difference, and no number for an infinite one.
                let above = f64::from(u8::from(difference >= 0.0));
                alpha * above * difference - (1.0 - alpha) * (1.0 - above) * difference
            }
            Self::Huber { delta } if size <= delta => 0.5 * difference * difference,
            Self::Huber { delta } => delta * (size - 0.5 * delta),
            Self::LogCosh => ln_cosh(size),
            Self::Tweedie { power } => unit_deviance(power, y_true, y_pred),
        }
    }

    /// The bounds of y and of ŷ.
    #[must_use]
    pub fn domain(self) -> [Option<Bound>; 2] {
        match self {
            Self::SquaredLog => [ABOVE_MINUS_ONE; 2],
            Self::Tweedie { power } if power < 0.0 => [None, POSITIVE],
            Self::Tweedie { power } if power >= 2.0 => [POSITIVE; 2],
            Self::Tweedie { power } if power >= 1.0 => [NON_NEGATIVE, POSITIVE],
            _ => [None; 2],
        }
    }

    /// Undefined for the first value outside of the domain, for which scikit-learn raises; nothing where all are within.
    pub(super) fn outside(self, y_true: &[f64], y_pred: &[f64]) -> Option<Value> {
        let [of_true, of_pred] = self.domain();
        let first = |name: &str, bound: Option<Bound>, values: &[f64]| {
            let bound = bound?;
            let index = values.iter().position(|value| !bound.holds(*value))?;
            let reason = bound.broken_by(format!("{name}[{index}]"), values[index]);
            Some(Value::Undefined { reason, sklearn: Sklearn::Raises("ValueError") })
        };
        first("y_true", of_true, y_true).or_else(|| first("y_pred", of_pred, y_pred))
    }
}

/// ln cosh of x ≥ 0: cosh x = 1 + 2 sinh²(x/2) keeps the digits of a small x, and a large one must not overflow.
fn ln_cosh(x: f64) -> f64 {
    if x < 1.0 {
        let half = math::sinh(0.5 * x);
        return math::ln_1p(2.0 * half * half);
    }
    x + math::ln_1p(math::exp(-2.0 * x)) - std::f64::consts::LN_2
}

/// Jørgensen, *The Theory of Dispersion Models*, 1997; for p < 0 extended to y ≤ 0 as scikit-learn does.
fn unit_deviance(power: f64, y: f64, mean: f64) -> f64 {
    if power == 0.0 {
        return Loss::Squared.of(y, mean);
    }
    if power == 1.0 {
        let ratio = if y == 0.0 { 0.0 } else { y * math::ln(y / mean) };
        return 2.0 * (ratio - y + mean);
    }
    if power == 2.0 {
        return 2.0 * (math::ln(mean / y) + y / mean - 1.0);
    }
    let (one, two) = (1.0 - power, 2.0 - power);
    let base = if power < 0.0 { y.max(0.0) } else { y };
    2.0 * (math::pow(base, two) / (one * two) - y * math::pow(mean, one) / one
        + math::pow(mean, two) / two)
}
