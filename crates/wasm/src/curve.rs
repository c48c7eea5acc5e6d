//! A curve through drawn points, for the page: the data, the fit, its descent, and errors worked out in portions.

use crate::arguments::from_fields;
use crate::error;
use crate::request::{self, Conditions, RacerRequest, whole};
use crate::write;
use descent_core::error::Error;
use descent_core::fit::{
    Course, DOMAIN, Data, Designs, Errors, Experiment, FAMILIES, Family, Fan, Fit, HEIGHTS, KINDS,
    Kind, LEARNING_RATES, MAX_ALPHA, MAX_COUNT, MAX_HEIGHT, MAX_NOISE, OBJECTIVES, PLACES, Penalty,
    Points, RETRAININGS, SHAPES, Scan, Source, TEST, Truth, VALIDATION, check_numbers,
    mean_squared_error,
};
use descent_core::run::MAX_STEPS;
use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Points, a model, and how it is fitted.
#[derive(Debug, Clone, Tsify)]
pub struct CurveFitRequest {
    /// The name of the function that points are drawn around.
    #[tsify(optional)]
    pub(crate) truth: String,
    /// Its heights at even places, where it is drawn by hand.
    #[tsify(optional)]
    pub(crate) heights: Option<Vec<f64>>,
    /// Deviation of the noise on every answer.
    pub(crate) sigma: f64,
    /// Points that teach.
    pub(crate) count: f64,
    /// Seed of all draws.
    pub(crate) seed: f64,
    /// Which models.
    pub(crate) family: String,
    /// How complex.
    pub(crate) complexity: f64,
    /// What is added to the squares.
    pub(crate) penalty: String,
    /// Its factor.
    pub(crate) alpha: f64,
    /// Points that teach instead of drawn ones: x and y in turn.
    #[tsify(optional)]
    pub(crate) own: Option<Vec<f64>>,
    /// Who descends; nobody where it is not given, and of neighbours never.
    #[tsify(optional)]
    pub(crate) racer: Option<RacerRequest>,
    /// Steps of the descent.
    #[tsify(optional)]
    pub(crate) steps: f64,
}

from_fields!(CurveFitRequest {
    truth = "sine".to_owned(),
    heights,
    sigma,
    count,
    seed,
    family,
    complexity,
    penalty,
    alpha,
    own,
    racer,
    steps = 0.0,
});

impl CurveFitRequest {
    fn experiment(&self) -> Result<Experiment, Error> {
        let truth = match &self.heights {
            Some(heights) => Truth::drawn(heights)?,
            None => Truth::named(&self.truth)?,
        };
        let most = f64::from(u32::MAX);
        let experiment = Experiment {
            source: Source { truth, noise: self.sigma, seed: whole("seed", self.seed, most)? },
            count: whole("count", self.count, MAX_COUNT as f64)? as usize,
            family: Error::choose("family", &self.family, &FAMILIES)?,
            complexity: whole("complexity", self.complexity, most)?,
            penalty: Penalty::named(&self.penalty, self.alpha)?,
            own: self.own.as_deref().map(points),
        };
        experiment.check()?;
        Ok(experiment)
    }

    /// The points, what is fitted to them, and the descent at its start.
    fn make(&self, designs: &mut Designs) -> Result<Made, Error> {
        let experiment = self.experiment()?;
        let data = experiment.data();
        let fit = experiment.fit(&data.training)?;
        let errors = experiment.errors_by(designs, &fit, &data);
        let course = self.course(&experiment, &data, designs)?;
        Ok(Made { experiment, data, fit, errors, course })
    }

    fn course(
        &self,
        experiment: &Experiment,
        data: &Data,
        designs: &mut Designs,
    ) -> Result<Option<Course>, Error> {
        let Some(racer) = self.racer.as_ref().filter(|_| experiment.family.is_linear()) else {
            return Ok(None);
        };
        let configuration = racer.configure(&Conditions {
            start: &[],
            steps: whole("steps", self.steps, f64::from(MAX_STEPS))?,
            seed: experiment.source.seed,
            noise: 0.0,
            clip_norm: None,
            clip_value: None,
        })?;
        Course::begin(experiment, data, &configuration, designs).map(Some)
    }
}

