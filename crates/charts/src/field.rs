//! A field of values as pixels, its colours, and the levels of its contours.

use crate::color::Rgb;
use crate::grid::{Grid, WrongLength};
use crate::scale::{Scale, extent};

/// On the logarithmic scale the lowest ten-thousandth of the range is drawn out, no more: four decades
/// above the minimum show a valley's floor (Rosenbrock's, from 0 to 2,500, down to 0.25) without giving
/// half of the colours to the last digits around one pixel.
pub const LOG_OFFSET: f64 = 1e-4;

/// ln((r + δ)/δ), the length of the logarithmic scale.
const LOG_SPAN: f64 = 9.210_440_366_976_517;

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
    palette: Palette,
}

impl ColorScale {
    /// A scale from `min` to `max`; bounds that are no range become a scale that is all its low end.
    #[must_use]
    pub fn new((min, max): (f64, f64), scale: Scale, palette: Palette) -> Self {
        let usable = (max - min).is_finite() && max > min;
        let (min, max) = if usable { (min, max) } else { (min, min) };
        Self { min, max, scale, palette }
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

    /// The place of a value between 0 and 1, not cut off. With r = max − min and δ = 1e-4 r
    /// ([`LOG_OFFSET`]), linear: `(v − min) / r`; logarithmic: `ln((v − min + δ)/δ) / ln((r + δ)/δ)`.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let range = self.max - self.min;
        if range <= 0.0 {
            return 0.0;
        }
        let share = (value - self.min) / range;
        match self.scale {
            Scale::Linear => share,
            // Not `ln_1p`, which costs three times as much and is needed only below the offset.
            Scale::Log => (1.0 + share.max(0.0) / LOG_OFFSET).ln() / LOG_SPAN,
        }
    }

    /// The value at a place between 0 and 1: the inverse of [`ColorScale::fraction`].
    #[must_use]
    pub fn value(&self, fraction: f64) -> f64 {
        self.min + (self.max - self.min) * share_at(fraction, self.scale)
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

fn share_at(fraction: f64, scale: Scale) -> f64 {
    match scale {
        Scale::Linear => fraction,
        Scale::Log => LOG_OFFSET * (fraction * LOG_SPAN).exp_m1(),
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

/// Up to `count` levels between `min` and `max`, increasing, both ends left out.
///
/// Linear: multiples of 1, 2 or 5 times a power of ten. Logarithmic: the values at equal distances on the
/// colour scale, `min + δ((1 + r/δ)^(i/(count + 1)) − 1)` for i = 1 … count, with r = max − min and
/// δ = 1e-4 r ([`LOG_OFFSET`]): dense near the minimum. None when the bounds are no range.
#[must_use]
pub fn contour_levels((min, max): (f64, f64), count: usize, scale: Scale) -> Vec<f64> {
    let range = max - min;
    if !(range > 0.0 && range.is_finite()) || count == 0 {
        return Vec::new();
    }
    let mut levels: Vec<f64> = match scale {
        Scale::Linear => crate::ticks::linear(min, max, count + 2),
        Scale::Log => (1..=count)
            .map(|index| min + range * share_at(index as f64 / (count + 1) as f64, scale))
            .collect(),
    };
    levels.retain(|level| *level > min && *level < max);
    levels.dedup();
    levels.truncate(count);
    levels
}

#[cfg(test)]
mod tests;
