//! Points of two classes or with numbers, what is learned from them, and that the presets show what they say.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its network has failed")]

use descent_core::datasets::points::{Points, PointsConfig, Role, SHAPES, Shape, Task};
use descent_core::datasets::targets::{REACH, Target};
use descent_core::error::Error;
use descent_core::metrics::regression::REGRESSION;
use descent_core::models::activation::Activation;
use descent_core::models::boundary::presets::{Claim, EVERY, PRESETS, Preset};
use descent_core::models::boundary::{
    Boundary, DecisionMap, Edit, Fitting, NeuronMaps, Scoring, Stop, StopRules, direction,
};
use descent_core::number::Real;
use descent_core::optimizers;
use descent_core::run::Configuration;
use descent_core::spec::Settings;
use proptest::prelude::*;

const SEEDS: u32 = 20;

fn fit(preset: &Preset, seed: u32) -> (Boundary, Fitting) {
    let (boundary, configuration) =
        (Boundary::new(preset.boundary(seed)).unwrap(), preset.training().unwrap());
    let mut fitting = Fitting::begin(&boundary, &configuration, EVERY, &[]).unwrap();
    fitting.advance(&boundary, &configuration, &preset.rules(), u32::MAX);
    (boundary, fitting)
}

#[test]
fn presets_show_what_they_say_for_nearly_every_seed() {
    for preset in &PRESETS {
        let found: Vec<Fitting> = (0..SEEDS).map(|seed| fit(preset, seed).1).collect();
        let shown = found
            .iter()
            .filter(|fitting| match preset.claim {
                Claim::Overfits => fitting.overfits(),
                Claim::Holds => !fitting.overfits(),
                Claim::Underfits => {
                    !fitting.overfits() && fitting.records().last().unwrap().train_loss > 0.3
                }
            })
            .count();
        assert!(shown >= 19, "{}: {shown} of {SEEDS}", preset.id);
    }
}

#[test]
fn a_training_in_slices_has_the_bits_of_one_in_one_go() {
    for preset in [&PRESETS[0], of_numbers()] {
        let preset = Preset { dropout: 0.3, l2: 0.01, ..*preset };
        let mut spec = preset.boundary(5);
        spec.batch_size = Some(7);
        spec.l1 = 0.001;
        let boundary = Boundary::new(spec).unwrap();
        let mut configuration = preset.training().unwrap();
        configuration.steps = 60;
        let rules = StopRules::default();
        let begin = || Fitting::begin(&boundary, &configuration, EVERY, &[]).unwrap();
        let (mut whole, mut sliced) = (begin(), begin());
        assert_eq!(whole.advance(&boundary, &configuration, &rules, u32::MAX), 60);
        while sliced.advance(&boundary, &configuration, &rules, 11) > 0 {}
        assert_eq!(whole.weights(), sliced.weights());
        let losses = |fitting: &Fitting| -> Vec<[f64; 2]> {
            fitting.records().iter().map(|r| [r.train_loss, r.validation_loss]).collect()
        };
        assert_eq!(losses(&whole), losses(&sliced));
        assert_eq!(whole.stop(), Some(Stop::Budget));
        assert_eq!(whole.records().len(), 7);
    }
}

#[test]
fn a_training_says_why_it_stopped() {
    let boundary = Boundary::new(PRESETS[0].boundary(1)).unwrap();
    let configuration = PRESETS[0].training().unwrap();
    let run = |configuration: &Configuration, rules: StopRules| {
        let mut fitting = Fitting::begin(&boundary, configuration, EVERY, &[]).unwrap();
        fitting.advance(&boundary, configuration, &rules, u32::MAX);
        fitting
    };
    let target = run(&configuration, StopRules { target: Some(0.4), ..StopRules::default() });
    let Some(Stop::Target { loss }) = target.stop() else { panic!("{:?}", target.stop()) };
    assert!(loss <= 0.4 && target.step() < configuration.steps);
    let patient = run(&configuration, StopRules { patience: Some(30), ..StopRules::default() });
    let Some(Stop::Patience { best }) = patient.stop() else { panic!("{:?}", patient.stop()) };
    assert_eq!(patient.best().unwrap().step, best);
    assert_eq!(patient.step(), best + 30);
    assert_ne!(patient.best_weights(), patient.weights());
    let mut still = configuration.clone();
    still.settings.set("learning_rate", 1e-9).unwrap();
    let flat = run(&still, StopRules { plateau: Some(50), ..StopRules::default() });
    assert_eq!(flat.stop(), Some(Stop::Plateau { since: 0 }));
    // Straight neurons, whose outputs nothing holds.
    let mut spec = PRESETS[0].boundary(1);
    spec.hidden.iter_mut().for_each(|(_, activation)| *activation = Activation::Linear);
    let straight = Boundary::new(spec).unwrap();
    let mut wild = configuration.clone();
    wild.settings = Settings::new(optimizers::find("sgd").unwrap().spec);
    wild.settings.set("learning_rate", 1e6).unwrap();
    let mut lost = Fitting::begin(&straight, &wild, EVERY, &[]).unwrap();
    lost.advance(&straight, &wild, &StopRules::default(), u32::MAX);
    assert!(matches!(lost.stop(), Some(Stop::Diverged { .. })), "{:?}", lost.stop());
    assert!(lost.records().iter().all(|record| record.train_loss.is_finite()));
}

