//! What every optimizer's spec and update must be like.

use super::{
    Quadratic, Walk, bits, in_convention, label, settings, start, state_bits, tame, variants,
};
use descent_core::objective::Objective;
use descent_core::optimizers::{CATALOG, State};
use descent_core::spec::{Kind, Response, Settings};

#[test]
fn ids_are_unique_and_snake_case() {
    let mut ids: Vec<_> = CATALOG.iter().map(|entry| entry.spec.id).collect();
    for id in &ids {
        assert!(id.starts_with(|c: char| c.is_ascii_lowercase()), "{id}");
        assert!(id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_')), "{id}");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), CATALOG.len());
}

#[test]
fn the_learning_rate_comes_first() {
    for entry in CATALOG {
        assert_eq!(entry.spec.hyperparameters[0].name, "learning_rate", "{}", entry.spec.id);
    }
}

#[test]
fn defaults_and_sliders_are_within_bounds() {
    for entry in CATALOG {
        for h in entry.spec.hyperparameters {
            let [min, max] = h.bounds;
            let within = |value| (min..=max).contains(&value);
            let label = format!("{}.{}", entry.spec.id, h.name);
            assert!(within(h.default), "default of {label}");
            assert!(h.slider.into_iter().all(within) && h.slider[0] < h.slider[1], "{label}");
            assert!(Settings::new(entry.spec).with(h.name, h.default).is_ok(), "{label}");
            assert!(h.only.is_none_or(|c| entry.spec.conventions.contains(&c)), "{label}");
            // A logarithmic slider cannot begin at 0.
            assert!(h.kind != Kind::Log || h.slider[0] > 0.0, "{label}");
        }
    }
}

#[test]
fn there_is_a_reference_and_a_word_on_disagreements() {
    for entry in CATALOG {
        assert!(!entry.spec.references.is_empty(), "{}", entry.spec.id);
        assert!(entry.spec.references.iter().all(|r| r.url.starts_with("https://")));
        assert!(!entry.spec.disagreements.is_empty(), "{}", entry.spec.id);
    }
}

#[test]
fn the_state_has_the_names_of_the_spec() {
    for entry in CATALOG {
        let objective = Quadratic::bowl(3);
        let mut walk = Walk::new(&objective, &tame(entry), &start(3));
        for _ in 0..3 {
            let state = walk.optimizer.state();
            let names: Vec<_> = state.iter().map(|(name, _)| *name).collect();
            let expected: Vec<_> = entry.spec.state.iter().map(|slot| slot.name).collect();
            assert_eq!(names, expected, "{}", entry.spec.id);
            for (name, part) in state {
                if let State::Vector(vector) = part {
                    assert_eq!(vector.len(), 3, "{}.{name}", entry.spec.id);
                }
            }
            walk.step();
        }
    }
}

#[test]
fn a_run_in_one_go_is_the_run_step_by_step_to_the_bit() {
    let objective = Quadratic::diagonal(&[1.0, 7.0, 0.3]);
    for settings in CATALOG.iter().flat_map(|entry| variants(entry)) {
        let mut whole = Walk::new(&objective, &settings, &start(3));
        whole.steps(20);
        let mut parts = Walk::new(&objective, &settings, &start(3));
        parts.steps(15);
        for _ in 0..5 {
            parts.steps(1);
        }
        assert_eq!(bits(&parts.parameters), bits(&whole.parameters), "{}", label(&settings));
        let (a, b) = (state_bits(&*parts.optimizer), state_bits(&*whole.optimizer));
        assert_eq!(a, b, "{}", label(&settings));
    }
}

#[test]
fn a_zero_gradient_does_what_the_spec_says() {
    for entry in CATALOG {
        for convention in entry.spec.conventions {
            for curvature in [0.0, 2.0] {
                let objective = Quadratic::diagonal(&[curvature; 2]);
                let defaults = in_convention(Settings::new(entry.spec), convention);
                let mut walk = Walk::new(&objective, &defaults, &start(2));
                walk.step_with(&[0.0, 0.0]);
                match entry.spec.zero_gradient {
                    Response::Stays => assert_eq!(walk.parameters, start(2), "{}", entry.spec.id),
                    Response::Decays => {
                        let ratios =
                            walk.parameters.iter().zip(start(2)).map(|(now, old)| now / old);
                        assert!(
                            ratios.into_iter().all(|r| 0.0 < r && r < 1.0),
                            "{}",
                            entry.spec.id
                        );
                    }
                    Response::Spreads => panic!("{}: zeros are finite", entry.spec.id),
                }
            }
        }
    }
}

#[test]
fn a_gradient_with_a_nan_does_what_the_spec_says() {
    let objective = Quadratic::bowl(2);
    for entry in CATALOG {
        for settings in variants(entry) {
            let mut walk = Walk::new(&objective, &settings, &start(2));
            walk.step_with(&[f64::NAN, 1.0]);
            match entry.spec.non_finite {
                Response::Stays => assert_eq!(walk.parameters, start(2), "{}", label(&settings)),
                Response::Spreads => {
                    let [first, second] = walk.parameters[..] else { panic!() };
                    assert!(first.is_nan() && !second.is_nan(), "{}", label(&settings));
                }
                Response::Decays => panic!("{}: not a response to NaN", entry.spec.id),
            }
        }
    }
}

#[test]
fn any_number_of_parameters_will_do() {
    for entry in CATALOG {
        for n in [1, 2, 3, 111] {
            let objective = Quadratic::bowl(n);
            for settings in variants(entry) {
                let mut walk = Walk::new(&objective, &settings, &start(n));
                let before = walk.loss();
                walk.steps(30);
                assert!(walk.loss() < before, "{n} parameters: {}", label(&settings));
                assert!(walk.parameters.iter().all(|p| p.is_finite()));
            }
        }
    }
}

#[test]
fn the_tame_settings_converge_on_the_bowl() {
    for entry in CATALOG {
        for n in [2, 5] {
            let objective = Quadratic::bowl(n);
            let mut walk = Walk::new(&objective, &tame(entry), &start(n));
            walk.steps(500);
            assert!(walk.loss() < 1e-3, "{} in {n}: {:e}", entry.spec.id, walk.loss());
        }
    }
}

#[test]
fn elementwise_optimizers_walk_two_problems_at_once_as_each_alone() {
    for entry in CATALOG.iter().filter(|entry| entry.spec.elementwise) {
        for settings in variants(entry) {
            let (flat, steep) = (Quadratic::diagonal(&[0.5]), Quadratic::diagonal(&[9.0]));
            let both = Quadratic::diagonal(&[0.5, 9.0]);
            let mut together = Walk::new(&both, &settings, &[3.0, -2.0]);
            let mut alone =
                [Walk::new(&flat, &settings, &[3.0]), Walk::new(&steep, &settings, &[-2.0])];
            together.steps(40);
            let apart = alone.each_mut().map(|walk| walk.steps(40).parameters[0]);
            assert_eq!(bits(&together.parameters), bits(&apart), "{}", label(&settings));
        }
    }
}

#[test]
fn before_the_first_step_the_effective_rate_is_the_learning_rate() {
    let objective = Quadratic::bowl(2);
    for settings in CATALOG.iter().flat_map(|entry| variants(entry)) {
        let mut walk = Walk::new(&objective, &settings, &start(2));
        assert_eq!(walk.effective_rates(), [walk.learning_rate; 2], "{}", label(&settings));
        walk.steps(3);
        let rates = walk.effective_rates();
        assert!(rates.iter().all(|rate| rate.is_finite() && *rate >= 0.0), "{}", label(&settings));
    }
}

#[test]
fn without_momentum_a_step_is_the_gradient_times_the_effective_rate() {
    let objective = Quadratic::diagonal(&[0.7, 6.0]);
    for settings in [
        settings("sgd", &[("learning_rate", 0.1)]),
        settings("adagrad", &[("learning_rate", 0.3), ("lr_decay", 0.05)]),
        in_convention(settings("adagrad", &[("eps", 0.5)]), "slides"),
        settings("adadelta", &[]),
        settings("rmsprop", &[]),
        settings("rmsprop", &[("centered", 1.0)]),
        settings("adam", &[("beta1", 0.0)]),
        settings("adam", &[("beta1", 0.0), ("bias_correction", 0.0)]),
        settings("amsgrad", &[("beta1", 0.0)]),
        settings("adamw", &[("beta1", 0.0), ("weight_decay", 0.0)]),
        settings("adamax", &[("beta1", 0.0)]),
        settings("nadam", &[("beta1", 0.0)]),
        settings("radam", &[("beta1", 0.0)]),
        settings("adabelief", &[("beta1", 0.0), ("eps", 1e-3)]),
        settings("yogi", &[("beta1", 0.0)]),
        settings("line_search", &[]),
    ] {
        let mut walk = Walk::new(&objective, &settings, &start(2));
        for _ in 0..20 {
            let before = walk.parameters.clone();
            let mut gradient = [0.0; 2];
            objective.value_and_gradient(&before, &mut gradient);
            walk.step();
            for ((now, old), (g, rate)) in
                walk.parameters.iter().zip(&before).zip(gradient.iter().zip(walk.effective_rates()))
            {
                assert!((old - now - rate * g).abs() < 1e-14, "{}: {rate}", label(&settings));
            }
        }
    }
}
