//! The laws that every surface obeys by being in the list.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use descent_core::math;
use descent_core::number::{Dual, Jet, Real};
use descent_core::optimizers;
use descent_core::run::{Configuration, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::{CATALOG, Minimum, Spec, Surface};
use serde_json::Value;

fn surface(spec: &Spec) -> Surface {
    Surface::named(spec.id, &[]).unwrap()
}

fn inside([x0, x1, y0, y1]: [f64; 4], [x, y]: [f64; 2]) -> bool {
    (x0..=x1).contains(&x) && (y0..=y1).contains(&y)
}

fn diagonal([x0, x1, y0, y1]: [f64; 4]) -> f64 {
    math::norm(&[x1 - x0, y1 - y0])
}

/// A grid over the domain that hits neither its edges nor, but for symmetry, its whole numbers.
fn grid([x0, x1, y0, y1]: [f64; 4]) -> impl Iterator<Item = [f64; 2]> {
    let place = |from: f64, to: f64, i: usize| from + (to - from) * (i as f64 + 0.5) / 15.0;
    (0..225).map(move |k| [place(x0, x1, k % 15), place(y0, y1, k / 15)])
}

/// What an independent implementation computed at 50 digits.
fn fixture() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/surfaces.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    let scale = theirs.iter().fold(1.0, |scale, number| f64::max(scale, number.abs()));
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() <= tolerance * scale, "{what}: {a} instead of {b}");
    }
}

#[test]
fn ids_are_unique_and_in_snake_case() {
    for (index, spec) in CATALOG.iter().enumerate() {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(!spec.id.is_empty() && spec.id.chars().all(letters), "{}", spec.id);
        assert!(CATALOG[..index].iter().all(|other| other.id != spec.id), "{} twice", spec.id);
    }
}

#[test]
fn every_surface_has_a_formula_and_a_reference() {
    for spec in CATALOG {
        assert!(!spec.formula.trim().is_empty(), "no formula for {}", spec.id);
        assert!(!spec.reference.text.trim().is_empty(), "no reference for {}", spec.id);
        assert!(spec.reference.url.starts_with("https://"), "{}", spec.id);
        for parameter in spec.parameters {
            assert!(spec.formula.contains(parameter.symbol), "{} of {}", parameter.name, spec.id);
        }
        let count = |part: &str| spec.formula.matches(part).count();
        assert_eq!(count("{"), count("}"), "{}", spec.id);
        assert_eq!(count(r"\left"), count(r"\right"), "{}", spec.id);
    }
}

#[test]
fn start_and_minima_lie_in_the_domain() {
    for spec in CATALOG {
        let [x0, x1, y0, y1] = spec.domain;
        assert!(x0 < x1 && y0 < y1, "{}", spec.id);
        assert!(inside(spec.domain, spec.start), "start of {}", spec.id);
        for minimum in spec.minima {
            assert!(inside(spec.domain, minimum.at), "{minimum:?} of {}", spec.id);
        }
    }
}

#[test]
fn a_logarithm_is_asked_for_only_where_values_are_not_negative() {
    for spec in CATALOG.iter().filter(|spec| spec.log_scale) {
        let surface = surface(spec);
        assert!(grid(spec.domain).all(|at| surface.value(at) >= 0.0), "{}", spec.id);
    }
}

#[test]
fn values_and_derivatives_agree_with_the_independent_ones() {
    let fixture = fixture();
    for case in fixture["cases"].as_array().unwrap() {
        let id = case["surface"].as_str().unwrap();
        let parameters: Vec<(&str, f64)> = case["surface_parameters"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_f64().unwrap()))
            .collect();
        let at = [case["at"][0].as_f64().unwrap(), case["at"][1].as_f64().unwrap()];
        let what = format!("{id} {parameters:?} at {at:?}");

        let jet = Surface::named(id, &parameters).unwrap().jet(at);
        let [xx, xy, yy] = jet.hessian;
        assert_close(&[jet.value], &numbers(&case["value"]), 1e-12, &what);
        assert_close(&jet.gradient, &numbers(&case["gradient"]), 1e-11, &what);
        assert_close(&[xx, xy, xy, yy], &numbers(&case["hessian"]), 1e-11, &what);
    }
    for spec in CATALOG {
        let cases = fixture["cases"].as_array().unwrap();
        assert!(cases.iter().any(|c| c["surface"] == spec.id), "no reference for {}", spec.id);
    }
}

#[test]
fn minima_are_the_independent_ones() {
    let fixture = fixture();
    let theirs = fixture["minima"].as_array().unwrap();
    for spec in CATALOG {
        let theirs: Vec<_> = theirs.iter().filter(|m| m["surface"] == spec.id).collect();
        assert_eq!(spec.minima.len(), theirs.len(), "minima of {}", spec.id);
        for minimum in spec.minima {
            let near = |m: &&Value| {
                let at = numbers(&m["at"]);
                math::norm(&[at[0] - minimum.at[0], at[1] - minimum.at[1]]) < 1e-3
            };
            let their = theirs.iter().copied().find(near);
            let their = their.unwrap_or_else(|| panic!("{minimum:?} of {}", spec.id));
            assert_close(&minimum.at, &numbers(&their["at"]), 1e-15, spec.id);
            assert_close(&[minimum.value], &numbers(&their["value"]), 1e-12, spec.id);
        }
    }
}

