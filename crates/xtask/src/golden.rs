//! `golden`: runs by the native core, for the test that WebAssembly gives the same bits.
//!
//! Each case in `target/golden.json` is a request as the library takes it and a hash of the points and losses that
//! it gave here; those of networks are made by `trainings`. The lists of the core make the cases, so that what is new is among them.

use descent_core::models::regression::{Data, LOSSES, Loss, MODELS, Model, Regression};
use descent_core::objective::Objective;
use descent_core::optimizers::{self, Entry};
use descent_core::run::{self, Configuration, Phase, Trajectory};
use descent_core::schedules::{self, Schedule};
use descent_core::spec::{Hyperparameter, Kind, Settings, Spec};
use descent_core::surfaces::{self, Parameter, Surface};
use descent_core::{error::Error, formula};
use serde_json::{Map, Value, json};

use crate::{Failure, files, trainings};

const STEPS: u32 = 300;

/// Writes `target/golden.json` if it changed.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(argument) = arguments.first() {
        return Err(format!("golden takes no argument, not \"{argument}\"."));
    }
    let explain = |case: &Case, error: Error| format!("{} cannot be run: {error}.", case.request());
    let answer = |case: Case| {
        let trajectory = case.record().map_err(|error| explain(&case, error))?;
        // With one parameter the library gives that and the loss, in turn.
        let Trajectory { dimension, points, losses, .. } = &trajectory;
        let turns = points.iter().zip(losses).flat_map(|(point, loss)| [point, loss]);
        let (pairs, curve) = match dimension {
            1 => (&[][..], turns.collect::<Vec<_>>()),
            _ => (&points[..], Vec::new()),
        };
        let hash = fingerprint(pairs.iter().chain(curve).chain(losses));
        Ok(json!({ "request": case.request(), "hash": format!("{hash:016x}") }))
    };
    let cases = cases().map_err(|error| format!("the cases cannot be made: {error}."))?;
    let answers = cases.into_iter().map(answer).collect::<Result<Vec<_>, Failure>>()?;
    let lines: Vec<String> = answers.iter().map(Value::to_string).collect();
    let trainings = trainings::answers().map_err(|error| format!("no training: {error}."))?;
    let trainings: Vec<String> = trainings.iter().map(Value::to_string).collect();
    let lists = [lines.join(",\n"), trainings.join(",\n")];
    let text = format!("{{\"cases\":[\n{}\n],\"trainings\":[\n{}\n]}}\n", lists[0], lists[1]);
    files::write_if_changed(&files::root().join("target/golden.json"), text.as_bytes())?;
    Ok(())
}

/// One run, said once for both sides.
#[derive(Debug, Clone)]
struct Case {
    surface: Place,
    start: [f64; 2],
    optimizer: &'static Spec,
    convention: &'static str,
    hyperparameters: Vec<(&'static str, f64)>,
    schedule: Option<(&'static str, Vec<(&'static str, f64)>)>,
    /// What it branched from, and where.
    trunk: Option<(u32, Box<Self>)>,
    clip_norm: Option<f64>,
    clip_value: Option<f64>,
    noise: f64,
    seed: u32,
}

#[derive(Debug, Clone)]
enum Place {
    Named(&'static str, Vec<(&'static str, f64)>),
    Typed(String),
    Data { model: (&'static str, Model), loss: (&'static str, Loss), batch_size: Option<usize> },
}

/// Where typed formulas are walked; it only bounds what is shown.
const DOMAIN: [f64; 4] = [-4.0, 4.0, -4.0, 4.0];

/// The points of a loss over data, and how its feature is prepared.
const XS: [f64; 5] = [0.3, 1.1, 0.7, 2.4, 1.6];
const YS: [f64; 5] = [0.5, 1.2, 0.4, 1.9, 0.2];
const SCALE: f64 = 0.7;
const STANDARDIZE: bool = true;
/// So many that one of them at least lies where the model has the sign of y, which it has on one side of the feature's
/// mean only: at the others sMAPE is 2 whatever the weight, and a batch of these would not move it.
const BATCH: usize = 4;

/// The points of the `table` schedule.
const TABLE: [[f64; 2]; 3] = [[0.0, 0.25], [60.0, 1.0], [200.0, 0.05]];

