//! What was expected, in words.

use std::fmt::Display;

use super::super::kind::Kind;

/// A value of `kind`.
pub(super) fn kind(of: &Kind) -> String {
    match of {
        Kind::Any => "any value".to_owned(),
        Kind::Bool => "true or false".to_owned(),
        Kind::Integer(least, most) => {
            let is_whole = [Kind::INT32, Kind::INT64, Kind::UINT64].contains(of);
            limited("an integer", (!is_whole).then_some((least, most)))
        }
        Kind::Number(least, most) => limited("a number", (*of != Kind::NUMBER).then_some((least, most))),
        Kind::Text(least, most) if *of != Kind::TEXT => {
            format!("a text of {}", count(*least, *most, "characters"))
        }
        Kind::Text(..) => "a text".to_owned(),
        Kind::OneOf(values) => {
            let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
            format!("one of {}", values.join(", "))
        }
        Kind::List(_, least, most) => list(*least, *most),
        Kind::Object(_) | Kind::Open(_) => "an object".to_owned(),
        Kind::Either(kinds) => kinds.iter().map(kind).collect::<Vec<_>>().join(" or "),
    }
}

/// A list with so many values.
pub(super) fn list(least: u64, most: u64) -> String {
    match (least, most) {
        (0, u64::MAX) => "a list".to_owned(),
        _ => format!("a list of {}", count(least, most, "values")),
    }
}

fn limited<T: Display>(what: &str, limits: Option<(T, T)>) -> String {
    match limits {
        Some((least, most)) => format!("{what} from {least} to {most}"),
        None => what.to_owned(),
    }
}

fn count(least: u64, most: u64, what: &str) -> String {
    match (least, most) {
        _ if least == most => format!("{least} {what}"),
        (_, u64::MAX) => format!("at least {least} {what}"),
        (0, _) => format!("at most {most} {what}"),
        _ => format!("{least} to {most} {what}"),
    }
}
