//! What comes of a comparison: plain data, in the order of the document.

use std::collections::BTreeMap;

use super::impact::{Direction, Impact, Semver};
use super::rules::{self, Area, Rule};

/// What changed between two APIs.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The API as it was
    pub old: Side,
    /// The API as it is
    pub new: Side,
    /// All operations of both, which [`Place::operation`] refers to
    pub operations: Vec<OperationRef>,
    /// What code or the wire may see
    pub changes: Vec<Change>,
    /// What only readers of the documentation see
    pub words: Vec<Words>,
}

/// One of the two APIs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// How many operations it has
    pub operations: usize,
    /// How many named types it has
    pub types: usize,
}

/// An operation as a report names it: as it is, or as it was when it is gone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OperationRef {
    /// The accessor of its group
    pub group: String,
    /// Its method in Rust
    pub name: String,
    /// The HTTP method
    pub method: String,
    /// The path template
    pub path: String,
    /// `operationId`
    pub id: String,
}

/// One change, with all places that see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is
    pub rule: &'static Rule,
    /// What it does to Rust code that uses the SDK
    pub rust: Impact,
    /// What it does on the wire, between a client that knows the old document and a server that follows the new one
    pub wire: Impact,
    /// Where a reader looks for it
    pub subject: Subject,
    /// What changed
    pub item: Item,
    /// How it was, where that can be said
    pub old: Option<String>,
    /// How it is
    pub new: Option<String>,
    /// What the places end with, behind the way to the type that the change is about: `.title`
    pub part: String,
    /// The operations that see it; empty for what concerns the API as a whole, and for a type that no operation of
    /// both APIs reaches
    pub places: Vec<Place>,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The API as a whole
    Api,
    /// A group, by its accessor
    Group(String),
    /// One operation, or the same part of several
    Operation,
    /// A type, by its Rust name; `Old -> New` where another one has taken its place
    Type(String),
}

/// The thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// What it is: `query parameter`
    pub noun: &'static str,
    /// What it is called; empty when the noun says all
    pub name: String,
}

/// Where a change is seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position in [`Report::operations`]
    pub operation: usize,
    /// The way to it, `response.media_container.metadata[].title`; empty for the operation as a whole
    pub at: String,
    /// Which way the value goes; `None` for what is not a value
    pub direction: Option<Direction>,
}

/// Words that changed: a summary, a description, an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// Whose words
    pub item: Item,
    /// Position in [`Report::operations`] when it belongs to one operation
    pub operation: Option<usize>,
}

impl Report {
    /// Whether the two APIs are the same, words included.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.words.is_empty()
    }

    /// The worst impact on Rust code.
    pub fn rust(&self) -> Impact {
        self.changes.iter().map(|change| change.rust).max().unwrap_or_default()
    }

    /// The worst impact on the wire.
    pub fn wire(&self) -> Impact {
        self.changes.iter().map(|change| change.wire).max().unwrap_or_default()
    }

    /// What a release of the SDK has to raise. Rust code decides; what changes on the wire alone is at least `Minor`,
    /// since programs act in another way after the update.
    pub fn semver(&self) -> Semver {
        match (self.rust(), self.wire()) {
            _ if self.is_empty() => Semver::None,
            (Impact::Breaking, _) => Semver::Major,
            (Impact::Neutral, Impact::Neutral) => Semver::Patch,
            _ => Semver::Minor,
        }
    }

    /// How many changes there are by area, `[Rust, wire]` by impact, breaking first.
    pub fn summary(&self) -> BTreeMap<Area, [[usize; 3]; 2]> {
        let mut rows: BTreeMap<Area, [[usize; 3]; 2]> = BTreeMap::new();
        let column = |impact| Impact::ALL.iter().position(|one| *one == impact).unwrap_or_default();
        for change in &self.changes {
            let row = rows.entry(change.rule.area).or_default();
            row[0][column(change.rust)] += 1;
            row[1][column(change.wire)] += 1;
        }
        rows
    }

    /// Counts new fields of models as additive: so they are for code that ends literals and patterns of models with `..`.
    pub fn open_models(&mut self) {
        for change in &mut self.changes {
            if [&rules::FIELD_ADDED, &rules::FIELD_ADDED_REQUIRED].contains(&change.rule) {
                change.rust = change.rust.min(Impact::Additive);
            }
        }
    }

    /// The operations that see a change, by position in [`Report::operations`].
    pub fn touched(&self) -> std::collections::BTreeSet<usize> {
        self.changes.iter().flat_map(|change| &change.places).map(|place| place.operation).collect()
    }
}

impl Change {
    /// How many operations see it.
    pub fn operations(&self) -> usize {
        let mut seen: Vec<usize> = self.places.iter().map(|place| place.operation).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    }
}

impl Item {
    /// An item with a name.
    pub fn new(noun: &'static str, name: impl Into<String>) -> Self {
        Self { noun, name: name.into() }
    }
}

impl OperationRef {
    /// How code calls it: `library().get_item()`
    pub fn call(&self) -> String {
        format!("{}().{}()", self.group, self.name)
    }
}
