//! Points in the plane, as a seed draws them: of two classes, in shapes that a straight line parts and shapes that it does
//! not, or each with a number that a regression is to find.

use super::features::Feature;
use super::targets::{REACH, Target};
use crate::error::Error;
use crate::math;
use crate::noise::Gaussian;
use std::f64::consts::{PI, TAU};

/// The streams that places and wrong labels are drawn from, and what parts the points that examine, and those of the test, from
/// those that teach.
const PLACES: u64 = 0x1f83_d9ab_fb41_bd6b;
const JITTER: u64 = 0x9b05_688c_2b3e_6c1f;
const LABELS: u64 = 0x510e_527f_ade6_82d1;
const EXAMINING: u64 = 0x2f3a_9c71_44d0_8be5;
const TESTING: u64 = 0x7c15_e4a3_09b8_62d7;

/// Points lie within ±[`SIDE`] on both axes, but for the jitter.
pub const SIDE: f64 = 6.0;
/// The most points of one drawing.
pub const MAX_COUNT: usize = 10_000;
/// A given point is no farther from 0 on either axis.
pub const MAX_PLACE: f64 = 1e3;
/// A given number to be found is no farther from 0.
pub const MAX_TARGET: f64 = 1e3;
/// The greatest deviation of the jitter.
pub const MAX_NOISE: f64 = 3.0;
/// The greatest deviation of the noise on a number to be found, which itself is from −1 to 1.
pub const MAX_TARGET_NOISE: f64 = 1.0;
/// The greatest share of labels that are wrong.
pub const MAX_LABEL_NOISE: f64 = 0.5;
/// The least and the greatest share of the second class.
pub const BALANCE: [f64; 2] = [0.05, 0.95];

/// What is to be learned of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Which of two classes one is of.
    Classification,
    /// A number.
    Regression,
}

/// How the classes lie to each other, before any jitter, or what number each place has, before any noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A disc of radius 2.5, and a ring from 3.5 to 5 around it.
    Circle,
    /// Quadrants: the second class where x₁x₂ > 0.
    Xor,
    /// Two normal distributions of deviation 1 around ±(2, 2).
    Gaussians,
    /// Two arms of 1¾ turns.
    Spiral,
    /// Two interlocked half circles, those of scikit-learn's `make_moons`, 3.3 times as large.
    Moons,
    /// Four by four squares of side 2.5.
    Checkerboard,
    /// Not classes but numbers: this target over places that are even in the square of ±[`REACH`].
    Numbers(Target),
}

/// Every shape by its name in links and requests, those of classes first.
pub const SHAPES: [(&str, Shape); 10] = [
    ("circle", Shape::Circle),
    ("xor", Shape::Xor),
    ("gaussians", Shape::Gaussians),
    ("spiral", Shape::Spiral),
    ("moons", Shape::Moons),
    ("checkerboard", Shape::Checkerboard),
    ("slope", Shape::Numbers(Target::Slope)),
    ("bumps", Shape::Numbers(Target::Bumps)),
    ("ripple", Shape::Numbers(Target::Ripple)),
    ("saddle", Shape::Numbers(Target::Saddle)),
];

impl Shape {
    /// The shape of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("shape", name, &SHAPES)
    }

    /// What is learned of its points.
    #[must_use]
    pub fn task(self) -> Task {
        match self {
            Self::Numbers(_) => Task::Regression,
            _ => Task::Classification,
        }
    }

    /// A place of a class (0 or 1), from three numbers that are even in [0, 1) and two that are standard normal.
    fn place(self, class: usize, [u, v, w]: [f64; 3], normal: [f64; 2]) -> [f64; 2] {
        let second = class == 1;
        let side = if second { 1.0 } else { -1.0 };
        match self {
            Self::Circle => {
                let radius = if second { 2.5 * u.sqrt() } else { 3.5 + 1.5 * u };
                [radius * math::cos(TAU * v), radius * math::sin(TAU * v)]
            }
            Self::Xor => {
                let up = if w < 0.5 { 1.0 } else { -1.0 };
                [side * up * (0.3 + 4.7 * u), up * (0.3 + 4.7 * v)]
            }
            Self::Gaussians => normal.map(|offset| 2.0 * side + offset),
            Self::Spiral => {
                let angle = 1.75 * TAU * u + if second { PI } else { 0.0 };
                [5.0 * u * math::sin(angle), 5.0 * u * math::cos(angle)]
            }
            Self::Moons => {
                let (sin, cos) = (math::sin(PI * u), math::cos(PI * u));
                let [x, y] = if second { [1.0 - cos, 0.5 - sin] } else { [cos, sin] };
                [3.3 * (x - 0.5), 3.3 * (y - 0.25)]
            }
            Self::Checkerboard => {
                // One of eight squares of the colour.
                let square = ((8.0 * w) as usize).min(7);
                let (row, column) = (square / 2, 2 * (square % 2) + (square / 2 + class) % 2);
                [2.5 * (column as f64 + u) - 5.0, 2.5 * (row as f64 + v) - 5.0]
            }
            Self::Numbers(_) => [u, v].map(|even| REACH * (2.0 * even - 1.0)),
        }
    }
}

