use super::*;
use crate::scale::Scale;
use plotters_svg::SVGBackend;
use proptest::prelude::*;

fn axis(lo: f64, hi: f64) -> Axis {
    Axis::new(Scale::Linear, (lo, hi)).unwrap()
}

fn runs_of(points: &[Point], x: &Axis, y: &Axis, columns: f64) -> Vec<Vec<Point>> {
    let mut found = Vec::new();
    runs::<SVGBackend<'_>>(points.iter().copied(), (x, y), columns, |run| {
        found.push(run.to_vec());
        Ok(())
    })
    .unwrap();
    found
}

const RECT: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 5.0 };

proptest! {
    #[test]
    fn each_pixel_column_keeps_its_first_least_greatest_and_last_point(
        ys in prop::collection::vec(-1e3..1e3_f64, 2..2000),
        columns in 1_usize..200,
    ) {
        let points: Vec<_> = ys.iter().enumerate().map(|(i, y)| (i as f64, *y)).collect();
        let x = axis(0.0, ys.len() as f64 - 1.0);
        let kept = runs_of(&points, &x, &axis(-1e3, 1e3), columns as f64).concat();
        let mut rest = &points[..];
        while let Some(first) = rest.first() {
            let column = Column::new(&x, columns as f64, (0, *first));
            let end = 1 + rest[1..].iter().take_while(|point| column.holds(point.0)).count();
            let (group, others) = rest.split_at(end);
            rest = others;
            let inside = |point: &&Point| group.contains(point);
            let thin: Vec<_> = kept.iter().filter(inside).collect();
            prop_assert!(thin.len() <= 4);
            prop_assert_eq!(thin[0], &group[0]);
            prop_assert_eq!(thin[thin.len() - 1], &group[group.len() - 1]);
            let least = |ys: &mut dyn Iterator<Item = f64>| ys.fold(f64::INFINITY, f64::min);
            let greatest = |ys: &mut dyn Iterator<Item = f64>| ys.fold(f64::NEG_INFINITY, f64::max);
            let (mut few, mut all) = (thin.iter().map(|p| p.1), group.iter().map(|p| p.1));
            prop_assert_eq!(least(&mut few.clone()), least(&mut all.clone()));
            prop_assert_eq!(greatest(&mut few), greatest(&mut all));
        }
        prop_assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0), "in order, none twice");
    }

    #[test]
    fn a_clipped_line_stays_inside_and_keeps_what_was_inside(
        points in prop::collection::vec((-20.0..30.0_f64, -20.0..30.0_f64), 2..50),
    ) {
        let pieces = clip(&points, &RECT);
        let grown = Rect { left: -1e-9, top: -1e-9, right: 10.0 + 1e-9, bottom: 5.0 + 1e-9 };
        prop_assert!(pieces.iter().flatten().all(|point| grown.contains(*point)));
        for point in points.iter().filter(|point| RECT.contains(**point)) {
            prop_assert!(pieces.iter().flatten().any(|kept| kept == point));
        }
    }

    #[test]
    fn dashes_have_their_length(
        steps in prop::collection::vec((0.1..9.0_f64, -9.0..9.0_f64), 2..40),
    ) {
        let mut at = (0.0, 0.0);
        let points: Vec<_> =
            steps.iter().map(|(x, y)| { at = (at.0 + x, at.1 + y); at }).collect();
        let length = |line: &[Point]| -> f64 {
            line.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1)).sum()
        };
        let pieces = dashes(&points, &[3.0, 2.0]);
        let (last, others) = pieces.split_last().unwrap();
        prop_assert!(others.iter().all(|dash| (length(dash) - 3.0).abs() < 1e-6));
        prop_assert!(length(last) <= 3.0 + 1e-6);
    }
}

#[test]
fn a_point_without_a_place_breaks_the_run() {
    let points = [(0.0, 1.0), (1.0, f64::NAN), (2.0, 1.0), (3.0, -1.0), (4.0, 0.0), (5.0, 2.0)];
    let log = Axis::new(Scale::Log, (0.1, 10.0)).unwrap();
    let found = runs_of(&points, &axis(0.0, 5.0), &log, 100.0);
    assert_eq!(found, [vec![(0.0, 1.0)], vec![(2.0, 1.0)], vec![(5.0, 2.0)]]);
}

#[test]
fn what_lies_beside_the_axis_costs_four_points() {
    let points: Vec<_> = (0..10_000).map(|i| (f64::from(i), f64::from(i % 7))).collect();
    let found = runs_of(&points, &axis(5000.0, 5001.0), &axis(0.0, 7.0), 300.0);
    assert!(found.concat().len() <= 4 + 4 + 2, "{found:?}");
}

#[test]
fn a_line_leaves_and_enters_as_two_pieces() {
    let points = [(1.0, 1.0), (1.0, 9.0), (3.0, 9.0), (3.0, 1.0)];
    let pieces = clip(&points, &RECT);
    assert_eq!(pieces, [[(1.0, 1.0), (1.0, 5.0)], [(3.0, 5.0), (3.0, 1.0)]]);
}

#[test]
fn a_bad_pattern_is_a_solid_line() {
    let points = [(0.0, 0.0), (9.0, 0.0)];
    for pattern in [&[0.0, 0.0][..], &[-1.0, 4.0], &[f64::NAN, 1.0], &[f64::INFINITY]] {
        assert_eq!(dashes(&points, pattern), [points.to_vec()], "{pattern:?}");
    }
}

#[test]
fn a_long_curve_has_few_dashes() {
    let points: Vec<_> =
        (0..2000).map(|i| (f64::from(i), if i % 2 == 0 { 0.0 } else { 300.0 })).collect();
    assert!(dashes(&points, &[4.0, 3.0]).len() <= 401);
}
