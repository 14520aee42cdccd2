//! `catalogue.rs`: the table of all operations, behind a feature of its own because it compiles the reader of
//! every answer.

use quote::quote;

use super::{Context, Error, operations, print};
use crate::file_set::FileSet;

/// The feature that switches the table on.
pub const FEATURE: &str = "catalogue";

/// `catalogue.rs`.
pub fn generate(cx: &Context<'_>, files: &mut FileSet) -> Result<(), Error> {
    let entries = cx.groups().flat_map(|(id, _, of_group)| {
        let gate = cx.gates.group(id);
        let entry = move |operation| {
            let ty = operations::ident(operation);
            quote! { #gate rt::OperationInfo::of::<super::operations::#ty>() }
        };
        of_group.into_iter().map(entry).collect::<Vec<_>>()
    });
    let table = quote! {
        #[doc = " Every operation of the groups that are switched on, group by group."]
        pub static OPERATIONS: &[rt::OperationInfo] = &[#(#entries),*];
    };
    let items = print::with_imports(&[], table);
    let docs = quote! { #![doc = " A table of the operations, for tests and tools that go over the whole API. Needs the feature `catalogue`."] };
    print::insert(cx, files, "catalogue.rs", quote! { #docs #items })
}
