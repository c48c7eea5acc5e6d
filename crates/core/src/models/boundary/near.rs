//! The point next to a place, and what the network answers to it.

use super::Boundary;

/// A point with its number, and how far the network is from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// x₁ and x₂.
    pub place: [f64; 2],
    /// The number that is wanted there.
    pub wanted: f64,
    /// What the network answers.
    pub answer: f64,
    /// y − ŷ.
    pub residual: f64,
    /// Whether the point examines.
    pub examining: bool,
}

impl Boundary {
    /// The point nearest to a place and no farther than `reach`, of those that teach and, where they are `examining` too, of
    /// those that examine. The answer is the network's one output.
    #[must_use]
    pub fn near(
        &self,
        weights: &[f64],
        place: [f64; 2],
        reach: f64,
        examining: bool,
    ) -> Option<Near> {
        let roles = [(&self.train_points, false), (&self.validation_points, true)];
        let points = roles.into_iter().take(if examining { 2 } else { 1 }).flat_map(
            |(points, examining)| {
                let rows = points.places.iter().zip(&points.labels);
                rows.map(move |(place, wanted)| (*place, *wanted, examining))
            },
        );
        let square = |[x, y]: [f64; 2]| {
            let (dx, dy) = (x - place[0], y - place[1]);
            dx * dx + dy * dy
        };
        let (place, wanted, examining) = points
            .filter(|(place, ..)| square(*place) <= reach * reach)
            .min_by(|(a, ..), (b, ..)| square(*a).total_cmp(&square(*b)))?;
        let row: Vec<f64> = self.spec.features.iter().map(|feature| feature.of(place)).collect();
        let answer = *self.network.outputs_at(weights, &row).first()?;
        Some(Near { place, wanted, answer, residual: wanted - answer, examining })
    }
}
