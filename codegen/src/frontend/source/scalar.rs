//! What a plain YAML scalar means: the core schema of YAML 1.2, narrowed to what JSON can say.

use std::borrow::Cow;

use crate::frontend::tree::NodeValue;

/// The value of a plain scalar.
///
/// `n`, `no`, `on` and dates are strings. So are numbers with underscores, leading zeros or another base, `.inf` and
/// `.nan`: JSON has no such numbers, and they are more often codes than counts.
pub fn plain(text: &str) -> NodeValue {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeValue::Null,
        "true" | "True" | "TRUE" => NodeValue::Bool(true),
        "false" | "False" | "FALSE" => NodeValue::Bool(false),
        _ => match number(text) {
            Some(digits) => NodeValue::Number(digits.into_owned()),
            None => NodeValue::String(text.to_owned()),
        },
    }
}

/// `text` as a JSON number (RFC 8259, section 6) when YAML takes it for a decimal number.
pub fn number(text: &str) -> Option<Cow<'_, str>> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = whole.len() > 1 && whole.starts_with('0');
    if !digits(whole) || !digits(fraction) || zeros || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    if let Some(exponent) = exponent {
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if power.is_empty() || !digits(power) {
            return None;
        }
    }
    let as_it_stands = !text.starts_with('+') && !whole.is_empty() && !mantissa.ends_with('.');
    if as_it_stands {
        return Some(Cow::Borrowed(text));
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let power = exponent.map_or(String::new(), |exponent| format!("e{exponent}"));
    Some(Cow::Owned(format!("{sign}{whole}{point}{fraction}{power}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars() {
        let text = |text: &str| NodeValue::String(text.to_owned());
        let number = |digits: &str| NodeValue::Number(digits.to_owned());
        for (input, expected) in [
            ("n", text("n")),
            ("no", text("no")),
            ("on", text("on")),
            ("yes", text("yes")),
            ("2025-10-12", text("2025-10-12")),
            ("1_000", text("1_000")),
            ("010", text("010")),
            ("0x1F", text("0x1F")),
            ("0o17", text("0o17")),
            (".inf", text(".inf")),
            (".nan", text(".nan")),
            ("-", text("-")),
            (".", text(".")),
            ("1e", text("1e")),
            ("e5", text("e5")),
            ("1.2.3", text("1.2.3")),
            ("+", text("+")),
            ("0", number("0")),
            ("-0", number("-0")),
            ("3.10", number("3.10")),
            ("+5", number("5")),
            (".5", number("0.5")),
            ("-.5", number("-0.5")),
            ("5.", number("5")),
            ("5.e3", number("5e3")),
            ("1E+3", number("1E+3")),
            ("18446744073709551616", number("18446744073709551616")),
            ("true", NodeValue::Bool(true)),
            ("False", NodeValue::Bool(false)),
            ("tRue", text("tRue")),
            ("~", NodeValue::Null),
            ("Null", NodeValue::Null),
        ] {
            assert_eq!(plain(input), expected, "{input}");
        }
    }
}
