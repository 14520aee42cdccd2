//! `groups/`: the operations of a group as methods.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, group_file, operations, overview, print, words};
use crate::file_set::FileSet;
use crate::ir::{Group, Operation};
use crate::surface;

/// The type of a group.
pub fn ident(group: &Group) -> Ident {
    print::ident(&surface::type_ident(&group.name))
}

/// `groups/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    for (_, group, operations) in cx.groups() {
        print::insert(cx, files, &group_file("groups", group), one(cx, group, &operations))?;
    }
    let (modules, exports) = cx.group_modules(|group, module| {
        let ty = ident(group);
        quote! { pub use #module::#ty; }
    });
    let docs = words::inner_docs(&overview::groups(cx));
    let items = quote! {
        #docs
        #modules
        #(#exports)*
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
    print::with_imports(&["funcs", "models", "operations"], items)
}

fn method(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let method = surface::method_ident(&operation.name);
    let attributes = operations::attributes(operation, &method, &words::operation(cx.api, operation));
    let (method, ty) = (print::ident(&method), operations::ident(operation));
    let function = print::ident(cx.function(operation));
    let arguments = surface::call_arguments(operation);
    let names: Vec<Ident> = arguments.iter().map(|argument| print::ident(&argument.ident)).collect();
    let types = arguments.iter().map(|argument| operations::argument_type(cx, argument));
    quote! {
        #attributes
        pub fn #method(&self #(, #names: #types)*) -> rt::Call<'c, operations::#ty> {
            funcs::#function(self.core #(, #names)*)
        }
    }
}
