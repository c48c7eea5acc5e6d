//! Pictures of the seminar, written once against plotters' [`DrawingBackend`]: a canvas on the page,
//! SVG for a lecturer's slides, SVG in the snapshot tests.
//!
//! | picture | function | data |
//! |---|---|---|
//! | curves over steps or evaluations | [`chart::lines`] | [`chart::LineChart`] |
//! | a field of values as pixels | [`field::paint`] | [`grid::Grid`], [`field::ColorScale`] |
//! | its colour bar | [`legend::draw`] | [`field::ColorScale`] |
//! | its iso-lines | [`contours::trace`], [`contours::draw`] | [`grid::Grid`], [`field::ColorScale::levels`] |
//! | axes, minima and trails of the stage | [`stage`] | [`stage::View`] |
//! | the same as SVG text | [`export`] | |
//!
//! # Units
//! Every length in this crate is in CSS pixels of the canvas, as `f64`, origin at the top left, y
//! downwards; font sizes and line widths too. A plotters backend takes whole numbers only, so curves
//! would come out jagged. Therefore everything is sent to the backend [`Frame::unit`] times as large,
//! and the owner of the backend shrinks it again: a canvas by `context.scale(1 / unit, 1 / unit)`, SVG by
//! its view box. Nothing here asks the backend for its size, clears it, or presents it: several pictures
//! may be drawn into one backend, and its owner presents it once.
//!
//! # What never happens
//! No picture panics on what it is given: an empty series, `NaN`, an infinity, a logarithm of zero or a
//! canvas of no size are drawn as what is left, which may be an empty frame. Text is never measured
//! (on a canvas that costs a layout of the page): room for it is estimated.

pub mod chart;
pub mod color;
pub mod contours;
pub mod export;
pub mod field;
pub mod grid;
pub mod legend;
pub mod scale;
pub mod stage;
pub mod text;

mod curve;
mod pen;
mod ticks;

pub use color::Rgb;
pub use pen::{Drawn, Frame, LineStyle, Rect, Theme};
pub use plotters_backend::DrawingBackend;
pub use scale::Scale;
pub use text::NumberFormat;
