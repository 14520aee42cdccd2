use super::Name;

/// A server of the API or of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The URL template, with `{name}` for each variable.
    pub url: String,
    /// The words about it.
    pub description: String,
    /// Its variables.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// The name in the template.
    pub name: String,
    /// The value when nothing else is set.
    pub default: String,
    /// The values it may have; empty when any.
    pub values: Vec<String>,
    /// The words about it.
    pub description: String,
}

/// A way to say who calls.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The key in the document.
    pub id: String,
    /// Name, unique among schemes.
    pub name: Name,
    /// The words about it.
    pub description: String,
    /// How it is sent.
    pub kind: SecuritySchemeKind,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// In a header of this name
    Header(String),
    /// In a query parameter of this name
    Query(String),
    /// In a cookie of this name
    Cookie(String),
    /// `Authorization: Bearer ...` (HTTP bearer, OAuth 2, OpenID Connect)
    Bearer,
    /// `Authorization: Basic ...`
    Basic,
}

/// Schemes that have to be met together, by position in [`Api::security_schemes`](super::Api::security_schemes),
/// each with the scopes or roles that the document names. Empty: open to all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityRequirement(pub Vec<(u32, Vec<String>)>);
