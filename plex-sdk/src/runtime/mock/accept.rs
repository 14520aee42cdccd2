//! Which of several media types a request prefers (RFC 9110, section 12.5.1).

use super::table::Example;
use crate::runtime::media_type::{essence, is_in};

/// The example that `accept` prefers; the first when it does not say, or wants none of them.
pub(super) fn preferred<'a>(examples: &'a [Example], accept: Option<&str>) -> Option<&'a Example> {
    let ranges: Vec<(String, f32)> = accept.unwrap_or("*/*").split(',').map(range).collect();
    let mut best: Option<(&Example, f32)> = None;
    for example in examples {
        let quality = quality(&ranges, example.media_type);
        if best.is_none_or(|(_, best)| quality > best) {
            best = Some((example, quality));
        }
    }
    best.map(|(example, _)| example)
}

fn range(text: &str) -> (String, f32) {
    let quality = text.split(';').skip(1).find_map(|parameter| parameter.trim().strip_prefix("q="));
    (essence(text).to_owned(), quality.and_then(|quality| quality.parse().ok()).unwrap_or(1.0))
}

/// The quality of the most precise range.
fn quality(ranges: &[(String, f32)], media_type: &str) -> f32 {
    let fitting = ranges.iter().filter(|(range, _)| is_in(media_type, range));
    fitting.min_by_key(|(range, _)| range.matches('*').count()).map_or(0.0, |(_, quality)| *quality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_precise_range_counts() {
        let example = |media_type| Example { media_type, body: "" };
        let examples = [example("application/xml"), example("application/json; charset=utf-8")];
        let chosen = |accept| preferred(&examples, accept).map(|example| example.media_type);
        assert_eq!(chosen(None), Some("application/xml"));
        assert_eq!(chosen(Some("application/json")), Some("application/json; charset=utf-8"));
        assert_eq!(
            chosen(Some("application/*, application/xml;q=0.5")),
            Some("application/json; charset=utf-8")
        );
        assert_eq!(chosen(Some("image/png")), Some("application/xml"));
        assert_eq!(preferred(&[], None).map(|example| example.body), None);
    }
}
