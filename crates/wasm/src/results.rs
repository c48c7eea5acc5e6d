//! What JavaScript gets: plain objects, arrays, texts and numbers, made of plain structs by their fields' names.
//!
//! Not by serde, for the reason of [`crate::arguments`].

use js_sys::{Array, Object, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

/// What becomes a value of JavaScript.
pub(crate) trait ToValue {
    fn to_value(&self) -> JsValue;
}

/// A struct on its way out, typed.
pub(crate) fn send<T: ToValue + Tsify>(value: &T) -> Ts<T>
where
    T::JsType: JsCast,
{
    Ts::new_unchecked(value.to_value())
}

/// An object of variables under their own names, after texts under the names given.
macro_rules! object {
    ($($name:literal: $text:literal,)? $($field:ident),* $(,)?) => {
        $crate::results::from_pairs(&[
            $(($name, $crate::results::ToValue::to_value($text)),)?
            $((stringify!($field), $crate::results::ToValue::to_value($field))),*
        ])
    };
}
pub(crate) use object;

/// Makes an object of a struct, with all of its fields.
macro_rules! to_object {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::results::ToValue for $type {
            fn to_value(&self) -> wasm_bindgen::JsValue {
                let Self { $($field),+ } = self;
                $crate::results::object!($($field),+)
            }
        }
    };
}
pub(crate) use to_object;

/// A plain object.
pub(crate) fn from_pairs(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // On a fresh object this cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

impl ToValue for f64 {
    fn to_value(&self) -> JsValue {
        (*self).into()
    }
}

impl ToValue for i32 {
    fn to_value(&self) -> JsValue {
        (*self).into()
    }
}

impl ToValue for u32 {
    fn to_value(&self) -> JsValue {
        (*self).into()
    }
}

impl ToValue for usize {
    fn to_value(&self) -> JsValue {
        (*self as f64).into()
    }
}

impl ToValue for bool {
    fn to_value(&self) -> JsValue {
        (*self).into()
    }
}

impl ToValue for str {
    fn to_value(&self) -> JsValue {
        self.into()
    }
}

impl ToValue for String {
    fn to_value(&self) -> JsValue {
        self.as_str().into()
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> JsValue {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for [T] {
    fn to_value(&self) -> JsValue {
        let array = Array::new();
        for entry in self {
            array.push(&entry.to_value());
        }
        array.into()
    }
}

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    fn to_value(&self) -> JsValue {
        self.as_slice().to_value()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> JsValue {
        self.as_slice().to_value()
    }
}
