//! The three-hump camel: a minimum between two that are not as deep.
//!
//! `f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y²`. Coming from the right, a run meets a local minimum first; whether
//! it stops there is a matter of rate and momentum.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "three_hump_camel",
    formula: Text::new(r"2x^2 - 1.05\,x^4 + \tfrac16 x^6 + xy + y^2"),
    domain: [-2.5, 2.5, -2.5, 2.5],
    start: [2.3, 1.2],
    minima: &[
        Minimum::global(0.0, 0.0, 0.0),
        Minimum::local(-1.7475523458302888, 0.8737761729151444, 0.2986384422368598),
        Minimum::local(1.7475523458302888, -0.8737761729151444, 0.2986384422368598),
    ],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.05),
        ("momentum", 0.002),
        ("nesterov", 0.002),
        ("adagrad", 2.0),
        ("adadelta", 10.0),
        ("rmsprop", 0.2),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 0.5),
        ("nadam", 0.05),
        ("radam", 0.2),
        ("rprop", 0.2),
        ("lion", 0.05),
        ("adabelief", 0.2),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 0.05),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, \
               International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 2013",
        url: "https://doi.org/10.1504/IJMMNO.2013.055204",
    }),
    build: |_| Box::new(ThreeHumpCamel),
};

#[derive(Debug)]
struct ThreeHumpCamel;

impl Formula for ThreeHumpCamel {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        x.square() * 2.0 - x.powi(4) * 1.05 + x.powi(6) / 6.0 + x * y + y.square()
    }
}
