//! Rprop: only the sign of the gradient counts; each axis keeps a step of its own, which grows while the sign
//! holds and shrinks when it turns.
//!
//! `Δ_t = clip(Δ_{t−1} · c_t)`, with c = η₊ where the gradient kept its sign, η₋ where it turned and 1 where
//! either is 0; `θ_t = θ_{t−1} − Δ_t sign(p_t)`. After a turn the gradient is forgotten for one step (p = 0): the
//! parameter waits, as in iRprop⁻. The learning rate is the first Δ and is not asked again, so a schedule does
//! nothing. Defaults are the first paper's but for the first Δ, which is PyTorch's. It is for whole batches: noise
//! in the gradient turns its sign, and the steps shrink to nothing.

use super::{Entry, Optimizer, State, Step};
use crate::number::sign;
use crate::spec::{
    Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings, Spec, StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-2);
const ETA_MINUS: Hyperparameter = Hyperparameter::linear("etaminus", r"\eta_-", 0.5, [0.01, 0.99]);
const ETA_PLUS: Hyperparameter = Hyperparameter::linear("etaplus", r"\eta_+", 1.2, [1.0, 3.0]);
const STEP_SIZE_MIN: Hyperparameter =
    Hyperparameter::log("step_size_min", r"\Delta_{\min}", 1e-6, [0.0, 1e3], [1e-8, 1.0]);
const STEP_SIZE_MAX: Hyperparameter =
    Hyperparameter::log("step_size_max", r"\Delta_{\max}", 50.0, [0.0, 1e6], [1e-2, 1e3]);

static SPEC: Spec = Spec {
    id: "rprop",
    name: "Rprop",
    formula: Text::new(&[
        Line::always(r"\Delta_0 = \eta"),
        Line::always(
            r"c_t = \begin{cases} \eta_+ & \text{if } g_t\,p_{t-1} > 0 \\ \eta_- & \text{if } g_t\,p_{t-1} < 0 \\ 1 & \text{otherwise} \end{cases}",
        ),
        Line::always(r"\Delta_t = \min(\max(c_t\,\Delta_{t-1}, \Delta_{\min}), \Delta_{\max})"),
        Line::always(
            r"p_t = \begin{cases} 0 & \text{if } g_t\,p_{t-1} < 0 \\ g_t & \text{otherwise} \end{cases}",
        ),
        Line::always(r"\theta_t = \theta_{t-1} - \Delta_t\,\operatorname{sign}(p_t)"),
    ]),
    hyperparameters: &[LEARNING_RATE, ETA_MINUS, ETA_PLUS, STEP_SIZE_MIN, STEP_SIZE_MAX],
    conventions: &["pytorch"],
    state: &[
        StateSlot { name: "previous_gradient", symbol: "p", meaning: Meaning::Gradients },
        StateSlot { name: "step_size", symbol: r"\Delta", meaning: Meaning::Magnitude },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[
        Reference {
            text: "C. Igel, M. Hüsken, Empirical evaluation of the improved Rprop learning algorithms, \
                   Neurocomputing 50, 2003 (iRprop⁻)",
            url: "https://doi.org/10.1016/S0925-2312(01)00700-7",
        },
        Reference {
            text: "M. Riedmiller, H. Braun, A direct adaptive method for faster backpropagation learning: \
                   the RPROP algorithm, IEEE International Conference on Neural Networks 1993",
            url: "https://doi.org/10.1109/ICNN.1993.298623",
        },
    ]),
    disagreements: Text::new(
        "The first paper takes the last move back when the sign turns; PyTorch only waits a step \
         (iRprop⁻). PyTorch gives a NaN the sign 0 and stays; here it spreads, to be seen.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Rprop::new(n)) };

#[derive(Debug, Clone, Default)]
struct Rprop {
    etaminus: f64,
    etaplus: f64,
    step_size_min: f64,
    step_size_max: f64,
    previous_gradient: Vec<f64>,
    step_size: Vec<f64>,
    started: bool,
}

impl Rprop {
    fn new(dimension: usize) -> Self {
        Self {
            previous_gradient: vec![0.0; dimension],
            step_size: vec![0.0; dimension],
            ..Self::default()
        }
    }
}

impl Optimizer for Rprop {
    fn set(&mut self, settings: &Settings) {
        self.etaminus = settings.get(&ETA_MINUS);
        self.etaplus = settings.get(&ETA_PLUS);
        self.step_size_min = settings.get(&STEP_SIZE_MIN);
        self.step_size_max = settings.get(&STEP_SIZE_MAX);
        if !self.started {
            self.step_size.fill(settings.learning_rate());
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        if !self.started {
            // A schedule may have changed the first rate.
            self.step_size.fill(learning_rate);
            self.started = true;
        }
        let state = self.previous_gradient.iter_mut().zip(&mut self.step_size);
        for ((theta, &g), (previous, size)) in parameters.iter_mut().zip(gradient).zip(state) {
            let agreement = g * *previous;
            let turned = agreement < 0.0;
            let factor = if agreement > 0.0 {
                self.etaplus
            } else if turned {
                self.etaminus
            } else {
                1.0
            };
            // Not `clamp`, which panics where the bounds are crossed; the greater bound then wins.
            *size = (factor * *size).max(self.step_size_min).min(self.step_size_max);
            *previous = if turned { 0.0 } else { g };
            *theta -= *size * sign(*previous);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("previous_gradient", State::Vector(&self.previous_gradient)),
            ("step_size", State::Vector(&self.step_size)),
        ]
    }

    /// Δ: the step itself, for of the gradient only the sign is used.
    fn effective_rates(&self, _learning_rate: f64, rates: &mut [f64]) {
        rates.copy_from_slice(&self.step_size);
    }
}