#[test]
fn minima_are_stationary_and_have_their_value() {
    for spec in CATALOG {
        let surface = surface(spec);
        for minimum in spec.minima {
            let jet = surface.jet(minimum.at);
            let scale = jet.hessian.iter().fold(1.0, |scale, entry| f64::max(scale, entry.abs()));
            assert_close(&jet.gradient.map(|g| g / scale), &[0.0; 2], 1e-9, spec.id);
            assert_close(&[jet.value], &[minimum.value], 1e-12, spec.id);
        }
    }
}

#[test]
fn nothing_near_a_minimum_is_lower_and_nothing_in_the_domain_below_a_global_one() {
    for spec in CATALOG {
        let surface = surface(spec);
        let lower = |at: [f64; 2], than: &Minimum| surface.value(at) < than.value - 1e-12;
        for minimum in spec.minima {
            for angle in (0..16).map(|k| f64::from(k) * std::f64::consts::TAU / 16.0) {
                let (cos, sin) = (math::cos(angle), math::sin(angle));
                let at = [minimum.at[0] + 1e-3 * cos, minimum.at[1] + 1e-3 * sin];
                assert!(!lower(at, minimum), "{at:?} of {}", spec.id);
            }
        }
        let (global, local): (Vec<Minimum>, Vec<Minimum>) =
            spec.minima.iter().partition(|minimum| minimum.global);
        assert!(spec.minima.starts_with(&global), "the global minima of {} first", spec.id);
        let Some(best) = global.first() else {
            assert!(local.is_empty(), "{} has local minima only", spec.id);
            continue;
        };
        assert!(global.iter().all(|m| m.value == best.value), "{}", spec.id);
        assert!(local.iter().all(|m| m.value > best.value), "{}", spec.id);
        for at in grid(spec.domain) {
            assert!(!lower(at, best), "{at:?} of {}", spec.id);
        }
    }
}

#[test]
fn all_number_types_give_the_same_value_and_gradient_to_the_bit() {
    for spec in CATALOG {
        let surface = surface(spec);
        for at in grid(spec.domain).chain([spec.start]) {
            let (value, dual, jet): (f64, Dual, Jet) =
                (surface.value(at), surface.dual(at), surface.jet(at));
            assert_eq!(value.to_bits(), Real::value(dual).to_bits(), "{} {at:?}", spec.id);
            assert_eq!(value.to_bits(), Real::value(jet).to_bits(), "{} {at:?}", spec.id);
            assert_eq!(dual.gradient, jet.gradient, "{} {at:?}", spec.id);
        }
    }
}

#[test]
fn every_surface_is_known_by_its_id_and_refuses_strange_parameters() {
    for spec in CATALOG {
        assert_eq!(surface(spec).spec.map(|s| s.id), Some(spec.id));
        assert!(Surface::named(spec.id, &[("colour", 1.0)]).is_err());
        for parameter in spec.parameters {
            let [min, max] = parameter.bounds;
            for value in [min, max] {
                assert!(Surface::named(spec.id, &[(parameter.name, value)]).is_ok());
            }
            for value in [min - 1.0, max + 1.0, f64::NAN] {
                assert!(Surface::named(spec.id, &[(parameter.name, value)]).is_err());
            }
        }
    }
    assert!(Surface::named("nowhere", &[]).is_err());
}

/// Where no learning rate helps, and why.
const HOPELESS: &[(&str, &str)] = &[
    // The curvature at the start is negative, and Newton's step leads up.
    ("newton", "himmelblau"),
    ("newton", "plateau"),
    ("newton", "rastrigin"),
    ("newton", "ackley"),
    ("newton", "styblinski_tang"),
    ("newton", "easom"),
    // There is no curvature, and Newton's step is none.
    ("newton", "ridge"),
    // A slope without end, down which the steps grow without end.
    ("rprop", "monkey_saddle"),
];

#[test]
fn every_surface_names_a_learning_rate_that_works_for_each_optimizer() {
    let mut trajectory = Trajectory::default();
    for spec in CATALOG {
        let surface = surface(spec);
        for (id, _) in spec.learning_rates {
            assert!(optimizers::find(id).is_ok(), "{} names {id}", spec.id);
        }
        for entry in optimizers::CATALOG {
            let id = entry.spec.id;
            let rate = spec.learning_rates.iter().find(|(name, _)| *name == id);
            let (_, rate) =
                rate.unwrap_or_else(|| panic!("no learning rate for {id} on {}", spec.id));
            let configuration = Configuration {
                start: spec.start.to_vec(),
                trunk: Vec::new(),
                settings: Settings::new(entry.spec).with("learning_rate", *rate).unwrap(),
                schedule: Schedule::default(),
                clip_norm: None,
                clip_value: None,
                noise: 0.0,
                seed: 0,
                steps: 200,
            };
            record(&surface, &configuration, &mut trajectory).unwrap();
            let what = format!("{id} with {rate} on {}", spec.id);
            assert_eq!(trajectory.taken, 200, "{what} is not finite");
            let (first, last) = (trajectory.losses[0], trajectory.losses[200]);
            let reach = trajectory
                .points
                .chunks(2)
                .map(|p| math::norm(&[p[0] - spec.start[0], p[1] - spec.start[1]]))
                .fold(0.0, f64::max);
            let (lower, near) = (last < first, reach <= 3.0 * diagonal(spec.domain));
            if HOPELESS.contains(&(id, spec.id)) {
                assert!(!lower || !near, "{what} works: take it off the list");
            } else {
                assert!(lower, "{what}: from {first} to {last}");
                assert!(near, "{what} goes {reach} far");
            }
        }
    }
}
