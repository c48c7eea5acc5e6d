use super::*;
use crate::color::Rgb;
use crate::export::line_chart_svg;
use proptest::prelude::*;

const STYLE: LineStyle<'_> = LineStyle::solid(Rgb(10, 20, 30), 2.0);

fn chart<'a>(series: &'a [Series<'a>], y_scale: Scale) -> LineChart<'a> {
    LineChart {
        series,
        x_range: None,
        y_range: None,
        y_scale,
        x_label: "evaluations",
        y_label: "loss",
        theme: Theme::LIGHT,
        format: NumberFormat::RUSSIAN,
    }
}

fn plan(chart: &LineChart<'_>, frame: &Frame) -> Plan {
    let (x, y) = axes(chart, Scale::Linear);
    Plan::new(chart, frame, x, y)
}

/// Numbers of all kinds, the awkward ones often.
fn number() -> impl Strategy<Value = f64> {
    const AWKWARD: [f64; 8] =
        [0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 5e-324];
    prop_oneof![3 => -100.0..100.0_f64, 1 => prop::sample::select(&AWKWARD), 1 => any::<f64>()]
}

proptest! {
    #[test]
    fn no_numbers_and_no_size_make_it_panic(
        xs in prop::collection::vec(number(), 0..20),
        ys in prop::collection::vec(number(), 0..20),
        range in prop::option::of((number(), number())),
        (width, height) in (-10.0..2000.0_f64, -10.0..2000.0_f64),
        (log, dashed) in (any::<bool>(), any::<bool>()),
    ) {
        let style = LineStyle { dash: if dashed { &[5.0, 3.0] } else { &[] }, ..STYLE };
        let series = [Series { xs: Xs::At(&xs), ys: &ys, style }, Series { xs: Xs::Steps, ys: &ys, style }];
        let scale = if log { Scale::Log } else { Scale::Linear };
        for shown in [&series[..], &series[..1], &series[1..], &[]] {
            let chart = LineChart { x_range: range, y_range: range, ..chart(shown, scale) };
            prop_assert!(line_chart_svg(&chart, "", width, height).is_ok());
        }
    }

    #[test]
    fn labels_stand_clear_of_each_other(
        (width, height) in (260.0..1900.0_f64, 120.0..1000.0_f64),
        size in 10.0..24.0_f64,
        (from, span) in (-1e4..1e4_f64, -6.0..7.0_f64),
        log in any::<bool>(),
    ) {
        let to = from + 10_f64.powf(span);
        let y_scale = if log { Scale::Log } else { Scale::Linear };
        let theme = Theme { font_size: size, ..Theme::LIGHT };
        let ys = if log { (1e-3, 10_f64.powf(span)) } else { (from, to) };
        let chart = LineChart {
            x_range: Some((from, to)), y_range: Some(ys), theme, ..chart(&[], y_scale)
        };
        let plan = plan(&chart, &Frame::canvas(width, height));
        let apart = |pair: &[Label]| (pair[1].at - pair[0].at).abs() > pair[0].half + pair[1].half;
        prop_assert!(plan.x_labels.windows(2).all(apart));
        prop_assert!(plan.y_labels.windows(2).all(apart));
        prop_assert!(plan.y_labels.iter().all(|label| label.at - label.half > 0.0));
        let inside = |label: &Label| label.at >= label.half && label.at + label.half < width + 1e-6;
        prop_assert!(plan.x_labels.iter().all(inside));
    }
}

#[test]
fn a_pointer_finds_the_data_again() {
    let series = [Series { xs: Xs::Steps, ys: &[1e-3, 10.0, 1e3], style: STYLE }];
    for scale in [Scale::Linear, Scale::Log] {
        let mut text = String::new();
        let mut backend = plotters_svg::SVGBackend::with_string(&mut text, (10, 10));
        let frame = Frame::canvas(400.0, 300.0);
        let layout = lines(&mut backend, &frame, &chart(&series, scale)).unwrap();
        assert_eq!(layout.x_range, (0.0, 2.0));
        let (x, y) = layout.position_of(1.0, 10.0).unwrap();
        let (step, loss) = layout.data_at(x, y).unwrap();
        assert!((step - 1.0).abs() < 1e-9 && (loss - 10.0).abs() < 1e-9, "{step} {loss}");
        assert_eq!(layout.position_of(f64::NAN, 1.0), None);
    }
}

#[test]
fn hidden_series_do_not_stretch_the_axes() {
    let hidden = LineStyle { hidden: true, ..STYLE };
    let series = [
        Series { xs: Xs::Steps, ys: &[1.0, 2.0], style: STYLE },
        Series { xs: Xs::Steps, ys: &[0.0; 100], style: hidden },
    ];
    let (x, y) = axes(&chart(&series, Scale::Linear), Scale::Linear);
    assert_eq!((x.lo, x.hi), (0.0, 1.0));
    assert!(y.lo > 0.5);
}

#[test]
fn automatic_ranges_are_tidy() {
    let y_of = |ys: &[f64], scale| {
        let series = [Series { xs: Xs::Steps, ys, style: STYLE }];
        let (_, y) = axes(&chart(&series, scale), Scale::Linear);
        (y.lo, y.hi)
    };
    assert_eq!(y_of(&[0.0, 9.7], Scale::Linear), (0.0, 10.0), "a loss does not go below zero");
    assert_eq!(y_of(&[3.0, 3.0], Scale::Linear), (1.5, 4.5));
    assert_eq!(y_of(&[0.0, -5.0, 0.02, 500.0], Scale::Log), (0.01, 1000.0));
    assert_eq!(y_of(&[], Scale::Linear), (0.0, 1.0));
    assert_eq!(y_of(&[-1.0], Scale::Log), (0.1, 1.0));
}

#[test]
fn over_a_logarithmic_x_axis_equal_ratios_are_equally_far() {
    let (xs, ys) = ([0.0, 1e-4, 1e-3, 1e-2, f64::NAN, 10.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let series = [Series { xs: Xs::At(&xs), ys: &ys, style: STYLE }];
    let mut text = String::new();
    let frame = Frame::svg(400.0, 300.0);
    let size = (400 * 8, 300 * 8);
    let mut backend = plotters_svg::SVGBackend::with_string(&mut text, size);
    let chart = chart(&series, Scale::Linear);
    let layout = lines_over(&mut backend, &frame, &chart, Scale::Log).unwrap_or_else(|_| panic!());
    let x = |value: f64| layout.position_of(value, 3.0).map(|(x, _)| x);
    let gap = |a, b| x(b).unwrap_or(f64::NAN) - x(a).unwrap_or(f64::NAN);
    assert!((gap(1e-4, 1e-3) - gap(1e-3, 1e-2)).abs() < 1e-9);
    assert!(gap(1e-4, 1e-3) > 10.0);
    // What is not positive has no place, and does not stretch the axis.
    assert_eq!(x(0.0), None);
    assert!(layout.x_range.0 > 1e-6 && layout.x_range.1 < 1e3);
    let (value, _) = layout.data_at(layout.plot.left, layout.plot.top).unwrap_or_default();
    assert!((value / layout.x_range.0 - 1.0).abs() < 1e-9);
}
