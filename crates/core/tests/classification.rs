//! Classification metrics: against scikit-learn's, and by the laws that hold for any scores.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use descent_core::error::Error;
use descent_core::math;
use descent_core::metrics::classification::bootstrap::{Plan, Resampling, bootstrap};
use descent_core::metrics::classification::{
    BINARY, Binning, Costs, Counts, Curve, Jump, Kind, MULTICLASS, Matrix, Metric, Normalize,
    Ranking, Rows, Settings, ZeroDivision, find,
};
use descent_core::metrics::{Python, Reason, Sklearn, Value};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Relative; and what is left of a difference of equal numbers.
const RELATIVE: f64 = 1e-9;
const ABSOLUTE: f64 = 1e-13;

fn fixtures() -> Json {
    serde_json::from_str(include_str!("../../../fixtures/classification.json")).unwrap()
}

fn number(value: &Json) -> f64 {
    match value.as_str() {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        Some("nan") => f64::NAN,
        _ => value.as_f64().unwrap(),
    }
}

fn numbers(list: &Json) -> Vec<f64> {
    let flat = |v: &Json| if v.is_array() { numbers(v) } else { vec![number(v)] };
    list.as_array().unwrap().iter().flat_map(flat).collect()
}

fn indices(list: &Json) -> Vec<usize> {
    numbers(list).iter().map(|label| *label as usize).collect()
}

fn weights(case: &Json) -> Option<Vec<f64>> {
    case.get("sample_weight").map(numbers)
}

fn close(ours: f64, theirs: f64) -> bool {
    if theirs.is_nan() || theirs.is_infinite() {
        return ours.to_bits() == theirs.to_bits() || (ours.is_nan() && theirs.is_nan());
    }
    (ours - theirs).abs() <= RELATIVE * theirs.abs() + ABSOLUTE
}

#[track_caller]
fn assert_list(ours: &[f64], theirs: &Json, what: &str) {
    let theirs = numbers(theirs);
    assert_eq!(ours.len(), theirs.len(), "{what}: {ours:?} for {theirs:?}");
    for (place, (a, b)) in ours.iter().zip(&theirs).enumerate() {
        assert!(close(*a, *b), "{what}, {place}: {a} for {b}");
    }
}

/// The number itself where there is one; where it is undefined, what scikit-learn is said to do.
#[track_caller]
fn assert_value(ours: &Value, theirs: &Json, what: &str) {
    let told = match ours {
        Value::Number(number) => Sklearn::Returns(*number),
        Value::Undefined { sklearn, .. } => *sklearn,
    };
    let raised = theirs.as_str().filter(|text| text.ends_with("Error"));
    let agree = match (told, raised) {
        (Sklearn::Returns(ours), None) => close(ours, number(theirs)),
        (Sklearn::Raises(ours), Some(theirs)) => ours == theirs,
        // An expression of NumPy gives 0/0 there, or asks not whether a score is a probability.
        (Sklearn::Absent, None) => {
            let improbable =
                matches!(ours, Value::Undefined { reason: Reason::NotProbability { .. }, .. });
            improbable || number(theirs).is_nan()
        }
        _ => false,
    };
    // A number that is given as such is never NaN.
    assert!(agree && ours.number().is_none_or(|n| !n.is_nan()), "{what}: {ours:?} for {theirs}");
}

fn zero_division(case: &Json) -> ZeroDivision {
    match number(&case["zero_division"]) {
        0.0 => ZeroDivision::Zero,
        1.0 => ZeroDivision::One,
        _ => ZeroDivision::Nan,
    }
}

fn ranking(case: &Json) -> Ranking {
    let y: Vec<bool> = numbers(&case["y_true"]).iter().map(|label| *label == 1.0).collect();
    Ranking::new(&y, &numbers(&case["y_score"]), weights(case).as_deref()).unwrap()
}

