//! A roof upside down: slopes that do not fade at the bottom.
//!
//! `f(x, y) = |x| + |y|`, not differentiable where x or y is 0 (the slope there is taken as 0). The gradient is
//! as long a hair from the minimum as far away, so a constant rate ends in a dance across the crease: rates must
//! decay.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "ridge",
    formula: Text::new(r"|x| + |y|"),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-4.0, 2.3],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.05),
        ("momentum", 0.005),
        ("nesterov", 0.005),
        ("adagrad", 0.2),
        ("adadelta", 10.0),
        ("rmsprop", 0.02),
        ("adam", 0.1),
        ("amsgrad", 0.1),
        ("adamw", 0.05),
        ("adamax", 0.1),
        ("nadam", 0.05),
        ("radam", 0.2),
        ("rprop", 0.01),
        ("lion", 0.1),
        ("adabelief", 0.02),
        ("yogi", 0.05),
        ("newton", 1.0),
        ("lbfgs", 0.2),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "N. Z. Shor, Minimization Methods for Non-Differentiable Functions, Springer, 1985",
        url: "https://doi.org/10.1007/978-3-642-82118-9",
    }),
    build: |_| Box::new(Ridge),
};

#[derive(Debug)]
struct Ridge;

impl Formula for Ridge {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        x.abs() + y.abs()
    }
}
