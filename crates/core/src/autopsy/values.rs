//! What symbols are worth, and what a tree is worth with them.

use super::tree::{Comparison, Condition, Expression, Norm, Search, Symbol};
use super::{Failure, Quantity};
use crate::linalg::{self, dot};
use crate::math;
use crate::number::sign;
use crate::objective::Objective;
use std::collections::BTreeMap;
use std::fmt;

/// What an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// One number for all axes.
    Number,
    /// One number an axis.
    Vector,
    /// A square of numbers.
    Matrix,
}

/// The values of symbols in one step.
#[derive(Clone)]
pub struct Values<'a> {
    /// Number of axes.
    pub dimension: usize,
    symbols: BTreeMap<Symbol, Quantity>,
    /// The function that is descended, for formulas that ask for its values.
    pub function: Option<&'a dyn Objective>,
    /// Moves and changes of the gradient that L-BFGS remembers, from the oldest on.
    pub pairs: Vec<[Vec<f64>; 2]>,
}

impl fmt::Debug for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Values").field(&self.symbols).finish()
    }
}

impl<'a> Values<'a> {
    /// No symbol has a value yet.
    #[must_use]
    pub fn new(dimension: usize) -> Self {
        Self { dimension, symbols: BTreeMap::new(), function: None, pairs: Vec::new() }
    }

    /// Gives a symbol its value.
    pub fn set(&mut self, symbol: Symbol, quantity: Quantity) {
        self.symbols.insert(symbol, quantity);
    }

    /// The value of a symbol.
    #[must_use]
    pub fn get(&self, symbol: &Symbol) -> Option<&Quantity> {
        self.symbols.get(symbol)
    }

    fn find(&self, symbol: &Symbol) -> Result<&Quantity, Failure> {
        self.get(symbol).ok_or_else(|| Failure::NoValue { symbol: symbol.tex() })
    }

    /// The value of an expression.
    ///
    /// # Errors
    /// [`Failure::NoValue`] for a symbol that has none, [`Failure::Shape`] where a matrix stands in a place for numbers.
    pub fn quantity(&self, expression: &Expression) -> Result<Quantity, Failure> {
        Ok(match self.shape(expression) {
            Shape::Number => Quantity::Number(self.number(expression, 0)?),
            Shape::Vector => Quantity::Vector(self.vector(expression)?),
            Shape::Matrix => Quantity::Matrix(self.matrix(expression)?),
        })
    }

    /// The component on each axis.
    ///
    /// # Errors
    /// As [`Values::quantity`].
    pub fn vector(&self, expression: &Expression) -> Result<Vec<f64>, Failure> {
        use Expression as E;
        match expression {
            // A matrix is worked out once, and not for each axis again.
            E::Group(x) => self.vector(x),
            E::Sum(terms) => self.sum(terms),
            E::Product(factors) if factors.iter().any(|f| self.shape(f) == Shape::Matrix) => {
                self.image(factors)
            }
            E::Cases(cases, otherwise) if !self.depends_on_axis(cases) => {
                let chosen = self.chosen(cases, 0)?;
                self.vector(chosen.map_or(otherwise, |index| &cases[index].0))
            }
            _ => (0..self.dimension).map(|axis| self.number(expression, axis)).collect(),
        }
    }

    fn sum(&self, terms: &[(bool, Expression)]) -> Result<Vec<f64>, Failure> {
        let mut sum = Vec::new();
        for (negative, term) in terms {
            let mut part = self.vector(term)?;
            if *negative {
                part.iter_mut().for_each(|x| *x = -*x);
            }
            if sum.is_empty() {
                sum = part;
            } else {
                sum.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
            }
        }
        Ok(sum)
    }

    /// Whether a condition may hold on one axis and not on another.
    fn depends_on_axis(&self, cases: &[(Expression, Condition)]) -> bool {
        let mut sides = cases.iter().flat_map(|(_, condition)| condition);
        sides.any(|c| self.shape(&c.left).max(self.shape(&c.right)) > Shape::Number)
    }

    /// Whether an expression is one number, a vector or a matrix.
    #[must_use]
    pub fn shape(&self, expression: &Expression) -> Shape {
        use Expression as E;
        let both = |a: &E, b: &E| self.shape(a).max(self.shape(b));
        match expression {
            E::Number(..)
            | E::Norm(..)
            | E::Dot(..)
            | E::Determinant(_)
            | E::Function(_)
            | E::Greatest(_) => Shape::Number,
            E::Symbol(symbol) => self.get(symbol).map_or(Shape::Number, Quantity::shape),
            E::Literal(quantity) => quantity.shape(),
            E::Bfgs(..) => Shape::Matrix,
            E::Sum(terms) => {
                terms.iter().map(|(_, t)| self.shape(t)).max().unwrap_or(Shape::Number)
            }
            // A matrix times a vector is a vector.
            E::Product(factors) => {
                let mut shapes = factors.iter().map(|factor| self.shape(factor));
                let most = shapes.clone().max().unwrap_or(Shape::Number);
                if shapes.any(|shape| shape == Shape::Vector) { Shape::Vector } else { most }
            }
            E::Root(x) | E::Group(x) | E::Absolute(x) | E::Sign(x) | E::Call(_, x) => self.shape(x),
            E::Power(a, b) | E::Fraction(a, b) | E::Max(a, b) | E::Min(a, b) => both(a, b),
            E::Cases(cases, otherwise) => {
                let conditions = cases.iter().flat_map(|(_, condition)| condition);
                let sides = conditions.map(|c| both(&c.left, &c.right));
                let values = cases.iter().map(|(value, _)| self.shape(value));
                sides.chain(values).fold(self.shape(otherwise), Shape::max)
            }
        }
    }

