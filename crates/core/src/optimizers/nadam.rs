//! NAdam: Adam with Nesterov's look ahead in place of plain momentum.
//!
//! The average of the *next* step and the gradient of this one stand in for m̂:
//! `m̂_t = μ_{t+1} m_t/(1 − P_{t+1}) + (1 − μ_t) g_t/(1 − P_t)`, with a momentum that warms up,
//! `μ_t = β₁ (1 − ½ · 0.96^{tψ})`, and its running product `P_t = μ_1 ⋯ μ_t`; v̂ and the step are Adam's.
//! Algorithm 2 of the paper with its schedule of μ; defaults are PyTorch's. As Adam, it does not come to rest
//! among noisy gradients.

use super::stages::{
    self, BETA1, BETA2, DECAY_LINES, DECOUPLED_WEIGHT_DECAY, MOMENT_LINES, Moments, WeightDecay,
};
use super::{Entry, Optimizer, State, Step};
use crate::math;
use crate::spec::{
    Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings, Spec, StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(2e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);
const MOMENTUM_DECAY: Hyperparameter =
    Hyperparameter::log("momentum_decay", r"\psi", 4e-3, [0.0, 1e3], [1e-4, 1.0]);

static SPEC: Spec = Spec {
    id: "nadam",
    name: "NAdam",
    formula: Text::new(&[
        DECAY_LINES[0],
        DECAY_LINES[1],
        Line::always(r"\mu_t = \beta_1\,(1-\frac{1}{2}\,0.96^{t\,\psi})"),
        Line::always(r"\mu_{t+1} = \beta_1\,(1-\frac{1}{2}\,0.96^{(t+1)\,\psi})"),
        Line::always(r"P_0 = 1"),
        Line::always(r"P_t = P_{t-1}\,\mu_t"),
        MOMENT_LINES[0],
        MOMENT_LINES[1],
        Line::always(
            r"\hat m_t = \frac{\mu_{t+1}\,m_t}{1-P_t\,\mu_{t+1}} + \frac{(1-\mu_t)\,g_t}{1-P_t}",
        ),
        Line::always(r"\hat v_t = \frac{v_t}{1-\beta_2^t}"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}"),
    ]),
    hyperparameters: &[
        LEARNING_RATE,
        BETA1,
        BETA2,
        EPS,
        WEIGHT_DECAY,
        MOMENTUM_DECAY,
        DECOUPLED_WEIGHT_DECAY,
    ],
    conventions: &["pytorch"],
    state: &[
        Moments::SLOTS[0],
        Moments::SLOTS[1],
        StateSlot { name: "mu_product", symbol: "P", meaning: Meaning::Number },
        Moments::SLOTS[2],
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "T. Dozat, Incorporating Nesterov Momentum into Adam, ICLR 2016 Workshop, Algorithm 2",
        url: "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    }]),
    disagreements: Text::new(
        "PyTorch and Keras warm the momentum up, optax and many explanations keep μ = β₁. With PyTorch's default precision the product P is a 32-bit number even \
         for 64-bit parameters; here, and in our reference, it has 64.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(NAdam::new(n)) };

#[derive(Debug, Clone, Default)]
struct NAdam {
    beta1: f64,
    eps: f64,
    weight_decay: WeightDecay,
    momentum_decay: f64,
    moments: Moments,
    mu_product: f64,
    /// μ_{t+1}, which the next step begins with; NaN before the first.
    mu_next: f64,
}

impl NAdam {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), mu_product: 1.0, ..Self::default() }
    }

    /// The momentum μ of a step.
    fn mu(&self, step: f64) -> f64 {
        self.beta1 * (1.0 - 0.5 * math::pow(0.96, step * self.momentum_decay))
    }
}

impl Optimizer for NAdam {
    fn set(&mut self, settings: &Settings) {
        self.beta1 = settings.get(&BETA1);
        self.eps = settings.get(&EPS);
        self.weight_decay = WeightDecay::chosen(settings, &WEIGHT_DECAY);
        self.momentum_decay = settings.get(&MOMENTUM_DECAY);
        self.moments.set(settings);
        self.mu_next = self.mu(f64::from(self.moments.correction.step) + 1.0);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [_, second] = self.moments.advance();
        let step = f64::from(self.moments.correction.step);
        let mu = if step > 1.0 { self.mu_next } else { self.mu(step) };
        let mu_next = self.mu(step + 1.0);
        self.mu_next = mu_next;
        self.mu_product *= mu;
        let rate_now = learning_rate * (1.0 - mu) / (1.0 - self.mu_product);
        let rate_next = learning_rate * mu_next / (1.0 - self.mu_product * mu_next);
        let WeightDecay { coupled, decoupled } = self.weight_decay;
        for ((theta, &g), moment) in parameters.iter_mut().zip(gradient).zip(self.moments.each()) {
            let g = stages::l2(g, *theta, coupled);
            let [m, v] = moment.update(g);
            let scale = (v / second).sqrt() + self.eps;
            let decayed = stages::decay(*theta, learning_rate, decoupled);
            *theta = decayed - rate_now * g / scale - rate_next * m / scale;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        let [m, v, step] = self.moments.state();
        vec![m, v, ("mu_product", State::Number(self.mu_product)), step]
    }

    /// η/(√v̂ + ε).
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let Moments { v, correction, .. } = &self.moments;
        let [_, second] = correction.current();
        let scales = v.iter().map(|v| (v / second).sqrt() + self.eps);
        stages::scaled_rates(rates, learning_rate, correction.step, scales);
    }
}
