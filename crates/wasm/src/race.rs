//! A race: several runs on one surface from one start, recomputed whole whenever anything changes.

use crate::canvas::PictureRequest;
use crate::catalog::MinimumInfo;
use crate::chart::{self, ChartRequest};
use crate::error::{self, Failure};
use crate::race_request::RaceRequest;
use crate::request;
use crate::stage::{Stage, StageRequest};
use crate::summary::{CauseReport, OutcomeReport, PointReport, RaceSummary, RacerSummary};
#[cfg(feature = "full")]
use crate::summary::{PartingReport, SurfaceFacts};
#[cfg(feature = "full")]
use crate::surface_request::SurfaceRequest;
use descent_charts::chart::Layout;
use descent_core::curvature::Curvature;
use descent_core::objective::Objective;
use descent_core::outcome::{self, Cause, Outcome, Stall};
#[cfg(feature = "full")]
use descent_core::parting::{Parting, parting};
use descent_core::run::{self, Configuration, Trajectory};
use descent_core::surfaces::Surface;
use js_sys::Float64Array;
use tsify::Ts;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A race, and the pictures of it that Rust draws.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Race {
    surface: Option<Surface>,
    runs: Vec<Configuration>,
    trajectories: Vec<Trajectory>,
    stage: Stage,
}

/// A quantity that is recorded at every step.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The loss.
    Loss = 0,
    /// The norm of the true gradient.
    GradientNorm = 1,
    /// The effective learning rate along x in the step to this point.
    RateX = 2,
    /// The effective learning rate along y in the step to this point; NaN where there is one parameter.
    RateY = 3,
    /// The schedule's learning rate in the step to this point.
    LearningRate = 4,
    /// Evaluations spent to get here.
    Evaluations = 5,
}

#[wasm_bindgen]
impl Race {
    /// An empty race.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs the whole race and tells how each racer fared. On an error the race before it stays.
    pub fn configure(&mut self, request: &Ts<RaceRequest>) -> Result<Ts<RaceSummary>, JsValue> {
        let plan = request::read::<RaceRequest>(request)?.build().map_err(error::refuse)?;
        self.trajectories.resize_with(plan.runs.len(), Trajectory::default);
        let mut racers = Vec::with_capacity(plan.runs.len());
        for (configuration, trajectory) in plan.runs.iter().zip(&mut self.trajectories) {
            run::record_surface(&plan.surface, configuration, trajectory).map_err(error::refuse)?;
            racers.push(summary(&plan.surface, configuration, trajectory, plan.tolerance)?);
        }
        let (domain, dimension) = (plan.surface.domain, plan.surface.dimension());
        let minima = minima(&plan.surface);
        self.stage.forget();
        self.surface = Some(plan.surface);
        self.runs = plan.runs;
        crate::send(&RaceSummary { racers, domain, dimension, minima })
    }

    /// Writes a racer's path into `target`, x and y a step, and returns how many steps it holds. Steps that
    /// were never reached hold NaN. With one parameter x is that and y the loss, so that the path lies on the curve.
    pub fn write_points(&self, racer: usize, target: &Float64Array) -> u32 {
        let Some(trajectory) = self.trajectories.get(racer) else { return 0 };
        if trajectory.dimension == 1 {
            for (step, (w, loss)) in trajectory.points.iter().zip(&trajectory.losses).enumerate() {
                // What lies beyond the target is left out by it.
                target.set_index(2 * step as u32, *w);
                target.set_index(2 * step as u32 + 1, *loss);
            }
            return trajectory.taken;
        }
        let count = trajectory.points.len().min(target.length() as usize);
        // Bounded by both lengths, so the view and the copy fit.
        target.subarray(0, count as u32).copy_from(&trajectory.points[..count]);
        trajectory.taken
    }

    /// One recorded number; NaN where there is none.
    pub fn read(&self, racer: usize, quantity: Quantity, step: u32) -> f64 {
        let Some(trajectory) = self.trajectories.get(racer) else { return f64::NAN };
        let step = step as usize;
        let (list, index) = match quantity {
            Quantity::Loss => (&trajectory.losses, step),
            Quantity::GradientNorm => (&trajectory.gradient_norms, step),
            Quantity::RateX => (&trajectory.effective_rates, trajectory.dimension * step),
            Quantity::RateY if trajectory.dimension < 2 => return f64::NAN,
            Quantity::RateY => (&trajectory.effective_rates, trajectory.dimension * step + 1),
            Quantity::LearningRate => (&trajectory.learning_rates, step),
            Quantity::Evaluations => (&trajectory.evaluations, step),
        };
        list.get(index).copied().unwrap_or(f64::NAN)
    }

    /// Writes all of a quantity of a racer into `target`, one number a step.
    pub fn write_quantity(&self, racer: usize, quantity: Quantity, target: &Float64Array) {
        for step in 0..target.length() {
            target.set_index(step, self.read(racer, quantity, step));
        }
    }

