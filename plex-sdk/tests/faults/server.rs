//! A server that plays one script a request, and then answers as it should.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::script::{Script, Step};
use crate::support::{Request, json, receive};

/// What the server answers as it should, and what is read of it.
pub const GOOD: (&str, &str) = (r#"{"MediaContainer":{"size":0,"title1":"good"}}"#, "good");

/// A server that plays one script a request, and then answers as it should. It listens at two addresses, which
/// are two origins.
pub struct Server {
    pub url: String,
    pub other: String,
    scripts: Mutex<VecDeque<Script>>,
    requests: Mutex<Vec<Request>>,
    /// How many bytes scripts could send
    sent: AtomicU64,
    /// How many connections there are
    open: watch::Sender<usize>,
}

impl Server {
    /// Answers at `listener`, and at another address, until the runtime ends.
    pub async fn start(listener: TcpListener) -> Arc<Self> {
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = |listener: &TcpListener| format!("http://{}", listener.local_addr().unwrap());
        let server = Arc::new(Self {
            url: url(&listener),
            other: url(&other),
            scripts: Mutex::default(),
            requests: Mutex::default(),
            sent: AtomicU64::new(0),
            open: watch::Sender::new(0),
        });
        for listener in [listener, other] {
            let server = Arc::clone(&server);
            tokio::spawn(async move {
                while let Ok((stream, _)) = listener.accept().await {
                    server.open.send_modify(|open| *open += 1);
                    let server = Arc::clone(&server);
                    tokio::spawn(async move {
                        server.serve(stream).await;
                        server.open.send_modify(|open| *open -= 1);
                    });
                }
            });
        }
        server
    }

    /// Plays these for the next requests.
    pub fn plays(&self, scripts: &[Script]) {
        self.scripts.lock().unwrap().extend(scripts.iter().cloned());
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Waits until there are at most `count` connections.
    pub async fn connections(&self, count: usize) {
        self.open.subscribe().wait_for(|open| *open <= count).await.unwrap();
    }

    async fn serve(&self, mut stream: TcpStream) {
        let mut buffer = Vec::new();
        while let Some(request) = receive(&mut stream, &mut buffer).await {
            self.requests.lock().unwrap().push(request);
            let script = self.scripts.lock().unwrap().pop_front();
            let goes_on = match script {
                None => stream.write_all(&json(GOOD.0)).await.is_ok(),
                Some(script) => self.play(&mut stream, script).await.unwrap_or(false),
            };
            if !goes_on {
                return;
            }
        }
    }

    /// Plays a script; whether the connection is there for another request.
    async fn play(&self, stream: &mut TcpStream, script: Script) -> std::io::Result<bool> {
        for step in script.0 {
            match step {
                Step::Send(bytes) => stream.write_all(&self.addressed(bytes)).await?,
                Step::Flood(bytes) => self.repeat(stream, &bytes, usize::MAX).await?,
                Step::Repeat(bytes, times) => self.repeat(stream, &bytes, times).await?,
                Step::Wait => return drain(stream).await,
                Step::HalfClose => {
                    stream.shutdown().await?;
                    return drain(stream).await;
                }
                Step::Close => return Ok(false),
                Step::Reset => {
                    stream.set_zero_linger()?;
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    async fn repeat(&self, stream: &mut TcpStream, bytes: &[u8], times: usize) -> std::io::Result<()> {
        for _ in 0..times {
            stream.write_all(bytes).await?;
            self.sent.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// Bytes with the addresses of this server in them; those that are no text stay as they are.
    fn addressed(&self, bytes: Vec<u8>) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(&bytes) else { return bytes };
        text.replace("{server}", &self.url).replace("{other}", &self.other).into_bytes()
    }
}

/// Reads until the client hangs up.
async fn drain(stream: &mut TcpStream) -> std::io::Result<bool> {
    while stream.read(&mut [0; 1024]).await? > 0 {}
    Ok(false)
}
