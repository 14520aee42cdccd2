//! What values are, as far as a server looks at them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Api, Constraints, Model, Type, TypeKind};

/// What is nested deeper is not looked at: objects of a body, and theirs.
const MAX_DEPTH: usize = 3;

/// The kind of a value of `ty` within `limits`.
pub fn kind(api: &Api, ty: &Type, limits: &Constraints) -> TokenStream {
    of_depth(api, ty, limits, 0)
}

fn of_depth(api: &Api, ty: &Type, limits: &Constraints, depth: usize) -> TokenStream {
    let inner = |ty: &Type| of_depth(api, ty, &Constraints::default(), depth + 1);
    match api.resolve(ty) {
        _ if depth > MAX_DEPTH => quote! { mock::Kind::Any },
        Type::Any | Type::Binary => quote! { mock::Kind::Any },
        Type::Bool => quote! { mock::Kind::Bool },
        Type::Int32 => integer(limits, "INT32", (i32::MIN.into(), i32::MAX.into())),
        Type::Int64 => integer(limits, "INT64", (i64::MIN.into(), i64::MAX.into())),
        Type::UInt64 => integer(limits, "UINT64", (0, u64::MAX.into())),
        Type::Float => number(limits),
        Type::String | Type::Secret => text(limits),
        Type::List(item) => {
            let item = inner(item);
            let (least, most) = size(limits.min_items, limits.max_items);
            quote! { mock::Kind::List(&#item, #least, #most) }
        }
        Type::Map(_) => quote! { mock::Kind::Open(&[]) },
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Model(model) => object(api, model, depth),
            TypeKind::Enum(of) => {
                let values = of.values.iter().map(|value| &value.wire);
                quote! { mock::Kind::OneOf(&[#(#values),*]) }
            }
            TypeKind::Union(union) => {
                let members = union.variants.iter().map(|variant| inner(&variant.ty));
                quote! { mock::Kind::Either(&[#(#members),*]) }
            }
            TypeKind::Alias(_) => quote! { mock::Kind::Any },
        },
    }
}

fn object(api: &Api, model: &Model, depth: usize) -> TokenStream {
    let fields = model.fields.iter().map(|field| {
        let kind = of_depth(api, &field.ty, &field.constraints, depth + 1);
        let wire = &field.wire;
        let required = (field.required && !field.nullable).then(|| quote! { .required() });
        quote! { mock::Field::new(#wire, #kind)#required }
    });
    let kind = if model.extra.is_some() {
        quote! { Open }
    } else {
        quote! { Object }
    };
    quote! { mock::Kind::#kind(&[#(#fields),*]) }
}

fn integer(limits: &Constraints, whole: &str, (least, most): (i128, i128)) -> TokenStream {
    let limit = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<i128>().ok());
    let minimum = limit(&limits.minimum).map(|limit| limit + i128::from(limits.exclusive_minimum));
    let maximum = limit(&limits.maximum).map(|limit| limit - i128::from(limits.exclusive_maximum));
    if minimum.is_none() && maximum.is_none() {
        let whole = crate::backend::rust::print::ident(whole);
        return quote! { mock::Kind::#whole };
    }
    let literal = |limit: i128| Literal::i128_unsuffixed(limit);
    let (least, most) =
        (literal(minimum.unwrap_or(least).max(least)), literal(maximum.unwrap_or(most).min(most)));
    quote! { mock::Kind::Integer(#least, #most) }
}

/// Whether a limit itself is allowed is not told apart: the next number is as good as the same.
fn number(limits: &Constraints) -> TokenStream {
    let limit = |text: &Option<String>, none: TokenStream| match text.as_deref().map(str::parse::<f64>) {
        Some(Ok(limit)) if limit.is_finite() => {
            let limit = Literal::f64_unsuffixed(limit);
            quote! { #limit }
        }
        _ => none,
    };
    if limits.minimum.is_none() && limits.maximum.is_none() {
        return quote! { mock::Kind::NUMBER };
    }
    let least = limit(&limits.minimum, quote! { f64::NEG_INFINITY });
    let most = limit(&limits.maximum, quote! { f64::INFINITY });
    quote! { mock::Kind::Number(#least, #most) }
}

fn text(limits: &Constraints) -> TokenStream {
    if limits.min_length.is_none() && limits.max_length.is_none() {
        return quote! { mock::Kind::TEXT };
    }
    let (least, most) = size(limits.min_length, limits.max_length);
    quote! { mock::Kind::Text(#least, #most) }
}

fn size(least: Option<u64>, most: Option<u64>) -> (TokenStream, TokenStream) {
    let literal = |limit: u64| {
        let limit = Literal::u64_unsuffixed(limit);
        quote! { #limit }
    };
    (literal(least.unwrap_or(0)), most.map_or_else(|| quote! { u64::MAX }, literal))
}
