//! The second-order model of a surface at a point, as Newton's method and all talk of curvature see it:
//! q(p) = f + g·(p − p₀) + ½ (p − p₀)·H (p − p₀).
//!
//! Nocedal & Wright, *Numerical Optimization*, 2nd ed., section 2.2.

use crate::curvature::Curvature;
use crate::math;
use crate::surfaces::Surface;

/// An eigenvalue below this share of the other one counts as zero: that of a Hessian computed in 53 bits.
const NOTHING: f64 = 1e-12;
/// Heights of the contours over the model's stationary point, in units of the ball's own height over it: the
/// second one runs through the ball, and the ellipses' axes grow evenly.
const RINGS: [f64; 4] = [0.25, 1.0, 2.25, 4.0];
/// The same for a saddle, whose lines come in fours.
const BRANCHES: [f64; 2] = [1.0, 4.0];
/// Points along one contour.
const POINTS: usize = 96;

/// What the model looks like: the signs of the Hessian's eigenvalues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Both positive: the stationary point is the model's minimum.
    Bowl,
    /// Both negative: the stationary point is the model's maximum.
    Dome,
    /// One of each: the stationary point is a saddle, and the model has no minimum.
    Saddle,
    /// One zero: curved across, straight along; no single stationary point.
    Trough,
    /// Both zero: the model is a plane.
    Plane,
}

/// The model at a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quadratic {
    /// Where it was made.
    pub at: [f64; 2],
    /// The surface's value there.
    pub value: f64,
    /// The gradient there.
    pub gradient: [f64; 2],
    /// The Hessian's eigenvalues and their directions.
    pub curvature: Curvature,
}

impl Quadratic {
    /// The model of `surface` at `at`; `None` where value, gradient or Hessian is not finite.
    #[must_use]
    pub fn of(surface: &Surface, at: [f64; 2]) -> Option<Self> {
        let jet = surface.jet(at);
        let curvature = Curvature::of(jet.hessian);
        let numbers = [jet.value, jet.gradient[0], jet.gradient[1]];
        let finite = numbers.into_iter().chain(curvature.values).chain(at).all(f64::is_finite);
        finite.then_some(Self { at, value: jet.value, gradient: jet.gradient, curvature })
    }

