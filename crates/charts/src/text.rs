//! Numbers as text, and the room that text takes.

use std::fmt::Write as _;

/// The typographic minus, as wide as a plus.
const MINUS: char = '\u{2212}';
/// Between groups of three digits.
const THIN_SPACE: char = '\u{2009}';
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// Between the whole and the broken part: `.` in English, `,` in Russian.
    pub decimal: char,
}

impl NumberFormat {
    /// `1 234.5`.
    pub const ENGLISH: Self = Self { decimal: '.' };
    /// `1 234,5`.
    pub const RUSSIAN: Self = Self { decimal: ',' };

    /// With exactly `decimals` digits after the point; groups of three from five digits on.
    #[must_use]
    pub fn fixed(self, value: f64, decimals: usize) -> String {
        let digits = format!("{:.decimals$}", value.abs());
        let (whole, broken) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::with_capacity(digits.len() + 4);
        if value < 0.0 && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            text.push(MINUS);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && whole.len() > 4 && (whole.len() - index) % 3 == 0 {
                text.push(THIN_SPACE);
            }
            text.push(digit);
        }
        if !broken.is_empty() {
            text.push(self.decimal);
            text.push_str(broken);
        }
        text
    }

    /// A power of ten: `10⁻³`; the first two as plain `1` and `10`.
    #[must_use]
    pub fn power(self, exponent: i32) -> String {
        match exponent {
            0 => "1".to_owned(),
            1 => "10".to_owned(),
            _ => format!("10{}", superscript(exponent)),
        }
    }

    /// With up to `digits` significant digits, none of them a trailing zero; as `1.5·10⁻⁷` from a million
    /// on and below a thousandth.
    #[must_use]
    pub fn short(self, value: f64, digits: usize) -> String {
        if !value.is_finite() {
            return if value.is_nan() {
                "?"
            } else if value > 0.0 {
                "∞"
            } else {
                "−∞"
            }
            .to_owned();
        }
        let (mantissa, exponent) = scientific(value, digits);
        if value == 0.0 || (-3..6).contains(&exponent) {
            let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
            return self.trimmed(value, decimals);
        }
        let sign = if value < 0.0 { "−" } else { "" };
        match self.trimmed(mantissa.abs(), digits.saturating_sub(1)).as_str() {
            "1" => format!("{sign}10{}", superscript(exponent)),
            mantissa => format!("{sign}{mantissa}·10{}", superscript(exponent)),
        }
    }

    /// The labels of an axis: all with the digits that tell neighbours apart, or all with a power of ten.
    #[must_use]
    pub fn ticks(self, values: &[f64]) -> Vec<String> {
        let largest = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let steps = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        let step = steps.fold(f64::INFINITY, f64::min);
        // One label alone has no neighbour to be told from.
        if (1e-4..1e6).contains(&largest) && step >= 1e-9 && step.is_finite() {
            let decimals = (0..9).find(|d| is_whole(step, *d)).unwrap_or(9);
            return values.iter().map(|value| self.fixed(*value, decimals as usize)).collect();
        }
        values.iter().map(|value| self.short(*value, 4)).collect()
    }

    fn trimmed(self, value: f64, decimals: usize) -> String {
        let text = self.fixed(value, decimals);
        if decimals == 0 {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(self.decimal).to_owned()
    }
}

/// Whether `step` times ten to `decimals` is a whole number, but for rounding.
fn is_whole(step: f64, decimals: i32) -> bool {
    let scaled = step * 10_f64.powi(decimals);
    (scaled - scaled.round()).abs() < 1e-6 && scaled.round() >= 1.0
}

/// Mantissa in `1..10` and exponent, after rounding to `digits` significant digits.
fn scientific(value: f64, digits: usize) -> (f64, i32) {
    if value == 0.0 {
        return (0.0, 0);
    }
    let exponent = value.abs().log10().floor() as i32;
    let tens = 10_f64.powi(digits.saturating_sub(1) as i32);
    let mantissa = (value / 10_f64.powi(exponent) * tens).round() / tens;
    if mantissa.abs() >= 10.0 { (mantissa / 10.0, exponent + 1) } else { (mantissa, exponent) }
}

fn superscript(exponent: i32) -> String {
    let mut text = String::new();
    if exponent < 0 {
        text.push('⁻');
    }
    let mut digits = String::new();
    let _ = write!(digits, "{}", exponent.unsigned_abs());
    text.extend(digits.bytes().map(|digit| SUPERSCRIPTS[usize::from(digit - b'0')]));
    text
}

/// About how wide `text` comes out at a font size, both in pixels: widths of common sans-serif faces,
/// rather too wide than too narrow. Measuring on a canvas would cost a layout of the page each time.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        '.' | ',' | ':' | '·' | ' ' | '|' | 'i' | 'l' | '(' | ')' => 0.32,
        THIN_SPACE => 0.2,
        '⁻' => 0.42,
        c if SUPERSCRIPTS.contains(&c) => 0.4,
        // Written out: searching and the tables of all alphabets would be 2 kB of the first load.
        'A'..='Z' | 'А'..='Я' | 'Ё' | 'm' | 'w' | 'ж' | 'ш' | 'щ' | 'ф' | 'ю' | 'ы' => 0.8,
        _ => 0.6,
    };
    text.chars().map(em).sum::<f64>() * size
}

#[cfg(test)]
mod tests;
