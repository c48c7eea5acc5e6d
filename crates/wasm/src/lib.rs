//! The border to JavaScript: thin handles over `descent-core`, drawings by `descent-charts`.
//!
//! Two ways cross it. *Cold*: small plain structs typed for TypeScript by tsify, read by [`arguments`] and sent
//! by one serializer. *Hot*: numbers, written into typed arrays that the page owns and keeps.
//!
//! Compiled three times: with the feature `metrics` alone into the module of the scenes of metrics, which know no race;
//! without features into the module of the other scenes' first load, with `full` into the one that
//! the page fetches when something asks for more (typed formulas, …) and that the library is made of. The last
//! has all of the others, and a run is a pure function of its request, so the page moves from one to the other
//! by asking again.
//!
//! No call here can panic on what a caller gives: after a panic inside a handle the handle is locked for ever.
//! Arguments become core types or a thrown `Error` whose `details` are [`error::ErrorDetails`].

#![expect(
    unreachable_pub,
    reason = "what tsify and wasm-bindgen export must be pub, and JavaScript is its only reader"
)]
#![cfg_attr(
    all(feature = "metrics", not(feature = "full")),
    allow(dead_code, reason = "what reads arguments reads those of races too")
)]
#![cfg_attr(
    any(feature = "full", feature = "metrics"),
    expect(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands optional lists and functions over by value"
    )
)]

mod arguments;
#[cfg(feature = "full")]
mod autopsy;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod axes;
#[cfg(feature = "full")]
mod boundary;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod canvas;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod catalog;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod chart;
#[cfg(any(feature = "full", feature = "metrics"))]
mod classification;
#[cfg(any(feature = "full", feature = "metrics"))]
mod counted;
#[cfg(feature = "full")]
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
#[cfg(any(feature = "full", feature = "metrics"))]
mod metrics;
#[cfg(feature = "full")]
mod network;
#[cfg(feature = "full")]
mod optimizer;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod race;
#[cfg(any(feature = "full", feature = "metrics"))]
mod references;
#[cfg(feature = "full")]
mod regression;
#[cfg(feature = "full")]
mod relief;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod request;
#[cfg(feature = "full")]
mod scale;
#[cfg(any(feature = "full", feature = "metrics"))]
mod scores;
#[cfg(feature = "full")]
mod shares;
#[cfg(any(feature = "full", not(feature = "metrics")))]
mod stage;
#[cfg(feature = "full")]
mod sweep;
#[cfg(feature = "full")]
mod training;
#[cfg(feature = "full")]
mod worked;

#[cfg(any(feature = "full", not(feature = "metrics")))]
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
#[cfg(any(feature = "full", feature = "metrics"))]
pub(crate) fn write(numbers: &[f64], target: &js_sys::Float64Array) -> u32 {
    let count = numbers.len().min(target.length() as usize);
    target.subarray(0, count as u32).copy_from(&numbers[..count]);
    count as u32
}

/// Everything that can be chosen: optimizers, surfaces, schedules, functions of typed formulas.
#[cfg(any(feature = "full", not(feature = "metrics")))]
#[wasm_bindgen]
pub fn catalog() -> Result<Ts<Catalog>, JsValue> {
    send(&catalog::catalog())
}
