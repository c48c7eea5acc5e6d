//! Adadelta: each axis moves by the mean size of its past moves over the mean size of its gradients.
//!
//! `s_t = ρ s_{t−1} + (1 − ρ) g_t²`, `Δ_t = √(u_{t−1} + ε)/√(s_t + ε) · g_t`, `u_t = ρ u_{t−1} + (1 − ρ) Δ_t²`,
//! `θ_t = θ_{t−1} − η Δ_t`. Algorithm 1 of the paper, which has no rate: η = 1. Defaults are PyTorch's.
//! There is no past to begin with, so ε alone decides the first moves, √ε/√(1 − ρ) long: it starts slowly.

use super::{Entry, Optimizer, State, Step, stages};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1.0);
const RHO: Hyperparameter = Hyperparameter::decay_rate("rho", r"\rho", 0.9);
const EPS: Hyperparameter = Hyperparameter::eps(1e-6);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "adadelta",
    name: "Adadelta",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::always(r"s_t = \rho\,s_{t-1} + (1-\rho)\,g_t^2"),
        Line::always(r"\Delta_t = \frac{\sqrt{u_{t-1}+\epsilon}}{\sqrt{s_t+\epsilon}}\,g_t"),
        Line::always(r"u_t = \rho\,u_{t-1} + (1-\rho)\,\Delta_t^2"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\Delta_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, RHO, EPS, WEIGHT_DECAY],
    conventions: &["pytorch"],
    state: &[
        StateSlot { name: "square_average", symbol: "s", meaning: Meaning::Magnitude },
        StateSlot { name: "accumulated_delta", symbol: "u", meaning: Meaning::Magnitude },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("eps", 1e-4)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "M. D. Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012, Algorithm 1",
        url: "https://arxiv.org/abs/1212.5701",
    }]),
    disagreements: Text::new(
        "The paper has no learning rate; libraries multiply the move by one (1 in PyTorch, 0.001 in \
         Keras, where it then hardly moves). Keras has ρ = 0.95 as in the paper, PyTorch 0.9.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Adadelta::new(n)) };

#[derive(Debug, Clone, Default)]
struct Adadelta {
    rho: f64,
    eps: f64,
    weight_decay: f64,
    square_average: Vec<f64>,
    accumulated_delta: Vec<f64>,
    /// √(u + ε)/√(s + ε) of the last step; ones before the first.
    scales: Vec<f64>,
}

impl Adadelta {
    fn new(dimension: usize) -> Self {
        Self {
            square_average: vec![0.0; dimension],
            accumulated_delta: vec![0.0; dimension],
            scales: vec![1.0; dimension],
            ..Self::default()
        }
    }
}

impl Optimizer for Adadelta {
    fn set(&mut self, settings: &Settings) {
        self.rho = settings.get(&RHO);
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let averages = self.square_average.iter_mut().zip(&mut self.accumulated_delta);
        let state = averages.zip(&mut self.scales);
        for ((theta, &g), ((square, moved), scale)) in
            parameters.iter_mut().zip(gradient).zip(state)
        {
            let g = stages::l2(g, *theta, self.weight_decay);
            *square = stages::average(*square, g * g, self.rho);
            *scale = (*moved + self.eps).sqrt() / (*square + self.eps).sqrt();
            let delta = *scale * g;
            *moved = stages::average(*moved, delta * delta, self.rho);
            *theta -= learning_rate * delta;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("square_average", State::Vector(&self.square_average)),
            ("accumulated_delta", State::Vector(&self.accumulated_delta)),
        ]
    }

    /// η √(u + ε)/√(s + ε), with the u before the step.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        for (rate, scale) in rates.iter_mut().zip(&self.scales) {
            *rate = learning_rate * scale;
        }
    }
}
