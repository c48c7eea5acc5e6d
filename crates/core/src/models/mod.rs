//! Models that learn from data: what is minimized over their weights is an [`crate::objective::Objective`], so
//! every optimizer, schedule and run of the core serves them as it serves a surface.

pub mod activation;
pub mod batches;
pub mod boundary;
pub mod losses;
pub mod network;
pub mod plane;
pub mod rates;
pub mod regression;
pub mod soundings;
pub mod spread;
pub mod task;
pub mod training;
