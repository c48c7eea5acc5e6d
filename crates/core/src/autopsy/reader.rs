//! From the TeX of a formula's line, as [`crate::spec::Line`] describes it, to a tree.
//!
//! The same reader reads what [`super::print`] makes of a line with a step's numbers in it: that is how the tests know
//! that what is shown adds up.

use super::tree::{
    Assignment, Call, Comparison, Condition, Expression, Norm, Relation, Search, Symbol,
};
use super::{Failure, Quantity};

/// How deep brackets may stand in brackets.
const MAX_DEPTH: u32 = 40;

/// Reads one assignment.
///
/// # Errors
/// [`Failure::Unreadable`] with the place.
pub fn assignment(tex: &str) -> Result<Assignment, Failure> {
    let mut reader = Reader::new(tex);
    let symbol = reader.symbol()?;
    let in_place = reader.pass(r"\leftarrow");
    if !in_place {
        reader.expect("=")?;
    }
    let value = reader.sum()?;
    reader.end()?;
    Ok(Assignment { symbol, in_place, value })
}

/// Reads an expression that stands alone.
///
/// # Errors
/// [`Failure::Unreadable`] with the place.
pub fn expression(tex: &str) -> Result<Expression, Failure> {
    let mut reader = Reader::new(tex);
    let value = reader.sum()?;
    reader.end()?;
    Ok(value)
}

/// Reads a symbol that stands alone.
///
/// # Errors
/// [`Failure::Unreadable`] with the place.
pub fn symbol(tex: &str) -> Result<Symbol, Failure> {
    let mut reader = Reader::new(tex);
    let symbol = reader.symbol()?;
    reader.end()?;
    Ok(symbol)
}

struct Reader<'a> {
    tex: &'a str,
    rest: &'a str,
    depth: u32,
    /// Whether the innermost brackets are bars, so that the next bar closes them.
    in_bars: bool,
}

/// What ends a product, where it could be taken for a factor.
const ENDS: [&str; 8] = [r"\\", r"\end", r"\text", r"\le", r"\ne", r"\|", r"\}", r"\checkmark"];

/// What means nothing.
const SPACES: [&str; 7] = [r"\,", r"\ ", r"\cdot", r"\left", r"\right", r"\biggl", r"\biggr"];

fn is_name(token: &str) -> bool {
    token.starts_with('\\') && token.ends_with(char::is_alphabetic)
}

impl<'a> Reader<'a> {
    fn new(tex: &'a str) -> Self {
        Self { tex, rest: tex, depth: 0, in_bars: false }
    }

    fn unreadable<T>(&self) -> Result<T, Failure> {
        let position = self.tex.len() - self.rest.len();
        Err(Failure::Unreadable { tex: self.tex.to_owned(), position })
    }

