//! A JSON value of which every node knows where it was written.

mod convert;

use indexmap::IndexMap;

/// A position in one of the files of a run: [`Files`](super::files::Files) tells which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Number of the file
    pub file: u16,
    /// The line, from 1; 0 when the position is not known
    pub line: u32,
    /// The column in characters, from 1
    pub column: u32,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value
    pub value: NodeValue,
    /// Where it starts
    pub at: Mark,
    /// Where its key starts, when it is a member of an object; as `at` otherwise
    pub key: Mark,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, in the digits of the document and the grammar of JSON
    Number(String),
    /// A string
    String(String),
    /// An array
    List(Vec<Node>),
    /// An object, in the order of the document
    Object(IndexMap<String, Node>),
}

impl PartialEq for Node {
    /// Compares the values; where they stand does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Node {
    /// A value that was written at `at`.
    pub fn new(value: NodeValue, at: Mark) -> Self {
        Self { value, at, key: at }
    }

    /// A string that was written at `at`.
    pub fn string(text: impl Into<String>, at: Mark) -> Self {
        Self::new(NodeValue::String(text.into()), at)
    }

    /// The member `key`, when this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// An object that was written at `at`.
    pub fn object(members: impl IntoIterator<Item = (&'static str, Node)>, at: Mark) -> Self {
        let members = members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect();
        Self::new(NodeValue::Object(members), at)
    }

    /// The member `key`, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.as_object_mut()?.get_mut(key)
    }

    /// The text, when this is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let NodeValue::String(text) = &self.value { Some(text) } else { None }
    }

    /// The digits, when this is a number.
    pub fn as_number(&self) -> Option<&str> {
        if let NodeValue::Number(digits) = &self.value { Some(digits) } else { None }
    }

    /// The truth value, when this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let NodeValue::Bool(value) = self.value { Some(value) } else { None }
    }

    /// The items, when this is an array.
    pub fn as_list(&self) -> Option<&[Node]> {
        if let NodeValue::List(items) = &self.value { Some(items) } else { None }
    }

    /// The members, when this is an object.
    pub fn as_object(&self) -> Option<&IndexMap<String, Node>> {
        if let NodeValue::Object(members) = &self.value { Some(members) } else { None }
    }

    /// The items, when this is an array.
    pub fn as_list_mut(&mut self) -> Option<&mut Vec<Node>> {
        if let NodeValue::List(items) = &mut self.value { Some(items) } else { None }
    }

    /// The members, when this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut IndexMap<String, Node>> {
        if let NodeValue::Object(members) = &mut self.value { Some(members) } else { None }
    }

    /// The text of `$ref`, when this is an object that has one.
    pub fn reference(&self) -> Option<&str> {
        self.get("$ref")?.as_str()
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, NodeValue::Null)
    }

    /// What kind of value it is, in the words of JSON Schema, with an article.
    pub fn kind(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "null",
            NodeValue::Bool(_) => "a boolean",
            NodeValue::Number(_) => "a number",
            NodeValue::String(_) => "a string",
            NodeValue::List(_) => "an array",
            NodeValue::Object(_) => "an object",
        }
    }

    /// What a copy costs: one for each value, and one more for every 64 bytes of text.
    pub fn weight(&self) -> usize {
        1 + match &self.value {
            NodeValue::String(text) | NodeValue::Number(text) => text.len() / 64,
            NodeValue::List(items) => items.iter().map(Node::weight).sum(),
            NodeValue::Object(members) => {
                members.iter().map(|(key, node)| key.len() / 64 + node.weight()).sum::<usize>()
            }
            _ => 0,
        }
    }

    /// The node at a JSON pointer (RFC 6901).
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        let (node, rest) = self.descend(pointer);
        rest.is_empty().then_some(node)
    }

    /// The node at a JSON pointer, to be changed.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Node> {
        let (mut node, mut rest) = (self, pointer);
        while let Some(tail) = rest.strip_prefix('/') {
            let (step, after) = tail.find('/').map_or((tail, ""), |end| tail.split_at(end));
            node = match &mut node.value {
                NodeValue::Object(members) => members.get_mut(unescape(step).as_ref())?,
                NodeValue::List(items) => items.get_mut(step.parse::<usize>().ok()?)?,
                _ => return None,
            };
            rest = after;
        }
        rest.is_empty().then_some(node)
    }

    /// The deepest node on the way along `pointer`, and what is left of the pointer there.
    pub fn descend<'a, 'p>(&'a self, pointer: &'p str) -> (&'a Node, &'p str) {
        let (mut node, mut rest) = (self, pointer);
        while let Some(tail) = rest.strip_prefix('/') {
            let (step, after) = tail.find('/').map_or((tail, ""), |end| tail.split_at(end));
            let next = match &node.value {
                NodeValue::Object(members) => members.get(unescape(step).as_ref()),
                NodeValue::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => None,
            };
            let Some(next) = next else { break };
            (node, rest) = (next, after);
        }
        (node, rest)
    }

    /// How deep arrays and objects are nested in it.
    pub fn depth(&self) -> usize {
        let deepest = match &self.value {
            NodeValue::List(items) => items.iter().map(Node::depth).max(),
            NodeValue::Object(members) => members.values().map(Node::depth).max(),
            _ => return 0,
        };
        1 + deepest.unwrap_or(0)
    }
}

/// One step of a JSON pointer as the key that it stands for.
pub fn unescape(step: &str) -> std::borrow::Cow<'_, str> {
    if step.contains('~') { step.replace("~1", "/").replace("~0", "~").into() } else { step.into() }
}

/// A key as one step of a JSON pointer.
pub fn escape(key: &str) -> std::borrow::Cow<'_, str> {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1").into() } else { key.into() }
}

/// `pointer` one step further, to the member or item `key`.
pub fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", escape(key))
}
