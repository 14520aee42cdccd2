//! The forms of messages.

use super::events;
use crate::ext::events::{Event, EventError};
use crate::generated::models::PlaybackState;

/// The only event of a message.
fn only(name: Option<&str>, data: &str) -> Event {
    let mut events = events(name, data).unwrap();
    assert_eq!(events.len(), 1, "{events:?}");
    events.remove(0)
}

#[test]
fn all_forms_say_the_same() {
    let entry = r#"{"sessionKey": "7", "state": "paused", "viewOffset": 1000}"#;
    let forms = [
        (
            None,
            format!(
                r#"{{"NotificationContainer": {{"type": "playing", "size": 1, "PlaySessionStateNotification": [{entry}]}}}}"#
            ),
        ),
        (None, format!(r#"{{"type": "playing", "size": 1, "PlaySessionStateNotification": [{entry}]}}"#)),
        (None, format!(r#"{{"type": "playing", "PlaySessionStateNotification": {entry}}}"#)),
        (Some("playing"), format!(r#"{{"PlaySessionStateNotification": {entry}}}"#)),
        (Some("message"), format!(r#"{{"PlaySessionStateNotification": {entry}}}"#)),
        (None, format!(r#"{{"PlaySessionStateNotification": [{entry}]}}"#)),
    ];
    for (name, data) in forms {
        let Event::Playing(player) = only(name, &data) else { panic!("{data}") };
        assert_eq!(player.session_key.as_deref(), Some("7"));
        assert_eq!(player.state, Some(PlaybackState::Paused));
        assert_eq!(player.view_offset, Some(1000));
        assert!(player.extra.is_empty());
    }
    let old = r#"{"_elementType": "NotificationContainer", "type": "playing", "size": 1,
        "_children": [{"_elementType": "PlaySessionStateNotification", "sessionKey": "7"}]}"#;
    let Event::Playing(player) = only(None, old) else { panic!() };
    assert_eq!(player.session_key.as_deref(), Some("7"));
    assert!(player.extra.is_empty());
}

#[test]
fn each_entry_is_an_event() {
    let data = r#"{"NotificationContainer": {"type": "timeline", "TimelineEntry": [{"itemID": 1}, {"itemID": "2"}, 3]}}"#;
    let events = events(None, data).unwrap();
    let Event::Timeline(second) = &events[1] else { panic!("{events:?}") };
    assert_eq!(second.item_id, Some(2));
    assert!(matches!(&events[2], Event::Unknown(notice) if notice.kind == "timeline" && notice.body == 3));
    assert_eq!(events.len(), 3);
}

#[test]
fn what_is_not_known_is_kept() {
    let account = only(None, r#"{"NotificationContainer": {"type": "account", "size": 0}}"#);
    assert!(matches!(&account, Event::Account(notice) if notice.body["size"] == 0));
    let provider = only(Some("provider.content.change"), r#"{"ProviderContentChange": {"id": 1}}"#);
    assert!(matches!(&provider, Event::Provider(notice) if notice.body["ProviderContentChange"]["id"] == 1));
    let other = only(Some("new.kind"), r#"{"New": []}"#);
    assert!(matches!(&other, Event::Unknown(_)) && other.kind() == "new.kind");
    let empty = only(None, r#"{"NotificationContainer": {"type": "playing", "size": 0}}"#);
    assert!(matches!(&empty, Event::Unknown(notice) if notice.kind == "playing"));
    let odd = only(None, "[1]");
    assert!(matches!(&odd, Event::Unknown(notice) if notice.kind.is_empty() && notice.body[0] == 1));
}

#[test]
fn what_is_not_json_is_an_error_that_shows_nothing_of_it() {
    let error = events(None, "secret words").unwrap_err();
    assert!(matches!(error, EventError::Unreadable(_)));
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
}
