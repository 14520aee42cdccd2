//! Where findings are collected: the same change of several operations is one change with several places.

use indexmap::IndexMap;

use super::impact::{Direction, Impact, Wire};
use super::report::{Change, Item, Place, Subject, Words};
use super::rules::Rule;

/// A change before its places are known.
#[derive(Clone, Debug)]
pub struct Finding {
    rule: &'static Rule,
    item: Item,
    rust: Impact,
    wire: Wire,
    old: Option<String>,
    new: Option<String>,
    /// What follows the way to the type that the finding is about: `.title`
    pub tail: String,
}

/// All findings so far.
#[derive(Debug, Default)]
pub struct Sink {
    changes: IndexMap<Key, Vec<Place>>,
    words: Vec<Words>,
}

/// What has to be equal for two findings to be one change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    rule: &'static Rule,
    subject: Subject,
    item: Item,
    rust: Impact,
    wire: Impact,
    old: Option<String>,
    new: Option<String>,
    part: String,
}

impl Finding {
    /// A finding with the impact that the rule names.
    pub fn new(rule: &'static Rule, noun: &'static str, name: impl Into<String>) -> Self {
        Self {
            rule,
            item: Item::new(noun, name),
            rust: rule.rust.impact,
            wire: Wire::both(rule.wire.impact),
            old: None,
            new: None,
            tail: String::new(),
        }
    }

    /// Another impact on Rust code.
    pub fn rust(mut self, impact: Impact) -> Self {
        self.rust = impact;
        self
    }

    /// Another impact on the wire.
    pub fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self
    }

    /// What it does on the wire to a value that goes this way.
    pub fn on_wire(&self, direction: Direction) -> Impact {
        self.wire.of(direction)
    }

    /// How it was and how it is.
    pub fn texts(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.old = Some(old.into()).filter(|text| !text.is_empty());
        self.new = Some(new.into()).filter(|text| !text.is_empty());
        self
    }

    /// What follows the way to the type.
    pub fn tail(mut self, tail: impl Into<String>) -> Self {
        self.tail = tail.into();
        self
    }
}

impl Sink {
    /// Adds a finding that is seen at `places`. Without one it concerns the API as a whole, or nobody on the wire.
    pub fn add(&mut self, subject: Subject, finding: Finding, places: Vec<Place>) {
        let unseen = if matches!(subject, Subject::Type(_)) { Impact::Neutral } else { finding.wire.request };
        let seen = places.iter().map(|place| finding.wire.of(place.direction.unwrap_or(Direction::Request)));
        let wire = seen.max().unwrap_or(unseen);
        let Finding { rule, item, rust, old, new, tail, .. } = finding;
        let key = Key { rule, subject, item, rust, wire, old, new, part: tail.clone() };
        let tailed = places.into_iter().map(|place| Place { at: format!("{}{tail}", place.at), ..place });
        let known = self.changes.entry(key).or_default();
        known.extend(tailed);
    }

    /// Notes that words changed.
    pub fn words(&mut self, item: Item, operation: Option<usize>) {
        let words = Words { item, operation };
        if !self.words.contains(&words) {
            self.words.push(words);
        }
    }

    /// All changes, in the order of their first finding.
    pub fn finish(self) -> (Vec<Change>, Vec<Words>) {
        let change = |(key, mut places): (Key, Vec<Place>)| {
            let Key { rule, subject, item, rust, wire, old, new, part } = key;
            places.sort();
            places.dedup();
            Change { rule, rust, wire, subject, item, old, new, part, places }
        };
        (self.changes.into_iter().map(change).collect(), self.words)
    }
}
