//! From nothing to a playing server, in a terminal: signs in, connects to a server of the account, shows its libraries
//! and what plays, and follows what happens until Ctrl-C. Each step has its file.
//!
//! ```console
//! $ cargo run -p plex-sdk --example plex                      # with your account
//! $ cargo run -p plex-sdk --example plex -- "Attic Server"    # with this server
//! $ cargo run -p plex-sdk --example plex -- --mock            # with servers for tests: no account, no network
//! ```
//!
//! It changes nothing on the server.

mod choose;
mod connect;
mod event_words;
pub(crate) mod events;
mod libraries;
pub(crate) mod mock;
pub(crate) mod options;
mod playing;
pub(crate) mod problem;
pub(crate) mod screen;
pub(crate) mod setup;
pub(crate) mod sign_in;
pub(crate) mod text;

use std::io::{self, IsTerminal};
use std::pin::pin;
use std::process::ExitCode;

pub(crate) use choose::Answers;
use mock::Mock;
use options::{HELP, Wish};
use problem::Problem;
use screen::{Look, Screen};
use setup::Setup;
use tokio::io::{AsyncBufRead, BufReader};

/// How a shell says that Ctrl-C has ended a program.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    let mut out = io::stdout();
    let mut screen = Screen::new(&mut out, Look::of_stdout());
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    let end = match Wish::parse(std::env::args_os().skip(1)) {
        Err(message) => {
            tell(&message);
            return ExitCode::from(2);
        }
        Ok(Wish::Help) => screen.text(HELP.trim_end()).map(|()| ExitCode::SUCCESS).map_err(Problem::from),
        Ok(Wish::SignOut) => runtime.block_on(async {
            sign_in::sign_out(&Setup::real().await?, &mut screen).await?;
            Ok(ExitCode::SUCCESS)
        }),
        Ok(Wish::Show { server, mock }) => runtime.block_on(show(server.as_deref(), mock, &mut screen)),
    };
    // A question that nobody has answered is not waited for.
    runtime.shutdown_background();
    end.unwrap_or_else(|problem| fail(&problem))
}

fn fail(problem: &Problem) -> ExitCode {
    if problem.is_closed_pipe() {
        return ExitCode::SUCCESS;
    }
    tell(&format!("\n{problem}"));
    ExitCode::FAILURE
}

fn tell(message: &str) {
    // Without an error output there is nobody to tell.
    let _ = Screen::new(&mut io::stderr(), Look::PLAIN).text(message);
}

/// Runs with the terminal of the user, or with what the mock says in their place.
async fn show(server: Option<&str>, mock: bool, screen: &mut Screen<'_>) -> Result<ExitCode, Problem> {
    if mock {
        let mock = Mock::start().await?;
        let mut lines = mock::ANSWERS;
        let mut answers = Answers { lines: Some(&mut lines), is_echoed: true };
        let end = run(&mock.setup(), server, &mut answers, screen).await?;
        screen.text(&format!("\nAll this came from servers for tests, which had {} calls.", mock.calls()))?;
        return Ok(end);
    }
    let mut stdin = BufReader::new(tokio::io::stdin());
    let lines = io::stdin().is_terminal().then_some(&mut stdin as &mut (dyn AsyncBufRead + Unpin));
    run(&Setup::real().await?, server, &mut Answers { lines, is_echoed: false }, screen).await
}

/// Goes the whole way. Ctrl-C is how it usually ends; before there are events, it is an end too early.
async fn run(
    setup: &Setup,
    server: Option<&str>,
    answers: &mut Answers<'_>,
    screen: &mut Screen<'_>,
) -> Result<ExitCode, Problem> {
    let mut interrupted = pin!(interrupted());
    let plex = tokio::select! {
        plex = arrive(setup, server, answers, screen) => plex?,
        () = &mut interrupted => {
            screen.text("")?;
            return Ok(ExitCode::from(INTERRUPTED));
        }
    };
    tokio::select! {
        end = events::follow(&plex, plex.server().name(), setup, screen) => end?,
        () = &mut interrupted => screen.text("\nStopped.")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Ends with Ctrl-C, or never where that cannot be told.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// From nothing to a server and its libraries.
pub(crate) async fn arrive(
    setup: &Setup,
    server: Option<&str>,
    answers: &mut Answers<'_>,
    screen: &mut Screen<'_>,
) -> Result<plex_sdk::ServerConnection, Problem> {
    let account = sign_in::sign_in(setup, screen).await?;
    let plex = connect::connect(&account, server, answers, screen).await?;
    libraries::libraries(&plex, plex.server().name(), screen).await?;
    Ok(plex)
}
