//! APIs that are built by hand: the authentication group, and one with every kind of type and answer.

use codegen::ir::{
    Api, Constraints, Docs, Enum, EnumKind, EnumValue, Field, FormEncoding, FormField, Group, GroupId,
    Location, Model, Name, Operation, Param, RequestBody, ResponseBody, RetrySafety, SecurityRequirement,
    SecurityScheme, SecuritySchemeKind, Server, ServerVariable, StatusBody, StatusRange, Style, Type,
    TypeDef, TypeId, TypeKind, Union, Value, Variant,
};

pub fn name(words: &str) -> Name {
    Name::new(words)
}

pub fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

pub fn docs(description: &str) -> Docs {
    Docs { description: description.to_owned(), ..Docs::default() }
}

pub fn type_def(words: &str, description: &str, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: name(words),
        origin: String::new(),
        docs: docs(description),
        example: None,
        groups: Default::default(),
        kind,
    }
}

pub fn field(words: &str, wire: &str, ty: Type) -> Field {
    Field {
        name: name(words),
        wire: wire.to_owned(),
        ty,
        required: false,
        nullable: false,
        recursive: false,
        docs: docs("A field."),
        default: None,
        example: None,
        constraints: Constraints::default(),
    }
}

pub fn model(fields: Vec<Field>) -> TypeKind {
    TypeKind::Model(Model { fields, extra: None })
}

pub fn strings(values: &[(&str, &str)]) -> TypeKind {
    let value = |(words, wire): &(&str, &str)| EnumValue {
        name: name(words),
        wire: (*wire).to_owned(),
        docs: Docs::default(),
    };
    TypeKind::Enum(Enum { kind: EnumKind::String, values: values.iter().map(value).collect() })
}

pub fn query(words: &str, wire: &str, ty: Type, required: bool, description: &str) -> Param {
    Param {
        name: name(words),
        wire: wire.to_owned(),
        location: Location::Query,
        style: Style::Form { explode: true, allow_reserved: false },
        ty,
        required,
        nullable: false,
        docs: docs(description),
        default: None,
        example: None,
        constraints: Constraints::default(),
    }
}

pub fn answer(code: u16, bodies: &[(&str, Option<Type>)]) -> StatusBody {
    let body = |(media_type, ty): &(&str, Option<Type>)| ResponseBody {
        media_type: (*media_type).to_owned(),
        ty: ty.clone(),
        example: None,
    };
    StatusBody {
        status: StatusRange::Code(code),
        description: "What it means.".to_owned(),
        bodies: bodies.iter().map(body).collect(),
        headers: Vec::new(),
    }
}

pub fn operation(id: &str, words: &str, group: u32, method: &str, path: &str) -> Operation {
    Operation {
        id: id.to_owned(),
        name: name(words),
        group: GroupId(group),
        method: method.to_owned(),
        path: path.to_owned(),
        docs: Docs::default(),
        params: Vec::new(),
        client_params: Vec::new(),
        body: None,
        responses: vec![answer(200, &[])],
        security: vec![SecurityRequirement(vec![(0, Vec::new())])],
        servers: Vec::new(),
        retry: RetrySafety::ByMethod,
        paging: None,
    }
}

pub fn json(ty: Type) -> (&'static str, Option<Type>) {
    ("application/json", Some(ty))
}

/// An API of one group without operations or types.
pub fn empty() -> Api {
    let client_identifier = Param {
        location: Location::Header,
        example: Some(text("my-app")),
        ..query(
            "client_identifier",
            "X-Plex-Client-Identifier",
            Type::String,
            true,
            "Names the installation.",
        )
    };
    Api {
        title: "Plex API".to_owned(),
        version: "1.0.0".to_owned(),
        client: Some(name("plex_api")),
        servers: vec![Server {
            url: "http://127.0.0.1:32400".to_owned(),
            description: String::new(),
            variables: Vec::new(),
        }],
        security_schemes: vec![SecurityScheme {
            id: "token".to_owned(),
            name: name("token"),
            description: String::new(),
            kind: SecuritySchemeKind::Header("X-Plex-Token".to_owned()),
        }],
        client_params: vec![client_identifier],
        groups: vec![Group {
            name: name("authentication"),
            tag: "Authentication".to_owned(),
            description: "Temporary tokens.\n".to_owned(),
        }],
        ..Api::default()
    }
}

