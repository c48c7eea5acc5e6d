//! `reference`: pages of what the core's lists say, in `docs/reference`.
//!
//! Formulas stand in GitHub's ` ```math ` blocks and `` $`..`$ `` spans, whose TeX Markdown leaves alone;
//! between plain dollars it would take `\,` and `\\` for its own escapes.

use std::fmt::Write as _;
use std::fs;

use descent_core::optimizers::{self, Entry};
use descent_core::schedules;
use descent_core::spec::{BELOW_ONE, Hyperparameter, Kind, Line, Needs, Reference, Spec, When};
use descent_core::surfaces::{self, Minimum, Parameter};

use crate::{Failure, files};

mod metrics;

const COMMAND: &str = "cargo run -q -p xtask -- reference";

/// Writes the pages that changed, or with `--check` refuses when one would change.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err(format!("reference takes only --check, not \"{}\".", arguments.join(" "))),
    };
    for (name, text) in pages() {
        let path = files::root().join("docs/reference").join(name);
        if !check {
            files::write_if_changed(&path, text.as_bytes())?;
        } else if fs::read(&path).ok() != Some(text.into_bytes()) {
            return Err(format!("docs/reference/{name} is not what the lists say: run {COMMAND}."));
        }
    }
    Ok(())
}

fn pages() -> [(&'static str, String); 6] {
    [
        ("optimizers.md", optimizers()),
        ("surfaces.md", surfaces()),
        ("schedules.md", schedules()),
        ("metrics.md", metrics::regression()),
        ("metrics-of-two-classes.md", metrics::classification()),
        ("metrics-of-several-classes.md", metrics::multiclass()),
    ]
}

/// A page's text, which grows. Writing to a string cannot fail, so the results are dropped here.
struct Page(String);

impl Page {
    fn new(title: &str, introduction: &str, headings: impl Iterator<Item = String>) -> Self {
        let mut page = Self(String::new());
        page.line(&format!("<!-- Generated from the core's lists: {COMMAND} -->"));
        page.line("");
        page.paragraph(&format!("# {title}"));
        page.paragraph(introduction);
        for heading in headings {
            let anchor = heading.to_lowercase().replace(' ', "-");
            let anchor = anchor.replace(|c: char| !(c.is_alphanumeric() || "-_".contains(c)), "");
            page.line(&format!("- [{heading}](#{anchor})"));
        }
        page.line("");
        page
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.0, "{}", line.trim_end());
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    fn heading(&mut self, heading: &str) {
        self.paragraph(&format!("## {heading}"));
    }

    fn math(&mut self, tex: &str) {
        self.line("```math");
        self.line(&portable(tex));
        self.paragraph("```");
    }

    /// A table; a column that is empty in every row is left out.
    fn table(&mut self, titles: &[&str], rows: &[Vec<String>]) {
        let used: Vec<usize> = (0..titles.len())
            .filter(|column| rows.iter().any(|row| row.get(*column).is_some_and(|c| !c.is_empty())))
            .collect();
        let cells = |row: &[String]| {
            let chosen = used.iter().filter_map(|column| row.get(*column).cloned());
            format!("| {} |", chosen.collect::<Vec<_>>().join(" | "))
        };
        self.line(&cells(&titles.iter().map(ToString::to_string).collect::<Vec<_>>()));
        self.line(&format!("|{}", " --- |".repeat(used.len())));
        for row in rows {
            self.line(&cells(row));
        }
        self.line("");
    }

    /// `**label:** text`, nothing for an empty text.
    fn fact(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.paragraph(&format!("**{label}:** {text}"));
        }
    }

    fn finish(self) -> String {
        format!("{}\n", self.0.trim_end())
    }
}

fn optimizers() -> String {
    let specs = || optimizers::CATALOG.iter().map(|Entry { spec, .. }| *spec);
    let mut page = Page::new(
        "Optimizers",
        "Parameters $`\\theta`$, gradient $`g_t`$ at $`\\theta_{t-1}`$, learning rate $`\\eta`$ (of step t, where \
         a [schedule](schedules.md) changes it). What is kept from step to step starts at 0 unless a line says \
         otherwise. In a step, noise, clipping by norm and clipping by value come before the update.",
        specs().map(|spec| spec.name.to_owned()),
    );
    for spec in specs() {
        optimizer(&mut page, spec);
    }
    page.finish()
}

fn optimizer(page: &mut Page, spec: &Spec) {
    page.heading(spec.name);
    page.fact("Id", &code(spec.id));
    for (formula, conventions) in by_formula(spec) {
        if spec.conventions.len() > 1 {
            let name = |(index, name): (usize, &&str)| {
                let default = if index == 0 && spec.conventions.first() == Some(name) {
                    " (the default)"
                } else {
                    ""
                };
                format!("{}{default}", code(name))
            };
            let names: Vec<String> = conventions.iter().enumerate().map(name).collect();
            page.paragraph(&format!("Convention {}:", names.join(", ")));
        }
        page.math(&formula);
    }
    page.table(
        &["hyperparameter", "symbol", "default", "accepted", "slider", "only in"],
        &spec.hyperparameters.iter().map(row).collect::<Vec<_>>(),
    );
    let state =
        spec.state.iter().map(|slot| format!("{} {}", code(slot.name), inline(slot.symbol)));
    page.fact("State", &state.collect::<Vec<_>>().join(", "));
    page.fact(
        "Needs",
        match spec.needs {
            Needs::Gradient => "the gradient alone.",
            Needs::Values => "the gradient, and the function's values at points of its choice.",
            Needs::Hessian => "the gradient and the Hessian.",
        },
    );
    page.fact("Where implementations disagree", *spec.disagreements);
    sources(page, *spec.references);
}

