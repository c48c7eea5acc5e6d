//! A formula as it was understood.

use super::functions::{Binary, Call, Constant, Function};

#[derive(Debug, Clone)]
pub(super) enum Node {
    X,
    Y,
    Number(f64),
    Constant(&'static Constant),
    Negate(Box<Node>),
    Binary(Binary, Box<[Node; 2]>),
    Call(&'static Function, Vec<Node>),
}

impl Node {
    pub(super) fn negate(self) -> Self {
        Self::Negate(Box::new(self))
    }

    pub(super) fn binary(operation: Binary, left: Self, right: Self) -> Self {
        Self::Binary(operation, Box::new([left, right]))
    }

    /// A call; `pow(a, b)` is no other thing than `a^b`.
    pub(super) fn call(function: &'static Function, arguments: Vec<Self>) -> Self {
        if function.call != Call::Two(Binary::Power) {
            return Self::Call(function, arguments);
        }
        match <[Self; 2]>::try_from(arguments) {
            Ok(pair) => Self::Binary(Binary::Power, Box::new(pair)),
            Err(arguments) => Self::Call(function, arguments),
        }
    }
}
