//! The pen: what every picture draws with, in pixels, and the look that pictures share.

use crate::color::Rgb;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, DrawingBackend, DrawingErrorKind};

/// What drawing on the backend `DB` returns: an error is the backend's own, the pictures add none.
pub type Drawn<T, DB> = Result<T, DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A position in pixels, or in the data's own numbers where that is said.
pub(crate) type Point = (f64, f64);

/// The size of a picture, and how it is handed to the backend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// How many of the backend's whole numbers make a pixel. Even numbers keep hairlines crisp.
    pub unit: f64,
    /// Factor on font sizes alone: 1 for a canvas, [`Frame::SVG_TEXT`] for plotters' SVG.
    pub text_scale: f64,
}

impl Frame {
    /// Eighths of a pixel: finer than a screen of four device pixels to the pixel shows.
    pub const UNIT: f64 = 8.0;

    /// plotters-svg writes a font size divided by 1.24, a canvas writes it as it is.
    pub const SVG_TEXT: f64 = 1.24;

    /// A frame for plotters' canvas backend, in CSS pixels.
    #[must_use]
    pub const fn canvas(width: f64, height: f64) -> Self {
        Self { width, height, unit: Self::UNIT, text_scale: 1.0 }
    }

    /// A frame for plotters' SVG backend.
    #[must_use]
    pub const fn svg(width: f64, height: f64) -> Self {
        Self { width, height, unit: Self::UNIT, text_scale: Self::SVG_TEXT }
    }

    pub(crate) fn rect(&self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.width.max(0.0), bottom: self.height.max(0.0) }
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge; smaller than `bottom`.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn contains(&self, (x, y): Point) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }
}

/// Colours and type of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme<'a> {
    /// Numbers and labels.
    pub text: Rgb,
    /// The lines at labelled values and the axes.
    pub grid: Rgb,
    /// The light lines between decades.
    pub minor_grid: Rgb,
    /// Filled first; `None` leaves what is there (a canvas is transparent).
    pub background: Option<Rgb>,
    /// Around text and symbols that stand on a field or on curves.
    pub halo: Rgb,
    /// A CSS font family.
    pub font: &'a str,
    /// Font size in pixels.
    pub font_size: f64,
}

impl Theme<'_> {
    /// Dark on light, for a room with daylight.
    pub const LIGHT: Theme<'static> = Theme {
        text: Rgb::hex(0x37_3f_4a),
        grid: Rgb::hex(0xc9_d0_d8),
        minor_grid: Rgb::hex(0xe9_ed_f1),
        background: None,
        halo: Rgb::hex(0xff_ff_ff),
        font: "system-ui, sans-serif",
        font_size: 12.0,
    };

    /// Light on dark.
    pub const DARK: Theme<'static> = Theme {
        text: Rgb::hex(0xc3_cb_d6),
        grid: Rgb::hex(0x3a_43_50),
        minor_grid: Rgb::hex(0x25_2c_36),
        background: None,
        halo: Rgb::hex(0x12_16_1c),
        ..Self::LIGHT
    };

    /// For the back row: black on white, large type.
    pub const PROJECTOR: Theme<'static> = Theme {
        text: Rgb::hex(0x00_00_00),
        grid: Rgb::hex(0xa8_b0_b8),
        minor_grid: Rgb::hex(0xdd_e2_e7),
        font_size: 18.0,
        ..Self::LIGHT
    };
}

/// How a curve is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineStyle<'a> {
    /// Its colour.
    pub color: Rgb,
    /// Opacity in `0..=1`.
    pub alpha: f64,
    /// Width in pixels.
    pub width: f64,
    /// Lengths in pixels of dash, gap, dash, gap, …; empty for a solid line.
    pub dash: &'a [f64],
    /// Leaves the curve out, and out of automatic ranges.
    pub hidden: bool,
}

impl LineStyle<'_> {
    /// A solid, opaque line.
    #[must_use]
    pub const fn solid(color: Rgb, width: f64) -> Self {
        Self { color, alpha: 1.0, width, dash: &[], hidden: false }
    }
}

/// Where a text's box lies against its position.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    /// The box lies right of the position, centred vertically.
    Left,
    /// The box lies left of the position, centred vertically.
    Right,
    /// The box hangs below the position, centred horizontally.
    Top,
    /// The box stands on the position, centred horizontally.
    Bottom,
    /// The box hangs below and right of the position.
    TopLeft,
    /// The box stands on the position and lies left of it.
    BottomRight,
}

