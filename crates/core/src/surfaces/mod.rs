//! The loss surfaces: one file, one formula, written once.
//!
//! A surface's formula is generic over [`Real`], so that value, gradient and Hessian come from the same
//! line. Its domain, known minima, a good start and a good learning rate for each optimizer stand beside it.

use crate::error::Error;
use crate::formula;
use crate::number::{Dual, Jet, Real};
use crate::objective::Objective;
use crate::spec::Reference;
use std::borrow::Cow;
use std::fmt;

mod ackley;
mod beale;
mod booth;
mod bowl;
mod cliff;
mod easom;
mod goldstein_price;
mod himmelblau;
mod levy_13;
mod matyas;
mod mccormick;
mod monkey_saddle;
mod plateau;
mod rastrigin;
mod ravine;
mod ridge;
mod rosenbrock;
mod saddle;
mod styblinski_tang;
mod three_hump_camel;
mod two_wells;

/// Every surface, in the order of the page. A new one is one file and one line here.
pub static CATALOG: &[&Spec] = &[
    &bowl::SPEC,
    &ravine::SPEC,
    &rosenbrock::SPEC,
    &himmelblau::SPEC,
    &beale::SPEC,
    &booth::SPEC,
    &matyas::SPEC,
    &saddle::SPEC,
    &monkey_saddle::SPEC,
    &plateau::SPEC,
    &cliff::SPEC,
    &ridge::SPEC,
    &two_wells::SPEC,
    &rastrigin::SPEC,
    &ackley::SPEC,
    &styblinski_tang::SPEC,
    &three_hump_camel::SPEC,
    &goldstein_price::SPEC,
    &levy_13::SPEC,
    &easom::SPEC,
    &mccormick::SPEC,
];

/// All that is known of a surface besides its values.
#[derive(Debug)]
pub struct Spec {
    /// Stable name in links and in the library: lower snake_case.
    pub id: &'static str,
    /// The formula in TeX: the right-hand side of f(x, y) = ….
    pub formula: &'static str,
    /// The part of the plane that is shown: x from, x to, y from, y to.
    pub domain: [f64; 4],
    /// A start from which there is something to see.
    pub start: [f64; 2],
    /// Known minima (the same for all values of the parameters), the global ones first.
    pub minima: &'static [Minimum],
    /// The surface's own parameters.
    pub parameters: &'static [Parameter],
    /// Whether values span so many decades that colour and contours need a logarithm.
    pub log_scale: bool,
    /// A learning rate for each optimizer that works from the start, by its id.
    pub learning_rates: &'static [(&'static str, f64)],
    /// Where the function comes from.
    pub reference: Reference,
    pub(crate) build: fn(&[f64]) -> Box<dyn Plane>,
}

/// A minimum of a surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minimum {
    /// Where.
    pub at: [f64; 2],
    /// The value there.
    pub value: f64,
    /// Whether no other point is lower.
    pub global: bool,
}

impl Minimum {
    /// A global minimum.
    #[must_use]
    pub const fn global(x: f64, y: f64, value: f64) -> Self {
        Self { at: [x, y], value, global: true }
    }

    /// A local minimum.
    #[must_use]
    pub const fn local(x: f64, y: f64, value: f64) -> Self {
        Self { at: [x, y], value, global: false }
    }
}

/// A parameter of a surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Name in links and in the library.
    pub name: &'static str,
    /// Symbol in the formula, in TeX.
    pub symbol: &'static str,
    /// Default value.
    pub default: f64,
    /// Least and greatest value.
    pub bounds: [f64; 2],
    /// Whether its slider is logarithmic.
    pub log: bool,
}

/// A formula over two variables, generic over the number type.
pub trait Formula: Send + Sync {
    /// The value at a point.
    fn evaluate<R: Real>(&self, x: R, y: R) -> R;
}

/// A formula behind a pointer, run with each of the number types.
pub trait Plane: Send + Sync {
    /// The value.
    fn value(&self, at: [f64; 2]) -> f64;
    /// The value, with the gradient written into `gradient`. Coordinates and value go by register and the
    /// gradient straight to its place: each copy on the way would be waited for in every step of a run.
    fn value_and_gradient(&self, x: f64, y: f64, gradient: &mut [f64; 2]) -> f64;
    /// The value, gradient and Hessian.
    fn jet(&self, at: [f64; 2]) -> Jet;
}

/// Not a supertrait, for the reason of [`crate::optimizers::Optimizer`].
impl fmt::Debug for dyn Plane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plane")
    }
}

