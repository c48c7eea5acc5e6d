//! The surface that is asked for, and its way into the core.

use crate::arguments::{Values, from_fields, whole};
use descent_core::error::Error;
use descent_core::metrics::regression::Parameters;
use descent_core::models::regression::{Data, Loss, Model, Regression};
use descent_core::surfaces::Surface;
use tsify::Tsify;

/// A surface: one of the catalog by its id, a formula in x and y, or the loss of a model over data.
#[derive(Debug, Clone, Default, Tsify)]
pub struct SurfaceRequest {
    /// Id of a surface of the catalog.
    #[tsify(optional)]
    pub(crate) id: Option<String>,
    /// Values of the surface's own parameters.
    #[tsify(optional, type = "Record<string, number>")]
    pub(crate) parameters: Values,
    /// A formula typed by the user, instead of an id.
    #[tsify(optional)]
    pub(crate) formula: Option<String>,
    /// The part of the plane that a typed formula is shown on: x from, x to, y from, y to.
    #[tsify(optional)]
    pub(crate) domain: Option<[f64; 4]>,
    /// A model and its data, instead of an id.
    #[tsify(optional)]
    pub(crate) data: Option<DataRequest>,
}

/// A model of one or two weights, its loss, and the points that it is to fit.
#[derive(Debug, Clone, Tsify)]
pub struct DataRequest {
    /// ŷ = w₁x, ŷ = w₁x + w₀, ŷ = sin(w₁x) or ŷ = w₀.
    #[tsify(type = "\"proportional\" | \"line\" | \"sine\" | \"constant\"")]
    pub(crate) model: String,
    /// Of the means over the points of `catalog().losses`.
    #[tsify(
        type = "\"mse\" | \"mae\" | \"msle\" | \"mape\" | \"huber\" | \"pinball\" | \"log_cosh\" | \"smape\" | \"poisson_deviance\" | \"gamma_deviance\" | \"tweedie_deviance\""
    )]
    pub(crate) loss: String,
    /// The quantile of `pinball`: 0.5 where it is not given.
    #[tsify(optional)]
    pub(crate) alpha: f64,
    /// Where `huber` becomes straight: 1 where it is not given.
    #[tsify(optional)]
    pub(crate) delta: f64,
    /// The power of `tweedie_deviance`, at most 0 or at least 1: 0 where it is not given.
    #[tsify(optional)]
    pub(crate) power: f64,
    /// The feature: from 1 to 1000 numbers.
    pub(crate) x: Vec<f64>,
    /// As many answers; more than −1 for `msle`, not negative for `poisson_deviance`, more than 0 for `gamma_deviance`.
    pub(crate) y: Vec<f64>,
    /// What x is multiplied by before the model sees it: 1 where it is not given.
    #[tsify(optional)]
    pub(crate) scale: f64,
    /// Whether x is then brought to mean 0 and deviation 1.
    #[tsify(optional)]
    pub(crate) standardize: bool,
    /// Points a step, in a new random order each epoch; all where it is not given.
    #[tsify(optional)]
    pub(crate) batch_size: Option<f64>,
    /// What is shown: w₁ from, w₁ to, w₀ from, w₀ to. Of one weight w₁ from, w₁ to, and the same of the loss, which
    /// may be left out. From −5 to 5 where it is not given.
    #[tsify(optional, type = "[number, number] | [number, number, number, number]")]
    pub(crate) domain: Option<Vec<f64>>,
}

from_fields!(SurfaceRequest { id, parameters = Values::default(), formula, domain, data });

from_fields!(DataRequest {
    model,
    loss,
    alpha = 0.5,
    delta = 1.0,
    power = 0.0,
    x,
    y,
    scale = 1.0,
    standardize = false,
    batch_size,
    domain,
});

#[cfg(feature = "full")]
fn typed(formula: &str, domain: [f64; 4]) -> Result<Surface, Error> {
    Surface::typed(formula, domain)
}

/// The module of the first load is spared the reader of formulas.
#[cfg(not(feature = "full"))]
fn typed(_: &str, _: [f64; 4]) -> Result<Surface, Error> {
    let needed_by = "a typed formula".to_owned();
    Err(Error::Missing { argument: "the full module".to_owned(), needed_by })
}

impl SurfaceRequest {
    /// `seed` is that of mini-batches.
    pub(crate) fn build(&self, seed: u32) -> Result<Surface, Error> {
        match (&self.data, &self.formula, &self.id) {
            (Some(data), ..) => data.build(seed),
            (_, Some(formula), _) => typed(formula, self.domain.unwrap_or([-5.0, 5.0, -5.0, 5.0])),
            (.., Some(id)) => Surface::named(id, &self.parameters.pairs()),
            _ => Err(Error::Missing {
                argument: "surface".to_owned(),
                needed_by: "a race".to_owned(),
            }),
        }
    }
}

impl DataRequest {
    fn build(&self, seed: u32) -> Result<Surface, Error> {
        let most = f64::from(u32::MAX);
        let size = self.batch_size.map(|size| whole("batch_size", size, most)).transpose()?;
        let regression = Regression::new(Data {
            model: Model::named(&self.model)?,
            loss: Loss::named(&self.loss, &Parameters::new(self.alpha, self.delta, self.power)?)?,
            x: self.x.clone(),
            y: self.y.clone(),
            scale: self.scale,
            standardize: self.standardize,
            batch_size: size.map(|size| size as usize),
            seed,
        })?;
        Surface::of_data(regression, self.domain.as_deref())
    }
}