fn points(pairs: &[f64]) -> Points {
    let places = pairs.chunks_exact(2);
    Points { x: places.clone().map(|p| p[0]).collect(), y: places.map(|p| p[1]).collect() }
}

/// What a curve can be made of, and its bounds.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct CurveCatalog {
    truths: Vec<TruthInfo>,
    families: Vec<FamilyInfo>,
    penalties: Vec<PenaltyInfo>,
    domain: [f64; 2],
    max_count: usize,
    max_sigma: f64,
    max_alpha: f64,
    max_height: f64,
    /// The fewest and the most heights of a function drawn by hand.
    heights: [usize; 2],
    /// Points that choose, and points that examine.
    validation: usize,
    test: usize,
    /// The fewest and the most retrainings of a fan.
    retrainings: [u32; 2],
    /// Places at which a fan's curves are known.
    places: usize,
    /// A learning rate that works, by the optimizer's id.
    #[serde(serialize_with = "crate::catalog::as_object")]
    #[tsify(type = "Record<string, number>")]
    learning_rates: &'static [(&'static str, f64)],
}

/// A function that points are drawn around.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct TruthInfo {
    id: &'static str,
    /// The function of x in TeX.
    formula: &'static str,
}

/// Models that differ in one number.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct FamilyInfo {
    id: &'static str,
    /// The model in TeX, over t = 2x − 1.
    formula: &'static str,
    /// The least and the greatest complexity.
    bounds: [u32; 2],
    /// Whether it has coefficients, which can be penalized and descended.
    linear: bool,
}

/// What keeps coefficients small.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PenaltyInfo {
    id: &'static str,
    /// What is minimized, in TeX.
    objective: &'static str,
}

/// What a curve can be made of.
#[wasm_bindgen]
pub fn curve_catalog() -> Result<Ts<CurveCatalog>, JsValue> {
    let truths = SHAPES.iter().map(|shape| TruthInfo { id: shape.id, formula: shape.formula });
    let family = |(id, family): &(&'static str, Family)| FamilyInfo {
        id,
        formula: family.formula(),
        bounds: family.bounds(),
        linear: family.is_linear(),
    };
    crate::send(&CurveCatalog {
        truths: truths.collect(),
        families: FAMILIES.iter().map(family).collect(),
        penalties: OBJECTIVES.iter().map(|(id, objective)| PenaltyInfo { id, objective }).collect(),
        domain: DOMAIN,
        max_count: MAX_COUNT,
        max_sigma: MAX_NOISE,
        max_alpha: MAX_ALPHA,
        max_height: MAX_HEIGHT,
        heights: HEIGHTS,
        validation: VALIDATION,
        test: TEST,
        retrainings: RETRAININGS,
        places: PLACES,
        learning_rates: &LEARNING_RATES,
    })
}

/// The mean squared errors of a model.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct CurveErrors {
    /// At the points that teach.
    training: f64,
    /// At those that choose.
    validation: f64,
    /// At those that examine.
    test: f64,
}

/// What came of a fit.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct CurveReport {
    /// Of the closed form.
    errors: CurveErrors,
    /// The variance of the noise: below it no error at new points is on average.
    noise: f64,
    /// The coefficients of the closed form; of neighbours none.
    coefficients: Vec<f64>,
    /// What a model of this complexity has in place of a number of coefficients.
    parameters: f64,
    /// Points that teach.
    points: usize,
    /// The step of the descent so far with the least validation error; null where none is descended.
    #[tsify(type = "number | null")]
    best: Option<u32>,
    /// Steps of the descent so far whose numbers are finite.
    taken: u32,
    /// Whether its numbers stopped being finite.
    broken: bool,
    /// The greatest curvature of what is descended; null where nobody descends whose theory asks for it.
    #[tsify(type = "number | null")]
    curvature: Option<f64>,
    /// The learning rate above which the optimizer diverges; null where no theory gives one.
    #[tsify(type = "number | null")]
    limit: Option<f64>,
}

/// Points and a model fitted to them, in closed form and by descent.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CurveFit {
    made: Made,
    /// The functions of the model where it is asked, kept from one request to the next.
    designs: Designs,
}

/// What came of a request.
#[derive(Debug)]
struct Made {
    experiment: Experiment,
    data: Data,
    fit: Fit,
    /// How well the closed form does.
    errors: Errors,
    course: Option<Course>,
}

