//! Two classes in the plane and a network that parts them, trained in slices and drawn as a map.

use crate::arguments::from_fields;
use crate::error;
use crate::examples::Activations;
use crate::request::{self, Conditions, RacerRequest, whole};
use crate::write;
use descent_core::datasets::features::Feature;
use descent_core::datasets::points::{PointsConfig, Shape};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::boundary::{
    Boundary, BoundarySpec, DecisionMap, Fitting, Record, Stop, StopRules,
};
use descent_core::models::network::Initialization;
use descent_core::run::{Configuration, MAX_STEPS};
use js_sys::{Float64Array, Uint8ClampedArray};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The most layers and neurons of a layer: 8 × 32.
const MAX_HIDDEN: [usize; 2] = [8, 32];
/// The most columns and rows of a map.
const MAX_MAP: usize = 512;

/// Points, a network and its training.
#[derive(Debug, Clone, Tsify)]
pub struct BoundaryRequest {
    /// How the classes lie.
    #[tsify(
        type = "\"circle\" | \"xor\" | \"gaussians\" | \"spiral\" | \"moons\" | \"checkerboard\""
    )]
    pub(crate) shape: String,
    /// Points that teach.
    pub(crate) count: f64,
    /// Points that examine.
    pub(crate) validation: f64,
    /// Deviation of the jitter.
    pub(crate) noise: f64,
    /// The probability of a wrong label.
    pub(crate) label_noise: f64,
    /// The share of the second class.
    pub(crate) balance: f64,
    /// Seed of points, first weights, batches and what is dropped.
    pub(crate) seed: f64,
    /// What the network reads: x1, x2, x1_squared, x2_squared, x1_x2, sin_x1, sin_x2.
    pub(crate) features: Vec<String>,
    /// Neurons of the hidden layers, at most 8 × 32.
    pub(crate) hidden: Vec<f64>,
    /// What they make of their sums: one for all layers, or one for each.
    #[tsify(type = "string | string[]")]
    pub(crate) activation: Activations,
    /// How the first weights are drawn.
    #[tsify(optional)]
    pub(crate) initialization: String,
    /// Factor of Σ|w|.
    #[tsify(optional)]
    pub(crate) l1: f64,
    /// Factor of Σw²/2.
    #[tsify(optional)]
    pub(crate) l2: f64,
    /// The probability that a hidden neuron is dropped.
    #[tsify(optional)]
    pub(crate) dropout: f64,
    /// Points an update; all where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// Updates.
    pub(crate) steps: f64,
    /// A record is made every so many updates.
    pub(crate) every: f64,
    /// The training loss that is enough.
    #[tsify(optional)]
    pub(crate) target: Option<f64>,
    /// Updates in which the training loss has to fall.
    #[tsify(optional)]
    pub(crate) plateau: Option<f64>,
    /// Updates in which the validation loss has to reach a new least.
    #[tsify(optional)]
    pub(crate) patience: Option<f64>,
    /// Who trains it.
    pub(crate) racer: RacerRequest,
}

from_fields!(BoundaryRequest {
    shape,
    count,
    validation,
    noise,
    label_noise,
    balance,
    seed,
    features,
    hidden,
    activation,
    initialization = "xavier_uniform".to_owned(),
    l1 = 0.0,
    l2 = 0.0,
    dropout = 0.0,
    batch_size,
    steps,
    every,
    target,
    plateau,
    patience,
    racer,
});

impl BoundaryRequest {
    fn spec(&self) -> Result<BoundarySpec, Error> {
        let count = |name: &str, value: f64| whole(name, value, 1e6).map(|count| count as usize);
        let [most_layers, most] = MAX_HIDDEN.map(|most| most as f64);
        Error::check_range("hidden.length", self.hidden.len() as f64, 0.0, most_layers)?;
        let size = |(index, value): (usize, &f64)| count(&format!("hidden[{index}]"), *value);
        let sizes = self.hidden.iter().enumerate().map(size).collect::<Result<Vec<_>, _>>()?;
        for (index, size) in sizes.iter().enumerate() {
            Error::check_range(&format!("hidden[{index}]"), *size as f64, 1.0, most)?;
        }
        let activations = self.activation.of(sizes.len())?;
        let features = self.features.iter().map(|name| Feature::named(name));
        Ok(BoundarySpec {
            points: PointsConfig {
                shape: Shape::named(&self.shape)?,
                count: count("count", self.count)?,
                noise: self.noise,
                label_noise: self.label_noise,
                balance: self.balance,
                seed: whole("seed", self.seed, f64::from(u32::MAX))?,
            },
            validation: count("validation", self.validation)?,
            features: features.collect::<Result<Vec<_>, _>>()?,
            hidden: sizes.into_iter().zip(activations).collect::<Vec<(usize, Activation)>>(),
            initialization: Initialization::named(&self.initialization)?,
            l1: self.l1,
            l2: self.l2,
            dropout: self.dropout,
            batch_size: self.batch_size.map(|size| count("batch_size", size)).transpose()?,
        })
    }

