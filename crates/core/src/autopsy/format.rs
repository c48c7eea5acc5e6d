//! Numbers as a reader sees them in a formula.

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Significant digits, at least 1.
    pub digits: usize,
    /// A comma before the decimals, as in Russian, instead of a point.
    pub decimal_comma: bool,
}

/// Powers of ten between which a number is written without one.
const PLAIN: std::ops::Range<i32> = -4..6;

/// Whole numbers below this are written out, whatever the digits: they count something.
const WHOLE: f64 = 1e9;

impl Format {
    /// A number in TeX: whole, or rounded, without zeros at the end, with a power of ten where it is very great or small.
    #[must_use]
    pub fn tex(&self, number: f64) -> String {
        if !number.is_finite() {
            let sign = if number < 0.0 { "-" } else { "" };
            let name = if number.is_nan() { r"\text{NaN}" } else { r"\infty" };
            return format!("{sign}{name}");
        }
        if number == 0.0 {
            return "0".to_owned();
        }
        if number.fract() == 0.0 && number.abs() < WHOLE {
            return format!("{number}");
        }
        let scientific = format!("{:.*e}", self.digits.max(1) - 1, number);
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let power: i32 = exponent.parse().unwrap_or_default();
        if PLAIN.contains(&power) {
            let decimals = self.digits as i32 - 1 - power;
            return self.localized(&format!("{number:.*}", decimals.max(0) as usize));
        }
        match self.localized(mantissa).as_str() {
            "1" => format!("10^{{{power}}}"),
            "-1" => format!("-10^{{{power}}}"),
            mantissa => format!(r"{mantissa}\cdot 10^{{{power}}}"),
        }
    }

    /// A number that is written with a point, in the reader's way.
    pub(super) fn localized(&self, digits: &str) -> String {
        let short = match digits.contains('.') {
            true => digits.trim_end_matches('0').trim_end_matches('.'),
            false => digits,
        };
        if self.decimal_comma { short.replace('.', "{,}") } else { short.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_are_rounded_and_short() {
        let format = Format { digits: 5, decimal_comma: false };
        for (number, tex) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-0.1, "-0.1"),
            (1234.5678, "1234.6"),
            (0.000_123_456_7, "0.00012346"),
            (99_999.9, "100000"),
            (123_456.7, "123457"),
            (12_345_678.0, "12345678"),
            (12_345_678.5, r"1.2346\cdot 10^{7}"),
            (1e-8, "10^{-8}"),
            (-1e-8, "-10^{-8}"),
            (-6.022e23, r"-6.022\cdot 10^{23}"),
            (f64::NEG_INFINITY, r"-\infty"),
            (f64::NAN, r"\text{NaN}"),
        ] {
            assert_eq!(format.tex(number), tex);
        }
        let comma = Format { decimal_comma: true, ..format };
        assert_eq!(comma.tex(-2.5e-9), r"-2{,}5\cdot 10^{-9}");
    }
}
