use crate::{
    frontend::{
        draft::Pin,
        tree::{Node, NodeValue, join},
        words::words,
    },
    ir::Name,
};

/// A schema of the document, where it stands, and what a type made of it would be called.
///
/// Schemas are read from the value tree and not from `openapiv3::Schema`, which rounds numbers and splits one
/// schema into a dozen shapes; that the tree does parse as `openapiv3` is what makes the plain reads here safe.
#[derive(Clone, Debug)]
pub(super) struct Schema<'a> {
    /// JSON pointer into the document
    pub pointer: String,
    /// Its keywords
    pub node: &'a Node,
    /// Words for the name of a type made of it
    pub context: String,
    /// Set when it names the type itself
    pub pin: Option<Pin>,
    /// Leave out what it is composed of (`allOf`, `oneOf`, `anyOf`): only its own keywords are meant
    pub alone: bool,
}

/// Keywords that say more about a value than its type and its limits.
const STRUCTURE: &[&str] = &["properties", "items", "enum", "additionalProperties", "required"];

impl<'a> Schema<'a> {
    /// A schema whose type is called `context`, unless it names it itself.
    pub fn new(pointer: String, node: &'a Node, context: impl Into<String>) -> Self {
        let context = context.into();
        match pin(node, &pointer, &context) {
            Some((name, pin)) => Self { pointer, node, context: name, pin: Some(pin), alone: false },
            None => Self { pointer, node, context, pin: None, alone: false },
        }
    }

    /// The schema of a property. A pin there is for the field, not for the type.
    pub fn property(&self, name: &str, node: &'a Node) -> Self {
        let pointer = join(&join(&self.pointer, "properties"), name);
        Self { pointer, node, context: child_context(&self.context, name), pin: None, alone: false }
    }

    /// Only its own keywords, without what it is composed of.
    pub fn alone(&self) -> Self {
        Self { alone: true, ..self.clone() }
    }

    /// What tells it apart from all other schemas.
    pub fn key(&self) -> String {
        if self.alone { format!("{} alone", self.pointer) } else { self.pointer.clone() }
    }

    /// The schema under `keyword`, of the same context: the items of a list, the values of a map.
    pub fn inner(&self, keyword: &str) -> Option<Self> {
        let node = self.node.get(keyword)?;
        node.as_object()?;
        Some(Self::new(join(&self.pointer, keyword), node, self.context.clone()))
    }

    /// The schemas listed under `keyword`, of the same context.
    pub fn members(&self, keyword: &str) -> Vec<Self> {
        let pointer = join(&self.pointer, keyword);
        let member = |(index, node): (usize, &'a Node)| {
            Self::new(join(&pointer, &index.to_string()), node, self.context.clone())
        };
        self.list(keyword).iter().enumerate().map(member).collect()
    }

    /// The properties, in document order.
    pub fn properties(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let members = self.node.get("properties").and_then(Node::as_object);
        members.into_iter().flatten().map(|(name, node)| (name.as_str(), self.property(name, node)))
    }

    /// `required`
    pub fn required(&self) -> impl Iterator<Item = &'a str> {
        self.list("required").iter().filter_map(Node::as_str)
    }

    /// The items of a keyword that holds a list; none when it is absent.
    pub fn list(&self, keyword: &str) -> &'a [Node] {
        self.node.get(keyword).and_then(Node::as_list).unwrap_or_default()
    }

    /// A keyword that holds a string.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.node.get(keyword)?.as_str()
    }

    /// A keyword that is `true`.
    pub fn is(&self, keyword: &str) -> bool {
        self.node.get(keyword).and_then(Node::as_bool) == Some(true)
    }

    /// Whether it says what the value looks like, beyond a bare type, limits and words.
    pub fn has_structure(&self) -> bool {
        STRUCTURE.iter().any(|keyword| match self.node.get(keyword).map(|node| &node.value) {
            None | Some(NodeValue::Bool(_)) => false,
            Some(NodeValue::List(items)) => !items.is_empty(),
            Some(_) => true,
        })
    }
}

/// The words of `name` inside `parent`.
pub(super) fn child_context(parent: &str, name: &str) -> String {
    let words = words(name);
    match (parent, words.as_str()) {
        (_, "") => parent.to_owned(),
        ("", _) => words,
        _ => format!("{parent}_{words}"),
    }
}

/// The name that an object of the document pins, as words; without the pin it would be called `instead`.
pub(super) fn pin(node: &Node, pointer: &str, instead: &str) -> Option<(String, Pin)> {
    let hard = node.get("x-name").and_then(Node::as_str);
    let name = hard.or_else(|| node.get("x-speakeasy-name-override")?.as_str())?;
    let words = words(name);
    let pin = Pin { hard: hard.is_some(), pointer: pointer.to_owned(), instead: instead.to_owned() };
    Name::is_valid(&words).then_some((words, pin))
}
