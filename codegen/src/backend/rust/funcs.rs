//! `funcs/`: every operation as a function of its own, for programs that use a few.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, Error, groups, operations, print, words};
use crate::file_set::FileSet;
use crate::ir::{Group, Operation};
use crate::surface;

/// `funcs/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let names = surface::function_idents(cx.api);
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for (id, group, _) in cx.groups() {
        let of_group = cx.api.operations.iter().zip(&names).filter(|(operation, _)| operation.group == id);
        let functions = of_group.map(|(operation, name)| function(cx, group, operation, name));
        let gate = cx.gates.group(id);
        let name = surface::module_ident(&group.name);
        let module = print::ident(&name);
        modules.extend(quote! { #gate mod #module; });
        exports.extend(quote! { #gate pub use #module::*; });
        let items = print::with_imports(&["models", "operations"], quote! { #(#functions)* });
        print::insert(cx, files, &format!("funcs/{name}.rs"), items)?;
    }
    let items = quote! {
        #![doc = " Every operation as a function of its own, on the core of a client."]
        #modules
        #exports
    };
    print::insert(cx, files, "funcs/mod.rs", items)
}

fn function(cx: &Context<'_>, group: &Group, operation: &Operation, name: &str) -> TokenStream {
    let arguments = surface::call_arguments(operation);
    let core = if arguments.iter().any(|argument| argument.ident == "core") { "core_" } else { "core" };
    let alias = operations::alias(operation, name);
    let (name, core, ty) = (print::ident(name), print::ident(core), operations::ident(operation));
    let names: Vec<Ident> = arguments.iter().map(|argument| print::ident(&argument.ident)).collect();
    let types = arguments.iter().map(|argument| operations::argument_type(cx, argument));
    let path = format!("{}::{}", groups::ident(group), surface::method_ident(&operation.name));
    let docs = words::docs(&words::function(operation, &path));
    let deprecated = words::deprecated(&operation.docs);
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #name(#core: &rt::ClientCore #(, #names: #types)*) -> rt::Call<'_, operations::#ty> {
            #core.call(operations::#ty::new(#(#names),*))
        }
    }
}
