//! What the core costs: a step, a run, a race, a picture. `npm run bench` shows the figures in one table.
//!
//! A benchmark that declares elements is read per element: a step of a run, a parameter of a slice, a sample.

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput};
use descent_core::datasets::Dataset;
use descent_core::error::Error;
use descent_core::landscape::{self, View};
use descent_core::models::activation::Activation;
use descent_core::models::network::Initialization;
use descent_core::models::plane::random_plane;
use descent_core::models::soundings::Soundings;
use descent_core::models::task::{Task, TaskSpec};
use descent_core::models::training::Course;
use descent_core::objective::{Counted, Objective};
use descent_core::optimizers::{self, Entry, Step};
use descent_core::run::{self, Configuration, Run, Trajectory};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use std::hint::black_box;
use std::time::Duration;

const STEPS: u32 = 1000;
/// The parameters of a layer that is worth the name.
const SLICE: usize = 40_000;
/// The racers of the page as it opens.
const RACERS: [&str; 8] =
    ["sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "lion"];

fn main() -> Result<(), Error> {
    let mut criterion = Criterion::default()
        .sample_size(40)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    adam(&mut criterion)?;
    optimizers_on_rosenbrock(&mut criterion)?;
    race(&mut criterion)?;
    landscapes(&mut criterion)?;
    network(&mut criterion)?;
    criterion.final_summary();
    Ok(())
}

fn adam(criterion: &mut Criterion) -> Result<(), Error> {
    let mut group = criterion.benchmark_group("adam");
    let rosenbrock = Surface::named("rosenbrock", &[])?;
    let typed = Surface::typed("(1 - x)^2 + 100*(y - x^2)^2", rosenbrock.domain)?;
    let run = configuration("adam", &rosenbrock)?;
    whole_run(&mut group, "step on rosenbrock", &rosenbrock, &run);
    whole_run(&mut group, "step on rosenbrock, typed as a formula", &typed, &run);

    let entry = optimizers::find("adam")?;
    let settings = Settings::new(entry.spec).with("learning_rate", 0.5)?;
    group.throughput(Throughput::Elements(u64::from(STEPS)));
    group.bench_function("step on rosenbrock, without a run", |bencher| {
        bencher.iter(|| bare_loop(entry, &settings, &rosenbrock));
    });
    group.bench_function("step on rosenbrock, written out by hand", |bencher| {
        bencher.iter(|| written_out(black_box([-1.5, 2.0]), black_box([0.5, 0.9, 0.999, 1e-8])));
    });

    let gradient: Vec<f64> = (0..SLICE).map(|i| 1.0 / (i as f64 + 1.0) - 1e-3).collect();
    let mut parameters = vec![1.0; SLICE];
    let mut optimizer = entry.build(&settings, SLICE);
    let mut oracle = Counted::new(&rosenbrock);
    group.throughput(Throughput::Elements(SLICE as u64));
    group.bench_function("step on a slice of 40000, a parameter", |bencher| {
        bencher.iter(|| {
            optimizer.step(Step {
                parameters: &mut parameters,
                gradient: black_box(&gradient),
                learning_rate: 1e-3,
                oracle: &mut oracle,
            });
        });
    });
    group.finish();
    Ok(())
}

/// The steps of a run with nothing around them: what the update and the gradient cost by themselves.
fn bare_loop(entry: &Entry, settings: &Settings, surface: &Surface) -> [f64; 2] {
    let mut optimizer = entry.build(settings, 2);
    let mut oracle = Counted::new(surface);
    let (mut parameters, mut gradient) = ([-1.5, 2.0], [0.0; 2]);
    for _ in 0..STEPS {
        black_box(surface.value_and_gradient(&parameters, &mut gradient));
        optimizer.step(Step {
            parameters: &mut parameters,
            gradient: &gradient,
            learning_rate: settings.learning_rate(),
            oracle: &mut oracle,
        });
    }
    parameters
}

/// The same arithmetic with all numbers in registers: each operation waits for the one before, and no program that
/// gives the same bits takes fewer.
fn written_out(start: [f64; 2], [rate, beta1, beta2, eps]: [f64; 4]) -> [f64; 2] {
    let ([mut x, mut y], mut m, mut v, mut powers) = (start, [0.0; 2], [0.0; 2], [1.0; 2]);
    for _ in 0..STEPS {
        let across = y - x * x;
        let gradient = [2.0 * (x - 1.0) - 400.0 * x * across, 200.0 * across];
        powers = [powers[0] * beta1, powers[1] * beta2];
        let (eta, root) = (rate / (1.0 - powers[0]), f64::sqrt(1.0 - powers[1]));
        let mut update = |axis: usize| {
            let g: f64 = gradient[axis];
            m[axis] = beta1 * m[axis] + (1.0 - beta1) * g;
            v[axis] = beta2 * v[axis] + (1.0 - beta2) * (g * g);
            eta * m[axis] / (f64::sqrt(v[axis]) / root + eps)
        };
        x -= update(0);
        y -= update(1);
    }
    [x, y]
}

fn optimizers_on_rosenbrock(criterion: &mut Criterion) -> Result<(), Error> {
    let mut group = criterion.benchmark_group("step on rosenbrock");
    let rosenbrock = Surface::named("rosenbrock", &[])?;
    for entry in optimizers::CATALOG {
        let id = entry.spec.id;
        whole_run(&mut group, id, &rosenbrock, &configuration(id, &rosenbrock)?);
    }
    group.finish();
    Ok(())
}

fn race(criterion: &mut Criterion) -> Result<(), Error> {
    let rosenbrock = Surface::named("rosenbrock", &[])?;
    let runs: Vec<Configuration> =
        RACERS.iter().map(|id| configuration(id, &rosenbrock)).collect::<Result<_, _>>()?;
    let mut trajectories = vec![Trajectory::default(); runs.len()];
    criterion.bench_function("8 racers x 1000 steps, recorded", |bencher| {
        bencher.iter(|| {
            for (configuration, trajectory) in runs.iter().zip(&mut trajectories) {
                black_box(run::record_surface(&rosenbrock, configuration, trajectory).is_ok());
            }
        });
    });
    Ok(())
}

fn landscapes(criterion: &mut Criterion) -> Result<(), Error> {
    let mut group = criterion.benchmark_group("landscape of 560 x 400");
    for id in ["rosenbrock", "ackley"] {
        let surface = Surface::named(id, &[])?;
        let view = View::around(surface.domain, 560, 400);
        let mut values = Vec::new();
        group.bench_function(id, |bencher| {
            bencher.iter(|| landscape::sample(black_box(&surface), view, &mut values));
        });
    }
    group.finish();
    Ok(())
}

/// The network of the slides on Iris: its training by Adam, recorded and examined at every step, and a plane.
fn network(criterion: &mut Criterion) -> Result<(), Error> {
    let mut group = criterion.benchmark_group("network of 111 weights on iris");
    for (name, batch_size) in [("update, all rows", None), ("update, batches of 16", Some(16))] {
        let task = iris(batch_size)?;
        let run = trained_by_adam(&task)?;
        group.throughput(Throughput::Elements(u64::from(run.steps)));
        group.bench_function(name, |bencher| {
            bencher.iter(|| Course::begin(&task, &run)?.advance(&task, &run, run.steps));
        });
    }
    let task = iris(None)?;
    let plane = random_plane(&task.network, &trained_by_adam(&task)?.start, 0, 0.0)?;
    let view = View { span: [-1.0, 1.0, -1.0, 1.0], size: [64, 64] };
    group.throughput(Throughput::Elements(1));
    group.bench_function("plane of 64 x 64", |bencher| {
        bencher.iter(|| {
            let mut soundings = Soundings::new(view)?;
            soundings.advance(&task.train_problem(), &plane, usize::MAX);
            Ok::<Soundings, Error>(soundings)
        });
    });
    group.finish();
    Ok(())
}

fn iris(batch_size: Option<usize>) -> Result<Task, Error> {
    Task::new(&TaskSpec {
        layers: &[4, 4, 5, 6, 4, 3, 3],
        bias: false,
        activation: Activation::Tanh,
        dataset: Dataset::named("iris")?,
        test_share: 0.3,
        split_seed: 0,
        standardize: true,
        batch_size,
    })
}

fn trained_by_adam(task: &Task) -> Result<Configuration, Error> {
    Ok(Configuration {
        start: task.network.initialize(Initialization::XavierUniform, 0),
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find("adam")?.spec).with("learning_rate", 0.02)?,
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps: 200,
    })
}

/// A run from its start to its last step, unrecorded; measured per step.
fn whole_run(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    surface: &Surface,
    configuration: &Configuration,
) {
    group.throughput(Throughput::Elements(u64::from(STEPS)));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let mut run = Run::new(surface, configuration)?;
            for _ in 0..STEPS {
                run.advance();
            }
            Ok::<f64, Error>(run.loss())
        });
    });
}

/// An optimizer with its defaults at the surface's start and rate.
fn configuration(id: &str, surface: &Surface) -> Result<Configuration, Error> {
    let (start, rates) = surface.spec.map_or(([0.0; 2], &[][..]), |s| (s.start, s.learning_rates));
    let mut settings = Settings::new(optimizers::find(id)?.spec);
    if let Some((_, rate)) = rates.iter().find(|(optimizer, _)| *optimizer == id) {
        settings.set("learning_rate", *rate)?;
    }
    Ok(Configuration {
        start: start.to_vec(),
        trunk: Vec::new(),
        settings,
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps: STEPS,
    })
}
