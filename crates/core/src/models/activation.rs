//! Activation functions of hidden layers, by PyTorch's names and with PyTorch's defaults.

use crate::error::Error;
use crate::math;
use crate::number::Real;
use std::f64::consts::{FRAC_1_SQRT_2, LOG2_E, PI};

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

/// tanh x = (e²ˣ − 1) / (e²ˣ + 1), odd to the bit; at most 5 units in the last place off (4.2 were found), 0.7 in the mean.
///
/// Without branches and tables, so that several are worked out at once, and with one division: e²ˣ is [`Exponential`].
#[inline(always)]
pub(crate) fn tanh(x: f64) -> f64 {
    /// Beyond, tanh is 1 to the last bit.
    const FAR: f64 = 20.0;
    let Exponential { power, odd, even } = Exponential::of_twice(x.clamp(-FAR, FAR));
    // Not power·(even + odd) ∓ (even − odd), which would lose what is small beside `even`.
    let (less, more) = (1.0 - power, 1.0 + power);
    (more * odd - less * even) / (more * even - less * odd)
}

/// e²ˣ as 2ⁿ · (even + odd) / (even − odd), which both tanh and the logistic function are quotients of.
///
/// With x = n ln 2/2 + y, |y| ≤ ln 2/4, the quotient is e²ʸ, and tanh y = odd/even: y times a fraction in y², the best of its
/// kind (Remez), whose error is 5.5e-18 of its size.
struct Exponential {
    power: f64,
    odd: f64,
    even: f64,
}

impl Exponential {
    /// For |x| ≤ 354, or NaN.
    #[inline(always)]
    fn of_twice(x: f64) -> Self {
        /// Added to a number below 2⁵⁰, leaves it rounded to a whole one, and that with the bias of exponents in the last bits.
        const ROUND: f64 = 6_755_399_441_055_744.0 + 1023.0;
        /// ln 2/2 in two parts, whose first times a small whole number is exact.
        const HALF_LN_2: [f64; 2] = [0.346_573_590_242_769_57, 3.720_308_555_006_198_4e-11];
        const ODD: [f64; 2] = [0.111_099_382_902_606_01, 0.001_057_419_740_483_491_8];
        const EVEN: [f64; 2] = [0.444_432_716_235_933_6, 0.015_868_325_154_324_45];
        let rounded = x * (2.0 * LOG2_E) + ROUND;
        let n = rounded - ROUND;
        let y = (x - n * HALF_LN_2[0]) - n * HALF_LN_2[1];
        let square = y * y;
        Self {
            power: f64::from_bits(rounded.to_bits() << 52),
            odd: y * (1.0 + square * (ODD[0] + square * ODD[1])),
            even: 1.0 + square * (EVEN[0] + square * EVEN[1]),
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
    fn tanh_is_that_of_the_library_to_the_last_bits() {
        for index in -40_000..=40_000 {
            let x = f64::from(index) / 1700.0;
            for x in [x, x * 1e-3, x * 1e-9, x * 1e-300] {
                let (ours, theirs) = (tanh(x), math::tanh(x));
                assert!((ours - theirs).abs() <= 1e-15 * theirs.abs(), "{ours} {theirs} at {x}");
                assert_eq!(ours.to_bits(), (-tanh(-x)).to_bits(), "odd at {x}");
            }
        }
        assert_eq!(tanh(f64::INFINITY), 1.0);
        assert_eq!(tanh(f64::NEG_INFINITY), -1.0);
        assert!(tanh(f64::NAN).is_nan());
    }

    /// The numbers of 40 digits are mpmath's, rounded; the two beside 0.17328 are where n goes from 0 to 1.
    #[test]
    fn tanh_is_five_units_in_the_last_place_off_at_most() {
        for (x, exact) in [
            (1e-9, 1e-9),
            (0.001, 0.000_999_999_666_666_8),
            (0.05, 0.049_958_374_957_879_98),
            (0.17, 0.168_381_045_870_814_73),
            (0.173_286_7, 0.171_572_782_914_481_78),
            (0.173_286_8, 0.171_572_879_970_758_12),
            (0.25, 0.244_918_662_403_709_13),
            (0.5, 0.462_117_157_260_009_74),
            (0.7, 0.604_367_777_117_163_5),
            (1.0, 0.761_594_155_955_764_9),
            (1.5, 0.905_148_253_644_866_4),
            (2.0, 0.964_027_580_075_816_9),
            (3.3, 0.997_282_960_099_142_1),
            (5.0, 0.999_909_204_262_595_1),
            (8.0, 0.999_999_774_929_675_8),
            (12.5, 0.999_999_999_972_224_1),
            (18.9, 0.999_999_999_999_999_9),
        ] {
            let off = tanh(x).to_bits().abs_diff(f64::to_bits(exact));
            assert!(off <= 5, "{off} units off at {x}");
        }
    }

    #[test]
    fn a_name_that_is_not_known_is_refused_with_those_that_are() {
        let Err(Error::Unknown { allowed, .. }) = Activation::named("softplus") else { panic!() };
        assert_eq!(allowed.len(), ACTIVATIONS.len());
    }
}
