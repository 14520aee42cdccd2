use codegen::ir::*;

use super::*;

/// The operations of the sample.
pub fn operations() -> Vec<Operation> {
    let mut all = vec![list_items(), get_item(), put_item(), find()];
    all.extend(bodies());
    all.extend(answers());
    all.extend(pages());
    all
}

fn list_of(ty: Type) -> Type {
    Type::List(Box::new(ty))
}

fn query(words: &str, wire: &str, ty: Type, style: Style) -> Param {
    Param { style, ..param(words, wire, Location::Query, ty) }
}

fn list_items() -> Operation {
    let mut kind = param("type", "type", Location::Query, KIND);
    kind.required = true;
    kind.docs = text("Which of them.");
    let mut limit = param("limit", "X-Sample-Limit", Location::Header, Type::Int32);
    limit.default = Some(Value::Number("50".to_owned()));
    limit.docs.description = "How many.\n\nNo more than a thousand.".to_owned();
    let form = |explode| Style::Form { explode, allow_reserved: false };
    Operation {
        docs: Docs {
            summary: "Lists the items.".to_owned(),
            description: "All of them.\n\nOr only some.".to_owned(),
            deprecated: None,
        },
        params: vec![
            kind,
            query("ids", "ids", list_of(Type::Int64), form(false)),
            query("media_query", "mediaQuery", Type::Map(Box::new(Type::String)), Style::DeepObject),
            query("sort", "sort", list_of(Type::String), Style::PipeDelimited),
            query("on", "on", SWITCH, form(true)),
            query("fresh", "fresh", Type::Bool, form(true)),
            query("filter", "filter", ITEM, Style::Json),
            query("core", "core", Type::String, Style::Form { explode: true, allow_reserved: true }),
            limit,
            param("session", "session", Location::Cookie, Type::String),
        ],
        client_params: vec![0, 1],
        responses: vec![
            answer(
                200,
                &[("application/json", Some(list_of(ITEM))), ("application/xml", Some(list_of(ITEM)))],
            ),
            answer(401, &[("application/json", Some(FAULT))]),
            answer(404, &[("text/html", None)]),
        ],
        security: vec![SecurityRequirement(vec![(0, vec!["admin".to_owned()])])],
        ..operation("listItems", "list_items", "GET", "/items")
    }
}

fn get_item() -> Operation {
    let other = answer(500, &[("application/json", Some(OTHER_FAULT))]);
    Operation {
        params: vec![
            param("item_id", "itemId", Location::Path, list_of(Type::Int64)),
            param("ext", "ext", Location::Path, Type::String),
        ],
        client_params: vec![1],
        responses: vec![
            answer(200, &[("application/json", Some(ITEM))]),
            answer(400, &[("application/json", Some(FAULT))]),
            StatusBody { status: StatusRange::Class(5), ..other.clone() },
            StatusBody { status: StatusRange::Default, ..other },
        ],
        security: vec![SecurityRequirement(vec![(0, vec![]), (1, vec![])]), SecurityRequirement(vec![])],
        retry: RetrySafety::Idempotent,
        ..operation("get-item", "get_item", "POST", "/items/{itemId}.{ext}")
    }
}

fn put_item() -> Operation {
    let mut operation = Operation {
        params: vec![param("item_id", "itemId", Location::Path, Type::String)],
        body: Some(value_body("application/merge-patch+json", ITEM, true)),
        responses: vec![answer(200, &[("application/json", Some(ITEM))]), answer(204, &[])],
        servers: vec![Server {
            url: "https://example.com/api".to_owned(),
            description: String::new(),
            variables: vec![],
        }],
        ..operation("putItem", "put_item", "PUT", "/items/{itemId}")
    };
    operation.docs.deprecated = Some("use `find` instead".to_owned());
    operation
}

fn find() -> Operation {
    let required = |param: Param| Param { required: true, ..param };
    let form = Style::Form { explode: true, allow_reserved: false };
    Operation {
        params: vec![
            required(query("labels", "labels", Type::Map(Box::new(Type::Int64)), form)),
            required(query("core", "core", Type::Bool, form)),
            required(query("kinds", "kinds", list_of(KIND), form)),
            required(query("secret", "secret", Type::Secret, form)),
        ],
        responses: vec![answer(200, &[("application/json", None)])],
        ..operation("find", "find", "GET", "/find")
    }
}

fn bodies() -> Vec<Operation> {
    let post = |id, words, body| Operation {
        body: Some(body),
        responses: vec![answer(204, &[])],
        ..operation(id, words, "POST", "/bodies")
    };
    let fields = vec![
        form_field("file", Type::Binary, true),
        form_field("more", list_of(Type::Binary), false),
        form_field("cover", Type::Binary, false),
        form_field("title", Type::String, true),
        form_field("count", Type::Int64, false),
    ];
    let form = |encoding, fields| RequestBody::Form { encoding, fields, docs: Docs::default() };
    vec![
        post("sendText", "send_text", value_body("text/plain", Type::String, true)),
        post("sendBytes", "send_bytes", value_body("image/*", Type::Binary, true)),
        post("sendList", "send_list", value_body("application/json", list_of(ITEM), false)),
        post("sendForm", "send_form", form(FormEncoding::UrlEncoded, fields[3..].to_vec())),
        post("sendFiles", "send_files", form(FormEncoding::Multipart, fields)),
    ]
}

fn answers() -> Vec<Operation> {
    let get = |id, words, responses| Operation {
        group: GroupId(1),
        responses,
        ..operation(id, words, "GET", "/answers/{a b}")
    };
    vec![
        get("text", "text", vec![answer(200, &[("text/plain", Some(Type::String))])]),
        get("image", "image", vec![answer(200, &[("image/jpeg", Some(Type::Binary)), ("image/png", None)])]),
        get("xml", "xml", vec![answer(200, &[("application/xml", Some(NOTHING))])]),
        get("nothing", "nothing", vec![answer(200, &[("text/html", None)])]),
        get("odd", "odd", vec![answer(200, &[("application/octet-stream", Some(ITEM))])]),
        get("socket", "socket", vec![answer(101, &[])]),
        get(
            "several",
            "several",
            vec![
                answer(200, &[("application/json", Some(ITEM)), ("image/png", Some(Type::Binary))]),
                answer(201, &[("application/json", Some(list_of(ITEM)))]),
                answer(204, &[]),
            ],
        ),
        get("severalResponse", "several_response", vec![]),
    ]
}

/// Lists that come in pages: in an object of the answer, and as the answer itself, which may be missing.
fn pages() -> Vec<Operation> {
    let get = |words, ty: Type, paging, others: Vec<StatusBody>| {
        let mut responses = vec![answer(200, &[("application/json", Some(ty))])];
        responses.extend(others);
        Operation {
            group: GroupId(1),
            params: vec![
                param("from", "from", Location::Query, Type::Int32),
                param("count", "X-Sample-Count", Location::Header, Type::UInt64),
            ],
            responses,
            paging: Some(paging),
            ..operation(words, words, "GET", "/pages")
        }
    };
    let bare = Paging { size: 1, ..Paging::default() };
    let shelf = Paging { envelope: Some(0), items: Some(2), total: Some(0), offset: Some(1), ..bare.clone() };
    vec![
        get("shelf", LIBRARY, shelf, Vec::new()),
        get("bare_list", list_of(ITEM), bare, vec![answer(204, &[])]),
    ]
}
