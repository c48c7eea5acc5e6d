//! A curve through given points: the library's `fit`.

use crate::arguments::from_fields;
use crate::error;
use crate::request::{self, whole};
use descent_core::error::Error;
use descent_core::fit::{
    Basis, KNOTS, MAX_DEGREE, Model, Penalty, check_numbers, mean_squared_error,
};
use js_sys::{Float64Array, Object, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// A model of one feature.
#[derive(Debug, Clone, Tsify)]
pub struct FitRequest {
    /// What is fitted.
    #[tsify(type = "\"polynomial\" | \"spline\" | \"neighbors\"")]
    pub(crate) model: String,
    /// Degree of the polynomial.
    #[tsify(optional)]
    pub(crate) degree: Option<f64>,
    /// Its functions.
    #[tsify(optional, type = "\"legendre\" | \"monomial\"")]
    pub(crate) basis: String,
    /// Knots of the spline.
    #[tsify(optional)]
    pub(crate) knots: Option<f64>,
    /// Neighbours that are asked.
    #[tsify(optional)]
    pub(crate) k: Option<f64>,
    /// What x is mapped to [−1, 1] from.
    #[tsify(optional)]
    pub(crate) domain: Option<[f64; 2]>,
    /// What is added to the squares.
    #[tsify(optional, type = "\"none\" | \"ridge\" | \"lasso\"")]
    pub(crate) penalty: String,
    /// Its factor.
    #[tsify(optional)]
    pub(crate) alpha: Option<f64>,
}

from_fields!(FitRequest {
    model,
    degree,
    basis = "legendre".to_owned(),
    knots,
    k,
    domain,
    penalty = "none".to_owned(),
    alpha,
});

/// What a model's name stands for.
#[derive(Debug, Clone, Copy)]
enum Family {
    Polynomial,
    Spline,
    Neighbors,
}

const FAMILIES: [(&str, Family); 3] = [
    ("polynomial", Family::Polynomial),
    ("spline", Family::Spline),
    ("neighbors", Family::Neighbors),
];

/// A polynomial's functions from its degree.
type OfDegree = fn(u32) -> Basis;

const BASES: [(&str, OfDegree); 2] = [
    ("legendre", |degree| Basis::Legendre { degree }),
    ("monomial", |degree| Basis::Monomial { degree }),
];

impl FitRequest {
    fn model(&self) -> Result<Model, Error> {
        let basis = match Error::choose("model", &self.model, &FAMILIES)? {
            Family::Polynomial => {
                let basis: OfDegree = Error::choose("basis", &self.basis, &BASES)?;
                let degree = self.given("degree", self.degree)?;
                basis(whole("degree", degree, f64::from(MAX_DEGREE))?)
            }
            Family::Spline => {
                let [_, most] = KNOTS;
                let knots = self.given("knots", self.knots)?;
                Basis::Spline { knots: whole("knots", knots, f64::from(most))? }
            }
            Family::Neighbors => {
                let count = whole("k", self.given("k", self.k)?, f64::from(u32::MAX))? as usize;
                return Ok(Model::Neighbours { count });
            }
        };
        // The name first; a penalty needs its factor, and to none it means nothing, but must still be one.
        let needs_alpha = Penalty::named(&self.penalty, 0.0)? != Penalty::None;
        let alpha = match self.alpha {
            None if needs_alpha => return Err(self.missing("alpha")),
            alpha => alpha.unwrap_or(0.0),
        };
        Ok(Model::Linear { basis, penalty: Penalty::named(&self.penalty, alpha)? })
    }

    /// The domain, which neighbours do not ask for.
    fn domain(&self) -> Result<[f64; 2], Error> {
        match self.domain {
            None if self.model == "neighbors" => Ok([0.0, 1.0]),
            domain => domain.ok_or_else(|| self.missing("domain")),
        }
    }

    fn given(&self, argument: &str, value: Option<f64>) -> Result<f64, Error> {
        value.ok_or_else(|| self.missing(argument))
    }

    fn missing(&self, argument: &str) -> Error {
        let needed_by = match argument {
            "alpha" => format!("the penalty {}", self.penalty),
            _ => format!("the model {}", self.model),
        };
        Error::Missing { argument: argument.to_owned(), needed_by }
    }
}

/// Fits a model to points and asks it for its answers at other places.
#[wasm_bindgen(
    unchecked_return_type = "{ coefficients: Float64Array; predictions: Float64Array; train_mse: number }"
)]
pub fn fit_points(
    request: &Ts<FitRequest>,
    x: &[f64],
    y: &[f64],
    at: &[f64],
) -> Result<JsValue, JsValue> {
    let request = request::read::<FitRequest>(request)?;
    let fitted = request.model().and_then(|model| {
        check_numbers("at", at)?;
        model.fit(request.domain()?, x, y)
    });
    let fit = fitted.map_err(error::refuse)?;
    let report = Object::new();
    let lists = [("coefficients", fit.coefficients()), ("predictions", &fit.predict(at))];
    for (name, numbers) in lists {
        Reflect::set(&report, &name.into(), &Float64Array::from(numbers).into())?;
    }
    let train_mse = mean_squared_error(&fit.predict(x), y);
    Reflect::set(&report, &"train_mse".into(), &train_mse.into())?;
    Ok(report.into())
}
