use indexmap::IndexMap;

use super::{Lowering, operations::Lowered};
use crate::{
    frontend::{Node, draft::OperationWish, words},
    ir::{Group, GroupId, Operation},
};

/// The tags of a schema that no operation refers to.
const TAGS: &str = "x-tags";

/// Groups, and the operations in them.
pub(super) struct Grouped {
    pub groups: Vec<Group>,
    pub operations: Vec<Operation>,
    pub wishes: Vec<OperationWish>,
}

/// Groups operations by their first tag, or else by their path. Groups follow the tag list of the document, then the
/// order of first appearance; a tag without operations gives none.
pub(super) fn lower(cx: &Lowering<'_>, lowered: Vec<Lowered>) -> Grouped {
    let tags = &cx.document.openapi.tags;
    let mut used: IndexMap<String, ()> = IndexMap::new();
    let listed = tags.iter().map(|tag| tag.name.clone());
    let wanted: Vec<String> = lowered.iter().map(tag_of).collect();
    for tag in listed.filter(|tag| wanted.contains(tag)).chain(wanted.iter().cloned()) {
        used.entry(tag).or_default();
    }
    let group = |tag: &String| {
        let listed = tags.iter().find(|listed| listed.name == *tag);
        Group {
            name: words::name(&words::words(tag), "group", words::MEMBER_LENGTH),
            tag: tag.clone(),
            description: listed.and_then(|tag| tag.description.clone()).unwrap_or_default(),
        }
    };
    let groups = used.keys().map(group).collect();
    let mut operations = Vec::new();
    let mut wishes = Vec::new();
    for (Lowered { mut operation, wish, .. }, tag) in lowered.into_iter().zip(&wanted) {
        operation.group = GroupId(used.get_index_of(tag).unwrap_or_default() as u32);
        operations.push(operation);
        wishes.push(wish);
    }
    Grouped { groups, operations, wishes }
}

/// Gives each component that names tags (`x-tags`) to their groups.
pub(super) fn assign_types(cx: &mut Lowering<'_>, groups: &[Group]) {
    for (id, schema) in cx.component_list() {
        let tags = schema.node.get(TAGS).and_then(Node::as_list).unwrap_or_default();
        for tag in tags {
            let group = groups.iter().position(|group| Some(group.tag.as_str()) == tag.as_str());
            match group {
                Some(group) => cx.types[id.0 as usize].groups.push(GroupId(group as u32)),
                None => {
                    let site = cx.site(&format!("{}/{TAGS}", schema.pointer));
                    let message = format!("`{TAGS}` names a tag that no operation has");
                    cx.diagnostics.error(site, message).help("it is a list of tags");
                }
            }
        }
    }
}

/// The first tag; without one, the first segment of the path that has a word in it.
fn tag_of(lowered: &Lowered) -> String {
    let segment = || {
        let segments = lowered.operation.path.split('/').filter(|segment| !segment.contains('{'));
        segments.map(words::words).find(|words| !words.is_empty())
    };
    lowered.tag.clone().or_else(segment).unwrap_or_else(|| "default".to_owned())
}
