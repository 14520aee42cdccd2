//! From any text of a document to the words of a [`Name`].

use crate::ir::Name;

/// Characters of the longest name of a member: a field, a value, a parameter, an operation.
pub const MEMBER_LENGTH: usize = 60;

/// Characters of the longest name of a type, which may carry the names of the types around it.
pub const TYPE_LENGTH: usize = 100;

/// The words of `text`, lower-case and joined by `_`; empty when it has no ASCII letter or digit.
///
/// `playQueueIDs` gives `play_queue_ids`, `DVRResponse` gives `dvr_response`, `X-Plex-Product` gives `x_plex_product`,
/// `tagtype[].tag.tag-` gives `tagtype_tag_tag`.
pub fn words(text: &str) -> String {
    let joined = TERMS.iter().find(|(term, _)| text.contains(term)).map(|_| join_terms(text));
    let bytes = joined.as_deref().unwrap_or(text).as_bytes();
    let mut out = String::with_capacity(bytes.len() + 8);
    // Letter case of the last letter of the present word.
    let mut upper = None;
    for (at, byte) in bytes.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            upper = None;
            continue;
        }
        let starts = match upper {
            None => !out.is_empty(),
            Some(true) => byte.is_ascii_uppercase() && is_word_start(&bytes[at + 1..]),
            Some(false) => byte.is_ascii_uppercase(),
        };
        if starts {
            out.push('_');
        }
        out.push(char::from(byte.to_ascii_lowercase()));
        upper = if byte.is_ascii_digit() { upper.or(Some(true)) } else { Some(byte.is_ascii_uppercase()) };
    }
    out
}

/// Whether a capital behind capitals starts a word, given what comes behind it: the `R` of `DVRResponse` does, that of
/// `DVRs` does not.
fn is_word_start(behind: &[u8]) -> bool {
    match behind {
        [b's'] => false,
        [b's', next, ..] if !next.is_ascii_lowercase() => false,
        [next, ..] => next.is_ascii_lowercase(),
        [] => false,
    }
}

/// The words of `text` with its signs spelled out: `>=` gives `greater_than_equals`, `-title` gives `minus_title`.
pub fn spelled(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match sign(c) {
            Some(word) => out.extend([" ", word, " "]),
            None => out.push(c),
        }
    }
    words(&out)
}

/// A name of at most `length` characters; `prefix` goes before words that do not start with a letter, and is all
/// that is left of no words.
pub fn name(words: &str, prefix: &str, length: usize) -> Name {
    let words = match words.chars().next() {
        None => prefix.to_owned(),
        Some(c) if c.is_ascii_lowercase() => words.to_owned(),
        Some(_) => format!("{prefix}_{words}"),
    };
    Name::new(shorten(&words, length))
}

/// `name` with one more word, shortened at its end so that the word always stays.
pub fn with_word(name: &Name, word: &str, length: usize) -> Name {
    let room = length.saturating_sub(word.len() + 1).max(1);
    Name::new(format!("{}_{word}", shorten(name.as_str(), room)))
}

/// The English plural of the last word, for a list beside a scalar of the same name.
pub fn plural(words: &str) -> String {
    match words {
        _ if words.ends_with('s') => format!("{words}_list"),
        _ if words.ends_with("ay") || words.ends_with("ey") || words.ends_with("oy") => format!("{words}s"),
        _ => match words.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{words}s"),
        },
    }
}

/// Leaves out words in the middle: the first say where an item belongs, the last say what it is.
fn shorten(words: &str, length: usize) -> String {
    if words.len() <= length {
        return words.to_owned();
    }
    let tail_start = words.len() - length / 2;
    let tail = match words[tail_start..].find('_') {
        Some(end) => &words[tail_start + end + 1..],
        None => "",
    };
    let room = length - tail.len() - usize::from(!tail.is_empty());
    let head = match words[..=room].rfind('_') {
        Some(end) => &words[..end],
        None => &words[..room],
    };
    if tail.is_empty() { head.to_owned() } else { format!("{head}_{tail}") }
}

/// Spellings that letter case would take apart.
const TERMS: &[(&str, &str)] =
    &[("OAuth", "Oauth"), ("IPv4", "Ipv4"), ("IPv6", "Ipv6"), ("iOS", "Ios"), ("macOS", "Macos")];

fn join_terms(text: &str) -> String {
    TERMS.iter().fold(text.to_owned(), |text, (term, joined)| text.replace(term, joined))
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less than",
        '>' => "greater than",
        '=' => "equals",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_letter_case_and_signs() {
        for (text, expected) in [
            ("getTransientToken", "get_transient_token"),
            ("X-Plex-Product", "x_plex_product"),
            ("tagtype[].tag.tag-", "tagtype_tag_tag"),
            ("DVRs", "dvrs"),
            ("playQueueIDs", "play_queue_ids"),
            ("DVRResponse", "dvr_response"),
            ("linkOAuthPin", "link_oauth_pin"),
            ("getTVShow2Go", "get_tv_show2_go"),
            ("playAs", "play_as"),
            ("DVRsOf4KMovies", "dvrs_of4_k_movies"),
            ("H264", "h264"),
            ("1080P", "1080p"),
            ("IP-description", "ip_description"),
            ("m3u8", "m3u8"),
            ("../../x", "x"),
            ("\"; std::process::exit(1)", "std_process_exit_1"),
            ("TV_SHOW", "tv_show"),
            ("映画", ""),
            ("", ""),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn signs_can_be_spelled() {
        assert_eq!(spelled(">="), "greater_than_equals");
        assert_eq!(spelled("-title"), "minus_title");
        assert_eq!(spelled("映"), "");
    }

    #[test]
    fn names_are_bounded_and_start_with_a_letter() {
        assert_eq!(name("4k", "value", 60).as_str(), "value_4k");
        assert_eq!(name("", "field", 60).as_str(), "field");
        let long = name("word_".repeat(3000).trim_end_matches('_'), "field", 60);
        assert_eq!(long.as_str(), "word_word_word_word_word_word_word_word_word_word_word_word");
        let kept = name(&format!("get_{}_airings_type", "x".repeat(90)), "type", 40);
        assert_eq!(kept.as_str(), "get_airings_type");
        assert_eq!(name(&"x".repeat(10_000), "field", 60).as_str().len(), 60);
        assert_eq!(with_word(&Name::new("x".repeat(60)), "2", 60).as_str(), format!("{}_2", "x".repeat(58)));
    }

    #[test]
    fn plurals() {
        for (word, expected) in
            [("guid", "guids"), ("country", "countries"), ("key", "keys"), ("news", "news_list")]
        {
            assert_eq!(plural(word), expected);
        }
    }
}
