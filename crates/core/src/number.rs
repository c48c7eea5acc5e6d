//! The number types a formula can be run with: plain, with first, and with second derivatives.
//!
//! A surface's formula is written once, generic over [`Real`]. Run with `f64` it gives the value,
//! with [`Dual`] also the gradient, with [`Jet`] also the Hessian: three results of one line, which
//! cannot disagree. Derivatives are exact (forward-mode automatic differentiation; Griewank & Walther,
//! *Evaluating Derivatives*, 2nd ed., SIAM 2008, chapters 3 and 13), not differences.
//!
//! At a kink the subgradient 0 is taken: `abs` has slope 0 at 0, and so has `sqrt`, whose slope there
//! is infinite. So the bottom of a cone counts as stationary.

use crate::math;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number that a formula can be evaluated with.
pub trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// A constant.
    fn constant(value: f64) -> Self;
    /// The value without its derivatives.
    fn value(self) -> f64;
    /// A function of one number, given its value and first two derivatives at `self.value()`.
    fn chain(self, f: f64, df: f64, ddf: f64) -> Self;

    /// Whole power by repeated squaring.
    #[inline]
    fn powi(self, exponent: u32) -> Self {
        let (mut result, mut square, mut rest) = (Self::constant(1.0), self, exponent);
        while rest > 0 {
            if rest & 1 == 1 {
                result = result * square;
            }
            square = square * square;
            rest >>= 1;
        }
        result
    }

    /// The square.
    #[inline]
    fn square(self) -> Self {
        self * self
    }

    /// Square root; slope 0 at 0.
    #[inline]
    fn sqrt(self) -> Self {
        let root = self.value().sqrt();
        if root == 0.0 {
            return self.chain(root, 0.0, 0.0);
        }
        self.chain(root, 0.5 / root, -0.25 / (root * self.value()))
    }

    /// Absolute value; slope 0 at 0.
    #[inline]
    fn abs(self) -> Self {
        let x = self.value();
        self.chain(x.abs(), sign(x), 0.0)
    }

    /// Sign: −1, 0 or 1, with slope 0.
    #[inline]
    fn sign(self) -> Self {
        self.chain(sign(self.value()), 0.0, 0.0)
    }

    /// Exponential.
    #[inline]
    fn exp(self) -> Self {
        let e = math::exp(self.value());
        self.chain(e, e, e)
    }

    /// Natural logarithm.
    #[inline]
    fn ln(self) -> Self {
        let x = self.value();
        self.chain(math::ln(x), 1.0 / x, -1.0 / (x * x))
    }

    /// Sine.
    #[inline]
    fn sin(self) -> Self {
        let (s, c) = (math::sin(self.value()), math::cos(self.value()));
        self.chain(s, c, -s)
    }

    /// Cosine.
    #[inline]
    fn cos(self) -> Self {
        let (s, c) = (math::sin(self.value()), math::cos(self.value()));
        self.chain(c, -s, -c)
    }

    /// Tangent.
    #[inline]
    fn tan(self) -> Self {
        let t = math::tan(self.value());
        let slope = 1.0 + t * t;
        self.chain(t, slope, 2.0 * t * slope)
    }

    /// Arc sine.
    #[inline]
    fn asin(self) -> Self {
        let x = self.value();
        let slope = 1.0 / (1.0 - x * x).sqrt();
        self.chain(math::asin(x), slope, x * slope * slope * slope)
    }

    /// Arc cosine.
    #[inline]
    fn acos(self) -> Self {
        let x = self.value();
        let slope = -1.0 / (1.0 - x * x).sqrt();
        self.chain(math::acos(x), slope, x * slope * slope * slope)
    }

    /// Arc tangent.
    #[inline]
    fn atan(self) -> Self {
        let x = self.value();
        let slope = 1.0 / (1.0 + x * x);
        self.chain(math::atan(x), slope, -2.0 * x * slope * slope)
    }

    /// Hyperbolic sine.
    #[inline]
    fn sinh(self) -> Self {
        let (s, c) = (math::sinh(self.value()), math::cosh(self.value()));
        self.chain(s, c, s)
    }

    /// Hyperbolic cosine.
    #[inline]
    fn cosh(self) -> Self {
        let (s, c) = (math::sinh(self.value()), math::cosh(self.value()));
        self.chain(c, s, c)
    }

    /// Hyperbolic tangent.
    #[inline]
    fn tanh(self) -> Self {
        let t = math::tanh(self.value());
        let slope = 1.0 - t * t;
        self.chain(t, slope, -2.0 * t * slope)
    }

    /// Logistic function 1 / (1 + e⁻ˣ), without overflow on either side.
    #[inline]
    fn sigmoid(self) -> Self {
        let x = self.value();
        let small = math::exp(-x.abs());
        let s = if x >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) };
        let slope = small / ((1.0 + small) * (1.0 + small));
        self.chain(s, slope, slope * (1.0 - 2.0 * s))
    }

    /// Power with a constant real exponent.
    #[inline]
    fn powf(self, exponent: f64) -> Self {
        let x = self.value();
        let (p, p1, p2) =
            (math::pow(x, exponent), math::pow(x, exponent - 1.0), math::pow(x, exponent - 2.0));
        // 0 · ∞ at the origin is 0 here: x⁰ and x¹ have no infinite slope.
        let times = |factor: f64, power: f64| if factor == 0.0 { 0.0 } else { factor * power };
        self.chain(p, times(exponent, p1), times(exponent * (exponent - 1.0), p2))
    }

    /// Power with an exponent that varies too, with the derivatives of e^(y ln x).
    #[inline]
    fn pow(self, exponent: Self) -> Self {
        let power = math::pow(self.value(), exponent.value());
        (exponent * self.ln()).chain(power, power, power)
    }
}

