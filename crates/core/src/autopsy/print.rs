//! From a tree back to TeX: with its symbols, or with the numbers that stand for them.
//!
//! What stands for a symbol is marked as KaTeX's `\htmlData{symbol=name}{…}`, so that the page knows what a pointer
//! is over.

use super::tree::{Assignment, Comparison, Condition, Expression, Norm, Search, Symbol};
use super::values::{Shape, Values};
use super::{Failure, Format, Quantity};

/// Writes trees.
#[derive(Clone, Copy)]
pub struct Printer<'a> {
    /// How numbers are written.
    pub format: &'a Format,
    /// What a symbol is called in marks; it has none where this is empty.
    pub name: &'a dyn Fn(&Symbol) -> String,
    /// What is written for symbols; themselves where there is nothing.
    pub numbers: Option<Numbers<'a>>,
    /// The only axis whose numbers are written, with dots for those of the others; `None` writes all.
    pub focus: Option<usize>,
}

/// The numbers to write, and of which axis; of all where that is `None`, in columns.
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    /// The values of the symbols.
    pub values: &'a Values<'a>,
    /// The axis.
    pub axis: Option<usize>,
}

/// What stands before a number, by which it is known whether it wants brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing.
    Lead,
    /// A sign or a factor.
    Inside,
    /// Nothing, but a power comes after it.
    Base,
}

