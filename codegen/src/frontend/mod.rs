//! From files to an [`ir::Api`](crate::ir::Api), stage by stage.

mod bundled;
mod context;
pub mod document;
pub mod draft;
pub mod files;
mod fit;
mod grammar;
mod keywords;
mod limits;
pub mod lint;
pub mod lower;
mod media_types;
mod nearest;
mod normalise;
mod operations;
mod overlay;
pub mod passes;
mod refs;
mod resolve;
mod source;
pub mod tree;
mod unique;
mod validate;
mod words;

use std::path::{Path, PathBuf};

pub use bundled::{Bundle, Version, bundle_document};
pub use document::Document;
pub use resolve::METHODS;

use self::{context::Context, tree::Node};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Site},
    ir::{Api, Reserved},
};

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
    lower_document(&document, warnings, reserved)
}

/// Turns a loaded document into an [`Api`]; `warnings` are those of loading it.
///
/// # Errors
/// All diagnostics, when one of them is an error.
pub fn lower_document(
    document: &Document,
    warnings: Vec<Diagnostic>,
    reserved: &Reserved,
) -> Result<Loaded, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(warnings);
    let draft = lower::lower(document, &mut diagnostics);
    let api = passes::run(draft, document, reserved, &mut diagnostics);
    if diagnostics.has_errors() {
        Err(diagnostics.finish())
    } else {
        Ok(Loaded { api, warnings: diagnostics.finish() })
    }
}

/// A loaded document and its warnings, or all findings when one of them is an error.
pub type LoadResult = Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads a document with everything that it refers to, applies the overlays in their order, and brings it into the
/// form that lowering takes. Gives the warnings beside it.
///
/// # Errors
/// All diagnostics, warnings among them, when one of them is an error.
pub fn load_document(input: &Path, overlays: &[PathBuf]) -> LoadResult {
    let mut context = Context::default();
    let root = source::read(input, &input.to_string_lossy(), &mut context)
        .filter(|root| validate::version_is_known(root, &mut context))
        .and_then(|root| bundle(input, root, overlays, &mut context))
        .map(|root| normalised(root, &mut context));
    finish(root, context)
}

/// As [`load_document`], for a document that is in memory and refers to no file; `name` is what messages call it.
///
/// # Errors
/// As [`load_document`].
pub fn load_bytes(name: &str, bytes: Vec<u8>) -> LoadResult {
    let mut context = Context::default();
    let root = source::parse(bytes, name, &mut context)
        .filter(|root| validate::version_is_known(root, &mut context))
        .map(|root| refs::Bundler::alone().bundle(root, &mut context, true))
        .map(|root| normalised(root, &mut context));
    finish(root, context)
}

/// One document of all files. Overlays see the whole of it, and may bring in further references.
fn bundle(input: &Path, root: Node, overlays: &[PathBuf], context: &mut Context) -> Option<Node> {
    let mut bundler = match refs::Bundler::new(input) {
        Ok(bundler) => bundler,
        Err(error) => {
            let site = Site::file(input.to_string_lossy());
            context.diagnostics.error(site, format!("cannot find the folder of the document: {error}"));
            return None;
        }
    };
    if overlays.is_empty() {
        return Some(bundler.bundle(root, context, true));
    }
    let mut root = bundler.bundle(root, context, false);
    overlay::apply(&mut root, overlays, context);
    Some(bundler.bundle(root, context, true))
}

/// The bundled document, normalised. The stages go on after errors, to find all of them.
fn normalised(mut root: Node, context: &mut Context) -> Node {
    keywords::check(&root, context);
    normalise::normalise(&mut root, context);
    root
}

/// The document in its typed model, when no stage found an error. The last checks run while the model is made.
fn finish(root: Option<Node>, mut context: Context) -> LoadResult {
    let Some(root) = root else { return Err(context.diagnostics.finish()) };
    if context.diagnostics.has_errors() {
        validate::validate(&root, &mut context);
        return Err(context.diagnostics.finish());
    }
    let model = document::model(&root, || validate::validate(&root, &mut context));
    let Context { files, diagnostics, .. } = context;
    if diagnostics.has_errors() {
        return Err(diagnostics.finish());
    }
    let document = Document::new(model, root, files)?;
    Ok((document, diagnostics.finish()))
}
