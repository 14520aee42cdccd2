use indexmap::IndexMap;

/// A JSON value of the document: an example, a default, an enum member.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, in the digits of the document, so that nothing is rounded.
    Number(String),
    /// A string
    String(String),
    /// An array
    List(Vec<Value>),
    /// An object, in the order of the document
    Object(IndexMap<String, Value>),
}