impl Case {
    /// From a surface's own start at the learning rate that it gives the optimizer.
    fn on(surface: &surfaces::Spec, optimizer: &'static Spec) -> Self {
        let rates = surface.learning_rates.iter();
        let rate = rates.filter(|(id, _)| *id == optimizer.id).map(|(_, rate)| *rate).next();
        Self {
            surface: Place::Named(surface.id, Vec::new()),
            start: surface.start,
            optimizer,
            convention: optimizer.conventions.first().copied().unwrap_or_default(),
            hyperparameters: rate.map(|rate| ("learning_rate", rate)).into_iter().collect(),
            schedule: None,
            trunk: None,
            clip_norm: None,
            clip_value: None,
            noise: 0.0,
            seed: 0,
        }
    }

    fn record(&self) -> Result<Trajectory, Error> {
        let surface = match &self.surface {
            Place::Named(id, parameters) => Surface::named(id, parameters)?,
            Place::Typed(text) => Surface::typed(text, DOMAIN)?,
            Place::Data { model: (_, model), loss: (_, loss), batch_size } => {
                Surface::of_data(self.regression(*model, *loss, *batch_size)?, None)?
            }
        };
        let (settings, schedule) = self.setting()?;
        let before = |(until, case): &(u32, Box<Self>)| {
            let (settings, schedule) = case.setting()?;
            Ok(Phase { until: *until, settings, schedule })
        };
        let configuration = Configuration {
            start: self.start[..surface.dimension()].to_vec(),
            trunk: self.trunk.iter().map(before).collect::<Result<_, Error>>()?,
            settings,
            schedule,
            clip_norm: self.clip_norm,
            clip_value: self.clip_value,
            noise: self.noise,
            seed: self.seed,
            steps: STEPS,
        };
        let mut trajectory = Trajectory::default();
        run::record(&surface, &configuration, &mut trajectory)?;
        Ok(trajectory)
    }

    fn regression(
        &self,
        model: Model,
        loss: Loss,
        batch_size: Option<usize>,
    ) -> Result<Regression, Error> {
        Regression::new(Data {
            model,
            loss,
            x: XS.to_vec(),
            y: YS.to_vec(),
            scale: SCALE,
            standardize: STANDARDIZE,
            batch_size,
            seed: self.seed,
        })
    }

    fn parameters(&self) -> usize {
        match &self.surface {
            Place::Data { model: (_, model), .. } => model.parameters(),
            _ => 2,
        }
    }

    fn setting(&self) -> Result<(Settings, Schedule), Error> {
        let mut settings = Settings::new(self.optimizer);
        settings.set_convention(self.convention)?;
        for (name, value) in &self.hyperparameters {
            settings.set(name, *value)?;
        }
        let schedule = match &self.schedule {
            None => Schedule::default(),
            Some((kind, parameters)) => Schedule::new(kind, parameters, table(kind), STEPS)?,
        };
        Ok((settings, schedule))
    }

    fn request(&self) -> Value {
        let mut request = json!({
            "surface": match &self.surface {
                Place::Named(id, parameters) => json!({ "id": id, "parameters": object(parameters) }),
                Place::Typed(text) => json!({ "formula": text, "domain": DOMAIN }),
                Place::Data { model: (model, _), loss: (loss, _), batch_size } => json!({
                    "data": {
                        "model": model, "loss": loss, "batch_size": batch_size,
                        "x": XS, "y": YS, "scale": SCALE, "standardize": STANDARDIZE,
                    }
                }),
            },
            "start": self.start[..self.parameters()],
            "noise": self.noise,
            "seed": self.seed,
            "steps": STEPS,
        });
        for (name, value) in self.setting_request() {
            request[name] = value;
        }
        if let Some((until, case)) = &self.trunk {
            let mut phase = case.setting_request();
            phase.insert("until".to_owned(), Value::from(*until));
            request["trunk"] = json!([phase]);
        }
        for (name, limit) in [("clip_norm", self.clip_norm), ("clip_value", self.clip_value)] {
            if let Some(limit) = limit {
                request[name] = limit.into();
            }
        }
        request
    }
}

impl Case {
    /// The part of a request that a phase has of its own.
    fn setting_request(&self) -> Map<String, Value> {
        let kind = |name: &str| {
            let known = self.optimizer.hyperparameters.iter().find(|h| h.name == name);
            known.map_or(Kind::Linear, |h| h.kind)
        };
        let value = |name: &str, value: f64| match kind(name) {
            Kind::Flag => Value::from(value != 0.0),
            _ => Value::from(value),
        };
        let hyperparameters: Map<String, Value> = self
            .hyperparameters
            .iter()
            .map(|(name, number)| ((*name).to_owned(), value(name, *number)))
            .collect();
        let mut request = Map::new();
        request.insert("optimizer".to_owned(), self.optimizer.id.into());
        request.insert("convention".to_owned(), self.convention.into());
        request.insert("hyperparameters".to_owned(), hyperparameters.into());
        if let Some((kind, parameters)) = &self.schedule {
            let mut schedule = object(parameters);
            schedule.insert("kind".to_owned(), (*kind).into());
            if !table(kind).is_empty() {
                schedule.insert("points".to_owned(), json!(table(kind)));
            }
            request.insert("schedule".to_owned(), schedule.into());
        }
        request
    }
}

