//! How a run on a surface ended, and why.
//!
//! The verdict is computed from the trajectory and the surface alone. Divergence is an outcome, not an
//! error: it has a step, a last finite point and a cause.

use crate::curvature::Curvature;
use crate::run::{Configuration, Trajectory};
use crate::surfaces::{Minimum, Surface};

/// How near a known minimum counts as there, as a share of the domain's diagonal.
const NEAR: f64 = 0.02;
/// How far a run must stay within itself in its last quarter to count as at rest, as the same share.
const REST: f64 = 1e-3;
/// How far out a run counts as lost, as the same share.
const LOST: f64 = 3.0;
/// A gradient, or a curvature, below this is flat.
const FLAT: f64 = 1e-3;
/// A gradient below this is that of a floor, where one direction is flat and none falls.
const FLOOR: f64 = 1e-6;

/// A gradient that has fallen below this share of itself in a quarter of the run is still falling.
const EASING: f64 = 0.9;

/// How a run ended. Points of a surface with one parameter are that and 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// At a minimum.
    Converged {
        /// The step from which it stayed there.
        step: u32,
        /// Which of the surface's known minima; `None` for one that is not in the list.
        minimum: Option<usize>,
        /// Where it is at the end.
        at: [f64; 2],
    },
    /// At rest where there is no minimum.
    Stalled {
        /// The step from which it stayed there.
        step: u32,
        /// On what.
        kind: Stall,
        /// λmax and λmin of the Hessian there.
        eigenvalues: [f64; 2],
        /// The gradient's norm there.
        gradient_norm: f64,
    },
    /// Out of all bounds.
    Diverged {
        /// The step at which it was lost.
        step: u32,
        /// The last finite point.
        last: [f64; 2],
        /// Why.
        cause: Cause,
    },
    /// Still under way when the steps were used up.
    Spent,
}

/// What a run is stuck on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stall {
    /// A point that is nearly flat and from which no direction falls away.
    Plateau,
    /// A point from which some direction falls away: a saddle, or the very top of a hill.
    Saddle,
    /// A slope: the gradient is not small, but the steps have become so.
    Slope,
}

/// Why a run diverged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cause {
    /// The learning rate was above what the curvature allows.
    LearningRate {
        /// The learning rate of the step that left the domain.
        learning_rate: f64,
        /// The greatest stable one there: 2/λmax for plain gradient descent.
        limit: f64,
        /// λmax at the last point within the domain.
        curvature: f64,
        /// The direction of λmax.
        direction: [f64; 2],
    },
    /// The surface falls without end, and the run followed it.
    Unbounded,
    /// A step too long for its gradient, where no bound by curvature applies.
    LongStep {
        /// The norm of the gradient at the last point within the domain.
        gradient_norm: f64,
    },
}

/// Judges a run on a surface.
///
/// `tolerance` is ε: a run is at a known minimum while its loss is within ε of that minimum's and its point
/// within 2 % of the domain's diagonal, and at any minimum when it rests where nothing falls.
/// `configuration` is the run's own, for the limit of stability of the settings that were in force.
#[must_use]
pub fn judge(
    surface: &Surface,
    trajectory: &Trajectory,
    configuration: &Configuration,
    tolerance: f64,
) -> Outcome {
    let view = View::new(surface, trajectory);
    view.diverged(configuration)
        .or_else(|| view.at_known_minimum(tolerance))
        .or_else(|| view.at_rest())
        .unwrap_or(Outcome::Spent)
}

/// The first step whose loss is within ε of the lowest known minimum; `None` where there is none known or it
/// was never reached.
#[must_use]
pub fn reached(surface: &Surface, trajectory: &Trajectory, tolerance: f64) -> Option<u32> {
    let floor = surface.minima().iter().map(|m| m.value).min_by(f64::total_cmp)?;
    let position = trajectory.losses.iter().position(|loss| loss - floor <= tolerance)?;
    u32::try_from(position).ok()
}

/// The distance from the last finite point to the nearest of the lowest known minima.
#[must_use]
pub fn distance_to_minimum(surface: &Surface, trajectory: &Trajectory) -> Option<f64> {
    let last = View::new(surface, trajectory).last();
    let globals = surface.minima().iter().filter(|m| m.global);
    globals.map(|m| distance(m.at, last)).min_by(f64::total_cmp)
}

struct View<'a> {
    surface: &'a Surface,
    trajectory: &'a Trajectory,
    diagonal: f64,
    centre: [f64; 2],
}

impl<'a> View<'a> {
    fn new(surface: &'a Surface, trajectory: &'a Trajectory) -> Self {
        let [x0, x1, y0, y1] = surface.domain;
        let across = if surface.is_curve() { 0.0 } else { f64::midpoint(y0, y1) };
        let centre = [f64::midpoint(x0, x1), across];
        Self { surface, trajectory, diagonal: surface.diagonal(), centre }
    }

    fn point(&self, step: u32) -> [f64; 2] {
        match *self.trajectory.point(step) {
            [x, y] => [x, y],
            [x] => [x, 0.0],
            _ => [f64::NAN; 2],
        }
    }

