//! A plane through the space of a network's weights: where it lies, and how paths look on it.
//!
//! A network has hundreds of weights and a picture two axes. What the picture shows is the loss on one plane
//! w = c + a u + b v; paths are drawn where they come nearest to it, and how far off they are is told beside.

use super::network::Network;
use crate::error::Error;
use crate::linalg::dot;
use crate::math;
use crate::noise::Gaussian;
use crate::principal::{Principal, principal};

/// The stream that random directions are drawn from; another than those of weights, noise and batches.
const STREAM: u64 = 0x9e6c_63d0_876a_4b85;
/// Two directions whose angle has a sine below this are one.
const LEAST_SINE: f64 = 1e-6;
/// Room around what a plane is to show, as a share of its width and height.
const ROOM: f64 = 0.15;

/// A plane: a point and two directions, which need be neither of unit length nor at right angles.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    center: Vec<f64>,
    directions: [Vec<f64>; 2],
    /// The vectors whose scalar products with a point are its coordinates.
    duals: [Vec<f64>; 2],
}

impl Plane {
    /// The plane w = center + a u + b v.
    ///
    /// # Errors
    /// [`Error::Length`] where u or v has another length than the center; [`Error::OutOfRange`] for a number that is not
    /// finite, and, as `plane`, for directions that are zero or parallel, with the sine of their angle.
    pub fn new(center: Vec<f64>, u: Vec<f64>, v: Vec<f64>) -> Result<Self, Error> {
        let expected = center.len();
        for (argument, list) in [("center", &center), ("u", &u), ("v", &v)] {
            if list.len() != expected {
                let (argument, value) = (argument.to_owned(), list.len());
                return Err(Error::Length { argument, value, expected });
            }
            if let Some(at) = list.iter().position(|number| !number.is_finite()) {
                Error::check_range(&format!("{argument}[{at}]"), list[at], f64::MIN, f64::MAX)?;
            }
        }
        let [uu, uv, vv] = [dot(&u, &u), dot(&u, &v), dot(&v, &v)];
        let determinant = uu * vv - uv * uv;
        let sine = (determinant / (uu * vv)).max(0.0).sqrt();
        let sine = if sine.is_finite() { sine } else { 0.0 };
        Error::check_range("plane", sine, LEAST_SINE, 1.0 + LEAST_SINE)?;
        let dual = |a: f64, b: f64| {
            u.iter().zip(&v).map(|(u, v)| (a * u + b * v) / determinant).collect::<Vec<_>>()
        };
        let duals = [dual(vv, -uv), dual(-uv, uu)];
        Ok(Self { center, directions: [u, v], duals })
    }

    /// The point at its coordinates' origin.
    #[must_use]
    pub fn center(&self) -> &[f64] {
        &self.center
    }

    /// u and v.
    #[must_use]
    pub fn directions(&self) -> [&[f64]; 2] {
        let [u, v] = &self.directions;
        [u, v]
    }

    /// The cosine of the angle between u and v: 0 where they are at right angles.
    #[must_use]
    pub fn cosine(&self) -> f64 {
        let [u, v] = &self.directions;
        dot(u, v) / (math::norm(u) * math::norm(v))
    }

    /// Writes the weights at coordinates.
    pub fn write_point(&self, [a, b]: [f64; 2], weights: &mut [f64]) {
        let [u, v] = &self.directions;
        for (((weight, c), u), v) in weights.iter_mut().zip(&self.center).zip(u).zip(v) {
            *weight = c + a * u + b * v;
        }
    }

    /// The coordinates of the point of the plane that is nearest to some weights.
    #[must_use]
    pub fn coordinates(&self, weights: &[f64]) -> [f64; 2] {
        let along = |dual: &[f64]| -> f64 {
            weights.iter().zip(&self.center).zip(dual).map(|((w, c), d)| (w - c) * d).sum()
        };
        let [a, b] = &self.duals;
        [along(a), along(b)]
    }

    /// How far some weights are from the plane.
    #[must_use]
    pub fn distance(&self, weights: &[f64]) -> f64 {
        let [a, b] = self.coordinates(weights);
        let [u, v] = &self.directions;
        let parts = weights.iter().zip(&self.center).zip(u).zip(v);
        let squares = parts.map(|(((w, c), u), v)| {
            let beside = w - (c + a * u + b * v);
            beside * beside
        });
        squares.sum::<f64>().sqrt()
    }
}

