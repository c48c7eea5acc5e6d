//! The loss of a network over planes and lines: against scikit-learn's components, and by the laws of the geometry.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its network has failed")]

use descent_core::datasets::DATASETS;
use descent_core::error::Error;
use descent_core::landscape::View;
use descent_core::linalg::dot;
use descent_core::math::norm;
use descent_core::models::activation::Activation;
use descent_core::models::network::Initialization;
use descent_core::models::plane::{Plane, covered, principal_plane, random_plane, span};
use descent_core::models::soundings::{Soundings, barrier, interpolate, resample};
use descent_core::models::spread::spread;
use descent_core::models::task::{Task, TaskSpec};
use descent_core::objective::Objective;
use descent_core::principal::principal;
use proptest::prelude::*;
use serde_json::Value;

fn numbers(list: &Value) -> Vec<f64> {
    let flat = |v: &Value| if v.is_array() { numbers(v) } else { vec![v.as_f64().unwrap()] };
    list.as_array().unwrap().iter().flat_map(flat).collect()
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len());
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() <= tolerance, "{a} for {b}: {:e}", a - b);
    }
}

#[test]
fn principal_components_are_those_of_scikit_learn() {
    let all: Value = serde_json::from_str(include_str!("../../../fixtures/planes.json")).unwrap();
    for case in all["cases"].as_array().unwrap() {
        let dimension = case["dimension"].as_u64().unwrap() as usize;
        let points = numbers(&case["points"]);
        // As the paths of two racers.
        let (first, second) = points.split_at(points.len() / dimension / 3 * dimension);
        let found = principal(&[first, second], dimension, 3);
        assert_close(&found.mean, &numbers(&case["mean"]), 1e-11);
        assert_close(&found.explained, &numbers(&case["explained"]), 1e-12);
        let theirs = numbers(&case["components"]);
        for (ours, theirs) in
            found.components.chunks_exact(dimension).zip(theirs.chunks_exact(dimension))
        {
            let sign = dot(ours, theirs).signum();
            let turned: Vec<f64> = theirs.iter().map(|x| sign * x).collect();
            assert_close(ours, &turned, 1e-9);
        }
    }
}

proptest! {
    /// However few points there are and however they lie, the directions are orthonormal and no other varies more.
    #[test]
    fn components_are_orthonormal_and_fall(
        dimension in 3_usize..9,
        flat in any::<bool>(),
        draws in prop::collection::vec(-5.0..5.0_f64, 9 * 12),
        count in 1_usize..12,
    ) {
        let points: Vec<f64> = draws
            .chunks_exact(9)
            .take(count)
            .flat_map(|draw| (0..dimension).map(|axis| if flat { draw[0] } else { draw[axis] }).collect::<Vec<_>>())
            .collect();
        let found = principal(&[&points], dimension, 3);
        for (i, a) in found.components.chunks_exact(dimension).enumerate() {
            for (j, b) in found.components.chunks_exact(dimension).enumerate() {
                let wanted = if i == j { 1.0 } else { 0.0 };
                prop_assert!((dot(a, b) - wanted).abs() < 1e-9, "{} {}", i, j);
            }
        }
        prop_assert!(found.explained.is_sorted_by(|a, b| a >= b || (a - b).abs() < 1e-12));
        let sum: f64 = found.explained.iter().sum();
        prop_assert!(sum <= 1.0 + 1e-9);
        if flat && count > 1 {
            prop_assert!((found.explained[0] - 1.0).abs() < 1e-9);
        }
    }
}

fn task(bias: bool) -> Task {
    Task::new(&TaskSpec {
        layers: &[4, 4, 5, 6, 4, 3, 3],
        bias,
        activation: Activation::Tanh,
        dataset: DATASETS[0],
        test_share: 0.3,
        split_seed: 1,
        standardize: true,
        batch_size: None,
    })
    .unwrap()
}

fn weights(task: &Task, seed: u32) -> Vec<f64> {
    task.network.initialize(Initialization::Default, seed)
}

