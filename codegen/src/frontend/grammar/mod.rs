//! What an OpenAPI document may contain: every object of OpenAPI 3.0 and 3.1 with its keywords, the form of each value,
//! and what becomes of it. The one table that checking, bundling and normalising share.

mod objects;
mod operation;
mod path;
mod schema;
mod walk;

pub use path::Path;
pub use walk::{walk, walk_mut};

/// An object of OpenAPI, by its name in the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// OpenAPI Object
    Document,
    /// Info Object
    Info,
    /// Contact Object
    Contact,
    /// License Object
    License,
    /// Server Object
    Server,
    /// Server Variable Object
    ServerVariable,
    /// Components Object
    Components,
    /// Paths Object
    Paths,
    /// Path Item Object
    PathItem,
    /// Operation Object
    Operation,
    /// External Documentation Object
    ExternalDocs,
    /// Parameter Object
    Parameter,
    /// Header Object
    Header,
    /// Request Body Object
    RequestBody,
    /// Media Type Object
    MediaType,
    /// Encoding Object
    Encoding,
    /// Responses Object
    Responses,
    /// Response Object
    Response,
    /// Callback Object
    Callback,
    /// Example Object
    Example,
    /// Link Object
    Link,
    /// Tag Object
    Tag,
    /// Schema Object
    Schema,
    /// Discriminator Object
    Discriminator,
    /// Security Scheme Object
    SecurityScheme,
    /// OAuth Flows Object
    OAuthFlows,
    /// OAuth Flow Object
    OAuthFlow,
    /// The extension `x-speakeasy-globals`
    Globals,
    /// The extension `x-paging` of a document
    Paging,
    /// The extension `x-paging` of an operation
    OperationPaging,
}

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any JSON value, not looked into
    Any,
    /// A string; a number is taken for its digits
    Text,
    /// A boolean
    Flag,
    /// A whole number, zero or more
    Count,
    /// A number
    Number,
    /// A number, or a boolean as in OpenAPI 3.0 (`exclusiveMinimum`)
    Bound,
    /// A type name or an array of them (`type`)
    Types,
    /// One of these strings
    OneOf(&'static [&'static str]),
    /// An object
    Object(Kind),
    /// An object, or a reference to one
    Or(Kind),
    /// A schema: an object or a boolean
    Schema,
    /// A schema, or a boolean that says whether there is anything (`additionalProperties`)
    Extra,
    /// An array
    List(&'static Shape),
    /// An object with free keys
    Map(&'static Shape),
}

/// A keyword of an object.
#[derive(Clone, Copy, Debug)]
pub struct Keyword {
    /// The key
    pub name: &'static str,
    /// The form of its value
    pub shape: Shape,
    /// What becomes of it
    pub fate: Fate,
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A later stage reads it.
    Read,
    /// It says nothing about types or about what goes over the wire; dropped in silence.
    Dropped,
    /// It only limits values or describes something that is not generated; dropped with this warning.
    Ignored(&'static str),
    /// It changes types in a way that cannot be generated; an error with this help.
    Refused(&'static str),
}

/// The rule for an object.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What it is called, with an article
    pub name: &'static str,
    /// Its keywords
    pub keywords: &'static [Keyword],
    /// What other keys are, `x-` keys aside
    pub others: Others,
    /// Keywords that it cannot be without
    pub required: &'static [&'static str],
}

/// What keys beside the keywords of an object are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// Unknown keywords
    Unknown,
    /// Paths, each with a path item
    Paths,
    /// Status codes, each with a response
    Statuses,
    /// Expressions, each with a path item
    Expressions,
    /// Of no concern
    Free,
}

impl Kind {
    /// The rule for this object.
    pub fn rule(self) -> &'static Rule {
        objects::rule(self)
    }

    /// The section of `components` that holds objects of this kind.
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            Kind::Schema => "schemas",
            Kind::Response => "responses",
            Kind::Parameter => "parameters",
            Kind::Example => "examples",
            Kind::RequestBody => "requestBodies",
            Kind::Header => "headers",
            Kind::SecurityScheme => "securitySchemes",
            Kind::Link => "links",
            Kind::Callback => "callbacks",
            Kind::PathItem => "pathItems",
            _ => return None,
        })
    }
}

impl Rule {
    /// The keyword `name`.
    pub fn keyword(&self, name: &str) -> Option<&'static Keyword> {
        self.keywords.iter().find(|keyword| keyword.name == name)
    }

    /// The form of the value under `key`; `None` when the key is unknown or an extension.
    pub fn shape(&self, key: &str) -> Option<Shape> {
        if let Some(keyword) = self.keyword(key) {
            return Some(keyword.shape);
        }
        match self.others {
            _ if key.starts_with("x-") => None,
            Others::Unknown | Others::Free => None,
            Others::Paths | Others::Expressions => Some(Shape::Or(Kind::PathItem)),
            Others::Statuses => Some(Shape::Or(Kind::Response)),
        }
    }
}

const fn read(name: &'static str, shape: Shape) -> Keyword {
    Keyword { name, shape, fate: Fate::Read }
}

const fn dropped(name: &'static str, shape: Shape) -> Keyword {
    Keyword { name, shape, fate: Fate::Dropped }
}

const fn ignored(name: &'static str, shape: Shape, why: &'static str) -> Keyword {
    Keyword { name, shape, fate: Fate::Ignored(why) }
}

const fn refused(name: &'static str, help: &'static str) -> Keyword {
    Keyword { name, shape: Shape::Any, fate: Fate::Refused(help) }
}
