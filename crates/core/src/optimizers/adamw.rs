//! AdamW: Adam with weight decay beside the step, not in the gradient.
//!
//! `θ ← θ − η λ θ`, then Adam's step. With L2 the decay would be divided by √v̂ like the rest of the gradient,
//! so that steep axes would hardly decay; here all shrink alike. Algorithm 2 of the paper with its schedule
//! multiplier inside η, as PyTorch has it, which also gives λ = 0.01. The rest is Adam's, limits included: the
//! decay pulls towards 0 even where the minimum is elsewhere, and with no gradient at all.

use super::stages::{self, BETA1, BETA2, MOMENT_LINES, Moments, divisors};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{
    DECOUPLED_DECAY_LINE, Hyperparameter, Line, Needs, Reference, Response, Settings, Spec, Text,
    When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(1e-2);
const BIAS_CORRECTION: Hyperparameter = Hyperparameter::flag("bias_correction", true);

static SPEC: Spec = Spec {
    id: "adamw",
    name: "AdamW",
    formula: Text::new(&[
        DECOUPLED_DECAY_LINE,
        MOMENT_LINES[0],
        MOMENT_LINES[1],
        Line::when(When::On("bias_correction"), r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::when(When::On("bias_correction"), r"\hat v_t = \frac{v_t}{1-\beta_2^t}"),
        Line::when(
            When::On("bias_correction"),
            r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}",
        ),
        Line::when(
            When::Off("bias_correction"),
            r"\theta_t = \theta_{t-1} - \eta\,\frac{m_t}{\sqrt{v_t}+\epsilon}",
        ),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY, BIAS_CORRECTION],
    conventions: &["pytorch"],
    state: &Moments::SLOTS,
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Decays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "I. Loshchilov, F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019, Algorithm 2",
        url: "https://arxiv.org/abs/1711.05101",
    }]),
    disagreements: Text::new(
        "The paper's decay does not depend on the learning rate, only on the schedule's multiplier; \
         PyTorch, Keras and optax multiply λ by the whole rate, so that a change of η changes the \
         decay too. The default of λ is 0.01 in PyTorch, 0.004 in Keras, 0.0001 in optax.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(AdamW::new(n)) };

#[derive(Debug, Clone, Default)]
struct AdamW {
    eps: f64,
    weight_decay: f64,
    bias_correction: bool,
    moments: Moments,
}

impl AdamW {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), ..Self::default() }
    }
}

impl Optimizer for AdamW {
    fn set(&mut self, settings: &Settings) {
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.bias_correction = settings.flag(&BIAS_CORRECTION);
        self.moments.set(settings);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [first, second_root] = divisors(self.moments.advance(), self.bias_correction);
        let rate = learning_rate / first;
        for ((theta, &g), moment) in parameters.iter_mut().zip(gradient).zip(self.moments.each()) {
            let [m, v] = moment.update(g);
            let decayed = stages::decay(*theta, learning_rate, self.weight_decay);
            *theta = decayed - rate * m / (v.sqrt() / second_root + self.eps);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        self.moments.state().to_vec()
    }

    /// η/(√v̂ + ε).
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let Moments { v, correction, .. } = &self.moments;
        let [_, second_root] = divisors(correction.current(), self.bias_correction);
        let scales = v.iter().map(|v| v.sqrt() / second_root + self.eps);
        stages::scaled_rates(rates, learning_rate, correction.step, scales);
    }
}