    fn last(&self) -> [f64; 2] {
        self.point(self.trajectory.taken)
    }

    fn loss(&self, step: u32) -> f64 {
        self.trajectory.losses.get(step as usize).copied().unwrap_or(f64::NAN)
    }

    /// How far out a step is, in diagonals from the centre.
    fn far(&self, step: u32) -> f64 {
        distance(self.point(step), self.centre) / self.diagonal
    }

    /// The first step from which on `holds` is true to the end; `None` if it is false at the end.
    fn since(&self, holds: impl Fn(u32) -> bool) -> Option<u32> {
        let broken = (0..=self.trajectory.taken).rev().find(|step| !holds(*step));
        match broken {
            None => Some(0),
            Some(step) if step == self.trajectory.taken => None,
            Some(step) => Some(step + 1),
        }
    }

    fn diverged(&self, configuration: &Configuration) -> Option<Outcome> {
        let taken = self.trajectory.taken;
        // Not so only where the function has no value at the start.
        let begun = self.loss(taken).is_finite();
        let broken_off = (taken as usize) + 1 < self.trajectory.losses.len();
        if begun && !broken_off && self.far(taken) <= LOST {
            return None;
        }
        let broken = if begun { taken + 1 } else { taken };
        let lost = (0..=taken).find(|step| self.far(*step) > LOST).unwrap_or(broken);
        let cause = self.cause(lost, configuration);
        Some(Outcome::Diverged { step: lost, last: self.last(), cause })
    }

    fn cause(&self, lost: u32, configuration: &Configuration) -> Cause {
        let inside = (0..lost).rev().find(|step| self.far(*step) <= 0.5).unwrap_or(0);
        if self.loss(self.trajectory.taken) < self.loss(inside) {
            return Cause::Unbounded;
        }
        let jet = self.surface.jet(self.point(inside));
        let Curvature { values: [curvature, _], direction } = self.surface.curvature(&jet);
        let next = self.trajectory.learning_rates.get(inside as usize + 1).copied();
        let learning_rate = next.filter(|rate| rate.is_finite()).unwrap_or(f64::NAN);
        match configuration.stability_limit(inside, curvature) {
            Some(limit) if curvature > 0.0 && learning_rate > limit => {
                Cause::LearningRate { learning_rate, limit, curvature, direction }
            }
            _ => Cause::LongStep { gradient_norm: norm(jet.gradient) },
        }
    }

    fn at_known_minimum(&self, tolerance: f64) -> Option<Outcome> {
        let last = self.last();
        let (index, minimum) = self.nearest_minimum(last)?;
        let step = self.since(|step| {
            self.is_near(self.point(step), minimum) && self.loss(step) - minimum.value <= tolerance
        })?;
        Some(Outcome::Converged { step, minimum: Some(index), at: last })
    }

    fn nearest_minimum(&self, at: [f64; 2]) -> Option<(usize, &'a Minimum)> {
        let to = |minimum: &Minimum| distance(minimum.at, at);
        let minima = self.surface.minima().iter().enumerate();
        minima.min_by(|(_, a), (_, b)| to(a).total_cmp(&to(b)))
    }

    fn is_near(&self, at: [f64; 2], minimum: &Minimum) -> bool {
        distance(at, minimum.at) <= NEAR * self.diagonal
    }

    fn at_rest(&self) -> Option<Outcome> {
        let taken = self.trajectory.taken;
        let last = self.last();
        let step = self.since(|step| distance(self.point(step), last) <= REST * self.diagonal)?;
        if taken < 8 || step > taken - taken / 4 {
            return None;
        }
        let jet = self.surface.jet(last);
        let eigenvalues = self.surface.curvature(&jet).values;
        let gradient_norm = norm(jet.gradient);
        let [max, min] = eigenvalues;
        let flat = gradient_norm <= FLAT;
        let floor = gradient_norm <= FLOOR && max > FLAT && min >= -FLAT;
        if floor || flat && min > FLAT {
            let near = self.nearest_minimum(last).filter(|(_, m)| self.is_near(last, m));
            return Some(Outcome::Converged { step, minimum: near.map(|(i, _)| i), at: last });
        }
        if !flat && self.still_easing() {
            return None;
        }
        let kind = match flat {
            false => Stall::Slope,
            true if min < -FLAT => Stall::Saddle,
            true => Stall::Plateau,
        };
        Some(Outcome::Stalled { step, kind, eigenvalues, gradient_norm })
    }
}

impl View<'_> {
    /// Whether the gradient still falls in the last quarter of the run: it is then on its way to a flat point,
    /// however slowly, and not stuck on a slope.
    fn still_easing(&self) -> bool {
        let taken = self.trajectory.taken;
        let norm_at = |step: u32| self.trajectory.gradient_norms.get(step as usize).copied();
        match (norm_at(taken - taken / 4), norm_at(taken)) {
            (Some(before), Some(now)) => now < EASING * before,
            _ => false,
        }
    }
}

fn norm([x, y]: [f64; 2]) -> f64 {
    (x * x + y * y).sqrt()
}

fn distance([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    norm([ax - bx, ay - by])
}
