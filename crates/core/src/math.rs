//! The one door to transcendental functions.
//!
//! Every function here is computed by `libm`, in Rust, on every target, so that a run gives the same
//! bits natively and in WebAssembly. `sqrt`, `abs` and the four operations are exact in IEEE 754 and
//! are used from the language. Clippy's `disallowed-methods` keeps the rest of the crate to this door.

pub use libm::{
    acos, asin, asinh, atan, atan2, cbrt, cos, cosh, erfc, exp, expm1 as exp_m1, log as ln,
    log1p as ln_1p, log2, log10, pow, sin, sinh, tan, tanh,
};

/// `base` to a whole power by repeated squaring, in an order fixed here and not by the compiler.
#[must_use]
pub fn powi(base: f64, exponent: u32) -> f64 {
    let (mut result, mut square, mut rest) = (1.0, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result *= square;
        }
        square *= square;
        rest >>= 1;
    }
    result
}

/// Euclidean norm of a vector, without guard against overflow: an infinite norm is an answer here.
#[must_use]
pub fn norm(vector: &[f64]) -> f64 {
    vector.iter().map(|v| v * v).sum::<f64>().sqrt()
}
