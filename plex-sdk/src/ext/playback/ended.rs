//! How the reports of a playback end.

use std::fmt;

use crate::generated::models::TimelineContainer;
use crate::runtime::Error;

/// How the reports of a playback end.
#[derive(Debug)]
#[must_use = "a terminated session means that the player has to stop"]
pub enum Ended {
    /// The player has stopped, and the server knows.
    Stopped,
    /// The server asks the player to stop. Nothing more is reported: for the server the session is over.
    Terminated(Termination),
    /// The server does not take reports of this playback, be it for the token or the item, or did not get the
    /// last one. Other reports that fail are made up for by the next one.
    Failed(Error),
}

/// Why a server has ended a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Termination {
    /// The number of the reason
    pub code: Option<i64>,
    /// The reason to show to the user, in their language
    pub text: Option<String>,
}

impl Termination {
    /// The reason in the answer to a report, if the server has ended the session.
    pub(super) fn of(answer: &TimelineContainer) -> Option<Self> {
        let (code, text) = (answer.termination_code, answer.termination_text.clone());
        (code.is_some() || text.is_some()).then_some(Self { code, text })
    }
}

impl fmt::Display for Termination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.as_deref().unwrap_or("the server has ended the session"))?;
        match self.code {
            Some(code) => write!(f, " (code {code})"),
            None => Ok(()),
        }
    }
}
