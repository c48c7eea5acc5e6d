//! Metrics opened: what is printed with numbers in it, read again and worked out, is worth the metric's value.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its sample has failed")]

use descent_core::autopsy::{Format, Values, reader};
use descent_core::metrics::Value;
use descent_core::metrics::classification::{
    self, BINARY, Binning, Counts, MULTICLASS, MulticlassMetric, Ranking, Rows, Settings,
};
use descent_core::metrics::regression::{self, Parameters, REGRESSION, Sample};
use descent_core::metrics::worked::{Kind, Line, Worked};
use proptest::prelude::*;

const EXACT: Format = Format { digits: 17, decimal_comma: false };

/// Relative to what is told where that is more than 1: sums are added up in another order.
const TOLERANCE: f64 = 1e-9;

fn read(tex: &str) -> f64 {
    let tree = reader::expression(tex).unwrap_or_else(|failure| panic!("{failure}"));
    Values::new(1).number(&tree, 0).unwrap_or_else(|failure| panic!("{failure}: {tex}"))
}

/// Whether every line is worth what it is said to be, and the whole ends with the value.
#[track_caller]
fn adds_up(id: &str, worked: &Worked, value: &Value) {
    assert_eq!(worked.lines[0].kind, Kind::Definition, "{id}");
    let told = worked.lines.iter().filter_map(|line| Some((line, line.value?)));
    for (Line { right, .. }, value) in told {
        let read = read(right);
        let close = (read - value).abs() <= TOLERANCE * value.abs().max(1.0);
        assert!(close || read.to_bits() == value.to_bits(), "{id}: {right} is {read}, not {value}");
    }
    let last = worked.lines.last().unwrap();
    assert_eq!(last.kind == Kind::Value, value.number().is_some(), "{id}");
    if let Some(number) = value.number() {
        assert_eq!(last.value, Some(number), "{id}");
        let shown = worked.lines.iter().filter(|line| line.kind == Kind::Numbers).count();
        let alone = worked.lines.len() == 2;
        assert!(shown > 0 || !alone, "{id} is told without its numbers");
    }
}

fn numbers(worked: &Worked) -> Vec<&str> {
    let lines = worked.lines.iter().filter(|line| line.kind == Kind::Numbers);
    lines.map(|line| line.right.as_str()).collect()
}

/// Scores with ties, sometimes weights with zeros among them.
fn ranking() -> impl Strategy<Value = Ranking> {
    let sample = (any::<bool>(), 0_u8..=8, 0_u8..4);
    (prop::collection::vec(sample, 1..24), any::<bool>()).prop_filter_map(
        "no weight",
        |(all, weighted)| {
            let y: Vec<bool> = all.iter().map(|(y, ..)| *y).collect();
            let scores: Vec<f64> =
                all.iter().map(|(_, score, _)| f64::from(*score) / 8.0).collect();
            let weights: Vec<f64> =
                all.iter().map(|(.., weight)| f64::from(*weight) / 2.0).collect();
            Ranking::new(&y, &scores, weighted.then_some(weights.as_slice())).ok()
        },
    )
}

/// Rows that sum to 1, of which now and then a class is absent.
fn rows() -> impl Strategy<Value = Rows> {
    (2_usize..6, any::<bool>()).prop_flat_map(|(classes, weighted)| {
        let sample = (0..classes, prop::collection::vec(1_u8..9, classes), 0_u8..4);
        prop::collection::vec(sample, 1..16).prop_filter_map("no weight", move |all| {
            let labels = all.iter().map(|(label, ..)| *label).collect();
            let share = |row: &Vec<u8>| -> Vec<f64> {
                let sum: f64 = row.iter().copied().map(f64::from).sum();
                row.iter().map(|part| f64::from(*part) / sum).collect()
            };
            let scores = all.iter().flat_map(|(_, row, _)| share(row)).collect();
            let weights = all.iter().map(|(.., weight)| f64::from(*weight) / 2.0).collect();
            Rows::new(classes, labels, scores, weighted.then_some(weights)).ok()
        })
    })
}

fn sample(values: std::ops::RangeInclusive<i32>) -> impl Strategy<Value = Sample> {
    let one = (values.clone(), values, 0_u8..4);
    (prop::collection::vec(one, 1..16), any::<bool>()).prop_filter_map(
        "no weight",
        |(all, weighted)| {
            let y_true = all.iter().map(|(y, ..)| f64::from(*y) / 4.0).collect();
            let y_pred = all.iter().map(|(_, y, _)| f64::from(*y) / 3.0).collect();
            let weights = all.iter().map(|(.., weight)| f64::from(*weight)).collect();
            Sample::new(y_true, y_pred, weighted.then_some(weights)).ok()
        },
    )
}

