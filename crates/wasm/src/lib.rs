//! The border to JavaScript: thin handles over `descent-core`, drawings by `descent-charts`.
//!
//! Two ways cross it. *Cold*: small plain structs typed for TypeScript by tsify, read by [`arguments`] and sent
//! by one serializer. *Hot*: numbers, written into typed arrays that the page owns and keeps.
//!
//! Compiled four times: with the feature `race`, `metrics` or `curve` alone into the modules of first loads, of races, of
//! metrics and of curves through points; with `full` into the one that the page fetches when something asks for more
//! (typed formulas, …) and that the library is made of. The last has all of the others, and a run is a pure function
//! of its request, so the page moves from one to the other by asking again.
//!
//! No call here can panic on what a caller gives: after a panic inside a handle the handle is locked for ever.
//! Arguments become core types or a thrown `Error` whose `details` are [`error::ErrorDetails`].

#![expect(
    unreachable_pub,
    reason = "what tsify and wasm-bindgen export must be pub, and JavaScript is its only reader"
)]
#![cfg_attr(
    not(feature = "race"),
    allow(dead_code, reason = "what reads arguments reads those of races too")
)]
#![cfg_attr(
    any(feature = "metrics", feature = "full"),
    expect(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands optional lists and functions over by value"
    )
)]

#[cfg(feature = "full")]
mod activations;
mod arguments;
#[cfg(feature = "full")]
mod autopsy;
#[cfg(feature = "race")]
mod axes;
#[cfg(feature = "full")]
mod boundary;
#[cfg(feature = "race")]
mod canvas;
#[cfg(any(feature = "race", feature = "curve"))]
mod catalog;
#[cfg(feature = "race")]
mod chart;
#[cfg(feature = "metrics")]
mod classification;
#[cfg(feature = "metrics")]
mod counted;
#[cfg(feature = "curve")]
mod curve;
#[cfg(feature = "full")]
mod data;
mod error;
#[cfg(feature = "full")]
mod examples;
#[cfg(feature = "full")]
mod fit;
#[cfg(feature = "full")]
mod level;
#[cfg(feature = "full")]
mod lines;
#[cfg(feature = "metrics")]
mod metrics;
#[cfg(feature = "full")]
mod network;
#[cfg(feature = "full")]
mod optimizer;
#[cfg(feature = "race")]
mod race;
#[cfg(feature = "race")]
mod race_request;
#[cfg(feature = "metrics")]
mod references;
#[cfg(feature = "full")]
mod regression;
#[cfg(feature = "full")]
mod relief;
#[cfg(any(feature = "race", feature = "curve"))]
mod request;
#[cfg(feature = "full")]
mod scale;
#[cfg(feature = "metrics")]
mod scores;
#[cfg(feature = "full")]
mod shares;
#[cfg(feature = "race")]
mod stage;
#[cfg(feature = "race")]
mod summary;
#[cfg(feature = "race")]
mod surface_request;
#[cfg(feature = "full")]
mod sweep;
#[cfg(feature = "full")]
mod training;
#[cfg(feature = "full")]
mod worked;

#[cfg(any(feature = "race", feature = "curve"))]
use catalog::Catalog;
use error::Failure;
use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// The one way from Rust structs to JavaScript: plain objects, `null` for what is missing.
pub(crate) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, serde_wasm_bindgen::Error> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.serialize(&serializer)
}

/// A struct on its way out, typed.
pub(crate) fn send<T: Serialize + tsify::Tsify>(value: &T) -> Result<Ts<T>, Failure>
where
    T::JsType: JsCast,
{
    Ok(Ts::new_unchecked(to_js(value)?))
}

/// Writes as many numbers as fit, and tells how many.
#[cfg(any(feature = "metrics", feature = "curve"))]
pub(crate) fn write(numbers: &[f64], target: &js_sys::Float64Array) -> u32 {
    let count = numbers.len().min(target.length() as usize);
    target.subarray(0, count as u32).copy_from(&numbers[..count]);
    count as u32
}

/// Everything that can be chosen: optimizers, surfaces, schedules, functions of typed formulas.
#[cfg(any(feature = "race", feature = "curve"))]
#[wasm_bindgen]
pub fn catalog() -> Result<Ts<Catalog>, JsValue> {
    send(&catalog::catalog())
}
