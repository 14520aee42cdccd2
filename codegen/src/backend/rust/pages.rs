//! The examples of the Markdown pages, as doc tests.

use quote::{format_ident, quote};

use super::{Context, Error, print};
use crate::file_set::FileSet;

/// `pages.rs`: one module a page. `mod.rs` takes it in when doc tests are built and no group is left out.
pub fn generate(cx: &Context<'_>, pages: &[String], files: &mut FileSet) -> Result<(), Error> {
    if pages.is_empty() {
        return Ok(());
    }
    let modules = pages.iter().enumerate().map(|(index, page)| {
        let module = format_ident!("page_{index}");
        let path = format!("../../docs/{page}");
        quote! { #[doc = include_str!(#path)] mod #module {} }
    });
    print::insert(cx, files, "pages.rs", quote! { #(#modules)* })
}
