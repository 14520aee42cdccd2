//! Making words of a document fit to be shown: nothing that a terminal would obey, nothing endless.

use std::fmt::Write as _;

/// A name or value of a document, between backticks, cleaned and cut after about sixty characters.
pub fn quoted(text: &str) -> String {
    format!("`{}`", shortened(text, 60).replace('`', "'"))
}

/// `text` without control and direction characters, cut after `limit` characters.
pub fn shortened(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == limit {
            out.push_str("...");
            break;
        }
        push_clean(&mut out, c);
    }
    out
}

/// Adds `c`, escaped when a terminal or a reader could be misled by it.
pub fn push_clean(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() || is_invisible(c) => {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// `c`, or a sign in its place when it would not show or would mislead; tabs stay.
pub fn visible(c: char) -> char {
    if c != '\t' && (c.is_control() || is_invisible(c)) { '\u{fffd}' } else { c }
}

/// Marks of writing direction, zero-width characters and line separators (Unicode TR 36, section 2.6).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}
