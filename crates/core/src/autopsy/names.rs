//! What the symbols of a formula are called, so that the page can find their arrows, squares and words.

use super::step::{Named, Step};
use super::tree::{Comparison, Condition, Expression, Symbol};
use super::{Failure, Quantity, Values, reader};
use crate::spec::{Meaning, Spec};

/// Symbols that are of no optimizer's own, their names and how they are drawn.
const COMMON: [(&str, &str, &str, Meaning); 13] = [
    ("g", "t", "gradient", Meaning::Gradients),
    (r"\theta", "t-1", "parameters", Meaning::Number),
    (r"\theta", "t", "parameters", Meaning::Number),
    (UPDATE.1, "", UPDATE.0, Meaning::Moves),
    ("t", "", "step", Meaning::Number),
    ("H", "t", "hessian", Meaning::Number),
    ("I", "", "identity", Meaning::Number),
    (r"\sigma", "", "noise", Meaning::Number),
    (r"\xi", "t", "draw", Meaning::Number),
    ("C", "", "clip_norm", Meaning::Number),
    ("c", "", "clip_value", Meaning::Number),
    ("f", "", "function", Meaning::Number),
    ("k", "", "trial", Meaning::Number),
];

/// The name of the difference between the parameters after and before, and its symbol.
pub(super) const UPDATE: (&str, &str) = ("update", r"\Delta\theta");

