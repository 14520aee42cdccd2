//! From files to an [`ir::Api`](crate::ir::Api), stage by stage.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Site};

pub mod document;
pub mod draft;
pub mod files;
pub mod lower;
pub mod passes;
pub mod tree;
mod words;

pub use document::Document;

use crate::ir::{Api, Reserved};

/// A document that became an API.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The API
    pub api: Api,
    /// What is doubtful about the document
    pub warnings: Vec<Diagnostic>,
}

/// Turns a document with everything that it refers to into an [`Api`], overlays applied in their order. No name of the
/// API is one of the `reserved` ones.
///
/// # Errors
/// All diagnostics, when one of them is an error.
pub fn load(input: &Path, overlays: &[PathBuf], reserved: &Reserved) -> Result<Loaded, Vec<Diagnostic>> {
    let (document, warnings) = load_document(input, overlays)?;
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(warnings);
    let draft = lower::lower(&document, &mut diagnostics);
    let api = passes::run(draft, &document, reserved, &mut diagnostics);
    if diagnostics.has_errors() {
        Err(diagnostics.finish())
    } else {
        Ok(Loaded { api, warnings: diagnostics.finish() })
    }
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
