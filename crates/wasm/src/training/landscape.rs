//! What takes longer than a frame, for a worker: the same trainings once more, planes through them, lines between
//! solutions, and the training under other seeds.

use super::report::{self, TrainedSummary};
use super::request::{School, TrainingRequest};
use super::shown::PlaneFrame;
use crate::arguments::from_fields;
use crate::error::{self, Failure};
use crate::request::{self, whole};
use crate::write;
use descent_core::error::Error;
use descent_core::landscape::View;
use descent_core::models::plane::{self, Plane};
use descent_core::models::soundings::{Barrier, LinePoint, Soundings, barrier, interpolate};
use descent_core::models::spread::spread;
use descent_core::models::training::{Course, Outcome};
use descent_core::run::{Configuration, Trajectory};
use js_sys::Float64Array;
use serde::Serialize;
use std::rc::Rc;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The trainings of a request, and what can be asked of them once they have ended.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Landscape {
    /// Shared with what was asked, which goes on when this handle is gone.
    school: Rc<School>,
}

/// A plane that is wanted.
#[derive(Debug, Clone, Tsify)]
pub struct PlaneRequest {
    /// `random`: two random directions, filter-normalized, through the end of a racer. `pca`: the principal
    /// components of all paths, through their mean.
    #[tsify(type = "'random' | 'pca'")]
    pub(crate) kind: String,
    /// Seed of the random directions.
    #[tsify(optional)]
    pub(crate) seed: f64,
    /// How far the plane is turned towards a third direction, in radians.
    #[tsify(optional)]
    pub(crate) angle: f64,
    /// Whose end a random plane runs through; the racer of the least loss where it is not given.
    #[tsify(optional)]
    pub(crate) around: Option<f64>,
    /// Whose paths it is made of and shows; where it is not given, all that did not diverge.
    #[tsify(optional)]
    pub(crate) racers: Option<Vec<f64>>,
    /// Nodes across.
    pub(crate) columns: f64,
    /// Nodes upwards.
    pub(crate) rows: f64,
    /// Width over height of the picture that it is for, where no `span` is given: one unit is as long upwards as across.
    pub(crate) shape: f64,
    /// The part of the plane that is wanted (a from, a to, b from, b to); where it is not given, what holds the paths.
    #[tsify(optional)]
    pub(crate) span: Option<[f64; 4]>,
}

from_fields!(PlaneRequest {
    kind,
    seed = 0.0,
    angle = 0.0,
    around,
    racers,
    columns,
    rows,
    shape,
    span,
});

/// Where a plane lies.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PlaneReport {
    /// Its point and directions.
    pub(crate) plane: PlaneFrame,
    /// Of a plane of principal components, the shares of the paths' variance along the first three; `null` of others.
    pub(crate) explained: Option<[f64; 3]>,
    /// The share of the paths' variance that lies in the plane as it is turned; `null` of random planes.
    pub(crate) covered: Option<f64>,
    /// The cosine of the angle between its directions.
    pub(crate) cosine: f64,
    /// How long its directions are: so far apart are weights whose coordinates differ by 1.
    pub(crate) lengths: [f64; 2],
    /// What holds the paths on it, with some room, whatever the picture's shape: a from, a to, b from, b to.
    pub(crate) held: [f64; 4],
    /// The part of it that the grid covers.
    pub(crate) span: [f64; 4],
    /// Nodes across.
    pub(crate) columns: usize,
    /// Nodes upwards.
    pub(crate) rows: usize,
    /// Whose paths it is made of and shows.
    pub(crate) racers: Vec<usize>,
}

/// Losses and accuracies along a line between two solutions.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct LineReport {
    /// From −0.5 to 1.5: 0 at the first solution, 1 at the second.
    pub(crate) alphas: Vec<f64>,
    /// Over the rows that teach.
    pub(crate) losses: Vec<f64>,
    /// Over the rows that teach.
    pub(crate) accuracies: Vec<f64>,
    /// Over the rows that examine; NaN where there are none.
    pub(crate) test_losses: Vec<f64>,
    /// Over the rows that examine; NaN where there are none.
    pub(crate) test_accuracies: Vec<f64>,
    /// How far the solutions are from each other.
    pub(crate) distance: f64,
    /// How far the loss rises between them above the worse of both, and at which α it does.
    pub(crate) barrier: BarrierReport,
    /// The same over the rows that examine; NaN where there are none.
    pub(crate) test_barrier: BarrierReport,
}

/// What parts two solutions.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct BarrierReport {
    /// 0 where nothing does.
    pub(crate) height: f64,
    /// Where it is highest.
    pub(crate) alpha: f64,
}

impl BarrierReport {
    fn of(alphas: &[f64], losses: &[f64]) -> Self {
        let Barrier { height, alpha } = barrier(alphas, losses);
        Self { height, alpha }
    }
}

