//! Groups of operations. One without operations is not there in Rust.

use super::{Context, Finding, Subject, rules, unpaired, whole};
use crate::ir::{Api, Group, GroupId};
use crate::surface;

/// Compares the groups.
pub fn compare(cx: &mut Context<'_, '_>) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    let pairs = cx.pairing.groups.clone();
    for (a, b) in &pairs {
        match (is_used(old, *a), is_used(new, *b)) {
            (true, true) => pair(cx, *b, &old.groups[*a], &new.groups[*b]),
            (true, false) => removed(cx, &old.groups[*a]),
            (false, true) => added(cx, &new.groups[*b]),
            (false, false) => {}
        }
    }
    for at in unpaired(old.groups.len(), pairs.iter().map(|(a, _)| *a)) {
        if is_used(old, at) {
            removed(cx, &old.groups[at]);
        }
    }
    for at in unpaired(new.groups.len(), pairs.iter().map(|(_, b)| *b)) {
        if is_used(new, at) {
            added(cx, &new.groups[at]);
        }
    }
}

fn is_used(api: &Api, at: usize) -> bool {
    api.operations.iter().any(|operation| operation.group == GroupId(at as u32))
}

fn accessor(group: &Group) -> String {
    surface::method_ident(&group.name)
}

fn removed(cx: &mut Context<'_, '_>, group: &Group) {
    let name = accessor(group);
    let finding = Finding::new(&rules::GROUP_REMOVED, "group", &name);
    cx.sink.add(Subject::Group(name), finding, Vec::new());
}

fn added(cx: &mut Context<'_, '_>, group: &Group) {
    let name = accessor(group);
    let finding = Finding::new(&rules::GROUP_ADDED, "group", &name);
    cx.sink.add(Subject::Group(name), finding, Vec::new());
}

fn pair(cx: &mut Context<'_, '_>, at: usize, old: &Group, new: &Group) {
    let (before, after) = (accessor(old), accessor(new));
    if before != after {
        let of_group =
            |(_, operation): &(usize, usize)| cx.pairing.new.operations[*operation].group.0 as usize == at;
        let places =
            cx.pairing.operations.iter().filter(|pair| of_group(pair)).map(|(_, b)| whole(*b)).collect();
        let finding = Finding::new(&rules::GROUP_RENAMED, "group", &after).texts(before, &after);
        cx.sink.add(Subject::Group(after.clone()), finding, places);
    }
    if old.description != new.description || old.tag != new.tag {
        cx.words("group", after, None);
    }
}
