use std::collections::HashSet;

use super::{Diagnostic, Severity, Site};

/// Findings so far. Every stage adds to it; it never drops an error.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No finding yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an error; the returned diagnostic takes a `.help(...)`.
    pub fn error(&mut self, site: Site, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, site, message.into())
    }

    /// Adds a warning; the returned diagnostic takes a `.help(...)`.
    pub fn warning(&mut self, site: Site, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, site, message.into())
    }

    fn add(&mut self, severity: Severity, site: Site, message: String) -> &mut Diagnostic {
        self.list.push(Diagnostic { severity, message, site, help: None });
        self.list.last_mut().expect("one was pushed")
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// Takes in the findings of another stage.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// All findings, each once, errors first, then by file, line and column.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut seen = HashSet::new();
        let mut list: Vec<_> = self.list.into_iter().filter(|finding| seen.insert(finding.clone())).collect();
        list.sort_by(|a, b| a.severity.cmp(&b.severity).then_with(|| a.site.place.cmp(&b.site.place)));
        list
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.finish().into_iter()
    }
}
