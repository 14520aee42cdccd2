//! `page_calls/`: a test that makes the calls that the pages show, on the server for tests.

use indexmap::IndexSet;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{page_request, with_imports_of_calls};
use crate::backend::rust::{Context, Error, client, group_file, print};
use crate::file_set::FileSet;
use crate::ir::Operation;
use crate::surface::examples::{self, Expr, ShownCall};

/// What is set on the builders of the clients, each text once.
type Clients = IndexSet<String>;

/// `page_calls/mod.rs` and one file a group.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let mut clients = Clients::new();
    for (_, group, operations) in cx.groups() {
        let calls = operations.iter().map(|operation| call(cx, operation, &mut clients)).collect::<Vec<_>>();
        print::insert(cx, files, &group_file("page_calls", group), table(cx, &calls))?;
    }
    let (modules, tables) = cx.group_modules(|_, module| quote! { #module::CALLS });
    let client = client::ident(cx);
    let clients = clients.iter().enumerate().map(|(number, settings)| {
        let (name, settings) = (client_ident(number), print::tokens(settings));
        quote! { fn #name(builder: Builder) -> Builder { builder #settings } }
    });
    let items = quote! {
        #![doc = " The calls that the pages show, made of what the pages are made of: each has to send what the document"]
        #![doc = " says, and to read the example of its answer."]
        #![allow(dead_code, reason = "a build with few groups needs few of the clients")]

        use crate::runtime::mock::page_calls::{self, Builder, PageCall};

        #modules

        static ALL: &[&[PageCall<super::#client>]] = &[#(#tables),*];

        #[tokio::test]
        async fn the_examples_of_the_pages_run() {
            page_calls::check(ALL).await;
        }

        #(#clients)*
    };
    print::insert(cx, files, "page_calls/mod.rs", items)
}

fn table(cx: &Context<'_>, calls: &[TokenStream]) -> TokenStream {
    let client = client::ident(cx);
    let items = quote! {
        use crate::generated::#client;
        use crate::runtime::mock::page_calls::{PageCall, PageRequest};

        pub(super) static CALLS: &[PageCall<#client>] = &[#(#calls),*];
    };
    with_imports_of_calls(&["funcs", "models"], items)
}

fn call(cx: &Context<'_>, operation: &Operation, clients: &mut Clients) -> TokenStream {
    let ShownCall { method, function, setters } =
        examples::shown_call(cx.api, operation, cx.function(operation));
    let variable = print::ident(&examples::client_variable(cx.api));
    let (method, function, setters) = (chain(&method), chain(&[function]), chain(&setters));
    let (number, _) = clients.insert_full(text(&examples::client_settings(cx.api, operation)));
    let (client, request) = (client_ident(number), page_request::tokens(cx.api, operation));
    quote! {
        PageCall {
            client: super::#client,
            method: |#variable| Sample::sent(#variable #method #setters),
            function: |core| Sample::sent(funcs::#function #setters),
            request: #request,
        }
    }
}

fn client_ident(number: usize) -> Ident {
    print::ident(&format!("client_{number}"))
}

fn chain(links: &[Expr]) -> TokenStream {
    print::tokens(&text(links))
}

fn text(links: &[Expr]) -> String {
    links.iter().map(|link| link.layout(0, 0, 0)).collect()
}
