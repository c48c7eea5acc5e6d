//! A hole in a plateau: the gradient that fades away.
//!
//! `f(x, y) = 1 − e^(−(x² + y²)/2)`. At the start the gradient is 0.005 and the step of gradient descent as
//! short; methods that divide by the gradient's size do not care. Beyond a distance of 1 the curvature along the
//! slope is negative: Newton's method walks outwards.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "plateau",
    formula: Text::new(r"1 - e^{-(x^2+y^2)/2}"),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-3.0, 2.0],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.5),
        ("momentum", 0.2),
        ("nesterov", 0.1),
        ("adagrad", 0.2),
        ("adadelta", 1.0),
        ("rmsprop", 0.02),
        ("adam", 0.02),
        ("amsgrad", 0.02),
        ("adamw", 0.02),
        ("adamax", 0.05),
        ("nadam", 0.02),
        ("radam", 0.2),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.01),
        ("yogi", 0.05),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press, 2016, section 8.2.3",
        url: "https://www.deeplearningbook.org/contents/optimization.html",
    }),
    build: |_| Box::new(Plateau),
};

#[derive(Debug)]
struct Plateau;

impl Formula for Plateau {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        -(-(x.square() + y.square()) / 2.0).exp() + 1.0
    }
}
