//! Metrics of regression: each value against scikit-learn 1.9.1, what the list says of itself, and the laws.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its sample has failed")]

use descent_core::error::Error;
use descent_core::metrics::regression::{
    Composition, Histogram, Parameters, REGRESSION, Sample, find, histogram,
};
use descent_core::metrics::{Direction, Python, Reason, Sklearn, Value};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Relative to the value; the worst of all is 3e-14, where what NumPy's logarithms differ by from ours is left of a difference.
const TOLERANCE: f64 = 1e-12;

fn fixtures() -> Json {
    serde_json::from_str(include_str!("../../../fixtures/regression_metrics.json")).unwrap()
}

fn numbers(json: &Json) -> Option<Vec<f64>> {
    let list = json.as_array()?;
    Some(list.iter().map(|number| number.as_f64().unwrap()).collect())
}

/// A number of a fixture, where NaN and infinities are texts.
fn number(json: &Json) -> f64 {
    json.as_f64().unwrap_or_else(|| json.as_str().unwrap().parse().unwrap())
}

fn sample(y_true: &[f64], y_pred: &[f64]) -> Sample {
    Sample::new(y_true.to_vec(), y_pred.to_vec(), None).unwrap()
}

fn weighted(y_true: &[f64], y_pred: &[f64], weights: &[f64]) -> Sample {
    Sample::new(y_true.to_vec(), y_pred.to_vec(), Some(weights.to_vec())).unwrap()
}

fn value(id: &str, sample: &Sample) -> Value {
    find(id).unwrap().value(sample, &Parameters::default())
}

fn difference(ours: f64, theirs: f64) -> f64 {
    if ours == theirs || (ours.is_nan() && theirs.is_nan()) {
        return 0.0;
    }
    if !(ours.is_finite() && theirs.is_finite()) {
        return f64::INFINITY;
    }
    (ours - theirs).abs() / theirs.abs()
}

/// How far our value is from what Python did, relative to it; infinite where one raises and the other does not.
fn distance(ours: &Value, theirs: &Json) -> f64 {
    let raised = theirs.get("raises").map(|name| name.as_str().unwrap());
    match (ours, raised) {
        (Value::Number(ours), None) => difference(*ours, number(theirs)),
        (Value::Undefined { sklearn: Sklearn::Returns(ours), .. }, None) => {
            // A division by what rounding left of 0: not even its sign means anything.
            let noise = [*ours, number(theirs)].iter().all(|size| size.abs() > 1e12);
            if noise { 0.0 } else { difference(*ours, number(theirs)) }
        }
        (Value::Undefined { sklearn: Sklearn::Raises(ours), .. }, Some(raised))
            if *ours == raised =>
        {
            0.0
        }
        (Value::Undefined { sklearn: Sklearn::Absent, .. }, None) => {
            if number(theirs).is_finite() {
                f64::INFINITY
            } else {
                0.0
            }
        }
        _ => f64::INFINITY,
    }
}