fn object(pairs: &[(&str, f64)]) -> Map<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect()
}

fn table(kind: &str) -> &'static [[f64; 2]] {
    if kind == "table" { &TABLE } else { &[] }
}

fn cases() -> Result<Vec<Case>, Error> {
    let (bowl, ravine) = (surface("bowl")?, surface("ravine")?);
    let [sgd, momentum, adam] = ["sgd", "momentum", "adam"].map(optimizers::find);
    let (sgd, momentum, adam) = (sgd?.spec, momentum?.spec, adam?.spec);
    let mut cases = Vec::new();
    cases.extend(everywhere());
    cases.extend(optimizers().flat_map(|optimizer| hyperparameters_moved(ravine, optimizer)));
    cases.extend(surfaces::CATALOG.iter().filter_map(|surface| parameters_moved(surface, adam)));
    cases.extend(optimizers().flat_map(|optimizer| branched(ravine, optimizer, adam)));
    for optimizer in [sgd, momentum, adam] {
        cases.extend(scheduled(&Case::on(ravine, optimizer)));
        cases.extend(disturbed(&Case::on(ravine, optimizer)));
    }
    cases.extend(over_data([sgd, adam]));
    cases.extend(formula::functions().iter().map(|function| typed(function, bowl, sgd)));
    Ok(cases)
}

fn optimizers() -> impl Iterator<Item = &'static Spec> {
    optimizers::CATALOG.iter().map(|Entry { spec, .. }| *spec)
}

fn surface(id: &str) -> Result<&'static surfaces::Spec, Error> {
    let found = surfaces::CATALOG.iter().copied().find(|spec| spec.id == id);
    found.ok_or_else(|| Error::unknown("surface", id, []))
}

/// Every optimizer, in every convention, on every surface.
fn everywhere() -> impl Iterator<Item = Case> {
    optimizers().flat_map(|optimizer| {
        surfaces::CATALOG.iter().flat_map(move |surface| {
            let case = move |convention| Case { convention, ..Case::on(surface, optimizer) };
            optimizer.conventions.iter().copied().map(case)
        })
    })
}

/// Each hyperparameter by itself away from its default.
fn hyperparameters_moved(
    surface: &'static surfaces::Spec,
    optimizer: &'static Spec,
) -> impl Iterator<Item = Case> {
    optimizer.hyperparameters.iter().skip(1).map(move |h| {
        let mut case = Case::on(surface, optimizer);
        case.convention = h.only.unwrap_or(case.convention);
        case.hyperparameters.push((h.name, elsewhere(h)));
        case
    })
}

/// A branch that changes every hyperparameter and the schedule, and one to another optimizer.
fn branched(
    surface: &'static surfaces::Spec,
    optimizer: &'static Spec,
    other: &'static Spec,
) -> [Case; 2] {
    let before = Case::on(surface, optimizer);
    let mut after = before.clone();
    let shared = optimizer.hyperparameters.iter().skip(1).filter(|h| h.only.is_none());
    after.hyperparameters.extend(shared.map(|h| (h.name, elsewhere(h))));
    after.schedule = Some(("cosine", Vec::new()));
    let trunk = |until| Some((until, Box::new(before.clone())));
    [Case { trunk: trunk(90), ..after }, Case { trunk: trunk(40), ..Case::on(surface, other) }]
}

/// The parameters of a surface away from their defaults; nothing where it has none.
fn parameters_moved(surface: &'static surfaces::Spec, optimizer: &'static Spec) -> Option<Case> {
    let case = Case::on(surface, optimizer);
    let moved: Vec<_> = surface.parameters.iter().map(|p| (p.name, off_default(p))).collect();
    let there = Place::Named(surface.id, moved.clone());
    (!moved.is_empty()).then_some(Case { surface: there, ..case })
}

/// Every schedule, with its defaults and away from them.
fn scheduled(case: &Case) -> impl Iterator<Item = Case> {
    schedules::CATALOG.iter().flat_map(move |spec| {
        let moved = spec.parameters.iter().map(|h| (h.name, elsewhere(h))).collect();
        [Vec::new(), moved]
            .map(|parameters| Case { schedule: Some((spec.id, parameters)), ..case.clone() })
    })
}