fn random(task: &Task, seed: u32, angle: f64) -> Plane {
    random_plane(&task.network, &weights(task, 7), seed, angle).unwrap()
}

#[test]
fn random_directions_have_the_size_of_the_weights_neuron_by_neuron() {
    let task = task(true);
    let theta = weights(&task, 7);
    for angle in [0.0, 0.9, 4.0] {
        for direction in random(&task, 3, angle).directions() {
            for layer in task.network.layers() {
                let rows = |list: &[f64]| -> Vec<f64> {
                    list[layer.matrix.clone()].chunks_exact(layer.inputs).map(norm).collect()
                };
                assert_close(&rows(direction), &rows(&theta), 1e-13);
                assert!(direction[layer.biases.clone()].iter().all(|d| *d == 0.0));
            }
        }
    }
}

#[test]
fn a_seed_and_an_angle_make_the_plane() {
    let task = task(false);
    assert_eq!(random(&task, 3, 0.4), random(&task, 3, 0.4));
    assert_ne!(random(&task, 3, 0.4), random(&task, 4, 0.4));
    let [before, after] = [random(&task, 3, 0.0), random(&task, 3, std::f64::consts::PI)];
    assert_eq!(before.directions()[0], after.directions()[0]);
    // Half a turn is the same plane, seen from behind.
    let turned: Vec<f64> = after.directions()[1].iter().map(|v| -v).collect();
    assert_close(before.directions()[1], &turned, 1e-14);
    assert_ne!(random(&task, 3, 0.5).directions()[1], before.directions()[1]);
    // They are not the draws that weights of the same seed are made of.
    let begun = task.network.initialize(Initialization::KaimingNormal, 3);
    let cosine = |a: &[f64], b: &[f64]| dot(a, b) / norm(a) / norm(b);
    assert!(cosine(before.directions()[0], &begun).abs() < 0.4);
}

#[test]
fn a_plane_without_two_directions_is_refused() {
    let task = task(false);
    let zeros = vec![0.0; 111];
    let refused = random_plane(&task.network, &zeros, 0, 0.0);
    assert!(matches!(refused, Err(Error::OutOfRange { argument, .. }) if argument == "plane"));
    let u = weights(&task, 1);
    assert!(Plane::new(zeros.clone(), u.clone(), u.clone()).is_err());
    assert!(matches!(Plane::new(zeros, u, vec![1.0]), Err(Error::Length { expected: 111, .. })));
    assert!(matches!(principal_plane(&[&[1.0, 2.0]], 2, 0.0), Err(Error::OutOfRange { .. })));
}

