//! `mock/`: the table of operations of the server that tests start, behind a feature of its own.

mod answers;
mod complete;
mod kinds;
mod paging;
mod requests;
mod samples;
mod xml;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Error, client, operations, print};
use crate::file_set::FileSet;
use crate::ir::Operation;
use crate::surface;

/// The feature that switches the server on.
pub const FEATURE: &str = "mock";

/// What the feature needs: dependencies of the runtime.
pub const ENABLES: &[&str] =
    &["dep:http-body-util", "dep:hyper", "dep:hyper-util", "tokio/net", "tokio/rt", "tokio/sync"];

/// `mock/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let mut modules = TokenStream::new();
    let mut tables = Vec::new();
    for (id, group, operations) in cx.groups() {
        let (gate, name) = (cx.gates.group(id), surface::module_ident(&group.name));
        let module = print::ident(&name);
        modules.extend(quote! { #gate mod #module; });
        tables.push(quote! { #gate #module::ROUTES });
        print::insert(cx, files, &format!("mock/{name}.rs"), of_group(cx, &operations))?;
    }
    samples::generate(cx, files)?;
    let client = client::ident(cx);
    let items = quote! {
        #![doc = " A server to test against, which knows every operation of the API and answers with its example."]

        #modules

        use crate::runtime::mock as rt;
        pub use crate::runtime::mock::{Answer, On, Request};

        #[doc = " A server on a free port of this machine that stands for the API."]
        pub type MockServer = rt::MockServer<super::#client>;

        impl rt::MockedApi for super::#client {
            const API: &'static rt::MockApi = &rt::MockApi {
                info: &super::api::API,
                groups: &[#(#tables),*],
            };
        }
    };
    print::insert(cx, files, "mock/mod.rs", items)
}

fn of_group(cx: &Context<'_>, operations: &[&Operation]) -> TokenStream {
    let routes = operations.iter().map(|operation| route(cx, operation));
    let items = quote! {
        pub(super) static ROUTES: &[mock::Route] = &[#(#routes),*];
    };
    print::with_imports(&["operations"], quote! { use crate::runtime::mock; #items })
}

fn route(cx: &Context<'_>, operation: &Operation) -> TokenStream {
    let ty = operations::ident(operation);
    let parameters = requests::parameters(cx.api, operation);
    let body = requests::body(cx.api, operation);
    let answers = answers::answers(cx.api, operation);
    let paging = paging::paging(cx.api, operation);
    quote! { mock::Route::of::<operations::#ty>(&[#(#parameters),*], #body, &[#(#answers),*], #paging) }
}

/// A value that may be absent.
fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote! { None }, |value| quote! { Some(#value) })
}
