//! A round bowl: where everything works.
//!
//! `f(x, y) = x² + y²`. The Hessian is 2 everywhere and in every direction: gradient descent goes straight to
//! the minimum, arrives in one step at η = 1/2 and diverges beyond η = 1. What a method does here it does by
//! its own rules, not by the landscape.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "bowl",
    formula: Text::new(r"x^2 + y^2"),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-4.0, 3.0],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.02),
        ("momentum", 0.002),
        ("nesterov", 0.002),
        ("adagrad", 0.5),
        ("adadelta", 10.0),
        ("rmsprop", 0.05),
        ("adam", 0.1),
        ("amsgrad", 0.1),
        ("adamw", 0.1),
        ("adamax", 0.1),
        ("nadam", 0.1),
        ("radam", 0.1),
        ("rprop", 0.01),
        ("lion", 0.1),
        ("adabelief", 0.05),
        ("yogi", 0.1),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer, 2006",
        url: "https://doi.org/10.1007/978-0-387-40065-5",
    }),
    build: |_| Box::new(Bowl),
};

#[derive(Debug)]
struct Bowl;

impl Formula for Bowl {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        x.square() + y.square()
    }
}