#[wasm_bindgen]
impl CurveFit {
    /// Draws the points, fits the model, and begins the descent.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<CurveFitRequest>) -> Result<CurveFit, JsValue> {
        let request = request::read::<CurveFitRequest>(request)?;
        let mut designs = Designs::default();
        let made = request.make(&mut designs).map_err(error::refuse)?;
        Ok(Self { made, designs })
    }

    /// The same with another request, in less time where it asks for the same functions; where it is refused all stays.
    pub fn configure(&mut self, request: &Ts<CurveFitRequest>) -> Result<(), JsValue> {
        let request = request::read::<CurveFitRequest>(request)?;
        self.made = request.make(&mut self.designs).map_err(error::refuse)?;
        Ok(())
    }

    /// So many steps of the descent more. Returns up to which step nothing is left to do.
    pub fn advance(&mut self, steps: u32) -> Result<u32, JsValue> {
        let Some(course) = &mut self.made.course else { return Ok(0) };
        course.advance(steps).map_err(error::refuse)
    }

    /// Steps of the whole descent; 0 where none is walked.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.made.course.as_ref().map_or(0, Course::steps)
    }

    /// What came of it so far.
    pub fn report(&self) -> Result<Ts<CurveReport>, JsValue> {
        let Made { experiment, data, fit, errors, course } = &self.made;
        let points = data.training.x.len();
        crate::send(&CurveReport {
            errors: CurveErrors {
                training: errors.training,
                validation: errors.validation,
                test: errors.test,
            },
            noise: experiment.source.noise * experiment.source.noise,
            coefficients: fit.coefficients().to_vec(),
            parameters: experiment.family.parameters(experiment.complexity, points),
            points,
            best: course.as_ref().map(|course| course.best),
            taken: course.as_ref().map_or(0, |course| course.trajectory.taken),
            broken: course.as_ref().is_some_and(Course::is_broken),
            curvature: course.as_ref().and_then(|course| course.curvature),
            limit: course.as_ref().and_then(|course| course.limit),
        })
    }

    /// Writes the points that teach (0), choose (1) or examine (2), x and y in turn; tells how many numbers.
    pub fn write_points(&self, role: u32, target: &Float64Array) -> u32 {
        let points = match role {
            0 => &self.made.data.training,
            1 => &self.made.data.validation,
            _ => &self.made.data.test,
        };
        let pairs = points.x.iter().zip(&points.y).flat_map(|(x, y)| [*x, *y]);
        write(&pairs.collect::<Vec<f64>>(), target)
    }

    /// Writes the true function at places.
    pub fn write_truth(&self, places: &[f64], target: &Float64Array) -> u32 {
        let truth = &self.made.experiment.source.truth;
        write(&places.iter().map(|x| truth.at(*x)).collect::<Vec<f64>>(), target)
    }

    /// Writes the closed form's answers at places.
    pub fn write_fit(&mut self, places: &[f64], target: &Float64Array) -> u32 {
        let answers = match &self.made.fit {
            Fit::Linear { basis, coefficients, .. } => {
                self.designs.of(basis, places).times(coefficients)
            }
            neighbours @ Fit::Neighbours { .. } => neighbours.predict(places),
        };
        write(&answers, target)
    }

    /// Writes the answers of the descent's model after a step; nothing where none is descended.
    pub fn write_step(&mut self, step: u32, places: &[f64], target: &Float64Array) -> u32 {
        let (Some(course), Fit::Linear { basis, .. }) = (&self.made.course, &self.made.fit) else {
            return 0;
        };
        write(&self.designs.of(basis, places).times(course.coefficients(step)), target)
    }

    /// Writes the errors after every step at the points that teach (0), choose (1) or examine (2); tells how many.
    pub fn write_errors(&self, role: usize, target: &Float64Array) -> u32 {
        let errors = self.made.course.as_ref().and_then(|course| course.errors.get(role));
        errors.map_or(0, |errors| write(errors, target))
    }

    /// The mean squared distance of answers at places from the true function there.
    pub fn distance(&self, places: &[f64], answers: &[f64]) -> f64 {
        if check_numbers("places", places).is_err() || places.len() != answers.len() {
            return f64::NAN;
        }
        let truth: Vec<f64> =
            places.iter().map(|x| self.made.experiment.source.truth.at(*x)).collect();
        mean_squared_error(answers, &truth)
    }
}

