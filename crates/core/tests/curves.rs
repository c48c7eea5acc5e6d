//! Curves through points: against NumPy and scikit-learn, and by the laws of least squares.

#![allow(clippy::unwrap_used, reason = "a test that cannot fit has failed")]

use descent_core::error::Error;
use descent_core::fit::{Basis, Fit, Matrix, Model, Penalty, mapped, mean_squared_error, solve};
use proptest::prelude::*;
use serde_json::Value;

/// Relative to max(1, size).
const TOLERANCE: f64 = 1e-10;
/// Of coefficients of powers, which are ill-conditioned: their sum is held to [`TOLERANCE`].
const POWERS: f64 = 1e-8;

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn model(case: &Value) -> Model {
    let basis = match (case["model"].as_str().unwrap(), case["basis"].as_str()) {
        ("neighbors", _) => return Model::Neighbours { count: count(&case["k"]) as usize },
        ("spline", _) => Basis::Spline { knots: count(&case["knots"]) },
        (_, Some("legendre")) => Basis::Legendre { degree: count(&case["degree"]) },
        _ => Basis::Monomial { degree: count(&case["degree"]) },
    };
    let alpha = case["alpha"].as_f64().unwrap();
    let penalty = Penalty::named(case["penalty"].as_str().unwrap(), alpha).unwrap();
    Model::Linear { basis, penalty }
}

fn domain(case: &Value) -> [f64; 2] {
    case["domain"].as_array().map_or([0.0, 1.0], |ends| [0, 1].map(|i| ends[i].as_f64().unwrap()))
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], tolerance: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (a, b) in ours.iter().zip(theirs) {
        let apart = (a - b).abs() / b.abs().max(1.0);
        assert!(apart <= tolerance, "{what}: {a} for {b}, apart by {apart:e}");
    }
}

#[test]
fn fits_and_functions_are_those_of_numpy_and_scikit_learn() {
    let fixtures: Value =
        serde_json::from_str(include_str!("../../../fixtures/curves.json")).unwrap();
    for case in fixtures["cases"].as_array().unwrap() {
        let what = ["model", "basis", "degree", "knots", "k", "penalty", "alpha"]
            .map(|name| case[name].to_string())
            .join(" ");
        let (x, y, at) = (numbers(&case["x"]), numbers(&case["y"]), numbers(&case["at"]));
        let model = model(case);
        let fit = model.fit(domain(case), &x, &y).unwrap();
        if let Model::Linear { basis, .. } = &model {
            let mut row = vec![0.0; basis.len()];
            basis.write(mapped(domain(case), at[0]), &mut row);
            assert_close(&row, &numbers(&case["row"]), 1e-13, &what);
        }
        let powers = case["basis"] == "monomial";
        let of_coefficients = if powers { POWERS } else { TOLERANCE };
        assert_close(fit.coefficients(), &numbers(&case["coefficients"]), of_coefficients, &what);
        assert_close(&fit.predict(&at), &numbers(&case["predictions"]), TOLERANCE, &what);
        let error = mean_squared_error(&fit.predict(&x), &y);
        assert_close(&[error], &[case["train_mse"].as_f64().unwrap()], TOLERANCE, &what);
    }
}

