use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::backend::rust::{Context, print, words};
use crate::ir::{Field, Model, TypeDef};
use crate::surface::{self, Spelling};

/// A struct, and the list of fields by which the runtime reads and writes it.
pub fn items(cx: &Context<'_>, def: &TypeDef, model: &Model, attributes: TokenStream) -> TokenStream {
    let ident = ident(def);
    let extra = print::ident(surface::extra_ident(model));
    let fields = model.fields.iter().map(|field| struct_field(cx, field));
    let list = list(cx, &ident, model, &extra);
    quote! {
        #attributes
        #[derive(Clone, Default)]
        pub struct #ident {
            #(#fields)*
            #[doc = " Keys that no field stands for, kept as they came."]
            pub #extra: rt::Extra,
        }

        #list
    }
}

fn struct_field(cx: &Context<'_>, field: &Field) -> TokenStream {
    let docs = words::docs(&words::field(field));
    let deprecated = words::deprecated(&field.docs);
    let ident = field_ident(field);
    let ty = print::tokens(&surface::field_type(cx.api, field, Spelling::Code));
    quote! { #docs #deprecated pub #ident: #ty, }
}

/// What the runtime has to know of the fields.
fn list(cx: &Context<'_>, ident: &Ident, model: &Model, extra: &Ident) -> TokenStream {
    let required = (0..).zip(&model.fields).filter(|(_, field)| is_always_there(cx, field));
    let required = required.map(|(index, _)| Literal::u16_unsuffixed(index));
    let positions = (0..model.fields.len()).map(Literal::usize_unsuffixed);
    let keys = model.fields.iter().map(|field| &field.wire);
    let fields = model.fields.iter().map(field_ident);
    quote! {
        rt::model! {
            #ident, #extra, required [#(#required),*];
            #(#positions #keys => #fields,)*
        }
    }
}

/// Whether an object without the key is wrong, and one with it has more than `null` there.
fn is_always_there(cx: &Context<'_>, field: &Field) -> bool {
    let is_collection = !surface::is_optional(cx.api, &field.ty, false);
    field.required && !field.recursive && (is_collection || !field.nullable)
}

fn field_ident(field: &Field) -> Ident {
    print::ident(&surface::snake_ident(&field.name))
}
