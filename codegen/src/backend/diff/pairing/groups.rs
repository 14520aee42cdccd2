//! Groups of both: by name, then where all operations that stayed went over together.

use crate::ir::{Api, GroupId};

/// Positions of groups that are the same.
pub fn pairs(old: &Api, new: &Api, operations: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let by_name = |(at, group): (usize, &crate::ir::Group)| {
        new.groups.iter().position(|other| other.name == group.name).map(|other| (at, other))
    };
    let mut pairs: Vec<(usize, usize)> = old.groups.iter().enumerate().filter_map(by_name).collect();
    for at in 0..old.groups.len() {
        let target = target(old, new, operations, at);
        if let Some(to) = target
            && pairs.iter().all(|(known, other)| *known != at && *other != to)
            && target_back(old, new, operations, to) == Some(at)
        {
            pairs.push((at, to));
        }
    }
    pairs.sort_by_key(|(_, new)| *new);
    pairs
}

/// The group that all operations of the old group at `at` which are still there are in.
fn target(old: &Api, new: &Api, operations: &[(usize, usize)], at: usize) -> Option<usize> {
    let of_group = operations.iter().filter(|(a, _)| old.operations[*a].group == GroupId(at as u32));
    one(of_group.map(|(_, b)| new.operations[*b].group))
}

/// The group that all operations of the new group at `to` which were there before were in.
fn target_back(old: &Api, new: &Api, operations: &[(usize, usize)], to: usize) -> Option<usize> {
    let of_group = operations.iter().filter(|(_, b)| new.operations[*b].group == GroupId(to as u32));
    one(of_group.map(|(a, _)| old.operations[*a].group))
}

/// The only group of all, if it is one.
fn one(mut groups: impl Iterator<Item = GroupId>) -> Option<usize> {
    let first = groups.next()?;
    groups.all(|group| group == first).then_some(first.0 as usize)
}