/// The two operations of the authentication group, as they were documented in 2024-08, with answers on top.
pub fn authentication() -> Api {
    let mut api = empty();
    let named = |position: u32| Type::Named(TypeId(position));
    let list = |ty: Type| Type::List(Box::new(ty));
    api.types = vec![
        type_def(
            "get_transient_token_query_param_type",
            "What a token is for.",
            strings(&[("delegation", "delegation")]),
        ),
        type_def("scope", "What a token may do.", strings(&[("all", "all")])),
        type_def(
            "get_transient_token_response",
            "The new token.",
            model(vec![Field {
                example: Some(text("transient-1")),
                ..field("token", "token", Type::Secret)
            }]),
        ),
        type_def(
            "get_transient_token_response_body",
            "Why there is no token.",
            model(vec![field("errors", "errors", list(named(4)))]),
        ),
        type_def("get_transient_token_errors", "One problem.", model(error_fields())),
        type_def(
            "get_source_connection_information_response",
            "The source.",
            model(vec![field("name", "name", Type::String)]),
        ),
        type_def(
            "get_source_connection_information_response_body",
            "Why there is none.",
            model(vec![field("errors", "errors", list(named(7)))]),
        ),
        type_def("get_source_connection_information_errors", "One problem.", model(error_fields())),
    ];
    let source = Param {
        example: Some(text("server://client-identifier")),
        ..query("source", "source", Type::String, true, "The identifier of the source.")
    };
    api.operations = vec![
        Operation {
            docs: Docs {
                summary: "Get a transient token.".to_owned(),
                ..docs("Makes a token that lives for 48 hours.\n")
            },
            params: vec![
                query("type", "type", named(0), true, "Servers know `delegation` only."),
                query("scope", "scope", named(1), true, "Servers know `all` only."),
            ],
            responses: vec![answer(200, &[json(named(2))]), answer(401, &[json(named(3))])],
            ..operation("getTransientToken", "get_transient_token", 0, "POST", "/security/token")
        },
        Operation {
            docs: Docs {
                summary: "Get source connection information".to_owned(),
                ..docs("Tells how to reach a source.\n")
            },
            params: vec![source],
            responses: vec![answer(200, &[json(named(5))]), answer(401, &[json(named(6))])],
            ..operation(
                "getSourceConnectionInformation",
                "get_source_connection_information",
                0,
                "GET",
                "/security/resources",
            )
        },
    ];
    api
}

fn error_fields() -> Vec<Field> {
    let example =
        |words: &str, ty: Type, example: Value| Field { example: Some(example), ..field(words, words, ty) };
    let number = |digits: &str| Value::Number(digits.to_owned());
    vec![
        example("code", Type::Int64, number("1001")),
        example("message", Type::String, text("User could not be authenticated")),
        example("status", Type::Int32, number("401")),
    ]
}

