//! Optimizers, loss surfaces and their runs, step by step.
//!
//! Pure numerics: no JavaScript, no drawing, no clock, no input or output. A run is a pure function of its
//! configuration and its seed, and gives the same bits natively and in WebAssembly.
//!
//! The feature `texts`, on by default, keeps what specs say to be read (formulas, sources, where implementations
//! disagree), and with it what reads them: the steps of [`autopsy`], and [`scale`].

pub mod autopsy;
pub mod curvature;
pub mod datasets;
pub mod error;
pub mod fit;
pub mod formula;
pub mod landscape;
pub mod linalg;
pub mod math;
pub mod metrics;
pub mod models;
pub mod noise;
pub mod number;
pub mod objective;
pub mod optimizers;
pub mod outcome;
pub mod parting;
pub mod principal;
pub mod quadratic;
pub mod run;
#[cfg(feature = "texts")]
pub mod scale;
pub mod schedules;
pub mod spec;
pub mod surfaces;
pub mod sweep;
