//! A field of values as pixels, its colours, and the levels of its contours.

use crate::color::Rgb;
use crate::grid::{Grid, WrongLength};
use crate::scale::{Scale, extent};

/// On the logarithmic scale the lowest ten-thousandth of the range is drawn out, no more: four decades
/// above the minimum show a valley's floor (Rosenbrock's, from 0 to 2,500, down to 0.25) without giving
/// half of the colours to the last digits around one pixel.
pub const LOG_OFFSET: f64 = 1e-4;

/// How many colours a palette is cut into: more than a byte can tell apart along a muted gradient.
const SHADES: usize = 256;

/// The ground that a field is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A light page.
    Light,
    /// A dark page.
    Dark,
    /// A projector: its black is the room's light, so that only light tones are told apart.
    Projector,
}

/// The colours of a field from its least value (near the page's background: trails end there, and there
/// they must be read best) to its greatest.
///
/// Each palette is a gradient with monotone lightness, cut at one end and blended towards the background,
/// so that every tone keeps a luminance of at least 0.4 on light grounds and at most 0.13 on the dark one:
/// a dark (or light) trail keeps the contrast of 3:1 that WCAG 2.2 asks of graphics, wherever it runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    shades: Vec<Rgb>,
}

/// Gradient, its part used (at the least and the greatest value), and the share of background.
type Recipe = (colorous::Gradient, f64, f64, f64);

/// Lilac to blue: leaves red, orange, green and black free for trails.
const LIGHT: Recipe = (colorous::PURPLE_BLUE, 0.05, 0.64, 0.35);
/// Viridis without its yellow, which would outshine every trail.
const DARK: Recipe = (colorous::VIRIDIS, 0.0, 0.6, 0.4);
/// Greys: a projector shifts hues, and lightness alone survives; a little darker than on a screen.
const PROJECTOR: Recipe = (colorous::GREYS, 0.0, 0.45, 0.1);

impl Palette {
    /// The palette for a ground, blended towards the page's own `background`.
    #[must_use]
    pub fn new(ground: Ground, background: Rgb) -> Self {
        let (gradient, from, to, share) = match ground {
            Ground::Light => LIGHT,
            Ground::Dark => DARK,
            Ground::Projector => PROJECTOR,
        };
        let shade = |index: usize| {
            let t = from + (to - from) * index as f64 / (SHADES - 1) as f64;
            Rgb::from(gradient.eval_continuous(t)).mix(background, share)
        };
        Self { shades: (0..SHADES).map(shade).collect() }
    }

    /// The colour at `fraction` of the way up; below 0 and above 1 the ends.
    #[must_use]
    pub fn at(&self, fraction: f64) -> Rgb {
        let index = (fraction * SHADES as f64) as usize;
        self.shades.get(index.min(SHADES - 1)).copied().unwrap_or_default()
    }
}

/// From values to colours.
#[derive(Clone, Debug, PartialEq)]
pub struct ColorScale {
    min: f64,
    max: f64,
    scale: Scale,
    /// Of the logarithmic scale: how far below `min` the logarithm's zero lies, and the scale's length.
    offset: f64,
    length: f64,
    palette: Palette,
}

impl ColorScale {
    /// A scale from `min` to `max`; bounds that are no range become a scale that is all its low end.
    #[must_use]
    pub fn new((min, max): (f64, f64), scale: Scale, palette: Palette) -> Self {
        let usable = (max - min).is_finite() && max > min;
        let (min, max) = if usable { (min, max) } else { (min, min) };
        Self { min, max, scale, offset: 0.0, length: 0.0, palette }.above(min)
    }

    /// The same scale with heights counted from `floor`: the logarithm draws out what lies near it, wherever
    /// between `floor` and the greatest value the shown values lie. A floor above the least value has no effect.
    #[must_use]
    pub fn above(self, floor: f64) -> Self {
        let floor = floor.min(self.min);
        let offset = self.min - floor + LOG_OFFSET * (self.max - floor);
        // A scale of one value has no length, but keeps that value.
        let offset = offset.max(f64::MIN_POSITIVE);
        Self { offset, length: ((self.max - self.min) / offset).ln_1p(), ..self }
    }

    /// A scale from the least to the greatest finite value; from 0 to 0 when there is none.
    #[must_use]
    pub fn fit(values: &[f64], scale: Scale, palette: Palette) -> Self {
        let range = extent(values.iter().copied(), f64::is_finite).unwrap_or((0.0, 0.0));
        Self::new(range, scale, palette)
    }

