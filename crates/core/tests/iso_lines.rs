//! Lines on which F₁ or the cost stays the same, shares of the confusion matrix, and places on curves.

#![allow(clippy::unwrap_used, reason = "a test whose line cannot be drawn has failed")]

use descent_core::error::Error;
use descent_core::math;
use descent_core::metrics::classification::iso::{
    iso_cost, iso_cost_slope, iso_f1, perfect_gain, perfect_lift,
};
use descent_core::metrics::classification::{
    Costs, Counts, Kind, Matrix, Normalize, Ranking, Settings, find,
};
use proptest::prelude::*;

fn counts(cells: [u32; 4]) -> Counts {
    let [tp, fp, fn_, tn] = cells.map(f64::from);
    Counts { tp, fp, fn_, tn }
}

#[test]
fn the_line_of_all_is_a_corner_and_that_of_nothing_is_refused() {
    let corner = iso_f1(1.0, 3).unwrap();
    assert_eq!([corner.x, corner.y], [[1.0; 3], [1.0; 3]]);
    let range = |argument: &str, value, min, max| {
        Err(Error::OutOfRange { argument: argument.to_owned(), value, min, max })
    };
    assert_eq!(iso_f1(0.0, 3), range("f", 0.0, f64::MIN_POSITIVE, 1.0));
    assert_eq!(iso_f1(0.5, 1), range("points", 1.0, 2.0, 10_000.0));
}

#[test]
fn what_costs_nothing_has_no_line_and_one_free_error_an_upright_or_a_level_one() {
    let counts = counts([30, 10, 20, 40]);
    assert_eq!(iso_cost(&counts, Costs { fp: 0.0, fn_: 0.0 }), None);
    assert_eq!(iso_cost_slope(&counts, Costs { fp: 0.0, fn_: 0.0 }), None);
    assert_eq!(iso_cost(&counts, Costs { fp: 2.0, fn_: 0.0 }), Some([[0.2, 0.0], [0.2, 1.0]]));
    assert_eq!(iso_cost_slope(&counts, Costs { fp: 2.0, fn_: 0.0 }), Some(f64::INFINITY));
    assert_eq!(iso_cost(&counts, Costs { fp: 0.0, fn_: 2.0 }), Some([[0.0, 0.6], [1.0, 0.6]]));
    assert_eq!(iso_cost(&Counts { tp: 0.0, fn_: 0.0, ..counts }, Costs::default()), None);
}

#[test]
fn probits_are_the_quantiles_that_python_has() {
    // statistics.NormalDist().inv_cdf of Python 3.
    for (p, expected) in [
        (1e-300, -37.047_096_299_361_2),
        (1e-10, -6.361_340_902_404_056),
        (0.001, -3.090_232_306_167_813),
        (0.0749, -1.440_238_267_527_963_2),
        (0.2, -0.841_621_233_572_914_2),
        (0.5, 0.0),
        (0.975, 1.959_963_984_540_053_6),
        (0.999_999_999, 5.997_807_019_601_638),
    ] {
        let found = math::probit(p);
        assert!((found - expected).abs() <= 4e-16 * expected.abs(), "{p}: {found}, {expected}");
    }
    assert_eq!([math::probit(0.0), math::probit(1.0)], [f64::NEG_INFINITY, f64::INFINITY]);
    assert!(math::probit(-0.1).is_nan() && math::probit(1.1).is_nan());
}

#[test]
fn a_perfect_gain_and_lift_are_those_of_perfect_scores() {
    let y: Vec<bool> = (0..20).map(|place| place < 5).collect();
    let s: Vec<f64> = (0..20).map(|place| f64::from(20 - place)).collect();
    let ranking = Ranking::new(&y, &s, None).unwrap();
    let line = perfect_gain(0.25).unwrap();
    let curve = ranking.thinned(Kind::Gain);
    for (x, y) in line.x.iter().zip(&line.y) {
        let place = curve.x.iter().position(|share| share == x).unwrap();
        assert_eq!(curve.y[place], *y);
    }
    let line = perfect_lift(0.25, 9).unwrap();
    assert_eq!([line.x[0], line.y[0], line.y[1]], [0.0, 4.0, 4.0]);
    assert_eq!([line.x[9], line.y[9]], [1.0, 1.0]);
    let half = line.x.iter().position(|x| (x - 0.5).abs() < 1e-12).unwrap();
    assert!((line.y[half] - 2.0).abs() < 1e-12);
    assert!(perfect_gain(0.0).is_err() && perfect_lift(0.5, 1).is_err());
}

