//! Scores of two classes, drawn and counted.

use crate::arguments::{self, from_fields};
use crate::error::{self, Failure};
use crate::write;
use descent_core::datasets::scores::{self, SHAPES, ScoresConfig};
use js_sys::Float64Array;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Two distributions of scores.
#[derive(Debug, Clone, Tsify)]
pub struct ScoresRequest {
    /// Points of both classes together.
    pub(crate) count: f64,
    /// The share of positives.
    pub(crate) prevalence: f64,
    /// How far the means are apart, in deviations of the negative class.
    pub(crate) separation: f64,
    /// The deviation of the positive class over that of the negative.
    pub(crate) spread: f64,
    #[tsify(type = "'normal' | 'skewed' | 'heavy' | 'bimodal'")]
    pub(crate) shape: String,
    /// The factor on the logit of each score.
    pub(crate) sharpness: f64,
    /// The probability that a label is wrong.
    pub(crate) label_noise: f64,
    /// Steps from 0 to 1 that scores are rounded to; 0 for none.
    pub(crate) levels: f64,
    pub(crate) seed: f64,
}

from_fields!(ScoresRequest {
    count,
    prevalence,
    separation,
    spread,
    shape,
    sharpness,
    label_noise,
    levels,
    seed
});

impl ScoresRequest {
    fn config(&self) -> Result<ScoresConfig, descent_core::error::Error> {
        let whole = |name, value, max: usize| arguments::whole(name, value, max as f64);
        Ok(ScoresConfig {
            count: whole("count", self.count, scores::MAX_COUNT)? as usize,
            prevalence: self.prevalence,
            separation: self.separation,
            spread: self.spread,
            shape: descent_core::error::Error::choose("shape", &self.shape, &SHAPES)?,
            sharpness: self.sharpness,
            label_noise: self.label_noise,
            levels: whole("levels", self.levels, scores::MAX_LEVELS)? as usize,
            seed: arguments::whole("seed", self.seed, f64::from(u32::MAX))?,
        })
    }
}

/// Draws labels (0 or 1) and scores into arrays of `count` numbers. Returns how many were written.
#[wasm_bindgen]
pub fn write_scores(
    request: &Ts<ScoresRequest>,
    y_true: &Float64Array,
    y_score: &Float64Array,
) -> Result<u32, Failure> {
    let request = arguments::read::<ScoresRequest>(request)?;
    let drawn = request.config().and_then(|config| config.draw()).map_err(error::refuse)?;
    write(&drawn.y_true, y_true);
    Ok(write(&drawn.y_score, y_score))
}

/// Counts scores in equal bins over a span: the negatives' counts into one array, the positives' into another, as many
/// bins as the first has places.
#[wasm_bindgen]
pub fn write_histogram(
    y_true: &[f64],
    y_score: &[f64],
    from: f64,
    to: f64,
    negatives: &Float64Array,
    positives: &Float64Array,
) {
    let bins = negatives.length() as usize;
    let [negative, positive] = scores::histogram(y_true, y_score, [from, to], bins);
    write(&negative, negatives);
    write(&positive, positives);
}
