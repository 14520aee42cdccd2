//! What the figures were measured on.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::SystemTime;

/// One line: processor, cores, memory, compiler and day.
pub fn describe() -> String {
    let mut parts = Vec::new();
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| field(&text, "model name"));
    parts.push(processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned()));
    if let Ok(cores) = thread::available_parallelism() {
        parts.push(crate::report::counted(cores.get(), "core"));
    }
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| field(&text, "MemTotal"));
    let kibibytes = memory.and_then(|text| text.strip_suffix("kB")?.trim().parse::<u64>().ok());
    parts.extend(kibibytes.map(|count| format!("{:.0} GB of memory", count as f64 * 1024.0 / 1e9)));
    parts.extend(rustc());
    parts.push(day(SystemTime::now()));
    parts.join(", ")
}

/// The value of the first line `key : value`.
fn field(text: &str, key: &str) -> Option<String> {
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    fields.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim().to_owned())
}

/// The compiler: `rustc 1.95.0`
fn rustc() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let words: Vec<_> = text.split_whitespace().take(2).collect();
    (words.len() == 2).then(|| words.join(" "))
}

/// The day in UTC: `24 Nov 2026`
fn day(time: SystemTime) -> String {
    // `Tue, 24 Nov 2026 20:15:00 GMT` (RFC 9110, section 5.6.7)
    httpdate::fmt_http_date(time).split(' ').skip(1).take(3).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_a_day() {
        assert_eq!(day(SystemTime::UNIX_EPOCH), "01 Jan 1970");
    }

    #[test]
    fn a_field_is_found_by_its_whole_name() {
        let text = "model\t: 1\nmodel name\t: Some Processor @ 2: x\nmodel name\t: other\n";
        assert_eq!(field(text, "model name").as_deref(), Some("Some Processor @ 2: x"));
        assert_eq!(field(text, "name"), None);
    }
}
