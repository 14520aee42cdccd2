//! Messages and webhooks that real servers sent. `cargo test -p plex-sdk --test events_recorded -- --nocapture`
//! prints the figures.

mod support;

#[path = "events/live.rs"]
mod live;

use std::path::{Path, PathBuf};

use live::{Live, next};
use plex_sdk::Value;
use plex_sdk::events::Event;
use plex_sdk::runtime::StringEnum;
use plex_sdk::webhooks::Webhook;

/// Recorded files whose name begins so, with their JSON. Without the folder beside the repository there are none.
fn recorded(prefix: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/json");
    let entries =
        |path: PathBuf| std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries(folder).flat_map(entries).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with(prefix));
    files.sort();
    if files.is_empty() {
        eprintln!("skipped: there are no recorded {prefix} files");
    }
    let read = |file: &PathBuf| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    files.iter().map(|file| (file.display().to_string(), read(file))).collect()
}

/// What an event holds, as JSON; `None` when it has no model.
fn model(event: &Event) -> Option<Value> {
    let json = match event {
        Event::Playing(model) => serde_json::to_value(model),
        Event::Timeline(model) => serde_json::to_value(model),
        Event::Activity(model) => serde_json::to_value(model),
        Event::Status(model) => serde_json::to_value(model),
        Event::Progress(model) => serde_json::to_value(model),
        Event::Preference(model) => serde_json::to_value(model),
        Event::Reachability(model) => serde_json::to_value(model),
        Event::TranscodeSessionStart(model)
        | Event::TranscodeSessionUpdate(model)
        | Event::TranscodeSessionEnd(model) => serde_json::to_value(model),
        Event::UpdateStateChange(model) => serde_json::to_value(model),
        Event::BackgroundProcessingQueue(model) => serde_json::to_value(model),
        Event::Log(model) => serde_json::to_value(model),
        _ => return None,
    };
    Some(json.unwrap())
}

/// The kind of a message and its entries, taken from it by hand.
fn expected(message: &Value) -> (String, Vec<Value>) {
    let container = message.get("NotificationContainer").unwrap_or(message);
    let kind = container["type"].as_str().unwrap().to_owned();
    let mut lists = container.as_object().unwrap().values().filter_map(Value::as_array);
    let mut entries = lists.next().unwrap().clone();
    for entry in &mut entries {
        entry.as_object_mut().unwrap().remove("_elementType");
    }
    (kind, entries)
}

#[tokio::test]
async fn messages_are_read_and_lose_nothing() {
    let files = recorded("ws__");
    let live = Live::start().await;
    let plex = live.client();
    let (events, mut server) = tokio::join!(plex.events().listen().connect(), live.accept_event_source());
    let mut events = events.unwrap();
    let mut read = 0;
    for (file, message) in &files {
        server.send_event("message", &message.to_string()).await;
        let (kind, entries) = expected(message);
        for entry in entries {
            let event = next(&mut events).await;
            assert_eq!(event.kind(), kind, "{file}");
            assert_eq!(model(&event), Some(entry), "{file}");
        }
        read += 1;
    }
    println!("messages: {read} of {} read", files.len());
}

#[test]
fn webhooks_are_read_and_lose_nothing() {
    let files = recorded("webhook__");
    for (file, payload) in &files {
        let boundary = "------------------------41b7ef1a2bd3";
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"payload\"\r\nContent-Type: application/json\
             \r\n\r\n{payload}\r\n--{boundary}--\r\n"
        );
        let form = format!("multipart/form-data; boundary={boundary}");
        for (content_type, body) in [(form.as_str(), body), ("application/json", payload.to_string())] {
            let webhook = Webhook::parse(content_type, body.as_bytes()).unwrap();
            assert!(serde_json::to_value(&webhook.event).unwrap() == *payload, "{file} changes");
            let name = webhook.event.event.as_str();
            assert!(
                plex_sdk::models::WebhookEventType::VALUES.contains(&name),
                "{file}: {name} is not known"
            );
        }
    }
    println!("webhooks: {0} of {0} read", files.len());
}
