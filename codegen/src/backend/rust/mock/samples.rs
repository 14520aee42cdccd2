//! `samples/`: a test that calls every operation, with every parameter, on the server for tests.

use proc_macro2::TokenStream;
use quote::quote;

use super::with_imports_of_calls;
use crate::backend::rust::{Context, Error, client, group_file, print};
use crate::file_set::FileSet;
use crate::ir::Operation;
use crate::surface;
use crate::surface::examples::{self, Place};

/// `samples/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    for (_, group, operations) in cx.groups() {
        print::insert(cx, files, &group_file("samples", group), of_group(cx, &operations))?;
    }
    let (modules, tables) = cx.group_modules(|_, module| quote! { #module::SAMPLES });
    let client = client::ident(cx);
    let items = quote! {
        #![doc = " Calls of all operations, with values for all that they take: the server for tests has to allow them,"]
        #![doc = " and its answers have to be read."]

        use crate::runtime::mock::leaks;
        use crate::runtime::mock::samples::{self, Sample};

        #modules

        static ALL: &[&[Sample]] = &[#(#tables),*];

        #[tokio::test]
        async fn the_mock_server_understands_every_call() {
            samples::check::<super::#client>(ALL).await;
        }

        #[tokio::test]
        async fn no_call_shows_a_secret() {
            leaks::check::<super::#client>(ALL).await;
        }
    };
    print::insert(cx, files, "samples/mod.rs", items)
}

fn of_group(cx: &Context<'_>, operations: &[&Operation]) -> TokenStream {
    let samples = operations.iter().map(|operation| sample(cx, operation));
    let items = quote! {
        pub(super) static SAMPLES: &[Sample] = &[#(#samples),*];
    };
    with_imports_of_calls(&["funcs", "models", "operations"], items)
}

fn sample(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let value = |argument: &surface::Argument<'_>| {
        let value = examples::of_argument(cx.api, argument).value;
        let expression = examples::expression(cx.api, argument.ty, &value, Place::argument(argument));
        print::tokens(&expression.layout(0, 0, 0))
    };
    let arguments = surface::call_arguments(operation);
    let arguments = arguments.iter().map(value);
    let setters = surface::setters(operation);
    let setters = setters.iter().map(|argument| {
        let (setter, value) = (print::ident(&argument.ident), value(argument));
        quote! { .#setter(#value) }
    });
    let function = print::ident(cx.function(operation));
    quote! { Sample::new(|core| Sample::sent(funcs::#function(core #(, #arguments)*)#(#setters)*)) }
}
