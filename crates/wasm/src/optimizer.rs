//! One optimizer in the caller's hands: the caller computes the gradient, the optimizer makes the step.

use crate::error::{self, Failure};
use crate::request::{self, RacerRequest};
use descent_core::error::Error;
use descent_core::objective::Oracle;
use descent_core::optimizers::{self, State, Step};
use descent_core::schedules::Schedule;
use descent_core::spec::{Needs, Settings};
use js_sys::{Float64Array, Function, Object, Reflect};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// An optimizer over parameters of any length.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Optimizer {
    settings: Settings,
    schedule: Schedule,
    optimizer: Box<dyn optimizers::Optimizer>,
    parameters: Vec<f64>,
    steps: u32,
}

/// The function that a step may ask, as far as the caller has given it.
struct Given<'a> {
    hessian: &'a [f64],
    value: Option<&'a Function>,
}

impl Oracle for Given<'_> {
    fn value(&mut self, at: &[f64]) -> f64 {
        let result = self.value.map(|f| f.call1(&JsValue::NULL, &Float64Array::from(at).into()));
        result.and_then(Result::ok).and_then(|value| value.as_f64()).unwrap_or(f64::NAN)
    }

    fn hessian(&mut self, _at: &[f64], hessian: &mut [f64]) {
        hessian.copy_from_slice(self.hessian);
    }
}

fn check_numbers(argument: &str, numbers: &[f64], expected: usize) -> Result<(), Error> {
    if numbers.len() != expected {
        let (argument, value) = (argument.to_owned(), numbers.len());
        return Err(Error::Length { argument, value, expected });
    }
    let Some(index) = numbers.iter().position(|number| !number.is_finite()) else { return Ok(()) };
    Error::check_range(&format!("{argument}[{index}]"), numbers[index], f64::MIN, f64::MAX)?;
    Ok(())
}

#[wasm_bindgen]
impl Optimizer {
    /// A fresh optimizer at the given parameters.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<RacerRequest>, parameters: Vec<f64>) -> Result<Optimizer, JsValue> {
        let racer = request::read(request)?;
        let build = || -> Result<Self, Error> {
            check_numbers("parameters", &parameters, parameters.len())?;
            let convention = racer.convention.as_deref();
            let settings = request::settings(&racer.optimizer, &racer.hyperparameters, convention)?;
            let entry = optimizers::find(&racer.optimizer)?;
            let schedule = racer.schedule.as_ref().map(|s| s.build(200)).transpose()?;
            let optimizer = entry.build(&settings, parameters.len());
            let schedule = schedule.unwrap_or_default();
            Ok(Self { settings, schedule, optimizer, parameters, steps: 0 })
        };
        build().map_err(error::refuse)
    }

    /// One update from a gradient of the parameters' length. Newton's method also needs the Hessian
    /// (row-major), a line search the function's values.
    pub fn step(
        &mut self,
        gradient: &[f64],
        hessian: Option<Vec<f64>>,
        value: Option<Function>,
    ) -> Result<(), JsValue> {
        self.check(gradient, hessian.as_deref(), value.is_some()).map_err(error::refuse)?;
        let mut oracle =
            Given { hessian: hessian.as_deref().unwrap_or_default(), value: value.as_ref() };
        self.optimizer.step(Step {
            parameters: &mut self.parameters,
            gradient,
            learning_rate: self.schedule.rate(self.settings.learning_rate(), self.steps),
            oracle: &mut oracle,
        });
        self.steps += 1;
        Ok(())
    }

    fn check(&self, gradient: &[f64], hessian: Option<&[f64]>, value: bool) -> Result<(), Error> {
        let (spec, length) = (self.settings.spec(), self.parameters.len());
        let missing = |argument: &str| Error::Missing {
            argument: argument.to_owned(),
            needed_by: spec.id.to_owned(),
        };
        check_numbers("gradient", gradient, length)?;
        match (spec.needs, hessian) {
            (Needs::Hessian, None) => Err(missing("hessian")),
            (Needs::Hessian, Some(hessian)) => check_numbers("hessian", hessian, length * length),
            (Needs::Values, _) if !value => Err(missing("value")),
            _ => Ok(()),
        }
    }

    /// The parameters after the steps so far.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> Vec<f64> {
        self.parameters.clone()
    }

    /// What it keeps from step to step: typed arrays and numbers, by the names of its spec.
    #[wasm_bindgen(getter, unchecked_return_type = "Record<string, Float64Array | number>")]
    pub fn state(&self) -> Result<JsValue, Failure> {
        let object = Object::new();
        for (name, part) in self.optimizer.state() {
            let value: JsValue = match part {
                State::Vector(numbers) => Float64Array::from(numbers).into(),
                State::Number(number) => number.into(),
            };
            Reflect::set(&object, &name.into(), &value)?;
        }
        Ok(object.into())
    }
}
