//! Runs a program and tells how long it ran and how much memory it took.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How often the system is asked for the memory of a program.
const POLL: Duration = Duration::from_millis(10);

/// Whose memory is measured.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// That of the program itself
    Own,
    /// That of the programs of this name that it starts, of which the largest counts
    Children(&'static str),
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// From before the start until after the end
    pub time: Duration,
    /// The most memory that was resident, in bytes; nothing where the system has no `/proc`, or the run was too short
    pub peak: Option<u64>,
}

/// How a run ended.
#[derive(Debug)]
pub enum Outcome {
    /// Well
    Done(Usage),
    /// With an error, of which this is the line that says most
    Failed(String),
}

/// Runs `command`; what it prints goes to the file `log`.
///
/// # Errors
/// When the log cannot be written or read. A program that is missing or fails is an outcome.
pub fn run(command: &mut Command, whose: Whose, log: &Path) -> Result<Outcome> {
    let context = || format!("cannot write {}", log.display());
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    let file = fs::File::create(log).with_context(context)?;
    command.stdin(Stdio::null()).stdout(file.try_clone().with_context(context)?).stderr(file);
    let start = Instant::now();
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
            return Ok(Outcome::Failed(format!("cannot run {program}: {error}")));
        }
    };
    let (id, over) = (child.id(), AtomicBool::new(false));
    let (status, time, peak) = thread::scope(|scope| {
        let watch = scope.spawn(|| watch(id, whose, &over));
        let status = child.wait();
        let time = start.elapsed();
        over.store(true, Ordering::Relaxed);
        (status, time, watch.join().ok().flatten())
    });
    if status.context("cannot wait for a program")?.success() {
        return Ok(Outcome::Done(Usage { time, peak }));
    }
    let output = fs::read(log).with_context(|| format!("cannot read {}", log.display()))?;
    Ok(Outcome::Failed(reason(&String::from_utf8_lossy(&output))))
}

/// The most memory that the process, or one of its children, had until `over`.
fn watch(id: u32, whose: Whose, over: &AtomicBool) -> Option<u64> {
    let mut peak = None;
    while !over.load(Ordering::Relaxed) {
        // A process that has ended has a status without memory.
        let now = match whose {
            Whose::Own => status(&id.to_string()).as_deref().and_then(peak_of_status),
            Whose::Children(name) => statuses()
                .filter(|status| is_child(status, id, name))
                .filter_map(|status| peak_of_status(&status))
                .max(),
        };
        peak = now.max(peak);
        thread::sleep(POLL);
    }
    peak
}

fn status(id: &str) -> Option<String> {
    fs::read_to_string(format!("/proc/{id}/status")).ok()
}

/// Those of all processes.
fn statuses() -> impl Iterator<Item = String> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().into_string().ok());
    ids.filter(|id| id.bytes().all(|byte| byte.is_ascii_digit())).filter_map(|id| status(&id))
}

/// Whether the status is that of a process of this name that `parent` started.
fn is_child(status: &str, parent: u32, name: &str) -> bool {
    let has = |key: &str, value: &str| {
        status.lines().filter_map(|line| line.strip_prefix(key)).any(|rest| rest.trim() == value)
    };
    has("Name:", name) && has("PPid:", &parent.to_string())
}

/// The peak of the resident memory in bytes, from the text of `/proc/PID/status`.
fn peak_of_status(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// The line of an output that says why the program failed.
pub fn reason(output: &str) -> String {
    const LENGTH: usize = 120;
    let words = ["error", "panicked", "failed"];
    let mut lines = output.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = words.iter().find_map(|word| lines.clone().find(|line| line.to_lowercase().contains(word)));
    let line: String = plain(line.or_else(|| lines.next_back()).unwrap_or("it says nothing"));
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{} ...", &line[..end]),
        None => line,
    }
}

/// The text without colours and other control characters.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            // `ESC [ numbers letter`
            '\u{1b}' => {
                chars.find(char::is_ascii_alphabetic);
            }
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_in_bytes() {
        let status = "Name:\tx\nVmPeak:\t  999 kB\nVmHWM:\t    1234 kB\nVmRSS:\t 7 kB\n";
        assert_eq!(peak_of_status(status), Some(1234 * 1024));
        assert_eq!(peak_of_status("Name:\tx\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn a_child_has_the_name_and_the_parent() {
        let status = "Name:\trustc\nPid:\t8\nPPid:\t7\n";
        assert!(is_child(status, 7, "rustc"));
        assert!(!is_child(status, 8, "rustc") && !is_child(status, 7, "rust"));
    }

    #[test]
    fn the_reason_is_the_line_with_the_error() {
        assert_eq!(reason("Reading\n  Error: no such type\nmore\n"), "Error: no such type");
        assert_eq!(reason("thread 'main' panicked at x\nnote: it failed\n"), "thread 'main' panicked at x");
        assert_eq!(reason("first\nlast\n\n"), "last");
        assert_eq!(reason(""), "it says nothing");
        assert_eq!(reason("\u{1b}[31merror\u{1b}[0m: red\tone"), "error: red one");
        assert_eq!(reason(&format!("error {}", "ä".repeat(200))).chars().count(), 124);
    }

    #[test]
    fn a_program_that_is_missing_is_an_outcome() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let mut command = Command::new("no-such-program-anywhere");
        let outcome = run(&mut command, Whose::Own, &folder.path().join("a").join("log"))
            .expect("the log can be written");
        assert!(
            matches!(&outcome, Outcome::Failed(why) if why.starts_with("cannot run no-such")),
            "{outcome:?}"
        );
    }
}