proptest! {
    /// F₁ of any counts with such a precision and recall is the line's.
    #[test]
    fn every_point_of_an_iso_line_has_its_f1(f in 0.01..1.0, points in 2_usize..60) {
        let line = iso_f1(f, points).unwrap();
        prop_assert_eq!(line.x.len(), points);
        prop_assert!(line.x.is_sorted() && (line.x[points - 1], line.y[0]) == (1.0, 1.0));
        for (recall, precision) in line.x.iter().zip(&line.y) {
            let counts = Counts { tp: *recall, fp: recall / precision - recall, fn_: 1.0 - recall, tn: 0.0 };
            let f1 = |id| find(id).unwrap().of_counts(&counts, &Settings::default()).unwrap();
            prop_assert!((f1("f1").number().unwrap() - f).abs() < 1e-12);
        }
    }

    #[test]
    fn both_ends_of_a_line_of_one_cost_cost_what_the_counts_do(
        cells in prop::array::uniform4(1_u32..100), fp in 0.0..10.0, fn_ in 0.1..10.0,
    ) {
        let (counts, costs) = (counts(cells), Costs { fp, fn_ });
        let ends = iso_cost(&counts, costs).unwrap();
        for [fpr, tpr] in ends {
            let (p, n) = (counts.positives(), counts.negatives());
            let there = Counts { tp: tpr * p, fp: fpr * n, fn_: (1.0 - tpr) * p, tn: (1.0 - fpr) * n };
            prop_assert!((there.cost(costs) - counts.cost(costs)).abs() < 1e-9 * (1.0 + counts.cost(costs)));
            prop_assert!([fpr, tpr].iter().any(|at| at.min(1.0 - at) < 1e-12));
        }
        let [[x0, y0], [x1, y1]] = ends;
        let slope = iso_cost_slope(&counts, costs).unwrap();
        prop_assert!((slope * (x1 - x0) - (y1 - y0)).abs() < 1e-9 * (1.0 + slope));
    }

    #[test]
    fn shares_are_those_of_the_matrix(cells in prop::array::uniform4(0_u32..9)) {
        prop_assume!(cells.iter().any(|cell| *cell > 0));
        let counts = counts(cells);
        for by in [Normalize::True, Normalize::Pred, Normalize::All] {
            let shares = counts.shares(by);
            let ours = [shares.tn, shares.fp, shares.fn_, shares.tp].map(Option::unwrap_or_default);
            prop_assert_eq!(ours.to_vec(), Matrix::of_counts(&counts).normalized(by));
        }
    }

    /// Every threshold is on every curve that has it.
    #[test]
    fn a_threshold_is_on_its_curves(samples in prop::collection::vec((any::<bool>(), 0_u8..6), 2..20)) {
        let y: Vec<bool> = samples.iter().map(|(y, _)| *y).collect();
        let scores: Vec<f64> = samples.iter().map(|(_, score)| f64::from(*score)).collect();
        prop_assume!(y.contains(&true) && y.contains(&false));
        let ranking = Ranking::new(&y, &scores, None).unwrap();
        for (_, kind) in Kind::ALL {
            let curve = ranking.curve(kind);
            for (place, threshold) in curve.thresholds.iter().enumerate() {
                let point = ranking.counts_at(*threshold).point(kind).unwrap();
                prop_assert_eq!(point, [curve.x[place], curve.y[place]]);
            }
        }
    }
}