/// Sign with sign(0) = 0 (IEEE's `signum` gives ±1 at ±0); NaN stays NaN.
#[inline]
#[must_use]
pub fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        x * 0.0
    }
}

impl Real for f64 {
    #[inline]
    fn constant(value: f64) -> Self {
        value
    }
    #[inline]
    fn value(self) -> f64 {
        self
    }
    #[inline]
    fn chain(self, f: f64, _df: f64, _ddf: f64) -> Self {
        f
    }
}

/// A value with its gradient over two variables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dual {
    /// The value.
    pub value: f64,
    /// ∂/∂x and ∂/∂y.
    pub gradient: [f64; 2],
}

/// A value with its gradient and Hessian over two variables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jet {
    /// The value.
    pub value: f64,
    /// ∂/∂x and ∂/∂y.
    pub gradient: [f64; 2],
    /// ∂²/∂x², ∂²/∂x∂y and ∂²/∂y².
    pub hessian: [f64; 3],
}

impl Dual {
    /// The two variables at a point.
    #[inline]
    #[must_use]
    pub fn variables([x, y]: [f64; 2]) -> [Self; 2] {
        [Self { value: x, gradient: [1.0, 0.0] }, Self { value: y, gradient: [0.0, 1.0] }]
    }
}

impl Jet {
    /// The two variables at a point.
    #[inline]
    #[must_use]
    pub fn variables(at: [f64; 2]) -> [Self; 2] {
        Dual::variables(at).map(|v| Self {
            value: v.value,
            gradient: v.gradient,
            hessian: [0.0; 3],
        })
    }
}

impl Real for Dual {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 2] }
    }
    #[inline(always)]
    fn value(self) -> f64 {
        self.value
    }
    #[inline(always)]
    fn chain(self, f: f64, df: f64, _ddf: f64) -> Self {
        Self { value: f, gradient: self.gradient.map(|g| df * g) }
    }
}

