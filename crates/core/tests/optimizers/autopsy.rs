//! The autopsy of a step: its numbers are those of the run, and what is printed adds up.

use super::{label, settings, variants};
use descent_core::autopsy::tree::{Assignment, Expression, Symbol};
use descent_core::autopsy::{Autopsy, Format, Line, Quantity, Stage, Values, autopsy, reader};
use descent_core::models::regression::{Data, Loss, Model, Regression};
use descent_core::objective::Objective;
use descent_core::optimizers::{CATALOG, State};
use descent_core::run::{Configuration, Phase, Run};
use descent_core::schedules::Schedule;
use descent_core::spec::{Meaning, Settings};
use descent_core::surfaces::Surface;

/// So many digits that a number read back is the number that was written.
const EXACT: Format = Format { digits: 17, decimal_comma: false };
const STEPS: [u32; 6] = [1, 2, 3, 7, 20, 60];

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0)
}

fn surface(id: &str) -> Surface {
    Surface::named(id, &[]).unwrap()
}

/// The loss of a model over a few points, with mini-batches of so many.
fn over_data(model: Model, batch_size: Option<usize>) -> Surface {
    let regression = Regression::new(Data {
        model,
        loss: Loss::Mse,
        x: vec![0.3, 1.0, -0.8, 1.4, 0.6],
        y: vec![0.5, 1.2, -0.4, 1.9, 0.2],
        scale: 1.0,
        standardize: false,
        batch_size,
        seed: 3,
    });
    Surface::of_data(regression.unwrap(), None).unwrap()
}

/// Planes, and a surface of each kind over data.
fn surfaces() -> [Surface; 5] {
    [
        surface("ravine"),
        surface("himmelblau"),
        over_data(Model::Proportional, None),
        over_data(Model::Sine, Some(2)),
        over_data(Model::Line, Some(2)),
    ]
}

/// The configuration for as many parameters as a surface has.
fn fitting(surface: &Surface, mut configuration: Configuration) -> Configuration {
    configuration.start.truncate(surface.dimension());
    configuration
}

fn plain(settings: &Settings) -> Configuration {
    Configuration {
        start: vec![-0.6, 0.8],
        trunk: Vec::new(),
        settings: settings.clone(),
        schedule: Schedule::default(),
        clip_norm: None,
        clip_value: None,
        noise: 0.0,
        seed: 7,
        steps: 60,
    }
}

/// The same with everything that a run may have beside.
fn full(settings: &Settings) -> Configuration {
    Configuration {
        schedule: Schedule::new("cosine", &[("T_max", 50.0)], &[], 60).unwrap(),
        clip_norm: Some(1.5),
        clip_value: Some(1.2),
        noise: 0.2,
        ..plain(settings)
    }
}

/// Every optimizer under every convention and switch, plain and with noise, clipping and a schedule.
fn all() -> impl Iterator<Item = Configuration> {
    let settings = CATALOG.iter().flat_map(|entry| variants(entry));
    settings.flat_map(|settings| [plain(&settings), full(&settings)])
}

fn open(surface: &Surface, configuration: &Configuration, step: u32) -> Option<Autopsy> {
    autopsy(surface, configuration, step, &EXACT).unwrap()
}

/// The run itself, walked to a step.
fn walked<'a>(
    surface: &'a Surface,
    configuration: &'a Configuration,
    step: u32,
) -> Run<'a, Surface> {
    let mut run = Run::new(surface, configuration).unwrap();
    (0..step).for_each(|_| run.advance());
    run
}

/// The lines that are worked out in turn: all but those that tell of the function and of the way gone.
fn own(opened: &Autopsy) -> impl Iterator<Item = &Line> {
    opened
        .lines
        .iter()
        .filter(|line| !matches!(line.stage, Stage::Gradient | Stage::Batch | Stage::Move))
}

/// What the lines make of a symbol.
fn made<'a>(opened: &'a Autopsy, symbol: &Symbol) -> Option<&'a Quantity> {
    let assigns = |line: &&Line| reader::assignment(&line.source).unwrap().symbol == *symbol;
    own(opened).filter(assigns).last().map(|line| &line.value)
}

