//! What the server does wrong.

/// What the server does wrong; every 20th request meets one, each kind in its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A 503 with `Retry-After: 0`
    Unavailable,
    /// A 401, as if the token was no longer good
    Unauthorized,
    /// The connection is closed in place of an answer.
    Closed,
    /// The connection is closed within the body.
    CutOff,
    /// No answer comes until the client hangs up.
    Silent,
    /// A whole answer that is no JSON
    Garbage,
}

impl Fault {
    pub const ALL: [Self; 6] =
        [Self::Unavailable, Self::Unauthorized, Self::Closed, Self::CutOff, Self::Silent, Self::Garbage];

    /// The fault of the request with this number. Those that take the time of an attempt come in the first thousand
    /// of every ten thousand only.
    pub fn of(request: usize) -> Option<Self> {
        // Calls at the same time mix requests, so that no call meets faults by a rule.
        let kind = Self::ALL[request / 20 % Self::ALL.len()];
        match request % 20 {
            19 if kind == Self::Silent && request % 10_000 >= 1000 => Some(Self::Unavailable),
            19 => Some(kind),
            _ => None,
        }
    }
}
