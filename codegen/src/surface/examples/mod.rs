//! Examples: values for arguments and types, and the Rust that makes them.
//!
//! A value comes from the document where that has one that fits, and is made up from type and limits
//! otherwise. Every expression compiles against the generated crate as it stands.

mod adapt;
mod expression;
mod json;
mod layout;
mod scalars;
mod synthesise;

use super::{Argument, call_arguments, setters};
use crate::ir::{Api, Operation, Type, TypeId, Value};

pub use expression::{Place, expression};
pub use json::{Strings, json_text};
pub use layout::Expr;

use adapt::Adapter;
use synthesise::Synthesiser;

/// How many optional parameters an example of a call sets.
const MAX_SETTERS: usize = 4;

/// A value, and whether the document gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The value, of the form that its type has on the wire.
    pub value: Value,
    /// Whether it is an example of the document; otherwise it is made up.
    pub is_documented: bool,
}

/// The Rust of a call: one expression for each argument and for some setters.
#[derive(Clone, Debug)]
pub struct CallExample {
    /// Expressions of the required arguments, in the order of the method.
    pub arguments: Vec<Expr>,
    /// Names and expressions of optional parameters that have a documented example.
    pub setters: Vec<(String, Expr)>,
}

/// An example of a call of `operation`.
pub fn call(api: &Api, operation: &Operation) -> CallExample {
    let expression_of = |argument: &Argument<'_>, example: &Example| {
        expression(api, argument.ty, &example.value, Place::argument(argument))
    };
    let argument = |argument: &Argument<'_>| expression_of(argument, &of_argument(api, argument));
    let setter = |argument: &Argument<'_>| {
        let example = of_argument(api, argument);
        let is_shown = example.is_documented && argument.docs.deprecated.is_none();
        is_shown.then(|| (argument.ident.clone(), expression_of(argument, &example)))
    };
    CallExample {
        arguments: call_arguments(operation).iter().map(argument).collect(),
        setters: setters(operation).iter().filter_map(setter).take(MAX_SETTERS).collect(),
    }
}

/// The value that examples show for an argument: its own example, that of its type, or one that is made up.
pub fn of_argument(api: &Api, argument: &Argument<'_>) -> Example {
    let example = argument.example.or_else(|| type_example(api, argument.ty));
    if let Some(value) = example.and_then(|value| adapted(api, argument.ty, value)) {
        return Example { value, is_documented: true };
    }
    let default = argument.default.and_then(|value| adapted(api, argument.ty, value));
    let value = default.unwrap_or_else(|| Synthesiser::new(api).value(argument.ty, argument.constraints));
    Example { value, is_documented: false }
}

/// `value` as one of `ty`, or `None` when it does not fit.
pub fn adapted(api: &Api, ty: &Type, value: &Value) -> Option<Value> {
    Adapter::new(api).value(ty, value)
}

/// A value of a named type: `example` where it fits, else the type's own example, else one that is made up.
pub fn of_type(api: &Api, id: TypeId, example: Option<&Value>) -> Value {
    let ty = Type::Named(id);
    let documented = example.into_iter().chain(type_example(api, &ty));
    let fitting = documented.filter_map(|value| adapted(api, &ty, value)).find(|value| !is_empty(value));
    fitting.unwrap_or_else(|| Synthesiser::new(api).value(&ty, None))
}

/// A value of a member of a union, a list or whatever else has no words of its own.
pub fn made_up(api: &Api, ty: &Type) -> Value {
    Synthesiser::new(api).value(ty, None)
}

fn type_example<'a>(api: &'a Api, ty: &Type) -> Option<&'a Value> {
    match ty {
        Type::Named(id) => api.type_def(*id).example.as_ref(),
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Object(entries) => entries.is_empty(),
        Value::List(items) => items.is_empty(),
        _ => false,
    }
}