/// Noise and clipping, each by itself and together.
fn disturbed(case: &Case) -> Vec<Case> {
    let mut cases = vec![
        Case { clip_norm: Some(0.5), ..case.clone() },
        Case { clip_value: Some(0.5), ..case.clone() },
    ];
    for (noise, seed) in [(0.3, 0), (2.0, 1), (0.01, u32::MAX)] {
        let noisy = Case { noise, seed, ..case.clone() };
        cases.push(Case { clip_norm: Some(1.5), clip_value: Some(1.0), ..noisy.clone() });
        cases.push(noisy);
    }
    cases
}

/// Every loss of every model, over all points and over mini-batches.
fn over_data(optimizers: [&'static Spec; 2]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (model, loss) in MODELS.iter().flat_map(|model| LOSSES.iter().map(|loss| (*model, *loss))) {
        for (optimizer, batch_size) in optimizers.into_iter().zip([None, Some(BATCH)]) {
            cases.push(Case {
                surface: Place::Data { model, loss, batch_size },
                start: [0.4, 0.1],
                optimizer,
                convention: optimizer.conventions.first().copied().unwrap_or_default(),
                hyperparameters: vec![("learning_rate", 0.02)],
                schedule: None,
                trunk: None,
                clip_norm: None,
                clip_value: None,
                noise: 0.0,
                seed: 11,
            });
        }
    }
    cases
}

/// A typed formula with a function of theirs in it.
fn typed(
    function: &formula::Function,
    surface: &'static surfaces::Spec,
    optimizer: &'static Spec,
) -> Case {
    let name = function.name;
    let term = match function.arguments {
        2 => format!("{name}(0.3 + 0.1 x, 0.2 y)"),
        _ => format!("{name}(0.3 + 0.1 x)"),
    };
    Case {
        surface: Place::Typed(format!("0.1 x^2 + 0.2 y^2 + {term} y + 2^(0.1 x)")),
        start: [3.0, -2.0],
        hyperparameters: vec![("learning_rate", 0.1)],
        ..Case::on(surface, optimizer)
    }
}

/// A value that is accepted and not the default.
fn elsewhere(h: &Hyperparameter) -> f64 {
    let [from, to] = h.slider;
    match h.kind {
        Kind::Flag => 1.0 - h.default,
        Kind::Integer => (h.default + 1.0).min(to),
        Kind::NearOne => 0.8,
        Kind::Log => (from.max(1e-6) * to).sqrt() * 0.7,
        Kind::Linear => from + (to - from) * 0.35,
    }
}

fn off_default(p: &Parameter) -> f64 {
    let [from, to] = p.bounds;
    if p.log { (from * to).sqrt() } else { from + (to - from) * 0.35 }
}

/// FNV-1a of the numbers' bytes, the least significant first; all NaN are one.
pub(crate) fn fingerprint<'a>(numbers: impl Iterator<Item = &'a f64>) -> u64 {
    let bits = |number: &f64| if number.is_nan() { 0x7ff8 << 48 } else { number.to_bits() };
    let bytes = numbers.flat_map(|number| bits(number).to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use descent_core::spec::Needs;

    #[test]
    fn every_case_is_accepted_and_moves() {
        let mut still = Vec::new();
        for case in cases().expect("cases of known names") {
            let trajectory =
                case.record().unwrap_or_else(|error| panic!("{}: {error}", case.request()));
            // On |x| + |y| the Hessian is 0, and Newton's method has nothing to go by.
            let may_stand = case.optimizer.needs == Needs::Hessian;
            if trajectory.point(1) == trajectory.point(0) && !may_stand {
                still.push(case.request().to_string());
            }
        }
        assert!(still.is_empty(), "{}", still.join("\n"));
    }

    #[test]
    fn hyperparameters_are_moved_from_their_defaults() {
        for h in optimizers().flat_map(|spec| spec.hyperparameters.iter().skip(1)) {
            assert_ne!(elsewhere(h), h.default, "{}", h.name);
        }
    }

    #[test]
    fn the_hash_is_the_known_one() {
        assert_eq!(fingerprint([].iter()), 0xcbf2_9ce4_8422_2325);
        // The bytes of 1.0 are six zeros, then f0 3f.
        assert_ne!(fingerprint([1.0].iter()), fingerprint([-1.0].iter()));
        assert_eq!(fingerprint([f64::NAN].iter()), fingerprint([-f64::NAN].iter()));
    }
}
