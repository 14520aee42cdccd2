//! How the list of an operation comes in pages.

use proc_macro2::TokenStream;
use quote::quote;

use super::option;
use crate::ir::{Api, Operation};
use crate::surface::{self, Response, Shape};

/// What a server has to know to page the list of `operation`, as an option.
pub fn paging(api: &Api, operation: &Operation) -> TokenStream {
    option(found(api, operation))
}

fn found(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let paging = operation.paging.as_ref()?;
    let (Response::One(Shape::Json(ty)) | Response::Maybe(Shape::Json(ty))) =
        surface::response(api, operation)
    else {
        return None;
    };
    let param = |position: u32| Some(&operation.params.get(position as usize)?.wire);
    let (start, size) = (param(paging.start)?, param(paging.size)?);
    let mut object = api.model(ty);
    let envelope = match paging.envelope {
        Some(position) => {
            let field = object?.fields.get(position as usize)?;
            object = api.model(&field.ty);
            Some(&field.wire)
        }
        None => None,
    };
    let key = |position: Option<u32>| {
        let field = position.and_then(|position| object?.fields.get(position as usize));
        option(field.map(|field| &field.wire).map(|wire| quote! { #wire }))
    };
    let (items, offset, count) = (key(paging.items), key(paging.offset), key(paging.count));
    let total = key(paging.total);
    let start_header = header(operation, api.page_headers.offset.as_deref());
    let total_header = header(operation, api.page_headers.total.as_deref());
    let envelope = envelope.into_iter();
    Some(quote! {
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
    })
}

/// A header, where the answers of the operation have it.
fn header(operation: &Operation, name: Option<&str>) -> TokenStream {
    let mut headers = operation.successes().flat_map(|answer| &answer.headers);
    let name = name.filter(|name| headers.any(|(known, ..)| known.eq_ignore_ascii_case(name)));
    option(name.map(|name| quote! { #name }))
}
