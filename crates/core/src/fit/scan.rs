//! Errors against one number, worked out in portions: complexity, penalty, number of points.

use super::experiment::{COUNTS, Data, Experiment, alphas};
use super::fan::Fan;
use crate::error::Error;

/// Drawings of the points of which a learning curve is the mean.
pub const REDRAWINGS: u32 = 20;

/// What is drawn against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Training, validation and test error against complexity.
    Complexity,
    /// The same against the penalty's factor.
    Alpha,
    /// The mean training and test error over [`REDRAWINGS`] against the number of points, and their deviations.
    Count,
    /// The mean error over folds against complexity, and its deviation over the folds.
    Folds,
    /// Noise, bias² and variance as they are drawn one upon the other ([`super::Parts::layers`]), and the measured expected
    /// error, against complexity.
    Parts,
}

/// Every kind by its name in requests.
pub const KINDS: [(&str, Kind); 5] = [
    ("complexity", Kind::Complexity),
    ("alpha", Kind::Alpha),
    ("count", Kind::Count),
    ("folds", Kind::Folds),
    ("parts", Kind::Parts),
];

/// A scan so far. A pure function of the experiment, whatever portions it was made in.
#[derive(Debug)]
pub struct Scan {
    experiment: Experiment,
    data: Data,
    kind: Kind,
    /// Folds, or retrainings of each fan.
    repeats: u32,
    places: Vec<f64>,
    /// The numbers of each place in turn.
    rows: Vec<[f64; 4]>,
    /// The fan that is under way.
    fan: Option<Fan>,
    done: u32,
}

impl Scan {
    /// Nothing worked out yet. `repeats` are folds, or retrainings, where the kind asks for some.
    ///
    /// # Errors
    /// Those of [`Experiment::check`]; [`Error::OutOfRange`] (`folds`, `retrainings`).
    pub fn new(experiment: Experiment, kind: Kind, repeats: u32) -> Result<Self, Error> {
        experiment.check()?;
        let data = experiment.data();
        let points = data.training.x.len();
        let range = match kind {
            Kind::Folds => Some(("folds", [2.0, points as f64])),
            Kind::Parts => Some(("retrainings", super::fan::RETRAININGS.map(f64::from))),
            Kind::Complexity | Kind::Alpha | Kind::Count => None,
        };
        if let Some((name, [least, most])) = range {
            Error::check_range(name, f64::from(repeats), least, most)?;
        }
        let places = match kind {
            Kind::Complexity | Kind::Folds | Kind::Parts => {
                experiment.family.grid().into_iter().map(f64::from).collect()
            }
            Kind::Alpha => alphas(),
            Kind::Count => COUNTS.map(|count| count as f64).to_vec(),
        };
        Ok(Self { experiment, data, kind, repeats, places, rows: Vec::new(), fan: None, done: 0 })
    }

    /// Portions in all.
    #[must_use]
    pub fn total(&self) -> u32 {
        let each = if self.kind == Kind::Parts { self.repeats } else { 1 };
        u32::try_from(self.places.len()).unwrap_or(u32::MAX).saturating_mul(each)
    }

    /// So many portions more. Gives how many are done.
    ///
    /// # Errors
    /// Those of [`super::Model::fit`].
    pub fn advance(&mut self, portions: u32) -> Result<u32, Error> {
        let until = self.total().min(self.done.saturating_add(portions));
        while self.done < until {
            let place = self.places[self.rows.len()];
            if let Some(row) = self.portion(place)? {
                self.rows.push(row);
            }
            self.done += 1;
        }
        Ok(self.done)
    }

    /// One portion at a place; its numbers once they are complete.
    fn portion(&mut self, place: f64) -> Result<Option<[f64; 4]>, Error> {
        let Self { experiment, data, .. } = self;
        let complexity = place as u32;
        let three =
            |errors: super::Errors| [errors.training, errors.validation, errors.test, f64::NAN];
        match self.kind {
            Kind::Complexity => experiment.at_complexity(complexity, data).map(three).map(Some),
            Kind::Alpha => experiment.at_alpha(place, data).map(three).map(Some),
            Kind::Count => {
                let pairs = (0..REDRAWINGS).map(|r| experiment.at_count(place as usize, r));
                let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
                let [training, test] = [0, 1].map(|at| spread(pairs.iter().map(|pair| pair[at])));
                Ok(Some([training[0], test[0], training[1], test[1]]))
            }
            Kind::Folds => {
                let other = Experiment { complexity, ..experiment.clone() };
                let errors = other.folds(self.repeats as usize, &data.training)?;
                let [mean, deviation] = spread(errors.into_iter());
                Ok(Some([mean, deviation, f64::NAN, f64::NAN]))
            }
            Kind::Parts => self.retraining(complexity),
        }
    }

    fn retraining(&mut self, complexity: u32) -> Result<Option<[f64; 4]>, Error> {
        let mut fan = match self.fan.take() {
            Some(fan) => fan,
            None => Fan::new(Experiment { complexity, ..self.experiment.clone() })?,
        };
        fan.advance(1)?;
        if fan.retrainings() < self.repeats {
            self.fan = Some(fan);
            return Ok(None);
        }
        let parts = fan.parts();
        let [noise, bias, variance] = parts.layers();
        Ok(Some([noise, bias, variance, parts.expected]))
    }

    /// What the errors are drawn against.
    #[must_use]
    pub fn places(&self) -> &[f64] {
        &self.places
    }

    /// The numbers of each place so far, in the order that the kind tells.
    #[must_use]
    pub fn rows(&self) -> &[[f64; 4]] {
        &self.rows
    }
}

/// Mean and deviation.
fn spread(numbers: impl ExactSizeIterator<Item = f64> + Clone) -> [f64; 2] {
    let count = numbers.len() as f64;
    let mean = numbers.clone().sum::<f64>() / count;
    let squares = numbers.map(|number| (number - mean) * (number - mean)).sum::<f64>();
    [mean, (squares / (count - 1.0)).sqrt()]
}
