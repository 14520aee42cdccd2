//! A server on this machine that does as little as a server can, on a thread of its own.

use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};
use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Starts a server that answers a request, given as the lines of its head, with what `answer` makes of it; the URL to
/// call it by. It runs until the program ends.
///
/// # Errors
/// When there is no port, or no thread.
pub fn start(answer: impl Fn(&str) -> Bytes + Send + Sync + 'static) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("there is no port")?;
    listener.set_nonblocking(true)?;
    let url = format!("http://{}", listener.local_addr()?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let answer = Arc::new(answer);
    thread::Builder::new().name("server".to_owned()).spawn(move || {
        runtime.block_on(async {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answer)));
            }
        });
    })?;
    Ok(url)
}

/// Answers requests without a body until the other side goes.
async fn serve(mut stream: TcpStream, answer: Arc<impl Fn(&str) -> Bytes>) {
    stream.set_nodelay(true).ok();
    let mut buffer = Vec::new();
    loop {
        while !buffer.ends_with(b"\r\n\r\n") {
            if !matches!(stream.read_buf(&mut buffer).await, Ok(1..)) {
                return;
            }
        }
        let answer = answer(&String::from_utf8_lossy(&buffer));
        buffer.clear();
        if stream.write_all(&answer).await.is_err() {
            return;
        }
    }
}

/// An answer in JSON with status 200.
pub fn json(body: &[u8]) -> Bytes {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat().into()
}
