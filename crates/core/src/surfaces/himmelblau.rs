//! Himmelblau's function: four minima, all equally deep.
//!
//! `f(x, y) = (x² + y − 11)² + (x + y² − 7)²`. Between the minima stand a hill and four passes. The start lies
//! by the hill's top, near (−0.27, −0.92): which minimum a run ends in is a matter of its first steps.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "himmelblau",
    formula: Text::new(r"(x^2+y-11)^2 + (x+y^2-7)^2"),
    domain: [-5.5, 5.5, -5.5, 5.5],
    start: [-0.5, -1.0],
    minima: &[
        Minimum::global(3.0, 2.0, 0.0),
        Minimum::global(-2.805118086952745, 3.131312518250573, 0.0),
        Minimum::global(-3.779310253377747, -3.2831859912861696, 0.0),
        Minimum::global(3.5844283403304917, -1.8481265269644036, 0.0),
    ],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.001),
        ("momentum", 0.001),
        ("nesterov", 0.001),
        ("adagrad", 0.2),
        ("adadelta", 5.0),
        ("rmsprop", 0.02),
        ("adam", 0.05),
        ("amsgrad", 0.05),
        ("adamw", 0.05),
        ("adamax", 0.05),
        ("nadam", 0.05),
        ("radam", 0.05),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.01),
        ("yogi", 0.05),
        ("newton", 1.0),
        ("lbfgs", 0.05),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972",
        url: "https://en.wikipedia.org/wiki/Himmelblau%27s_function",
    }),
    build: |_| Box::new(Himmelblau),
};

#[derive(Debug)]
struct Himmelblau;

impl Formula for Himmelblau {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x.square() + y - 11.0).square() + (x + y.square() - 7.0).square()
    }
}
