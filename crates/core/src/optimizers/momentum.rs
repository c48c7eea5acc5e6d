//! Momentum: a heavy ball that keeps part of its velocity.
//!
//! Three conventions go by this name, and the same numbers mean different things in them:
//! - `pytorch`: `v_t = μ v_{t−1} + (1 − τ) g_t` (the first step takes `v_1 = g_1`), `θ_t = θ_{t−1} − η v_t`;
//! - `slides`, Polyak's heavy ball: `u_t = −η g_t + μ u_{t−1}`, `θ_t = θ_{t−1} + u_t`. With a constant rate
//!   and no dampening it walks as PyTorch's; when η changes in mid-run the two part, for here the old
//!   velocity keeps the rate that it was made with;
//! - `moving_average`: `v_t = μ v_{t−1} + (1 − μ) g_t`, `θ_t = θ_{t−1} − η v_t`: at μ = 0.9 a tenth of the step.

use super::{Entry, Optimizer, State, Step, stages};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text, When,
};
use std::mem::replace;

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const MOMENTUM: Hyperparameter = Hyperparameter::decay_rate("momentum", r"\mu", 0.9);
const DAMPENING: Hyperparameter =
    Hyperparameter::linear("dampening", r"\tau", 0.0, [0.0, 1.0]).only_in("pytorch");
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "momentum",
    name: "Momentum",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::when(
            When::All(&[When::Convention("pytorch"), When::Zero("dampening")]),
            r"v_t = \mu\,v_{t-1} + g_t",
        ),
        Line::when(
            When::All(&[When::Convention("pytorch"), When::Nonzero("dampening")]),
            r"v_t = \begin{cases} g_t & \text{if } t = 1 \\ \mu\,v_{t-1} + (1-\tau)\,g_t & \text{otherwise} \end{cases}",
        ),
        Line::when(When::Convention("pytorch"), r"\theta_t = \theta_{t-1} - \eta\,v_t"),
        Line::when(When::Convention("slides"), r"v_t = -\eta\,g_t + \mu\,v_{t-1}"),
        Line::when(When::Convention("slides"), r"\theta_t = \theta_{t-1} + v_t"),
        Line::when(When::Convention("moving_average"), r"v_t = \mu\,v_{t-1} + (1-\mu)\,g_t"),
        Line::when(When::Convention("moving_average"), r"\theta_t = \theta_{t-1} - \eta\,v_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, MOMENTUM, DAMPENING, WEIGHT_DECAY],
    conventions: &["pytorch", "slides", "moving_average"],
    state: &[
        StateSlot { name: "velocity", symbol: "v", meaning: Meaning::MovesUnder("slides") },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.02)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, \
               USSR Computational Mathematics and Mathematical Physics 4(5), 1964",
        url: "https://doi.org/10.1016/0041-5553(64)90137-5",
    }]),
    disagreements: Text::new(
        "The learning rate stands outside the velocity (PyTorch), inside it (Polyak, the slides) \
         or beside a moving average; PyTorch's first velocity is the gradient, undampened.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Momentum::new(n)) };

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Convention {
    #[default]
    PyTorch,
    Slides,
    MovingAverage,
}

#[derive(Debug, Clone, Default)]
struct Momentum {
    convention: Convention,
    momentum: f64,
    dampening: f64,
    weight_decay: f64,
    velocity: Vec<f64>,
    step: u32,
}

impl Momentum {
    fn new(dimension: usize) -> Self {
        Self { velocity: vec![0.0; dimension], ..Self::default() }
    }

    /// The factors of the old velocity and of the gradient, and that of the new velocity in the step.
    fn factors(&self, learning_rate: f64) -> [f64; 3] {
        match self.convention {
            Convention::PyTorch if self.step == 1 => [self.momentum, 1.0, -learning_rate],
            Convention::PyTorch => [self.momentum, 1.0 - self.dampening, -learning_rate],
            Convention::Slides => [self.momentum, -learning_rate, 1.0],
            Convention::MovingAverage => [self.momentum, 1.0 - self.momentum, -learning_rate],
        }
    }
}

impl Optimizer for Momentum {
    fn set(&mut self, settings: &Settings) {
        self.convention = match settings.convention() {
            "slides" => Convention::Slides,
            "moving_average" => Convention::MovingAverage,
            _ => Convention::PyTorch,
        };
        let before = replace(&mut self.momentum, settings.get(&MOMENTUM));
        self.dampening = settings.get(&DAMPENING);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        let begins = before == 0.0 && self.momentum != 0.0;
        if begins && self.convention == Convention::PyTorch {
            // PyTorch keeps no velocity while the momentum is 0, and begins it with the next gradient.
            self.velocity.fill(0.0);
            self.step = 0;
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        self.step += 1;
        let [keep, take, go] = self.factors(learning_rate);
        for ((theta, &g), v) in parameters.iter_mut().zip(gradient).zip(&mut self.velocity) {
            *v = keep * *v + take * stages::l2(g, *theta, self.weight_decay);
            *theta += go * *v;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("velocity", State::Vector(&self.velocity)),
            ("step", State::Number(f64::from(self.step))),
        ]
    }

    /// 2(1 + μ)/λ, over the share of the gradient that enters the velocity.
    fn stability_limit(&self, curvature: f64) -> Option<f64> {
        let share = match self.convention {
            Convention::PyTorch => 1.0 - self.dampening,
            Convention::Slides => 1.0,
            Convention::MovingAverage => 1.0 - self.momentum,
        };
        Some(2.0 * (1.0 + self.momentum) / (share * (curvature + self.weight_decay)))
    }
}
