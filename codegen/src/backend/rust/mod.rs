//! Rust: one file a type, an operation and a group, data rather than logic.
//!
//! What the files say is fixed by the runtime of the SDK (`plex-sdk/src/runtime`), which generated code calls
//! `rt`; everything that can be done once for all operations is done there. Names come from
//! [`surface`], sentences from `words`, and no text of the document becomes anything but a
//! comment or a string literal.

mod api_info;
mod catalogue;
mod client;
mod error;
mod features;
mod funcs;
mod groups;
mod macro_list;
mod mock;
mod models;
mod operations;
mod overview;
mod pages;
mod print;
mod reach;
mod rustdoc;
mod words;

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::file_set::{self, FileSet};
use crate::ir::{Api, Group, GroupId, Operation};
use crate::surface;

pub use error::Error;
pub use features::{Feature, features};

/// What the files say beside the API.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The command that writes the files, named in the first line of each.
    pub command: String,
    /// Markdown pages whose examples are run as doc tests: paths relative to the folder `docs` of the crate.
    pub pages: Vec<String>,
}

/// All files of `src/generated`, by paths relative to it.
///
/// # Errors
/// When a name of `api` is not safe as a file name or is taken, or when a bug here makes code that does not parse.
pub fn generate(api: &Api, options: &Options) -> Result<FileSet, Error> {
    let cx = &Context::new(api, &options.command);
    file_set::collect(&[
        &|files| root(cx, &options.pages, files),
        &|files| api_info::generate(cx, files),
        &|files| client::generate(cx, files),
        &|files| models::generate(cx, files),
        &|files| operations::root(cx, files),
        &|files| operations::generate(cx, 0, files),
        &|files| operations::generate(cx, 1, files),
        &|files| groups::generate(cx, files),
        &|files| funcs::generate(cx, files),
        &|files| catalogue::generate(cx, files),
        &|files| mock::generate(cx, files),
        &|files| pages::generate(cx, &options.pages, files),
    ])
}

/// What every part of this backend reads.
struct Context<'a> {
    api: &'a Api,
    gates: reach::Gates,
    security: api_info::SecurityConstants,
    common_meta: operations::CommonMeta,
    /// Standalone functions, by the names of operations.
    functions: HashMap<&'a str, String>,
    command: &'a str,
}

impl<'a> Context<'a> {
    fn new(api: &'a Api, command: &'a str) -> Self {
        let names = api.operations.iter().map(|operation| operation.name.as_str());
        let security = api_info::SecurityConstants::new(api);
        Self {
            api,
            gates: reach::gates(api),
            common_meta: operations::CommonMeta::new(api, &security),
            security,
            functions: names.zip(surface::function_idents(api)).collect(),
            command,
        }
    }

    /// The standalone function of an operation.
    fn function(&self, operation: &Operation) -> &str {
        &self.functions[operation.name.as_str()]
    }

    /// The groups that have operations, with them.
    fn groups(&self) -> impl Iterator<Item = (GroupId, &'a Group, Vec<&'a Operation>)> + use<'a> {
        used_groups(self.api)
    }

    /// The declarations of the modules of all groups, and what `entry` says of each: an export, or its table.
    fn group_modules(
        &self,
        entry: impl Fn(&Group, &Ident) -> TokenStream,
    ) -> (TokenStream, Vec<TokenStream>) {
        let mut modules = TokenStream::new();
        let mut entries = Vec::new();
        for (id, group, _) in self.groups() {
            let (gate, module) = (self.gates.group(id), print::ident(&surface::module_ident(&group.name)));
            let entry = entry(group, &module);
            modules.extend(quote! { #gate mod #module; });
            entries.push(quote! { #gate #entry });
        }
        (modules, entries)
    }
}

/// The file of a group in `folder`.
fn group_file(folder: &str, group: &Group) -> String {
    format!("{folder}/{}.rs", surface::module_ident(&group.name))
}

fn used_groups(api: &Api) -> impl Iterator<Item = (GroupId, &Group, Vec<&Operation>)> {
    let ids = (0..).map(GroupId);
    let grouped = ids.zip(api.grouped()).map(|(id, (group, operations))| (id, group, operations));
    grouped.filter(|(_, _, operations)| !operations.is_empty())
}

/// `mod.rs`. The lints that it switches off are about the letter case, size and wording of items that the
/// document decides on.
fn root(cx: &Context<'_>, pages: &[String], files: &mut FileSet) -> Result<(), Error> {
    let (client, core) = (client::ident(cx), client::core_ident(cx));
    let gate = cx.gates.all_and(&quote!(doctest));
    let pages = (!pages.is_empty()).then(|| quote! { #gate mod pages; });
    let tokens = quote! {
        #![doc = " The API in Rust: its types and operations, and a client with a method for each operation."]
        #![allow(non_camel_case_types, deprecated, clippy::style, clippy::complexity, clippy::large_enum_variant)]

        pub mod api;
        #[cfg(feature = "catalogue")]
        pub mod catalogue;
        mod client;
        pub mod funcs;
        pub mod groups;
        #[cfg(feature = "mock")]
        pub mod mock;
        pub mod models;
        pub mod operations;
        #pages
        #[cfg(all(test, feature = "mock"))]
        mod page_calls;
        #[cfg(all(test, feature = "mock"))]
        mod samples;

        pub use client::{#client, #core};
    };
    print::insert(cx, files, "mod.rs", tokens)
}
