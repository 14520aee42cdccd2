//! What the parser makes of streams, whole and in pieces.

use std::time::Duration;

use super::{Item, Parser};

/// What comes of the pieces.
fn items<'p>(limit: usize, pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<Item> {
    let mut parser = Parser::new(limit);
    let mut items = Vec::new();
    for piece in pieces {
        parser.feed(piece);
        items.extend(std::iter::from_fn(|| parser.next()));
    }
    items
}

fn whole(text: &str) -> Vec<Item> {
    items(1000, [text.as_bytes()])
}

fn event(name: &str, data: &str, id: &str) -> Item {
    Item::Event { name: name.into(), data: data.into(), id: id.into() }
}

#[test]
fn lines_end_in_three_ways() {
    for end in ["\n", "\r", "\r\n"] {
        let text = ["event: a", "data: 1", "data:2", "", "data", "", ""].join(end);
        assert_eq!(whole(&text), [event("a", "1\n2", ""), event("message", "", "")], "{end:?}");
    }
}

#[test]
fn a_byte_order_mark_comments_and_unknown_fields_are_skipped() {
    let text = "\u{FEFF}data: 1\n: comment\n:\nother: x\nevent\n\ndata:  2 \n\n\u{FEFF}data: 3\n\n";
    assert_eq!(whole(text), [event("message", "1", ""), event("message", " 2 ", "")]);
}

#[test]
fn an_id_stays_until_the_next() {
    let text = "id: 7\ndata: 1\n\ndata: 2\n\nid: a\0b\ndata: 3\n\nid\ndata: 4\n\n";
    let ids = ["7", "7", "7", ""];
    let expected: Vec<_> = (1..).zip(ids).map(|(data, id)| event("message", &data.to_string(), id)).collect();
    assert_eq!(whole(text), expected);
}

#[test]
fn retry_takes_digits_only() {
    let text = "retry: 1500\nretry: -1\nretry: 1s\nretry\nretry: 99999999999999999999\n";
    assert_eq!(whole(text), [Item::Retry(Duration::from_millis(1500)), Item::Retry(Duration::MAX)]);
}

#[test]
fn an_event_without_data_or_end_is_none() {
    assert_eq!(whole("event: a\n\ndata: 1\n\nevent: b\ndata: 2\n"), [event("message", "1", "")]);
}

#[test]
fn text_that_is_not_utf8_is_replaced() {
    assert_eq!(items(100, [b"data: a\xFFb\n\n".as_slice()]), [event("message", "a\u{FFFD}b", "")]);
}

#[test]
fn an_event_above_the_limit_is_skipped_and_said() {
    let long = "x".repeat(20);
    for text in [
        format!("event: a\ndata: {long}\ndata: 1\n\ndata: 2\n\n"),
        "data: 12345\n".repeat(4) + "\ndata: 2\n\n",
        format!("other{long}: 1\n\ndata: 2\n\n"),
    ] {
        assert_eq!(items(20, [text.as_bytes()]), [Item::TooLarge, event("message", "2", "")], "{text}");
    }
    let comment = format!(":{long}{long}\ndata: 2\n\n");
    assert_eq!(items(20, [comment.as_bytes()]), [event("message", "2", "")]);
}

/// Pieces of streams that are hard to read.
const HARD: &[&str] = &[
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "\u{FEFF}",
    "data: é\u{1F980}",
    "data:1\n",
    "data",
    "event: ping",
    "event:",
    "id: 1",
    "id: \0",
    "retry: 10",
    "retry: x",
    ":comment",
    ":",
    " ",
    "x",
    "data: a long line of thirty bytes",
];

#[test]
fn any_split_gives_the_same() {
    for seed in 0..300 {
        let mut random = fastrand::Rng::with_seed(seed);
        let words = random.usize(1..30);
        let text: String = (0..words).map(|_| HARD[random.usize(..HARD.len())]).collect();
        let bytes = text.as_bytes();
        let expected = items(40, [bytes]);
        for at in 0..=bytes.len() {
            let (start, end) = bytes.split_at(at);
            assert_eq!(items(40, [start, end]), expected, "{text:?} split at {at}");
        }
        assert_eq!(items(40, bytes.chunks(1)), expected, "{text:?} byte by byte");
        assert_eq!(items(40, bytes.chunks(random.usize(2..7))), expected, "{text:?} in chunks");
    }
}
