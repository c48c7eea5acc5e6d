//! Samples of two classes drawn again, as JavaScript asks for it.

use super::{Classification, ClassificationSettings, lists};
use crate::arguments::{self, from_fields};
use crate::error::refuse;
use descent_core::error::Error;
use descent_core::metrics::classification::bootstrap::{self, Bootstrap, Interval, Plan};
use descent_core::metrics::classification::find;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// How samples are drawn again.
#[derive(Debug, Clone, Tsify)]
pub struct BootstrapRequest {
    /// How often.
    pub(crate) replicates: f64,
    /// Seed of the draws.
    pub(crate) seed: f64,
    /// The share of replicates within an interval.
    pub(crate) confidence: f64,
    /// The threshold of metrics of labels.
    pub(crate) threshold: f64,
    /// Ids of the metrics that intervals are wanted of.
    pub(crate) metrics: Vec<String>,
    /// The false positive rates and recalls at which the bands are wanted, rising.
    pub(crate) grid: Vec<f64>,
}

from_fields!(BootstrapRequest { replicates, seed, confidence, threshold, metrics, grid });

impl BootstrapRequest {
    fn plan(&self) -> Result<Plan, Error> {
        let most = f64::from(bootstrap::MAX_REPLICATES);
        for (place, share) in self.grid.iter().enumerate() {
            let least = place.checked_sub(1).map_or(0.0, |before| self.grid[before]);
            Error::check_range(&format!("grid[{place}]"), *share, least, 1.0)?;
        }
        Ok(Plan {
            replicates: arguments::whole("replicates", self.replicates, most)?,
            seed: arguments::whole("seed", self.seed, f64::from(u32::MAX))?,
            confidence: self.confidence,
            threshold: self.threshold,
        })
    }
}

#[wasm_bindgen]
impl Classification {
    /// Intervals of metrics in the order asked for, and bands about the curves at the grid's places; NaN where no replicate has a value.
    /// `defined`: of how many replicates each metric's interval is.
    #[wasm_bindgen(
        unchecked_return_type = "{ low: Float64Array; high: Float64Array; defined: Float64Array; tpr_low: Float64Array; tpr_high: Float64Array; precision_low: Float64Array; precision_high: Float64Array }"
    )]
    pub fn bootstrap(
        &self,
        request: &Ts<BootstrapRequest>,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<JsValue, JsValue> {
        let mut resampling = self.resampling(request, settings)?;
        resampling.advance(bootstrap::MAX_REPLICATES);
        resampling.report()
    }

    /// The same in portions, for a worker.
    pub fn resampling(
        &self,
        request: &Ts<BootstrapRequest>,
        settings: Option<Ts<ClassificationSettings>>,
    ) -> Result<Resampling, JsValue> {
        let settings = ClassificationSettings::read(settings)?;
        let request = arguments::read::<BootstrapRequest>(request)?;
        let metrics: Result<Vec<_>, Error> = request.metrics.iter().map(|id| find(id)).collect();
        let plan = request.plan().map_err(refuse)?;
        let metrics = metrics.map_err(refuse)?;
        let ranking = self.ranking.clone();
        bootstrap::Resampling::new(ranking, metrics, settings, plan, request.grid)
            .map(|drawn| Resampling { drawn, replicates: plan.replicates })
            .map_err(refuse)
    }
}

/// Samples drawn again and again, in portions.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Resampling {
    drawn: bootstrap::Resampling,
    replicates: u32,
}

#[wasm_bindgen]
impl Resampling {
    /// How many times they are to be drawn.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.replicates
    }

    /// Draws up to so many times more; tells how many times in all.
    pub fn advance(&mut self, replicates: u32) -> u32 {
        self.drawn.advance(replicates)
    }

    /// Intervals and bands of what has been drawn so far, as `Classification.bootstrap` tells them.
    #[wasm_bindgen(
        unchecked_return_type = "{ low: Float64Array; high: Float64Array; defined: Float64Array; tpr_low: Float64Array; tpr_high: Float64Array; precision_low: Float64Array; precision_high: Float64Array }"
    )]
    pub fn report(&self) -> Result<JsValue, JsValue> {
        let Bootstrap { intervals, roc, precision_recall } = self.drawn.report();
        let of = |list: &[Interval], part: fn(&Interval) -> f64| -> Vec<f64> {
            list.iter().map(part).collect()
        };
        let [low, high]: [fn(&Interval) -> f64; 2] = [|one| one.low, |one| one.high];
        lists(&[
            ("low", &of(&intervals, low)),
            ("high", &of(&intervals, high)),
            ("defined", &of(&intervals, |one| f64::from(one.defined))),
            ("tpr_low", &of(&roc, low)),
            ("tpr_high", &of(&roc, high)),
            ("precision_low", &of(&precision_recall, low)),
            ("precision_high", &of(&precision_recall, high)),
        ])
    }
}
