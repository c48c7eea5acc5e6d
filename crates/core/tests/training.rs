//! Data sets against scikit-learn's, splits, and trainings in slices.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its task has failed")]

use descent_core::datasets::{DATASETS, Dataset, Split, Standardization};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::network::Initialization;
use descent_core::models::task::{Task, TaskSpec};
use descent_core::models::training::{Course, Outcome};
use descent_core::objective::Objective;
use descent_core::optimizers;
use descent_core::run::{self, Configuration, Phase, Run, Trajectory};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use proptest::prelude::*;
use serde_json::Value;

fn cases() -> Vec<Value> {
    let text = include_str!("../../../fixtures/datasets.json");
    let all: Value = serde_json::from_str(text).unwrap();
    all["cases"].as_array().unwrap().clone()
}

fn numbers(list: &Value) -> Vec<f64> {
    let flat = |v: &Value| if v.is_array() { numbers(v) } else { vec![v.as_f64().unwrap()] };
    list.as_array().unwrap().iter().flat_map(flat).collect()
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len());
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() / b.abs().max(1.0) <= tolerance, "{a} for {b}");
    }
}

#[test]
fn data_sets_are_those_of_scikit_learn() {
    let cases = cases();
    assert_eq!(cases.len(), DATASETS.len());
    for case in cases {
        let data = Dataset::named(case["dataset"].as_str().unwrap()).unwrap();
        let all: Vec<usize> = (0..data.rows()).collect();
        let x: Vec<f64> = all.iter().flat_map(|row| data.row(*row)).collect();
        assert_eq!(x, numbers(&case["x"]));
        let classes: Vec<f64> = all.iter().map(|row| data.class(*row) as f64).collect();
        assert_eq!(classes, numbers(&case["y"]));
        let names: Vec<&str> =
            case["classes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(data.classes, names);
        let rows: Vec<usize> = numbers(&case["rows"]).iter().map(|row| *row as usize).collect();
        let scale = Standardization::fit(data, &rows);
        assert_close(&scale.means, &numbers(&case["means"]), 1e-13);
        assert_close(&scale.deviations, &numbers(&case["deviations"]), 1e-13);
        assert_close(&scale.apply(data, &all[..5]), &numbers(&case["scaled"]), 1e-13);
    }
}

#[test]
fn a_data_set_that_is_not_there_is_refused_with_those_that_are() {
    let Err(Error::Unknown { allowed, .. }) = Dataset::named("mnist") else { panic!() };
    assert_eq!(allowed, ["iris"]);
}

proptest! {
    #[test]
    fn a_split_is_stratified_and_leaves_no_row_out(share in 0.0..=0.9_f64, seed: u32) {
        for data in DATASETS {
            let split = Split::new(data, share, seed).unwrap();
            prop_assert_eq!(&split, &Split::new(data, share, seed).unwrap());
            let mut all = [split.train.as_slice(), split.test.as_slice()].concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..data.rows()).collect::<Vec<_>>());
            let of_class = |class: usize| split.test.iter().filter(|r| data.class(**r) == class).count();
            let each = (share * (data.rows() / data.classes.len()) as f64).round() as usize;
            prop_assert!((0..data.classes.len()).all(|class| of_class(class) == each));
        }
    }

    /// Rewritten in slices of any lengths, a run with noise, clipping, a schedule and a trunk gives the same record.
    #[test]
    fn a_run_paused_anywhere_has_the_bits_of_one_that_never_was(
        cuts in prop::collection::vec(1_u32..20, 1..20), same in any::<bool>(), rates in any::<bool>(),
    ) {
        let surface = Surface::named("rosenbrock", &[]).unwrap();
        let settings = |id: &str| Settings::new(optimizers::find(id).unwrap().spec);
        let phase = |until, id| Phase { until, settings: settings(id), schedule: Schedule::default() };
        let schedule = Schedule::new("step", &[("step_size", 7.0), ("gamma", 0.5)], &[], 60).unwrap();
        let configuration = Configuration {
            start: vec![-1.5, 2.0],
            trunk: vec![phase(10, "adam"), phase(25, if same { "adam" } else { "momentum" })],
            settings: settings("adam").with("learning_rate", 0.02).unwrap(),
            schedule,
            clip_norm: Some(5.0),
            clip_value: None,
            noise: 0.3,
            seed: 4,
            steps: 60,
        };
        let fresh = || if rates { Trajectory::default() } else { Trajectory::without_rates() };
        let mut whole = fresh();
        run::record(&surface, &configuration, &mut whole).unwrap();
        let mut sliced = fresh();
        let mut run = Run::new(&surface, &configuration).unwrap();
        prop_assert!(sliced.begin(&run));
        for slice in cuts.into_iter().chain([60]) {
            for _ in 0..slice.min(60 - run.step()) {
                run.advance();
                sliced.write(&run);
            }
            run = run.pause().resume(&surface, &configuration).unwrap();
        }
        prop_assert_eq!(format!("{whole:?}"), format!("{sliced:?}"));
        prop_assert_eq!(whole.effective_rates.len(), if rates { 122 } else { 0 });
    }
}

