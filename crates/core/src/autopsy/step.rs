//! One step of a run, opened.

use super::names::{self, Names};
use super::print::{self, Numbers, Printer};
use super::tree::{Assignment, Expression, Symbol};
use super::{Failure, Format, Quantity, Shape, Values, reader};
use crate::error::Error;
use crate::noise::Gaussian;
use crate::objective::Objective;
use crate::optimizers::State;
use crate::run::{Configuration, Run};
use crate::spec::{Meaning, Settings};
use std::ops::Range;

/// One step, opened.
#[derive(Debug, Clone)]
pub struct Autopsy {
    /// Which step: from the point after `step` − 1 steps to that after `step`.
    pub step: u32,
    /// Id of the optimizer in force.
    pub optimizer: &'static str,
    /// Whether the settings in force are of the trunk, which the run later branched from.
    pub in_trunk: bool,
    /// The parameters before it.
    pub before: Vec<f64>,
    /// The parameters after it; not finite where it is the step in which the run broke off.
    pub after: Vec<f64>,
    /// The difference of both.
    pub update: Vec<f64>,
    /// The true gradient before it.
    pub gradient: Vec<f64>,
    /// The gradient that the optimizer was given: of a mini-batch, with noise, and clipped.
    pub estimate: Vec<f64>,
    /// The loss before and after.
    pub losses: [f64; 2],
    /// The settings' learning rate, and that of the schedule at this step.
    pub learning_rates: [f64; 2],
    /// What the axes are called, in TeX.
    pub axes: Vec<String>,
    /// The lines in the order in which they are worked out.
    pub lines: Vec<Line>,
    /// Everything that the lines name, once each.
    pub quantities: Vec<Named>,
}

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The gradient is taken.
    Gradient,
    /// An estimate takes its place: that of a mini-batch.
    Batch,
    /// Noise is added to the gradient.
    Noise,
    /// The gradient is clipped by its norm.
    ClipNorm,
    /// The gradient is clipped by its components.
    ClipValue,
    /// The optimizer's own formula.
    Update,
    /// The move that comes of it.
    Move,
}

/// One line, with and without numbers.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it belongs to.
    pub stage: Stage,
    /// The TeX as the spec has it. That of [`Stage::Gradient`] and [`Stage::Batch`] is not of the grammar.
    pub source: String,
    /// The TeX with its symbols marked.
    pub formula: String,
    /// The name of what is given a value.
    pub name: String,
    /// The right side with numbers, marked, and what it comes to: once an axis, or once for all.
    pub numbers: Vec<Substituted>,
    /// The value.
    pub value: Quantity,
    /// How a search for the greatest came to its end, in TeX.
    pub trials: Vec<String>,
}

/// A right side with numbers in it.
#[derive(Debug, Clone)]
pub struct Substituted {
    /// Of which axis; `None` for one that is of all.
    pub axis: Option<usize>,
    /// The right side in TeX.
    pub right: String,
    /// Its value in TeX.
    pub value: String,
}

/// A quantity by its name.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name that marks carry.
    pub name: String,
    /// Its symbol in TeX, as after the step.
    pub tex: String,
    /// How it can be drawn, under the convention in force: never [`Meaning::MovesUnder`].
    pub meaning: Meaning,
    /// Its value before the step, if it had one.
    pub before: Option<Quantity>,
    /// Its value in or after the step.
    pub after: Quantity,
}

/// Opens step `step` of a run, the first being 1. `None` for a step that the run never made: 0, or one after its
/// numbers stopped being finite, or beyond its length.
///
/// # Errors
/// [`Failure::Run`] as [`Run::new`]; the others only where a formula of the catalog is wrong, which the tests exclude.
pub fn autopsy<O: Objective>(
    objective: &O,
    configuration: &Configuration,
    step: u32,
    format: &Format,
) -> Result<Option<Autopsy>, Failure> {
    open(objective, configuration, step, &Page { format, focus: None })
}

/// Opens a step as [`autopsy`] does, but prints of all axes one alone, with dots for the others: of hundreds of weights
/// none could be found. The quantities are those of all axes.
///
/// # Errors
/// Those of [`autopsy`], and [`Error::OutOfRange`] for an `axis` that the function has not.
pub fn autopsy_of_axis<O: Objective>(
    objective: &O,
    configuration: &Configuration,
    step: u32,
    axis: usize,
    format: &Format,
) -> Result<Option<Autopsy>, Failure> {
    Error::check_range("axis", axis as f64, 0.0, objective.dimension() as f64 - 1.0)?;
    open(objective, configuration, step, &Page { format, focus: Some(axis) })
}

