use super::*;
use proptest::prelude::*;

const RANGE: (f64, f64) = (-2.0, 2.0);

fn sample(side: usize, f: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let at = |index: usize| -2.0 + 4.0 * index as f64 / (side - 1) as f64;
    (0..side * side).map(|index| f(at(index % side), at(index / side))).collect()
}

fn traced(values: &[f64], side: usize, levels: &[f64]) -> Vec<ContourLine> {
    trace(&Grid::new(values, (side, side), RANGE, RANGE).unwrap(), levels)
}

fn is_closed(line: &ContourLine) -> bool {
    line.points.first() == line.points.last()
}

/// The value of the grid at a point on an edge: linear between that edge's nodes.
fn on_edge(values: &[f64], side: usize, (x, y): Point) -> f64 {
    let (column, row) = ((x + 2.0) / 4.0 * (side - 1) as f64, (y + 2.0) / 4.0 * (side - 1) as f64);
    let (i, j) = (column.floor().min(side as f64 - 2.0), row.floor().min(side as f64 - 2.0));
    let (s, t) = (column - i, row - j);
    let at = |i: f64, j: f64| values[j as usize * side + i as usize];
    let low = at(i, j) * (1.0 - s) + at(i + 1.0, j) * s;
    let high = at(i, j + 1.0) * (1.0 - s) + at(i + 1.0, j + 1.0) * s;
    low * (1.0 - t) + high * t
}

proptest! {
    #[test]
    fn vertices_lie_on_the_level_and_lines_end_only_at_the_border(
        values in prop::collection::vec(-1.0..1.0_f64, 81),
        level in -0.9..0.9_f64,
    ) {
        let lines = traced(&values, 9, &[level]);
        let mut vertices = 0;
        for line in &lines {
            vertices += line.points.len() - usize::from(is_closed(line));
            for point in &line.points {
                prop_assert!((on_edge(&values, 9, *point) - level).abs() < 1e-9);
            }
            let border = |(x, y): Point| x.abs() == 2.0 || y.abs() == 2.0;
            let ends = [line.points[0], line.points[line.points.len() - 1]];
            prop_assert!(is_closed(line) || ends.into_iter().all(border));
        }
        let changes = |a: usize, b: usize| usize::from((values[a] >= level) != (values[b] >= level));
        let crossings: usize = (0..81)
            .map(|n| {
                let right = if n % 9 < 8 { changes(n, n + 1) } else { 0 };
                right + if n < 72 { changes(n, n + 9) } else { 0 }
            })
            .sum();
        prop_assert_eq!(vertices, crossings, "every crossing is used once");
    }
}

#[test]
fn a_circle_is_one_ring_of_the_right_radius() {
    let values = sample(81, |x, y| x * x + y * y);
    let lines = traced(&values, 81, &[1.0, 5.0]);
    assert!(is_closed(&lines[0]) && lines[0].level == 1.0);
    for (x, y) in &lines[0].points {
        assert!((x.hypot(*y) - 1.0).abs() < 4e-4, "radius {}", x.hypot(*y));
    }
    let corners = &lines[1..];
    assert_eq!(corners.len(), 4, "a circle beyond the border is four open arcs");
    assert!(corners.iter().all(|line| !is_closed(line) && line.level == 5.0));
}

#[test]
fn a_saddle_connects_as_the_bilinear_surface_does() {
    // f = xy: the level 0.1 has two branches, in the quadrants where x and y agree in sign.
    let values = [4.0, -4.0, -4.0, 4.0];
    for (level, agree) in [(0.1, true), (-0.1, false)] {
        let lines = traced(&values, 2, &[level]);
        assert_eq!(lines.len(), 2);
        for ContourLine { points, .. } in &lines {
            let (x, y) = ((points[0].0 + points[1].0) / 2.0, (points[0].1 + points[1].1) / 2.0);
            assert_eq!(x * y > 0.0, agree, "level {level}: {points:?}");
        }
    }
}

#[test]
fn values_that_are_not_finite_end_a_line() {
    let mut values = sample(41, |x, y| x * x + y * y);
    values[20 * 41 + 30] = f64::NAN;
    values[30 * 41 + 20] = f64::INFINITY;
    let lines = traced(&values, 41, &[1.0]);
    assert_eq!(lines.len(), 2);
    assert!(
        lines.iter().flat_map(|line| &line.points).all(|(x, y)| x.is_finite() && y.is_finite())
    );
}

#[test]
fn what_has_no_lines_has_none() {
    assert_eq!(traced(&[], 0, &[1.0]), []);
    assert_eq!(traced(&[3.0], 1, &[3.0]), []);
    assert_eq!(traced(&[3.0; 9], 3, &[3.0, f64::NAN, f64::INFINITY]), []);
    assert_eq!(traced(&[f64::NAN; 9], 3, &[0.0]), []);
    let huge = traced(&[f64::MAX, f64::MIN, f64::MAX, f64::MIN], 2, &[0.0]);
    assert_eq!(huge[0].points, [(0.0, -2.0), (0.0, 2.0)]);
}
