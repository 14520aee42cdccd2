//! Which of several media types a request prefers (RFC 9110, section 12.5.1).

use super::table::Example;

/// The example that `accept` prefers; the first when it does not say, or wants none of them.
pub(super) fn preferred<'a>(examples: &'a [Example], accept: Option<&str>) -> Option<&'a Example> {
    let ranges: Vec<(String, f32)> = accept.unwrap_or("*/*").split(',').map(range).collect();
    let mut best: Option<(&Example, f32)> = None;
    for example in examples {
        let quality = quality(&ranges, essence(example.media_type));
        if best.is_none_or(|(_, best)| quality > best) {
            best = Some((example, quality));
        }
    }
    best.map(|(example, _)| example)
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether `media_type` is in `range`: the same, `text/*` or `*/*`.
pub(super) fn is_in(media_type: &str, range: &str) -> bool {
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => {
            media_type.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        }
        None => media_type.eq_ignore_ascii_case(range),
    }
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
