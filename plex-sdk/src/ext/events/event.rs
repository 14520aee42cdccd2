//! What servers tell.

use std::time::Duration;

use super::notice::Notice;
use crate::generated::models;
use crate::runtime::{Deserialize, Value};

/// Makes [`Event`] with a variant for each kind of news that has a model, and the table of these kinds.
macro_rules! events {
    ($(
        $(#[$doc:meta])*
        $variant:ident($field:ty) = $kind:literal in $list:literal as $model:ident;
    )+) => {
        /// One piece of news of a server.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* #[doc = concat!("\n\nOn the wire: `", $kind, "`.")] $variant($field),)+
            /// News of the account of the owner.
            ///
            /// On the wire: `account`.
            Account(Notice),
            /// News of what a media provider offers.
            ///
            /// On the wire: `provider.content.change` and others that begin with `provider.`.
            Provider(Notice),
            /// News of a kind, or in a form, that this version does not know.
            Unknown(Notice),
            /// The connection was lost and is there again. What happened in between has not been heard, so look
            /// at the server anew.
            Reconnected(Reconnection),
        }

        impl Event {
            /// The kind of news, as the server calls it; `reconnected` for [`Event::Reconnected`].
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                    Self::Account(notice) | Self::Provider(notice) | Self::Unknown(notice) => &notice.kind,
                    Self::Reconnected(_) => "reconnected",
                }
            }

            /// The key under which messages of a kind have their list.
            pub(super) fn list_of(kind: &str) -> Option<&'static str> {
                match kind {
                    $($kind => Some($list),)+
                    _ => None,
                }
            }

            /// The kind whose list has this key, unless several have.
            pub(super) fn kind_of(list: &str) -> Option<&'static str> {
                let kinds = [$(($kind, $list)),+];
                let mut kinds = kinds.iter().filter(|(_, known)| *known == list).map(|(kind, _)| *kind);
                let kind = kinds.next()?;
                kinds.next().is_none().then_some(kind)
            }

            /// An entry of a list.
            pub(super) fn read(kind: &str, entry: Value) -> Self {
                let event = match kind {
                    $($kind => models::$model::deserialize(&entry).ok().map(|model| Self::$variant(model.into())),)+
                    _ => None,
                };
                event.unwrap_or_else(|| Notice { kind: kind.to_owned(), body: entry }.into())
            }
        }
    };
}

events! {
    /// What a player does.
    Playing(models::PlaySessionStateNotification) = "playing" in "PlaySessionStateNotification"
        as PlaySessionStateNotification;
    /// An item came, changed or went.
    Timeline(models::TimelineEntry) = "timeline" in "TimelineEntry" as TimelineEntry;
    /// An activity of the server began, went on or ended.
    Activity(Box<models::ActivityNotification>) = "activity" in "ActivityNotification" as ActivityNotification;
    /// Words to show to the user.
    Status(models::StatusNotification) = "status" in "StatusNotification" as StatusNotification;
    /// What the server is doing, in words.
    Progress(models::ProgressNotification) = "progress" in "ProgressNotification" as ProgressNotification;
    /// A setting has changed.
    Preference(Box<models::Setting>) = "preference" in "Setting" as Setting;
    /// Whether the server can be reached from outside.
    Reachability(models::ReachabilityNotification) = "reachability" in "ReachabilityNotification"
        as ReachabilityNotification;
    /// A conversion starts.
    TranscodeSessionStart(Box<models::TranscodeSession>) = "transcodeSession.start" in "TranscodeSession"
        as TranscodeSession;
    /// A conversion goes on.
    TranscodeSessionUpdate(Box<models::TranscodeSession>) = "transcodeSession.update" in "TranscodeSession"
        as TranscodeSession;
    /// A conversion ends.
    TranscodeSessionEnd(Box<models::TranscodeSession>) = "transcodeSession.end" in "TranscodeSession"
        as TranscodeSession;
    /// News of an update of the server.
    UpdateStateChange(models::AutoUpdateNotification) = "update.statechange" in "AutoUpdateNotification"
        as AutoUpdateNotification;
    /// News of the queue of conversions ahead of time.
    BackgroundProcessingQueue(models::BackgroundQueueNotification) = "backgroundProcessingQueue"
        in "BackgroundProcessingQueueEventNotification" as BackgroundQueueNotification;
    /// A line of the log. It comes only when it is asked for: `filters(["log"])`.
    Log(models::LogNotification) = "log" in "LogSentNotification" as LogNotification;
}

/// The connection is there again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reconnection {
    /// How many times connecting was tried
    pub attempts: u32,
    /// How long there was no connection
    pub gap: Duration,
}

impl From<Notice> for Event {
    fn from(notice: Notice) -> Self {
        match notice.kind.as_str() {
            "account" => Self::Account(notice),
            kind if kind.starts_with("provider.") => Self::Provider(notice),
            _ => Self::Unknown(notice),
        }
    }
}
