use std::fmt;

use crate::frontend::tree::escape;

/// Where a walk is, kept on the stack; written out as a JSON pointer only when a message needs it.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Start(&'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// A walk that starts at the value that `pointer` names; the empty pointer is the root.
    pub fn start(pointer: &'a str) -> Self {
        Self { parent: None, step: Step::Start(pointer) }
    }

    /// One step further, to the member `key`.
    pub fn key<'b>(&'b self, key: &'b str) -> Path<'b> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    /// One step further, to the item `index`.
    pub fn index(&self, index: usize) -> Path<'_> {
        Path { parent: Some(self), step: Step::Index(index) }
    }

    /// The path that this one goes on from.
    pub fn parent(&self) -> Option<&Path<'a>> {
        self.parent
    }

    /// The key of the last step; `None` for an item of an array and for the start.
    pub fn last(&self) -> Option<&'a str> {
        if let Step::Key(key) = self.step { Some(key) } else { None }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Start(pointer) => f.write_str(pointer),
            Step::Key(key) => write!(f, "/{}", escape(key)),
            Step::Index(index) => write!(f, "/{index}"),
        }
    }
}
