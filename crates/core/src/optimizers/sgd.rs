//! Gradient descent: a step against the gradient, as long as the gradient is steep.
//!
//! `θ_t = θ_{t−1} − η g_t`, with `g_t` the gradient, or the estimate of it that a mini-batch gives.
//! On a quadratic it converges for η < 2/λmax and diverges beyond.

use super::{Entry, Optimizer, State, Step, stages::l2};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Needs, Reference, Response, Settings, Spec, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-3);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);

static SPEC: Spec = Spec {
    id: "sgd",
    name: "SGD",
    formula: Text::new(&[L2_DECAY_LINE, Line::always(r"\theta_t = \theta_{t-1} - \eta\,g_t")]),
    hyperparameters: &[LEARNING_RATE, WEIGHT_DECAY],
    conventions: &["pytorch", "slides"],
    state: &[],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.1)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[
        Reference {
            text: "A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, \
                   C. R. Acad. Sci. Paris 25, 1847",
            url: "https://gallica.bnf.fr/ark:/12148/bpt6k2982c/f540",
        },
        Reference {
            text: "H. Robbins, S. Monro, A Stochastic Approximation Method, \
                   Annals of Mathematical Statistics 22(3), 1951",
            url: "https://doi.org/10.1214/aoms/1177729586",
        },
    ]),
    disagreements: Text::new(
        "None: all agree. The slides' hat over the gradient says that it is an estimate.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |_| Box::new(Sgd::default()) };

#[derive(Debug, Clone, Default)]
struct Sgd {
    weight_decay: f64,
}

impl Optimizer for Sgd {
    fn set(&mut self, settings: &Settings) {
        self.weight_decay = settings.get(&WEIGHT_DECAY);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        for (theta, &g) in parameters.iter_mut().zip(gradient) {
            *theta -= learning_rate * l2(g, *theta, self.weight_decay);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        Vec::new()
    }

    /// 2/(λ + weight decay).
    fn stability_limit(&self, curvature: f64) -> Option<f64> {
        Some(2.0 / (curvature + self.weight_decay))
    }
}
