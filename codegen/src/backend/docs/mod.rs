//! Markdown pages: one a group, one a named type, and the pages about calls that all of them link to.
//!
//! The grammar is that of the SDK pages that TypeScript users of the Plex API know: an operation has Example
//! Usage, Standalone function, Parameters, Response and Errors; a type has Example Usage and Fields, Values or
//! Supported Types. Names, types and expressions come from [`surface`](crate::surface), so that a page shows
//! what the code has, and no text of the document can change a page, see [`markdown`](crate::markdown).

mod answers;
mod call_pages;
mod cells;
mod context;
mod groups;
mod index;
mod models;
mod operations;
mod paging;
mod params;
mod readme;
mod samples;
mod used_by;

use crate::file_set::{self, FileSet, FileSetError};
use crate::ir::Api;
use context::Context;

pub use readme::{readme_functions, readme_operations};

/// What the pages say beside the API.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the crate, as Cargo or as Rust writes it.
    pub crate_name: String,
}

/// All pages, by paths relative to the folder `docs` of the crate.
///
/// # Errors
/// When a name of `api` is not safe as a file name, or two want the same file.
pub fn generate(api: &Api, options: &Options) -> Result<FileSet, FileSetError> {
    let cx = &Context::new(api, &options.crate_name);
    file_set::collect(&[&|files| pages_of_groups(cx, files), &|files| pages_of_types(cx, files)])
}

fn pages_of_groups(cx: &Context<'_>, files: &mut FileSet) -> Result<(), FileSetError> {
    files.insert("sdks/README.md", index::page(cx))?;
    for (group, operations) in cx.groups() {
        files.insert(context::group_page(group), groups::page(cx, group, &operations))?;
    }
    files.insert(call_pages::CALL, call_pages::call(cx))?;
    files.insert(call_pages::RETRY_CONFIG, call_pages::retry_config(cx))
}

fn pages_of_types(cx: &Context<'_>, files: &mut FileSet) -> Result<(), FileSetError> {
    for (id, path) in cx.type_pages() {
        files.insert(path, models::page(cx, id))?;
    }
    for (operation, answer, path) in cx.answer_pages() {
        files.insert(path, answers::page(cx, operation, answer))?;
    }
    Ok(())
}
