//! The example `plex`: from nothing to a playing server, without a terminal. Time stands still and moves on only when
//! there is nothing else to do, so that nobody waits for the PIN.

use std::io::{self, Write};

use plex_sdk::ext::discovery::{ProbeError, Tried};
use plex_sdk::mock::MockServer;
use plex_sdk::operations::{CreateOauthPin, GetNotifications, GetServerResources, ListSessions, SignOut};
use plex_sdk::{ConnectError, Value};
use serde_json::json;

use super::plex::mock::{ACCOUNT_TOKEN, Mock};
use super::plex::options::Wish;
use super::plex::problem::Problem;
use super::plex::screen::{Look, Screen};
use super::plex::setup::Setup;
use super::plex::{Answers, arrive, events, sign_in};

async fn mock() -> Mock {
    let mock = Mock::start().await.unwrap();
    tokio::time::pause();
    mock
}

/// What the program shows when it goes the whole way, and why it ended if that was too early.
async fn shown(
    setup: &Setup,
    server: Option<&str>,
    answers: Option<&str>,
    look: Look,
) -> (String, Option<Problem>) {
    let mut out = Vec::new();
    let mut screen = Screen::new(&mut out, look);
    let mut lines = answers.unwrap_or_default().as_bytes();
    let lines = answers.is_some().then_some(&mut lines as _);
    let mut answers = Answers { lines, is_echoed: true };
    let end = match arrive(setup, server, &mut answers, &mut screen).await {
        Ok(plex) => events::follow(&plex, plex.server().name(), setup, &mut screen).await,
        Err(problem) => Err(problem),
    };
    let problem = end.err();
    let out = String::from_utf8(out).unwrap();
    assert!(!format!("{out} {problem:?}").contains("secret"), "{out} {problem:?}");
    (out, problem)
}

#[tokio::test]
async fn the_way_goes_from_nothing_to_events_after_a_lost_connection() {
    let mock = mock().await;
    let (out, problem) = shown(&mock.setup(), None, Some("1\n"), Look::PLAIN).await;
    assert!(problem.is_none(), "{problem:?}");
    let parts = [
        "Open https://plex.tv/link within 15 minutes and type in this code:\n\n    7RQZ\n",
        "You are signed in",
        "  1  Attic Server  yours            online\n",
        "  2  Summer House  shared by byron  offline, last seen 2024-06-20\n",
        "\nWhich server? [1-2] 1\n",
        "Connected to Attic Server over the local network.\n  http://127.0.0.1:",
        "  not encrypted\n",
        "\nLibraries\n  Films   250 films\n  Series  12 shows\n",
        "\nPlaying now\n  The General (1926)  ",
        "  ada on Living room  playing  0:31:02 of 1:19:00\n",
        "  playing      The General (1926) is paused at 0:31:02\n  reconnected  after ",
        "\nPlaying now\n  The General (1926)  ",
        "  playing      The General (1926) is playing at 0:31:03\n",
        "  activity     Scanning the library: Films, 40 %\n",
        "  timeline     Sherlock Jr. is ready\n",
    ];
    let mut rest = out.as_str();
    for part in parts {
        let (_, behind) = rest.split_once(part).unwrap_or_else(|| panic!("{part:?} is missing in {rest}"));
        rest = behind;
    }
    assert_eq!(rest, "", "nothing comes after the last event");
    assert!(!out.contains('\x1b'), "there are no colours in a file");
}

#[tokio::test]
async fn the_next_time_nobody_has_to_sign_in() {
    let mock = mock().await;
    let setup = mock.setup();
    shown(&setup, Some("attic server"), None, Look::PLAIN).await;
    let (out, problem) = shown(&setup, Some("attic"), None, Look::PLAIN).await;
    assert!(problem.is_none(), "{problem:?}");
    assert!(out.starts_with("Signed in as Ada.\n\nConnecting to attic ...\n"), "{out}");
    assert_eq!(mock.plex_tv.calls_of::<CreateOauthPin>().len(), 1);

    for text in ["You are signed out.\n", "You are not signed in.\n"] {
        let mut out = Vec::new();
        sign_in::sign_out(&setup, &mut Screen::new(&mut out, Look::PLAIN)).await.unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }
    let calls = mock.plex_tv.calls_of::<SignOut>();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].header("x-plex-token"), Some(ACCOUNT_TOKEN));
}