proptest! {
    #[test]
    fn metrics_of_two_classes_add_up(
        ranking in ranking(), threshold in 0.0..1.1, beta in 0.0..4.0, max_fpr in 0.01..=1.0,
        bins in 1_usize..12, quantile in any::<bool>(),
    ) {
        let binning = if quantile { Binning::Quantile } else { Binning::Uniform };
        let settings = Settings { beta, max_fpr, bins, binning, ..Settings::default() };
        let counts = ranking.counts_at(threshold);
        for metric in BINARY {
            let value = metric.value(&ranking, &counts, &settings);
            let worked = metric.worked(&ranking, &counts, &settings, &EXACT).unwrap();
            adds_up(metric.spec.id, &worked, &value);
            if metric.is_of_labels() && value.number().is_none() {
                let shown = read(numbers(&worked)[0]);
                prop_assert!(!shown.is_finite(), "{} is undefined, and shown as {shown}", metric.spec.id);
            }
            let alone = metric.worked_of_counts(&counts, &settings, &EXACT).unwrap();
            prop_assert_eq!(alone, metric.is_of_labels().then_some(worked));
        }
    }

    #[test]
    fn metrics_of_several_classes_add_up(rows in rows(), beta in 0.0..4.0, k in 1_usize..4) {
        let settings = Settings { beta, k, ..Settings::default() };
        let matrix = rows.matrix().unwrap();
        for metric in MULTICLASS {
            let value = metric.value(&rows, &matrix, &settings);
            let worked = metric.worked(&rows, &matrix, &settings, &EXACT).unwrap();
            adds_up(metric.spec.id, &worked, &value);
        }
    }

    #[test]
    fn metrics_of_regression_add_up(
        any in sample(-20..=20), positive in sample(1..=40), alpha in 0.0..=1.0, delta in 0.1..3.0,
        power in prop_oneof![Just(0.0), Just(1.0), Just(1.5), Just(2.0), Just(3.0), Just(-1.0)],
    ) {
        let parameters = Parameters::new(alpha, delta, power).unwrap();
        for (sample, metric) in [&any, &positive].into_iter().flat_map(|s| REGRESSION.iter().map(move |m| (s, m))) {
            let value = metric.value(sample, &parameters);
            let worked = metric.worked(sample, &parameters, &EXACT).unwrap();
            adds_up(metric.spec.id, &worked, &value);
        }
    }
}

fn of_counts(id: &str, counts: [f64; 4], beta: f64, format: &Format) -> Vec<String> {
    let [tp, fp, fn_, tn] = counts;
    let metric = classification::find(id).unwrap();
    let settings = Settings { beta, ..Settings::default() };
    let worked = metric.worked_of_counts(&Counts { tp, fp, fn_, tn }, &settings, format);
    worked.unwrap().unwrap().lines.into_iter().map(|line| line.tex).collect()
}

const SHORT: Format = Format { digits: 3, decimal_comma: true };

#[test]
fn counts_stand_where_their_names_did() {
    let lines = of_counts("cohen_kappa", [3.0, 1.0, 2.0, 1_234_567.0], 2.0, &SHORT);
    assert_eq!(
        lines[1],
        r"{=}\;1 - \frac{1234573 \cdot (1 + 2)}{(3 + 2) \cdot (1234567 + 2) + (1234567 + 1) \cdot (3 + 1)}"
    );
    assert_eq!(lines[2], r"{=}\;0{,}667");
    let lines = of_counts("fbeta", [3.0, 1.0, 2.0, 4.0], 0.5, &SHORT);
    assert_eq!(
        lines[1],
        r"{=}\;\frac{(1 + 0{,}5^{2}) \cdot 3}{(1 + 0{,}5^{2}) \cdot 3 + 0{,}5^{2} \cdot 2 + 1}"
    );
}

#[test]
fn an_endless_beta_leaves_recall() {
    let lines = of_counts("fbeta", [3.0, 1.0, 2.0, 4.0], f64::INFINITY, &SHORT);
    assert_eq!(lines[1..], [r"{=}\;\frac{3}{3 + 2}", r"{=}\;0{,}6"]);
}

