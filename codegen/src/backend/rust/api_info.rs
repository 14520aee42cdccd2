//! `api.rs`: what the runtime has to know about the API as a whole, and what many operations share.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, print};
use crate::file_set::FileSet;
use crate::ir::{Api, Operation, PageHeaders, SecurityScheme, SecuritySchemeKind, Server, ServerVariable};
use crate::surface;

/// `api.rs`.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let api = cx.api;
    let (name, version) = (&api.title, &api.version);
    let servers = api.servers.iter().map(server);
    let schemes = api.security_schemes.iter().map(scheme);
    let wires = api.client_params.iter().map(|param| &param.wire);
    let constants = cx.security.0.iter().map(|(name, ids)| {
        let ident = print::ident(name);
        let docs = format!(" Needs {}.", describe(ids));
        quote! { #[doc = #docs] #[allow(dead_code)] pub(in crate::generated) const #ident: rt::Security = &[#(&[#(#ids),*]),*]; }
    });
    let headers = page_headers(api).map(|headers| {
        quote! {
            #[doc = " Headers of answers that tell about a page of a list."]
            #[allow(dead_code)]
            pub(in crate::generated) const PAGE_HEADERS: rt::PageHeaders = #headers;
        }
    });
    let common_meta = (!api.operations.is_empty()).then(|| cx.common_meta.item());
    let items = quote! {
        #[doc = " The API: its servers, its ways to say who calls, and the parameters that a client sends by itself."]
        pub static API: rt::ApiInfo = rt::ApiInfo {
            name: #name,
            version: #version,
            servers: &[#(#servers),*],
            security_schemes: &[#(#schemes),*],
            client_parameters: CLIENT_PARAMETERS,
        };
        #[doc = " Names on the wire of the parameters that a client sends by itself, where an operation takes them."]
        pub const CLIENT_PARAMETERS: &[&str] = &[#(#wires),*];
        #(#constants)*
        #common_meta
        #headers
    };
    let items = print::with_imports(&["api"], items);
    let docs = quote! { #![doc = " What the runtime has to know about the API, and what operations share."] };
    print::insert(cx, files, "api.rs", quote! { #docs #items })
}

/// The value of a server, in `api.rs` and in an operation that has servers of its own.
pub fn server(server: &Server) -> TokenStream {
    let Server { url, description, variables } = server;
    let variables = variables.iter().map(|variable| {
        let ServerVariable { name, default, values, description: _ } = variable;
        quote! { rt::ServerVariable { name: #name, default: #default, values: &[#(#values),*] } }
    });
    quote! { rt::Server { url: #url, description: #description, variables: &[#(#variables),*] } }
}

/// The headers that tell about a page, or nothing when no operation has pages or the document names none.
pub fn page_headers(api: &Api) -> Option<TokenStream> {
    let PageHeaders { total, offset } = &api.page_headers;
    let is_used = api.operations.iter().any(|operation| operation.paging.is_some());
    let name = |name: &Option<String>| match name {
        Some(name) => quote! { Some(#name) },
        None => quote! { None },
    };
    let (total, offset) =
        (is_used && (total.is_some() || offset.is_some())).then(|| (name(total), name(offset)))?;
    Some(quote! { rt::PageHeaders { total: #total, offset: #offset } })
}

/// The constants for what operations need: alternatives of scheme ids that have to be met together.
pub struct SecurityConstants(Vec<(String, Vec<Vec<String>>)>);

impl SecurityConstants {
    /// Each different list of alternatives once, in document order.
    pub fn new(api: &Api) -> Self {
        Self(surface::security_constants(api))
    }

    /// The constant for `operation`, or `None` when it is open to all.
    pub fn of(&self, api: &Api, operation: &Operation) -> Option<Ident> {
        let wanted = surface::scheme_ids(api, &operation.security);
        self.0.iter().find(|(_, ids)| *ids == wanted).map(|(name, _)| print::ident(name))
    }
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let id = &scheme.id;
    let kind = match &scheme.kind {
        SecuritySchemeKind::Header(name) => quote! { Header(#name) },
        SecuritySchemeKind::Query(name) => quote! { Query(#name) },
        SecuritySchemeKind::Cookie(name) => quote! { Cookie(#name) },
        SecuritySchemeKind::Bearer => quote! { Bearer },
        SecuritySchemeKind::Basic => quote! { Basic },
    };
    quote! { rt::SecurityScheme { id: #id, kind: rt::SecuritySchemeKind::#kind } }
}

fn describe(alternatives: &[Vec<String>]) -> String {
    let all_of = |ids: &Vec<String>| match ids.as_slice() {
        [] => "nothing".to_owned(),
        ids => ids.iter().map(|id| super::words::code(id)).collect::<Vec<_>>().join(" and "),
    };
    alternatives.iter().map(all_of).collect::<Vec<_>>().join(", or ")
}
