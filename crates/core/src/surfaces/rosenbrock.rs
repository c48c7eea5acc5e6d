//! Rosenbrock's valley: easy to find, slow to follow.
//!
//! `f(x, y) = (1 − x)² + 100 (y − x²)²`. The floor of the valley is the parabola y = x²; along it the slope
//! is gentle and across it steep: at the minimum (1, 1) the condition number is about 2,500.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "rosenbrock",
    formula: Text::new(r"(1-x)^2 + 100\,(y-x^2)^2"),
    domain: [-2.0, 2.0, -1.0, 3.0],
    start: [-1.5, 2.0],
    minima: &[Minimum::global(1.0, 1.0, 0.0)],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.001),
        ("momentum", 0.001),
        ("nesterov", 0.001),
        ("adagrad", 1.0),
        ("adadelta", 5.0),
        ("rmsprop", 0.05),
        ("adam", 0.5),
        ("amsgrad", 0.5),
        ("adamw", 0.5),
        ("adamax", 1.0),
        ("nadam", 0.1),
        ("radam", 0.002),
        ("rprop", 0.1),
        ("lion", 0.02),
        ("adabelief", 0.5),
        ("yogi", 0.5),
        ("newton", 0.1),
        ("lbfgs", 0.01),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, \
               The Computer Journal 3(3), 1960",
        url: "https://doi.org/10.1093/comjnl/3.3.175",
    }),
    build: |_| Box::new(Rosenbrock),
};

#[derive(Debug)]
struct Rosenbrock;

impl Formula for Rosenbrock {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x - 1.0).square() + (y - x.square()).square() * 100.0
    }
}
