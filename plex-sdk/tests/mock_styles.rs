//! The server for tests with a table that is written by hand: every way to write a parameter, every kind of value.

mod support;

use plex_sdk::runtime::mock::{Content, Documented, Example, Field, Kind, MockApi, MockServer, MockedApi};
use plex_sdk::runtime::mock::{Parameter, RequestBody, Route};
use plex_sdk::runtime::{ApiInfo, ClientCore, Empty, Json, SecurityScheme, SecuritySchemeKind, Style, Value};
use reqwest::Client;
use support::probe::operation;

operation!(Styles: GET "/styles/{label}/{matrix}/{list}.x", Empty);
operation!(Values: GET "/values", Json<Value>);
operation!(Send: POST "/send", Empty);
operation!(Parts: POST "/parts", Empty);
operation!(Fixed: GET "/styles/{label}/fixed/a.x", Empty);
operation!(Guarded: GET "/guarded", Empty { security: &[&["basic", "id"], &["cookie"]] });

const ITEM: &[Field] = &[Field::new("name", Kind::TEXT).required(), Field::new("count", Kind::Integer(1, 9))];
const DONE: &[Documented] = &[Documented { statuses: (204, 204), examples: &[] }];
const ROUTES: &[Route] = &[
    Route::of::<Styles>(
        &[
            Parameter::path("label", Style::LABEL, Kind::INT32),
            Parameter::path("matrix", Style::MATRIX, Kind::Bool),
            Parameter::path("list", Style::SIMPLE, Kind::List(&Kind::INT32, 1, 2)),
            Parameter::header("X-Numbers", Style::SIMPLE, Kind::List(&Kind::Number(0.0, 1.5), 0, u64::MAX)),
            Parameter::cookie("flavour", Style::FORM, Kind::OneOf(&["mint", "lime"])),
        ],
        None,
        DONE,
        None,
    ),
    Route::of::<Fixed>(&[], None, DONE, None),
    Route::of::<Values>(
        &[
            Parameter::query("joined", Style::FORM_JOINED, Kind::List(&Kind::TEXT, 0, 2)),
            Parameter::query("piped", Style::PIPE_DELIMITED, Kind::List(&Kind::INT64, 0, 9)),
            Parameter::query("spaced", Style::SPACE_DELIMITED, Kind::List(&Kind::INT64, 0, 9)),
            Parameter::query("many", Style::FORM, Kind::List(&Kind::UINT64, 2, u64::MAX)),
            Parameter::query("deep", Style::DEEP_OBJECT, Kind::Object(ITEM)),
            Parameter::query("spread", Style::FORM, Kind::Object(&[Field::new("a", Kind::INT32)])),
            Parameter::query("json", Style::JSON, Kind::List(&Kind::Object(ITEM), 0, u64::MAX)),
            Parameter::query("either", Style::FORM, Kind::Either(&[Kind::INT32, Kind::OneOf(&["all"])])),
            Parameter::query("short", Style::FORM, Kind::Text(2, 3)),
            Parameter::query("token", Style::FORM, Kind::Text(0, 3)),
        ],
        None,
        &[Documented {
            statuses: (200, 299),
            examples: &[
                Example { media_type: "application/xml", body: "<a/>" },
                Example { media_type: "application/json", body: "{}" },
            ],
        }],
        None,
    ),
    Route::of::<Send>(
        &[],
        Some(RequestBody {
            media_type: "application/json",
            required: false,
            content: Content::Json(Kind::Open(&[Field::new("items", Kind::List(&Kind::Object(ITEM), 1, 2))])),
        }),
        DONE,
        None,
    ),
    Route::of::<Parts>(
        &[],
        Some(RequestBody {
            media_type: "multipart/form-data",
            required: true,
            content: Content::Multipart(&[
                Parameter::form("file", Style::FORM, Kind::Any).required(),
                Parameter::form("about", Style::JSON, Kind::Object(ITEM)),
            ]),
        }),
        DONE,
        None,
    ),
    Route::of::<Guarded>(&[], None, DONE, None),
];

struct Tiny;

impl From<ClientCore> for Tiny {
    fn from(_: ClientCore) -> Self {
        Self
    }
}

