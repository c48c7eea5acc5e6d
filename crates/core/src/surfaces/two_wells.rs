//! Two wells: the narrow one is deep, the wide one is easy to find.
//!
//! `f(x, y) = 0.02 (x² + y²) − e^(−((x + 2)² + y²)/4) − 1.5 e^(−2((x − 2)² + y²))`. The curvature of the narrow
//! well is over ten times that of the wide one: a large rate, noise or much momentum cannot stay in it, which is the
//! argument for flat minima.

use super::{Formula, Minimum, Spec};
use crate::number::Real;
use crate::spec::{Reference, Text};

pub(super) static SPEC: Spec = Spec {
    id: "two_wells",
    formula: Text::new(r"0.02\,(x^2+y^2) - e^{-((x+2)^2+y^2)/4} - 1.5\,e^{-2((x-2)^2+y^2)}"),
    domain: [-5.0, 5.0, -4.0, 4.0],
    start: [4.0, 1.5],
    minima: &[
        Minimum::global(1.9804651392468269, 0.0, -1.4394543326977147),
        Minimum::local(-1.8510896184615298, 0.0, -0.9259411063163066),
    ],
    parameters: &[],
    log_scale: false,
    learning_rates: &[
        ("sgd", 0.1),
        ("momentum", 0.02),
        ("nesterov", 0.01),
        ("adagrad", 0.1),
        ("adadelta", 2.0),
        ("rmsprop", 0.01),
        ("adam", 0.02),
        ("amsgrad", 0.02),
        ("adamw", 0.02),
        ("adamax", 0.05),
        ("nadam", 0.01),
        ("radam", 0.2),
        ("rprop", 0.01),
        ("lion", 0.05),
        ("adabelief", 0.01),
        ("yogi", 0.02),
        ("newton", 1.0),
        ("lbfgs", 0.1),
        ("line_search", 1.0),
    ],
    reference: Text::new(Reference {
        text: "S. Hochreiter, J. Schmidhuber, Flat Minima, Neural Computation 9(1), 1997",
        url: "https://doi.org/10.1162/neco.1997.9.1.1",
    }),
    build: |_| Box::new(TwoWells),
};

#[derive(Debug)]
struct TwoWells;

impl Formula for TwoWells {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        let bowl = (x.square() + y.square()) * 0.02;
        let wide = (-((x + 2.0).square() + y.square()) / 4.0).exp();
        let narrow = (((x - 2.0).square() + y.square()) * -2.0).exp();
        bowl - wide - narrow * 1.5
    }
}
