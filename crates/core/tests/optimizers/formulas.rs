//! The formulas of the specs: that they name what they must, and that they say what the code does. Each is
//! read and worked out with a step's numbers, in one dimension, and must lead where the optimizer goes.

use super::{Quadratic, Walk, flags, label, variants};
use descent_core::math;
use descent_core::objective::Objective;
use descent_core::optimizers::{CATALOG, State};
use descent_core::spec::{Kind, Settings, When};
use std::collections::HashMap;

/// All conditions inside a condition, without `All`.
fn parts(when: When) -> Vec<When> {
    match when {
        When::All(conditions) => conditions.iter().flat_map(|c| parts(*c)).collect(),
        other => vec![other],
    }
}

/// Whether a symbol stands in a formula as a whole: not as the beginning of a longer name or subscript.
fn stands_in(symbol: &str, tex: &str) -> bool {
    tex.match_indices(symbol).any(|(at, _)| {
        let before = tex[..at].chars().next_back();
        let after = tex[at + symbol.len()..].chars().next();
        let inside_a_name = symbol.starts_with(|c: char| c.is_ascii_alphabetic())
            && before.is_some_and(|c| c == '\\' || c.is_ascii_alphabetic());
        let goes_on = after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '^'))
            && !tex[at + symbol.len()..].starts_with("_t")
            && !tex[at + symbol.len()..].starts_with('^');
        !inside_a_name && !goes_on
    })
}

#[test]
fn every_number_stands_in_the_formula_of_the_conventions_that_have_it() {
    for entry in CATALOG {
        let spec = entry.spec;
        for convention in spec.conventions {
            let shown = |when: When| {
                parts(when).iter().all(|w| !matches!(w, When::Convention(c) if c != convention))
            };
            let lines = || spec.formula.iter().filter(|line| shown(line.when));
            for h in spec.hyperparameters.iter().filter(|h| h.kind != Kind::Flag) {
                let expected = h.only.is_none_or(|only| only == *convention);
                let found = lines().any(|line| stands_in(h.symbol, line.tex));
                assert_eq!(found, expected, "{} ({convention}): {}", spec.id, h.symbol);
            }
        }
    }
}

#[test]
fn symbols_are_told_apart() {
    assert!(stands_in(r"\eta", r"x - \eta\,g_t") && stands_in("h", r"t-h+1"));
    assert!(!stands_in(r"\eta", r"\eta_+\,g_t") && !stands_in("h", r"\hat m_t"));
    assert!(stands_in(r"\beta_2", r"\beta_2^t") && !stands_in(r"\beta", r"\beta_2"));
}

#[test]
fn every_switch_changes_the_formula_and_conditions_name_what_exists() {
    for entry in CATALOG {
        let spec = entry.spec;
        let conditions: Vec<When> = spec.formula.iter().flat_map(|line| parts(line.when)).collect();
        for flag in flags(entry) {
            let named = |w: &When| matches!(w, When::On(n) | When::Off(n) if *n == flag.name);
            assert!(conditions.iter().any(named), "{}.{}", spec.id, flag.name);
        }
        let kind = |name| spec.hyperparameters.iter().find(|h| h.name == name).map(|h| h.kind);
        for condition in conditions {
            let exists = match condition {
                When::Always | When::All(_) => true,
                When::Convention(name) => spec.conventions.contains(&name),
                When::On(name) | When::Off(name) => kind(name) == Some(Kind::Flag),
                When::Nonzero(name) | When::Zero(name) => {
                    kind(name).is_some_and(|kind| kind != Kind::Flag)
                }
            };
            assert!(exists, "{}: {condition:?}", spec.id);
        }
    }
}

#[test]
fn a_formula_ends_by_assigning_the_parameters_once() {
    for entry in CATALOG {
        for settings in variants(entry) {
            let lines: Vec<_> = settings.formula().collect();
            let assigns = |line: &&&str| line.starts_with(r"\theta_t =");
            assert_eq!(lines.iter().filter(assigns).count(), 1, "{}", label(&settings));
            assert!(lines.last().is_some_and(|line| assigns(&line)), "{}", label(&settings));
        }
    }
}

/// Values of symbols, by their TeX.
type Values = HashMap<String, f64>;

/// A reader of the TeX described at `spec::Line`, working values out as it goes.
struct Reader<'a> {
    rest: &'a str,
    values: &'a Values,
}

fn is_name(token: &str) -> bool {
    token.starts_with('\\') && token.ends_with(char::is_alphabetic)
}

