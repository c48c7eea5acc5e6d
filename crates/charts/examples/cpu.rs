//! What a redraw costs while a slider moves. The backend counts and draws nothing, so that this is the
//! pictures' own cost; a canvas adds its own for each path.

use descent_charts::chart::{LineChart, Series, Xs, lines};
use descent_charts::contours::trace;
use descent_charts::export::line_chart_svg;
use descent_charts::field::{ColorScale, Ground, Palette, contour_levels, paint};
use descent_charts::grid::Grid;
use descent_charts::{DrawingBackend, Frame, LineStyle, NumberFormat, Rgb, Scale, Theme};
use plotters_backend::DrawingErrorKind;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle};
use std::hint::black_box;

type Done = Result<(), DrawingErrorKind<std::io::Error>>;

/// Takes every call and looks at every point.
#[derive(Default)]
struct Nothing {
    calls: usize,
    points: usize,
}

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
        self.calls += 1;
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        _: BackendCoord,
        _: BackendCoord,
        _: &S,
        _: bool,
    ) -> Done {
        self.calls += 1;
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Done {
        self.calls += 1;
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Done {
        self.calls += 1;
        self.points += path.into_iter().map(black_box).count();
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.calls += 1;
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

fn cpu() -> f64 {
    let t = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    t.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6
}
fn time(name: &str, n: usize, mut f: impl FnMut()) {
    f();
    let mut best = f64::INFINITY;
    for _ in 0..7 {
        let t = cpu();
        for _ in 0..n {
            f()
        }
        best = best.min((cpu() - t) / n as f64);
    }
    println!("{name}: {best:.3} ms");
}
fn main() {
    for count in [1_000, 10_000, 100_000] {
        let ys = losses(count);
        for (name, scale, dash) in [
            ("linear", Scale::Linear, &[][..]),
            ("log", Scale::Log, &[]),
            ("log dashed", Scale::Log, &[6.0, 3.0]),
        ] {
            let style = LineStyle { dash, ..LineStyle::solid(Rgb(20, 80, 160), 2.0) };
            let series: Vec<_> = ys.iter().map(|ys| Series { xs: Xs::Steps, ys, style }).collect();
            let chart = LineChart {
                series: &series,
                x_range: None,
                y_range: None,
                y_scale: scale,
                x_label: "s",
                y_label: "l",
                theme: Theme::LIGHT,
                format: NumberFormat::ENGLISH,
            };
            let frame = Frame::canvas(600.0, 300.0);
            time(&format!("{name} {count}"), 20, || {
                black_box(lines(&mut Nothing::default(), &frame, black_box(&chart)).is_ok());
            });
            if count == 1000 {
                time(&format!("{name} {count} svg"), 20, || {
                    black_box(line_chart_svg(&chart, "", 600.0, 300.0).is_ok());
                });
            }
            if count == 100000 {
                let chart = LineChart { y_range: Some((1e-6, 200.0)), ..chart };
                time(&format!("{name} {count} fixed range"), 20, || {
                    black_box(lines(&mut Nothing::default(), &frame, black_box(&chart)).is_ok());
                });
            }
        }
        let chart = LineChart {
            series: &[],
            x_range: None,
            y_range: None,
            y_scale: Scale::Log,
            x_label: "s",
            y_label: "l",
            theme: Theme::LIGHT,
            format: NumberFormat::ENGLISH,
        };
        time("empty", 200, || {
            black_box(
                lines(&mut Nothing::default(), &Frame::canvas(600.0, 300.0), black_box(&chart))
                    .is_ok(),
            );
        });
    }
    const SIDE: usize = 200;
    let at = |i: usize| -5.5 + 11.0 * i as f64 / (SIDE - 1) as f64;
    let values: Vec<_> = (0..SIDE * SIDE)
        .map(|i| (at(i % SIDE), at(i / SIDE)))
        .map(|(x, y)| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2))
        .collect();
    let grid = Grid::new(&values, (SIDE, SIDE), (-5.5, 5.5), (-5.5, 5.5)).unwrap();
    let levels = contour_levels((0.0, 2000.0), 12, Scale::Log);
    time("trace", 20, || {
        black_box(trace(black_box(&grid), &levels));
    });
    for scale in [Scale::Linear, Scale::Log] {
        let colors =
            ColorScale::fit(&values, scale, Palette::new(Ground::Light, Rgb(255, 255, 255)));
        let mut rgba = vec![0; SIDE * SIDE * 4];
        time(&format!("paint {scale:?}"), 20, || {
            black_box(paint(black_box(&grid), &colors, &mut rgba).is_ok());
        });
    }
}
