//! `operations/`: one file an operation, as data that the runtime sends.

mod answers;
mod body;
mod meta;
mod operation;
mod paging;
mod params;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, print, words};
use crate::file_set::FileSet;
use crate::ir::{Operation, Type};
use crate::surface::{self, Argument, Spelling};

pub use meta::CommonMeta;
pub use operation::literal;
pub use params::style;

/// One folder a group, and one file an operation, for one `half` of the groups: this is most of what there is to make,
/// so two threads share it.
pub fn generate(cx: &Context<'_>, half: usize, files: &mut FileSet) -> Result<(), Error> {
    for (_, group, operations) in cx.groups().skip(half).step_by(2) {
        of_group(cx, &surface::module_ident(&group.name), &operations, files)?;
    }
    Ok(())
}

/// `operations/mod.rs`.
pub fn root(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let (modules, exports) = cx.group_modules(|_, module| quote! { pub use #module::*; });
    let items = quote! {
        #![doc = " The operations of the API, and the answers of those that have several."]
        #modules
        #(#exports)*
    };
    print::insert(cx, files, "operations/mod.rs", items)
}

fn of_group(
    cx: &Context<'_>,
    folder: &str,
    operations: &[&Operation],
    files: &mut FileSet,
) -> Result<(), Error> {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for operation in operations {
        let name = surface::module_ident(&operation.name);
        let module = print::ident(&name);
        let items = print::with_imports(&["api", "models"], operation::items(cx, operation)?);
        let types = answers::enums(cx.api, operation);
        let ty = ident(operation);
        modules.extend(quote! { mod #module; });
        exports.extend(quote! { pub use #module::{#ty #(, #types)*}; });
        print::insert(cx, files, &format!("operations/{folder}/{name}.rs"), items)?;
    }
    print::insert(cx, files, &format!("operations/{folder}/mod.rs"), quote! { #modules #exports })
}

/// The type of an operation.
pub fn ident(operation: &Operation) -> Ident {
    print::ident(&surface::type_ident(&operation.name))
}

/// What each item of an operation has in front: its words, the name of the document for searches where it is not
/// `ident`, and whether it is withdrawn.
pub fn attributes(operation: &Operation, ident: &str, docs: &str) -> TokenStream {
    let docs = words::docs(docs);
    let (alias, deprecated) = (alias(operation, ident), words::deprecated(&operation.docs));
    quote! { #docs #alias #deprecated }
}

/// The id of an operation as a word that its item `ident` is found by.
fn alias(operation: &Operation, ident: &str) -> Option<TokenStream> {
    let is_searchable = operation.id != ident
        && !operation.id.is_empty()
        && operation.id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let id = &operation.id;
    is_searchable.then(|| quote! { #[doc(alias = #id)] })
}

/// The type that a function, a method or a setter takes.
pub fn argument_type(cx: &Context<'_>, argument: &Argument<'_>) -> TokenStream {
    print::tokens(&surface::argument_type(cx.api, argument, Spelling::Code))
}

/// From what [`argument_type`] takes to the field that keeps it, an `Option` around it left aside.
fn converted(cx: &Context<'_>, argument: &Argument<'_>) -> TokenStream {
    let ident = print::ident(&argument.ident);
    match cx.api.resolve(argument.ty) {
        ty if surface::is_by_value(cx.api, ty) => quote! { #ident },
        Type::List(_) => quote! { rt::list(#ident) },
        Type::Map(_) => quote! { rt::map(#ident) },
        _ => quote! { #ident.into() },
    }
}