#[wasm_bindgen]
impl Landscape {
    /// The trainings at their start.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<TrainingRequest>) -> Result<Landscape, JsValue> {
        let school = request::read::<TrainingRequest>(request)?.begin().map_err(error::refuse)?;
        Ok(Self { school: Rc::new(school) })
    }

    /// Updates in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.school.total()
    }

    /// Number of weights.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> usize {
        self.school.task.network.parameters()
    }

    /// So many updates more, or as many as are left, and tells how many are done. All must be before anything is asked.
    pub fn advance(&mut self, updates: u32) -> Result<u32, JsValue> {
        // Shared only when it is asked for more than trainings, which are then finished.
        if let Some(school) = Rc::get_mut(&mut self.school) {
            school.advance(updates).map_err(error::refuse)?;
        }
        Ok(self.school.done())
    }

    /// Lays a plane; its loss is then to be asked in portions.
    pub fn survey(&self, request: &Ts<PlaneRequest>) -> Result<Survey, JsValue> {
        let request = request::read::<PlaneRequest>(request)?;
        Survey::new(&self.school, &request).map_err(error::refuse)
    }

    /// Writes the weights that a racer ended with. Returns how many were written.
    pub fn write_end(&self, racer: usize, target: &Float64Array) -> u32 {
        let course = self.school.courses.get(racer);
        write(course.map(|course| course.trajectory.last()).unwrap_or_default(), target)
    }

    /// The loss along the line between two lists of weights, at 4 × `intervals` + 1 places.
    pub fn interpolate(
        &self,
        a: &[f64],
        b: &[f64],
        intervals: u32,
    ) -> Result<Ts<LineReport>, JsValue> {
        let task = &self.school.task;
        for weights in [a, b] {
            task.network.check_weights(weights).map_err(error::refuse)?;
        }
        Error::check_range("intervals", f64::from(intervals), 1.0, MOST_INTERVALS)
            .map_err(error::refuse)?;
        let (train, test) = (task.train_problem(), task.test_problem());
        let line = interpolate(&train, test.as_ref(), [a, b], intervals);
        let list = |of: &dyn Fn(&LinePoint) -> f64| line.iter().map(of).collect();
        let between: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
        let alphas: Vec<f64> = list(&|point| point.alpha);
        let losses: Vec<f64> = list(&|point| point.train.loss);
        let test_losses: Vec<f64> = list(&|point| point.test.loss);
        crate::send(&LineReport {
            barrier: BarrierReport::of(&alphas, &losses),
            test_barrier: BarrierReport::of(&alphas, &test_losses),
            alphas,
            losses,
            accuracies: list(&|point| point.train.accuracy),
            test_losses,
            test_accuracies: list(&|point| point.test.accuracy),
            distance: descent_core::math::norm(&between),
        })
    }

    /// A racer's training under other seeds, from `first` on: of the weights, the batches and the noise. To be advanced in
    /// portions.
    pub fn seeds(&self, racer: usize, first: u32, count: u32) -> Result<Seeds, JsValue> {
        Seeds::new(&self.school, racer, first, count).map_err(error::refuse)
    }
}

/// The most intervals between two solutions.
const MOST_INTERVALS: f64 = 250.0;
/// The most seeds of one search.
const MOST_SEEDS: f64 = 200.0;

impl School {
    fn run(&self, racer: usize) -> Option<&Trajectory> {
        self.courses.get(racer).map(|course| &course.trajectory)
    }

    /// The racers that are named, else all that did not diverge.
    fn chosen(&self, racers: Option<&[f64]>) -> Result<Vec<usize>, Error> {
        let most = self.courses.len() as f64 - 1.0;
        let chosen: Vec<usize> = match racers {
            Some(named) => named
                .iter()
                .map(|racer| whole("racers", *racer, most).map(|racer| racer as usize))
                .collect::<Result<_, _>>()?,
            None => {
                let lost = |course: &Course| {
                    matches!(course.outcome(self.tolerance), Outcome::Diverged { .. })
                };
                (0..self.courses.len()).filter(|racer| !lost(&self.courses[*racer])).collect()
            }
        };
        Error::check_range("racers.length", chosen.len() as f64, 1.0, f64::MAX)?;
        Ok(chosen)
    }

    /// The racer of the least loss among some.
    fn best(&self, racers: &[usize]) -> usize {
        let loss = |racer: &usize| {
            let run = self.run(*racer)?;
            run.losses.get(run.taken as usize).copied()
        };
        let finite = |racer: &usize| loss(racer).unwrap_or(f64::INFINITY);
        let best = racers.iter().copied().min_by(|a, b| finite(a).total_cmp(&finite(b)));
        best.unwrap_or_default()
    }

