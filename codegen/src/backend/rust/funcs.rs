//! `funcs/`: every operation as a function of its own, for programs that use a few.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Error, group_file, operations, print, words};
use crate::file_set::FileSet;
use crate::ir::Operation;
use crate::surface;

/// `funcs/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    for (_, group, operations) in cx.groups() {
        let functions = operations.iter().map(|operation| function(cx, operation));
        let items = print::with_imports(&["models", "operations"], quote! { #(#functions)* });
        print::insert(cx, files, &group_file("funcs", group), items)?;
    }
    let (modules, exports) = cx.group_modules(|_, module| quote! { pub use #module::*; });
    let items = quote! {
        #![doc = " Every operation as a function of its own, on the core of a client."]
        #modules
        #(#exports)*
    };
    print::insert(cx, files, "funcs/mod.rs", items)
}

fn function(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let name = cx.function(operation);
    let arguments = surface::call_arguments(operation);
    let core = if arguments.iter().any(|argument| argument.ident == "core") { "core_" } else { "core" };
    let attributes = operations::attributes(operation, name, &words::function(cx.api, operation));
    let (name, core, ty) = (print::ident(name), print::ident(core), operations::ident(operation));
    let names = arguments.iter().map(|argument| print::ident(&argument.ident));
    let types = arguments.iter().map(|argument| operations::argument_type(cx, argument));
    let literal = operations::literal(cx, operation);
    quote! {
        #attributes
        pub fn #name(#core: &rt::ClientCore #(, #names: #types)*) -> rt::Call<'_, operations::#ty> {
            #core.call(#literal)
        }
    }
}
