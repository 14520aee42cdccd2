//! Heads and bodies that are too large, and bodies that are longer or shorter than announced.

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress};

use crate::fault::{CANARY, Fault, Kind, fault};
use crate::script::{Script, head, send, whole};

/// The largest body that the client takes.
const LIMIT: u64 = 1024 * 1024;

/// What the server could send when the limit ended the call: the limit, and what buffers of sockets hold.
const BUFFERED: u64 = LIMIT + 32 * 1024 * 1024;

const JSON: &str = "content-type: application/json";

pub fn faults() -> Vec<Fault> {
    [large(), lengths(), chunks(), compressed()].concat()
}

/// A fault of a client with a [`LIMIT`], which is what ends it.
fn limited(name: &str, script: Script) -> Fault {
    fault(name, script)
        .with(|builder| builder.max_body_size(LIMIT).max_error_body_size(LIMIT))
        .fails(Kind::TooLarge, format!("the answer is larger than the limit of {LIMIT} bytes "))
        .sends_at_most(BUFFERED)
}

fn large() -> Vec<Fault> {
    let gigabyte = "content-length: 1073741824";
    let piece = [b' '; 65536];
    let chunk = [b"10000\r\n", &piece[..], b"\r\n"].concat();
    let line = format!("x-token: {CANARY}{}\r\n", "x".repeat(9_950));
    vec![
        limited("a body of 1 GB", head(200, &[gigabyte]).repeat(piece, 16_384)),
        limited("a body of 1 GB in chunks", head(200, &["transfer-encoding: chunked"]).repeat(chunk, 16_384)),
        limited("a body without end", head(200, &[]).flood(piece)),
        limited("an error of 1 GB", head(500, &[gigabyte, "content-type: text/plain"]).repeat(piece, 16_384))
            .fails(Kind::Api(500), "500 Internal Server Error ("),
        limited("a redirect of 1 GB", head(302, &[gigabyte, "location: /end"]).repeat(piece, 16_384))
            .recovers(2),
        fault("a header of 10 MB", send("HTTP/1.1 200 OK\r\nx: ").repeat([b'x'; 10_240], 1024))
            .sends_at_most(BUFFERED),
        fault("headers of 10 MB", send("HTTP/1.1 200 OK\r\n").repeat(line, 1024)).sends_at_most(BUFFERED),
        fault("headers without end", send("HTTP/1.1 200 OK\r\n").flood("x: y\r\n".repeat(1000)))
            .sends_at_most(BUFFERED),
        fault(
            "trailers without end",
            head(200, &["transfer-encoding: chunked"])
                .send("2\r\n{}\r\n0\r\n")
                .flood("x: y\r\n".repeat(1000)),
        )
        .sends_at_most(BUFFERED),
    ]
}

fn lengths() -> Vec<Fault> {
    let good = r#"{"MediaContainer":{"title1":"good"}}"#;
    let announced = |length: &str| head(200, &[JSON, &format!("content-length: {length}")]);
    let poison = "HTTP/1.1 200 OK\r\ncontent-length: 38\r\n\r\n{\"MediaContainer\":{\"title1\":\"poison\"}}";
    vec![
        fault("a content-length that is too long", announced("99").send(good).close()),
        fault("a content-length that is too long, kept open", announced("99").send(good).wait()).times_out(),
        fault("a content-length that is too short", announced("20").send(good).wait())
            .unreadable(" at $.MediaContainer: EOF while parsing"),
        fault(
            "a content-length that cuts an answer off",
            announced("36").send(format!("{good}{poison}")).wait(),
        )
        .reads("good"),
        fault("a content-length that is no number", announced("many").send(good).wait()),
        fault("a negative content-length", announced("-1").send(good).wait()),
        fault("a content-length beyond all numbers", announced("99999999999999999999").send(good).wait()),
        fault(
            "two lengths that differ",
            head(200, &["content-length: 36", "content-length: 20"]).send(good).wait(),
        ),
        fault(
            "a length and chunks",
            head(200, &["content-length: 9", "transfer-encoding: chunked"])
                .send(format!("24\r\n{good}\r\n0\r\n\r\n")),
        )
        .reads("good"),
        fault("a body as long as it can be", announced("18446744073709551615").send(good).wait())
            .fails(Kind::Exchange, ""),
    ]
}

fn chunks() -> Vec<Fault> {
    let chunked = |body: &str| head(200, &[JSON, "transfer-encoding: chunked"]).send(body);
    vec![
        fault("chunks that are garbage", chunked(&format!("zz{CANARY}\r\n{{}}")).wait()),
        fault("a chunk without its size", chunked("{\"MediaContainer\":{}}\r\n").wait()),
        fault("a chunk of a size beyond all numbers", chunked("fffffffffffffffff\r\n{}").wait()),
        fault(
            "a chunk that is longer than its size",
            chunked("2\r\n{\"MediaContainer\":{}}\r\n0\r\n\r\n").wait(),
        ),
        fault("chunks without the last one", chunked("2\r\n{}\r\n").close()),
        fault("a chunk that breaks off", chunked("ff\r\n{}").close()),
        fault("an extension without end", chunked("2;").flood("xxxxxxxxxxxxxxxx")).sends_at_most(BUFFERED),
    ]
}

fn compressed() -> Vec<Fault> {
    let gzip = gzipped(br#"{"MediaContainer":{"title1":"small"}}"#);
    let headers = [JSON, "content-encoding: gzip"];
    let coded = |body: &[u8]| whole(200, &headers, body);
    // One megabyte of spaces in about a kilobyte, which can stand any number of times in a gzip stream.
    let mut bomb = Vec::with_capacity(65536);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate.compress_vec(&[b' '; 1 << 20], &mut bomb, FlushCompress::Full).unwrap();
    let bomb = head(200, &headers).send(&gzip[..10]).repeat(bomb, 1024);
    vec![
        fault("a gzip body", coded(&gzip)).reads("small"),
        limited("a gzip bomb of 1 GB", bomb),
        fault("gzip that breaks off", coded(&gzip[..gzip.len() - 12])),
        fault("gzip that is none", coded(b"{\"MediaContainer\":{}}")),
        fault("gzip that was not asked for", coded(&gzip))
            .with(|builder| builder.http_client(without_gzip()))
            .unreadable(": the body is compressed (gzip), which was not asked for ("),
        fault(
            "a coding that is not there",
            crate::script::whole(
                200,
                &["content-encoding: gzip"],
                r#"{"MediaContainer":{"title1":"plain"}}"#,
            ),
        )
        .with(|builder| builder.http_client(without_gzip()))
        .reads("plain"),
        fault(
            "a coding that nobody knows",
            whole(200, &[&format!("content-encoding: x-{CANARY}")], b"\xff\xfe\x00"),
        )
        .unreadable(": the body is compressed (x-***), which was not asked for ("),
        fault(
            "no coding by name",
            whole(200, &["content-encoding: identity"], r#"{"MediaContainer":{"title1":"plain"}}"#),
        )
        .reads("plain"),
    ]
}

fn gzipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A client that asks for no compression, as the default one does without the feature `gzip`.
fn without_gzip() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip().build().unwrap()
}
