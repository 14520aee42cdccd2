//! A server on a real socket: it answers calls by itself, and leaves connections for events to the test.

use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::support::{Request, answer, json as json_answer, receive};

pub const MACHINE_IDENTIFIER: &str = "attic";
/// The token that the server takes, and no other.
pub const SERVER_TOKEN: &str = "canary-server-token";

/// The server. Dropping it stops it.
pub struct Attic {
    pub url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    listeners: mpsc::UnboundedReceiver<Listener>,
    task: JoinHandle<()>,
}

/// A client that asks for events.
pub struct Listener {
    pub request: Request,
    pub stream: TcpStream,
}

impl Attic {
    pub async fn start() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", socket.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (sender, listeners) = mpsc::unbounded_channel();
        let log = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), sender.clone()));
            }
        });
        Self { url, requests, listeners, task }
    }

    /// The next client that asks for events.
    pub async fn listener(&mut self) -> Listener {
        self.listeners.recv().await.expect("the server goes on")
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Attic {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Listener {
    pub async fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.unwrap();
    }
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Request>>>,
    listeners: mpsc::UnboundedSender<Listener>,
) {
    let mut buffer = Vec::new();
    while let Some(request) = receive(&mut stream, &mut buffer).await {
        log.lock().unwrap().push(request.clone());
        if request.line.contains("/notifications") && is_let_in(&request) {
            // A test that has ended wants no more of them.
            let _ = listeners.send(Listener { request, stream });
            return;
        }
        if stream.write_all(&reply(&request)).await.is_err() {
            return;
        }
    }
}

fn is_let_in(request: &Request) -> bool {
    request.header("x-plex-token") == Some(SERVER_TOKEN)
}

/// Anybody may ask who answers. What goes wrong is told with all headers, so with the token, as a careless server does.
fn reply(request: &Request) -> Vec<u8> {
    let path = request.line.split([' ', '?']).nth(1).unwrap_or_default();
    let error = |status| {
        let message = format!("no: {:?}", request.headers);
        answer(status, "application/json", &json!({ "errors": [{ "message": message }] }).to_string())
    };
    let body = match path {
        "/identity" => json!({ "machineIdentifier": MACHINE_IDENTIFIER }),
        _ if !is_let_in(request) => return error(401),
        "/library/sections/all" => {
            json!({ "Directory": [{ "key": "1", "title": "Films", "type": "movie" }] })
        }
        "/status/sessions" => {
            json!({ "Metadata": [{ "ratingKey": "184", "title": "The General", "viewOffset": 1000 }] })
        }
        _ => return error(404),
    };
    json_answer(&json!({ "MediaContainer": body }).to_string())
}
