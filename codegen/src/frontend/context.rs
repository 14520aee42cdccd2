//! What every stage of the front end shares: the files that were read and the findings so far.

use std::collections::HashSet;

use super::{
    files::Files,
    limits,
    tree::{Mark, Node},
};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What every stage of the front end shares.
#[derive(Debug)]
pub struct Context {
    /// The files that were read
    pub files: Files,
    /// The findings so far
    pub diagnostics: Diagnostics,
    /// References that are known to lead in a circle
    pub circular: HashSet<Mark>,
    /// How many more values this run may make
    pub nodes_left: usize,
    /// How many more bytes this run may read
    pub bytes_left: u64,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            files: Files::default(),
            diagnostics: Diagnostics::default(),
            circular: HashSet::new(),
            nodes_left: limits::NODES,
            bytes_left: limits::RUN_BYTES,
        }
    }
}

impl Context {
    /// Adds an error about the value at `pointer`, which stands at `mark`.
    pub fn error(
        &mut self,
        pointer: impl ToString,
        mark: Mark,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let site = self.files.site(pointer.to_string(), mark);
        self.diagnostics.error(site, message)
    }

    /// Adds a warning about the value at `pointer`, which stands at `mark`.
    pub fn warning(
        &mut self,
        pointer: impl ToString,
        mark: Mark,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let site = self.files.site(pointer.to_string(), mark);
        self.diagnostics.warning(site, message)
    }

    /// Whether an error was found at `mark`, so that what follows from it need not be told.
    pub fn has_error_at(&self, mark: Mark) -> bool {
        let place = self.files.place(mark);
        place.is_some_and(|place| self.diagnostics.has_error_at(&place))
    }

    /// A copy of `node`; `None`, with an error, when the run has made too many values already.
    pub fn copy(&mut self, node: &Node, pointer: impl ToString, mark: Mark) -> Option<Node> {
        if self.spend(node.weight()) {
            return Some(node.clone());
        }
        self.error(pointer, mark, too_many_values()).help(REPEATED);
        None
    }

    /// Takes `count` values from the budget; false when it does not hold so many.
    pub fn spend(&mut self, count: usize) -> bool {
        let enough = count <= self.nodes_left;
        self.nodes_left = self.nodes_left.saturating_sub(count);
        enough
    }
}

/// The message for a run that makes too many values.
pub fn too_many_values() -> String {
    format!("the document has more than {} values", limits::NODES)
}

/// Help for [`too_many_values`].
pub const REPEATED: &str = "a value that aliases or path references repeat counts each time";
