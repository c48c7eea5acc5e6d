//! Activation functions of hidden layers, by PyTorch's names and with PyTorch's defaults.

use crate::error::Error;
use crate::math;
use crate::number::Real;
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The slope of [`Activation::LeakyRelu`] below 0: PyTorch's default.
const LEAK: f64 = 0.01;

/// What a neuron of a hidden layer makes of its weighted sum z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// tanh z.
    Tanh,
    /// max(0, z); slope 0 at 0.
    Relu,
    /// 1 / (1 + e⁻ᶻ).
    Sigmoid,
    /// z, or 0.01 z where z ≤ 0.
    LeakyRelu,
    /// z Φ(z) with the normal distribution function Φ, exact and not by tanh (Hendrycks & Gimpel 2016,
    /// arXiv:1606.08415).
    Gelu,
    /// z itself: a network of these is linear, however deep.
    Linear,
}

/// Every activation with its name in links and in the library.
pub const ACTIVATIONS: [(&str, Activation); 6] = [
    ("tanh", Activation::Tanh),
    ("relu", Activation::Relu),
    ("sigmoid", Activation::Sigmoid),
    ("leaky_relu", Activation::LeakyRelu),
    ("gelu", Activation::Gelu),
    ("linear", Activation::Linear),
];

impl Activation {
    /// The activation of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("activation", name, &ACTIVATIONS)
    }

    /// The value at z.
    #[inline]
    pub fn apply<R: Real>(self, z: R) -> R {
        match self {
            Self::Tanh => z.tanh(),
            Self::Relu if z.value() <= 0.0 => R::constant(0.0),
            Self::LeakyRelu if z.value() <= 0.0 => z * LEAK,
            Self::Relu | Self::LeakyRelu | Self::Linear => z,
            Self::Sigmoid => z.sigmoid(),
            Self::Gelu => {
                let [f, df, ddf, _] = gelu(z.value());
                z.chain(f, df, ddf)
            }
        }
    }

    /// The slope at z, given the value there.
    #[inline]
    pub fn slope<R: Real>(self, z: R, value: R) -> R {
        match self {
            Self::Tanh => R::constant(1.0) - value * value,
            Self::Relu if z.value() <= 0.0 => R::constant(0.0),
            Self::LeakyRelu if z.value() <= 0.0 => R::constant(LEAK),
            Self::Relu | Self::LeakyRelu | Self::Linear => R::constant(1.0),
            Self::Sigmoid => value * (R::constant(1.0) - value),
            Self::Gelu => {
                let [_, df, ddf, dddf] = gelu(z.value());
                z.chain(df, ddf, dddf)
            }
        }
    }

    /// Puts the values in the place of several z.
    #[inline]
    pub(crate) fn apply_to<R: Real>(self, numbers: &mut [R]) {
        for z in numbers {
            *z = self.apply(*z);
        }
    }

    /// Puts the values in the place of several z, and their slopes beside.
    #[inline]
    pub(crate) fn apply_with_slopes<R: Real>(self, numbers: &mut [R], slopes: &mut [R]) {
        for (z, slope) in numbers.iter_mut().zip(slopes) {
            let value = self.apply(*z);
            *slope = self.slope(*z, value);
            *z = value;
        }
    }
}

/// z Φ(z) with its first three derivatives, φ being the normal density:
/// Φ + zφ, (2 − z²) φ, (z³ − 4z) φ.
fn gelu(z: f64) -> [f64; 4] {
    let below = 0.5 * math::erfc(-z * FRAC_1_SQRT_2);
    let density = math::exp(-0.5 * z * z) / (2.0 * PI).sqrt();
    [z * below, below + z * density, (2.0 - z * z) * density, (z * z * z - 4.0 * z) * density]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Dual;

    #[test]
    fn the_slope_is_that_of_the_value() {
        for (name, activation) in ACTIVATIONS {
            for z in [-3.0, -0.7, -1e-3, 1e-3, 0.4, 2.5, 30.0] {
                let [z, _] = Dual::variables([z, 0.0]);
                let value = activation.apply(z);
                let slope = activation.slope(z, value);
                assert!((value.gradient[0] - slope.value).abs() < 1e-14, "{name} at {}", z.value);
                // The slope's own derivative against a difference of slopes.
                let near = |by: f64| {
                    let at = z.value + by;
                    activation.slope(at, activation.apply(at))
                };
                let difference = (near(1e-5) - near(-1e-5)) / 2e-5;
                assert!((slope.gradient[0] - difference).abs() < 1e-8, "{name} at {}", z.value);
            }
        }
    }

    #[test]
    fn a_name_that_is_not_known_is_refused_with_those_that_are() {
        let Err(Error::Unknown { allowed, .. }) = Activation::named("softplus") else { panic!() };
        assert_eq!(allowed.len(), ACTIVATIONS.len());
    }
}
