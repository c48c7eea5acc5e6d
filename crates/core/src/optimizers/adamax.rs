//! AdaMax: Adam with a fading maximum of the gradient in place of its mean square.
//!
//! `u_t = max(β₂ u_{t−1}, |g_t| + ε)`, `θ_t = θ_{t−1} − η/(1 − β₁ᵗ) · m_t/u_t`: Adam's rule with the p-norm of
//! past gradients for p → ∞ (Algorithm 2 of the paper, and its defaults). A maximum that began at 0 needs no
//! correction. One steep gradient holds an axis back for about 1/(1 − β₂) steps.

use super::stages::{self, BETA1, BETA2, BiasCorrection, MOMENT_LINES};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(2e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "adamax",
    name: "AdaMax",
    formula: Text::new(&[
        L2_DECAY_LINE,
        MOMENT_LINES[0],
        Line::always(r"u_t = \max(\beta_2\,u_{t-1}, |g_t|+\epsilon)"),
        Line::always(r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{u_t}"),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY],
    conventions: &["pytorch"],
    state: &[
        StateSlot { name: "m", symbol: "m", meaning: Meaning::Gradients },
        StateSlot { name: "u", symbol: "u", meaning: Meaning::Magnitude },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "D. P. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 2",
        url: "https://arxiv.org/abs/1412.6980",
    }]),
    disagreements: Text::new(
        "The paper has no ε and divides 0 by 0 on a flat start. PyTorch adds ε to |g| inside the \
         maximum, Keras to u in the denominator.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(AdaMax::new(n)) };

#[derive(Debug, Clone, Default)]
struct AdaMax {
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    m: Vec<f64>,
    u: Vec<f64>,
    correction: BiasCorrection,
}

impl AdaMax {
    fn new(dimension: usize) -> Self {
        Self { m: vec![0.0; dimension], u: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for AdaMax {
    fn set(&mut self, settings: &Settings) {
        self.beta1 = settings.get(&BETA1);
        self.beta2 = settings.get(&BETA2);
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.correction.set([self.beta1, self.beta2]);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [first, _] = self.correction.advance(self.beta1, self.beta2);
        let rate = learning_rate / first;
        let state = self.m.iter_mut().zip(&mut self.u);
        for ((theta, &g), (m, u)) in parameters.iter_mut().zip(gradient).zip(state) {
            let g = stages::l2(g, *theta, self.weight_decay);
            *m = stages::average(*m, g, self.beta1);
            *u = (self.beta2 * *u).max(g.abs() + self.eps);
            *theta -= rate * *m / *u;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("m", State::Vector(&self.m)),
            ("u", State::Vector(&self.u)),
            ("step", State::Number(f64::from(self.correction.step))),
        ]
    }

    /// η/u.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        stages::scaled_rates(rates, learning_rate, self.correction.step, self.u.iter().copied());
    }
}
