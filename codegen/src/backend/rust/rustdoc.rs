//! interim
pub fn block(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        for c in line.trim().chars() {
            if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
            {
                continue;
            }
            if c.is_ascii_punctuation() && !matches!(c, ',' | '\'' | '"' | ';' | '(' | '%' | '/' | '?') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push('\n');
    }
    out.trim().to_owned()
}

pub fn code(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() && *c != '`').collect();
    if text.trim().is_empty() { String::new() } else { format!("`{}`", text.trim()) }
}
