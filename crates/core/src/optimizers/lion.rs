//! Lion: the sign of a momentum, so that every axis moves by exactly η.
//!
//! `c_t = β₁ m_{t−1} + (1 − β₁) g_t`, `θ_t = θ_{t−1} − η (sign(c_t) + λ θ_{t−1})`,
//! `m_t = β₂ m_{t−1} + (1 − β₂) g_t`: the step looks at the fresh gradient more than the memory that it leaves.
//! Algorithm 2 of the paper, which was found by a search over programs; defaults of its table. It cannot settle:
//! about a minimum it swings by η at least, and by tens of η where the memory is long (β₂ = 0.99 remembers some
//! hundred steps), so it wants a rate several times smaller than Adam's, and a falling one.

use super::stages::{self, BETA1};
use super::{Entry, Optimizer, State, Step};
use crate::number::sign;
use crate::spec::{
    DECOUPLED_DECAY_LINE, Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings,
    Spec, StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-4);
const BETA2: Hyperparameter = Hyperparameter::decay_rate("beta2", r"\beta_2", 0.99);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "lion",
    name: "Lion",
    formula: Text::new(&[
        DECOUPLED_DECAY_LINE,
        Line::always(r"c_t = \beta_1\,m_{t-1} + (1-\beta_1)\,g_t"),
        Line::always(r"m_t = \beta_2\,m_{t-1} + (1-\beta_2)\,g_t"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\operatorname{sign}(c_t)"),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, WEIGHT_DECAY],
    conventions: &["paper"],
    state: &[StateSlot { name: "m", symbol: "m", meaning: Meaning::Gradients }],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.01), ("beta1", 0.8), ("beta2", 0.9)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "X. Chen, C. Liang, D. Huang, E. Real, et al., Symbolic Discovery of Optimization Algorithms, \
               NeurIPS 2023, Algorithm 2",
        url: "https://arxiv.org/abs/2302.06675",
    }]),
    disagreements: Text::new(
        "All agree on the update; λ = 0 in some libraries, 0.001 in optax. In PyTorch the sign of a NaN \
         is 0, so that it goes unnoticed for a step; here it is NaN.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Lion::new(n)) };

#[derive(Debug, Clone, Default)]
struct Lion {
    beta1: f64,
    beta2: f64,
    weight_decay: f64,
    m: Vec<f64>,
}

impl Lion {
    fn new(dimension: usize) -> Self {
        Self { m: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for Lion {
    fn set(&mut self, settings: &Settings) {
        self.beta1 = settings.get(&BETA1);
        self.beta2 = settings.get(&BETA2);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        for ((theta, &g), m) in parameters.iter_mut().zip(gradient).zip(&mut self.m) {
            let direction = sign(stages::average(*m, g, self.beta1));
            *m = stages::average(*m, g, self.beta2);
            let decayed = stages::decay(*theta, learning_rate, self.weight_decay);
            *theta = decayed - learning_rate * direction;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![("m", State::Vector(&self.m))]
    }
}