fn settings(case: &Json, all: &Json) -> Settings {
    Settings {
        beta: number(&case["beta"]),
        zero_division: zero_division(case),
        max_fpr: number(&all["max_fpr"]),
        bins: number(&all["bins"]) as usize,
        k: case.get("k").map_or(2, |k| number(k) as usize),
        ..Settings::default()
    }
}

#[test]
fn every_metric_of_two_classes_is_that_of_scikit_learn() {
    let all = fixtures();
    let cases = all["cases"].as_array().unwrap();
    assert!(cases.len() >= 280);
    for case in cases {
        let (ranking, settings) = (ranking(case), settings(case, &all));
        let counts = ranking.counts_at(number(&case["threshold"]));
        let name = case["name"].as_str().unwrap();
        let Counts { tp, fp, fn_, tn } = counts;
        assert_list(&[tn, fp, fn_, tp], &case["confusion"], name);
        for (id, theirs) in case["values"].as_object().unwrap() {
            let value = find(id).unwrap().value(&ranking, &counts, &settings);
            // scikit-learn refuses this zero_division of jaccard_score even where nothing is divided by 0.
            if id == "jaccard" && theirs.is_string() && value.number().is_some() {
                assert_eq!(settings.zero_division, ZeroDivision::Nan);
                continue;
            }
            // Against weights of one class, what scikit-learn divides by is 0 or what rounding left of it.
            if id == "d2_brier" && !theirs.is_string() && number(theirs) < -1e15 {
                assert!(weights(case).is_some() && ranking.absent().is_some(), "{name}");
                assert_eq!(value, Value::undefined(ranking.absent().unwrap(), f64::NEG_INFINITY));
                continue;
            }
            assert_value(&value, theirs, &format!("{name}, {id}"));
        }
    }
}

#[test]
fn no_metric_is_without_an_oracle() {
    let all = fixtures();
    for metric in BINARY {
        let id = metric.spec.id;
        assert!(all["cases"][0]["values"].get(id).is_some(), "no reference for {id}");
        // What is told to be written in Python is what the reference was made by.
        let expression = match metric.spec.python {
            Python::NumPy { expression } => Some(expression),
            Python::Sklearn { .. } => None,
        };
        assert_eq!(all["numpy"].get(id).and_then(Json::as_str), expression, "{id}");
    }
    for metric in MULTICLASS {
        let id = metric.spec.id;
        assert!(all["multiclass"][0]["values"].get(id).is_some(), "no reference for {id}");
    }
}

#[test]
fn every_curve_is_that_of_scikit_learn_point_by_point() {
    let all = fixtures();
    for case in all["cases"].as_array().unwrap() {
        let ranking = ranking(case);
        for (id, theirs) in case["curves"].as_object().unwrap() {
            let what = format!("{}, {id}", case["name"]);
            if let Some(strategy) = id.strip_prefix("calibration_") {
                let binning =
                    if strategy == "uniform" { Binning::Uniform } else { Binning::Quantile };
                let settings = Settings { binning, ..settings(case, &all) };
                let calibration = ranking.calibration(&settings);
                assert_list(&calibration.predicted, &theirs["x"], &what);
                assert_list(&calibration.observed, &theirs["y"], &what);
                continue;
            }
            let Curve { x, y, thresholds } = match id.as_str() {
                "roc" => ranking.thinned(Kind::Roc),
                "roc_all" => ranking.curve(Kind::Roc),
                "precision_recall" => ranking.curve(Kind::PrecisionRecall),
                "precision_recall_dropped" => ranking.thinned(Kind::PrecisionRecall),
                "det" => ranking.curve(Kind::Det),
                other => panic!("{other}"),
            };
            assert_list(&x, &theirs["x"], &what);
            assert_list(&y, &theirs["y"], &what);
            assert_list(&thresholds, &theirs["thresholds"], &what);
        }
    }
}

