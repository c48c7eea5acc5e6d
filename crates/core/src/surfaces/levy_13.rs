//! Lévy's function No. 13: a bowl ribbed in both directions.
//!
//! `f(x, y) = sin² 3πx + (x − 1)² (1 + sin² 3πy) + (y − 1)² (1 + sin² 2πy)`. Far out the ribs are as tall as
//! the bowl is deep; near the minimum (1, 1) they fade in y but not in x.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};
use std::f64::consts::PI;

pub(super) static SPEC: Spec = Spec {
    id: "levy_13",
    formula: Text::new(r"\sin^2 3\pi x + (x-1)^2\,(1+\sin^2 3\pi y) + (y-1)^2\,(1+\sin^2 2\pi y)"),
    domain: [-4.0, 6.0, -4.0, 6.0],
    start: [-2.6, 4.4],
    minima: &[Minimum::global(1.0, 1.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.005),
        ("momentum", 0.002),
        ("nesterov", 0.002),
        ("adagrad", 1.0),
        ("adadelta", 0.1),
        ("rmsprop", 0.1),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 1.0),
        ("nadam", 0.2),
        ("radam", 0.01),
        ("rprop", 1.0),
        ("lion", 0.2),
        ("adabelief", 1.0),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 0.5),
        ("line_search", 0.2),
    ],
    reference: Text::new(Reference {
        text: "A. V. Levy, A. Montalvo, The Tunneling Algorithm for the Global Minimization of Functions, \
               SIAM Journal on Scientific and Statistical Computing 6(1), 1985",
        url: "https://doi.org/10.1137/0906002",
    }),
    build: |_| Box::new(Levy13),
};

#[derive(Debug)]
struct Levy13;

impl Formula for Levy13 {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let wave = |z: R, times: f64| (z * (times * PI)).sin().square();
        wave(x, 3.0)
            + (x - 1.0).square() * (wave(y, 3.0) + 1.0)
            + (y - 1.0).square() * (wave(y, 2.0) + 1.0)
    }
}
