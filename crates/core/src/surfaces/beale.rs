//! Beale's function: a flat valley between steep corners.
//!
//! `f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²`. Towards the corners it rises to 10⁵;
//! the valley to the minimum is so flat, and at (0, 1) crossed by a saddle, that a rate that is safe in the
//! corners hardly moves there. At the minimum the condition number is about 160.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "beale",
    formula: Text::new(r"(1.5-x+xy)^2 + (2.25-x+xy^2)^2 + (2.625-x+xy^3)^2"),
    domain: [-4.5, 4.5, -4.5, 4.5],
    start: [1.0, 1.5],
    minima: &[Minimum::global(3.0, 0.5, 0.0)],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.02),
        ("momentum", 0.002),
        ("nesterov", 0.005),
        ("adagrad", 2.0),
        ("adadelta", 10.0),
        ("rmsprop", 0.1),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.5),
        ("adamax", 1.0),
        ("nadam", 0.2),
        ("radam", 0.01),
        ("rprop", 0.01),
        ("lion", 0.1),
        ("adabelief", 0.2),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "J. J. Moré, B. S. Garbow, K. E. Hillstrom, Testing Unconstrained Optimization Software, \
               ACM Transactions on Mathematical Software 7(1), 1981, problem 5 (after E. M. L. Beale, 1958)",
        url: "https://doi.org/10.1145/355934.355936",
    }),
    build: |_| Box::new(Beale),
};

#[derive(Debug)]
struct Beale;

impl Formula for Beale {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let (y2, y3) = (y.square(), y.powi(3));
        (x * y - x + 1.5).square() + (x * y2 - x + 2.25).square() + (x * y3 - x + 2.625).square()
    }
}
