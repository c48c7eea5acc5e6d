//! A surface typed by the user: text → tree → flat program, run with any [`Real`].
//!
//! ```text
//! sum      = product (("+" | "-") product)*
//! product  = unary (("*" | "/" | nothing) unary)*      nothing: before a letter, "(" or "|"
//! unary    = ("+" | "-") unary | power
//! power    = postfix (("^" | "**") unary)?             right to left: 2^3^2 = 2^9, −x^2 = −(x^2)
//! postfix  = operand ("²" | "³")?
//! operand  = number | name | function "(" sum ("," sum)* ")" | "(" sum ")" | "|" sum "|"
//! ```
//!
//! The unwritten multiplication binds as the written one: `1/2x` is `(1/2)·x`, and [`Expression::to_tex`]
//! shows it so. Names may be written in any case; `xy` is `x·y`; the Cyrillic х and у, which look the same
//! and lie one keyboard layout away, are taken for x and y. `·`, `×` and `−` are what they look like.
//!
//! A power with a whole constant exponent is repeated multiplication; with another constant exponent, or
//! with a constant base, it is defined where that of real numbers is. Where both vary, the derivative is that
//! of `e^(b ln a)`: for a base that is not positive it is NaN.

use crate::error::{FormulaError, FormulaErrorKind};
use crate::number::Real;
use crate::surfaces::Formula;
use program::Program;
use tree::Node;

mod functions;
mod parser;
mod program;
mod tex;
mod tree;

pub use functions::{Constant, Function, constants, functions};

/// The longest formula, in characters.
pub const LONGEST: usize = 400;
/// The deepest nesting: brackets, exponents and signs inside one another.
pub const DEEPEST: usize = 50;

/// A formula that has been read, ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Expression {
    tree: Node,
    program: Program,
}

/// Reads a formula in x and y.
///
/// # Errors
/// What is wrong, and at which character: nothing typed, more than [`LONGEST`] characters, nested deeper than
/// [`DEEPEST`], an unknown name, the wrong number of arguments, a character that cannot stand there.
pub fn parse(text: &str) -> Result<Expression, FormulaError> {
    if text.trim().is_empty() {
        return Err(FormulaError { position: 0, length: 0, kind: FormulaErrorKind::Empty });
    }
    let length = text.chars().count();
    if length > LONGEST {
        let kind = FormulaErrorKind::TooLong { limit: LONGEST };
        return Err(FormulaError { position: LONGEST, length: length - LONGEST, kind });
    }
    let tree = parser::read(text)?;
    let program = Program::new(&tree);
    Ok(Expression { tree, program })
}

impl Expression {
    /// The formula in TeX, as it was understood.
    #[must_use]
    pub fn to_tex(&self) -> String {
        tex::of(&self.tree)
    }
}

impl Formula for Expression {
    #[inline]
    fn evaluate<R: Real>(&self, x: R, y: R) -> R {
        self.program.run(x, y)
    }
}