fn assert_close(ours: &[f64], theirs: &[f64], what: &str, configuration: &Configuration) {
    let all_close =
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| close(*a, *b));
    assert!(all_close, "{what}: {ours:?} for {theirs:?} in {}", label(&configuration.settings));
}

#[test]
fn the_lines_lead_to_the_very_step_and_state() {
    for surface in surfaces() {
        for configuration in all().map(|configuration| fitting(&surface, configuration)) {
            for step in STEPS {
                let Some(opened) = open(&surface, &configuration, step) else { continue };
                if is_lost(&opened, &configuration) {
                    continue;
                }
                let run = walked(&surface, &configuration, step);
                let theta = made(&opened, &Symbol::new(r"\theta", "t"));
                let Some(Quantity::Vector(theta)) = theta else { panic!() };
                assert_close(theta, run.parameters(), "parameters", &configuration);
                let moved: Vec<_> = theta
                    .iter()
                    .zip(&opened.before)
                    .map(|(after, before)| after - before)
                    .collect();
                assert_close(&moved, &opened.update, "update", &configuration);
                if flat(&opened, &configuration) {
                    continue;
                }
                let slots = configuration.settings.spec().state.iter();
                for (slot, (name, state)) in slots.zip(run.optimizer().state()) {
                    let symbol = reader::symbol(slot.symbol).unwrap().at("t");
                    match (made(&opened, &symbol), state) {
                        (Some(Quantity::Vector(ours)), State::Vector(theirs)) => {
                            assert_close(ours, theirs, name, &configuration);
                        }
                        (Some(Quantity::Number(ours)), State::Number(theirs)) => {
                            assert_close(&[*ours], &[theirs], name, &configuration);
                        }
                        (None, _) => {}
                        // `g_t` is changed in place by what prepares it, and is the previous gradient of the next step.
                        (ours, theirs) => panic!("{name}: {ours:?} for {theirs:?}"),
                    }
                }
            }
        }
    }
}

/// Whether L-BFGS or Newton is so far out that nothing is left of the digits: a matrix of great condition takes them.
fn is_lost(opened: &Autopsy, configuration: &Configuration) -> bool {
    let far = opened.before.iter().chain(&opened.after).any(|theta| theta.abs() > 1e4);
    far && !configuration.settings.spec().elementwise
}

/// Whether L-BFGS leaves its state as it was because the gradient is flat.
fn flat(opened: &Autopsy, configuration: &Configuration) -> bool {
    let tolerance = configuration.settings.iter().find(|(name, _)| *name == "tolerance_grad");
    tolerance.is_some_and(|(_, tolerance)| opened.estimate.iter().all(|g| g.abs() <= tolerance))
}

#[test]
fn noise_and_clipping_lead_to_the_gradient_that_the_optimizer_was_given() {
    let surface = surface("himmelblau");
    for settings in CATALOG.iter().flat_map(|entry| variants(entry)) {
        let configuration = full(&settings);
        for step in STEPS {
            let Some(opened) = open(&surface, &configuration, step) else { continue };
            let stages = [Stage::Noise, Stage::ClipNorm, Stage::ClipValue];
            let prepared = own(&opened).filter(|line| stages.contains(&line.stage));
            let Quantity::Vector(gradient) = &prepared.last().unwrap().value else { panic!() };
            assert_close(gradient, &opened.estimate, "estimate", &configuration);
            let mut gradient = [0.0; 2];
            surface.value_and_gradient(&opened.before, &mut gradient);
            assert_eq!(opened.gradient, gradient);
        }
    }
}

/// The value on an axis of a quantity that has axes.
fn on(quantity: &Quantity, axis: usize) -> f64 {
    match quantity {
        Quantity::Number(number) => *number,
        Quantity::Vector(numbers) | Quantity::Matrix(numbers) => numbers[axis],
    }
}

/// Whether a line is printed in a shorter form than it is worked out, or is the function's.
fn abridged(line: &Line) -> bool {
    let short =
        |line: Assignment| matches!(line.value, Expression::Greatest(_) | Expression::Bfgs(..));
    line.stage == Stage::Gradient || reader::assignment(&line.source).is_ok_and(short)
}

