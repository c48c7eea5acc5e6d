//! `notes`: what the core's lists say to be read, as values in `web/pkg/notes.ts`.
//!
//! The module of the page's first load is compiled without these texts (the core's feature `texts`); the page imports
//! them when a formula or its source is opened.

use descent_core::models::regression::{LOSSES, MODELS};
use descent_core::spec::{Line, Reference};
use descent_core::{optimizers, surfaces};
use serde_json::{Map, Value, json};

use crate::{Failure, files};

/// Writes `web/pkg/notes.ts` if it changed.
pub(crate) fn write() -> Result<(), Failure> {
    files::write_if_changed(&files::root().join("web/pkg/notes.ts"), text().as_bytes())?;
    Ok(())
}

fn text() -> String {
    let optimizers: Map<_, _> = optimizers::CATALOG
        .iter()
        .map(|entry| {
            let spec = entry.spec;
            let notes = json!({
                "lines": spec.formula.iter().map(line).collect::<Vec<_>>(),
                "references": spec.references.iter().map(reference).collect::<Vec<_>>(),
                "disagreements": *spec.disagreements,
            });
            (spec.id.to_owned(), notes)
        })
        .collect();
    let surfaces: Map<_, _> = surfaces::CATALOG
        .iter()
        .map(|spec| {
            let notes =
                json!({ "formula": *spec.formula, "reference": reference(&spec.reference) });
            (spec.id.to_owned(), notes)
        })
        .collect();
    let models: Map<_, _> =
        MODELS.iter().map(|(id, model)| ((*id).to_owned(), model.formula().into())).collect();
    let losses: Map<_, _> =
        LOSSES.iter().map(|(id, loss)| ((*id).to_owned(), loss.formula().into())).collect();
    format!(
        r#"// Generated from the core's lists: cargo run -q -p xtask -- ids
import type {{ FormulaLine, ReferenceInfo }} from "./descent_wasm";

/** What an optimizer says to be read. */
export interface OptimizerNotes {{
  /** The lines of the update under all settings. */
  readonly lines: readonly FormulaLine[];
  readonly references: readonly ReferenceInfo[];
  /** Where implementations disagree. */
  readonly disagreements: string;
}}

/** What a surface says to be read. */
export interface SurfaceNotes {{
  /** f(x, y) in TeX. */
  readonly formula: string;
  readonly reference: ReferenceInfo;
}}

/** By the optimizer's id. */
export const optimizerNotes: Readonly<Record<string, OptimizerNotes>> = {};

/** By the surface's id. */
export const surfaceNotes: Readonly<Record<string, SurfaceNotes>> = {};

/** What a model over data predicts, in TeX, by its name. */
export const modelFormulas: Readonly<Record<string, string>> = {};

/** The mean of a loss over the points, in TeX, by its name. */
export const lossFormulas: Readonly<Record<string, string>> = {};
"#,
        Value::Object(optimizers),
        Value::Object(surfaces),
        Value::Object(models),
        Value::Object(losses),
    )
}

/// As the catalog's own lines and references are.
fn line(line: &Line) -> Value {
    let condition = |(kind, name)| json!({ "kind": kind, "name": name });
    let when: Vec<_> = line.when.conditions().into_iter().map(condition).collect();
    json!({ "tex": line.tex, "when": when })
}

fn reference(Reference { text, url }: &Reference) -> Value {
    json!({ "text": text, "url": url })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_lists_is_told() {
        let text = text();
        let tells = |part: &str| {
            let quoted = Value::from(part).to_string();
            assert!(text.contains(&quoted), "{quoted}");
        };
        for entry in optimizers::CATALOG {
            tells(entry.spec.id);
            tells(*entry.spec.disagreements);
            entry.spec.formula.iter().for_each(|line| tells(line.tex));
            entry.spec.references.iter().for_each(|reference| tells(reference.url));
        }
        for spec in surfaces::CATALOG {
            tells(spec.id);
            tells(*spec.formula);
            tells(spec.reference.text);
        }
        MODELS.iter().for_each(|(_, model)| tells(model.formula()));
        LOSSES.iter().for_each(|(_, loss)| tells(loss.formula()));
    }
}