    /// Writes the learning rate of a racer's every update into `target`, whether the run got that far or not.
    pub fn write_rates(&self, racer: usize, target: &Float64Array) {
        let Some(run) = self.runs.get(racer) else { return };
        for step in 0..target.length() {
            target.set_index(step, run.rate(step));
        }
    }

    /// The surface at a point.
    pub fn at(&self, x: f64, y: f64) -> Result<Ts<PointReport>, JsValue> {
        let surface = self.surface.as_ref().ok_or("the race is not configured")?;
        point_report(surface, [x, y])
    }

    /// The greatest stable learning rate of a racer for the curvature at a point, where theory gives one for
    /// its method: 2/λmax for plain gradient descent. NaN where it does not, or λmax is not positive.
    pub fn stability_limit(&self, racer: usize, x: f64, y: f64) -> f64 {
        let (Some(surface), Some(run)) = (&self.surface, self.runs.get(racer)) else {
            return f64::NAN;
        };
        let [curvature, _] = surface.curvature(&surface.jet([x, y])).values;
        // Of the settings that can be changed now, which are those after the trunk.
        let limit = run.stability_limit(u32::MAX, curvature);
        limit.filter(|_| curvature > 0.0).unwrap_or(f64::NAN)
    }

    /// Writes what the model of a loss over data predicts with these weights for numbers of the feature as they were
    /// given, before scaling and standardizing; as many as fit. Of another surface nothing is written.
    pub fn predict(&self, w1: f64, w0: f64, xs: &Float64Array, target: &Float64Array) {
        let Some(data) = self.surface.as_ref().and_then(Surface::data) else { return };
        for index in 0..xs.length().min(target.length()) {
            target.set_index(index, data.predict([w1, w0], xs.get_index(index)));
        }
    }

    /// Draws the surface into a canvas: field, contours, axes, minima; with one parameter the curve of the loss with
    /// its axes. Returns the part of the plane that the canvas shows: x from, x to, y from, y to.
    pub fn draw_stage(
        &mut self,
        canvas: &HtmlCanvasElement,
        request: &Ts<StageRequest>,
    ) -> Result<Vec<f64>, JsValue> {
        let surface = self.surface.as_ref().ok_or("the race is not configured")?;
        let view = self.stage.draw(surface, canvas, &request::read(request)?)?;
        Ok(view.to_vec())
    }

    /// Draws the colour bar of the last stage into a canvas of its own.
    pub fn draw_legend(
        &self,
        canvas: &HtmlCanvasElement,
        picture: &Ts<PictureRequest>,
    ) -> Result<(), JsValue> {
        self.stage.draw_legend(canvas, &request::read(picture)?)
    }

    /// Draws a chart of all racers into a canvas and returns where its curves are.
    pub fn draw_chart(
        &self,
        canvas: &HtmlCanvasElement,
        request: &Ts<ChartRequest>,
    ) -> Result<Ts<chart::ChartLayout>, JsValue> {
        let request = request::read(request)?;
        let layout: Layout = chart::draw(&self.trajectories, canvas, &request)?;
        crate::send(&chart::ChartLayout::from(&layout))
    }
}

#[cfg(feature = "full")]
impl Race {
    pub(crate) fn surface(&self) -> Option<&Surface> {
        self.surface.as_ref()
    }

    /// The surface, where it has two parameters.
    pub(crate) fn plane(&self) -> Option<&Surface> {
        self.surface.as_ref().filter(|surface| !surface.is_curve())
    }

    /// The values at which the stage's last drawing had its contours.
    pub(crate) fn levels(&self) -> Vec<f64> {
        self.stage.levels()
    }

    pub(crate) fn trajectory(&self, racer: usize) -> Option<&Trajectory> {
        self.trajectories.get(racer)
    }

    /// A racer's points, as many numbers a step as there are parameters.
    pub(crate) fn path(&self, racer: usize) -> Option<&[f64]> {
        self.trajectories.get(racer).map(|trajectory| trajectory.points.as_slice())
    }

    /// The surface and the configuration of a racer.
    pub(crate) fn run(&self, racer: usize) -> Option<(&Surface, &Configuration)> {
        Some((self.surface.as_ref()?, self.runs.get(racer)?))
    }
}

