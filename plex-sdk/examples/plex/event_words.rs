//! Events in words.

use plex_sdk::events::Event;
use plex_sdk::models::{
    Activity, ActivityEvent, ActivityNotification, TimelineEntry, TimelineState, TranscodeSession,
};

/// What an event says, as far as a line can tell. Values of settings are left out: some are secret.
pub fn words(event: &Event) -> String {
    match event {
        Event::Timeline(entry) => timeline(entry),
        Event::Activity(news) => activity(news),
        Event::Status(status) => sentence([&status.title, &status.description]),
        Event::Progress(progress) => sentence([&progress.message]),
        Event::Preference(setting) => {
            format!(
                "{} was changed",
                setting.label.as_ref().or(setting.id.as_ref()).map_or("a setting", String::as_str)
            )
        }
        Event::Reachability(news) => match news.reachability {
            Some(true) => "the server can be reached from outside".to_owned(),
            _ => "the server cannot be reached from outside".to_owned(),
        },
        Event::TranscodeSessionStart(session)
        | Event::TranscodeSessionUpdate(session)
        | Event::TranscodeSessionEnd(session) => conversion(session),
        Event::UpdateStateChange(update) => sentence([&update.version, &update.state]),
        Event::BackgroundProcessingQueue(queue) => sentence([&queue.event]),
        _ => String::new(),
    }
}

fn sentence<const N: usize>(parts: [&Option<String>; N]) -> String {
    let parts: Vec<_> =
        parts.into_iter().flatten().filter(|part| !part.is_empty()).map(String::as_str).collect();
    parts.join(": ")
}

fn timeline(entry: &TimelineEntry) -> String {
    let title = entry.title.as_deref().filter(|title| !title.is_empty()).unwrap_or("an item");
    let state = match entry.state {
        Some(TimelineState::Created) => "was found",
        Some(TimelineState::Processed) => "is ready",
        Some(TimelineState::Deleted) => "was deleted",
        _ => "is being worked on",
    };
    format!("{title} {state}")
}

fn activity(news: &ActivityNotification) -> String {
    let activity = news.activity.as_ref();
    let what = activity.map(|activity| sentence([&activity.title, &activity.subtitle])).unwrap_or_default();
    match (&news.event, activity) {
        (Some(ActivityEvent::Started), _) => format!("{what}, started"),
        (Some(ActivityEvent::Ended), _) => format!("{what}, done"),
        (_, Some(Activity { progress: Some(percent), .. })) if *percent >= 0.0 => {
            format!("{what}, {percent:.0} %")
        }
        _ => what,
    }
}

fn conversion(session: &TranscodeSession) -> String {
    let progress = session.progress.filter(|percent| *percent >= 0.0);
    let progress =
        progress.map_or("a conversion".to_owned(), |percent| format!("a conversion, {percent:.0} %"));
    session.speed.map_or(progress.clone(), |speed| format!("{progress} at {speed:.1}x"))
}
