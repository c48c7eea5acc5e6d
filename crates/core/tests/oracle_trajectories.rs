//! Trajectories against independent implementations (`fixtures/oracle`): PyTorch where it has the method, the
//! authors' packages or NumPy from the paper where it has not.

#![allow(clippy::unwrap_used, reason = "in a test a panic is how a failure is told")]

use descent_core::optimizers::{self, CATALOG};
use descent_core::run::{Configuration, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Greatest difference between coordinates, relative to the reference where that is above 1.
const TOLERANCE: f64 = 1e-12;

/// Surfaces that every optimizer is recorded on, and sets of hyperparameters (learning rates aside).
const FEWEST_SURFACES: usize = 6;
const FEWEST_SETS: usize = 2;

fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/trajectories.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// What a case is called in a message.
fn label(case: &Value) -> String {
    let part = |name: &str| case[name].to_string();
    ["optimizer", "convention", "surface", "hyperparameters", "schedule", "clip_norm", "clip_value"]
        .map(part)
        .join(" ")
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// A number, or a switch as 0 or 1.
fn number(value: &Value) -> f64 {
    value.as_bool().map_or_else(|| value.as_f64().unwrap(), |on| if on { 1.0 } else { 0.0 })
}

fn settings(case: &Value) -> Settings {
    let spec = optimizers::find(case["optimizer"].as_str().unwrap()).unwrap().spec;
    let mut settings = Settings::new(spec);
    if let Some(convention) = case["convention"].as_str() {
        settings.set_convention(convention).unwrap();
    }
    let given = case["hyperparameters"].as_object().unwrap();
    for (name, value) in given {
        settings.set(name, number(value)).unwrap();
    }
    for h in spec.hyperparameters {
        let exists = h.only.is_none_or(|only| only == settings.convention());
        assert!(!exists || given.contains_key(h.name), "{} left to its default", h.name);
    }
    settings
}

fn schedule(description: &Value, steps: u32) -> Schedule {
    let Some(fields) = description.as_object() else {
        return Schedule::default();
    };
    let (mut parameters, mut points) = (Vec::new(), Vec::new());
    for (name, value) in fields.iter().filter(|(name, _)| *name != "kind") {
        match value.as_array() {
            Some(list) => points = list.iter().map(pair).collect(),
            None => parameters.push((name.as_str(), number(value))),
        }
    }
    Schedule::new(description["kind"].as_str().unwrap(), &parameters, &points, steps).unwrap()
}

fn pair(list: &Value) -> [f64; 2] {
    numbers(list).try_into().unwrap()
}

fn walk(case: &Value) -> Trajectory {
    let named: Vec<(&str, f64)> = case["surface_parameters"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), number(value)))
        .collect();
    let surface = Surface::named(case["surface"].as_str().unwrap(), &named).unwrap();
    let steps = u32::try_from(case["steps"].as_u64().unwrap()).unwrap();
    let configuration = Configuration {
        start: numbers(&case["start"]),
        trunk: Vec::new(),
        settings: settings(case),
        schedule: schedule(&case["schedule"], steps),
        clip_norm: case["clip_norm"].as_f64(),
        clip_value: case["clip_value"].as_f64(),
        noise: 0.0,
        seed: 0,
        steps,
    };
    let mut trajectory = Trajectory::default();
    record(&surface, &configuration, &mut trajectory).unwrap();
    trajectory
}

/// The greatest relative difference of a walk from its reference, and the step where it is.
fn difference(case: &Value, ours: &Trajectory) -> (f64, u32) {
    let mut worst = (0.0, 0);
    for (step, theirs) in
        case["at"].as_array().unwrap().iter().zip(case["points"].as_array().unwrap())
    {
        let step = u32::try_from(step.as_u64().unwrap()).unwrap();
        for (a, b) in ours.point(step).iter().zip(numbers(theirs)) {
            let relative = (a - b).abs() / b.abs().max(1.0);
            // A walk that broke off is as far away as can be.
            let relative = if relative.is_nan() { f64::INFINITY } else { relative };
            if relative > worst.0 {
                worst = (relative, step);
            }
        }
    }
    worst
}

#[test]
fn every_walk_agrees_with_its_reference() {
    let mut failures = Vec::new();
    let mut worst: BTreeMap<String, f64> = BTreeMap::new();
    for case in cases() {
        assert_eq!(case["at"].as_array().unwrap().len(), case["points"].as_array().unwrap().len());
        let (relative, step) = difference(&case, &walk(&case));
        let entry = worst.entry(case["optimizer"].as_str().unwrap().to_owned()).or_default();
        *entry = entry.max(relative);
        if relative > TOLERANCE {
            failures.push(format!("{relative:e} at step {step}: {}", label(&case)));
        }
    }
    println!("greatest differences: {worst:#?}");
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_optimizer_and_convention_has_references() {
    let cases = cases();
    for entry in CATALOG {
        let spec = entry.spec;
        let of = |case: &&Value| case["optimizer"] == spec.id;
        let surfaces: BTreeSet<_> =
            cases.iter().filter(of).map(|c| c["surface"].to_string()).collect();
        let sets: BTreeSet<_> = cases
            .iter()
            .filter(of)
            .map(|case| {
                let mut set = case["hyperparameters"].as_object().unwrap().clone();
                set.remove("learning_rate");
                serde_json::to_string(&set).unwrap()
            })
            .collect();
        assert!(
            surfaces.len() >= FEWEST_SURFACES && sets.len() >= FEWEST_SETS,
            "no reference trajectory for {}: {} surfaces and {} sets of hyperparameters recorded, of \
             {FEWEST_SURFACES} and {FEWEST_SETS} wanted (fixtures/oracle/trajectories.py)",
            spec.id,
            surfaces.len(),
            sets.len(),
        );
        for convention in spec.conventions {
            let found = cases.iter().filter(of).any(|case| {
                case["convention"].as_str().unwrap_or(spec.conventions[0]) == *convention
            });
            assert!(found, "no reference trajectory for {} ({convention})", spec.id);
        }
        for flag in spec.hyperparameters.iter().filter(|h| h.symbol.is_empty()) {
            let values: BTreeSet<_> = cases
                .iter()
                .filter(of)
                .map(|case| case["hyperparameters"][flag.name].to_string())
                .collect();
            assert_eq!(values.len(), 2, "{}: no reference with {} turned", spec.id, flag.name);
        }
    }
}