/// Scales a direction neuron by neuron to the size of the weights there: d ← d ‖θ‖/‖d‖ for each row of each matrix,
/// and 0 for biases.
///
/// So a network whose weights are larger, which a function of the same values may have, is not seen flatter than
/// another (Li, Xu, Taylor, Studer & Goldstein, *Visualizing the Loss Landscape of Neural Nets*, NeurIPS 2018, section 4,
/// arXiv:1712.09913; their code leaves biases where they are, too).
pub fn normalize_filters(network: &Network, weights: &[f64], direction: &mut [f64]) {
    for layer in network.layers() {
        let filters = weights[layer.matrix.clone()].chunks_exact(layer.inputs);
        for (theta, d) in filters.zip(direction[layer.matrix].chunks_exact_mut(layer.inputs)) {
            let length = math::norm(d);
            let factor = if length > 0.0 { math::norm(theta) / length } else { 0.0 };
            d.iter_mut().for_each(|d| *d *= factor);
        }
        direction[layer.biases].fill(0.0);
    }
}

/// A plane through some weights along two random directions, filter-normalized by [`normalize_filters`] and not made
/// orthogonal, as in the paper: in many dimensions they nearly are.
///
/// A third one, w, turns the plane by `angle` (radians): v is then the normalized cos φ v + sin φ w, of the Gaussian
/// draws before they are normalized, so that every angle gives a direction of the same kind.
///
/// # Errors
/// Those of [`Plane::new`]: where all weights are 0, no direction has a length.
pub fn random_plane(
    network: &Network,
    center: &[f64],
    seed: u32,
    angle: f64,
) -> Result<Plane, Error> {
    let mut source = Gaussian::on_stream(seed, STREAM);
    let mut draw = || center.iter().map(|_| source.draw()).collect::<Vec<_>>();
    let [mut u, v, w] = [draw(), draw(), draw()];
    let mut v = turned(&v, &w, angle);
    normalize_filters(network, center, &mut u);
    normalize_filters(network, center, &mut v);
    Plane::new(center.to_vec(), u, v)
}

/// The plane of the first two principal components of paths (lists of points), all points together, through their mean; and
/// the shares of the variance along the first three. The third turns the plane by `angle` (radians): v is then
/// cos φ v + sin φ w, of unit length too.
///
/// # Errors
/// [`Error::OutOfRange`] for fewer than 3 dimensions (`parameters`), and those of [`Plane::new`].
pub fn principal_plane(
    paths: &[&[f64]],
    dimension: usize,
    angle: f64,
) -> Result<(Plane, [f64; 3]), Error> {
    Error::check_range("parameters", dimension as f64, 3.0, f64::MAX)?;
    let Principal { mean, components, explained } = principal(paths, dimension, 3);
    let mut rows = components.chunks_exact(dimension);
    let mut row = || rows.next().unwrap_or_default();
    let [u, v, w] = [row(), row(), row()];
    let plane = Plane::new(mean, u.to_vec(), turned(v, w, angle))?;
    let share = |index: usize| explained.get(index).copied().unwrap_or(0.0);
    Ok((plane, [share(0), share(1), share(2)]))
}

/// The share of the paths' variance that lies in their principal plane, turned by `angle`, from the shares of the first
/// three components: s₁ + cos² φ s₂ + sin² φ s₃, for components are not correlated.
#[must_use]
pub fn covered([first, second, third]: [f64; 3], angle: f64) -> f64 {
    let (cosine, sine) = (math::cos(angle), math::sin(angle));
    first + cosine * cosine * second + sine * sine * third
}

fn turned(v: &[f64], w: &[f64], angle: f64) -> Vec<f64> {
    let (cosine, sine) = (math::cos(angle), math::sin(angle));
    v.iter().zip(w).map(|(v, w)| cosine * v + sine * w).collect()
}

/// The rectangle that holds points of a plane and `least` (a from, a to, b from, b to), if that is given, with some room.
/// A single point gets a unit square.
#[must_use]
pub fn span(points: impl Iterator<Item = [f64; 2]>, least: Option<[f64; 4]>) -> [f64; 4] {
    let mut ends =
        least.unwrap_or([f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY]);
    for [a, b] in points.filter(|[a, b]| a.is_finite() && b.is_finite()) {
        ends = [ends[0].min(a), ends[1].max(a), ends[2].min(b), ends[3].max(b)];
    }
    let [a0, a1, b0, b1] = if ends.iter().all(|end| end.is_finite()) { ends } else { [0.0; 4] };
    // A path along a line is still shown on a plane: its narrow side gets a tenth of the long one.
    let long = (a1 - a0).max(b1 - b0);
    let long = if long > 0.0 { long } else { 1.0 };
    let widened = |from: f64, to: f64| {
        let half = ((to - from) / 2.0).max(long / 20.0) * (1.0 + 2.0 * ROOM);
        let middle = f64::midpoint(from, to);
        [middle - half, middle + half]
    };
    let ([a0, a1], [b0, b1]) = (widened(a0, a1), widened(b0, b1));
    [a0, a1, b0, b1]
}
