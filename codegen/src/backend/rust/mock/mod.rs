//! `mock/`: the table of operations of the server that tests start, behind a feature of its own.

mod answers;
mod complete;
mod kinds;
mod page_calls;
mod page_request;
mod paging;
mod requests;
mod samples;
mod shared;
mod xml;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Error, client, group_file, operations, print};
use crate::file_set::FileSet;
use crate::ir::Operation;

use shared::Shared;

/// The feature that switches the server on.
pub const FEATURE: &str = "mock";

/// What the feature needs: dependencies of the runtime.
pub const ENABLES: &[&str] =
    &["dep:http-body-util", "dep:hyper", "dep:hyper-util", "tokio/net", "tokio/rt", "tokio/sync"];

/// `mock/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let shared = Shared::new(cx.api);
    for (_, group, operations) in cx.groups() {
        print::insert(cx, files, &group_file("mock", group), of_group(cx, &shared, &operations))?;
    }
    let (modules, tables) = cx.group_modules(|_, module| quote! { #module::ROUTES });
    samples::generate(cx, files)?;
    page_calls::generate(cx, files)?;
    let (client, answers) = (client::ident(cx), shared.items());
    let items = quote! {
        #![doc = " A server to test against, which knows every operation of the API and answers with its example. Needs the feature `mock`."]
        #![allow(dead_code, reason = "a build with few groups needs few of the answers that groups share")]

        #modules

        use crate::runtime::mock;
        pub use crate::runtime::mock::{Answer, On, Request};

        #[doc = " A server on a free port of this machine that stands for the API."]
        pub type MockServer = mock::MockServer<super::#client>;

        impl mock::MockedApi for super::#client {
            const API: &'static mock::MockApi = &mock::MockApi {
                info: &super::api::API,
                groups: &[#(#tables),*],
            };
        }

        #answers
    };
    print::insert(cx, files, "mock/mod.rs", items)
}

fn of_group(cx: &Context<'_>, shared: &Shared, operations: &[&Operation]) -> TokenStream {
    let routes = operations.iter().map(|operation| route(cx, shared, operation));
    let items = quote! {
        pub(super) static ROUTES: &[mock::Route] = &[#(#routes),*];
    };
    print::with_imports(&["operations"], quote! { use crate::runtime::mock; #items })
}

fn route(cx: &Context<'_>, shared: &Shared, operation: &Operation) -> TokenStream {
    let ty = operations::ident(operation);
    let parameters = requests::parameters(cx.api, operation);
    let body = requests::body(cx.api, operation);
    let answers = answers::ordered(operation).into_iter().map(|answer| shared.answer(answer));
    let paging = paging::paging(cx.api, operation);
    quote! { mock::Route::of::<operations::#ty>(&[#(#parameters),*], #body, &[#(#answers),*], #paging) }
}

/// Calls, with the imports of the values in them.
fn with_imports_of_calls(modules: &[&str], items: TokenStream) -> TokenStream {
    let secret = print::names(&items, "Secret").then(|| quote! { use crate::runtime::Secret; });
    print::with_imports(modules, quote! { use crate::runtime::mock::samples::Sample; #secret #items })
}

/// A value that may be absent.
fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote! { None }, |value| quote! { Some(#value) })
}
