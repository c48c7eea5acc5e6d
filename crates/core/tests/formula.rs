//! Typed formulas: what they mean, what they refuse and where.

use descent_core::error::{Error, Expected, FormulaError, FormulaErrorKind};
use descent_core::formula::{self, DEEPEST, Expression, LONGEST};
use descent_core::math;
use descent_core::number::{Dual, Jet, Real};
use descent_core::surfaces::{CATALOG, Formula, Surface};
use proptest::prelude::*;

fn read(text: &str) -> Expression {
    formula::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn value(text: &str, x: f64, y: f64) -> f64 {
    read(text).evaluate(x, y)
}

fn jet(text: &str, at: [f64; 2]) -> Jet {
    let [x, y] = Jet::variables(at);
    read(text).evaluate(x, y)
}

const POINTS: [[f64; 2]; 5] = [[0.3, 0.7], [1.5, 2.25], [-1.25, 0.4], [0.875, -3.5], [-2.0, -0.1]];

/// Checks that a formula is the closure, run with numbers and with jets: the same bits.
macro_rules! assert_same {
    ($text:expr, |$x:ident, $y:ident| $body:expr) => {
        for at in POINTS {
            let ours = jet($text, at);
            let [$x, $y] = Jet::variables(at);
            assert_eq!(ours, $body, "{} at {at:?}", $text);
            let [$x, $y] = at;
            assert_eq!(ours.value.to_bits(), Real::value($body).to_bits(), "{}", $text);
            assert_eq!(value($text, $x, $y).to_bits(), ours.value.to_bits(), "{}", $text);
        }
    };
}

#[test]
fn a_formula_is_what_the_same_line_of_code_is() {
    assert_same!("x", |x, _y| x);
    assert_same!("x - y", |x, y| x - y);
    assert_same!("x^2 + y^2", |x, y| x.square() + y.square());
    assert_same!("x³ - 3x y²", |x, y| Real::powi(x, 3) - x * 3.0 * Real::powi(y, 2));
    assert_same!("sin(x)*cos(y) + 1.5", |x, y| Real::sin(x) * Real::cos(y) + 1.5);
    assert_same!("exp(-(x^2+y^2)/2)", |x, y| Real::exp(-(x.square() + y.square()) * 0.5));
    assert_same!("sqrt(x^2+y^2+1)", |x, y| Real::sqrt(x.square() + y.square() + 1.0));
    assert_same!("hypot(x, y)", |x, y| Real::sqrt(x.square() + y.square()));
    assert_same!("tanh(x) + sigmoid(y)", |x, y| Real::tanh(x) + Real::sigmoid(y));
    assert_same!("|x| + abs(y)", |x, y| Real::abs(x) + Real::abs(y));
    assert_same!("ln(x^2+1) - sign(y)", |x, y| Real::ln(x.square() + 1.0) - Real::sign(y));
    assert_same!("(x - y)(x + y)", |x, y| (x - y) * (x + y));
    assert_same!("e^x", |x, _y| Real::exp(x));
}

#[test]
fn the_surfaces_of_the_catalog_can_be_typed() {
    let typed = [
        ("bowl", "x² + y²"),
        ("rosenbrock", "(1-x)^2 + 100(y-x^2)^2"),
        ("himmelblau", "(x²+y−11)² + (x+y²−7)²"),
        ("beale", "(1.5-x+xy)^2 + (2.25-x+xy^2)^2 + (2.625-x+xy^3)^2"),
        ("booth", "(x+2y-7)**2 + (2x+y-5)**2"),
        ("matyas", "0.26(x^2+y^2) - 0.48xy"),
        ("saddle", "x^2/2 - y^2/2 + y^4/4"),
        ("monkey_saddle", "x^3 - 3x*y^2"),
        ("plateau", "1 - e^(-(x²+y²)/2)"),
        ("cliff", "0.1(x^2 + y^2) + 5/(1 + exp(20(x + 1)))"),
        ("ridge", "|x| + |y|"),
        ("two_wells", ".02(x²+y²) - exp(-((x+2)²+y²)/4) - 1.5exp(-2((x-2)²+y²))"),
        ("rastrigin", "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2π·y)"),
        ("ackley", "-20 exp(-0.2 sqrt((x^2+y^2)/2)) - exp((cos(tau x) + cos(tau y))/2) + e + 20"),
        ("styblinski_tang", "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2"),
        ("three_hump_camel", "2x^2 - 1.05x^4 + x^6/6 + x*y + y^2"),
        (
            "goldstein_price",
            "(1+(x+y+1)^2(19-14x+3x^2-14y+6x y+3y^2)) \
             (30+(2x-3y)^2(18-32x+12x^2+48y-36x y+27y^2))",
        ),
        ("levy_13", "sin(3pi x)^2 + (x-1)^2(1+sin(3pi y)^2) + (y-1)^2(1+sin(2pi y)^2)"),
        ("easom", "-cos(x)cos(y)exp(-((x-pi)^2+(y-pi)^2))"),
        ("mccormick", "sin(x+y) + (x-y)^2 - 1.5x + 2.5y + 1"),
    ];
    let missing = |spec: &&descent_core::surfaces::Spec| typed.iter().all(|(id, _)| *id != spec.id);
    let untyped: Vec<_> = CATALOG.iter().copied().filter(missing).map(|spec| spec.id).collect();
    assert_eq!(untyped, ["ravine"]);
    for (id, text) in typed {
        let named = Surface::named(id, &[]).unwrap();
        let typed = Surface::typed(text, named.domain).unwrap();
        for at in POINTS {
            let (ours, theirs) = (typed.jet(at), named.jet(at));
            let pairs = [(ours.value, theirs.value)].into_iter();
            let pairs = pairs.chain(ours.gradient.into_iter().zip(theirs.gradient));
            for (a, b) in pairs.chain(ours.hessian.into_iter().zip(theirs.hessian)) {
                let scale = 1.0 + theirs.hessian.iter().fold(b.abs(), |s, h| s.max(h.abs()));
                assert!((a - b).abs() <= 1e-12 * scale, "{id} at {at:?}: {a}, {b}");
            }
        }
    }
}

#[test]
fn operators_bind_as_in_mathematics() {
    let (x, y) = (3.0, 5.0);
    for (text, expected) in [
        ("1 + 2*3", 7.0),
        ("2*3 + 1", 7.0),
        ("10 - 4 - 3", 3.0),
        ("12/3/2", 2.0),
        ("12/3*2", 8.0),
        ("2^3^2", 512.0),
        ("(2^3)^2", 64.0),
        ("2**3**2", 512.0),
        ("2*3^2", 18.0),
        ("-2^2", -4.0),
        ("(-2)^2", 4.0),
        ("-x^2", -9.0),
        ("-x²", -9.0),
        ("2^-1", 0.5),
        ("2^-x", 0.125),
        ("2^--1", 2.0),
        ("--x", 3.0),
        ("-+-x", 3.0),
        ("+x", 3.0),
        ("x - -y", 8.0),
        ("x*-y", -15.0),
        ("x -y", -2.0),
        ("-x y", -15.0),
        ("2x", 6.0),
        ("2x^2", 18.0),
        ("x^2y", 45.0),
        ("2^3x", 24.0),
        ("xy", 15.0),
        ("xy^2", 75.0),
        ("x y", 15.0),
        ("x(y+1)", 18.0),
        ("(x+1)(y-1)", 16.0),
        ("2(x+1)", 8.0),
        ("1/2x", 1.5),
        ("1/(2x)", 1.0 / 6.0),
        ("x²^3", 729.0),
        ("x^2²", 81.0),
        ("x^y²", math::pow(3.0, 25.0)),
        ("2|x|y", 30.0),
        ("|x - y|", 2.0),
        ("||x| - |y||", 2.0),
        ("|x|·|-y|", 15.0),
        ("|2(|-x|)|", 6.0),
        ("2e", 2.0 * std::f64::consts::E),
        ("2e3", 2000.0),
        ("2e-3", 0.002),
        ("2E+3", 2000.0),
        ("2e−3", 0.002),
        ("2e - 3", 2.0 * std::f64::consts::E - 3.0),
        ("2e x", 6.0 * std::f64::consts::E),
        ("2exp(0)", 2.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("1.5e1x", 45.0),
        ("2pi", std::f64::consts::TAU),
        ("π - pi", 0.0),
        ("tau/τ", 1.0),
        ("X + Y", 8.0),
        ("Sin(0) + COS(0)", 1.0),
        ("х + у", 8.0),
        ("2·3 × 4 ⋅ 5", 120.0),
        ("7 − 4", 3.0),
        ("\u{a0}x\t+\n1 ", 4.0),
    ] {
        assert_eq!(value(text, x, y), expected, "{text}");
    }
}

#[test]
fn every_function_has_its_value_and_derivative() {
    use std::f64::consts::{LN_2, LN_10};
    let (x, y) = (0.6_f64, 0.25_f64);
    let s = 1.0 / (1.0 + math::exp(-x));
    let h = (x * x + y * y).sqrt();
    let table: Vec<(&str, f64, [f64; 2])> = vec![
        ("sin(x)", math::sin(x), [math::cos(x), 0.0]),
        ("cos(x)", math::cos(x), [-math::sin(x), 0.0]),
        ("tan(x)", math::tan(x), [1.0 / (math::cos(x) * math::cos(x)), 0.0]),
        ("asin(x)", math::asin(x), [1.0 / (1.0 - x * x).sqrt(), 0.0]),
        ("acos(x)", math::acos(x), [-1.0 / (1.0 - x * x).sqrt(), 0.0]),
        ("atan(x)", math::atan(x), [1.0 / (1.0 + x * x), 0.0]),
        ("sinh(x)", math::sinh(x), [math::cosh(x), 0.0]),
        ("cosh(x)", math::cosh(x), [math::sinh(x), 0.0]),
        ("tanh(x)", math::tanh(x), [1.0 / (math::cosh(x) * math::cosh(x)), 0.0]),
        ("exp(x)", math::exp(x), [math::exp(x), 0.0]),
        ("ln(x)", math::ln(x), [1.0 / x, 0.0]),
        ("log(x)", math::ln(x), [1.0 / x, 0.0]),
        ("log2(x)", math::log2(x), [1.0 / (x * LN_2), 0.0]),
        ("log10(x)", math::log10(x), [1.0 / (x * LN_10), 0.0]),
        ("sqrt(x)", x.sqrt(), [0.5 / x.sqrt(), 0.0]),
        ("abs(-x)", x, [1.0, 0.0]),
        ("sign(x)", 1.0, [0.0, 0.0]),
        ("sigmoid(x)", s, [s * (1.0 - s), 0.0]),
        ("min(x, y)", y, [0.0, 1.0]),
        ("min(y, x)", y, [0.0, 1.0]),
        ("max(x, y)", x, [1.0, 0.0]),
        ("max(x, 2x)", 2.0 * x, [2.0, 0.0]),
        ("pow(x, 3)", x * x * x, [3.0 * x * x, 0.0]),
        ("hypot(x, y)", h, [x / h, y / h]),
    ];
    for function in formula::functions() {
        let named = |(text, ..): &&(&str, _, _)| text.starts_with(&format!("{}(", function.name));
        assert!(table.iter().any(|row| named(&row)), "no test for {}", function.name);
    }
    let more = [
        ("x^2.5", math::pow(x, 2.5), [2.5 * math::pow(x, 1.5), 0.0]),
        ("x^-2", 1.0 / (x * x), [-2.0 / (x * x * x), 0.0]),
        ("x^0", 1.0, [0.0, 0.0]),
        ("2^x", math::pow(2.0, x), [math::pow(2.0, x) * LN_2, 0.0]),
        ("0^x", 0.0, [0.0, 0.0]),
        ("e^(x y)", math::exp(x * y), [y * math::exp(x * y), x * math::exp(x * y)]),
        ("x^y", math::pow(x, y), [y * math::pow(x, y - 1.0), math::ln(x) * math::pow(x, y)]),
        ("pi^2", math::powi(std::f64::consts::PI, 2), [0.0, 0.0]),
    ];
    for (text, expected, gradient) in table.into_iter().chain(more) {
        let ours = jet(text, [x, y]);
        assert!((ours.value - expected).abs() <= 1e-15, "{text}: {} {expected}", ours.value);
        for (a, b) in ours.gradient.into_iter().zip(gradient) {
            assert!((a - b).abs() <= 1e-14, "{text}: {a} instead of {b}");
        }
        // The Hessian, by differences of the gradient.
        let slopes = [[x + 1e-6, y], [x, y + 1e-6], [x - 1e-6, y], [x, y - 1e-6]]
            .map(|at| jet(text, at).gradient);
        let [xx, xy, yy] = ours.hessian;
        for (a, b) in [
            (xx, slopes[0][0] - slopes[2][0]),
            (xy, slopes[0][1] - slopes[2][1]),
            (xy, slopes[1][0] - slopes[3][0]),
            (yy, slopes[1][1] - slopes[3][1]),
        ] {
            assert!((a - b / 2e-6).abs() <= 1e-7, "{text}: {a} instead of {}", b / 2e-6);
        }
    }
}

#[test]
fn kinks_have_the_slope_of_the_branch_taken_and_nan_stays() {
    assert_eq!(jet("|x|", [0.0, 0.0]).gradient, [0.0, 0.0]);
    assert_eq!(jet("hypot(x, y)", [0.0, 0.0]).gradient, [0.0, 0.0]);
    assert_eq!(jet("min(x, y)", [1.0, 1.0]).gradient, [1.0, 0.0]);
    assert_eq!(jet("max(x, y)", [1.0, 1.0]).gradient, [1.0, 0.0]);
    for text in ["min(x, y)", "max(x, y)", "min(y, x)", "x^y", "hypot(x, y)", "sign(x)"] {
        assert!(value(text, f64::NAN, 1.0).is_nan(), "{text}");
    }
    assert!(jet("x^y", [-1.5, 2.0]).gradient[0].is_nan());
    assert!(value("(-8)^(1/3)", 0.0, 0.0).is_nan());
    assert_eq!(value("(-8)^3", 0.0, 0.0), -512.0);
}

#[test]
fn constants_are_folded_so_that_their_derivatives_cannot_be_nan() {
    let jet = jet("x + sqrt(0) + 0^0.5 + ln(1)^0.5", [1.0, 2.0]);
    assert_eq!((jet.value, jet.gradient, jet.hessian), (1.0, [1.0, 0.0], [0.0; 3]));
}

#[test]
fn tex_shows_the_formula_as_it_was_understood() {
    for (text, tex) in [
        ("x^2 + y^2", "x^{2} + y^{2}"),
        ("1/2x", r"\frac{1}{2}\,x"),
        ("(x+1)/(y-1)", r"\frac{x + 1}{y - 1}"),
        ("100(y-x²)²", r"100\,\left(y - x^{2}\right)^{2}"),
        ("2*3", r"2\cdot 3"),
        ("2*3^2", r"2\cdot 3^{2}"),
        ("-x^2", "-x^{2}"),
        ("(-x)^2", r"\left(-x\right)^{2}"),
        ("-(x+y)", r"-\left(x + y\right)"),
        ("x - (y - 1)", r"x - \left(y - 1\right)"),
        ("x*-y", r"x\,\left(-y\right)"),
        ("--x", r"-\left(-x\right)"),
        ("2^3^2", "2^{3^{2}}"),
        ("(2^3)^2", r"\left(2^{3}\right)^{2}"),
        ("sin(x)^2", r"\left(\sin\left(x\right)\right)^{2}"),
        ("|x|^2", r"\left|x\right|^{2}"),
        ("exp(-x)", "e^{-x}"),
        ("log(x) + log10(x)", r"\ln\left(x\right) + \log_{10}\left(x\right)"),
        ("sqrt(x+1)", r"\sqrt{x + 1}"),
        ("max(x, y)", r"\max\left(x, y\right)"),
        ("pow(x, y)", "x^{y}"),
        ("2π x", r"2\,\pi\,x"),
        ("1e-20x", r"1\cdot 10^{-20}\,x"),
        ("0.25", "0.25"),
    ] {
        assert_eq!(read(text).to_tex(), tex, "{text}");
    }
}

#[test]
fn wrong_formulas_are_refused_at_the_right_place() {
    use Expected::{ClosingBar, ClosingBracket, Operand, Operator};
    use FormulaErrorKind::{Empty, MissingArguments, UnknownName};
    let at = |found: char, expected| FormulaErrorKind::Unexpected { found: Some(found), expected };
    let end = |expected| FormulaErrorKind::Unexpected { found: None, expected };
    let name = |name: &str| UnknownName(name.to_owned());
    let bare = |name: &str| MissingArguments(name.to_owned());
    let count = |name: &str, expected| FormulaErrorKind::ArgumentCount {
        function: name.to_owned(),
        expected,
    };
    for (text, position, length, kind) in [
        ("", 0, 0, Empty),
        (" \t ", 0, 0, Empty),
        ("x +", 3, 0, end(Operand)),
        ("x + ", 4, 0, end(Operand)),
        ("* x", 0, 1, at('*', Operand)),
        ("x + * y", 4, 1, at('*', Operand)),
        ("x ** * y", 5, 1, at('*', Operand)),
        ("x^", 2, 0, end(Operand)),
        ("x)", 1, 1, at(')', Operator)),
        ("()", 1, 1, at(')', Operand)),
        ("(x + 1", 6, 0, end(ClosingBracket)),
        ("(x + 1]", 6, 1, at(']', ClosingBracket)),
        ("2(x + (y - 1)", 13, 0, end(ClosingBracket)),
        ("|x + 1", 6, 0, end(ClosingBar)),
        ("|x)", 2, 1, at(')', ClosingBar)),
        ("(|x)|", 3, 1, at(')', ClosingBar)),
        ("||", 2, 0, end(Operand)),
        ("|x|y|", 5, 0, end(Operand)),
        ("0,5x", 1, 1, at(',', Operator)),
        ("(0,5)", 2, 1, at(',', ClosingBracket)),
        ("sin(0,5)", 5, 1, count("sin", 1)),
        ("max(0,5, x)", 7, 1, count("max", 2)),
        ("max(x)", 5, 1, count("max", 2)),
        ("max(x", 5, 0, end(ClosingBracket)),
        ("max(x,)", 6, 1, at(')', Operand)),
        ("sin()", 4, 1, at(')', Operand)),
        ("sin x", 0, 3, bare("sin")),
        ("x·sin²(x)", 2, 3, bare("sin")),
        ("1 + Cos", 4, 3, bare("Cos")),
        ("x + z", 4, 1, name("z")),
        ("2·π·радиус", 4, 6, name("радиус")),
        ("x_1 + x_2", 0, 3, name("x_1")),
        ("x2", 0, 2, name("x2")),
        ("xsin(x)", 0, 4, name("xsin")),
        ("2 3", 2, 1, at('3', Operator)),
        ("x 2", 2, 1, at('2', Operator)),
        ("(x)2", 3, 1, at('2', Operator)),
        ("1.2.3", 3, 1, at('.', Operator)),
        (".", 0, 1, at('.', Operand)),
        ("x²³", 2, 1, at('³', Operator)),
        ("²", 0, 1, at('²', Operand)),
        ("x = y", 2, 1, at('=', Operator)),
        ("ху + €", 5, 1, at('€', Operand)),
        ("x, y", 1, 1, at(',', Operator)),
    ] {
        let expected = FormulaError { position, length, kind };
        assert_eq!(formula::parse(text).err(), Some(expected), "{text}");
    }
}

#[test]
fn limits_are_checked() {
    let too_long = |limit| FormulaErrorKind::TooLong { limit };
    assert!(formula::parse(&"x".repeat(LONGEST)).is_ok());
    assert!(formula::parse(&"x".repeat(LONGEST + 1)).is_err());
    let error = formula::parse(&"é".repeat(LONGEST + 3)).unwrap_err();
    assert_eq!((error.position, error.length, error.kind), (LONGEST, 3, too_long(LONGEST)));

    let deep = |depth: usize, open: &str, close: &str| {
        formula::parse(&format!("{}x{}", open.repeat(depth), close.repeat(depth)))
    };
    for (open, close) in
        [("(", ")"), ("-", ""), ("2^", ""), ("ln(", ")"), ("|", "|"), ("x+x*(", ")")]
    {
        assert!(deep(DEEPEST, open, close).is_ok(), "{open}");
        let error = deep(DEEPEST + 1, open, close).unwrap_err();
        let position = open.chars().count() * (DEEPEST + 1);
        assert_eq!(error, FormulaError { position, length: 1, kind: too_long(DEEPEST) }, "{open}");
    }
    for open in ["(", "-", "2^", "|", "sin("] {
        assert!(formula::parse(&open.repeat(LONGEST / open.len())).is_err(), "{open}");
    }
}

#[test]
fn the_longest_formulas_fit_the_stack() {
    assert_eq!(value(&format!("x{}", "+x".repeat(199)), 1.0, 0.0), 200.0);
    assert_eq!(value(&"x".repeat(400), 1.0, 0.0), 1.0);
    let nested = format!("{}x{}", "x+x*(".repeat(50), ")".repeat(50));
    assert_eq!(value(&nested, 1.0, 0.0), 51.0);
    // As balanced as 400 characters can be.
    let mut balanced = "xx".to_owned();
    while balanced.len() * 2 + 5 <= LONGEST {
        balanced = format!("({balanced})+({balanced})");
    }
    let leaves = balanced.matches("xx").count();
    assert_eq!(value(&balanced, 1.0, 0.0), leaves as f64);
}

#[test]
fn a_typed_surface_checks_its_formula_and_domain() {
    let surface = Surface::typed("x^2 + 1", [-1.0, 1.0, -2.0, 2.0]).unwrap();
    assert!(surface.spec.is_none() && surface.minima().is_empty());
    assert_eq!(surface.formula, "x^{2} + 1");
    assert_eq!(surface.dual([3.0, 0.0]), Dual { value: 10.0, gradient: [6.0, 0.0] });

    let domain = [0.0, 1.0, 0.0, 1.0];
    assert!(matches!(Surface::typed("x +", domain), Err(Error::Formula(_))));
    for domain in [
        [1.0, 0.0, 0.0, 1.0],
        [0.0, 0.0, 0.0, 1.0],
        [0.0, 1.0, 2.0, 1.0],
        [f64::NAN, 1.0, 0.0, 1.0],
        [f64::NEG_INFINITY, 1.0, 0.0, 1.0],
        [0.0, 2e6, 0.0, 1.0],
    ] {
        let error = Surface::typed("x", domain).err();
        let named = |argument: &str| argument == "domain";
        assert!(
            matches!(&error, Some(Error::OutOfRange { argument, .. }) if named(argument)),
            "{domain:?}: {error:?}"
        );
    }
}

/// A formula as the tests understand it.
#[derive(Debug, Clone)]
enum Tree {
    X,
    Y,
    Number(f64),
    Negate(Box<Tree>),
    Binary(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Vec<Tree>),
}

fn trees() -> impl Strategy<Value = Tree> {
    let number = prop_oneof![
        (0_u32..6).prop_map(f64::from),
        prop::sample::select(vec![0.5, 2.5, 0.125, 1e-3, 1e20]),
    ];
    let leaf = prop_oneof![Just(Tree::X), Just(Tree::Y), number.prop_map(Tree::Number)];
    leaf.prop_recursive(6, 40, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        let one = prop::sample::select(vec!["sin", "exp", "abs", "sqrt", "atan", "log2", "|"]);
        let two = prop::sample::select(vec!["min", "max", "pow", "hypot"]);
        prop_oneof![
            inner.clone().prop_map(|a| Tree::Negate(Box::new(a))),
            (prop::sample::select(vec!['+', '-', '*', '/', '^', ' ']), pair.clone())
                .prop_map(|(sign, (a, b))| Tree::Binary(sign, Box::new(a), Box::new(b))),
            (one, inner).prop_map(|(name, a)| Tree::Call(name, vec![a])),
            (two, pair).prop_map(|(name, (a, b))| Tree::Call(name, vec![a, b])),
        ]
    })
}

impl Tree {
    /// The text, with as few brackets as the table of precedence allows, or with all.
    fn print(&self, all: bool) -> String {
        let bracketed = |tree: &Self, least: u8| {
            let text = tree.print(all);
            if all || tree.level() < least { format!("({text})") } else { text }
        };
        match self {
            Self::X => "x".to_owned(),
            Self::Y => "y".to_owned(),
            Self::Number(value) => value.to_string(),
            Self::Negate(a) => format!("-{}", bracketed(a, 3)),
            Self::Binary(sign, a, b) => {
                let (left, right) = match sign {
                    '+' | '-' => (1, 2),
                    '^' => (5, 3),
                    _ => (2, 3),
                };
                let (left, right) = (bracketed(a, left), bracketed(b, right));
                if *sign == ' ' && right.starts_with(|c: char| "-.0123456789".contains(c)) {
                    return format!("{left}({right})");
                }
                // A bar after a space inside bars would close them.
                if *sign == ' ' && right.starts_with('|') {
                    return format!("{left}×{right}");
                }
                format!("{left}{sign}{right}")
            }
            Self::Call("|", arguments) => format!("|{}|", arguments[0].print(all)),
            Self::Call(name, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|a| a.print(all)).collect();
                format!("{name}({})", arguments.join(", "))
            }
        }
    }

    fn level(&self) -> u8 {
        match self {
            Self::Binary('+' | '-', ..) => 1,
            Self::Binary('*' | '/' | ' ', ..) => 2,
            Self::Negate(_) => 3,
            Self::Binary(..) => 4,
            _ => 5,
        }
    }

    fn varies(&self) -> bool {
        match self {
            Self::X | Self::Y => true,
            Self::Number(_) => false,
            Self::Negate(a) => a.varies(),
            Self::Binary(_, a, b) => a.varies() || b.varies(),
            Self::Call(_, arguments) => arguments.iter().any(Self::varies),
        }
    }

    fn value(&self, x: f64, y: f64) -> f64 {
        let of = |tree: &Self| tree.value(x, y);
        match self {
            Self::X => x,
            Self::Y => y,
            Self::Number(value) => *value,
            Self::Negate(a) => -of(a),
            Self::Binary('+', a, b) => of(a) + of(b),
            Self::Binary('-', a, b) => of(a) - of(b),
            Self::Binary('/', a, b) => of(a) / of(b),
            Self::Binary('^', a, b) => power(a, b, x, y),
            Self::Binary(_, a, b) => of(a) * of(b),
            Self::Call(name, arguments) => match (*name, arguments.as_slice()) {
                ("sin", [a]) => math::sin(of(a)),
                ("exp", [a]) => math::exp(of(a)),
                ("abs" | "|", [a]) => of(a).abs(),
                ("sqrt", [a]) => of(a).sqrt(),
                ("atan", [a]) => math::atan(of(a)),
                ("log2", [a]) => math::log2(of(a)),
                ("pow", [a, b]) => power(a, b, x, y),
                ("hypot", [a, b]) => (of(a) * of(a) + of(b) * of(b)).sqrt(),
                ("min", [a, b]) if of(a).is_nan() || of(b).is_nan() => f64::NAN,
                ("max", [a, b]) if of(a).is_nan() || of(b).is_nan() => f64::NAN,
                ("min", [a, b]) => of(a).min(of(b)),
                ("max", [a, b]) => of(a).max(of(b)),
                other => panic!("{other:?}"),
            },
        }
    }
}

