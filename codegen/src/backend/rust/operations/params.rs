use proc_macro2::TokenStream;
use quote::quote;

use crate::backend::rust::print;
use crate::ir::{Api, Location, Operation, Param, Style, Type};
use crate::surface;

/// The function that writes the parameters, or nothing when there are none.
pub fn function(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let writes = operation.params.iter().map(|param| write(api, param));
    (!operation.params.is_empty()).then(|| {
        quote! {
            #[inline]
            fn params(&self, params: &mut rt::Params) {
                #(#writes)*
            }
        }
    })
}

/// The style as the runtime calls it.
pub fn style(style: Style) -> TokenStream {
    let name = match style {
        Style::Simple { explode: false } => "SIMPLE",
        Style::Simple { explode: true } => "SIMPLE_EXPLODED",
        Style::Matrix { explode: false } => "MATRIX",
        Style::Matrix { explode: true } => "MATRIX_EXPLODED",
        Style::Label { explode: false } => "LABEL",
        Style::Label { explode: true } => "LABEL_EXPLODED",
        Style::Form { explode: true, allow_reserved: false } => "FORM",
        Style::Form { explode: false, allow_reserved: false } => "FORM_JOINED",
        Style::Form { explode: true, allow_reserved: true } => "FORM_RESERVED",
        Style::Form { explode: false, allow_reserved: true } => "FORM_JOINED_RESERVED",
        Style::SpaceDelimited => "SPACE_DELIMITED",
        Style::PipeDelimited => "PIPE_DELIMITED",
        Style::DeepObject => "DEEP_OBJECT",
        Style::Json => "JSON",
    };
    let name = print::ident(name);
    quote! { rt::Style::#name }
}

fn write(api: &Api, param: &Param) -> TokenStream {
    let location = print::ident(match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let (wire, style, field) =
        (&param.wire, style(param.style), print::ident(&surface::snake_ident(&param.name)));
    let secret = (param.location == Location::Query && *api.resolve(&param.ty) == Type::Secret)
        .then(|| quote! { params.secret(#wire); });
    quote! { #secret params.#location(#wire, #style, &self.#field); }
}
