use super::{Constraints, Docs, Name, Type, Value};

/// A parameter of an operation, or one that the client sends with every operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Name, unique among all parameters and form fields of the operation.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// Where it goes.
    pub location: Location,
    /// How it is written there.
    pub style: Style,
    /// Its type.
    pub ty: Type,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// Whether `null` is a value of it.
    pub nullable: bool,
    /// The words about it.
    pub docs: Docs,
    /// `default`: what the server does when it is absent; the SDK does not send it.
    pub default: Option<Value>,
    /// An example
    pub example: Option<Value>,
    /// Limits
    pub constraints: Constraints,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// A `{name}` of the path template
    Path,
    /// The query string
    Query,
    /// A header
    Header,
    /// A cookie
    Cookie,
}

/// How a value is written into the request (OpenAPI `style`, `explode` and `allowReserved`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`: paths and headers
    Simple {
        /// Objects as `k=v` instead of `k,v`
        explode: bool,
    },
    /// `;name=a,b`: paths
    Matrix {
        /// One `;name=` for each value
        explode: bool,
    },
    /// `.a.b`: paths
    Label {
        /// Objects as `k=v` instead of `k,v`
        explode: bool,
    },
    /// `name=a&name=b` or `name=a,b`: queries, cookies and forms
    Form {
        /// One `name=` for each value; an object gives its own keys
        explode: bool,
        /// Leave the reserved characters of RFC 3986 as they are
        allow_reserved: bool,
    },
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[key]=value`
    DeepObject,
    /// The value as JSON text (a parameter with `content`)
    Json,
}
