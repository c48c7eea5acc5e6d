//! What quality metrics cost: a million scores sorted, all metrics and curves of them, a threshold moved.

use criterion::Criterion;
use descent_core::error::Error;
use descent_core::metrics::classification::{BINARY, Kind, Ranking, Settings};
use descent_core::noise::Gaussian;
use std::hint::black_box;
use std::time::Duration;

const MANY: usize = 1_000_000;
const ON_SCREEN: usize = 100_000;

fn main() -> Result<(), Error> {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    let (y_true, y_score) = samples(MANY);
    let settings = Settings::default();
    let ranking = Ranking::new(&y_true, &y_score, None)?;
    let mut group = criterion.benchmark_group("classification of 1000000 scores");
    group.bench_function("sort", |bencher| {
        bencher.iter(|| Ranking::new(black_box(&y_true), &y_score, None));
    });
    group.bench_function("all metrics and curves, sorted", |bencher| {
        bencher.iter(|| all(black_box(&ranking), &settings));
    });
    group.finish();
    let (y_true, y_score) = samples(ON_SCREEN);
    let ranking = Ranking::new(&y_true, &y_score, None)?;
    let mut threshold = 0.0;
    let mut group = criterion.benchmark_group("classification of 100000 scores");
    group.bench_function("move the threshold", |bencher| {
        bencher.iter(|| {
            threshold = (threshold + 0.618_034) % 1.0;
            let counts = ranking.counts_at(black_box(threshold));
            for metric in BINARY {
                black_box(metric.of_counts(&counts, &settings));
            }
        });
    });
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// Scores of two classes that overlap.
fn samples(count: usize) -> (Vec<bool>, Vec<f64>) {
    let mut noise = Gaussian::new(1);
    let y_true: Vec<bool> = (0..count).map(|index| index % 3 == 0).collect();
    let mut score = |positive: &bool| {
        let margin = noise.draw() + if *positive { 1.0 } else { -1.0 };
        1.0 / (1.0 + descent_core::math::exp(-margin))
    };
    let y_score = y_true.iter().map(&mut score).collect();
    (y_true, y_score)
}

fn all(ranking: &Ranking, settings: &Settings) {
    let counts = ranking.counts_at(0.5);
    for metric in BINARY {
        black_box(metric.value(ranking, &counts, settings));
    }
    for (_, kind) in Kind::ALL {
        black_box(ranking.curve(kind));
    }
    black_box(ranking.calibration(settings));
}