#[test]
fn every_metric_of_several_classes_is_that_of_scikit_learn() {
    let all = fixtures();
    let cases = all["multiclass"].as_array().unwrap();
    assert!(cases.len() >= 80);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let classes = case["confusion"].as_array().unwrap().len();
        let (labels, scores) = (indices(&case["y_true"]), numbers(&case["y_score"]));
        let rows = Rows::new(classes, labels, scores, weights(case)).unwrap();
        let (matrix, settings) = (rows.matrix().unwrap(), settings(case, &all));
        assert_list(matrix.entries(), &case["confusion"], name);
        let normalized =
            [("true", Normalize::True), ("pred", Normalize::Pred), ("all", Normalize::All)];
        for (by, normalize) in normalized {
            let theirs = &case[format!("confusion_{by}")];
            assert_list(&matrix.normalized(normalize), theirs, name);
        }
        for (class, theirs) in matrix.per_class(&settings).iter().zip(0..) {
            let theirs = &case["classes"][theirs];
            assert_value(&class.precision, &theirs[0], name);
            assert_value(&class.recall, &theirs[1], name);
            assert!(close(class.support, number(&theirs[3])), "{name}");
        }
        for (id, theirs) in case["values"].as_object().unwrap() {
            let metric = MULTICLASS.iter().find(|metric| metric.spec.id == id).unwrap();
            let value = metric.value(&rows, &matrix, &settings);
            if id.starts_with("jaccard") && theirs.is_string() && value.number().is_some() {
                assert_eq!(settings.zero_division, ZeroDivision::Nan);
                continue;
            }
            assert_value(&value, theirs, &format!("{name}, {id}"));
        }
    }
}

/// Labels, scores with ties, and weights.
fn samples() -> impl Strategy<Value = (Vec<bool>, Vec<f64>, Vec<f64>)> {
    let sample = (any::<bool>(), -6_i32..7, prop::sample::select(vec![0.0, 0.25, 1.0, 3.0]));
    prop::collection::vec(sample, 1..60).prop_map(|mut list| {
        list[0].2 = 1.0;
        let labels = list.iter().map(|(label, _, _)| *label).collect();
        let scores = list.iter().map(|(_, score, _)| f64::from(*score) / 6.0).collect();
        (labels, scores, list.iter().map(|(_, _, weight)| *weight).collect())
    })
}

fn metric(id: &str, ranking: &Ranking, threshold: f64) -> Value {
    let counts = ranking.counts_at(threshold);
    find(id).unwrap().value(ranking, &counts, &Settings::default())
}

fn rises(list: &[f64]) -> bool {
    list.windows(2).all(|pair| pair[0] <= pair[1])
}

