//! What the number of parameters costs: memory, and a grid search.

#![allow(clippy::unwrap_used, reason = "in a test a panic is how a failure is told")]

use descent_core::error::Error;
use descent_core::math::{log10, pow};
use descent_core::models::activation::Activation;
use descent_core::models::network::Network;
use descent_core::objective::Counted;
use descent_core::optimizers::{CATALOG, State, Step, find};
use descent_core::scale::MAX_PARAMETERS;
use descent_core::scale::facts::{DEVICES, LANDMARKS, MODELS, UNIVERSE_SECONDS};
use descent_core::scale::grid::{Grid, TimeUnit};
use descent_core::scale::memory::{Footprint, LEAST_QUANTIZED, Precision, inference};
use descent_core::spec::{Needs, Settings};
use descent_core::surfaces::Surface;
use proptest::prelude::*;
use serde_json::Value;

fn footprint(optimizer: &str) -> Footprint {
    Footprint::of(&Settings::new(find(optimizer).unwrap().spec))
}

fn total(precision: Precision, optimizer: &str, parameters: f64) -> f64 {
    precision.memory(parameters, footprint(optimizer)).unwrap().total()
}

#[test]
fn as_many_vectors_are_counted_as_pytorch_keeps() {
    let all: Value =
        serde_json::from_str(include_str!("../../../fixtures/footprints.json")).unwrap();
    for case in all["cases"].as_array().unwrap() {
        let mut settings = Settings::new(find(case["optimizer"].as_str().unwrap()).unwrap().spec);
        for (name, value) in case["hyperparameters"].as_object().unwrap() {
            settings.set(name, value.as_f64().unwrap()).unwrap();
        }
        let Footprint { state, more, matrices } = Footprint::of(&settings);
        let counted = (u64::from(state + more), matrices);
        assert_eq!(counted, (case["vectors"].as_u64().unwrap(), 0), "{case}");
    }
}

/// A vector that is counted is one that a run writes to, under the defaults and with all switches and momenta on.
#[test]
fn the_vectors_counted_are_those_that_a_run_fills() {
    for entry in CATALOG {
        let plain = Settings::new(entry.spec);
        let mut full = plain.clone();
        for name in ["centered", "momentum"] {
            // Those that have it.
            let _ = full.set(name, if name == "centered" { 1.0 } else { 0.5 });
        }
        for settings in [plain, full] {
            assert_eq!(Footprint::of(&settings).state, filled(&settings), "{}", entry.spec.id);
        }
    }
}

/// State vectors that are not all zeros after some steps.
fn filled(settings: &Settings) -> u32 {
    let surface = Surface::named("rosenbrock", &[]).unwrap();
    let mut counted = Counted::new(&surface);
    let mut optimizer = find(settings.spec().id).unwrap().build(settings, 2);
    let (mut parameters, mut gradient) = ([-1.2, 1.0], [0.0; 2]);
    for _ in 0..5 {
        counted.value_and_gradient(&parameters, &mut gradient);
        optimizer.step(Step {
            parameters: &mut parameters,
            gradient: &gradient,
            learning_rate: 1e-3,
            oracle: &mut counted,
        });
    }
    let is_filled =
        |state: &State<'_>| matches!(state, State::Vector(v) if v.iter().any(|x| *x != 0.0));
    optimizer.state().iter().filter(|(_, state)| is_filled(state)).count() as u32
}

#[test]
fn a_history_and_a_hessian_are_counted_beside_the_list() {
    assert_eq!(footprint("lbfgs"), Footprint { state: 2, more: 20, matrices: 0 });
    assert_eq!(footprint("line_search"), Footprint { state: 0, more: 1, matrices: 0 });
    assert_eq!(footprint("newton"), Footprint { state: 1, more: 0, matrices: 1 });
    let newton = Settings::new(find("newton").unwrap().spec).with("saddle_free", 1.0).unwrap();
    assert_eq!(Footprint::of(&newton).matrices, 2);
    for entry in CATALOG {
        let matrices = Footprint::of(&Settings::new(entry.spec)).matrices;
        assert_eq!(matrices > 0, entry.spec.needs == Needs::Hessian, "{}", entry.spec.id);
    }
}

/// The arithmetic of Rajbhandari et al., ZeRO, 2020, section 3.1: mixed-precision Adam takes 16 bytes a parameter.
#[test]
fn bytes_a_parameter_are_those_of_the_literature() {
    let n = 1e9;
    assert_eq!(total(Precision::Mixed, "adam", n), 16.0 * n);
    assert_eq!(total(Precision::Single, "adam", n), 16.0 * n);
    assert_eq!(total(Precision::Half, "adam", n), 8.0 * n);
    assert_eq!(total(Precision::Single, "sgd", n), 8.0 * n);
    assert_eq!(total(Precision::EightBitState, "adam", n), (8.0 + 2.0 * (1.0 + 4.0 / 2048.0)) * n);
    assert_eq!(inference(n), 2.0 * n);
}

#[test]
fn newton_on_stable_diffusion_needs_exabytes() {
    let n = 890e6;
    let state = Precision::Single.memory(n, footprint("newton")).unwrap().state;
    assert_eq!(state, 4.0 * (n * n + n));
    assert!((3e18..4e18).contains(&state));
}

