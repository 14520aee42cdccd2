//! Reports of a playback, in a time that stands still until all wait.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use plex_sdk::mock::MockServer;
use plex_sdk::models::{Metadata, PlaybackState};
use plex_sdk::operations::{MarkPlayed, Report, SetRating, Unscrobble};
use plex_sdk::playback::{Ended, ItemError, Playback, Reports, SessionId, TimelineReporter};
use plex_sdk::{
    Bytes, HttpRequest, HttpResponse, PlexApi, SendError, StatusCode, Transport, TransportFuture,
};
use tokio::time::{Instant, sleep};

const STORED: &str = r#"{"MediaContainer": {"size": 0}}"#;
const TERMINATED: &str = r#"{"MediaContainer": {"terminationCode": 2006, "terminationText": "Enough"}}"#;

/// Answers at once with what was prepared, or else that all is stored; writes down when it got what.
#[derive(Clone)]
struct Server {
    started: Instant,
    reports: Arc<Mutex<Vec<(u64, String)>>>,
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
}

impl Server {
    fn new(answers: impl IntoIterator<Item = (u16, &'static str)>) -> Self {
        let answers = Arc::new(Mutex::new(answers.into_iter().collect()));
        Self { started: Instant::now(), reports: Arc::default(), answers }
    }

    fn playback(&self, playback: Playback) -> (TimelineReporter, Reports) {
        let plex = PlexApi::builder().server_url("http://plex.example").transport(self.clone());
        playback.start(plex.build().unwrap().core())
    }

    /// At which second which state was reported, and at how many milliseconds of the item.
    fn reports(&self) -> Vec<(u64, String)> {
        self.reports.lock().unwrap().clone()
    }
}

impl Transport for Server {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let pairs = request.url.query_pairs();
        let wanted = pairs.filter(|(name, _)| matches!(&**name, "state" | "time" | "continuing"));
        let shown = wanted.map(|(_, value)| value.into_owned()).collect::<Vec<_>>().join(" ");
        self.reports.lock().unwrap().push((self.started.elapsed().as_secs(), shown));
        let (status, body) = self.answers.lock().unwrap().pop_front().unwrap_or((200, STORED));
        Box::pin(std::future::ready(match status {
            0 => Err(SendError::exchange("no cable")),
            _ => {
                let mut answer = HttpResponse::new(
                    StatusCode::from_u16(status).unwrap(),
                    Bytes::from_static(body.as_bytes()),
                );
                answer.headers.insert("content-type", "application/json".parse().unwrap());
                Ok(answer)
            }
        }))
    }
}

fn item() -> Metadata {
    let (rating_key, key) = (Some("7".to_owned()), Some("/library/metadata/7/children".to_owned()));
    Metadata { rating_key, key, duration: Some(60_000), ..Metadata::default() }
}

/// Plays from second `from` to second `to` of the item, and tells each second.
async fn play(reporter: &TimelineReporter, state: PlaybackState, from: u64, to: u64) -> bool {
    let mut goes_on = true;
    for second in from..to {
        goes_on = reporter.update(state.clone(), Duration::from_secs(second));
        sleep(Duration::from_secs(1)).await;
    }
    goes_on
}

