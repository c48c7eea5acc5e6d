//! What a number of parameters costs, and what to compare it with.

use crate::arguments::from_fields;
use crate::error;
use crate::request;
use descent_core::error::Error;
use descent_core::optimizers;
use descent_core::scale::facts::{self, DEVICES, LANDMARKS, MODELS};
use descent_core::scale::grid::{self, Grid, TimeUnit};
use descent_core::scale::memory::{self, Footprint, Memory, Precision};
use descent_core::spec::{Reference, Settings};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// A model, device or large number.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleFact {
    id: &'static str,
    /// Parameters, bytes, or the number itself.
    value: f64,
    /// Who says so and where, both empty where it is counted on the spot.
    source: &'static str,
    url: &'static str,
}

/// What to compare with, each list rising.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleFacts {
    models: Vec<ScaleFact>,
    devices: Vec<ScaleFact>,
    landmarks: Vec<ScaleFact>,
    /// The greatest number of parameters, of points a parameter.
    max_parameters: f64,
    max_points: f64,
    /// The least and the greatest number of evaluations a second.
    rates: [f64; 2],
}

impl ScaleFact {
    fn new(id: &'static str, value: f64, source: Option<&Reference>) -> Self {
        let (source, url) = source.map_or(("", ""), |source| (source.text, source.url));
        Self { id, value, source, url }
    }
}

/// Models, devices and large numbers.
#[wasm_bindgen]
pub fn scale_facts() -> Result<Ts<ScaleFacts>, JsValue> {
    let model = |m: &facts::Model| ScaleFact::new(m.id, m.parameters, m.source.as_ref());
    let device = |d: &facts::Device| ScaleFact::new(d.id, d.bytes, Some(&d.source));
    let landmark = |l: &facts::Landmark| ScaleFact::new(l.id, l.value, Some(&l.source));
    let facts = ScaleFacts {
        models: MODELS.iter().map(model).collect(),
        devices: DEVICES.iter().map(device).collect(),
        landmarks: LANDMARKS.iter().map(landmark).collect(),
        max_parameters: descent_core::scale::MAX_PARAMETERS,
        max_points: grid::MAX_POINTS,
        rates: grid::RATES,
    };
    crate::send(&facts)
}

/// A network to be trained, or searched for on a grid.
#[derive(Debug, Clone, Tsify)]
pub struct ScaleRequest {
    /// How many parameters.
    pub(crate) parameters: f64,
    /// Id of an optimizer of the catalog; its hyperparameters have their defaults.
    pub(crate) optimizer: String,
    /// Points of the grid for each parameter.
    pub(crate) points: f64,
    /// Evaluations of the loss a second.
    pub(crate) rate: f64,
}

from_fields!(ScaleRequest { parameters, optimizer, points, rate });

/// What it costs.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleReport {
    /// Names of the vectors in the optimizer's state, of one number a parameter each.
    state: Vec<&'static str>,
    /// Such vectors besides: a history's pairs, a trial point.
    more_vectors: u32,
    /// Matrices of n × n numbers.
    matrices: u32,
    /// How many numbers that is in all.
    state_numbers: f64,
    /// Training, one a precision.
    memory: Vec<ScaleMemory>,
    /// Bytes to run it trained, and their share of each device.
    inference: f64,
    inference_shares: Vec<f64>,
    grid: ScaleGrid,
}

/// Bytes that training holds.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleMemory {
    #[tsify(type = "'fp32' | 'mixed' | 'fp16' | '8bit'")]
    precision: &'static str,
    weights: f64,
    master_weights: f64,
    gradients: f64,
    state: f64,
    total: f64,
    /// The total's share of each device's memory.
    shares: Vec<f64>,
}

/// A grid over all parameters.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleGrid {
    /// log₁₀ of the number of evaluations.
    evaluations: f64,
    time: ScaleTime,
    /// With how many parameters a grid has as many points as each large number says.
    landmarks: Vec<f64>,
    /// The most parameters that are searched within the age of the universe.
    affordable: f64,
    /// The number of evaluations written out: its digits, metres of them in a line, books, and reading it aloud.
    digits: f64,
    metres: f64,
    books: f64,
    reading: ScaleTime,
}

/// A length of time.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ScaleTime {
    #[tsify(type = "'second' | 'minute' | 'hour' | 'day' | 'year' | 'universe_age'")]
    unit: &'static str,
    /// log₁₀ of how many.
    count: f64,
}

impl ScaleTime {
    /// 10^`seconds` seconds.
    fn new(seconds: f64) -> Self {
        let (unit, count) = TimeUnit::of(seconds);
        let unit = match unit {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Year => "year",
            TimeUnit::UniverseAge => "universe_age",
        };
        Self { unit, count }
    }
}

/// The memory to train so many parameters, and what a grid search over them would cost.
#[wasm_bindgen]
pub fn scale(request: &Ts<ScaleRequest>) -> Result<Ts<ScaleReport>, JsValue> {
    let request = request::read::<ScaleRequest>(request)?;
    let report = ScaleReport::of(&request).map_err(error::refuse)?;
    crate::send(&report)
}

impl ScaleReport {
    fn of(request: &ScaleRequest) -> Result<Self, Error> {
        let n = request.parameters;
        let settings = Settings::new(optimizers::find(&request.optimizer)?.spec);
        let footprint = Footprint::of(&settings);
        let memory = Precision::ALL.iter().map(|(id, precision)| {
            precision.memory(n, footprint).map(|memory| ScaleMemory::new(id, &memory))
        });
        let inference = memory::inference(n);
        Ok(Self {
            state: memory::held(&settings).map(|slot| slot.name).collect(),
            more_vectors: footprint.more,
            matrices: footprint.matrices,
            state_numbers: footprint.numbers(n),
            memory: memory.collect::<Result<_, _>>()?,
            inference,
            inference_shares: shares(inference),
            grid: ScaleGrid::new(&Grid::new(n, request.points, request.rate)?),
        })
    }
}

/// The share of each device's memory that so many bytes are.
fn shares(bytes: f64) -> Vec<f64> {
    DEVICES.iter().map(|device| bytes / device.bytes).collect()
}

impl ScaleMemory {
    fn new(precision: &'static str, memory: &Memory) -> Self {
        Self {
            precision,
            weights: memory.weights,
            master_weights: memory.master_weights,
            gradients: memory.gradients,
            state: memory.state,
            total: memory.total(),
            shares: shares(memory.total()),
        }
    }
}

impl ScaleGrid {
    fn new(grid: &Grid) -> Self {
        Self {
            evaluations: grid.evaluations(),
            time: ScaleTime::new(grid.seconds()),
            landmarks: LANDMARKS.iter().map(|l| grid.parameters_for(l.value)).collect(),
            affordable: grid.affordable(),
            digits: grid.digits(),
            metres: grid.metres(),
            books: grid.books(),
            reading: ScaleTime::new(grid.reading()),
        }
    }
}
