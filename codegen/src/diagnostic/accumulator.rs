use std::collections::{HashMap, HashSet};

use super::{Diagnostic, Place, Severity, Site};

/// Findings of one severity that are kept; of a hostile document with more only the number is.
const KEPT: usize = 5_000;

/// Findings so far. Every stage adds to it.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
    dropped: usize,
    /// Takes the words of a finding that is not kept
    spare: Option<Diagnostic>,
}

impl Diagnostics {
    /// No finding yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an error; the returned diagnostic takes a `.help(...)`.
    pub fn error(&mut self, site: Site, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Diagnostic::new(Severity::Error, site, message.into()))
    }

    /// Adds a warning; the returned diagnostic takes a `.help(...)`.
    pub fn warning(&mut self, site: Site, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Diagnostic::new(Severity::Warning, site, message.into()))
    }

    fn add(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        let list = if diagnostic.is_error() { &mut self.errors } else { &mut self.warnings };
        if list.len() >= KEPT {
            self.dropped += 1;
            return self.spare.insert(diagnostic);
        }
        list.push(diagnostic);
        let last = list.len() - 1;
        &mut list[last]
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether an error was found at this place.
    pub fn has_error_at(&self, place: &Place) -> bool {
        self.errors.iter().any(|error| error.site.place.as_ref() == Some(place))
    }

    /// Takes in the findings of another stage.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in others {
            self.add(diagnostic);
        }
    }

    /// All findings, each once: errors first, each group by file, line and column. Warnings that say the same of
    /// several places are one warning with many places.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut list = sorted(self.errors);
        list.extend(together(sorted(self.warnings)));
        if self.dropped > 0 {
            let message = format!("{} more findings are not listed", self.dropped);
            list.push(Diagnostic::new(Severity::Warning, Site::default(), message));
        }
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

fn sorted(mut list: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    list.retain(|finding| seen.insert((finding.message.clone(), finding.site.clone())));
    list.sort_by(|a, b| a.site.place.cmp(&b.site.place));
    list
}

fn together(list: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    let mut first: HashMap<String, usize> = HashMap::new();
    for mut finding in list {
        match first.get(&finding.message) {
            Some(index) => {
                out[*index].also.extend(finding.site.place);
                out[*index].also.append(&mut finding.also);
            }
            None => {
                first.insert(finding.message.clone(), out.len());
                out.push(finding);
            }
        }
    }
    out
}
