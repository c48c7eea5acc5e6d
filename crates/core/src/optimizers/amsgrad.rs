//! AMSGrad: Adam whose denominator never falls, so that a rare steep gradient is not forgotten.
//!
//! `v̂_t = max(v̂_{t−1}, v_t)` takes the place of v in Adam's step. Adam can cycle for ever, or run the wrong
//! way, on a convex problem where v forgets (the paper's Theorem 1); this cannot, but an early steep slope
//! then shortens all steps that follow. Defaults are Adam's.

use super::stages::{self, BETA1, BETA2, MOMENT_LINES, Moments, divisors};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "amsgrad",
    name: "AMSGrad",
    formula: Text::new(&[
        L2_DECAY_LINE,
        MOMENT_LINES[0],
        MOMENT_LINES[1],
        Line::always(r"\hat v_t = \max(\hat v_{t-1}, v_t)"),
        Line::always(r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::always(
            r"\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\frac{\hat v_t}{1-\beta_2^t}}+\epsilon}",
        ),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY],
    conventions: &["pytorch"],
    state: &[
        Moments::SLOTS[0],
        Moments::SLOTS[1],
        StateSlot { name: "vhat", symbol: r"\hat v", meaning: Meaning::Magnitude },
        Moments::SLOTS[2],
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "S. J. Reddi, S. Kale, S. Kumar, On the Convergence of Adam and Beyond, ICLR 2018, Algorithm 2",
        url: "https://arxiv.org/abs/1904.09237",
    }]),
    disagreements: Text::new(
        "The paper corrects no bias. PyTorch corrects it, taking the maximum of v before the \
         correction, so that the quotient may still fall.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(AmsGrad::new(n)) };

#[derive(Debug, Clone, Default)]
struct AmsGrad {
    eps: f64,
    weight_decay: f64,
    moments: Moments,
    vhat: Vec<f64>,
}

impl AmsGrad {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), vhat: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for AmsGrad {
    fn set(&mut self, settings: &Settings) {
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.moments.set(settings);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [first, second_root] = divisors(self.moments.advance(), true);
        let rate = learning_rate / first;
        let moments = self.moments.each().zip(&mut self.vhat);
        for ((theta, &g), (moment, vhat)) in parameters.iter_mut().zip(gradient).zip(moments) {
            let [m, v] = moment.update(stages::l2(g, *theta, self.weight_decay));
            *vhat = vhat.max(v);
            *theta -= rate * m / (vhat.sqrt() / second_root + self.eps);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        let [m, v, step] = self.moments.state();
        vec![m, v, ("vhat", State::Vector(&self.vhat)), step]
    }

    /// η/(√v̂ + ε), with the correction of v's bias.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let correction = self.moments.correction;
        let [_, second_root] = divisors(correction.current(), true);
        let scales = self.vhat.iter().map(|vhat| vhat.sqrt() / second_root + self.eps);
        stages::scaled_rates(rates, learning_rate, correction.step, scales);
    }
}