proptest! {
    #[test]
    fn the_counts_of_a_ranking_are_those_that_counting_gives((y, s, w) in samples(), t in -2.0..2.0) {
        let ranking = Ranking::new(&y, &s, Some(&w)).unwrap();
        for threshold in s.iter().copied().chain([t]) {
            let mut counted = Counts::default();
            for ((positive, score), weight) in y.iter().zip(&s).zip(&w) {
                *match (*positive, *score >= threshold) {
                    (true, true) => &mut counted.tp,
                    (false, true) => &mut counted.fp,
                    (true, false) => &mut counted.fn_,
                    (false, false) => &mut counted.tn,
                } += weight;
            }
            // Weights are multiples of a quarter: their sums are exact.
            prop_assert_eq!(ranking.counts_at(threshold), counted);
        }
    }

    #[test]
    fn the_roc_auc_is_the_share_of_won_pairs_and_no_monotone_map_changes_it((y, s, w) in samples()) {
        let ranking = Ranking::new(&y, &s, Some(&w)).unwrap();
        let auc = metric("roc_auc", &ranking, 0.0);
        let mapped: Vec<f64> = s.iter().map(|score| math::exp(3.0 * score) - 7.0).collect();
        let mapped = Ranking::new(&y, &mapped, Some(&w)).unwrap();
        prop_assert_eq!(auc.number(), metric("roc_auc", &mapped, 0.0).number());
        let pairs = ranking.pairs();
        let mut counted = [0.0; 3];
        for i in (0..y.len()).filter(|i| y[*i]) {
            for j in (0..y.len()).filter(|j| !y[*j]) {
                counted[if s[i] > s[j] { 0 } else if s[i] == s[j] { 1 } else { 2 }] += w[i] * w[j];
            }
        }
        prop_assert_eq!([pairs.won, pairs.tied, pairs.lost], counted);
        match auc {
            Value::Number(auc) => prop_assert!((auc - pairs.share()).abs() < 1e-12),
            Value::Undefined { .. } => prop_assert!(pairs.share().is_nan()),
        }
        // Turned about, who won has lost.
        let turned: Vec<f64> = s.iter().map(|score| -score).collect();
        let turned = Ranking::new(&y, &turned, Some(&w)).unwrap().pairs();
        prop_assert_eq!([turned.won, turned.tied, turned.lost], [counted[2], counted[1], counted[0]]);
    }

    #[test]
    fn curves_are_monotone_and_end_where_they_must((y, s, w) in samples()) {
        let ranking = Ranking::new(&y, &s, Some(&w)).unwrap();
        prop_assume!(ranking.absent().is_none());
        let roc = ranking.curve(Kind::Roc);
        prop_assert!(rises(&roc.x) && rises(&roc.y));
        prop_assert_eq!([roc.x[0], roc.y[0], roc.thresholds[0]], [0.0, 0.0, f64::INFINITY]);
        prop_assert_eq!([roc.x.last(), roc.y.last()], [Some(&1.0), Some(&1.0)]);
        let pr = ranking.curve(Kind::PrecisionRecall);
        prop_assert!(rises(&pr.thresholds) && pr.x.windows(2).all(|pair| pair[0] >= pair[1]));
        prop_assert_eq!(pr.thresholds.len() + 1, pr.x.len());
        let det = ranking.curve(Kind::Det);
        prop_assert!(rises(&det.y) && det.x.windows(2).all(|pair| pair[0] >= pair[1]));
        let gain = ranking.curve(Kind::Gain);
        prop_assert!(rises(&gain.x) && rises(&gain.y));
        let lift = ranking.curve(Kind::Lift);
        prop_assert!((lift.y.last().unwrap() - 1.0).abs() < 1e-12);
        // What thinning drops from a ROC curve lies on it: the area is the same.
        let thin = ranking.thinned(Kind::Roc);
        let area = |c: &Curve| -> f64 {
            let sides = c.x.windows(2).zip(c.y.windows(2));
            sides.map(|(x, y)| (x[1] - x[0]) * (y[0] + y[1]) / 2.0).sum()
        };
        prop_assert!((area(&thin) - area(&roc)).abs() < 1e-12);
    }

    #[test]
    fn metrics_of_labels_obey_their_laws((y, s, w) in samples(), t in -1.0..1.0) {
        let ranking = Ranking::new(&y, &s, Some(&w)).unwrap();
        let of = |id| metric(id, &ranking, t).number();
        let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-12,
            (a, b) => a.is_none() && b.is_none(),
        };
        let rest = |id| of(id).map(|value| 1.0 - value);
        prop_assert!(same(of("fpr"), rest("specificity")) && same(of("fnr"), rest("recall")));
        prop_assert!(same(of("fdr"), rest("precision")));
        prop_assert!(same(of("false_omission_rate"), rest("npv")));
        prop_assert!(same(of("hamming"), rest("accuracy")));
        if let (Some(precision), Some(recall)) = (of("precision"), of("recall")) {
            let harmonic = if precision + recall == 0.0 {
                0.0
            } else {
                2.0 * precision * recall / (precision + recall)
            };
            prop_assert!((of("f1").unwrap() - harmonic).abs() < 1e-12);
        }
        let jaccard = of("f1").map(|f1| f1 / (2.0 - f1));
        prop_assert!(same(of("jaccard"), jaccard));
        // A matrix of two classes is the same by the formulas for many.
        let matrix = Matrix::of_counts(&ranking.counts_at(t));
        for id in ["accuracy", "balanced_accuracy", "mcc", "cohen_kappa"] {
            let many = MULTICLASS.iter().find(|metric| metric.spec.id == id).unwrap();
            let many = many.of_matrix(&matrix, &Settings::default()).unwrap().number();
            prop_assert!(same(of(id), many), "{id}: {:?} {many:?}", of(id));
        }
    }

    #[test]
    fn a_jump_goes_where_no_threshold_is_better((y, s, w) in samples(), bound in 0.0..1.0) {
        let ranking = Ranking::new(&y, &s, Some(&w)).unwrap();
        prop_assume!(ranking.absent().is_none());
        let places = 0..=ranking.thresholds().len();
        let of = |id: &str, place| {
            let counts = ranking.counts(place);
            find(id).unwrap().of_counts(&counts, &Settings::default()).unwrap().number()
        };
        let best = |id: &str| {
            places.clone().filter_map(|place| of(id, place)).fold(f64::NEG_INFINITY, f64::max)
        };
        prop_assert_eq!(of("f1", ranking.jump(Jump::MaxF1).unwrap()), Some(best("f1")));
        let youden = of("balanced_accuracy_adjusted", ranking.jump(Jump::Youden).unwrap()).unwrap();
        prop_assert!((youden - best("balanced_accuracy_adjusted")).abs() < 1e-12);
        let costs = Costs { fp: 2.0, fn_: 0.5 };
        let cheapest = ranking.costs(costs).fold(f64::INFINITY, f64::min);
        let cheap = ranking.jump(Jump::LeastCost(costs)).unwrap();
        prop_assert_eq!(ranking.costs(costs).nth(cheap), Some(cheapest));
        match ranking.jump(Jump::Precision { least: bound }) {
            Some(place) => {
                prop_assert!(of("precision", place).unwrap() >= bound);
                let allowed = places.clone().filter(|p| of("precision", *p).is_some_and(|v| v >= bound));
                let most = allowed.filter_map(|place| of("recall", place)).fold(0.0, f64::max);
                prop_assert_eq!(of("recall", place), Some(most));
            }
            None => prop_assert!(places.clone().all(|p| of("precision", p).is_none_or(|v| v < bound))),
        }
        let place = ranking.jump(Jump::Recall { least: bound }).unwrap();
        prop_assert!(of("recall", place).unwrap() >= bound);
        // The break-even point is a point of the curve, and no other has a number of predictions nearer to that of positives.
        let place = ranking.jump(Jump::BreakEven).unwrap();
        if place > 0 {
            let curve = ranking.curve(Kind::PrecisionRecall);
            let at = curve.thresholds.iter().position(|t| *t == ranking.threshold_of(place)).unwrap();
            prop_assert_eq!(Some(curve.x[at]), of("recall", place));
            prop_assert_eq!(Some(curve.y[at]), of("precision", place));
            let counts = ranking.counts(place);
            if counts.predicted_positives() == ranking.positives() {
                prop_assert_eq!(curve.x[at], curve.y[at]);
            }
        }
    }

    #[test]
    fn the_brier_score_is_calibration_and_refinement((y, s, w) in samples()) {
        // One bin a distinct score: Murphy's decomposition, Journal of Applied Meteorology 12(4), 1973.
        let p: Vec<f64> = s.iter().map(|score| (score + 1.0) / 2.0).collect();
        let ranking = Ranking::new(&y, &p, Some(&w)).unwrap();
        let settings = Settings { bins: 400, ..Settings::default() };
        let calibration = ranking.calibration(&settings);
        let total: f64 = calibration.weights.iter().sum();
        let [mut distance, mut squares, mut spread] = [0.0; 3];
        for ((p, o), w) in calibration.predicted.iter().zip(&calibration.observed).zip(&calibration.weights) {
            distance += w / total * (p - o).abs();
            squares += w / total * (p - o) * (p - o);
            spread += w / total * o * (1.0 - o);
        }
        let counts = ranking.counts_at(0.5);
        let of = |id| find(id).unwrap().value(&ranking, &counts, &settings).number().unwrap();
        prop_assert!((of("ece") - distance).abs() < 1e-12);
        prop_assert!((of("brier") - squares - spread).abs() < 1e-12);
    }

    /// Of a grid of pairs finer than the samples as large a share is won as the area under the curve, and ties are the boxes.
    #[test]
    fn pairs_lie_under_the_roc_curve_where_they_are_won((y, s, _) in samples()) {
        let ranking = Ranking::new(&y, &s, None).unwrap();
        prop_assume!(ranking.absent().is_none());
        let [rows, columns] = [ranking.positives(), ranking.negatives()].map(|count| count as usize);
        let (mut won, mut tied) = (0.0, 0.0);
        for row in 0..rows {
            for column in 0..columns {
                let fpr = (column as f64 + 0.5) / columns as f64;
                let tpr = (row as f64 + 0.5) / rows as f64;
                let [positive, negative] = ranking.pair_at(fpr, tpr).unwrap();
                won += f64::from(u8::from(positive > negative));
                tied += f64::from(u8::from(positive == negative));
                let boxed = ranking.ties().iter().any(|[x0, x1, y0, y1]| {
                    (*x0..*x1).contains(&fpr) && (*y0..*y1).contains(&tpr)
                });
                prop_assert_eq!(boxed, positive == negative);
            }
        }
        let pairs = ranking.pairs();
        prop_assert_eq!([pairs.won, pairs.tied], [won, tied]);
    }

    #[test]
    fn a_bootstrap_is_the_seeds_and_holds_what_it_is_of((y, s, _) in samples(), seed: u32) {
        let ranking = Ranking::new(&y, &s, None).unwrap();
        prop_assume!(ranking.absent().is_none());
        let metrics: Vec<&Metric> = ["accuracy", "roc_auc", "ndcg"].map(|id| find(id).unwrap()).into();
        let plan = Plan { replicates: 60, seed, confidence: 0.9, threshold: 0.0 };
        let grid = [0.0, 0.25, 0.5, 1.0];
        let settings = Settings::default();
        let drawn = bootstrap(&ranking, &metrics, &settings, &plan, &grid).unwrap();
        let again = bootstrap(&ranking, &metrics, &settings, &plan, &grid).unwrap();
        prop_assert_eq!(format!("{drawn:?}"), format!("{again:?}"));
        // In portions it is the same.
        let mut portions =
            Resampling::new(ranking.clone(), metrics.clone(), settings, plan, grid.to_vec()).unwrap();
        while portions.advance(7) < 60 {}
        prop_assert_eq!(format!("{drawn:?}"), format!("{:?}", portions.report()));
        let [accuracy, auc, ndcg] = drawn.intervals[..] else { panic!("three metrics") };
        prop_assert!(accuracy.defined == 60 && auc.defined <= 60 && ndcg.defined == 0);
        for interval in drawn.roc.iter().chain(&drawn.precision_recall).chain([&accuracy]) {
            prop_assert!(interval.defined == 0 || interval.low <= interval.high);
        }
        let last = drawn.roc.last().unwrap();
        prop_assert!(last.defined == 0 || last.low == 1.0);
    }
}

