//! Learning-rate schedules: the rate of step t as a function of t and the optimizer's own rate η.
//!
//! Each follows the PyTorch class that it names, with that class's parameter names, in closed form, so that
//! any step can be asked for by itself. Steps count from 0: `rate(0)` is the rate of the first update.

use crate::error::Error;
use crate::math;
use crate::spec::{Hyperparameter, Text};
use std::f64::consts::PI;

/// What is known of a schedule.
#[derive(Debug)]
pub struct Spec {
    /// Stable name in links and in the library.
    pub id: &'static str,
    /// The rate η_t of step t, in TeX.
    pub formula: Text<&'static str>,
    /// Its parameters, by PyTorch's names.
    pub parameters: &'static [Hyperparameter],
    /// The PyTorch class whose rates it gives.
    pub pytorch: &'static str,
    /// The parameter that is the length of the run where it is not given.
    pub length: Option<&'static str>,
    rate: fn(&Schedule, f64, u32) -> f64,
}

const fn steps(name: &'static str, symbol: &'static str, default: u32) -> Hyperparameter {
    Hyperparameter::integer(name, symbol, default, [1, 100_000])
}

const STEP_SIZE: Hyperparameter = steps("step_size", "s", 50);
const STEP_GAMMA: Hyperparameter = Hyperparameter::linear("gamma", r"\gamma", 0.5, [0.0, 1.0]);
const EXPONENTIAL_GAMMA: Hyperparameter = Hyperparameter::decay_rate("gamma", r"\gamma", 0.99);
const T_MAX: Hyperparameter = steps("T_max", "T_{max}", 200);
const ETA_MIN: Hyperparameter =
    Hyperparameter::log("eta_min", r"\eta_{min}", 0.0, [0.0, 1e3], [1e-6, 1.0]);
const T_0: Hyperparameter = steps("T_0", "T_0", 50);
const T_MULT: Hyperparameter = Hyperparameter::integer("T_mult", "q", 1, [1, 10]);
const START_FACTOR: Hyperparameter =
    Hyperparameter::linear("start_factor", "a", 1.0 / 3.0, [1e-6, 1.0]);
const END_FACTOR: Hyperparameter = Hyperparameter::linear("end_factor", "b", 1.0, [0.0, 1.0]);
const TOTAL_ITERS: Hyperparameter = steps("total_iters", "T", 5);
const TOTAL_STEPS: Hyperparameter = steps("total_steps", "T", 200);
const PCT_START: Hyperparameter = Hyperparameter::linear("pct_start", "p", 0.3, [0.0, 1.0]);
const DIV_FACTOR: Hyperparameter =
    Hyperparameter::log("div_factor", "d", 25.0, [1.0, 1e6], [1.0, 1e3]);
const FINAL_DIV_FACTOR: Hyperparameter =
    Hyperparameter::log("final_div_factor", "D", 1e4, [1.0, 1e12], [1.0, 1e6]);

/// Every schedule, in the order of the page.
pub static CATALOG: &[Spec] = &[
    Spec {
        id: "constant",
        formula: Text::new(r"\eta_t = \eta"),
        parameters: &[],
        pytorch: "ConstantLR (factor=1)",
        length: None,
        rate: |_, base, _| base,
    },
    Spec {
        id: "step",
        formula: Text::new(r"\eta_t = \eta\,\gamma^{\lfloor t/s \rfloor}"),
        parameters: &[STEP_SIZE, STEP_GAMMA],
        pytorch: "StepLR",
        length: None,
        rate: |s, base, t| base * math::powi(s.get(&STEP_GAMMA), t / s.whole(&STEP_SIZE)),
    },
    Spec {
        id: "exponential",
        formula: Text::new(r"\eta_t = \eta\,\gamma^t"),
        parameters: &[EXPONENTIAL_GAMMA],
        pytorch: "ExponentialLR",
        length: None,
        rate: |s, base, t| base * math::powi(s.get(&EXPONENTIAL_GAMMA), t),
    },
    Spec {
        id: "cosine",
        formula: Text::new(
            r"\eta_t = \eta_{min} + \tfrac12(\eta-\eta_{min})\left(1+\cos\tfrac{\pi t}{T_{max}}\right)",
        ),
        parameters: &[T_MAX, ETA_MIN],
        pytorch: "CosineAnnealingLR",
        length: Some("T_max"),
        rate: |s, base, t| anneal(base, s.get(&ETA_MIN), f64::from(t) / s.get(&T_MAX)),
    },
    Spec {
        id: "cosine_warm_restarts",
        formula: Text::new(
            r"\eta_t = \eta_{min} + \tfrac12(\eta-\eta_{min})\left(1+\cos\tfrac{\pi t_i}{T_i}\right),\; T_i = T_0\,q^i",
        ),
        parameters: &[T_0, T_MULT, ETA_MIN],
        pytorch: "CosineAnnealingWarmRestarts",
        length: None,
        rate: warm_restarts,
    },
    Spec {
        id: "linear_warmup",
        formula: Text::new(r"\eta_t = \eta\left(a + (b-a)\,\tfrac{\min(t,\,T)}{T}\right)"),
        parameters: &[START_FACTOR, END_FACTOR, TOTAL_ITERS],
        pytorch: "LinearLR",
        length: None,
        rate: linear_warmup,
    },
    Spec {
        id: "one_cycle",
        formula: Text::new(
            r"\tfrac{\eta}{d} \nearrow \eta \text{ for } t < pT - 1,\quad \eta \searrow \tfrac{\eta}{d\,D} \text{ until } T - 1",
        ),
        parameters: &[TOTAL_STEPS, PCT_START, DIV_FACTOR, FINAL_DIV_FACTOR],
        pytorch: "OneCycleLR (cycle_momentum=False)",
        length: Some("total_steps"),
        rate: one_cycle,
    },
    Spec {
        id: "table",
        formula: Text::new(r"\eta_t = \eta\,f(t)"),
        parameters: &[],
        pytorch: "LambdaLR (numpy.interp)",
        length: None,
        rate: |s, base, t| base * s.interpolate(f64::from(t)),
    },
];

