//! The limits of the learning rate, against walks.

use super::{Walk, turned};
use descent_core::linalg::dot;
use descent_core::optimizers::CATALOG;
use descent_core::spec::{Kind, Settings};
use proptest::prelude::*;

/// An optimizer with a limit, one of its conventions, and its other numbers drawn; the learning rate is
/// left at its default.
fn with_a_limit() -> impl Strategy<Value = Settings> {
    let entries: Vec<_> = CATALOG
        .iter()
        .copied()
        .filter(|e| e.build(&Settings::new(e.spec), 2).stability_limit(1.0).is_some())
        .collect();
    let drawn = (prop::sample::select(entries), any::<prop::sample::Index>());
    (drawn, prop::collection::vec(0.0..0.95_f64, 8)).prop_map(|((entry, convention), shares)| {
        let mut settings = Settings::new(entry.spec);
        let conventions = entry.spec.conventions;
        settings.set_convention(conventions[convention.index(conventions.len())]).unwrap();
        for (h, share) in entry.spec.hyperparameters.iter().skip(1).zip(shares) {
            let value = if h.kind == Kind::Flag { share.round() } else { share };
            if h.only.is_none_or(|only| only == settings.convention()) {
                settings.set(h.name, value).unwrap();
            }
        }
        settings
    })
}

proptest! {
    #[test]
    fn below_the_stability_limit_it_stays_and_above_it_leaves(
        settings in with_a_limit(),
        flat in 0.01..1.0_f64,
        steep in 1.0..100.0_f64,
        angle in 0.0..3.0_f64,
        below in 0.02..0.97_f64,
        above in 1.03..3.0_f64,
    ) {
        let (objective, start) = turned([flat, steep], angle);
        let mut walk = Walk::new(&objective, &settings, &start);
        let limit = walk.optimizer.stability_limit(steep).unwrap();
        walk.learning_rate = below * limit;
        walk.steps(3000);
        let size = dot(&walk.parameters, &walk.parameters).sqrt();
        prop_assert!(size < 2.0, "below: {size:e}");

        let mut walk = Walk::new(&objective, &settings, &start);
        walk.learning_rate = above * limit;
        walk.steps(3000);
        let size = dot(&walk.parameters, &walk.parameters).sqrt();
        prop_assert!(!size.is_finite() || size > 1e6, "above: {size:e}");
    }
}
