//! The loopback server: it answers everything with an empty object and writes down what it was asked.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::request::Request;

/// A running loopback server. It ends with the process.
pub struct Recorder {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

impl Recorder {
    /// Listens on a free port of the loopback interface.
    ///
    /// # Errors
    /// When there is none.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let written = Arc::clone(&written);
                thread::spawn(move || serve(&stream, &written));
            }
        });
        Ok(Self { address, requests })
    }

    /// The URL of the server, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What came since the last time, in order. A request is here before its answer is sent.
    pub fn take(&self) -> Vec<Request> {
        std::mem::take(&mut *self.requests.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn serve(stream: &TcpStream, written: &Mutex<Vec<Request>>) {
    if let Ok(request) = read(&mut BufReader::new(stream)) {
        written.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let mut stream = stream;
        // A client that is gone has no use for the answer.
        let _ = stream.write_all(ANSWER);
    }
}

/// Reads one HTTP/1.1 request (RFC 9112).
fn read(input: &mut impl BufRead) -> io::Result<Request> {
    let start = line(input)?;
    let mut words = start.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let mut request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        ..Request::default()
    };
    loop {
        let field = line(input)?;
        let Some((name, value)) = field.split_once(':') else { break };
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    request.body = if request.header("transfer-encoding").contains(&"chunked") {
        read_chunks(input)?
    } else {
        let length =
            request.header("content-length").first().and_then(|value| value.parse().ok()).unwrap_or(0);
        exactly(input, length)?
    };
    Ok(request)
}

fn line(input: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned())
}

fn exactly(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    if body.len() as u64 == length { Ok(body) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn read_chunks(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = u64::from_str_radix(line(input)?.split(';').next().unwrap_or_default().trim(), 16)
            .map_err(|_| io::ErrorKind::InvalidData)?;
        body.extend(exactly(input, size)?);
        line(input)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(recorder: &Recorder, text: &str) -> String {
        let mut stream = TcpStream::connect(recorder.address).expect("the recorder listens");
        stream.write_all(text.as_bytes()).expect("the recorder reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the recorder answers");
        answer
    }

    #[test]
    fn requests_are_written_down_before_they_are_answered() {
        let recorder = Recorder::start().expect("a port is free");
        let answer =
            ask(&recorder, "PUT /a%20b?x=1 HTTP/1.1\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\nhi");
        assert!(answer.ends_with("\r\n\r\n{}"), "{answer}");
        let [request] = &recorder.take()[..] else { panic!("one request was sent") };
        assert_eq!(
            (&*request.method, &*request.path, request.query.as_deref()),
            ("PUT", "/a%20b", Some("x=1"))
        );
        assert_eq!((request.content_type().as_deref(), &request.body[..]), (Some("a/b"), &b"hi"[..]));
        assert!(recorder.take().is_empty());
    }

    #[test]
    fn a_chunked_body_is_put_together() {
        let recorder = Recorder::start().expect("a port is free");
        ask(
            &recorder,
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n",
        );
        assert_eq!(recorder.take()[0].body, b"abcd");
    }

    #[test]
    fn half_a_request_is_none() {
        let recorder = Recorder::start().expect("a port is free");
        let mut stream = TcpStream::connect(recorder.address).expect("the recorder listens");
        stream.write_all(b"PUT / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhi").expect("the recorder reads");
        stream.shutdown(std::net::Shutdown::Write).expect("the stream is open");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the recorder closes");
        assert_eq!((answer.as_str(), recorder.take().len()), ("", 0));
    }
}
