//! Nesterov's momentum: a heavy ball that looks where it is going before it takes the slope.
//!
//! The paper moves by `v_t = μ v_{t−1} − η ∇f(φ_{t−1} + μ v_{t−1})`, `φ_t = φ_{t−1} + v_t`. An optimizer is
//! given the gradient where it stands, so it stands at the look-ahead points `θ = φ + μ v`, in which the same
//! sequence is (Bengio, Boulanger-Lewandowski & Pascanu 2013):
//! - `look_ahead`: `v_t = μ v_{t−1} − η g_t`, `θ_t = θ_{t−1} + μ v_t − η g_t`, exactly;
//! - `pytorch`: `v_t = μ v_{t−1} + g_t`, `θ_t = θ_{t−1} − η (g_t + μ v_t)`: the same with the rate outside the
//!   velocity. The two part when η changes in mid-run, as Polyak's and PyTorch's momentum do.
//!
//! On a quadratic it converges for η < 2(1 + μ)/((1 + 2μ) λmax), which is less than momentum allows.

use super::{Entry, Optimizer, State, Step, stages};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text, When,
};
use std::mem::replace;

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const MOMENTUM: Hyperparameter = Hyperparameter::decay_rate("momentum", r"\mu", 0.9);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "nesterov",
    name: "Nesterov",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::when(When::Convention("pytorch"), r"v_t = \mu\,v_{t-1} + g_t"),
        Line::when(
            When::Convention("pytorch"),
            r"\theta_t = \theta_{t-1} - \eta\,(g_t + \mu\,v_t)",
        ),
        Line::when(When::Convention("look_ahead"), r"v_t = \mu\,v_{t-1} - \eta\,g_t"),
        Line::when(
            When::Convention("look_ahead"),
            r"\theta_t = \theta_{t-1} + \mu\,v_t - \eta\,g_t",
        ),
    ]),
    hyperparameters: &[LEARNING_RATE, MOMENTUM, WEIGHT_DECAY],
    conventions: &["pytorch", "look_ahead"],
    state: &[StateSlot {
        name: "velocity",
        symbol: "v",
        meaning: Meaning::MovesUnder("look_ahead"),
    }],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.02)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[
        Reference {
            text: "I. Sutskever, J. Martens, G. Dahl, G. Hinton, On the importance of initialization and \
                   momentum in deep learning, ICML 2013, equations 3 and 4",
            url: "https://proceedings.mlr.press/v28/sutskever13.html",
        },
        Reference {
            text: "Y. Nesterov, A method for solving the convex programming problem with convergence rate \
                   O(1/k²), Soviet Mathematics Doklady 27(2), 1983",
            url: "https://www.mathnet.ru/eng/dan46009",
        },
    ]),
    disagreements: Text::new(
        "Papers report φ, code stands at the look-ahead point φ + μv: the same walk, seen from \
         elsewhere. PyTorch keeps the rate outside the velocity, which matters when it changes. \
         Nesterov's own μ grows with t; here it is constant.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Nesterov::new(n)) };

#[derive(Debug, Clone, Default)]
struct Nesterov {
    look_ahead: bool,
    momentum: f64,
    weight_decay: f64,
    velocity: Vec<f64>,
}

impl Nesterov {
    fn new(dimension: usize) -> Self {
        Self { velocity: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for Nesterov {
    fn set(&mut self, settings: &Settings) {
        self.look_ahead = settings.convention() == "look_ahead";
        let before = replace(&mut self.momentum, settings.get(&MOMENTUM));
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        if before == 0.0 && !self.look_ahead {
            // PyTorch keeps no velocity while the momentum is 0.
            self.velocity.fill(0.0);
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        // The factor of the gradient inside the velocity, and that of the whole move.
        let [inside, outside] =
            if self.look_ahead { [-learning_rate, 1.0] } else { [1.0, -learning_rate] };
        for ((theta, &g), v) in parameters.iter_mut().zip(gradient).zip(&mut self.velocity) {
            let g = inside * stages::l2(g, *theta, self.weight_decay);
            *v = self.momentum * *v + g;
            *theta += outside * (g + self.momentum * *v);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![("velocity", State::Vector(&self.velocity))]
    }

    /// 2(1 + μ)/((1 + 2μ)(λ + weight decay)): where the root of
    /// z² − (1 + μ)(1 − ηλ) z + μ(1 − ηλ) leaves the circle at z = −1.
    fn stability_limit(&self, curvature: f64) -> Option<f64> {
        let mu = self.momentum;
        Some(2.0 * (1.0 + mu) / ((1.0 + 2.0 * mu) * (curvature + self.weight_decay)))
    }
}
