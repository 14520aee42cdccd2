//! `models/`: one file a named type.

mod alias;
mod enums;
mod model;
mod unions;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, print, words};
use crate::file_set::FileSet;
use crate::ir::{TypeDef, TypeId, TypeKind};
use crate::surface;

/// `models/mod.rs` and one file a type.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for (index, def) in cx.api.types.iter().enumerate() {
        let gate = cx.gates.ty(TypeId(index as u32));
        let name = surface::module_ident(&def.name);
        let (module, ty) = (print::ident(&name), ident(def));
        modules.extend(quote! { #gate mod #module; });
        exports.extend(quote! { #gate pub use #module::#ty; });
        let items = print::with_imports(&["models"], one(cx, def)?);
        print::insert(cx, files, &format!("models/{name}.rs"), items)?;
    }
    let items = quote! {
        #![doc = " The types of the API."]
        #modules
        #exports
    };
    print::insert(cx, files, "models/mod.rs", items)
}

fn one(cx: &Context<'_>, def: &TypeDef) -> Result<TokenStream, Error> {
    let docs = words::docs(&words::type_def(def));
    let deprecated = words::deprecated(&def.docs);
    let attributes = quote! { #docs #deprecated };
    match &def.kind {
        TypeKind::Model(model) => Ok(model::items(cx, def, model, attributes)),
        TypeKind::Enum(of) => enums::items(def, of, attributes),
        TypeKind::Union(union) => Ok(unions::items(cx, def, union, attributes)),
        TypeKind::Alias(ty) => Ok(alias::items(cx, def, ty, attributes)),
    }
}

fn ident(def: &TypeDef) -> Ident {
    print::ident(&surface::type_ident(&def.name))
}
