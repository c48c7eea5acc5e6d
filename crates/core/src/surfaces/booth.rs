//! Booth's function: a gentle ravine at 45°.
//!
//! `f(x, y) = (x + 2y − 7)² + (2x + y − 5)²`: two linear equations in the sense of least squares. The
//! eigenvalues of the Hessian are 2 and 18, so that gradient descent converges for η < 1/9.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "booth",
    formula: Text::new(r"(x+2y-7)^2 + (2x+y-5)^2"),
    domain: [-10.0, 10.0, -10.0, 10.0],
    start: [-8.0, -5.0],
    minima: &[Minimum::global(1.0, 3.0, 0.0)],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.005),
        ("momentum", 0.001),
        ("nesterov", 0.001),
        ("adagrad", 2.0),
        ("adadelta", 10.0),
        ("rmsprop", 0.1),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 0.5),
        ("nadam", 0.5),
        ("radam", 0.02),
        ("rprop", 0.01),
        ("lion", 0.2),
        ("adabelief", 0.1),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, \
               International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 2013",
        url: "https://doi.org/10.1504/IJMMNO.2013.055204",
    }),
    build: |_| Box::new(Booth),
};

#[derive(Debug)]
struct Booth;

impl Formula for Booth {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x + y * 2.0 - 7.0).square() + (x * 2.0 + y - 5.0).square()
    }
}
