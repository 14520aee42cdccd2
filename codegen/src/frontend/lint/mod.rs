//! Rules for a document that is written here, beyond what OpenAPI asks: names, words, examples, files. The table of them
//! is in `spec/README.md`.
//!
//! One function a rule, one file a topic. They see the document as it was written, all files in one.

mod components;
mod examples;
mod files;
mod operations;
mod repeats;
mod tags;
mod words;

use std::path::{Path, PathBuf};

use super::{
    bundled,
    context::Context,
    files::Files,
    tree::{Mark, Node},
};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A rule: its name and what looks for breaches of it.
type Rule = (&'static str, fn(&Spec<'_>, &mut Findings<'_>));

/// The rules.
const RULES: &[Rule] = &[
    ("operation-id", operations::ids),
    ("operation-tag", operations::tags),
    ("operation-summary", operations::summaries),
    ("operation-error", operations::errors),
    ("operation-evidence", operations::evidence),
    ("tag", tags::tags),
    ("description", words::descriptions),
    ("description-repeats", words::repetitions),
    ("example-missing", examples::missing),
    ("example-fits", examples::fitting),
    ("component-unused", components::unused),
    ("schema-repeated", repeats::repeated),
    ("path-file", files::paths),
    ("file-unused", files::unused),
];

/// The names of the rules.
pub fn rules() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(name, _)| *name)
}

/// A document that is looked at.
struct Spec<'n> {
    /// The document of all files
    root: &'n Node,
    files: &'n Files,
    /// The folder of the root document
    folder: &'n Path,
}

impl Spec<'_> {
    /// The path of the file of `mark`, seen from the folder of the document, with `/` between its parts.
    fn file(&self, mark: Mark) -> String {
        self.inside(Path::new(self.files.name(mark.file)))
    }

    /// `path` seen from the folder of the document, with `/` between its parts.
    fn inside(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.folder).unwrap_or(path);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// What the rules find.
struct Findings<'n> {
    files: &'n Files,
    diagnostics: Diagnostics,
    rule: &'static str,
}

impl Findings<'_> {
    /// Adds a breach of the present rule by the value at `pointer`, which stands at `mark`.
    fn add(&mut self, pointer: impl ToString, mark: Mark, message: impl AsRef<str>) -> &mut Diagnostic {
        let site = self.files.site(pointer.to_string(), mark);
        self.diagnostics.error(site, format!("{} ({})", message.as_ref(), self.rule))
    }
}

/// What is wrong with a document: what any document could have wrong or, when that is nothing, breaches of the rules.
/// All of them are errors.
pub fn lint(input: &Path, overlays: &[PathBuf]) -> Vec<Diagnostic> {
    let mut context = Context::default();
    let root = bundled::sound(input, overlays, &mut context);
    let Context { files, diagnostics, .. } = context;
    let Some(root) = root else { return diagnostics.finish() };
    let folder = input.parent().unwrap_or(Path::new(""));
    let spec = Spec { root: &root, files: &files, folder };
    let mut findings = Findings { files: &files, diagnostics: Diagnostics::new(), rule: "" };
    for (name, rule) in RULES {
        findings.rule = name;
        rule(&spec, &mut findings);
    }
    findings.diagnostics.finish()
}

/// The text of the member `key`; `None` when it is empty too.
fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::as_str).filter(|text| !text.trim().is_empty())
}
