//! When two things with different names are taken for one.

use std::collections::HashSet;

use crate::ir::{Api, Docs, Type, TypeId, TypeKind};

/// How much two names have in common when one was made of the other (Jaro-Winkler, 1 is equal).
const SAME_NAME: f64 = 0.87;

/// Whether something that is gone and something that came are one thing with another name: they have the same type,
/// and the same description or much the same name. `alone` says that nothing else came or went.
pub fn renamed(
    (old, old_type, old_docs): (&str, &Type, &Docs),
    (new, new_type, new_docs): (&str, &Type, &Docs),
    alone: bool,
) -> bool {
    let described = |docs: &Docs| !docs.summary.is_empty() || !docs.description.is_empty();
    let same_words = described(old_docs)
        && old_docs.summary == new_docs.summary
        && old_docs.description == new_docs.description;
    let letters = |text: &str| text.to_lowercase().replace(['_', '-', '.', ' '], "");
    let (old, new) = (letters(old), letters(new));
    let named_alike = old == new || (alone && strsim::jaro_winkler(&old, &new) >= SAME_NAME);
    same_type(old_type, new_type) && (named_alike || (alone && same_words))
}

/// Whether the two have the same type, as far as that can be told without knowing which named types are the same.
fn same_type(old: &Type, new: &Type) -> bool {
    match (old, new) {
        (Type::Named(_), Type::Named(_)) => true,
        (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => same_type(a, b),
        _ => old == new,
    }
}

/// Whether two types are of one make: at least half of what they consist of has the same names on the wire.
pub fn alike(old_api: &Api, old: TypeId, new_api: &Api, new: TypeId) -> bool {
    likeness(old_api, old, new_api, new) >= 0.5
}

/// How much of two types is the same, from 0 to 1.
pub fn likeness(old_api: &Api, old: TypeId, new_api: &Api, new: TypeId) -> f64 {
    match (&old_api.type_def(old).kind, &new_api.type_def(new).kind) {
        (TypeKind::Model(a), TypeKind::Model(b)) => shared(
            a.fields.iter().map(|field| field.wire.as_str()),
            b.fields.iter().map(|field| field.wire.as_str()),
        ),
        (TypeKind::Enum(a), TypeKind::Enum(b)) => shared(
            a.values.iter().map(|value| value.wire.as_str()),
            b.values.iter().map(|value| value.wire.as_str()),
        ),
        (TypeKind::Union(a), TypeKind::Union(b)) => shared(
            a.variants.iter().map(|variant| variant.name.as_str()),
            b.variants.iter().map(|variant| variant.name.as_str()),
        ),
        (TypeKind::Alias(_), TypeKind::Alias(_)) => 1.0,
        _ => 0.0,
    }
}

/// Twice what both have, by what they have together (Dice's coefficient).
fn shared<'a>(old: impl Iterator<Item = &'a str>, new: impl Iterator<Item = &'a str>) -> f64 {
    let (old, new): (HashSet<&str>, HashSet<&str>) = (old.collect(), new.collect());
    if old.is_empty() && new.is_empty() {
        return 1.0;
    }
    2.0 * old.intersection(&new).count() as f64 / (old.len() + new.len()) as f64
}
