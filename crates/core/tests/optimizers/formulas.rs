//! The formulas of the specs: that they name what they must, and that they say what the code does. Each is
//! read and worked out, in one dimension, from what it made of the step before, and must lead where the optimizer goes.
//! How it does step by step, in the plane and with everything that a run has, is in `autopsy`.

use super::{Quadratic, Walk, flags, label, variants};
use descent_core::autopsy::tree::Symbol;
use descent_core::autopsy::{Failure, Quantity, Values, reader};
use descent_core::objective::Objective;
use descent_core::optimizers::{CATALOG, State};
use descent_core::spec::{Kind, Settings, When};

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

/// A symbol as it is written in TeX.
fn symbol(tex: &str) -> Symbol {
    reader::symbol(tex).unwrap()
}

/// The value of a symbol in one dimension.
fn number(values: &Values<'_>, tex: &str) -> Option<f64> {
    match values.get(&symbol(tex))? {
        Quantity::Number(number) => Some(*number),
        Quantity::Vector(vector) => vector.first().copied(),
        Quantity::Matrix(_) => None,
    }
}

/// Works out the lines of a formula in turn: the values after the step from those before it.
fn work_out(settings: &Settings, values: &mut Values<'_>) {
    for line in settings.formula() {
        let assignment = reader::assignment(line).unwrap();
        let value = values.quantity(&assignment.value).unwrap();
        let symbol = assignment.symbol;
        if symbol.subscript != "0" {
            values.set(symbol, value);
        } else if number(values, "t") == Some(1.0) {
            values.set(symbol.at("t-1"), value);
        }
    }
}

/// The values before a step: hyperparameters, t, what the last step left, and the new gradient.
fn before_step(
    settings: &Settings,
    step: u32,
    last: &Values<'_>,
    gradient: f64,
) -> Values<'static> {
    let mut values = Values::new(1);
    for slot in settings.spec().state {
        let now = symbol(slot.symbol).at("t");
        let value = last.get(&now).cloned().unwrap_or(Quantity::Number(0.0));
        values.set(now.at("t-1"), value);
    }
    values.set(symbol(r"\theta_{t-1}"), last.get(&symbol(r"\theta_t")).unwrap().clone());
    for (h, (_, value)) in settings.spec().hyperparameters.iter().zip(settings.iter()) {
        if !h.symbol.is_empty() {
            values.set(symbol(h.symbol), Quantity::Number(value));
        }
    }
    values.set(symbol("t"), Quantity::Number(f64::from(step)));
    values.set(symbol("g_t"), Quantity::Vector(vec![gradient]));
    values.set(symbol("H_t"), Quantity::Matrix(vec![CURVATURE]));
    values.set(symbol("I"), Quantity::Matrix(vec![1.0]));
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
    let mut last = Values::new(1);
    last.set(symbol(r"\theta_t"), Quantity::Vector(vec![3.0]));
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
        let (formula, code) = (number(&values, r"\theta_t").unwrap(), walk.parameters[0]);
        let ways = || format!("{} and from step {turn} on {}", label(earlier), label(later));
        assert!(close(formula, code), "step {step}: {formula} for {code} in {}", ways());
        for (slot, (_, state)) in settings.spec().state.iter().zip(walk.optimizer.state()) {
            let (State::Vector(&[state]) | State::Number(state)) = state else { panic!() };
            // Some state is kept but not used, and t has no subscript.
            let formula = number(&values, &format!("{}_t", slot.symbol));
            let formula = formula.or((slot.symbol == "t").then_some(f64::from(step)));
            assert!(
                formula.is_none_or(|f| close(f, state)),
                "{}: {formula:?} for {state} at step {step} in {}",
                slot.symbol,
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
    let mut values = Values::new(2);
    values.set(symbol(r"\beta_1"), Quantity::Number(0.5));
    values.set(symbol("t"), Quantity::Number(3.0));
    values.set(symbol("g_t"), Quantity::Vector(vec![3.0, -4.0]));
    values.set(symbol("H_t"), Quantity::Matrix(vec![0.0, 2.0, 2.0, 0.0]));
    let work = |tex| values.number(&reader::expression(tex)?, 1);
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
        (r"g_t^\top g_t - \|g_t\|_1 + \|g_t\|_2 + \|g_t\|_\infty", 27.0),
        (r"2\,H_t\,g_t", 12.0),
        (r"(H_t+I)^{-1}\,H_t\,g_t", -22.0 / 3.0),
        (r"|H_t|\,g_t", -8.0),
        (r"\det(H_t)", -4.0),
        (
            r"\begin{cases} 1 & \text{if } g_t > 0 \text{ or } t \le 3 \\ 0 & \text{otherwise} \end{cases}",
            1.0,
        ),
        (r"\max\{10\,\beta_1^k : k < 9,\ 10\,\beta_1^k \le t\}", 2.5),
        (r"\max\{\beta_1^k : k < 9,\ k > 10\}", 0.0),
        (r"\htmlData{symbol=m}{-0.5} - 1.5\cdot 10^{-1} \cdot \htmlData{symbol=v}{(-2)}", -0.2),
        (
            r"\begin{pmatrix} 1 & -2 \\ 3\cdot 10^{1} & 4 \end{pmatrix} \begin{pmatrix} 1 \\ 2 \end{pmatrix}",
            38.0,
        ),
    ] {
        let mut known = values.clone();
        known.set(symbol("I"), Quantity::Matrix(vec![1.0, 0.0, 0.0, 1.0]));
        let found = known.number(&reader::expression(tex).unwrap(), 1).unwrap();
        assert!((found - value).abs() < 1e-14, "{tex}: {found}");
    }
    assert_eq!(work("x"), Err(Failure::NoValue { symbol: "x".to_owned() }));
    assert_eq!(work("H_t"), Err(Failure::Shape));
}

#[test]
fn what_is_no_formula_is_refused_with_its_place() {
    for (tex, place) in
        [("", 0), ("1 +", 3), (r"\frac{1}", 8), ("(1", 2), (r"\sqrt 2", 6), ("1 ) 2", 2), ("é", 0)]
    {
        let refused = reader::expression(tex).unwrap_err();
        assert_eq!(refused, Failure::Unreadable { tex: tex.to_owned(), position: place }, "{tex}");
    }
    let deep = "(".repeat(100_000);
    assert!(matches!(reader::expression(&deep), Err(Failure::Unreadable { .. })));
}
