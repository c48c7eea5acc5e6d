//! What can be wrong with an argument, as fields and not as text: the page makes the sentence in the
//! reader's language, the library in English ([`std::fmt::Display`]).

use std::fmt;

/// A refused argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// A number outside its bounds, or not finite.
    OutOfRange {
        /// Name of the argument.
        argument: String,
        /// The value given.
        value: f64,
        /// The least value allowed.
        min: f64,
        /// The greatest value allowed.
        max: f64,
    },
    /// A name that the list does not hold.
    Unknown {
        /// Name of the argument.
        argument: String,
        /// The value given.
        value: String,
        /// The names that would do.
        allowed: Vec<String>,
    },
    /// A list of the wrong length.
    Length {
        /// Name of the argument.
        argument: String,
        /// The length given.
        value: usize,
        /// The length wanted.
        expected: usize,
    },
    /// A size that does not fit a layer of a network.
    Layer {
        /// Name of the argument.
        argument: String,
        /// Index of the layer, from 0 for the input's.
        layer: usize,
        /// The size given.
        value: usize,
        /// The size wanted.
        expected: usize,
    },
    /// Something that the call needs and that was not given.
    Missing {
        /// Name of the argument.
        argument: String,
        /// Who needs it.
        needed_by: String,
    },
    /// A typed formula that cannot be read.
    Formula(FormulaError),
}

/// Why a typed formula cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaError {
    /// Index of the offending character, counted in characters from 0.
    pub position: usize,
    /// How many characters are meant (0 at the end of the text).
    pub length: usize,
    /// What is wrong there.
    pub kind: FormulaErrorKind,
}

/// The kinds of mistakes in a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaErrorKind {
    /// Nothing was typed.
    Empty,
    /// Longer, or nested deeper, than the limit.
    TooLong {
        /// The limit that was passed, in characters or levels.
        limit: usize,
    },
    /// A name that is neither a variable, a constant nor a function.
    UnknownName(String),
    /// A function with the wrong number of arguments.
    ArgumentCount {
        /// The function.
        function: String,
        /// How many it takes.
        expected: usize,
    },
    /// A function's name without its brackets.
    MissingArguments(String),
    /// A character or the end of the text where something else must stand.
    Unexpected {
        /// The character found; `None` at the end of the text.
        found: Option<char>,
        /// What would have been right there.
        expected: Expected,
    },
}

/// What could stand at the place of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A number, a variable, a function or an opening bracket.
    Operand,
    /// An operator or the end.
    Operator,
    /// An operator or the closing bracket.
    ClosingBracket,
    /// An operator or the bar that closes an absolute value.
    ClosingBar,
}

impl Error {
    /// Checks that a number is finite and within its closed bounds.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] with the argument's name, value and bounds.
    #[inline(never)]
    pub fn check_range(argument: &str, value: f64, min: f64, max: f64) -> Result<f64, Self> {
        if value.is_finite() && value >= min && value <= max {
            return Ok(value);
        }
        Err(Self::OutOfRange { argument: argument.to_owned(), value, min, max })
    }

    /// What one of these names stands for.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the argument's name, the value and the names.
    pub fn choose<T: Copy>(argument: &str, value: &str, choices: &[(&str, T)]) -> Result<T, Self> {
        let choice = choices.iter().find(|(name, _)| *name == value);
        let names = choices.iter().map(|(name, _)| *name);
        choice.map(|(_, meaning)| *meaning).ok_or_else(|| Self::unknown(argument, value, names))
    }

    /// An [`Error::Unknown`] that lists what would do.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unknown<'a>(
        argument: &str,
        value: &str,
        allowed: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut names = Vec::new();
        for name in allowed {
            remember(&mut names, name);
        }
        Self::Unknown { argument: argument.to_owned(), value: value.to_owned(), allowed: names }
    }
}

/// Apart, because the loop around it is compiled once for each kind of list.
#[cold]
#[inline(never)]
fn remember(names: &mut Vec<String>, name: &str) {
    names.push(name.to_owned());
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { argument, value, min, max } => {
                let [value, least, greatest] = [*value, *min, *max].map(Plain);
                write!(f, "{argument} is {value}, but must be ")?;
                if *min == f64::MIN && *max == f64::MAX {
                    return f.write_str("a finite number");
                }
                // A number within its bounds is refused for its fraction alone.
                let whole = if (*min..=*max).contains(&value.0) { "whole " } else { "" };
                write!(f, "a {whole}number from {least} to {greatest}")
            }
            Self::Unknown { argument, value, allowed } => {
                write!(f, "{argument} is \"{value}\", but must be one of: {}", allowed.join(", "))
            }
            Self::Length { argument, value, expected } => {
                write!(f, "{argument} has {value} numbers, but must have {expected}")
            }
            Self::Layer { argument, layer, value, expected } => {
                write!(f, "{argument} has {value} numbers, but layer {layer} wants {expected}")
            }
            Self::Missing { argument, needed_by } => {
                write!(f, "{argument} is missing: {needed_by} needs it")
            }
            Self::Formula(error) => error.fmt(f),
        }
    }
}

/// A number as people write it: with an exponent where it would have many zeros.
struct Plain(f64);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = self;
        if *number == 0.0 || (1e-6..1e15).contains(&number.abs()) || !number.is_finite() {
            write!(f, "{number}")
        } else {
            write!(f, "{number:e}")
        }
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "formula, character {}: ", self.position + 1)?;
        match &self.kind {
            FormulaErrorKind::Empty => write!(f, "it is empty"),
            FormulaErrorKind::TooLong { limit } => write!(f, "longer or deeper than {limit}"),
            FormulaErrorKind::UnknownName(name) => write!(f, "\"{name}\" is not known"),
            FormulaErrorKind::ArgumentCount { function, expected } => {
                write!(f, "{function} takes {expected} argument(s)")
            }
            FormulaErrorKind::MissingArguments(name) => {
                write!(f, "{name} is a function and needs ( )")
            }
            FormulaErrorKind::Unexpected { found, expected } => {
                match found {
                    Some(character) => write!(f, "\"{character}\" stands where ")?,
                    None => write!(f, "the formula ends where ")?,
                }
                f.write_str(match expected {
                    Expected::Operand => "a number, x, y, a function or ( must stand",
                    Expected::Operator => "an operator must stand",
                    Expected::ClosingBracket => "an operator or ) must stand",
                    Expected::ClosingBar => "an operator or | must stand",
                })
            }
        }
    }
}

impl std::error::Error for Error {}
impl std::error::Error for FormulaError {}

impl From<FormulaError> for Error {
    fn from(error: FormulaError) -> Self {
        Self::Formula(error)
    }
}
