//! Steps of a network, opened: what the lines make is what the optimizer made, and one weight alone is printed.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its network has failed")]

use descent_core::autopsy::tree::Symbol;
use descent_core::autopsy::{Autopsy, Format, Quantity, Stage, autopsy_of_axis, reader};
use descent_core::datasets::DATASETS;
use descent_core::models::activation::Activation;
use descent_core::models::network::Initialization;
use descent_core::models::task::{Task, TaskSpec};
use descent_core::objective::Objective;
use descent_core::optimizers::{self, CATALOG};
use descent_core::run::{Configuration, Run};
use descent_core::schedules::Schedule;
use descent_core::spec::Settings;

const FORMAT: Format = Format { digits: 4, decimal_comma: false };
const WEIGHT: usize = 7;

fn task(layers: &[usize], batch_size: Option<usize>) -> Task {
    Task::new(&TaskSpec {
        layers,
        bias: true,
        activation: Activation::Tanh,
        dataset: DATASETS[0],
        test_share: 0.3,
        split_seed: 1,
        standardize: true,
        batch_size,
    })
    .unwrap()
}

fn configuration(task: &Task, id: &str, noise: f64) -> Configuration {
    Configuration {
        start: task.network.initialize(Initialization::XavierUniform, 3),
        trunk: Vec::new(),
        settings: Settings::new(optimizers::find(id).unwrap().spec),
        schedule: Schedule::default(),
        clip_norm: (noise > 0.0).then_some(0.5),
        clip_value: None,
        noise,
        seed: 3,
        steps: 20,
    }
}

/// What the optimizer's lines make of the parameters.
fn theta(opened: &Autopsy) -> &[f64] {
    let assigns = |source: &str| reader::assignment(source).unwrap().symbol;
    let mut own = opened.lines.iter().filter(|line| line.stage == Stage::Update);
    let made = own.rfind(|line| assigns(&line.source) == Symbol::new(r"\theta", "t"));
    let Quantity::Vector(theta) = &made.unwrap().value else { panic!() };
    theta
}

#[test]
fn the_lines_lead_to_the_very_step_of_every_optimizer() {
    for entry in CATALOG {
        for (batch_size, noise) in [(None, 0.0), (Some(16), 0.05)] {
            let task = task(&[4, 3, 3], batch_size);
            let configuration = configuration(&task, entry.spec.id, noise);
            let problem = task.descended(configuration.seed);
            for step in [1, 2, 9] {
                let opened =
                    autopsy_of_axis(&problem, &configuration, step, WEIGHT, &FORMAT).unwrap();
                let Some(opened) = opened else { panic!("{} at {step}", entry.spec.id) };
                let mut run = Run::new(&problem, &configuration).unwrap();
                (0..step).for_each(|_| run.advance());
                for (ours, theirs) in theta(&opened).iter().zip(run.parameters()) {
                    let apart = (ours - theirs).abs() / theirs.abs().max(1.0);
                    assert!(apart < 1e-10, "{} at {step}: {ours} for {theirs}", entry.spec.id);
                }
                assert_eq!(opened.after, run.parameters());
                assert_eq!(opened.estimate, run.estimate());
                for line in &opened.lines {
                    let axes: Vec<_> = line.numbers.iter().filter_map(|n| n.axis).collect();
                    assert!(axes.iter().all(|axis| *axis == WEIGHT), "{axes:?}");
                    assert_eq!(line.numbers.len(), 1, "{}", line.formula);
                    // However many weights there are, a line stays one line.
                    let longest = line.numbers[0].right.len();
                    assert!(longest < 1200, "{longest}: {}", line.numbers[0].right);
                }
            }
        }
    }
}

#[test]
fn the_gradient_of_a_batch_is_told_as_an_estimate() {
    for batch_size in [None, Some(8)] {
        let task = task(&[4, 3, 3], batch_size);
        let configuration = configuration(&task, "sgd", 0.0);
        let problem = task.descended(configuration.seed);
        let opened =
            autopsy_of_axis(&problem, &configuration, 5, WEIGHT, &FORMAT).unwrap().unwrap();
        let mut wanted = vec![0.0; opened.before.len()];
        task.train_problem().value_and_gradient(&opened.before, &mut wanted);
        assert_eq!(opened.gradient, wanted);
        assert_eq!(opened.gradient == opened.estimate, batch_size.is_none());
        assert_eq!(opened.lines[0].value, Quantity::Vector(wanted));
        let batch = opened.lines.iter().find(|line| line.stage == Stage::Batch);
        assert_eq!(batch.is_some(), batch_size.is_some());
        let line = batch.unwrap_or(&opened.lines[0]);
        assert_eq!(line.value, Quantity::Vector(opened.estimate.clone()));
        assert_eq!(line.formula.contains(r"\hat f"), batch_size.is_some());
        assert!(line.numbers[0].right.contains(r"\partial \theta_{8}"));
        assert!(line.numbers[0].right.contains(r"\ldots"));
    }
}

#[test]
fn of_matrices_the_entry_of_the_weight_is_printed() {
    let task = task(&[4, 3, 3], None);
    let problem = task.train_problem();
    let configuration = configuration(&task, "newton", 0.0);
    let last = task.network.parameters() - 1;
    for (axis, dots) in [(0, [0, 1]), (WEIGHT, [1, 1]), (last, [1, 0])] {
        let opened = autopsy_of_axis(&problem, &configuration, 1, axis, &FORMAT).unwrap().unwrap();
        let right = &opened.lines[1].numbers[0].right;
        let [first, second] = [r"\begin{pmatrix} \ddots & & \\", r"\\ & & \ddots \end{pmatrix}"];
        assert_eq!([first, second].map(|dots| right.matches(dots).count()), dots, "{right}");
    }
}

#[test]
fn a_weight_that_there_is_not_is_refused() {
    let task = task(&[4, 3, 3], None);
    let problem = task.train_problem();
    let count = task.network.parameters();
    let configuration = configuration(&task, "sgd", 0.0);
    let open = |axis| autopsy_of_axis(&problem, &configuration, 1, axis, &FORMAT);
    assert!(open(count - 1).unwrap().is_some());
    assert!(open(count).is_err());
}
