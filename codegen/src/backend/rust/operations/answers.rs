use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::backend::rust::{print, words};
use crate::ir::{Api, Operation, StatusRange};
use crate::surface::{self, ErrorVariant, Errors, Response, ResponseVariant, Shape, Spelling};

/// The names of the enums that the answers of `operation` need.
pub fn enums(api: &Api, operation: &Operation) -> Vec<Ident> {
    let response = matches!(surface::response(api, operation), Response::Several(_));
    let errors = matches!(surface::errors(api, operation), Errors::Several(_));
    let response = response.then(|| print::ident(&surface::response_enum_ident(api, operation)));
    response
        .into_iter()
        .chain(errors.then(|| print::ident(&surface::error_enum_ident(api, operation))))
        .collect()
}

/// Those enums.
pub fn items(api: &Api, operation: &Operation) -> TokenStream {
    let mut items = TokenStream::new();
    if let Response::Several(variants) = surface::response(api, operation) {
        items.extend(response_enum(api, operation, &variants));
    }
    if let Errors::Several(variants) = surface::errors(api, operation) {
        items.extend(error_enum(api, operation, &variants));
    }
    items
}

fn response_enum(api: &Api, operation: &Operation, variants: &[ResponseVariant<'_>]) -> TokenStream {
    let ty = print::ident(&surface::response_enum_ident(api, operation));
    let docs = format!(" What [`{}`] gives, as status and media type say.", ident(operation));
    let items = variants.iter().map(|variant| {
        let docs = words::docs(&words::answers(&variant.answers));
        let ident = print::ident(&variant.ident);
        let holds = (variant.shape != Shape::Empty).then(|| {
            let ty = print::tokens(&surface::held_text(api, variant.shape, Spelling::Code));
            quote! { (#ty) }
        });
        quote! { #docs #ident #holds, }
    });
    let arms = response_arms(api, variants);
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        pub enum #ty {
            #(#items)*
        }

        impl rt::ResponseBody for #ty {
            type Output = Self;
            fn decode(answer: &rt::Answer<'_>) -> Result<Self, rt::DecodeError> {
                match answer.status() { #arms }
            }
        }
    }
}

/// First what status and media type both name, then what the status alone names, then the first of all.
fn response_arms(api: &Api, variants: &[ResponseVariant<'_>]) -> TokenStream {
    let mut exact: Vec<(StatusRange, TokenStream)> = Vec::new();
    let mut by_status: Vec<(StatusRange, TokenStream)> = Vec::new();
    for variant in variants {
        let read = read(api, variant);
        for (status, media_type) in &variant.answers {
            let status_pattern = pattern(*status);
            if let Some(media_type) = media_type {
                exact.push((*status, quote! { #status_pattern if answer.is(#media_type) => #read, }));
            }
            if *status != StatusRange::Default && by_status.iter().all(|(known, _)| known != status) {
                by_status.push((*status, quote! { #status_pattern => #read, }));
            }
        }
    }
    exact.sort_by_key(|(status, _)| *status);
    by_status.sort_by_key(|(status, _)| *status);
    let arms = exact.into_iter().chain(by_status).map(|(_, arm)| arm);
    let last = variants.first().map(|variant| read(api, variant));
    quote! { #(#arms)* _ => #last, }
}

fn read(api: &Api, variant: &ResponseVariant<'_>) -> TokenStream {
    let ident = print::ident(&variant.ident);
    if variant.shape == Shape::Empty {
        return quote! { Ok(Self::#ident) };
    }
    let kind = print::tokens(&surface::shape_text(api, variant.shape, Spelling::Code));
    quote! { answer.decode::<#kind>().map(Self::#ident) }
}

fn error_enum(api: &Api, operation: &Operation, variants: &[ErrorVariant<'_>]) -> TokenStream {
    let ty = print::ident(&surface::error_enum_ident(api, operation));
    let docs = format!(" The documented failures of [`{}`].", ident(operation));
    let items = variants.iter().map(|variant| {
        let docs = words::docs(&words::answers(&[(variant.status, None)]));
        let ident = print::ident(&variant.ident);
        let ty = print::tokens(&surface::type_text(api, variant.ty, Spelling::Code));
        quote! { #docs #ident(#ty), }
    });
    let arms = error_arms(variants);
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        pub enum #ty {
            #(#items)*
        }

        impl rt::ErrorBody for #ty {
            fn read(answer: &rt::Answer<'_>, _: &[rt::RangeInclusive<u16>]) -> Option<Self> {
                match answer.status() { #arms }
            }
        }
    }
}

fn error_arms(variants: &[ErrorVariant<'_>]) -> TokenStream {
    let mut variants: Vec<_> = variants.iter().collect();
    variants.sort_by_key(|variant| variant.status);
    let arms = variants.iter().map(|variant| {
        let (status, ident) = (pattern(variant.status), print::ident(&variant.ident));
        quote! { #status => answer.json().map(Self::#ident), }
    });
    let others =
        variants.iter().all(|variant| variant.status != StatusRange::Default).then(|| quote! { _ => None, });
    quote! { #(#arms)* #others }
}

/// The statuses whose bodies have the one error type of the operation; none when it has no such type.
pub fn error_statuses(api: &Api, operation: &Operation) -> TokenStream {
    let statuses = match surface::errors(api, operation) {
        Errors::One(_, mut statuses) => {
            statuses.sort();
            statuses
        }
        Errors::None | Errors::Several(_) => Vec::new(),
    };
    let ranges = statuses.into_iter().map(|status| match status {
        StatusRange::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code..=#code }
        }
        StatusRange::Default => quote! { 0..=u16::MAX },
        class => pattern(class),
    });
    quote! { &[#(#ranges),*] }
}

fn pattern(status: StatusRange) -> TokenStream {
    match status {
        StatusRange::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code }
        }
        StatusRange::Class(class) => {
            let first = Literal::u16_unsuffixed(u16::from(class) * 100);
            let last = Literal::u16_unsuffixed(u16::from(class) * 100 + 99);
            quote! { #first..=#last }
        }
        StatusRange::Default => quote! { _ },
    }
}
