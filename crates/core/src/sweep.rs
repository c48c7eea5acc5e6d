//! A sweep over learning rates: the same run again for every rate of a stated grid.
//!
//! All else is as in the run's own configuration: start, steps, seed, noise, clipping, schedule, trunk. So every
//! optimizer is given the same grid and the same budget, and the best rate of each is found in the same way.

use crate::error::Error;
use crate::outcome::{self, Outcome};
use crate::run::{self, Configuration, Trajectory};
use crate::spec::Spec;
use crate::surfaces::Surface;

/// Ten rates a decade, rounded as the preferred numbers R10 of ISO 3 are, in hundredths: they can be said.
const MANTISSAS: [u32; 10] = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800];
/// The grid begins at 10⁻⁵ and ends at 10.
const FIRST_DECADE: i32 = -5;
const LAST_DECADE: i32 = 1;

/// The name of the hyperparameter that is swept.
const LEARNING_RATE: &str = "learning_rate";

/// The learning rates of the grid that an optimizer takes, rising: for most 61, from 10⁻⁵ to 10.
#[must_use]
pub fn grid(spec: &Spec) -> Vec<f64> {
    let rate = spec.hyperparameters.iter().find(|h| h.name == LEARNING_RATE);
    let decades = (FIRST_DECADE..LAST_DECADE)
        .flat_map(|decade| MANTISSAS.map(|mantissa| (f64::from(mantissa), decade)).into_iter());
    decades
        .chain([(100.0, LAST_DECADE)])
        // A whole number over a power of ten, both exact: the nearest double to the decimal fraction.
        .map(|(hundredths, decade)| {
            let power = crate::math::powi(10.0, decade.unsigned_abs());
            if decade < 0 { hundredths / (100.0 * power) } else { hundredths * power / 100.0 }
        })
        .filter(|value| rate.is_some_and(|h| h.check(*value).is_ok()))
        .collect()
}

/// How the run went at one learning rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// The learning rate.
    pub learning_rate: f64,
    /// The last finite loss; NaN where there is none.
    pub loss: f64,
    /// Whether the run diverged ([`Outcome::Diverged`]).
    pub diverged: bool,
}

/// Runs a configuration at another learning rate, in the memory of an earlier record.
///
/// # Errors
/// [`Error::OutOfRange`] for a rate that the optimizer does not take, and those of [`run::record`].
pub fn sample(
    surface: &Surface,
    configuration: &Configuration,
    learning_rate: f64,
    record: &mut Trajectory,
) -> Result<Sample, Error> {
    let mut configuration = configuration.clone();
    configuration.settings.set(LEARNING_RATE, learning_rate)?;
    run::record_surface(surface, &configuration, record)?;
    // Whether a run diverged does not depend on how near to a minimum counts as there.
    let outcome = outcome::judge(surface, record, &configuration, 0.0);
    Ok(Sample {
        learning_rate,
        loss: record.losses.get(record.taken as usize).copied().unwrap_or(f64::NAN),
        diverged: matches!(outcome, Outcome::Diverged { .. }),
    })
}

/// The place of the best sample: the least loss of those that did not diverge, and of equals the least rate.
/// `None` where all diverged.
#[must_use]
pub fn best(samples: &[Sample]) -> Option<usize> {
    let usable = samples.iter().enumerate().filter(|(_, s)| !s.diverged && s.loss.is_finite());
    usable.min_by(|(_, a), (_, b)| a.loss.total_cmp(&b.loss)).map(|(index, _)| index)
}
