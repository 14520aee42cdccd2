//! A document that was loaded, bundled into one, and normalised.

mod typed;

pub use typed::{Model, model};

use super::{
    files::Files,
    tree::{Mark, Node, NodeValue},
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Site};

/// A document that was loaded, bundled into one, and normalised to the OpenAPI 3.0 model of `openapiv3`.
///
/// Pointers go into this bundled document: `/components/schemas/Part/properties/id`. References that are left in it
/// all have the form `#/components/<section>/<name>` and lead somewhere.
#[derive(Clone, Debug)]
pub struct Document {
    /// The typed model
    pub openapi: openapiv3::OpenAPI,
    /// The same document as plain values, with the digits of every number and with every `x-` key
    pub root: Node,
    /// The files it was made of
    pub files: Files,
}

impl Document {
    /// Takes a normalised document without errors, and its [`model`].
    ///
    /// # Errors
    /// When the typed model does not take it, which the checks before should have found; says where.
    pub fn new(model: Model, root: Node, files: Files) -> Result<Self, Vec<Diagnostic>> {
        match model {
            Ok(openapi) => Ok(Self { openapi, root, files }),
            Err((pointer, reason)) => {
                let mark = root.descend(&pointer).0.mark();
                let mut diagnostics = Diagnostics::new();
                let message = format!("the typed model does not take this: {reason}");
                diagnostics.error(files.site(pointer, mark), message);
                Err(diagnostics.finish())
            }
        }
    }

    /// The value at a JSON pointer.
    pub fn node(&self, pointer: &str) -> Option<&Node> {
        self.root.pointer(pointer)
    }

    /// Where `pointer` was written; for a pointer that leads nowhere, the deepest part of it that exists.
    pub fn locate(&self, pointer: &str) -> Option<Place> {
        self.files.place(self.mark(pointer))
    }

    /// `pointer` as the spot of a diagnostic.
    pub fn site(&self, pointer: &str) -> Site {
        self.files.site(pointer, self.mark(pointer))
    }

    fn mark(&self, pointer: &str) -> Mark {
        let (node, _) = self.root.descend(pointer);
        node.mark()
    }
}

impl Node {
    /// The position that shows this node best: a short value itself, the key of a long one.
    pub fn mark(&self) -> Mark {
        match self.value {
            NodeValue::List(_) | NodeValue::Object(_) => self.key,
            _ => self.at,
        }
    }
}
