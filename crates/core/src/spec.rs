//! What an optimizer says of itself: one [`Spec`] a file, from which the panel, the formula view, the
//! reference page, the library's catalog and the tests all read.

use crate::error::Error;

/// All that is known of an optimizer besides its update.
#[derive(Debug)]
pub struct Spec {
    /// Stable name in links and in the library: lower snake_case.
    pub id: &'static str,
    /// Name as papers write it.
    pub name: &'static str,
    /// The update, line by line, in TeX.
    pub formula: Text<&'static [Line]>,
    /// The hyperparameters in the order of the panel; the first is the learning rate.
    pub hyperparameters: &'static [Hyperparameter],
    /// Names of the conventions under which the same name is used; the first is the default.
    pub conventions: &'static [&'static str],
    /// What the optimizer keeps from step to step.
    pub state: &'static [StateSlot],
    /// What it asks of the function beside the gradient.
    pub needs: Needs,
    /// Whether each parameter walks by itself: two problems laid end to end in one slice then walk as each
    /// would alone. Norms, products of vectors and matrices forbid it.
    pub elementwise: bool,
    /// Hyperparameters, by name, with which it converges on Σ xᵢ² from (3, −2): below 10⁻³ after 500 steps.
    /// Those not named have their defaults.
    pub tame: &'static [(&'static str, f64)],
    /// What a gradient of zeros does to fresh parameters.
    pub zero_gradient: Response,
    /// What a gradient with a NaN in it does.
    pub non_finite: Response,
    /// Where the method comes from; the first is the one the code follows.
    pub references: Text<&'static [Reference]>,
    /// Where implementations disagree, in one or two sentences.
    pub disagreements: Text<&'static str>,
}

/// A part of a spec that is read and never run.
///
/// Without the feature `texts` nothing is left of it, and whoever would read it does not compile: a module that shows
/// no formulas and names no sources need not carry them.
#[derive(Debug, Clone, Copy)]
pub struct Text<T> {
    #[cfg(feature = "texts")]
    text: T,
    #[cfg(not(feature = "texts"))]
    text: std::marker::PhantomData<T>,
}

impl<T: Copy> Text<T> {
    #[cfg(feature = "texts")]
    pub(crate) const fn new(text: T) -> Self {
        Self { text }
    }

    #[cfg(not(feature = "texts"))]
    pub(crate) const fn new(_: T) -> Self {
        Self { text: std::marker::PhantomData }
    }
}

#[cfg(feature = "texts")]
impl<T> std::ops::Deref for Text<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.text
    }
}

/// One line of a formula and when it applies.
///
/// A line is one assignment in a regular part of TeX, so that it can be read by a machine too:
/// - left of `=` (or of `\leftarrow`, which changes a value in place) stands a symbol; the last line of an
///   update assigns `\theta_t`;
/// - a symbol is a letter or a `\name`, `\hat` before it where it has one, and a subscript: `_t` is this
///   step's value, `_{t-1}` the one before, `_0` the one at the start (0 where no line gives it), and any
///   other (`\beta_1`, `\eta_+`) is part of the name;
/// - operations are `+ -`, products without a sign (`\,` is a space), `\frac{}{}`, `\sqrt{}`, powers `^2`
///   and `^{}`, `|..|`, `\max(a, b)`, `\min(a, b)`, `\operatorname{sign}(..)`, and `cases`, whose
///   conditions follow `& \text{if }` and whose last row ends in `& \text{otherwise}`;
/// - an optimizer that is not [`Spec::elementwise`] uses the signs of linear algebra besides: `a^\top b`, `\|a\|_1`,
///   `\det(A)` (0 where A is singular to working precision), `A^{-1}`, `|A|`, `\operatorname{BFGS}(A; ...)`, `f(..)` for
///   the function itself, and `\max\{.. : k < K, ..\}` for the value at the least k that meets a condition.
///
/// [`crate::autopsy`] reads it.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// TeX without delimiters: one assignment.
    pub tex: &'static str,
    /// When the line is part of the update.
    pub when: When,
}

