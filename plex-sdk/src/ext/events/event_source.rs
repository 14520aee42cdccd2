//! Listening over an event source: a download that never ends.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::connection::{Connection, Frame, Opening};
use super::error::EventError;
use super::settings::Settings;
use super::sse::{Item, Parser};
use crate::generated::funcs;
use crate::runtime::media_type::is_in;
use crate::runtime::{Download, Error, RetryConfig, StatusCode};

/// The media type of an event source.
const MEDIA_TYPE: &str = "text/event-stream";

/// The name of the event by which a server shows that it is alive.
const PING: &str = "ping";

/// An event source that sends.
struct EventSource {
    download: Download,
    parser: Parser,
    settings: Settings,
}

/// Opens an event source. `retries` are those of the opening, `last_id` is the id of the last event that came.
pub(super) fn open(settings: &Settings, retries: Option<RetryConfig>, last_id: Option<&str>) -> Opening {
    let call = funcs::events_get_notifications(&settings.core).filters(settings.filters.iter());
    let mut call = call.idle_timeout(settings.idle_timeout).header("Cache-Control", "no-store");
    if let Some(retries) = retries {
        call = call.retries(retries);
    }
    if let Some(id) = last_id {
        call = call.header("Last-Event-ID", id);
    }
    let call = call.download();
    let settings = settings.clone();
    Box::pin(async move {
        let download = call.await.map_err(EventError::Call)?;
        check(&download)?;
        let parser = Parser::new(settings.max_message_size);
        Ok(Box::new(EventSource { download, parser, settings }) as Box<dyn Connection>)
    })
}

/// Anything but a stream of events is a page of something else that answers at this address.
fn check(download: &Download) -> Result<(), EventError> {
    let content_type = download.headers().get("content-type").and_then(|value| value.to_str().ok());
    let is_stream = content_type.is_none_or(|found| is_in(found, MEDIA_TYPE));
    if is_stream && download.status() == StatusCode::OK {
        return Ok(());
    }
    let content_type = content_type.map(ToOwned::to_owned);
    Err(EventError::NotAnEventStream { status: download.status(), content_type })
}

impl Connection for EventSource {
    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Result<Frame, EventError>> {
        loop {
            if let Some(item) = self.parser.next() {
                return Poll::Ready(Ok(frame(item)));
            }
            match ready!(Pin::new(&mut self.download).poll_next(cx)) {
                Some(Ok(piece)) => self.parser.feed(&piece),
                Some(Err(error)) => return Poll::Ready(Err(self.broken(error))),
                None => return Poll::Ready(Err(EventError::Closed)),
            }
        }
    }
}

impl EventSource {
    fn broken(&self, error: Error) -> EventError {
        match self.settings.idle_timeout {
            Some(limit) if error.is_timeout() => EventError::Silent(limit),
            _ => EventError::Call(error),
        }
    }
}

fn frame(item: Item) -> Frame {
    match item {
        Item::Event { name, .. } if name == PING => Frame::Alive,
        Item::Event { name, data, id } => {
            Frame::Message { name: Some(name), data, id: (!id.is_empty()).then_some(id) }
        }
        Item::Retry(wait) => Frame::Retry(wait),
        Item::TooLarge => Frame::TooLarge,
    }
}
