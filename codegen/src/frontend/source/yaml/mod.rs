//! YAML events to a tree of values.

mod nesting;

use std::{collections::HashMap, sync::Arc};

use granit_parser::{Event, Marker, Options, Parser, ScalarStyle, ScanError, Tag};
use indexmap::IndexMap;
use serde::de::IgnoredAny;

use super::scalar;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        limits,
        tree::{Mark, Node, NodeValue, escape},
    },
};

/// Parses file number `file`. `None`, with an error, when it cannot be read to its end.
pub fn parse(file: u16, context: &mut Context) -> Option<Node> {
    let text: Arc<str> = context.files.text(file);
    let mut builder = Builder {
        file,
        context,
        stack: Vec::new(),
        anchors: HashMap::new(),
        open_anchors: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str_with_options(&text, options()) {
        let next = event.map_err(|error| builder.syntax(&error));
        match next.and_then(|(event, span)| builder.event(event, span.start)) {
            Ok(()) => {}
            Err(Stop) => return None,
        }
    }
    let root = builder.root.take();
    if root.is_none() {
        let start = Mark { file, line: 1, column: 1 };
        context.error("", start, "the file has no content");
    }
    root
}

fn options() -> Options {
    let mut options = Options::default();
    options.simple_key_max_lookahead = limits::KEY_LOOKAHEAD;
    options
}

/// The file cannot be read further; an error was added.
struct Stop;

/// A node whose repetition by aliases is allowed, with what one costs.
struct Anchored {
    node: Node,
    nodes: usize,
    depth: usize,
}

/// An array or object that is not closed yet.
struct Frame {
    value: NodeValue,
    at: Mark,
    anchor: usize,
    /// The key that waits for its value
    key: Option<(String, Mark)>,
    /// Whether the value of that key is left out: an error was told about the key
    skip: bool,
    /// Levels below this one
    depth: usize,
}

struct Builder<'c> {
    file: u16,
    context: &'c mut Context,
    stack: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    open_anchors: Vec<usize>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, start: Marker) -> Result<(), Stop> {
        let at = self.mark(&start);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                self.context.error("", at, "the file holds more than one YAML document");
                Err(Stop)
            }
            Event::Scalar(text, style, anchor, tag) => self.scalar(&text, style, anchor, tag.as_deref(), at),
            Event::SequenceStart(_, anchor, tag) => {
                self.collection_tag(tag.as_deref(), "seq", at);
                self.open(NodeValue::List(Vec::new()), anchor, at)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.collection_tag(tag.as_deref(), "map", at);
                self.open(NodeValue::Object(IndexMap::new()), anchor, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => self.alias(anchor, at),
            _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        at: Mark,
    ) -> Result<(), Stop> {
        if self.wants_key() {
            return self.key(text, style, at);
        }
        let value = self.scalar_value(text, style, tag, at);
        let node = Node::new(value, at);
        self.spend(1, at)?;
        if anchor > 0 {
            self.anchors.insert(anchor, Anchored { nodes: node.weight(), depth: 0, node: node.clone() });
        }
        self.push(node, 0);
        Ok(())
    }

    fn scalar_value(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, at: Mark) -> NodeValue {
        let string = || NodeValue::String(text.to_owned());
        match tag.map(|tag| tag.core_suffix()) {
            None if style == ScalarStyle::Plain => scalar::plain(text),
            None | Some(Some("str")) => string(),
            Some(Some(kind @ ("int" | "float" | "bool" | "null"))) => {
                let value = scalar::plain(text);
                let fits = match &value {
                    NodeValue::Number(_) => matches!(kind, "int" | "float"),
                    NodeValue::Bool(_) => kind == "bool",
                    NodeValue::Null => kind == "null",
                    _ => false,
                };
                if !fits {
                    let message = format!("{} is not what its tag `!!{kind}` says", quoted(text));
                    self.context.error(self.pointer(), at, message);
                }
                value
            }
            Some(_) => {
                self.unknown_tag(tag, at);
                string()
            }
        }
    }

    fn collection_tag(&mut self, tag: Option<&Tag>, expected: &str, at: Mark) {
        if tag.is_some_and(|tag| tag.core_suffix() != Some(expected)) {
            self.unknown_tag(tag, at);
        }
    }

    fn unknown_tag(&mut self, tag: Option<&Tag>, at: Mark) {
        let name = tag.map(Tag::original).unwrap_or_default();
        self.context
            .error(self.pointer(), at, format!("the YAML tag {} has no meaning here", quoted(&name)))
            .help("write the value without a tag");
    }

    fn key(&mut self, text: &str, style: ScalarStyle, at: Mark) -> Result<(), Stop> {
        let Some(frame) = self.stack.last_mut() else { return Err(Stop) };
        let first = match &frame.value {
            NodeValue::Object(members) => members.get(text).map(|first| first.key),
            _ => None,
        };
        let is_merge = text == "<<" && style == ScalarStyle::Plain;
        frame.skip |= is_merge || first.is_some();
        if is_merge {
            self.context
                .error(self.pointer(), at, "merge keys (`<<`) are not part of YAML 1.2")
                .help("repeat the keys, or put what is shared under `components` and refer to it");
        } else if let Some(first) = first {
            self.repeated_key(text, first, at);
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.key = Some((text.to_owned(), at));
        }
        Ok(())
    }

    fn repeated_key(&mut self, text: &str, first: Mark, at: Mark) {
        let place = self.context.files.place(first);
        let pointer = format!("{}/{}", self.pointer(), escape(text));
        let message = format!("the key {} appears twice in one object", quoted(text));
        let diagnostic = self.context.error(pointer, at, message);
        if let Some(place) = place {
            diagnostic.help(format!("it was used before at {place}; remove or rename one of the two"));
        }
    }

    fn syntax(&mut self, error: &ScanError) -> Stop {
        let text = self.context.files.text(self.file);
        if text.trim_start().starts_with('{')
            && let Err(error) = serde_json::from_str::<IgnoredAny>(&text)
        {
            let at = Mark { file: self.file, line: error.line() as u32, column: error.column() as u32 };
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or(&reason);
            self.context.error(self.pointer(), at, format!("not valid JSON: {reason}"));
            return Stop;
        }
        let at = self.mark(error.marker());
        self.context.error(self.pointer(), at, format!("not valid YAML: {}", error.info()));
        Stop
    }

    fn mark(&self, marker: &Marker) -> Mark {
        Mark { file: self.file, line: marker.line() as u32, column: marker.col() as u32 + 1 }
    }

    /// Pointer of the value that comes next.
    fn pointer(&self) -> String {
        let mut out = String::new();
        for frame in &self.stack {
            match (&frame.value, &frame.key) {
                (NodeValue::List(items), _) => out.push_str(&format!("/{}", items.len())),
                (_, Some((key, _))) => out.push_str(&format!("/{}", escape(key))),
                _ => {}
            }
        }
        out
    }
}
