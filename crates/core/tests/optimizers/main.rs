//! The laws of the list of optimizers, which a new entry is held to by being entered; and what is particular
//! to some of them.

#![allow(clippy::unwrap_used, reason = "in a test a panic is how a failure is told")]

mod autopsy;
mod formulas;
mod laws;
mod particular;
mod stability;

use descent_core::linalg::dot;
use descent_core::math;
use descent_core::objective::{Counted, Objective};
use descent_core::optimizers::{Entry, Optimizer, State, Step, find};
use descent_core::spec::{Hyperparameter, Kind, Settings};

/// ½ xᵀAx.
struct Quadratic {
    n: usize,
    matrix: Vec<f64>,
}

impl Quadratic {
    /// ½ Σ cᵢ xᵢ².
    fn diagonal(curvatures: &[f64]) -> Self {
        let n = curvatures.len();
        let mut matrix = vec![0.0; n * n];
        for (a, c) in matrix.iter_mut().step_by(n + 1).zip(curvatures) {
            *a = *c;
        }
        Self { n, matrix }
    }

    /// Σ xᵢ².
    fn bowl(n: usize) -> Self {
        Self::diagonal(&vec![2.0; n])
    }
}

impl Objective for Quadratic {
    fn dimension(&self) -> usize {
        self.n
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.value_and_gradient(at, &mut vec![0.0; self.n])
    }

    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        for (g, row) in gradient.iter_mut().zip(self.matrix.chunks_exact(self.n)) {
            *g = dot(row, at);
        }
        0.5 * dot(at, gradient)
    }

    fn hessian(&self, _at: &[f64], hessian: &mut [f64]) {
        hessian.copy_from_slice(&self.matrix);
    }
}

/// An optimizer on its way over a function.
struct Walk<'a> {
    objective: &'a dyn Objective,
    optimizer: Box<dyn Optimizer>,
    learning_rate: f64,
    parameters: Vec<f64>,
}

impl<'a> Walk<'a> {
    fn new(objective: &'a dyn Objective, settings: &Settings, start: &[f64]) -> Self {
        Self {
            objective,
            optimizer: entry_of(settings).build(settings, start.len()),
            learning_rate: settings.learning_rate(),
            parameters: start.to_vec(),
        }
    }

    fn loss(&self) -> f64 {
        self.objective.value(&self.parameters)
    }

    fn step(&mut self) {
        let mut gradient = vec![0.0; self.parameters.len()];
        self.objective.value_and_gradient(&self.parameters, &mut gradient);
        self.step_with(&gradient);
    }

    fn step_with(&mut self, gradient: &[f64]) {
        self.optimizer.step(Step {
            parameters: &mut self.parameters,
            gradient,
            learning_rate: self.learning_rate,
            oracle: &mut Counted::new(self.objective),
        });
    }

    fn steps(&mut self, count: u32) -> &mut Self {
        (0..count).for_each(|_| self.step());
        self
    }

    fn effective_rates(&self) -> Vec<f64> {
        let mut rates = vec![f64::NAN; self.parameters.len()];
        self.optimizer.effective_rates(self.learning_rate, &mut rates);
        rates
    }
}

fn entry_of(settings: &Settings) -> &'static Entry {
    find(settings.spec().id).unwrap()
}

/// Settings of an optimizer by name, with some values.
fn settings(id: &str, values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::new(find(id).unwrap().spec);
    for (name, value) in values {
        settings.set(name, *value).unwrap();
    }
    settings
}

fn in_convention(mut settings: Settings, convention: &str) -> Settings {
    settings.set_convention(convention).unwrap();
    settings
}

/// What settings are called in a message.
fn label(settings: &Settings) -> String {
    let values: Vec<_> = settings.iter().map(|(name, value)| format!("{name} {value}")).collect();
    format!("{} ({}): {}", settings.spec().id, settings.convention(), values.join(", "))
}

/// The settings with which the spec says that it converges on the bowl.
fn tame(entry: &Entry) -> Settings {
    settings(entry.spec.id, entry.spec.tame)
}

/// Each convention with the defaults and each switch on or off, and once with every number off its default.
fn variants(entry: &'static Entry) -> Vec<Settings> {
    let mut all = Vec::new();
    for convention in entry.spec.conventions {
        let plain = in_convention(tame(entry), convention);
        let mut busy = plain.clone();
        for h in entry.spec.hyperparameters.iter().skip(1) {
            let value = match h.kind {
                Kind::Integer => 3.0,
                Kind::Flag => continue,
                _ => 0.25 * h.default + 0.75 * h.slider[0].max(1e-6),
            };
            busy.set(h.name, value).unwrap();
        }
        all.push(plain);
        all.push(busy);
        for flag in flags(entry) {
            for base in all.clone() {
                all.push(base.with(flag.name, 1.0 - flag.default).unwrap());
            }
        }
    }
    all
}

fn flags(entry: &'static Entry) -> impl Iterator<Item = &'static Hyperparameter> {
    entry.spec.hyperparameters.iter().filter(|h| h.kind == Kind::Flag)
}

/// (3, −2, 3, −2, …).
fn start(n: usize) -> Vec<f64> {
    [3.0, -2.0].into_iter().cycle().take(n).collect()
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn state_bits(optimizer: &dyn Optimizer) -> Vec<Vec<u64>> {
    let one = |(_, state): &(_, State<'_>)| match state {
        State::Vector(vector) => bits(vector),
        State::Number(number) => vec![number.to_bits()],
    };
    optimizer.state().iter().map(one).collect()
}

/// A quadratic with eigenvalues `curvatures` and axes turned by an angle, and a start on both axes.
fn turned([a, b]: [f64; 2], angle: f64) -> (Quadratic, [f64; 2]) {
    let (s, c) = (math::sin(angle), math::cos(angle));
    let cross = (a - b) * c * s;
    let matrix = vec![a * c * c + b * s * s, cross, cross, a * s * s + b * c * c];
    (Quadratic { n: 2, matrix }, [c - s, s + c])
}
