//! A server on loopback that fails now and then, and counts what it does.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::fault::Fault;

/// A good answer: some directories of a library.
const GOOD: &str = concat!(
    r#"{"MediaContainer":{"size":3,"allowSync":false,"title1":"Films","Directory":["#,
    r#"{"key":"all","title":"All Films"},{"key":"unwatched","title":"Unplayed"},{"key":"newest","title":"New"}]}}"#
);

/// A server that runs until the runtime ends.
pub struct Server {
    url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    requests: AtomicUsize,
    good: AtomicUsize,
    faults: [AtomicUsize; Fault::ALL.len()],
    connections: watch::Sender<usize>,
}

/// What a server did.
pub struct Served {
    pub requests: usize,
    pub good: usize,
    faults: [usize; Fault::ALL.len()],
}

impl Served {
    pub fn count(&self, fault: Fault) -> usize {
        self.faults[fault as usize]
    }
}

impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "server: {} requests, {} good answers", self.requests, self.good)?;
        Fault::ALL.iter().try_for_each(|fault| write!(f, ", {} {fault:?}", self.count(*fault)))
    }
}

impl Server {
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.send_modify(|count| *count += 1);
                let state = Arc::clone(&shared);
                tokio::spawn(async move {
                    // A connection that fails is one of a client that hung up.
                    let _ = state.serve(stream).await;
                    state.connections.send_modify(|count| *count -= 1);
                });
            }
        });
        Ok(Self { url, state })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn counts(&self) -> Served {
        let load = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        Served {
            requests: load(&self.state.requests),
            good: load(&self.state.good),
            faults: std::array::from_fn(|fault| load(&self.state.faults[fault])),
        }
    }

    /// Waits until there is no connection.
    pub async fn idle(&self) {
        let _ = self.state.connections.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl State {
    async fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut buffer = Vec::new();
        while receive(&mut stream, &mut buffer).await? {
            let fault = Fault::of(self.requests.fetch_add(1, Ordering::Relaxed));
            match fault {
                Some(fault) => self.faults[fault as usize].fetch_add(1, Ordering::Relaxed),
                None => self.good.fetch_add(1, Ordering::Relaxed),
            };
            if !answer(&mut stream, fault).await? {
                break;
            }
        }
        Ok(())
    }
}

/// Answers, rightly or not; whether the connection goes on.
async fn answer(stream: &mut TcpStream, fault: Option<Fault>) -> io::Result<bool> {
    let whole = |status: &str, length: usize, body: &str| {
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
    };
    let text = match fault {
        None => whole("200 OK", GOOD.len(), GOOD),
        Some(Fault::Unavailable) => whole("503 Busy\r\nretry-after: 0", 0, ""),
        Some(Fault::Unauthorized) => whole("401 Unauthorized", 2, "{}"),
        Some(Fault::Garbage) => whole("200 OK", 9, "{\"Media\":"),
        Some(Fault::CutOff) => whole("200 OK", GOOD.len(), &GOOD[..GOOD.len() / 2]),
        Some(Fault::Stalled) => "HTTP/1.1 200 OK\r\ncontent-".to_owned(),
        Some(Fault::Reset) => {
            stream.set_zero_linger()?;
            return Ok(false);
        }
    };
    stream.write_all(text.as_bytes()).await?;
    if fault == Some(Fault::Stalled) {
        while stream.read(&mut [0; 256]).await? > 0 {}
    }
    Ok(!matches!(fault, Some(Fault::Stalled | Fault::CutOff)))
}

/// Reads the head of a request; the calls of this program have no body. Whether there was one.
async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            buffer.drain(..end + 4);
            return Ok(true);
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(false);
        }
    }
}
