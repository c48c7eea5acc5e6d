//! Every picture as reviewed SVG.

use descent_charts::chart::{LineChart, Series, Xs};
use descent_charts::contours::trace;
use descent_charts::export::{Stage, line_chart_svg, stage_svg};
use descent_charts::field::{ColorScale, Ground, Palette};
use descent_charts::grid::Grid;
use descent_charts::stage::{self, Trail, View};
use descent_charts::{DrawingBackend, Frame, LineStyle, NumberFormat, Rgb, Scale, Theme, legend};
use plotters_svg::SVGBackend;

const BLUE: LineStyle<'_> = LineStyle::solid(Rgb::hex(0x1f_6f_b4), 2.0);
const RUST: LineStyle<'_> =
    LineStyle { dash: &[7.0, 4.0], ..LineStyle::solid(Rgb::hex(0xb3_4a_1e), 2.0) };
const GREEN: LineStyle<'_> =
    LineStyle { dash: &[2.0, 4.0], ..LineStyle::solid(Rgb::hex(0x1c_7d_4d), 2.0) };

fn chart<'a>(series: &'a [Series<'a>], y_scale: Scale) -> LineChart<'a> {
    LineChart {
        series,
        x_range: None,
        y_range: None,
        y_scale,
        x_label: "steps",
        y_label: "loss",
        theme: Theme::LIGHT,
        format: NumberFormat::ENGLISH,
    }
}

/// A loss that falls by `rate` a step and swings around that.
fn losses(count: usize, start: f64, rate: f64) -> Vec<f64> {
    let swing = |step: f64| 1.0 + 0.4 * (step * 0.35).sin();
    (0..count).map(|step| start * rate.powi(step as i32) * swing(step as f64)).collect()
}

fn steps<'a>(ys: &'a [f64], style: LineStyle<'a>) -> Series<'a> {
    Series { xs: Xs::Steps, ys, style }
}

#[test]
fn linear() {
    let (a, b, c) = (losses(120, 9.0, 0.97), losses(120, 12.0, 0.99), losses(80, 5.0, 0.95));
    let series = [steps(&a, BLUE), steps(&b, RUST), steps(&c, GREEN)];
    let svg = line_chart_svg(&chart(&series, Scale::Linear), "Loss of three racers", 560.0, 300.0);
    insta::assert_snapshot!(svg.unwrap());
}

#[test]
fn logarithmic() {
    let (a, b) = (losses(200, 900.0, 0.9), losses(200, 12.0, 0.97));
    let series = [steps(&a, BLUE), steps(&b, RUST)];
    let svg = line_chart_svg(&chart(&series, Scale::Log), "Loss", 560.0, 300.0);
    insta::assert_snapshot!(svg.unwrap());
}

#[test]
fn logarithmic_below_two_decades() {
    let ys = losses(40, 90.0, 0.95);
    let series = [steps(&ys, BLUE)];
    let svg = line_chart_svg(&chart(&series, Scale::Log), "Loss", 420.0, 260.0);
    insta::assert_snapshot!(svg.unwrap());
}

#[test]
fn gaps_and_values_that_are_not_finite() {
    let mut ys = losses(60, 9.0, 0.97);
    ys[10] = f64::NAN;
    ys[20..30].fill(f64::INFINITY);
    ys[25] = 4.0;
    ys[40] = f64::NEG_INFINITY;
    let series = [steps(&ys, BLUE)];
    let svg = line_chart_svg(&chart(&series, Scale::Linear), "Gaps", 420.0, 260.0);
    insta::assert_snapshot!(svg.unwrap());
}

#[test]
fn divergence_leaves_a_fixed_range() {
    let ys: Vec<f64> = (0..60).map(|step| 3.0_f64.powi(step * 20)).collect();
    let series = [steps(&ys, BLUE)];
    let clipped = LineChart { y_range: Some((0.0, 10.0)), ..chart(&series, Scale::Linear) };
    insta::assert_snapshot!(line_chart_svg(&clipped, "Divergence", 420.0, 200.0).unwrap());
}

#[test]
fn one_series_over_evaluations_in_russian() {
    let xs: Vec<f64> = (0..50).map(|index| f64::from(index) * 2500.0).collect();
    let ys: Vec<f64> = (0..50).map(|index| -1.5 + 0.1 * f64::from(index)).collect();
    let series = [Series { xs: Xs::At(&xs), ys: &ys, style: BLUE }];
    let russian = LineChart {
        x_label: "вычисления градиента",
        y_label: "потеря",
        format: NumberFormat::RUSSIAN,
        ..chart(&series, Scale::Linear)
    };
    insta::assert_snapshot!(line_chart_svg(&russian, "Потеря", 560.0, 300.0).unwrap());
}

#[test]
fn narrow_phone() {
    let (a, b) = (losses(1000, 900.0, 0.98), losses(1000, 12.0, 0.995));
    let series = [steps(&a, BLUE), steps(&b, RUST)];
    let svg = line_chart_svg(&chart(&series, Scale::Log), "Loss", 260.0, 120.0);
    insta::assert_snapshot!(svg.unwrap());
}

#[test]
fn dark_theme() {
    let ys = losses(120, 9.0, 0.97);
    let series = [steps(&ys, LineStyle::solid(Rgb::hex(0xf2_b1_34), 2.5))];
    let background = Some(Rgb::hex(0x12_16_1c));
    let dark =
        LineChart { theme: Theme { background, ..Theme::DARK }, ..chart(&series, Scale::Linear) };
    insta::assert_snapshot!(line_chart_svg(&dark, "Loss & <more>", 420.0, 260.0).unwrap());
}

#[test]
fn nothing_to_show() {
    let ys = [f64::NAN; 5];
    let series = [steps(&ys, BLUE)];
    let svg = line_chart_svg(&chart(&series, Scale::Log), "Nothing", 300.0, 200.0);
    insta::assert_snapshot!(svg.unwrap());
}

const SIDE: usize = 81;

/// Himmelblau's function on a square grid.
fn himmelblau() -> Vec<f64> {
    let at = |index: usize| -5.5 + 11.0 * index as f64 / (SIDE - 1) as f64;
    (0..SIDE * SIDE)
        .map(|index| (at(index % SIDE), at(index / SIDE)))
        .map(|(x, y)| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2))
        .collect()
}