/// Points without any noise.
fn clean(shape: Shape, count: usize, seed: u32) -> PointsConfig {
    PointsConfig { shape, count, noise: 0.0, label_noise: 0.0, balance: 0.5, seed }
}

proptest! {
    #[test]
    fn more_points_are_added_to_those_that_there_were(
        shape in 0..SHAPES.len(), count in 1_usize..60, more in 0_usize..60, seed: u32,
        balance in 0.05..0.95,
    ) {
        let draw = |count, role| {
            let shape = SHAPES[shape].1;
            let label_noise = if shape.task() == Task::Regression { 0.0 } else { 0.2 };
            let config = PointsConfig { balance, noise: 0.4, label_noise, ..clean(shape, count, seed) };
            config.draw(role).unwrap()
        };
        let (few, many) = (draw(count, Role::Training), draw(count + more, Role::Training));
        prop_assert_eq!(&few.places[..], &many.places[..count]);
        prop_assert_eq!(&few.labels[..], &many.labels[..count]);
        let (examining, tested) = (draw(count, Role::Validation), draw(count, Role::Test));
        prop_assert!(examining.places.iter().all(|place| !few.places.contains(place)));
        prop_assert!(tested.places.iter().all(|place| !few.places.contains(place) && !examining.places.contains(place)));
        if SHAPES[shape].1.task() == Task::Regression {
            return Ok(());
        }
        // What was flipped flipped back, the classes have their shares.
        let second = few.labels.iter().zip(&few.flipped).filter(|(label, flipped)| (**label == 1.0) != **flipped);
        prop_assert_eq!(second.count() as f64, (balance * count as f64).round());
    }

    #[test]
    fn clean_points_lie_where_their_class_does(seed: u32) {
        for (name, shape) in SHAPES {
            let points = clean(shape, 200, seed).draw(Role::Training).unwrap();
            if let Shape::Numbers(target) = shape {
                for (place, label) in points.places.iter().zip(&points.labels) {
                    prop_assert!(place.iter().all(|x| x.abs() <= REACH) && label.abs() <= 1.0, "{name}");
                    prop_assert_eq!(*label, target.at(*place));
                }
                continue;
            }
            for ([x, y], label) in points.places.iter().zip(&points.labels) {
                let second = *label == 1.0;
                let radius = (x * x + y * y).sqrt();
                let fits = match shape {
                    Shape::Circle => if second { radius <= 2.5 } else { (3.5..=5.0).contains(&radius) },
                    Shape::Xor => (x * y > 0.0) == second,
                    Shape::Gaussians => true,
                    Shape::Spiral => radius <= 5.0,
                    Shape::Moons => x.abs() <= 5.0 && y.abs() <= 3.0,
                    Shape::Checkerboard => {
                        let cell = |z: f64| ((z + 5.0) / 2.5).floor();
                        x.abs() <= 5.0 && y.abs() <= 5.0 && ((cell(*x) + cell(*y)).rem_euclid(2.0) == 1.0) == second
                    }
                    Shape::Numbers(_) => false,
                };
                prop_assert!(fits, "{name}: {x} {y} of {label}");
            }
        }
    }
}