impl<'a> Reader<'a> {
    /// Whether this comes next; it is then passed.
    fn pass(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        while let Some(rest) = self.rest.strip_prefix(r"\,") {
            self.rest = rest.trim_start();
        }
        match self.rest.strip_prefix(token) {
            // `\le` is not the beginning of `\left`.
            Some(rest) if is_name(token) && rest.starts_with(char::is_alphabetic) => false,
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    #[track_caller]
    fn expect(&mut self, token: &str) {
        assert!(self.pass(token), "{token} expected before: {}", self.rest);
    }

    fn sum(&mut self) -> f64 {
        let mut sum = if self.pass("-") { -self.product() } else { self.product() };
        loop {
            if self.pass("+") {
                sum += self.product();
            } else if self.pass("-") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut product = self.power();
        while self.starts_a_factor() {
            product *= self.power();
        }
        product
    }

    fn starts_a_factor(&mut self) -> bool {
        self.pass("");
        let ends = [r"\\", r"\end", r"\text", r"\le"];
        !ends.iter().any(|end| self.rest.starts_with(end))
            && self.rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(' || c == '\\')
    }

    fn power(&mut self) -> f64 {
        let base = self.factor();
        if !self.pass("^") {
            return base;
        }
        let exponent = if self.pass("{") { self.closed_by("}") } else { self.factor() };
        math::pow(base, exponent)
    }

    fn factor(&mut self) -> f64 {
        if self.pass("(") {
            self.closed_by(")")
        } else if self.pass("|") {
            self.closed_by("|").abs()
        } else if self.pass(r"\frac") {
            self.argument() / self.argument()
        } else if self.pass(r"\sqrt") {
            self.argument().sqrt()
        } else if self.pass(r"\max") {
            let [a, b] = self.pair();
            a.max(b)
        } else if self.pass(r"\min") {
            let [a, b] = self.pair();
            a.min(b)
        } else if self.pass(r"\operatorname{sign}(") {
            let x = self.closed_by(")");
            if x == 0.0 { 0.0 } else { x.signum() }
        } else if self.pass(r"\begin{cases}") {
            self.cases()
        } else if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            self.rest = rest;
            number.parse().unwrap()
        } else {
            let symbol = self.symbol();
            *self.values.get(&symbol).unwrap_or_else(|| panic!("{symbol} has no value"))
        }
    }

    fn closed_by(&mut self, bracket: &str) -> f64 {
        let value = self.sum();
        self.expect(bracket);
        value
    }

    fn argument(&mut self) -> f64 {
        self.expect("{");
        self.closed_by("}")
    }

    fn pair(&mut self) -> [f64; 2] {
        self.expect("(");
        [self.closed_by(","), self.closed_by(")")]
    }

    fn cases(&mut self) -> f64 {
        let mut chosen = None;
        loop {
            let value = self.sum();
            self.expect("&");
            if self.pass(r"\text{otherwise}") {
                self.expect(r"\end{cases}");
                return chosen.unwrap_or(value);
            }
            self.expect(r"\text{if }");
            if self.condition() {
                chosen = chosen.or(Some(value));
            }
            self.expect(r"\\");
        }
    }

    fn condition(&mut self) -> bool {
        let left = self.sum();
        if self.pass("<") {
            left < self.sum()
        } else if self.pass(">") {
            left > self.sum()
        } else {
            self.expect("=");
            left == self.sum()
        }
    }

    /// A symbol with its accent and subscript.
    fn symbol(&mut self) -> String {
        let hat = self.pass(r"\hat");
        self.pass("");
        let mut name = String::from(if hat { r"\hat " } else { "" });
        name += self.word();
        if self.rest.starts_with('_') {
            self.rest = &self.rest[1..];
            name.push('_');
            if self.rest.starts_with('{') {
                let end = self.rest.find('}').unwrap() + 1;
                let (subscript, rest) = self.rest.split_at(end);
                self.rest = rest;
                name += subscript;
            } else {
                name += self.word();
            }
        }
        name
    }

    /// `\name` or one character.
    fn word(&mut self) -> &'a str {
        let name = self.rest.strip_prefix('\\').map_or(0, |name| {
            1 + name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len())
        });
        let (word, rest) = self.rest.split_at(name.max(1));
        self.rest = rest;
        word
    }
}

/// Works out the lines of a formula in turn: the values after the step from those before it.
fn work_out(settings: &Settings, values: &mut Values) {
    for line in settings.formula() {
        let mut left = Reader { rest: line, values };
        let symbol = left.symbol();
        let assigned = left.pass("=") || left.pass(r"\leftarrow");
        assert!(assigned, "no assignment: {line}");
        let mut right = Reader { rest: left.rest, values };
        let value = right.sum();
        assert!(
            right.pass("") && right.rest.is_empty(),
            "not understood: {} in {line}",
            right.rest
        );
        match symbol.strip_suffix("_0") {
            Some(start) if values["t"] == 1.0 => values.insert(format!("{start}_{{t-1}}"), value),
            Some(_) => None,
            None => values.insert(symbol, value),
        };
    }
}

/// The values before a step: hyperparameters, t, what the last step left, and the new gradient.
fn before_step(settings: &Settings, step: u32, last: &Values, gradient: f64) -> Values {
    let mut values = Values::new();
    for slot in settings.spec().state {
        values.insert(format!("{}_{{t-1}}", slot.symbol), 0.0);
    }
    for (symbol, value) in last {
        if let Some(symbol) = symbol.strip_suffix("_t") {
            values.insert(format!("{symbol}_{{t-1}}"), *value);
        }
    }
    for (h, (_, value)) in settings.spec().hyperparameters.iter().zip(settings.iter()) {
        values.insert(h.symbol.to_owned(), value);
    }
    values.extend([("t".to_owned(), f64::from(step)), ("g_t".to_owned(), gradient)]);
    // Newton's matrices, which in one dimension are numbers.
    values.extend([("H_t".to_owned(), CURVATURE), ("I".to_owned(), 1.0)]);
    values
}

const CURVATURE: f64 = 1.7;

/// Those whose formula is made of numbers alone, at least in one dimension.
fn numeric(id: &str) -> bool {
    id != "lbfgs" && id != "line_search"
}

/// Walks 60 steps, from step `turn` on under the `later` settings, and works each out by the formula.
fn follow(earlier: &Settings, later: &Settings, turn: u32) {
    let objective = Quadratic::diagonal(&[CURVATURE]);
    let mut walk = Walk::new(&objective, earlier, &[3.0]);
    let mut last = Values::from([(r"\theta_t".to_owned(), 3.0)]);
    let close = |ours: f64, theirs: f64| (ours - theirs).abs() <= 1e-11 * theirs.abs().max(1.0);
    for step in 1..=60 {
        if step == turn + 1 {
            walk.optimizer.set(later);
            walk.learning_rate = later.learning_rate();
        }
        let settings = if step > turn { later } else { earlier };
        let mut gradient = [0.0];
        objective.value_and_gradient(&walk.parameters, &mut gradient);
        let mut values = before_step(settings, step, &last, gradient[0]);
        work_out(settings, &mut values);
        walk.step();
        let (formula, code) = (values[r"\theta_t"], walk.parameters[0]);
        let ways = || format!("{} and from step {turn} on {}", label(earlier), label(later));
        assert!(close(formula, code), "step {step}: {formula} for {code} in {}", ways());
        for (slot, (_, state)) in settings.spec().state.iter().zip(walk.optimizer.state()) {
            let (State::Vector(&[state]) | State::Number(state)) = state else { panic!() };
            let symbol = format!("{}_t", slot.symbol);
            // Some state is kept but not used, and t has no subscript.
            let formula = values.get(&symbol).copied();
            let formula = formula.or((slot.symbol == "t").then_some(values["t"]));
            assert!(
                formula.is_none_or(|f| close(f, state)),
                "{symbol}: {formula:?} for {state} at step {step} in {}",
                ways()
            );
        }
        last = values;
    }
}

#[test]
fn every_formula_leads_where_its_optimizer_goes() {
    let all = CATALOG.iter().filter(|entry| numeric(entry.spec.id));
    for settings in all.flat_map(|entry| variants(entry)) {
        follow(&settings, &settings, 60);
    }
}

#[test]
fn it_does_so_too_where_hyperparameters_change_in_the_midst_of_a_run() {
    for entry in CATALOG.iter().filter(|entry| numeric(entry.spec.id)) {
        let all = variants(entry);
        for (earlier, later) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            if earlier.convention() == later.convention() {
                follow(earlier, later, 7);
            }
        }
    }
}

#[test]
fn the_reader_of_formulas_knows_its_signs() {
    let values = Values::from([(r"\beta_1".to_owned(), 0.5), ("t".to_owned(), 3.0)]);
    let work = |tex| {
        let mut reader = Reader { rest: tex, values: &values };
        (reader.sum(), reader.rest.trim())
    };
    for (tex, value) in [
        (r"1-\beta_1^t", 0.875),
        (r"2\,t\,\beta_1^{t-1}", 1.5),
        (r"-\frac{1}{\beta_1}\,(1+t)^2", -32.0),
        (r"\sqrt{t+1} + |t-4|", 3.0),
        (r"\max(\min(t, 2), \operatorname{sign}(-t))", 2.0),
        (
            r"\begin{cases} 7 & \text{if } t < 3 \\ \beta_1\,t & \text{if } t = 3 \\ 0 & \text{otherwise} \end{cases} + 1",
            2.5,
        ),
    ] {
        assert_eq!(work(tex), (value, ""), "{tex}");
    }
}
