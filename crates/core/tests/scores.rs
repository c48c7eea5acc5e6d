//! Scores of two classes: what each setting does, and what it leaves alone.

use descent_core::datasets::scores::{SHAPES, Scores, ScoresConfig, Shape, histogram};
use descent_core::error::Error;
use descent_core::math;
use proptest::prelude::*;

fn config() -> ScoresConfig {
    ScoresConfig {
        count: 1000,
        prevalence: 0.5,
        separation: 2.0,
        spread: 1.0,
        shape: Shape::Normal,
        sharpness: 1.0,
        label_noise: 0.0,
        levels: 0,
        seed: 1,
    }
}

fn positives(scores: &Scores) -> f64 {
    scores.y_true.iter().sum()
}

/// The latent values of a class, back from its scores.
fn latent(scores: &Scores, label: f64) -> Vec<f64> {
    let of_class = scores.y_true.iter().zip(&scores.y_score).filter(|(y, _)| **y == label);
    of_class.map(|(_, s)| math::ln(s / (1.0 - s)) / 2.0).collect()
}

fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / count).sqrt())
}

fn order(scores: &Scores) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.y_score.len()).collect();
    order.sort_by(|a, b| scores.y_score[*a].total_cmp(&scores.y_score[*b]));
    order
}

#[test]
fn the_same_seed_gives_the_same_points() {
    let draw = |seed| ScoresConfig { seed, ..config() }.draw().unwrap();
    assert_eq!(draw(3), draw(3));
    assert_ne!(draw(3), draw(4));
}

#[test]
fn every_shape_has_the_means_and_deviations_that_were_asked_for() {
    for (name, shape) in SHAPES {
        let asked = ScoresConfig {
            count: 100_000,
            separation: 1.0,
            spread: 1.5,
            shape,
            sharpness: 0.1,
            ..config()
        };
        let scores = asked.draw().unwrap();
        for (label, centre, deviation) in [(0.0, -0.5, 1.0), (1.0, 0.5, 1.5)] {
            let values: Vec<f64> = latent(&scores, label).iter().map(|z| z / 0.1).collect();
            let (mean, spread) = moments(&values);
            assert!((mean - centre).abs() < 0.03, "{name}: the mean of class {label} is {mean}");
            // A tail of Student's t has no fourth moment: its sample deviation wanders.
            if shape != Shape::Heavy {
                assert!((spread / deviation - 1.0).abs() < 0.03, "{name}: deviation {spread}");
            }
        }
    }
}

#[test]
fn as_many_are_positive_as_was_asked_for() {
    for (prevalence, expected) in [(0.0, 0.0), (0.01, 10.0), (0.5, 500.0), (1.0, 1000.0)] {
        let scores = ScoresConfig { prevalence, ..config() }.draw().unwrap();
        assert_eq!(positives(&scores), expected);
    }
}

#[test]
fn wrong_labels_are_flipped_and_move_no_score() {
    let clean = config().draw().unwrap();
    let noisy = ScoresConfig { label_noise: 0.2, ..config() }.draw().unwrap();
    assert_eq!(clean.y_score, noisy.y_score);
    let flipped = clean.y_true.iter().zip(&noisy.y_true).filter(|(a, b)| a != b).count();
    assert!((150..250).contains(&flipped), "{flipped} of 1000 at 20 %");
}

#[test]
fn two_normal_classes_two_apart_give_probabilities() {
    let scores = ScoresConfig { count: 100_000, ..config() }.draw().unwrap();
    let counts = histogram(&scores.y_true, &scores.y_score, [0.0, 1.0], 10);
    for (bin, (negative, positive)) in counts[0].iter().zip(&counts[1]).enumerate() {
        let share = positive / (negative + positive);
        assert!((share - (bin as f64 + 0.5) / 10.0).abs() < 0.03, "bin {bin}: {share}");
    }
}

#[test]
fn rounded_scores_are_tied() {
    let scores = ScoresConfig { levels: 5, ..config() }.draw().unwrap();
    let mut distinct = scores.y_score;
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    assert_eq!(distinct, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
}

#[test]
fn what_is_out_of_bounds_is_refused_by_name() {
    let wrong = [
        ("count", ScoresConfig { count: 0, ..config() }),
        ("prevalence", ScoresConfig { prevalence: 1.1, ..config() }),
        ("separation", ScoresConfig { separation: f64::NAN, ..config() }),
        ("spread", ScoresConfig { spread: 0.0, ..config() }),
        ("sharpness", ScoresConfig { sharpness: 9.0, ..config() }),
        ("label_noise", ScoresConfig { label_noise: 0.6, ..config() }),
        ("levels", ScoresConfig { levels: 1000, ..config() }),
    ];
    for (name, config) in wrong {
        let Err(Error::OutOfRange { argument, .. }) = config.draw() else { panic!("{name}") };
        assert_eq!(argument, name);
    }
}

proptest! {
    #[test]
    fn sharpness_moves_no_point_past_another(sharpness in 0.05_f64..4.0, seed in 0_u32..50) {
        let plain = ScoresConfig { seed, ..config() };
        let sharp = ScoresConfig { sharpness, ..plain.clone() };
        prop_assert_eq!(order(&plain.draw().unwrap()), order(&sharp.draw().unwrap()));
    }

    #[test]
    fn a_histogram_counts_every_point_once(
        scores in prop::collection::vec(-2.0_f64..3.0, 1..50),
        bins in 1_usize..20,
    ) {
        let labels: Vec<f64> = (0..scores.len()).map(|i| (i % 2) as f64).collect();
        let [negative, positive] = histogram(&labels, &scores, [0.0, 1.0], bins);
        prop_assert_eq!(positive.iter().sum::<f64>(), labels.iter().sum::<f64>());
        prop_assert_eq!(negative.iter().chain(&positive).sum::<f64>(), scores.len() as f64);
    }
}