/// The condition under which a formula's line applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// Under this convention only.
    Convention(&'static str),
    /// While this flag is on.
    On(&'static str),
    /// While this flag is off.
    Off(&'static str),
    /// While this number is not 0.
    Nonzero(&'static str),
    /// While this number is 0.
    Zero(&'static str),
    /// While all of these hold.
    All(&'static [When]),
}

impl When {
    /// All that must hold, each by its kind (`convention`, `on`, `off`, `nonzero` or `zero`) and the name of the
    /// convention or hyperparameter that it is on; nothing for a line that always applies.
    #[must_use]
    pub fn conditions(self) -> Vec<(&'static str, &'static str)> {
        let one = match self {
            Self::Always => return Vec::new(),
            Self::All(parts) => return parts.iter().flat_map(|part| part.conditions()).collect(),
            Self::Convention(name) => ("convention", name),
            Self::On(name) => ("on", name),
            Self::Off(name) => ("off", name),
            Self::Nonzero(name) => ("nonzero", name),
            Self::Zero(name) => ("zero", name),
        };
        vec![one]
    }
}

impl Line {
    /// A line that always applies.
    #[must_use]
    pub const fn always(tex: &'static str) -> Self {
        Self { tex, when: When::Always }
    }

    /// A line with a condition.
    #[must_use]
    pub const fn when(when: When, tex: &'static str) -> Self {
        Self { tex, when }
    }
}

/// The line of L2 weight decay, which many optimizers share.
pub const L2_DECAY_LINE: Line =
    Line::when(When::Nonzero("weight_decay"), r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}");

/// The line of decoupled weight decay (Loshchilov & Hutter 2019).
pub const DECOUPLED_DECAY_LINE: Line = Line::when(
    When::Nonzero("weight_decay"),
    r"\theta_{t-1} \leftarrow \theta_{t-1} - \eta\,\lambda\,\theta_{t-1}",
);

/// A number or a switch that the user may set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hyperparameter {
    /// Name in links, in the library and in code: PyTorch's where it has one.
    pub name: &'static str,
    /// Symbol in the formula, in TeX; empty for a switch.
    pub symbol: &'static str,
    /// Default value; a switch is 0 or 1.
    pub default: f64,
    /// Least and greatest value accepted.
    pub bounds: [f64; 2],
    /// The span of the slider; wider values can be typed.
    pub slider: [f64; 2],
    /// How the value is moved along its slider.
    pub kind: Kind,
    /// The only convention that has this hyperparameter; `None` for all.
    pub only: Option<&'static str>,
}

/// How a hyperparameter is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number on a linear slider.
    Linear,
    /// A number on a logarithmic slider; 0 may stand at its left end.
    Log,
    /// A number near 1, on a slider logarithmic in 1 − value: 0.9, 0.99, 0.999.
    NearOne,
    /// A whole number.
    Integer,
    /// A switch: 0 or 1.
    Flag,
}

/// The greatest number below 1.
pub const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

impl Hyperparameter {
    const fn new(name: &'static str, symbol: &'static str, default: f64, kind: Kind) -> Self {
        let span = [0.0, 1.0];
        Self { name, symbol, default, bounds: span, slider: span, kind, only: None }
    }

    const fn within(mut self, bounds: [f64; 2], slider: [f64; 2]) -> Self {
        self.bounds = bounds;
        self.slider = slider;
        self
    }

    /// The learning rate η.
    #[must_use]
    pub const fn learning_rate(default: f64) -> Self {
        Self::new("learning_rate", r"\eta", default, Kind::Log).within([0.0, 1e6], [1e-5, 10.0])
    }

    /// A decay rate of a moving average, in [0, 1).
    #[must_use]
    pub const fn decay_rate(name: &'static str, symbol: &'static str, default: f64) -> Self {
        Self::new(name, symbol, default, Kind::NearOne).within([0.0, BELOW_ONE], [0.0, 0.9999])
    }

    /// The small number that keeps a division from 0.
    #[must_use]
    pub const fn eps(default: f64) -> Self {
        Self::new("eps", r"\epsilon", default, Kind::Log).within([0.0, 1e3], [1e-16, 1.0])
    }

    /// Weight decay λ.
    #[must_use]
    pub const fn weight_decay(default: f64) -> Self {
        Self::new("weight_decay", r"\lambda", default, Kind::Log).within([0.0, 1e3], [1e-5, 1.0])
    }

    /// A number on a linear slider whose span is also its bounds.
    #[must_use]
    pub const fn linear(
        name: &'static str,
        symbol: &'static str,
        default: f64,
        bounds: [f64; 2],
    ) -> Self {
        Self::new(name, symbol, default, Kind::Linear).within(bounds, bounds)
    }

    /// A number on a logarithmic slider.
    #[must_use]
    pub const fn log(
        name: &'static str,
        symbol: &'static str,
        default: f64,
        bounds: [f64; 2],
        slider: [f64; 2],
    ) -> Self {
        Self::new(name, symbol, default, Kind::Log).within(bounds, slider)
    }

    /// A whole number.
    #[must_use]
    pub const fn integer(
        name: &'static str,
        symbol: &'static str,
        default: u32,
        bounds: [u32; 2],
    ) -> Self {
        let span = [bounds[0] as f64, bounds[1] as f64];
        Self::new(name, symbol, default as f64, Kind::Integer).within(span, span)
    }

    /// A switch.
    #[must_use]
    pub const fn flag(name: &'static str, default: bool) -> Self {
        Self::new(name, "", if default { 1.0 } else { 0.0 }, Kind::Flag)
    }

    /// The same, but offered under one convention only.
    #[must_use]
    pub const fn only_in(mut self, convention: &'static str) -> Self {
        self.only = Some(convention);
        self
    }

    pub(crate) fn check(&self, value: f64) -> Result<f64, Error> {
        let [min, max] = self.bounds;
        let value = Error::check_range(self.name, value, min, max)?;
        let whole = matches!(self.kind, Kind::Integer | Kind::Flag);
        if whole && value != value.trunc() {
            return Err(Error::OutOfRange { argument: self.name.to_owned(), value, min, max });
        }
        Ok(value)
    }
}

/// A vector or a number that an optimizer keeps.
#[derive(Debug, Clone, Copy)]
pub struct StateSlot {
    /// Name in the library's `state`.
    pub name: &'static str,
    /// Symbol in the formula, in TeX.
    pub symbol: &'static str,
    /// How it can be drawn.
    pub meaning: Meaning,
}

/// What a quantity of a formula is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A gradient, or what is gathered from gradients: an arrow that the step goes against.
    Gradients,
    /// What the step goes against too, in units of its own: a gradient that is divided by something.
    Direction,
    /// A move of the parameters: an arrow along the step.
    Moves,
    /// [`Meaning::Moves`] under this convention, [`Meaning::Gradients`] under the others.
    MovesUnder(&'static str),
    /// A size that is never negative, one an axis: a sum or average of squares.
    Magnitude,
    /// Only a number.
    Number,
}

/// What an optimizer asks of the function beside its gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing more.
    Gradient,
    /// Values at points of its own choice.
    Values,
    /// The Hessian at the current point.
    Hessian,
}

/// What an update does with an unusual gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Response {
    /// The parameters stay where they are.
    Stays,
    /// The parameters shrink by weight decay alone.
    Decays,
    /// The NaN reaches the parameters that it belongs to.
    Spreads,
}

/// A paper, book or implementation.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Authors, title, venue, year.
    pub text: &'static str,
    /// Where to read it.
    pub url: &'static str,
}