impl<F: Formula> Plane for F {
    #[inline]
    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        self.evaluate(x, y)
    }
    #[inline]
    fn value_and_gradient(&self, x: f64, y: f64, gradient: &mut [f64; 2]) -> f64 {
        let [x, y] = Dual::variables([x, y]);
        let dual = self.evaluate(x, y);
        *gradient = dual.gradient;
        dual.value
    }
    #[inline]
    fn jet(&self, at: [f64; 2]) -> Jet {
        let [x, y] = Jet::variables(at);
        self.evaluate(x, y)
    }
}

/// A surface ready to be walked on: one of the catalog, or a typed formula.
#[derive(Debug)]
pub struct Surface {
    /// The catalog's facts; `None` for a typed formula.
    pub spec: Option<&'static Spec>,
    /// The formula in TeX: the right-hand side of f(x, y) = ….
    pub formula: Cow<'static, str>,
    /// The part of the plane that is shown: x from, x to, y from, y to.
    pub domain: [f64; 4],
    plane: Box<dyn Plane>,
}

/// The farthest that the domain of a typed formula may reach.
const FARTHEST: f64 = 1e6;

impl Surface {
    /// A surface of the catalog, with values for its parameters (the others have their defaults).
    ///
    /// # Errors
    /// [`Error::Unknown`] for an id or a parameter's name, [`Error::OutOfRange`] for its value.
    pub fn named(id: &str, parameters: &[(&str, f64)]) -> Result<Self, Error> {
        let spec = CATALOG.iter().copied().find(|spec| spec.id == id);
        let spec =
            spec.ok_or_else(|| Error::unknown("surface", id, CATALOG.iter().map(|spec| spec.id)))?;
        let mut values: Vec<f64> = spec.parameters.iter().map(|p| p.default).collect();
        for (name, value) in parameters {
            let names = || spec.parameters.iter().map(|p| p.name);
            let index = names()
                .position(|n| n == *name)
                .ok_or_else(|| Error::unknown("parameters", name, names()))?;
            let [min, max] = spec.parameters[index].bounds;
            values[index] = Error::check_range(name, *value, min, max)?;
        }
        Ok(Self {
            spec: Some(spec),
            formula: Cow::Borrowed(spec.formula),
            domain: spec.domain,
            plane: (spec.build)(&values),
        })
    }

    /// The surface of a typed formula ([`formula::parse`]).
    ///
    /// # Errors
    /// [`Error::Formula`] for the text; [`Error::OutOfRange`] for a domain that is not finite, reaches
    /// farther than 10⁶ or ends where it does not yet begin.
    pub fn typed(text: &str, domain: [f64; 4]) -> Result<Self, Error> {
        let expression = formula::parse(text)?;
        for bound in domain {
            Error::check_range("domain", bound, -FARTHEST, FARTHEST)?;
        }
        let [x0, x1, y0, y1] = domain;
        for (from, to) in [(x0, x1), (y0, y1)] {
            Error::check_range("domain", to, from.next_up(), FARTHEST)?;
        }
        let formula = Cow::Owned(expression.to_tex());
        Ok(Self { spec: None, formula, domain, plane: Box::new(expression) })
    }

    /// The known minima; none for a typed formula.
    #[must_use]
    pub fn minima(&self) -> &'static [Minimum] {
        self.spec.map_or(&[], |spec| spec.minima)
    }

    /// The value at a point.
    #[must_use]
    pub fn value(&self, at: [f64; 2]) -> f64 {
        self.plane.value(at)
    }

    /// The value and gradient at a point.
    #[must_use]
    pub fn dual(&self, [x, y]: [f64; 2]) -> Dual {
        let mut gradient = [0.0; 2];
        let value = self.plane.value_and_gradient(x, y, &mut gradient);
        Dual { value, gradient }
    }

    /// The value, gradient and Hessian at a point.
    #[must_use]
    pub fn jet(&self, at: [f64; 2]) -> Jet {
        self.plane.jet(at)
    }
}

/// The first two numbers of a slice; NaN for what is missing, so that no index can fail.
fn pair(at: &[f64]) -> [f64; 2] {
    [at.first().copied().unwrap_or(f64::NAN), at.get(1).copied().unwrap_or(f64::NAN)]
}

impl Objective for Surface {
    fn dimension(&self) -> usize {
        2
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.plane.value(pair(at))
    }

    #[inline]
    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let [x, y] = pair(at);
        match gradient.first_chunk_mut() {
            Some(gradient) => self.plane.value_and_gradient(x, y, gradient),
            None => self.plane.value([x, y]),
        }
    }

    fn hessian(&self, at: &[f64], hessian: &mut [f64]) {
        let [xx, xy, yy] = self.plane.jet(pair(at)).hessian;
        hessian.copy_from_slice(&[xx, xy, xy, yy]);
    }
}
