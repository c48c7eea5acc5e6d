//! Adam: the step of each parameter is the mean of its gradients over the root of their mean square.
//!
//! `m_t = β₁ m_{t−1} + (1 − β₁) g_t`, `v_t = β₂ v_{t−1} + (1 − β₂) g_t²`,
//! `θ_t = θ_{t−1} − η m̂_t / (√v̂_t + ε)` with `m̂_t = m_t/(1 − β₁ᵗ)`, `v̂_t = v_t/(1 − β₂ᵗ)`.
//! Algorithm 1 of the paper, which also gives the defaults. Without the correction the first steps are
//! (1 − β₁)/√(1 − β₂) ≈ 3.16 times as long as they are meant to be. A step is about η long however gentle the
//! slope: that carries it over plateaus and past minima, and where gradients are noisy it never comes to rest
//! unless η falls.

use super::stages::{self, BETA1, BETA2, MOMENT_LINES, Moments, divisors};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Needs, Reference, Response, Settings, Spec, Text, When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);
const BIAS_CORRECTION: Hyperparameter = Hyperparameter::flag("bias_correction", true);

static SPEC: Spec = Spec {
    id: "adam",
    name: "Adam",
    formula: Text::new(&[
        L2_DECAY_LINE,
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
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "D. P. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 1",
        url: "https://arxiv.org/abs/1412.6980",
    }]),
    disagreements: Text::new(
        "PyTorch follows Algorithm 1, with ε outside the root of the corrected v̂. TensorFlow folds \
         the correction into the rate (the form before section 2.1), so that its ε is larger by \
         1/√(1 − β₂ᵗ). Some demonstrations leave the correction out: switch it off to see.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Adam::new(n)) };

#[derive(Debug, Clone, Default)]
struct Adam {
    eps: f64,
    weight_decay: f64,
    bias_correction: bool,
    moments: Moments,
}

impl Adam {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), ..Self::default() }
    }
}

impl Optimizer for Adam {
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
            let [m, v] = moment.update(stages::l2(g, *theta, self.weight_decay));
            *theta -= rate * m / (v.sqrt() / second_root + self.eps);
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
