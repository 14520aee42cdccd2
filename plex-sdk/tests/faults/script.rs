//! What a server does with one request, step by step.

/// What a server does with one request.
#[derive(Clone, Debug, Default)]
pub struct Script(pub Vec<Step>);

/// One thing that a server does on its socket.
#[derive(Clone, Debug)]
pub enum Step {
    /// Sends these bytes; `{server}` and `{other}` in them become the two addresses of the server.
    Send(Vec<u8>),
    /// Sends these bytes again and again until the client hangs up.
    Flood(Vec<u8>),
    /// Sends these bytes so many times, or until the client hangs up.
    Repeat(Vec<u8>, usize),
    /// Sends nothing, and reads until the client hangs up.
    Wait,
    /// Says that nothing more will come, and reads until the client hangs up.
    HalfClose,
    /// Closes the connection in order.
    Close,
    /// Breaks the connection off.
    Reset,
}

impl Script {
    fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// Sends these bytes, together with those before them.
    pub fn send(mut self, bytes: impl AsRef<[u8]>) -> Self {
        match self.0.last_mut() {
            Some(Step::Send(before)) => before.extend_from_slice(bytes.as_ref()),
            _ => return self.then(Step::Send(bytes.as_ref().to_vec())),
        }
        self
    }

    pub fn flood(self, bytes: impl AsRef<[u8]>) -> Self {
        self.then(Step::Flood(bytes.as_ref().to_vec()))
    }

    pub fn repeat(self, bytes: impl AsRef<[u8]>, times: usize) -> Self {
        self.then(Step::Repeat(bytes.as_ref().to_vec(), times))
    }

    pub fn wait(self) -> Self {
        self.then(Step::Wait)
    }

    pub fn half_close(self) -> Self {
        self.then(Step::HalfClose)
    }

    pub fn close(self) -> Self {
        self.then(Step::Close)
    }

    pub fn reset(self) -> Self {
        self.then(Step::Reset)
    }
}

/// Sends these bytes.
pub fn send(bytes: impl AsRef<[u8]>) -> Script {
    Script::default().send(bytes)
}

/// Sends nothing yet.
pub fn nothing() -> Script {
    Script::default()
}

/// The head of an answer with these headers, one a line; without a length unless they say one.
pub fn head(status: u16, headers: &[&str]) -> Script {
    let lines: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    send(format!("HTTP/1.1 {status} Status\r\n{lines}\r\n"))
}

/// A whole answer, with its length.
pub fn whole(status: u16, headers: &[&str], body: impl AsRef<[u8]>) -> Script {
    let length = format!("content-length: {}", body.as_ref().len());
    let headers: Vec<_> = headers.iter().copied().chain([length.as_str()]).collect();
    head(status, &headers).send(body)
}

/// A whole JSON answer with status 200.
pub fn json(body: impl AsRef<[u8]>) -> Script {
    whole(200, &["content-type: application/json"], body)
}
