//! What a test tells a server about one operation.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::request::Request;
use super::state::{Override, Reply, Shared};

/// Another answer for an operation, from the end of the statement on.
///
/// It is for all calls, until the next [`MockServer::on`](super::MockServer::on) of the operation takes its
/// place, or for as many as [`times`](Self::times) says; those after it come when it is used up, and the example
/// comes in the end.
#[derive(Debug)]
pub struct On {
    shared: Arc<Shared>,
    route: usize,
    answer: Answer,
    function: Option<Reply>,
    times: Option<u64>,
}

impl On {
    pub(super) fn new(shared: Arc<Shared>, route: usize) -> Self {
        Self { shared, route, answer: Answer::default(), function: None, times: None }
    }

    /// How many calls it is for.
    pub fn times(mut self, count: u64) -> Self {
        self.times = Some(count);
        self
    }

    /// An answer as a whole, in place of what was set before.
    pub fn answer(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// A function that answers. It is called once a request, and what else is set here does not count then.
    pub fn answer_with(mut self, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        self.function = Some(Reply::Function(Arc::new(answer)));
        self
    }

    /// See [`Answer::json`].
    pub fn json(self, json: impl ToString) -> Self {
        self.change(|answer| answer.json(json))
    }

    /// See [`Answer::body`].
    ///
    /// # Panics
    /// When `media_type` cannot stand in a header.
    pub fn body(self, media_type: &str, body: impl Into<Bytes>) -> Self {
        self.change(|answer| answer.body(media_type, body))
    }

    /// See [`Answer::list`].
    ///
    /// # Panics
    /// When the description does not give the operation in pages.
    pub fn list(self, count: u64) -> Self {
        let route = self.shared.route(self.route);
        assert!(route.paging.is_some(), "{} is not described as a list that comes in pages", route.meta.id);
        self.change(|answer| answer.list(count))
    }

    /// See [`Answer::status`].
    ///
    /// # Panics
    /// When `status` is none (100 to 999).
    pub fn status(self, status: u16) -> Self {
        self.change(|answer| answer.status(status))
    }

    /// See [`Answer::header`].
    ///
    /// # Panics
    /// When name or value cannot be sent.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|answer| answer.header(name, value))
    }

    /// See [`Answer::delay`].
    pub fn delay(self, delay: Duration) -> Self {
        self.change(|answer| answer.delay(delay))
    }

    /// See [`Answer::cut_after`].
    pub fn cut_after(self, bytes: u64) -> Self {
        self.change(|answer| answer.cut_after(bytes))
    }

    /// See [`Answer::close`].
    pub fn close(self) -> Self {
        self.change(Answer::close)
    }

    fn change(mut self, change: impl FnOnce(Answer) -> Answer) -> Self {
        self.answer = change(std::mem::take(&mut self.answer));
        self
    }
}

/// The end of the statement is where everything is known.
impl Drop for On {
    fn drop(&mut self) {
        // A setter that panics leaves a half of what was meant.
        if std::thread::panicking() {
            return;
        }
        let answer = std::mem::take(&mut self.answer);
        let reply = self.function.take().unwrap_or_else(|| Reply::Fixed(Box::new(answer)));
        self.shared.put(self.route, Override { reply, left: self.times });
    }
}
