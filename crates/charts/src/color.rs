//! Colours as three bytes of sRGB.

/// An opaque sRGB colour: red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// From `0xRRGGBB`, as colours stand in a style sheet; higher bits are ignored.
    #[must_use]
    pub const fn hex(code: u32) -> Self {
        Self((code >> 16) as u8, (code >> 8) as u8, code as u8)
    }

    /// The colour `share` of the way to `other` (0 is `self`, 1 is `other`), channel by channel.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let channel = |a: u8, b: u8| {
            (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8
        };
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// Relative luminance in `0..=1` as WCAG 2.2 defines it. Two colours are told apart as graphics
    /// (success criterion 1.4.11) when `(lighter + 0.05) / (darker + 0.05)` is 3 or more.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let channel = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2)
    }
}

impl From<colorous::Color> for Rgb {
    fn from(color: colorous::Color) -> Self {
        Self(color.r, color.g, color.b)
    }
}