fn expected(reports: &[(u64, &str)]) -> Vec<(u64, String)> {
    reports.iter().map(|(at, report)| (*at, (*report).to_owned())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_change_is_reported_at_once_and_the_time_every_ten_seconds() {
    let server = Server::new([]);
    let (reporter, reports) = server.playback(Playback::of(&item()));
    let reports = tokio::spawn(reports.run());
    sleep(Duration::from_secs(30)).await;
    assert!(server.reports().is_empty(), "nothing plays yet");
    assert!(play(&reporter, PlaybackState::Buffering, 0, 2).await);
    assert!(play(&reporter, PlaybackState::Playing, 0, 25).await);
    assert!(play(&reporter, PlaybackState::Paused, 25, 28).await);
    reporter.stop_for_next(Duration::from_millis(28_500));
    assert!(matches!(reports.await.unwrap(), Ended::Stopped));
    assert!(!reporter.update(PlaybackState::Playing, Duration::ZERO), "it has ended");
    let wanted = [(30, "buffering 0"), (32, "playing 0")];
    let got = server.reports();
    assert_eq!(got[..2], expected(&wanted));
    assert_eq!(got.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [30, 32, 42, 52, 57, 60]);
    assert_eq!(got[4].1, "paused 25000");
    assert_eq!(got[5].1, "stopped 28500 1");
}

#[tokio::test(start_paused = true)]
async fn a_mobile_network_is_spared() {
    let server = Server::new([]);
    let (reporter, reports) = server.playback(Playback::of(&item()).on_cellular());
    let reports = tokio::spawn(reports.run());
    reporter.update(PlaybackState::Playing, Duration::ZERO);
    sleep(Duration::from_secs(45)).await;
    reporter.stop(Duration::from_secs(45));
    reporter.update(PlaybackState::Playing, Duration::ZERO);
    assert!(matches!(reports.await.unwrap(), Ended::Stopped));
    let wanted = [(0, "playing 0"), (20, "playing 0"), (40, "playing 0"), (45, "stopped 45000")];
    assert_eq!(server.reports(), expected(&wanted), "what comes after the stop does not count");
}

#[tokio::test(start_paused = true)]
async fn a_dropped_player_has_stopped() {
    let server = Server::new([]);
    let (reporter, reports) = server.playback(Playback::of(&item()));
    let reports = tokio::spawn(reports.run());
    play(&reporter, PlaybackState::Playing, 0, 5).await;
    drop(reporter);
    assert!(matches!(reports.await.unwrap(), Ended::Stopped));
    assert_eq!(server.reports(), expected(&[(0, "playing 0"), (5, "stopped 4000")]));

    let (reporter, reports) = server.playback(Playback::of(&item()));
    drop(reporter);
    assert!(matches!(reports.run().await, Ended::Stopped));
    assert_eq!(server.reports().len(), 2, "what never played is not reported");
}

#[tokio::test(start_paused = true)]
async fn a_terminated_session_ends() {
    let server = Server::new([(200, STORED), (200, TERMINATED)]);
    let (reporter, reports) = server.playback(Playback::of(&item()));
    let reports = tokio::spawn(reports.run());
    assert!(!play(&reporter, PlaybackState::Playing, 0, 12).await);
    let Ended::Terminated(termination) = reports.await.unwrap() else { panic!("it was terminated") };
    assert_eq!(termination.to_string(), "Enough (code 2006)");
    assert_eq!(server.reports().len(), 2, "no `stopped` for a session that is over");
}

#[tokio::test(start_paused = true)]
async fn a_report_that_fails_is_made_up_for_by_the_next() {
    let server = Server::new([(0, ""), (503, ""), (200, "no JSON"), (429, "")]);
    let (reporter, reports) = server.playback(Playback::of(&item()));
    let reports = tokio::spawn(reports.run());
    assert!(play(&reporter, PlaybackState::Playing, 0, 45).await);
    drop(reporter);
    assert!(matches!(reports.await.unwrap(), Ended::Stopped));
    assert_eq!(server.reports().iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 10, 20, 30, 40, 45]);

    let server = Server::new([(401, "")]);
    let (reporter, reports) = server.playback(Playback::of(&item()));
    reporter.update(PlaybackState::Playing, Duration::ZERO);
    let Ended::Failed(error) = reports.run().await else { panic!("the token is refused") };
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn a_report_names_item_queue_and_session() {
    let server = MockServer::start().await.unwrap();
    let session = SessionId::new();
    let playback = Playback::of(&item()).play_queue(31, 4821).session(&session);
    let plex = server.client();
    let (reporter, reports) = playback.start(plex.core());
    reporter.stop(Duration::from_millis(1234));
    // The example of the description tells of no termination, or the mock server's answer would end it.
    server.on::<Report>().json(STORED);
    assert!(matches!(reports.run().await, Ended::Stopped));
    let calls = server.calls_of::<Report>();
    let sent: Vec<_> = calls[0].query_pairs().collect();
    let wanted = [
        ("key", "/library/metadata/7"),
        ("ratingKey", "7"),
        ("state", "stopped"),
        ("time", "1234"),
        ("duration", "60000"),
        ("playQueueItemID", "4821"),
        ("playQueueID", "31"),
        ("containerKey", "/playQueues/31"),
    ];
    assert_eq!(sent, wanted);
    assert_eq!(calls[0].header("X-Plex-Session-Identifier"), Some(session.as_str()));
}

#[test]
fn no_two_sessions_are_alike() {
    let ids: std::collections::HashSet<String> = (0..1000).map(|_| SessionId::new().into()).collect();
    assert_eq!(ids.len(), 1000);
    for id in ids {
        let shape: String = id.chars().map(|c| if c.is_ascii_hexdigit() { 'x' } else { c }).collect();
        assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
        assert!(id.as_bytes()[14] == b'4' && b"89ab".contains(&id.as_bytes()[19]), "{id}");
    }
    let shown = |playback: Playback| format!("{playback:?}");
    assert_ne!(shown(Playback::of(&item())), shown(Playback::of(&item())));
}

#[tokio::test]
async fn items_are_marked_and_rated() {
    let server = MockServer::start().await.unwrap();
    let plex = server.client();
    item().mark_watched(&plex).unwrap().await.unwrap();
    item().mark_unwatched(&plex).unwrap().await.unwrap();
    item().rate(&plex, 8.5).unwrap().await.unwrap();
    item().rate(&plex, None).unwrap().await.unwrap();
    let played = &server.calls_of::<MarkPlayed>()[0];
    let wanted = [("identifier", "com.plexapp.plugins.library"), ("key", "7")];
    assert_eq!(played.query_pairs().collect::<Vec<_>>(), wanted);
    assert_eq!(server.calls_of::<Unscrobble>()[0].query_pairs().collect::<Vec<_>>(), wanted);
    let ratings: Vec<_> = server.calls_of::<SetRating>();
    assert_eq!(
        ratings.iter().map(|call| call.query("rating")).collect::<Vec<_>>(),
        [Some("8.5"), Some("-1")]
    );
    assert_eq!(item().rate(&plex, 10.5).unwrap_err(), ItemError::BadRating(10.5));
    assert_eq!(Metadata::default().mark_watched(&plex).unwrap_err(), ItemError::NoRatingKey);
}
