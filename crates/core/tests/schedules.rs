//! Learning-rate schedules: PyTorch's rates, and the laws that every schedule obeys by being in the list.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use descent_core::error::Error;
use descent_core::schedules::{CATALOG, Schedule};
use proptest::prelude::*;
use serde_json::Value;

/// Greatest difference from PyTorch, relative to the optimizer's own rate.
///
/// Not to the rate of the step: PyTorch multiplies the last rate by a factor, step for step, where here stands a
/// closed form, and the rounding of its large first rates is still there when the rates have become small.
const TOLERANCE: f64 = 1e-12;

const TABLE: [[f64; 2]; 3] = [[10.0, 0.5], [16.0, 2.0], [16.0, 1.0]];

fn fixture() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/schedules.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn read(description: &Value, steps: u32) -> Schedule {
    let (mut parameters, mut points) = (Vec::new(), Vec::new());
    for (name, value) in description.as_object().unwrap() {
        match value {
            Value::Number(number) => parameters.push((name.as_str(), number.as_f64().unwrap())),
            Value::Array(list) => points = list.iter().map(point).collect(),
            _ => assert_eq!(name, "kind"),
        }
    }
    Schedule::new(description["kind"].as_str().unwrap(), &parameters, &points, steps).unwrap()
}

fn point(pair: &Value) -> [f64; 2] {
    [0, 1].map(|index| pair[index].as_f64().unwrap())
}

/// A schedule of each kind for a run of some steps, with its defaults.
fn all(steps: u32) -> impl Iterator<Item = Schedule> {
    CATALOG.iter().map(move |spec| {
        let points: &[_] = if spec.id == "table" { &TABLE } else { &[] };
        Schedule::new(spec.id, &[], points, steps).unwrap()
    })
}

#[test]
fn rates_are_those_of_pytorch() {
    for case in fixture() {
        let steps = u32::try_from(case["steps"].as_u64().unwrap()).unwrap();
        let base = case["learning_rate"].as_f64().unwrap();
        let schedule = read(&case["schedule"], steps);
        let rates = case["rates"].as_array().unwrap();
        assert_eq!(rates.len(), steps as usize);
        for (step, theirs) in (0..).zip(rates) {
            let (ours, theirs) = (schedule.rate(base, step), theirs.as_f64().unwrap());
            let difference = (ours - theirs).abs() / base;
            let kind = &case["schedule"];
            assert!(difference <= TOLERANCE, "{kind} step {step}: {ours:e} for {theirs:e}");
        }
    }
}

#[test]
fn every_schedule_has_rates_of_pytorch() {
    let kinds: Vec<Value> = fixture().iter().map(|case| case["schedule"]["kind"].clone()).collect();
    for spec in CATALOG {
        let count = kinds.iter().filter(|kind| *kind == spec.id).count();
        let wanted = if spec.parameters.is_empty() && spec.id != "table" { 1 } else { 2 };
        assert!(count >= wanted, "{}: {count} of {wanted} cases", spec.id);
    }
}

#[test]
fn a_run_alone_fixes_the_length_of_its_cycle() {
    let cosine = Schedule::new("cosine", &[], &[], 500).unwrap();
    assert_eq!(cosine.rate(0.1, 0), 0.1);
    assert!(cosine.rate(0.1, 499) > 0.0 && cosine.rate(0.1, 500).abs() < 1e-16);
    let one_cycle = Schedule::new("one_cycle", &[], &[], 500).unwrap();
    assert!((one_cycle.rate(0.1, 149) - 0.1).abs() < 1e-15);
    assert!((one_cycle.rate(0.1, 499) - 0.1 / 25e4).abs() < 1e-15);
}

#[test]
fn a_jump_in_a_table_is_taken_at_its_step() {
    let table = Schedule::new("table", &[], &TABLE, 100).unwrap();
    let rates = [0, 10, 12, 15, 16, 17, 1000].map(|step| table.rate(1.0, step));
    assert_eq!(rates, [0.5, 0.5, 1.0, 1.75, 1.0, 1.0, 1.0]);
}

#[test]
fn what_is_not_accepted_is_named() {
    let refusal =
        |kind, parameters: &[_], points: &[_]| Schedule::new(kind, parameters, points, 100);
    let unknown = refusal("cosinus", &[], &[]).unwrap_err().to_string();
    assert!(unknown.contains("schedule.kind is \"cosinus\"") && unknown.contains("cosine, "));
    let unknown = refusal("step", &[("T_max", 5.0)], &[]).unwrap_err().to_string();
    assert!(unknown.contains("\"T_max\"") && unknown.contains("step_size, gamma"), "{unknown}");
    for (name, value) in
        [("gamma", 1.5), ("gamma", f64::NAN), ("step_size", 2.5), ("step_size", 0.0)]
    {
        let error = refusal("step", &[(name, value)], &[]).unwrap_err();
        assert!(matches!(error, Error::OutOfRange { argument, .. } if argument == name));
    }
    assert!(matches!(refusal("table", &[], &[]).unwrap_err(), Error::Missing { .. }));
    for points in [[[5.0, 1.0], [4.0, 1.0]], [[-1.0, 1.0], [4.0, 1.0]], [[0.0, 1.0], [1.0, -1.0]]] {
        assert!(matches!(refusal("table", &[], &points).unwrap_err(), Error::OutOfRange { .. }));
    }
}

proptest! {
    #[test]
    fn every_step_of_every_schedule_has_a_rate(
        base in 0.0..10.0_f64,
        steps in 0..2000_u32,
        step in prop_oneof![0..3000_u32, Just(u32::MAX)],
    ) {
        for schedule in all(steps) {
            let (rate, id) = (schedule.rate(base, step), schedule.spec().id);
            let greatest = if id == "table" { 2.0 } else { 1.0 + 1e-12 } * base;
            prop_assert!((0.0..=greatest).contains(&rate), "{id}: {rate}");
        }
    }

    #[test]
    fn a_schedule_without_a_floor_is_a_factor(base in 1e-6..10.0_f64, step in 0..300_u32) {
        for schedule in all(200) {
            let (rate, factor) = (schedule.rate(base, step), schedule.rate(1.0, step));
            prop_assert!((rate - base * factor).abs() <= 1e-14 * base, "{}", schedule.spec().id);
        }
    }

    #[test]
    fn restarts_grow_by_their_factor(first in 1..60_u32, factor in 1..5_u32) {
        let parameters = [("T_0", f64::from(first)), ("T_mult", f64::from(factor))];
        let schedule = Schedule::new("cosine_warm_restarts", &parameters, &[], 200).unwrap();
        let (mut start, mut period) = (0, first);
        for _ in 0..5 {
            prop_assert_eq!(schedule.rate(0.1, start), 0.1);
            let before_the_next = schedule.rate(0.1, start + period - 1);
            prop_assert!(period == 1 || before_the_next < 0.1);
            start += period;
            period *= factor;
        }
    }
}
