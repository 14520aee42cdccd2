//! A request as it came over the wire.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// A request as it came over the wire, the prefix of its call taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The method
    pub method: String,
    /// The path, as it was written
    pub path: String,
    /// What follows the `?`, as it was written
    pub query: Option<String>,
    /// Names in lower case with their values, in order
    pub headers: Vec<(String, String)>,
    /// The body, unchunked
    pub body: Vec<u8>,
}

impl Request {
    /// The values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
            .collect()
    }

    /// The segments of the path, decoded.
    pub fn segments(&self) -> Vec<String> {
        self.path
            .split('/')
            .skip(1)
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into())
            .collect()
    }

    /// The pairs of the query, decoded as forms are (a plus sign is a space), sorted.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let decode =
            |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let mut pairs: Vec<_> = self
            .query
            .iter()
            .flat_map(|query| query.split('&'))
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect();
        pairs.sort();
        pairs
    }

    /// `type/subtype` of the body.
    pub fn content_type(&self) -> Option<String> {
        let value = self.header("content-type").first().copied()?;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// What is no path or no query of RFC 3986 (sections 3.3 and 3.4) in the request, in words.
    pub fn faults(&self) -> Vec<String> {
        let faults = BTreeMap::from([("path", Some(&self.path)), ("query", self.query.as_ref())]);
        let wrong = |(part, text): (&str, Option<&String>)| {
            let at = text.and_then(|text| bad_character(text, part == "query").map(|at| (text, at)));
            at.map(|(text, at)| format!("the {part} `{text}` is not one at byte {at}"))
        };
        faults.into_iter().filter_map(wrong).collect()
    }
}

/// Where `text` stops to be a path or query.
fn bad_character(text: &str, query: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'%' => !(hex(at + 1) && hex(at + 2)),
        b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' => {
            false
        }
        b'=' | b':' | b'@' | b'/' => false,
        b'?' => !query,
        byte => !byte.is_ascii_alphanumeric(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_a_form() {
        let query = Some("b=1%2B1&a=x+y&a=x%20y&c".to_owned());
        let request = Request { path: "/a%2Fb/c%20/".to_owned(), query, ..Request::default() };
        let pairs = request.pairs();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(pairs, [("a", "x y"), ("a", "x y"), ("b", "1+1"), ("c", "")]);
        assert_eq!(request.segments(), ["a/b", "c ", ""]);
        assert!(request.faults().is_empty());
    }

    #[test]
    fn what_is_not_encoded_is_a_fault() {
        for (path, query) in [("/a b", None), ("/a%2", None), ("/a", Some("x=\"y\"")), ("/caf\u{e9}", None)] {
            let request =
                Request { path: path.to_owned(), query: query.map(str::to_owned), ..Request::default() };
            assert_eq!(request.faults().len(), 1, "{path} {query:?}");
        }
    }
}