#[test]
fn calls_hold_the_numbers_of_the_settings() {
    let settings = Settings {
        beta: 0.5,
        max_fpr: 0.2,
        bins: 7,
        binning: Binning::Quantile,
        zero_division: ZeroDivision::One,
        ..Settings::default()
    };
    let call = |id: &str| find(id).unwrap().python(&settings);
    assert_eq!(
        call("fbeta"),
        "sklearn.metrics.fbeta_score(y_true, y_pred, beta=0.5, zero_division=1)"
    );
    assert_eq!(call("accuracy"), "sklearn.metrics.accuracy_score(y_true, y_pred)");
    assert_eq!(call("partial_auc"), "sklearn.metrics.roc_auc_score(y_true, y_score, max_fpr=0.2)");
    let ece = call("ece");
    assert!(ece.contains("np.percentile(y_score, np.linspace(0, 100, 7 + 1))[1:-1]"), "{ece}");
    assert!(ece.contains("w * (y_score - y_true), 7)") && !ece.contains("bins"), "{ece}");
}

#[test]
fn an_interval_holds_the_truth_about_as_often_as_it_says() {
    // Of 40 samples that are right with chance 0.7, a 90 % interval of the accuracy holds 0.7 in about 90 of 100 tries;
    // percentile intervals of so few samples hold it somewhat less often.
    let accuracy = [find("accuracy").unwrap()];
    let mut state = 1_u32;
    let mut uniform = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24)
    };
    let held = (0..200).filter(|seed| {
        let right: Vec<bool> = (0..40).map(|_| uniform() < 0.7).collect();
        let ranking = Ranking::new(&right, &[1.0; 40], None).unwrap();
        let plan = Plan { replicates: 200, seed: *seed, confidence: 0.9, threshold: 0.5 };
        let drawn = bootstrap(&ranking, &accuracy, &Settings::default(), &plan, &[]).unwrap();
        (drawn.intervals[0].low..=drawn.intervals[0].high).contains(&0.7)
    });
    let held = held.count();
    assert!((160..=195).contains(&held), "{held} of 200");
}

