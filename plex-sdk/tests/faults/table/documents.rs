//! Answers that arrive whole and are not what they should be.

use crate::fault::{CANARY, Fault, Kind, fault};
use crate::script::{head, json, send, whole};

pub fn faults() -> Vec<Fault> {
    [encodings(), broken(), pages(), empty()].concat()
}

fn titled(title: &str) -> String {
    format!(r#"{{"MediaContainer":{{"title1":{title}}}}}"#)
}

fn encodings() -> Vec<Fault> {
    let latin_1 = b"{\"MediaContainer\":{\"title1\":\"Am\xe9lie\"}}";
    let good = format!("content-length: 36\r\n\r\n{}", titled("\"good\""));
    let utf_16: Vec<u8> = titled("\"wide\"").encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        fault("a title in Latin-1", json(latin_1)).reads("Am\u{fffd}lie"),
        fault(
            "a title in Latin-1 that is said to be",
            whole(200, &["content-type: application/json; charset=ISO-8859-1"], latin_1),
        )
        .reads("Am\u{fffd}lie"),
        fault("a header in Latin-1", send(b"HTTP/1.1 200 OK\r\nx-title: Am\xe9lie\r\n").send(good))
            .reads("good"),
        fault("half a surrogate pair", json(titled(r#""\ud83d""#)))
            .unreadable(" at $.MediaContainer.title1: "),
        fault("a NUL in a title", json(titled(r#""a\u0000b""#))).reads("a\0b"),
        fault("a control character in a title", json(titled("\"a\u{1}b\"")))
            .unreadable(" at $.MediaContainer.title1: "),
        fault("UTF-16", json(utf_16)).unreadable(""),
        fault("a byte order mark", json(format!("\u{feff}{}", titled("\"marked\"")))).reads("marked"),
    ]
}

fn broken() -> Vec<Fault> {
    let at_title = " at $.MediaContainer.title1: ";
    let nested =
        |open: &str, close: &str| titled(&format!("{}1{}", open.repeat(100_000), close.repeat(100_000)));
    let unknown = |value: &str| format!(r#"{{"MediaContainer":{{"title1":"read","unknown":{value}}}}}"#);
    vec![
        fault("truncated JSON", json(format!(r#"{{"MediaContainer":{{"title1":"{CANARY}"#)))
            .unreadable(at_title),
        fault("truncated JSON between members", json(r#"{"MediaContainer":{"title1":"a","#))
            .unreadable(" at $.MediaContainer"),
        fault("arrays nested 100,000 deep", json(nested("[", "]"))).unreadable(at_title),
        fault("objects nested 100,000 deep", json(nested("{\"a\":", "}"))).unreadable(at_title),
        fault("nested 100,000 deep where nobody looks", json(unknown(&"[".repeat(100_000))))
            .unreadable(" at $.MediaContainer.unknown"),
        fault("duplicate keys", json(r#"{"MediaContainer":{"title1":"first","title1":"last"}}"#))
            .reads("last"),
        fault(
            "duplicate containers",
            json(r#"{"MediaContainer":{"title1":"first"},"MediaContainer":{"title1":"last"}}"#),
        )
        .reads("last"),
        fault("NaN", json(unknown("NaN"))).unreadable(" at $.MediaContainer.unknown: expected value"),
        fault("Infinity", json(unknown("-Infinity")))
            .unreadable(" at $.MediaContainer.unknown: invalid number"),
        fault("a number beyond all numbers", json(unknown("1e999")))
            .unreadable(" at $.MediaContainer.unknown: number out of range"),
        fault("a number of 100,000 digits", json(unknown(&"9".repeat(100_000))))
            .unreadable(" at $.MediaContainer.unknown: "),
        fault("a title that is a number", json(titled("1e3"))).reads("1000.0"),
        fault("two documents", json(format!("{0}{0}", titled("\"a\"")))).unreadable(": trailing characters"),
        fault("another document", json(format!("\"{CANARY}\"")))
            .unreadable(": expected MediaContainerWithDirectory, found string \"***\""),
        fault("null", json("null")).unreadable(": expected MediaContainerWithDirectory, found null"),
        fault(
            "broken XML",
            whole(200, &["content-type: text/xml"], format!("<MediaContainer title1='{CANARY}'")),
        )
        .unreadable(": broken XML: "),
        fault(
            "XML for JSON",
            whole(200, &["content-type: text/xml"], "<MediaContainer title1='marked up'/>"),
        )
        .reads("marked up"),
        fault(
            "entities that grow",
            whole(
                200,
                &["content-type: text/xml"],
                "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;&b;'>]><MediaContainer title1='&c;'/>",
            ),
        )
        .unreadable(": broken XML: "),
    ]
}

fn pages() -> Vec<Fault> {
    let page = |body: &str| whole(200, &["content-type: text/html; charset=utf-8"], body);
    vec![
        fault("a login page with 200", page("<!DOCTYPE html><html><head><title>\n Sign in\n</title><body>"))
            .unreadable(": expected JSON, found an HTML page titled `Sign in` ("),
        fault("a page with the token in its title", page(&format!("<html><title>No {CANARY}</title>")))
            .unreadable(": expected JSON, found an HTML page titled `No ***` ("),
        fault("a page without a title", page("<p>hello")).unreadable(": expected JSON, found an HTML page ("),
        fault("a page that is said to be JSON", json("<html><title>Hotel</title>"))
            .unreadable(": expected JSON, found an HTML page titled `Hotel` ("),
        fault("a login page with 502", whole(502, &["content-type: text/html"], "<html><title>Bad</title>"))
            .fails(Kind::Api(502), "502 Bad Gateway: Bad"),
    ]
}

fn empty() -> Vec<Fault> {
    let nothing = ": expected JSON, found an empty body (";
    vec![
        fault("an empty 200", json("")).unreadable(nothing),
        fault("a 200 of line ends", json("\r\n\r\n")).unreadable(nothing),
        fault("a 204", head(204, &[]))
            .fails(Kind::Decode, format!("204 No Content, but the body cannot be read{nothing}")),
        fault("a 204 with a body", whole(204, &[], titled("\"a\"")).wait())
            .fails(Kind::Decode, format!("204 No Content, but the body cannot be read{nothing}")),
        fault("a 304 with a body", whole(304, &[], titled("\"a\"")).wait())
            .fails(Kind::Api(304), "304 Not Modified"),
        fault("an empty 404", whole(404, &[], "")).fails(Kind::Api(404), "404 Not Found ("),
    ]
}