/// How lines are printed.
struct Page<'a> {
    format: &'a Format,
    /// The only axis that is printed.
    focus: Option<usize>,
}

impl Page<'_> {
    fn axes(&self, dimension: usize) -> Range<usize> {
        self.focus.map_or(0..dimension, |axis| axis..axis + 1)
    }

    /// As the function calls them; where one of many is printed, numbered.
    fn axis_name(&self, objective: &impl Objective, axis: usize) -> String {
        match self.focus {
            Some(_) => format!(r"\theta_{{{}}}", axis + 1),
            None => objective.axis(axis).into_owned(),
        }
    }

    fn printer<'a>(&'a self, name: &'a dyn Fn(&Symbol) -> String) -> Printer<'a> {
        Printer { format: self.format, name, numbers: None, focus: self.focus }
    }
}

fn open<O: Objective>(
    objective: &O,
    configuration: &Configuration,
    step: u32,
    page: &Page<'_>,
) -> Result<Option<Autopsy>, Failure> {
    if step == 0 || step > configuration.steps {
        return Ok(None);
    }
    let mut walk = Walk::new(objective, configuration)?;
    while walk.step + 1 < step {
        walk.advance()?;
        if !walk.run.is_finite() {
            return Ok(None);
        }
    }
    if !walk.run.is_finite() {
        return Ok(None);
    }
    walk.open(page).map(Some)
}

/// A run on its way to the step that is opened.
struct Walk<'a, O> {
    objective: &'a O,
    configuration: &'a Configuration,
    run: Run<'a, O>,
    noise: Gaussian,
    /// The settings in force.
    settings: &'a Settings,
    /// Their formula, with what is done to the gradient before.
    lines: Vec<Step>,
    /// The step with which the optimizer in force began.
    began: u32,
    /// L-BFGS's memory.
    pairs: Vec<[Vec<f64>; 2]>,
    step: u32,
}

/// A line of the formula as it is worked out.
pub(super) struct Step {
    pub(super) stage: Stage,
    pub(super) source: &'static str,
    pub(super) line: Assignment,
}

impl<'a, O: Objective> Walk<'a, O> {
    fn new(objective: &'a O, configuration: &'a Configuration) -> Result<Self, Failure> {
        let (settings, _) = configuration.in_force(0);
        Ok(Self {
            objective,
            configuration,
            run: Run::new(objective, configuration)?,
            noise: Gaussian::new(configuration.seed),
            settings,
            lines: read(configuration, settings)?,
            began: 0,
            pairs: Vec::new(),
            step: 0,
        })
    }

    /// Brings into force the settings of the next step.
    fn turn(&mut self) -> Result<(), Failure> {
        let (settings, _) = self.configuration.in_force(self.step);
        if std::ptr::eq(settings, self.settings) {
            return Ok(());
        }
        self.run.turn();
        let before = self.settings;
        let same = before.spec() == settings.spec() && before.convention() == settings.convention();
        if !same {
            self.began = self.step;
            self.pairs.clear();
        }
        self.settings = settings;
        self.lines = read(self.configuration, settings)?;
        Ok(())
    }

    fn advance(&mut self) -> Result<(), Failure> {
        self.turn()?;
        let remembers =
            self.lines.iter().any(|step| matches!(step.line.value, Expression::Bfgs(..)));
        let before = if remembers { Some(self.values()?) } else { None };
        self.draw();
        self.run.advance();
        self.step += 1;
        before.map_or(Ok(()), |values| self.remember(values))
    }

    /// The noise of the next step.
    fn draw(&mut self) -> Vec<f64> {
        let count = if self.configuration.noise > 0.0 { self.objective.dimension() } else { 0 };
        (0..count).map(|_| self.noise.draw()).collect()
    }

    /// The estimate that the next step is given in the gradient's place, before noise and clipping.
    fn sampled(&self) -> Option<Vec<f64>> {
        let mut gradient = self.run.gradient().to_vec();
        let sampled = self.objective.estimate(self.step, self.run.parameters(), &mut gradient);
        sampled.then_some(gradient)
    }

    /// Whether the lines name a symbol: matrices that none asks for are not worked out.
    fn mentions(&self, base: &str) -> bool {
        self.lines.iter().any(|step| names::mentions(&step.line.value, base))
    }