/// What the page asks for only now and then.
#[cfg(feature = "full")]
#[wasm_bindgen]
impl Race {
    /// Where two racers part.
    pub fn compare(&self, a: usize, b: usize) -> Result<Ts<PartingReport>, JsValue> {
        let surface = self.surface.as_ref().ok_or("the race is not configured")?;
        let (Some(a), Some(b)) = (self.trajectories.get(a), self.trajectories.get(b)) else {
            return Err("there is no such racer".into());
        };
        let diagonal = surface.diagonal();
        let Parting { step, greatest, last, at_last } = parting(a, b, PARTED * diagonal);
        let kind = match step {
            Some(step) if step > last => "lost",
            Some(_) => "parted",
            None if greatest == 0.0 => "identical",
            None if greatest <= ROUNDING * diagonal => "rounding",
            None => "close",
        };
        let step = step.and_then(|step| i32::try_from(step).ok()).unwrap_or(-1);
        crate::send(&PartingReport { kind, step, greatest, last, at_last, share: PARTED })
    }
}

/// How far apart two runs count as parted, as a share of the domain's diagonal.
#[cfg(feature = "full")]
const PARTED: f64 = 1e-3;

/// How far apart they are, as the same share, where it is rounding that differs.
#[cfg(feature = "full")]
const ROUNDING: f64 = 1e-10;

/// A surface at a point, without a race.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn surface_at(
    surface: &Ts<SurfaceRequest>,
    x: f64,
    y: f64,
) -> Result<Ts<PointReport>, JsValue> {
    let surface = request::read(surface)?.build(0).map_err(error::refuse)?;
    point_report(&surface, [x, y])
}

/// What is known of a surface besides its values.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn surface_facts(surface: &Ts<SurfaceRequest>) -> Result<Ts<SurfaceFacts>, Failure> {
    let surface = request::read(surface)?.build(0).map_err(error::refuse)?;
    let (minima, domain) = (minima(&surface), surface.domain);
    let formula = surface.formula.into_owned();
    crate::send(&SurfaceFacts { formula, domain, minima })
}

/// The TeX of a typed formula; throws where it cannot be read.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn formula_tex(formula: &str) -> Result<String, JsValue> {
    let expression = descent_core::formula::parse(formula);
    Ok(expression.map_err(|error| error::refuse(error.into()))?.to_tex())
}

/// The known minima, where they stand in the shown plane.
fn minima(surface: &Surface) -> Vec<MinimumInfo> {
    let known = surface.minima().iter();
    known.map(|m| MinimumInfo { at: surface.place(m.at), ..m.into() }).collect()
}

fn point_report(surface: &Surface, at: [f64; 2]) -> Result<Ts<PointReport>, Failure> {
    let jet = surface.jet(at);
    let [xx, xy, yy] = jet.hessian;
    let Curvature { values, direction } = surface.curvature(&jet);
    crate::send(&PointReport {
        value: jet.value,
        gradient: jet.gradient,
        hessian: [[xx, xy], [xy, yy]],
        eigenvalues: values,
        direction,
    })
}

fn summary(
    surface: &Surface,
    configuration: &Configuration,
    trajectory: &Trajectory,
    tolerance: f64,
) -> Result<RacerSummary, Failure> {
    let outcome = outcome::judge(surface, trajectory, configuration, tolerance);
    let reached = outcome::reached(surface, trajectory, tolerance);
    let last = trajectory.taken as usize;
    Ok(RacerSummary {
        outcome: report(surface, &outcome),
        reached: reached.and_then(|step| i32::try_from(step).ok()).unwrap_or(-1),
        loss: trajectory.losses.get(last).copied().unwrap_or(f64::NAN),
        distance: outcome::distance_to_minimum(surface, trajectory).unwrap_or(f64::NAN),
        evaluations: spent(trajectory),
        taken: trajectory.taken,
    })
}

/// Evaluations of a whole run, that of a step which broke off among them.
fn spent(trajectory: &Trajectory) -> f64 {
    let counted = trajectory.evaluations.iter().rev().find(|count| count.is_finite());
    counted.copied().unwrap_or(0.0)
}

fn report(surface: &Surface, outcome: &Outcome) -> OutcomeReport {
    match *outcome {
        Outcome::Converged { step, minimum, at } => {
            let minimum = minimum.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1);
            OutcomeReport::Converged { step, minimum, at: surface.place(at) }
        }
        Outcome::Stalled { step, kind, eigenvalues, gradient_norm } => {
            let on = match kind {
                Stall::Plateau => "plateau",
                Stall::Saddle => "saddle",
                Stall::Slope => "slope",
            };
            OutcomeReport::Stalled { step, on, eigenvalues, gradient_norm }
        }
        Outcome::Diverged { step, last, cause } => {
            let cause = match cause {
                Cause::LearningRate { learning_rate, limit, curvature, direction } => {
                    CauseReport::LearningRate { learning_rate, limit, curvature, direction }
                }
                Cause::Unbounded => CauseReport::Unbounded,
                Cause::LongStep { gradient_norm } => CauseReport::LongStep { gradient_norm },
            };
            OutcomeReport::Diverged { step, last: surface.place(last), cause }
        }
        Outcome::Spent => OutcomeReport::Spent,
    }
}
