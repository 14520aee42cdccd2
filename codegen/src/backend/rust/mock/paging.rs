//! How the list of an operation comes in pages.

use proc_macro2::TokenStream;
use quote::quote;

use super::option;
use crate::ir::{Api, Field, Location, Model, Operation, Param, Type, TypeKind, Value};
use crate::surface::{self, Response, Shape};

/// What a server has to know to page the list of `operation`, as an option.
pub fn paging(api: &Api, operation: &Operation) -> TokenStream {
    option(found(api, operation).map(|found| {
        let Found { start, size, envelope, items, offset, count, total } = found;
        let text = |text: Option<&str>| option(text.map(|text| quote! { #text }));
        let header = |end: &str| {
            let headers = operation.successes().flat_map(|answer| &answer.headers);
            let mut names = headers.map(|(name, ..)| name.as_str());
            text(names.find(|name| name.to_ascii_lowercase().ends_with(end)))
        };
        let (start_header, total_header) = (header("-start"), header("-total-size"));
        let envelope = envelope.into_iter();
        let (items, offset, count, total) = (text(Some(items)), text(offset), text(count), text(total));
        quote! {
            mock::Paging {
                start: #start,
                size: #size,
                envelope: &[#(#envelope),*],
                items: #items,
                offset_key: #offset,
                size_key: #count,
                total_key: #total,
                start_header: #start_header,
                total_header: #total_header,
            }
        }
    }))
}

struct Found<'a> {
    start: &'a str,
    size: &'a str,
    envelope: Option<&'a str>,
    items: &'a str,
    offset: Option<&'a str>,
    count: Option<&'a str>,
    total: Option<&'a str>,
}

/// The parameters and keys of an operation that takes both parameters of a page and answers with an object that
/// holds lists: the list is the first of objects, preferably one that the example of the answer has.
fn found<'a>(api: &'a Api, operation: &'a Operation) -> Option<Found<'a>> {
    let param = |name: &str| {
        let is_it = |param: &&Param| param.location == Location::Query && param.name.as_str() == name;
        operation.params.iter().find(is_it).map(|param| param.wire.as_str())
    };
    let (start, size) = (param("container_start")?, param("container_size")?);
    let (Response::One(Shape::Json(ty)) | Response::Maybe(Shape::Json(ty))) =
        surface::response(api, operation)
    else {
        return None;
    };
    let outer = model(api, ty)?;
    let inner = outer.fields.first().filter(|_| outer.fields.len() == 1);
    let inner = inner.and_then(|field| Some((field.wire.as_str(), model(api, &field.ty)?)));
    let (envelope, model) = inner.map_or((None, outer), |(key, model)| (Some(key), model));
    let example = operation.successes().flat_map(|answer| &answer.bodies).find_map(|body| {
        let of_type = match ty {
            Type::Named(id) => api.type_def(*id).example.as_ref(),
            _ => None,
        };
        body.example.as_ref().or(of_type)
    });
    let held = |field: &&Field| {
        let object = envelope.map_or(example, |key| get(example?, key));
        object.and_then(|object| get(object, &field.wire)).is_some()
    };
    let lists = || model.fields.iter().filter(|field| is_list_of_objects(api, &field.ty));
    let items = &lists().find(held).or_else(|| lists().next())?.wire;
    let key = |wire: &str| model.fields.iter().map(|field| field.wire.as_str()).find(|known| *known == wire);
    Some(Found {
        start,
        size,
        envelope,
        items,
        offset: key("offset"),
        count: key("size"),
        total: key("totalSize"),
    })
}

fn model<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a Model> {
    match api.resolve(ty) {
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Model(model) => Some(model),
            _ => None,
        },
        _ => None,
    }
}

fn is_list_of_objects(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(ty), Type::List(item) if model(api, item).is_some())
}

fn get<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(entries) => entries.get(key),
        _ => None,
    }
}
