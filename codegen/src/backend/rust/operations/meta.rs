//! What is the same for all requests of an operation, and what of it most operations have in common.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::answers;
use crate::backend::rust::{Context, api_info, print};
use crate::ir::{Api, Operation, RetrySafety};
use crate::surface;

/// How many fields `api::META` may have.
const FIELDS: usize = 4;

/// The values of `api::META`, which most operations have.
pub struct CommonMeta(Vec<String>);

impl CommonMeta {
    /// For each field of [`fields`] the value that is there most often, and of equals the one that sorts first.
    pub fn new(api: &Api, security: &api_info::SecurityConstants) -> Self {
        let all: Vec<_> = api.operations.iter().map(|operation| fields(api, security, operation)).collect();
        let most = |index: usize| {
            let mut counts = BTreeMap::new();
            for values in &all {
                *counts.entry(values[index].to_string()).or_insert(0_usize) += 1;
            }
            counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
        };
        Self((0..FIELDS).filter_map(most).collect())
    }

    /// `api::META`.
    pub fn item(&self) -> TokenStream {
        let fields = self.0.iter().map(|field| print::tokens(field));
        quote! {
            #[doc = " What most operations have in common."]
            #[allow(dead_code)]
            pub(in crate::generated) const META: rt::Meta = rt::Meta { #(#fields,)* ..rt::Meta::DEFAULT };
        }
    }
}

/// The fields whose values differ from those of `api::META`.
pub fn special(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let fields = fields(cx.api, &cx.security, operation).into_iter().zip(&cx.common_meta.0);
    let fields = fields.filter(|(field, common)| field.to_string() != **common).map(|(field, _)| field);
    let servers = operation.servers.iter().map(api_info::server);
    let servers = (!operation.servers.is_empty()).then(|| quote! { servers: &[#(#servers),*], });
    let retry = match operation.retry {
        RetrySafety::ByMethod => None,
        RetrySafety::Idempotent => Some(quote! { retry: rt::RetrySafety::Idempotent, }),
        RetrySafety::NotIdempotent => Some(quote! { retry: rt::RetrySafety::NotIdempotent, }),
    };
    quote! { #(#fields,)* #servers #retry }
}

/// The fields that may be in `api::META`.
fn fields(api: &Api, security: &api_info::SecurityConstants, operation: &Operation) -> [TokenStream; FIELDS] {
    let accept = surface::accept(api, operation);
    let security = match security.of(api, operation) {
        Some(constant) => quote! { api::#constant },
        None => quote! { &[] },
    };
    let errors = answers::error_statuses(api, operation);
    let all = operation.client_params.iter().copied().eq(0..api.client_params.len() as u32);
    let wires = operation.client_params.iter().map(|index| &api.client_params[*index as usize].wire);
    let client_parameters = match all && !operation.client_params.is_empty() {
        true => quote! { api::CLIENT_PARAMETERS },
        false => quote! { &[#(#wires),*] },
    };
    [
        quote! { accept: #accept },
        quote! { security: #security },
        quote! { client_parameters: #client_parameters },
        quote! { errors: #errors },
    ]
}
