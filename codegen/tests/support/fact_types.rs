//! The notation of types in the tables of facts, compared with types of an [`Api`].

use codegen::ir::{Api, Type, TypeKind};

/// Whether `ty` is the type that `fact` writes. `null` aside, which is a matter of the field.
pub fn fits(api: &Api, fact: &str, ty: &Type) -> bool {
    let fact = fact.trim_end_matches("|null");
    let members: Vec<&str> = split(fact, " | ").into_iter().filter(|member| *member != "null").collect();
    if members.len() > 1 {
        return fits_union(api, &members, ty);
    }
    let parts = split(members.first().copied().unwrap_or("any"), " & ");
    if parts.len() > 1 {
        return parts.iter().all(|part| has_part(api, part, ty));
    }
    fits_one(api, parts[0], ty)
}

fn fits_one(api: &Api, fact: &str, ty: &Type) -> bool {
    if let Type::Named(id) = ty
        && api.type_def(*id).origin == format!("#/components/schemas/{fact}")
    {
        return true;
    }
    let ty = api.resolve(ty);
    if let Some(item) = fact.strip_prefix("array<").and_then(|fact| fact.strip_suffix('>')) {
        return matches!(ty, Type::List(inner) if fits(api, item, inner));
    }
    if let Some((kind, values)) = fact.split_once("enum[") {
        let values: Vec<&str> = values.trim_end_matches(']').split(", ").collect();
        return has_values(api, kind, &values, ty);
    }
    match fact {
        "any" => *ty == Type::Any,
        "boolean" => *ty == Type::Bool,
        "integer" | "integer(int64)" => *ty == Type::Int64,
        "integer(int32)" => *ty == Type::Int32,
        "number" | "number(float)" => *ty == Type::Float,
        "string(binary)" => matches!(ty, Type::Binary | Type::String),
        "string(password)" => *ty == Type::Secret,
        "object{}" | "object{}+any" => *ty == Type::Map(Box::new(Type::Any)),
        "object{...}" | "object{...}+any" => is_model(api, ty),
        _ => fact.starts_with("string") && *ty == Type::String,
    }
}

fn fits_union(api: &Api, members: &[&str], ty: &Type) -> bool {
    let Type::Named(id) = api.resolve(ty) else { return false };
    let TypeKind::Union(union) = &api.type_def(*id).kind else { return false };
    union.variants.len() == members.len()
        && members.iter().zip(&union.variants).all(|(fact, variant)| fits(api, fact, &variant.ty))
}

/// Whether `ty` has all that one part of an `allOf` gives it.
fn has_part(api: &Api, fact: &str, ty: &Type) -> bool {
    let component = api.types.iter().find(|def| def.origin == format!("#/components/schemas/{fact}"));
    if fits_one(api, fact, ty) {
        return true;
    }
    match (component, api.resolve(ty)) {
        (Some(component), Type::Named(id)) => match (&component.kind, &api.type_def(*id).kind) {
            (TypeKind::Model(part), TypeKind::Model(whole)) => {
                part.fields.iter().all(|field| whole.fields.iter().any(|own| own.wire == field.wire))
            }
            (part, whole) => part == whole,
        },
        (None, ty) if fact.starts_with("object{") => is_model(api, ty),
        (None, Type::Named(id)) => fact == "integer" && matches!(api.type_def(*id).kind, TypeKind::Enum(_)),
        _ => false,
    }
}

fn is_model(api: &Api, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(api.type_def(*id).kind, TypeKind::Model(_)))
}

fn has_values(api: &Api, kind: &str, values: &[&str], ty: &Type) -> bool {
    let Type::Named(id) = ty else { return false };
    let TypeKind::Enum(of) = &api.type_def(*id).kind else { return false };
    let kind_fits = (kind == "integer") == (of.kind == codegen::ir::EnumKind::Integer);
    kind_fits && of.values.iter().map(|value| value.wire.as_str()).eq(values.iter().copied())
}

/// Splits at a separator that stands outside of brackets.
fn split<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '<' | '[' | '{' => depth += 1,
            '>' | ']' | '}' => depth -= 1,
            _ if depth == 0 && at >= start && text[at..].starts_with(separator) => {
                parts.push(&text[start..at]);
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
