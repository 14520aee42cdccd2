//! Many calls at once against a server that fails now and then: nothing leaks, and the counts add up.
//!
//! ```text
//! cargo run --release -p plex-sdk --example soak            # 100,000 calls
//! cargo run --release -p plex-sdk --example soak -- 5000    # fewer
//! ```
//!
//! 64 calls at a time go through one client over loopback. Every 20th request meets a fault of `fault.rs`. Each call must end
//! as a success or as an error of a known kind; what the client counted must be what the server did; and memory and
//! sockets must be after all calls what they were after the first tenth of them, within [`MEMORY_MARGIN`] and
//! [`SOCKET_MARGIN`] (Linux only). Otherwise the exit code is 1.

mod calls;
mod counts;
mod fault;
mod process;
mod server;

use std::process::ExitCode;

use counts::Counts;
use process::Usage;
use server::Server;

/// How many calls are under way at once.
const CONCURRENCY: usize = 64;

/// How much more memory than after the warm-up may be in use at the end, in KiB.
const MEMORY_MARGIN: u64 = 16 * 1024;

/// How many more sockets than after the warm-up may be open at the end: as many as connections may be there one
/// time and not the other, at both ends of each.
const SOCKET_MARGIN: u64 = 2 * CONCURRENCY as u64;

#[tokio::main]
async fn main() -> ExitCode {
    let calls = std::env::args().nth(1).map_or(Ok(100_000), |calls| calls.replace(['_', ','], "").parse());
    let Ok(calls) = calls else {
        eprintln!("usage: soak [CALLS]");
        return ExitCode::from(2);
    };
    let server = Server::start().await.expect("a loopback address is free");
    let before = Usage::now();
    let plex = calls::client(server.url());
    let mut counts = Counts::default();
    counts.add(calls::run(&plex, calls / 10).await);
    let warm = Usage::now();
    counts.add(calls::run(&plex, calls - calls / 10).await);
    let after = Usage::now();
    drop(plex);
    server.idle().await;
    let end = Usage::now();

    println!("{counts}\n{}", server.counts());
    for (name, usage) in
        [("before", &before), ("after a tenth", &warm), ("after all calls", &after), ("without client", &end)]
    {
        println!("{name:<16} {usage}");
    }
    let mut problems = counts.compare(calls, &server.counts());
    problems.extend(after.grew(&warm, MEMORY_MARGIN, SOCKET_MARGIN));
    problems.extend(end.grew(&before, u64::MAX, 0));
    for problem in &problems {
        eprintln!("FAILED: {problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
