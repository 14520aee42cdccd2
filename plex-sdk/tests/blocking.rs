//! Calls without async.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use plex_sdk::{Error, PlexApi, RetryConfig, blocking};

/// A client of a server that gives each connection one of these answers.
fn plex(answers: &'static [&'static str]) -> PlexApi {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for (answer, stream) in answers.iter().zip(listener.incoming()) {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.extend(byte);
            }
            stream.write_all(format!("HTTP/1.1 {answer}").as_bytes()).unwrap();
        }
    });
    PlexApi::builder().server_url(url).access_token("t").retries(RetryConfig::none()).build().unwrap()
}

const JSON: &str = "200 OK\r\nconnection: close\r\n\r\n{\"MediaContainer\":{\"machineIdentifier\":\"m\"}}";
const BYTES: &str = "200 OK\r\nconnection: close\r\ncontent-length: 6\r\n\r\nabcdef";
const SHORT: &str = "200 OK\r\nconnection: close\r\ncontent-length: 9\r\n\r\nabcdef";

#[test]
fn a_call_is_waited_for() {
    let plex = plex(&[JSON, "404 Not Found\r\nconnection: close\r\n\r\n"]);
    let identity = plex.server().get_identity().send_blocking().unwrap();
    assert_eq!(identity.media_container.machine_identifier.as_deref(), Some("m"));
    assert_eq!(plex.server().get_identity().send_blocking().unwrap_err().status().unwrap(), 404);
}

#[test]
fn a_download_is_read() {
    let plex = plex(&[BYTES, BYTES, SHORT, BYTES]);
    let call = || plex.diagnostics().download_log_bundle();
    let mut text = String::new();
    let mut download = call().download_blocking().unwrap();
    assert_eq!(download.answer().unwrap().content_length(), Some(6));
    download.read_to_string(&mut text).unwrap();
    assert_eq!(text, "abcdef");
    let pieces: Result<Vec<_>, Error> = call().download_blocking().unwrap().collect();
    assert_eq!(pieces.unwrap().concat(), b"abcdef");
    call().download_blocking().unwrap().read_to_string(&mut text).unwrap_err();
    let folder = tempfile::tempdir().unwrap();
    let saved = call().save_to(folder.path().join("logs.zip")).send_blocking().unwrap();
    assert_eq!((saved.bytes, std::fs::read(saved.path).unwrap().as_slice()), (6, &b"abcdef"[..]));
}

const LIST: &str = "200 OK\r\nconnection: close\r\n\r\n\
     {\"MediaContainer\":{\"offset\":0,\"totalSize\":3,\"Metadata\":[{\"title\":\"a\"},{\"title\":\"b\"}]}}";
const REST: &str = "200 OK\r\nconnection: close\r\n\r\n\
     {\"MediaContainer\":{\"offset\":2,\"totalSize\":3,\"Metadata\":[{\"title\":\"c\"}]}}";

#[test]
fn lists_are_gone_over() {
    let plex = plex(&[LIST, REST, LIST, REST]);
    let list = || plex.sections().list_content("1").container_size(2);
    let pages: Result<Vec<_>, Error> = list().pages().blocking().collect();
    assert_eq!(pages.unwrap().iter().map(|page| page.items().len()).collect::<Vec<_>>(), [2, 1]);
    let titles = list().items().blocking().map(|item| item.unwrap().title.unwrap());
    assert_eq!(titles.collect::<String>(), "abc");
}

#[test]
fn any_future_is_waited_for_in_any_place() {
    let plex = plex(&[]);
    let url = blocking::wait(plex.server().get_server_info().url_with_token()).unwrap();
    assert!(url.expose().ends_with("/?X-Plex-Token=t"), "{}", url.expose());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(async { blocking::wait(async { 5 }) }), 5, "inside of async code too");
}

#[test]
#[should_panic(expected = "a call panicked")]
fn a_panic_is_not_lost() {
    blocking::wait(async { panic!("boom") })
}
