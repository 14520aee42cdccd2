//! The exact bytes of every kind of request body.

mod support;

use plex_sdk::runtime::{Body, Bytes, Error, Form, Multipart, Style, Upload};
use serde_json::json;
use support::probe::Post;
use support::{Request, Server, client, raw_answer};

async fn sent(body: fn() -> Body) -> Request {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    client(&server).call(Post(body)).await.unwrap();
    server.request()
}

#[tokio::test]
async fn json_body() {
    let request = sent(|| Body::json(&json!({"a": [1, "ü"]}))).await;
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.text(), r#"{"a":[1,"ü"]}"#);
    let request = sent(|| Body::json(&Some(1)).with_media_type("application/merge-patch+json")).await;
    assert_eq!(request.header("content-type"), Some("application/merge-patch+json"));
    assert_eq!(request.text(), "1");
}

#[tokio::test]
async fn text_and_bytes() {
    let request = sent(|| Body::text("grüße\n")).await;
    assert_eq!(request.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(request.text(), "grüße\n");
    let request = sent(|| Body::upload("image/png", Upload::new(Bytes::from_static(b"\x89PNG\0")))).await;
    assert_eq!(request.header("content-type"), Some("image/png"));
    assert_eq!(request.body, b"\x89PNG\0");
    assert_eq!(request.header("content-length"), Some("5"));
}

#[tokio::test]
async fn no_body_says_so() {
    let bodies: [fn() -> Body; 5] = [
        Body::none,
        || Body::json(&None::<i64>),
        || Body::text(&None::<&str>),
        || Body::upload("image/png", None),
        || Body::none().with_media_type("text/plain"),
    ];
    for body in bodies {
        let request = sent(body).await;
        assert_eq!((request.header("content-length"), request.header("content-type")), (Some("0"), None));
    }
}

#[tokio::test]
async fn url_encoded_form() {
    let request = sent(|| {
        let mut form = Form::new();
        form.field("user name", Style::FORM, "a b&c=d+é");
        form.field("none", Style::FORM, &None::<i64>);
        form.field("ids", Style::FORM, &[1, 2]);
        form.field("joined", Style::FORM_JOINED, &[1, 2]);
        form.field("deep", Style::DEEP_OBJECT, &json!({"k": true}));
        Body::form(form)
    })
    .await;
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.text(), "user%20name=a%20b%26c%3Dd%2B%C3%A9&ids=1&ids=2&joined=1,2&deep%5Bk%5D=true");
}

#[tokio::test]
async fn multipart_form() {
    let request = sent(|| {
        let mut form = Multipart::new();
        form.field("title", "Grüße");
        form.field("none", &None::<i64>);
        form.field("ids", &[1, 2]);
        form.field("object", &json!({"a": 1}));
        form.file("file", &None);
        form.file("file", [&Upload::new("content").with_file_name("a.srt").with_media_type("text/plain")]);
        form.file("raw", &vec![Upload::from(vec![0, 255])]);
        Body::multipart(form)
    })
    .await;
    let media_type = request.header("content-type").unwrap();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(boundary.len(), 36);
    let part = |head: &str, content: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let expected = [
        part("name=\"title\"", "Grüße"),
        part("name=\"ids\"", "1"),
        part("name=\"ids\"", "2"),
        part("name=\"object\"\r\nContent-Type: application/json", r#"{"a":1}"#),
        part("name=\"file\"; filename=\"a.srt\"\r\nContent-Type: text/plain", "content"),
        part("name=\"raw\"; filename=\"raw\"\r\nContent-Type: application/octet-stream", "\0\u{fffd}"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(request.text(), expected.concat());
}

#[tokio::test]
async fn names_cannot_break_out_of_a_part() {
    let request = sent(|| {
        let mut form = Multipart::new();
        form.file("a\"\r\nX: y", [&Upload::new("").with_file_name("b\"; x=\"\r\n\r\nevil\0")]);
        Body::multipart(form)
    })
    .await;
    let text = request.text();
    assert!(text.contains(r#"name="a%22%0D%0AX: y"; filename="b%22; x=%22%0D%0A%0D%0Aevil""#), "{text}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused() {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let client = client(&server);
    let bodies: [fn() -> Body; 3] = [
        || Body::text("x").with_media_type("text/plain\r\nX-Evil: 1"),
        || {
            let mut form = Multipart::new();
            form.file("f", [&Upload::new("").with_media_type("a\r\nb")]);
            Body::multipart(form)
        },
        || Body::json(&std::collections::BTreeMap::from([((1, 2), 3)])),
    ];
    for body in bodies {
        let error = client.call(Post(body)).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn debug_shows_no_content() {
    assert_eq!(format!("{:?}", Body::text("content")), "Body(text/plain; charset=utf-8)");
    let upload = Upload::new("content").with_file_name("a");
    assert_eq!(format!("{upload:?}"), r#"Upload { bytes: 7, file_name: Some("a"), media_type: None }"#);
}
