//! Rastrigin's function: a bowl full of dimples.
//!
//! `f(x, y) = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy`. Near every point of whole numbers lies a local minimum, a
//! hundred and more in the picture: a method that only goes downhill stays in the first one.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};
use std::f64::consts::TAU;

pub(super) static SPEC: Spec = Spec {
    id: "rastrigin",
    formula: Text::new(r"20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y"),
    domain: [-5.12, 5.12, -5.12, 5.12],
    start: [-3.4, 2.6],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.001),
        ("momentum", 0.005),
        ("nesterov", 0.001),
        ("adagrad", 1.0),
        ("adadelta", 1.0),
        ("rmsprop", 0.1),
        ("adam", 0.005),
        ("amsgrad", 0.005),
        ("adamw", 0.005),
        ("adamax", 0.005),
        ("nadam", 0.005),
        ("radam", 0.02),
        ("rprop", 0.01),
        ("lion", 0.01),
        ("adabelief", 0.001),
        ("yogi", 0.01),
        ("newton", 1.0),
        ("lbfgs", 0.02),
        ("line_search", 5.0),
    ],
    reference: Text::new(Reference {
        text: "H. Mühlenbein, M. Schomisch, J. Born, The parallel genetic algorithm as function optimizer, \
               Parallel Computing 17(6–7), 1991 (after L. A. Rastrigin, 1974)",
        url: "https://doi.org/10.1016/S0167-8191(05)80052-3",
    }),
    build: |_| Box::new(Rastrigin),
};

#[derive(Debug)]
struct Rastrigin;

impl Formula for Rastrigin {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let wave = |z: R| z.square() - (z * TAU).cos() * 10.0;
        wave(x) + wave(y) + 20.0
    }
}