#[test]
fn a_small_state_is_not_quantized() {
    let small = LEAST_QUANTIZED - 1.0;
    assert_eq!(
        total(Precision::EightBitState, "adam", small),
        total(Precision::Single, "adam", small)
    );
    let enough = LEAST_QUANTIZED;
    assert!(
        total(Precision::EightBitState, "adam", enough) < total(Precision::Single, "adam", enough)
    );
}

#[test]
fn a_grid_of_ten_points_has_a_one_and_n_zeros() {
    for n in [1.0, 111.0, 890e6, 4.5e9, MAX_PARAMETERS] {
        let grid = Grid::new(n, 10.0, 1.0).unwrap();
        assert_eq!((grid.evaluations(), grid.digits(), grid.seconds()), (n, n + 1.0, n));
    }
}

/// 890 million zeros in print.
#[test]
fn the_number_itself_is_a_library() {
    let grid = Grid::new(890e6, 10.0, 1e9).unwrap();
    assert_eq!((grid.digits(), grid.books().trunc()), (890_000_001.0, 890.0));
    assert_eq!((grid.metres() / 1000.0).trunc(), 1780.0);
    let (unit, years) = TimeUnit::of(grid.reading());
    assert_eq!((unit, pow(10.0, years).trunc()), (TimeUnit::Year, 14.0));
}

proptest! {
    #[test]
    fn digits_are_those_of_the_whole_number(points in 2_u128..1000, n in 1_u32..12) {
        let grid = Grid::new(f64::from(n), points as f64, 1.0).unwrap();
        prop_assert_eq!(grid.digits(), points.pow(n).to_string().len() as f64);
    }

    #[test]
    fn one_parameter_more_costs_as_many_times_as_there_are_points(
        n in 1_u32..1_000_000, points in 2_u32..1000, rate in 1e-3_f64..1e30
    ) {
        let seconds = |n| Grid::new(n, f64::from(points), rate).unwrap().seconds();
        let n = f64::from(n);
        let gained = seconds(n + 1.0) - seconds(n);
        prop_assert!((gained - log10(f64::from(points))).abs() < 1e-8);
    }

    #[test]
    fn what_is_affordable_is_done_in_time_and_one_more_is_not(
        points in 2_u32..1000, rate in 1e-3_f64..1e30
    ) {
        let grid = |n| Grid::new(n, f64::from(points), rate).unwrap();
        let most = grid(1.0).affordable();
        let age = log10(UNIVERSE_SECONDS);
        prop_assume!(most >= 1.0);
        prop_assert!(grid(most).seconds() <= age && grid(most + 1.0).seconds() > age);
    }

    #[test]
    fn a_time_is_told_in_the_largest_unit_that_it_fills(seconds in -9.0_f64..30.0) {
        let (unit, count) = TimeUnit::of(seconds);
        prop_assert!(count >= 0.0 || unit == TimeUnit::Second);
    }
}

#[test]
fn times_have_the_units_that_people_use() {
    let of = |seconds: f64| {
        let (unit, count) = TimeUnit::of(log10(seconds));
        (unit, (pow(10.0, count) * 1e6).round() / 1e6)
    };
    assert_eq!(of(0.001), (TimeUnit::Second, 0.001));
    assert_eq!(of(90.0), (TimeUnit::Minute, 1.5));
    assert_eq!(of(7200.0), (TimeUnit::Hour, 2.0));
    assert_eq!(of(3.0 * 86_400.0), (TimeUnit::Day, 3.0));
    assert_eq!(of(31_557_600.0), (TimeUnit::Year, 1.0));
    assert_eq!(TimeUnit::of(111.0 - 9.0).0, TimeUnit::UniverseAge);
}

#[test]
fn what_is_no_number_of_parameters_is_refused() {
    for wrong in [0.0, -1.0, 1.5, f64::NAN, f64::INFINITY, 2.0 * MAX_PARAMETERS] {
        let error = Grid::new(wrong, 10.0, 1.0).unwrap_err();
        assert!(matches!(error, Error::OutOfRange { argument, .. } if argument == "parameters"));
        assert!(Precision::Single.memory(wrong, footprint("adam")).is_err());
    }
    for (points, rate, name) in [(1.0, 1.0, "points"), (2.5, 1.0, "points"), (10.0, 0.0, "rate")] {
        let error = Grid::new(1.0, points, rate).unwrap_err();
        assert!(matches!(error, Error::OutOfRange { argument, .. } if argument == name));
    }
}

#[test]
fn facts_are_in_order_and_agree_with_each_other() {
    assert!(MODELS.is_sorted_by(|a, b| a.parameters < b.parameters));
    assert!(DEVICES.is_sorted_by(|a, b| a.bytes < b.bytes));
    assert!(LANDMARKS.is_sorted_by(|a, b| a.value < b.value));
    let iris = Network::new(&[4, 4, 5, 6, 4, 3, 3], false, Activation::Tanh).unwrap();
    assert_eq!(MODELS[2].parameters, iris.parameters() as f64);
}