    /// The value on one axis.
    ///
    /// # Errors
    /// As [`Values::quantity`].
    pub fn number(&self, expression: &Expression, axis: usize) -> Result<f64, Failure> {
        use Expression as E;
        Ok(match expression {
            E::Number(_, value) => *value,
            E::Symbol(symbol) => self.find(symbol)?.on(axis)?,
            E::Literal(quantity) => quantity.on(axis)?,
            E::Sum(terms) => {
                let mut sum = 0.0;
                for (index, (negative, term)) in terms.iter().enumerate() {
                    let value = self.number(term, axis)?;
                    let value = if *negative { -value } else { value };
                    sum = if index == 0 { value } else { sum + value };
                }
                sum
            }
            E::Product(factors) => self.product(factors, axis)?,
            E::Power(base, exponent) => {
                math::pow(self.number(base, axis)?, self.number(exponent, axis)?)
            }
            E::Fraction(a, b) => self.number(a, axis)? / self.number(b, axis)?,
            E::Root(x) => self.number(x, axis)?.sqrt(),
            E::Group(x) => self.number(x, axis)?,
            E::Absolute(x) => self.number(x, axis)?.abs(),
            E::Norm(x, kind) => norm(&self.vector(x)?, *kind),
            E::Max(a, b) => self.number(a, axis)?.max(self.number(b, axis)?),
            E::Min(a, b) => self.number(a, axis)?.min(self.number(b, axis)?),
            E::Sign(x) => sign(self.number(x, axis)?),
            E::Call(call, x) => call.of(self.number(x, axis)?),
            E::Dot(a, b) => dot(&self.vector(a)?, &self.vector(b)?),
            E::Determinant(x) => self.determinant(&self.matrix(x)?),
            E::Function(at) => self.function_at(&self.vector(at)?)?,
            E::Cases(cases, otherwise) => {
                let chosen = self.chosen(cases, axis)?;
                self.number(chosen.map_or(otherwise, |index| &cases[index].0), axis)?
            }
            E::Greatest(search) => match self.found(search)? {
                Some(index) => self.at_index(search, index).number(&search.of, axis)?,
                None => 0.0,
            },
            E::Bfgs(..) => return Err(Failure::Shape),
        })
    }

    /// Numbers times what stands right of them; a matrix takes in all that follows it.
    fn product(&self, factors: &[Expression], axis: usize) -> Result<f64, Failure> {
        if factors.iter().any(|factor| self.shape(factor) == Shape::Matrix) {
            return Ok(self.image(factors)?.get(axis).copied().unwrap_or(f64::NAN));
        }
        let mut product = 1.0;
        for factor in factors {
            product *= self.number(factor, axis)?;
        }
        Ok(product)
    }

    /// The product of factors with a matrix among them, on all axes.
    fn image(&self, factors: &[Expression]) -> Result<Vec<f64>, Failure> {
        let matrix = factors.iter().position(|factor| self.shape(factor) == Shape::Matrix);
        let Some(at) = matrix else { return Err(Failure::Shape) };
        let right: Result<Vec<f64>, Failure> =
            (0..self.dimension).map(|axis| self.product(&factors[at + 1..], axis)).collect();
        let mut image = self.applied(&factors[at], right?)?;
        for (axis, number) in image.iter_mut().enumerate() {
            *number *= self.product(&factors[..at], axis)?;
        }
        Ok(image)
    }

    /// A matrix times a vector. An inverse is not worked out for it, but the equations are solved.
    fn applied(&self, matrix: &Expression, mut vector: Vec<f64>) -> Result<Vec<f64>, Failure> {
        if let Expression::Power(base, exponent) = matrix {
            if self.number(exponent, 0)? != -1.0 {
                return Err(Failure::Shape);
            }
            let solved = linalg::solve(&mut self.matrix(base)?, &mut vector);
            return Ok(if solved { vector } else { vec![f64::NAN; self.dimension] });
        }
        let rows = self.matrix(matrix)?;
        Ok(rows.chunks_exact(self.dimension).map(|row| dot(row, &vector)).collect())
    }