impl Printer<'_> {
    /// The left side of an assignment with its sign.
    #[must_use]
    pub fn left(&self, Assignment { symbol, in_place, .. }: &Assignment) -> String {
        let sign = if *in_place { r"\leftarrow" } else { "=" };
        format!("{} {sign} ", self.mark(symbol, &symbol.tex()))
    }

    /// An expression.
    ///
    /// # Errors
    /// Those of [`Values::quantity`], for conditions are worked out to mark the case that holds.
    pub fn expression(&self, expression: &Expression) -> Result<String, Failure> {
        let mut out = String::new();
        self.write(expression, Place::Lead, &mut out)?;
        Ok(out)
    }

    /// A value.
    #[must_use]
    pub fn quantity(&self, quantity: &Quantity, axis: Option<usize>) -> String {
        let rows = |numbers: &[f64], width: usize| {
            let row =
                |row: &[f64]| -> Vec<String> { row.iter().map(|x| self.format.tex(*x)).collect() };
            let rows: Vec<_> = numbers.chunks(width.max(1)).map(|r| row(r).join(" & ")).collect();
            column(&rows)
        };
        let alone = |number: Option<&f64>| self.format.tex(number.copied().unwrap_or(f64::NAN));
        if let (None, Some(focus)) = (axis, self.focus) {
            return match quantity {
                Quantity::Number(number) => self.format.tex(*number),
                Quantity::Vector(vector) => {
                    column(&dotted(r"\vdots", focus, vector.len(), alone(vector.get(focus))))
                }
                Quantity::Matrix(matrix) => {
                    let n = (matrix.len() as f64).sqrt() as usize;
                    let entry = alone(matrix.get(focus * n + focus));
                    let entry = format!("& {entry} &");
                    let mut rows = dotted(r"\ddots & &", focus, n, entry);
                    if let Some(last) = rows.last_mut().filter(|_| focus + 1 < n) {
                        r"& & \ddots".clone_into(last);
                    }
                    column(&rows)
                }
            };
        }
        match (quantity, axis) {
            (Quantity::Number(number), _) => self.format.tex(*number),
            (Quantity::Vector(vector), Some(axis)) => alone(vector.get(axis)),
            (Quantity::Vector(vector), None) => rows(vector, 1),
            (Quantity::Matrix(matrix), _) => rows(matrix, (matrix.len() as f64).sqrt() as usize),
        }
    }

    /// TeX that stands for a symbol, with the symbol's name.
    #[must_use]
    pub fn mark(&self, symbol: &Symbol, tex: &str) -> String {
        match (self.name)(symbol) {
            name if name.is_empty() => tex.to_owned(),
            name => format!(r"\htmlData{{symbol={name}}}{{{tex}}}"),
        }
    }

    fn on(&self, axis: usize) -> Self {
        let numbers =
            self.numbers.map(|Numbers { values, .. }| Numbers { values, axis: Some(axis) });
        Self { numbers, ..*self }
    }

    fn axis(&self) -> usize {
        self.numbers.and_then(|numbers| numbers.axis).unwrap_or_default()
    }

    fn symbol(&self, symbol: &Symbol, place: Place) -> String {
        let worth = self.numbers.and_then(|n| Some((n.values.get(symbol)?, n.axis)));
        let tex = match worth {
            Some((quantity, axis)) if symbol.base != "I" => {
                bracketed(self.quantity(quantity, axis), place)
            }
            _ => symbol.tex(),
        };
        self.mark(symbol, &tex)
    }

    fn write(
        &self,
        expression: &Expression,
        place: Place,
        out: &mut String,
    ) -> Result<(), Failure> {
        use Expression as E;
        match expression {
            E::Number(digits, _) => out.push_str(&self.format.localized(digits)),
            E::Symbol(symbol) => out.push_str(&self.symbol(symbol, place)),
            E::Literal(quantity) => {
                let axis = self.numbers.and_then(|numbers| numbers.axis);
                out.push_str(&bracketed(self.quantity(quantity, axis), place));
            }
            E::Sum(terms) => self.sum(terms, out)?,
            E::Product(factors) => self.product(factors, place, out)?,
            E::Power(base, exponent) => {
                self.write(base, Place::Base, out)?;
                self.wrapped("^{", exponent, "}", out)?;
            }
            E::Fraction(a, b) => {
                self.wrapped(r"\frac{", a, "}", out)?;
                self.wrapped("{", b, "}", out)?;
            }
            E::Root(x) => self.wrapped(r"\sqrt{", x, "}", out)?,
            E::Group(x) => self.group("(", x, ")", out)?,
            E::Absolute(x) => self.group("|", x, "|", out)?,
            E::Norm(x, kind) => self.norm(x, *kind, place, out)?,
            E::Max(a, b) => self.pair(r"\max", a, b, out)?,
            E::Min(a, b) => self.pair(r"\min", a, b, out)?,
            E::Sign(x) => {
                out.push_str(r"\operatorname{sign}");
                self.group("(", x, ")", out)?;
            }
            E::Call(call, x) => {
                out.push_str(call.tex());
                out.push(' ');
                self.write(x, Place::Base, out)?;
            }
            E::Dot(a, b) => self.dot(a, b, place, out)?,
            E::Determinant(x) => match self.numbers {
                Some(Numbers { values, .. }) => {
                    out.push_str(&self.format.tex(values.number(expression, 0)?));
                }
                None => self.wrapped(r"\det(", x, ")", out)?,
            },
            E::Function(at) => self.function(at, out)?,
            E::Cases(cases, otherwise) => self.cases(cases, otherwise, out)?,
            E::Greatest(search) => self.search(search, out)?,
            E::Bfgs(first, pairs) => self.bfgs(first, pairs, out)?,
        }
        Ok(())
    }

    fn wrapped(
        &self,
        before: &str,
        inside: &Expression,
        after: &str,
        out: &mut String,
    ) -> Result<(), Failure> {
        out.push_str(before);
        self.write(inside, Place::Lead, out)?;
        out.push_str(after);
        Ok(())
    }

    /// In brackets that are as high as what is in them.
    fn group(
        &self,
        before: &str,
        inside: &Expression,
        after: &str,
        out: &mut String,
    ) -> Result<(), Failure> {
        enclose(before, &self.expression(inside)?, after, out);
        Ok(())
    }

    fn sum(&self, terms: &[(bool, Expression)], out: &mut String) -> Result<(), Failure> {
        for (index, (negative, term)) in terms.iter().enumerate() {
            out.push_str(match (index, *negative) {
                (0, false) => "",
                (0, true) => "-",
                (_, false) => " + ",
                (_, true) => " - ",
            });
            let first = index == 0 && !*negative;
            self.write(term, if first { Place::Lead } else { Place::Inside }, out)?;
        }
        Ok(())
    }

    fn product(
        &self,
        factors: &[Expression],
        place: Place,
        out: &mut String,
    ) -> Result<(), Failure> {
        let times = if self.numbers.is_some() { r" \cdot " } else { r"\," };
        for (index, factor) in factors.iter().enumerate() {
            if index > 0 {
                out.push_str(times);
            }
            let sum = matches!(factor, Expression::Dot(..) | Expression::Norm(..));
            self.write(factor, if index == 0 && !sum { place } else { Place::Inside }, out)?;
        }
        Ok(())
    }

    fn pair(
        &self,
        name: &str,
        a: &Expression,
        b: &Expression,
        out: &mut String,
    ) -> Result<(), Failure> {
        out.push_str(name);
        let both = [self.expression(a)?, self.expression(b)?].join(r",\ ");
        enclose("(", &both, ")", out);
        Ok(())
    }

    /// aᵀb, or the sum of products.
    fn dot(
        &self,
        a: &Expression,
        b: &Expression,
        place: Place,
        out: &mut String,
    ) -> Result<(), Failure> {
        let Some(Numbers { values, .. }) = self.numbers else {
            self.write(a, Place::Base, out)?;
            out.push_str(r"^\top ");
            return self.write(b, Place::Inside, out);
        };
        let sum = self.over_axes(values.dimension, |axis| {
            let mut text = String::new();
            let first = if axis == 0 { Place::Lead } else { Place::Inside };
            self.on(axis).write(a, first, &mut text)?;
            text.push_str(r" \cdot ");
            self.on(axis).write(b, Place::Inside, &mut text)?;
            Ok(text)
        })?;
        out.push_str(&summed(sum.join(" + "), place));
        Ok(())
    }

    /// What is written of each axis; of one in focus alone, with dots for the others.
    fn over_axes(
        &self,
        dimension: usize,
        part: impl Fn(usize) -> Result<String, Failure>,
    ) -> Result<Vec<String>, Failure> {
        match self.focus {
            Some(focus) => Ok(dotted(r"\ldots", focus, dimension, part(focus)?)),
            None => (0..dimension).map(part).collect(),
        }
    }

    fn norm(
        &self,
        x: &Expression,
        kind: Norm,
        place: Place,
        out: &mut String,
    ) -> Result<(), Failure> {
        let Some(Numbers { values, .. }) = self.numbers else {
            self.wrapped(r"\|", x, r"\|", out)?;
            out.push_str(match kind {
                Norm::One => "_1",
                Norm::Two => "_2",
                Norm::Infinity => r"_\infty",
            });
            return Ok(());
        };
        let component = |axis: usize| -> Result<String, Failure> {
            let mut text = String::new();
            let place = if kind == Norm::Two { Place::Base } else { Place::Lead };
            self.on(axis).write(x, place, &mut text)?;
            Ok(if kind == Norm::Two { format!("{text}^2") } else { format!("|{text}|") })
        };
        let parts = self.over_axes(values.dimension, component)?;
        out.push_str(&match kind {
            Norm::One => summed(parts.join(" + "), place),
            Norm::Two => format!(r"\sqrt{{{}}}", parts.join(" + ")),
            Norm::Infinity => {
                let greatest = |a, b| format!(r"\max({a},\ {b})");
                parts.into_iter().reduce(greatest).unwrap_or_default()
            }
        });
        Ok(())
    }

    fn function(&self, at: &Expression, out: &mut String) -> Result<(), Failure> {
        let Some(Numbers { values, .. }) = self.numbers else {
            return self.wrapped("f(", at, ")", out);
        };
        let component = |axis: usize| {
            let mut text = String::new();
            self.on(axis).write(at, Place::Lead, &mut text)?;
            Ok(text)
        };
        let parts = self.over_axes(values.dimension, component)?;
        out.push_str(&format!("f({})", parts.join(r",\ ")));
        Ok(())
    }

    /// All cases; with numbers the one that holds is ticked.
    fn cases(
        &self,
        cases: &[(Expression, Condition)],
        otherwise: &Expression,
        out: &mut String,
    ) -> Result<(), Failure> {
        let chosen = match self.numbers {
            Some(Numbers { values, .. }) => Some(values.chosen(cases, self.axis())?),
            None => None,
        };
        let tick = |row: Option<usize>| if chosen == Some(row) { r" \checkmark" } else { "" };
        out.push_str(r"\begin{cases} ");
        for (index, (value, condition)) in cases.iter().enumerate() {
            self.wrapped("", value, r" & \text{if } ", out)?;
            self.condition(condition, out)?;
            out.push_str(tick(Some(index)));
            out.push_str(r" \\ ");
        }
        self.wrapped("", otherwise, r" & \text{otherwise}", out)?;
        out.push_str(tick(None));
        out.push_str(r" \end{cases}");
        Ok(())
    }

    fn condition(&self, condition: &[Comparison], out: &mut String) -> Result<(), Failure> {
        for (index, Comparison { left, relation, right }) in condition.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { r" \text{ or } " });
            self.wrapped("", left, &format!(" {} ", relation.tex()), out)?;
            self.write(right, Place::Lead, out)?;
        }
        Ok(())
    }

    fn search(&self, search: &Search, out: &mut String) -> Result<(), Failure> {
        let index = search.index.tex();
        self.wrapped(r"\max\{", &search.of, &format!(" : {index} < "), out)?;
        self.wrapped("", &search.below, r",\ ", out)?;
        self.condition(&search.condition, out)?;
        out.push_str(r"\}");
        Ok(())
    }

    /// With numbers only the newest pair is written, for the numbers of the others are those of earlier steps.
    fn bfgs(
        &self,
        first: &Expression,
        pairs: &[Option<Symbol>],
        out: &mut String,
    ) -> Result<(), Failure> {
        let name = |symbol: &Symbol, tex: &str| self.mark(symbol, tex);
        let dots = r"\ldots".to_owned();
        let listed: Vec<String> = match self.numbers {
            None => {
                let symbol = |symbol: &Symbol| name(symbol, &symbol.tex());
                pairs.iter().map(|pair| pair.as_ref().map_or(dots.clone(), symbol)).collect()
            }
            Some(Numbers { values, .. }) => {
                let newest = values.pairs.last().into_iter().flatten();
                let symbols = pairs.iter().rev().flatten().take(2).collect::<Vec<_>>();
                let column =
                    |vector: &Vec<f64>| self.quantity(&Quantity::Vector(vector.clone()), None);
                let written = newest.zip(symbols.iter().rev()).map(|(v, s)| name(s, &column(v)));
                let older = (values.pairs.len() > 1).then_some(dots);
                older.into_iter().chain(written).collect()
            }
        };
        out.push_str(r"\operatorname{BFGS}\left(");
        self.write(first, Place::Lead, out)?;
        out.push_str(if listed.is_empty() { "" } else { r";\ " });
        out.push_str(&listed.join(r",\ "));
        out.push_str(r"\right)");
        Ok(())
    }

    /// The last trial of a search that failed and the one that did not, as comparisons of numbers.
    ///
    /// # Errors
    /// Those of [`Values::quantity`].
    pub fn trials(&self, search: &Search) -> Result<Vec<String>, Failure> {
        let Some(Numbers { values, .. }) = self.numbers else { return Ok(Vec::new()) };
        let tried = match values.found(search)? {
            Some(found) => found.saturating_sub(1)..found + 1,
            None => {
                let below = values.number(&search.below, 0)? as u32;
                below.saturating_sub(1)..below
            }
        };
        tried.map(|index| self.trial(search, index)).collect()
    }

    fn trial(&self, search: &Search, index: u32) -> Result<String, Failure> {
        let Some(Numbers { values, .. }) = self.numbers else { return Ok(String::new()) };
        let at = values.at_index(search, index);
        let mut parts = Vec::new();
        for Comparison { left, relation, right } in &search.condition {
            let [left, right] = [at.number(left, 0)?, at.number(right, 0)?];
            let not = if relation.holds(left, right) { "" } else { r"\not" };
            let [left, right] = [left, right].map(|side| self.format.tex(side));
            parts.push(format!("{left} {not}{} {right}", relation.tex()));
        }
        let name = search.index.tex();
        Ok(format!(r"{name} = {index}:\quad {}", parts.join(r" \text{ or } ")))
    }
}

