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

use std::collections::BTreeSet;

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
    Pages::new(api, options).generate()
}

/// The pages before they are written.
pub struct Pages<'a>(Context<'a>);

impl<'a> Pages<'a> {
    /// The pages of `api`.
    pub fn new(api: &'a Api, options: &Options) -> Self {
        Self(Context::new(api, &options.crate_name))
    }

    /// Their paths, in byte order.
    pub fn paths(&self) -> Vec<String> {
        let Self(cx) = self;
        let groups = cx.groups().map(|(group, _)| context::group_page(group));
        let types = cx.type_pages().map(|(_, path)| path);
        let answers = cx.answer_pages().map(|(.., path)| path);
        let others = [INDEX, call_pages::CALL, call_pages::RETRY_CONFIG].map(str::to_owned);
        let paths: BTreeSet<String> = groups.chain(types).chain(answers).chain(others).collect();
        paths.into_iter().collect()
    }

    /// Writes all of them.
    ///
    /// # Errors
    /// As [`generate`].
    pub fn generate(&self) -> Result<FileSet, FileSetError> {
        let Self(cx) = self;
        file_set::collect(&[&|files| pages_of_groups(cx, files), &|files| pages_of_types(cx, files)])
    }
}

/// The page that lists the groups.
const INDEX: &str = "sdks/README.md";

fn pages_of_groups(cx: &Context<'_>, files: &mut FileSet) -> Result<(), FileSetError> {
    files.insert(INDEX, index::page(cx))?;
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
