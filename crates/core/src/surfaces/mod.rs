//! The loss surfaces: one file, one formula, written once.
//!
//! A surface's formula is generic over [`Real`], so that value, gradient and Hessian come from the same
//! line. Its domain, known minima, a good start and a good learning rate for each optimizer stand beside it.

use crate::curvature::Curvature;
use crate::error::Error;
use crate::formula;
use crate::math;
use crate::models::regression::Regression;
use crate::number::{Dual, Jet, Real};
use crate::objective::Objective;
use crate::spec::{Reference, Text};
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
    pub formula: Text<&'static str>,
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
    pub reference: Text<Reference>,
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

/// A surface ready to be walked on: one of the catalog, a typed formula, or the loss of a model over data.
///
/// Of one with a single parameter all points are the parameter and a second number that means nothing.
#[derive(Debug)]
pub struct Surface {
    /// The catalog's facts; `None` for others.
    pub spec: Option<&'static Spec>,
    /// The formula in TeX: the right-hand side of f(x, y) = …, of data the loss.
    #[cfg(feature = "texts")]
    pub formula: Cow<'static, str>,
    /// The part of the plane that is shown: x from, x to, y from, y to. Of one parameter: w from, w to, and the
    /// same of the loss.
    pub domain: [f64; 4],
    minima: Cow<'static, [Minimum]>,
    ground: Ground,
}

/// What gives a surface its values.
#[derive(Debug)]
enum Ground {
    Plane(Box<dyn Plane>),
    Data(Box<Regression>),
}

/// The farthest that the domain of a typed formula may reach.
const FARTHEST: f64 = 1e6;
/// The farthest that a loss may be shown.
const HIGHEST: f64 = 1e100;
/// What is shown where it is not said.
const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];

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
            #[cfg(feature = "texts")]
            formula: Cow::Borrowed(*spec.formula),
            domain: spec.domain,
            minima: Cow::Borrowed(spec.minima),
            ground: Ground::Plane((spec.build)(&values)),
        })
    }

    /// The surface of a typed formula ([`formula::parse`]).
    ///
    /// # Errors
    /// [`Error::Formula`] for the text; [`Error::OutOfRange`] for a domain that is not finite, reaches
    /// farther than 10⁶ or ends where it does not yet begin.
    pub fn typed(text: &str, domain: [f64; 4]) -> Result<Self, Error> {
        let expression = formula::parse(text)?;
        let [x0, x1, y0, y1] = domain;
        check_span([x0, x1], FARTHEST)?;
        check_span([y0, y1], FARTHEST)?;
        Ok(Self {
            spec: None,
            #[cfg(feature = "texts")]
            formula: Cow::Owned(expression.to_tex()),
            domain,
            minima: Cow::Borrowed(&[]),
            ground: Ground::Plane(Box::new(expression)),
        })
    }

    /// The loss of a model over data. `domain` is what is shown of w₁ and w₀, of one weight what is shown of it and,
    /// where that is said too, of the loss; from −5 to 5 by default, and as much of the loss as shows its curve.
    ///
    /// # Errors
    /// [`Error::Length`] for a domain of neither 2 nor 4 numbers; [`Error::OutOfRange`] for one that is not finite,
    /// reaches farther than 10⁶ (a loss: 10¹⁰⁰) or ends where it does not yet begin.
    pub fn of_data(regression: Regression, domain: Option<&[f64]>) -> Result<Self, Error> {
        let single = regression.parameters() == 1;
        let mut all = DOMAIN;
        let given = domain.unwrap_or_default();
        match all.get_mut(..given.len()) {
            Some(shown) if given.len().is_multiple_of(2) => shown.copy_from_slice(given),
            _ => {
                let (argument, value) = ("domain".to_owned(), given.len());
                return Err(Error::Length { argument, value, expected: 4 });
            }
        }
        let [x0, x1, ..] = all;
        check_span([x0, x1], FARTHEST)?;
        if single && given.len() < 4 {
            [all[2], all[3]] = heights(&regression, [x0, x1]);
        }
        let [.., y0, y1] = all;
        check_span([y0, y1], if single { HIGHEST } else { FARTHEST })?;
        Ok(Self {
            spec: None,
            #[cfg(feature = "texts")]
            formula: Cow::Borrowed(regression.loss().formula()),
            domain: all,
            minima: Cow::Owned(regression.minimum().into_iter().collect()),
            ground: Ground::Data(Box::new(regression)),
        })
    }

    /// The known minima; none for a typed formula.
    #[must_use]
    pub fn minima(&self) -> &[Minimum] {
        &self.minima
    }

    /// The data of a loss over data.
    #[must_use]
    pub fn data(&self) -> Option<&Regression> {
        match &self.ground {
            Ground::Data(regression) => Some(regression),
            Ground::Plane(_) => None,
        }
    }

    /// Whether there is one parameter, so that the shown plane is that of the parameter and the loss.
    #[must_use]
    pub fn is_curve(&self) -> bool {
        self.data().is_some_and(|data| data.parameters() == 1)
    }

    /// The point of the shown plane where a point of the parameters stands: itself, or of one parameter that and the
    /// loss there.
    #[must_use]
    pub fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        if self.is_curve() { [x, self.value([x, y])] } else { [x, y] }
    }

    /// How far the shown part reaches among the parameters: its diagonal.
    #[must_use]
    pub fn diagonal(&self) -> f64 {
        let [x0, x1, y0, y1] = self.domain;
        if self.is_curve() { x1 - x0 } else { math::norm(&[x1 - x0, y1 - y0]) }
    }

    /// The curvature of a jet of this surface: of one parameter the one there is, twice.
    #[must_use]
    pub fn curvature(&self, jet: &Jet) -> Curvature {
        let [xx, ..] = jet.hessian;
        if self.is_curve() {
            return Curvature { values: [xx; 2], direction: [1.0, 0.0] };
        }
        Curvature::of(jet.hessian)
    }

    /// The value at a point.
    #[must_use]
    pub fn value(&self, at: [f64; 2]) -> f64 {
        match &self.ground {
            Ground::Plane(plane) => plane.value(at),
            Ground::Data(data) => data.at(at).value,
        }
    }

    /// The value and gradient at a point.
    #[must_use]
    pub fn dual(&self, [x, y]: [f64; 2]) -> Dual {
        let mut gradient = [0.0; 2];
        let value = self.slope(x, y, &mut gradient);
        Dual { value, gradient }
    }

    /// The value, gradient and Hessian at a point.
    #[must_use]
    pub fn jet(&self, at: [f64; 2]) -> Jet {
        match &self.ground {
            Ground::Plane(plane) => plane.jet(at),
            Ground::Data(data) => data.at(at),
        }
    }

    #[inline]
    fn slope(&self, x: f64, y: f64, gradient: &mut [f64; 2]) -> f64 {
        match &self.ground {
            Ground::Plane(plane) => plane.value_and_gradient(x, y, gradient),
            Ground::Data(data) => {
                let jet = data.at([x, y]);
                *gradient = jet.gradient;
                jet.value
            }
        }
    }
}

