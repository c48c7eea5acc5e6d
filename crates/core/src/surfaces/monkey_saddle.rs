//! A monkey's saddle: three ways down, and no bottom.
//!
//! `f(x, y) = x³ − 3xy²`. At the origin the gradient and the whole Hessian are 0: second derivatives say
//! nothing there. There is no minimum; a run that has found one of the three ways falls for ever, faster and
//! faster.

use super::{Formula, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "monkey_saddle",
    formula: Text::new(r"x^3 - 3xy^2"),
    domain: [-2.0, 2.0, -2.0, 2.0],
    start: [1.6, 0.1],
    minima: &[],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.002),
        ("momentum", 0.0002),
        ("nesterov", 0.0002),
        ("adagrad", 0.05),
        ("adadelta", 0.5),
        ("rmsprop", 0.005),
        ("adam", 0.005),
        ("amsgrad", 0.005),
        ("adamw", 0.005),
        ("adamax", 0.01),
        ("nadam", 0.005),
        ("radam", 0.02),
        ("rprop", 0.01),
        ("lion", 0.01),
        ("adabelief", 0.001),
        ("yogi", 0.005),
        ("newton", 1.0),
        ("lbfgs", 0.0002),
        ("line_search", 0.002),
    ],
    reference: Text::new(Reference {
        text: "D. Hilbert, S. Cohn-Vossen, Anschauliche Geometrie, Springer, 1932",
        url: "https://mathworld.wolfram.com/MonkeySaddle.html",
    }),
    build: |_| Box::new(MonkeySaddle),
};

#[derive(Debug)]
struct MonkeySaddle;

impl Formula for MonkeySaddle {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        x.powi(3) - x * y.square() * 3.0
    }
}