#[tokio::test]
async fn a_server_is_asked_for_until_there_is_one() {
    let mock = mock().await;
    let setup = mock.setup();
    let (out, problem) = shown(&setup, None, Some("3\n\nattic SERVER\n"), Look::PLAIN).await;
    assert!(problem.is_none(), "{problem:?}");
    let again = "\nType a number from 1 to 2, or a name.\nWhich server? [1-2] ";
    assert!(out.contains(&format!("\nWhich server? [1-2] 3{again}{again}attic SERVER\n")), "{out}");

    for answers in [None, Some(""), Some("0\n")] {
        let (_, problem) = shown(&setup, None, answers, Look::PLAIN).await;
        let text = problem.unwrap().to_string();
        assert_eq!(text, "Say which server you mean: plex NAME, with one of Attic Server, Summer House.");
    }
}

#[tokio::test]
async fn the_only_server_is_taken() {
    let mock = mock().await;
    mock.plex_tv.on::<GetServerResources>().json(devices(&mock.attic));
    let (out, problem) = shown(&mock.setup(), None, None, Look::PLAIN).await;
    assert!(problem.is_none() && !out.contains("Which server?"), "{out} {problem:?}");
    assert!(out.contains("Connected to Attic Server"), "{out}");
}

/// What plex.tv tells of a server by itself.
fn devices(attic: &MockServer) -> Value {
    json!([{
        "name": "Attic Server", "clientIdentifier": "attic", "provides": "server", "owned": true,
        "accessToken": "secret-server-token", "connections": [{ "uri": attic.url(), "local": true }],
    }])
}

#[tokio::test]
async fn titles_neither_leave_their_line_nor_steer_the_terminal() {
    let mock = mock().await;
    let long = "An endless title ".repeat(1000);
    let film = |title: &str, user: &str| {
        json!({
            "title": title, "viewOffset": 1, "User": { "title": user }, "Player": { "title": title },
        })
    };
    let films = [
        film("Line\nfeed\rreturn\ttab", "\u{1b}]0;owned\u{7}"),
        film("\u{9b}31mred", "\u{202e}drow"),
        film("長い夜と、とても遠い朝の話 長い夜と、とても遠い朝の話", &long),
        film(&long, &"\u{301}".repeat(100_000)),
    ];
    mock.attic.on::<ListSessions>().json(json!({ "MediaContainer": { "Metadata": films } }));
    let event = json!({ "TimelineEntry": { "title": format!("\u{1b}[2J{long}") } });
    let stream = format!("event: timeline\ndata: {event}\n\n");
    mock.attic.on::<GetNotifications>().body("text/event-stream", stream);
    for (columns, width) in [(40, (|| Some(40)) as fn() -> _), (80, || Some(80)), (120, || Some(120))] {
        let setup = Setup { events: Some(2), ..mock.setup() };
        let look = Look { colours: true, width };
        let (out, problem) = shown(&setup, Some("attic"), None, look).await;
        assert!(problem.is_none(), "{problem:?}");
        let plain = ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m"]
            .iter()
            .fold(out.clone(), |text, code| text.replace(code, ""));
        assert_ne!(plain, out, "there are colours");
        let bad = |char: &char| (char.is_control() && *char != '\n') || *char == '\u{202e}';
        assert_eq!(plain.chars().find(bad), None, "{plain:?}");
        let (_, tables) = plain.split_once("\nPlaying now\n").unwrap();
        for line in tables.lines() {
            let used = unicode_width::UnicodeWidthStr::width(line);
            assert!(used <= columns, "{used} of {columns}: {line}");
        }
    }
}