#[test]
fn every_value_is_what_scikit_learn_gives() {
    let fixtures = fixtures();
    let sections = ["edges", "cases"].map(|name| fixtures[name].as_array().unwrap());
    let mut wrong = Vec::new();
    for case in sections.into_iter().flatten() {
        let lists = ["y_true", "y_pred", "sample_weight"].map(|name| numbers(&case[name]));
        let [Some(y_true), Some(y_pred), weights] = lists else { panic!("no lists in {case}") };
        let [alpha, delta, power] = ["alpha", "delta", "power"].map(|name| number(&case[name]));
        let sample = Sample::new(y_true, y_pred, weights).unwrap();
        let parameters = Parameters::new(alpha, delta, power).unwrap();
        for metric in REGRESSION {
            let theirs = &case["values"][metric.spec.id];
            let ours = metric.value(&sample, &parameters);
            let distance = distance(&ours, theirs);
            if distance > TOLERANCE {
                let (id, label) = (metric.spec.id, &case["label"]);
                wrong.push(format!("{id} of {label}: {ours:?}, not {theirs}: {distance:e}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_python_that_is_told_is_the_python_that_ran() {
    let calls = &fixtures()["calls"];
    for metric in REGRESSION {
        let [plain, weighted] = [false, true].map(|weighted| metric.spec.call(weighted));
        let told = serde_json::json!([plain, weighted]);
        assert_eq!(calls[metric.spec.id], told, "no reference for {}", metric.spec.id);
    }
}

#[test]
fn every_metric_says_what_it_is() {
    let mut ids: Vec<&str> = REGRESSION.iter().map(|metric| metric.spec.id).collect();
    for metric in REGRESSION {
        let spec = &metric.spec;
        let id = spec.id;
        assert!(
            id.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit()),
            "{id}"
        );
        assert!(!spec.name.is_empty() && !spec.formula.is_empty(), "{id}");
        assert!(!spec.references.is_empty(), "no reference for {id}");
        assert!(spec.range[0] < spec.range[1], "{id}");
        for parameter in spec.parameters {
            assert!(Parameters::ALL.contains(parameter), "{id}: {}", parameter.name);
            assert!(spec.formula.contains(parameter.symbol), "{id}: {}", parameter.name);
            if let Python::Sklearn { arguments, .. } = spec.python {
                assert!(arguments.contains(parameter.name), "{id}: {}", parameter.name);
            }
        }
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), REGRESSION.len());
}

#[test]
fn bad_input_is_refused_by_name() {
    let refused = |y_true: &[f64], y_pred: &[f64], weights: Option<&[f64]>| {
        let weights = weights.map(<[f64]>::to_vec);
        match Sample::new(y_true.to_vec(), y_pred.to_vec(), weights).unwrap_err() {
            Error::OutOfRange { argument, .. } | Error::Length { argument, .. } => argument,
            other => panic!("{other}"),
        }
    };
    assert_eq!(refused(&[], &[], None), "y_true.length");
    assert_eq!(refused(&[1.0, 2.0], &[1.0], None), "y_pred");
    assert_eq!(refused(&[1.0, f64::NAN], &[1.0, 2.0], None), "y_true[1]");
    assert_eq!(refused(&[1.0, 2.0], &[f64::INFINITY, 2.0], None), "y_pred[0]");
    assert_eq!(refused(&[1.0, 2.0], &[1.0, 2.0], Some(&[1.0])), "sample_weight");
    assert_eq!(refused(&[1.0, 2.0], &[1.0, 2.0], Some(&[1.0, -1.0])), "sample_weight[1]");
    assert_eq!(refused(&[1.0, 2.0], &[1.0, 2.0], Some(&[0.0, 0.0])), "sample_weight.sum");
    for [alpha, delta, power] in
        [[1.5, 1.0, 0.0], [0.5, 0.0, 0.0], [0.5, 1.0, 0.5], [0.5, 1.0, f64::NAN]]
    {
        assert!(Parameters::new(alpha, delta, power).is_err(), "{alpha} {delta} {power}");
    }
}

#[test]
fn what_is_undefined_has_its_reason() {
    let reason = |id: &str, y_true: &[f64], y_pred: &[f64]| match value(id, &sample(y_true, y_pred))
    {
        Value::Undefined { reason, .. } => reason,
        Value::Number(number) => panic!("{id} is {number}"),
    };
    assert_eq!(reason("r2", &[1.0], &[2.0]), Reason::TooFewSamples { least: 2 });
    assert_eq!(reason("r2", &[0.1; 3], &[0.1, 0.2, 0.3]), Reason::ConstantTrue);
    assert_eq!(reason("wape", &[0.0; 2], &[1.0, 2.0]), Reason::AllTrueZero);
    let (value, argument) = (-1.0, "y_pred[1]".to_owned());
    let outside = Reason::OutsideDomain { argument, value, bound: -1.0, inclusive: false };
    assert_eq!(reason("msle", &[1.0, 2.0], &[1.0, -1.0]), outside);
}

/// A sample of positive numbers, so that every metric is defined, with weights.
fn samples() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<f64>)> {
    let one = (0.1..10.0_f64, 0.1..10.0_f64, 0.1..3.0_f64);
    prop::collection::vec(one, 3..40).prop_map(|rows| {
        let column = |of: fn(&(f64, f64, f64)) -> f64| rows.iter().map(of).collect();
        (column(|row| row.0), column(|row| row.1), column(|row| row.2))
    })
}

/// Every parameter at a value of its own.
fn parameters() -> Parameters {
    Parameters::new(0.3, 0.7, 1.5).unwrap()
}

proptest! {
    #[test]
    fn contributions_sum_to_the_total((y_true, y_pred, weights) in samples()) {
        let sample = weighted(&y_true, &y_pred, &weights);
        for metric in REGRESSION {
            let parts = metric.contributions(&sample, &parameters()).unwrap();
            prop_assert_eq!(parts.len(), sample.len());
            let total: f64 = parts.iter().sum();
            let made = match metric.composition() {
                Composition::Sum => total,
                Composition::Root => total.sqrt(),
                Composition::OneMinus => 1.0 - total,
            };
            let value = metric.value(&sample, &parameters()).number().unwrap();
            prop_assert!((made - value).abs() <= 1e-12 * total.abs().max(1.0), "{}", metric.spec.id);
        }
    }

    #[test]
    fn values_are_in_the_range_that_is_told((y_true, y_pred, weights) in samples()) {
        let sample = weighted(&y_true, &y_pred, &weights);
        for metric in REGRESSION {
            let [least, greatest] = metric.spec.range;
            let value = metric.value(&sample, &parameters()).number().unwrap();
            prop_assert!(value >= least && value <= greatest, "{} is {value}", metric.spec.id);
        }
    }

    #[test]
    fn right_predictions_are_the_best((y_true, _, weights) in samples()) {
        let sample = weighted(&y_true, &y_true, &weights);
        for metric in REGRESSION {
            let value = metric.value(&sample, &parameters()).number().unwrap();
            let best = if metric.spec.direction == Direction::Lower { 0.0 } else { 1.0 };
            // A deviance is a difference of terms as great as the values.
            prop_assert!((value - best).abs() <= 1e-12, "{} is {value}", metric.spec.id);
        }
    }

    #[test]
    fn no_constant_is_better_than_the_best((y_true, _, weights) in samples(), at in 0.1..10.0_f64) {
        let predicting = |constant: f64| weighted(&y_true, &vec![constant; y_true.len()], &weights);
        for metric in REGRESSION {
            let parameters = parameters();
            let Some(best) = metric.best_constant(&predicting(1.0), &parameters) else { continue };
            let [near, far] = [best, at].map(|constant| metric.value(&predicting(constant), &parameters));
            let (near, far) = (near.number().unwrap(), far.number().unwrap());
            let better = match metric.spec.direction {
                Direction::Lower => near <= far + 1e-12,
                Direction::Higher => near >= far - 1e-12,
            };
            prop_assert!(better, "{}: {best} gives {near}, {at} gives {far}", metric.spec.id);
        }
    }

    #[test]
    fn mean_median_and_quantile_are_the_best_constants((y_true, _, _) in samples()) {
        let given = sample(&y_true, &y_true);
        let best = |id: &str| find(id).unwrap().best_constant(&given, &parameters()).unwrap();
        let mut sorted = y_true.clone();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len();
        let mean = y_true.iter().sum::<f64>() / n as f64;
        prop_assert!((best("mse") - mean).abs() <= 1e-12 * mean);
        prop_assert_eq!(best("mae"), f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2]));
        let below = y_true.iter().filter(|y| **y < best("pinball")).count() as f64;
        let up_to = y_true.iter().filter(|y| **y <= best("pinball")).count() as f64;
        prop_assert!(below <= 0.3 * n as f64 + 1e-9 && up_to >= 0.3 * n as f64 - 1e-9);
    }

    #[test]
    fn r2_does_not_change_with_units(
        (y_true, y_pred, weights) in samples(), factor in 0.01..100.0_f64, shift in -100.0..100.0_f64,
    ) {
        let map = |values: &[f64]| values.iter().map(|v| v * factor + shift).collect::<Vec<_>>();
        let before = value("r2", &weighted(&y_true, &y_pred, &weights)).number().unwrap();
        let moved = weighted(&map(&y_true), &map(&y_pred), &weights);
        let after = value("r2", &moved).number().unwrap();
        // The shift takes digits from the differences.
        prop_assert!((before - after).abs() <= 1e-8 * (1.0 + before.abs()));
    }

    #[test]
    fn a_weight_of_two_is_the_sample_twice((y_true, y_pred, _) in samples()) {
        let twice = |values: &[f64]| [values, &values[..1]].concat();
        let mut weights = vec![1.0; y_true.len()];
        weights[0] = 2.0;
        let heavy = weighted(&y_true, &y_pred, &weights);
        let double = sample(&twice(&y_true), &twice(&y_pred));
        for metric in REGRESSION {
            let [a, b] = [&heavy, &double].map(|s| metric.value(s, &parameters()).number().unwrap());
            prop_assert!((a - b).abs() <= 1e-12 * (1.0 + a.abs()), "{}", metric.spec.id);
        }
    }
}