impl MockedApi for Tiny {
    const API: &'static MockApi = &MockApi {
        info: &ApiInfo {
            name: "Tiny",
            version: "1",
            servers: &[],
            security_schemes: &[
                SecurityScheme { id: "basic", kind: SecuritySchemeKind::Basic },
                SecurityScheme { id: "id", kind: SecuritySchemeKind::Query("id") },
                SecurityScheme { id: "cookie", kind: SecuritySchemeKind::Cookie("session") },
            ],
            client_parameters: &["X-Client"],
        },
        groups: &[ROUTES],
    };
}

/// What is said about a GET of `target`; nothing when it is allowed.
async fn said(server: &MockServer<Tiny>, target: &str, header: (&str, &str)) -> String {
    let request = Client::new().get(format!("{}{target}", server.url())).header(header.0, header.1);
    message(request).await
}

async fn message(request: reqwest::RequestBuilder) -> String {
    let response = request.send().await.unwrap();
    let is_allowed = response.status().is_success();
    let body: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default();
    if is_allowed { String::new() } else { body["errors"][0]["message"].as_str().unwrap().to_owned() }
}

#[tokio::test]
async fn paths_headers_and_cookies_are_read_in_their_styles() {
    let server = MockServer::<Tiny>::start().await.unwrap();
    let none = ("x-none", "");
    for (target, header, expected) in [
        ("/styles/.7/;matrix=true/1,2.x", none, ""),
        ("/styles/.7/;matrix=true/1.x", ("x-numbers", "0,1.5"), ""),
        ("/styles/.7/;matrix=true/1.x", ("cookie", "a=b; flavour=mint"), ""),
        ("/styles/.seven/fixed/a.x", none, ""),
        ("/styles/.x/;matrix=true/1.x", none, "path parameter `label`: expected an integer, found `.x`"),
        (
            "/styles/.7/true/1.x",
            none,
            "path parameter `matrix`: expected a value behind `;matrix=`, found `true`",
        ),
        (
            "/styles/.7/;matrix=2/1.x",
            none,
            "path parameter `matrix`: expected true or false, found `;matrix=2`",
        ),
        (
            "/styles/.7/;matrix=1/1,2,3.x",
            none,
            "path parameter `list`: expected a list of 1 to 2 values, found `1,2,3`",
        ),
        ("/styles/.7/;matrix=1/a.x", none, "path parameter `list`: expected an integer, found `a`"),
        (
            "/styles/.7/;matrix=1/1.x",
            ("x-numbers", "0,1.6"),
            "header `X-Numbers`: expected a number from 0 to 1.5, found `0,1.6`",
        ),
        (
            "/styles/.7/;matrix=1/1.x",
            ("cookie", "flavour=salt"),
            "cookie `flavour`: expected one of `mint`, `lime`, found `salt`",
        ),
    ] {
        assert_eq!(said(&server, target, header).await, expected, "{target}");
    }
}

#[tokio::test]
async fn queries_are_read_in_their_styles() {
    let server = MockServer::<Tiny>::start().await.unwrap();
    for (query, expected) in [
        ("joined=a%2Cb,c&piped=1%7C2&spaced=1%202&many=1&many=2", ""),
        (
            "deep%5Bname%5D=x&deep[count]=9&a=1&either=all&either=3",
            "query parameter `either` is given 2 times",
        ),
        ("deep%5Bname%5D=x&deep[count]=9&a=1&either=all&short=abc&X-Client=me&id=1", ""),
        ("json=%5B%7B%22name%22%3A%22x%22%7D%5D", ""),
        ("joined=a,b,c", "query parameter `joined`: expected a list of at most 2 values, found `a,b,c`"),
        ("piped=1%7Cx", "query parameter `piped`: expected an integer, found `x`"),
        ("spaced=1+x", "query parameter `spaced`: expected an integer, found `x`"),
        ("many=1", "query parameter `many`: expected a list of at least 2 values, found `1`"),
        ("many=1&many=-2", "query parameter `many`: expected an integer, found `-2`"),
        ("deep[count]=1", "query parameter `deep[name]` is missing"),
        (
            "deep[name]=x&deep[count]=0",
            "query parameter `deep[count]`: expected an integer from 1 to 9, found `0`",
        ),
        ("deep[name]=x&deep[more]=0", "query parameter `deep[more]` is not known"),
        ("spread=1", "query parameter `spread` is not known"),
        ("a=x", "query parameter `a`: expected an integer, found `x`"),
        ("json=7", "query parameter `json`: expected a list, found `7`"),
        ("json=x", "query parameter `json`: expected JSON, found `x`"),
        (
            "json=[%7B%7D]",
            "query parameter `json`: expected a text, which is required at `0.name`, found `[{}]`",
        ),
        ("either=none", "query parameter `either`: expected an integer or one of `all`, found `none`"),
        ("short=a", "query parameter `short`: expected a text of 2 to 3 characters, found `a`"),
        ("token=canary", "query parameter `token`: expected a text of at most 3 characters, found `***`"),
    ] {
        assert_eq!(said(&server, &format!("/values?{query}"), ("x-none", "")).await, expected, "{query}");
    }
}