    /// The points that were made by a racer.
    fn path(&self, racer: usize) -> &[f64] {
        let Some(run) = self.run(racer) else { return &[] };
        run.points.get(..(run.taken as usize + 1) * run.dimension).unwrap_or_default()
    }
}

/// A plane and its loss, asked in portions, from coarse to fine.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Survey {
    school: Rc<School>,
    plane: Plane,
    angle: f64,
    held: [f64; 4],
    explained: Option<[f64; 3]>,
    racers: Vec<usize>,
    soundings: Soundings,
}

impl Survey {
    fn new(school: &Rc<School>, request: &PlaneRequest) -> Result<Self, Error> {
        let racers = school.chosen(request.racers.as_deref())?;
        let angle = Error::check_range("angle", request.angle, -1e3, 1e3)?;
        let (plane, explained, least) = match Kind::named(&request.kind)? {
            Kind::Random => {
                let most = school.courses.len() as f64 - 1.0;
                let around =
                    request.around.map(|racer| whole("around", racer, most)).transpose()?;
                let around = around.map_or_else(|| school.best(&racers), |racer| racer as usize);
                let center = school.run(around).map(Trajectory::last).unwrap_or_default();
                let seed = whole("seed", request.seed, f64::from(u32::MAX))?;
                let plane = plane::random_plane(&school.task.network, center, seed, angle)?;
                // As the paper shows it: once the weights' own size to each side.
                (plane, None, Some([-1.0, 1.0, -1.0, 1.0]))
            }
            Kind::Pca => {
                let paths: Vec<&[f64]> = racers.iter().map(|racer| school.path(*racer)).collect();
                let dimension = school.task.network.parameters();
                let (plane, explained) = plane::principal_plane(&paths, dimension, angle)?;
                (plane, Some(explained), None)
            }
        };
        let shape = Error::check_range("shape", request.shape, 0.05, 20.0)?;
        let points = racers.iter().flat_map(|racer| {
            school.path(*racer).chunks_exact(plane.center().len()).map(|w| plane.coordinates(w))
        });
        let held = plane::span(points, least);
        let span = request.span.unwrap_or_else(|| {
            let width = (shape * SHAPE_UNITS) as usize;
            View::around(held, width, SHAPE_UNITS as usize).span
        });
        let size = [
            whole("columns", request.columns, f64::from(u16::MAX))? as usize,
            whole("rows", request.rows, f64::from(u16::MAX))? as usize,
        ];
        let soundings = Soundings::new(View { span, size })?;
        Ok(Self { school: Rc::clone(school), plane, angle, held, explained, racers, soundings })
    }
}

/// Width over height is taken in so many parts.
const SHAPE_UNITS: f64 = 1e4;

/// The kinds of planes.
#[derive(Clone, Copy)]
enum Kind {
    Random,
    Pca,
}

impl Kind {
    fn named(name: &str) -> Result<Self, Error> {
        Error::choose("kind", name, &[("random", Self::Random), ("pca", Self::Pca)])
    }
}

#[wasm_bindgen]
impl Survey {
    /// Where the plane lies.
    pub fn report(&self) -> Result<Ts<PlaneReport>, JsValue> {
        let [u, v] = self.plane.directions().map(<[f64]>::to_vec);
        let View { span, size: [columns, rows] } = self.soundings.view();
        crate::send(&PlaneReport {
            plane: PlaneFrame { center: self.plane.center().to_vec(), u, v },
            explained: self.explained,
            covered: self.explained.map(|shares| plane::covered(shares, self.angle)),
            cosine: self.plane.cosine(),
            lengths: self.plane.directions().map(descent_core::math::norm),
            held: self.held,
            span,
            columns,
            rows,
            racers: self.racers.clone(),
        })
    }

    /// Nodes in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.soundings.total() as u32
    }

    /// Asks so many nodes more, or as many as are left, and tells how many are known.
    pub fn advance(&mut self, nodes: u32) -> u32 {
        let problem = self.school.task.train_problem();
        self.soundings.advance(&problem, &self.plane, nodes as usize) as u32
    }

    /// Writes the loss at all nodes, row by row from the least b up: where it is not known yet, what lies between the known
    /// nodes around, or NaN before there are such.
    pub fn write_values(&self, target: &Float64Array) {
        write(self.soundings.values(), target);
    }
}

/// A training under other seeds, one after the other.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Seeds {
    school: Rc<School>,
    seeds: std::ops::Range<u32>,
    racer: usize,
    present: Option<(Configuration, Course)>,
    ended: Vec<Ended>,
}

/// What is kept of a training that has ended.
#[derive(Debug)]
struct Ended {
    summary: TrainedSummary,
    losses: Vec<f64>,
    test_losses: Vec<f64>,
    weights: Vec<f64>,
}

