//! Goldstein and Price's function: six decades between top and bottom.
//!
//! `f(x, y) = (1 + (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²))
//! · (30 + (2x − 3y)² (18 − 32x + 12x² + 48y − 36xy + 27y²))`. Slopes differ so much from place to place that
//! no single learning rate suits all: methods that scale their steps have it easier.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "goldstein_price",
    formula: Text::new(
        r"\begin{aligned}&\left(1 + (x+y+1)^2\,(19-14x+3x^2-14y+6xy+3y^2)\right)\\
               \cdot{}&\left(30 + (2x-3y)^2\,(18-32x+12x^2+48y-36xy+27y^2)\right)\end{aligned}",
    ),
    domain: [-2.0, 2.0, -3.0, 1.0],
    start: [-1.25, -0.25],
    minima: &[
        Minimum::global(0.0, -1.0, 3.0),
        Minimum::local(-0.6, -0.4, 30.0),
        Minimum::local(1.8, 0.2, 84.0),
        Minimum::local(1.2, 0.8, 840.0),
    ],
    parameters: &[],
    log_scale: true,
    learning_rates: &[
        ("sgd", 0.0001),
        ("momentum", 1e-5),
        ("nesterov", 1e-5),
        ("adagrad", 0.5),
        ("adadelta", 5.0),
        ("rmsprop", 0.05),
        ("adam", 0.2),
        ("amsgrad", 0.2),
        ("adamw", 0.2),
        ("adamax", 0.5),
        ("nadam", 0.5),
        ("radam", 1e-5),
        ("rprop", 0.01),
        ("lion", 0.005),
        ("adabelief", 0.1),
        ("yogi", 0.2),
        ("newton", 1.0),
        ("lbfgs", 1.0),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "A. A. Goldstein, J. F. Price, On descent from local minima, Mathematics of Computation 25(115), 1971",
        url: "https://doi.org/10.1090/S0025-5718-1971-0312365-X",
    }),
    build: |_| Box::new(GoldsteinPrice),
};

#[derive(Debug)]
struct GoldsteinPrice;

impl Formula for GoldsteinPrice {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let (x2, xy, y2) = (x.square(), x * y, y.square());
        let along = x2 * 3.0 + xy * 6.0 + y2 * 3.0 - x * 14.0 - y * 14.0 + 19.0;
        let across = x2 * 12.0 - xy * 36.0 + y2 * 27.0 - x * 32.0 + y * 48.0 + 18.0;
        ((x + y + 1.0).square() * along + 1.0) * ((x * 2.0 - y * 3.0).square() * across + 30.0)
    }
}