#[test]
fn wrong_samples_are_refused_by_their_names() {
    let refused = |y: &[bool], s: &[f64], w: Option<&[f64]>| Ranking::new(y, s, w).unwrap_err();
    let named = |error: Error, name: &str| {
        assert!(error.to_string().starts_with(&format!("{name} ")), "{error} for {name}");
    };
    named(refused(&[], &[], None), "y_score.length");
    named(refused(&[true], &[0.1, 0.2], None), "y_score");
    named(refused(&[true, false], &[0.1, f64::NAN], None), "y_score[1]");
    named(refused(&[true, false], &[f64::INFINITY, 0.0], None), "y_score[0]");
    named(refused(&[true, false], &[0.1, 0.2], Some(&[1.0])), "sample_weight");
    named(refused(&[true, false], &[0.1, 0.2], Some(&[1.0, -1.0])), "sample_weight[1]");
    named(refused(&[true, false], &[0.1, 0.2], Some(&[0.0, 0.0])), "sample_weight.sum");
    named(Rows::new(3, vec![0, 3], vec![0.0; 6], None).unwrap_err(), "y_true[1]");
    named(Rows::new(3, vec![0, 1], vec![0.0; 5], None).unwrap_err(), "y_score");
    let scores = vec![0.0, 0.1, 0.2, 0.3, f64::NAN, 0.5];
    named(Rows::new(3, vec![0, 1], scores, None).unwrap_err(), "y_score[1][1]");
    named(Rows::new(1, vec![0], vec![0.0], None).unwrap_err(), "labels.length");
    let settings = Settings { beta: -1.0, ..Settings::default() };
    named(settings.check().unwrap_err(), "beta");
    named(find("f2").unwrap_err(), "metric");
}

#[test]
fn an_undefined_value_tells_why() {
    let ranking = Ranking::new(&[true, true, false], &[0.2, 0.4, 0.3], None).unwrap();
    let why = |id, threshold| match metric(id, &ranking, threshold) {
        Value::Undefined { reason, .. } => reason,
        Value::Number(number) => panic!("{id} is {number}"),
    };
    assert_eq!(why("precision", 2.0), Reason::NoPredictedPositives);
    assert_eq!(why("npv", 0.0), Reason::NoPredictedNegatives);
    assert_eq!(why("lr_plus", 0.4), Reason::NoFalsePositives);
    assert_eq!(metric("f1", &ranking, 2.0), Value::Number(0.0));
    let improbable = Ranking::new(&[true, false], &[0.5, -3.0], None).unwrap();
    let reason = Reason::NotProbability { argument: "y_score[1]".to_owned(), value: -3.0 };
    let sklearn = Sklearn::Raises("ValueError");
    assert_eq!(metric("log_loss", &improbable, 0.5), Value::Undefined { reason, sklearn });
}
