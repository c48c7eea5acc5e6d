//! A network trained on a data set by several racers: the same questions as to a race, where they mean the same.

mod chart;
mod landscape;
mod report;
mod request;
mod shown;

use crate::chart::ChartLayout;
use crate::error;
use crate::write;
use chart::TrainingChartRequest;
use descent_core::models::task::Task;
use descent_core::objective::Objective;
use descent_core::run::Configuration;
use js_sys::Float64Array;
use report::{ExampleReport, LayoutReport, NetworkCatalog, TrainingProgress, TrainingSummary};
use request::{School, TrainingRequest};
use shown::Shown;
use tsify::Ts;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The trainings of several racers, which are advanced in slices and may be looked at between them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Training {
    school: Option<School>,
    /// The plane that is shown.
    shown: Option<Shown>,
}

/// A quantity that is known at every step of a training: the first six as those of a race.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingQuantity {
    /// The loss over all rows that teach.
    Loss = 0,
    /// The norm of its gradient.
    GradientNorm = 1,
    /// The schedule's learning rate in the step to this point.
    LearningRate = 4,
    /// Evaluations spent to get here.
    Evaluations = 5,
    /// The share of the teaching rows that are answered rightly.
    Accuracy = 6,
    /// The loss over the rows that examine.
    TestLoss = 7,
    /// The share of them that are answered rightly.
    TestAccuracy = 8,
    /// How far the weights are from the plane that is set; NaN without one.
    PlaneDistance = 9,
    /// The loss over all rows that teach at the point of the plane that is nearest to the weights; NaN without one.
    PlaneLoss = 10,
    /// How far the weights are from those of the start, in a straight line.
    FromStart = 11,
}

/// What can be chosen for a network.
#[wasm_bindgen]
pub fn network_catalog() -> Result<Ts<NetworkCatalog>, JsValue> {
    crate::send(&report::catalog())
}

/// What is asked before anything was configured.
const EMPTY: &str = "the training is not configured";

#[wasm_bindgen]
impl Training {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins all trainings anew. On an error those before stay.
    pub fn configure(
        &mut self,
        request: &Ts<TrainingRequest>,
    ) -> Result<Ts<TrainingSummary>, JsValue> {
        let school =
            crate::request::read::<TrainingRequest>(request)?.begin().map_err(error::refuse)?;
        let summary = crate::send(&school.summary())?;
        self.school = Some(school);
        self.shown = None;
        Ok(summary)
    }

    /// So many updates more, spread over the racers so that all grow together. Returns how many are done; those that a
    /// training which broke off never made count.
    pub fn advance(&mut self, updates: u32) -> Result<u32, JsValue> {
        let school = self.school.as_mut().ok_or(EMPTY)?;
        school.advance(updates).map_err(error::refuse)?;
        Ok(school.done())
    }

