//! Runs and their outcomes. That runs with schedules and clipping agree with PyTorch stands in
//! `oracle_trajectories.rs`; here are the laws that need no reference, and the verdicts.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its run has failed")]

use descent_core::error::Error;
use descent_core::math::{cos, norm, sin};
use descent_core::noise::Gaussian;
use descent_core::optimizers;
use descent_core::outcome::{Cause, Outcome, Stall, distance_to_minimum, judge, reached};
use descent_core::run::{Configuration, MAX_STEPS, Phase, Run, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::{self, Surface};
use proptest::prelude::*;

const TOLERANCE: f64 = 1e-3;

fn surface(id: &str) -> Surface {
    Surface::named(id, &[]).unwrap()
}

fn typed(formula: &str) -> Surface {
    Surface::typed(formula, [-5.0, 5.0, -5.0, 5.0]).unwrap()
}

fn settings(optimizer: &str, hyperparameters: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::new(optimizers::find(optimizer).unwrap().spec);
    for (name, value) in hyperparameters {
        settings.set(name, *value).unwrap();
    }
    settings
}

fn at_rate(optimizer: &str, learning_rate: f64) -> Settings {
    settings(optimizer, &[("learning_rate", learning_rate)])
}

fn from(start: [f64; 2], settings: Settings, steps: u32) -> Configuration {
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

/// Phases that end at these steps, under a run's own settings.
fn trunk(run: &Configuration, ends: &[u32]) -> Vec<Phase> {
    let Configuration { settings, schedule, .. } = run;
    let phase = |&until| Phase { until, settings: settings.clone(), schedule: schedule.clone() };
    ends.iter().map(phase).collect()
}

fn recorded(surface: &Surface, configuration: &Configuration) -> Trajectory {
    let mut trajectory = Trajectory::default();
    record(surface, configuration, &mut trajectory).unwrap();
    trajectory
}

fn outcome(surface: &Surface, configuration: &Configuration) -> Outcome {
    judge(surface, &recorded(surface, configuration), configuration, TOLERANCE)
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

/// All that is recorded, to the bit.
fn all_bits(trajectory: &Trajectory) -> Vec<u64> {
    let lists = [
        &trajectory.points,
        &trajectory.losses,
        &trajectory.gradient_norms,
        &trajectory.effective_rates,
        &trajectory.learning_rates,
        &trajectory.evaluations,
    ];
    lists.into_iter().flat_map(|list| bits(list)).chain([u64::from(trajectory.taken)]).collect()
}

/// Any optimizer on any surface at that surface's rate, with noise, clipping and a schedule.
fn any_run() -> impl Strategy<Value = (&'static surfaces::Spec, Configuration)> {
    let place = prop::sample::select(surfaces::CATALOG);
    let entry = prop::sample::select(optimizers::CATALOG);
    let limit = || prop::option::of(0.1..10.0_f64);
    let schedule = prop::sample::select(vec!["constant", "cosine", "one_cycle", "exponential"]);
    let share = || 0.0..1.0_f64;
    let numbers = (share(), share(), 0.1..3.0_f64, prop_oneof![Just(0.0), 0.0..3.0_f64]);
    let counts = (any::<u32>(), 0..120_u32);
    (place, entry, limit(), limit(), schedule, numbers, counts).prop_map(
        |(place, entry, clip_norm, clip_value, schedule, (u, v, stretch, noise), (seed, steps))| {
            let [x0, x1, y0, y1] = place.domain;
            let rate = place.learning_rates.iter().find(|(id, _)| *id == entry.spec.id).unwrap().1;
            let configuration = Configuration {
                start: vec![x0 + (x1 - x0) * u, y0 + (y1 - y0) * v],
                trunk: Vec::new(),
                settings: at_rate(entry.spec.id, rate * stretch),
                schedule: Schedule::new(schedule, &[], &[], steps).unwrap(),
                clip_norm,
                clip_value,
                noise,
                seed,
                steps,
            };
            (place, configuration)
        },
    )
}

proptest! {
    #[test]
    fn the_same_run_is_the_same_to_the_bit((place, configuration) in any_run(), other in any_run()) {
        let surface = surface(place.id);
        let fresh = recorded(&surface, &configuration);
        // In the memory of another run, which may be longer.
        let mut reused = recorded(&self::surface(other.0.id), &other.1);
        record(&surface, &configuration, &mut reused).unwrap();
        prop_assert_eq!(all_bits(&fresh), all_bits(&reused));
    }

    #[test]
    fn a_shorter_run_is_the_beginning_of_a_longer((place, mut configuration) in any_run()) {
        // The other schedules fit themselves to the run's length.
        configuration.schedule = Schedule::default();
        let surface = surface(place.id);
        let short = recorded(&surface, &configuration);
        configuration.steps += 30;
        let long = recorded(&surface, &configuration);
        prop_assert_eq!(bits(&short.points), bits(&long.points[..short.points.len()]));
        prop_assert_eq!(bits(&short.losses), bits(&long.losses[..short.losses.len()]));
    }

    #[test]
    fn a_record_is_the_walk_step_by_step((place, configuration) in any_run()) {
        let surface = surface(place.id);
        let trajectory = recorded(&surface, &configuration);
        let base = configuration.settings.learning_rate();
        let mut run = Run::new(&surface, &configuration).unwrap();
        for step in 0..=trajectory.taken {
            let index = step as usize;
            prop_assert_eq!(bits(trajectory.point(step)), bits(run.parameters()));
            prop_assert_eq!(trajectory.losses[index].to_bits(), run.loss().to_bits());
            prop_assert_eq!(trajectory.gradient_norms[index], norm(run.gradient()));
            prop_assert_eq!(trajectory.evaluations[index], f64::from(run.evaluations()));
            match step.checked_sub(1) {
                None => prop_assert!(trajectory.learning_rates[index].is_nan()),
                Some(before) => {
                    let rate = configuration.schedule.rate(base, before);
                    prop_assert_eq!(trajectory.learning_rates[index], rate);
                }
            }
            run.advance();
        }
    }

    #[test]
    fn what_was_not_reached_is_nan((place, mut configuration) in any_run()) {
        let rate = 1e5 * configuration.settings.learning_rate();
        configuration.settings.set("learning_rate", rate.min(1e6)).unwrap();
        let trajectory = recorded(&surface(place.id), &configuration);
        for step in 0..=configuration.steps {
            let there = step <= trajectory.taken;
            let loss = trajectory.losses[step as usize];
            prop_assert!(loss.is_finite() == there && (there || loss.is_nan()));
            let finite = |number: &f64| number.is_finite();
            prop_assert_eq!(trajectory.point(step).iter().all(finite), there);
        }
    }

    #[test]
    fn noise_comes_before_clipping_by_norm_and_that_before_clipping_by_value(
        (place, mut configuration) in any_run(),
    ) {
        configuration.settings = at_rate("sgd", 1e-3);
        let surface = surface(place.id);
        let mut draws = Gaussian::new(configuration.seed);
        let mut run = Run::new(&surface, &configuration).unwrap();
        for step in 0..configuration.steps {
            let (before, mut expected) = (run.parameters().to_vec(), run.gradient().to_vec());
            if configuration.noise > 0.0 {
                expected.iter_mut().for_each(|g| *g += configuration.noise * draws.draw());
            }
            if let Some(limit) = configuration.clip_norm {
                let factor = (limit / (norm(&expected) + 1e-6)).min(1.0);
                expected.iter_mut().for_each(|g| *g *= factor);
                prop_assert!(norm(&expected) <= limit);
            }
            if let Some(limit) = configuration.clip_value {
                expected.iter_mut().for_each(|g| *g = g.clamp(-limit, limit));
            }
            run.advance();
            prop_assert_eq!(bits(run.estimate()), bits(&expected));
            let rate = configuration.schedule.rate(1e-3, step);
            let moved: Vec<f64> = before.iter().zip(&expected).map(|(p, g)| p - rate * g).collect();
            prop_assert_eq!(bits(run.parameters()), bits(&moved));
        }
    }

    #[test]
    fn noise_is_in_proportion_and_its_seed_alone_decides_it(
        seed in any::<u32>(),
        other in any::<u32>(),
        size in 0.01..2.0_f64,
    ) {
        let surface = surface("bowl");
        let disturbance = |noise: f64, seed: u32| {
            let calm = from([1.0, -2.0], at_rate("sgd", 0.1), 1);
            let configuration = Configuration { noise, seed, ..calm };
            let mut run = Run::new(&surface, &configuration).unwrap();
            let gradient = run.gradient().to_vec();
            run.advance();
            [0, 1].map(|axis| run.estimate()[axis] - gradient[axis])
        };
        let (once, twice) = (disturbance(size, seed), disturbance(2.0 * size, seed));
        for (a, b) in once.iter().zip(twice) {
            prop_assert!((2.0 * a - b).abs() <= 1e-14 * (1.0 + b.abs()));
        }
        prop_assert_eq!(once == disturbance(size, other), seed == other);
        prop_assert_eq!(disturbance(0.0, seed), [0.0, 0.0]);
    }

    #[test]
    fn clipping_leaves_a_gradient_within_its_limits_alone(
        x in -1.0..1.0_f64,
        y in -1.0..1.0_f64,
        room in 1.01..100.0_f64,
    ) {
        let surface = surface("bowl");
        let gradient = norm(&[2.0 * x, 2.0 * y]);
        let free = from([x, y], at_rate("momentum", 0.01), 20);
        let limit = Some((gradient * room).max(1e-3));
        let clipped = Configuration { clip_norm: limit, clip_value: limit, ..free.clone() };
        // It falls from its start, so what is within at the start stays within.
        prop_assert_eq!(
            all_bits(&recorded(&surface, &free)),
            all_bits(&recorded(&surface, &clipped))
        );
    }

    #[test]
    fn every_run_has_a_verdict((place, configuration) in any_run(), stretch in 0.1..1e4_f64) {
        let mut configuration = configuration;
        let rate = stretch * configuration.settings.learning_rate();
        configuration.settings.set("learning_rate", rate.min(1e6)).unwrap();
        let surface = surface(place.id);
        let trajectory = recorded(&surface, &configuration);
        match outcome(&surface, &configuration) {
            Outcome::Converged { step, minimum, at } => {
                prop_assert!(step <= trajectory.taken && at == trajectory.last());
                prop_assert!(minimum.is_none_or(|index| index < place.minima.len()));
            }
            Outcome::Stalled { step, gradient_norm, .. } => {
                prop_assert!(step <= trajectory.taken && gradient_norm.is_finite());
            }
            Outcome::Diverged { step, last, .. } => {
                prop_assert!((1..=trajectory.taken + 1).contains(&step));
                prop_assert!(last.iter().all(|number| number.is_finite()));
            }
            Outcome::Spent => prop_assert_eq!(trajectory.taken, configuration.steps),
        }
    }

    #[test]
    fn descent_on_the_bowl_diverges_above_a_rate_of_1_and_never_below(
        x in prop_oneof![-5.0..-0.5_f64, 0.5..5.0_f64],
        y in -5.0..5.0_f64,
        above in 1.05..100.0_f64,
        below in 0.05..0.95_f64,
    ) {
        let surface = surface("bowl");
        let diverged = outcome(&surface, &from([x, y], at_rate("sgd", above), 1000));
        // λ = 2 in all directions, and 2/λ = 1.
        let Outcome::Diverged { step, last, cause } = diverged else {
            return Err(TestCaseError::fail(format!("{diverged:?}")));
        };
        let Cause::LearningRate { learning_rate, limit, curvature, direction } = cause else {
            return Err(TestCaseError::fail(format!("{cause:?}")));
        };
        prop_assert_eq!((learning_rate, limit, curvature), (above, 1.0, 2.0));
        prop_assert!((norm(&direction) - 1.0).abs() < 1e-12 && norm(&last) > 3.0 && step > 0);
        let settled = outcome(&surface, &from([x, y], at_rate("sgd", below), 1000));
        prop_assert!(
            matches!(settled, Outcome::Converged { minimum: Some(0), .. }),
            "{settled:?}"
        );
    }

    #[test]
    fn in_a_ravine_the_steep_direction_sets_the_limit(
        condition in 2.0..500.0_f64,
        rotation in -90.0..90.0_f64,
    ) {
        let parameters = [("condition", condition), ("rotation", rotation)];
        let surface = Surface::named("ravine", &parameters).unwrap();
        let rate = 1.2 * 2.0 / condition;
        let diverged = outcome(&surface, &from([-4.0, 2.5], at_rate("sgd", rate), 2000));
        let Outcome::Diverged { cause: Cause::LearningRate { limit, direction, .. }, .. } = diverged
        else {
            return Err(TestCaseError::fail(format!("{diverged:?}")));
        };
        prop_assert!((limit * condition / 2.0 - 1.0).abs() < 1e-9);
        let steep = [-sin(rotation.to_radians()), cos(rotation.to_radians())];
        let along = direction[0] * steep[0] + direction[1] * steep[1];
        prop_assert!((along.abs() - 1.0).abs() < 1e-9, "{direction:?}");
    }
}

#[test]
fn evaluations_are_those_that_the_method_needs() {
    let surface = surface("rosenbrock");
    let after = |optimizer: &str, steps: u32| {
        let rate = surface.spec.unwrap().learning_rates;
        let rate = rate.iter().find(|(id, _)| *id == optimizer).unwrap().1;
        *recorded(&surface, &from([-1.5, 2.0], at_rate(optimizer, rate), steps))
            .evaluations
            .last()
            .unwrap()
    };
    assert_eq!(after("sgd", 0), 0.0);
    // A gradient a step; Newton's method also a Hessian, which counts as two gradients.
    assert_eq!(after("sgd", 7), 7.0);
    assert_eq!(after("newton", 7), 21.0);
    // A gradient, and a value at the point and at each trial.
    assert!(after("line_search", 7) >= 21.0);
}

#[test]
fn what_is_not_accepted_is_named_and_the_record_kept() {
    let surface = surface("bowl");
    let good = from([1.0, 1.0], at_rate("sgd", 0.1), 5);
    let kept = recorded(&surface, &good);
    let mut trajectory = kept.clone();
    let mut refuse = |configuration: Configuration| {
        let error = record(&surface, &configuration, &mut trajectory).unwrap_err();
        assert_eq!(all_bits(&trajectory), all_bits(&kept));
        error
    };
    let length = refuse(Configuration { start: vec![1.0; 3], ..good.clone() });
    let argument = "start".to_owned();
    assert_eq!(length, Error::Length { argument, value: 3, expected: 2 });
    for (configuration, name) in [
        (Configuration { start: vec![1.0, f64::NAN], ..good.clone() }, "start"),
        (Configuration { clip_norm: Some(0.0), ..good.clone() }, "clip_norm"),
        (Configuration { clip_value: Some(-1.0), ..good.clone() }, "clip_value"),
        (Configuration { trunk: trunk(&good, &[0]), ..good.clone() }, "trunk.until"),
        (Configuration { trunk: trunk(&good, &[3, 3]), ..good.clone() }, "trunk.until"),
        (Configuration { trunk: trunk(&good, &[MAX_STEPS + 1]), ..good.clone() }, "trunk.until"),
        (Configuration { noise: -0.1, ..good.clone() }, "noise"),
        (Configuration { noise: f64::INFINITY, ..good.clone() }, "noise"),
        (Configuration { steps: MAX_STEPS + 1, ..good.clone() }, "steps"),
    ] {
        let error = refuse(configuration);
        assert!(
            matches!(&error, Error::OutOfRange { argument, .. } if argument == name),
            "{error}"
        );
    }
}

#[test]
fn a_run_without_steps_is_its_start() {
    let surface = surface("rosenbrock");
    let configuration = from([-1.5, 2.0], at_rate("adam", 0.1), 0);
    let trajectory = recorded(&surface, &configuration);
    assert_eq!((trajectory.points.as_slice(), trajectory.taken), (&[-1.5, 2.0][..], 0));
    assert_eq!(trajectory.losses, [surface.value([-1.5, 2.0])]);
    assert_eq!(outcome(&surface, &configuration), Outcome::Spent);
}

#[test]
fn a_gentle_slope_far_out_is_a_plateau() {
    let surface = surface("plateau");
    let stalled = outcome(&surface, &from([4.0, 4.0], at_rate("sgd", 0.1), 200));
    let Outcome::Stalled { kind, step: 0, eigenvalues, gradient_norm } = stalled else {
        panic!("{stalled:?}");
    };
    assert_eq!(kind, Stall::Plateau);
    assert!(gradient_norm < 1e-5 && eigenvalues.iter().all(|value| value.abs() < 1e-4));
}

#[test]
fn a_start_on_the_saddle_stays_there() {
    let saddle = surface("saddle");
    let eigenvalues = [1.0, -1.0];
    for start in [[0.0, 0.0], [1.5, 0.0]] {
        let stalled = outcome(&saddle, &from(start, at_rate("sgd", 0.1), 300));
        let Outcome::Stalled { kind: Stall::Saddle, eigenvalues: found, gradient_norm, .. } =
            stalled
        else {
            panic!("{start:?}: {stalled:?}");
        };
        assert_eq!((found, gradient_norm < 1e-9), (eigenvalues, true));
    }
    // The least push is enough.
    let left = outcome(&saddle, &from([1.5, 1e-6], at_rate("sgd", 0.1), 300));
    assert!(matches!(left, Outcome::Converged { minimum: Some(_), .. }), "{left:?}");
}

#[test]
fn a_run_converges_to_the_minimum_that_it_is_at() {
    let himmelblau = surface("himmelblau");
    for (start, index) in [[4.0, 4.0], [-4.0, 4.0], [-4.0, -4.0], [4.0, -3.0]].into_iter().zip(0..)
    {
        let configuration = from(start, at_rate("sgd", 0.005), 500);
        let trajectory = recorded(&himmelblau, &configuration);
        let Outcome::Converged { step, minimum: Some(found), at } =
            outcome(&himmelblau, &configuration)
        else {
            panic!("{start:?}");
        };
        let minimum = himmelblau.minima()[found].at;
        assert!(norm(&[at[0] - minimum[0], at[1] - minimum[1]]) < 1e-3, "{start:?} {index}");
        assert!(
            minimum[0].signum() == start[0].signum() && minimum[1].signum() == start[1].signum()
        );
        assert!(trajectory.losses[step as usize] <= TOLERANCE);
        assert!(trajectory.losses[step as usize - 1] > TOLERANCE);
        assert_eq!(reached(&himmelblau, &trajectory, TOLERANCE), Some(step));
        assert!(distance_to_minimum(&himmelblau, &trajectory).unwrap() < 1e-3);
    }
}

#[test]
fn at_rest_in_a_known_minimum_it_is_that_minimum_however_small_the_tolerance() {
    let surface = surface("booth");
    let configuration = from([0.0, 0.0], at_rate("sgd", 0.05), 120);
    let trajectory = recorded(&surface, &configuration);
    let verdict = judge(&surface, &trajectory, &configuration, 0.0);
    assert!(matches!(verdict, Outcome::Converged { minimum: Some(0), .. }), "{verdict:?}");
}

#[test]
fn a_minimum_that_no_list_knows_is_one_too() {
    let tilted = typed("(x - 1)^2 + 2 (y + 0.5)^2 + 3");
    let settled = outcome(&tilted, &from([4.0, 4.0], at_rate("sgd", 0.1), 300));
    let Outcome::Converged { minimum: None, at: [x, y], .. } = settled else {
        panic!("{settled:?}");
    };
    assert!((x - 1.0).abs() < 1e-9 && (y + 0.5).abs() < 1e-9);
    // A floor is flat in one direction and falls in none.
    let floor = outcome(&typed("x^2"), &from([4.0, 4.0], at_rate("sgd", 0.1), 300));
    assert!(matches!(floor, Outcome::Converged { minimum: None, .. }), "{floor:?}");
}

#[test]
fn a_surface_without_bottom_is_followed_down() {
    let start = from([-1.0, 0.5], at_rate("sgd", 0.05), 500);
    let fallen = outcome(&surface("monkey_saddle"), &start);
    assert!(matches!(fallen, Outcome::Diverged { cause: Cause::Unbounded, .. }), "{fallen:?}");
    let plane = outcome(&typed("-x - y"), &from([0.0, 0.0], at_rate("sgd", 1.0), 500));
    assert!(matches!(plane, Outcome::Diverged { cause: Cause::Unbounded, .. }), "{plane:?}");
    let trajectory = recorded(&surface("monkey_saddle"), &start);
    assert_eq!(reached(&surface("monkey_saddle"), &trajectory, TOLERANCE), None);
    assert_eq!(distance_to_minimum(&surface("monkey_saddle"), &trajectory), None);
}

#[test]
fn one_step_out_of_all_numbers_has_its_cause_too() {
    let wall = typed("exp(x^2 + y^2)");
    let lost = outcome(&wall, &from([2.0, 2.0], at_rate("sgd", 0.1), 50));
    let Outcome::Diverged { step: 1, last: [2.0, 2.0], cause } = lost else { panic!("{lost:?}") };
    let Cause::LearningRate { learning_rate: 0.1, limit, .. } = cause else { panic!("{cause:?}") };
    assert!(limit < 1e-4);
}

#[test]
fn where_no_bound_by_curvature_applies_the_step_was_too_long() {
    let lost = outcome(&surface("bowl"), &from([3.0, 4.0], at_rate("lion", 1e4), 1));
    let Outcome::Diverged { cause: Cause::LongStep { gradient_norm: 10.0 }, .. } = lost else {
        panic!("{lost:?}");
    };
}

#[test]
fn a_start_without_a_value_is_told_with_the_start() {
    let half = typed("ln(x) + y^2");
    for steps in [0, 50] {
        let lost = outcome(&half, &from([-1.0, 2.0], at_rate("sgd", 0.1), steps));
        assert!(matches!(lost, Outcome::Diverged { step: 0, last: [-1.0, 2.0], .. }), "{lost:?}");
    }
}

#[test]
fn under_way_when_the_steps_are_used_up() {
    let surface = surface("rosenbrock");
    let spent = outcome(&surface, &from([-1.5, 2.0], at_rate("sgd", 5e-4), 100));
    assert_eq!(spent, Outcome::Spent);
    // At a rate of exactly 1 the bowl is crossed to and fro for ever.
    let to_and_fro = outcome(&self::surface("bowl"), &from([3.0, 1.0], at_rate("sgd", 1.0), 300));
    assert_eq!(to_and_fro, Outcome::Spent);
}

#[test]
fn steps_that_have_become_small_on_a_slope_are_no_minimum() {
    let steep = typed("3 x");
    let settings = settings("adagrad", &[("learning_rate", 0.01), ("lr_decay", 1.0)]);
    let stuck = outcome(&steep, &from([1.0, 1.0], settings, 500));
    let Outcome::Stalled { kind: Stall::Slope, gradient_norm: 3.0, .. } = stuck else {
        panic!("{stuck:?}");
    };
}
