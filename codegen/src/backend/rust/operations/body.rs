use proc_macro2::TokenStream;
use quote::quote;

use super::params::style;
use crate::backend::rust::print;
use crate::ir::{Api, FormEncoding, FormField, Operation, RequestBody, Type};
use crate::surface::{self, media};

/// The function that makes the body, or nothing when there is none.
pub fn function(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let statements = match operation.body.as_ref()? {
        RequestBody::Value { media_type, ty, .. } => value(api, media_type, ty),
        RequestBody::Form { encoding: FormEncoding::UrlEncoded, fields, .. } => url_encoded(fields),
        RequestBody::Form { encoding: FormEncoding::Multipart, fields, .. } => multipart(api, fields),
    };
    Some(quote! {
        #[inline]
        fn body(&self) -> rt::Body {
            #statements
        }
    })
}

/// Structured values go out as JSON whatever the media type is called; of the rest, JSON is JSON, bytes are
/// bytes, and everything else is text.
fn value(api: &Api, media_type: &str, ty: &Type) -> TokenStream {
    let essence = media::essence(media_type).filter(|essence| !essence.contains('*'));
    let (body, own) = if *api.resolve(ty) == Type::Binary {
        let media_type = essence.as_deref().unwrap_or("application/octet-stream");
        return quote! { rt::Body::upload(#media_type, self.body.clone()) };
    } else if media::is_json(media_type) || surface::is_structured(api, ty) || *api.resolve(ty) == Type::Any {
        (quote! { rt::Body::json(&self.body) }, "application/json")
    } else {
        (quote! { rt::Body::text(&self.body) }, "text/plain")
    };
    match essence {
        Some(essence) if essence != own => quote! { #body.with_media_type(#essence) },
        _ => body,
    }
}

fn url_encoded(fields: &[FormField]) -> TokenStream {
    let writes = fields.iter().map(|field| {
        let (wire, style, ident) =
            (&field.wire, style(field.style), print::ident(&surface::snake_ident(&field.name)));
        quote! { form.field(#wire, #style, &self.#ident); }
    });
    quote! {
        let mut form = rt::Form::new();
        #(#writes)*
        rt::Body::form(form)
    }
}

fn multipart(api: &Api, fields: &[FormField]) -> TokenStream {
    let writes = fields.iter().map(|field| {
        let (wire, ident) = (&field.wire, print::ident(&surface::snake_ident(&field.name)));
        match api.resolve(&field.ty) {
            Type::Binary if field.required => quote! { form.file(#wire, [&self.#ident]); },
            Type::Binary => quote! { form.file(#wire, &self.#ident); },
            Type::List(item) if *api.resolve(item) == Type::Binary => {
                quote! { form.file(#wire, &self.#ident); }
            }
            _ => quote! { form.field(#wire, &self.#ident); },
        }
    });
    quote! {
        let mut form = rt::Multipart::new();
        #(#writes)*
        rt::Body::multipart(form)
    }
}
