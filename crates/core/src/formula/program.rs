//! A formula as a flat program for a machine with a stack, so that evaluating allocates nothing.

use super::LONGEST;
use super::functions::{Binary, Call, Unary};
use super::tree::Node;
use crate::math;
use crate::number::Real;
use std::f64::consts::E;

/// Of two operands the one that needs more room is computed first, so that a program needs d places only if
/// the formula has 2^(d − 1) operands (Sethi & Ullman, The Generation of Optimal Code for Arithmetic
/// Expressions, Journal of the ACM 17(4), 1970). A character is at most one operand.
const STACK: usize = 9;
const _: () = assert!(1 << STACK > LONGEST);

#[derive(Debug, Clone)]
pub(super) struct Program {
    operations: Box<[Operation]>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operation {
    X,
    Y,
    Constant(f64),
    Unary(Unary),
    /// Of the two topmost numbers, the left operand below.
    Binary(Binary),
    /// Of the two topmost numbers, the left operand above.
    Swapped(Binary),
    /// Of the topmost number and a constant on its right.
    WithConstant(Binary, f64),
    /// To a whole constant power.
    WholePower(i32),
    /// To any constant power.
    RealPower(f64),
    /// A constant to this power.
    Exponential(f64),
}

/// A part of the program under construction.
struct Part {
    operations: Vec<Operation>,
    /// Places on the stack that it needs.
    places: usize,
}

impl Program {
    pub(super) fn new(tree: &Node) -> Self {
        let part = compile(tree);
        debug_assert!(part.places <= STACK);
        Self { operations: part.operations.into() }
    }

    #[inline]
    pub(super) fn run<R: Real>(&self, x: R, y: R) -> R {
        run(&self.operations, x, y)
    }
}

#[inline]
fn run<R: Real>(operations: &[Operation], x: R, y: R) -> R {
    // The topmost number stands apart, and the others, over the NaN that it began with, on the stack.
    let mut top = R::constant(f64::NAN);
    let mut stack = [top; STACK];
    let mut height = 0;
    for operation in operations {
        match *operation {
            Operation::X | Operation::Y | Operation::Constant(_) => {
                stack[height] = top;
                height += 1;
            }
            Operation::Binary(_) | Operation::Swapped(_) => height -= 1,
            _ => {}
        }
        top = match *operation {
            Operation::X => x,
            Operation::Y => y,
            Operation::Constant(value) => R::constant(value),
            Operation::Unary(unary) => unary.apply(top),
            Operation::WithConstant(binary, value) => with_constant(binary, top, value),
            Operation::WholePower(exponent) => whole_power(top, exponent),
            Operation::RealPower(exponent) => top.powf(exponent),
            Operation::Exponential(base) => exponential(base, top),
            Operation::Binary(binary) => binary.apply(stack[height], top),
            Operation::Swapped(binary) => binary.apply(top, stack[height]),
        };
    }
    top
}

/// The same as with any right operand, but without derivatives of zero.
#[inline]
fn with_constant<R: Real>(operation: Binary, left: R, right: f64) -> R {
    match operation {
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => left / right,
        _ => operation.apply(left, R::constant(right)),
    }
}

#[inline]
fn whole_power<R: Real>(base: R, exponent: i32) -> R {
    match exponent {
        1 => base,
        2 => base.square(),
        0.. => base.powi(exponent.unsigned_abs()),
        _ => R::constant(1.0) / base.powi(exponent.unsigned_abs()),
    }
}

fn exponential<R: Real>(base: f64, exponent: R) -> R {
    let power = math::pow(base, exponent.value());
    // 0 · ∞ is 0 here: 0^x has no slope where it is 0.
    let ln = if power == 0.0 { 0.0 } else { math::ln(base) };
    exponent.chain(power, power * ln, power * ln * ln)
}

fn compile(node: &Node) -> Part {
    match node {
        Node::X => Part::leaf(Operation::X),
        Node::Y => Part::leaf(Operation::Y),
        Node::Number(value) => Part::leaf(Operation::Constant(*value)),
        Node::Constant(constant) => Part::leaf(Operation::Constant(constant.value)),
        Node::Negate(operand) => compile(operand).then(Operation::Unary(Unary::Negate)),
        Node::Binary(operation, operands) => binary(*operation, operands),
        Node::Call(function, arguments) => match (function.call, arguments.as_slice()) {
            (Call::One(operation), [argument]) => {
                compile(argument).then(Operation::Unary(operation))
            }
            (Call::Two(operation), [left, right]) => {
                compile(left).joined(operation, compile(right))
            }
            // The parser has counted the arguments.
            _ => Part::leaf(Operation::Constant(f64::NAN)),
        },
    }
}

fn binary(operation: Binary, [left, right]: &[Node; 2]) -> Part {
    let (left, right) = (compile(left), compile(right));
    if operation != Binary::Power {
        return left.joined(operation, right);
    }
    match (left.constant(), right.constant()) {
        (_, Some(exponent)) => match whole(exponent) {
            Some(exponent) => left.then(Operation::WholePower(exponent)),
            None => left.then(Operation::RealPower(exponent)),
        },
        (Some(E), None) => right.then(Operation::Unary(Unary::Exp)),
        (Some(base), None) => right.then(Operation::Exponential(base)),
        (None, None) => left.joined(operation, right),
    }
}

/// The number as a whole one, if it is one and not too large for it.
fn whole(number: f64) -> Option<i32> {
    let fits = number == number.trunc() && number.abs() <= f64::from(i32::MAX);
    fits.then_some(number as i32)
}

impl Part {
    fn leaf(operation: Operation) -> Self {
        Self { operations: vec![operation], places: 1 }
    }

    /// The value, where it is the same everywhere.
    fn constant(&self) -> Option<f64> {
        match *self.operations {
            [Operation::Constant(value)] => Some(value),
            _ => None,
        }
    }

    /// This, followed by an operation on it.
    fn then(mut self, operation: Operation) -> Self {
        self.operations.push(operation);
        self.folded()
    }

    /// This and another, followed by an operation on both.
    fn joined(self, operation: Binary, other: Self) -> Self {
        let commutes = matches!(operation, Binary::Add | Binary::Multiply);
        match (self.constant(), other.constant()) {
            (_, Some(right)) => return self.then(Operation::WithConstant(operation, right)),
            (Some(left), _) if commutes => {
                return other.then(Operation::WithConstant(operation, left));
            }
            _ => {}
        }
        let swap = other.places > self.places;
        let (mut first, second) = if swap { (other, self) } else { (self, other) };
        first.places = first.places.max(second.places + 1);
        first.operations.extend(second.operations);
        let operation =
            if swap { Operation::Swapped(operation) } else { Operation::Binary(operation) };
        first.operations.push(operation);
        first.folded()
    }

    /// The same, computed beforehand where nothing in it varies.
    fn folded(self) -> Self {
        if self.operations.iter().any(|o| matches!(o, Operation::X | Operation::Y)) {
            return self;
        }
        let value = run(&self.operations, f64::NAN, f64::NAN);
        Self::leaf(Operation::Constant(value))
    }
}