/// What points are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// They teach.
    Training,
    /// They examine: drawn from the very same distribution, wrong labels included, and independent of those that teach.
    Validation,
    /// They examine once, when all is chosen: from the same distribution, and independent of all others.
    Test,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PointsConfig {
    /// How the classes lie, or what number each place has.
    pub shape: Shape,
    /// Points of both classes together.
    pub count: usize,
    /// Deviation of the normal jitter on either axis; where numbers are to be found, of the normal noise on these.
    pub noise: f64,
    /// The probability that a label is wrong; 0 where there are no classes.
    pub label_noise: f64,
    /// The share of the second class before labels are flipped, rounded to whole points. Where there are no classes, it
    /// has no say.
    pub balance: f64,
    /// The seed of all draws.
    pub seed: u32,
}

/// Points with their classes, 0 or 1, or with their numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Points {
    /// x₁ and x₂ of each.
    pub places: Vec<[f64; 2]>,
    /// The class of each as it is told, which may be wrong; or its number, noise included.
    pub labels: Vec<f64>,
    /// Whether it is.
    pub flipped: Vec<bool>,
}

impl PointsConfig {
    /// Draws the points. A point's draws depend on its number, its role and the seed alone, so that more points are
    /// added to those that there were, and a moved setting moves them; the classes are spread evenly over the numbers.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a number beyond the bounds of this module.
    pub fn draw(&self, role: Role) -> Result<Points, Error> {
        self.check()?;
        let other = match role {
            Role::Training => 0,
            Role::Validation => EXAMINING,
            Role::Test => TESTING,
        };
        let stream = |stream: u64| Gaussian::on_stream(self.seed, stream ^ other);
        let (mut places, mut jitter, mut labels) = (stream(PLACES), stream(JITTER), stream(LABELS));
        let mut points = Points::default();
        for number in 0..self.count {
            // The share times whole numbers: how many of the second class there are before a number does not
            // depend on how many points follow.
            let before = |number: usize| (self.balance * number as f64).round();
            let class = usize::from(before(number + 1) > before(number));
            let even = [(); 3].map(|()| f64::midpoint(places.uniform(), 1.0));
            let normal = [(); 4].map(|()| jitter.draw());
            let [x, y] = self.shape.place(class, even, [normal[0], normal[1]]);
            if let Shape::Numbers(target) = self.shape {
                points.places.push([x, y]);
                points.labels.push(target.at([x, y]) + self.noise * normal[2]);
                points.flipped.push(false);
                continue;
            }
            points.places.push([x + self.noise * normal[2], y + self.noise * normal[3]]);
            let flipped = f64::midpoint(labels.uniform(), 1.0) < self.label_noise;
            points.labels.push(if flipped { 1 - class } else { class } as f64);
            points.flipped.push(flipped);
        }
        Ok(points)
    }

    fn check(&self) -> Result<(), Error> {
        let [max_noise, max_label_noise] = match self.shape.task() {
            Task::Classification => [MAX_NOISE, MAX_LABEL_NOISE],
            Task::Regression => [MAX_TARGET_NOISE, 0.0],
        };
        for (name, value, min, max) in [
            ("count", self.count as f64, 1.0, MAX_COUNT as f64),
            ("noise", self.noise, 0.0, max_noise),
            ("label_noise", self.label_noise, 0.0, max_label_noise),
            ("balance", self.balance, BALANCE[0], BALANCE[1]),
        ] {
            Error::check_range(name, value, min, max)?;
        }
        Ok(())
    }
}

impl Points {
    /// Parts these points into those that teach and those that examine: of every class, or of all numbers, the same share,
    /// rounded, but one at least teaches and one examines. The same parts for the same seed.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for fewer than 2 points or more than [`MAX_COUNT`] (`points.length`), for a place or a number
    /// that is not finite or beyond ±[`MAX_PLACE`] and ±[`MAX_TARGET`] (`points`), for a share that is not from 0 to 1
    /// (`share`).
    pub fn part(&self, task: Task, share: f64, seed: u32) -> Result<[Self; 2], Error> {
        let count = self.places.len();
        Error::check_range("points.length", count as f64, 2.0, MAX_COUNT as f64)?;
        Error::check_range("share", share, 0.0, 1.0)?;
        for number in self.places.as_flattened() {
            Error::check_range("points", *number, -MAX_PLACE, MAX_PLACE)?;
        }
        for label in &self.labels {
            Error::check_range("points", *label, -MAX_TARGET, MAX_TARGET)?;
        }
        let mut stream = Gaussian::on_stream(seed, PLACES ^ EXAMINING);
        let mut order: Vec<(f64, usize)> = (0..count).map(|at| (stream.uniform(), at)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut examines = vec![false; count];
        let class_of = |at: usize| if task == Task::Regression { 0.0 } else { self.labels[at] };
        for class in [0.0, 1.0] {
            let of_class = || order.iter().filter(|(_, at)| class_of(*at) == class);
            let kept = (share * of_class().count() as f64).round() as usize;
            for (_, at) in of_class().take(kept) {
                examines[*at] = true;
            }
        }
        let some = examines.iter().filter(|one| **one).count();
        if some == 0 || some == count {
            examines[order[0].1] = some == 0;
        }
        Ok([false, true].map(|wanted| {
            let chosen = || (0..count).filter(|at| examines[*at] == wanted);
            Self {
                places: chosen().map(|at| self.places[at]).collect(),
                labels: chosen().map(|at| self.labels[at]).collect(),
                flipped: chosen().map(|at| self.flipped[at]).collect(),
            }
        }))
    }

    /// The points as a network reads them: their features, point by point.
    #[must_use]
    pub fn inputs(&self, features: &[Feature]) -> Vec<f64> {
        self.places.iter().flat_map(|place| features.iter().map(|f| f.of(*place))).collect()
    }
}