    /// The values of all symbols that the next step begins with.
    fn values(&self) -> Result<Values<'a>, Failure> {
        let n = self.objective.dimension();
        let mut values = Values::new(n);
        values.function = Some(self.objective);
        values.pairs.clone_from(&self.pairs);
        for (slot, (_, state)) in
            self.settings.spec().state.iter().zip(self.run.optimizer().state())
        {
            values.set(reader::symbol(slot.symbol)?.at("t-1"), quantity(&state));
        }
        for (h, (_, value)) in self.settings.spec().hyperparameters.iter().zip(self.settings.iter())
        {
            if !h.symbol.is_empty() {
                values.set(reader::symbol(h.symbol)?, Quantity::Number(value));
            }
        }
        for (symbol, value) in [
            (Symbol::new("t", ""), Quantity::Number(f64::from(self.step + 1 - self.began))),
            (Symbol::new(r"\theta", "t-1"), Quantity::Vector(self.run.parameters().to_vec())),
            (Symbol::new("g", "t"), Quantity::Vector(self.run.gradient().to_vec())),
        ] {
            values.set(symbol, value);
        }
        if self.mentions("H") {
            let mut hessian = vec![0.0; n * n];
            self.objective.hessian(self.run.parameters(), &mut hessian);
            values.set(Symbol::new("H", "t"), Quantity::Matrix(hessian));
        }
        if self.mentions("I") {
            let identity = (0..n * n).map(|at| f64::from(u8::from(at % (n + 1) == 0))).collect();
            values.set(Symbol::new("I", ""), Quantity::Matrix(identity));
        }
        for (symbol, value) in limits(self.configuration) {
            values.set(reader::symbol(symbol)?, Quantity::Number(value));
        }
        Ok(values)
    }

    /// Takes the pair of a step into L-BFGS's memory where the optimizer did.
    fn remember(&mut self, mut values: Values<'_>) -> Result<(), Failure> {
        values.set(Symbol::new("g", "t"), Quantity::Vector(self.run.estimate().to_vec()));
        let own = self.lines.iter().filter(|step| step.stage == Stage::Update);
        for Assignment { symbol, value, .. } in own.map(|step| &step.line) {
            if let Expression::Bfgs(..) = value {
                break;
            }
            let value = values.quantity(value)?;
            values.set(symbol.clone(), value);
        }
        // A step that is not made, where the gradient is flat, leaves nothing behind.
        let estimate = self.run.estimate();
        let state = self.run.optimizer().state();
        let made = state.iter().any(|(_, state)| *state == State::Vector(estimate));
        if made {
            self.pairs = pairs_after(self.settings, &values);
        }
        Ok(())
    }

    /// Makes the next step and opens it.
    fn open(mut self, page: &Page<'_>) -> Result<Autopsy, Failure> {
        self.turn()?;
        let mut values = self.values()?;
        let before = self.run.parameters().to_vec();
        let gradient = self.run.gradient().to_vec();
        let sampled = self.sampled();
        let loss = self.run.loss();
        let noise = self.draw();
        if !noise.is_empty() {
            values.set(Symbol::new(r"\xi", "t"), Quantity::Vector(noise));
        }
        self.run.advance();
        self.step += 1;
        let rate = self.run.learning_rate();
        if let Some(h) = self.settings.spec().hyperparameters.first() {
            values.set(reader::symbol(h.symbol)?, Quantity::Number(rate));
        }
        let names = Names::new(self.settings.spec(), self.settings.convention())?;
        let start = values.clone();
        let axes: Vec<_> =
            page.axes(before.len()).map(|axis| page.axis_name(self.objective, axis)).collect();
        let slope = Slope { at: &before, axes: &axes, names: &names, page };
        let mut lines = vec![slope.line(Stage::Gradient, gradient.clone())];
        if let Some(estimate) = sampled {
            lines.push(slope.line(Stage::Batch, estimate.clone()));
            values.set(Symbol::new("g", "t"), Quantity::Vector(estimate));
        }
        for step in &self.lines {
            // What an optimizer begins with is told in its first step.
            if step.line.symbol.subscript != "0" || self.step == self.began + 1 {
                lines.push(self.line(step, &names, &mut values, page)?);
            }
        }
        let after = self.run.parameters().to_vec();
        let update: Vec<f64> = after.iter().zip(&before).map(|(a, b)| a - b).collect();
        lines.push(move_line([&before, &after], &update, &names, page));
        let quantities = names.quantities(&self.lines, &start, &values, &update)?;
        Ok(Autopsy {
            step: self.step,
            optimizer: self.settings.spec().id,
            in_trunk: !std::ptr::eq(self.settings, &self.configuration.settings),
            before,
            after,
            update,
            gradient,
            estimate: self.run.estimate().to_vec(),
            losses: [loss, self.run.loss()],
            learning_rates: [self.settings.learning_rate(), rate],
            axes,
            lines,
            quantities,
        })
    }

    /// Prints a line with the values that it meets, and gives its symbol the value that it makes.
    fn line(
        &self,
        Step { stage, source, line }: &Step,
        names: &Names,
        values: &mut Values<'a>,
        page: &Page<'_>,
    ) -> Result<Line, Failure> {
        let Assignment { symbol, value: right, .. } = line;
        let initial = symbol.subscript == "0";
        if matches!(right, Expression::Bfgs(..)) {
            values.pairs = pairs_after(self.settings, values);
        }
        let value = values.quantity(right)?;
        let name = |symbol: &Symbol| names.of(symbol);
        let bare = page.printer(&name);
        let matrix = holds_matrix(right, values);
        let mut numbers = Vec::new();
        for axis in print::printed_axes(value.shape(), matrix, values.dimension, page.focus) {
            let printer = Printer { numbers: Some(Numbers { values, axis }), ..bare };
            numbers.push(Substituted {
                axis: axis.filter(|_| value.shape() == Shape::Vector),
                right: printer.expression(right)?,
                value: bare.quantity(&value, axis),
            });
        }
        let trials = match right {
            Expression::Greatest(search) => {
                let numbers = Some(Numbers { values, axis: None });
                Printer { numbers, ..bare }.trials(search)?
            }
            _ => Vec::new(),
        };
        let formula = bare.left(line) + &bare.expression(right)?;
        let assigned = if initial { symbol.at("t-1") } else { symbol.clone() };
        values.set(assigned, spread(&value, values.dimension, names.is_vector(symbol)));
        Ok(Line {
            stage: *stage,
            source: (*source).to_owned(),
            formula,
            name: names.of(symbol),
            numbers,
            value,
            trials,
        })
    }
}