#[test]
fn what_cannot_be_drawn_or_learned_is_refused() {
    for config in [
        PointsConfig { count: 0, ..clean(Shape::Xor, 1, 0) },
        PointsConfig { noise: -1.0, ..clean(Shape::Xor, 1, 0) },
        PointsConfig { label_noise: 0.6, ..clean(Shape::Xor, 1, 0) },
        PointsConfig { balance: 0.0, ..clean(Shape::Xor, 1, 0) },
        PointsConfig { noise: 1.5, ..clean(Shape::Numbers(Target::Saddle), 1, 0) },
        PointsConfig { label_noise: 0.1, ..clean(Shape::Numbers(Target::Saddle), 1, 0) },
    ] {
        assert!(config.draw(Role::Training).is_err(), "{config:?}");
    }
    let spec = PRESETS[0].boundary(0);
    let mut bare = spec.clone();
    bare.features.clear();
    assert!(Boundary::new(bare).is_err());
    let mut large = spec.clone();
    large.batch_size = Some(41);
    assert!(Boundary::new(large).is_err());
    let mut wild = spec;
    wild.dropout = 2.0;
    assert!(Boundary::new(wild).is_err());
}

#[test]
fn the_map_has_what_the_network_answers_at_the_middles_of_its_cells() {
    let boundary = Boundary::new(PRESETS[0].boundary(2)).unwrap();
    let weights = boundary.first_weights();
    let mut map = DecisionMap::new(&boundary, 4, 3);
    let probabilities = map.draw(&weights).to_vec();
    assert_eq!(probabilities.len(), 12);
    // The first cell is that at the upper left.
    for (index, place) in [(0, [-4.5, 4.0]), (7, [4.5, 0.0]), (8, [-4.5, -4.0])] {
        let [z] = boundary.network.outputs_at(&weights, &place)[..] else { panic!() };
        assert!((probabilities[index] - z.sigmoid()).abs() < 1e-15);
    }
    let pixels = map.paint(&weights, [[0.0, 0.0, 200.0], [100.0; 3], [200.0, 0.0, 0.0]]);
    for (pixel, p) in pixels.chunks_exact(4).zip(&probabilities) {
        assert_eq!(f64::from(pixel[0]), (200.0 * p + 0.5).floor(), "{p}");
        assert_eq!(pixel[3], 255);
    }
}

#[test]
fn weights_are_kept_on_the_way_those_of_every_examination_exactly() {
    let (boundary, fitting) = fit(&PRESETS[0], 3);
    let configuration = PRESETS[0].training().unwrap();
    for record in fitting.records() {
        let (step, weights) = fitting.weights_at(record.step);
        assert_eq!(step, record.step);
        let measure = boundary.validation_problem().measure(weights);
        assert_eq!(measure.loss.to_bits(), record.validation_loss.to_bits());
        assert_eq!(fitting.record_at(record.step + EVERY - 1), Some(record));
    }
    let mut short = configuration;
    short.steps = 137;
    let mut alone = Fitting::begin(&boundary, &short, EVERY, &[]).unwrap();
    alone.advance(&boundary, &short, &StopRules::default(), u32::MAX);
    assert_eq!(fitting.weights_at(137), (137, alone.weights()));
}

#[test]
fn what_a_hand_sets_holds_from_its_step_on() {
    let (boundary, plain) = fit(&PRESETS[0], 3);
    let configuration = PRESETS[0].training().unwrap();
    let edit = Edit { step: 40, weight: 5, value: 3.0 };
    let mut edited = Fitting::begin(&boundary, &configuration, EVERY, &[edit]).unwrap();
    edited.advance(&boundary, &configuration, &StopRules::default(), u32::MAX);
    assert_eq!(edited.weights_at(39), plain.weights_at(39));
    let (set, before) = (edited.weights_at(40).1, plain.weights_at(40).1);
    for (index, (set, before)) in set.iter().zip(before).enumerate() {
        assert_eq!(*set, if index == 5 { 3.0 } else { *before });
    }
    assert_ne!(edited.record_at(40), plain.record_at(40));
    for wrong in [Edit { weight: 1000, ..edit }, Edit { value: f64::NAN, ..edit }] {
        let refused = Fitting::begin(&boundary, &configuration, EVERY, &[wrong]);
        assert!(matches!(refused, Err(Error::OutOfRange { .. })));
    }
}

