//! McCormick's function: a wavy trough that runs down.
//!
//! `f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1`. Along the trough x ≈ y the sine goes up and down while
//! all falls by π with each step of (−π, −π). The domain holds two of the endless minima, the deeper one at
//! (1/2 − π/3, −1/2 − π/3); on the whole plane none is the lowest.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "mccormick",
    formula: Text::new(r"\sin(x+y) + (x-y)^2 - 1.5x + 2.5y + 1"),
    domain: [-1.5, 4.0, -3.0, 4.0],
    start: [-1.0, 3.0],
    minima: &[
        Minimum::global(-0.5471975511965977, -1.5471975511965979, -1.9132229549810364),
        Minimum::local(2.5943951023931957, 1.5943951023931955, 1.2283696986087569),
    ],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.05),
        ("momentum", 0.005),
        ("nesterov", 0.005),
        ("adagrad", 0.5),
        ("adadelta", 10.0),
        ("rmsprop", 0.05),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 0.5),
        ("nadam", 0.1),
        ("radam", 0.5),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.1),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 0.2),
        ("line_search", 0.05),
    ],
    reference: Text::new(Reference {
        text: "M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, \
               International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 2013",
        url: "https://doi.org/10.1504/IJMMNO.2013.055204",
    }),
    build: |_| Box::new(Mccormick),
};

#[derive(Debug)]
struct Mccormick;

impl Formula for Mccormick {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x + y).sin() + (x - y).square() - x * 1.5 + y * 2.5 + 1.0
    }
}
