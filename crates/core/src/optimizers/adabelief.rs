//! AdaBelief: Adam that divides by how far the gradient was from what was expected of it.
//!
//! `s_t = β₂ s_{t−1} + (1 − β₂)(g_t − m_t)² + ε`, `θ_t = θ_{t−1} − η m̂_t/(√ŝ_t + ε)`: where gradients agree with
//! their average the step is long, where they surprise it is short. Algorithm 2 of the paper, with ε in both
//! places. Defaults of the authors' package. On an even slope g − m fades and the step grows without other bound
//! than ε: a small ε makes it leap, a large one makes it momentum.

use super::stages::{self, BETA1, BETA2, BiasCorrection, MOMENT_LINES, divisors};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-16);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "adabelief",
    name: "AdaBelief",
    formula: Text::new(&[
        L2_DECAY_LINE,
        MOMENT_LINES[0],
        Line::always(r"s_t = \beta_2\,s_{t-1} + (1-\beta_2)\,(g_t-m_t)^2 + \epsilon"),
        Line::always(r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::always(r"\hat s_t = \frac{s_t}{1-\beta_2^t}"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat s_t}+\epsilon}"),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY],
    conventions: &["paper"],
    state: &[
        StateSlot { name: "m", symbol: "m", meaning: Meaning::Gradients },
        StateSlot { name: "s", symbol: "s", meaning: Meaning::Magnitude },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris, J. S. Duncan, \
               AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, NeurIPS 2020, \
               Algorithm 2",
        url: "https://arxiv.org/abs/2010.07468",
    }]),
    disagreements: Text::new(
        "ε is added to s at every step, so that it gathers to ε/(1 − β₂); some packages leave that out. \
         The authors' package decouples the weight decay and rectifies as RAdam, unless told not to.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(AdaBelief::new(n)) };

#[derive(Debug, Clone, Default)]
struct AdaBelief {
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    m: Vec<f64>,
    s: Vec<f64>,
    correction: BiasCorrection,
}

impl AdaBelief {
    fn new(dimension: usize) -> Self {
        Self { m: vec![0.0; dimension], s: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for AdaBelief {
    fn set(&mut self, settings: &Settings) {
        self.beta1 = settings.get(&BETA1);
        self.beta2 = settings.get(&BETA2);
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.correction.set([self.beta1, self.beta2]);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let corrections = self.correction.advance(self.beta1, self.beta2);
        let [first, second_root] = divisors(corrections, true);
        let rate = learning_rate / first;
        let state = self.m.iter_mut().zip(&mut self.s);
        for ((theta, &g), (m, s)) in parameters.iter_mut().zip(gradient).zip(state) {
            let g = stages::l2(g, *theta, self.weight_decay);
            *m = stages::average(*m, g, self.beta1);
            let surprise = g - *m;
            *s = stages::average(*s, surprise * surprise, self.beta2) + self.eps;
            *theta -= rate * *m / (s.sqrt() / second_root + self.eps);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("m", State::Vector(&self.m)),
            ("s", State::Vector(&self.s)),
            ("step", State::Number(f64::from(self.correction.step))),
        ]
    }

    /// η/(√ŝ + ε).
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let [_, second_root] = divisors(self.correction.current(), true);
        let scales = self.s.iter().map(|s| s.sqrt() / second_root + self.eps);
        stages::scaled_rates(rates, learning_rate, self.correction.step, scales);
    }
}
