//! Sends requests and receives answers; the same code for all operations.
//!
//! `run` sends a call as often as it has to be, `attempt` once, over `redirect`s, and `read` takes in the body.

mod attempt;
mod read;
mod redirect;
mod run;

use std::sync::Arc;

use super::answer::AnswerParts;
use super::body::Body;
use super::call::CallOptions;
use super::client::ClientCore;
use super::error::{ApiError, Error};
use super::operation::{Meta, Operation};
use super::params::Params;
use super::transport::{ByteStream, Upgrade};

pub(super) use redirect::RedirectRefusal;
use run::Run;

/// A call before it is turned into a request.
pub(super) struct Request {
    pub(super) meta: Meta,
    pub(super) params: Params,
    pub(super) body: Body,
    pub(super) options: CallOptions,
}

impl Request {
    /// In a box, since it is handed from one future to the next, each of which has room for it.
    pub(super) fn of<O: Operation>(operation: &O, options: CallOptions) -> Box<Self> {
        let mut params = Params::default();
        operation.params(&mut params);
        Box::new(Self { meta: O::META, params, body: operation.body(), options })
    }
}

/// How much of a successful answer a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Head,
}

/// An answer: its body is in `parts`, or in `body` when only its head was wanted.
pub(super) struct Answered {
    pub(super) parts: Arc<AnswerParts>,
    pub(super) body: ByteStream,
    /// The length of the whole body, where the answer says so
    pub(super) length: Option<u64>,
    /// What the connection becomes, after status 101
    pub(super) upgrade: Option<Upgrade>,
}

/// Sends a call, again where that is configured and safe, and returns the answer if it is a success.
pub(super) async fn send(core: ClientCore, request: Box<Request>) -> Result<Arc<AnswerParts>, Error> {
    answer(&core, request, Wanted::Whole).await.map(|answered| answered.parts)
}

/// The same, without waiting for the body of a success.
pub(super) async fn open(core: ClientCore, request: Box<Request>) -> Result<Answered, Error> {
    answer(&core, request, Wanted::Head).await
}

async fn answer(core: &ClientCore, request: Box<Request>, wanted: Wanted) -> Result<Answered, Error> {
    let answered = Run::new(core, request, wanted).await?.answer().await?;
    if is_success(&answered.parts) { Ok(answered) } else { Err(ApiError::new(answered.parts).into()) }
}

fn is_success(parts: &AnswerParts) -> bool {
    parts.status.is_success() || parts.status == http::StatusCode::SWITCHING_PROTOCOLS
}