/// The formulas, each with the conventions that share it.
fn by_formula(spec: &Spec) -> Vec<(String, Vec<&'static str>)> {
    let mut formulas: Vec<(String, Vec<&'static str>)> = Vec::new();
    for convention in spec.conventions {
        let formula = aligned(spec, convention);
        match formulas.iter_mut().find(|(known, _)| *known == formula) {
            Some((_, conventions)) => conventions.push(convention),
            None => formulas.push((formula, vec![convention])),
        }
    }
    formulas
}

/// The lines that a convention can have, with their conditions at the right.
fn aligned(spec: &Spec, convention: &str) -> String {
    let line = |Line { tex, when }: &Line| {
        let mut conditions = Vec::new();
        if !meets(spec, convention, *when, &mut conditions) {
            return None;
        }
        let condition = match conditions.join(r" \text{ and } ") {
            all if all.is_empty() => all,
            all => format!(r" && \text{{if }} {all}"),
        };
        Some(format!("& {tex}{condition}"))
    };
    let lines: Vec<String> = spec.formula.iter().filter_map(line).collect();
    format!("\\begin{{aligned}}\n{}\n\\end{{aligned}}", lines.join(" \\\\\n"))
}

/// Whether a line can apply under a convention; its other conditions go to the list.
fn meets(spec: &Spec, convention: &str, when: When, conditions: &mut Vec<String>) -> bool {
    let symbol = |name: &str| {
        let known = spec.hyperparameters.iter().find(|h| h.name == name && !h.symbol.is_empty());
        known.map_or_else(
            || format!(r"\mathtt{{{}}}", name.replace('_', r"\_")),
            |h| h.symbol.to_owned(),
        )
    };
    match when {
        When::Always => {}
        When::Convention(name) => return name == convention,
        When::On(name) => conditions.push(symbol(name)),
        When::Off(name) => conditions.push(format!(r"\text{{not }} {}", symbol(name))),
        When::Nonzero(name) => conditions.push(format!(r"{} \neq 0", symbol(name))),
        When::Zero(name) => conditions.push(format!("{} = 0", symbol(name))),
        When::All(parts) => {
            return parts.iter().all(|part| meets(spec, convention, *part, conditions));
        }
    }
    true
}

/// Name, symbol, default, bounds, slider, convention of a hyperparameter.
fn row(h: &Hyperparameter) -> Vec<String> {
    let flag = h.kind == Kind::Flag;
    let default = match (flag, h.default != 0.0) {
        (true, true) => "on".to_owned(),
        (true, false) => "off".to_owned(),
        (false, _) => number(h.default),
    };
    let accepted = match h.kind {
        Kind::Flag => "on, off".to_owned(),
        Kind::Integer => format!("whole, {}", interval(h.bounds)),
        _ => interval(h.bounds),
    };
    let [from, to] = h.slider.map(number);
    let scale = match h.kind {
        Kind::Log => ", logarithmic",
        Kind::NearOne => ", logarithmic towards 1",
        _ => "",
    };
    let slider = if flag { String::new() } else { format!("{from} to {to}{scale}") };
    let only = h.only.map(code).unwrap_or_default();
    vec![code(h.name), inline(h.symbol), default, accepted, slider, only]
}

fn surfaces() -> String {
    let mut page = Page::new(
        "Surfaces",
        "Functions of two variables. The derivatives are exact and come from the formula. The learning rates are \
         those that the page offers from the start given here.",
        surfaces::CATALOG.iter().map(|spec| spec.id.to_owned()),
    );
    for spec in surfaces::CATALOG {
        surface(&mut page, spec);
    }
    page.finish()
}

fn surface(page: &mut Page, spec: &surfaces::Spec) {
    page.heading(spec.id);
    page.math(&format!("f(x, y) = {}", *spec.formula));
    let [x0, x1, y0, y1] = spec.domain.map(number);
    page.fact("Domain", &format!("x from {x0} to {x1}, y from {y0} to {y1}"));
    page.fact("Start", &point(spec.start));
    let minimum = |m: &Minimum| {
        let kind = if m.global { "" } else { " (local)" };
        format!("{} with value {}{kind}", point(m.at), number(m.value))
    };
    let minima: Vec<String> = spec.minima.iter().map(minimum).collect();
    page.fact("Minima", if minima.is_empty() { "none" } else { "" });
    page.fact("Minima", &minima.join("; "));
    if spec.log_scale {
        page.fact("Colours and contours", "on a logarithmic scale");
    }
    if !spec.parameters.is_empty() {
        let row = |p: &Parameter| {
            let scale = if p.log { ", logarithmic slider" } else { "" };
            let accepted = format!("{}{scale}", interval(p.bounds));
            vec![code(p.name), inline(p.symbol), number(p.default), accepted]
        };
        page.table(
            &["parameter", "symbol", "default", "accepted"],
            &spec.parameters.iter().map(row).collect::<Vec<_>>(),
        );
    }
    let rates = spec.learning_rates.iter().map(|(id, rate)| vec![code(id), number(*rate)]);
    page.table(&["optimizer", "learning rate"], &rates.collect::<Vec<_>>());
    sources(page, &[*spec.reference]);
}

fn schedules() -> String {
    let mut page = Page::new(
        "Schedules",
        "The learning rate $`\\eta_t`$ of step t, counted from 0, from the optimizer's own rate $`\\eta`$.",
        schedules::CATALOG.iter().map(|spec| spec.id.to_owned()),
    );
    for spec in schedules::CATALOG {
        page.heading(spec.id);
        page.math(*spec.formula);
        if !spec.parameters.is_empty() {
            let row = |h: &Hyperparameter| {
                let mut cells = row(h);
                if spec.length == Some(h.name)
                    && let Some(default) = cells.get_mut(2)
                {
                    *default = "the run's steps".to_owned();
                }
                cells
            };
            page.table(
                &["parameter", "symbol", "default", "accepted", "slider"],
                &spec.parameters.iter().map(row).collect::<Vec<_>>(),
            );
        }
        page.fact("PyTorch", &format!("`torch.optim.lr_scheduler.{}`", spec.pytorch));
    }
    page.finish()
}

fn sources(page: &mut Page, references: &[Reference]) {
    for Reference { text, url } in references {
        let source = if url.is_empty() { (*text).to_owned() } else { format!("[{text}]({url})") };
        page.line(&format!("- {source}"));
    }
    page.line("");
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn inline(tex: &str) -> String {
    if tex.is_empty() { String::new() } else { format!("$`{}`$", portable(tex)) }
}

/// GitHub refuses `\operatorname`.
fn portable(tex: &str) -> String {
    tex.replace(r"\operatorname", r"\mathrm")
}

fn point([x, y]: [f64; 2]) -> String {
    format!("({}, {})", number(x), number(y))
}

/// Accepted values; the greatest number below 1 is not a bound that anyone thinks of.
fn interval([from, to]: [f64; 2]) -> String {
    if to == BELOW_ONE {
        format!("[{}, 1)", number(from))
    } else {
        format!("[{}, {}]", number(from), number(to))
    }
}

/// All digits, with an exponent where there would be many zeros.
fn number(value: f64) -> String {
    let many = value != 0.0 && !(1e-4..1e6).contains(&value.abs());
    if many { format!("{value:e}") } else { format!("{value}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_lists_is_on_its_page() {
        let [optimizers, surfaces, schedules, metrics, two, several] =
            pages().map(|(_, text)| text);
        let tells = |page: &str, name: &str| assert!(page.contains(&code(name)), "{name}");
        for Entry { spec, .. } in optimizers::CATALOG {
            tells(&optimizers, spec.id);
            spec.hyperparameters.iter().for_each(|h| tells(&optimizers, h.name));
            spec.state.iter().for_each(|slot| tells(&optimizers, slot.name));
        }
        for spec in surfaces::CATALOG {
            assert!(surfaces.contains(&format!("\n## {}\n", spec.id)), "{}", spec.id);
            spec.parameters.iter().for_each(|p| tells(&surfaces, p.name));
        }
        for metric in descent_core::metrics::regression::REGRESSION {
            tells(&metrics, metric.spec.id);
        }
        for metric in descent_core::metrics::classification::BINARY {
            tells(&two, metric.spec.id);
        }
        for metric in descent_core::metrics::classification::MULTICLASS {
            tells(&several, metric.spec.id);
        }
        for spec in schedules::CATALOG {
            assert!(schedules.contains(&format!("\n## {}\n", spec.id)), "{}", spec.id);
            spec.parameters.iter().for_each(|h| tells(&schedules, h.name));
        }
    }

    #[test]
    fn a_formula_shows_the_lines_of_its_convention_only() {
        let momentum = optimizers::find("momentum").expect("a known optimizer").spec;
        let slides = aligned(momentum, "slides");
        assert!(slides.contains(r"\theta_t = \theta_{t-1} + v_t"), "{slides}");
        assert!(!slides.contains(r"\theta_t = \theta_{t-1} - \eta\,v_t"), "{slides}");
        assert!(slides.contains(r"\text{if } \lambda \neq 0"), "{slides}");
    }

    #[test]
    fn numbers_are_short_and_whole() {
        assert_eq!(number(0.0), "0");
        assert_eq!(number(1e-8), "1e-8");
        assert_eq!(number(0.001), "0.001");
        assert_eq!(number(-100_000.0), "-100000");
        assert_eq!(interval([0.0, BELOW_ONE]), "[0, 1)");
    }
}
