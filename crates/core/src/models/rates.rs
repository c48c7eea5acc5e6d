//! Learning rates that work for the network of the slides on Iris, found by a search over a stated grid:
//! `cargo run --release -p descent-core --example tune_network` writes them.

use super::activation::Activation;
use super::network::Initialization;
use super::task::{Task, TaskSpec};
use crate::datasets::iris::IRIS;
use crate::error::Error;

/// The network of the slides: 16 + 20 + 30 + 24 + 12 + 9 = 111 weights without biases.
pub const LAYERS: [usize; 7] = [4, 4, 5, 6, 4, 3, 3];
/// How its weights are drawn: with PyTorch's default, six layers of tanh begin too faint to learn in a few hundred steps.
pub const INITIALIZATION: Initialization = Initialization::XavierUniform;
/// The share of rows kept for the test.
pub const TEST_SHARE: f64 = 0.3;

/// What the rates were found on: the network of the slides on Iris, standardized, all rows at every step.
///
/// # Errors
/// None that [`Task::new`] could give for it.
pub fn task() -> Result<Task, Error> {
    Task::new(&TaskSpec {
        layers: &LAYERS,
        bias: false,
        activation: Activation::Tanh,
        dataset: &IRIS,
        test_share: TEST_SHARE,
        split_seed: 0,
        standardize: true,
        batch_size: None,
    })
}

/// By the optimizer's id.
pub const LEARNING_RATES: &[(&str, f64)] = &[
    ("sgd", 0.1),
    ("momentum", 0.02),
    ("nesterov", 0.02),
    ("adagrad", 0.1),
    ("adadelta", 1.0),
    ("rmsprop", 0.005),
    ("adam", 0.01),
    ("amsgrad", 0.01),
    ("adamw", 0.01),
    ("adamax", 0.05),
    ("nadam", 0.005),
    ("radam", 0.05),
    ("rprop", 0.002),
    ("lion", 0.005),
    ("adabelief", 0.005),
    ("yogi", 0.01),
    ("newton", 1.0),
    ("lbfgs", 0.05),
    ("line_search", 0.5),
];
