//! What the server does wrong.

/// What the server does wrong; every 20th request meets one, each kind in its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A 503 with `Retry-After: 0`
    Unavailable,
    /// A 401, as if the token was no longer good
    Unauthorized,
    /// The connection is reset in place of an answer.
    Reset,
    /// The connection is closed within the body.
    CutOff,
    /// The head of the answer stops and nothing more comes until the client hangs up.
    Stalled,
    /// A whole answer that is no JSON
    Garbage,
}

impl Fault {
    pub const ALL: [Self; 6] =
        [Self::Unavailable, Self::Unauthorized, Self::Reset, Self::CutOff, Self::Stalled, Self::Garbage];

    /// The fault of the request with this number.
    pub fn of(request: usize) -> Option<Self> {
        // Requests come in no order, so that no call meets faults by a rule.
        (request % 20 == 19).then(|| Self::ALL[request / 20 % Self::ALL.len()])
    }
}