fn matrix(rows: usize, columns: &[Vec<f64>]) -> Matrix {
    let mut matrix = Matrix::new(rows, columns.len());
    for (index, column) in columns.iter().enumerate() {
        matrix.column_mut(index).copy_from_slice(column);
    }
    matrix
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A matrix of some rank, as columns that are sums of few, and a right side.
fn problem() -> impl Strategy<Value = (usize, Vec<Vec<f64>>, Vec<f64>)> {
    (1..9_usize, 1..9_usize, 1..6_usize).prop_flat_map(|(rows, columns, rank)| {
        let entries = |count| prop::collection::vec(-2.0..2.0, count);
        (entries(rows * rank), entries(rank * columns), entries(rows)).prop_map(
            move |(left, right, y)| {
                let entry = |row: usize, column: usize| {
                    (0..rank).map(|k| left[row * rank + k] * right[k * columns + column]).sum()
                };
                let column = |column| (0..rows).map(|row| entry(row, column)).collect();
                (rows, (0..columns).map(column).collect(), y)
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// The two conditions of the pseudoinverse: residuals are orthogonal to the columns, the solution to what the columns
    /// do not see.
    #[test]
    fn the_solution_is_the_least_of_the_best((rows, columns, y) in problem()) {
        let solution = solve(matrix(rows, &columns), &y);
        let residuals: Vec<f64> = (0..rows)
            .map(|row| y[row] - columns.iter().zip(&solution).map(|(c, w)| c[row] * w).sum::<f64>())
            .collect();
        let size = dot(&solution, &solution).sqrt();
        for column in &columns {
            prop_assert!(dot(column, &residuals).abs() <= 1e-9 * (1.0 + size));
        }
        // What is orthogonal to all rows: a random vector less its projection on them, twice so that rounding does not count.
        let project = |vector: &[f64]| {
            let seen: Vec<f64> = (0..rows)
                .map(|row| columns.iter().zip(vector).map(|(c, v)| c[row] * v).sum())
                .collect();
            let within = solve(matrix(rows, &columns), &seen);
            vector.iter().zip(&within).map(|(v, w)| v - w).collect::<Vec<f64>>()
        };
        let unseen = project(&project(&vec![1.0; columns.len()]));
        prop_assert!(dot(&unseen, &solution).abs() <= 1e-7 * (1.0 + size));
    }

    /// A small ridge is nearly none, a great one leaves the mean.
    #[test]
    fn ridge_leads_from_least_squares_to_the_mean(
        points in prop::collection::vec((0.0..1.0, -1.0..1.0), 12..30),
        degree in 1..5_u32,
    ) {
        let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
        let fit = |penalty| {
            let model = Model::Linear { basis: Basis::Legendre { degree }, penalty };
            model.fit([0.0, 1.0], &x, &y).unwrap()
        };
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        let far = fit(Penalty::Ridge(1e9)).predict(&[0.1, 0.9]);
        prop_assert!(far.iter().all(|answer| (answer - mean).abs() < 1e-6));
        // A penalty of any kind never brings the error at the points below that of least squares.
        let error = |fit: &Fit| mean_squared_error(&fit.predict(&x), &y);
        let least = error(&fit(Penalty::None));
        for penalty in [Penalty::Ridge(0.1), Penalty::Lasso(0.01), Penalty::Ridge(1e-12)] {
            prop_assert!(error(&fit(penalty)) >= least * (1.0 - 1e-9));
        }
    }
}

#[test]
fn as_many_coefficients_as_points_go_through_them() {
    let x: Vec<f64> = (0..12).map(|i| f64::from(i * i) / 121.0).collect();
    let y: Vec<f64> = (0..12).map(|i| f64::from(i % 3) - 1.0).collect();
    for degree in [11, 20, 40] {
        let basis = Basis::Legendre { degree };
        let fit = Model::Linear { basis, penalty: Penalty::None }.fit([0.0, 1.0], &x, &y).unwrap();
        assert_close(&fit.predict(&x), &y, 1e-9, &format!("degree {degree}"));
    }
}

#[test]
fn a_strong_lasso_leaves_no_weight_and_a_weaker_one_few() {
    let x: Vec<f64> = (0..40).map(|i| f64::from(i) / 39.0).collect();
    let y: Vec<f64> = x.iter().map(|x| 3.0 * mapped([0.0, 1.0], *x)).collect();
    let weights = |alpha| {
        let penalty = Penalty::Lasso(alpha);
        let model = Model::Linear { basis: Basis::Legendre { degree: 9 }, penalty };
        let fit = model.fit([0.0, 1.0], &x, &y).unwrap();
        fit.coefficients()[1..].iter().filter(|w| **w != 0.0).count()
    };
    assert_eq!(weights(10.0), 0);
    assert_eq!(weights(0.1), 1);
}

#[test]
fn what_is_wrong_is_told_by_its_name() {
    let linear =
        |degree| Model::Linear { basis: Basis::Legendre { degree }, penalty: Penalty::None };
    let refused =
        |model: Model, domain, x: &[f64], y: &[f64]| match model.fit(domain, x, y).unwrap_err() {
            Error::OutOfRange { argument, .. } | Error::Length { argument, .. } => argument,
            other => panic!("{other}"),
        };
    let unit = [0.0, 1.0];
    assert_eq!(refused(linear(201), unit, &[0.0], &[0.0]), "degree");
    assert_eq!(refused(linear(1), [1.0, 1.0], &[0.0], &[0.0]), "domain[1]");
    assert_eq!(refused(linear(1), [2.0, 1.0], &[0.0], &[0.0]), "domain[1]");
    assert_eq!(refused(linear(1), [f64::NAN, 1.0], &[0.0], &[0.0]), "domain[0]");
    assert_eq!(refused(linear(1), unit, &[], &[]), "x.length");
    assert_eq!(refused(linear(1), unit, &[0.0, 1.0], &[0.0]), "y");
    assert_eq!(refused(linear(1), unit, &[0.0, f64::INFINITY], &[0.0, 0.0]), "x[1]");
    assert_eq!(refused(linear(1), unit, &[0.0], &[f64::NAN]), "y[0]");
    assert_eq!(refused(Model::Neighbours { count: 0 }, unit, &[0.0], &[0.0]), "k");
    let alpha = Penalty::named("ridge", -1.0).unwrap_err();
    assert!(matches!(alpha, Error::OutOfRange { argument, .. } if argument == "alpha"));
}
