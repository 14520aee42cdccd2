//! One attempt: the request, what hooks make of it, and the answer.

use std::sync::Arc;

use super::read::{ReadError, announced, read};
use super::redirect::{Landed, follow};
use super::run::Run;
use super::{Answered, Wanted, is_success};
use crate::runtime::answer::AnswerParts;
use crate::runtime::error::{BoxError, Error, HookError, TransportError, TransportKind};
use crate::runtime::hook::Attempt;
use crate::runtime::transport::{ByteStream, HttpRequest, SendError, SendErrorKind};

impl Run<'_> {
    /// Sends the request once and reads what is wanted of the answer.
    pub(super) async fn attempt(&self) -> Result<Answered, Error> {
        let request = self.prepared.request().await?;
        let landed = self.exchange(request).await?;
        // Without a redirect and credentials in the query, it is the URL that is known.
        let url = match landed.url == self.prepared.url {
            true => self.prepared.shown_url.clone(),
            false => self.prepared.redactor.url(landed.url.as_str()),
        };
        let parts = AnswerParts {
            operation: self.prepared.operation,
            status: landed.response.status,
            headers: landed.response.headers,
            body: bytes::Bytes::new(),
            url,
            redirect: landed.refusal,
            redactor: self.prepared.redactor.clone(),
            attempts: self.attempts,
        };
        let answered = self.read(parts, landed.response.body).await?;
        Ok(Answered { upgrade: landed.response.upgrade, ..answered })
    }

    async fn read(&self, mut parts: AnswerParts, body: ByteStream) -> Result<Answered, Error> {
        let settings = &self.core.0;
        let is_success = is_success(&parts);
        let length = announced(&self.prepared.method, parts.status, &parts.headers);
        if is_success && self.wanted == Wanted::Head {
            return Ok(Answered { parts: Arc::new(parts), body, length, upgrade: None });
        }
        let limit = if is_success { settings.max_body_size } else { settings.max_error_body_size };
        // A length that is too large is not waited for.
        if is_success && length.is_some_and(|length| length > limit) {
            return Err(self.failed(TransportKind::TooLarge(limit)));
        }
        match read(body, length, limit).await {
            Ok(bytes) => parts.body = bytes,
            // What an error says is worth more than all of its body.
            Err(ReadError::TooLarge(start) | ReadError::Failed(start, _)) if !is_success => {
                parts.body = start
            }
            Err(ReadError::TooLarge(_)) => return Err(self.failed(TransportKind::TooLarge(limit))),
            Err(ReadError::Failed(_, source)) => {
                let kind = TransportKind::Send(SendErrorKind::Exchange);
                return Err(TransportError::of_answer(&parts, kind).with_source(source).into());
            }
        }
        Ok(Answered { parts: Arc::new(parts), body: ByteStream::empty(), length, upgrade: None })
    }

    /// Hooks see the request first, in their order, and the answer in the reverse one.
    async fn exchange(&self, mut request: HttpRequest) -> Result<Landed, Error> {
        let hooks = &self.core.0.hooks;
        let attempt = Attempt::new(&self.prepared, self.attempts);
        let failed = |source: BoxError| Error::from(HookError::new(self.prepared.operation, source));
        let mut landed = None;
        for hook in hooks {
            if let Some(response) = hook.before_request(&attempt, &mut request).await.map_err(failed)? {
                landed = Some(Landed::on(request.url.clone(), response));
                break;
            }
        }
        let mut landed = match landed {
            Some(landed) => landed,
            None => match follow(self.core, &self.prepared, request).await {
                Ok(landed) => landed,
                Err((url, error)) => {
                    let url = self.prepared.redactor.url(url.as_str());
                    let error = self.failed_at(url, error);
                    self.recover(&attempt, error).await?
                }
            },
        };
        for hook in hooks.iter().rev() {
            hook.after_response(&attempt, &mut landed.response).await.map_err(failed)?;
        }
        Ok(landed)
    }

    /// The answer that a hook has in place of `error`.
    async fn recover(&self, attempt: &Attempt<'_>, error: Error) -> Result<Landed, Error> {
        for hook in self.core.0.hooks.iter().rev() {
            let answer = hook.on_error(attempt, &error).await;
            let answer = answer.map_err(|source| HookError::new(self.prepared.operation, source))?;
            if let Some(response) = answer {
                return Ok(Landed::on(self.prepared.url.clone(), response));
            }
        }
        Err(error)
    }

    fn failed_at(&self, url: String, SendError { kind, source }: SendError) -> Error {
        let kind = TransportKind::Send(kind);
        TransportError::new(self.prepared.operation, url, self.attempts, kind).with_source(source).into()
    }
}
