//! Ackley's function: a funnel under ripples.
//!
//! `f(x, y) = −20 e^(−0.2 √((x² + y²)/2)) − e^((cos 2πx + cos 2πy)/2) + e + 20`. The ripples keep their height
//! while the funnel's slope fades outwards. The bottom is the tip of a cone: the gradient there is taken as 0.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};
use std::f64::consts::{E, TAU};

pub(super) static SPEC: Spec = Spec {
    id: "ackley",
    formula: Text::new(
        r"-20\,e^{-0.2\sqrt{(x^2+y^2)/2}} - e^{(\cos 2\pi x + \cos 2\pi y)/2} + e + 20",
    ),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-3.4, 2.6],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.002),
        ("momentum", 0.05),
        ("nesterov", 0.001),
        ("adagrad", 1.0),
        ("adadelta", 1.0),
        ("rmsprop", 0.1),
        ("adam", 1.0),
        ("amsgrad", 1.0),
        ("adamw", 1.0),
        ("adamax", 2.0),
        ("nadam", 0.5),
        ("radam", 1.0),
        ("rprop", 1.0),
        ("lion", 0.02),
        ("adabelief", 1.0),
        ("yogi", 1.0),
        ("newton", 1.0),
        ("lbfgs", 0.02),
        ("line_search", 0.5),
    ],
    reference: Text::new(Reference {
        text: "D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987",
        url: "https://doi.org/10.1007/978-1-4613-1997-9",
    }),
    build: |_| Box::new(Ackley),
};

#[derive(Debug)]
struct Ackley;

impl Formula for Ackley {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let funnel = (((x.square() + y.square()) / 2.0).sqrt() * -0.2).exp();
        let ripples = (((x * TAU).cos() + (y * TAU).cos()) / 2.0).exp();
        funnel * -20.0 - ripples + E + 20.0
    }
}
