//! A saddle with a way out on either side.
//!
//! `f(x, y) = x²/2 − y²/2 + y⁴/4`. At the origin the gradient is 0 and the curvature −1 along y: gradient
//! descent slows down there before it finds the way, and Newton's method takes it for its goal. The minima lie
//! at (0, ±1). The start is a hair off the axis y = 0, which no gradient leaves.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "saddle",
    formula: Text::new(r"\tfrac12 x^2 - \tfrac12 y^2 + \tfrac14 y^4"),
    domain: [-2.0, 2.0, -2.0, 2.0],
    start: [-1.8, 0.01],
    minima: &[Minimum::global(0.0, 1.0, -0.25), Minimum::global(0.0, -1.0, -0.25)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.05),
        ("momentum", 0.01),
        ("nesterov", 0.01),
        ("adagrad", 0.2),
        ("adadelta", 10.0),
        ("rmsprop", 0.02),
        ("adam", 0.05),
        ("amsgrad", 0.05),
        ("adamw", 0.05),
        ("adamax", 0.05),
        ("nadam", 0.05),
        ("radam", 0.1),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.01),
        ("yogi", 0.05),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "Y. N. Dauphin, R. Pascanu, C. Gulcehre, K. Cho, S. Ganguli, Y. Bengio, Identifying and attacking the saddle \
               point problem in high-dimensional non-convex optimization, NeurIPS 2014",
        url: "https://arxiv.org/abs/1406.2572",
    }),
    build: |_| Box::new(Saddle),
};

#[derive(Debug)]
struct Saddle;

impl Formula for Saddle {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x.square() - y.square()) / 2.0 + y.powi(4) / 4.0
    }
}
