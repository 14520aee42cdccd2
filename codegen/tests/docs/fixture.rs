//! APIs that are built by hand: the authentication group, and one with every kind of type and answer.

use codegen::ir::{
    Api, Constraints, Docs, Enum, EnumKind, EnumValue, Field, Group, GroupId, Location, Model, Name,
    Operation, Param, ResponseBody, RetrySafety, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
    Server, StatusBody, StatusRange, Style, Type, TypeDef, TypeId, TypeKind, Value,
};
use indexmap::IndexMap;

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
    TypeDef { name: name(words), origin: String::new(), docs: docs(description), example: None, kind }
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

pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(IndexMap::from(entries.map(|(key, value)| (key.to_owned(), value))))
}
