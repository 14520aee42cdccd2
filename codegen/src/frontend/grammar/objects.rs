//! Every object of OpenAPI but the Schema Object (OpenAPI 3.1.1, section 4.8).

use super::{Keyword, Kind, Others, Rule, Shape::*, dropped, ignored, read, schema};

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
        Kind::PathItem => &PATH_ITEM,
        Kind::Operation => &OPERATION,
        Kind::ExternalDocs => &EXTERNAL_DOCS,
        Kind::Parameter => &PARAMETER,
        Kind::Header => &HEADER,
        Kind::RequestBody => &REQUEST_BODY,
        Kind::MediaType => &MEDIA_TYPE,
        Kind::Encoding => &ENCODING,
        Kind::Responses => &RESPONSES,
        Kind::Response => &RESPONSE,
        Kind::Callback => &CALLBACK,
        Kind::Example => &EXAMPLE,
        Kind::Link => &LINK,
        Kind::Tag => &TAG,
        Kind::Schema => &schema::SCHEMA,
        Kind::Discriminator => &schema::DISCRIMINATOR,
        Kind::SecurityScheme => &SECURITY_SCHEME,
        Kind::OAuthFlows => &OAUTH_FLOWS,
        Kind::OAuthFlow => &OAUTH_FLOW,
        Kind::Globals => &GLOBALS,
    }
}

const fn object(name: &'static str, keywords: &'static [Keyword], required: &'static [&'static str]) -> Rule {
    Rule { name, keywords, others: Others::Unknown, required }
}

const SECURITY: super::Shape = List(&Map(&List(&Text)));
const SERVERS: super::Shape = List(&Object(Kind::Server));
const PARAMETERS: super::Shape = List(&Or(Kind::Parameter));
const CONTENT: super::Shape = Map(&Object(Kind::MediaType));
const EXAMPLES: super::Shape = Map(&Or(Kind::Example));
const HEADERS: super::Shape = Map(&Or(Kind::Header));

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

static PATH_ITEM: Rule = object(
    "a path item",
    &[
        read("$ref", Text),
        read("summary", Text),
        read("description", Text),
        read("get", Object(Kind::Operation)),
        read("put", Object(Kind::Operation)),
        read("post", Object(Kind::Operation)),
        read("delete", Object(Kind::Operation)),
        read("options", Object(Kind::Operation)),
        read("head", Object(Kind::Operation)),
        read("patch", Object(Kind::Operation)),
        read("trace", Object(Kind::Operation)),
        read("servers", SERVERS),
        read("parameters", PARAMETERS),
    ],
    &[],
);

static OPERATION: Rule = object(
    "an operation",
    &[
        read("tags", List(&Text)),
        read("summary", Text),
        read("description", Text),
        read("externalDocs", Object(Kind::ExternalDocs)),
        read("operationId", Text),
        read("parameters", PARAMETERS),
        read("requestBody", Or(Kind::RequestBody)),
        read("responses", Object(Kind::Responses)),
        ignored(
            "callbacks",
            Map(&Or(Kind::Callback)),
            "callbacks are requests of the server; no code is made for them",
        ),
        read("deprecated", Flag),
        read("security", SECURITY),
        read("servers", SERVERS),
        read("x-client-parameters", PARAMETERS),
    ],
    &[],
);

static EXTERNAL_DOCS: Rule =
    object("`externalDocs`", &[read("description", Text), read("url", Text)], &["url"]);

static PARAMETER: Rule = object(
    "a parameter",
    &[
        read("name", Text),
        read("in", OneOf(&["query", "header", "path", "cookie"])),
        read("description", Text),
        read("required", Flag),
        read("deprecated", Flag),
        dropped("allowEmptyValue", Flag),
        read(
            "style",
            OneOf(&["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        read("explode", Flag),
        read("allowReserved", Flag),
        read("schema", Schema),
        read("example", Any),
        read("examples", EXAMPLES),
        read("content", CONTENT),
    ],
    &["name", "in"],
);

static HEADER: Rule = object(
    "a header",
    &[
        read("description", Text),
        read("required", Flag),
        read("deprecated", Flag),
        read("style", OneOf(&["simple"])),
        read("explode", Flag),
        dropped("allowEmptyValue", Flag),
        dropped("allowReserved", Flag),
        read("schema", Schema),
        read("example", Any),
        read("examples", EXAMPLES),
        read("content", CONTENT),
    ],
    &[],
);

static REQUEST_BODY: Rule = object(
    "a request body",
    &[read("description", Text), read("content", CONTENT), read("required", Flag)],
    &["content"],
);

static MEDIA_TYPE: Rule = object(
    "a media type",
    &[
        read("schema", Schema),
        read("example", Any),
        read("examples", EXAMPLES),
        read("encoding", Map(&Object(Kind::Encoding))),
    ],
    &[],
);

static ENCODING: Rule = object(
    "an encoding",
    &[
        read("contentType", Text),
        ignored("headers", HEADERS, "headers of the parts of a body are not sent"),
        read("style", OneOf(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        read("explode", Flag),
        read("allowReserved", Flag),
    ],
    &[],
);

static RESPONSES: Rule = Rule {
    name: "`responses`",
    keywords: &[read("default", Or(Kind::Response))],
    others: Others::Statuses,
    required: &[],
};

static RESPONSE: Rule = object(
    "a response",
    &[
        read("description", Text),
        read("headers", HEADERS),
        read("content", CONTENT),
        dropped("links", Map(&Or(Kind::Link))),
    ],
    &[],
);

static CALLBACK: Rule =
    Rule { name: "a callback", keywords: &[], others: Others::Expressions, required: &[] };

static EXAMPLE: Rule = object(
    "an example",
    &[read("summary", Text), read("description", Text), read("value", Any), dropped("externalValue", Text)],
    &[],
);

static LINK: Rule = object(
    "a link",
    &[
        dropped("operationRef", Text),
        dropped("operationId", Text),
        dropped("parameters", Map(&Any)),
        dropped("requestBody", Any),
        dropped("description", Text),
        dropped("server", Object(Kind::Server)),
    ],
    &[],
);

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