/// Where a gradient is taken, and how that is written.
struct Slope<'a> {
    at: &'a [f64],
    /// The names of the axes that are printed.
    axes: &'a [String],
    names: &'a Names,
    page: &'a Page<'a>,
}

impl Slope<'_> {
    /// The line that tells where a gradient comes from; a hat over the function where it is estimated.
    fn line(&self, stage: Stage, gradient: Vec<f64>) -> Line {
        let Self { at, axes, names, page } = self;
        let (f, sign) = if stage == Stage::Batch { (r"\hat f", r"\leftarrow") } else { ("f", "=") };
        let name = |symbol: &Symbol| names.of(symbol);
        let (printer, format) = (page.printer(&name), page.format);
        let point: Vec<_> = match page.focus {
            Some(axis) => print::dotted(r"\ldots", axis, at.len(), format.tex(at[axis])),
            None => at.iter().map(|theta| format.tex(*theta)).collect(),
        };
        let theta = Symbol::new(r"\theta", "t-1");
        let point = printer.mark(&theta, &point.join(r",\ "));
        let numbers = page.axes(gradient.len()).zip(*axes).map(|(axis, name)| {
            let right = format!(r"\frac{{\partial {f}}}{{\partial {name}}}({point})");
            Substituted { axis: Some(axis), right, value: format.tex(gradient[axis]) }
        });
        let numbers = numbers.collect();
        let symbol = Symbol::new("g", "t");
        let [left, theta] = [&symbol, &theta].map(|symbol| printer.mark(symbol, &symbol.tex()));
        Line {
            stage,
            source: format!(r"g_t {sign} \nabla {f}(\theta_{{t-1}})"),
            formula: format!(r"{left} {sign} \nabla {f}({theta})"),
            name: names.of(&symbol),
            numbers,
            value: Quantity::Vector(gradient),
            trials: Vec::new(),
        }
    }
}

