//! A hostile server, fault by fault: each gives the documented error or recovers in time, shows no token, keeps no
//! connection and leaves the client usable. `cargo test -p plex-sdk --test faults -- --nocapture` prints the figures.

#[path = "faults/check.rs"]
mod check;
#[path = "faults/fault.rs"]
mod fault;
#[path = "faults/script.rs"]
mod script;
#[path = "faults/server.rs"]
mod server;
mod support;
#[path = "faults/table/mod.rs"]
mod table;
#[path = "faults/unreachable.rs"]
mod unreachable;

#[tokio::test]
async fn every_fault_has_its_outcome() {
    let faults = table::all();
    let mut problems = Vec::new();
    for fault in &faults {
        problems.extend(check::check(fault).await.err());
    }
    println!("{} of {} faults", faults.len() - problems.len(), faults.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