proptest! {
    #[test]
    fn a_histogram_counts_each_residual_once(residuals in prop::collection::vec(-1e3..1e3_f64, 1..200)) {
        let Histogram { edges, counts } = histogram(&residuals).unwrap();
        prop_assert_eq!(edges.len(), counts.len() + 1);
        prop_assert_eq!(counts.iter().sum::<usize>(), residuals.len());
        for (at, count) in counts.iter().enumerate() {
            let last = at + 1 == counts.len();
            let within = |r: &&f64| **r >= edges[at] && (**r < edges[at + 1] || (last && **r <= edges[at + 1]));
            prop_assert_eq!(residuals.iter().filter(within).count(), *count);
        }
    }
}

#[test]
fn a_histogram_is_that_of_numpy() {
    // numpy.histogram([0.1, -0.2, 0.4, 0.4, 1.0, -1.5, 0.3, 0.0, 0.2], bins="sturges"), NumPy 2.
    let nine = histogram(&[0.1, -0.2, 0.4, 0.4, 1.0, -1.5, 0.3, 0.0, 0.2]).unwrap();
    assert_eq!(nine.edges, [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0]);
    assert_eq!(nine.counts, [1, 0, 1, 6, 1]);
    let one = histogram(&[0.25]).unwrap();
    assert_eq!((one.edges, one.counts), (vec![-0.25, 0.75], vec![1]));
    assert!(histogram(&[1.0, f64::INFINITY]).is_none() && histogram(&[]).is_none());
}
