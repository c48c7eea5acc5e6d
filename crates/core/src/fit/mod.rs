//! A curve through points: models that are fitted in closed form or by descent, and how well they do on points that
//! they were not fitted to.
//!
//! Everything here is over one feature x in a domain. A linear model is a sum of functions of a [`Basis`], fitted by
//! least squares, ridge or lasso ([`Penalty`]); k nearest neighbours stand beside it for contrast. An [`Experiment`]
//! draws the points, and tells errors against complexity, penalty and number of points; a [`Fan`] parts the error into
//! bias, variance and noise; a [`Course`] finds the coefficients by descent.

mod basis;
mod descent;
mod designs;
mod experiment;
mod fan;
mod lasso;
mod least_squares;
mod model;
mod penalty;
mod points;
mod scan;
mod truth;

pub use basis::{Basis, FREQUENCY, KNOTS, MAX_DEGREE, MAX_FEATURES, mapped};
pub use descent::{Course, LEARNING_RATES, Loss};
pub use designs::Designs;
pub use experiment::{
    COUNTS, Data, Errors, Experiment, FAMILIES, Family, TEST, VALIDATION, alphas,
};
pub use fan::{Fan, PLACES, Parts, RETRAININGS, UNCERTAIN};
pub use least_squares::{Matrix, solve};
pub use model::{Fit, MAX_ENTRIES, MAX_SIZE, Model, check_numbers, mean_squared_error};
pub use penalty::{MAX_ALPHA, OBJECTIVES, Penalty};
pub use points::{MAX_COUNT, MAX_NOISE, Points, Role, Source};
pub use scan::{KINDS, Kind, REDRAWINGS, Scan};
pub use truth::{DOMAIN, HEIGHTS, MAX_HEIGHT, SHAPES, Shape, Truth};
