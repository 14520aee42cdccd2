//! `groups/`: the operations of a group as methods.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, operations, overview, print, words};
use crate::file_set::FileSet;
use crate::ir::{Group, Operation};
use crate::surface;

/// The type of a group.
pub fn ident(group: &Group) -> Ident {
    print::ident(&surface::type_ident(&group.name))
}

/// `groups/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for (id, group, operations) in cx.groups() {
        let gate = cx.gates.group(id);
        let name = surface::module_ident(&group.name);
        let (module, ty) = (print::ident(&name), ident(group));
        modules.extend(quote! { #gate mod #module; });
        exports.extend(quote! { #gate pub use #module::#ty; });
        print::insert(cx, files, &format!("groups/{name}.rs"), one(cx, group, &operations))?;
    }
    let docs = words::inner_docs(&overview::groups(cx));
    let items = quote! {
        #docs
        #modules
        #exports
    };
    print::insert(cx, files, "groups/mod.rs", items)
}

fn one(cx: &Context<'_>, group: &Group, operations: &[&Operation]) -> TokenStream {
    let ty = ident(group);
    let docs = words::docs(&overview::group(group, operations));
    let methods = operations.iter().map(|operation| method(cx, operation));
    let items = quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #ty<'c> {
            pub(in crate::generated) core: &'c rt::ClientCore,
        }

        impl<'c> #ty<'c> {
            #(#methods)*
        }
    };
    print::with_imports(&["models", "operations"], items)
}

fn method(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let method = surface::method_ident(&operation.name);
    let attributes = operations::attributes(cx, operation, &method);
    let (method, ty) = (print::ident(&method), operations::ident(operation));
    let arguments = surface::call_arguments(operation);
    let names: Vec<Ident> = arguments.iter().map(|argument| print::ident(&argument.ident)).collect();
    let types = arguments.iter().map(|argument| operations::argument_type(cx, argument));
    quote! {
        #attributes
        pub fn #method(&self #(, #names: #types)*) -> rt::Call<'c, operations::#ty> {
            self.core.call(operations::#ty::new(#(#names),*))
        }
    }
}
