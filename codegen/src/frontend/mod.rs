//! From files to an [`ir::Api`](crate::ir::Api), stage by stage.

use std::path::{Path, PathBuf};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Site},
    ir::{Api, Reserved},
};

mod context;
pub mod document;
pub mod draft;
pub mod files;
pub mod lower;
pub mod passes;
mod grammar;
mod keywords;
mod limits;
mod overlay;
mod refs;
mod source;
pub mod tree;
mod words;

pub use document::Document;

/// What a document says.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The API
    pub api: Api,
    /// What is doubtful
    pub warnings: Vec<Diagnostic>,
}

/// From the files of a document to the API that they describe.
///
/// # Errors
/// All diagnostics, when one of them is an error.
pub fn load(input: &Path, overlays: &[PathBuf], reserved: &Reserved) -> Result<Loaded, Vec<Diagnostic>> {
    let (document, warnings) = load_document(input, overlays)?;
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(warnings);
    let draft = lower::lower(&document, &mut diagnostics);
    let api = passes::run(draft, &document, reserved, &mut diagnostics);
    let failed = diagnostics.has_errors();
    let list = diagnostics.finish();
    if failed { Err(list) } else { Ok(Loaded { api, warnings: list }) }
}

/// Reads a document with everything that it refers to, applies the overlays in their order, and brings it into the
/// form that lowering takes. Gives the warnings beside it.
///
/// # Errors
/// All diagnostics, when one of them is an error.
pub fn load_document(
    input: &Path,
    overlays: &[PathBuf],
) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    let _ = overlays;
    let mut diagnostics = Diagnostics::new();
    diagnostics.error(Site::file(input.display().to_string()), "reading documents is not written yet");
    Err(diagnostics.finish())
}
