//! A canvas made ready for a picture: sized in device pixels, cleared, and scaled so that the pictures' whole
//! numbers are fractions of a pixel.

use crate::arguments::{Argument, FromArgument, from_fields};
use crate::error::Failure;
use descent_charts::{Frame, NumberFormat, Rgb, Theme};
use plotters_canvas::CanvasBackend;
use tsify::Tsify;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The greatest side of a canvas in device pixels that browsers allow with certainty.
const MAX_SIDE: f64 = 8192.0;

/// The look that a page wants for a picture.
#[derive(Debug, Clone, Tsify)]
pub struct PictureRequest {
    /// Width in CSS pixels.
    pub(crate) width: f64,
    /// Height in CSS pixels.
    pub(crate) height: f64,
    /// Device pixels a CSS pixel.
    pub(crate) device_pixel_ratio: f64,
    /// Which palette.
    pub(crate) theme: ThemeName,
    /// The page's own background: red, green, blue.
    pub(crate) background: [u8; 3],
    /// A CSS font family.
    pub(crate) font: String,
    /// In CSS pixels.
    pub(crate) font_size: f64,
    /// Whether numbers have a decimal comma.
    pub(crate) decimal_comma: bool,
}

/// The page's themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// For the back row.
    Projector,
}

from_fields!(PictureRequest {
    width,
    height,
    device_pixel_ratio,
    theme,
    background,
    font,
    font_size,
    decimal_comma,
});

impl FromArgument for ThemeName {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.choice(&[
            ("light", Self::Light),
            ("dark", Self::Dark),
            ("projector", Self::Projector),
        ])
    }
}

impl PictureRequest {
    pub(crate) fn frame(&self) -> Frame {
        let side = |length: f64| if length.is_finite() { length.clamp(0.0, MAX_SIDE) } else { 0.0 };
        Frame::canvas(side(self.width), side(self.height))
    }

    pub(crate) fn theme(&self) -> Theme<'_> {
        let base = match self.theme {
            ThemeName::Light => Theme::LIGHT,
            ThemeName::Dark => Theme::DARK,
            ThemeName::Projector => Theme::PROJECTOR,
        };
        Theme { font: &self.font, font_size: self.font_size, ..base }
    }

    pub(crate) fn background(&self) -> Rgb {
        let [red, green, blue] = self.background;
        Rgb(red, green, blue)
    }

    pub(crate) fn format(&self) -> NumberFormat {
        if self.decimal_comma { NumberFormat::RUSSIAN } else { NumberFormat::ENGLISH }
    }
}

/// A canvas's two faces: the context, and plotters' backend over the same canvas.
pub(crate) struct Sheet {
    pub(crate) context: CanvasRenderingContext2d,
    pub(crate) backend: CanvasBackend,
}

/// Sizes and clears a canvas and gives it the scale of the request's frame.
pub(crate) fn prepare(
    canvas: &HtmlCanvasElement,
    request: &PictureRequest,
) -> Result<Sheet, Failure> {
    let frame = request.frame();
    let ratio = request.device_pixel_ratio.clamp(0.25, 8.0);
    let pixels = |length: f64| (length * ratio).round().clamp(1.0, MAX_SIDE) as u32;
    let (width, height) = (pixels(frame.width), pixels(frame.height));
    // Setting a size also clears and reallocates, so only a new one is set.
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    let scale = ratio / frame.unit;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    context.set_line_join("round");
    context.set_line_cap("round");
    let backend = CanvasBackend::with_canvas_object(canvas.clone());
    Ok(Sheet { context, backend: backend.ok_or("the canvas has no 2d context")? })
}

/// The 2d context of a canvas.
pub(crate) fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, Failure> {
    let context = canvas.get_context("2d")?.ok_or("the canvas has no 2d context")?;
    Ok(context.unchecked_into())
}

/// A backend's error as it is thrown.
pub(crate) fn drawing_error(error: impl std::fmt::Display) -> Failure {
    JsValue::from(js_sys::Error::new(&error.to_string()))
}