/// What the error of a model is made of.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct CurveParts {
    /// The mean over x of (mean curve − truth)², less what the mean itself varies by.
    bias: f64,
    /// The mean over x of the curves' variance.
    variance: f64,
    /// The variance of the noise.
    noise: f64,
    /// The mean squared error at fresh answers, measured.
    expected: f64,
    /// Its standard error.
    standard_error: f64,
    /// Whether so many retrainings tell bias from variance.
    parted: bool,
    /// Retrainings so far.
    retrainings: u32,
}

/// The same model taught again and again, in portions.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CurveFan {
    fan: Fan,
    total: u32,
}

#[wasm_bindgen]
impl CurveFan {
    /// No retraining yet.
    #[wasm_bindgen(constructor)]
    pub fn new(request: &Ts<CurveFitRequest>, retrainings: f64) -> Result<CurveFan, JsValue> {
        let request = request::read::<CurveFitRequest>(request)?;
        let made = || {
            let [least, most] = RETRAININGS.map(f64::from);
            Error::check_range("retrainings", retrainings, least, most)?;
            let total = whole("retrainings", retrainings, most)?;
            Ok(Self { fan: Fan::new(request.experiment()?)?, total })
        };
        made().map_err(error::refuse)
    }

    /// So many retrainings more. Returns how many are done.
    pub fn advance(&mut self, retrainings: u32) -> Result<u32, JsValue> {
        let left = self.total - self.fan.retrainings();
        self.fan.advance(retrainings.min(left)).map_err(error::refuse)?;
        Ok(self.fan.retrainings())
    }

    /// Retrainings in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.total
    }

    /// What the error is made of.
    pub fn parts(&self) -> Result<Ts<CurveParts>, JsValue> {
        let parts = self.fan.parts();
        crate::send(&CurveParts {
            bias: parts.bias,
            variance: parts.variance,
            noise: parts.noise,
            expected: parts.expected,
            standard_error: parts.standard_error,
            parted: parts.is_parted(),
            retrainings: self.fan.retrainings(),
        })
    }

    /// Writes the places, which are the same for all curves.
    pub fn write_places(&self, target: &Float64Array) -> u32 {
        write(self.fan.places(), target)
    }

    /// Writes the curves, one after the other; tells how many numbers.
    pub fn write_curves(&self, target: &Float64Array) -> u32 {
        write(self.fan.curves(), target)
    }

    /// Writes their mean.
    pub fn write_mean(&self, target: &Float64Array) -> u32 {
        write(&self.fan.mean(), target)
    }
}

/// Errors against one number, in portions.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CurveScan {
    scan: Scan,
}

#[wasm_bindgen]
impl CurveScan {
    /// Nothing worked out yet. Of `kind` "complexity", "alpha", "count", "folds" (`repeats` folds) and "parts"
    /// (`repeats` retrainings).
    #[wasm_bindgen(constructor)]
    pub fn new(
        request: &Ts<CurveFitRequest>,
        kind: &str,
        repeats: f64,
    ) -> Result<CurveScan, JsValue> {
        let request = request::read::<CurveFitRequest>(request)?;
        let made = || {
            let kind: Kind = Error::choose("kind", kind, &KINDS)?;
            let repeats = whole("repeats", repeats, f64::from(u32::MAX))?;
            Ok(Self { scan: Scan::new(request.experiment()?, kind, repeats)? })
        };
        made().map_err(error::refuse)
    }

    /// So many portions more. Returns how many are done.
    pub fn advance(&mut self, portions: u32) -> Result<u32, JsValue> {
        self.scan.advance(portions).map_err(error::refuse)
    }

    /// Portions in all.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.scan.total()
    }

    /// Writes what the errors are drawn against; tells how many there are in all.
    pub fn write_places(&self, target: &Float64Array) -> u32 {
        write(self.scan.places(), target)
    }

    /// Writes one of the four numbers of each place so far; tells of how many places they are known.
    pub fn write_numbers(&self, number: usize, target: &Float64Array) -> u32 {
        let rows = self.scan.rows().iter();
        let numbers = rows.filter_map(|row| row.get(number).copied());
        write(&numbers.collect::<Vec<f64>>(), target)
    }
}