fn task(batch_size: Option<usize>) -> Task {
    Task::new(&TaskSpec {
        layers: &[4, 4, 5, 6, 4, 3, 3],
        bias: false,
        activation: Activation::Tanh,
        dataset: DATASETS[0],
        test_share: 0.3,
        split_seed: 1,
        standardize: true,
        batch_size,
    })
    .unwrap()
}

fn configuration(task: &Task, id: &str, rate: f64, steps: u32) -> Configuration {
    Configuration {
        start: task.network.initialize(Initialization::XavierUniform, 3),
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find(id).unwrap().spec)
            .with("learning_rate", rate)
            .unwrap(),
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 3,
        steps,
    }
}

fn trained(task: &Task, configuration: &Configuration, slice: u32) -> Course {
    let mut course = Course::begin(task, configuration).unwrap();
    while !course.is_finished() {
        course.advance(task, configuration, slice).unwrap();
    }
    course
}

#[test]
fn a_training_in_slices_has_the_bits_of_one_in_one_go() {
    for batch_size in [None, Some(16)] {
        let task = task(batch_size);
        let configuration = configuration(&task, "adam", 0.02, 90);
        let [whole, sliced] = [u32::MAX, 7].map(|slice| trained(&task, &configuration, slice));
        assert_eq!(format!("{whole:?}"), format!("{sliced:?}"));
        assert_eq!(whole.made(), 90);
        // What is recorded along with the run is what the weights of that step are worth.
        for step in [0, 41, 90] {
            let at = whole.trajectory.point(step);
            let (step, test) = (step as usize, task.test_problem().unwrap().measure(at));
            let train = task.train_problem();
            assert_eq!(whole.trajectory.losses[step], train.value(at));
            assert_eq!(whole.train_accuracies[step], train.accuracy(at));
            assert_eq!(
                [whole.test_losses[step], whole.test_accuracies[step]],
                [test.loss, test.accuracy]
            );
        }
        assert!(whole.train_accuracies[90] > 0.9, "{}", whole.train_accuracies[90]);
    }
}

#[test]
fn the_outcome_of_a_training_is_told() {
    let task = task(None);
    let outcome = |id, rate, steps, tolerance| {
        trained(&task, &configuration(&task, id, rate, steps), 50).outcome(tolerance)
    };
    assert!(matches!(outcome("adam", 0.02, 300, 0.2), Outcome::Converged { step: 1..300 }));
    assert_eq!(outcome("adam", 1e-4, 20, 1e-3), Outcome::Spent);
    assert!(matches!(outcome("sgd", 1e4, 50, 1e-3), Outcome::Diverged { .. }));
    // Equal weights leave nothing to descend.
    let mut flat = configuration(&task, "sgd", 0.1, 40);
    flat.start.fill(0.0);
    let Outcome::Stalled { step: 0, gradient_norm } = trained(&task, &flat, 9).outcome(1e-3) else {
        panic!()
    };
    assert!(gradient_norm < 1e-3);
}

#[test]
fn what_does_not_fit_is_refused() {
    let good = TaskSpec {
        layers: &[4, 3],
        bias: true,
        activation: Activation::Relu,
        dataset: DATASETS[0],
        test_share: 0.5,
        split_seed: 0,
        standardize: false,
        batch_size: None,
    };
    for (layers, layer) in [(&[3, 3][..], 0), (&[4, 5, 2], 2)] {
        let error = Task::new(&TaskSpec { layers, ..good.clone() }).unwrap_err();
        assert!(matches!(error, Error::Layer { layer: at, .. } if at == layer), "{error}");
    }
    let too_many = TaskSpec { batch_size: Some(76), ..good.clone() };
    assert!(matches!(Task::new(&too_many), Err(Error::OutOfRange { max: 75.0, .. })));
    let too_much = TaskSpec { test_share: 0.95, ..good.clone() };
    assert!(matches!(Task::new(&too_much), Err(Error::OutOfRange { .. })));

    let wide = Task::new(&TaskSpec { layers: &[4, 100, 3], ..good }).unwrap();
    let long = configuration(&wide, "sgd", 0.1, wide.most_steps() + 1);
    assert!(matches!(Course::begin(&wide, &long), Err(Error::OutOfRange { .. })));
    let newton = configuration(&wide, "newton", 0.1, 1);
    let Err(Error::OutOfRange { argument, .. }) = Course::begin(&wide, &newton) else { panic!() };
    assert_eq!(argument, "parameters");
}