#[test]
fn a_neuron_opened_is_worth_what_it_hands_on() {
    let (boundary, fitting) = fit(&PRESETS[0], 1);
    let place = [1.2, -3.0];
    let values = boundary.neurons_at(fitting.weights(), place);
    let mut from = 0;
    for (layer, size) in boundary.network.sizes().iter().enumerate() {
        for neuron in 0..*size {
            let Some(trace) = boundary.trace(fitting.weights(), place, layer, neuron) else {
                assert_eq!(layer, 0);
                continue;
            };
            let sum = trace.terms.iter().map(|term| term.weight * term.value).sum::<f64>();
            assert!((sum + trace.bias - trace.sum).abs() < 1e-12);
            let told = values[from + neuron];
            let own = if trace.activation == "sigmoid" { trace.sum } else { trace.value };
            assert!((own - told).abs() <= 1e-12 * told.abs().max(1.0), "{own} {told}");
        }
        from += size;
    }
}

#[test]
fn a_neurons_map_has_its_numbers_at_the_middles_of_the_cells() {
    let (boundary, fitting) = fit(&PRESETS[0], 1);
    let mut maps = NeuronMaps::new(&boundary, 5);
    let numbers = maps.draw(fitting.weights()).to_vec();
    for (cell, place) in [(0, [-4.8, 4.8]), (12, [0.0, 0.0]), (24, [4.8, -4.8])] {
        let values = boundary.neurons_at(fitting.weights(), place);
        for (neuron, value) in values.iter().enumerate() {
            assert!((numbers[25 * neuron + cell] - value).abs() < 1e-12);
        }
    }
    let pixels = maps.paint(fitting.weights(), [[0.0, 0.0, 255.0], [255.0; 3], [255.0, 0.0, 0.0]]);
    assert_eq!(pixels.len(), 4 * numbers.len());
    // The strongest number of a neuron has a full colour.
    let first = &pixels[..100];
    assert!(first.chunks_exact(4).any(|p| p[..3] == [0, 0, 255] || p[..3] == [255, 0, 0]));
}

#[test]
fn the_course_of_accuracy_is_that_of_the_records() {
    let (boundary, fitting) = fit(&PRESETS[0], 2);
    let mut scoring = Scoring::new(&boundary, true);
    let course = scoring.course(&fitting, 3, "accuracy", 0.5).unwrap();
    let told: Vec<f64> = fitting.records()[3..].iter().map(|r| r.validation_accuracy).collect();
    assert_eq!(course, told);
    assert!(scoring.course(&fitting, 0, "luck", 0.5).is_err());
}

proptest! {
    #[test]
    fn ones_own_points_part_by_class(count in 2_usize..80, share in 0.0..1.0, seed in 0..50_u32) {
        let points = Points {
            places: (0..count).map(|at| [at as f64, -(at as f64)]).collect(),
            labels: (0..count).map(|at| f64::from(at % 3 == 0)).collect(),
            flipped: vec![false; count],
        };
        let [teach, examine] = points.part(Task::Classification, share, seed).unwrap();
        prop_assert!(!teach.places.is_empty() && !examine.places.is_empty());
        let mut all: Vec<[f64; 2]> = teach.places.iter().chain(&examine.places).copied().collect();
        all.sort_by(|a, b| a[0].total_cmp(&b[0]));
        prop_assert_eq!(&all, &points.places);
        for class in [0.0, 1.0] {
            let of = |points: &Points| points.labels.iter().filter(|label| **label == class).count();
            let wanted = (share * of(&points) as f64).round();
            prop_assert!((of(&examine) as f64 - wanted).abs() <= 1.0);
        }
        prop_assert_eq!(points.part(Task::Classification, share, seed).unwrap(), [teach, examine]);
    }
}

/// The first preset of numbers.
fn of_numbers() -> &'static Preset {
    PRESETS.iter().find(|preset| preset.shape.task() == Task::Regression).unwrap()
}

