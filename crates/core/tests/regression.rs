//! Models of one or two weights over points: against scikit-learn and PyTorch, and by the laws of descent.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its surface has failed")]

use descent_core::error::Error;
use descent_core::math;
use descent_core::metrics::regression::{Parameters, Sample, find};
use descent_core::models::regression::{Data, LOSSES, Loss, MODELS, Model, Regression};
use descent_core::objective::Objective;
use descent_core::optimizers::{self, CATALOG};
use descent_core::outcome::{self, Cause, Outcome, Stall};
use descent_core::run::{Configuration, Run, Trajectory, record_surface};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use proptest::prelude::*;
use serde_json::Value;

/// Of what is computed once.
const TOLERANCE: f64 = 1e-12;
/// Of what fifty steps have gone through.
const AFTER_STEPS: f64 = 1e-10;

fn data(model: Model, loss: Loss, x: &[f64], y: &[f64]) -> Data {
    Data {
        model,
        loss,
        x: x.to_vec(),
        y: y.to_vec(),
        scale: 1.0,
        standardize: false,
        batch_size: None,
        seed: 0,
    }
}

fn surface(data: Data) -> Surface {
    Surface::of_data(Regression::new(data).unwrap(), None).unwrap()
}

fn run(
    optimizer: &str,
    hyperparameters: &[(&str, f64)],
    start: &[f64],
    steps: u32,
) -> Configuration {
    let mut settings = Settings::new(optimizers::find(optimizer).unwrap().spec);
    for (name, value) in hyperparameters {
        settings.set(name, *value).unwrap();
    }
    Configuration {
        start: start.to_vec(),
        trunk: Vec::new(),
        settings,
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps,
    }
}

