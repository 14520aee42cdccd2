//! What the doc comments say: the document's words, made safe, and what it says in figures.

mod operation;

use proc_macro2::TokenStream;
use quote::quote;

use super::print::DOC_BREAK;
use super::rustdoc;
use crate::ir::{
    Api, Constraints, Docs, EnumValue, Field, Group, Name, Param, SecurityScheme, SecuritySchemeKind,
    TypeDef, TypeKind, Value, Variant,
};
use crate::surface;

pub use operation::{answers, argument, function, operation, operation_type, setter};

/// `text`, which is Markdown, as the doc comment of an item.
pub fn docs(text: &str) -> TokenStream {
    let lines = doc_lines(text).into_iter();
    quote! { #(#[doc = #lines])* }
}

/// The same for the module that it stands in.
pub fn inner_docs(text: &str) -> TokenStream {
    let lines = doc_lines(text).into_iter();
    quote! { #(#![doc = #lines])* }
}

/// The lines of a doc comment as one text, since each attribute has to be made, read and written; nothing for none.
/// What prints the comment ([`insert`](super::print::insert)) makes lines of it again.
fn doc_lines(text: &str) -> Option<String> {
    let line = |line: &str| {
        if line.is_empty() { String::new() } else { format!(" {}", line.replace(DOC_BREAK, "")) }
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    (!lines.is_empty()).then(|| lines.join(DOC_BREAK))
}

/// `text` as it stands, in a code span.
pub fn code(text: &str) -> String {
    rustdoc::code(text)
}

/// The attribute of an item that the document has withdrawn.
pub fn deprecated(docs: &Docs) -> Option<TokenStream> {
    docs.deprecated.as_ref().map(|reason| match rustdoc::line(reason) {
        reason if reason.is_empty() => quote! { #[deprecated] },
        reason => quote! { #[deprecated(note = #reason)] },
    })
}

/// The client.
pub fn api(api: &Api) -> String {
    let title = rustdoc::line(&api.title);
    let title = if title.is_empty() { "The API.".to_owned() } else { title };
    let version = format!("Version of the document: {}", code(&api.version));
    paragraphs([title, rustdoc::block(&api.description), version])
}

/// A group.
pub fn group(group: &Group) -> String {
    let description = rustdoc::block(&group.description);
    if description.is_empty() { format!("{}.", label(&group.name)) } else { description }
}

/// A parameter that the client sends by itself.
pub fn client_param(param: &Param) -> String {
    let facts = facts(&param.wire, "", param.default.as_ref(), Some(&param.constraints));
    paragraphs([described(&param.docs, &param.name), facts])
}

/// A security scheme.
pub fn security_scheme(scheme: &SecurityScheme) -> String {
    let basic = match scheme.kind {
        SecuritySchemeKind::Basic => "As `user:password`.",
        _ => "",
    };
    let docs = Docs { description: scheme.description.clone(), ..Docs::default() };
    paragraphs([described(&docs, &scheme.name), basic.to_owned()])
}

/// A named type.
pub fn type_def(def: &TypeDef) -> String {
    let extra = match &def.kind {
        TypeKind::Model(model) if model.extra.is_some() => {
            "Other keys than those of the fields may be there."
        }
        _ => "",
    };
    paragraphs([described(&def.docs, &def.name), extra.to_owned()])
}

/// A field of a model.
pub fn field(field: &Field) -> String {
    let ident = surface::snake_ident(&field.name);
    let facts = facts(&field.wire, &ident, field.default.as_ref(), Some(&field.constraints));
    paragraphs([described(&field.docs, &field.name), facts])
}

/// A known value of an enum.
pub fn value(value: &EnumValue) -> String {
    paragraphs([described(&value.docs, &value.name), code(&value.wire)])
}

/// A member of a union.
pub fn variant(api: &Api, variant: &Variant) -> String {
    format!("{}.", code(&surface::type_text(api, &variant.ty, surface::Spelling::Docs)))
}

/// Joins what is not empty.
fn paragraphs<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn described(docs: &Docs, name: &Name) -> String {
    let own = own_words(docs);
    if own.is_empty() { format!("{}.", label(name)) } else { own }
}

fn own_words(docs: &Docs) -> String {
    let (summary, description) = (rustdoc::line(&docs.summary), rustdoc::block(&docs.description));
    if summary == description { summary } else { paragraphs([summary, description]) }
}

/// `view_offset` -> `View offset`.
fn label(name: &Name) -> String {
    sentence(name.as_str())
}

fn sentence(ident: &str) -> String {
    let words = ident.trim_end_matches('_').replace('_', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn facts(wire: &str, ident: &str, default: Option<&Value>, constraints: Option<&Constraints>) -> String {
    let mut facts = Vec::new();
    if !wire.is_empty() && wire != ident {
        facts.push(format!("On the wire: {}.", code(wire)));
    }
    if let Some(default) = default {
        facts.push(format!("Default: {}.", code(&json(default))));
    }
    facts.extend(constraints.and_then(limits));
    facts.join(" ")
}

fn limits(limits: &Constraints) -> Option<String> {
    let mut all = Vec::new();
    let mut push = |text: &str, value: Option<String>| {
        all.extend(value.map(|value| format!("{text} {}", code(&value))));
    };
    push(if limits.exclusive_minimum { "more than" } else { "at least" }, limits.minimum.clone());
    push(if limits.exclusive_maximum { "less than" } else { "at most" }, limits.maximum.clone());
    push("a multiple of", limits.multiple_of.clone());
    push("characters at least", limits.min_length.map(|length| length.to_string()));
    push("characters at most", limits.max_length.map(|length| length.to_string()));
    push("items at least", limits.min_items.map(|items| items.to_string()));
    push("items at most", limits.max_items.map(|items| items.to_string()));
    push("matches", limits.pattern.clone());
    push("format", limits.format.clone());
    if limits.unique_items {
        all.push("no item twice".to_owned());
    }
    (!all.is_empty()).then(|| format!("Limits: {}.", all.join(", ")))
}

fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::String(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| format!("{key}: {}", json(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}