#[test]
fn nothing_by_nothing_is_shown_and_no_value_after_it() {
    assert_eq!(
        of_counts("precision", [0.0, 0.0, 2.0, 4.0], 2.0, &SHORT),
        [r"\frac{TP}{TP + FP}", r"{=}\;\frac{0}{0 + 0}"]
    );
}

#[test]
fn a_long_sum_tells_what_its_dots_stand_for() {
    let y_true: Vec<f64> = (1..=6).map(f64::from).collect();
    let sample = Sample::new(y_true, vec![2.0; 6], None).unwrap();
    let worked = |id: &str| {
        let metric = regression::find(id).unwrap();
        metric.worked(&sample, &Parameters::default(), &SHORT).unwrap()
    };
    assert_eq!(
        numbers(&worked("mae")),
        [
            r"\frac{1}{6} ({|1 - 2|} + {|2 - 2|} + {|3 - 2|} + \underbrace{\ldots}_{5} + {|6 - 2|})",
            r"\frac{11}{6}",
        ]
    );
    assert_eq!(numbers(&worked("max_error")), ["|6 - 2|"]);
    assert_eq!(numbers(&worked("median_ae")), [r"\frac{|3 - 2| + |4 - 2|}{2}"]);
}

#[test]
fn a_number_that_the_formula_has_no_place_for_is_shown_in_it() {
    let sample = Sample::new(vec![1.0, 2.0, 3.0], vec![1.0, -1.5, 3.0], None).unwrap();
    let msle = regression::find("msle").unwrap();
    let worked = msle.worked(&sample, &Parameters::default(), &SHORT).unwrap();
    assert_eq!(
        numbers(&worked),
        [r"\frac{1}{3} (\ldots + (\ln (2 + 1) - \ln (-1{,}5 + 1))^{2} + \ldots)"]
    );
}

#[test]
fn scores_show_their_pairs_and_their_first_terms() {
    let ranking = Ranking::new(&[true, false, true, false], &[0.9, 0.5, 0.5, 0.2], None).unwrap();
    let counts = ranking.counts_at(0.5);
    let worked = |id: &str| {
        let metric = classification::find(id).unwrap();
        metric.worked(&ranking, &counts, &Settings::default(), &SHORT).unwrap()
    };
    assert_eq!(numbers(&worked("roc_auc")), [r"\frac{3 + \frac{1}{2} \cdot 1}{2 \cdot 2}"]);
    assert_eq!(
        numbers(&worked("log_loss"))[0],
        r"-\frac{1}{4} (\ln 0{,}9 + \ln 0{,}5 + {\ln (1 - 0{,}5)} + {\ln (1 - 0{,}2)})"
    );
    assert_eq!(
        numbers(&worked("average_precision"))[0],
        r"\frac{1}{2} \biggl({\frac{1}{1 + 0}} + {\frac{2}{2 + 1}}\biggr)"
    );
}

#[test]
fn classes_stand_one_beside_the_other() {
    let row = |best: usize| (0..3).map(move |class| if class == best { 0.8 } else { 0.1 });
    let scores = [0, 0, 1, 1, 2, 0].into_iter().flat_map(row).collect();
    let rows = Rows::new(3, vec![0, 0, 1, 1, 2, 2], scores, None).unwrap();
    let matrix = rows.matrix().unwrap();
    let worked = |id: &str| {
        let metric: &MulticlassMetric = MULTICLASS.iter().find(|m| m.spec.id == id).unwrap();
        metric.worked(&rows, &matrix, &Settings::default(), &SHORT).unwrap()
    };
    assert_eq!(
        numbers(&worked("recall_macro"))[0],
        r"\frac{1}{3} \biggl({\frac{2}{2 + 0}} + {\frac{2}{2 + 0}} + {\frac{1}{1 + 1}}\biggr)"
    );
    assert_eq!(
        numbers(&worked("precision_weighted"))[0],
        r"\frac{1}{6} \biggl({2 \cdot \frac{2}{2 + 1}} + {2 \cdot \frac{2}{2 + 0}} + {2 \cdot \frac{1}{1 + 0}}\biggr)"
    );
    let micro = worked("precision_micro");
    assert_eq!(micro.lines[1].tex, r"\sum_k TP_k = 2 + 2 + 1 = 5");
    assert_eq!(numbers(&micro), [r"\frac{5}{5 + 1}"]);
}