proptest! {
    #[test]
    fn ones_own_numbers_part_by_share_alone(count in 2_usize..80, share in 0.0..1.0, seed in 0..50_u32) {
        let points = Points {
            places: (0..count).map(|at| [at as f64, 0.0]).collect(),
            labels: (0..count).map(|at| at as f64 / 100.0 - 0.4).collect(),
            flipped: vec![false; count],
        };
        let [teach, examine] = points.part(Task::Regression, share, seed).unwrap();
        let wanted = ((share * count as f64).round() as usize).clamp(1, count - 1);
        prop_assert_eq!(examine.places.len(), wanted);
        prop_assert_eq!(teach.places.len() + wanted, count);
        for part in [&teach, &examine] {
            for ([x, _], label) in part.places.iter().zip(&part.labels) {
                prop_assert_eq!(*label, x / 100.0 - 0.4);
            }
        }
    }

    #[test]
    fn a_target_with_noise_is_finite_and_its_noise_has_its_deviation(seed: u32, noise in 0.05..1.0) {
        for target in [Target::Slope, Target::Bumps, Target::Ripple, Target::Saddle] {
            let config = PointsConfig { noise, ..clean(Shape::Numbers(target), 1000, seed) };
            let points = config.draw(Role::Training).unwrap();
            let errors = points.places.iter().zip(&points.labels).map(|(place, label)| label - target.at(*place));
            let variance = errors.map(|error| error * error).sum::<f64>() / 1000.0;
            prop_assert!((variance.sqrt() / noise - 1.0).abs() < 0.15, "{target:?} {variance}");
        }
    }
}

#[test]
fn own_numbers_beyond_all_bounds_are_refused() {
    let points = |label: f64| Points {
        places: vec![[0.0; 2]; 3],
        labels: vec![0.0, 0.5, label],
        flipped: vec![false; 3],
    };
    for wrong in [f64::NAN, f64::INFINITY, 1e4] {
        let refused = points(wrong).part(Task::Regression, 0.3, 0);
        assert!(matches!(refused, Err(Error::OutOfRange { .. })), "{wrong}");
    }
}

#[test]
fn a_boundary_of_numbers_descends_their_mean_squared_error() {
    let (boundary, fitting) = fit(of_numbers(), 4);
    assert_eq!(boundary.task(), Task::Regression);
    for (examining, points) in
        [&boundary.train_points, &boundary.validation_points].iter().enumerate()
    {
        let mut scoring = Scoring::new(&boundary, examining == 1);
        let answers = scoring.answers(fitting.weights()).to_vec();
        for (place, answer) in points.places.iter().zip(&answers) {
            assert_eq!(boundary.network.outputs_at(fitting.weights(), place), [*answer]);
        }
        let residuals = scoring.residuals(fitting.weights());
        let mse = residuals.iter().map(|r| r * r).sum::<f64>() / residuals.len() as f64;
        let last = fitting.records().last().unwrap();
        let told = if examining == 1 { last.validation_loss } else { last.train_loss };
        assert!((mse - told).abs() < 1e-12 * told.max(1.0), "{mse} {told}");
        let metric = scoring.value(fitting.weights(), "mse", 0.5).unwrap();
        assert!((metric - told).abs() < 1e-12 * told.max(1.0));
    }
    assert!(fitting.records().iter().all(|record| record.train_accuracy.is_nan()));
}

#[test]
fn every_metric_of_numbers_that_takes_them_all_has_a_course() {
    let (boundary, fitting) = fit(of_numbers(), 4);
    let mut scoring = Scoring::new(&boundary, true);
    let taking: Vec<&str> =
        REGRESSION.iter().filter(|m| m.takes_all_numbers()).map(|m| m.spec.id).collect();
    for id in ["mse", "rmse", "mae", "r2", "max_error", "median_ae", "huber"] {
        assert!(taking.contains(&id), "{id}");
    }
    for id in ["msle", "rmsle", "poisson_deviance", "gamma_deviance"] {
        assert!(!taking.contains(&id), "{id}");
    }
    for id in taking {
        let course = scoring.course(&fitting, 0, id, 0.5).unwrap();
        assert!(course.iter().all(|value| value.is_finite()), "{id}");
        direction(Task::Regression, id).unwrap();
    }
    assert!(scoring.course(&fitting, 0, "roc_auc", 0.5).is_err());
    assert!(direction(Task::Classification, "mse").is_err());
}

