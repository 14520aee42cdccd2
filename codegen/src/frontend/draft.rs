//! An API between lowering and the naming passes.

use std::collections::BTreeMap;

use crate::ir::{Api, Location, Param};

/// An API whose names are still wishes: words of the right form, neither unique nor free of reserved names.
///
/// [`passes`](super::passes) turn the wishes into names; what they have to know about each wish stands here.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The API
    pub api: Api,
    /// What the document says about the name of each of [`Api::types`], in the same order
    pub types: Vec<TypeWish>,
    /// What the document says about each of [`Api::operations`], in the same order
    pub operations: Vec<OperationWish>,
    /// Header parameters that the client takes over from its operations
    pub client: ClientParams,
    /// How lists come in pages, if the document says it
    pub paging: Option<PagingRule>,
}

/// How much a wish weighs when two items want one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// `true` for `x-name`, which must be met; `false` for foreign extensions, which may get a number
    pub hard: bool,
    /// Where it is set
    pub pointer: String,
    /// Words that the item would be called by without it
    pub instead: String,
}

/// What the document says about the name of a type.
#[derive(Clone, Debug, Default)]
pub struct TypeWish {
    /// Whether it stands in `components/schemas`, with a name of its own
    pub component: bool,
    /// Whether it stays when nothing uses it: a component, unless it is only a part of others (`x-part`) or tells how
    /// values are read (`x-read-as`)
    pub kept: bool,
    /// Set when the name is pinned
    pub pin: Option<Pin>,
    /// Pinned names of its fields, values or members, by their wire names
    pub members: BTreeMap<String, Pin>,
}

/// What the document says about an operation.
#[derive(Clone, Debug, Default)]
pub struct OperationWish {
    /// Where it stands
    pub pointer: String,
    /// Set when the name is pinned
    pub pin: Option<Pin>,
    /// Pinned names of its parameters and form fields
    pub params: BTreeMap<ParamKey, Pin>,
    /// Wire names of the client parameters that it takes, when it says so itself (`x-client-parameters`)
    pub client_params: Option<Vec<String>>,
    /// What it says about its pages
    pub paging: PagingWish,
}

/// What tells the parameters of one operation apart; no location for a field of a form.
pub type ParamKey = (Option<Location>, String);

/// Header parameters that the client takes over from its operations.
#[derive(Clone, Debug, Default)]
pub struct ClientParams {
    /// The parameters, with the pins of their names
    pub params: Vec<(Param, Option<Pin>)>,
    /// Who takes them
    pub rule: ClientRule,
}

/// Which operations take the parameters of the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientRule {
    /// The document does not say: header parameters that most operations repeat are taken
    #[default]
    Guess,
    /// Those that repeat them (`x-speakeasy-globals`)
    Repeated,
    /// All that do not have a list of their own (`x-client-parameters`)
    All,
}

/// How lists come in pages (`x-paging` of the document). Names are those of the wire.
#[derive(Clone, Debug, Default)]
pub struct PagingRule {
    /// The parameter with the position of the first item
    pub start: String,
    /// The parameter with the greatest number of items
    pub size: String,
    /// Keys of lists; where an answer has several lists, the first of these is its items
    pub items: Vec<String>,
    /// The field that tells how many items the whole list has
    pub total: Option<String>,
    /// The field that tells the position of the first item
    pub offset: Option<String>,
    /// The field that tells how many things the answer has
    pub count: Option<String>,
}

/// What an operation says about its pages (`x-paging` of an operation).
#[derive(Clone, Debug, Default)]
pub struct PagingWish {
    /// Whether it says anything
    pub is_given: bool,
    /// Whether its list comes in pages, where its method and parameters say otherwise
    pub paged: Option<bool>,
    /// The key of the list of its items
    pub items: Option<String>,
}