#[tokio::test]
async fn what_goes_wrong_is_said_with_what_to_do() {
    let mock = mock().await;
    let setup = mock.setup();
    let problem =
        async |setup: &Setup| shown(setup, None, Some("1\n"), Look::PLAIN).await.1.unwrap().to_string();

    mock.plex_tv.on::<GetServerResources>().json("[]").times(1);
    assert!(problem(&setup).await.starts_with("This account has no server. Set one up"));
    mock.plex_tv.on::<GetServerResources>().status(401).times(1);
    assert!(problem(&setup).await.starts_with("plex.tv has forgotten this sign-in. Use --sign-out"));
    mock.plex_tv.on::<GetServerResources>().status(429).times(1);
    assert!(problem(&setup).await.starts_with("plex.tv wants to be asked less often."));
    mock.plex_tv.on::<GetServerResources>().json(json!([{
        "name": "Cellar", "clientIdentifier": "cellar", "provides": "server", "owned": true,
        "connections": [{ "uri": mock.attic.url(), "local": true }],
    }]));
    let text = problem(&setup).await;
    assert!(text.starts_with("Cellar cannot be reached. Is it on"), "{text}");
    assert!(text.ends_with("\n    another server answers there, attic"), "{text}");

    mock.plex_tv.on::<GetServerResources>().json(devices(&mock.attic));
    mock.attic.on::<GetNotifications>().status(403);
    assert!(problem(&setup).await.starts_with("This account may not hear"));
    mock.attic.require_token("another");
    assert!(problem(&setup).await.starts_with("Attic Server does not let this account in."));
    drop(mock);
    assert!(problem(&setup).await.starts_with("plex.tv cannot be reached. Is this machine online?\n"));

    let tried = vec![Tried { url: "https://1.plex.direct".to_owned(), error: ProbeError::OtherServer(None) }];
    let hidden = ConnectError::Unreachable { server: "Attic".to_owned(), tried, dns_rebinding: true };
    let text = Problem::from(hidden).to_string();
    assert!(
        text.contains("(DNS rebinding\nprotection). Allow plex.direct in the settings of the router"),
        "{text}"
    );
}

#[tokio::test]
async fn those_who_share_may_see_what_plays_and_others_are_told_so() {
    let mock = mock().await;
    mock.attic.on::<ListSessions>().status(403);
    let (out, problem) = shown(&mock.setup(), Some("attic"), None, Look::PLAIN).await;
    assert!(problem.is_none(), "{problem:?}");
    assert!(out.contains("\nPlaying now\n  only the owner of the server may see that\n"), "{out}");
}

/// A reader that is gone, as `head` is after some lines.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_reader_that_is_gone_is_told_from_failures() {
    let mock = mock().await;
    let mut answers = Answers { lines: None, is_echoed: false };
    let problem = arrive(&mock.setup(), None, &mut answers, &mut Screen::new(&mut Gone, Look::PLAIN)).await;
    assert!(problem.unwrap_err().is_closed_pipe());
    assert!(!Problem::NoServers.is_closed_pipe());
}

#[test]
fn arguments_are_understood() {
    let parse = |arguments: &[&str]| Wish::parse(arguments.iter().map(Into::into));
    let show = |server: Option<&str>, mock| Ok(Wish::Show { server: server.map(str::to_owned), mock });
    assert_eq!(parse(&[]), show(None, false));
    assert_eq!(parse(&["Attic", "--mock"]), show(Some("Attic"), true));
    assert_eq!(parse(&["--", "--mock"]), show(Some("--mock"), false));
    assert_eq!(parse(&["--mock", "-h"]), Ok(Wish::Help));
    assert_eq!(parse(&["--sign-out"]), Ok(Wish::SignOut));
    for (wrong, word) in [
        (&["--nope"][..], "--nope"),
        (&["Attic", "Server"], "quotes"),
        (&["--sign-out", "--mock"], "--sign-out"),
    ] {
        assert!(parse(wrong).unwrap_err().contains(word));
    }
}
