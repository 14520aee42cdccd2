//! A document that stands alone, as the text of one file.
//!
//! Libraries that write YAML or JSON write values of serde, which have no digits: `1.10` would become `1.1`. The two
//! writers here keep what was written, and quote every string that any version of YAML could take for something else.

mod json;
mod yaml;

use std::fmt::Write as _;

pub use json::to_json;
pub use yaml::to_yaml;

/// Whether YAML takes the character without an escape, and no reader takes it for a line break or drops it.
fn is_printable(c: char) -> bool {
    match c {
        '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => !c.is_control(),
    }
}

/// In double quotes, with escapes that JSON and all versions of YAML have.
fn escaped(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if is_printable(c) => out.push(c),
            _ => _ = write!(out, "\\u{:04X}", u32::from(c)),
        }
    }
    out.push('"');
    out
}
