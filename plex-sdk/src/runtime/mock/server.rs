//! The server that tests start.

use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;

use super::connection;
use super::on::On;
use super::request::Request;
use super::state::Shared;
use super::table::MockedApi;
use crate::runtime::{ClientBuilder, Operation, RetryConfig, Secret};

/// A server on a free port of this machine that stands for the API of the client `C`.
///
/// It answers every operation with the example of the description, until [`on`](Self::on) says otherwise, and
/// refuses requests that the description does not allow. Dropping it ends it and all its connections.
pub struct MockServer<C> {
    pub(super) shared: Arc<Shared>,
    url: String,
    running: Running,
    client: PhantomData<fn() -> C>,
}

enum Running {
    Task(AbortHandle),
    Thread { stop: Option<oneshot::Sender<()>>, thread: Option<JoinHandle<()>> },
}

impl<C: MockedApi> MockServer<C> {
    /// Starts a server as a task of the tokio runtime that this runs in.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn start() -> io::Result<Self> {
        let (listener, address) = connection::bind()?;
        let listener = TcpListener::from_std(listener)?;
        let shared = Arc::new(Shared::new(C::API));
        let task = tokio::spawn(connection::serve(listener, Arc::clone(&shared)));
        Ok(Self::new(shared, address, Running::Task(task.abort_handle())))
    }

    /// Starts a server on a thread of its own, for code without a tokio runtime.
    ///
    /// # Errors
    /// When there is no free port, or no thread.
    pub fn start_blocking() -> io::Result<Self> {
        let (listener, address) = connection::bind()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let shared = Arc::new(Shared::new(C::API));
        let (stop, stopped) = oneshot::channel();
        let of_thread = Arc::clone(&shared);
        let serve = move || {
            runtime.block_on(async move {
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                let server = tokio::spawn(connection::serve(listener, of_thread));
                // It ends in any case, be it that the sender is gone.
                let _ = stopped.await;
                server.abort();
            });
        };
        let thread = std::thread::Builder::new().name("mock-server".to_owned()).spawn(serve)?;
        Ok(Self::new(shared, address, Running::Thread { stop: Some(stop), thread: Some(thread) }))
    }

    fn new(shared: Arc<Shared>, address: std::net::SocketAddr, running: Running) -> Self {
        Self { shared, url: format!("http://{address}"), running, client: PhantomData }
    }

    /// The URL of the server, without a slash at its end. Operations that have a server of their own are below
    /// its host: `<url>/plex.tv/api/v2/pins`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The builder of a client of this server. It has the token that the server demands, and repeats nothing, so
    /// that calls can be counted.
    pub fn client_builder(&self) -> ClientBuilder<C> {
        let builder = ClientBuilder::new(C::API.info)
            .server_url(&self.url)
            .own_servers_through(&self.url)
            .retries(RetryConfig::none());
        match self.shared.token() {
            Some(token) => builder.access_token(token),
            None => builder,
        }
    }

    /// A client of this server.
    ///
    /// # Panics
    /// When the HTTP client cannot be set up, as on a machine without any.
    pub fn client(&self) -> C {
        match self.client_builder().build() {
            Ok(client) => client,
            Err(error) => panic!("a client of the mock server cannot be built: {error}"),
        }
    }

    /// Answers an operation in another way; see [`On`].
    ///
    /// # Panics
    /// When the API does not have the operation.
    pub fn on<O: Operation>(&self) -> On {
        let Some(index) = self.shared.index_of::<O>() else {
            panic!("the API has no operation {} at {} {}", O::META.id, O::META.method, O::META.path)
        };
        On::new(Arc::clone(&self.shared), index)
    }

    /// Answers operations that ask for a credential only when they come with this token, and with status 401
    /// otherwise. Clients that are made before do not have it.
    pub fn require_token(&self, token: impl Into<Secret>) {
        self.shared.set_token(Some(token.into()));
    }

    /// Takes requests as they are, without a look at whether the description allows them.
    pub fn lenient(&self) {
        self.shared.set_lenient(true);
    }

    /// All requests so far in the order in which they came, refused ones included.
    pub fn calls(&self) -> Vec<Request> {
        self.shared.requests()
    }

    /// The requests of one operation so far.
    pub fn calls_of<O: Operation>(&self) -> Vec<Request> {
        self.shared.requests_of(O::META.id)
    }

    /// Forgets all requests, and all that [`on`](Self::on) said.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

impl<C> Drop for MockServer<C> {
    fn drop(&mut self) {
        match &mut self.running {
            Running::Task(task) => task.abort(),
            Running::Thread { stop, thread } => {
                drop(stop.take());
                if let Some(thread) = thread.take() {
                    // It has nothing that could panic but the functions of a test, which end their connection.
                    let _ = thread.join();
                }
            }
        }
    }
}

impl<C> fmt::Debug for MockServer<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("url", &self.url).field("state", &self.shared).finish()
    }
}