/// One of several things, with dots for those before and after it.
#[must_use]
pub fn dotted(dots: &str, index: usize, count: usize, thing: String) -> Vec<String> {
    let before = (index > 0).then(|| dots.to_owned());
    let after = (index + 1 < count).then(|| dots.to_owned());
    before.into_iter().chain([thing]).chain(after).collect()
}

fn column(rows: &[String]) -> String {
    format!(r"\begin{{pmatrix}} {} \end{{pmatrix}}", rows.join(r" \\ "))
}

/// In brackets, high ones around what is high.
fn enclose(before: &str, inside: &str, after: &str, out: &mut String) {
    let high = [r"\frac", r"\begin", r"\sqrt"].iter().any(|tex| inside.contains(tex));
    let [left, right] = if high { [r"\left", r"\right"] } else { [""; 2] };
    for part in [left, before, inside, right, after] {
        out.push_str(part);
    }
}

/// A sum in brackets, unless it stands alone.
fn summed(sum: String, place: Place) -> String {
    if place == Place::Lead { sum } else { format!("({sum})") }
}

/// A negative number in brackets where something stands before it, and before a power also one with a power of ten.
fn bracketed(tex: String, place: Place) -> String {
    let wanted = match place {
        Place::Lead => false,
        Place::Inside => tex.starts_with('-'),
        Place::Base => tex.starts_with('-') || tex.contains("10^"),
    };
    let column = tex.starts_with(r"\begin");
    if wanted && !column { format!("({tex})") } else { tex }
}

/// Whether a line is printed once for all axes, or with columns; of vectors only the axis in focus, if there is one.
#[must_use]
pub fn printed_axes(
    shape: Shape,
    holds_matrix: bool,
    dimension: usize,
    focus: Option<usize>,
) -> Vec<Option<usize>> {
    match (shape, focus) {
        _ if holds_matrix => vec![None],
        (Shape::Number, _) => vec![Some(0)],
        (_, Some(focus)) => vec![Some(focus)],
        (_, None) => (0..dimension).map(Some).collect(),
    }
}
