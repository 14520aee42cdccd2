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

/// How much memory both sides may ever use, in KiB; some servers send a gigabyte.
const MEMORY: u64 = 128 * 1024;

/// The most memory that this process ever used, in KiB; `None` where the system does not say.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[tokio::test]
async fn every_fault_has_its_outcome() {
    let faults = table::all();
    let mut problems = Vec::new();
    for fault in &faults {
        problems.extend(check::check(fault).await.err());
    }
    println!("{} of {} faults", faults.len() - problems.len(), faults.len());
    if let Some(memory) = most_memory() {
        println!("{memory} KiB of memory at most");
        assert!(memory < MEMORY, "{memory} KiB of memory were in use");
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
