use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::backend::rust::{Context, print, words};
use crate::ir::{Field, Model, TypeDef};
use crate::surface::{self, Spelling};

/// A struct, and the lists by which the runtime reads and writes it.
pub fn items(cx: &Context<'_>, def: &TypeDef, model: &Model, attributes: TokenStream) -> TokenStream {
    let ident = ident(def);
    let extra = print::ident(surface::extra_ident(model));
    let fields = model.fields.iter().map(|field| struct_field(cx, field));
    let implementation = implementation(cx, def, model, &extra);
    quote! {
        #attributes
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct #ident {
            #(#fields)*
            #[doc = " Keys that no field stands for, kept as they came."]
            pub #extra: rt::Extra,
        }

        #implementation

        rt::model!(#ident);
    }
}

fn struct_field(cx: &Context<'_>, field: &Field) -> TokenStream {
    let docs = words::docs(&words::field(field));
    let deprecated = words::deprecated(&field.docs);
    let ident = field_ident(field);
    let ty = print::tokens(&surface::field_type(cx.api, field, Spelling::Code));
    quote! { #docs #deprecated pub #ident: #ty, }
}

fn implementation(cx: &Context<'_>, def: &TypeDef, model: &Model, extra: &Ident) -> TokenStream {
    let ident = ident(def);
    let name = ident.to_string();
    let wires = model.fields.iter().map(|field| &field.wire);
    let required = (0..).zip(&model.fields).filter(|(_, field)| is_always_there(cx, field));
    let required = required.map(|(index, _)| Literal::u16_unsuffixed(index));
    let (index, read, write) = if model.fields.is_empty() { without_fields() } else { with_fields(model) };
    quote! {
        impl rt::Model for #ident {
            const NAME: &'static str = #name;
            const KEYS: &'static [&'static str] = &[#(#wires),*];
            const REQUIRED: &'static [u16] = &[#(#required),*];
            #index
            #read
            #write
            fn extra(&self) -> &rt::Extra {
                &self.#extra
            }
            fn extra_mut(&mut self) -> &mut rt::Extra {
                &mut self.#extra
            }
        }
    }
}

/// The functions that go from a key to a position, from a position to a field, and back again.
fn with_fields(model: &Model) -> (TokenStream, TokenStream, TokenStream) {
    let wires: Vec<&String> = model.fields.iter().map(|field| &field.wire).collect();
    let fields: Vec<Ident> = model.fields.iter().map(field_ident).collect();
    let positions: Vec<Literal> =
        (0..).zip(&fields).map(|(index, _)| Literal::u16_unsuffixed(index)).collect();
    let index = quote! {
        fn index(key: &str) -> Option<u16> {
            Some(match key { #(#wires => #positions,)* _ => return None })
        }
    };
    let read = quote! {
        fn read<'de, A: rt::MapAccess<'de>>(
            &mut self,
            index: u16,
            field: &mut rt::FieldReader<'_, A>,
        ) -> Result<(), A::Error> {
            match index { #(#positions => field.read(&mut self.#fields),)* _ => field.skip() }
        }
    };
    let write = quote! {
        fn write<S: rt::SerializeMap>(
            &self,
            index: u16,
            out: &mut rt::FieldWriter<'_, S>,
        ) -> Result<(), S::Error> {
            match index { #(#positions => out.put(&self.#fields),)* _ => Ok(()) }
        }
    };
    (index, read, write)
}

/// The same for an object of which the document says nothing.
fn without_fields() -> (TokenStream, TokenStream, TokenStream) {
    let index = quote! {
        fn index(_: &str) -> Option<u16> {
            None
        }
    };
    let read = quote! {
        fn read<'de, A: rt::MapAccess<'de>>(
            &mut self,
            _: u16,
            field: &mut rt::FieldReader<'_, A>,
        ) -> Result<(), A::Error> {
            field.skip()
        }
    };
    let write = quote! {
        fn write<S: rt::SerializeMap>(&self, _: u16, _: &mut rt::FieldWriter<'_, S>) -> Result<(), S::Error> {
            Ok(())
        }
    };
    (index, read, write)
}

/// Whether an object without the key is wrong, and one with it has more than `null` there.
fn is_always_there(cx: &Context<'_>, field: &Field) -> bool {
    let is_collection = !surface::is_optional(cx.api, &field.ty, false);
    field.required && !field.recursive && (is_collection || !field.nullable)
}

fn field_ident(field: &Field) -> Ident {
    print::ident(&surface::snake_ident(&field.name))
}