#[test]
fn the_principal_plane_turns_towards_the_third_component() {
    let task = task(false);
    let points: Vec<f64> = (0..40).flat_map(|seed| weights(&task, seed)).collect();
    let found = principal(&[&points], 111, 3);
    let (plane, explained) = principal_plane(&[&points], 111, std::f64::consts::FRAC_PI_2).unwrap();
    assert_close(plane.directions()[0], &found.components[..111], 1e-15);
    assert_close(plane.directions()[1], &found.components[222..], 1e-15);
    assert_eq!(explained.to_vec(), found.explained);
    assert!(plane.cosine().abs() < 1e-12);
    let [first, second, third] = explained;
    let turned = covered(explained, std::f64::consts::FRAC_PI_2);
    assert_close(&[turned, covered(explained, 0.0)], &[first + third, first + second], 1e-15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Also of directions that are not at right angles.
    #[test]
    fn coordinates_are_those_of_the_nearest_point(a in -3.0..3.0_f64, b in -3.0..3.0_f64, seed: u32) {
        let task = task(false);
        let plane = random(&task, seed, 0.3);
        let mut on = vec![0.0; 111];
        plane.write_point([a, b], &mut on);
        let [found_a, found_b] = plane.coordinates(&on);
        prop_assert!((found_a - a).abs() < 1e-10 && (found_b - b).abs() < 1e-10);
        prop_assert!(plane.distance(&on) < 1e-10);
        // Of a point beside it, no other point of the plane is nearer.
        let beside = weights(&task, seed ^ 1);
        let [na, nb] = plane.coordinates(&beside);
        let nearest = plane.distance(&beside);
        for [da, db] in [[0.01, 0.0], [-0.01, 0.0], [0.0, 0.01], [0.0, -0.01]] {
            plane.write_point([na + da, nb + db], &mut on);
            let away: Vec<f64> = beside.iter().zip(&on).map(|(x, y)| x - y).collect();
            prop_assert!(norm(&away) > nearest);
        }
    }

    #[test]
    fn a_span_holds_all_that_it_is_to_show(
        points in prop::collection::vec(prop::array::uniform2(-9.0..9.0_f64), 0..6),
    ) {
        for least in [None, Some([-1.0, 1.0, -1.0, 1.0])] {
            let [a0, a1, b0, b1] = span(points.iter().copied(), least);
            prop_assert!(a1 > a0 && b1 > b0);
            prop_assert!(points.iter().all(|[a, b]| (a0..=a1).contains(a) && (b0..=b1).contains(b)));
        }
    }

    #[test]
    fn a_grid_is_the_loss_at_its_nodes_to_the_bit_in_whatever_slices(
        columns in 2_usize..20, rows in 2_usize..20, slice in 1_usize..50,
    ) {
        let task = task(false);
        let (plane, problem) = (random(&task, 5, 0.0), task.train_problem());
        let view = View { span: [-1.0, 1.5, -0.5, 2.0], size: [columns, rows] };
        let mut grid = Soundings::new(view).unwrap();
        prop_assert_eq!(grid.total(), columns * rows);
        while grid.done() < grid.total() {
            let before = grid.done();
            let done = grid.advance(&problem, &plane, slice);
            prop_assert_eq!(done, (before + slice).min(grid.total()));
        }
        let mut at = vec![0.0; 111];
        for (node, value) in grid.values().iter().enumerate() {
            plane.write_point(grid.place(node), &mut at);
            prop_assert_eq!(value.to_bits(), problem.value(&at).to_bits());
        }
        prop_assert_eq!(grid.place(0), [-1.0, -0.5]);
        let [a, b] = grid.place(columns * rows - 1);
        prop_assert!((a - 1.5).abs() < 1e-14 && (b - 2.0).abs() < 1e-14);
    }
}

#[test]
fn a_grid_is_whole_from_its_coarsest_stage_on_and_finer_stages_keep_what_is_known() {
    let task = task(false);
    let (plane, problem) = (random(&task, 5, 0.0), task.train_problem());
    let view = View { span: [-1.0, 1.0, -1.0, 1.0], size: [33, 17] };
    let mut grid = Soundings::new(view).unwrap();
    // Every fourth node of both sides: 9 × 5.
    grid.advance(&problem, &plane, 44);
    assert!(grid.values().iter().any(|value| value.is_nan()));
    grid.advance(&problem, &plane, 1);
    assert!(grid.values().iter().all(|value| value.is_finite()));
    let coarse = grid.values().to_vec();
    grid.advance(&problem, &plane, usize::MAX);
    let fine = grid.values();
    for row in (0..17).step_by(4) {
        for column in (0..33).step_by(4) {
            assert_eq!(coarse[row * 33 + column], fine[row * 33 + column]);
        }
    }
    // What was put in between was near already.
    let off = coarse.iter().zip(fine).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let range = fine.iter().fold(0.0_f64, |most, value| most.max(*value));
    assert!(off < 0.2 * range, "{off} of {range}");
}

#[test]
fn a_grid_that_cannot_be_is_refused() {
    for (span, size) in [
        ([0.0, 1.0, 0.0, 1.0], [1, 5]),
        ([0.0, 1.0, 0.0, 1.0], [5, 514]),
        ([0.0, 0.0, 0.0, 1.0], [5, 5]),
        ([0.0, f64::NAN, 0.0, 1.0], [5, 5]),
    ] {
        assert!(matches!(Soundings::new(View { span, size }), Err(Error::OutOfRange { .. })));
    }
}

#[test]
fn a_line_has_the_losses_of_its_ends_at_0_and_1() {
    let task = task(true);
    let [a, b] = [weights(&task, 1), weights(&task, 2)];
    let (train, test) = (task.train_problem(), task.test_problem().unwrap());
    let line = interpolate(&train, Some(&test), [&a, &b], 10);
    assert_eq!(line.len(), 41);
    assert_eq!(
        [line[0].alpha, line[10].alpha, line[30].alpha, line[40].alpha],
        [-0.5, 0.0, 1.0, 1.5]
    );
    for (point, weights) in [(line[10], &a), (line[30], &b)] {
        assert_eq!(point.train, train.measure(weights));
        assert_eq!(point.test, test.measure(weights));
        assert_eq!(point.train.loss, train.value(weights));
    }
    let without = interpolate(&train, None, [&a, &b], 1);
    assert!(without.iter().all(|point| point.test.loss.is_nan()));
}

#[test]
fn a_grid_drawn_finer_goes_through_its_nodes_and_is_bare_beyond_them() {
    let grid = View { span: [0.0, 4.0, 0.0, 3.0], size: [5, 4] };
    let values: Vec<f64> = (0..20).map(|node| f64::from(node * node % 7)).collect();
    let mut same = Vec::new();
    resample(grid, &values, grid, &mut same);
    assert_eq!(same, values);
    // What is linear stays so, between the nodes too.
    let slope: Vec<f64> =
        (0..20).map(|node| f64::from(node % 5) - 2.0 * f64::from(node / 5)).collect();
    let to = View { span: [-1.0, 4.0, 0.0, 3.0], size: [11, 7] };
    let mut finer = Vec::new();
    resample(grid, &slope, to, &mut finer);
    for (index, value) in finer.iter().enumerate() {
        let (x, y) = (-1.0 + (index % 11) as f64 * 0.5, (index / 11) as f64 * 0.5);
        if x < 0.0 {
            assert!(value.is_nan());
        } else {
            assert!((value - (x - 2.0 * y)).abs() < 1e-12, "{value} at {x} {y}");
        }
    }
    // What is not known stays bare and spoils nothing beside it.
    let mut holed = slope;
    holed[7] = f64::NAN;
    resample(grid, &holed, grid, &mut same);
    assert_eq!(same.iter().filter(|value| value.is_nan()).count(), 1);
}

#[test]
fn a_barrier_is_how_far_the_loss_rises_above_the_worse_end() {
    let alphas = [-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5];
    let found = barrier(&alphas, &[90.0, 1.0, 2.0, 4.0, 3.5, 3.0, 90.0]);
    assert_eq!((found.height, found.alpha), (1.0, 0.5), "what is outside does not count");
    let none = barrier(&alphas, &[9.0, 1.0, 0.5, 0.4, 0.6, 1.0, 9.0]);
    assert_eq!(none.height, 0.0, "a valley is no barrier");
    let bulge = barrier(&alphas, &[9.0, 3.0, 2.9, 2.8, 2.0, 1.0, 0.9]);
    assert_eq!(bulge.height, 0.0, "nor is a way down");
    let lost = barrier(&alphas, &[9.0, 1.0, 2.0, f64::NAN, 2.0, 1.0, 9.0]);
    assert_eq!((lost.height, lost.alpha), (f64::INFINITY, 0.5));
    assert!(barrier(&alphas, &[9.0, f64::NAN, 2.0, 1.0, 2.0, 1.0, 9.0]).height.is_nan());
}

#[test]
fn a_spread_is_told_of_what_is_finite() {
    assert_eq!(spread([3.0, f64::NAN, 1.0, 2.0].into_iter()), [1.0, 2.0, 3.0]);
    assert_eq!(spread([4.0, 1.0, f64::INFINITY, 2.0, 3.0].into_iter()), [1.0, 2.5, 4.0]);
    assert!(spread([f64::NAN].into_iter()).iter().all(|number| number.is_nan()));
}
