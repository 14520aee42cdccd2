//! Any text as any part of a request arrives as it was, or is refused before anything is sent.
//!
//! The server reads what arrived by its own means: the URL standard, RFC 9110 and RFC 7578.

mod support;

use std::future::IntoFuture;

use plex_sdk::runtime::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use support::probe::operation;
use support::{Request, Server, client, raw_answer};

/// Text of every kind: with control characters, what ends a part of a URL, and letters of any script.
fn text() -> impl Strategy<Value = String> {
    let any =
        prop::collection::vec(any::<char>(), 0..12).prop_map(|chars| chars.into_iter().collect::<String>());
    let marks = r#"[-.%/?#&=+;:,@"'\\<>{}\[\]|^`~!$()* \t\r\n\x00\x7fa\u{e9}]{0,12}"#;
    prop_oneof![any, marks.prop_map(|text| text), "[a-z0-9%.]{0,6}".prop_map(|text| text)]
}

/// Sends the operation that `operation` makes of each text. What it arrives as is what `received` makes of the
/// request; `None` says that the text may be refused, and only then.
fn check<O: Operation<Response: Send>>(
    operation: impl Fn(String) -> O,
    may_be_refused: impl Fn(&str) -> bool,
    received: impl Fn(&Request) -> String,
    expected: impl Fn(&str) -> String,
) where
    Output<O>: Send + std::fmt::Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(Server::start([raw_answer(200, &[], b"")]));
    let client = client(&server);
    let mut sent = 0;
    // The same texts in every run.
    let config = Config { cases: 400, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let before = std::cell::Cell::new(0);
    let result = runner.run(&text(), |text| {
        let result = runtime.block_on(client.call(operation(text.clone())).into_future());
        let requests = server.requests();
        match result {
            Ok(_) => {
                prop_assert_eq!(requests.len(), before.get() + 1);
                before.set(requests.len());
                prop_assert_eq!(received(&requests[requests.len() - 1]), expected(&text));
                Ok(())
            }
            Err(Error::Request(_)) if may_be_refused(&text) => {
                prop_assert_eq!(requests.len(), before.get(), "nothing is sent");
                Ok(())
            }
            Err(error) => Err(TestCaseError::fail(error.to_string())),
        }
    });
    sent += before.get();
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(sent > 100, "{sent} requests");
}

fn same(text: &str) -> String {
    text.to_owned()
}

fn never(_: &str) -> bool {
    false
}