    fn rules(&self) -> Result<StopRules, Error> {
        let updates = |name: &str, value: Option<f64>| {
            value.map(|value| whole(name, value, f64::from(MAX_STEPS))).transpose()
        };
        Ok(StopRules {
            target: self.target,
            plateau: updates("plateau", self.plateau)?,
            patience: updates("patience", self.patience)?,
        })
    }

    fn begin(&self) -> Result<BoundaryTraining, Error> {
        let spec = self.spec()?;
        let seed = spec.points.seed;
        let boundary = Boundary::new(spec)?;
        let configuration = self.racer.configure(&Conditions {
            start: &[],
            steps: whole("steps", self.steps, f64::from(MAX_STEPS))?,
            seed,
            noise: 0.0,
            clip_norm: None,
            clip_value: None,
        })?;
        let every = whole("every", self.every, f64::from(MAX_STEPS))?;
        let fitting = Fitting::begin(&boundary, &configuration, every)?;
        Ok(BoundaryTraining {
            rules: self.rules()?,
            boundary,
            configuration,
            fitting,
            every,
            map: None,
        })
    }
}

/// A training of a boundary, advanced in slices and looked at between them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BoundaryTraining {
    boundary: Boundary,
    configuration: Configuration,
    rules: StopRules,
    fitting: Fitting,
    every: u32,
    /// The last map, with its columns and rows.
    map: Option<(u32, u32, DecisionMap)>,
}

/// What is recorded as it goes.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundaryQuantity {
    /// The update after which it was measured.
    Step = 0,
    /// The loss over the points that teach, without penalties.
    TrainLoss = 1,
    /// The loss over those that examine.
    ValidationLoss = 2,
    /// The share of points that teach and are answered rightly.
    TrainAccuracy = 3,
    /// The same of those that examine.
    ValidationAccuracy = 4,
}

/// Why a training ended: `kind` tells which of the other fields are there.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoundaryStop {
    /// The training loss reached the target.
    Target {
        /// The loss.
        loss: f64,
    },
    /// The training loss no longer fell.
    Plateau {
        /// The step from which it did not.
        since: u32,
    },
    /// The validation loss reached no new least for so long as there was patience.
    Patience {
        /// The step with the least.
        best: u32,
    },
    /// The numbers stopped being finite.
    Diverged {
        /// The update in which they did.
        step: u32,
    },
    /// All updates are made.
    Budget,
}

/// Numbers of one record.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BoundaryRecord {
    /// The update after which it was measured.
    pub(crate) step: u32,
    /// The loss over the points that teach.
    pub(crate) train_loss: f64,
    /// The loss over those that examine.
    pub(crate) validation_loss: f64,
    /// The share of points that teach and are answered rightly.
    pub(crate) train_accuracy: f64,
    /// The same of those that examine.
    pub(crate) validation_accuracy: f64,
}

/// How far a training has come.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct BoundaryReport {
    /// Updates made.
    pub(crate) step: u32,
    /// Updates in all.
    pub(crate) total: u32,
    /// Number of weights.
    pub(crate) parameters: usize,
    /// Number of records.
    pub(crate) records: usize,
    /// The record made last.
    pub(crate) last: Option<BoundaryRecord>,
    /// That with the least validation loss.
    pub(crate) best: Option<BoundaryRecord>,
    /// Whether the validation loss turned up while the training loss fell.
    pub(crate) overfits: bool,
    /// Why it ended; null while it goes on.
    pub(crate) stop: Option<BoundaryStop>,
}

fn record(record: &Record) -> BoundaryRecord {
    BoundaryRecord {
        step: record.step,
        train_loss: record.train_loss,
        validation_loss: record.validation_loss,
        train_accuracy: record.train_accuracy,
        validation_accuracy: record.validation_accuracy,
    }
}

