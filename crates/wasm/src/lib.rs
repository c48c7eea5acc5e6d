//! The border to JavaScript: thin handles over `descent-core`, drawings by `descent-charts`.
//!
//! Two ways cross it. *Cold*: small plain structs typed for TypeScript by tsify, read by [`arguments`] and sent
//! by [`results`]. *Hot*: numbers, written into typed arrays that the page owns and keeps.
//!
//! No call here can panic on what a caller gives: after a panic inside a handle the handle is locked for ever.
//! Arguments become core types or a thrown `Error` whose `details` are [`error::ErrorDetails`].

#![expect(
    unreachable_pub,
    reason = "what tsify and wasm-bindgen export must be pub, and JavaScript is its only reader"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen hands optional lists and functions over by value"
)]

mod arguments;
mod canvas;
mod catalog;
mod chart;
mod error;
mod optimizer;
mod race;
mod request;
mod results;
mod stage;

use catalog::Catalog;
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// Everything that can be chosen: optimizers, surfaces, schedules, functions of typed formulas.
#[wasm_bindgen]
pub fn catalog() -> Ts<Catalog> {
    results::send(&catalog::catalog())
}