/// A schedule with its parameters.
#[derive(Debug, Clone)]
pub struct Schedule {
    spec: &'static Spec,
    values: Vec<f64>,
    points: Vec<[f64; 2]>,
}

impl Default for Schedule {
    /// The constant schedule.
    fn default() -> Self {
        Self { spec: &CATALOG[0], values: Vec::new(), points: Vec::new() }
    }
}

impl Schedule {
    /// A schedule by its kind, with some of its parameters; the others have their defaults, the length of
    /// a cycle that of the run. `points` are the (step, factor) pairs of a `table`, in rising order of steps.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a kind or a parameter's name, [`Error::OutOfRange`] for a value,
    /// [`Error::Missing`] for a table without points.
    pub fn new(
        kind: &str,
        parameters: &[(&str, f64)],
        points: &[[f64; 2]],
        run_steps: u32,
    ) -> Result<Self, Error> {
        let spec = CATALOG.iter().find(|spec| spec.id == kind).ok_or_else(|| {
            Error::unknown("schedule.kind", kind, CATALOG.iter().map(|spec| spec.id))
        })?;
        let default = |h: &Hyperparameter| {
            if spec.length == Some(h.name) { f64::from(run_steps.max(1)) } else { h.default }
        };
        let mut values: Vec<f64> = spec.parameters.iter().map(default).collect();
        for (name, value) in parameters {
            let names = || spec.parameters.iter().map(|h| h.name);
            let index = names()
                .position(|n| n == *name)
                .ok_or_else(|| Error::unknown("schedule", name, names()))?;
            values[index] = spec.parameters[index].check(*value)?;
        }
        let points = if spec.id == "table" { checked_points(points)? } else { Vec::new() };
        Ok(Self { spec, values, points })
    }

    /// What is known of its kind.
    #[must_use]
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// The learning rate of step `step` (from 0) for an optimizer whose own rate is `base`.
    #[inline]
    #[must_use]
    pub fn rate(&self, base: f64, step: u32) -> f64 {
        (self.spec.rate)(self, base, step)
    }

    fn get(&self, parameter: &Hyperparameter) -> f64 {
        let index = self.spec.parameters.iter().position(|h| h.name == parameter.name);
        index.and_then(|i| self.values.get(i)).copied().unwrap_or(parameter.default)
    }

    /// A parameter that is a number of steps, at least 1.
    fn whole(&self, parameter: &Hyperparameter) -> u32 {
        (self.get(parameter) as u32).max(1)
    }

    /// The table's factor at a step: linear between its points, held outside.
    fn interpolate(&self, at: f64) -> f64 {
        let next = self.points.partition_point(|[step, _]| *step <= at);
        let (before, after) = (next.checked_sub(1), self.points.get(next));
        match (before.and_then(|i| self.points.get(i)), after) {
            (Some([x0, y0]), Some([x1, y1])) => y0 + (y1 - y0) / (x1 - x0) * (at - x0),
            (Some([_, y]), None) | (None, Some([_, y])) => *y,
            (None, None) => 1.0,
        }
    }
}

fn checked_points(points: &[[f64; 2]]) -> Result<Vec<[f64; 2]>, Error> {
    if points.is_empty() {
        let (argument, needed_by) = ("schedule.points".to_owned(), "table".to_owned());
        return Err(Error::Missing { argument, needed_by });
    }
    let mut least = 0.0;
    for [step, factor] in points {
        Error::check_range("schedule.points.step", *step, least, 1e6)?;
        Error::check_range("schedule.points.factor", *factor, 0.0, 1e6)?;
        least = *step;
    }
    Ok(points.to_vec())
}

/// Half a cosine from `from` (share 0) to `to` (share 1).
fn anneal(from: f64, to: f64, share: f64) -> f64 {
    to + (from - to) * (1.0 + math::cos(PI * share)) / 2.0
}

fn warm_restarts(schedule: &Schedule, base: f64, step: u32) -> f64 {
    let (mut period, factor) = (schedule.whole(&T_0), schedule.whole(&T_MULT));
    let mut within = step;
    if factor == 1 {
        within %= period;
    }
    while within >= period {
        within -= period;
        period = period.saturating_mul(factor);
    }
    anneal(base, schedule.get(&ETA_MIN), f64::from(within) / f64::from(period))
}

fn linear_warmup(schedule: &Schedule, base: f64, step: u32) -> f64 {
    let [start, end] = [&START_FACTOR, &END_FACTOR].map(|h| schedule.get(h));
    let total = schedule.get(&TOTAL_ITERS);
    base * (start + (end - start) * f64::from(step).min(total) / total)
}

fn one_cycle(schedule: &Schedule, base: f64, step: u32) -> f64 {
    let last = schedule.get(&TOTAL_STEPS) - 1.0;
    let peak = schedule.get(&PCT_START) * schedule.get(&TOTAL_STEPS) - 1.0;
    let initial = base / schedule.get(&DIV_FACTOR);
    let final_rate = initial / schedule.get(&FINAL_DIV_FACTOR);
    let step = f64::from(step).min(last);
    if step <= peak && peak > 0.0 {
        return anneal(initial, base, step / peak);
    }
    let length = last - peak;
    let share = if length > 0.0 { (step - peak) / length } else { 1.0 };
    anneal(base, final_rate, share)
}
