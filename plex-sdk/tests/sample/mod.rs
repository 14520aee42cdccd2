//! Two operations as the generator writes them, by hand.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use plex_sdk::runtime::*;

pub static API: ApiInfo = ApiInfo {
    name: "Sample",
    version: "1.0.0",
    servers: &[Server {
        url: "{protocol}://{ip}:{port}",
        description: "A server in the local network",
        variables: &[
            ServerVariable { name: "protocol", default: "http", values: &["http", "https"] },
            ServerVariable { name: "ip", default: "127.0.0.1", values: &[] },
            ServerVariable { name: "port", default: "32400", values: &[] },
        ],
    }],
    security_schemes: &[
        SecurityScheme { id: "token", kind: SecuritySchemeKind::Header("X-Plex-Token") },
        SecurityScheme {
            id: "clientIdentifier",
            kind: SecuritySchemeKind::Header("X-Plex-Client-Identifier"),
        },
        SecurityScheme { id: "query", kind: SecuritySchemeKind::Query("X-Plex-Token") },
        SecurityScheme { id: "cookie", kind: SecuritySchemeKind::Cookie("session") },
        SecurityScheme { id: "basic", kind: SecuritySchemeKind::Basic },
        SecurityScheme { id: "bearer", kind: SecuritySchemeKind::Bearer },
    ],
    client_parameters: CLIENT_PARAMETERS,
};

pub const TOKEN: Security = &[&["token"]];
pub const CLIENT_PARAMETERS: &[&str] = &["X-Plex-Client-Identifier", "X-Plex-Product"];

pub struct PlexApi {
    core: ClientCore,
}

impl From<ClientCore> for PlexApi {
    fn from(core: ClientCore) -> Self {
        Self { core }
    }
}

impl PlexApi {
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new(&API)
    }

    pub fn core(&self) -> &ClientCore {
        &self.core
    }

    pub fn authentication(&self) -> Authentication<'_> {
        Authentication { core: &self.core }
    }
}

pub struct Authentication<'c> {
    core: &'c ClientCore,
}

impl<'c> Authentication<'c> {
    pub fn get_transient_token(
        &self,
        type_: impl Into<GetTransientTokenQueryParamType>,
        scope: impl Into<Scope>,
    ) -> Call<'c, GetTransientToken> {
        self.core.call(GetTransientToken::new(type_, scope))
    }

    pub fn get_source_connection_information(
        &self,
        source: impl Into<String>,
    ) -> Call<'c, GetSourceConnectionInformation> {
        self.core.call(GetSourceConnectionInformation::new(source))
    }
}

#[derive(Clone, Debug)]
pub struct GetTransientToken {
    pub type_: GetTransientTokenQueryParamType,
    pub scope: Scope,
}

impl GetTransientToken {
    pub fn new(type_: impl Into<GetTransientTokenQueryParamType>, scope: impl Into<Scope>) -> Self {
        Self { type_: type_.into(), scope: scope.into() }
    }
}

impl Operation for GetTransientToken {
    const META: Meta = Meta {
        id: "getTransientToken",
        group: "authentication",
        method: &Method::POST,
        path: "/security/token",
        accept: "application/json",
        security: TOKEN,
        client_parameters: CLIENT_PARAMETERS,
        errors: &[401..=401],
        ..Meta::DEFAULT
    };
    type Response = Json<TransientTokenResponse>;
    type Error = Unauthorized;

    fn params(&self, params: &mut Params) {
        params.query("type", Style::FORM, &self.type_);
        params.query("scope", Style::FORM, &self.scope);
    }
}

#[derive(Clone, Debug)]
pub struct GetSourceConnectionInformation {
    pub source: String,
    pub refresh: Option<BoolInt>,
}

impl GetSourceConnectionInformation {
    pub fn new(source: impl Into<String>) -> Self {
        Self { source: source.into(), refresh: None }
    }
}

impl Operation for GetSourceConnectionInformation {
    const META: Meta = Meta {
        id: "getSourceConnectionInformation",
        group: "authentication",
        method: &Method::GET,
        path: "/security/resources",
        accept: "application/json",
        security: TOKEN,
        client_parameters: CLIENT_PARAMETERS,
        errors: &[401..=401],
        ..Meta::DEFAULT
    };
    type Response = Maybe<Json<SourceConnectionInformation>>;
    type Error = Unauthorized;

