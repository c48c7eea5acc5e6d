//! What a redraw costs while a slider moves. The backend draws nothing, so that this is the
//! pictures' own cost; a canvas adds its own for each path.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use descent_charts::chart::{LineChart, Series, Xs, lines};
use descent_charts::contours::trace;
use descent_charts::export::line_chart_svg;
use descent_charts::field::{ColorScale, Ground, Palette, paint};
use descent_charts::grid::Grid;
use descent_charts::{DrawingBackend, Frame, LineStyle, NumberFormat, Rgb, Scale, Theme};
use plotters_backend::DrawingErrorKind;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle};
use std::hint::black_box;

type Done = Result<(), DrawingErrorKind<std::io::Error>>;

/// Takes every call and looks at every point.
struct Nothing;

impl DrawingBackend for Nothing {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        _: BackendCoord,
        _: BackendCoord,
        _: &S,
        _: bool,
    ) -> Done {
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Done {
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Done {
        path.into_iter().for_each(|point| {
            black_box(point);
        });
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        black_box((text.len(), style.size(), at));
        Ok(())
    }
}

/// Eight noisy, falling losses.
fn losses(count: usize) -> Vec<Vec<f64>> {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        0.5 + f64::from(state >> 8) / f64::from(1_u32 << 24)
    };
    (0..8)
        .map(|racer| {
            let rate = -(4.0 + f64::from(racer)) / count as f64;
            (0..count).map(|step| 100.0 * (rate * step as f64).exp() * noise()).collect()
        })
        .collect()
}

fn line_charts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lines of 8 series on 600 x 300");
    for count in [1_000, 10_000, 100_000] {
        let ys = losses(count);
        for (name, scale, dash) in [
            ("linear", Scale::Linear, &[][..]),
            ("log", Scale::Log, &[]),
            ("log, dashed", Scale::Log, &[6.0, 3.0]),
        ] {
            let style = LineStyle { dash, ..LineStyle::solid(Rgb(20, 80, 160), 2.0) };
            let series: Vec<_> = ys.iter().map(|ys| Series { xs: Xs::Steps, ys, style }).collect();
            let chart = LineChart {
                series: &series,
                x_range: None,
                y_range: None,
                y_scale: scale,
                x_label: "steps",
                y_label: "loss",
                theme: Theme::LIGHT,
                format: NumberFormat::ENGLISH,
            };
            let frame = Frame::canvas(600.0, 300.0);
            group.bench_function(BenchmarkId::new(name, count), |bencher| {
                bencher.iter(|| lines(&mut Nothing, &frame, black_box(&chart)).is_ok());
            });
            if count == 1_000 && dash.is_empty() {
                group.bench_function(
                    BenchmarkId::new(format!("{name}, as SVG"), count),
                    |bencher| {
                        bencher.iter(|| line_chart_svg(black_box(&chart), "Loss", 600.0, 300.0));
                    },
                );
            }
        }
    }
    group.finish();
}

fn fields(criterion: &mut Criterion) {
    const SIDE: usize = 200;
    let at = |index: usize| -5.5 + 11.0 * index as f64 / (SIDE - 1) as f64;
    let values: Vec<_> = (0..SIDE * SIDE)
        .map(|index| (at(index % SIDE), at(index / SIDE)))
        .map(|(x, y)| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2))
        .collect();
    let Ok(grid) = Grid::new(&values, (SIDE, SIDE), (-5.5, 5.5), (-5.5, 5.5)) else { return };
    let palette = Palette::new(Ground::Light, Rgb(255, 255, 255));
    let levels = ColorScale::new((0.0, 2000.0), Scale::Log, palette).levels(12);
    let mut group = criterion.benchmark_group("field of 200 x 200");
    group.bench_function("trace 12 levels", |bencher| {
        bencher.iter(|| trace(black_box(&grid), &levels));
    });
    for scale in [Scale::Linear, Scale::Log] {
        let colors =
            ColorScale::fit(&values, scale, Palette::new(Ground::Light, Rgb(255, 255, 255)));
        let mut rgba = vec![0; SIDE * SIDE * 4];
        group.bench_function(BenchmarkId::new("paint", format!("{scale:?}")), |bencher| {
            bencher.iter(|| paint(black_box(&grid), &colors, &mut rgba));
        });
    }
    group.finish();
}

criterion_group!(benches, line_charts, fields);
criterion_main!(benches);
