//! The objects of OpenAPI 3.1.1, section 4.8, but the Schema Object and those of an operation.

use super::{Keyword, Kind, Others, Rule, Shape::*, dropped, ignored, operation, read, schema};

/// The rule for `kind`.
pub fn rule(kind: Kind) -> &'static Rule {
    match kind {
        Kind::Document => &DOCUMENT,
        Kind::Info => &INFO,
        Kind::Contact => &CONTACT,
        Kind::License => &LICENSE,
        Kind::Server => &SERVER,
        Kind::ServerVariable => &SERVER_VARIABLE,
        Kind::Components => &COMPONENTS,
        Kind::Paths => &PATHS,
        Kind::PathItem => &operation::PATH_ITEM,
        Kind::Operation => &operation::OPERATION,
        Kind::ExternalDocs => &EXTERNAL_DOCS,
        Kind::Parameter => &operation::PARAMETER,
        Kind::Header => &operation::HEADER,
        Kind::RequestBody => &operation::REQUEST_BODY,
        Kind::MediaType => &operation::MEDIA_TYPE,
        Kind::Encoding => &operation::ENCODING,
        Kind::Responses => &operation::RESPONSES,
        Kind::Response => &operation::RESPONSE,
        Kind::Callback => &operation::CALLBACK,
        Kind::Example => &operation::EXAMPLE,
        Kind::Link => &operation::LINK,
        Kind::Tag => &TAG,
        Kind::Schema => &schema::SCHEMA,
        Kind::Discriminator => &schema::DISCRIMINATOR,
        Kind::SecurityScheme => &SECURITY_SCHEME,
        Kind::OAuthFlows => &OAUTH_FLOWS,
        Kind::OAuthFlow => &OAUTH_FLOW,
        Kind::Globals => &GLOBALS,
        Kind::Paging => &PAGING,
        Kind::OperationPaging => &operation::PAGING,
    }
}

pub const fn object(
    name: &'static str,
    keywords: &'static [Keyword],
    required: &'static [&'static str],
) -> Rule {
    Rule { name, keywords, others: Others::Unknown, required }
}

pub const SECURITY: super::Shape = List(&Map(&List(&Text)));
pub const SERVERS: super::Shape = List(&Object(Kind::Server));
pub const PARAMETERS: super::Shape = List(&Or(Kind::Parameter));
pub const CONTENT: super::Shape = Map(&Object(Kind::MediaType));
pub const EXAMPLES: super::Shape = Map(&Or(Kind::Example));
pub const HEADERS: super::Shape = Map(&Or(Kind::Header));

static DOCUMENT: Rule = object(
    "an OpenAPI document",
    &[
        read("openapi", Text),
        read("info", Object(Kind::Info)),
        dropped("jsonSchemaDialect", Text),
        read("servers", SERVERS),
        read("paths", Object(Kind::Paths)),
        ignored(
            "webhooks",
            Map(&Or(Kind::PathItem)),
            "webhooks are requests of the server; no code is made for them",
        ),
        read("components", Object(Kind::Components)),
        read("security", SECURITY),
        read("tags", List(&Object(Kind::Tag))),
        read("externalDocs", Object(Kind::ExternalDocs)),
        read("x-client-parameters", PARAMETERS),
        read("x-paging", Object(Kind::Paging)),
        read("x-speakeasy-globals", Object(Kind::Globals)),
    ],
    &["openapi", "info"],
);

static GLOBALS: Rule = Rule {
    name: "`x-speakeasy-globals`",
    keywords: &[read("parameters", PARAMETERS)],
    others: Others::Free,
    required: &[],
};

static PAGING: Rule = object(
    "`x-paging`",
    &[
        read("start", Text),
        read("size", Text),
        read("items", List(&Text)),
        read("total", Text),
        read("offset", Text),
        read("count", Text),
        read("totalHeader", Text),
        read("offsetHeader", Text),
    ],
    &["start", "size"],
);

static INFO: Rule = object(
    "`info`",
    &[
        read("title", Text),
        dropped("summary", Text),
        read("description", Text),
        read("termsOfService", Text),
        read("contact", Object(Kind::Contact)),
        read("license", Object(Kind::License)),
        read("version", Text),
    ],
    &["title", "version"],
);

static CONTACT: Rule =
    object("`contact`", &[read("name", Text), read("url", Text), read("email", Text)], &[]);

static LICENSE: Rule =
    object("`license`", &[read("name", Text), dropped("identifier", Text), read("url", Text)], &["name"]);

static SERVER: Rule = object(
    "a server",
    &[read("url", Text), read("description", Text), read("variables", Map(&Object(Kind::ServerVariable)))],
    &["url"],
);

static SERVER_VARIABLE: Rule = object(
    "a server variable",
    &[read("enum", List(&Text)), read("default", Text), read("description", Text)],
    &["default"],
);

static COMPONENTS: Rule = object(
    "`components`",
    &[
        read("schemas", Map(&Schema)),
        read("responses", Map(&Or(Kind::Response))),
        read("parameters", Map(&Or(Kind::Parameter))),
        read("examples", EXAMPLES),
        read("requestBodies", Map(&Or(Kind::RequestBody))),
        read("headers", HEADERS),
        read("securitySchemes", Map(&Or(Kind::SecurityScheme))),
        dropped("links", Map(&Or(Kind::Link))),
        dropped("callbacks", Map(&Or(Kind::Callback))),
        dropped("pathItems", Map(&Or(Kind::PathItem))),
    ],
    &[],
);

static PATHS: Rule = Rule { name: "`paths`", keywords: &[], others: Others::Paths, required: &[] };

static EXTERNAL_DOCS: Rule =
    object("`externalDocs`", &[read("description", Text), read("url", Text)], &["url"]);

static TAG: Rule = object(
    "a tag",
    &[read("name", Text), read("description", Text), read("externalDocs", Object(Kind::ExternalDocs))],
    &["name"],
);

static SECURITY_SCHEME: Rule = object(
    "a security scheme",
    &[
        read("type", OneOf(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"])),
        read("description", Text),
        read("name", Text),
        read("in", OneOf(&["query", "header", "cookie"])),
        read("scheme", Text),
        read("bearerFormat", Text),
        read("flows", Object(Kind::OAuthFlows)),
        read("openIdConnectUrl", Text),
    ],
    &["type"],
);

static OAUTH_FLOWS: Rule = object(
    "`flows`",
    &[
        read("implicit", Object(Kind::OAuthFlow)),
        read("password", Object(Kind::OAuthFlow)),
        read("clientCredentials", Object(Kind::OAuthFlow)),
        read("authorizationCode", Object(Kind::OAuthFlow)),
    ],
    &[],
);

static OAUTH_FLOW: Rule = object(
    "an OAuth flow",
    &[
        read("authorizationUrl", Text),
        read("tokenUrl", Text),
        read("refreshUrl", Text),
        read("scopes", Map(&Text)),
    ],
    &[],
);