/// The URL of a request, as the URL standard reads it.
fn url(request: &Request) -> Url {
    let (_, path) = request.line.split_once(' ').unwrap();
    Url::parse(&format!("http://server{path}")).unwrap()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

struct InPath(String);

operation!(impl InPath: GET "/a/{id}/z", Empty,
    fn params(&self, params: &mut Params) {
        params.path("id", Style::SIMPLE, &self.0);
    }
);

#[test]
fn in_a_path() {
    let segment = |request: &Request| {
        let url = url(request);
        let segments: Vec<_> = url.path_segments().unwrap().collect();
        assert_eq!((segments[0], segments[2], segments.len()), ("a", "z", 3));
        decoded(segments[1])
    };
    check(InPath, |text| ["", ".", ".."].contains(&text), segment, same);
}

struct InQuery(String, Style);

operation!(impl InQuery: GET "/", Empty,
    fn params(&self, params: &mut Params) {
        params.query("first", Style::FORM, "1");
        params.query(&format!("n{}", self.0), self.1, &self.0);
        params.query("last", Style::FORM, "2");
    }
);

#[test]
fn in_a_query() {
    for style in [Style::FORM, Style::FORM_JOINED, Style::FORM_RESERVED] {
        let value = |request: &Request| {
            let pairs: Vec<_> = url(request).query_pairs().into_owned().collect();
            assert_eq!((pairs.len(), pairs[0].1.as_str(), pairs[2].1.as_str()), (3, "1", "2"));
            assert_eq!(pairs[1].0, format!("n{}", pairs[1].1), "names as well");
            pairs[1].1.clone()
        };
        check(|text| InQuery(text, style), never, value, same);
    }
}

struct InHeader(String);

operation!(impl InHeader: GET "/", Empty,
    fn params(&self, params: &mut Params) {
        params.header("X-Value", Style::SIMPLE, &self.0);
    }
);

#[test]
fn in_a_header() {
    let is_control = |text: &str| text.bytes().any(|byte| (byte < b' ' && byte != b'\t') || byte == 0x7f);
    // Blanks around a value are not a part of it (RFC 9110, section 5.5).
    let trimmed = |text: &str| text.trim_matches([' ', '\t']).to_owned();
    check(
        InHeader,
        is_control,
        move |request| trimmed(request.header("x-value").unwrap_or_default()),
        trimmed,
    );
}

struct InCookie(String);

operation!(impl InCookie: GET "/", Empty,
    fn params(&self, params: &mut Params) {
        params.cookie("first", Style::FORM, "1");
        params.cookie("value", Style::FORM, &self.0);
    }
);

#[test]
fn in_a_cookie() {
    let value = |request: &Request| {
        let cookies: Vec<_> = request.header("cookie").unwrap().split("; ").collect();
        assert_eq!((cookies.len(), cookies[0]), (2, "first=1"));
        decoded(cookies[1].strip_prefix("value=").unwrap())
    };
    check(InCookie, never, value, same);
}

struct InForm(String);

operation!(impl InForm: POST "/", Empty,
    fn body(&self) -> Body {
        let mut form = Form::new();
        form.field("first", Style::FORM, "1");
        form.field(&format!("n{}", self.0), Style::FORM, &self.0);
        Body::form(form)
    }
);

#[test]
fn in_a_form() {
    let value = |request: &Request| {
        let url = Url::parse(&format!("http://server/?{}", request.text())).unwrap();
        let pairs: Vec<_> = url.query_pairs().into_owned().collect();
        assert_eq!((pairs.len(), pairs[0].1.as_str()), (2, "1"));
        assert_eq!(pairs[1].0, format!("n{}", pairs[1].1), "names as well");
        pairs[1].1.clone()
    };
    check(InForm, never, value, same);
}

/// The parts of a form: the names in their heads, and their contents.
fn parts(request: &Request) -> Vec<(String, String)> {
    let media_type = request.header("content-type").unwrap();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = format!("\r\n{}", request.text());
    let parts: Vec<_> = text.split(&format!("\r\n--{boundary}")).collect();
    assert_eq!((parts[0], parts[parts.len() - 1]), ("", "--\r\n"));
    let split = |part: &&str| {
        let (head, content) = part.strip_prefix("\r\n").unwrap().split_once("\r\n\r\n").unwrap();
        (head.to_owned(), content.to_owned())
    };
    parts[1..parts.len() - 1].iter().map(split).collect()
}

struct InMultipart(String);

operation!(impl InMultipart: POST "/", Empty,
    fn body(&self) -> Body {
        let mut form = Multipart::new();
        form.field("first", "1");
        form.field("value", &self.0);
        Body::multipart(form)
    }
);

#[test]
fn in_a_multipart_form() {
    let value = |request: &Request| {
        let parts = parts(request);
        assert_eq!((parts.len(), parts[0].1.as_str()), (2, "1"));
        assert_eq!(parts[1].0, "Content-Disposition: form-data; name=\"value\"");
        parts[1].1.clone()
    };
    check(InMultipart, never, value, same);
}

struct InFileName(String);

operation!(impl InFileName: POST "/", Empty,
    fn body(&self) -> Body {
        let mut form = Multipart::new();
        form.file("file", [&Upload::new("content").with_file_name(&self.0)]);
        Body::multipart(form)
    }
);

/// The name of a file arrives as browsers send it: quotes and line ends percent-encoded, NUL left out.
#[test]
fn as_a_file_name() {
    let name = |request: &Request| {
        let parts = parts(request);
        assert_eq!((parts.len(), parts[0].1.as_str()), (1, "content"));
        let start = "Content-Disposition: form-data; name=\"file\"; filename=\"";
        let name = parts[0].0.strip_prefix(start).unwrap();
        let name = name.strip_suffix("\"\r\nContent-Type: application/octet-stream").unwrap();
        assert!(!name.contains(['"', '\r', '\n']), "{name}");
        name.to_owned()
    };
    let as_browsers_do =
        |text: &str| text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").replace('\0', "");
    check(InFileName, never, name, as_browsers_do);
}
