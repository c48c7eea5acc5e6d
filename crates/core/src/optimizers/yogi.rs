//! Yogi: Adam whose mean square changes by steps of g², up or down, however far off it is.
//!
//! `v_t = v_{t−1} − (1 − β₂) sign(v_{t−1} − g_t²) g_t²`, the rest is Adam's. Adam's v falls in proportion to
//! v − g² and soon forgets a steep gradient; this one falls in proportion to g², slowly. Defaults are the
//! paper's (ε = 10⁻³, η = 10⁻²) and, for the first v, those of the packages. The large ε leaves small gradients
//! with small steps.

use super::stages::{self, BETA1, BETA2, MOMENT_LINES, Moments, divisors};
use super::{Entry, Optimizer, State, Step};
use crate::number::sign;
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Needs, Reference, Response, Settings, Spec, Text, When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-2);
const EPS: Hyperparameter = Hyperparameter::eps(1e-3);
const INITIAL: Hyperparameter =
    Hyperparameter::log("initial_accumulator_value", "a", 1e-6, [0.0, 1e3], [1e-8, 1.0]);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "yogi",
    name: "Yogi",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::when(When::Nonzero("initial_accumulator_value"), r"v_0 = a"),
        MOMENT_LINES[0],
        Line::always(r"v_t = v_{t-1} - (1-\beta_2)\,\operatorname{sign}(v_{t-1}-g_t^2)\,g_t^2"),
        Line::always(r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::always(r"\hat v_t = \frac{v_t}{1-\beta_2^t}"),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}"),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, INITIAL, WEIGHT_DECAY],
    conventions: &["paper"],
    state: &Moments::SLOTS,
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "M. Zaheer, S. Reddi, D. Sachan, S. Kale, S. Kumar, Adaptive Methods for Nonconvex \
               Optimization, NeurIPS 2018, Algorithm 2",
        url: "https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization",
    }]),
    disagreements: Text::new(
        "The paper corrects no bias; optax and the PyTorch packages do, as here. They \
         start m at the initial value of v too, where here and in the paper it starts at 0.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Yogi::new(n)) };

#[derive(Debug, Clone, Default)]
struct Yogi {
    eps: f64,
    weight_decay: f64,
    moments: Moments,
}

impl Yogi {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), ..Self::default() }
    }
}

impl Optimizer for Yogi {
    fn set(&mut self, settings: &Settings) {
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.moments.set(settings);
        if self.moments.correction.step == 0 {
            self.moments.v.fill(settings.get(&INITIAL));
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [first, second_root] = divisors(self.moments.advance(), true);
        let rate = learning_rate / first;
        for ((theta, &g), moment) in parameters.iter_mut().zip(gradient).zip(self.moments.each()) {
            let g = stages::l2(g, *theta, self.weight_decay);
            let (m, v) = (moment.m, moment.v);
            *m = stages::average(*m, g, moment.beta1);
            *v -= (1.0 - moment.beta2) * sign(*v - g * g) * (g * g);
            *theta -= rate * *m / (v.sqrt() / second_root + self.eps);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        self.moments.state().to_vec()
    }

    /// η/(√v̂ + ε).
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let Moments { v, correction, .. } = &self.moments;
        let [_, second_root] = divisors(correction.current(), true);
        let scales = v.iter().map(|v| v.sqrt() / second_root + self.eps);
        stages::scaled_rates(rates, learning_rate, correction.step, scales);
    }
}
