//! What is particular to some of the optimizers.

use super::{Quadratic, Walk, in_convention, settings, start, turned};
use descent_core::objective::{Counted, Objective};
use descent_core::optimizers::{State, Step};

#[test]
fn momentum_conventions_agree_at_a_constant_rate_and_part_when_it_changes() {
    let objective = Quadratic::diagonal(&[1.0, 8.0]);
    for (id, other) in [("momentum", "slides"), ("nesterov", "look_ahead")] {
        let base = settings(id, &[("learning_rate", 0.02), ("weight_decay", 0.1)]);
        let mut torch = Walk::new(&objective, &base, &start(2));
        let mut inside = Walk::new(&objective, &in_convention(base, other), &start(2));
        let distance = |a: &Walk<'_>, b: &Walk<'_>| (a.parameters[0] - b.parameters[0]).abs();
        torch.steps(50);
        inside.steps(50);
        assert!(distance(&torch, &inside) < 1e-12, "{id}");
        (torch.learning_rate, inside.learning_rate) = (0.002, 0.002);
        torch.step();
        inside.step();
        assert!(distance(&torch, &inside) > 1e-4, "{id}");
    }
}

#[test]
fn nesterov_looks_ahead_as_sutskever_wrote_it() {
    let objective = Quadratic::diagonal(&[1.0, 8.0]);
    let (mu, rate) = (0.8, 0.03);
    let values = [("learning_rate", rate), ("momentum", mu)];
    let base = in_convention(settings("nesterov", &values), "look_ahead");
    let mut walk = Walk::new(&objective, &base, &start(2));
    let (mut position, mut velocity) = (start(2), [0.0; 2]);
    for _ in 0..50 {
        let ahead: Vec<f64> = position.iter().zip(velocity).map(|(p, v)| p + mu * v).collect();
        let mut gradient = [0.0; 2];
        objective.value_and_gradient(&ahead, &mut gradient);
        for ((p, v), g) in position.iter_mut().zip(&mut velocity).zip(gradient) {
            *v = mu * *v - rate * g;
            *p += *v;
        }
        walk.step();
        for ((theta, p), v) in walk.parameters.iter().zip(&position).zip(velocity) {
            assert!((theta - (p + mu * v)).abs() < 1e-13);
        }
    }
}

#[test]
fn adams_first_step_is_the_rate_and_without_correction_longer_by_a_known_factor() {
    let first = |correction| {
        let base = settings("adam", &[("bias_correction", correction), ("eps", 0.0)]);
        let objective = Quadratic::bowl(1);
        let mut walk = Walk::new(&objective, &base, &[5.0]);
        walk.step();
        5.0 - walk.parameters[0]
    };
    assert!((first(1.0) / 1e-3 - 1.0).abs() < 1e-12);
    let factor = (1.0 - 0.9) / (1.0_f64 - 0.999).sqrt();
    assert!((first(0.0) / first(1.0) - factor).abs() < 1e-10);
}

#[test]
fn decay_in_the_gradient_is_scaled_away_on_the_steep_axis_and_beside_it_is_not() {
    // Far from 0, with a steep and a gentle slope, as given gradients.
    let shrunk = |id, decay| {
        let objective = Quadratic::bowl(2);
        let mut walk =
            Walk::new(&objective, &settings(id, &[("weight_decay", decay)]), &[10.0, 10.0]);
        for _ in 0..20 {
            walk.step_with(&[100.0, 0.01]);
        }
        walk.parameters
    };
    let l2: Vec<f64> =
        shrunk("adam", 0.0).iter().zip(shrunk("adam", 0.1)).map(|(a, b)| a - b).collect();
    let beside: Vec<f64> =
        shrunk("adamw", 0.0).iter().zip(shrunk("adamw", 0.1)).map(|(a, b)| a - b).collect();
    // Adam moves by η a step whatever joins a gradient of one sign; AdamW takes 20 times η λ θ more.
    assert!(l2.iter().all(|difference| difference.abs() < 1e-4), "{l2:?}");
    assert!(beside.iter().all(|difference| (difference - 20.0 * 1e-3 * 0.1 * 10.0).abs() < 1e-3));
}

#[test]
fn the_switch_of_nadam_and_radam_chooses_the_kind_of_decay() {
    for id in ["nadam", "radam"] {
        let objective = Quadratic::bowl(1);
        let values = [("weight_decay", 0.5), ("learning_rate", 0.1)];
        let after = |decoupled| {
            let base = settings(id, &values).with("decoupled_weight_decay", decoupled).unwrap();
            let mut walk = Walk::new(&objective, &base, &[1.0]);
            (0..3).for_each(|_| walk.step_with(&[0.0]));
            walk.parameters[0]
        };
        assert_eq!(after(1.0), 0.95 * 0.95 * 0.95, "{id}");
        assert!((after(0.0) - after(1.0)).abs() > 1e-3 && after(0.0) < 1.0, "{id}");
    }
}