#[tokio::test]
async fn bodies_are_read_by_their_media_types() {
    let server = MockServer::<Tiny>::start().await.unwrap();
    let send = |path: &str, media_type: &str, body: &'static str| {
        let request = Client::new().post(format!("{}{path}", server.url()));
        message(request.header("content-type", media_type).body(body))
    };
    for (body, expected) in [
        (r#"{"items":[{"name":"x","count":1}],"more":1}"#, ""),
        (r#"{"items":null}"#, ""),
        (r#"[]"#, "body: expected an object"),
        (r#"{"items":[]}"#, "body: expected a list of 1 to 2 values at `items`"),
        (r#"{"items":[{}]}"#, "body: expected a text, which is required at `items.0.name`"),
        (r#"{"items":[{"name":7}]}"#, "body: expected a text at `items.0.name`"),
        (
            r#"{"items":[{"name":"x","count":1.5}]}"#,
            "body: expected an integer from 1 to 9 at `items.0.count`",
        ),
    ] {
        assert_eq!(send("/send", "application/json; charset=utf-8", body).await, expected, "{body}");
    }
    assert!(send("/send", "application/json", "{").await.starts_with("body: EOF while parsing"));
    assert_eq!(message(Client::new().post(format!("{}/send", server.url()))).await, "");

    let about = "--x\r\nContent-Disposition: form-data; name=\"about\"\r\n\r\n";
    let file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n\u{0}\r\n";
    let form = |parts: String| {
        let request = Client::new().post(format!("{}/parts", server.url()));
        message(request.header("content-type", "multipart/form-data; boundary=\"x\"").body(parts))
    };
    assert_eq!(form(format!("{file}{about}{{\"name\":\"n\"}}\r\n--x--\r\n")).await, "");
    assert_eq!(form(format!("{about}{{}}\r\n--x--\r\n")).await, "form field `file` is missing");
    let wrong = form(format!("{file}{about}7\r\n--x--\r\n")).await;
    assert_eq!(wrong, "form field `about`: expected an object, found `7`");
    assert_eq!(form("nothing".to_owned()).await, "body: it has no parts, or no boundary between them");
}

#[tokio::test]
async fn the_media_type_follows_the_accept_header() {
    let server = MockServer::<Tiny>::start().await.unwrap();
    for (accept, expected) in [("*/*", "<a/>"), ("application/json", "{}"), ("text/html, */*;q=0.1", "<a/>")]
    {
        let request = Client::new().get(format!("{}/values", server.url())).header("accept", accept);
        assert_eq!(request.send().await.unwrap().text().await.unwrap(), expected);
    }
}

#[tokio::test]
async fn one_alternative_of_the_credentials_is_enough() {
    let server = MockServer::<Tiny>::start().await.unwrap();
    server.require_token("user:password");
    for (target, header, status) in [
        ("/guarded", ("x-none", ""), 401),
        ("/guarded", ("authorization", "Basic dXNlcjpwYXNzd29yZA=="), 401),
        ("/guarded?id=1", ("authorization", "Basic dXNlcjpwYXNzd29yZA=="), 204),
        ("/guarded?id=1", ("authorization", "Basic dXNlcjp3cm9uZw=="), 401),
        ("/guarded", ("cookie", "session=1"), 204),
        ("/values", ("x-none", ""), 200),
    ] {
        let request = Client::new().get(format!("{}{target}", server.url())).header(header.0, header.1);
        assert_eq!(request.send().await.unwrap().status(), status, "{target} {header:?}");
    }
}
