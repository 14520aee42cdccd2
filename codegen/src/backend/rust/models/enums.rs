use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::backend::rust::{Error, print, words};
use crate::ir::{Enum, EnumKind, EnumValue, TypeDef};
use crate::surface;

/// An open enum: the known values, and one variant for all others.
pub fn items(def: &TypeDef, of: &Enum, attributes: TokenStream) -> Result<TokenStream, Error> {
    let ident = ident(def);
    let unknown = print::ident(surface::catch_all_ident());
    let variants = of.values.iter().map(variant);
    let (kept, list) = match of.kind {
        EnumKind::String => (quote!(rt::UnknownValue), strings(def, of)),
        EnumKind::Integer => (quote!(i64), integers(def, of)?),
    };
    Ok(quote! {
        #attributes
        #[derive(Clone, Debug, PartialEq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that this version does not know, kept as it came."]
            #unknown(#kept),
        }

        #list
    })
}

fn variant(value: &EnumValue) -> TokenStream {
    let docs = words::docs(&words::value(value));
    let deprecated = words::deprecated(&value.docs);
    let ident = variant_ident(value);
    quote! { #docs #deprecated #ident, }
}

fn strings(def: &TypeDef, of: &Enum) -> TokenStream {
    let ident = ident(def);
    let wires = of.values.iter().map(|value| &value.wire);
    let variants = of.values.iter().map(variant_ident);
    quote! { rt::string_enum! { #ident; #(#variants = #wires,)* } }
}

fn integers(def: &TypeDef, of: &Enum) -> Result<TokenStream, Error> {
    let ident = ident(def);
    let parse = |value: &EnumValue| value.wire.parse::<i64>();
    let values: Result<Vec<i64>, _> = of.values.iter().map(parse).collect();
    let values = values
        .map_err(|_| Error::internal(&def.origin, "a value of an integer enum has more than 64 bits"))?;
    let is_boolean = values.iter().collect::<BTreeSet<_>>() == BTreeSet::from([&0, &1]);
    let boolean = is_boolean.then(|| quote! { rt::bool_enum!(#ident); });
    let wires = values.into_iter().map(Literal::i64_unsuffixed);
    let variants = of.values.iter().map(variant_ident);
    Ok(quote! {
        rt::integer_enum! { #ident; #(#variants = #wires,)* }
        #boolean
    })
}

fn variant_ident(value: &EnumValue) -> Ident {
    print::ident(&surface::variant_ident(&value.name))
}
