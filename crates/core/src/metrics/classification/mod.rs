//! Quality metrics of classification.
//!
//! - [`Ranking`]: samples of two classes sorted by their scores, once. Counts at any threshold, every curve and every
//!   metric of scores come from it; scores at or above a threshold are predicted positive;
//! - [`BINARY`]: the metrics of two classes, each from [`Counts`] or from the [`Ranking`];
//! - [`Jump`]: thresholds chosen for a purpose; [`bootstrap`]: how far all of this can be trusted; [`iso`]: lines to
//!   judge a curve by;
//! - [`Matrix`], [`Rows`], [`MULTICLASS`]: the same for more classes.

pub mod bootstrap;
pub mod iso;

mod areas;
mod averages;
mod calibration;
mod calls;
mod catalog;
mod counts;
mod curves;
mod jumps;
mod labels;
mod matrix;
mod multiclass;
mod multiclass_catalog;
mod probability;
mod ranking;
mod references;
mod rows;
mod settings;
mod worked;

pub use areas::Pairs;
pub use averages::{Average, PerClass};
pub use calibration::Calibration;
pub use catalog::{BINARY, Metric, find};
pub use counts::{Costs, Counts, Shares};
pub use curves::{Curve, Kind};
pub use jumps::Jump;
pub use matrix::{Matrix, Normalize};
pub use multiclass_catalog::{MULTICLASS, MulticlassMetric};
pub use ranking::{Group, Ranking};
pub use rows::Rows;
pub use settings::{Binning, Settings, ZeroDivision};
