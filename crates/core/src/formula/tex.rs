//! A formula in TeX, with the brackets that its tree needs.

use super::functions::{Binary, Call, Function, Unary};
use super::tree::Node;

/// How tightly the outermost operation binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Sum,
    Negation,
    Product,
    Power,
    Atom,
}

struct Piece {
    tex: String,
    level: Level,
}

pub(super) fn of(node: &Node) -> String {
    piece(node).tex
}

impl Piece {
    fn new(tex: impl Into<String>, level: Level) -> Self {
        Self { tex: tex.into(), level }
    }

    /// In brackets, unless it binds at least as tightly as this.
    fn at_least(&self, level: Level) -> String {
        if self.level >= level { self.tex.clone() } else { format!(r"\left({}\right)", self.tex) }
    }
}

fn piece(node: &Node) -> Piece {
    match node {
        Node::X => Piece::new("x", Level::Atom),
        Node::Y => Piece::new("y", Level::Atom),
        Node::Number(value) => number(*value),
        Node::Constant(constant) => Piece::new(constant.tex, Level::Atom),
        Node::Negate(operand) => {
            let operand = piece(operand).at_least(Level::Product);
            Piece::new(format!("-{operand}"), Level::Negation)
        }
        Node::Binary(operation, operands) => {
            let [left, right] = operands.as_ref();
            binary(*operation, &piece(left), &piece(right))
        }
        Node::Call(function, arguments) => call(function, arguments),
    }
}

fn number(value: f64) -> Piece {
    let plain = value.to_string();
    if plain.len() <= 12 {
        return Piece::new(plain, Level::Atom);
    }
    let scientific = format!("{value:e}");
    match scientific.split_once('e') {
        None | Some((_, "0")) => Piece::new(plain, Level::Atom),
        Some((mantissa, exponent)) => {
            Piece::new(format!(r"{mantissa}\cdot 10^{{{exponent}}}"), Level::Product)
        }
    }
}

fn binary(operation: Binary, left: &Piece, right: &Piece) -> Piece {
    let sum = |sign| {
        let (left, right) = (left.at_least(Level::Sum), right.at_least(Level::Product));
        Piece::new(format!("{left} {sign} {right}"), Level::Sum)
    };
    match operation {
        Binary::Add => sum('+'),
        Binary::Subtract => sum('-'),
        Binary::Divide => {
            Piece::new(format!(r"\frac{{{}}}{{{}}}", left.tex, right.tex), Level::Power)
        }
        Binary::Power => {
            let base = left.at_least(Level::Atom);
            Piece::new(format!("{base}^{{{}}}", right.tex), Level::Power)
        }
        _ => {
            let tex = right.at_least(Level::Power);
            // Two numbers side by side would be read as one.
            let between =
                if tex.starts_with(|c: char| c.is_ascii_digit()) { r"\cdot " } else { r"\," };
            let level = left.level.clamp(Level::Negation, Level::Product);
            Piece::new(format!("{}{between}{tex}", left.at_least(Level::Negation)), level)
        }
    }
}

fn call(function: &Function, arguments: &[Node]) -> Piece {
    let [open, close] = function.tex;
    let inside: Vec<String> = arguments.iter().map(of).collect();
    let level = if function.call == Call::One(Unary::Abs) { Level::Atom } else { Level::Power };
    Piece::new(format!("{open}{}{close}", inside.join(", ")), level)
}