#[test]
fn rprop_takes_its_first_step_from_the_first_rate_and_forgets_it_then() {
    let objective = Quadratic::bowl(1);
    let mut walk = Walk::new(&objective, &settings("rprop", &[]), &[1.0]);
    walk.learning_rate = 0.25;
    walk.step();
    assert_eq!(walk.parameters, [0.75]);
    walk.learning_rate = 1e-9;
    walk.step();
    assert_eq!(walk.parameters, [0.75 - 0.25 * 1.2]);
}

#[test]
fn centered_rmsprop_survives_a_constant_gradient() {
    let objective = Quadratic::bowl(1);
    let base = settings("rmsprop", &[("centered", 1.0), ("alpha", 0.5)]);
    let mut walk = Walk::new(&objective, &base, &[1.0]);
    (0..3000).for_each(|_| walk.step_with(&[0.1]));
    assert!(walk.parameters[0].is_finite());
}

#[test]
fn newton_solves_a_quadratic_at_once() {
    let (objective, start) = turned([0.01, 1000.0], 0.7);
    for flag in [0.0, 1.0] {
        let mut walk = Walk::new(&objective, &settings("newton", &[("saddle_free", flag)]), &start);
        walk.step();
        assert!(walk.parameters.iter().all(|p| p.abs() < 1e-11), "{:?}", walk.parameters);
    }
}

#[test]
fn newton_goes_to_a_saddle_and_saddle_free_flees_it() {
    let (objective, start) = turned([2.0, -1.0], 0.4);
    let height = |flag| {
        let mut walk = Walk::new(&objective, &settings("newton", &[("saddle_free", flag)]), &start);
        walk.step();
        walk.loss()
    };
    assert!(height(0.0).abs() < 1e-14);
    assert!(height(1.0) < -1.9, "{}", height(1.0));
}

#[test]
fn newton_stays_where_its_system_has_no_solution() {
    let (objective, start) = turned([0.0, 3.0], 0.6);
    for flag in [0.0, 1.0] {
        let mut walk = Walk::new(&objective, &settings("newton", &[("saddle_free", flag)]), &start);
        walk.step();
        assert_eq!(walk.parameters, start);
        let damped = settings("newton", &[("saddle_free", flag), ("damping", 0.1)]);
        let mut walk = Walk::new(&objective, &damped, &start);
        walk.step();
        assert!(walk.loss() < 0.01);
    }
}

#[test]
fn lbfgs_solves_a_quadratic_of_any_size_with_a_short_memory() {
    let curvatures: Vec<f64> = (1_u8..=8).map(f64::from).collect();
    let objective = Quadratic::diagonal(&curvatures);
    for history in [1.0, 3.0, 10.0] {
        let base = settings("lbfgs", &[("history_size", history)]);
        let mut walk = Walk::new(&objective, &base, &start(8));
        walk.steps(100);
        assert!(walk.loss() < 1e-8, "history of {history}: {:e}", walk.loss());
        let Some((_, State::Number(kept))) = walk.optimizer.state().pop() else { panic!() };
        assert_eq!(kept, history);
    }
}

#[test]
fn line_search_never_climbs_and_counts_its_questions() {
    let (objective, start) = turned([0.5, 40.0], 0.3);
    let mut walk = Walk::new(&objective, &settings("line_search", &[]), &start);
    for _ in 0..50 {
        let before = walk.loss();
        let mut gradient = [0.0; 2];
        objective.value_and_gradient(&walk.parameters, &mut gradient);
        let mut counted = Counted::new(&objective as &dyn Objective);
        walk.optimizer.step(Step {
            parameters: &mut walk.parameters,
            gradient: &gradient,
            learning_rate: 1.0,
            oracle: &mut counted,
        });
        assert!(walk.loss() < before);
        let Some((_, State::Number(trials))) = walk.optimizer.state().pop() else { panic!() };
        assert_eq!(f64::from(counted.count()), trials + 1.0);
    }
}

#[test]
fn line_search_stays_when_no_trial_is_good_enough() {
    let objective = Quadratic::bowl(2);
    let mut walk =
        Walk::new(&objective, &settings("line_search", &[("max_trials", 7.0)]), &start(2));
    // Uphill.
    walk.step_with(&[-6.0, 4.0]);
    assert_eq!(walk.parameters, start(2));
    assert_eq!(walk.effective_rates(), [0.0; 2]);
    assert_eq!(walk.optimizer.state()[1].1, State::Number(7.0));
}
