//! The request that a call of the pages has to be: what the document makes of the values in it.
//!
//! Written from the rules of OpenAPI about styles, without a look at how the runtime encodes: values are compared
//! decoded.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::one_line;
use crate::backend::rust::print;
use crate::ir::{Api, FormEncoding, Location, Operation, Param, Style, Type, Value};
use crate::surface::examples;
use crate::surface::{self, Argument, Source};

/// Decoded names and values.
type Pairs = Vec<(String, String)>;

/// The path, and the pairs of the query, the headers, the cookies and the form, and the JSON of the body.
#[derive(Default)]
struct Request {
    path: String,
    query: Pairs,
    headers: Pairs,
    cookies: Pairs,
    form: Pairs,
    json: Option<String>,
}

/// A `PageRequest`.
pub fn tokens(api: &Api, operation: &Operation) -> TokenStream {
    let Request { path, query, headers, cookies, form, json } = request(api, operation);
    let lists = [("query", query), ("headers", headers), ("cookies", cookies), ("form", form)];
    let lists = lists.into_iter().filter(|(_, pairs)| !pairs.is_empty()).map(|(name, pairs)| {
        let (name, pairs) =
            (print::ident(name), pairs.into_iter().map(|(name, value)| quote! { (#name, #value) }));
        quote! { .#name(&[#(#pairs),*]) }
    });
    let json = json.map(|json| quote! { .json(#json) });
    quote! { PageRequest::to(#path)#(#lists)*#json }
}

fn request(api: &Api, operation: &Operation) -> Request {
    let mut request = Request { path: operation.path.clone(), ..Request::default() };
    for (argument, value) in examples::shown_values(api, operation) {
        match argument.source {
            Source::Param(param) => add_param(&mut request, param, argument.ty, &value),
            Source::Part(encoding, field) => {
                request.form.extend(form_pairs(api, &argument, encoding, field.style, &value));
            }
            Source::Body { media_type } => {
                let is_json = surface::media::is_json(media_type) || surface::is_structured(api, argument.ty);
                request.json = is_json.then(|| one_line(&value));
            }
        }
    }
    request
}

fn add_param(request: &mut Request, param: &Param, ty: &Type, value: &Value) {
    match param.location {
        Location::Path => {
            let text = path_text(&param.wire, param.style, value);
            request.path = request.path.replace(&format!("{{{}}}", param.wire), &text);
        }
        Location::Query => request.query.extend(pairs(&param.wire, param.style, value)),
        Location::Cookie => request.cookies.extend(pairs(&param.wire, param.style, value)),
        Location::Header => {
            let is_exploded = matches!(param.style, Style::Simple { explode: true });
            let text = match param.style {
                Style::Json => one_line(value),
                _ => parts(value, is_exploded).join(","),
            };
            // No header stands for an empty list.
            if !matches!((ty, value), (Type::List(_), Value::List(items)) if items.is_empty()) {
                request.headers.push((param.wire.to_ascii_lowercase(), text));
            }
        }
    }
}

/// Parts of a multipart form hold objects as JSON, and each item of a list is one.
fn form_pairs(
    api: &Api,
    argument: &Argument<'_>,
    encoding: FormEncoding,
    style: Style,
    value: &Value,
) -> Pairs {
    let is_object = matches!(value, Value::Object(_)) || matches!(api.resolve(argument.ty), Type::Map(_));
    match (encoding, value) {
        (FormEncoding::UrlEncoded, _) => pairs(argument.wire, style, value),
        (FormEncoding::Multipart, Value::List(items)) => {
            items.iter().map(|item| (argument.wire.to_owned(), text(item))).collect()
        }
        (FormEncoding::Multipart, value) if is_object => vec![(argument.wire.to_owned(), one_line(value))],
        (FormEncoding::Multipart, value) => vec![(argument.wire.to_owned(), text(value))],
    }
}

fn path_text(name: &str, style: Style, value: &Value) -> String {
    match (style, value) {
        (Style::Json, value) => one_line(value),
        (Style::Label { explode }, value) => {
            format!(".{}", parts(value, explode).join(if explode { "." } else { "," }))
        }
        (Style::Matrix { explode: true }, Value::List(items)) => {
            items.iter().map(|item| format!(";{name}={}", text(item))).collect()
        }
        (Style::Matrix { explode: true }, Value::Object(_)) => {
            parts(value, true).iter().map(|part| format!(";{part}")).collect()
        }
        (Style::Matrix { .. }, value) => format!(";{name}={}", parts(value, false).join(",")),
        (Style::Simple { explode }, value) => parts(value, explode).join(","),
        (_, value) => parts(value, false).join(","),
    }
}

/// The pairs of a query, a cookie or a form (OpenAPI 3.1, section 4.8.12.3).
fn pairs(name: &str, style: Style, value: &Value) -> Pairs {
    let one = |text: String| vec![(name.to_owned(), text)];
    let joined = |separator: &str| match parts(value, false) {
        parts if parts.is_empty() => Vec::new(),
        parts => one(parts.join(separator)),
    };
    match (style, value) {
        (_, Value::Null) => Vec::new(),
        (Style::Json, value) => one(one_line(value)),
        (Style::DeepObject, Value::Object(entries)) => {
            entries.iter().flat_map(|(key, value)| pairs(&format!("{name}[{key}]"), style, value)).collect()
        }
        (Style::SpaceDelimited, _) => joined(" "),
        (Style::PipeDelimited, _) => joined("|"),
        (Style::Form { explode: false, .. }, _) => joined(","),
        (_, Value::List(items)) => {
            items.iter().flat_map(|item| pairs(name, Style::DeepObject, item)).collect()
        }
        (_, Value::Object(entries)) => {
            entries.iter().flat_map(|(key, value)| pairs(key, style, value)).collect()
        }
        (_, value) => one(text(value)),
    }
}

/// The texts that stand between separators. What is null is left out.
fn parts(value: &Value, explode: bool) -> Vec<String> {
    let is_there = |value: &Value| *value != Value::Null;
    match value {
        Value::Null => Vec::new(),
        Value::List(items) => items.iter().filter(|item| is_there(item)).map(text).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| is_there(value));
            let of_entry = |(key, value): (&String, &Value)| match explode {
                true => vec![format!("{key}={}", text(value))],
                false => vec![key.clone(), text(value)],
            };
            entries.flat_map(of_entry).collect()
        }
        scalar => vec![text(scalar)],
    }
}

/// A scalar as text, numbers without what does not change them (`2.0` is `2`); anything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(digits) if digits.contains(['.', 'e', 'E']) => {
            digits.parse::<f64>().map_or_else(|_| digits.clone(), |number| number.to_string())
        }
        Value::Number(digits) => digits.clone(),
        value => one_line(value),
    }
}
