//! Adagrad: each axis is divided by the root of all that was ever steep along it.
//!
//! `s_t = s_{t−1} + g_t²`, `θ_t = θ_{t−1} − η g_t / (√s_t + ε)`; in the convention of the slides ε stands inside
//! the root, `√(s_t + ε)`, which at ε = 10⁻¹⁰ makes steps of gradients below 10⁻⁵ much shorter.
//! Defaults are PyTorch's. The sum never falls, so the steps only shrink: on a long way it stops early.

use super::{Entry, Optimizer, State, Step, stages};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text, When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-2);
const LR_DECAY: Hyperparameter =
    Hyperparameter::log("lr_decay", r"\delta", 0.0, [0.0, 1e3], [1e-5, 1.0]);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);
const INITIAL: Hyperparameter =
    Hyperparameter::log("initial_accumulator_value", r"\tau", 0.0, [0.0, 1e3], [1e-8, 1.0]);
const EPS: Hyperparameter = Hyperparameter::eps(1e-10);

static SPEC: Spec = Spec {
    id: "adagrad",
    name: "AdaGrad",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::when(When::Nonzero("lr_decay"), r"\eta \leftarrow \frac{\eta}{1+(t-1)\,\delta}"),
        Line::when(When::Nonzero("initial_accumulator_value"), r"s_0 = \tau"),
        Line::always(r"s_t = s_{t-1} + g_t^2"),
        Line::when(
            When::Convention("pytorch"),
            r"\theta_t = \theta_{t-1} - \eta\,\frac{g_t}{\sqrt{s_t}+\epsilon}",
        ),
        Line::when(
            When::Convention("slides"),
            r"\theta_t = \theta_{t-1} - \frac{\eta}{\sqrt{\epsilon+s_t}}\,g_t",
        ),
    ]),
    hyperparameters: &[LEARNING_RATE, LR_DECAY, WEIGHT_DECAY, INITIAL, EPS],
    conventions: &["pytorch", "slides"],
    state: &[
        StateSlot { name: "sum", symbol: "s", meaning: Meaning::Magnitude },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.5)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "J. Duchi, E. Hazan, Y. Singer, Adaptive Subgradient Methods for Online Learning and \
               Stochastic Optimization, JMLR 12, 2011",
        url: "https://jmlr.org/papers/v12/duchi11a.html",
    }]),
    disagreements: Text::new(
        "ε stands outside the root (PyTorch) or inside it (the slides). TensorFlow starts the sum \
         at 0.1 instead of 0, which shortens the first steps.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Adagrad::new(n)) };

#[derive(Debug, Clone, Default)]
struct Adagrad {
    eps_inside: bool,
    lr_decay: f64,
    weight_decay: f64,
    eps: f64,
    sum: Vec<f64>,
    step: u32,
}

impl Adagrad {
    fn new(dimension: usize) -> Self {
        Self { sum: vec![0.0; dimension], ..Self::default() }
    }

    /// The learning rate after its decay over the steps taken.
    fn decayed(&self, learning_rate: f64) -> f64 {
        learning_rate / (1.0 + f64::from(self.step.saturating_sub(1)) * self.lr_decay)
    }
}

/// √s + ε or √(s + ε).
#[inline]
fn root(sum: f64, eps: f64, eps_inside: bool) -> f64 {
    if eps_inside { (sum + eps).sqrt() } else { sum.sqrt() + eps }
}

impl Optimizer for Adagrad {
    fn set(&mut self, settings: &Settings) {
        self.eps_inside = settings.convention() == "slides";
        self.lr_decay = settings.get(&LR_DECAY);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.eps = settings.get(&EPS);
        if self.step == 0 {
            self.sum.fill(settings.get(&INITIAL));
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        self.step += 1;
        let rate = self.decayed(learning_rate);
        for ((theta, &g), sum) in parameters.iter_mut().zip(gradient).zip(&mut self.sum) {
            let g = stages::l2(g, *theta, self.weight_decay);
            *sum += g * g;
            *theta -= rate * g / root(*sum, self.eps, self.eps_inside);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![("sum", State::Vector(&self.sum)), ("step", State::Number(f64::from(self.step)))]
    }

    /// η/(√s + ε), with the decay of η; ε inside the root where the convention has it there.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let scales = self.sum.iter().map(|&sum| root(sum, self.eps, self.eps_inside));
        stages::scaled_rates(rates, self.decayed(learning_rate), self.step, scales);
    }
}
