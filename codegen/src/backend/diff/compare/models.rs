//! Fields of models.

use super::types::{Pair, part};
use super::{Context, Finding, Relation, deprecation, emitted, rules, same_words, text, wire};
use crate::backend::diff::pairing::field_pairs;
use crate::backend::diff::{Impact, Wire, limits};
use crate::ir::{Api, Field, Model, Type};
use crate::surface::{self, Spelling};

/// Compares two models.
pub fn compare(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Model, new: &Model) {
    let fields = field_pairs(old, new);
    for field in &fields.removed {
        let finding = finding(&rules::FIELD_REMOVED, field);
        pair.add(cx, finding.texts(whole(cx.pairing.old, field), ""));
    }
    for field in &fields.added {
        let rule = if field.required { &rules::FIELD_ADDED_REQUIRED } else { &rules::FIELD_ADDED };
        let request = if field.required { Impact::Breaking } else { Impact::Additive };
        let finding = finding(rule, field).rust(emitted::FIELD_ADDED).wire(part(request, Impact::Additive));
        pair.add(cx, finding.texts("", whole(cx.pairing.new, field)));
    }
    for (a, b) in fields.both {
        names(cx, pair, a, b);
        presence(cx, pair, a, b);
        types(cx, pair, a, b);
        details(cx, pair, a, b);
    }
    other_keys(cx, pair, old.extra.as_ref(), new.extra.as_ref());
    // A field that is called like the one for other keys drives that one away.
    let (before, after) = (surface::extra_ident(old), surface::extra_ident(new));
    if before != after {
        let finding = Finding::new(&rules::OTHER_KEYS_RENAMED, "field of other keys", "");
        pair.add(cx, finding.wire(Wire::both(Impact::Neutral)).texts(before, after));
    }
}

fn finding(rule: &'static super::Rule, field: &Field) -> Finding {
    let ident = surface::snake_ident(&field.name);
    Finding::new(rule, "field", &ident).tail(format!(".{ident}"))
}

/// The type of a field with what is around it.
fn whole(api: &Api, field: &Field) -> String {
    surface::field_type(api, field, Spelling::Docs)
}

fn names(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Field, new: &Field) {
    let (before, after) = (surface::snake_ident(&old.name), surface::snake_ident(&new.name));
    if old.wire != new.wire {
        let rust = if before == after { Impact::Neutral } else { Impact::Breaking };
        pair.add(cx, finding(&rules::FIELD_RENAMED, new).rust(rust).texts(&old.wire, &new.wire));
    } else if before != after {
        pair.add(cx, finding(&rules::FIELD_IDENT, new).texts(before, after));
    }
}

fn presence(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Field, new: &Field) {
    let texts = (whole(cx.pairing.old, old), whole(cx.pairing.new, new));
    let same = around(cx.pairing.old, old) == around(cx.pairing.new, new);
    let rust = if same { Impact::Neutral } else { Impact::Breaking };
    // Where the type is another one too, that is told with both types.
    let other = cx.pairing.relation(&old.ty, &new.ty) == Relation::Other;
    let mut add = |rule, wire| {
        let finding = finding(rule, new).rust(rust).wire(wire);
        pair.add(cx, if same || other { finding } else { finding.texts(&texts.0, &texts.1) });
    };
    match (old.required, new.required) {
        (false, true) => add(&rules::FIELD_REQUIRED, Wire::NARROWED),
        (true, false) => add(&rules::FIELD_OPTIONAL, Wire::WIDENED),
        _ => {}
    }
    match (old.nullable, new.nullable) {
        (false, true) => add(&rules::FIELD_NULLABLE, Wire::WIDENED),
        (true, false) => add(&rules::FIELD_NOT_NULLABLE, Wire::NARROWED),
        _ => {}
    }
    if old.recursive != new.recursive {
        add(&rules::FIELD_BOXED, Wire::both(Impact::Neutral));
    }
}

/// What stands around the type of a field: `Option`, `Option<Box`, or nothing.
fn around(api: &Api, field: &Field) -> (bool, bool) {
    let text = whole(api, field);
    (text.starts_with("Option<"), text.starts_with("Option<Box<"))
}

fn types(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Field, new: &Field) {
    let ident = surface::snake_ident(&new.name);
    if pair.is_other(cx, &old.ty, &new.ty, &format!(".{ident}")) {
        let texts = (whole(cx.pairing.old, old), whole(cx.pairing.new, new));
        let rust = if texts.0 == texts.1 { Impact::Neutral } else { Impact::Breaking };
        let wire = wire::between(cx.pairing, &old.ty, &new.ty);
        pair.add(cx, finding(&rules::FIELD_TYPE, new).rust(rust).wire(wire).texts(texts.0, texts.1));
    }
}

fn details(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Field, new: &Field) {
    if old.default != new.default {
        let both = old.default.is_some() && new.default.is_some();
        let request = if both { Impact::Breaking } else { Impact::Neutral };
        let finding = finding(&rules::FIELD_DEFAULT, new).wire(part(request, Impact::Neutral));
        pair.add(cx, finding.texts(text::value(old.default.as_ref()), text::value(new.default.as_ref())));
    }
    if let Some(change) = limits::change(&old.constraints, &new.constraints) {
        let texts = (text::limits(&old.constraints), text::limits(&new.constraints));
        pair.add(cx, finding(&rules::FIELD_LIMITS, new).wire(change).texts(texts.0, texts.1));
    }
    let (rule, other_reason) =
        deprecation(&old.docs, &new.docs, &rules::FIELD_DEPRECATED, &rules::FIELD_REINSTATED);
    if let Some(rule) = rule {
        pair.add(cx, finding(rule, new));
    }
    if other_reason || !same_words(&old.docs, &new.docs) || old.example != new.example {
        pair.words(cx, "field", &surface::snake_ident(&new.name));
    }
}

/// Other keys are kept as they are in Rust, whatever the document says of them.
fn other_keys(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: Option<&Type>, new: Option<&Type>) {
    let finding = Finding::new(&rules::OTHER_KEYS, "other keys", "").tail("{}");
    let name = |api: &Api, ty: Option<&Type>| ty.map(|ty| text::ty(api, ty)).unwrap_or_default();
    let texts = (name(cx.pairing.old, old), name(cx.pairing.new, new));
    let change = match (old, new) {
        (None, None) => return,
        (Some(a), Some(b)) => match cx.pairing.relation(a, b) {
            Relation::Same => return,
            _ => wire::between(cx.pairing, a, b),
        },
        (None, Some(_)) => Wire::both(Impact::Additive),
        (Some(_), None) => part(Impact::Neutral, Impact::Neutral),
    };
    pair.add(cx, finding.wire(change).texts(texts.0, texts.1));
}
