//! The part of the driver that knows the operations: one function a client and operation.

use codegen::ir::{Api, Operation, Type};
use codegen::surface::{self, Argument, Source};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::document::{Place, slot_key};

/// How progenitor's client is called for one operation.
pub struct PeerCall {
    /// The id of the operation
    pub id: String,
    /// The method
    pub ident: String,
    /// Each argument: the key of its slot, and how it is passed
    pub arguments: Vec<(String, Pass)>,
}

/// How a value is passed to a method of progenitor's client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// `&str`
    Text,
    /// `&T`
    Borrowed,
    /// `T`
    Owned,
    /// From a `String`
    Raw,
    /// `Option<&str>`
    MaybeText,
    /// `Option<&T>`
    MaybeBorrowed,
    /// `Option<T>`
    MaybeOwned,
}

/// The file `calls.rs` of the driver: our client's calls for `ours`, progenitor's for `peers`.
pub fn calls(api: &Api, ours: &[&Operation], peers: &[PeerCall]) -> String {
    let core_client = ident(&surface::client_ident(api));
    let our_ids = ours.iter().map(|operation| &operation.id);
    let our_names: Vec<Ident> = (0..ours.len()).map(|number| format_ident!("ours_{number}")).collect();
    let our_operations = ours.iter().map(|operation| our_operation(api, operation));
    let peer_ids = peers.iter().map(|call| &call.id);
    let peer_names: Vec<Ident> = (0..peers.len()).map(|number| format_ident!("peer_{number}")).collect();
    let peer_sends = peers.iter().map(peer_send);
    let tokens = quote! {
        //! The operations, as each client has them.
        use ours::runtime as rt;

        use crate::{Calling, Setting};

        fn core(setting: &Setting) -> Result<rt::ClientCore, String> {
            let mut builder = ours::#core_client::core_builder().http_client(setting.http.clone());
            for wire in ours::generated::api::CLIENT_PARAMETERS {
                if let Some(value) = setting.arguments.header(wire) {
                    builder = builder.client_parameter(wire, value);
                }
            }
            builder.build().map_err(|error| error.to_string())
        }

        async fn send<O: rt::Operation>(setting: &Setting, operation: O) -> Result<(), String>
        where
            rt::Output<O>: Send,
        {
            let core = core(setting)?;
            core.call(operation).server_url(&*setting.base).await.map(drop).map_err(|error| error.to_string())
        }

        fn client(setting: &Setting) -> peer::Client {
            peer::Client::new_with_client(&setting.base, setting.http.clone())
        }

        pub fn ours(id: &str) -> Option<fn(Setting) -> Calling> {
            Some(match id { #(#our_ids => #our_names,)* _ => return None })
        }

        pub fn peer(id: &str) -> Option<fn(Setting) -> Calling> {
            Some(match id { #(#peer_ids => #peer_names,)* _ => return None })
        }

        #(fn #our_names(setting: Setting) -> Calling {
            Box::pin(async move {
                let operation = #our_operations;
                send(&setting, operation).await
            })
        })*

        #(fn #peer_names(setting: Setting) -> Calling {
            Box::pin(async move { #peer_sends })
        })*
    };
    syn::parse2(tokens).map_or_else(
        |error| format!("compile_error!({:?});", error.to_string()),
        |file| prettyplease::unparse(&file),
    )
}

fn our_operation(api: &Api, operation: &Operation) -> TokenStream {
    let name = ident(&surface::type_ident(&operation.name));
    let fields = surface::arguments(operation).into_iter().map(|argument| {
        let field = ident(&argument.ident);
        let value = our_value(api, &argument);
        quote! { #field: #value }
    });
    quote! { ours::operations::#name { #(#fields),* } }
}

fn our_value(api: &Api, argument: &Argument<'_>) -> TokenStream {
    let key = our_key(argument);
    let from_text = matches!(api.resolve(argument.ty), Type::Secret | Type::Binary);
    match (from_text, argument.required) {
        (true, false) => quote! { setting.arguments.find::<String>(#key)?.map(Into::into) },
        (true, true) => quote! { setting.arguments.get::<String>(#key)?.into() },
        (false, true) => quote! { setting.arguments.get(#key)? },
        (false, false) => quote! { setting.arguments.fill(#key)? },
    }
}

fn our_key(argument: &Argument<'_>) -> String {
    match argument.source {
        Source::Param(param) => slot_key(Place::of(param.location), argument.wire),
        Source::Part(..) => format!("body {}", argument.wire),
        Source::Body { .. } => slot_key(Place::Body, ""),
    }
}

fn peer_send(call: &PeerCall) -> TokenStream {
    let method = ident(&call.ident);
    let arguments = call.arguments.iter().map(|(key, pass)| match pass {
        Pass::Text => quote! { &setting.arguments.get::<String>(#key)? },
        Pass::Borrowed => quote! { &setting.arguments.get(#key)? },
        Pass::Owned => quote! { setting.arguments.get(#key)? },
        Pass::Raw => quote! { setting.arguments.get::<String>(#key)? },
        Pass::MaybeText => quote! { setting.arguments.find::<String>(#key)?.as_deref() },
        Pass::MaybeBorrowed => quote! { setting.arguments.find(#key)?.as_ref() },
        Pass::MaybeOwned => quote! { setting.arguments.find(#key)? },
    });
    quote! { client(&setting).#method(#(#arguments),*).await.map(drop).map_err(|error| format!("{error:?}")) }
}

/// An identifier that a generator has already made fit for Rust.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
