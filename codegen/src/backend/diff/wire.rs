//! What another type means for values on the wire.

use std::collections::HashSet;

use super::impact::{Impact, Wire};
use super::pairing::{Pairing, Relation, alike};
use crate::ir::{Api, EnumKind, Type, TypeId, TypeKind};

/// What it does on the wire that `new` stands where `old` stood.
pub fn between(pairing: &Pairing<'_>, old: &Type, new: &Type) -> Wire {
    if let Relation::Replaced(a, b) = pairing.relation(old, new)
        && alike(pairing.old, a, pairing.new, b)
    {
        // What differs between the two is told member by member.
        return Wire::both(Impact::Neutral);
    }
    let more = holds(pairing, old, new, false, &mut HashSet::new());
    let less = holds(pairing, old, new, true, &mut HashSet::new());
    match (more, less) {
        (true, true) => Wire::both(Impact::Neutral),
        (true, false) => Wire::WIDENED,
        (false, true) => Wire::NARROWED,
        (false, false) => Wire::both(Impact::Breaking),
    }
}

/// What it does on the wire that a named type is of another make now.
pub fn between_kinds(pairing: &Pairing<'_>, (old, new): (TypeId, TypeId)) -> Wire {
    let (old, new) = (Type::Named(old), Type::Named(new));
    let (before, after) = (form(pairing.old, &old), form(pairing.new, &new));
    match (contains(&after, &before), contains(&before, &after)) {
        (true, true) => Wire::both(Impact::Neutral),
        (true, false) => Wire::WIDENED,
        (false, true) => Wire::NARROWED,
        (false, false) => Wire::both(Impact::Breaking),
    }
}

/// What it does on the wire that a parameter, which is text there, is `new` now.
pub fn of_text(pairing: &Pairing<'_>, old: &Type, new: &Type) -> Wire {
    let is_text = |api: &Api, ty: &Type| matches!(form(api, ty), Form::Text);
    let is_scalar =
        |api: &Api, ty: &Type| !matches!(form(api, ty), Form::List(_) | Form::Object | Form::Union);
    match (is_text(pairing.old, old), is_text(pairing.new, new)) {
        (false, true) if is_scalar(pairing.old, old) => Wire::WIDENED,
        (true, false) if is_scalar(pairing.new, new) => Wire::NARROWED,
        _ => between(pairing, old, new),
    }
}

/// What a type is in JSON.
enum Form<'a> {
    Any,
    Bool,
    Int(u8),
    Unsigned,
    Number,
    Text,
    TextOf(HashSet<&'a str>),
    IntOf(HashSet<&'a str>),
    List(&'a Type),
    Object,
    Union,
}

fn form<'a>(api: &'a Api, ty: &'a Type) -> Form<'a> {
    match api.resolve(ty) {
        Type::Any => Form::Any,
        Type::Bool => Form::Bool,
        Type::Int32 => Form::Int(32),
        Type::Int64 => Form::Int(64),
        Type::UInt64 => Form::Unsigned,
        Type::Float => Form::Number,
        Type::String | Type::Secret | Type::Binary => Form::Text,
        Type::List(item) => Form::List(item),
        Type::Map(_) => Form::Object,
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Enum(of) => {
                let values = of.values.iter().map(|value| value.wire.as_str()).collect();
                if of.kind == EnumKind::String { Form::TextOf(values) } else { Form::IntOf(values) }
            }
            TypeKind::Union(_) => Form::Union,
            TypeKind::Model(_) | TypeKind::Alias(_) => Form::Object,
        },
    }
}

/// Whether every value of the narrower of the two is one of the wider: `new` is the wider one, or `old` when
/// `reverse`. Objects of another type never are.
fn holds(
    pairing: &Pairing<'_>,
    old: &Type,
    new: &Type,
    reverse: bool,
    seen: &mut HashSet<(String, String)>,
) -> bool {
    if pairing.relation(old, new) == Relation::Same {
        return true;
    }
    // A union may have itself as a member: what is asked for already is not the reason for a no.
    if !seen.insert((format!("{old:?}"), format!("{new:?}"))) {
        return false;
    }
    let (before, after) = (form(pairing.old, old), form(pairing.new, new));
    if let (Form::List(a), Form::List(b)) = (&before, &after) {
        return holds(pairing, a, b, reverse, seen);
    }
    let wide_members = match reverse {
        false => members(pairing.new, new),
        true => members(pairing.old, old),
    };
    if let Some(types) = wide_members {
        return types.into_iter().any(|member| match reverse {
            false => holds(pairing, old, member, false, seen),
            true => holds(pairing, member, new, true, seen),
        });
    }
    if reverse { contains(&before, &after) } else { contains(&after, &before) }
}

fn members<'a>(api: &'a Api, ty: &'a Type) -> Option<Vec<&'a Type>> {
    match api.resolve(ty) {
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Union(union) => Some(union.variants.iter().map(|variant| &variant.ty).collect()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether `wide` has all values of `narrow`.
fn contains(wide: &Form<'_>, narrow: &Form<'_>) -> bool {
    match (wide, narrow) {
        (Form::Any, _) | (Form::Bool, Form::Bool) | (Form::Unsigned, Form::Unsigned) => true,
        (Form::Int(wide), Form::Int(narrow)) => wide >= narrow,
        (Form::Int(64), Form::IntOf(_)) => true,
        (Form::Number, Form::Number | Form::Int(_) | Form::Unsigned | Form::IntOf(_)) => true,
        (Form::Text, Form::Text | Form::TextOf(_)) => true,
        (Form::TextOf(wide), Form::TextOf(narrow)) | (Form::IntOf(wide), Form::IntOf(narrow)) => {
            narrow.is_subset(wide)
        }
        _ => false,
    }
}