fn check_span([from, to]: [f64; 2], farthest: f64) -> Result<(), Error> {
    Error::check_range("domain", from, -farthest, farthest)?;
    Error::check_range("domain", to, from.next_up(), farthest)?;
    Ok(())
}

/// Places along a curve at which its height is taken.
const HEIGHTS: u32 = 200;
/// A curve that is higher than this many times its mean height is shown up to there.
const TOWER: f64 = 4.0;
/// How much is shown below 0, as a share of what is shown above: room for the axis' numbers, and for a ball at 0.
const BELOW: f64 = 0.12;

/// What to show of the loss so that its curve is seen: from a little below 0 to a round number.
fn heights(regression: &Regression, [from, to]: [f64; 2]) -> [f64; 2] {
    let (mut greatest, mut sum, mut count) = (0.0_f64, 0.0, 0.0);
    for index in 0..=HEIGHTS {
        let place = from + (to - from) * f64::from(index) / f64::from(HEIGHTS);
        let loss = regression.at([place, 0.0]).value;
        if loss.is_finite() {
            greatest = greatest.max(loss);
            sum += loss;
            count += 1.0;
        }
    }
    // Of no finite height at all there is no mean, and `min` passes it over.
    let top = round_up(greatest.min(TOWER * sum / count));
    [-BELOW * top, top]
}

/// The next number of one digit (or 1.5 of its kind) that is not less; 1 for what is next to nothing.
fn round_up(number: f64) -> f64 {
    if number <= 1e-12 {
        return 1.0;
    }
    let number = number.min(HIGHEST / 10.0);
    // One of the two stays 1, so that every power but the very great is exact, or one over an exact one.
    let (mut tens, mut tenths) = (1.0, 1.0);
    while tens * 10.0 <= number {
        tens *= 10.0;
    }
    while 1.0 / tenths > number {
        tenths *= 10.0;
    }
    let unit = tens / tenths;
    let rounds = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0].into_iter().map(|digit| digit * unit);
    rounds.into_iter().find(|round| *round >= number).unwrap_or(10.0 * unit)
}

/// The first two numbers of a slice; NaN for what is missing, so that no index can fail.
fn pair(at: &[f64]) -> [f64; 2] {
    [at.first().copied().unwrap_or(f64::NAN), at.get(1).copied().unwrap_or(f64::NAN)]
}

impl Objective for Surface {
    fn dimension(&self) -> usize {
        if self.is_curve() { 1 } else { 2 }
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.value(pair(at))
    }

    #[inline]
    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let [x, y] = pair(at);
        if let Some(gradient) = gradient.first_chunk_mut() {
            return self.slope(x, y, gradient);
        }
        let dual = self.dual([x, y]);
        gradient.copy_from_slice(&dual.gradient[..gradient.len()]);
        dual.value
    }

    fn hessian(&self, at: &[f64], hessian: &mut [f64]) {
        let [xx, xy, yy] = self.jet(pair(at)).hessian;
        let entries = [xx, xy, xy, yy];
        hessian.copy_from_slice(&entries[..hessian.len().min(4)]);
    }

    fn axis(&self, axis: usize) -> Cow<'static, str> {
        Cow::Borrowed(match (&self.ground, axis) {
            (Ground::Plane(_), 0) => "x",
            (Ground::Plane(_), _) => "y",
            (Ground::Data(_), 0) => "w_1",
            (Ground::Data(_), _) => "w_0",
        })
    }

    #[inline]
    fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        match &self.ground {
            Ground::Data(data) if data.has_batches() => {
                let estimate = data.batch(step, pair(at)).gradient;
                gradient.copy_from_slice(&estimate[..gradient.len().min(2)]);
                true
            }
            _ => false,
        }
    }
}