    fn matrix(&self, expression: &Expression) -> Result<Vec<f64>, Failure> {
        use Expression as E;
        let square = |quantity: &Quantity| match quantity {
            Quantity::Matrix(matrix) => Ok(matrix.clone()),
            _ => Err(Failure::Shape),
        };
        match expression {
            E::Symbol(symbol) => square(self.find(symbol)?),
            E::Literal(quantity) => square(quantity),
            E::Group(x) => self.matrix(x),
            E::Absolute(x) => Ok(absolute(&self.matrix(x)?, self.dimension)),
            E::Bfgs(first, _) => self.bfgs(&self.matrix(first)?),
            E::Sum(terms) => {
                let mut sum = vec![0.0; self.dimension * self.dimension];
                for (negative, term) in terms {
                    let factor = if *negative { -1.0 } else { 1.0 };
                    let term = self.matrix(term)?;
                    sum.iter_mut().zip(term).for_each(|(sum, entry)| *sum += factor * entry);
                }
                Ok(sum)
            }
            E::Product(factors) => match factors.split_last() {
                Some((last, numbers)) => {
                    let factor = self.product(numbers, 0)?;
                    Ok(self.matrix(last)?.into_iter().map(|entry| factor * entry).collect())
                }
                None => Err(Failure::Shape),
            },
            _ => Err(Failure::Shape),
        }
    }

    /// 0 where the matrix is singular to working precision.
    fn determinant(&self, matrix: &[f64]) -> f64 {
        let n = self.dimension;
        if !linalg::solve(&mut matrix.to_vec(), &mut vec![1.0; n]) {
            return 0.0;
        }
        linalg::symmetric_eigen(matrix, n).values.iter().product()
    }

    /// BFGS's rule, applied to each axis' unit vector by the two loops of Nocedal & Wright's Algorithm 7.4.
    fn bfgs(&self, first: &[f64]) -> Result<Vec<f64>, Failure> {
        let n = self.dimension;
        let mut rows = Vec::with_capacity(n * n);
        for axis in 0..n {
            let mut vector: Vec<f64> = (0..n).map(|j| f64::from(u8::from(j == axis))).collect();
            let mut coefficients = Vec::with_capacity(self.pairs.len());
            for [s, y] in self.pairs.iter().rev() {
                let coefficient = dot(s, &vector) * (1.0 / dot(y, s));
                coefficients.push(coefficient);
                vector.iter_mut().zip(y).for_each(|(v, y)| *v -= coefficient * y);
            }
            vector = first.chunks_exact(n).map(|row| dot(row, &vector)).collect();
            for ([s, y], coefficient) in self.pairs.iter().zip(coefficients.iter().rev()) {
                let correction = coefficient - dot(y, &vector) * (1.0 / dot(y, s));
                vector.iter_mut().zip(s).for_each(|(v, s)| *v += correction * s);
            }
            rows.append(&mut vector);
        }
        Ok(rows)
    }

    fn function_at(&self, at: &[f64]) -> Result<f64, Failure> {
        let function = self.function.ok_or_else(|| Failure::NoValue { symbol: "f".to_owned() })?;
        Ok(function.value(at))
    }

    /// The first case whose condition holds.
    ///
    /// # Errors
    /// As [`Values::quantity`].
    pub fn chosen(
        &self,
        cases: &[(Expression, Condition)],
        axis: usize,
    ) -> Result<Option<usize>, Failure> {
        for (index, (_, condition)) in cases.iter().enumerate() {
            if self.holds(condition, axis)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// Whether one of the comparisons holds.
    ///
    /// # Errors
    /// As [`Values::quantity`].
    pub fn holds(&self, condition: &[Comparison], axis: usize) -> Result<bool, Failure> {
        for Comparison { left, relation, right } in condition {
            if relation.holds(self.number(left, axis)?, self.number(right, axis)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The least index at which a search ends well.
    ///
    /// # Errors
    /// As [`Values::quantity`].
    pub fn found(&self, search: &Search) -> Result<Option<u32>, Failure> {
        let below = self.number(&search.below, 0)?;
        let mut index = 0;
        while f64::from(index) < below {
            if self.at_index(search, index).holds(&search.condition, 0)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }

    /// The same values with a search's index at a number.
    #[must_use]
    pub fn at_index(&self, search: &Search, index: u32) -> Self {
        let mut values = self.clone();
        values.set(search.index.clone(), Quantity::Number(f64::from(index)));
        values
    }
}

fn norm(vector: &[f64], kind: Norm) -> f64 {
    let sizes = vector.iter().map(|x| x.abs());
    match kind {
        Norm::One => sizes.sum(),
        Norm::Two => math::norm(vector),
        Norm::Infinity => sizes.fold(0.0, f64::max),
    }
}

/// The symmetric matrix with the same eigenvectors and absolute eigenvalues.
fn absolute(matrix: &[f64], n: usize) -> Vec<f64> {
    let eigen = linalg::symmetric_eigen(matrix, n);
    let mut sum = vec![0.0; n * n];
    for (value, vector) in eigen.values.iter().zip(eigen.vectors.chunks_exact(n)) {
        for (row, v) in sum.chunks_exact_mut(n).zip(vector) {
            row.iter_mut().zip(vector).for_each(|(entry, w)| *entry += value.abs() * v * w);
        }
    }
    sum
}
