//! A document of many files as one that stands alone, for other tools.

use std::path::{Path, PathBuf};

use super::{bundle, context::Context, normalise, normalised, source, tree::Node, validate};
use crate::diagnostic::Diagnostic;

/// A version of OpenAPI that a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// OpenAPI 3.0
    V3_0,
    /// OpenAPI 3.1
    V3_1,
}

/// A document of which every reference leads to one of its own components.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The document
    pub root: Node,
    /// What is doubtful about it, and what its version cannot say
    pub warnings: Vec<Diagnostic>,
}

/// Reads a document with everything that it refers to, overlays applied in their order, into one that stands alone. It is
/// as it was written but for its references and, when `version` is another one than its own, for what that one writes
/// in another way.
///
/// # Errors
/// All diagnostics, when the document is one that nothing could be generated from, or when it is to become one of a
/// later version.
pub fn bundle_document(
    input: &Path,
    overlays: &[PathBuf],
    version: Option<Version>,
) -> Result<Bundle, Vec<Diagnostic>> {
    let mut context = Context::default();
    let Some(mut root) = sound(input, overlays, &mut context) else {
        return Err(context.diagnostics.finish());
    };
    match (own_version(&root), version) {
        (Version::V3_1, Some(Version::V3_0)) => normalise::to_3_0(&mut root, &mut context),
        (Version::V3_0, Some(Version::V3_1)) => {
            let mark = root.get("openapi").map_or(root.at, |version| version.at);
            let message = "a document of OpenAPI 3.0 is not turned into one of 3.1";
            context.error("/openapi", mark, message).help("leave out the version to write it as it is");
        }
        _ => {}
    }
    if context.diagnostics.has_errors() {
        return Err(context.diagnostics.finish());
    }
    Ok(Bundle { root, warnings: context.diagnostics.finish() })
}

/// The document of all files, overlays applied; `None`, with the errors in `context`, when any stage finds one.
pub fn sound(input: &Path, overlays: &[PathBuf], context: &mut Context) -> Option<Node> {
    source::read(input, &input.to_string_lossy(), context)
        .filter(|root| validate::version_is_known(root, context))
        .and_then(|root| bundle(input, root, overlays, context))
        .filter(|root| is_sound(root, context))
}

/// Whether no later stage finds an error. What they warn of is about generating, so it is not kept.
fn is_sound(root: &Node, context: &mut Context) -> bool {
    let found = std::mem::take(&mut context.diagnostics);
    let known_circles = context.circular.clone();
    validate::validate(&normalised(root.clone(), context), context);
    let later = std::mem::replace(&mut context.diagnostics, found);
    context.circular = known_circles;
    let errors = later.finish().into_iter().filter(Diagnostic::is_error);
    context.diagnostics.extend(errors);
    !context.diagnostics.has_errors()
}

fn own_version(root: &Node) -> Version {
    let text = root.get("openapi").and_then(|version| version.as_str().or_else(|| version.as_number()));
    if text.is_some_and(|text| text.starts_with("3.0")) { Version::V3_0 } else { Version::V3_1 }
}
