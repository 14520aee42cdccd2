//! What a server looks at in requests.

use proc_macro2::TokenStream;
use quote::quote;

use super::kinds::kind;
use super::option;
use crate::backend::rust::{operations, print};
use crate::ir::{Api, FormEncoding, FormField, Location, Operation, Param, RequestBody, Style, Type};
use crate::surface::{self, media};

/// The parameters of `operation`, those of the client aside.
pub fn parameters(api: &Api, operation: &Operation) -> Vec<TokenStream> {
    operation.params.iter().map(|param| parameter(api, param)).collect()
}

fn parameter(api: &Api, param: &Param) -> TokenStream {
    let location = print::ident(match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let (wire, style) = (&param.wire, operations::style(param.style));
    let kind = kind(api, &param.ty, &param.constraints);
    let is_required = param.required && !param.nullable && param.location != Location::Path;
    let required = is_required.then(|| quote! { .required() });
    quote! { mock::Parameter::#location(#wire, #style, #kind)#required }
}

/// What `operation` takes as a body, as an option.
pub fn body(api: &Api, operation: &Operation) -> TokenStream {
    option(operation.body.as_ref().map(|body| match body {
        RequestBody::Value { media_type, ty, required, .. } => value(api, media_type, ty, *required),
        RequestBody::Form { encoding, fields, .. } => form(api, *encoding, fields),
    }))
}

/// As the code of the operation writes it: structured values as JSON whatever the media type is called.
fn value(api: &Api, media_type: &str, ty: &Type, required: bool) -> TokenStream {
    let is_json =
        media::is_json(media_type) || surface::is_structured(api, ty) || *api.resolve(ty) == Type::Any;
    let content = if is_json && *api.resolve(ty) != Type::Binary {
        let kind = kind(api, ty, &Default::default());
        quote! { mock::Content::Json(#kind) }
    } else {
        quote! { mock::Content::Other }
    };
    let media_type = media::essence(media_type).unwrap_or_else(|| "*/*".to_owned());
    quote! { mock::RequestBody { media_type: #media_type, required: #required, content: #content } }
}

fn form(api: &Api, encoding: FormEncoding, fields: &[FormField]) -> TokenStream {
    let required = fields.iter().any(|field| field.required);
    let fields = fields.iter().map(|field| {
        let wire = &field.wire;
        // A part holds an object as JSON.
        let is_json = encoding == FormEncoding::Multipart
            && surface::is_structured(api, &field.ty)
            && !matches!(api.resolve(&field.ty), Type::List(_));
        let style = operations::style(if is_json { Style::Json } else { field.style });
        let kind = kind(api, &field.ty, &field.constraints);
        let required = field.required.then(|| quote! { .required() });
        quote! { mock::Parameter::form(#wire, #style, #kind)#required }
    });
    let (media_type, content) = match encoding {
        FormEncoding::UrlEncoded => ("application/x-www-form-urlencoded", quote! { Form }),
        FormEncoding::Multipart => ("multipart/form-data", quote! { Multipart }),
    };
    quote! {
        mock::RequestBody {
            media_type: #media_type,
            required: #required,
            content: mock::Content::#content(&[#(#fields),*]),
        }
    }
}
