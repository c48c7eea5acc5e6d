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
            Self::Tanh => {
                let t = tanh(z.value());
                let slope = 1.0 - t * t;
                z.chain(t, slope, -2.0 * t * slope)
            }
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
        self.specialized(numbers, &mut [], |numbers, _, activation| {
            for z in numbers {
                *z = activation.apply(*z);
            }
        });
    }

    /// Puts the values in the place of several z, and their slopes beside.
    #[inline]
    pub(crate) fn apply_with_slopes<R: Real>(self, numbers: &mut [R], slopes: &mut [R]) {
        self.specialized(numbers, slopes, |numbers, slopes, activation| {
            for (z, slope) in numbers.iter_mut().zip(slopes) {
                let value = activation.apply(*z);
                *slope = activation.slope(*z, value);
                *z = value;
            }
        });
    }

    /// A loop with the activation known to the compiler, which then works on several numbers at once.
    #[inline(always)]
    fn specialized<R>(
        self,
        numbers: &mut [R],
        slopes: &mut [R],
        each: impl Fn(&mut [R], &mut [R], Self),
    ) {
        match self {
            Self::Tanh => each(numbers, slopes, Self::Tanh),
            Self::Relu => each(numbers, slopes, Self::Relu),
            Self::LeakyRelu => each(numbers, slopes, Self::LeakyRelu),
            other => each(numbers, slopes, other),
        }
    }
}

/// tanh x = (e²ˣ − 1) / (e²ˣ + 1) of |x|, with its sign; within 1e-15 of its size.
///
/// Without branches and tables, so that several are worked out at once: e²ˣ − 1 by n = ⌊2x/ln 2⌉ and a polynomial of the
/// rest r in ±ln 2/2, e²ˣ − 1 = 2ⁿ(eʳ − 1) + (2ⁿ − 1), of which nothing is lost where x is small.
#[inline(always)]
pub(crate) fn tanh(x: f64) -> f64 {
    /// Added to a number below 2⁵¹, leaves it rounded to a whole one in the last bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    /// ln 2 in two parts, whose first times a small whole number is exact.
    const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];
    /// Beyond, tanh is 1 to the last bit.
    const FAR: f64 = 20.0;
    // Not `min`, which would make a number of NaN.
    let size = if x.abs() > FAR { FAR } else { x.abs() };
    let twice = size + size;
    let rounded = twice * std::f64::consts::LOG2_E + ROUND;
    let n = rounded - ROUND;
    let r = (twice - n * LN_2[0]) - n * LN_2[1];
    let power = f64::from_bits((rounded.to_bits() << 52).wrapping_add(1023 << 52));
    let e = rest(r) * power + (power - 1.0);
    (e / (e + 2.0)).copysign(x)
}

/// eʳ − 1 for |r| ≤ ln 2/2, by its series up to r¹³.
#[inline(always)]
fn rest(r: f64) -> f64 {
    let (r2, r3) = (r * r, r * r * r);
    let r6 = r3 * r3;
    let first = 1.0 / 2.0 + r * (1.0 / 6.0) + r2 * (1.0 / 24.0);
    let second = 1.0 / 120.0 + r * (1.0 / 720.0) + r2 * (1.0 / 5040.0);
    let third = 1.0 / 40_320.0 + r * (1.0 / 362_880.0) + r2 * (1.0 / 3_628_800.0);
    let fourth = 1.0 / 39_916_800.0 + r * (1.0 / 479_001_600.0) + r2 * (1.0 / 6_227_020_800.0);
    r + r2 * ((first + r3 * second) + r6 * (third + r3 * fourth))
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
    fn tanh_is_that_of_the_library_to_the_last_bits() {
        for index in -40_000..=40_000 {
            let x = f64::from(index) / 1700.0;
            for x in [x, x * 1e-3, x * 1e-9, x * 1e-300] {
                let (ours, theirs) = (tanh(x), math::tanh(x));
                assert!((ours - theirs).abs() <= 1e-15 * theirs.abs(), "{ours} {theirs} at {x}");
            }
        }
        assert_eq!(tanh(f64::INFINITY), 1.0);
        assert_eq!(tanh(f64::NEG_INFINITY), -1.0);
        assert!(tanh(f64::NAN).is_nan());
        assert_eq!(tanh(-0.0).to_bits(), (-0.0_f64).to_bits());
    }

    #[test]
    fn a_name_that_is_not_known_is_refused_with_those_that_are() {
        let Err(Error::Unknown { allowed, .. }) = Activation::named("softplus") else { panic!() };
        assert_eq!(allowed.len(), ACTIVATIONS.len());
    }
}
