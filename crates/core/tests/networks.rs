//! Networks: against PyTorch's, and by the laws that any network must obey.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its network has failed")]

use descent_core::error::Error;
use descent_core::models::activation::{ACTIVATIONS, Activation};
use descent_core::models::batches::Batches;
use descent_core::models::network::{
    Examples, INITIALIZATIONS, Initialization, Loss, Network, Problem, Targets,
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
    let activation = Activation::named(case["activation"].as_str().unwrap()).unwrap();
    Network::new(&sizes(case), case["bias"].as_bool().unwrap(), activation).unwrap()
}

fn examples(case: &Value, network: &Network) -> Examples {
    let targets = match Loss::named(case["loss"].as_str().unwrap()).unwrap() {
        Loss::CrossEntropy => {
            Targets::Classes(numbers(&case["y"]).iter().map(|class| *class as usize).collect())
        }
        Loss::Mse => Targets::Numbers(numbers(&case["y"])),
    };
    Examples::new(network, numbers(&case["x"]), network.sizes()[0], targets).unwrap()
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
        let problem = Problem::new(&network, &examples, None);
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
        let problem = Problem::new(&network, &examples, None);
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
    (shape, 1_usize..6, any::<u32>(), any::<bool>()).prop_map(
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
    matches!(network.activation(), Activation::Relu | Activation::LeakyRelu)
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
