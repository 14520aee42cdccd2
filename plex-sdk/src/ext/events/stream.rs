//! Events one after the other, over as many connections as that takes.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::Sleep;

use super::connection::{Connection, Frame, Opening};
use super::envelope;
use super::error::EventError;
use super::event::{Event, Reconnection};
use super::outage::Outage;
use super::settings::Settings;
use crate::runtime::RetryConfig;

/// How long a server has to answer a goodbye.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// The news of a server, as they come: a [`Stream`] of [`Event`]s.
///
/// When the connection is lost, it is made again after growing waits, and [`Event::Reconnected`] says so. The
/// stream ends after an error that will not go away, such as a token that is not valid (401): the error comes, and
/// then `None`. Dropping it closes the connection; [`close`](EventStream::close) says goodbye first.
///
/// Everything happens while the next event is waited for; nothing runs in the background.
#[must_use = "nothing is heard unless events are asked for"]
pub struct EventStream {
    settings: Settings,
    state: State,
    /// Events of the last message that were not handed out yet
    ready: VecDeque<Event>,
    /// The id of the last event, for servers that can go on from there
    last_id: Option<String>,
    /// What is known about the time since the last sign of life; `None` in good times
    outage: Option<Outage>,
    /// How long the server wants to be left alone when the connection is lost
    server_wait: Duration,
    was_open: bool,
}

enum State {
    Opening(Opening),
    Open(Box<dyn Connection>),
    Waiting(Pin<Box<Sleep>>),
    Ended,
}

impl EventStream {
    /// A stream that begins with a connection.
    pub(super) fn open(settings: Settings, connection: Box<dyn Connection>) -> Self {
        Self { was_open: true, ..Self::new(settings, State::Open(connection)) }
    }

    /// A stream that has to connect first.
    pub(super) fn unopened(settings: Settings) -> Self {
        let opening = settings.open(Some(RetryConfig::none()), None);
        Self::new(settings, State::Opening(opening))
    }

    fn new(settings: Settings, state: State) -> Self {
        Self {
            settings,
            state,
            ready: VecDeque::new(),
            last_id: None,
            outage: None,
            server_wait: Duration::ZERO,
            was_open: false,
        }
    }

    /// The next event; `None` when the stream has ended. Nothing is lost when the future is dropped.
    ///
    /// # Errors
    /// See [`EventError`], which tells also which errors end the stream.
    pub async fn next(&mut self) -> Option<Result<Event, EventError>> {
        std::future::poll_fn(|cx| self.poll(cx)).await
    }

    /// Whether there is a connection. One that has died silently is told only by the
    /// [`idle_timeout`](super::Listen::idle_timeout).
    pub fn is_connected(&self) -> bool {
        matches!(self.state, State::Open(_))
    }

    /// Why there is no connection, while it is being made again.
    pub fn last_failure(&self) -> Option<&EventError> {
        self.outage.as_ref().map(|outage| &outage.error)
    }

    /// Says goodbye and closes the connection. A server that does not answer is not waited for longer than two
    /// seconds.
    pub async fn close(mut self) {
        if let State::Open(connection) = &mut self.state {
            let goodbye = std::future::poll_fn(|cx| connection.poll_close(cx));
            // Whoever does not say goodbye is left without one.
            let _ = tokio::time::timeout(CLOSE_TIMEOUT, goodbye).await;
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event, EventError>>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(event)));
            }
            let failure = match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Waiting(sleep) => {
                    ready!(sleep.as_mut().poll(cx));
                    let retries = Some(RetryConfig::none());
                    self.state = State::Opening(self.settings.open(retries, self.last_id.as_deref()));
                    continue;
                }
                State::Opening(opening) => match ready!(opening.as_mut().poll(cx)) {
                    Ok(connection) => {
                        self.opened(connection);
                        continue;
                    }
                    Err(error) => self.lost(error),
                },
                State::Open(connection) => match ready!(connection.poll_frame(cx)) {
                    Ok(frame) => self.take(frame).err(),
                    Err(error) => self.lost(error),
                },
            };
            if let Some(error) = failure {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn opened(&mut self, connection: Box<dyn Connection>) {
        self.state = State::Open(connection);
        if std::mem::replace(&mut self.was_open, true)
            && let Some(outage) = &self.outage
        {
            let Outage { attempts, since, .. } = *outage;
            self.ready.push_back(Event::Reconnected(Reconnection { attempts, gap: since.elapsed() }));
        }
    }

    fn take(&mut self, frame: Frame) -> Result<(), EventError> {
        match frame {
            Frame::Retry(wait) => {
                self.server_wait = wait;
                return Ok(());
            }
            Frame::TooLarge => return Err(EventError::TooLarge(self.settings.max_message_size)),
            Frame::Alive => self.outage = None,
            Frame::Message { name, data, id } => {
                self.outage = None;
                self.last_id = id.or(self.last_id.take());
                self.ready.extend(envelope::events(name.as_deref(), &data)?);
            }
        }
        Ok(())
    }

    /// Waits to connect again, or gives the error by which the stream ends.
    fn lost(&mut self, error: EventError) -> Option<EventError> {
        self.state = State::Ended;
        let reconnects = &self.settings.reconnects;
        if !error.is_worth_a_retry(reconnects) {
            return Some(error);
        }
        let outage = Outage::with(self.outage.take(), error);
        let Some(wait) = outage.wait(reconnects, self.server_wait) else { return Some(outage.error) };
        self.state = State::Waiting(Box::pin(tokio::time::sleep(wait)));
        self.outage = Some(outage);
        None
    }
}

impl Stream for EventStream {
    type Item = Result<Event, EventError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match &self.state {
            State::Opening(_) => "connecting",
            State::Open(_) => "connected",
            State::Waiting(_) => "waiting to connect",
            State::Ended => "ended",
        };
        f.debug_struct("EventStream").field("state", &state).finish_non_exhaustive()
    }
}
