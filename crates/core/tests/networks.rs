//! Networks: against PyTorch's, and by the laws that any network must obey.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its network has failed")]

use descent_core::error::Error;
use descent_core::models::activation::{ACTIVATIONS, Activation};
use descent_core::models::batches::Batches;
use descent_core::models::network::{
    Dropout, Examples, INITIALIZATIONS, Initialization, Loss, Network, Penalty, Problem, Targets,
};
use descent_core::objective::Objective;
use descent_core::optimizers;
use descent_core::run::{Configuration, Run};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use proptest::prelude::*;
use serde_json::Value;

/// Of what is computed once: outputs, loss, gradient.
const TOLERANCE: f64 = 1e-12;
/// Of what a hundred steps have gone through.
const AFTER_STEPS: f64 = 1e-10;

fn cases() -> Vec<Value> {
    let text = include_str!("../../../fixtures/networks.json");
    let all: Value = serde_json::from_str(text).unwrap();
    all["cases"].as_array().unwrap().clone()
}

fn numbers(list: &Value) -> Vec<f64> {
    let flat = |v: &Value| if v.is_array() { numbers(v) } else { vec![v.as_f64().unwrap()] };
    list.as_array().unwrap().iter().flat_map(flat).collect()
}

fn sizes(case: &Value) -> Vec<usize> {
    numbers(&case["layers"]).iter().map(|size| *size as usize).collect()
}

fn network(case: &Value) -> Network {
    let named = |name: &Value| Activation::named(name.as_str().unwrap()).unwrap();
    let bias = case["bias"].as_bool().unwrap();
    let Some(activations) = case["activation"].as_array() else {
        return Network::new(&sizes(case), bias, named(&case["activation"])).unwrap();
    };
    let activations: Vec<Activation> = activations.iter().map(named).collect();
    let network = Network::new(&sizes(case), bias, Activation::Linear).unwrap();
    network.activated(&activations).unwrap()
}

fn examples(case: &Value, network: &Network) -> Examples {
    let targets = match Loss::named(case["loss"].as_str().unwrap()).unwrap() {
        Loss::CrossEntropy => {
            Targets::Classes(numbers(&case["y"]).iter().map(|class| *class as usize).collect())
        }
        Loss::BinaryCrossEntropy => Targets::Probabilities(numbers(&case["y"])),
        Loss::Mse => Targets::Numbers(numbers(&case["y"])),
    };
    Examples::new(network, numbers(&case["x"]), network.sizes()[0], targets).unwrap()
}

/// What the case trains on: with its penalty, its dropout and its batches, where it has them.
fn problem<'a>(case: &Value, network: &'a Network, examples: &'a Examples) -> Problem<'a> {
    let number = |name: &str| case[name].as_f64();
    let seed = number("seed").unwrap_or(0.0) as u32;
    let batches = number("batch_size")
        .map(|size| Batches::new(examples.rows(), size as usize, seed).unwrap());
    let [l1, l2, dropout] = ["l1", "l2", "dropout"].map(|name| number(name).unwrap_or(0.0));
    Problem::new(network, examples, batches)
        .with_penalty(Penalty::new(l1, l2).unwrap())
        .with_dropout(Dropout::new(dropout, seed).unwrap())
}

fn configuration(optimizer: &str, start: Vec<f64>, steps: u32) -> Configuration {
    Configuration {
        start,
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find(optimizer).unwrap().spec),
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps,
    }
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (a, b) in ours.iter().zip(theirs) {
        let apart = (a - b).abs() / b.abs().max(1.0);
        assert!(apart <= tolerance, "{what}: {a} for {b}, apart by {apart:e}");
    }
}

fn label(case: &Value) -> String {
    format!("{} {} {} {}", case["layers"], case["activation"], case["loss"], case["optimizer"])
}