impl Real for Jet {
    #[inline]
    fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 2], hessian: [0.0; 3] }
    }
    #[inline]
    fn value(self) -> f64 {
        self.value
    }
    #[inline(never)]
    fn chain(self, f: f64, df: f64, ddf: f64) -> Self {
        let [gx, gy] = self.gradient;
        let [hxx, hxy, hyy] = self.hessian;
        Self {
            value: f,
            gradient: [df * gx, df * gy],
            hessian: [ddf * gx * gx + df * hxx, ddf * gx * gy + df * hxy, ddf * gy * gy + df * hyy],
        }
    }
}

impl Mul for Dual {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        let ([ax, ay], [bx, by]) = (self.gradient, other.gradient);
        Self {
            value: self.value * other.value,
            gradient: [ax * other.value + self.value * bx, ay * other.value + self.value * by],
        }
    }
}

impl Mul for Jet {
    type Output = Self;
    #[inline(never)]
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        let ([ax, ay], [bx, by]) = (self.gradient, other.gradient);
        let ([axx, axy, ayy], [bxx, bxy, byy]) = (self.hessian, other.hessian);
        Self {
            value: a * b,
            gradient: [ax * b + a * bx, ay * b + a * by],
            hessian: [
                axx * b + 2.0 * ax * bx + a * bxx,
                axy * b + ax * by + ay * bx + a * bxy,
                ayy * b + 2.0 * ay * by + a * byy,
            ],
        }
    }
}

/// The operations in which all number types with derivatives are alike.
///
/// A [`Jet`] is needed once a run or a step of Newton's method, a [`Dual`] in every step of every run: so the
/// one is small code (calls), the other fast code (inlined), also where the compiler is asked for small code.
macro_rules! operators {
    ($type:ident, $inline:ident, $($part:ident),+) => {
        impl Add for $type {
            type Output = Self;
            #[inline($inline)]
            fn add(mut self, other: Self) -> Self {
                self.value += other.value;
                $(for (a, b) in self.$part.iter_mut().zip(other.$part) {
                    *a += b;
                })+
                self
            }
        }
        impl Neg for $type {
            type Output = Self;
            #[inline($inline)]
            fn neg(self) -> Self {
                Self { value: -self.value, $($part: self.$part.map(|v| -v)),+ }
            }
        }
        impl Sub for $type {
            type Output = Self;
            #[inline($inline)]
            fn sub(mut self, other: Self) -> Self {
                self.value -= other.value;
                $(for (a, b) in self.$part.iter_mut().zip(other.$part) {
                    *a -= b;
                })+
                self
            }
        }
        impl Div for $type {
            type Output = Self;
            #[inline($inline)]
            fn div(self, other: Self) -> Self {
                let inverse = 1.0 / other.value;
                let quotient =
                    self * other.chain(inverse, -inverse * inverse, 2.0 * inverse * inverse * inverse);
                // The value as the plain number type rounds it.
                Self { value: self.value / other.value, ..quotient }
            }
        }
        impl Add<f64> for $type {
            type Output = Self;
            #[inline($inline)]
            fn add(self, other: f64) -> Self {
                Self { value: self.value + other, ..self }
            }
        }
        impl Sub<f64> for $type {
            type Output = Self;
            #[inline($inline)]
            fn sub(self, other: f64) -> Self {
                Self { value: self.value - other, ..self }
            }
        }
        impl Mul<f64> for $type {
            type Output = Self;
            #[inline($inline)]
            fn mul(self, other: f64) -> Self {
                Self { value: self.value * other, $($part: self.$part.map(|v| v * other)),+ }
            }
        }
        impl Div<f64> for $type {
            type Output = Self;
            #[inline($inline)]
            fn div(self, other: f64) -> Self {
                Self { value: self.value / other, $($part: self.$part.map(|v| v / other)),+ }
            }
        }
    };
}

operators!(Dual, always, gradient);
operators!(Jet, never, gradient, hessian);
