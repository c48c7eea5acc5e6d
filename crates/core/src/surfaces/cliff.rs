//! A cliff: the gradient that throws a run out of the picture.
//!
//! `f(x, y) = 0.1 (x² + y²) + 5/(1 + e^(20(x + 1)))`. A gentle slope leads over the edge at x = −1, where the
//! gradient is over a hundred times as steep: one step there undoes all. Clip the gradient and look again. The foot of
//! the cliff moves the minimum off the origin by 10⁻⁶.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "cliff",
    formula: Text::new(r"0.1\,(x^2+y^2) + \frac{5}{1+e^{20(x+1)}}"),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-3.5, 2.0],
    minima: &[Minimum::global(1.0305555658566252e-6, 0.0, 1.0305661884284579e-8)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.2),
        ("momentum", 0.02),
        ("nesterov", 0.02),
        ("adagrad", 0.5),
        ("adadelta", 10.0),
        ("rmsprop", 0.1),
        ("adam", 0.5),
        ("amsgrad", 0.5),
        ("adamw", 0.2),
        ("adamax", 2.0),
        ("nadam", 0.2),
        ("radam", 0.5),
        ("rprop", 0.01),
        ("lion", 0.2),
        ("adabelief", 0.05),
        ("yogi", 0.5),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "R. Pascanu, T. Mikolov, Y. Bengio, On the difficulty of training recurrent neural networks, ICML 2013",
        url: "https://arxiv.org/abs/1211.5063",
    }),
    build: |_| Box::new(Cliff),
};

#[derive(Debug)]
struct Cliff;

impl Formula for Cliff {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        (x.square() + y.square()) * 0.1 + ((x + 1.0) * -20.0).sigmoid() * 5.0
    }
}
