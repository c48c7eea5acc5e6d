//! From text to a tree, by the grammar of the module above.
//!
//! Every refusal is final (winnow's `Cut`): the grammar needs no second try at anything but a number.

use super::DEEPEST;
use super::functions::{ABS, Binary, Function, constants, functions};
use super::tree::Node;
use crate::error::{Expected, FormulaError, FormulaErrorKind};
use crate::math;
use winnow::ascii::{digit0, digit1};
use winnow::combinator::{alt, opt, peek, preceded, separated_foldl1};
use winnow::error::{ErrMode, ParserError};
use winnow::stream::{LocatingSlice, Location, Stateful};
use winnow::token::{any, one_of, take_while};
use winnow::{ModalResult, Parser};

type Input<'t> = Stateful<LocatingSlice<&'t str>, Scope>;
type Parsed<T> = ModalResult<T, Refusal>;

/// What the formula is inside of.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    depth: usize,
    /// What closes the innermost bracket; `None` outside of all.
    closer: Option<char>,
}

/// What is wrong, at which byte, and for how many characters.
#[derive(Debug)]
struct Refusal {
    offset: usize,
    length: usize,
    kind: FormulaErrorKind,
}

impl ParserError<Input<'_>> for Refusal {
    type Inner = Self;

    fn from_input(input: &Input<'_>) -> Self {
        Self::unexpected(input, Expected::Operand)
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

impl Refusal {
    /// Of the next character or, at the end, of what is not there.
    fn here(input: &Input<'_>, kind: FormulaErrorKind) -> Self {
        let length = usize::from(next(input).is_some());
        Self { offset: input.current_token_start(), length, kind }
    }

    fn unexpected(input: &Input<'_>, expected: Expected) -> Self {
        Self::here(input, FormulaErrorKind::Unexpected { found: next(input), expected })
    }

    fn of_word(offset: usize, word: &str, kind: impl Fn(String) -> FormulaErrorKind) -> Self {
        Self { offset, length: word.chars().count(), kind: kind(word.to_owned()) }
    }
}

/// Reads a whole text.
pub(super) fn read(text: &str) -> Result<Node, FormulaError> {
    let mut input = Stateful { input: LocatingSlice::new(text), state: Scope::default() };
    let node = sum(&mut input).and_then(|node| close(&mut input).map(|()| node));
    node.map_err(|error| {
        let refusal = error.into_inner().unwrap_or_else(|_| Refusal::from_input(&input));
        let before = text.get(..refusal.offset).unwrap_or(text);
        FormulaError {
            position: before.chars().count(),
            length: refusal.length,
            kind: refusal.kind,
        }
    })
}

fn sum(input: &mut Input<'_>) -> Parsed<Node> {
    let sign = sign.map(|minus| if minus { Binary::Subtract } else { Binary::Add });
    separated_foldl1(product, sign, |left, operation, right| Node::binary(operation, left, right))
        .parse_next(input)
}

fn product(input: &mut Input<'_>) -> Parsed<Node> {
    let mut left = unary(input)?;
    while let Some(operation) = opt(alt((factor, unwritten))).parse_next(input)? {
        left = Node::binary(operation, left, unary(input)?);
    }
    Ok(left)
}

/// A sign of multiplication or division.
fn factor(input: &mut Input<'_>) -> Parsed<Binary> {
    let sign = preceded(spaces, one_of(['*', '/', '·', '⋅', '×']));
    sign.map(|sign| if sign == '/' { Binary::Divide } else { Binary::Multiply }).parse_next(input)
}

/// A multiplication without a sign: a factor follows that cannot be the end of anything.
fn unwritten(input: &mut Input<'_>) -> Parsed<Binary> {
    let closer = input.state.closer;
    let opens = move |c: char| is_letter(c) || c == '(' || (c == '|' && closer != Some('|'));
    peek(preceded(spaces, one_of(opens))).value(Binary::Multiply).parse_next(input)
}

fn unary(input: &mut Input<'_>) -> Parsed<Node> {
    match opt(sign).parse_next(input)? {
        None => power(input),
        Some(minus) => {
            let closer = input.state.closer;
            let operand = nested(input, closer, unary)?;
            Ok(if minus { operand.negate() } else { operand })
        }
    }
}

/// A sign: whether it is a minus.
fn sign(input: &mut Input<'_>) -> Parsed<bool> {
    preceded(spaces, one_of(['+', '-', '−'])).map(|sign| sign != '+').parse_next(input)
}

fn power(input: &mut Input<'_>) -> Parsed<Node> {
    let base = postfix(input)?;
    if opt(preceded(spaces, alt(("**", "^")))).parse_next(input)?.is_none() {
        return Ok(base);
    }
    let closer = input.state.closer;
    let exponent = nested(input, closer, unary)?;
    Ok(Node::binary(Binary::Power, base, exponent))
}

fn postfix(input: &mut Input<'_>) -> Parsed<Node> {
    let base = operand(input)?;
    let exponent = alt(('²'.value(2.0), '³'.value(3.0)));
    Ok(match opt(preceded(spaces, exponent)).parse_next(input)? {
        Some(exponent) => Node::binary(Binary::Power, base, Node::Number(exponent)),
        None => base,
    })
}

fn operand(input: &mut Input<'_>) -> Parsed<Node> {
    spaces(input)?;
    alt((number, variable, word, bracket, bars, nothing)).parse_next(input)
}

fn nothing(input: &mut Input<'_>) -> Parsed<Node> {
    Err(ErrMode::Cut(Refusal::unexpected(input, Expected::Operand)))
}

fn number(input: &mut Input<'_>) -> Parsed<Node> {
    let mantissa = alt(((digit1, opt(('.', digit0))).void(), ('.', digit1).void()));
    let exponent = (one_of(['e', 'E']), opt(one_of(['+', '-', '−'])), digit1);
    let text = (mantissa, opt(exponent)).take().parse_next(input)?;
    Ok(Node::Number(decimal(text)))
}

/// The number that a decimal text of the grammar stands for.
///
/// Correctly rounded up to 15 digits and powers of ten up to 22, where both are exact and one operation rounds
/// (W. D. Clinger, *How to Read Floating Point Numbers Accurately*, PLDI 1990); beyond, within a few units in
/// the last place. The standard library's parser is exact everywhere, but its table of powers would be a tenth
/// of what the page loads.
fn decimal(text: &str) -> f64 {
    let (mut mantissa, mut exponent, mut written, mut negative) = (0_u64, 0_i32, 0_i32, false);
    let (mut after_point, mut in_exponent) = (false, false);
    for c in text.chars() {
        match (c, c.to_digit(10)) {
            (_, Some(digit)) if in_exponent => {
                written = written.saturating_mul(10).saturating_add(digit as i32);
            }
            (_, Some(digit)) => {
                if mantissa < u64::MAX / 100 {
                    mantissa = mantissa * 10 + u64::from(digit);
                    exponent -= i32::from(after_point);
                } else {
                    exponent += i32::from(!after_point);
                }
            }
            ('.', _) => after_point = true,
            ('e' | 'E', _) => in_exponent = true,
            _ => negative = c != '+',
        }
    }
    scaled(mantissa as f64, exponent.saturating_add(if negative { -written } else { written }))
}

/// `mantissa` times ten to the `exponent`, in steps whose powers are exact.
fn scaled(mantissa: f64, exponent: i32) -> f64 {
    const EXACT: u32 = 22;
    let mut value = mantissa;
    // Beyond this every mantissa is 0 or infinite already.
    let mut rest = exponent.unsigned_abs().min(400);
    while rest > 0 && value != 0.0 && value.is_finite() {
        let power = math::powi(10.0, rest.min(EXACT));
        value = if exponent < 0 { value / power } else { value * power };
        rest -= rest.min(EXACT);
    }
    value
}

/// One letter of a word of nothing but variables.
fn variable(input: &mut Input<'_>) -> Parsed<Node> {
    peek(letters.verify(|word: &str| word.chars().all(|c| axis(c).is_some()))).parse_next(input)?;
    any.verify_map(axis).parse_next(input)
}

/// The variable that a letter, Latin or Cyrillic, stands for.
fn axis(letter: char) -> Option<Node> {
    match letter {
        'x' | 'X' | 'х' | 'Х' => Some(Node::X),
        'y' | 'Y' | 'у' | 'У' => Some(Node::Y),
        _ => None,
    }
}

fn word(input: &mut Input<'_>) -> Parsed<Node> {
    let offset = input.current_token_start();
    let word = letters(input)?;
    let name = word.to_ascii_lowercase();
    if let Some(constant) = constants().iter().find(|constant| constant.name == name) {
        return Ok(Node::Constant(constant));
    }
    let refuse = |kind: fn(String) -> _| Err(ErrMode::Cut(Refusal::of_word(offset, word, kind)));
    let Some(function) = functions().iter().find(|function| function.name == name) else {
        return refuse(FormulaErrorKind::UnknownName);
    };
    if opt(preceded(spaces, '(')).parse_next(input)?.is_none() {
        return refuse(FormulaErrorKind::MissingArguments);
    }
    nested(input, Some(')'), |input| arguments(input, function))
}

/// The arguments of a function and the bracket that closes them.
fn arguments(input: &mut Input<'_>, function: &'static Function) -> Parsed<Node> {
    let expected = function.arguments;
    let mut arguments = vec![sum(input)?];
    while arguments.len() < expected && opt(preceded(spaces, ',')).parse_next(input)?.is_some() {
        arguments.push(sum(input)?);
    }
    spaces(input)?;
    let counted = match next(input) {
        Some(',') => false,
        Some(')') => arguments.len() == expected,
        _ => true,
    };
    if !counted {
        let function = function.name.to_owned();
        let kind = FormulaErrorKind::ArgumentCount { function, expected };
        return Err(ErrMode::Cut(Refusal::here(input, kind)));
    }
    close(input)?;
    Ok(Node::call(function, arguments))
}

fn bracket(input: &mut Input<'_>) -> Parsed<Node> {
    '('.parse_next(input)?;
    nested(input, Some(')'), enclosed)
}

fn bars(input: &mut Input<'_>) -> Parsed<Node> {
    '|'.parse_next(input)?;
    nested(input, Some('|'), enclosed).map(|inside| Node::call(&ABS, vec![inside]))
}

fn enclosed(input: &mut Input<'_>) -> Parsed<Node> {
    let inside = sum(input)?;
    close(input).map(|()| inside)
}

/// The end of the innermost bracket or, outside of all, of the text.
fn close(input: &mut Input<'_>) -> Parsed<()> {
    spaces(input)?;
    let closer = input.state.closer;
    if next(input) != closer {
        let expected = match closer {
            None => Expected::Operator,
            Some('|') => Expected::ClosingBar,
            Some(_) => Expected::ClosingBracket,
        };
        return Err(ErrMode::Cut(Refusal::unexpected(input, expected)));
    }
    opt(any).void().parse_next(input)
}

/// Goes one level deeper, which must not be too deep, and comes back.
fn nested<'t, T>(
    input: &mut Input<'t>,
    closer: Option<char>,
    inside: impl FnOnce(&mut Input<'t>) -> Parsed<T>,
) -> Parsed<T> {
    spaces(input)?;
    let outside = input.state;
    if outside.depth == DEEPEST {
        let kind = FormulaErrorKind::TooLong { limit: DEEPEST };
        return Err(ErrMode::Cut(Refusal::here(input, kind)));
    }
    input.state = Scope { depth: outside.depth + 1, closer };
    let result = inside(input);
    input.state = outside;
    result
}

fn next(input: &Input<'_>) -> Option<char> {
    input.input.chars().next()
}

fn spaces(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn letters<'t>(input: &mut Input<'t>) -> Parsed<&'t str> {
    let inner = |c: char| is_letter(c) || c.is_ascii_digit() || c == '_';
    (one_of(is_letter), take_while(0.., inner)).take().parse_next(input)
}

/// A letter of the alphabets in which formulas are typed: Latin, Greek, Cyrillic. Unicode's own list would weigh
/// more than this parser.
fn is_letter(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        'a'..='z' | 'A'..='Z' | 'À'..='ɏ' | 'Ͱ'..='ԯ' => true,
        _ => false,
    }
}
