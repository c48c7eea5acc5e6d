//! Points in the plane and a network that parts their classes or finds their numbers, trained in slices and drawn as a map.

mod catalog;
mod chart;
mod report;
mod request;

use crate::error;
use crate::request as border;
use crate::write;
use chart::Course;
use descent_charts::contours;
use descent_charts::grid::Grid;
use descent_core::datasets::points::SIDE;
use descent_core::error::Error;
use descent_core::models::boundary::{
    Boundary, DecisionMap, Edit, Fitting, NeuronMaps, Record, Scoring, StopRules,
};
use descent_core::run::Configuration;
use js_sys::{Float64Array, Uint8ClampedArray};
use report::{
    BoundaryLayer, BoundaryNear, BoundaryQuantity, BoundaryRecord, BoundaryReport,
    BoundaryShipping, BoundaryStop, BoundaryTrace,
};
use request::BoundaryRequest;
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// The most layers and neurons of a layer: 8 × 32.
const MAX_HIDDEN: [usize; 2] = [8, 32];
/// The most columns and rows of a map.
const MAX_MAP: usize = 512;
/// The most columns and rows of a neuron's map.
const MAX_NEURON_MAP: usize = 64;

/// A training of a boundary, advanced in slices and looked at between them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BoundaryTraining {
    boundary: Boundary,
    configuration: Configuration,
    rules: StopRules,
    fitting: Fitting,
    every: u32,
    edits: Vec<Edit>,
    /// Of the points that teach, and of those that examine.
    scorings: [Scoring; 2],
    /// The last map, with its columns and rows.
    map: Option<(u32, u32, DecisionMap)>,
    /// The neurons' maps, with their side.
    neurons: Option<(u32, NeuronMaps)>,
    /// The metric that was charted last.
    course: Option<Course>,
}

