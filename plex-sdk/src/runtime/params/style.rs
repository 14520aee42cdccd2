//! How a value is written into a request.

/// How a value is written into a request (OpenAPI 3.1, section 4.8.12.3, and RFC 6570).
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
    /// `.a,b`: paths
    Label {
        /// One `.` for each value, objects as `k=v` instead of `k,v`
        explode: bool,
    },
    /// `name=a&name=b` or `name=a,b`: queries, cookies and forms
    Form {
        /// One `name=` for each value; an object gives its own keys
        explode: bool,
        /// Leave reserved characters (RFC 3986, section 2.2) as they are, but for those that end a value: `#&+`
        allow_reserved: bool,
    },
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[key]=value`
    DeepObject,
    /// The value as JSON text
    Json,
}

impl Style {
    /// `a,b`, objects as `k,v`
    pub const SIMPLE: Self = Style::Simple { explode: false };
    /// `a,b`, objects as `k=v`
    pub const SIMPLE_EXPLODED: Self = Style::Simple { explode: true };
    /// `;name=a,b`
    pub const MATRIX: Self = Style::Matrix { explode: false };
    /// `;name=a;name=b`
    pub const MATRIX_EXPLODED: Self = Style::Matrix { explode: true };
    /// `.a,b`
    pub const LABEL: Self = Style::Label { explode: false };
    /// `.a.b`
    pub const LABEL_EXPLODED: Self = Style::Label { explode: true };
    /// `name=a&name=b`
    pub const FORM: Self = Style::Form { explode: true, allow_reserved: false };
    /// `name=a,b`
    pub const FORM_JOINED: Self = Style::Form { explode: false, allow_reserved: false };
    /// `name=a&name=b`, reserved characters as they are
    pub const FORM_RESERVED: Self = Style::Form { explode: true, allow_reserved: true };
    /// `name=a,b`, reserved characters as they are
    pub const FORM_JOINED_RESERVED: Self = Style::Form { explode: false, allow_reserved: true };
    /// `name=a%20b`
    pub const SPACE_DELIMITED: Self = Style::SpaceDelimited;
    /// `name=a%7Cb`
    pub const PIPE_DELIMITED: Self = Style::PipeDelimited;
    /// `name[key]=value`
    pub const DEEP_OBJECT: Self = Style::DeepObject;
    /// The value as JSON text
    pub const JSON: Self = Style::Json;
}