    /// The values at both ends.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        (self.min, self.max)
    }

    /// The place of a value between 0 and 1, not cut off. With r = max − min and δ = min − floor +
    /// 1e-4 (max − floor) ([`LOG_OFFSET`]; the floor is min unless [`ColorScale::above`] told another),
    /// linear: `(v − min) / r`; logarithmic: `ln((v − min + δ)/δ) / ln((r + δ)/δ)`.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let range = self.max - self.min;
        if range <= 0.0 {
            return 0.0;
        }
        let height = value - self.min;
        match self.scale {
            Scale::Linear => height / range,
            // Not `ln_1p`, which costs three times as much and is needed only below the offset.
            Scale::Log => (1.0 + height.max(0.0) / self.offset).ln() / self.length,
        }
    }

    /// The value at a place between 0 and 1: the inverse of [`ColorScale::fraction`].
    #[must_use]
    pub fn value(&self, fraction: f64) -> f64 {
        match self.scale {
            Scale::Linear => self.min + (self.max - self.min) * fraction,
            Scale::Log => self.min + self.offset * (fraction * self.length).exp_m1(),
        }
    }

    /// Up to `count` levels for contours, increasing, both ends left out.
    ///
    /// Linear: multiples of 1, 2 or 5 times a power of ten. Logarithmic: the values at equal distances on
    /// the scale. None when the scale has one value only.
    #[must_use]
    pub fn levels(&self, count: usize) -> Vec<f64> {
        if self.max <= self.min || count == 0 {
            return Vec::new();
        }
        let mut levels: Vec<f64> = match self.scale {
            Scale::Linear => crate::ticks::linear(self.min, self.max, count + 2),
            Scale::Log => (1..=count).map(|i| self.value(i as f64 / (count + 1) as f64)).collect(),
        };
        levels.retain(|level| *level > self.min && *level < self.max);
        levels.dedup();
        levels.truncate(count);
        levels
    }

    /// The colour of a value; beyond the range the ends' colours.
    #[must_use]
    pub fn color(&self, value: f64) -> Rgb {
        self.palette.at(self.fraction(value))
    }

    /// The colour bar as `count` colours at equal distances, for a CSS gradient.
    #[must_use]
    pub fn stops(&self, count: usize) -> Vec<Rgb> {
        let last = count.max(2) - 1;
        (0..count).map(|index| self.palette.at(index as f64 / last as f64)).collect()
    }

    /// Up to `count` values to write beside the colour bar, each with its place between 0 and 1. Linear:
    /// tidy values. Logarithmic: values at about equal distances, rounded to two digits and placed where
    /// the rounded value lies.
    #[must_use]
    pub fn ticks(&self, count: usize) -> Vec<(f64, f64)> {
        if self.max <= self.min {
            return vec![(self.min, 0.0)];
        }
        if self.scale == Scale::Linear {
            let values = crate::ticks::linear(self.min, self.max, count);
            return values.into_iter().map(|value| (value, self.fraction(value))).collect();
        }
        let last = count.max(2) - 1;
        let mut ticks: Vec<(f64, f64)> = Vec::with_capacity(count);
        for index in 0..=last {
            let value = round_to_two(self.value(index as f64 / last as f64));
            let place = self.fraction(value);
            let new = ticks.last().is_none_or(|(before, _)| value > *before);
            if new && (-0.02..=1.02).contains(&place) {
                ticks.push((value, place.clamp(0.0, 1.0)));
            }
        }
        ticks
    }
}

fn round_to_two(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let tens = 10_f64.powi(value.abs().log10().floor() as i32 - 1);
    (value / tens).round() * tens
}

/// Fills `rgba` (four bytes a node, the row of the greatest y first, as `putImageData` wants it) with the
/// field's colours. What is not a number becomes transparent; an infinity has its end's colour.
///
/// # Errors
/// [`WrongLength`] when `rgba` is not four times as long as the grid has nodes.
pub fn paint(grid: &Grid<'_>, colors: &ColorScale, rgba: &mut [u8]) -> Result<(), WrongLength> {
    let expected = grid.values.len() * 4;
    if rgba.len() != expected {
        return Err(WrongLength { buffer: "rgba", expected, found: rgba.len() });
    }
    if grid.values.is_empty() {
        return Ok(());
    }
    let rows = grid.values.chunks_exact(grid.width).rev();
    for (row, pixels) in rows.zip(rgba.chunks_exact_mut(grid.width * 4)) {
        for (value, pixel) in row.iter().zip(pixels.chunks_exact_mut(4)) {
            let bytes = if value.is_nan() {
                [0; 4]
            } else {
                let Rgb(red, green, blue) = colors.color(*value);
                [red, green, blue, 255]
            };
            pixel.copy_from_slice(&bytes);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
