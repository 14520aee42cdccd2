//! What this process uses.

use std::fmt;

/// What this process uses; nothing is known outside Linux.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// Memory that is resident, in KiB
    memory: Option<u64>,
    sockets: Option<u64>,
}

impl Usage {
    pub fn now() -> Self {
        Self { memory: memory(), sockets: sockets() }
    }

    /// What grew by more than these margins since `earlier`.
    pub fn grew(&self, earlier: &Self, memory: u64, sockets: u64) -> Vec<String> {
        let grew = |name: &str, now: Option<u64>, then: Option<u64>, margin: u64| {
            let grown = now?.saturating_sub(then?);
            (grown > margin).then(|| format!("{name} grew by {grown}, more than {margin}"))
        };
        let memory = grew("memory in KiB", self.memory, earlier.memory, memory);
        let sockets = grew("the number of sockets", self.sockets, earlier.sockets, sockets);
        memory.into_iter().chain(sockets).collect()
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.memory, self.sockets) {
            (Some(memory), Some(sockets)) => write!(f, "{memory:>8} KiB of memory, {sockets:>4} sockets"),
            _ => f.write_str("memory and sockets are not known on this system"),
        }
    }
}

fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

fn sockets() -> Option<u64> {
    let files = std::fs::read_dir("/proc/self/fd").ok()?;
    let targets = files.filter_map(|file| std::fs::read_link(file.ok()?.path()).ok());
    Some(targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count() as u64)
}
