/// How the list of an operation comes in pages. Fields are given by their positions in
/// [`Model::fields`](super::Model::fields).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paging {
    /// Position in [`Operation::params`](super::Operation::params) of the parameter with the position of the first
    /// item, counted from 0
    pub start: u32,
    /// Position there of the parameter with the greatest number of items
    pub size: u32,
    /// The field of the answer that holds the object with the list; `None` when the answer is that object itself
    pub envelope: Option<u32>,
    /// The field with the list; `None` when the answer is the list
    pub items: Option<u32>,
    /// The field beside the list that tells how many items the whole list has
    pub total: Option<u32>,
    /// The field beside the list that tells the position of its first item
    pub offset: Option<u32>,
    /// The field beside the list that tells how many things the answer has, those of other lists among them
    pub count: Option<u32>,
}

/// Headers of answers that tell about a page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageHeaders {
    /// How many items the whole list has
    pub total: Option<String>,
    /// The position of the first item, counted from 0
    pub offset: Option<String>,
}
