//! Many files to one document: whatever a `$ref` leads to becomes a component of the root document.
//!
//! Afterwards every reference has the form `#/components/<section>/<name>`, and path items stand where they are used.
//! A file that is referenced as a whole is a component named after the file (`schemas/part.yaml` is `Part`), once,
//! however often it is referenced; a component of the root document that is nothing but a reference to a file gives
//! that file its name. A definition that a pointer reaches deep inside another becomes a component of its own.
//!
//! References stay below the folder of the root document, links of the file system included, and are never followed
//! to another host.

mod aliases;
mod collect;
mod names;
mod rewrite;
mod sources;
mod target;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use self::sources::Sources;
use super::{
    context::Context,
    grammar::Kind,
    tree::{Mark, Node},
};

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Target {
    /// Number of the file among the [`Sources`]
    source: usize,
    /// JSON pointer into that file
    pointer: String,
    /// What it has to be
    kind: Kind,
}

/// What becomes of a reference.
#[derive(Clone, Debug)]
enum Resolution {
    /// It leads to a component that stands in the root document already.
    InPlace(Target),
    /// It leads to something that is made a component, or, for a path item, put where the reference stands.
    Moved(Target),
}

/// Turns a root document and the files it refers to into one document.
pub struct Bundler {
    sources: Sources,
    /// What each reference leads to. A reference is known by where its text stands and what it stands for.
    resolutions: HashMap<(Mark, Kind), Resolution>,
    /// What becomes a component, in the order of first use, with where it is used first
    moved: IndexMap<Target, Mark>,
    /// What an earlier call made a component, with its name
    placed: HashMap<Target, String>,
    /// References that already have their final form
    done: HashSet<Mark>,
}

impl Bundler {
    /// Starts with the root document, which was read from `path`.
    ///
    /// # Errors
    /// When the folder of `path` cannot be found.
    pub fn new(path: &std::path::Path) -> std::io::Result<Self> {
        Ok(Self::with(Sources::new(path)?))
    }

    /// Starts with a root document that cannot refer to files.
    pub fn alone() -> Self {
        Self::with(Sources::alone())
    }

    fn with(sources: Sources) -> Self {
        Self {
            sources,
            resolutions: HashMap::new(),
            moved: IndexMap::new(),
            placed: HashMap::new(),
            done: HashSet::new(),
        }
    }

    /// Bundles `root` with everything it refers to. Can be called again after the document was changed.
    ///
    /// References that lead nowhere stay as they are; `report` says whether they are errors.
    pub fn bundle(&mut self, root: Node, context: &mut Context, report: bool) -> Node {
        self.sources.set_root(root);
        self.resolutions.clear();
        self.moved.clear();
        self.collect(context, report);
        let names = self.names(context);
        let mut root = self.extract(&names);
        self.inline_path_items(&mut root, context);
        self.rewrite(&mut root, &names);
        if report {
            aliases::check(&root, context);
        }
        root
    }
}
