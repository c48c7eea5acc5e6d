//! A ravine: a quadratic bowl stretched by its condition number κ and turned by φ.
//!
//! `f = (u² + κ v²)/2` with `u = x cos φ + y sin φ`, `v = −x sin φ + y cos φ`. The eigenvalues of the Hessian
//! are 1 and κ everywhere, so gradient descent converges for η < 2/κ exactly. Turned off the axes it shows
//! which methods depend on the choice of coordinates: those that scale each axis by itself do.

use super::{Formula, Minimum, Parameter, Plane, Spec};
use crate::math;
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "ravine",
    formula: Text::new(
        r"\tfrac12\left(u^2 + \kappa\,v^2\right),\quad u = x\cos\varphi + y\sin\varphi,\; v = -x\sin\varphi + y\cos\varphi",
    ),
    domain: [-5.0, 5.0, -5.0, 5.0],
    start: [-4.0, 2.0],
    minima: &[Minimum::global(0.0, 0.0, 0.0)],
    parameters: &[
        Parameter {
            name: "condition",
            symbol: r"\kappa",
            default: 20.0,
            bounds: [1.0, 1000.0],
            log: true,
        },
        Parameter {
            name: "rotation",
            symbol: r"\varphi",
            default: 30.0,
            bounds: [-90.0, 90.0],
            log: false,
        },
    ],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.02),
        ("momentum", 0.002),
        ("nesterov", 0.002),
        ("adagrad", 1.0),
        ("adadelta", 10.0),
        ("rmsprop", 0.1),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 1.0),
        ("nadam", 0.2),
        ("radam", 0.1),
        ("rprop", 0.01),
        ("lion", 0.1),
        ("adabelief", 0.2),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "G. Goh, Why Momentum Really Works, Distill, 2017",
        url: "https://doi.org/10.23915/distill.00006",
    }),
    build,
};

#[derive(Debug)]
struct Ravine {
    condition: f64,
    sine: f64,
    cosine: f64,
}

fn build(parameters: &[f64]) -> Box<dyn Plane> {
    let [condition, rotation] = *parameters else {
        return Box::new(Ravine { condition: 1.0, sine: 0.0, cosine: 1.0 });
    };
    let angle = rotation.to_radians();
    Box::new(Ravine { condition, sine: math::sin(angle), cosine: math::cos(angle) })
}

impl Formula for Ravine {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let u = x * self.cosine + y * self.sine;
        let v = y * self.cosine - x * self.sine;
        (u.square() + v.square() * self.condition) * 0.5
    }
}
