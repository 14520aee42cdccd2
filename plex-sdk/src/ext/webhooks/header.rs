//! Header values with parameters, such as `form-data; name="payload"`.

/// A parameter: a token, or a quoted string (RFC 9110, section 5.6.6). Its name is in lower case.
pub(super) fn parameter(header: &str, name: &str) -> Option<String> {
    let (_, mut rest) = header.split_once(';')?;
    loop {
        let (key, after) = rest.split_once('=')?;
        let (value, after) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (value, after) = after.split_once(';').unwrap_or((after, ""));
                (value.trim().to_owned(), after)
            }
        };
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after.trim_start().trim_start_matches(';');
    }
}

/// The text up to the closing quote, and what follows. A backslash stands for itself unless a quote or another
/// backslash follows, since clients send names of files as they are.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = quoted.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, &quoted[at + 1..])),
            '\\' => {
                let escaped = chars.next_if(|(_, next)| matches!(next, '"' | '\\'));
                text.push(escaped.map_or(c, |(_, next)| next));
            }
            c => text.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found() {
        let header = r#"form-data; name="pay;\"load\""; FileName=a.jpg ; other="C:\x""#;
        assert_eq!(parameter(header, "name").unwrap(), r#"pay;"load""#);
        assert_eq!(parameter(header, "filename").unwrap(), "a.jpg");
        assert_eq!(parameter(header, "other").unwrap(), r"C:\x");
        assert_eq!(parameter(header, "none"), None);
        assert_eq!(parameter("form-data", "name"), None);
        assert_eq!(parameter(r#"form-data; name="open"#, "name"), None);
    }
}
