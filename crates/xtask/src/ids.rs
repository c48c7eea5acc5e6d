//! `ids`: the names of everything in the core's lists, as TypeScript types in `web/pkg/ids.ts`.
//!
//! With them a word that is missing for a new id is a type error, and so is one left over from a removed id.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use descent_core::metrics::classification::{BINARY, MULTICLASS};
use descent_core::metrics::regression::REGRESSION;
use descent_core::optimizers::Entry;
use descent_core::{optimizers, schedules, surfaces};

use crate::{Failure, files, notes};

/// Writes `web/pkg/ids.ts` and `web/pkg/notes.ts` if they changed.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(argument) = arguments.first() {
        return Err(format!("ids takes no argument, not \"{argument}\"."));
    }
    files::write_if_changed(&files::root().join("web/pkg/ids.ts"), text().as_bytes())?;
    notes::write()
}

fn text() -> String {
    let specs = || optimizers::CATALOG.iter().map(|Entry { spec, .. }| *spec);
    let surfaces = || surfaces::CATALOG.iter().copied();
    let schedules = || schedules::CATALOG.iter();
    let mut text = "// Generated from the core's lists: cargo run -q -p xtask -- ids\n".to_owned();
    for (name, what, ids) in [
        ("OptimizerId", "An optimizer.", collect(specs().map(|spec| spec.id))),
        (
            "ConventionId",
            "A convention of some optimizer.",
            collect(specs().flat_map(|spec| spec.conventions.iter().copied())),
        ),
        (
            "HyperparameterId",
            "A hyperparameter of some optimizer.",
            collect(specs().flat_map(|spec| spec.hyperparameters).map(|h| h.name)),
        ),
        (
            "StateId",
            "Something that some optimizer keeps from step to step.",
            collect(specs().flat_map(|spec| spec.state).map(|slot| slot.name)),
        ),
        ("SurfaceId", "A surface.", collect(surfaces().map(|spec| spec.id))),
        (
            "SurfaceParameterId",
            "A parameter of some surface.",
            collect(surfaces().flat_map(|spec| spec.parameters).map(|p| p.name)),
        ),
        ("ScheduleId", "A learning-rate schedule.", collect(schedules().map(|spec| spec.id))),
        (
            "ScheduleParameterId",
            "A parameter of some schedule.",
            collect(schedules().flat_map(|spec| spec.parameters).map(|h| h.name)),
        ),
        (
            "ClassificationMetricId",
            "A quality metric of two classes.",
            collect(BINARY.iter().map(|metric| metric.spec.id)),
        ),
        (
            "MulticlassMetricId",
            "A quality metric of several classes.",
            collect(MULTICLASS.iter().map(|metric| metric.spec.id)),
        ),
        (
            "RegressionMetricId",
            "A quality metric of regression.",
            collect(REGRESSION.iter().map(|metric| metric.spec.id)),
        ),
    ] {
        declare(&mut text, name, what, &ids);
    }
    text
}

/// Each name once, where it first stands in the lists.
fn collect(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

fn declare(text: &mut String, name: &str, what: &str, ids: &[&str]) {
    let union: String = ids.iter().fold(String::new(), |mut union, id| {
        // Writing to a string cannot fail.
        let _ = write!(union, "\n  | \"{id}\"");
        union
    });
    let _ = write!(text, "\n/** {what} */\nexport type {name} ={union};\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once_in_its_type() {
        let text = text();
        let declaration = |name: &str| {
            let from = text.find(&format!("export type {name} =")).expect("a declared type");
            text[from..].split_once(';').expect("an end").0.to_owned()
        };
        assert_eq!(declaration("HyperparameterId").matches("\"beta1\"").count(), 1);
        for entry in optimizers::CATALOG {
            assert!(declaration("OptimizerId").contains(&format!("\"{}\"", entry.spec.id)));
        }
        for spec in surfaces::CATALOG {
            assert!(declaration("SurfaceId").contains(&format!("\"{}\"", spec.id)));
        }
        assert!(declaration("ConventionId").contains("\"slides\""));
        assert!(declaration("StateId").contains("\"velocity\""));
        assert!(declaration("SurfaceParameterId").contains("\"rotation\""));
        assert!(declaration("ScheduleId").contains("\"cosine\""));
        assert!(declaration("RegressionMetricId").contains("\"mse\""));
        assert!(declaration("ScheduleParameterId").contains("\"T_max\""));
    }
}
