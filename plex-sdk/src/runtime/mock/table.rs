//! What a server has to know about an API: data only, written by the generator.

use super::kind::Kind;
use crate::runtime::{ApiInfo, ClientCore, Meta, Operation, Style};

/// The client of an API that a [`MockServer`](super::MockServer) can stand for.
pub trait MockedApi: From<ClientCore> {
    /// The table of the API.
    const API: &'static MockApi;
}

/// An API as a server sees it.
#[derive(Debug)]
pub struct MockApi {
    /// The API as a client sees it
    pub info: &'static ApiInfo,
    /// Its operations, group by group
    pub groups: &'static [&'static [Route]],
}

/// An operation as a server sees it.
#[derive(Debug)]
pub struct Route {
    /// What is the same for all its requests
    pub meta: Meta,
    /// Its parameters, those that the client sends by itself aside
    pub parameters: &'static [Parameter],
    /// What it takes as a body
    pub body: Option<RequestBody>,
    /// Its answers; the first is given when a test asks for no other
    pub answers: &'static [Documented],
    /// How its list comes in pages
    pub paging: Option<Paging>,
}

impl Route {
    /// The operation `O` with what its type does not tell.
    pub const fn of<O: Operation>(
        parameters: &'static [Parameter],
        body: Option<RequestBody>,
        answers: &'static [Documented],
        paging: Option<Paging>,
    ) -> Self {
        Self { meta: O::META, parameters, body, answers, paging }
    }
}

/// A parameter, or a field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name on the wire
    pub name: &'static str,
    /// Where it goes
    pub location: Location,
    /// How it is written there
    pub style: Style,
    /// What its values are
    pub kind: Kind,
    /// Whether a request without it is wrong
    pub required: bool,
}

impl Parameter {
    /// A parameter of the path.
    pub const fn path(name: &'static str, style: Style, kind: Kind) -> Self {
        Self { name, location: Location::Path, style, kind, required: true }
    }

    /// A parameter of the query that may be left out.
    pub const fn query(name: &'static str, style: Style, kind: Kind) -> Self {
        Self { name, location: Location::Query, style, kind, required: false }
    }

    /// A header that may be left out.
    pub const fn header(name: &'static str, style: Style, kind: Kind) -> Self {
        Self { name, location: Location::Header, style, kind, required: false }
    }

    /// A cookie that may be left out.
    pub const fn cookie(name: &'static str, style: Style, kind: Kind) -> Self {
        Self { name, location: Location::Cookie, style, kind, required: false }
    }

    /// A field of a form that may be left out.
    pub const fn form(name: &'static str, style: Style, kind: Kind) -> Self {
        Self { name, location: Location::Form, style, kind, required: false }
    }

    /// The same, which may not be left out.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A `{name}` of the path template
    Path,
    /// The query
    Query,
    /// A header
    Header,
    /// A cookie
    Cookie,
    /// A field of a form
    Form,
}

/// What an operation takes as a body.
#[derive(Clone, Copy, Debug)]
pub struct RequestBody {
    /// Its media type
    pub media_type: &'static str,
    /// Whether a request without it is wrong
    pub required: bool,
    /// What is in it
    pub content: Content,
}

/// What is in the body of a request.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// A JSON value
    Json(Kind),
    /// An url-encoded form with these fields
    Form(&'static [Parameter]),
    /// A multipart form with these fields
    Multipart(&'static [Parameter]),
    /// Something else, which is not looked into
    Other,
}

/// A documented answer.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    /// The first and the last status that it is for
    pub statuses: (u16, u16),
    /// One example a media type; none when it has no body
    pub examples: &'static [Example],
}

impl Documented {
    /// The status to answer with when nothing else is asked for.
    pub(super) fn status(&self) -> u16 {
        let (first, last) = self.statuses;
        if (first..=last).contains(&200) { 200 } else { first }
    }
}

/// An example of a body.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its media type
    pub media_type: &'static str,
    /// The body itself
    pub body: &'static str,
}

/// How the list of an operation comes in pages.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The parameter that tells where a page starts, counted from 0
    pub start: &'static str,
    /// The parameter that tells how many items a page has at most
    pub size: &'static str,
    /// Keys that lead from the body to the object that holds the list
    pub envelope: &'static [&'static str],
    /// The key of the list in the envelope; `None` when the body itself is the list
    pub items: Option<&'static str>,
    /// The key in the envelope of where the page starts
    pub offset_key: Option<&'static str>,
    /// The key in the envelope of how many items the page has
    pub size_key: Option<&'static str>,
    /// The key in the envelope of how many items there are
    pub total_key: Option<&'static str>,
    /// The header that tells where the page starts
    pub start_header: Option<&'static str>,
    /// The header that tells how many items there are
    pub total_header: Option<&'static str>,
}