#[test]
fn stage() {
    let values = himmelblau();
    let range = (-5.5, 5.5);
    let grid = Grid::new(&values, (SIDE, SIDE), range, range).unwrap();
    let palette = Palette::new(Ground::Light, Rgb::hex(0xff_ff_ff));
    let levels = ColorScale::new((0.0, 2000.0), Scale::Log, palette).levels(9);
    let contours = trace(&grid, &levels);
    let way: Vec<_> = (0..30).map(|step| 0.85_f64.powi(step)).collect();
    let points: Vec<_> = way.iter().map(|t| (3.0 - 3.0 * t, 2.0 - 6.0 * t * t)).collect();
    let scene = Stage {
        x: range,
        y: range,
        backdrop: Some("data:image/png;base64,iVBORw0KGgo="),
        contours: &contours,
        contour_style: LineStyle::solid(Rgb::hex(0x8a_93_9e), 1.0),
        trails: &[Trail { points: &points, style: RUST }],
        minima: &[(3.0, 2.0), (-2.805118, 3.131312), (-3.77931, -3.283186), (3.584428, -1.848126)],
        theme: Theme::LIGHT,
        format: NumberFormat::ENGLISH,
    };
    insta::assert_snapshot!(stage_svg(&scene, "Himmelblau's function", 480.0, 360.0).unwrap());
}

fn svg(frame: &Frame, draw: impl FnOnce(&mut SVGBackend<'_>) -> bool) -> String {
    let mut text = String::new();
    let size = ((frame.width * frame.unit) as u32, (frame.height * frame.unit) as u32);
    let mut backend = SVGBackend::with_string(&mut text, size);
    let drawn = draw(&mut backend);
    assert!(drawn && backend.present().is_ok(), "an SVG in memory cannot fail");
    drop(backend);
    text
}

fn legend_svg(frame: &Frame, colors: &ColorScale) -> String {
    svg(frame, |backend| {
        legend::draw(backend, frame, colors, &Theme::LIGHT, NumberFormat::ENGLISH).is_ok()
    })
}

/// A loss over one weight with its axes and minimum, as the stage draws it: it ends where it has no value.
fn curve_svg(theme: &Theme<'_>, top: f64, minimum: f64, loss: impl Fn(f64) -> f64) -> String {
    let frame = &Frame::svg(420.0, 300.0);
    let view = View::filling(frame, (-2.0, 3.0), (-0.12 * top, top));
    let at = |index: i32| -2.0 + f64::from(index) / 40.0;
    let points: Vec<_> = (0..=200).map(|index| (at(index), loss(at(index)))).collect();
    svg(frame, |backend| {
        stage::curve(backend, frame, &view, &points, theme).is_ok()
            && stage::minima(backend, frame, &view, &[(minimum, loss(minimum))], theme).is_ok()
            && stage::axes(backend, frame, &view, theme, NumberFormat::RUSSIAN).is_ok()
    })
}

#[test]
fn curve_of_one_weight() {
    let squares = |w: f64| 3.0 * (w - 0.7) * (w - 0.7) + 0.1;
    insta::assert_snapshot!(curve_svg(&Theme::LIGHT, 10.0, 0.7, squares));
    let logarithms = |w: f64| (w + 1.0).ln().powi(2);
    insta::assert_snapshot!(curve_svg(&Theme::DARK, 5.0, 0.0, logarithms));
}

#[test]
fn legend_upright_and_lying() {
    let palette = Palette::new(Ground::Light, Rgb::hex(0xff_ff_ff));
    let logarithmic = ColorScale::new((0.0, 2509.0), Scale::Log, palette.clone());
    insta::assert_snapshot!(legend_svg(&Frame::svg(70.0, 240.0), &logarithmic));
    let linear = ColorScale::new((-78.3, 250.0), Scale::Linear, palette);
    insta::assert_snapshot!(legend_svg(&Frame::svg(260.0, 34.0), &linear));
}