    fn params(&self, params: &mut Params) {
        params.query("source", Style::FORM, &self.source);
        params.query("refresh", Style::FORM, &self.refresh);
    }
}

pub trait Setters {
    fn refresh(self, refresh: impl Into<BoolInt>) -> Self;
}

impl Setters for Call<'_, GetSourceConnectionInformation> {
    fn refresh(mut self, refresh: impl Into<BoolInt>) -> Self {
        self.operation.refresh = Some(refresh.into());
        self
    }
}

/// A model as the generator writes it. `name: [index, wire, type]`; a `!` marks a required field.
macro_rules! plain_model {
    ($name:ident { $($field:ident : $type:ty = $index:literal $wire:literal),+ $(,)? } required [$($required:literal),*]) => {
        /// A model of the tests.
        #[derive(Clone, Default)]
        #[allow(missing_docs)]
        pub struct $name {
            $(pub $field: $type,)+
            pub extra: Extra,
        }

        plex_sdk::model! {
            $name, extra, required [$($required),*];
            $($index $wire => $field,)+
        }
    };
}
#[allow(unused_imports, reason = "each test binary uses a part of it")]
pub(crate) use plain_model;

plain_model!(TransientTokenResponse {
    media_container: Option<TransientTokenContainer> = 0 "MediaContainer",
} required []);

plain_model!(TransientTokenContainer {
    size: Option<i64> = 0 "size",
    token: Option<Secret> = 1 "token",
} required []);

plain_model!(SourceConnectionInformation {
    media_container: Option<SourceContainer> = 0 "MediaContainer",
} required []);

plain_model!(SourceContainer {
    size: Option<i64> = 0 "size",
    device: Option<Device> = 1 "Device",
} required []);

plain_model!(Device {
    name: Option<String> = 0 "name",
    access_token: Option<Secret> = 1 "accessToken",
    connection: Vec<Connection> = 2 "Connection",
} required []);

plain_model!(Connection {
    uri: String = 0 "uri",
    port: Option<i64> = 1 "port",
    local: Option<bool> = 2 "local",
} required [0]);

plain_model!(Unauthorized {
    errors: Vec<UnauthorizedErrors> = 0 "errors",
} required []);

plain_model!(UnauthorizedErrors {
    code: Option<i64> = 0 "code",
    message: Option<String> = 1 "message",
    status: Option<i64> = 2 "status",
} required []);

#[derive(Clone, Debug, PartialEq, Hash)]
#[non_exhaustive]
pub enum GetTransientTokenQueryParamType {
    Delegation,
    Unknown(UnknownValue),
}

string_enum! {
    GetTransientTokenQueryParamType;
    Delegation = "delegation",
}

#[derive(Clone, Debug, PartialEq, Hash)]
#[non_exhaustive]
pub enum Scope {
    All,
    Unknown(UnknownValue),
}

string_enum! {
    Scope;
    All = "all",
}

#[derive(Clone, Debug, PartialEq, Hash)]
#[non_exhaustive]
pub enum BoolInt {
    False,
    True,
    Unknown(i64),
}

integer_enum! {
    BoolInt;
    False = 0,
    True = 1,
}
bool_enum!(BoolInt);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AllowSync {
    Bool(bool),
    String(String),
    Device(Box<Device>),
    Connection(Connection),
    Unknown(Value),
}

impl Union for AllowSync {
    const NAME: &'static str = "AllowSync";

    fn read(reader: UnionReader<Self>) -> UnionReader<Self> {
        reader.variant(Self::Bool).variant(Self::String).tagged("kind", &["device"], Self::Device).tagged(
            "kind",
            &["connection"],
            Self::Connection,
        )
    }

    fn unknown(value: Value) -> Self {
        Self::Unknown(value)
    }

    fn member(&self) -> &dyn Field {
        match self {
            Self::Bool(value) => value,
            Self::String(value) => value,
            Self::Device(value) => value,
            Self::Connection(value) => value,
            Self::Unknown(value) => value,
        }
    }
}

union!(AllowSync);
