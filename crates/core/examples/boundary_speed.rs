//! How fast a small network learns and a map of it is drawn, natively: one line of JSON for `tests/bench/engines.mjs`,
//! which has others do the very same.

#![allow(clippy::print_stdout, reason = "what it finds is its output")]

use descent_core::datasets::features::Feature;
use descent_core::datasets::points::{PointsConfig, Shape};
use descent_core::error::Error;
use descent_core::models::activation::Activation;
use descent_core::models::boundary::{Boundary, BoundarySpec, DecisionMap, Fitting, StopRules};
use descent_core::models::network::Initialization;
use descent_core::optimizers;
use descent_core::run::Configuration;
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;
use std::time::Instant;

const HIDDEN: [usize; 6] = [8; 6];
const POINTS: usize = 200;
const UPDATES: u32 = 500;
const ROUNDS: usize = 7;
const COLOURS: [[f64; 3]; 3] = [[0.0, 0.0, 255.0], [255.0; 3], [255.0, 0.0, 0.0]];

fn main() -> Result<(), Error> {
    let boundary = Boundary::new(BoundarySpec {
        points: PointsConfig {
            shape: Shape::Moons,
            count: POINTS,
            noise: 0.6,
            label_noise: 0.0,
            balance: 0.5,
            seed: 0,
        },
        validation: 1,
        features: vec![Feature::X1, Feature::X2],
        hidden: HIDDEN.map(|size| (size, Activation::Tanh)).to_vec(),
        initialization: Initialization::XavierUniform,
        l1: 0.0,
        l2: 0.0,
        dropout: 0.0,
        batch_size: None,
    })?;
    let configuration = Configuration {
        start: boundary.first_weights(),
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find("sgd")?.spec).with("learning_rate", 0.03)?,
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 0,
        steps: UPDATES,
    };
    let mut map = DecisionMap::new(&boundary, 100, 100);
    let (mut updating, mut mapping) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let mut fitting = Fitting::begin(&boundary, &configuration, UPDATES, &[])?;
        let begun = Instant::now();
        fitting.advance(&boundary, &configuration, &StopRules::default(), UPDATES);
        updating = updating.min(begun.elapsed().as_secs_f64() / f64::from(UPDATES));
        let begun = Instant::now();
        std::hint::black_box(map.paint(fitting.weights(), COLOURS));
        mapping = mapping.min(begun.elapsed().as_secs_f64());
    }
    println!("{{\"update\":{},\"map\":{}}}", 1e6 * updating, 1e6 * mapping);
    Ok(())
}
