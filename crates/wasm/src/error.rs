//! Errors on their way out: a JavaScript `Error` with an English message and the fields it was made of, so
//! that the page can say it in the reader's language.

use descent_core::error::{Error, Expected, FormulaError, FormulaErrorKind};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// What is thrown: an `Error` whose `details` hold [`ErrorDetails`].
pub(crate) type Failure = JsValue;

/// The fields of a thrown error, under its `details`.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ErrorDetails {
    /// A number outside its bounds.
    OutOfRange {
        /// Name of the argument.
        argument: String,
        /// The value given.
        value: f64,
        /// The least allowed.
        min: f64,
        /// The greatest allowed.
        max: f64,
    },
    /// A name that is not in the list.
    Unknown {
        /// Name of the argument.
        argument: String,
        /// The value given.
        value: String,
        /// What would do.
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
    /// Something that was not given.
    Missing {
        /// Name of the argument.
        argument: String,
        /// Who needs it.
        needed_by: String,
    },
    /// A value of the wrong type or an argument that is not known.
    Shape {
        /// Path of the argument.
        argument: String,
        /// What does not fit, in English: the sentence after the path.
        reason: String,
    },
    /// A typed formula that cannot be read.
    Formula {
        /// Index of the character, from 0.
        position: usize,
        /// How many characters are meant.
        length: usize,
        /// `empty`, `too_long`, `unknown_name`, `argument_count`, `missing_arguments` or `unexpected`.
        reason: &'static str,
        /// The name or character concerned; empty at the end of the text.
        found: String,
        /// `operand`, `operator`, `closing_bracket` or `closing_bar`; empty for other reasons.
        expected: &'static str,
        /// The limit or number concerned; 0 for other reasons.
        count: usize,
    },
}

/// A core error as it is thrown.
pub(crate) fn refuse(error: Error) -> Failure {
    let message = error.to_string();
    thrown(&message, &details(error))
}

/// An argument that does not fit its type: its path, and after it what is to be said of it.
pub(crate) fn shape(argument: String, reason: String) -> Failure {
    let message = format!("{argument} {reason}");
    thrown(&message, &ErrorDetails::Shape { argument, reason })
}

fn thrown(message: &str, details: &ErrorDetails) -> Failure {
    let error = js_sys::Error::new(message);
    let details = crate::to_js(details).unwrap_or(JsValue::NULL);
    // Setting a property of a fresh error cannot fail; if it did, the message would still be there.
    let _ = js_sys::Reflect::set(&error, &"details".into(), &details);
    error.into()
}

fn details(error: Error) -> ErrorDetails {
    match error {
        Error::OutOfRange { argument, value, min, max } => {
            ErrorDetails::OutOfRange { argument, value, min, max }
        }
        Error::Unknown { argument, value, allowed } => {
            ErrorDetails::Unknown { argument, value, allowed }
        }
        Error::Length { argument, value, expected } => {
            ErrorDetails::Length { argument, value, expected }
        }
        Error::Layer { argument, layer, value, expected } => {
            ErrorDetails::Layer { argument, layer, value, expected }
        }
        Error::Missing { argument, needed_by } => ErrorDetails::Missing { argument, needed_by },
        Error::Formula(error) => formula(error),
    }
}

fn formula(FormulaError { position, length, kind }: FormulaError) -> ErrorDetails {
    let (reason, found, expected, count) = match kind {
        FormulaErrorKind::Empty => ("empty", String::new(), "", 0),
        FormulaErrorKind::TooLong { limit } => ("too_long", String::new(), "", limit),
        FormulaErrorKind::UnknownName(name) => ("unknown_name", name, "", 0),
        FormulaErrorKind::ArgumentCount { function, expected } => {
            ("argument_count", function, "", expected)
        }
        FormulaErrorKind::MissingArguments(name) => ("missing_arguments", name, "", 0),
        FormulaErrorKind::Unexpected { found, expected } => {
            let expected = match expected {
                Expected::Operand => "operand",
                Expected::Operator => "operator",
                Expected::ClosingBracket => "closing_bracket",
                Expected::ClosingBar => "closing_bar",
            };
            ("unexpected", found.map(String::from).unwrap_or_default(), expected, 0)
        }
    };
    ErrorDetails::Formula { position, length, reason, found, expected, count }
}
