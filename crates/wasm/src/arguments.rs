//! What JavaScript hands over, read field by field into plain structs. What does not fit is refused by the
//! path of its argument: `racers[0].hyperparameters.beta1`.
//!
//! Not by serde, whose derived readers of the same structs would be a third of the module and say less.

use crate::error::{self, Failure};
use descent_core::error::Error;
use js_sys::{Array, ArrayBuffer, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

/// The most entries of a list: far more than any argument needs, and never too many to hold.
const MAX_ENTRIES: f64 = 1e5;
/// How much of a wrong text an error repeats, in characters.
const MAX_QUOTED: usize = 40;

/// A value from JavaScript and its path from the outermost argument, whose own path is empty.
pub(crate) struct Argument {
    value: JsValue,
    path: String,
}

/// What can be read from an [`Argument`].
pub(crate) trait FromArgument: Sized {
    fn read(argument: &Argument) -> Result<Self, Failure>;
}

/// Reads a struct from an object by the names of its fields; any other field is refused. After `=` stands
/// what a field is where it is not given.
macro_rules! from_fields {
    ($type:ident { $($field:ident $(= $default:expr)?),+ $(,)? }) => {
        impl $crate::arguments::FromArgument for $type {
            fn read(argument: &$crate::arguments::Argument) -> Result<Self, $crate::error::Failure> {
                argument.refuse_others(&[$(stringify!($field)),+])?;
                Ok(Self {
                    $($field: $crate::arguments::from_fields!(@read argument, $field $(, $default)?)),+
                })
            }
        }
    };
    (@read $argument:ident, $field:ident) => {
        $argument.field(stringify!($field))?
    };
    (@read $argument:ident, $field:ident, $default:expr) => {
        $argument.field::<Option<_>>(stringify!($field))?.unwrap_or($default)
    };
}
pub(crate) use from_fields;

impl Argument {
    /// The outermost argument.
    pub(crate) fn new(value: JsValue) -> Self {
        Self { value, path: String::new() }
    }

    /// The field of a name: whatever a getter throws is thrown on.
    pub(crate) fn field<T: FromArgument>(&self, name: &str) -> Result<T, Failure> {
        T::read(&self.part(&name.into(), self.path_of(name))?)
    }

    /// Refuses what is no object, and an object's fields of other names than these.
    pub(crate) fn refuse_others(&self, names: &[&str]) -> Result<(), Failure> {
        for name in self.names()? {
            if !names.contains(&name.as_str()) {
                let reason = format!("is not known; the names are: {}", names.join(", "));
                return Err(error::shape(self.path_of(&name), reason));
            }
        }
        Ok(())
    }

    /// The fields that are given, as numbers by name, but for those of the other names.
    pub(crate) fn values(&self, others: &[&str]) -> Result<Values, Failure> {
        let mut values = Vec::new();
        for name in self.names()? {
            if others.contains(&name.as_str()) {
                continue;
            }
            if let Some(Value(value)) = self.field(&name)? {
                values.push((name, value));
            }
        }
        Ok(Values(values))
    }

    /// What one of these texts stands for.
    pub(crate) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, Failure> {
        let text = String::read(self)?;
        Error::choose(self.name(), &text, choices).map_err(error::refuse)
    }

    /// The names of an object's fields.
    fn names(&self) -> Result<Vec<String>, Failure> {
        if !self.value.is_object() || Array::is_array(&self.value) {
            return Err(self.refuse("an object"));
        }
        let names = Reflect::own_keys(&self.value)?;
        Ok((0..names.length()).filter_map(|index| names.get(index).as_string()).collect())
    }

    /// Whether it is an array or a typed array.
    pub(crate) fn is_list(&self) -> bool {
        Array::is_array(&self.value) || ArrayBuffer::is_view(&self.value)
    }

    /// The entries of an array or a typed array.
    fn entries(&self) -> Result<Vec<Self>, Failure> {
        if !self.is_list() {
            return Err(self.refuse("a list"));
        }
        let length = Reflect::get(&self.value, &"length".into())?.as_f64().unwrap_or(0.0);
        let length = Error::check_range(&self.path_of("length"), length, 0.0, MAX_ENTRIES);
        let indices = 0..length.map_err(error::refuse)? as u32;
        indices.map(|i| self.part(&i.into(), format!("{}[{i}]", self.path))).collect()
    }

    fn part(&self, key: &JsValue, path: String) -> Result<Self, Failure> {
        Ok(Self { value: Reflect::get(&self.value, key)?, path })
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { [&self.path, ".", field].concat() }
    }

    /// What an error calls it.
    fn name(&self) -> &str {
        if self.path.is_empty() { "argument" } else { &self.path }
    }

    fn refuse(&self, wanted: &str) -> Failure {
        let value = &self.value;
        let found = if value.is_null_or_undefined() {
            "missing".to_owned()
        } else if let Some(text) = value.as_string() {
            format!("\"{}\"", text.chars().take(MAX_QUOTED).collect::<String>())
        } else if let Some(number) = value.as_f64() {
            number.to_string()
        } else if Array::is_array(value) {
            "a list".to_owned()
        } else {
            format!("of type {}", value.js_typeof().as_string().unwrap_or_default())
        };
        error::shape(self.name().to_owned(), format!("is {found}, but must be {wanted}"))
    }
}

/// Numbers by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(Vec<(String, f64)>);

impl Values {
    pub(crate) fn pairs(&self) -> Vec<(&str, f64)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value)).collect()
    }
}

