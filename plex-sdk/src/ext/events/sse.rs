//! A reader of server-sent events, as the HTML standard defines their format (section 9.2.6).

use std::collections::VecDeque;
use std::time::Duration;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Turns pieces of a stream, however they are cut, into events.
///
/// Lines end with CR, LF or both. Text that is not UTF-8 is read with replacement characters. An event that is not
/// complete when the stream ends is never handed out.
pub(super) struct Parser {
    /// How many bytes an event may have
    limit: usize,
    /// The line that is not complete yet
    line: Vec<u8>,
    /// Whether the next LF belongs to the CR before it
    after_cr: bool,
    is_first_line: bool,
    name: String,
    data: String,
    id: String,
    /// Whether the event has become too large: what is left of it is skipped
    is_too_large: bool,
    /// Whether the line in progress is not empty, though nothing of it is kept
    skips_line: bool,
    ready: VecDeque<Item>,
}

/// What comes out of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// An event: its name, which is `message` where the stream gives none, its data, and the last id so far.
    Event { name: String, data: String, id: String },
    /// How long to wait before connecting again
    Retry(Duration),
    /// An event was larger than the limit.
    TooLarge,
}

impl Parser {
    /// A parser that skips events of more than `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            line: Vec::new(),
            after_cr: false,
            is_first_line: true,
            name: String::new(),
            data: String::new(),
            id: String::new(),
            is_too_large: false,
            skips_line: false,
            ready: VecDeque::new(),
        }
    }

    /// The next item that is complete.
    pub(super) fn next(&mut self) -> Option<Item> {
        self.ready.pop_front()
    }

    /// Takes the next piece of the stream.
    pub(super) fn feed(&mut self, mut piece: &[u8]) {
        if self.after_cr && !piece.is_empty() {
            self.after_cr = false;
            piece = piece.strip_prefix(b"\n").unwrap_or(piece);
        }
        while let Some(at) = piece.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            self.extend_line(&piece[..at]);
            self.end_line();
            let rest = &piece[at + 1..];
            let is_cr = piece[at] == b'\r';
            self.after_cr = is_cr && rest.is_empty();
            piece = if is_cr { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
        }
        self.extend_line(piece);
    }

    /// Keeps a part of a line, unless it is one of a comment or of an event that is too large.
    fn extend_line(&mut self, part: &[u8]) {
        if part.is_empty() {
            return;
        }
        if self.line.is_empty() && part.starts_with(b":") {
            self.skips_line = true;
        }
        if self.skips_line {
            return;
        }
        if self.is_too_large || self.line.len() + self.size() + part.len() > self.limit {
            self.give_up();
            self.skips_line = true;
            return;
        }
        self.line.extend_from_slice(part);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let is_first = std::mem::replace(&mut self.is_first_line, false);
        if std::mem::take(&mut self.skips_line) {
            return;
        }
        let text = match line.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) if is_first => rest,
            _ => &line[..],
        };
        match &*String::from_utf8_lossy(text) {
            "" => self.end_event(),
            line => self.take_field(line),
        }
        self.line = line;
        self.line.clear();
    }

    fn take_field(&mut self, line: &str) {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let wait = value.parse().map_or(Duration::MAX, Duration::from_millis);
                self.ready.push_back(Item::Retry(wait));
            }
            _ => {}
        }
    }

    /// An empty line ends an event; one without data is none.
    fn end_event(&mut self) {
        let name = std::mem::take(&mut self.name);
        let mut data = std::mem::take(&mut self.data);
        if std::mem::take(&mut self.is_too_large) {
            self.ready.push_back(Item::TooLarge);
        } else if data.pop().is_some() {
            let name = if name.is_empty() { "message".to_owned() } else { name };
            self.ready.push_back(Item::Event { name, data, id: self.id.clone() });
        }
    }

    fn size(&self) -> usize {
        self.name.len() + self.data.len()
    }

    fn give_up(&mut self) {
        self.is_too_large = true;
        self.line.clear();
        self.name.clear();
        self.data.clear();
    }
}

#[cfg(test)]
mod tests;
