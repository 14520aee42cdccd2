//! What a server answers with: the examples of the document, or values that are made up from the types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::complete::complete;
use super::xml;
use crate::backend::rust::print;
use crate::ir::{Api, Operation, ResponseBody, StatusBody, StatusRange, Type, Value};
use crate::surface::examples::{self, Strings, json_text};
use crate::surface::{self, media};

/// The documented answers: a success first, as one that is given when nothing else is asked for.
pub fn ordered(operation: &Operation) -> Vec<&StatusBody> {
    let mut answers: Vec<&StatusBody> = operation.responses.iter().collect();
    let successes: Vec<StatusRange> = operation.successes().map(|answer| answer.status).collect();
    answers.sort_by_key(|answer| match answer.status {
        StatusRange::Code(101) => 1,
        status if successes.contains(&status) => 0,
        _ => 2,
    });
    answers
}

/// The first and the last status of a range.
fn statuses(range: StatusRange) -> (u16, u16) {
    match range {
        StatusRange::Code(code) => (code, code),
        StatusRange::Class(class) => (u16::from(class) * 100, u16::from(class) * 100 + 99),
        StatusRange::Default => (100, 999),
    }
}

/// An answer with its examples.
#[derive(PartialEq, Eq, Hash)]
pub struct Documented {
    statuses: (u16, u16),
    /// Media types and bodies
    examples: Vec<(String, String)>,
}

impl Documented {
    /// What a server answers with in the place of `answer`.
    pub fn new(api: &Api, answer: &StatusBody) -> Self {
        let example = |body: &ResponseBody| {
            let media_type = media::essence(&body.media_type)?;
            let text = text(api, body, &media_type);
            Some((media_type, text))
        };
        Self {
            statuses: statuses(answer.status),
            examples: answer.bodies.iter().filter_map(example).collect(),
        }
    }

    /// The first status of its range.
    pub fn status(&self) -> u16 {
        self.statuses.0
    }

    /// Its entry in the table.
    pub fn entry(&self) -> TokenStream {
        let (first, last) = self.statuses;
        let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
        let examples = self.examples.iter().map(|(media_type, text)| {
            let literal = literal(text);
            quote! { mock::Example { media_type: #media_type, body: #literal } }
        });
        quote! { mock::Documented { statuses: (#first, #last), examples: &[#(#examples),*] } }
    }
}

/// The body in the form that the code of the operation reads.
fn text(api: &Api, body: &ResponseBody, media_type: &str) -> String {
    let any = Type::Any;
    let ty = body.ty.as_ref().unwrap_or(&any);
    let is_json = media::is_json(media_type);
    let is_xml = media::is_xml(media_type);
    if is_json || body.ty.is_some() && surface::is_structured(api, ty) {
        let value = value(api, ty, body.example.as_ref());
        return match value {
            Value::String(text) if is_xml => text,
            value if is_xml => xml::text(api, ty, &value),
            value => one_line(&value),
        };
    }
    match (&body.example, &body.ty) {
        (Some(Value::String(text)), _) => text.clone(),
        (Some(value), _) => one_line(value),
        (None, Some(ty)) => match examples::made_up(api, ty) {
            Value::String(text) => text,
            value => one_line(&value),
        },
        (None, None) if media::is_html(media_type) => String::new(),
        (None, None) if is_xml => "<?xml version=\"1.0\" encoding=\"UTF-8\"?><empty/>".to_owned(),
        (None, None) => "content of the file".to_owned(),
    }
}

/// The example of the answer, else that of the type, else one that is made up; complete in any case.
fn value(api: &Api, ty: &Type, example: Option<&Value>) -> Value {
    let of_type = || match ty {
        Type::Named(id) => api.type_def(*id).example.as_ref(),
        _ => None,
    };
    let mut value = example.or_else(of_type).cloned().unwrap_or_else(|| examples::made_up(api, ty));
    complete(api, ty, &mut value);
    value
}

/// A value as JSON on one line. Line breaks in strings are escaped, so those that are left stand between values.
pub fn one_line(value: &Value) -> String {
    json_text(value, Strings::Json, 0).lines().map(str::trim_start).collect()
}

/// A literal that can be read, without a backslash before each quote.
fn literal(text: &str) -> TokenStream {
    let is_plain =
        !text.chars().any(|c| c.is_control() || c.escape_debug().len() > 1 && !"\"'\\".contains(c));
    if !is_plain || !text.contains(['"', '\\']) {
        return quote! { #text };
    }
    let longest = text.split('"').map(|part| part.len() - part.trim_start_matches('#').len()).max();
    let hashes = "#".repeat(longest.unwrap_or(0) + 1);
    print::tokens(&format!("r{hashes}\"{text}\"{hashes}"))
}
