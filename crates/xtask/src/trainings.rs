//! The part of `golden` that is of networks: trainings, planes and lines by the native core.

use crate::golden::fingerprint;
use descent_core::datasets::DATASETS;
use descent_core::error::Error;
use descent_core::landscape::View;
use descent_core::models::activation::{ACTIVATIONS, Activation};
use descent_core::models::network::{INITIALIZATIONS, Initialization};
use descent_core::models::plane::{Plane, principal_plane, random_plane};
use descent_core::models::soundings::{Soundings, interpolate};
use descent_core::models::task::{Task, TaskSpec};
use descent_core::models::training::Course;
use descent_core::optimizers;
use descent_core::run::Configuration;
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use serde_json::{Value, json};

const LAYERS: [usize; 5] = [4, 6, 5, 4, 3];
const STEPS: u32 = 40;
const SEED: u32 = 11;
const SPAN: [f64; 4] = [-1.0, 1.0, -0.75, 0.75];
const SIZE: [usize; 2] = [9, 7];
const ANGLE: f64 = 0.4;
const INTERVALS: u32 = 3;

/// Every optimizer once, each with another activation and initialization than the one before.
pub(crate) fn answers() -> Result<Vec<Value>, Error> {
    let entries = optimizers::CATALOG.iter().enumerate();
    entries.map(|(index, entry)| Case::new(index, entry.spec.id).answer()).collect()
}

struct Case {
    optimizer: &'static str,
    activation: (&'static str, Activation),
    initialization: (&'static str, Initialization),
    bias: bool,
    batch_size: Option<usize>,
    noise: f64,
}

impl Case {
    fn new(index: usize, optimizer: &'static str) -> Self {
        // The last initialization, zeros, leaves nothing to train.
        let initializations = &INITIALIZATIONS[..INITIALIZATIONS.len() - 1];
        Self {
            optimizer,
            activation: ACTIVATIONS[index % ACTIVATIONS.len()],
            initialization: initializations[index % initializations.len()],
            bias: index % 2 == 1,
            batch_size: (!index.is_multiple_of(3)).then_some(16),
            noise: if index.is_multiple_of(4) { 0.01 } else { 0.0 },
        }
    }

    fn request(&self) -> Value {
        let mut request = json!({
            "network": {
                "layers": LAYERS,
                "bias": self.bias,
                "activation": self.activation.0,
                "initialization": self.initialization.0,
                "dataset": DATASETS[0].id,
                "test_share": 0.2,
                "split_seed": SEED,
            },
            "steps": STEPS,
            "seed": SEED,
            "noise": self.noise,
            "racers": [{ "optimizer": self.optimizer }],
        });
        if let Some(size) = self.batch_size {
            request["batch_size"] = json!(size);
        }
        request
    }

    fn answer(&self) -> Result<Value, Error> {
        let task = Task::new(&TaskSpec {
            layers: &LAYERS,
            bias: self.bias,
            activation: self.activation.1,
            dataset: DATASETS[0],
            test_share: 0.2,
            split_seed: SEED,
            standardize: true,
            batch_size: self.batch_size,
        })?;
        let configuration = Configuration {
            start: task.network.initialize(self.initialization.1, SEED),
            trunk: Vec::new(),
            settings: Settings::new(optimizers::find(self.optimizer)?.spec),
            schedule: Schedule::default(),
            clip_norm: None,
            clip_value: None,
            noise: self.noise,
            seed: SEED,
            steps: STEPS,
        };
        let mut course = Course::begin(&task, &configuration)?;
        course.advance(&task, &configuration, STEPS)?;
        let run = &course.trajectory;
        let recorded = [&run.losses, &course.test_losses, &course.test_accuracies];
        let trained = fingerprint(run.last().iter().chain(recorded.into_iter().flatten()));
        let made = &run.points[..(run.taken as usize + 1) * run.dimension];
        let (principal, _) = principal_plane(&[made], run.dimension, ANGLE)?;
        let random = random_plane(&task.network, run.last(), SEED, ANGLE)?;
        let (train, test) = (task.train_problem(), task.test_problem());
        let line = interpolate(&train, test.as_ref(), [run.point(0), run.last()], INTERVALS);
        let line: Vec<f64> = line.iter().flat_map(|p| [p.train.loss, p.test.loss]).collect();
        let hashes = [
            trained,
            sounded(&task, &principal)?,
            sounded(&task, &random)?,
            fingerprint(line.iter()),
        ];
        Ok(json!({
            "request": self.request(),
            "plane": { "columns": SIZE[0], "rows": SIZE[1], "span": SPAN, "angle": ANGLE, "seed": SEED },
            "intervals": INTERVALS,
            "hashes": hashes.map(|hash| format!("{hash:016x}")),
        }))
    }
}

/// The hash of a plane's directions and of the loss on it.
fn sounded(task: &Task, plane: &Plane) -> Result<u64, Error> {
    let mut soundings = Soundings::new(View { span: SPAN, size: SIZE })?;
    soundings.advance(&task.train_problem(), plane, usize::MAX);
    let [u, v] = plane.directions();
    Ok(fingerprint(u.iter().chain(v).chain(soundings.values())))
}