/// Where a training ended under one seed.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SeedReport {
    /// The seed.
    pub(crate) seed: u32,
    /// How it fared.
    pub(crate) summary: TrainedSummary,
}

/// Where a training ended under each seed so far.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SeedsReport {
    /// In the order of the seeds.
    pub(crate) seeds: Vec<SeedReport>,
    /// How far apart they ended: the least, the median and the greatest last finite loss over the teaching rows; NaN where
    /// there is none.
    pub(crate) loss: [f64; 3],
    /// The same of the loss over the examining rows.
    pub(crate) test_loss: [f64; 3],
    /// The same of the share of teaching rows that are answered rightly.
    pub(crate) accuracy: [f64; 3],
    /// The same of the share of examining rows.
    pub(crate) test_accuracy: [f64; 3],
}

impl Seeds {
    fn new(school: &Rc<School>, racer: usize, first: u32, count: u32) -> Result<Self, Error> {
        let most = school.courses.len() as f64 - 1.0;
        Error::check_range("racer", racer as f64, 0.0, most)?;
        Error::check_range("count", f64::from(count), 1.0, MOST_SEEDS)?;
        Error::check_range("first", f64::from(first), 0.0, f64::from(u32::MAX - count))?;
        let seeds = first..first + count;
        Ok(Self { school: Rc::clone(school), seeds, racer, present: None, ended: Vec::new() })
    }

    /// What each training counts: its steps; one without any counts one.
    fn each(&self) -> u32 {
        self.steps().max(1)
    }

    /// The training under the next seed, at its start; `None` where all have ended.
    fn next(&self) -> Result<Option<(Configuration, Course)>, Error> {
        let School { task, runs, initialization, .. } = &*self.school;
        let seed = self.seeds.clone().nth(self.ended.len());
        let (Some(seed), Some(run)) = (seed, runs.get(self.racer)) else { return Ok(None) };
        let start = task.network.initialize(*initialization, seed);
        let run = Configuration { start, seed, ..run.clone() };
        let course = Course::begin(task, &run)?;
        Ok(Some((run, course)))
    }

    fn go_on(&mut self, mut left: u32) -> Result<(), Error> {
        while left > 0 {
            let present = match self.present.take() {
                Some(present) => Some(present),
                None => self.next()?,
            };
            let Some((run, mut course)) = present else { return Ok(()) };
            // One that has no step to make costs one, too.
            left -= course.advance(&self.school.task, &run, left)?.max(1).min(left);
            if course.is_finished() {
                self.ended.push(Ended {
                    summary: report::summary(&course, self.school.tolerance),
                    weights: course.trajectory.last().to_vec(),
                    losses: course.trajectory.losses,
                    test_losses: course.test_losses,
                });
            } else {
                self.present = Some((run, course));
            }
        }
        Ok(())
    }
}

#[wasm_bindgen]
impl Seeds {
    /// Updates in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.each() * self.seeds.len() as u32
    }

    /// Steps of each training.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> u32 {
        self.school.runs.get(self.racer).map_or(0, |run| run.steps)
    }

    /// So many updates more, or as many as are left, and tells how many are done; those that a training which broke off
    /// never made count.
    pub fn advance(&mut self, updates: u32) -> Result<u32, Failure> {
        self.go_on(updates).map_err(error::refuse)?;
        let present = self.present.as_ref().map_or(0, |(_, course)| course.made());
        Ok(self.each() * self.ended.len() as u32 + present)
    }

    /// Where the trainings that have ended did.
    pub fn report(&self) -> Result<Ts<SeedsReport>, JsValue> {
        let seeds = self.seeds.clone().zip(&self.ended);
        let seeds = seeds.map(|(seed, ended)| SeedReport { seed, summary: ended.summary.clone() });
        let of = |quantity: fn(&TrainedSummary) -> f64| {
            spread(self.ended.iter().map(|ended| quantity(&ended.summary)))
        };
        crate::send(&SeedsReport {
            seeds: seeds.collect(),
            loss: of(|summary| summary.loss),
            test_loss: of(|summary| summary.test_loss),
            accuracy: of(|summary| summary.accuracy),
            test_accuracy: of(|summary| summary.test_accuracy),
        })
    }

    /// Writes the losses of a training that has ended, one a step: over the teaching rows, or the examining ones. Returns
    /// how many were written.
    pub fn write_losses(&self, index: usize, test: bool, target: &Float64Array) -> u32 {
        let losses = self.ended.get(index).map(|e| if test { &e.test_losses } else { &e.losses });
        write(losses.map(Vec::as_slice).unwrap_or_default(), target)
    }

    /// Writes the weights that a training ended with. Returns how many were written.
    pub fn write_end(&self, index: usize, target: &Float64Array) -> u32 {
        let weights = self.ended.get(index).map(|ended| ended.weights.as_slice());
        write(weights.unwrap_or_default(), target)
    }
}