/// The line that tells how far the parameters went.
fn move_line(ends: [&[f64]; 2], update: &[f64], names: &Names, page: &Page<'_>) -> Line {
    let name = |symbol: &Symbol| names.of(symbol);
    let (printer, format) = (page.printer(&name), page.format);
    let [before, after] = [Symbol::new(r"\theta", "t-1"), Symbol::new(r"\theta", "t")];
    let difference = Expression::Sum(vec![
        (false, Expression::Symbol(after.clone())),
        (true, Expression::Symbol(before.clone())),
    ]);
    let mut values = Values::new(update.len());
    for (symbol, end) in [before, after].into_iter().zip(ends) {
        values.set(symbol, Quantity::Vector(end.to_vec()));
    }
    let numbers = page.axes(update.len()).map(|axis| {
        let numbers = Some(Numbers { values: &values, axis: Some(axis) });
        // A difference of two known symbols has nothing to fail at.
        let right = Printer { numbers, ..printer }.expression(&difference).unwrap_or_default();
        Substituted { axis: Some(axis), right, value: format.tex(update[axis]) }
    });
    let symbol = Symbol::new(names::UPDATE.1, "");
    let right = printer.expression(&difference).unwrap_or_default();
    Line {
        stage: Stage::Move,
        source: format!(r"{} = \theta_t - \theta_{{t-1}}", names::UPDATE.1),
        formula: format!("{} = {right}", printer.mark(&symbol, &symbol.tex())),
        name: names.of(&symbol),
        numbers: numbers.collect(),
        value: Quantity::Vector(update.to_vec()),
        trials: Vec::new(),
    }
}

/// What is done to the gradient, and the formula in force.
fn read(configuration: &Configuration, settings: &Settings) -> Result<Vec<Step>, Failure> {
    let own = settings.formula().map(|tex| (Stage::Update, tex));
    let all = preparation(configuration).chain(own);
    all.map(|(stage, source)| Ok(Step { stage, source, line: reader::assignment(source)? }))
        .collect()
}

/// A state that starts from one number has it on every axis.
fn spread(value: &Quantity, dimension: usize, is_vector: bool) -> Quantity {
    match value {
        Quantity::Number(number) if is_vector => Quantity::Vector(vec![*number; dimension]),
        other => other.clone(),
    }
}

fn quantity(state: &State<'_>) -> Quantity {
    match state {
        State::Vector(vector) => Quantity::Vector(vector.to_vec()),
        State::Number(number) => Quantity::Number(*number),
    }
}

/// Whether a line is of linear algebra, so that it is printed with columns.
fn holds_matrix(expression: &Expression, values: &Values<'_>) -> bool {
    match expression {
        Expression::Cases(cases, otherwise) => {
            let mut parts = cases.iter().map(|(value, _)| value).chain([otherwise.as_ref()]);
            parts.any(|part| holds_matrix(part, values))
        }
        Expression::Sum(terms) => terms.iter().any(|(_, term)| holds_matrix(term, values)),
        Expression::Product(factors) => {
            factors.iter().any(|factor| values.shape(factor) == Shape::Matrix)
        }
        other => values.shape(other) == Shape::Matrix,
    }
}

/// The lines of what is done to the gradient before the optimizer sees it.
fn preparation(configuration: &Configuration) -> impl Iterator<Item = (Stage, &'static str)> {
    [
        (configuration.noise > 0.0, Stage::Noise, r"g_t \leftarrow g_t + \sigma\,\xi_t"),
        (
            configuration.clip_norm.is_some(),
            Stage::ClipNorm,
            r"g_t \leftarrow \min(\frac{C}{\|g_t\|_2 + 10^{-6}}, 1)\,g_t",
        ),
        (
            configuration.clip_value.is_some(),
            Stage::ClipValue,
            r"g_t \leftarrow \max(-c, \min(g_t, c))",
        ),
    ]
    .into_iter()
    .filter(|(applies, ..)| *applies)
    .map(|(_, stage, tex)| (stage, tex))
}

/// The symbols of [`preparation`].
fn limits(configuration: &Configuration) -> impl Iterator<Item = (&'static str, f64)> {
    let noise = Some(configuration.noise).filter(|noise| *noise > 0.0);
    [(r"\sigma", noise), ("C", configuration.clip_norm), ("c", configuration.clip_value)]
        .into_iter()
        .filter_map(|(symbol, value)| Some((symbol, value?)))
}

/// L-BFGS's memory once the pair of this step is weighed: kept if sᵀy is positive, and the oldest forgotten for it.
fn pairs_after(settings: &Settings, values: &Values<'_>) -> Vec<[Vec<f64>; 2]> {
    let mut pairs = values.pairs.clone();
    let [s, y] = ["s", "y"].map(|base| values.get(&Symbol::new(base, "t")));
    let (Some(Quantity::Vector(s)), Some(Quantity::Vector(y))) = (s, y) else { return pairs };
    if crate::linalg::dot(s, y) <= crate::optimizers::LEAST_CURVATURE {
        return pairs;
    }
    pairs.push([s.clone(), y.clone()]);
    let size = settings.iter().find(|(name, _)| *name == "history_size");
    let most = size.map_or(pairs.len(), |(_, size)| size as usize);
    pairs.drain(..pairs.len().saturating_sub(most));
    pairs
}