    /// Passes spaces, the signs of multiplication, which say nothing that standing side by side does not, and what only
    /// makes brackets higher.
    fn skip_spaces(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            match SPACES.iter().find_map(|space| self.after(space)) {
                Some(rest) => self.rest = rest,
                None => return,
            }
        }
    }

    /// What comes after a token, where it is next.
    fn after(&self, token: &str) -> Option<&'a str> {
        let rest = self.rest.strip_prefix(token)?;
        // `\le` is not the beginning of `\left`.
        let longer = is_name(token) && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        (!longer).then_some(rest)
    }

    /// Whether this comes next; it is then passed.
    fn pass(&mut self, token: &str) -> bool {
        self.skip_spaces();
        let after = self.after(token);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn expect(&mut self, token: &str) -> Result<(), Failure> {
        if self.pass(token) { Ok(()) } else { self.unreadable() }
    }

    fn end(&mut self) -> Result<(), Failure> {
        self.skip_spaces();
        if self.rest.is_empty() { Ok(()) } else { self.unreadable() }
    }

    fn sum(&mut self) -> Result<Expression, Failure> {
        if self.depth >= MAX_DEPTH {
            return self.unreadable();
        }
        self.depth += 1;
        let mut negative = self.pass("-");
        let mut terms = vec![(negative, self.product()?)];
        loop {
            negative = self.pass("-");
            if !negative && !self.pass("+") {
                break;
            }
            terms.push((negative, self.product()?));
        }
        self.depth -= 1;
        Ok(match terms.len() {
            1 if !terms[0].0 => terms.swap_remove(0).1,
            _ => Expression::Sum(terms),
        })
    }

    fn product(&mut self) -> Result<Expression, Failure> {
        let mut factors = vec![self.power()?];
        while self.starts_a_factor() {
            factors.push(self.power()?);
        }
        Ok(match factors.len() {
            1 => factors.swap_remove(0),
            _ => Expression::Product(factors),
        })
    }

    fn starts_a_factor(&mut self) -> bool {
        self.skip_spaces();
        let bars = !self.in_bars;
        ENDS.iter().all(|end| self.after(end).is_none())
            && self.rest.starts_with(|c: char| {
                c.is_ascii_alphanumeric() || c == '(' || c == '\\' || (bars && c == '|')
            })
    }

    fn power(&mut self) -> Result<Expression, Failure> {
        let base = self.factor()?;
        if !self.pass("^") {
            return Ok(base);
        }
        let base = Box::new(base);
        if self.pass(r"\top") {
            return Ok(Expression::Dot(base, Box::new(self.factor()?)));
        }
        let exponent = if self.pass("{") { self.closed_by("}")? } else { self.factor()? };
        Ok(Expression::Power(base, Box::new(exponent)))
    }

    fn factor(&mut self) -> Result<Expression, Failure> {
        use Expression as E;
        let boxed = Box::new;
        self.skip_spaces();
        if let Some((_, call)) = Call::ALL.iter().find(|(tex, _)| self.pass(tex)) {
            return Ok(E::Call(*call, boxed(self.power()?)));
        }
        Ok(if self.pass("{") {
            // Braces say that no line is broken between them.
            E::Group(boxed(self.closed_by("}")?))
        } else if self.pass("(") {
            E::Group(boxed(self.closed_by(")")?))
        } else if self.pass("|") {
            E::Absolute(boxed(self.closed_by("|")?))
        } else if self.pass(r"\|") {
            let inside = boxed(self.closed_by(r"\|")?);
            E::Norm(inside, self.norm()?)
        } else if self.pass(r"\frac") {
            E::Fraction(boxed(self.argument()?), boxed(self.argument()?))
        } else if self.pass(r"\sqrt") {
            E::Root(boxed(self.argument()?))
        } else if self.pass(r"\max\{") {
            self.search()?
        } else if self.pass(r"\max") {
            let [a, b] = self.pair()?;
            E::Max(a, b)
        } else if self.pass(r"\min") {
            let [a, b] = self.pair()?;
            E::Min(a, b)
        } else if self.pass(r"\operatorname{sign}(") {
            E::Sign(boxed(self.closed_by(")")?))
        } else if self.pass(r"\operatorname{BFGS}(") {
            self.bfgs()?
        } else if self.pass(r"\det(") {
            E::Determinant(boxed(self.closed_by(")")?))
        } else if self.pass("f(") {
            E::Function(boxed(self.closed_by(")")?))
        } else if self.pass(r"\begin{cases}") {
            self.cases()?
        } else if self.pass(r"\begin{pmatrix}") {
            self.literal()?
        } else if self.pass(r"\underbrace{\ldots}_{") {
            // What is left out, and below it what it comes to.
            E::Group(boxed(self.closed_by("}")?))
        } else if self.pass(r"\htmlData{") {
            self.marked()?
        } else if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.number()?
        } else {
            E::Symbol(self.symbol()?)
        })
    }

    fn number(&mut self) -> Result<Expression, Failure> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let Ok(value) = digits.parse() else { return self.unreadable() };
        self.rest = rest;
        Ok(Expression::Number(digits.to_owned(), value))
    }

    fn closed_by(&mut self, bracket: &str) -> Result<Expression, Failure> {
        let outer = std::mem::replace(&mut self.in_bars, bracket == "|");
        let value = self.sum()?;
        self.in_bars = outer;
        self.expect(bracket)?;
        Ok(value)
    }

    fn argument(&mut self) -> Result<Expression, Failure> {
        self.expect("{")?;
        self.closed_by("}")
    }

    fn pair(&mut self) -> Result<[Box<Expression>; 2], Failure> {
        self.expect("(")?;
        Ok([Box::new(self.closed_by(",")?), Box::new(self.closed_by(")")?)])
    }

    fn norm(&mut self) -> Result<Norm, Failure> {
        self.expect("_")?;
        let kinds = [("1", Norm::One), ("2", Norm::Two), (r"\infty", Norm::Infinity)];
        match kinds.iter().find(|(tex, _)| self.pass(tex)) {
            Some((_, norm)) => Ok(*norm),
            None => self.unreadable(),
        }
    }

    fn search(&mut self) -> Result<Expression, Failure> {
        let of = self.closed_by(":")?;
        let index = self.symbol()?;
        self.expect("<")?;
        let below = self.closed_by(",")?;
        let condition = self.condition()?;
        self.expect(r"\}")?;
        Ok(Expression::Greatest(Box::new(Search { of, index, below, condition })))
    }

    fn bfgs(&mut self) -> Result<Expression, Failure> {
        let first = self.closed_by(";")?;
        let mut pairs = Vec::new();
        loop {
            pairs.push(if self.pass(r"\ldots") { None } else { Some(self.symbol()?) });
            if self.pass(")") {
                return Ok(Expression::Bfgs(Box::new(first), pairs));
            }
            self.expect(",")?;
        }
    }

    fn cases(&mut self) -> Result<Expression, Failure> {
        let mut cases = Vec::new();
        loop {
            let value = self.sum()?;
            self.expect("&")?;
            let otherwise = self.pass(r"\text{otherwise}");
            if !otherwise {
                self.expect(r"\text{if }")?;
                cases.push((value.clone(), self.condition()?));
            }
            // The mark of the row that holds.
            self.pass(r"\checkmark");
            if otherwise {
                self.expect(r"\end{cases}")?;
                return Ok(Expression::Cases(cases, Box::new(value)));
            }
            self.expect(r"\\")?;
        }
    }

    fn condition(&mut self) -> Result<Condition, Failure> {
        let mut comparisons = vec![self.comparison()?];
        while self.pass(r"\text{ or }") {
            comparisons.push(self.comparison()?);
        }
        Ok(comparisons)
    }

    fn comparison(&mut self) -> Result<Comparison, Failure> {
        let left = self.sum()?;
        let Some((_, relation)) = Relation::ALL.iter().find(|(tex, _)| self.pass(tex)) else {
            return self.unreadable();
        };
        Ok(Comparison { left, relation: *relation, right: self.sum()? })
    }

    /// A column or a square of numbers.
    fn literal(&mut self) -> Result<Expression, Failure> {
        let (mut numbers, mut rows) = (Vec::new(), 1);
        loop {
            let negative = self.pass("-");
            let number = self.product()?;
            let Some(number) = constant(&number) else { return self.unreadable() };
            numbers.push(if negative { -number } else { number });
            if self.pass(r"\end{pmatrix}") {
                let column = numbers.len() == rows;
                return Ok(Expression::Literal(if column {
                    Quantity::Vector(numbers)
                } else {
                    Quantity::Matrix(numbers)
                }));
            }
            if self.pass(r"\\") {
                rows += 1;
            } else {
                self.expect("&")?;
            }
        }
    }

    /// What is marked for the pointer means what it says.
    fn marked(&mut self) -> Result<Expression, Failure> {
        let Some(end) = self.rest.find('}') else { return self.unreadable() };
        self.rest = &self.rest[end + 1..];
        Ok(match self.argument()? {
            inside @ Expression::Sum(_) => Expression::Group(Box::new(inside)),
            inside => inside,
        })
    }

    /// A symbol with its accent and subscript.
    fn symbol(&mut self) -> Result<Symbol, Failure> {
        let accents = [(r"\hat", r"\hat "), (r"\bar", r"\bar ")];
        let accent = accents.iter().find(|(accent, _)| self.pass(accent));
        self.skip_spaces();
        let mut base = accent.map_or("", |(_, accent)| accent).to_owned();
        base += self.word()?;
        let subscript = match self.rest.strip_prefix('_') {
            None => "",
            Some(rest) => {
                self.rest = rest;
                self.subscript()?
            }
        };
        Ok(Symbol::new(&base, subscript))
    }

    fn subscript(&mut self) -> Result<&'a str, Failure> {
        let Some(inside) = self.rest.strip_prefix('{') else { return self.word() };
        let Some((subscript, rest)) = inside.split_once('}') else { return self.unreadable() };
        self.rest = rest;
        Ok(subscript)
    }

    /// `\name`, several capital letters, which are one name (`TP`), or one character.
    fn word(&mut self) -> Result<&'a str, Failure> {
        let name = self.rest.strip_prefix('\\').map_or(0, |name| {
            1 + name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len())
        });
        let capitals = self.rest.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(self.rest.len());
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let (word, rest) = self.rest.split_at(name.max(first).max(capitals));
        let letter = word.starts_with(|c: char| c.is_ascii_alphanumeric() || "+-".contains(c));
        if !letter && name < 2 {
            return self.unreadable();
        }
        self.rest = rest;
        Ok(word)
    }
}

/// The value of what holds no symbol: a number, perhaps times a power of ten.
fn constant(expression: &Expression) -> Option<f64> {
    super::Values::new(1).number(expression, 0).ok()
}
