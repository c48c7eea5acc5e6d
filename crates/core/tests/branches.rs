//! Runs that branch: earlier settings up to a step, other ones from there on.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its run has failed")]

use descent_core::math;
use descent_core::objective::{Counted, Objective};
use descent_core::optimizers::{self, Entry, Optimizer, Step};
use descent_core::outcome::{Cause, Outcome, judge};
use descent_core::parting::{Parting, parting};
use descent_core::run::{Configuration, Phase, Run, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::{Hyperparameter, Kind, Settings};
use descent_core::surfaces::{self, Surface};
use proptest::prelude::*;

const STEPS: u32 = 60;

fn surface(id: &str) -> Surface {
    Surface::named(id, &[]).unwrap()
}

fn recorded(surface: &Surface, configuration: &Configuration) -> Trajectory {
    let mut trajectory = Trajectory::default();
    record(surface, configuration, &mut trajectory).unwrap();
    trajectory
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn all_bits(trajectory: &Trajectory) -> Vec<u64> {
    let lists = [
        &trajectory.points,
        &trajectory.losses,
        &trajectory.gradient_norms,
        &trajectory.effective_rates,
        &trajectory.learning_rates,
        &trajectory.evaluations,
    ];
    lists.into_iter().flat_map(|list| bits(list)).collect()
}

/// A value within the slider, from a number in 0..1.
fn value(h: &Hyperparameter, share: f64) -> f64 {
    let [from, to] = h.slider;
    match h.kind {
        Kind::Flag => f64::from(u8::from(share < 0.5)),
        Kind::Integer => (from + (to - from) * share).round(),
        Kind::NearOne | Kind::Linear => from + (to - from) * share,
        Kind::Log => from * math::pow(to / from, share),
    }
}

/// Settings of an optimizer at a rate near the surface's, the other hyperparameters anywhere.
fn any_settings(
    entry: &'static Entry,
    place: &'static surfaces::Spec,
) -> impl Strategy<Value = Settings> {
    let spec = entry.spec;
    let (_, rate) = *place.learning_rates.iter().find(|(id, _)| *id == spec.id).unwrap();
    let shares = prop::collection::vec(prop::option::of(0.0..1.0_f64), spec.hyperparameters.len());
    (prop::sample::select(spec.conventions), 0.1..2.0_f64, shares).prop_map(
        move |(convention, stretch, shares)| {
            let mut settings = Settings::new(spec);
            settings.set_convention(convention).unwrap();
            for (h, share) in spec.hyperparameters.iter().zip(shares).skip(1) {
                let share = share.filter(|_| h.only.is_none_or(|only| only == convention));
                share.map_or(Ok(()), |share| settings.set(h.name, value(h, share))).unwrap();
            }
            settings.with("learning_rate", rate * stretch).unwrap()
        },
    )
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let kinds = vec!["constant", "step", "cosine", "one_cycle", "linear_warmup"];
    prop::sample::select(kinds).prop_map(|kind| Schedule::new(kind, &[], &[], STEPS).unwrap())
}

type Half = (Settings, Schedule);

fn configuration(
    place: &surfaces::Spec,
    trunk: Vec<Phase>,
    (settings, schedule): Half,
) -> Configuration {
    Configuration {
        start: place.start.to_vec(),
        trunk,
        settings,
        schedule,
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps: STEPS,
    }
}

fn phase(until: u32, (settings, schedule): Half) -> Phase {
    Phase { until, settings, schedule }
}

/// An optimizer under the settings before and after, on one surface, and the step between them.
fn any_turn() -> impl Strategy<Value = (&'static surfaces::Spec, Half, Half, u32)> {
    let place = prop::sample::select(surfaces::CATALOG);
    (place, prop::sample::select(optimizers::CATALOG)).prop_flat_map(|(place, entry)| {
        let half = move || (any_settings(entry, place), any_schedule());
        (Just(place), half(), half(), 1..STEPS)
    })
}

/// What a loop written by hand does: no `Run`, an optimizer of its own, told the new settings at the turn.
struct ByHand<'a> {
    surface: &'a Surface,
    oracle: Counted<'a, Surface>,
    optimizer: Box<dyn Optimizer>,
    settings: Settings,
    parameters: Vec<f64>,
    step: u32,
}

impl<'a> ByHand<'a> {
    fn new(surface: &'a Surface, start: &[f64], settings: &Settings) -> Self {
        let entry = optimizers::find(settings.spec().id).unwrap();
        Self {
            surface,
            oracle: Counted::new(surface),
            optimizer: entry.build(settings, 2),
            settings: settings.clone(),
            parameters: start.to_vec(),
            step: 0,
        }
    }

    fn walk(&mut self, until: u32, schedule: &Schedule, path: &mut Vec<f64>) {
        while self.step < until {
            let mut gradient = vec![0.0; 2];
            self.surface.value_and_gradient(&self.parameters, &mut gradient);
            self.optimizer.step(Step {
                parameters: &mut self.parameters,
                gradient: &gradient,
                learning_rate: schedule.rate(self.settings.learning_rate(), self.step),
                oracle: &mut self.oracle,
            });
            path.extend(&self.parameters);
            self.step += 1;
        }
    }

    fn turn(&mut self, settings: &Settings) {
        if settings.convention() == self.settings.convention() {
            self.optimizer.set(settings);
        } else {
            self.optimizer = optimizers::find(settings.spec().id).unwrap().build(settings, 2);
        }
        self.settings = settings.clone();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_branch_is_a_fresh_run_to_the_turn_and_the_new_settings_after_it(
        (place, before, after, turn) in any_turn(),
    ) {
        let surface = surface(place.id);
        let branch = configuration(place, vec![phase(turn, before.clone())], after.clone());
        let trajectory = recorded(&surface, &branch);
        let mut path = place.start.to_vec();
        let mut hand = ByHand::new(&surface, &place.start, &before.0);
        hand.walk(turn, &before.1, &mut path);
        hand.turn(&after.0);
        hand.walk(STEPS, &after.1, &mut path);
        let finite = 2 * (trajectory.taken as usize + 1);
        prop_assert_eq!(bits(&trajectory.points[..finite]), bits(&path[..finite]));
    }

    #[test]
    fn up_to_the_turn_a_branch_is_its_trunk((place, before, after, turn) in any_turn()) {
        let surface = surface(place.id);
        let trunk = recorded(&surface, &configuration(place, Vec::new(), before.clone()));
        let branch = configuration(place, vec![phase(turn, before)], after);
        let branch = recorded(&surface, &branch);
        let shared = turn as usize + 1;
        prop_assert_eq!(bits(&trunk.points[..2 * shared]), bits(&branch.points[..2 * shared]));
        prop_assert_eq!(bits(&trunk.losses[..shared]), bits(&branch.losses[..shared]));
        prop_assert_eq!(bits(&trunk.learning_rates[..shared]), bits(&branch.learning_rates[..shared]));
        prop_assert_eq!(bits(&trunk.evaluations[..shared]), bits(&branch.evaluations[..shared]));
    }

    #[test]
    fn a_branch_that_changes_nothing_is_its_trunk((place, half, _, turn) in any_turn(), other in 1..STEPS) {
        let surface = surface(place.id);
        let plain = recorded(&surface, &configuration(place, Vec::new(), half.clone()));
        let mut ends = vec![turn, other];
        ends.sort_unstable();
        ends.dedup();
        let phases = ends.into_iter().map(|until| phase(until, half.clone())).collect();
        let branch = recorded(&surface, &configuration(place, phases, half));
        prop_assert_eq!(all_bits(&plain), all_bits(&branch));
    }

    #[test]
    fn another_optimizer_begins_afresh_where_the_first_one_came(
        (place, before, _, turn) in any_turn(),
        entry in prop::sample::select(optimizers::CATALOG),
    ) {
        prop_assume!(entry.spec != before.0.spec());
        let surface = surface(place.id);
        let (_, rate) = *place.learning_rates.iter().find(|(id, _)| *id == entry.spec.id).unwrap();
        let after = Settings::new(entry.spec).with("learning_rate", rate).unwrap();
        let constant = Schedule::default;
        let branch = configuration(place, vec![phase(turn, before)], (after.clone(), constant()));
        let branch = recorded(&surface, &branch);
        // Not where the first one was lost: a run cannot start from there.
        prop_assume!(branch.taken >= turn && branch.point(turn).iter().all(|x| x.abs() < 1e9));
        let mut fresh = configuration(place, Vec::new(), (after, constant()));
        fresh.start = branch.point(turn).to_vec();
        fresh.steps = STEPS - turn;
        let fresh = recorded(&surface, &fresh);
        prop_assert_eq!(fresh.taken + turn, branch.taken);
        let from = 2 * turn as usize;
        let length = 2 * (fresh.taken as usize + 1);
        prop_assert_eq!(bits(&fresh.points[..length]), bits(&branch.points[from..from + length]));
        let cost = |record: &Trajectory| record.evaluations[record.taken as usize];
        prop_assert_eq!(cost(&branch), branch.evaluations[turn as usize] + cost(&fresh));
    }
}

#[test]
fn what_is_in_force_is_said_for_every_step_and_the_rates_are_those() {
    let place = surface("ravine").spec.unwrap();
    let sgd = |rate: f64| {
        let settings = Settings::new(optimizers::find("sgd").unwrap().spec);
        (settings.with("learning_rate", rate).unwrap(), Schedule::default())
    };
    let trunk = vec![phase(10, sgd(0.01)), phase(25, sgd(0.02))];
    let branch = configuration(place, trunk, sgd(0.03));
    let trajectory = recorded(&surface("ravine"), &branch);
    for step in 0..STEPS {
        let rate = if step < 10 { 0.01 } else { [0.02, 0.03][usize::from(step >= 25)] };
        assert_eq!(branch.in_force(step).0.learning_rate(), rate);
        assert_eq!(branch.rate(step), rate);
        assert_eq!(trajectory.learning_rates[step as usize + 1], rate);
    }
}

#[test]
fn a_turn_may_be_made_before_the_update_and_changes_nothing_else() {
    let place = surface("rosenbrock").spec.unwrap();
    let half = |id: &str| {
        let (_, rate) = *place.learning_rates.iter().find(|(name, _)| *name == id).unwrap();
        let settings = Settings::new(optimizers::find(id).unwrap().spec);
        (settings.with("learning_rate", rate).unwrap(), Schedule::default())
    };
    let branch = configuration(place, vec![phase(20, half("momentum"))], half("adam"));
    let surface = surface("rosenbrock");
    let mut run = Run::new(&surface, &branch).unwrap();
    for _ in 0..20 {
        run.turn();
        run.advance();
    }
    assert_eq!(run.optimizer().state()[0].0, "velocity");
    run.turn();
    assert_eq!(run.optimizer().state()[0].0, "m");
    for _ in 20..STEPS {
        run.advance();
    }
    assert_eq!(bits(run.parameters()), bits(recorded(&surface, &branch).last()));
}

#[test]
fn divergence_is_laid_to_the_settings_that_were_in_force() {
    let bowl = surface("bowl");
    let place = bowl.spec.unwrap();
    let momentum = |rate: f64, mu: f64| {
        let settings = Settings::new(optimizers::find("momentum").unwrap().spec);
        let settings = settings.with("learning_rate", rate).unwrap().with("momentum", mu).unwrap();
        (settings, Schedule::default())
    };
    // λ = 2: the limit is 2(1 + μ)/λ = 1 + μ. It is lost in the trunk, under μ = 0.5.
    let lost_early = configuration(place, vec![phase(50, momentum(3.0, 0.5))], momentum(0.1, 0.9));
    // It is lost after the turn, under μ = 0.25.
    let lost_late = configuration(place, vec![phase(5, momentum(0.1, 0.9))], momentum(3.0, 0.25));
    for (branch, expected) in [(lost_early, 1.5), (lost_late, 1.25)] {
        let verdict = judge(&bowl, &recorded(&bowl, &branch), &branch, 1e-3);
        let Outcome::Diverged { cause: Cause::LearningRate { learning_rate, limit, .. }, .. } =
            verdict
        else {
            panic!("{verdict:?}");
        };
        assert_eq!((learning_rate, limit), (3.0, expected));
    }
}

#[test]
fn two_runs_part_where_they_are_first_farther_apart_than_the_threshold() {
    let along = |points: &[f64], taken: u32| Trajectory {
        dimension: 2,
        points: points.iter().flat_map(|x| [*x, 1.0]).collect(),
        taken,
        ..Trajectory::default()
    };
    let straight = along(&[0.0, 1.0, 2.0, 3.0], 3);
    let bent = along(&[0.0, 1.25, 2.0, 5.0], 3);
    let parted = |step, greatest, last, at_last| Parting { step, greatest, last, at_last };
    assert_eq!(parting(&straight, &straight, 0.0), parted(None, 0.0, 3, 0.0));
    assert_eq!(parting(&straight, &bent, 0.1), parted(Some(1), 2.0, 3, 2.0));
    assert_eq!(parting(&bent, &straight, 1.0), parted(Some(3), 2.0, 3, 2.0));
    assert_eq!(parting(&straight, &bent, 2.0), parted(None, 2.0, 3, 2.0));
    // Only one of them has a fourth point.
    let lost = along(&[0.0, 1.0, 2.0, f64::NAN], 2);
    assert_eq!(parting(&straight, &lost, 0.1), parted(Some(3), 0.0, 2, 0.0));
    assert_eq!(parting(&lost, &bent, 0.1), parted(Some(1), 0.25, 2, 0.0));
}
