//! What the figures were measured on.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

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
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    parts.push(date(seconds / 86_400));
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

/// The day in the Gregorian calendar that is so many days after 1970-01-01.
fn date(days: u64) -> String {
    let mut left = days;
    let mut year = 1970;
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    while left >= 365 + u64::from(leap(year)) {
        left -= 365 + u64::from(leap(year));
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(30), "1970-01-31");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(11_017), "2000-03-01");
        assert_eq!(date(20_453), "2025-12-31");
        assert_eq!(date(20_454), "2026-01-01");
    }

    #[test]
    fn a_field_is_found_by_its_whole_name() {
        let text = "model\t: 1\nmodel name\t: Some Processor @ 2: x\nmodel name\t: other\n";
        assert_eq!(field(text, "model name").as_deref(), Some("Some Processor @ 2: x"));
        assert_eq!(field(text, "name"), None);
    }
}
