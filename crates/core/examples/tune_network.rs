//! Finds, for each optimizer, a learning rate that works for the network of the slides on Iris, and writes it into
//! `models/rates.rs`: `cargo run --release -p descent-core --example tune_network`, after a new optimizer.
//!
//! Rates on a 1-2-5 grid are tried with all else at its default, from the weights of several seeds. A rate is judged by
//! the mean over the seeds of the highest loss in the last quarter of the run: where it is, and that it stays. Of those
//! that come as near as makes no difference the gentlest is taken; the optimizer's own default stands where none learns.

use descent_core::models::rates::{INITIALIZATION, task};
use descent_core::models::task::Task;
use descent_core::models::training::Course;
use descent_core::optimizers;
use descent_core::run::Configuration;
use descent_core::schedules::Schedule;
use descent_core::spec::{Settings, Spec};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

const STEPS: u32 = 300;
const SEEDS: u32 = 8;
/// A method that asks for Hessians takes a hundred times as long.
const SEEDS_WITH_HESSIAN: u32 = 1;
/// A loss above this, of some 1.1 at the start, was not learned.
const LEARNED: f64 = 1.0;
/// A loss that is no more than this above the best is as good.
const TIE: f64 = 0.01;

fn main() -> Result<(), Box<dyn Error>> {
    let task = task()?;
    let mut report = io::stdout().lock();
    let mut lines = String::from("LEARNING_RATES: &[(&str, f64)] = &[\n");
    for entry in optimizers::CATALOG {
        let spec = entry.spec;
        let mut trials = Vec::new();
        for rate in grid() {
            trials.push((rate, trial(&task, spec, rate)?));
        }
        let best = trials.iter().map(|(_, loss)| *loss).fold(f64::INFINITY, f64::min);
        let default = Settings::new(spec).learning_rate();
        let good = |(_, loss): &&(f64, f64)| *loss <= f64::min(best + TIE, LEARNED);
        let chosen = trials.iter().find(good);
        let (rate, loss) = chosen.copied().unwrap_or((default, f64::NAN));
        writeln!(lines, "    (\"{}\", {rate:?}),", spec.id)?;
        writeln!(report, "{:12} {rate:<8} {loss:.4}", spec.id)?;
    }
    lines.push_str("];\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/models/rates.rs");
    let text = fs::read_to_string(&path)?;
    let (before, rest) = text.split_once("LEARNING_RATES: ").ok_or("no learning rates")?;
    let (_, after) = rest.split_once("];\n").ok_or("no end of the learning rates")?;
    fs::write(&path, format!("{before}{lines}{after}"))?;
    Ok(())
}

/// 1e-5, 2e-5, 5e-5, …, 10.
fn grid() -> impl Iterator<Item = f64> {
    let steps = (-5..1).flat_map(|decade| [1, 2, 5].map(|digit| format!("{digit}e{decade}")));
    steps.chain(["10".to_owned()]).filter_map(|number| number.parse().ok())
}

/// The mean over the seeds of the highest loss in the last quarter; infinite where a run broke off.
fn trial(
    task: &Task,
    optimizer: &'static Spec,
    rate: f64,
) -> Result<f64, descent_core::error::Error> {
    let mut sum = 0.0;
    let mut seeds = SEEDS;
    let mut seed = 0;
    while seed < seeds {
        let configuration = Configuration {
            start: task.network.initialize(INITIALIZATION, seed),
            trunk: Vec::new(),
            settings: Settings::new(optimizer).with("learning_rate", rate)?,
            schedule: Schedule::default(),
            clip_norm: None,
            clip_value: None,
            noise: 0.0,
            seed,
            steps: STEPS,
        };
        if configuration.needs_hessian() {
            seeds = SEEDS_WITH_HESSIAN;
        }
        let mut course = Course::begin(task, &configuration)?;
        course.advance(task, &configuration, STEPS)?;
        let end = course.trajectory.losses.iter().skip(STEPS as usize * 3 / 4);
        let highest = end.copied().fold(0.0, |a: f64, b| if b.is_nan() { b } else { a.max(b) });
        if course.trajectory.taken < STEPS || highest.is_nan() {
            return Ok(f64::INFINITY);
        }
        sum += highest;
        seed += 1;
    }
    Ok(sum / f64::from(seeds))
}
