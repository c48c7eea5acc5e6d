//! What a small model is fitted under: the metrics that have a gradient, each with its first two derivatives.

use crate::error::Error;
use crate::math;
#[cfg(feature = "losses")]
use crate::metrics::regression::{GAMMA, LOG_COSH, Loss as Metric, POISSON, SMAPE, TWEEDIE};
use crate::metrics::regression::{HUBER_LOSS, MAE, MAPE, MSE, MSLE, PINBALL, Parameters};
use crate::number::sign;

/// How far ŷ is from y, over all points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Loss {
    /// Mean squared error: `sklearn.metrics.mean_squared_error`, `torch.nn.MSELoss`.
    Mse,
    /// Mean absolute error: `mean_absolute_error`, `torch.nn.L1Loss`.
    Mae,
    /// Mean squared difference of ln(y + 1) and ln(ŷ + 1): `mean_squared_log_error`. NaN where ŷ < −1.
    Msle,
    /// Mean of |y − ŷ| / max(|y|, ε), a fraction and not per cent: `mean_absolute_percentage_error`. ε is the distance
    /// from 1 to the next double, so that y = 0 counts beyond all measure.
    Mape,
    /// Squared near 0 and straight beyond δ: `torch.nn.HuberLoss` (Huber, *Robust Estimation of a Location
    /// Parameter*, Annals of Mathematical Statistics 35(1), 1964).
    Huber {
        /// δ, where one becomes the other.
        delta: f64,
    },
    /// α(y − ŷ) below y and (1 − α)(ŷ − y) above it: `mean_pinball_loss`.
    Pinball {
        /// α, the quantile that is aimed at.
        alpha: f64,
    },
    #[cfg(feature = "losses")]
    /// ln cosh(y − ŷ): squared near 0 and straight far from it, without a seam.
    LogCosh,
    #[cfg(feature = "losses")]
    /// 2|y − ŷ| / (|y| + |ŷ|). Flat where y and ŷ have other signs.
    Smape,
    #[cfg(feature = "losses")]
    /// The unit deviance of a Tweedie distribution: `mean_tweedie_deviance`; 1 is Poisson's, 2 the gamma
    /// distribution's. NaN where ŷ ≤ 0, unless its power is 0.
    Tweedie {
        /// p: the variance is proportional to the p-th power of the mean.
        power: f64,
    },
}

/// Every loss with its name in links and in the library, which is its metric's; with the parameters' defaults.
pub const LOSSES: &[(&str, Loss)] = &[
    ("mse", Loss::Mse),
    ("mae", Loss::Mae),
    ("msle", Loss::Msle),
    ("mape", Loss::Mape),
    ("huber", Loss::Huber { delta: 1.0 }),
    ("pinball", Loss::Pinball { alpha: 0.5 }),
    #[cfg(feature = "losses")]
    ("log_cosh", Loss::LogCosh),
    #[cfg(feature = "losses")]
    ("smape", Loss::Smape),
    #[cfg(feature = "losses")]
    ("poisson_deviance", Loss::Tweedie { power: 1.0 }),
    #[cfg(feature = "losses")]
    ("gamma_deviance", Loss::Tweedie { power: 2.0 }),
    #[cfg(feature = "losses")]
    ("tweedie_deviance", Loss::Tweedie { power: 0.0 }),
];

