//! Whom a change breaks.

use std::fmt;

/// What a change does to those who use what it changes. The later, the worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Impact {
    /// Nobody has to do anything, and nobody gains anything.
    #[default]
    Neutral,
    /// There is something more; what worked goes on to work.
    Additive,
    /// Something that worked does not any longer.
    Breaking,
}

impl Impact {
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Neutral];

    /// Its name in reports and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Impact::Neutral => "neutral",
            Impact::Additive => "additive",
            Impact::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a change of a value does on the wire, which depends on who sends the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    /// Where a client sends it
    pub request: Impact,
    /// Where the server does
    pub response: Impact,
}

impl Wire {
    /// The same in both directions.
    pub const fn both(impact: Impact) -> Self {
        Self { request: impact, response: impact }
    }

    /// For a value of which less is allowed than before: a client may send what is refused now, and a reader is
    /// never surprised.
    pub const NARROWED: Self = Self { request: Impact::Breaking, response: Impact::Neutral };

    /// For a value of which more is allowed than before: a reader may get what it never got.
    pub const WIDENED: Self = Self { request: Impact::Additive, response: Impact::Breaking };

    /// The impact on a value that goes this way.
    pub fn of(self, direction: Direction) -> Impact {
        match direction {
            Direction::Request => self.request,
            Direction::Response => self.response,
        }
    }

    /// The worse of both, direction by direction.
    pub fn max(self, other: Self) -> Self {
        Self { request: self.request.max(other.request), response: self.response.max(other.response) }
    }
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the client to the server
    Request,
    /// From the server to the client
    Response,
}

/// The part of a version that a release has to raise (Semantic Versioning 2.0.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Semver {
    /// Nothing changed.
    None,
    /// Only what no code sees
    Patch,
    /// Something more
    Minor,
    /// Something breaks
    Major,
}

impl Semver {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Semver::None => "none",
            Semver::Patch => "patch",
            Semver::Minor => "minor",
            Semver::Major => "major",
        }
    }
}
