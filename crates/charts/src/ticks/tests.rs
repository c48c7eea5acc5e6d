use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn linear_ticks_are_few_even_and_inside(
        lo in -1e6..1e6_f64, exponent in -14_i32..12, mantissa in 1.0..10.0_f64, most in 2_usize..12,
    ) {
        let span = mantissa * 10_f64.powi(exponent);
        let hi = lo + span;
        let ticks = linear(lo, hi, most);
        prop_assert!(ticks.len() <= most);
        prop_assert!(ticks.iter().all(|t| *t >= lo - span * 1e-6 && *t <= hi + span * 1e-6));
        prop_assert!(ticks.windows(2).all(|pair| pair[1] > pair[0]));
    }

    #[test]
    fn logarithmic_ticks_are_few_and_inside(
        from in -300.0..290.0_f64, decades in 0.01..10.0_f64, most in 2_usize..12,
    ) {
        let (lo, hi) = (10_f64.powf(from), 10_f64.powf(from + decades));
        let ticks = of(&Axis::new(Scale::Log, (lo, hi)).unwrap(), most);
        prop_assert!(ticks.major.len() <= most);
        prop_assert!(ticks.major.iter().all(|t| *t >= lo * 0.999_999 && *t <= hi * 1.000_001));
        prop_assert!(ticks.major.windows(2).all(|pair| pair[1] > pair[0]));
    }
}

#[test]
fn tidy_values() {
    assert_eq!(linear(0.0, 1.0, 6), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    assert_eq!(linear(-3.2, 7.9, 6), [-2.0, 0.0, 2.0, 4.0, 6.0]);
    let tiny = linear(0.0, 1e-17, 6);
    assert_eq!(tiny.len(), 6, "where plotters' own key points are one: {tiny:?}");
}

#[test]
fn ranges_without_ticks_have_none() {
    for (lo, hi) in
        [(0.0, 0.0), (1.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (1e16, 1e16 + 4.0)]
    {
        assert_eq!(linear(lo, hi, 6), [], "{lo} {hi}");
    }
}

#[test]
fn decades_are_thinned_and_never_alone() {
    let axis = |lo, hi| Axis::new(Scale::Log, (lo, hi)).unwrap();
    assert_eq!(of(&axis(1e-3, 10.0), 8).major, [1e-3, 1e-2, 1e-1, 1.0, 10.0]);
    assert_eq!(of(&axis(1e-8, 1e4), 8).major, [1e-8, 1e-6, 1e-4, 1e-2, 1.0, 1e2, 1e4]);
    assert_eq!(of(&axis(1e-4, 1e3), 2).major, [1e-4, 1e3]);
    assert_eq!(of(&axis(3.0, 60.0), 8).major, [5.0, 10.0, 20.0, 50.0]);
    assert_eq!(of(&axis(2.1, 2.9), 5).major.len(), 4);
}
