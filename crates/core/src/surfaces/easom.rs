//! Easom's function: a hole in a plain.
//!
//! `f(x, y) = −cos x · cos y · e^(−(x − π)² − (y − π)²)`. Beyond a distance of 3 from the hole at (π, π) the
//! gradient is below 10⁻³ and no descent finds it; the start is on the rim.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};
use std::f64::consts::PI;

pub(super) static SPEC: Spec = Spec {
    id: "easom",
    formula: Text::new(r"-\cos x\,\cos y\;e^{-(x-\pi)^2-(y-\pi)^2}"),
    domain: [-1.0, 7.0, -1.0, 7.0],
    start: [1.9, 4.3],
    minima: &[Minimum::global(PI, PI, -1.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.05),
        ("momentum", 0.01),
        ("nesterov", 0.01),
        ("adagrad", 0.1),
        ("adadelta", 1.0),
        ("rmsprop", 0.01),
        ("adam", 0.01),
        ("amsgrad", 0.01),
        ("adamw", 0.01),
        ("adamax", 0.02),
        ("nadam", 0.01),
        ("radam", 0.1),
        ("rprop", 0.01),
        ("lion", 0.02),
        ("adabelief", 0.005),
        ("yogi", 0.01),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, \
               International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 2013",
        url: "https://doi.org/10.1504/IJMMNO.2013.055204",
    }),
    build: |_| Box::new(Easom),
};

#[derive(Debug)]
struct Easom;

impl Formula for Easom {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let distance = (x - PI).square() + (y - PI).square();
        -(x.cos() * y.cos() * (-distance).exp())
    }
}
