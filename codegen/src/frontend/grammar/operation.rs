//! The objects that an operation is made of: path items, parameters, bodies, answers (OpenAPI 3.1.1, sections 4.8.9 to
//! 4.8.20).

use super::{
    Kind, Others, Rule,
    Shape::*,
    dropped, ignored,
    objects::{CONTENT, EXAMPLES, HEADERS, PARAMETERS, SECURITY, SERVERS, object},
    read,
};

pub static PATH_ITEM: Rule = object(
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

pub static OPERATION: Rule = object(
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
        read("x-paging", Object(Kind::OperationPaging)),
    ],
    &[],
);

pub static PAGING: Rule = object("`x-paging`", &[read("paged", Flag), read("items", Text)], &[]);

pub static PARAMETER: Rule = object(
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

pub static HEADER: Rule = object(
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

pub static REQUEST_BODY: Rule = object(
    "a request body",
    &[read("description", Text), read("content", CONTENT), read("required", Flag)],
    &["content"],
);

pub static MEDIA_TYPE: Rule = object(
    "a media type",
    &[
        read("schema", Schema),
        read("example", Any),
        read("examples", EXAMPLES),
        read("encoding", Map(&Object(Kind::Encoding))),
    ],
    &[],
);

pub static ENCODING: Rule = object(
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

pub static RESPONSES: Rule = Rule {
    name: "`responses`",
    keywords: &[read("default", Or(Kind::Response))],
    others: Others::Statuses,
    required: &[],
};

pub static RESPONSE: Rule = object(
    "a response",
    &[
        read("description", Text),
        read("headers", HEADERS),
        read("content", CONTENT),
        dropped("links", Map(&Or(Kind::Link))),
    ],
    &[],
);

pub static CALLBACK: Rule =
    Rule { name: "a callback", keywords: &[], others: Others::Expressions, required: &[] };

pub static EXAMPLE: Rule = object(
    "an example",
    &[read("summary", Text), read("description", Text), read("value", Any), dropped("externalValue", Text)],
    &[],
);

pub static LINK: Rule = object(
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
