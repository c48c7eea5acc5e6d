//! The step that is shipped, and what points say of it that chose nothing.

use super::{Boundary, Fitting, Scoring, examples};
use crate::datasets::points::{PointsConfig, Role, Task};
use crate::error::Error;
use crate::models::network::Problem;

/// Points of the test: so many that chance moves their loss little.
pub const TEST: usize = 1000;

/// How well the weights of a step do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shipped {
    /// Updates made.
    pub step: u32,
    /// The loss over the points that examine.
    pub validation_loss: f64,
    /// The loss over those of the test.
    pub test_loss: f64,
    /// The share of the points that examine and are answered rightly; of numbers, R². NaN where it is undefined.
    pub validation_score: f64,
    /// The same of those of the test.
    pub test_score: f64,
}

/// A choice, and the one that validation would have made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shipping {
    /// The step that was chosen.
    pub chosen: Shipped,
    /// That with the least validation loss. As it was chosen by that loss, the loss there is lower than it will be on other
    /// points, but for chance: the least of several noisy numbers is lower than what they are noisy about.
    pub best: Shipped,
}

impl Boundary {
    /// What the test says of the weights after so many updates, or the last before that which are kept. `None` where points
    /// are one's own, so that there is nothing to draw others from, and where not even the start is finite.
    ///
    /// # Errors
    /// None but those of the points themselves, which were drawn before.
    pub fn ship(&self, fitting: &Fitting, step: u32) -> Result<Option<Shipping>, Error> {
        let Some(best) = fitting.best().filter(|_| self.drawn) else { return Ok(None) };
        let config = PointsConfig { count: TEST, ..self.spec.points.clone() };
        let points = config.draw(Role::Test)?;
        let examples = examples(&self.network, &self.spec, &points)?;
        let test = Problem::new(&self.network, &examples, None);
        let validation = self.validation_problem();
        let mut scorings = [Scoring::new(self, true), Scoring::of(self, &points)];
        let score = match self.task() {
            Task::Classification => "accuracy",
            Task::Regression => "r2",
        };
        let mut at = |step: u32| -> Result<Shipped, Error> {
            let (step, weights) = fitting.weights_at(step);
            let [validation_score, test_score] =
                scorings.each_mut().map(|scoring| scoring.value(weights, score, 0.5));
            Ok(Shipped {
                step,
                validation_loss: validation.measure(weights).loss,
                test_loss: test.measure(weights).loss,
                validation_score: validation_score?,
                test_score: test_score?,
            })
        };
        Ok(Some(Shipping { chosen: at(step)?, best: at(best.step)? }))
    }
}