#[test]
fn outputs_loss_and_gradient_are_those_of_pytorch() {
    for case in cases() {
        let network = network(&case);
        let examples = examples(&case, &network);
        let weights = numbers(&case["weights"]);
        let outputs: Vec<f64> = (0..examples.rows())
            .flat_map(|row| network.outputs_at(&weights, examples.row(row)))
            .collect();
        assert_close(&outputs, &numbers(&case["outputs"]), TOLERANCE, &label(&case));
        let problem = problem(&case, &network, &examples);
        let mut gradient = vec![0.0; weights.len()];
        let loss = problem.value_and_gradient(&weights, &mut gradient);
        assert_eq!(loss.to_bits(), problem.value(&weights).to_bits());
        assert_close(&[loss], &numbers(&case["losses"])[..1], TOLERANCE, &label(&case));
        assert_close(&gradient, &numbers(&case["gradient"]), TOLERANCE, &label(&case));
    }
}

#[test]
fn a_hundred_steps_are_those_of_pytorch() {
    for case in cases() {
        let network = network(&case);
        let examples = examples(&case, &network);
        let problem = problem(&case, &network, &examples);
        let optimizer = case["optimizer"].as_str().unwrap();
        let steps = case["steps"].as_u64().unwrap() as u32;
        let mut configuration = configuration(optimizer, numbers(&case["weights"]), steps);
        for (name, value) in case["hyperparameters"].as_object().unwrap() {
            configuration.settings.set(name, value.as_f64().unwrap()).unwrap();
        }
        let mut run = Run::new(&problem, &configuration).unwrap();
        let mut losses = vec![run.loss()];
        for _ in 0..steps {
            run.advance();
            losses.push(run.loss());
        }
        let what = label(&case);
        assert_close(&losses, &numbers(&case["losses"]), AFTER_STEPS, &what);
        assert_close(run.parameters(), &numbers(&case["weights_after"]), AFTER_STEPS, &what);
    }
}

#[test]
fn the_network_of_the_slides_has_111_weights() {
    let network = Network::new(&[4, 4, 5, 6, 4, 3, 3], false, Activation::Tanh).unwrap();
    let counts: Vec<usize> = network.layers().map(|layer| layer.matrix.len()).collect();
    assert_eq!(counts, [16, 20, 30, 24, 12, 9]);
    assert_eq!(network.parameters(), 111);
    let biased = Network::new(network.sizes(), true, Activation::Tanh).unwrap();
    assert_eq!(biased.parameters(), 111 + 4 + 5 + 6 + 4 + 3 + 3);
}

