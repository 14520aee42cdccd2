use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{answers, argument_type, attributes, body, converted, ident, meta, paging, params};
use crate::backend::rust::{Context, Error, print, words};
use crate::ir::Operation;
use crate::surface::{self, Argument, Spelling};

/// The struct of an operation, what it is on the wire, its setters and its own answers.
pub fn items(cx: &Context<'_>, operation: &Operation) -> Result<TokenStream, Error> {
    let ident = ident(operation);
    let docs = words::operation_type(cx.api, operation);
    let attributes = attributes(operation, &ident.to_string(), &docs);
    let arguments = surface::arguments(operation);
    let fields = arguments.iter().map(|argument| field(cx, argument));
    let implementation = implementation(cx, operation)?;
    let paging = paging::implementation(cx, operation);
    let setters = setters(cx, operation);
    let enums = answers::items(cx.api, operation);
    Ok(quote! {
        #attributes
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
        }

        #implementation
        #paging
        #setters
        #enums
    })
}

/// The struct with what a call cannot do without, which is in scope under the names of the arguments.
pub fn literal(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let ident = ident(operation);
    let arguments = surface::arguments(operation);
    let fields = arguments.iter().map(|argument| {
        let (ident, value) = (print::ident(&argument.ident), initial(cx, argument));
        if value.to_string() == argument.ident {
            quote! { #ident }
        } else {
            quote! { #ident: #value }
        }
    });
    quote! { operations::#ident { #(#fields),* } }
}

fn field(cx: &Context<'_>, argument: &Argument<'_>) -> TokenStream {
    let docs = words::docs(&words::argument(argument));
    let deprecated = words::deprecated(argument.docs);
    let ident = print::ident(&argument.ident);
    let ty = print::tokens(&surface::slot_type(cx.api, argument, Spelling::Code));
    quote! { #docs #deprecated pub #ident: #ty, }
}

fn initial(cx: &Context<'_>, argument: &Argument<'_>) -> TokenStream {
    if argument.required {
        converted(cx, argument)
    } else if surface::is_optional_argument(cx.api, argument) {
        quote! { None }
    } else {
        quote! { Default::default() }
    }
}

fn implementation(cx: &Context<'_>, operation: &Operation) -> Result<TokenStream, Error> {
    let ident = ident(operation);
    let (id, path) = (&operation.id, &operation.path);
    let group = cx.api.group(operation.group).name.as_str();
    let method = method(operation)?;
    let special = meta::special(cx, operation);
    let response = print::tokens(&surface::response_text(cx.api, operation, Spelling::Code));
    let error = surface::error_text(cx.api, operation, Spelling::Code);
    let error = print::tokens(error.as_deref().unwrap_or("rt::NoError"));
    let (params, body) = (params::function(cx.api, operation), body::function(cx.api, operation));
    Ok(quote! {
        impl rt::Operation for #ident {
            const META: rt::Meta = rt::Meta {
                id: #id,
                group: #group,
                method: &rt::Method::#method,
                path: #path,
                #special
                ..api::META
            };
            type Response = #response;
            type Error = #error;
            #params
            #body
        }
    })
}

/// The methods that a path item of OpenAPI can have.
fn method(operation: &Operation) -> Result<Ident, Error> {
    match operation.method.as_str() {
        method @ ("GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE") => {
            Ok(print::ident(method))
        }
        method => Err(Error::internal(&operation.id, format!("there is no method {method:?} in OpenAPI"))),
    }
}

fn setters(cx: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let ty = ident(operation);
    let setters = surface::setters(operation);
    let methods = setters.iter().map(|argument| {
        let docs = words::docs(&words::setter(&ty.to_string(), argument));
        let deprecated = words::deprecated(argument.docs);
        let (ident, takes, value) =
            (print::ident(&argument.ident), argument_type(cx, argument), converted(cx, argument));
        let value = if surface::is_optional_argument(cx.api, argument) {
            quote! { Some(#value) }
        } else {
            value
        };
        quote! {
            #docs
            #deprecated
            pub fn #ident(mut self, #ident: #takes) -> Self {
                self.operation.#ident = #value;
                self
            }
        }
    });
    (!setters.is_empty()).then(|| quote! { impl rt::Call<'_, #ty> { #(#methods)* } })
}