/// The names of one optimizer's symbols.
pub(super) struct Names {
    /// Symbols of hyperparameters.
    hyperparameters: Vec<(Symbol, &'static str)>,
    /// Bases of the symbols of the state.
    state: Vec<(String, &'static str, Meaning)>,
}

impl Names {
    /// Under a convention, which tells moves from gradients.
    pub(super) fn new(spec: &Spec, convention: &str) -> Result<Self, Failure> {
        let named = spec.hyperparameters.iter().filter(|h| !h.symbol.is_empty());
        let hyperparameters: Result<_, Failure> =
            named.map(|h| Ok((reader::symbol(h.symbol)?, h.name))).collect();
        let state: Result<_, Failure> = spec
            .state
            .iter()
            .map(|slot| {
                let meaning = match slot.meaning {
                    Meaning::MovesUnder(name) if name == convention => Meaning::Moves,
                    Meaning::MovesUnder(_) => Meaning::Gradients,
                    other => other,
                };
                Ok((reader::symbol(slot.symbol)?.base, slot.name, meaning))
            })
            .collect();
        Ok(Self { hyperparameters: hyperparameters?, state: state? })
    }

    /// The name of a symbol: of the hyperparameter, of the state vector whatever the time below it and with or without
    /// an accent, of what is common to all; else its letters after `term_`.
    pub(super) fn of(&self, symbol: &Symbol) -> String {
        let found = self.hyperparameter(symbol).or_else(|| common(symbol).map(|(name, _)| name));
        let found = found.or_else(|| self.slot(symbol).map(|(name, _)| name));
        found.map_or_else(|| letters(symbol), str::to_owned)
    }

    /// Whether this is a state with a number an axis.
    pub(super) fn is_vector(&self, symbol: &Symbol) -> bool {
        self.slot(symbol).is_some_and(|(_, meaning)| meaning != Meaning::Number)
    }

    fn hyperparameter(&self, symbol: &Symbol) -> Option<&'static str> {
        self.hyperparameters.iter().find(|(known, _)| known == symbol).map(|(_, name)| *name)
    }

    /// The state that a symbol is of. A symbol with a subscript that is no time is of none.
    fn slot(&self, symbol: &Symbol) -> Option<(&'static str, Meaning)> {
        if !["", "0", "t", "t-1"].contains(&symbol.subscript.as_str()) {
            return None;
        }
        let bare = symbol.base.trim_start_matches(r"\hat ");
        let by = |base: &str| self.state.iter().find(|(known, ..)| known == base);
        by(&symbol.base).or_else(|| by(bare)).map(|(_, name, meaning)| (*name, *meaning))
    }

    fn meaning(&self, symbol: &Symbol) -> Meaning {
        let common = common(symbol).map(|(_, meaning)| meaning);
        common.or_else(|| self.slot(symbol).map(|(_, meaning)| meaning)).unwrap_or(Meaning::Number)
    }

    /// What a symbol that has a past stood for before the step: what is prepared, as it was before that.
    fn before(&self, symbol: &Symbol, start: &Values<'_>) -> Option<Quantity> {
        let timed = ["t", "t-1", "0"].contains(&symbol.subscript.as_str());
        let past = start.get(&symbol.at("t-1")).filter(|_| timed && symbol.base != "g");
        let prepared = || start.get(symbol).filter(|_| symbol.base == "g");
        past.or_else(prepared).cloned()
    }

    /// Every quantity that the lines name, in the order in which they do, and the update.
    pub(super) fn quantities(
        &self,
        lines: &[Step],
        start: &Values<'_>,
        end: &Values<'_>,
        update: &[f64],
    ) -> Result<Vec<Named>, Failure> {
        let mut symbols = Vec::new();
        for line in lines.iter().map(|step| &step.line) {
            collect(&line.value, &mut symbols);
            symbols.push(line.symbol.clone());
        }
        let mut all: Vec<Named> = Vec::new();
        for symbol in symbols {
            let name = self.of(&symbol);
            // The state itself stands for its corrected form too.
            let known = all.iter().any(|named| named.name == name);
            // The symbol a step later, unless another quantity is called so, as the new gradient is.
            let later = (symbol.subscript == "t-1").then(|| symbol.at("t"));
            let now = later.filter(|later| self.of(later) == name).unwrap_or(symbol.clone());
            let Some(after) = end.get(&now).or_else(|| end.get(&symbol)) else { continue };
            if known || name == "identity" {
                continue;
            }
            all.push(Named {
                tex: now.tex(),
                meaning: self.meaning(&symbol),
                before: self.before(&symbol, start),
                after: after.clone(),
                name,
            });
        }
        all.push(Named {
            name: UPDATE.0.to_owned(),
            tex: UPDATE.1.to_owned(),
            meaning: Meaning::Moves,
            before: None,
            after: Quantity::Vector(update.to_vec()),
        });
        Ok(all)
    }
}

fn common(symbol: &Symbol) -> Option<(&'static str, Meaning)> {
    let is = |(base, subscript, ..): &&(&str, &str, _, _)| {
        *base == symbol.base && *subscript == symbol.subscript
    };
    COMMON.iter().find(is).map(|(_, _, name, meaning)| (*name, *meaning))
}

/// `term_` and the letters of a symbol and of what stands below it, but for the time: no state is called so.
fn letters(symbol: &Symbol) -> String {
    let below = match symbol.subscript.as_str() {
        "t" | "0" => "",
        earlier if earlier.starts_with("t-") => "",
        other => other,
    };
    let text = format!("{} {below}", symbol.base);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    ["term"].into_iter().chain(words).collect::<Vec<_>>().join("_")
}

/// Whether an expression names a symbol of this base.
pub(super) fn mentions(expression: &Expression, base: &str) -> bool {
    let mut symbols = Vec::new();
    collect(expression, &mut symbols);
    symbols.iter().any(|symbol| symbol.base == base)
}

/// The symbols of an expression in the order in which they stand.
fn collect(expression: &Expression, symbols: &mut Vec<Symbol>) {
    use Expression as E;
    match expression {
        E::Number(..) | E::Literal(_) => {}
        E::Symbol(symbol) => symbols.push(symbol.clone()),
        E::Sum(terms) => terms.iter().for_each(|(_, term)| collect(term, symbols)),
        E::Product(factors) => factors.iter().for_each(|factor| collect(factor, symbols)),
        E::Root(x)
        | E::Group(x)
        | E::Absolute(x)
        | E::Norm(x, _)
        | E::Sign(x)
        | E::Call(_, x)
        | E::Determinant(x)
        | E::Function(x) => collect(x, symbols),
        E::Power(a, b) | E::Fraction(a, b) | E::Max(a, b) | E::Min(a, b) | E::Dot(a, b) => {
            collect(a, symbols);
            collect(b, symbols);
        }
        E::Cases(cases, otherwise) => {
            for (value, condition) in cases {
                collect(value, symbols);
                collect_condition(condition, symbols);
            }
            collect(otherwise, symbols);
        }
        E::Greatest(search) => {
            collect(&search.of, symbols);
            collect(&search.below, symbols);
            collect_condition(&search.condition, symbols);
        }
        E::Bfgs(first, pairs) => {
            collect(first, symbols);
            symbols.extend(pairs.iter().flatten().cloned());
        }
    }
}

fn collect_condition(condition: &Condition, symbols: &mut Vec<Symbol>) {
    for Comparison { left, right, .. } in condition {
        collect(left, symbols);
        collect(right, symbols);
    }
}