fn power(base: &Tree, exponent: &Tree, x: f64, y: f64) -> f64 {
    let (b, e) = (base.value(x, y), exponent.value(x, y));
    if exponent.varies() || e != e.trunc() || e.abs() > f64::from(i32::MAX) {
        return math::pow(b, e);
    }
    let whole = math::powi(b, e.abs() as u32);
    if e < 0.0 { 1.0 / whole } else { whole }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_printed_formula_is_read_back_as_the_same(tree in trees(), all in any::<bool>()) {
        let text = tree.print(all);
        prop_assume!(text.chars().count() <= LONGEST);
        let expression = formula::parse(&text);
        prop_assert!(expression.is_ok(), "{text}: {:?}", expression.err());
        let expression = expression.unwrap();
        for [x, y] in POINTS {
            let (ours, theirs) = (expression.evaluate(x, y), tree.value(x, y));
            prop_assert!(
                ours == theirs || (ours.is_nan() && theirs.is_nan()),
                "{text} at {x}, {y}: {ours} instead of {theirs}"
            );
            let [u, v] = Jet::variables([x, y]);
            let jet = expression.evaluate(u, v);
            prop_assert!(jet.value == ours || jet.value.is_nan() == ours.is_nan(), "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused_within_the_text(
        text in r"[xy0-9e.+*/^()|, ²³·×−πх_=-]{0,40}|(sin|log|max|x|2|e|\(|\)|,|-|\^|\|| ){0,20}|\PC{0,40}",
    ) {
        match formula::parse(&text) {
            Ok(expression) => {
                prop_assert!(!expression.to_tex().is_empty());
                let _ = expression.evaluate(0.5, -2.0);
            }
            Err(error) => {
                prop_assert!(error.position + error.length <= text.chars().count(), "{error:?}");
                prop_assert!(!error.to_string().is_empty());
                if let FormulaErrorKind::Unexpected { found, .. } = error.kind {
                    prop_assert_eq!(text.chars().nth(error.position), found);
                }
            }
        }
    }
}
