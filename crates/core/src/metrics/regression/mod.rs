//! Metrics of regression: how far predicted numbers are from the true ones.
//!
//! Most are a mean of a loss over the samples ([`Loss`]), its root, or what it leaves of the loss of the best constant.
//! The arithmetic is scikit-learn 1.9.1's, its edge cases included; four that it lacks say where they come from.

use crate::autopsy::{Failure, Format};
use crate::error::Error;
use crate::metrics::worked::{Sheet, Worked};
use crate::metrics::{Parameter, Spec, Value};

mod constants;
mod list;
mod loss;
mod residuals;
mod rules;
mod sample;
mod worked;

pub use list::REGRESSION;
#[cfg(feature = "losses")]
pub(crate) use list::{GAMMA, LOG_COSH, POISSON, SMAPE, TWEEDIE};
pub(crate) use list::{HUBER_LOSS, MAE, MAPE, MSE, MSLE, PINBALL};
pub use loss::{Bound, Loss};
pub use residuals::{Histogram, histogram};
pub use rules::Composition;
pub use sample::Sample;

use rules::Rule;

/// One entry of the list: what a metric says of itself, and how it comes to its value.
#[derive(Debug)]
pub struct Metric {
    /// What is known of it.
    pub spec: Spec,
    rule: Rule,
}

/// What some metrics leave open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    alpha: f64,
    delta: f64,
    power: f64,
}

/// The quantile of the pinball loss, by default the median.
const ALPHA: Parameter =
    Parameter { name: "alpha", symbol: r"\alpha", default: 0.5, bounds: [0.0, 1.0] };

/// Where Huber's loss becomes straight.
const DELTA: Parameter =
    Parameter { name: "delta", symbol: r"\delta", default: 1.0, bounds: [1e-9, 1e9] };

/// The power of Tweedie's variance; never between 0 and 1, where there is no such distribution.
const POWER: Parameter =
    Parameter { name: "power", symbol: "p", default: 0.0, bounds: [f64::MIN, f64::MAX] };

impl Default for Parameters {
    fn default() -> Self {
        Self { alpha: ALPHA.default, delta: DELTA.default, power: POWER.default }
    }
}

impl Parameters {
    /// All parameters, by their names.
    pub const ALL: [Parameter; 3] = [ALPHA, DELTA, POWER];

    /// α of the pinball loss, δ of Huber's, p of Tweedie's.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for `alpha` beyond 0 to 1, `delta` beyond 10⁻⁹ to 10⁹, `power` between 0 and 1 (where
    /// there is no such distribution), and for what is not finite.
    pub fn new(alpha: f64, delta: f64, power: f64) -> Result<Self, Error> {
        let check = |parameter: Parameter, value| {
            let [min, max] = parameter.bounds;
            Error::check_range(parameter.name, value, min, max)
        };
        let power = check(POWER, power)?;
        if power > 0.0 {
            Error::check_range(POWER.name, power, 1.0, f64::MAX)?;
        }
        Ok(Self { alpha: check(ALPHA, alpha)?, delta: check(DELTA, delta)?, power })
    }

    /// α, the quantile of the pinball loss.
    #[must_use]
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// δ, where Huber's loss becomes straight.
    #[must_use]
    pub fn delta(&self) -> f64 {
        self.delta
    }

    /// p, the power of Tweedie's variance.
    #[must_use]
    pub fn power(&self) -> f64 {
        self.power
    }
}

/// The metric of an id.
///
/// # Errors
/// [`Error::Unknown`] with the list of ids.
pub fn find(id: &str) -> Result<&'static Metric, Error> {
    let metric = REGRESSION.iter().find(|metric| metric.spec.id == id);
    metric.ok_or_else(|| Error::unknown("metric", id, REGRESSION.iter().map(|m| m.spec.id)))
}

impl Metric {
    /// Its value on a sample.
    #[must_use]
    pub fn value(&self, sample: &Sample, parameters: &Parameters) -> Value {
        self.rule.value(sample, parameters)
    }

    /// The metric opened: its definition, the same with the numbers put in, and its value, where there is one.
    ///
    /// # Errors
    /// Only where a formula is wrong, which the tests exclude.
    pub fn worked(
        &self,
        sample: &Sample,
        parameters: &Parameters,
        format: &Format,
    ) -> Result<Worked, Failure> {
        let value = self.value(sample, parameters);
        let mut sheet = Sheet::new(self.spec.formula, format);
        self.rule.open(&mut sheet, sample, parameters, &value)?;
        Ok(sheet.end(&value))
    }

    /// What each sample adds to the total of which the value is made ([`Metric::composition`]), so that each has its share
    /// of it; nothing where the value is undefined.
    #[must_use]
    pub fn contributions(&self, sample: &Sample, parameters: &Parameters) -> Option<Vec<f64>> {
        self.value(sample, parameters).number()?;
        Some(self.rule.contributions(sample, parameters))
    }

    /// How the value comes from the sum of the contributions.
    #[must_use]
    pub fn composition(&self) -> Composition {
        self.rule.composition()
    }

    /// The loss of one sample of which the metric is made, where it is made of one.
    #[must_use]
    pub fn loss(&self, parameters: &Parameters) -> Option<Loss> {
        self.rule.loss(parameters)
    }

    /// Whether any true and predicted numbers are in the domain of its definition, negative ones too.
    #[must_use]
    pub fn takes_all_numbers(&self) -> bool {
        let bounds = self.loss(&Parameters::default()).map_or([None; 2], Loss::domain);
        bounds.iter().all(Option::is_none)
    }

    /// The number that, predicted for every sample, makes the metric best; its middle where a whole span of them does.
    ///
    /// Nothing where that number is not in the formula's domain or where there is none to be worked out: sMAPE and the
    /// median absolute error have several local minima.
    #[must_use]
    pub fn best_constant(&self, sample: &Sample, parameters: &Parameters) -> Option<f64> {
        constants::best(self.rule, sample, parameters)
    }
}
