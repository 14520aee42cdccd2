//! The formats that values are checked against: those of which a fault shows at a glance.

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::LazyLock,
};

use regex::Regex;

use crate::frontend::tree::{Node, NodeValue};

/// Formats of strings and what they look like (JSON Schema 2020-12 validation, section 7.3).
static TEXTS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    const DAY: &str = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    const TIME: &str =
        r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})";
    let list = [
        ("date", format!("^{DAY}$")),
        ("date-time", format!("^{DAY}[Tt]{TIME}$")),
        ("time", format!("^{TIME}$")),
        ("uuid", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$".to_owned()),
        ("uri", r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>{}|\\^`]*$".to_owned()),
        ("uri-reference", r"^[^\s<>{}|\\^`]*$".to_owned()),
        ("email", r"^[^\s@]+@[^\s@]+$".to_owned()),
        ("hostname", "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$".to_owned()),
        ("byte", "^[A-Za-z0-9+/]*={0,2}$".to_owned()),
    ];
    list.into_iter().filter_map(|(name, pattern)| Some((name, Regex::new(&pattern).ok()?))).collect()
});

/// Whether `value` has the format, as far as it is one that is looked at and concerns values of its kind.
pub fn fits(value: &Node, format: &str) -> bool {
    match (&value.value, format) {
        (NodeValue::String(text), "ipv4") => text.parse::<Ipv4Addr>().is_ok(),
        (NodeValue::String(text), "ipv6") => text.parse::<Ipv6Addr>().is_ok(),
        (NodeValue::String(text), _) => {
            let known = TEXTS.iter().find(|(name, _)| *name == format);
            known.is_none_or(|(_, pattern)| pattern.is_match(text))
        }
        (NodeValue::Number(digits), "int32") => {
            whole(digits).is_none_or(|number| i32::try_from(number).is_ok())
        }
        (NodeValue::Number(digits), "int64") => {
            whole(digits).is_none_or(|number| i64::try_from(number).is_ok())
        }
        _ => true,
    }
}

/// A whole number, perhaps written with a fraction of zeros.
fn whole(digits: &str) -> Option<i128> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.bytes().all(|byte| byte == b'0') { whole.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        let fits = |text: &str, format| fits(&Node::string(text, Default::default()), format);
        assert!(
            fits("2024-02-29T23:59:60.5+01:00", "date-time") && !fits("2024-02-29 10:00:00", "date-time")
        );
        assert!(fits("2024-12-31", "date") && !fits("2024-13-01", "date"));
        assert!(fits("https://plex.tv/users/a?c=1", "uri") && !fits("/library/metadata/1", "uri"));
        assert!(fits("448a75da-0dc5-463e-83a6-467d7eaea748", "uuid") && !fits("448a75da", "uuid"));
        assert!(fits("192.0.2.1", "ipv4") && !fits("192.0.2.256", "ipv4") && fits("2001:db8::1", "ipv6"));
        assert!(fits("ada@example.com", "email") && !fits("ada", "email"));
        assert!(fits("anything", "of-our-own"));
        let number = |digits: &str| Node::new(NodeValue::Number(digits.to_owned()), Default::default());
        assert!(super::fits(&number("-2147483648"), "int32") && !super::fits(&number("2147483648"), "int32"));
        assert!(
            !super::fits(&number("9223372036854775808"), "int64") && super::fits(&number("1e3"), "double")
        );
    }

    #[test]
    fn every_pattern_can_be_read() {
        assert_eq!(TEXTS.len(), 9);
    }
}
