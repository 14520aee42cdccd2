//! What a client has to know about the API as a whole.

/// The API as a whole.
#[derive(Debug)]
pub struct ApiInfo {
    /// Its name
    pub name: &'static str,
    /// The version of its description
    pub version: &'static str,
    /// Its servers; a client starts on the first.
    pub servers: &'static [Server],
    /// Ways to say who calls; an access token is for the first.
    pub security_schemes: &'static [SecurityScheme],
    /// Wire names of the header parameters that a client sends with every operation that takes them.
    pub client_parameters: &'static [&'static str],
}

/// A server of the API or of one operation.
#[derive(Clone, Copy, Debug)]
pub struct Server {
    /// The URL, with `{name}` for each variable
    pub url: &'static str,
    /// What it is for
    pub description: &'static str,
    /// Its variables
    pub variables: &'static [ServerVariable],
}

/// A variable of a server's URL.
#[derive(Clone, Copy, Debug)]
pub struct ServerVariable {
    /// The name in the URL
    pub name: &'static str,
    /// The value when nothing else is set
    pub default: &'static str,
    /// The values that it may have; empty when any
    pub values: &'static [&'static str],
}

/// Alternatives, one of which is met; each a list of scheme ids that are met together.
pub type Security = &'static [&'static [&'static str]];

/// A way to say who calls.
#[derive(Clone, Copy, Debug)]
pub struct SecurityScheme {
    /// The id by which operations name it
    pub id: &'static str,
    /// How its credential is sent
    pub kind: SecuritySchemeKind,
}

/// How a credential is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// In a header of this name
    Header(&'static str),
    /// In a query parameter of this name
    Query(&'static str),
    /// In a cookie of this name
    Cookie(&'static str),
    /// `Authorization: Bearer <credential>` (RFC 6750)
    Bearer,
    /// `Authorization: Basic <credential>`, where the credential is `user:password` (RFC 7617)
    Basic,
}
