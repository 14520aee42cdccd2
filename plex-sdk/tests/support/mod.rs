//! A server for tests: raw TCP on a free loopback port, answers that were prepared or are made of the request.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod probe;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A running server. Dropping it stops it.
pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

/// A request as it came over the wire.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The request line without the version: `GET /path?query`
    pub line: String,
    /// Header names in lower case, in order
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// What follows the `?`.
    pub fn query(&self) -> &str {
        self.line.split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of a query parameter, if it is a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        let value =
            self.query().split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
        value.and_then(|(_, value)| value.parse().ok())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// An HTTP answer with a body.
pub fn answer(status: u16, media_type: &str, body: &str) -> Vec<u8> {
    raw_answer(status, &[("content-type", media_type)], body.as_bytes())
}

/// A JSON answer with status 200.
pub fn json(body: &str) -> Vec<u8> {
    answer(200, "application/json", body)
}

/// An HTTP answer with these headers and a content length.
pub fn raw_answer(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

impl Server {
    /// Answers requests with `answers`, in order; the last one is repeated. An empty answer closes the
    /// connection.
    pub async fn start(answers: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let answers = Mutex::new(answers.into_iter().collect::<VecDeque<_>>());
        Self::answering(move |_| {
            let mut answers = answers.lock().unwrap();
            let last = answers.len() == 1;
            if last { answers.front().cloned() } else { answers.pop_front() }.unwrap_or_default()
        })
        .await
    }

    /// Answers each request with what `answer` makes of it. An empty answer closes the connection.
    pub async fn answering(answer: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let answer = Arc::new(answer);
        let log = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&answer)));
            }
        });
        Self { url, requests, task }
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request so far.
    pub fn request(&self) -> Request {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve<F: Fn(&Request) -> Vec<u8>>(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Request>>>,
    answer: Arc<F>,
) {
    let mut buffer = Vec::new();
    while let Some(request) = receive(&mut stream, &mut buffer).await {
        log.lock().unwrap().push(request.clone());
        let answer = answer(&request);
        if answer.is_empty() || stream.write_all(&answer).await.is_err() || closes(&answer) {
            return;
        }
    }
}

/// Whether an answer says that the connection ends with it, complete or not.
fn closes(answer: &[u8]) -> bool {
    let head = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(answer.len());
    String::from_utf8_lossy(&answer[..head]).contains("connection: close")
}

pub async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    buffer.drain(..end + 4);
    let mut lines = head.split("\r\n");
    let line = lines.next()?.strip_suffix(" HTTP/1.1")?.to_owned();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    if headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked") {
        let body = receive_chunks(stream, buffer).await?;
        return Some(Request { line, headers, body });
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, length)| length.parse().unwrap());
    while buffer.len() < length {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    let body = buffer.drain(..length).collect();
    Some(Request { line, headers, body })
}

async fn receive_chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let Some(at) = buffer.windows(2).position(|window| window == b"\r\n") else {
            if stream.read_buf(buffer).await.ok()? == 0 {
                return None;
            }
            continue;
        };
        let length = usize::from_str_radix(std::str::from_utf8(&buffer[..at]).ok()?, 16).ok()?;
        while buffer.len() < at + 2 + length + 2 {
            if stream.read_buf(buffer).await.ok()? == 0 {
                return None;
            }
        }
        body.extend(buffer.drain(..at + 2 + length + 2).skip(at + 2).take(length));
        if length == 0 {
            return Some(body);
        }
    }
}

/// A URL that refuses connections as long as the socket lives: its port is taken, but nobody listens.
pub fn refusing_url() -> (tokio::net::TcpSocket, String) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    (socket, url)
}

/// A client of `server` that sends every request once, with no credentials.
pub fn client(server: &Server) -> plex_sdk::runtime::ClientCore {
    builder(server).build().unwrap()
}

/// The builder of [`client`].
pub fn builder(server: &Server) -> plex_sdk::runtime::ClientBuilder<plex_sdk::runtime::ClientCore> {
    use plex_sdk::runtime::{ApiInfo, ClientBuilder, RetryConfig, SecurityScheme, SecuritySchemeKind};

    static API: ApiInfo = ApiInfo {
        name: "Tests",
        version: "1",
        servers: &[],
        security_schemes: &[
            SecurityScheme { id: "header", kind: SecuritySchemeKind::Header("X-Token") },
            SecurityScheme { id: "id", kind: SecuritySchemeKind::Header("X-Client-Id") },
            SecurityScheme { id: "query", kind: SecuritySchemeKind::Query("token") },
            SecurityScheme { id: "cookie", kind: SecuritySchemeKind::Cookie("session") },
            SecurityScheme { id: "basic", kind: SecuritySchemeKind::Basic },
            SecurityScheme { id: "bearer", kind: SecuritySchemeKind::Bearer },
        ],
        client_parameters: &["X-Client-Id", "X-Product"],
    };
    ClientBuilder::new(&API).server_url(&server.url).retries(RetryConfig::none())
}
