//! A token is looked for in everything that can be printed.

mod sample;
mod support;

use std::error::Error as _;
use std::fmt::Write;

use plex_sdk::runtime::{ClientBuilder, ClientCore, Empty, Error, Json, Params, Secret, Style, Upload};
use sample::TransientTokenResponse;
use support::probe::operation;
use support::{Server, answer, builder, json, raw_answer};

const CANARY: &str = "canary/Tok en+1";
const ENCODED: &str = "canary%2FTok%20en%2B1";

operation!(WithHeader: GET "/x", Json<TransientTokenResponse> { security: &[&["header"]] });
operation!(WithQuery: GET "/x", Empty { security: &[&["query"]] });
operation!(WithCookie: GET "/x", Empty { security: &[&["cookie"]] });
operation!(WithBasic: GET "/x", Empty { security: &[&["basic"]] });
operation!(WithBearer: GET "/x", Empty { security: &[&["bearer"]] });

#[derive(Clone, Debug)]
struct AsParameter(Secret);

operation!(impl AsParameter: GET "/x", Empty,
    fn params(&self, params: &mut Params) {
        params.query("X-Plex-Token", Style::FORM, self.0.expose());
        params.header("X-Auth-Token", Style::SIMPLE, self.0.expose());
        params.cookie("myPassword", Style::FORM, self.0.expose());
    }
);

/// Everything that an error prints, and its sources.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").unwrap();
        source = error.source();
    }
    text
}

#[track_caller]
fn check(text: &str) {
    for canary in [CANARY, ENCODED, "canary", "Tok en", "Y2FuYXJ5"] {
        assert!(!text.contains(canary), "{canary} in {text}");
    }
}

fn full(server: &Server) -> ClientBuilder<ClientCore> {
    builder(server)
        .access_token(CANARY)
        .credential("query", CANARY)
        .credential("cookie", CANARY)
        .credential("basic", format!("canary:{CANARY}"))
        .credential("bearer", CANARY)
        .header("X-Secret", CANARY)
}

#[tokio::test]
async fn no_debug_shows_a_token() {
    let server = Server::start([json("{}")]).await;
    let url = server.url.replace("://", "://canary:canary@");
    check(&format!("{:?}", full(&server).server_url(&url)));
    let client = full(&server).server_url(url).build().unwrap();
    check(&format!("{client:?} {client:#?}"));
    let call = client.call(AsParameter(CANARY.into())).header("X-Token", CANARY).query("token", CANARY);
    check(&format!("{call:?} {call:#?}"));
    check(&format!("{:?} {:?}", Secret::from(CANARY), Upload::new(CANARY)));
    check(&format!("{:?}", full(&server).access_token_provider(|| async { Ok(CANARY.to_owned()) })));
}

#[tokio::test]
async fn no_error_shows_a_token() {
    // The body, a header and the redirect echo the token in every form that the request had it in.
    let echo = format!(
        r#"{{"errors":[{{"message":"bad token {CANARY} or {ENCODED} of Basic Y2FuYXJ5OmNhbmFyeS9Ub2sgZW4rMQ=="}}]}}"#
    );
    let headers = [
        ("content-type", "application/json"),
        ("x-request-id", CANARY),
        ("location", "https://canary:canary@other/?X-Plex-Token=canary&secret=canary"),
        ("set-cookie", "session=canary"),
    ];
    let html = format!("<html><title>{CANARY}</title>");
    let xml = format!(r#"<Response status="{CANARY}"/>"#);
    let server = Server::start([
        raw_answer(401, &headers, echo.as_bytes()),
        raw_answer(302, &headers[..2], b""),
        raw_answer(307, &headers, b""),
        answer(500, "text/html", &html),
        answer(500, "text/xml", &xml),
        answer(500, "text/plain", CANARY),
        Vec::new(),
    ])
    .await;
    let client = full(&server).build().unwrap();
    let mut printed = 0;
    let mut print = |error: Error| {
        check(&shown(&error));
        printed += 1;
    };
    for _ in 0..7 {
        print(client.call(WithBasic).await.unwrap_err());
    }
    for operation in [CANARY, "canary\r\n"] {
        print(client.call(AsParameter(operation.into())).await.unwrap_err());
    }
    print(client.call(WithHeader).await.unwrap_err());
    print(client.call(WithQuery).query("token", CANARY).await.unwrap_err());
    print(client.call(WithCookie).await.unwrap_err());
    print(client.call(WithBearer).header("X-Token", CANARY).await.unwrap_err());
    print(client.call(WithBearer).header("X-Token", format!("{CANARY}\n")).await.unwrap_err());
    print(client.call(WithQuery).server_url("http://canary:canary@127.0.0.1:1").await.unwrap_err());
    print(client.call(WithQuery).server_url("http://canary:canary@[").await.unwrap_err());
    print(full(&server).access_token("canary\n").build().unwrap().call(WithHeader).await.unwrap_err());
    print(full(&server).header("X-Secret", "canary\0").build().unwrap_err());
    print(full(&server).server_url("http://host/?token=canary").build().unwrap_err());
    assert_eq!(printed, 19);
}

#[tokio::test]
async fn no_decode_error_shows_a_token() {
    let bodies = [
        format!("\"{CANARY}\""),
        format!(r#"{{"MediaContainer":{{"token":"{CANARY}"#),
        format!(r#"{{"{CANARY}":["#),
        CANARY.to_owned(),
    ];
    let server = Server::start(bodies.iter().map(|body| json(body))).await;
    let client = full(&server).build().unwrap();
    for body in bodies {
        let error = client.call(WithHeader).await.unwrap_err();
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert_eq!(decode.body(), &body, "the bytes are kept as they are");
        check(&shown(&error));
    }
}

#[tokio::test]
async fn no_response_shows_a_token() {
    let body = format!(r#"{{"MediaContainer":{{"token":"{CANARY}","authToken":"{CANARY}"}}}}"#);
    let server = Server::start([json(&body)]).await;
    let client = full(&server).build().unwrap();
    let response = client.call(WithHeader).query("X-Plex-Token", CANARY).await.unwrap();
    let container = response.media_container.as_ref().unwrap();
    assert_eq!(container.token.as_ref().unwrap().expose(), CANARY);
    check(&format!("{response:?} {} {:?}", response.url(), response.url()));
}

#[tokio::test]
async fn a_token_stays_with_its_server() {
    let other = Server::start([json("{}")]).await;
    let location = format!("{}/stolen", other.url);
    let server = Server::start([raw_answer(302, &[("location", &location)], b"")]).await;
    let client = full(&server).build().unwrap();
    client.call(WithHeader).await.unwrap();
    check(&format!("{:?}", other.request()));
    assert_eq!((server.request().header("referer"), other.request().header("referer")), (None, None));
}
