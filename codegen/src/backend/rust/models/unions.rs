use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use crate::backend::rust::{Context, print, words};
use crate::ir::{Type, TypeDef, Union, Variant};
use crate::surface::{self, Spelling};

/// An enum with one variant a member, and one for what fits none.
pub fn items(cx: &Context<'_>, def: &TypeDef, union: &Union, attributes: TokenStream) -> TokenStream {
    let ident = ident(def);
    let name = ident.to_string();
    let unknown = print::ident(surface::catch_all_ident());
    let idents: Vec<Ident> = union.variants.iter().map(variant_ident).collect();
    let variants = union.variants.iter().map(|variant| variant_item(cx, variant));
    let readers = union.variants.iter().map(|variant| reader(union, variant));
    let conversions = conversions(cx, &ident, union);
    quote! {
        #attributes
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that fits none of the others, kept as it came."]
            #unknown(rt::Value),
        }

        impl rt::Union for #ident {
            const NAME: &'static str = #name;
            #[inline]
            fn read(reader: rt::UnionReader<Self>) -> rt::UnionReader<Self> {
                reader #(#readers)*
            }
            #[inline]
            fn unknown(value: rt::Value) -> Self {
                Self::#unknown(value)
            }
            #[inline]
            fn member(&self) -> &dyn rt::Field {
                match self {
                    #(Self::#idents(value) => value,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        rt::union!(#ident);
        #conversions
    }
}

fn variant_item(cx: &Context<'_>, variant: &Variant) -> TokenStream {
    let docs = words::docs(&words::variant(cx.api, variant));
    let ident = variant_ident(variant);
    let ty = member_type(cx, variant);
    quote! { #docs #ident(#ty), }
}

/// A member with values of the discriminator is found by it, the others by what fits best.
fn reader(union: &Union, variant: &Variant) -> TokenStream {
    let ident = variant_ident(variant);
    match &union.discriminator {
        Some(key) if !variant.tags.is_empty() => {
            let tags = &variant.tags;
            quote! { .tagged(#key, &[#(#tags),*], Self::#ident) }
        }
        _ => quote! { .variant(Self::#ident) },
    }
}

/// `From` for each member whose type no other member has.
fn conversions(cx: &Context<'_>, union: &Ident, members: &Union) -> TokenStream {
    let mut by_type: BTreeMap<String, Vec<&Variant>> = BTreeMap::new();
    for variant in &members.variants {
        let text = surface::type_text(cx.api, cx.api.resolve(&variant.ty), Spelling::Code);
        by_type.entry(text).or_default().push(variant);
    }
    let alone = by_type.values().filter_map(|variants| match variants.as_slice() {
        [one] => Some(*one),
        _ => None,
    });
    let mut conversions = TokenStream::new();
    for variant in alone {
        let (ident, ty) = (variant_ident(variant), member_type(cx, variant));
        conversions.extend(quote! {
            impl From<#ty> for #union {
                fn from(value: #ty) -> Self {
                    Self::#ident(value)
                }
            }
        });
        if matches!(cx.api.resolve(&variant.ty), Type::String | Type::Binary) {
            conversions.extend(quote! {
                impl From<&str> for #union {
                    fn from(value: &str) -> Self {
                        Self::#ident(value.to_owned())
                    }
                }
            });
        }
    }
    conversions
}

fn member_type(cx: &Context<'_>, variant: &Variant) -> TokenStream {
    print::tokens(&surface::type_text(cx.api, &variant.ty, Spelling::Code))
}

fn variant_ident(variant: &Variant) -> Ident {
    print::ident(&surface::variant_ident(&variant.name))
}