    /// The signs of the curvature.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let [max, min] = self.curvature.values;
        let least = NOTHING * max.abs().max(min.abs());
        match (max.abs() > least, min.abs() > least) {
            (false, false) => Shape::Plane,
            (true, true) if min > 0.0 => Shape::Bowl,
            (true, true) if max < 0.0 => Shape::Dome,
            (true, true) => Shape::Saddle,
            _ => Shape::Trough,
        }
    }

    /// The model's value at a point.
    #[must_use]
    pub fn value_at(&self, point: [f64; 2]) -> f64 {
        let [u, v] = self.along(point);
        let [gu, gv] = self.slopes();
        let [max, min] = self.curvature.values;
        self.value + gu * u + gv * v + 0.5 * (max * u * u + min * v * v)
    }

    /// Where the model is stationary: the end of Newton's full step. `None` where there is no single such point.
    #[must_use]
    pub fn stationary(&self) -> Option<[f64; 2]> {
        if matches!(self.shape(), Shape::Trough | Shape::Plane) {
            return None;
        }
        let [gu, gv] = self.slopes();
        let [max, min] = self.curvature.values;
        let point = self.place(self.at, [-gu / max, -gv / min]);
        point.iter().all(|coordinate| coordinate.is_finite()).then_some(point)
    }

    /// Writes some contours of the model within a span (x from, x to, y from, y to) and a little beyond: x and y of each
    /// point, a pair of NaN after each line. One of them runs through the point where the model was made.
    pub fn contours(&self, span: [f64; 4], lines: &mut Vec<f64>) {
        lines.clear();
        let middle = self.stationary().unwrap_or(self.at);
        let reach = reach(span, middle).max(reach(span, self.at));
        match self.shape() {
            Shape::Bowl | Shape::Dome => self.ellipses(middle, self.unit(middle, span), lines),
            Shape::Saddle => self.hyperbolas(middle, self.unit(middle, span), reach, lines),
            Shape::Trough => self.trough(span, reach, lines),
            Shape::Plane => self.plane(reach, lines),
        }
    }

    /// The ball's height over the stationary point; where it stands on it, the height an eighth of the span away.
    fn unit(&self, middle: [f64; 2], [x0, x1, ..]: [f64; 4]) -> f64 {
        let [u, v] = self.along(middle);
        let [max, min] = self.curvature.values;
        let height = (0.5 * (max * u * u + min * v * v)).abs();
        let eighth = (x1 - x0) / 8.0;
        let least = 0.5 * max.abs().max(min.abs()) * eighth * eighth;
        if height > 1e-6 * least { height } else { least }
    }

    fn ellipses(&self, middle: [f64; 2], unit: f64, lines: &mut Vec<f64>) {
        let [max, min] = self.curvature.values.map(f64::abs);
        for ring in RINGS {
            let (a, b) = ((2.0 * ring * unit / max).sqrt(), (2.0 * ring * unit / min).sqrt());
            let turn = |index: usize| core::f64::consts::TAU * index as f64 / POINTS as f64;
            let points = (0..=POINTS).map(|index| {
                let angle = turn(index);
                [a * math::cos(angle), b * math::sin(angle)]
            });
            self.line(middle, points, lines);
        }
    }

    fn hyperbolas(&self, middle: [f64; 2], unit: f64, reach: f64, lines: &mut Vec<f64>) {
        let [max, min] = self.curvature.values.map(f64::abs);
        for ring in BRANCHES {
            let (a, b) = ((2.0 * ring * unit / max).sqrt(), (2.0 * ring * unit / min).sqrt());
            for side in [-1.0, 1.0] {
                let above = spread(reach).map(|v| [side * a * (1.0 + v * v / (b * b)).sqrt(), v]);
                self.line(middle, above, lines);
                let below = spread(reach).map(|u| [u, side * b * (1.0 + u * u / (a * a)).sqrt()]);
                self.line(middle, below, lines);
            }
        }
        // The level of the saddle itself: two straight lines.
        let slope = (max / min).sqrt();
        for side in [-1.0, 1.0] {
            self.line(middle, spread(reach).map(|u| [u, side * slope * u]), lines);
        }
    }

    /// Parabolas, or straight lines where the ground does not fall along the trough.
    fn trough(&self, [x0, x1, ..]: [f64; 4], reach: f64, lines: &mut Vec<f64>) {
        let [max, min] = self.curvature.values;
        let [gu, gv] = self.slopes();
        let is_first = max.abs() > min.abs();
        let (curved, across, along) = if is_first { (max, gu, gv) } else { (min, gv, gu) };
        let place =
            |across: f64, along: f64| if is_first { [across, along] } else { [along, across] };
        let eighth = (x1 - x0) / 8.0;
        if along.abs() > 1e-9 * (across.abs() + curved.abs() * eighth) {
            for step in -4..=4 {
                let level = f64::from(step) * along * eighth;
                let points = spread(reach)
                    .map(|u| place(u, (level - across * u - 0.5 * curved * u * u) / along));
                self.line(self.at, points, lines);
            }
            return;
        }
        let floor = -across / curved;
        let half = floor.abs().max(eighth);
        for ring in RINGS {
            for side in [-1.0, 1.0] {
                let u = floor + side * half * ring.sqrt();
                self.line(self.at, [-reach, reach].into_iter().map(|v| place(u, v)), lines);
            }
        }
    }

    fn plane(&self, reach: f64, lines: &mut Vec<f64>) {
        let [gu, gv] = self.slopes();
        let length = math::norm(&[gu, gv]);
        if length == 0.0 {
            return;
        }
        let (down_u, down_v) = (gu / length, gv / length);
        for step in -4..=4 {
            let away = f64::from(step) * reach / 8.0;
            let points = [-reach, reach]
                .into_iter()
                .map(|side| [down_u * away - down_v * side, down_v * away + down_u * side]);
            self.line(self.at, points, lines);
        }
    }

    /// Adds a line given in the directions of curvature from a point.
    fn line(&self, from: [f64; 2], points: impl Iterator<Item = [f64; 2]>, lines: &mut Vec<f64>) {
        for point in points {
            lines.extend(self.place(from, point));
        }
        lines.extend([f64::NAN; 2]);
    }

    /// The gradient along the directions of λmax and λmin.
    fn slopes(&self) -> [f64; 2] {
        let [[a, b], [gx, gy]] = [self.curvature.direction, self.gradient];
        [gx * a + gy * b, gy * a - gx * b]
    }

    /// A point from the ball, along the directions of λmax and λmin.
    fn along(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b] = self.curvature.direction;
        let (dx, dy) = (x - self.at[0], y - self.at[1]);
        [dx * a + dy * b, dy * a - dx * b]
    }

    fn place(&self, [x, y]: [f64; 2], [u, v]: [f64; 2]) -> [f64; 2] {
        let [a, b] = self.curvature.direction;
        [x + u * a - v * b, y + u * b + v * a]
    }
}

/// The distance from a point to the farthest corner of a span.
fn reach([x0, x1, y0, y1]: [f64; 4], [x, y]: [f64; 2]) -> f64 {
    let far = |at: f64, from: f64, to: f64| (at - from).abs().max((to - at).abs());
    math::norm(&[far(x, x0, x1), far(y, y0, y1)])
}

