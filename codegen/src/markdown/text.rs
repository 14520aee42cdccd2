/// `text` as inline Markdown that shows exactly its characters, on one line, in the middle of a line: in a cell.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text.trim(), false);
    out
}

/// Appends the characters of `text` to inline Markdown.
///
/// Whatever has a meaning in the middle of a line is escaped. What only has one at the start of a line (lists,
/// headings, underlines of headings, quotes, tables) is escaped where `out` is at such a start, if its lines are
/// those of a page: `starts_lines`.
pub(super) fn push_escaped(out: &mut String, text: &str, starts_lines: bool) {
    let mut previous = out.chars().next_back();
    let mut chars = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).peekable();
    while let Some(c) = chars.next() {
        let is_start = matches!(previous, None | Some('\n'));
        if is_hidden(c) || (c == ' ' && is_start) {
            continue;
        }
        let next = chars.peek().copied();
        match c {
            '<' => out.push_str("&lt;"),
            '&' if next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#') => {
                out.push_str("&amp;")
            }
            // A table writes a pipe as `\|`, which must not meet another backslash.
            '\\' if next == Some('|') => out.push_str("&#92;"),
            _ => {
                let starts_block = starts_lines
                    && (is_start && matches!(c, '>' | '+' | '-' | '=' | ':' | '|')
                        || c == '#' && ends_line_or_word(previous, next)
                        || is_list_delimiter(c) && is_list_number(out));
                if starts_block || needs_backslash(c, previous, next) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        previous = Some(c);
    }
}

fn needs_backslash(c: char, previous: Option<char>, next: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '~' => true,
        '_' => !(previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        _ => false,
    }
}

/// Whether a `#` with these neighbours could start or end a heading.
fn ends_line_or_word(previous: Option<char>, next: Option<char>) -> bool {
    matches!(previous, None | Some('\n' | ' ')) && !next.is_some_and(char::is_alphanumeric)
}

fn is_list_delimiter(c: char) -> bool {
    matches!(c, '.' | ')')
}

/// Whether the line that `out` ends with consists of digits, so that `.` or `)` would make it a list.
fn is_list_number(out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    !line.is_empty() && line.len() < 10 && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Characters that are not seen, or that turn the direction of what is seen around.
pub(super) fn is_hidden(c: char) -> bool {
    const MARKS: [char; 3] = ['\u{200e}', '\u{200f}', '\u{feff}'];
    c.is_control() || MARKS.contains(&c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` as a code span on one line, whatever backticks it has.
pub fn code(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !is_hidden(c)).collect();
    // In a cell, a pipe is written `\|`: behind a backslash of the text itself it would end the cell.
    if text.trim().is_empty() || text.contains("\\|") {
        return format!("<code>{}</code>", escape(&text).replace('|', "&#124;"));
    }
    let ticks = "`".repeat(longest_run(&text) + 1);
    let padding =
        if text.starts_with('`') || text.ends_with('`') || text.starts_with(' ') { " " } else { "" };
    format!("{ticks}{padding}{text}{padding}{ticks}")
}

/// A fenced block, whatever fences `content` has. `info` is ours, not the document's.
pub fn fence(info: &str, content: &str) -> String {
    let ticks = "`".repeat(longest_run(content).max(2) + 1);
    format!("{ticks}{info}\n{}\n{ticks}", content.strip_suffix('\n').unwrap_or(content))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// The anchor that GitHub gives to a heading with this text.
pub fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_its_characters() {
        for text in
            ["Get a token.", "a_b >= 1.15.4 & more", "{protocol}://{ip}:{port}", "1", "C# code", "v2 (b)"]
        {
            assert_eq!(escape(text), text);
        }
        assert_eq!(
            escape("a * b [c](d) <e> `f` &amp; _g_"),
            "a \\* b \\[c\\](d) &lt;e> \\`f\\` &amp;amp; \\_g\\_"
        );
    }

    #[test]
    fn a_line_never_starts_a_block() {
        for text in
            ["# x", "- x", "+ x", "> x", "1. x", "12) x", "===", "---", ":-|", "    x", "~~~", "***", "#"]
        {
            let mut escaped = String::new();
            push_escaped(&mut escaped, text, true);
            let plain = escaped.replace("&lt;", "<").replace('\\', "");
            assert!(escaped != text, "{text:?} is not escaped");
            assert_eq!(plain, text.trim());
        }
    }

    #[test]
    fn hidden_characters_are_dropped() {
        assert_eq!(escape("a\0b\u{202e}c\r\nd"), "abc  d");
        assert_eq!(code("a\0b\nc"), "`ab c`");
    }

    #[test]
    fn code_spans_and_fences_hold_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("^a\\|b"), "<code>^a&#92;&#124;b</code>");
        assert_eq!(fence("rust", "x\n````\n"), "`````rust\nx\n````\n`````");
    }

    #[test]
    fn anchors_are_those_of_github() {
        assert_eq!(anchor("get_transient_token"), "get_transient_token");
        assert_eq!(anchor("Available Operations"), "available-operations");
        assert_eq!(anchor("What's new?"), "whats-new");
    }
}