#[test]
fn the_map_of_numbers_is_coloured_by_their_scale_and_full_beyond_it() {
    let (boundary, fitting) = fit(of_numbers(), 2);
    assert_eq!(boundary.scale(), 1.0);
    let mut map = DecisionMap::new(&boundary, 9, 9);
    let answers = map.draw(fitting.weights()).to_vec();
    let [z] = boundary.network.outputs_at(fitting.weights(), &[0.0, 0.0])[..] else { panic!() };
    assert!((answers[40] - z).abs() < 1e-14);
    assert_eq!(map.levels(), [-0.5, 0.0, 0.5]);
    let pixels = map.paint(fitting.weights(), [[0.0, 0.0, 200.0], [100.0; 3], [200.0, 0.0, 0.0]]);
    for (pixel, answer) in pixels.chunks_exact(4).zip(&answers) {
        let red = 100.0 + 100.0 * answer.clamp(-1.0, 1.0);
        assert_eq!(f64::from(pixel[0]), (red + 0.5).floor(), "{answer}");
    }
    let place = [0.5, -1.0];
    let last = boundary.network.sizes().len() - 1;
    let trace = boundary.trace(fitting.weights(), place, last, 0).unwrap();
    assert_eq!(trace.activation, "linear");
    assert_eq!(trace.value, trace.sum);
}

#[test]
fn a_small_range_of_own_numbers_is_the_scale() {
    let points = |labels: &[f64]| Points {
        places: vec![[0.0; 2]; labels.len()],
        labels: labels.to_vec(),
        flipped: vec![false; labels.len()],
    };
    let scale = |labels: &[f64]| {
        let mut spec = of_numbers().boundary(0);
        spec.batch_size = None;
        Boundary::over(spec, points(labels), points(&[0.0])).unwrap().scale()
    };
    assert_eq!(scale(&[0.1, -0.25]), 0.25);
    assert_eq!(scale(&[0.0, 0.0]), 1.0);
    assert_eq!(scale(&[3.0, 0.0]), 1.0);
}

#[test]
fn the_test_tells_of_the_chosen_step_and_of_validations_own() {
    for preset in [&PRESETS[0], of_numbers()] {
        let (boundary, fitting) = fit(preset, 1);
        let shipping = boundary.ship(&fitting, 500).unwrap().unwrap();
        let [last, best] = [fitting.records().last().unwrap(), fitting.best().unwrap()];
        assert_eq!(shipping.chosen.step, 500);
        assert_eq!(shipping.chosen.validation_loss, last.validation_loss);
        assert_eq!(shipping.best.step, best.step);
        assert_eq!(shipping.best.validation_loss, best.validation_loss);
        // A thousand points tell that what was learned by heart is worth less.
        assert!(shipping.chosen.test_loss > shipping.best.test_loss, "{}", preset.id);
        assert!(shipping.best.test_score > shipping.chosen.test_score);
        assert_eq!(boundary.ship(&fitting, 500).unwrap().unwrap(), shipping);
        let own = Boundary::over(
            preset.boundary(1),
            boundary.train_points.clone(),
            boundary.validation_points.clone(),
        );
        assert_eq!(own.unwrap().ship(&fitting, 500).unwrap(), None);
    }
}

#[test]
fn the_least_validation_loss_is_lower_than_the_test_has_it_on_average() {
    let gaps: Vec<f64> = (0..40)
        .map(|seed| {
            let mut spec = PRESETS[0].boundary(seed);
            spec.validation = 20;
            let boundary = Boundary::new(spec).unwrap();
            let mut configuration = PRESETS[0].training().unwrap();
            configuration.steps = 200;
            let mut fitting = Fitting::begin(&boundary, &configuration, EVERY, &[]).unwrap();
            fitting.advance(&boundary, &configuration, &StopRules::default(), u32::MAX);
            let best = boundary.ship(&fitting, 0).unwrap().unwrap().best;
            best.test_loss - best.validation_loss
        })
        .collect();
    assert!(gaps.iter().sum::<f64>() > 0.0, "{gaps:?}");
}

#[test]
fn the_nearest_point_is_found_with_what_is_answered_there() {
    let (boundary, fitting) = fit(of_numbers(), 3);
    let weights = fitting.weights();
    let at = |points: &Points, index: usize| (points.places[index], points.labels[index]);
    for (points, examining) in
        [(&boundary.train_points, false), (&boundary.validation_points, true)]
    {
        let (place, wanted) = at(points, 7);
        let near = boundary.near(weights, place, 0.5, true).unwrap();
        assert_eq!((near.place, near.wanted, near.examining), (place, wanted, examining));
        let answer = boundary.network.outputs_at(weights, &place)[0];
        assert_eq!((near.answer, near.residual), (answer, wanted - answer));
    }
    let (place, _) = at(&boundary.validation_points, 7);
    assert!(boundary.near(weights, place, 20.0, false).is_some_and(|near| !near.examining));
    assert_eq!(boundary.near(weights, [6.0, 6.0], 0.1, true), None);
}
