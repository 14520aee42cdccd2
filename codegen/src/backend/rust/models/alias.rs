use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::backend::rust::{Context, print};
use crate::ir::{Type, TypeDef};
use crate::surface::{self, Spelling};

/// Another name for a scalar, a list or a map.
pub fn items(cx: &Context<'_>, def: &TypeDef, ty: &Type, attributes: TokenStream) -> TokenStream {
    let ident = ident(def);
    let ty = print::tokens(&surface::type_text(cx.api, ty, Spelling::Code));
    quote! { #attributes pub type #ident = #ty; }
}
