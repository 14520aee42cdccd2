//! Bodies of requests. The fields of a form are told like parameters.

use super::{Context, Finding, Place, emitted, rules, same_words, text, wire};
use crate::backend::diff::report::Subject;
use crate::backend::diff::{Direction, Impact};
use crate::ir::{Docs, FormEncoding, Operation, RequestBody, Type, Value};
use crate::surface::media;

/// Compares the bodies of an operation.
pub fn compare(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    match (&old.body, &new.body) {
        (Some(old), Some(new)) => both(cx, at, old, new),
        (Some(old), None) => alone(cx, at, old, false),
        (None, Some(new)) => alone(cx, at, new, true),
        (None, None) => {}
    }
}

fn alone(cx: &mut Context<'_, '_>, at: usize, body: &RequestBody, added: bool) {
    let api = if added { cx.pairing.new } else { cx.pairing.old };
    let (what, required) = match body {
        RequestBody::Value { media_type, ty, required, .. } => {
            (format!("{media_type} {}", text::ty(api, ty)), *required)
        }
        RequestBody::Form { encoding, .. } => (form(*encoding).to_owned(), false),
    };
    let finding = match (added, required) {
        (true, true) => Finding::new(&rules::BODY_ADDED_REQUIRED, "body", ""),
        (true, false) => Finding::new(&rules::BODY_ADDED, "body", "").rust(emitted::SETTER_ADDED),
        (false, _) => Finding::new(&rules::BODY_REMOVED, "body", ""),
    };
    cx.operation(at, if added { finding.texts("", what) } else { finding.texts(what, "") });
}

fn both(cx: &mut Context<'_, '_>, at: usize, old: &RequestBody, new: &RequestBody) {
    match (old, new) {
        (
            RequestBody::Value {
                media_type: a_media,
                ty: a,
                required: a_required,
                docs: a_docs,
                example: a_example,
            },
            RequestBody::Value {
                media_type: b_media,
                ty: b,
                required: b_required,
                docs: b_docs,
                example: b_example,
            },
        ) => {
            media_types(cx, at, a_media, b_media);
            match (a_required, b_required) {
                (false, true) => cx.operation(at, Finding::new(&rules::BODY_REQUIRED, "body", "")),
                (true, false) => cx.operation(at, Finding::new(&rules::BODY_OPTIONAL, "body", "")),
                _ => {}
            }
            types(cx, at, a, b);
            words(cx, at, (a_docs, a_example), (b_docs, b_example));
        }
        (
            RequestBody::Form { encoding: a, docs: a_docs, .. },
            RequestBody::Form { encoding: b, docs: b_docs, .. },
        ) => {
            if a != b {
                let finding = Finding::new(&rules::BODY_ENCODING, "body", "");
                cx.operation(at, finding.texts(form(*a), form(*b)));
            }
            words(cx, at, (a_docs, &None), (b_docs, &None));
        }
        (old, new) => {
            let text = |body: &RequestBody| match body {
                RequestBody::Value { media_type, .. } => media_type.clone(),
                RequestBody::Form { encoding, .. } => form(*encoding).to_owned(),
            };
            let finding = Finding::new(&rules::BODY_FORM, "body", "");
            cx.operation(at, finding.texts(text(old), text(new)));
        }
    }
}

fn media_types(cx: &mut Context<'_, '_>, at: usize, old: &str, new: &str) {
    let essence = |media_type: &str| media::essence(media_type).unwrap_or_else(|| media_type.to_owned());
    if essence(old) != essence(new) {
        cx.operation(at, Finding::new(&rules::BODY_MEDIA_TYPE, "body", "").texts(old, new));
    }
}

fn types(cx: &mut Context<'_, '_>, at: usize, old: &Type, new: &Type) {
    let place = Place { operation: at, at: "request.body".to_owned(), direction: Some(Direction::Request) };
    if cx.is_other(old, new, place.clone()) {
        let slot = |api: &crate::ir::Api, ty: &Type| match api.resolve(ty) {
            Type::Binary => "Upload".to_owned(),
            _ => text::ty(api, ty),
        };
        let texts = (slot(cx.pairing.old, old), slot(cx.pairing.new, new));
        let rust = if texts.0 == texts.1 { Impact::Neutral } else { Impact::Breaking };
        let finding = Finding::new(&rules::BODY_TYPE, "body", "")
            .rust(rust)
            .wire(wire::between(cx.pairing, old, new))
            .texts(texts.0, texts.1);
        cx.sink.add(Subject::Operation, finding, vec![place]);
    }
}

fn words(cx: &mut Context<'_, '_>, at: usize, old: (&Docs, &Option<Value>), new: (&Docs, &Option<Value>)) {
    if !same_words(old.0, new.0) || old.1 != new.1 {
        cx.words("body", "", Some(at));
    }
}

fn form(encoding: FormEncoding) -> &'static str {
    match encoding {
        FormEncoding::UrlEncoded => "application/x-www-form-urlencoded",
        FormEncoding::Multipart => "multipart/form-data",
    }
}