impl Anchor {
    fn pos(self) -> Pos {
        let (h, v) = match self {
            Self::Left => (HPos::Left, VPos::Center),
            Self::Right => (HPos::Right, VPos::Center),
            Self::Top => (HPos::Center, VPos::Top),
            Self::Bottom => (HPos::Center, VPos::Bottom),
            Self::TopLeft => (HPos::Left, VPos::Top),
            Self::BottomRight => (HPos::Right, VPos::Bottom),
        };
        Pos::new(h, v)
    }
}

/// A backend together with the frame that turns pixels into its whole numbers.
pub(crate) struct Pen<'a, DB> {
    backend: &'a mut DB,
    frame: Frame,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    pub(crate) fn new(backend: &'a mut DB, frame: &Frame) -> Self {
        Self { backend, frame: *frame }
    }

    /// Not a number becomes 0 and what is too large the largest: a float-to-integer cast saturates.
    fn whole(&self, (x, y): Point) -> (i32, i32) {
        ((x * self.frame.unit).round() as i32, (y * self.frame.unit).round() as i32)
    }

    fn stroke(&self, color: Rgb, alpha: f64, width: f64) -> ShapeStyle {
        let stroke_width = ((width * self.frame.unit).round() as u32).max(1);
        ShapeStyle {
            color: RGBAColor(color.0, color.1, color.2, alpha),
            filled: false,
            stroke_width,
        }
    }

    /// One path through all points; repeated ones are left out.
    pub(crate) fn path(&mut self, points: &[Point], style: &LineStyle<'_>) -> Drawn<(), DB> {
        let mut whole: Vec<_> = points.iter().map(|point| self.whole(*point)).collect();
        whole.dedup();
        let stroke = self.stroke(style.color, style.alpha, style.width);
        self.backend.draw_path(whole, &stroke)
    }

    /// A straight line. A path, because plotters' canvas moves its lines by half a unit.
    pub(crate) fn line(&mut self, from: Point, to: Point, color: Rgb, width: f64) -> Drawn<(), DB> {
        self.path(&[from, to], &LineStyle::solid(color, width))
    }

    pub(crate) fn fill(&mut self, rect: &Rect, color: Rgb) -> Drawn<(), DB> {
        let (from, to) = (self.whole((rect.left, rect.top)), self.whole((rect.right, rect.bottom)));
        self.backend.draw_rect(from, to, &self.stroke(color, 1.0, 0.0), true)
    }

    pub(crate) fn disc(&mut self, at: Point, radius: f64, color: Rgb, alpha: f64) -> Drawn<(), DB> {
        let radius = (radius * self.frame.unit).round() as u32;
        self.backend.draw_circle(self.whole(at), radius, &self.stroke(color, alpha, 0.0), true)
    }

    pub(crate) fn ring(&mut self, at: Point, radius: f64, color: Rgb, width: f64) -> Drawn<(), DB> {
        let radius = (radius * self.frame.unit).round() as u32;
        self.backend.draw_circle(self.whole(at), radius, &self.stroke(color, 1.0, width), false)
    }

    pub(crate) fn text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        theme: &Theme<'_>,
        color: Rgb,
    ) -> Drawn<(), DB> {
        let size = theme.font_size * self.frame.unit * self.frame.text_scale;
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(theme.font), size, FontStyle::Normal),
            color: BackendColor { alpha: 1.0, rgb: (color.0, color.1, color.2) },
            pos: anchor.pos(),
        };
        self.backend.draw_text(text, &style, self.whole(at))
    }

    /// Text with an outline of the theme's halo colour: the text four times around itself, because a
    /// backend knows no outlined text.
    pub(crate) fn halo_text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        theme: &Theme<'_>,
    ) -> Drawn<(), DB> {
        let reach = (theme.font_size / 12.0).max(1.0);
        for (x, y) in [(-reach, -reach), (reach, -reach), (-reach, reach), (reach, reach)] {
            self.text(text, (at.0 + x, at.1 + y), anchor, theme, theme.halo)?;
        }
        self.text(text, at, anchor, theme, theme.text)
    }
}