/// Places from −reach to reach, the nearer to 0 the denser.
fn spread(reach: f64) -> impl Iterator<Item = f64> {
    let half = (POINTS / 2) as f64;
    (0..=POINTS).map(move |index| {
        let share = index as f64 / half - 1.0;
        reach * share * share.abs()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPAN: [f64; 4] = [-3.0, 3.0, -2.0, 2.0];

    fn typed(formula: &str) -> Surface {
        Surface::typed(formula, SPAN).unwrap()
    }

    fn model(formula: &str, at: [f64; 2]) -> Quadratic {
        Quadratic::of(&typed(formula), at).unwrap()
    }

    fn contours(model: &Quadratic) -> Vec<Vec<[f64; 2]>> {
        let mut flat = Vec::new();
        model.contours(SPAN, &mut flat);
        let points: Vec<[f64; 2]> = flat.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
        points
            .split(|[x, _]| x.is_nan())
            .filter(|line| !line.is_empty())
            .map(<[_]>::to_vec)
            .collect()
    }

    proptest! {
        #[test]
        fn of_a_quadratic_is_the_function_itself(
            a in -5.0..5.0_f64, b in -5.0..5.0_f64, c in -5.0..5.0_f64,
            at in prop::array::uniform2(-2.0..2.0_f64), point in prop::array::uniform2(-2.0..2.0_f64),
        ) {
            let surface = typed(&format!("{a}*x^2 + {b}*x*y + {c}*y^2 + 3*x - y + 2"));
            let model = Quadratic::of(&surface, at).unwrap();
            let expected = surface.value(point);
            prop_assert!((model.value_at(point) - expected).abs() < 1e-10 * (1.0 + expected.abs()));
        }

        /// Every line is one level of the model, whatever its shape.
        #[test]
        fn a_contour_has_one_value(
            a in -5.0..5.0_f64, b in -5.0..5.0_f64, c in -5.0..5.0_f64,
            at in prop::array::uniform2(-2.0..2.0_f64),
        ) {
            let model = model(&format!("{a}*x^2 + {b}*x*y + {c}*y^2 + 3*x - y"), at);
            for line in contours(&model) {
                let first = model.value_at(line[0]);
                for point in &line {
                    let [x, y] = *point;
                    let slack = 1e-8 * (1.0 + first.abs() + x * x + y * y);
                    prop_assert!((model.value_at(*point) - first).abs() < slack, "{point:?}");
                }
            }
        }
    }

    #[test]
    fn newtons_point_of_a_bowl_is_its_minimum() {
        let model = model("(x - 1)^2 + 10*(y + 0.5)^2", [2.0, 1.5]);
        assert_eq!(model.shape(), Shape::Bowl);
        let [x, y] = model.stationary().unwrap();
        assert!((x - 1.0).abs() < 1e-12 && (y + 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_shape_follows_the_signs_of_curvature() {
        for (formula, shape, lines) in [
            ("x^2 + 2*y^2", Shape::Bowl, 4),
            ("-x^2 - 2*y^2", Shape::Dome, 4),
            ("x^2 - y^2", Shape::Saddle, 10),
            ("x^2 + y", Shape::Trough, 9),
            ("-x^2", Shape::Trough, 8),
            ("2*x - y", Shape::Plane, 9),
            ("7", Shape::Plane, 0),
        ] {
            let model = model(formula, [0.5, 0.25]);
            assert_eq!(model.shape(), shape, "{formula}");
            assert_eq!(contours(&model).len(), lines, "{formula}");
            let single = matches!(shape, Shape::Bowl | Shape::Dome | Shape::Saddle);
            assert_eq!(model.stationary().is_some(), single, "{formula}");
        }
    }

    #[test]
    fn one_contour_runs_through_the_ball() {
        for formula in ["x^2 + 9*y^2", "x^2 - y^2", "x^2 + y"] {
            let at = [0.75, 0.25];
            let model = model(formula, at);
            let near = contours(&model)
                .into_iter()
                .flatten()
                .map(|[x, y]| math::norm(&[x - at[0], y - at[1]]));
            assert!(near.fold(f64::INFINITY, f64::min) < 0.1, "{formula}");
        }
    }

    #[test]
    fn at_the_stationary_point_itself_there_are_still_contours() {
        for line in contours(&model("x^2 + y^2", [0.0, 0.0])) {
            assert!(line.iter().flatten().all(|coordinate| coordinate.is_finite()));
        }
    }

    #[test]
    fn there_is_no_model_where_the_surface_is_not_finite() {
        assert_eq!(Quadratic::of(&typed("1/x"), [0.0, 1.0]), None);
    }
}
