//! RAdam: Adam that divides by √v only once v has seen enough gradients to be trusted.
//!
//! The average v of t steps holds about `ρ_t = ρ_∞ − 2t β₂ᵗ/(1 − β₂ᵗ)` gradients, of at most
//! `ρ_∞ = 2/(1 − β₂) − 1`. While ρ_t ≤ 5 the step is momentum, `−η m̂_t`; then it is Adam's times the
//! rectification `r_t`, which grows from near 0 to 1: a warm-up that comes from the method (Algorithm 2 of the
//! paper). The first steps are as long as the gradient is steep: a rate that suits Adam may be too great for them.

use super::stages::{
    self, BETA1, BETA2, DECAY_LINES, DECOUPLED_WEIGHT_DECAY, MOMENT_LINES, Moments, WeightDecay,
};
use super::{Entry, Optimizer, State, Step};
use crate::spec::{Hyperparameter, Line, Needs, Reference, Response, Settings, Spec, Text};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "radam",
    name: "RAdam",
    formula: Text::new(&[
        DECAY_LINES[0],
        DECAY_LINES[1],
        MOMENT_LINES[0],
        MOMENT_LINES[1],
        Line::always(r"\hat m_t = \frac{m_t}{1-\beta_1^t}"),
        Line::always(r"\rho_\infty = \frac{2}{1-\beta_2} - 1"),
        Line::always(r"\rho_t = \rho_\infty - \frac{2\,t\,\beta_2^t}{1-\beta_2^t}"),
        Line::always(
            r"r_t = \begin{cases} \sqrt{\frac{(\rho_t-4)\,(\rho_t-2)\,\rho_\infty}{(\rho_\infty-4)\,(\rho_\infty-2)\,\rho_t}} & \text{if } \rho_t > 5 \\ 0 & \text{otherwise} \end{cases}",
        ),
        Line::always(
            r"l_t = \begin{cases} r_t\,\frac{\sqrt{1-\beta_2^t}}{\sqrt{v_t}+\epsilon} & \text{if } \rho_t > 5 \\ 1 & \text{otherwise} \end{cases}",
        ),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,l_t\,\hat m_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY, DECOUPLED_WEIGHT_DECAY],
    conventions: &["pytorch"],
    state: &Moments::SLOTS,
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[Reference {
        text: "L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao, J. Han, On the Variance of the Adaptive \
               Learning Rate and Beyond, ICLR 2020, Algorithm 2",
        url: "https://arxiv.org/abs/1908.03265",
    }]),
    disagreements: Text::new(
        "The paper rectifies from ρ > 4 on, PyTorch and the authors' code from ρ > 5. PyTorch adds ε to \
         √v before the correction of its bias, so that ε counts more in the first steps. The paper \
         has no ε.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(RAdam::new(n)) };

#[derive(Debug, Clone, Default)]
struct RAdam {
    beta2: f64,
    eps: f64,
    weight_decay: WeightDecay,
    moments: Moments,
}

impl RAdam {
    fn new(dimension: usize) -> Self {
        Self { moments: Moments::new(dimension), ..Self::default() }
    }

    /// r_t √(1 − β₂ᵗ), by which 1/(√v + ε) is multiplied; `None` while v is not to be trusted.
    fn rectification(&self) -> Option<f64> {
        let correction = &self.moments.correction;
        let [_, second] = correction.current();
        let longest = 2.0 / (1.0 - self.beta2) - 1.0;
        let length =
            longest - 2.0 * f64::from(correction.step) * correction.second_power() / second;
        let share = (length - 4.0) * (length - 2.0) * longest
            / ((longest - 4.0) * (longest - 2.0) * length);
        (length > 5.0).then(|| share.sqrt() * second.sqrt())
    }
}

impl Optimizer for RAdam {
    fn set(&mut self, settings: &Settings) {
        self.beta2 = settings.get(&BETA2);
        self.eps = settings.get(&EPS);
        self.weight_decay = WeightDecay::chosen(settings, &WEIGHT_DECAY);
        self.moments.set(settings);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        let [first, _] = self.moments.advance();
        let rectification = self.rectification();
        let WeightDecay { coupled, decoupled } = self.weight_decay;
        for ((theta, &g), moment) in parameters.iter_mut().zip(gradient).zip(self.moments.each()) {
            let [m, v] = moment.update(stages::l2(g, *theta, coupled));
            let rate = rectification.map_or(1.0, |r| r / (v.sqrt() + self.eps));
            let decayed = stages::decay(*theta, learning_rate, decoupled);
            *theta = decayed - m / first * learning_rate * rate;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        self.moments.state().to_vec()
    }

    /// η r √(1 − β₂ᵗ)/(√v + ε), or η while v is not to be trusted.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        match self.rectification() {
            None => rates.fill(learning_rate),
            Some(r) => {
                for (rate, v) in rates.iter_mut().zip(&self.moments.v) {
                    *rate = learning_rate * r / (v.sqrt() + self.eps);
                }
            }
        }
    }
}
