//! `client.rs`: the client of the API.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, groups, print, words};
use crate::file_set::FileSet;
use crate::ir::{Group, GroupId, Param, SecurityScheme};
use crate::surface;

/// The name of the client type.
pub fn ident(cx: &Context<'_>) -> Ident {
    print::ident(&surface::client_ident(cx.api))
}

/// The name of the light core below the client.
pub fn core_ident(cx: &Context<'_>) -> Ident {
    print::ident(&surface::core_ident(cx.api))
}

/// `client.rs`.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let (client, core) = (ident(cx), core_ident(cx));
    let docs = words::docs(&words::api(cx.api));
    let credentials = credentials(cx);
    let accessors = cx.groups().map(|(id, group, _)| accessor(cx, id, group));
    let setters = cx.api.client_params.iter().map(setter);
    let setters = (!cx.api.client_params.is_empty()).then(|| {
        quote! {
            #[doc = " What the client says about itself with every operation that takes it."]
            impl<C: From<rt::ClientCore>> rt::ClientBuilder<C> { #(#setters)* }
        }
    });
    let items = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #client {
            core: #core,
        }

        #[doc = " What a client is made of: it sends operations, and knows none by name."]
        pub type #core = rt::ClientCore;

        impl #client {
            #[doc = " Starts the configuration of a client."]
            pub fn builder() -> rt::ClientBuilder<Self> {
                rt::ClientBuilder::new(&api::API)
            }

            #[doc = " Starts the configuration of a core, for the functions of [`funcs`](super::funcs)."]
            pub fn core_builder() -> rt::ClientBuilder<#core> {
                rt::ClientBuilder::new(&api::API)
            }

            #[doc = " The core, which the functions of [`funcs`](super::funcs) take."]
            pub fn core(&self) -> &#core {
                &self.core
            }

            #(#accessors)*
        }

        impl From<#core> for #client {
            fn from(core: #core) -> Self {
                Self { core }
            }
        }

        #setters

        #credentials
    };
    print::insert(cx, files, "client.rs", print::with_imports(&["api"], items))
}

fn accessor(cx: &Context<'_>, id: GroupId, group: &Group) -> TokenStream {
    let (gate, method, ty) = (cx.gates.group(id), surface::method_ident(&group.name), groups::ident(group));
    let method = print::ident(&method);
    let docs = words::docs(&words::group(group));
    quote! {
        #docs
        #gate
        pub fn #method(&self) -> super::groups::#ty<'_> {
            super::groups::#ty { core: &self.core }
        }
    }
}

fn setter(param: &Param) -> TokenStream {
    let setter = print::ident(&surface::snake_ident(&param.name));
    let wire = &param.wire;
    let docs = words::docs(&words::client_param(param));
    quote! {
        #docs
        pub fn #setter(self, value: impl Into<String>) -> Self {
            self.client_parameter(#wire, value)
        }
    }
}

/// A setter for the credential of each scheme that has one, the access token aside.
fn credentials(cx: &Context<'_>) -> Option<TokenStream> {
    let schemes = cx.api.security_schemes.iter().enumerate().skip(1);
    let setter = |(index, scheme)| Some(credential(&surface::credential_setter(cx.api, index)?, scheme));
    let setters: Vec<_> = schemes.filter_map(setter).collect();
    (!setters.is_empty()).then(|| {
        quote! {
            #[doc = " Credentials beside the access token."]
            impl<C: From<rt::ClientCore>> rt::ClientBuilder<C> {
                #(#setters)*
            }
        }
    })
}

fn credential(setter: &str, scheme: &SecurityScheme) -> TokenStream {
    let setter = print::ident(setter);
    let id = &scheme.id;
    let docs = words::docs(&words::security_scheme(scheme));
    quote! {
        #docs
        #[must_use]
        pub fn #setter(self, value: impl Into<rt::Secret>) -> Self {
            self.credential(#id, value)
        }
    }
}
