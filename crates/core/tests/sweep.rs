//! A sweep is nothing but single runs, over a grid that can be said.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its run has failed")]

use descent_core::optimizers::{self, CATALOG};
use descent_core::outcome::{Outcome, judge};
use descent_core::run::{Configuration, Trajectory, record};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use descent_core::surfaces::Surface;
use descent_core::sweep::{Sample, best, grid, sample};

fn run(optimizer: &str, start: [f64; 2]) -> Configuration {
    Configuration {
        start: start.to_vec(),
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find(optimizer).unwrap().spec),
        schedule: Schedule::new("cosine", &[], &[], 60).unwrap(),
        clip_norm: Some(50.0),
        clip_value: None,
        noise: 0.1,
        seed: 7,
        steps: 60,
    }
}

fn swept(surface: &Surface, configuration: &Configuration) -> Vec<Sample> {
    let mut memory = Trajectory::default();
    let rates = grid(configuration.settings.spec());
    rates.iter().map(|rate| sample(surface, configuration, *rate, &mut memory).unwrap()).collect()
}

#[test]
fn the_grid_has_ten_rates_a_decade_that_are_short_decimals() {
    let rates = grid(optimizers::find("sgd").unwrap().spec);
    assert_eq!(rates.len(), 61);
    assert_eq!((rates[0], rates[60]), (1e-5, 10.0));
    assert_eq!(
        rates[1..11],
        [1.25e-5, 1.6e-5, 2e-5, 2.5e-5, 3.15e-5, 4e-5, 5e-5, 6.3e-5, 8e-5, 1e-4]
    );
    for pair in rates.windows(2) {
        let ratio = pair[1] / pair[0];
        assert!((1.23..1.29).contains(&ratio), "{ratio}");
    }
    for rate in rates {
        assert!(format!("{rate:e}").len() <= "1.25e-5".len(), "{rate:e}");
    }
}

#[test]
fn every_optimizer_is_given_the_same_grid() {
    let first = grid(CATALOG[0].spec);
    for entry in CATALOG {
        assert_eq!(grid(entry.spec), first, "{}", entry.spec.id);
    }
}

#[test]
fn every_sample_is_the_single_run_to_the_bit() {
    for surface in ["rosenbrock", "two_wells", "cliff"] {
        let surface = Surface::named(surface, &[]).unwrap();
        for entry in CATALOG {
            let configuration = run(entry.spec.id, [-1.2, 0.7]);
            for found in swept(&surface, &configuration) {
                let mut single = configuration.clone();
                single.settings.set("learning_rate", found.learning_rate).unwrap();
                let mut trajectory = Trajectory::default();
                record(&surface, &single, &mut trajectory).unwrap();
                let loss = trajectory.losses[trajectory.taken as usize];
                assert_eq!(found.loss.to_bits(), loss.to_bits(), "{}", entry.spec.id);
                let outcome = judge(&surface, &trajectory, &single, 1e-3);
                assert_eq!(found.diverged, matches!(outcome, Outcome::Diverged { .. }));
            }
        }
    }
}

#[test]
fn on_a_bowl_plain_descent_diverges_above_one_and_is_best_at_a_half() {
    let surface = Surface::named("bowl", &[]).unwrap();
    let configuration = Configuration {
        schedule: Schedule::default(),
        clip_norm: None,
        noise: 0.0,
        ..run("sgd", [-4.0, 3.0])
    };
    let samples = swept(&surface, &configuration);
    // λ = 2: the limit is 1, and at 1/2 one step is enough.
    for found in &samples {
        assert_eq!(found.diverged, found.learning_rate > 1.0, "{found:?}");
    }
    let at = best(&samples).unwrap();
    assert_eq!((samples[at].learning_rate, samples[at].loss), (0.5, 0.0));
}

#[test]
fn the_best_did_not_diverge_and_of_equals_is_the_first() {
    let of = |learning_rate, loss, diverged| Sample { learning_rate, loss, diverged };
    let samples =
        [of(0.1, 2.0, false), of(0.2, 1.0, false), of(0.3, 1.0, false), of(0.4, 0.1, true)];
    assert_eq!(best(&samples), Some(1));
    assert_eq!(best(&samples[3..]), None);
    assert_eq!(best(&[of(0.1, f64::NAN, false)]), None);
    assert_eq!(best(&[]), None);
}

#[test]
fn a_rate_that_the_optimizer_does_not_take_is_refused() {
    let surface = Surface::named("bowl", &[]).unwrap();
    let mut memory = Trajectory::default();
    assert!(sample(&surface, &run("sgd", [1.0, 1.0]), -1.0, &mut memory).is_err());
}