/// The checked values of one optimizer's hyperparameters, and its convention.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    spec: &'static Spec,
    values: Vec<f64>,
    convention: &'static str,
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Settings {
    /// All defaults.
    #[must_use]
    pub fn new(spec: &'static Spec) -> Self {
        let values = spec.hyperparameters.iter().map(|h| h.default).collect();
        Self { spec, values, convention: spec.conventions.first().copied().unwrap_or_default() }
    }

    /// Whose settings these are.
    #[must_use]
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// Sets one hyperparameter by name.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a name that the spec does not have, [`Error::OutOfRange`] for a value
    /// outside its bounds.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), Error> {
        let names = || self.spec.hyperparameters.iter().map(|h| h.name);
        let index = names()
            .position(|n| n == name)
            .ok_or_else(|| Error::unknown("hyperparameters", name, names()))?;
        self.values[index] = self.spec.hyperparameters[index].check(value)?;
        Ok(())
    }

    /// The same with one hyperparameter set: for tests and examples.
    ///
    /// # Errors
    /// As [`Settings::set`].
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        self.set(name, value)?;
        Ok(self)
    }

    /// Chooses a convention by name.
    ///
    /// # Errors
    /// [`Error::Unknown`] for one that this optimizer does not have.
    pub fn set_convention(&mut self, name: &str) -> Result<(), Error> {
        let known = self.spec.conventions.iter().copied();
        self.convention = known
            .clone()
            .find(|c| *c == name)
            .ok_or_else(|| Error::unknown("convention", name, known))?;
        Ok(())
    }

    /// The convention in force.
    #[must_use]
    pub fn convention(&self) -> &'static str {
        self.convention
    }

    /// The value of one of the spec's own hyperparameters.
    #[inline(never)]
    #[must_use]
    pub fn get(&self, hyperparameter: &Hyperparameter) -> f64 {
        let index = self.spec.hyperparameters.iter().position(|h| h.name == hyperparameter.name);
        index.map_or(hyperparameter.default, |i| self.values[i])
    }

    /// The value of a switch.
    #[must_use]
    pub fn flag(&self, hyperparameter: &Hyperparameter) -> bool {
        self.get(hyperparameter) != 0.0
    }

    /// The learning rate, which every optimizer has first.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.values.first().copied().unwrap_or_default()
    }

    /// Names and values in the spec's order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f64)> + '_ {
        self.spec.hyperparameters.iter().map(|h| h.name).zip(self.values.iter().copied())
    }

    /// The lines of the formula that apply under these settings.
    #[cfg(feature = "texts")]
    pub fn formula(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.spec.formula.iter().filter(|line| self.meet(&line.when)).map(|line| line.tex)
    }

    #[cfg(feature = "texts")]
    fn meet(&self, condition: &When) -> bool {
        let value = |name| self.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, v)| v);
        match *condition {
            When::Always => true,
            When::Convention(name) => self.convention == name,
            When::On(name) | When::Nonzero(name) => value(name) != 0.0,
            When::Off(name) | When::Zero(name) => value(name) == 0.0,
            When::All(conditions) => conditions.iter().all(|condition| self.meet(condition)),
        }
    }
}