#[wasm_bindgen]
impl BoundaryTraining {
    /// A training at its start.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<BoundaryRequest>) -> Result<BoundaryTraining, JsValue> {
        border::read::<BoundaryRequest>(request)?.begin().map_err(error::refuse)
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
        let begun = Fitting::begin(&self.boundary, &self.configuration, self.every, &self.edits);
        self.fitting = begun.map_err(error::refuse)?;
        self.course = None;
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
            points: [false, true].map(|examining| self.points(examining).labels.len()),
            last: fitting.records().last().map(BoundaryRecord::from),
            best: fitting.best().map(BoundaryRecord::from),
            scale: self.boundary.scale(),
            overfits: fitting.overfits(),
            stop: fitting.stop().map(BoundaryStop::from),
        })
    }

    /// The record made last at or before a step; none where not even the start is finite.
    pub fn record_at(&self, step: u32) -> Result<Option<Ts<BoundaryRecord>>, JsValue> {
        self.fitting.record_at(step).map(|record| crate::send(&record.into())).transpose()
    }

    /// Where the weights stand, layer by layer.
    pub fn layers(&self) -> Result<Vec<Ts<BoundaryLayer>>, JsValue> {
        let layer = |layer: descent_core::models::network::Layer| BoundaryLayer {
            inputs: layer.inputs,
            outputs: layer.outputs,
            matrix: layer.matrix.start,
            biases: layer.biases.start,
        };
        self.boundary.network.layers().map(|one| crate::send(&layer(one))).collect()
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

    /// Writes points that teach, or that examine, as x₁, x₂, label or number, and whether a label is wrong (1) in turn;
    /// tells how many numbers.
    pub fn write_points(&self, examining: bool, target: &Float64Array) -> u32 {
        let points = self.points(examining);
        let rows = points.places.iter().zip(&points.labels).zip(&points.flipped);
        let numbers: Vec<f64> = rows
            .flat_map(|(([x, y], label), flipped)| [*x, *y, *label, f64::from(u8::from(*flipped))])
            .collect();
        write(&numbers, target)
    }

    /// Writes the weights after so many updates, or the last before that which are kept; those of every record are. Tells
    /// how many.
    pub fn write_weights(&self, step: u32, target: &Float64Array) -> u32 {
        write(self.fitting.weights_at(step).1, target)
    }

    /// Writes the network's probability of the second class, or its number, for each point that teaches, or that examines,
    /// with the weights of a step. Tells how many.
    pub fn write_answers(&mut self, examining: bool, step: u32, target: &Float64Array) -> u32 {
        let weights = self.fitting.weights_at(step).1;
        write(self.scorings[usize::from(examining)].answers(weights), target)
    }

    /// Writes y − ŷ for each point that teaches, or that examines, with the weights of a step. Tells how many.
    pub fn write_residuals(&mut self, examining: bool, step: u32, target: &Float64Array) -> u32 {
        let weights = self.fitting.weights_at(step).1;
        write(&self.scorings[usize::from(examining)].residuals(weights), target)
    }

    /// A metric with the weights of a step: of two classes or of numbers, as the task is. NaN where it is undefined.
    pub fn score_at(
        &mut self,
        metric: &str,
        threshold: f64,
        examining: bool,
        step: u32,
    ) -> Result<f64, JsValue> {
        let weights = self.fitting.weights_at(step).1;
        let scoring = &mut self.scorings[usize::from(examining)];
        scoring.value(weights, metric, threshold).map_err(error::refuse)
    }

    /// What the test says of the weights of a step: points of the same distribution that nobody has looked at. None where
    /// points are one's own.
    pub fn ship(&self, step: u32) -> Result<Option<Ts<BoundaryShipping>>, JsValue> {
        let shipping = self.boundary.ship(&self.fitting, step).map_err(error::refuse)?;
        shipping.map(|one| crate::send(&BoundaryShipping::from(one))).transpose()
    }

    /// The point nearest to a place and no farther than `reach`, with what the network answers to it with the weights of a
    /// step; of those that examine too only where it is said.
    pub fn near(
        &self,
        x1: f64,
        x2: f64,
        reach: f64,
        examining: bool,
        step: u32,
    ) -> Result<Option<Ts<BoundaryNear>>, JsValue> {
        let weights = self.fitting.weights_at(step).1;
        let near = self.boundary.near(weights, [x1, x2], reach, examining);
        near.map(|near| crate::send(&BoundaryNear::from(near))).transpose()
    }

    /// Writes the probability of the second class, or the number, over the square of ±6 into pixels, row by row from the
    /// top, as colours between those of the first class, of the middle and of the second (red, green, blue each); of
    /// numbers those of −scale or less, of 0, and of scale or more. Nothing is written where there is not room for all.
    pub fn write_map(
        &mut self,
        columns: u32,
        rows: u32,
        step: u32,
        colours: &[u8],
        target: &Uint8ClampedArray,
    ) -> Result<(), JsValue> {
        check_size("columns", columns, MAX_MAP)?;
        check_size("rows", rows, MAX_MAP)?;
        let colours = palette(colours).map_err(error::refuse)?;
        let (boundary, fitting) = (&self.boundary, &self.fitting);
        let kept = self.map.take().filter(|(c, r, _)| (*c, *r) == (columns, rows));
        let (_, _, map) = self.map.insert(kept.unwrap_or_else(|| {
            (columns, rows, DecisionMap::new(boundary, columns as usize, rows as usize))
        }));
        let pixels = map.paint(fitting.weights_at(step).1, colours);
        if target.length() as usize == pixels.len() {
            target.copy_from(pixels);
        }
        Ok(())
    }

    /// Writes where the last map is of one mind and another, probability ½, or where numbers are 0 and half the scale: pieces
    /// of lines, x₁ and x₂ of both ends each. Tells how many numbers, of which as many are written as fit.
    pub fn write_boundary(&self, target: &Float64Array) -> u32 {
        let Some((columns, rows, map)) = &self.map else { return 0 };
        let (width, height) = (*columns as usize, *rows as usize);
        // A grid counts its rows from below.
        let values: Vec<f64> = map.answers().chunks_exact(width).rev().flatten().copied().collect();
        let middle = |of: usize| SIDE * (1.0 - 1.0 / of as f64);
        let [x, y] = [width, height].map(|of| (-middle(of), middle(of)));
        let Ok(grid) = Grid::new(&values, (width, height), x, y) else { return 0 };
        let mut numbers = Vec::new();
        for line in contours::trace(&grid, &map.levels()) {
            for pair in line.points.windows(2) {
                let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
                numbers.extend([x0, y0, x1, y1]);
            }
        }
        write(&numbers, target);
        numbers.len() as u32
    }

    /// Writes a small map of every neuron with the weights of a step, one below another: the inputs first, the output last;
    /// colours as in [`BoundaryTraining::write_map`], of negative numbers, 0 and positive ones. Nothing is written where
    /// there is not room for all.
    pub fn write_neurons(
        &mut self,
        side: u32,
        step: u32,
        colours: &[u8],
        target: &Uint8ClampedArray,
    ) -> Result<(), JsValue> {
        check_size("side", side, MAX_NEURON_MAP)?;
        let colours = palette(colours).map_err(error::refuse)?;
        let kept = self.neurons.take().filter(|(one, _)| *one == side);
        let made = || (side, NeuronMaps::new(&self.boundary, side as usize));
        let (_, maps) = self.neurons.insert(kept.unwrap_or_else(made));
        let pixels = maps.paint(self.fitting.weights_at(step).1, colours);
        if target.length() as usize == pixels.len() {
            target.copy_from(pixels);
        }
        Ok(())
    }

    /// Writes what every neuron hands on for a point, with the weights of a step: the features, the hidden neurons layer by
    /// layer, the output's weighted sum. Tells how many.
    pub fn write_values(&self, x1: f64, x2: f64, step: u32, target: &Float64Array) -> u32 {
        let weights = self.fitting.weights_at(step).1;
        write(&self.boundary.neurons_at(weights, [x1, x2]), target)
    }

    /// A neuron opened for a point, with the weights of a step: layer 1 is the first hidden one, the last the output. None
    /// where there is no such neuron.
    pub fn trace(
        &self,
        x1: f64,
        x2: f64,
        step: u32,
        layer: usize,
        neuron: usize,
    ) -> Result<Option<Ts<BoundaryTrace>>, JsValue> {
        let weights = self.fitting.weights_at(step).1;
        let trace = self.boundary.trace(weights, [x1, x2], layer, neuron);
        trace.map(|trace| crate::send(&BoundaryTrace::from(trace))).transpose()
    }

    /// Writes the learning rate of every update.
    pub fn write_rates(&self, target: &Float64Array) {
        let Configuration { settings, schedule, steps, .. } = &self.configuration;
        let rates: Vec<f64> =
            (0..*steps).map(|step| schedule.rate(settings.learning_rate(), step)).collect();
        write(&rates, target);
    }

    fn points(&self, examining: bool) -> &descent_core::datasets::points::Points {
        let Boundary { train_points, validation_points, .. } = &self.boundary;
        if examining { validation_points } else { train_points }
    }
}

fn check_size(name: &str, value: u32, most: usize) -> Result<(), JsValue> {
    let checked = Error::check_range(name, f64::from(value), 1.0, most as f64);
    checked.map(|_| ()).map_err(error::refuse)
}

/// Three colours.
fn palette(colours: &[u8]) -> Result<[[f64; 3]; 3], Error> {
    let &[a, b, c, d, e, f, g, h, i] = colours else {
        let (argument, value) = ("colours".to_owned(), colours.len());
        return Err(Error::Length { argument, value, expected: 9 });
    };
    Ok([[a, b, c], [d, e, f], [g, h, i]].map(|colour| colour.map(f64::from)))
}