#[wasm_bindgen]
impl BoundaryTraining {
    /// A training at its start.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<BoundaryRequest>) -> Result<BoundaryTraining, JsValue> {
        request::read::<BoundaryRequest>(request)?.begin().map_err(error::refuse)
    }

    /// So many updates more. Returns how many are done, all where a rule ended it.
    pub fn advance(&mut self, updates: u32) -> u32 {
        self.fitting.advance(&self.boundary, &self.configuration, &self.rules, updates);
        if self.fitting.stop().is_some() { self.total() } else { self.fitting.step() }
    }

    /// Updates in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.configuration.steps
    }

    /// Begins again, as if for the first time, and goes on to a step: the same weights always.
    pub fn rewind(&mut self, step: u32) -> Result<(), JsValue> {
        let begun = Fitting::begin(&self.boundary, &self.configuration, self.every);
        self.fitting = begun.map_err(error::refuse)?;
        self.fitting.advance(&self.boundary, &self.configuration, &self.rules, step);
        Ok(())
    }

    /// How far it has come.
    pub fn report(&self) -> Result<Ts<BoundaryReport>, JsValue> {
        let fitting = &self.fitting;
        crate::send(&BoundaryReport {
            step: fitting.step(),
            total: self.configuration.steps,
            parameters: fitting.weights().len(),
            records: fitting.records().len(),
            last: fitting.records().last().map(record),
            best: fitting.best().map(record),
            overfits: fitting.overfits(),
            stop: fitting.stop().map(|stop| match stop {
                Stop::Target { loss } => BoundaryStop::Target { loss },
                Stop::Plateau { since } => BoundaryStop::Plateau { since },
                Stop::Patience { best } => BoundaryStop::Patience { best },
                Stop::Diverged { step } => BoundaryStop::Diverged { step },
                Stop::Budget => BoundaryStop::Budget,
            }),
        })
    }

    /// Writes a quantity of all records, as many as fit; tells how many.
    pub fn write_records(&self, quantity: BoundaryQuantity, target: &Float64Array) -> u32 {
        let of = |record: &Record| match quantity {
            BoundaryQuantity::Step => f64::from(record.step),
            BoundaryQuantity::TrainLoss => record.train_loss,
            BoundaryQuantity::ValidationLoss => record.validation_loss,
            BoundaryQuantity::TrainAccuracy => record.train_accuracy,
            BoundaryQuantity::ValidationAccuracy => record.validation_accuracy,
        };
        let numbers: Vec<f64> = self.fitting.records().iter().map(of).collect();
        write(&numbers, target)
    }

    /// Writes points that teach, or that examine, as x₁, x₂, label and whether it is wrong (1) in turn; tells how many
    /// numbers.
    pub fn write_points(&self, examining: bool, target: &Float64Array) -> u32 {
        let Boundary { train_points, validation_points, .. } = &self.boundary;
        let points = if examining { validation_points } else { train_points };
        let rows = points.places.iter().zip(&points.labels).zip(&points.flipped);
        let numbers: Vec<f64> = rows
            .flat_map(|(([x, y], label), flipped)| [*x, *y, *label, f64::from(u8::from(*flipped))])
            .collect();
        write(&numbers, target)
    }

    /// Writes the weights, or those of the least validation loss; tells how many.
    pub fn write_weights(&self, best: bool, target: &Float64Array) -> u32 {
        write(self.chosen(best), target)
    }

    /// Writes the probability of the second class over the square of ±6 into pixels, row by row from the top, as
    /// colours between those of the first class, of the middle and of the second (red, green, blue each). Nothing is
    /// written where there is not room for all.
    pub fn write_map(
        &mut self,
        columns: u32,
        rows: u32,
        best: bool,
        colours: &[u8],
        target: &Uint8ClampedArray,
    ) -> Result<(), JsValue> {
        let size = |name, value: u32| {
            Error::check_range(name, f64::from(value), 1.0, MAX_MAP as f64).map_err(error::refuse)
        };
        size("columns", columns)?;
        size("rows", rows)?;
        let colours = palette(colours).map_err(error::refuse)?;
        let (boundary, fitting) = (&self.boundary, &self.fitting);
        let kept = self.map.take().filter(|(c, r, _)| (*c, *r) == (columns, rows));
        let (_, _, map) = self.map.insert(kept.unwrap_or_else(|| {
            (columns, rows, DecisionMap::new(boundary, columns as usize, rows as usize))
        }));
        let weights = if best { fitting.best_weights() } else { fitting.weights() };
        let pixels = map.paint(weights, colours);
        if target.length() as usize == pixels.len() {
            target.copy_from(pixels);
        }
        Ok(())
    }

    fn chosen(&self, best: bool) -> &[f64] {
        if best { self.fitting.best_weights() } else { self.fitting.weights() }
    }
}

/// Three colours.
fn palette(colours: &[u8]) -> Result<[[f64; 3]; 3], Error> {
    let &[a, b, c, d, e, f, g, h, i] = colours else {
        let (argument, value) = ("colours".to_owned(), colours.len());
        return Err(Error::Length { argument, value, expected: 9 });
    };
    Ok([[a, b, c], [d, e, f], [g, h, i]].map(|colour| colour.map(f64::from)))
}
