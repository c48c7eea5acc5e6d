//! Gradient descent with backtracking: try a long step, and shorten it until the function falls enough.
//!
//! The step is the first of `η, ηρ, ηρ², …` with `f(θ − αg) ≤ f(θ) − c₁ α gᵀg` (Armijo's condition: at least the
//! share c₁ of what the slope promises); after `max_trials` failures it stays where it is. Algorithm 3.1 of
//! Nocedal & Wright with the gradient for a direction; c₁ = 10⁻⁴ is theirs. It needs no tuned rate and never
//! climbs, but each trial costs an evaluation, and it still zigzags through a ravine as any gradient descent.

use super::{Entry, Optimizer, State, Step};
use crate::linalg::dot;
use crate::spec::{
    BELOW_ONE, Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1.0);
const C1: Hyperparameter = Hyperparameter::log("c1", r"c_1", 1e-4, [0.0, BELOW_ONE], [1e-6, 0.5]);
const SHRINK: Hyperparameter = Hyperparameter::linear("shrink", r"\rho", 0.5, [0.05, 0.95]);
const MAX_TRIALS: Hyperparameter = Hyperparameter::integer("max_trials", "K", 50, [1, 100]);

static SPEC: Spec = Spec {
    id: "line_search",
    name: "Line search",
    formula: Text::new(&[
        Line::always(
            r"\alpha_t = \max\{\eta\,\rho^k : k < K,\ f(\theta_{t-1} - \eta\,\rho^k\,g_t) \le f(\theta_{t-1}) - c_1\,\eta\,\rho^k\,g_t^\top g_t\}",
        ),
        Line::always(r"\theta_t = \theta_{t-1} - \alpha_t\,g_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, C1, SHRINK, MAX_TRIALS],
    conventions: &["paper"],
    state: &[
        StateSlot { name: "accepted_rate", symbol: r"\alpha", meaning: Meaning::Number },
        StateSlot { name: "trials", symbol: "k", meaning: Meaning::Number },
    ],
    needs: Needs::Values,
    elementwise: false,
    tame: &[],
    zero_gradient: Response::Stays,
    non_finite: Response::Stays,
    references: Text::new(&[
        Reference {
            text: "J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer 2006, Algorithm 3.1",
            url: "https://doi.org/10.1007/978-0-387-40065-5",
        },
        Reference {
            text: "L. Armijo, Minimization of functions having Lipschitz continuous first partial \
                   derivatives, Pacific Journal of Mathematics 16(1), 1966",
            url: "https://doi.org/10.2140/pjm.1966.16.1",
        },
    ]),
    disagreements: Text::new(
        "The first trial is η at every step here; many begin at the rate accepted last, or a little above. \
         Quasi-Newton methods demand Wolfe's second condition too.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(LineSearch::new(n)) };

#[derive(Debug, Clone, Default)]
struct LineSearch {
    c1: f64,
    shrink: f64,
    max_trials: u32,
    trial: Vec<f64>,
    /// The α of the last step; 0 where no trial was good enough.
    accepted_rate: f64,
    /// How many trials the last step took; 0 before the first.
    trials: u32,
}

impl LineSearch {
    fn new(dimension: usize) -> Self {
        Self { trial: vec![0.0; dimension], ..Self::default() }
    }
}

impl Optimizer for LineSearch {
    fn set(&mut self, settings: &Settings) {
        self.c1 = settings.get(&C1);
        self.shrink = settings.get(&SHRINK);
        self.max_trials = settings.get(&MAX_TRIALS) as u32;
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, oracle }: Step<'_>) {
        let value = oracle.value(parameters);
        let slope = dot(gradient, gradient);
        let mut rate = learning_rate;
        (self.accepted_rate, self.trials) = (0.0, 0);
        while self.trials < self.max_trials {
            self.trials += 1;
            for (trial, (theta, g)) in self.trial.iter_mut().zip(parameters.iter().zip(gradient)) {
                *trial = theta - rate * g;
            }
            // Never true of a NaN on either side.
            if oracle.value(&self.trial) <= value - self.c1 * rate * slope {
                parameters.copy_from_slice(&self.trial);
                self.accepted_rate = rate;
                return;
            }
            rate *= self.shrink;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("accepted_rate", State::Number(self.accepted_rate)),
            ("trials", State::Number(f64::from(self.trials))),
        ]
    }

    /// The accepted rate; the learning rate before the first step.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        rates.fill(if self.trials == 0 { learning_rate } else { self.accepted_rate });
    }
}