impl Loss {
    /// The loss of a name; of the parameters each takes its own.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str, parameters: &Parameters) -> Result<Self, Error> {
        Ok(match Error::choose("loss", name, LOSSES)? {
            Self::Huber { .. } => Self::Huber { delta: parameters.delta() },
            Self::Pinball { .. } => Self::Pinball { alpha: parameters.alpha() },
            #[cfg(feature = "losses")]
            Self::Tweedie { .. } if name == "tweedie_deviance" => {
                Self::Tweedie { power: parameters.power() }
            }
            loss => loss,
        })
    }

    /// The formula of the mean over the points, in TeX.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Mse => MSE,
            Self::Mae => MAE,
            Self::Msle => MSLE,
            Self::Mape => MAPE,
            Self::Huber { .. } => HUBER_LOSS,
            Self::Pinball { .. } => PINBALL,
            #[cfg(feature = "losses")]
            Self::LogCosh => LOG_COSH,
            #[cfg(feature = "losses")]
            Self::Smape => SMAPE,
            #[cfg(feature = "losses")]
            Self::Tweedie { power: 1.0 } => POISSON,
            #[cfg(feature = "losses")]
            Self::Tweedie { power: 2.0 } => GAMMA,
            #[cfg(feature = "losses")]
            Self::Tweedie { .. } => TWEEDIE,
        }
    }

    /// The least y that it is defined for.
    #[must_use]
    pub fn least_y(self) -> f64 {
        match self {
            Self::Msle => (-1.0_f64).next_up(),
            #[cfg(feature = "losses")]
            Self::Tweedie { power } if power >= 2.0 => f64::MIN_POSITIVE,
            #[cfg(feature = "losses")]
            Self::Tweedie { power } if power >= 1.0 => 0.0,
            _ => f64::MIN,
        }
    }

    /// The loss of one point, with its first two derivatives by ŷ.
    pub(super) fn of(self, predicted: f64, y: f64) -> [f64; 3] {
        let residual = predicted - y;
        let size = residual.abs();
        match self {
            Self::Mse => [residual * residual, 2.0 * residual, 2.0],
            Self::Mae => [size, sign(residual), 0.0],
            Self::Msle => {
                let (part, slope) =
                    (math::ln(predicted + 1.0) - math::ln(y + 1.0), 1.0 / (predicted + 1.0));
                [part * part, 2.0 * part * slope, 2.0 * (1.0 - part) * slope * slope]
            }
            Self::Mape => {
                let unit = y.abs().max(f64::EPSILON);
                [size / unit, sign(residual) / unit, 0.0]
            }
            Self::Huber { delta } if size <= delta => [0.5 * residual * residual, residual, 1.0],
            Self::Huber { delta } => [delta * (size - 0.5 * delta), delta * sign(residual), 0.0],
            Self::Pinball { alpha } => {
                let slope = if residual < 0.0 { alpha } else { 1.0 - alpha };
                [slope * size, slope * sign(residual), 0.0]
            }
            #[cfg(feature = "losses")]
            Self::LogCosh => {
                let slope = math::tanh(residual);
                [Metric::LogCosh.of(y, predicted), slope, 1.0 - slope * slope]
            }
            #[cfg(feature = "losses")]
            Self::Smape => symmetric(predicted, y),
            #[cfg(feature = "losses")]
            Self::Tweedie { power } => deviance(power, predicted, y),
        }
    }
}

#[cfg(feature = "losses")]
/// By |ŷ|, where ŷ has the sign of y: the derivative of 2||ŷ| − |y|| / (|ŷ| + |y|) is ±4|y| / (|ŷ| + |y|)².
fn symmetric(predicted: f64, y: f64) -> [f64; 3] {
    let value = Metric::SymmetricPercentage.of(y, predicted);
    if predicted * y <= 0.0 {
        return [value, 0.0, 0.0];
    }
    let (truth, whole) = (y.abs(), y.abs() + predicted.abs());
    let slope = 4.0 * truth * sign(predicted.abs() - truth) / (whole * whole);
    [value, slope * sign(predicted), -2.0 * slope / whole]
}

#[cfg(feature = "losses")]
/// The derivative of every unit deviance is 2(ŷ − y) / ŷᵖ.
fn deviance(power: f64, predicted: f64, y: f64) -> [f64; 3] {
    let residual = predicted - y;
    if power == 0.0 {
        return [residual * residual, 2.0 * residual, 2.0];
    }
    if predicted <= 0.0 {
        return [f64::NAN; 3];
    }
    let unit = 2.0 / math::pow(predicted, power);
    let bend = unit * (1.0 - power * residual / predicted);
    [Metric::Tweedie { power }.of(y, predicted), unit * residual, bend]
}