#[test]
fn what_is_printed_with_numbers_is_worth_what_the_line_is_worth() {
    let surface = surface("himmelblau");
    let mut identity = Values::new(2);
    identity.set(Symbol::new("I", ""), Quantity::Matrix(vec![1.0, 0.0, 0.0, 1.0]));
    for configuration in all() {
        for step in STEPS {
            let Some(opened) = open(&surface, &configuration, step) else { continue };
            for line in opened.lines.iter().filter(|line| !abridged(line)) {
                for printed in &line.numbers {
                    let read = reader::expression(&printed.right);
                    let read = read.unwrap_or_else(|failure| panic!("{failure}"));
                    for axis in printed.axis.map_or(0..2, |axis| axis..axis + 1) {
                        let worth = identity.number(&read, axis).unwrap();
                        let is = on(&line.value, axis);
                        // Of 17 digits a difference leaves fewer, the farther out the fewer.
                        let scale =
                            opened.before.iter().fold(is.abs().max(1.0), |a, b| a.max(b.abs()));
                        let tolerance = 1e-12 * scale;
                        assert!(
                            (worth - is).abs() <= tolerance,
                            "{worth} for {is}: {} in {}",
                            printed.right,
                            label(&configuration.settings)
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_formula_with_marks_reads_as_the_formula_without() {
    let surface = surface("ravine");
    for configuration in all() {
        let opened = open(&surface, &configuration, 1).unwrap();
        for line in &opened.lines {
            let (tex, names) = unmarked(&line.formula);
            assert!(!names.is_empty(), "{}", line.formula);
            for name in names {
                let known = opened.quantities.iter().any(|quantity| quantity.name == name);
                assert!(known || ["identity", "trial"].contains(&&*name), "{name}");
            }
            assert_eq!(bare(&tex), bare(&line.source), "{}", line.formula);
        }
    }
}

/// TeX without what only spaces it.
fn bare(tex: &str) -> String {
    let spacing = [r"\left", r"\right", r"\,", r"\ ", "{", "}", " "];
    let arrow = tex.replace(r"\leftarrow", "←");
    spacing.iter().fold(arrow, |tex, space| tex.replace(space, ""))
}

#[test]
fn what_is_drawn_as_an_arrow_or_a_square_has_a_number_an_axis() {
    for surface in [surface("ravine"), over_data(Model::Proportional, Some(2))] {
        for configuration in all().map(|configuration| fitting(&surface, configuration)) {
            drawn_by_axes(&surface, &configuration);
        }
    }
}

fn drawn_by_axes(surface: &Surface, configuration: &Configuration) {
    for step in [1, 5] {
        let Some(opened) = open(surface, configuration, step) else { continue };
        for quantity in &opened.quantities {
            let drawn = quantity.meaning != Meaning::Number;
            let Quantity::Vector(numbers) = &quantity.after else {
                assert!(!drawn, "{}", quantity.name);
                continue;
            };
            assert_eq!(numbers.len(), surface.dimension());
            if quantity.meaning == Meaning::Magnitude {
                assert!(numbers.iter().all(|number| *number >= 0.0), "{}", quantity.name);
            }
        }
        let named = |name: &str| opened.quantities.iter().any(|q| q.name == name);
        assert!(named("gradient") && named("update") && named("parameters"));
    }
}

#[test]
fn a_batch_takes_the_gradients_place() {
    let surface = over_data(Model::Line, Some(2));
    for settings in CATALOG.iter().flat_map(|entry| variants(entry)) {
        let Some(opened) = open(&surface, &plain(&settings), 3) else { continue };
        let [gradient, batch, ..] = &opened.lines[..] else { panic!() };
        assert_eq!((gradient.stage, batch.stage), (Stage::Gradient, Stage::Batch));
        assert_eq!(gradient.value, Quantity::Vector(opened.gradient.clone()));
        assert_eq!(batch.value, Quantity::Vector(opened.estimate.clone()));
        let at = [opened.before[0], opened.before[1]];
        assert_eq!(opened.estimate, surface.data().unwrap().batch(2, at).gradient);
        let named = opened.quantities.iter().find(|q| q.name == "gradient").unwrap();
        assert_eq!(named.before.as_ref(), Some(&gradient.value));
        let right = &batch.numbers[1].right;
        assert!(right.starts_with(r"\frac{\partial \hat f}{\partial w_0}"), "{right}");
    }
}

#[test]
fn only_steps_that_were_made_can_be_opened() {
    let surface = surface("bowl");
    let mut configuration = plain(&variants(CATALOG[0])[0]);
    assert!(open(&surface, &configuration, 0).is_none());
    assert!(open(&surface, &configuration, 60).is_some());
    assert!(open(&surface, &configuration, 61).is_none());
    configuration.settings.set("learning_rate", 1e5).unwrap();
    let run = |step| open(&surface, &configuration, step);
    let last = (1..60).rev().find(|step| run(*step).is_some()).unwrap();
    assert!(last < 60 && !run(last).unwrap().losses[1].is_finite());
}

#[test]
fn numbers_are_written_for_the_reader() {
    let surface = surface("bowl");
    let configuration = plain(&variants(CATALOG[1])[0]);
    let format = Format { digits: 3, decimal_comma: true };
    let opened = autopsy(&surface, &configuration, 1, &format).unwrap().unwrap();
    let [gradient, velocity, theta, update] = &opened.lines[..] else { panic!() };
    let right = |line: &Line| unmarked(&line.numbers[0].right).0;
    assert_eq!(right(velocity), r"0{,}9 \cdot 0 + (-1{,}2)");
    assert_eq!(right(theta), r"-0{,}6 - 0{,}02 \cdot (-1{,}2)");
    assert_eq!(theta.numbers[0].value, r"-0{,}576");
    assert_eq!(right(gradient), r"\frac{\partial f}{\partial x}(-0{,}6,\ 0{,}8)");
    assert_eq!(right(update), r"-0{,}576 - (-0{,}6)");
}

/// TeX without its marks, and the names that they carry.
fn unmarked(tex: &str) -> (String, Vec<String>) {
    let Some((before, rest)) = tex.split_once(r"\htmlData{symbol=") else {
        return (tex.to_owned(), Vec::new());
    };
    let (name, rest) = rest.split_once("}{").unwrap();
    let mut depth = 1;
    let closing = rest.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0
    });
    let (inside, after) = rest.split_at(closing.unwrap());
    let (after, mut names) = unmarked(&after[1..]);
    names.push(name.to_owned());
    (format!("{before}{inside}{after}"), names)
}

#[test]
fn a_branch_is_opened_with_the_settings_in_force() {
    let surface = surface("himmelblau");
    let [earlier, later] = ["adam", "lbfgs"].map(|id| settings(id, &[("learning_rate", 0.05)]));
    let faster = earlier.clone().with("learning_rate", 0.1).unwrap();
    let phase = |until, settings: &Settings| Phase {
        until,
        settings: settings.clone(),
        schedule: Schedule::default(),
    };
    let configuration =
        Configuration { trunk: vec![phase(4, &earlier), phase(9, &faster)], ..plain(&later) };
    for (step, lines, rate) in
        [(4, 5, 0.05), (5, 5, 0.1), (9, 5, 0.1), (10, 7, 0.05), (15, 7, 0.05)]
    {
        let opened = open(&surface, &configuration, step).unwrap();
        assert_eq!(
            (own(&opened).count(), opened.learning_rates),
            (lines, [rate; 2]),
            "step {step}"
        );
        let theta = made(&opened, &Symbol::new(r"\theta", "t"));
        let Some(Quantity::Vector(theta)) = theta else { panic!() };
        let run = walked(&surface, &configuration, step);
        assert_close(theta, run.parameters(), "parameters", &configuration);
    }
    let count = |step| {
        let opened = open(&surface, &configuration, step).unwrap();
        opened.quantities.iter().find(|q| q.name == "step").unwrap().after.clone()
    };
    // The optimizer's own count goes on with new numbers, and begins again with another optimizer.
    assert_eq!([5, 10].map(count), [Quantity::Number(5.0), Quantity::Number(1.0)]);
}
