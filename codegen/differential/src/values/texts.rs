//! Texts that are hard to encode.

use crate::document::Place;

/// For paths, queries and bodies. Each means something else, or nothing, where it is not encoded.
const HARD: [&str; 8] = [
    "a b&c=d;e",
    "1+1 = 100%, or 50%25?",
    "caf\u{e9} \u{4f60}\u{597d} \u{1f3ac}",
    "\"quoted\" 'text' <tag> `tick`",
    "server://ab12/com.plexapp.plugins.library/library/metadata/1?x=1#y",
    "[list],{map}|pipe^\\back~-._",
    "!$&'()*+,;=:@/",
    "%2F..%2e%00",
];

/// For headers, whose values are visible ASCII (RFC 9110, section 5.5).
const HEADER: [&str; 4] = ["a b; c=\"d\"", "50%, 1+1", "x/y (z) [w]", "~-._*'!#$&^`|"];

const PLAIN: [&str; 4] = ["alpha", "beta-2", "gamma_3", "delta.4"];

/// The hard text that `salt` picks.
pub fn hard(salt: usize, place: Place) -> &'static str {
    match place {
        Place::Header | Place::Cookie => HEADER[salt % HEADER.len()],
        _ => HARD[salt % HARD.len()],
    }
}

/// The plain text that `salt` picks.
pub fn plain(salt: usize) -> &'static str {
    PLAIN[salt % PLAIN.len()]
}

/// A text of a `format` that has rules of its own.
pub fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date" => "2026-08-09",
        "date-time" => "2026-08-09T10:11:12Z",
        "time" => "10:11:12Z",
        "uuid" => "0b5c1f6e-3b3f-4f61-9e0a-6f2d7c8e9a10",
        "email" => "someone+plex@example.org",
        "hostname" => "media.example.org",
        "ip" | "ipv4" => "192.0.2.7",
        "ipv6" => "2001:db8::7",
        "uri" | "url" | "iri" => "https://example.org/a%20b/?q=1&r=%26#f",
        "uri-reference" => "/a/b?c=d",
        "byte" => "YSti/w==",
        "regex" => "^a+$",
        _ => return None,
    })
}

/// A number for a name, the same in every run: it makes the values of two parameters differ.
pub fn salt(name: &str) -> usize {
    name.bytes().fold(name.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % 7919
}

/// `text` with at least `least` and at most `most` characters.
pub fn of_length(text: &str, least: Option<u64>, most: Option<u64>) -> String {
    let mut text: String = text.chars().take(most.map_or(usize::MAX, |most| most as usize)).collect();
    while least.is_some_and(|least| (text.chars().count() as u64) < least.min(4096)) {
        text.push('x');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_texts_are_visible_ascii() {
        let visible = |text: &&str| text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        assert!(HEADER.iter().all(|text| visible(text) && text.trim() == *text));
    }

    #[test]
    fn lengths_count_characters() {
        assert_eq!(of_length("caf\u{e9}!", None, Some(4)), "caf\u{e9}");
        assert_eq!(of_length("a", Some(3), None), "axx");
    }
}
