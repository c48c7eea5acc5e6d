//! Matyas' function: a long shallow trough along the diagonal.
//!
//! `f(x, y) = 0.26 (x² + y²) − 0.48 xy`. The eigenvalues of the Hessian are 0.04 along y = x and 1 across it: a
//! condition number of 25 that no scaling of the axes can cure.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "matyas",
    formula: Text::new(r"0.26\,(x^2+y^2) - 0.48\,xy"),
    domain: [-10.0, 10.0, -10.0, 10.0],
    start: [-8.0, 3.0],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.5),
        ("momentum", 0.05),
        ("nesterov", 0.05),
        ("adagrad", 5.0),
        ("adadelta", 10.0),
        ("rmsprop", 0.2),
        ("adam", 0.5),
        ("amsgrad", 0.5),
        ("adamw", 0.5),
        ("adamax", 2.0),
        ("nadam", 1.0),
        ("radam", 2.0),
        ("rprop", 0.01),
        ("lion", 0.2),
        ("adabelief", 0.5),
        ("yogi", 0.5),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, \
               International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 2013",
        url: "https://doi.org/10.1504/IJMMNO.2013.055204",
    }),
    build: |_| Box::new(Matyas),
};

#[derive(Debug)]
struct Matyas;

impl Formula for Matyas {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x.square() + y.square()) * 0.26 - x * y * 0.48
    }
}
