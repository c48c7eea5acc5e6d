//! The pages of the quality metrics, one a family.

use descent_core::metrics::classification::{BINARY, MULTICLASS};
use descent_core::metrics::regression::REGRESSION;
use descent_core::metrics::{Depends, Direction, Parameter, Python, Spec};

use super::{Page, code, inline, interval, number, sources};

/// What holds of every value.
const VALUES: &str = "A value is a number, or undefined with its reason and with what scikit-learn 1.9.1 does there.";

/// Metrics of regression.
pub(super) fn regression() -> String {
    family(
        "Metrics",
        "Truth $`y`$, prediction $`\\hat y`$, $`n`$ samples; with weights every mean is the weighted one.",
        REGRESSION.iter().map(|metric| &metric.spec),
    )
}

/// Metrics of two classes.
pub(super) fn classification() -> String {
    family(
        "Metrics of two classes",
        "Truth $`y`$ is 1 or 0, $`s`$ a score and $`p`$ one that is a probability; scores at or above a threshold are predicted positive. \
         $`TP`$, $`FP`$, $`FN`$ and $`TN`$ are numbers of samples, or sums of their weights.",
        BINARY.iter().map(|metric| &metric.spec),
    )
}

/// Metrics of several classes.
pub(super) fn multiclass() -> String {
    family(
        "Metrics of several classes",
        "$`C_{ij}`$ is the number of samples of class $`i`$ that are predicted to be of class $`j`$, which has the greatest of their \
         $`K`$ scores; $`t`$ and $`p`$ are its sums by row and by column. `labels` are all classes in order.",
        MULTICLASS.iter().map(|metric| &metric.spec),
    )
}

fn family<'a>(
    title: &str,
    introduction: &str,
    specs: impl Iterator<Item = &'a Spec> + Clone,
) -> String {
    let mut page =
        Page::new(title, &format!("{introduction} {VALUES}"), specs.clone().map(heading));
    for spec in specs {
        metric(&mut page, spec);
    }
    page.finish()
}

fn heading(spec: &Spec) -> String {
    format!("{} ({})", spec.name, spec.id)
}

fn metric(page: &mut Page, spec: &Spec) {
    page.heading(&heading(spec));
    page.fact("Id", &code(spec.id));
    page.math(spec.formula);
    page.fact("Range", &range(spec.range));
    page.fact(
        "Better",
        match spec.direction {
            Direction::Lower => "the lower",
            Direction::Higher => "the higher",
        },
    );
    page.fact("Depends on", &depends(spec.depends));
    if !spec.parameters.is_empty() {
        let row = |p: &Parameter| {
            vec![code(p.name), inline(p.symbol), number(p.default), range(p.bounds)]
        };
        page.table(
            &["parameter", "symbol", "default", "accepted"],
            &spec.parameters.iter().map(row).collect::<Vec<_>>(),
        );
    }
    match spec.python {
        Python::Sklearn { .. } => page.fact("scikit-learn", &code(&spec.call(true))),
        Python::NumPy { expression } => {
            let scikit_learn = match expression.contains("sklearn.") {
                true => "with weights `w`:",
                false => "has none. In NumPy, with weights `w`:",
            };
            page.fact("scikit-learn", scikit_learn);
            page.paragraph(&format!("```python\n{expression}\n```"));
        }
    }
    sources(page, spec.references);
}

fn depends(depends: Depends) -> String {
    match depends {
        Depends::Units(1) => "the units of y: it is in them".to_owned(),
        Depends::Units(power) => format!("the units of y: it is in their power {power}"),
        Depends::OtherUnits => "the units of y, but not by a power of them".to_owned(),
        Depends::Prevalence => "the share of positives".to_owned(),
        Depends::Nothing => String::new(),
    }
}

/// Bounds that may be open to one side.
fn range([from, to]: [f64; 2]) -> String {
    match (from > f64::MIN, to < f64::MAX) {
        (true, true) => interval([from, to]),
        (true, false) => format!("[{}, ∞)", number(from)),
        (false, true) => format!("(−∞, {}]", number(to)),
        (false, false) => "any number".to_owned(),
    }
}
