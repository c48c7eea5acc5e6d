//! A metric opened: its definition, the same with the numbers put in, and its value.
//!
//! Right sides are of the grammar that [`crate::autopsy::reader`] reads, so that the tests can read what is shown and find that it
//! is worth the value. Of a long sum the first terms and the last are shown, and below the dots between them what they stand for.

use super::Value;
use crate::autopsy::print::{Numbers, Printer};
use crate::autopsy::{Failure, Format, Quantity, Values, reader};

/// A metric opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Worked {
    /// The lines to read one below the other.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// The whole line in TeX.
    pub tex: String,
    /// Its right side.
    pub right: String,
    /// What the right side is worth; nothing in a definition, and where there is no such number.
    pub value: Option<f64>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The definition, as the list of metrics has it.
    Definition,
    /// The definition in other symbols.
    Symbols,
    /// What one symbol of it stands for.
    Part,
    /// The metric with numbers put in.
    Numbers,
    /// Its value.
    Value,
}

/// A symbol and the number to put in its place.
pub(super) type Put<'a> = (&'a str, f64);

/// So many terms of a sum are written out before the dots.
const SHOWN: usize = 3;

/// Writes the lines.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) format: &'a Format,
    lines: Vec<Line>,
}

impl<'a> Sheet<'a> {
    /// Begins with a definition.
    pub(super) fn new(formula: &str, format: &'a Format) -> Self {
        let (tex, right) = (formula.to_owned(), formula.to_owned());
        let definition = Line { kind: Kind::Definition, tex, right, value: None };
        Self { format, lines: vec![definition] }
    }

    /// A formula with numbers in the places of its symbols; symbols that none are given for stay.
    ///
    /// # Errors
    /// [`Failure::Unreadable`] for a formula that is not of the grammar.
    pub(super) fn put(&self, formula: &str, numbers: &[Put<'_>]) -> Result<String, Failure> {
        let mut values = Values::new(1);
        for (symbol, number) in numbers {
            values.set(reader::symbol(symbol)?, Quantity::Number(*number));
        }
        let printer = Printer {
            format: self.format,
            name: &|_| String::new(),
            numbers: Some(Numbers { values: &values, axis: None }),
            focus: None,
        };
        printer.expression(&reader::expression(formula)?)
    }

    pub(super) fn tex(&self, number: f64) -> String {
        self.format.tex(number)
    }

    /// Terms with plus signs between them: all of a few, else the first, the last, and what those between come to.
    pub(super) fn sum(
        &self,
        count: usize,
        worth: impl Fn(usize) -> f64,
        term: impl Fn(usize) -> Result<String, Failure>,
    ) -> Result<String, Failure> {
        let cut = count > SHOWN + 2;
        let first = if cut { SHOWN } else { count };
        let mut terms = (0..first).map(&term).collect::<Result<Vec<_>, _>>()?;
        if cut {
            let rest = super::sum(&(SHOWN..count - 1).map(worth).collect::<Vec<_>>());
            terms.push(match rest.is_finite() {
                true => format!(r"\underbrace{{\ldots}}_{{{}}}", self.tex(rest)),
                false => r"\ldots".to_owned(),
            });
            terms.push(term(count - 1)?);
        }
        for (at, term) in terms.iter_mut().enumerate() {
            if at > 0 && term.starts_with('-') {
                *term = bracketed(term);
            } else if [" + ", " - ", r" \cdot "].iter().any(|sign| term.contains(sign)) {
                *term = unbroken(term);
            }
        }
        Ok(if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") })
    }

    /// A term as often as it counts.
    pub(super) fn times(&self, weight: f64, term: String) -> String {
        let term = if weight != 1.0 && term.starts_with('-') { bracketed(&term) } else { term };
        if weight == 1.0 { term } else { format!(r"{} \cdot {term}", self.tex(weight)) }
    }

    /// A sum of numbers as they are.
    pub(super) fn plain_sum(&self, numbers: &[f64]) -> Result<String, Failure> {
        self.sum(numbers.len(), |at| numbers[at], |at| Ok(self.tex(numbers[at])))
    }

    pub(super) fn symbols(&mut self, right: &str) {
        let (tex, right) = (equals(right), right.to_owned());
        self.lines.push(Line { kind: Kind::Symbols, tex, right, value: None });
    }

    pub(super) fn numbers(&mut self, right: String) {
        let tex = equals(&right);
        self.lines.push(Line { kind: Kind::Numbers, tex, right, value: None });
    }

    /// What a symbol stands for, with its value where the right side is more than that.
    pub(super) fn part(&mut self, name: &str, right: String, value: f64) {
        let worth = self.tex(value);
        let more = right != worth && value.is_finite();
        let tex =
            format!("{name} = {right}{}", if more { format!(" = {worth}") } else { String::new() });
        let value = Some(value).filter(|value| value.is_finite());
        self.lines.push(Line { kind: Kind::Part, tex, right, value });
    }

    /// Ends with the value, which all numbers before it come to.
    pub(super) fn end(mut self, value: &Value) -> Worked {
        let number = value.number();
        self.lines
            .iter_mut()
            .filter(|line| line.kind == Kind::Numbers)
            .for_each(|line| line.value = number);
        if let Some(number) = number {
            let right = self.tex(number);
            let tex = equals(&right);
            if self
                .lines
                .last()
                .is_some_and(|line| line.kind == Kind::Numbers && line.right == right)
            {
                self.lines.pop();
            }
            self.lines.push(Line { kind: Kind::Value, tex, right, value: Some(number) });
        }
        Worked { lines: self.lines }
    }
}

/// Equal to this; no line is broken between the sign and what follows it.
fn equals(right: &str) -> String {
    format!(r"{{=}}\;{right}")
}

/// In brackets, high ones around fractions; not `\left` and `\right`, between which no line can be broken.
pub(super) fn bracketed(inside: &str) -> String {
    match inside.contains(r"\frac") {
        true => format!(r"\biggl({inside}\biggr)"),
        false => format!("({inside})"),
    }
}

/// A part of a whole: times 1/n.
pub(super) fn share(sum: &str, whole: &str) -> String {
    format!(r"\frac{{1}}{{{whole}}} {}", bracketed(sum))
}

/// In braces, so that a line may be broken before and after it, but not in it.
fn unbroken(term: &str) -> String {
    format!("{{{term}}}")
}

pub(super) fn fraction(above: &str, below: &str) -> String {
    format!(r"\frac{{{above}}}{{{below}}}")
}
