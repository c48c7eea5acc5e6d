//! Styblinski and Tang's function: four valleys, one of them deepest.
//!
//! `f(x, y) = (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2`. The variables do not interact, so each falls to one of two
//! sides by itself; the start is on the wrong side of the hill in x and on the right one in y.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "styblinski_tang",
    formula: Text::new(r"\tfrac12\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\right)"),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [0.5, -0.5],
    minima: &[
        Minimum::global(-2.903534027771177, -2.903534027771177, -78.33233140754282),
        Minimum::local(-2.903534027771177, 2.746802770990837, -64.19561235905536),
        Minimum::local(2.746802770990837, -2.903534027771177, -64.19561235905536),
        Minimum::local(2.746802770990837, 2.746802770990837, -50.05889331056788),
    ],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.002),
        ("momentum", 0.001),
        ("nesterov", 0.001),
        ("adagrad", 0.2),
        ("adadelta", 5.0),
        ("rmsprop", 0.02),
        ("adam", 0.02),
        ("amsgrad", 0.02),
        ("adamw", 0.02),
        ("adamax", 0.02),
        ("nadam", 0.02),
        ("radam", 0.05),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.005),
        ("yogi", 0.02),
        ("newton", 1.0),
        ("lbfgs", 0.02),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "M. A. Styblinski, T.-S. Tang, Experiments in nonconvex optimization: Stochastic approximation with function \
               smoothing and simulated annealing, Neural Networks 3(4), 1990",
        url: "https://doi.org/10.1016/0893-6080(90)90029-K",
    }),
    build: |_| Box::new(StyblinskiTang),
};

#[derive(Debug)]
struct StyblinskiTang;

impl Formula for StyblinskiTang {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let side = |z: R| z.powi(4) - z.square() * 16.0 + z * 5.0;
        (side(x) + side(y)) / 2.0
    }
}
