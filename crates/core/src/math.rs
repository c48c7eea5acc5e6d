//! The one door to transcendental functions.
//!
//! Every function here is computed by `libm`, in Rust, on every target, so that a run gives the same
//! bits natively and in WebAssembly. `sqrt`, `abs` and the four operations are exact in IEEE 754 and
//! are used from the language. Clippy's `disallowed-methods` keeps the rest of the crate to this door.

pub use libm::{
    acos, asin, asinh, atan, atan2, cbrt, cos, cosh, erfc, exp, expm1 as exp_m1, log as ln,
    log1p as ln_1p, log2, log10, pow, sin, sinh, tan, tanh,
};

/// `base` to a whole power by repeated squaring, in an order fixed here and not by the compiler.
#[must_use]
pub fn powi(base: f64, exponent: u32) -> f64 {
    let (mut result, mut square, mut rest) = (1.0, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result *= square;
        }
        square *= square;
        rest >>= 1;
    }
    result
}

/// Euclidean norm of a vector, without guard against overflow: an infinite norm is an answer here.
#[must_use]
pub fn norm(vector: &[f64]) -> f64 {
    vector.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// Quantile of the standard normal distribution: the x below which it has the share `p`. −∞ at 0, ∞ at 1, NaN beyond.
///
/// To 16 digits: Wichura, *Algorithm AS 241: The Percentage Points of the Normal Distribution*, Applied Statistics 37(3), 1988.
#[must_use]
pub fn probit(p: f64) -> f64 {
    const NEAR: [[f64; 8]; 2] = [
        [
            2_509.080_928_730_122_7,
            33_430.575_583_588_13,
            67_265.770_927_008_7,
            45_921.953_931_549_87,
            13_731.693_765_509_46,
            1_971.590_950_306_551_3,
            133.141_667_891_784_38,
            3.387_132_872_796_366_5,
        ],
        [
            5_226.495_278_852_854,
            28_729.085_735_721_943,
            39_307.895_800_092_71,
            21_213.794_301_586_597,
            5_394.196_021_424_751,
            687.187_007_492_057_9,
            42.313_330_701_600_91,
            1.0,
        ],
    ];
    const FAR: [[f64; 8]; 2] = [
        [
            7.745_450_142_783_414e-4,
            2.272_384_498_926_918_4e-2,
            2.417_807_251_774_506e-1,
            1.270_458_252_452_368_4,
            3.647_848_324_763_204_5,
            5.769_497_221_460_691,
            4.630_337_846_156_546,
            1.423_437_110_749_683_5,
        ],
        [
            1.050_750_071_644_416_9e-9,
            5.475_938_084_995_345e-4,
            1.519_866_656_361_645_7e-2,
            1.481_039_764_274_800_8e-1,
            6.897_673_349_851e-1,
            1.676_384_830_183_803_8,
            2.053_191_626_637_759,
            1.0,
        ],
    ];
    const FARTHEST: [[f64; 8]; 2] = [
        [
            2.010_334_399_292_288_1e-7,
            2.711_555_568_743_487_6e-5,
            1.242_660_947_388_078_4e-3,
            2.653_218_952_657_612_4e-2,
            2.965_605_718_285_048_7e-1,
            1.784_826_539_917_291_3,
            5.463_784_911_164_114,
            6.657_904_643_501_103,
        ],
        [
            2.044_263_103_389_939_8e-15,
            1.421_511_758_316_446e-7,
            1.846_318_317_510_054_8e-5,
            7.868_691_311_456_133e-4,
            1.487_536_129_085_061_5e-2,
            1.369_298_809_227_358e-1,
            5.998_322_065_558_88e-1,
            1.0,
        ],
    ];
    let at = |[above, below]: [[f64; 8]; 2], r: f64| {
        let value = |terms: [f64; 8]| terms.iter().fold(0.0, |sum, term| sum * r + term);
        value(above) / value(below)
    };
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * at(NEAR, 0.180_625 - q * q);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if tail < 0.0 { f64::NAN } else { q * f64::INFINITY };
    }
    let r = (-ln(tail)).sqrt();
    let far = if r <= 5.0 { at(FAR, r - 1.6) } else { at(FARTHEST, r - 5.0) };
    if q < 0.0 { -far } else { far }
}