fn walk(surface: &Surface, configuration: &Configuration) -> Trajectory {
    let mut trajectory = Trajectory::default();
    record_surface(surface, configuration, &mut trajectory).unwrap();
    trajectory
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (a, b) in ours.iter().zip(theirs) {
        let apart = (a - b).abs() / b.abs().max(1.0);
        assert!(apart <= tolerance, "{what}: {a} for {b}, apart by {apart:e}");
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

#[test]
fn losses_and_runs_are_those_of_scikit_learn_and_pytorch() {
    let text = include_str!("../../../fixtures/regressions.json");
    let all: Value = serde_json::from_str(text).unwrap();
    let cases = all["cases"].as_array().unwrap();
    for model in MODELS {
        for loss in LOSSES {
            let is = |c: &&Value| c["model"] == model.0 && c["loss"] == loss.0;
            assert!(cases.iter().any(|c| is(&c)), "no reference for {} {}", model.0, loss.0);
        }
    }
    for case in cases {
        let text = |name: &str| case[name].as_str().unwrap();
        let number = |name: &str| case[name].as_f64().unwrap();
        let label = format!("{} {} {}", text("model"), text("loss"), text("optimizer"));
        let surface = surface(Data {
            scale: number("scale"),
            standardize: case["standardize"].as_bool().unwrap(),
            ..data(
                Model::named(text("model")).unwrap(),
                Loss::named(
                    text("loss"),
                    &Parameters::new(number("alpha"), number("delta"), number("power")).unwrap(),
                )
                .unwrap(),
                &numbers(&case["x"]),
                &numbers(&case["y"]),
            )
        });
        let start = numbers(&case["weights"]);
        let n = start.len();
        assert_eq!(surface.dimension(), n, "{label}");
        let (mut gradient, mut hessian) = (vec![0.0; n], vec![0.0; n * n]);
        let value = surface.value_and_gradient(&start, &mut gradient);
        surface.hessian(&start, &mut hessian);
        assert_eq!(value, Objective::value(&surface, &start));
        assert_close(&[value], &[number("value")], TOLERANCE, &label);
        assert_close(&gradient, &numbers(&case["gradient"]), TOLERANCE, &label);
        assert_close(&hessian, &numbers(&case["hessian"]), TOLERANCE, &label);
        let at = [start[0], start.get(1).copied().unwrap_or(0.0)];
        let predict = |x: &f64| surface.data().unwrap().predict(at, *x);
        let predicted: Vec<f64> = numbers(&case["x"]).iter().map(predict).collect();
        assert_close(&predicted, &numbers(&case["predicted"]), TOLERANCE, &label);

        let given = case["hyperparameters"].as_object().unwrap();
        let given: Vec<(&str, f64)> =
            given.iter().map(|(name, value)| (name.as_str(), value.as_f64().unwrap())).collect();
        let steps = case["steps"].as_u64().unwrap() as u32;
        let trajectory = walk(&surface, &run(text("optimizer"), &given, &start, steps));
        assert_close(trajectory.last(), &numbers(&case["weights_after"]), AFTER_STEPS, &label);
        let loss = trajectory.losses[steps as usize];
        assert_close(&[loss], &[number("value_after")], AFTER_STEPS, &label);
    }
}

/// Points that tell a slope.
fn points() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((0.1..3.0_f64, 0.1..3.0_f64, any::<bool>()), 2..20).prop_map(|rows| {
        rows.into_iter().map(|(x, y, left)| (if left { -x } else { x }, y)).unzip()
    })
}

fn any_model() -> impl Strategy<Value = Model> {
    (0..MODELS.len()).prop_map(|index| MODELS[index].1)
}

fn any_loss() -> impl Strategy<Value = Loss> {
    (0..LOSSES.len()).prop_map(|index| LOSSES[index].1)
}

/// Those that are a number for every prediction above −1.
fn smooth_loss() -> impl Strategy<Value = Loss> {
    any_loss().prop_filter(
        "deviances ask for ŷ > 0",
        |loss| !matches!(loss, Loss::Tweedie { power } if *power >= 1.0),
    )
}

proptest! {
    #[test]
    fn derivatives_of_deviances_are_those_of_the_values(
        power in prop_oneof![Just(0.0), Just(1.0), Just(2.0), -2.0..-0.1_f64, 1.1..3.5_f64],
        y in prop::collection::vec(0.3..4.0_f64, 1..9), w in 0.5..3.0_f64,
    ) {
        let x = vec![0.0; y.len()];
        let surface = surface(data(Model::Constant, Loss::Tweedie { power }, &x, &y));
        let (jet, h) = (surface.jet([w, 0.0]), 1e-5);
        let slope = (surface.value([w + h, 0.0]) - surface.value([w - h, 0.0])) / (2.0 * h);
        let bend = (surface.dual([w + h, 0.0]).gradient[0] - surface.dual([w - h, 0.0]).gradient[0]) / (2.0 * h);
        prop_assert!((jet.gradient[0] - slope).abs() < 1e-6 * (1.0 + slope.abs()), "{} {slope}", jet.gradient[0]);
        prop_assert!((jet.hessian[0] - bend).abs() < 1e-5 * (1.0 + bend.abs()), "{} {bend}", jet.hessian[0]);
        prop_assert!(power == 0.0 || surface.value([-w, 0.0]).is_nan());
    }

    #[test]
    fn derivatives_are_those_of_the_values(
        model in any_model(), loss in smooth_loss(), (x, y) in points(), w1 in -0.3..0.3_f64, w0 in -0.05..0.05_f64,
    ) {
        let surface = surface(data(model, loss, &x, &y));
        let jet = surface.jet([w1, w0]);
        let slope = |[dx, dy]: [f64; 2]| {
            (surface.value([w1 + dx, w0 + dy]) - surface.value([w1 - dx, w0 - dy])) / (2.0 * dx.max(dy))
        };
        // A kink within the difference leaves half a slope of each point.
        let kink = x.iter().zip(&y).any(|(x, y)| {
            let predicted = surface.data().unwrap().predict([w1, w0], *x);
            let residual = predicted - y;
            residual.abs() < 1e-3 || (loss == Loss::Smape && predicted.abs() < 1e-3) || (residual.abs() - 1.0).abs() < 1e-3
        });
        prop_assume!(!kink);
        let h = 1e-5;
        for (exact, difference) in jet.gradient.into_iter().zip([slope([h, 0.0]), slope([0.0, h])]) {
            prop_assert!((exact - difference).abs() < 1e-6 * (1.0 + exact.abs()), "{exact} {difference}");
        }
        let bend = |d: [f64; 2], axis: usize| {
            let [ahead, behind] = [1.0, -1.0].map(|s| surface.dual([w1 + s * d[0], w0 + s * d[1]]).gradient[axis]);
            (ahead - behind) / (2.0 * h)
        };
        let differences = [bend([h, 0.0], 0), bend([0.0, h], 0), bend([0.0, h], 1)];
        for (exact, difference) in jet.hessian.into_iter().zip(differences) {
            prop_assert!((exact - difference).abs() < 1e-5 * (1.0 + exact.abs()), "{exact} {difference}");
        }
    }

    /// The tick at 2/λ is where divergence begins.
    #[test]
    fn gradient_descent_diverges_from_two_over_lambda_on(
        (x, y) in points(), away in prop_oneof![-2.0..-0.1_f64, 0.1..2.0_f64],
    ) {
        let surface = surface(data(Model::Proportional, Loss::Mse, &x, &y));
        let minimum = surface.minima()[0];
        let start = [minimum.at[0] + away];
        let [curvature, _] = surface.curvature(&surface.jet([start[0], 0.0])).values;
        let limit = 2.0 / curvature;
        let steps = 4000;
        let at = |share: f64| {
            let configuration = run("sgd", &[("learning_rate", share * limit)], &start, steps);
            let trajectory = walk(&surface, &configuration);
            let outcome = outcome::judge(&surface, &trajectory, &configuration, 1e-3);
            (trajectory, outcome)
        };
        let (below, outcome) = at(0.995);
        prop_assert!((below.last()[0] - minimum.at[0]).abs() < 1e-9);
        let converged = matches!(outcome, Outcome::Converged { minimum: Some(0), .. });
        prop_assert!(converged, "{:?}", outcome);
        let (_, outcome) = at(1.005);
        match outcome {
            Outcome::Diverged { cause: Cause::LearningRate { limit: told, curvature: bend, direction, .. }, .. } => {
                prop_assert!((told - limit).abs() < 1e-9 * limit && (bend - curvature).abs() < 1e-9 * curvature);
                prop_assert_eq!(direction, [1.0, 0.0]);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    /// So with two weights, by the greatest eigenvalue.
    #[test]
    fn with_two_weights_the_greatest_eigenvalue_sets_the_limit((x, y) in points()) {
        let surface = surface(data(Model::Line, Loss::Mse, &x, &y));
        prop_assume!(!surface.minima().is_empty());
        let at = surface.minima()[0].at;
        let curvature = surface.curvature(&surface.jet(at));
        let [[max, _], [a, b]] = [curvature.values, curvature.direction];
        let start = [at[0] + a, at[1] + b];
        let far = |share: f64| {
            let trajectory =
                walk(&surface, &run("sgd", &[("learning_rate", share * 2.0 / max)], &start, 2000));
            let last = trajectory.last();
            math::norm(&[last[0] - at[0], last[1] - at[1]])
        };
        prop_assert!(far(0.99) < 1e-6);
        prop_assert!(far(1.01) > 100.0);
    }

    #[test]
    fn the_regimes_of_a_learning_rate_are_told_by_lambda(
        (x, y) in points(), away in prop_oneof![-2.0..-0.1_f64, 0.1..2.0_f64], share in 0.02..0.98_f64,
    ) {
        let surface = surface(data(Model::Proportional, Loss::Mse, &x, &y));
        let goal = surface.minima()[0].at[0];
        let [curvature, _] = surface.curvature(&surface.jet([0.0; 2])).values;
        let first = |factor: f64| {
            let rate = factor / curvature;
            let trajectory = walk(&surface, &run("sgd", &[("learning_rate", rate)], &[goal + away], 6));
            trajectory.points.iter().map(|w| w - goal).collect::<Vec<f64>>()
        };
        prop_assert!(first(1.0)[1].abs() < 1e-12 * (1.0 + goal.abs() + away.abs()));
        for (factor, turns) in [(share, false), (1.0 + share, true)] {
            let away = first(factor);
            let contraction = (1.0 - factor).abs();
            // Until rounding is all that is left.
            for pair in away.windows(2).take_while(|pair| pair[1].abs() > 1e-9) {
                prop_assert_eq!(pair[0].signum() != pair[1].signum(), turns);
                prop_assert!((pair[1].abs() - contraction * pair[0].abs()).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_batch_is_the_loss_of_its_points(
        model in any_model(), loss in any_loss(), (x, y) in points(), size in 1_usize..20, step in 0_u32..30,
        seed: u32, w in prop::array::uniform2(-0.3..0.3_f64),
    ) {
        let batch_size = Some(size.min(x.len()));
        let whole = Regression::new(Data { batch_size, seed, ..data(model, loss, &x, &y) }).unwrap();
        let rows = whole.rows_at(step);
        let pick = |list: &[f64]| rows.iter().map(|row| list[*row]).collect::<Vec<f64>>();
        let part = Regression::new(data(model, loss, &pick(&x), &pick(&y))).unwrap();
        let batch = whole.batch(step, w);
        // Compared as bits, for ŷ may be where the loss is NaN.
        prop_assert_eq!(batch.value.to_bits(), part.at(w).value.to_bits());
        let surface = Surface::of_data(whole, None).unwrap();
        let mut estimate = vec![0.0; surface.dimension()];
        prop_assert!(surface.estimate(step, &w[..surface.dimension()], &mut estimate));
        for (estimated, exact) in estimate.iter().zip(part.at(w).gradient) {
            prop_assert_eq!(estimated.to_bits(), exact.to_bits());
        }
    }

    #[test]
    fn the_estimates_of_an_epoch_have_the_gradient_as_their_mean(
        model in any_model(), loss in any_loss(), (x, y) in points(), size in 1_usize..6, seed: u32,
        w in prop::array::uniform2(-0.3..0.3_f64),
    ) {
        let even = x.len() / size * size;
        prop_assume!(even > 0);
        let given = data(model, loss, &x[..even], &y[..even]);
        let regression = Regression::new(Data { batch_size: Some(size), seed, ..given }).unwrap();
        let exact = regression.at(w);
        prop_assume!(exact.value.is_finite());
        let batches = (even / size) as u32;
        for axis in 0..2 {
            let sum: f64 = (0..batches).map(|step| regression.batch(step, w).gradient[axis]).sum();
            let mean = sum / f64::from(batches);
            let scale: f64 = (0..batches).map(|s| regression.batch(s, w).gradient[axis].abs()).sum();
            prop_assert!((mean - exact.gradient[axis]).abs() <= 1e-12 * (1.0 + scale));
        }
    }

    #[test]
    fn standardizing_makes_a_round_bowl_and_scaling_a_ravine(
        (x, y) in points(), scale in 0.05..20.0_f64, w in prop::array::uniform2(-1.0..1.0_f64),
    ) {
        let plain = surface(data(Model::Line, Loss::Mse, &x, &y));
        prop_assume!(plain.data().unwrap().feature().deviation > 1e-3);
        let scaled = surface(Data { scale, ..data(Model::Line, Loss::Mse, &x, &y) });
        let [before, after] = [&plain, &scaled].map(|s| s.jet(w).hessian);
        prop_assert!((after[0] / before[0] / (scale * scale) - 1.0).abs() < 1e-12);
        prop_assert!((after[2] - before[2]).abs() < 1e-12);
        let round = surface(Data { scale, standardize: true, ..data(Model::Line, Loss::Mse, &x, &y) });
        let [max, min] = round.curvature(&round.jet(w)).values;
        prop_assert!((max / min - 1.0).abs() < 1e-9, "{max} {min}");
        let bend = round.data().unwrap().curvature();
        for (told, there) in bend.into_iter().zip(round.jet(w).hessian) {
            prop_assert!((told - there).abs() < 1e-12);
        }
    }

    #[test]
    fn no_place_is_lower_than_the_known_minimum(
        line in any::<bool>(), (x, y) in points(), aside in prop::array::uniform2(-1.0..1.0_f64),
    ) {
        let model = if line { Model::Line } else { Model::Proportional };
        let surface = surface(data(model, Loss::Mse, &x, &y));
        for minimum in surface.minima() {
            let [w1, w0] = minimum.at;
            let jet = surface.jet(minimum.at);
            prop_assert_eq!(jet.value, minimum.value);
            prop_assert!(jet.gradient.iter().all(|g| g.abs() < 1e-9));
            prop_assert!(surface.value([w1 + aside[0], w0 + aside[1]]) >= minimum.value - 1e-12);
        }
    }

    /// Whatever the data: room below 0, and a finite height above it.
    #[test]
    fn the_height_that_is_shown_is_finite_and_round(
        single in 0_usize..2, loss in smooth_loss(), (x, mut y) in points(), zero: bool, from in -20.0..0.0_f64,
    ) {
        if zero {
            y[0] = 0.0;
        }
        let model = [Model::Proportional, Model::Sine][single];
        let regression = Regression::new(data(model, loss, &x, &y)).unwrap();
        let surface = Surface::of_data(regression, Some(&[from, 5.0])).unwrap();
        let [w0, w1, low, high] = surface.domain;
        prop_assert_eq!([w0, w1], [from, 5.0]);
        prop_assert!(low < 0.0 && high > 0.0 && high.is_finite() && -low < 0.2 * high);
        let losses = (0..100).map(|i| surface.value([from + (5.0 - from) * f64::from(i) / 99.0, 0.0]));
        let finite: Vec<f64> = losses.filter(|loss| loss.is_finite()).collect();
        let seen = finite.iter().filter(|loss| **loss <= high).count();
        prop_assert!(2 * seen >= finite.len(), "{} of {}", seen, finite.len());
        let least = finite.iter().copied().fold(f64::INFINITY, f64::min);
        prop_assert!(finite.is_empty() || high >= least);
    }
}

#[test]
fn every_optimizer_walks_on_a_curve() {
    let surface = surface(data(Model::Proportional, Loss::Mse, &[1.0, 2.0, 0.5], &[2.0, 4.2, 0.8]));
    for entry in CATALOG {
        let configuration = run(entry.spec.id, &[], &[-1.0], 300);
        let trajectory = walk(&surface, &configuration);
        assert_eq!((trajectory.dimension, trajectory.points.len()), (1, 301), "{}", entry.spec.id);
        assert!(trajectory.losses[300] < trajectory.losses[0], "{}", entry.spec.id);
    }
}

#[test]
fn newton_and_the_line_search_are_honest_in_one_dimension() {
    let surface = surface(data(Model::Proportional, Loss::Mse, &[1.0, 2.0], &[3.0, 3.0]));
    let newton =
        walk(&surface, &run("newton", &[("learning_rate", 1.0), ("damping", 0.0)], &[-4.0], 1));
    assert!((newton.last()[0] - surface.minima()[0].at[0]).abs() < 1e-12);
    // A Hessian costs as many evaluations as there are parameters: here one.
    assert_eq!(newton.evaluations[1], 2.0);
}

#[test]
fn outcomes_are_judged_by_the_one_curvature() {
    let sine = surface(data(Model::Sine, Loss::Mse, &[1.0], &[0.0]));
    // A hill's top lies at π/2, a valley at π: of one point, sin² w.
    let judge = |start: f64| {
        let configuration = run("sgd", &[("learning_rate", 0.2)], &[start], 400);
        outcome::judge(&sine, &walk(&sine, &configuration), &configuration, 1e-3)
    };
    match judge(core::f64::consts::FRAC_PI_2) {
        Outcome::Stalled { kind: Stall::Saddle, eigenvalues: [a, b], .. } => {
            assert!(a == b && (a + 2.0).abs() < 1e-9, "{a} {b}");
        }
        other => panic!("{other:?}"),
    }
    match judge(2.5) {
        Outcome::Converged { minimum: None, at, .. } => {
            assert!((at[0] - core::f64::consts::PI).abs() < 1e-6 && at[1] == 0.0);
        }
        other => panic!("{other:?}"),
    }
    let flat = surface(data(Model::Proportional, Loss::Mse, &[0.0, 0.0], &[1.0, 2.0]));
    let configuration = run("sgd", &[], &[1.0], 20);
    let outcome = outcome::judge(&flat, &walk(&flat, &configuration), &configuration, 1e-3);
    assert!(matches!(outcome, Outcome::Stalled { kind: Stall::Plateau, .. }), "{outcome:?}");
}

#[test]
fn a_run_that_leaves_the_logarithm_behind_has_diverged() {
    let surface = surface(data(Model::Proportional, Loss::Msle, &[1.0, 2.0], &[1.0, 2.0]));
    assert!(surface.value([-1.0, 0.0]).is_nan() && surface.value([-0.5, 0.0]).is_infinite());
    let configuration = run("sgd", &[("learning_rate", 50.0)], &[3.0], 20);
    let trajectory = walk(&surface, &configuration);
    assert_eq!(trajectory.taken, 0);
    let outcome = outcome::judge(&surface, &trajectory, &configuration, 1e-3);
    assert!(matches!(outcome, Outcome::Diverged { step: 1, .. }), "{outcome:?}");
}

#[test]
fn mini_batches_are_what_a_run_is_given() {
    let x = [0.5, 1.0, 1.5, 2.0, 2.5];
    let y = [0.4, 1.3, 1.2, 2.4, 2.0];
    let with = Data { batch_size: Some(2), seed: 7, ..data(Model::Line, Loss::Mse, &x, &y) };
    let surface = surface(with);
    let configuration = run("sgd", &[("learning_rate", 0.1)], &[0.0, 0.0], 12);
    let mut walked = Run::new(&surface, &configuration).unwrap();
    for step in 0..12 {
        let at = [walked.parameters()[0], walked.parameters()[1]];
        let batch = surface.data().unwrap().batch(step, at);
        walked.advance();
        assert_eq!(walked.estimate(), batch.gradient);
        let moved: Vec<f64> = (0..2).map(|axis| at[axis] - 0.1 * batch.gradient[axis]).collect();
        assert_eq!(walked.parameters(), moved);
    }
}

#[test]
fn where_the_points_leave_the_weights_open_no_minimum_is_known() {
    let minima = |model, loss, x: &[f64]| surface(data(model, loss, x, &[1.0, 2.0])).minima().len();
    assert_eq!(minima(Model::Line, Loss::Mse, &[1.0, 2.0]), 1);
    assert_eq!(minima(Model::Line, Loss::Mse, &[0.1, 0.1]), 0);
    assert_eq!(minima(Model::Proportional, Loss::Mse, &[0.1, 0.1]), 1);
    assert_eq!(minima(Model::Proportional, Loss::Mse, &[0.0, 0.0]), 0);
    assert_eq!(minima(Model::Line, Loss::Mae, &[1.0, 2.0]), 0);
    assert_eq!(minima(Model::Sine, Loss::Mse, &[1.0, 2.0]), 0);
}

#[test]
fn a_constant_feature_is_only_centred() {
    let given = data(Model::Line, Loss::Mse, &[0.1; 3], &[1.0, 2.0, 3.0]);
    let regression = Regression::new(Data { standardize: true, ..given }).unwrap();
    assert_eq!(regression.feature().deviation, 0.0);
    let [xx, ..] = regression.curvature();
    assert!(xx < 1e-30);
}

#[test]
fn wrong_data_are_refused_by_name() {
    let refused = |data: Data| match Regression::new(data).unwrap_err() {
        Error::OutOfRange { argument, .. } | Error::Length { argument, .. } => argument,
        other => panic!("{other:?}"),
    };
    let good = || data(Model::Line, Loss::Mse, &[1.0, 2.0], &[1.0, 2.0]);
    assert_eq!(refused(Data { x: Vec::new(), ..good() }), "x.length");
    assert_eq!(refused(Data { x: vec![0.0; 1001], ..good() }), "x.length");
    assert_eq!(refused(Data { y: vec![1.0], ..good() }), "y");
    assert_eq!(refused(Data { x: vec![1.0, f64::NAN], ..good() }), "x[1]");
    assert_eq!(refused(Data { x: vec![1e308, 1e308], standardize: true, ..good() }), "x[0]");
    assert_eq!(refused(Data { y: vec![f64::INFINITY, 1.0], ..good() }), "y[0]");
    assert_eq!(refused(Data { loss: Loss::Msle, y: vec![1.0, -1.0], ..good() }), "y[1]");
    assert_eq!(refused(Data { scale: 0.0, ..good() }), "scale");
    assert_eq!(refused(Data { batch_size: Some(3), ..good() }), "batch_size");
    assert!(Loss::named("rmse", &Parameters::default()).is_err());
    assert!(Parameters::new(0.5, 0.0, 0.0).is_err() && Parameters::new(0.5, 1.0, 0.5).is_err());
    for domain in [&[1.0, 0.0][..], &[0.0, f64::NAN], &[0.0], &[0.0, 1.0, 2.0, 1.0], &[0.0; 6]] {
        let regression = Regression::new(good()).unwrap();
        assert!(Surface::of_data(regression, Some(domain)).is_err(), "{domain:?}");
    }
}

#[test]
fn a_constant_is_best_where_its_loss_is_least() {
    let y = [0.9, 1.0, 2.1, 2.2, 3.3, 3.4, 4.4];
    let parameters = Parameters::new(0.8, 0.75, 1.5).unwrap();
    let sample = Sample::new(y.to_vec(), y.to_vec(), None).unwrap();
    for (id, _) in LOSSES {
        let loss = Loss::named(id, &parameters).unwrap();
        let fit = Regression::new(data(Model::Constant, loss, &[0.0; 7], &y)).unwrap();
        let Some(best) = find(id).unwrap().best_constant(&sample, &parameters) else { continue };
        let at = |w: f64| fit.at([w, 0.0]).value;
        for step in [1e-6, 1e-3, 0.1, 0.5] {
            let [below, least, above] = [at(best - step), at(best), at(best + step)];
            // Half of the points lie on either side of the median: between the middle two it is flat.
            assert!(least <= below * (1.0 + TOLERANCE), "{id}: {least} at {best}, {below} below");
            assert!(least <= above * (1.0 + TOLERANCE), "{id}: {least} at {best}, {above} above");
        }
    }
}