    /// Updates in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.school.as_ref().map_or(0, School::total)
    }

    /// How far it has come.
    pub fn progress(&self) -> Result<Ts<TrainingProgress>, JsValue> {
        let school = self.school.as_ref().ok_or(EMPTY)?;
        crate::send(&TrainingProgress {
            done: school.done(),
            total: school.total(),
            taken: school.courses.iter().map(|course| course.trajectory.taken).collect(),
        })
    }

    /// How each racer fared so far.
    pub fn summary(&self) -> Result<Ts<TrainingSummary>, JsValue> {
        crate::send(&self.school.as_ref().ok_or(EMPTY)?.summary())
    }

    /// One recorded number; NaN where there is none.
    pub fn read(&self, racer: usize, quantity: TrainingQuantity, step: u32) -> f64 {
        let number = match self.list(racer, quantity) {
            Some(list) => list.get(step as usize).copied(),
            None if quantity == TrainingQuantity::FromStart => self.away(racer, step),
            None => self.beside_plane(racer, quantity, step),
        };
        number.unwrap_or(f64::NAN)
    }

    /// Writes all of a quantity of a racer into `target`, one number a step.
    pub fn write_quantity(&self, racer: usize, quantity: TrainingQuantity, target: &Float64Array) {
        for step in 0..target.length() {
            target.set_index(step, self.read(racer, quantity, step));
        }
    }

    /// Writes the learning rate of a racer's every update into `target`, whether the run got that far or not.
    pub fn write_rates(&self, racer: usize, target: &Float64Array) {
        let Some(run) = self.school.as_ref().and_then(|school| school.runs.get(racer)) else {
            return;
        };
        for step in 0..target.length() {
            target.set_index(step, run.rate(step));
        }
    }

    /// Draws a chart of all racers into a canvas and returns where its curves are.
    pub fn draw_chart(
        &self,
        canvas: &HtmlCanvasElement,
        request: &Ts<TrainingChartRequest>,
    ) -> Result<Ts<ChartLayout>, JsValue> {
        let request = crate::request::read(request)?;
        let courses = self.school.as_ref().map_or(&[][..], |school| &school.courses);
        crate::send(&ChartLayout::from(&chart::draw(courses, canvas, &request)?))
    }

    /// The network's layers and their weights.
    pub fn layout(&self) -> Result<Ts<LayoutReport>, JsValue> {
        crate::send(&self.school.as_ref().ok_or(EMPTY)?.layout())
    }

    /// Writes the weights of a racer after a step, in PyTorch's order. Returns how many were written; none for a step
    /// that was not made.
    pub fn write_weights(&self, racer: usize, step: u32, target: &Float64Array) -> u32 {
        write(self.point(racer, step).unwrap_or_default(), target)
    }

    /// Writes the gradient over all teaching rows at a racer's weights after a step.
    pub fn write_gradient(&self, racer: usize, step: u32, target: &Float64Array) -> u32 {
        let (Some(school), Some(at)) = (&self.school, self.point(racer, step)) else { return 0 };
        let mut gradient = vec![0.0; at.len()];
        school.task.train_problem().value_and_gradient(at, &mut gradient);
        write(&gradient, target)
    }

    /// Writes the norms of each layer's weights after a step, and of its gradient over all teaching rows there. Returns
    /// the number of layers; none for a step that was not made.
    pub fn write_layer_norms(
        &self,
        racer: usize,
        step: u32,
        weights: &Float64Array,
        gradients: &Float64Array,
    ) -> u32 {
        let (Some(school), Some(at)) = (&self.school, self.point(racer, step)) else { return 0 };
        let mut gradient = vec![0.0; at.len()];
        school.task.train_problem().value_and_gradient(at, &mut gradient);
        let network = &school.task.network;
        write(&network.layer_norms(&gradient), gradients);
        write(&network.layer_norms(at), weights)
    }

    /// A row of the data; `undefined` for one that there is not.
    pub fn example(&self, row: usize) -> Result<Option<Ts<ExampleReport>>, JsValue> {
        let example = self.school.as_ref().and_then(|school| school.example(row));
        example.as_ref().map(crate::send).transpose()
    }

    /// Writes the numbers of all neurons for a row of the data, with a racer's weights after a step: layer by layer the
    /// inputs as the network reads them, the hidden neurons' values, and the probabilities of the classes.
    pub fn write_neurons(&self, racer: usize, step: u32, row: usize, target: &Float64Array) -> u32 {
        let (Some(school), Some(at)) = (&self.school, self.point(racer, step)) else { return 0 };
        let Some(inputs) = school.task.inputs(row) else { return 0 };
        write(&school.task.network.neurons_at(at, &inputs), target)
    }
}

impl Training {
    /// What a racer learns, and its configuration.
    pub(crate) fn run(&self, racer: usize) -> Option<(&Task, &Configuration)> {
        let school = self.school.as_ref()?;
        Some((&school.task, school.runs.get(racer)?))
    }

    /// The weights of a racer after a step; `None` where it was not made.
    fn point(&self, racer: usize, step: u32) -> Option<&[f64]> {
        let run = &self.school.as_ref()?.courses.get(racer)?.trajectory;
        (step <= run.taken).then(|| run.point(step))
    }

    fn list(&self, racer: usize, quantity: TrainingQuantity) -> Option<&[f64]> {
        let course = self.school.as_ref()?.courses.get(racer)?;
        let run = &course.trajectory;
        Some(match quantity {
            TrainingQuantity::Loss => &run.losses,
            TrainingQuantity::GradientNorm => &run.gradient_norms,
            TrainingQuantity::LearningRate => &run.learning_rates,
            TrainingQuantity::Evaluations => &run.evaluations,
            TrainingQuantity::Accuracy => &course.train_accuracies,
            TrainingQuantity::TestLoss => &course.test_losses,
            TrainingQuantity::TestAccuracy => &course.test_accuracies,
            TrainingQuantity::PlaneDistance
            | TrainingQuantity::PlaneLoss
            | TrainingQuantity::FromStart => return None,
        })
    }

    fn away(&self, racer: usize, step: u32) -> Option<f64> {
        let (start, at) = (self.point(racer, 0)?, self.point(racer, step)?);
        let between: Vec<f64> = at.iter().zip(start).map(|(at, start)| at - start).collect();
        Some(descent_core::math::norm(&between))
    }

    /// What is not recorded but follows from the plane.
    fn beside_plane(&self, racer: usize, quantity: TrainingQuantity, step: u32) -> Option<f64> {
        let (at, Shown { plane, .. }) = (self.point(racer, step)?, self.shown.as_ref()?);
        if quantity == TrainingQuantity::PlaneDistance {
            return Some(plane.distance(at));
        }
        let [a, b] = plane.coordinates(at);
        Some(self.plane_loss(a, b))
    }
}
