//! The names that a formula may use, each table the only list of them.

use crate::math;
use crate::number::Real;
use std::f64::consts;

/// A function that a formula may call.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How many arguments it takes: 1 or 2.
    pub arguments: usize,
    pub(super) call: Call,
    /// What stands before and after the arguments in TeX.
    pub(super) tex: [&'static str; 2],
}

/// A number that has a name.
#[derive(Debug)]
pub struct Constant {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
    pub(super) tex: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    One(Unary),
    Two(Binary),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unary {
    Negate,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Exp,
    Ln,
    Log2,
    Log10,
    Sqrt,
    Abs,
    Sign,
    Sigmoid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Min,
    Max,
    Hypot,
}

const fn one(name: &'static str, operation: Unary, tex: [&'static str; 2]) -> Function {
    Function { name, arguments: 1, call: Call::One(operation), tex }
}

const fn two(name: &'static str, operation: Binary, tex: [&'static str; 2]) -> Function {
    Function { name, arguments: 2, call: Call::Two(operation), tex }
}

/// Absolute value, which bars also mean.
pub(super) static ABS: Function = one("abs", Unary::Abs, [r"\left|", r"\right|"]);

static FUNCTIONS: &[&Function] = &[
    &one("sin", Unary::Sin, [r"\sin\left(", r"\right)"]),
    &one("cos", Unary::Cos, [r"\cos\left(", r"\right)"]),
    &one("tan", Unary::Tan, [r"\tan\left(", r"\right)"]),
    &one("asin", Unary::Asin, [r"\arcsin\left(", r"\right)"]),
    &one("acos", Unary::Acos, [r"\arccos\left(", r"\right)"]),
    &one("atan", Unary::Atan, [r"\arctan\left(", r"\right)"]),
    &one("sinh", Unary::Sinh, [r"\sinh\left(", r"\right)"]),
    &one("cosh", Unary::Cosh, [r"\cosh\left(", r"\right)"]),
    &one("tanh", Unary::Tanh, [r"\tanh\left(", r"\right)"]),
    &one("exp", Unary::Exp, ["e^{", "}"]),
    &one("ln", Unary::Ln, [r"\ln\left(", r"\right)"]),
    &one("log", Unary::Ln, [r"\ln\left(", r"\right)"]),
    &one("log2", Unary::Log2, [r"\log_{2}\left(", r"\right)"]),
    &one("log10", Unary::Log10, [r"\log_{10}\left(", r"\right)"]),
    &one("sqrt", Unary::Sqrt, [r"\sqrt{", "}"]),
    &ABS,
    &one("sign", Unary::Sign, [r"\operatorname{sign}\left(", r"\right)"]),
    &one("sigmoid", Unary::Sigmoid, [r"\sigma\left(", r"\right)"]),
    &two("min", Binary::Min, [r"\min\left(", r"\right)"]),
    &two("max", Binary::Max, [r"\max\left(", r"\right)"]),
    &two("pow", Binary::Power, ["", ""]),
    &two("hypot", Binary::Hypot, [r"\operatorname{hypot}\left(", r"\right)"]),
];

static CONSTANTS: &[&Constant] = &[
    &Constant { name: "pi", value: consts::PI, tex: r"\pi" },
    &Constant { name: "π", value: consts::PI, tex: r"\pi" },
    &Constant { name: "e", value: consts::E, tex: "e" },
    &Constant { name: "tau", value: consts::TAU, tex: r"\tau" },
    &Constant { name: "τ", value: consts::TAU, tex: r"\tau" },
];

/// Every function that a formula may call. `log` is the natural logarithm.
#[must_use]
pub fn functions() -> &'static [&'static Function] {
    FUNCTIONS
}

/// Every number that a formula may name.
#[must_use]
pub fn constants() -> &'static [&'static Constant] {
    CONSTANTS
}

impl Unary {
    #[inline]
    pub(super) fn apply<R: Real>(self, x: R) -> R {
        match self {
            Self::Negate => -x,
            Self::Sin => x.sin(),
            Self::Cos => x.cos(),
            Self::Tan => x.tan(),
            Self::Asin => x.asin(),
            Self::Acos => x.acos(),
            Self::Atan => x.atan(),
            Self::Sinh => x.sinh(),
            Self::Cosh => x.cosh(),
            Self::Tanh => x.tanh(),
            Self::Exp => x.exp(),
            Self::Ln => x.ln(),
            Self::Log2 => logarithm(x, math::log2(x.value()), consts::LN_2),
            Self::Log10 => logarithm(x, math::log10(x.value()), consts::LN_10),
            Self::Sqrt => x.sqrt(),
            Self::Abs => x.abs(),
            Self::Sign => x.sign(),
            Self::Sigmoid => x.sigmoid(),
        }
    }
}

impl Binary {
    #[inline]
    pub(super) fn apply<R: Real>(self, a: R, b: R) -> R {
        match self {
            Self::Add => a + b,
            Self::Subtract => a - b,
            Self::Multiply => a * b,
            Self::Divide => a / b,
            Self::Power => a.pow(b),
            Self::Min => branch(a, b, a.value() <= b.value()),
            Self::Max => branch(a, b, a.value() >= b.value()),
            Self::Hypot => (a.square() + b.square()).sqrt(),
        }
    }
}

/// The logarithm to another base, given its value and the natural logarithm of the base.
#[inline]
fn logarithm<R: Real>(x: R, value: f64, ln_base: f64) -> R {
    let slope = 1.0 / (x.value() * ln_base);
    x.chain(value, slope, -slope / x.value())
}

/// One of two numbers with its own derivatives, the first if they are equal; a NaN in either stays.
#[inline]
fn branch<R: Real>(a: R, b: R, first: bool) -> R {
    if a.value().is_nan() || first { a } else { b }
}
