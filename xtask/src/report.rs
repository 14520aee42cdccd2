//! What a run prints.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use codegen::diagnostic::{self, Diagnostic};
use codegen::ir::Api;
use similar::TextDiff;

use crate::args::Limit;
use crate::output::{Change, Delta};

/// Writes to standard error. A closed pipe is not a reason to stop.
pub fn to_stderr(text: &str) {
    io::stderr().write_all(text.as_bytes()).ok();
}

/// Writes to standard output. A closed pipe is not a reason to stop.
pub fn to_stdout(text: &str) {
    io::stdout().write_all(text.as_bytes()).ok();
}

/// Prints why a document is refused, and gives the exit code.
pub fn rejected(list: &[Diagnostic], limit: Limit) -> ExitCode {
    let (errors, doubts): (Vec<_>, Vec<_>) = list.iter().cloned().partition(Diagnostic::is_error);
    diagnostics(&errors);
    warnings(&doubts, limit);
    to_stderr(&format!("error: {} in the document; nothing was written\n", counted(errors.len(), "error")));
    ExitCode::FAILURE
}

/// Prints what is doubtful in a document, and how many more there are.
pub fn warnings(list: &[Diagnostic], limit: Limit) {
    let shown = limit.count().min(list.len());
    diagnostics(&list[..shown]);
    to_stderr(&warning_count(list.len(), shown));
}

/// Prints why a document, which has this name, cannot be compared. Its warnings are those of `generate`.
pub fn not_compared(list: &[Diagnostic], name: &str) {
    let errors: Vec<Diagnostic> = list.iter().filter(|one| one.is_error()).cloned().collect();
    diagnostics(&errors);
    let errors = counted(errors.len(), "error");
    to_stderr(&format!("error: {errors} in {}; nothing was compared\n", printable(name)));
}

/// Whether the user lets programs write in colours (no-color.org).
pub fn wants_color() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

/// Prints diagnostics with their source lines, in colour on a terminal.
fn diagnostics(list: &[Diagnostic]) {
    let color = io::stderr().is_terminal() && wants_color();
    to_stderr(&diagnostic::render(list, color));
}

/// How many warnings there are, and how to see those that were not printed; nothing when there are none.
fn warning_count(count: usize, shown: usize) -> String {
    match count {
        0 => String::new(),
        _ if count <= shown => format!("{}\n", counted(count, "warning")),
        _ => format!("{}, {} not shown (--warnings all)\n", counted(count, "warning"), count - shown),
    }
}

/// The summary of a run that wrote.
pub fn summary(target: &str, api: &Api, delta: &Delta, time: Duration) -> String {
    let removed = delta.changes.iter().filter(|change| change.after.is_none()).count();
    let written = delta.changes.len() - removed;
    let mut out = contents(target, api);
    let files = written + delta.unchanged;
    let _ = writeln!(
        out,
        "{}: {written} written, {} unchanged, {removed} removed, in {:.2} s",
        counted(files, "file"),
        delta.unchanged,
        time.as_secs_f64(),
    );
    out
}

/// What was generated from the document.
pub fn contents(target: &str, api: &Api) -> String {
    format!(
        "{target}: {} in {}, {}\n",
        counted(api.operations.len(), "operation"),
        counted(api.groups.len(), "group"),
        counted(api.types.len(), "type"),
    )
}

/// `1 file`, `2 files`
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// All changes as a unified diff, at most `limit` lines of it.
pub fn unified_diff(changes: &[Change], limit: usize) -> String {
    let mut out = String::new();
    let mut lines = 0;
    for (index, change) in changes.iter().enumerate() {
        for line in file_diff(change).lines() {
            if lines == limit {
                let files = counted(changes.len() - index, "file");
                let _ = writeln!(out, "... cut after {limit} lines; {files} not shown in full (--diff all)");
                return out;
            }
            out.push_str(line);
            out.push('\n');
            lines += 1;
        }
    }
    out
}

fn file_diff(change: &Change) -> String {
    let before = change.before.as_deref().map(String::from_utf8_lossy);
    let after = change.after.as_deref();
    let name = |side: &str, there: bool| match there {
        true => format!("{side}/{}", printable(&change.path)),
        false => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(before.as_deref().unwrap_or_default(), after.unwrap_or_default());
    let (from, to) = (name("a", before.is_some()), name("b", after.is_some()));
    let text = diff.unified_diff().header(&from, &to).to_string();
    // An empty file has no lines that could differ.
    let text = if text.is_empty() { format!("--- {from}\n+++ {to}\n") } else { text };
    text.lines().map(|line| format!("{}\n", printable(line))).collect()
}

/// A line without what a terminal would obey.
fn printable(line: &str) -> String {
    line.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str, before: Option<&str>, after: Option<&str>) -> Change {
        let before = before.map(|text| text.as_bytes().to_vec());
        Change { path: path.to_owned(), before, after: after.map(String::from) }
    }

    #[test]
    fn a_diff_names_both_sides() {
        let diff = unified_diff(&[change("docs/a.md", Some("one\ntwo\n"), Some("one\n2\n"))], 100);
        assert_eq!(diff, "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n");
        let diff = unified_diff(&[change("a", None, Some("x\n")), change("b", Some("y\n"), None)], 100);
        assert_eq!(
            diff,
            "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n--- a/b\n+++ /dev/null\n@@ -1 +0,0 @@\n-y\n"
        );
    }

    #[test]
    fn a_file_without_lines_still_shows() {
        assert_eq!(unified_diff(&[change("a", Some(""), None)], 9), "--- a/a\n+++ /dev/null\n");
    }

    #[test]
    fn a_long_diff_is_cut() {
        let long = "x\n".repeat(1000);
        let changes = [change("a", None, Some(&long)), change("b", None, Some(&long))];
        let diff = unified_diff(&changes, 5);
        assert_eq!(diff.lines().count(), 6);
        assert!(diff.ends_with("... cut after 5 lines; 2 files not shown in full (--diff all)\n"), "{diff}");
        let whole = unified_diff(&changes[..1], 1003);
        assert!(whole.ends_with("+x\n"), "a diff that fits is whole");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let diff = unified_diff(&[change("a", None, Some("\u{1b}[31m\n"))], 9);
        assert!(!diff.contains('\u{1b}'), "{diff:?}");
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(counted(1, "file"), "1 file");
        assert_eq!(counted(0, "file"), "0 files");
        assert_eq!(warning_count(0, 0), "");
        assert_eq!(warning_count(3, 10), "3 warnings\n");
        assert_eq!(warning_count(12, 10), "12 warnings, 2 not shown (--warnings all)\n");
    }
}