/// An operation for each kind of parameter, body, answer and type.
pub fn everything() -> Api {
    let mut api = authentication();
    api.groups.push(Group { name: name("search"), tag: "Search".to_owned(), description: String::new() });
    let base = api.types.len() as u32;
    let named = |position: u32| Type::Named(TypeId(base + position));
    let boxed = |ty: Type| Box::new(ty);
    let number = |digits: &str| Value::Number(digits.to_owned());
    let digits = |words: &str, wire: &str| EnumValue {
        name: name(words),
        wire: wire.to_owned(),
        docs: docs("A kind."),
    };
    api.types.extend([
        type_def(
            "media_type",
            "Kinds of items.",
            TypeKind::Enum(Enum {
                kind: EnumKind::Integer,
                values: vec![digits("movie", "1"), digits("show", "2")],
            }),
        ),
        type_def(
            "node",
            "A tree.",
            model(vec![
                Field { required: true, ..field("type", "type", named(0)) },
                Field { recursive: true, ..field("parent", "parent", named(1)) },
                field("children", "Children", Type::List(boxed(named(1)))),
                Field {
                    docs: Docs { deprecated: Some("Use `key`.".to_owned()), ..docs("Old.") },
                    ..field("pin", "pin", Type::String)
                },
                field("labels", "labels", Type::Map(boxed(Type::Int64))),
                field("anything", "anything", Type::Any),
                field("rating", "rating", Type::Float),
                Field { required: true, nullable: true, ..field("maybe", "maybe", Type::Bool) },
                Field { recursive: true, ..field("choice", "choice", named(2)) },
            ]),
        ),
        type_def(
            "choice",
            "One of several.",
            TypeKind::Union(Union {
                variants: vec![
                    Variant { name: name("bool"), ty: Type::Bool, tags: Vec::new() },
                    Variant { name: name("node"), ty: named(1), tags: Vec::new() },
                    Variant { name: name("list"), ty: Type::List(boxed(Type::String)), tags: Vec::new() },
                ],
                discriminator: None,
            }),
        ),
        type_def("identifier", "A named string.", TypeKind::Alias(Type::String)),
        type_def("not_found", "Nothing is there.", model(vec![field("message", "message", Type::String)])),
        type_def(
            "refusal",
            "Not allowed.",
            model(vec![field("reason", "reason", named(3)), field("raw", "raw", named(7))]),
        ),
        type_def("orphan", "Nobody takes or gives it.", model(vec![field("node", "node", named(1))])),
        type_def("raw", "Bytes, which Rust never calls by this name.", TypeKind::Alias(Type::Binary)),
    ]);
    let optional = |words: &str, wire: &str, ty: Type, example: Value| Param {
        example: Some(example),
        ..query(words, wire, ty, false, "May be set.")
    };
    let search = Operation {
        docs: Docs { summary: "Search | find".to_owned(), ..docs("Finds things.") },
        params: vec![
            Param {
                location: Location::Path,
                ..query("ids", "ids", Type::List(boxed(Type::Int64)), true, "Ids.")
            },
            query("kinds", "type", Type::List(boxed(named(0))), true, "Kinds."),
            query("labels", "labels", Type::Map(boxed(Type::String)), true, "Labels."),
            query("filter", "filter", Type::Any, true, "Any filter."),
            query("node", "node", named(1), true, "A tree."),
            query("password", "password", Type::Secret, true, "A password."),
            query("match", "match", named(2), true, "One of several."),
            query("lists", "lists", Type::List(boxed(Type::List(boxed(Type::String)))), true, "Lists."),
            optional("limit", "limit", Type::Int32, text("10")),
            optional("ratio", "ratio", Type::Float, number("2")),
            optional("genre", "genre", Type::List(boxed(Type::String)), text("drama,action")),
            optional("broken", "broken", Type::Int64, text("not a number")),
            Param {
                default: Some(number("5")),
                constraints: Constraints {
                    minimum: Some("1".to_owned()),
                    maximum: Some("9".to_owned()),
                    ..Constraints::default()
                },
                ..query("count", "Count", Type::UInt64, false, "How many.")
            },
        ],
        responses: vec![
            answer(
                200,
                &[json(named(1)), ("text/plain", Some(Type::String)), ("image/png", Some(Type::Binary))],
            ),
            answer(204, &[]),
            answer(400, &[]),
            answer(403, &[json(named(5)), ("text/html", None)]),
            answer(404, &[json(named(4))]),
            StatusBody { status: StatusRange::Class(5), ..answer(500, &[]) },
        ],
        ..operation("search", "search", 1, "GET", "/search/{ids}")
    };
    let form = |encoding| Operation {
        body: Some(RequestBody::Form {
            encoding,
            fields: vec![FormField {
                name: name("file"),
                wire: "file".to_owned(),
                ty: Type::Binary,
                style: Style::Form { explode: true, allow_reserved: false },
                required: true,
                docs: docs("The file."),
                default: None,
                example: None,
                constraints: Constraints::default(),
            }],
            docs: Docs::default(),
        }),
        ..operation("upload", "upload", 1, "POST", "/upload")
    };
    let value = |media_type: &str, ty: Type| Operation {
        body: Some(RequestBody::Value {
            media_type: media_type.to_owned(),
            ty,
            required: true,
            docs: docs("What to store."),
            example: None,
        }),
        ..operation("store", "store", 1, "PUT", "/store")
    };
    let renamed = |operation: Operation, words: &str| Operation {
        name: name(words),
        id: words.to_owned(),
        ..operation
    };
    api.operations.extend([
        search,
        renamed(form(FormEncoding::Multipart), "upload"),
        renamed(form(FormEncoding::UrlEncoded), "post_form"),
        renamed(value("application/json", named(1)), "store_json"),
        renamed(value("text/plain", Type::String), "store_text"),
        renamed(value("application/octet-stream", Type::Binary), "store_bytes"),
        Operation {
            docs: Docs {
                summary: "Move".to_owned(),
                deprecated: Some("Use `search`.".to_owned()),
                ..docs("Moves.")
            },
            security: Vec::new(),
            servers: vec![Server {
                url: "https://{host}/api".to_owned(),
                description: String::new(),
                variables: vec![ServerVariable {
                    name: "host".to_owned(),
                    default: "plex.tv".to_owned(),
                    values: Vec::new(),
                    description: String::new(),
                }],
            }],
            responses: vec![answer(200, &[json(Type::List(boxed(named(1))))]), answer(201, &[])],
            ..operation("move", "move", 1, "POST", "/move")
        },
    ]);
    api
}