/// A small network with some data and weights.
fn arbitrary() -> impl Strategy<Value = (Network, Examples, Vec<f64>)> {
    let shape = (prop::collection::vec(1_usize..5, 2..5), any::<bool>(), 0..6_usize);
    (shape, 1_usize..20, any::<u32>(), any::<bool>()).prop_map(
        |((sizes, bias, activation), rows, seed, classes)| {
            let network = Network::new(&sizes, bias, ACTIVATIONS[activation].1).unwrap();
            let mut draw = (0_u32..).map(move |index| {
                let mixed = (seed ^ index.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
                f64::from(mixed ^ mixed >> 15) / f64::from(u32::MAX) * 2.0 - 1.0
            });
            let x: Vec<f64> = draw.by_ref().take(rows * sizes[0]).collect();
            let outputs = sizes[sizes.len() - 1];
            let targets = if classes {
                Targets::Classes((0..rows).map(|row| (row + seed as usize) % outputs).collect())
            } else {
                Targets::Numbers(draw.by_ref().take(rows * outputs).collect())
            };
            let examples = Examples::new(&network, x, sizes[0], targets).unwrap();
            let weights = draw.take(network.parameters()).collect();
            (network, examples, weights)
        },
    )
}

/// Whether a kinked activation has its kink so near that a difference straddles it.
fn has_kinks(network: &Network) -> bool {
    let kinked = |a: &Activation| matches!(a, Activation::Relu | Activation::LeakyRelu);
    network.activations().iter().any(kinked)
}

proptest! {
    #[test]
    fn gradients_and_hessians_are_those_of_differences((network, examples, weights) in arbitrary()) {
        prop_assume!(!has_kinks(&network));
        let problem = Problem::new(&network, &examples, None);
        let n = weights.len();
        let gradient_at = |at: &[f64]| {
            let mut gradient = vec![0.0; n];
            problem.value_and_gradient(at, &mut gradient);
            gradient
        };
        let gradient = gradient_at(&weights);
        let mut hessian = vec![0.0; n * n];
        problem.hessian(&weights, &mut hessian);
        const STEP: f64 = 1e-5;
        for index in 0..n {
            let moved = |by: f64| {
                let mut at = weights.clone();
                at[index] += by;
                at
            };
            let slope = (problem.value(&moved(STEP)) - problem.value(&moved(-STEP))) / (2.0 * STEP);
            // Central differences are off by the third derivative times 1e-10 and by rounding over 1e-5.
            prop_assert!((slope - gradient[index]).abs() < 1e-8, "{slope} {}", gradient[index]);
            let [ahead, behind] = [gradient_at(&moved(STEP)), gradient_at(&moved(-STEP))];
            for row in 0..n {
                let curvature = (ahead[row] - behind[row]) / (2.0 * STEP);
                let exact = hessian[row * n + index];
                prop_assert!((curvature - exact).abs() < 1e-7, "{curvature} {exact}");
                let mirrored = hessian[index * n + row];
                prop_assert!((exact - mirrored).abs() < 1e-12 * exact.abs().max(1.0));
            }
        }
    }

    #[test]
    fn the_batches_of_an_epoch_average_to_the_whole_gradient(
        (network, examples, weights) in arbitrary(), seed: u32,
    ) {
        // With batches of one row, equal shares.
        let batches = Batches::new(examples.rows(), 1, seed).unwrap();
        let problem = Problem::new(&network, &examples, Some(batches));
        let mut whole = vec![0.0; weights.len()];
        problem.value_and_gradient(&weights, &mut whole);
        let mut mean = vec![0.0; weights.len()];
        let mut estimate = mean.clone();
        for step in 0..examples.rows() {
            prop_assert!(problem.estimate(step as u32, &weights, &mut estimate));
            for (sum, part) in mean.iter_mut().zip(&estimate) {
                *sum += part / examples.rows() as f64;
            }
        }
        for (a, b) in mean.iter().zip(&whole) {
            prop_assert!((a - b).abs() <= 1e-13 * b.abs().max(1.0), "{a} {b}");
        }
    }

    #[test]
    fn initial_weights_follow_their_seed_and_keep_their_bounds(seed: u32, inputs in 1_usize..20) {
        let network = Network::new(&[inputs, 7, 2], true, Activation::Relu).unwrap();
        for (name, initialization) in INITIALIZATIONS {
            let weights = network.initialize(initialization, seed);
            prop_assert_eq!(&weights, &network.initialize(initialization, seed));
            prop_assert!(network.check_weights(&weights).is_ok());
            let first = network.layers().next().unwrap();
            let bound = match initialization {
                Initialization::Default => 1.0 / (inputs as f64).sqrt(),
                Initialization::XavierUniform => (6.0 / (inputs as f64 + 7.0)).sqrt(),
                Initialization::KaimingUniform => (6.0 / inputs as f64).sqrt(),
                Initialization::Zeros => 0.0,
                _ => f64::INFINITY,
            };
            prop_assert!(weights[first.matrix].iter().all(|w| w.abs() <= bound), "{name}");
            let biased = weights[first.biases].iter().any(|b| *b != 0.0);
            prop_assert_eq!(biased, initialization == Initialization::Default, "{}", name);
        }
    }
}

#[test]
fn normal_weights_have_the_variance_that_they_name() {
    let network = Network::new(&[100, 100], false, Activation::Relu).unwrap();
    for (initialization, variance) in
        [(Initialization::XavierNormal, 0.01), (Initialization::KaimingNormal, 0.02)]
    {
        let weights = network.initialize(initialization, 3);
        let count = weights.len() as f64;
        let found = weights.iter().map(|w| w * w).sum::<f64>() / count;
        // Four standard errors of a variance.
        assert!((found / variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt(), "{found}");
    }
}

#[test]
fn batches_descend_and_the_same_seed_gives_the_same_run() {
    let case = &cases()[0];
    let network = network(case);
    let examples = examples(case, &network);
    let walk = |seed: u32| {
        let batches = Batches::new(examples.rows(), 4, seed).unwrap();
        let problem = Problem::new(&network, &examples, Some(batches));
        let configuration = configuration("adam", numbers(&case["weights"]), 0);
        let mut run = Run::new(&problem, &configuration).unwrap();
        let first = run.loss();
        for _ in 0..2000 {
            run.advance();
        }
        assert!(run.loss() < 0.8 * first, "{} {first}", run.loss());
        run.parameters().to_vec()
    };
    assert_eq!(walk(1), walk(1));
    assert_ne!(walk(1), walk(2));
}

#[test]
fn every_optimizer_trains_a_network() {
    let case = &cases()[3];
    let network = network(case);
    let examples = examples(case, &network);
    let problem = Problem::new(&network, &examples, None);
    for entry in optimizers::CATALOG {
        let mut configuration = configuration(entry.spec.id, numbers(&case["weights"]), 0);
        for (name, value) in entry.spec.tame {
            configuration.settings.set(name, *value).unwrap();
        }
        if entry.spec.id == "newton" {
            // Adding one number to all outputs changes no cross-entropy: H is singular without damping.
            configuration.settings.set("damping", 1.0).unwrap();
            configuration.settings.set("saddle_free", 1.0).unwrap();
        }
        let rate = configuration.settings.learning_rate();
        configuration.settings.set("learning_rate", rate.min(0.1)).unwrap();
        let mut run = Run::new(&problem, &configuration).unwrap();
        let first = run.loss();
        for _ in 0..40 {
            run.advance();
        }
        assert!(run.loss() < first, "{}: {} after {first}", entry.spec.id, run.loss());
    }
}

#[test]
fn a_wrong_shape_names_its_layer_and_both_sizes() {
    let network = Network::new(&[4, 3, 2], true, Activation::Tanh).unwrap();
    let layer = |argument: &str, layer, value, expected| {
        Err(Error::Layer { argument: argument.to_owned(), layer, value, expected })
    };
    assert_eq!(network.check_weights(&[0.0; 10]), layer("weights", 1, 10, 23));
    assert_eq!(network.check_weights(&[0.0; 15]), layer("weights", 2, 15, 23));
    assert_eq!(network.check_weights(&[0.0; 24]), layer("weights", 2, 24, 23));
    let classes = |list: &[usize]| Targets::Classes(list.to_vec());
    let build = |x: &[f64], columns, targets| Examples::new(&network, x.to_vec(), columns, targets);
    assert_eq!(build(&[0.0; 5], 5, classes(&[0])).map(|_| ()), layer("x[0]", 0, 5, 4));
    assert!(matches!(build(&[0.0; 8], 4, classes(&[0])), Err(Error::Length { value: 1, .. })));
    assert!(matches!(build(&[0.0; 4], 4, classes(&[2])), Err(Error::OutOfRange { .. })));
    assert!(matches!(build(&[], 4, classes(&[])), Err(Error::OutOfRange { .. })));
    assert!(matches!(build(&[f64::NAN; 4], 4, classes(&[0])), Err(Error::OutOfRange { .. })));
    for sizes in [&[][..], &[4], &[4, 0, 2], &[4, 100_000, 2]] {
        assert!(Network::new(sizes, true, Activation::Tanh).is_err(), "{sizes:?}");
    }
}

#[test]
fn accuracy_counts_the_rows_whose_class_is_greatest() {
    let network = Network::new(&[1, 2], false, Activation::Linear).unwrap();
    let targets = Targets::Classes(vec![0, 1, 1, 0]);
    let examples = Examples::new(&network, vec![1.0, -1.0, 2.0, 0.0], 1, targets).unwrap();
    let problem = Problem::new(&network, &examples, None);
    // Outputs (x, −x): right for the first two, wrong for the third; at 0 no output is greatest.
    assert_eq!(problem.accuracy(&[1.0, -1.0]), 0.5);
}

#[test]
fn one_output_is_right_on_the_side_of_its_class() {
    let network = Network::new(&[1, 1], false, Activation::Linear).unwrap();
    let targets = Targets::Probabilities(vec![1.0, 0.0, 1.0, 0.0, 0.3]);
    let examples = Examples::new(&network, vec![2.0, -1.0, -3.0, 0.0, -0.5], 1, targets).unwrap();
    assert_eq!(Problem::new(&network, &examples, None).accuracy(&[1.0]), 0.6);
    let wide = Network::new(&[1, 2], false, Activation::Linear).unwrap();
    let refused = Examples::new(&wide, vec![1.0], 1, Targets::Probabilities(vec![1.0]));
    assert!(matches!(refused, Err(Error::Layer { layer: 1, value: 2, expected: 1, .. })));
    let refused = Examples::new(&network, vec![1.0], 1, Targets::Probabilities(vec![1.5]));
    assert!(matches!(refused, Err(Error::OutOfRange { .. })));
    let refused = Network::new(&[1, 2, 1], true, Activation::Tanh).unwrap().activated(&[]);
    assert!(matches!(refused, Err(Error::Length { value: 0, expected: 1, .. })));
}

proptest! {
    #[test]
    fn a_penalty_is_of_the_matrices_alone(
        (network, examples, weights) in arbitrary(), l1 in 0.0..1.0, l2 in 0.0..1.0,
    ) {
        let plain = Problem::new(&network, &examples, None);
        let penalty = Penalty::new(l1, l2).unwrap();
        let fined = Problem::new(&network, &examples, None).with_penalty(penalty);
        let mut gradients = [vec![0.0; weights.len()], vec![0.0; weights.len()]];
        let without = plain.value_and_gradient(&weights, &mut gradients[0]);
        let with = fined.value_and_gradient(&weights, &mut gradients[1]);
        let (mut sizes, mut squares) = (0.0, 0.0);
        for layer in network.layers() {
            for index in layer.matrix {
                let w = weights[index];
                sizes += w.abs();
                squares += w * w;
                let added = l1 * w.signum() + l2 * w;
                prop_assert!((gradients[1][index] - gradients[0][index] - added).abs() < 1e-12);
            }
            for index in layer.biases {
                prop_assert_eq!(gradients[1][index], gradients[0][index]);
            }
        }
        prop_assert!((with - without - l1 * sizes - l2 / 2.0 * squares).abs() < 1e-12);
    }

}

proptest! {
    // Each case averages 2000 masks.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn gradients_with_dropout_are_right_on_average_and_the_same_for_the_same_step(seed: u32) {
        // Without hidden activations what is dropped enters the outputs linearly, and with it a squared error of
        // one sign of its output: the mean over many masks of the slope by the last bias is the slope without.
        let network = Network::new(&[2, 8, 1], true, Activation::Linear).unwrap();
        let inputs = vec![0.3, -0.2, 0.8, 0.5];
        let examples = Examples::new(&network, inputs, 2, Targets::Numbers(vec![0.5, -1.0])).unwrap();
        let weights = network.initialize(Initialization::Default, seed);
        let problem = Problem::new(&network, &examples, None)
            .with_dropout(Dropout::new(0.5, seed).unwrap());
        let mut whole = vec![0.0; weights.len()];
        problem.value_and_gradient(&weights, &mut whole);
        let last = weights.len() - 1;
        let slope = |step: u32| {
            let mut estimate = vec![0.0; weights.len()];
            assert!(problem.estimate(step, &weights, &mut estimate));
            estimate[last]
        };
        prop_assert_eq!(slope(3).to_bits(), slope(3).to_bits());
        let slopes: Vec<f64> = (0..2000).map(slope).collect();
        let count = slopes.len() as f64;
        let mean = slopes.iter().sum::<f64>() / count;
        let variance = slopes.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / count;
        // Five standard errors.
        prop_assert!((mean - whole[last]).abs() <= 5.0 * (variance / count).sqrt() + 1e-12);
    }
}
