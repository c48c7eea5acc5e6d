//! Finds, for each surface and optimizer, a learning rate that works from the surface's start, and writes it
//! into the surface's file: `cargo run --release --example tune`, after a new surface or optimizer.
//!
//! Rates on a 1-2-5 grid are tried with all else at its default. A rate is judged by the highest loss in the
//! last quarter of the run: where it is, and that it stays. It is not fit for use if the run leaves the domain
//! or takes steps that the eye cannot follow. Of those that do as well as the best does, the gentlest is
//! taken: it has the most to show. The optimizer's own default goes before all, however long its steps, if it
//! is as good; it also stands where no rate is fit.

use descent_core::math;
use descent_core::optimizers;
use descent_core::run::{Configuration, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::{CATALOG, Spec, Surface};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

const STEPS: u32 = 200;
/// How far out of the domain a run may reach, as a share of its diagonal.
const MARGIN: f64 = 0.1;
/// The longest step that the eye can follow, as the same share.
const LEAP: f64 = 0.05;
/// The number of steps at the start that may be longer.
const RUN_UP: usize = 10;
/// The share of the way down that may be left where it counts as done.
const ARRIVED: f64 = 1e-4;
/// How much worse than the best a gentler rate may be, as a share of what is done and of what is left.
const TIE: f64 = 0.01;

/// A rate that was tried and did not run away.
struct Trial {
    rate: f64,
    /// The highest loss in the last quarter.
    loss: f64,
    /// Whether every step after the run-up could be followed.
    smooth: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/surfaces");
    let mut report = io::stdout().lock();
    for spec in CATALOG {
        let trials: Vec<(&optimizers::Entry, Vec<Trial>)> = optimizers::CATALOG
            .iter()
            .map(|entry| Ok((*entry, trials(spec, entry.spec)?)))
            .collect::<Result<_, descent_core::error::Error>>()?;
        let first = Surface::named(spec.id, &[])?.value(spec.start);
        let known = spec.minima.iter().map(|minimum| minimum.value);
        let seen = trials.iter().flat_map(|(_, trials)| trials).map(|trial| trial.loss);
        let floor = known.chain(seen).fold(first, f64::min);
        let left = |trial: &Trial| f64::max((trial.loss - floor) / (first - floor), ARRIVED);

        let mut lines = String::from("learning_rates: &[\n");
        for (entry, trials) in &trials {
            let id = entry.spec.id;
            let default = Settings::new(entry.spec).learning_rate();
            let smooth = || trials.iter().filter(|trial| trial.smooth);
            let best = smooth().map(left).fold(1.0, f64::min);
            let good = |trial: &&Trial| left(trial) - best <= TIE * f64::min(best, 1.0 - best);
            let chosen = trials
                .iter()
                .filter(good)
                .find(|trial| trial.rate == default)
                .or_else(|| smooth().find(good));
            let (rate, verdict) = match chosen {
                Some(trial) => (trial.rate, format!("leaves {:.1e}", left(trial))),
                None => (default, "fails".to_owned()),
            };
            writeln!(lines, "        (\"{id}\", {rate:?}),")?;
            writeln!(report, "{:16} {id:12} {rate:<8} {verdict}", spec.id)?;
        }
        lines.push_str("    ],\n");

        let path = folder.join(spec.id).with_extension("rs");
        let text = fs::read_to_string(&path)?;
        let (before, rest) = text.split_once("learning_rates: &[").ok_or("no learning_rates")?;
        let (_, after) = rest.split_once("],\n").ok_or("no end of learning_rates")?;
        fs::write(&path, format!("{before}{lines}{after}"))?;
    }
    Ok(())
}

/// 1e-5, 2e-5, 5e-5, …, 10.
fn grid() -> impl Iterator<Item = f64> {
    let steps = (-5..1).flat_map(|decade| [1, 2, 5].map(|digit| format!("{digit}e{decade}")));
    steps.chain(["10".to_owned()]).filter_map(|number| number.parse().ok())
}

/// The rates that do not run away.
fn trials(
    spec: &Spec,
    optimizer: &'static descent_core::spec::Spec,
) -> Result<Vec<Trial>, descent_core::error::Error> {
    let surface = Surface::named(spec.id, &[])?;
    let [x0, x1, y0, y1] = spec.domain;
    let diagonal = math::norm(&[x1 - x0, y1 - y0]);
    let margin = MARGIN * diagonal;
    let inside = |[x, y]: [f64; 2]| {
        x >= x0 - margin && x <= x1 + margin && y >= y0 - margin && y <= y1 + margin
    };
    let mut trajectory = Trajectory::default();
    let mut trials = Vec::new();
    for rate in grid() {
        let configuration = Configuration {
            start: spec.start.to_vec(),
            trunk: Vec::new(),
            settings: Settings::new(optimizer).with("learning_rate", rate)?,
            schedule: Schedule::default(),
            clip_norm: None,
            clip_value: None,
            noise: 0.0,
            seed: 0,
            steps: STEPS,
        };
        record(&surface, &configuration, &mut trajectory)?;
        let points = (0..=STEPS).map(|step| match *trajectory.point(step) {
            [x, y] => [x, y],
            _ => [f64::NAN; 2],
        });
        let leap = |(a, b): ([f64; 2], [f64; 2])| math::norm(&[b[0] - a[0], b[1] - a[1]]);
        let longest =
            points.clone().zip(points.clone().skip(1)).skip(RUN_UP).map(leap).fold(0.0, f64::max);
        let first = surface.value(spec.start);
        let end = trajectory.losses.iter().skip(STEPS as usize * 3 / 4).copied();
        let loss = end.fold(f64::NEG_INFINITY, f64::max);
        if trajectory.taken == STEPS && loss < first && points.clone().all(inside) {
            trials.push(Trial { rate, loss, smooth: longest <= LEAP * diagonal });
        }
    }
    Ok(trials)
}