impl FromArgument for Values {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.values(&[])
    }
}

/// A number; a switch may be given as true or false.
struct Value(f64);

impl FromArgument for Value {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        let switch = || argument.value.as_bool().map(|on| f64::from(u8::from(on)));
        let value = argument.value.as_f64().or_else(switch);
        value.map(Self).ok_or_else(|| argument.refuse("a number, true or false"))
    }
}

impl FromArgument for f64 {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.value.as_f64().ok_or_else(|| argument.refuse("a number"))
    }
}

impl FromArgument for u8 {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        let value = f64::read(argument)?;
        let value = whole(argument.name(), value, f64::from(Self::MAX));
        value.map(|value| value as Self).map_err(error::refuse)
    }
}

impl FromArgument for bool {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.value.as_bool().ok_or_else(|| argument.refuse("true or false"))
    }
}

impl FromArgument for String {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.value.as_string().ok_or_else(|| argument.refuse("a text"))
    }
}

/// null and undefined both mean that it is not given.
impl<T: FromArgument> FromArgument for Option<T> {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        let given = !argument.value.is_null_or_undefined();
        given.then(|| T::read(argument)).transpose()
    }
}

impl<T: FromArgument> FromArgument for Vec<T> {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        argument.entries()?.iter().map(T::read).collect()
    }
}

impl<T: FromArgument, const N: usize> FromArgument for [T; N] {
    fn read(argument: &Argument) -> Result<Self, Failure> {
        Vec::read(argument)?.try_into().map_err(|entries: Vec<T>| {
            let (argument, value) = (argument.name().to_owned(), entries.len());
            error::refuse(Error::Length { argument, value, expected: N })
        })
    }
}

/// Reads a structured argument.
pub(crate) fn read<T>(value: &Ts<T>) -> Result<T, Failure>
where
    T: Tsify + FromArgument,
    T::JsType: wasm_bindgen::JsCast,
{
    T::read(&Argument::new(value.js_value()))
}

/// A whole number within bounds.
pub(crate) fn whole(argument: &str, value: f64, max: f64) -> Result<u32, Error> {
    let value = Error::check_range(argument, value, 0.0, max)?;
    if value != value.trunc() {
        return Err(Error::OutOfRange { argument: argument.to_owned(), value, min: 0.0, max });
    }
    Ok(value as u32)
}
