//! Examples: values for arguments and types, and the Rust that makes them.
//!
//! A value comes from the document where that has one that fits, and is made up from type and limits
//! otherwise. Every expression compiles against the generated crate as it stands.

mod adapt;
mod client;
mod expression;
mod json;
mod layout;
mod scalars;
mod synthesise;

use super::{Argument, call_arguments, method_ident, setters};
use crate::ir::{Api, Operation, Type, TypeId, Value};

pub use client::{client_settings, client_variable};
pub use expression::{Place, expression};
pub use json::{Strings, json_text};
pub use layout::Expr;

use adapt::Adapter;
use synthesise::Synthesiser;

/// How many optional parameters an example of a call sets.
const MAX_SETTERS: usize = 4;

/// A list that needs more items than one wants to see has these.
const MAX_NEEDED_ITEMS: u64 = 1000;

/// A value, and whether the document gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The value, of the form that its type has on the wire.
    pub value: Value,
    /// Whether it is an example of the document; otherwise it is made up.
    pub is_documented: bool,
}

/// A call as the pages show it: the method or function with its arguments, and some setters behind it.
#[derive(Clone, Debug)]
pub struct ShownCall {
    /// `.group()` and `.method(arguments)`, to be called on the client
    pub method: [Expr; 2],
    /// `function(&core, arguments)`
    pub function: Expr,
    /// `.setter(value)` for optional parameters that have a documented example
    pub setters: Vec<Expr>,
}

/// The call of `operation` that the pages show, `function` being its standalone function.
pub fn shown_call(api: &Api, operation: &Operation, function: &str) -> ShownCall {
    let shown = shown_values(api, operation);
    let expressions = shown.iter().map(|(argument, value)| {
        let value = expression(api, argument.ty, value, Place::argument(argument));
        (argument, value)
    });
    let (required, optional): (Vec<_>, Vec<_>) = expressions.partition(|(argument, _)| argument.required);
    let arguments: Vec<Expr> = required.into_iter().map(|(_, value)| value).collect();
    let setter = |(argument, value): (&Argument<'_>, Expr)| {
        Expr::group(format!(".{}(", argument.ident), vec![value], ")")
    };
    let accessor = method_ident(&api.group(operation.group).name);
    let method = Expr::group(format!(".{}(", method_ident(&operation.name)), arguments.clone(), ")");
    let of_function = [Expr::atom("&core")].into_iter().chain(arguments).collect();
    ShownCall {
        method: [Expr::atom(format!(".{accessor}()")), method],
        function: Expr::group(format!("{function}("), of_function, ")"),
        setters: optional.into_iter().map(setter).collect(),
    }
}

/// What the pages pass to `operation`: all that it requires, and some of what else the document has an example of.
pub fn shown_values<'a>(api: &Api, operation: &'a Operation) -> Vec<(Argument<'a>, Value)> {
    let with_example = |argument: Argument<'a>| {
        let example = of_argument(api, &argument);
        (argument, example)
    };
    let is_shown = |(argument, example): &(Argument<'_>, Example)| {
        example.is_documented && argument.docs.deprecated.is_none()
    };
    let optional = setters(operation).into_iter().map(with_example).filter(is_shown).take(MAX_SETTERS);
    let required = call_arguments(operation).into_iter().map(with_example);
    required.chain(optional).map(|(argument, example)| (argument, example.value)).collect()
}

/// The value that examples show for an argument: its own example, that of its type, or one that is made up. A list
/// has as many items as it needs.
pub fn of_argument(api: &Api, argument: &Argument<'_>) -> Example {
    let least = argument.constraints.and_then(|limits| limits.min_items).unwrap_or(0).min(MAX_NEEDED_ITEMS);
    let least = usize::try_from(least).unwrap_or_default();
    let fitted = |value: &Value| {
        let value = Adapter::of_at_least(api, least).value(argument.ty, value)?;
        Some(long_enough(value, least))
    };
    let example = argument.example.or_else(|| type_example(api, argument.ty));
    if let Some(value) = example.and_then(fitted) {
        return Example { value, is_documented: true };
    }
    let default = argument.default.and_then(fitted);
    let made_up = || long_enough(Synthesiser::new(api).value(argument.ty, argument.constraints), least);
    Example { value: default.unwrap_or_else(made_up), is_documented: false }
}

/// A list with items again and again, until they are `least`.
fn long_enough(value: Value, least: usize) -> Value {
    match value {
        Value::List(items) if !items.is_empty() && items.len() < least => {
            Value::List(items.into_iter().cycle().take(least).collect())
        }
        value => value,
    }
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
