//! Operations of both: by method and path, then by the shape of the path, then by `operationId`, then by name.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::ir::{Api, Operation};

/// Positions of operations that are the same, in the order of the new document.
pub fn pairs(old: &Api, new: &Api) -> Vec<(usize, usize)> {
    let mut open = Open {
        old: (0..old.operations.len()).collect(),
        new: (0..new.operations.len()).collect(),
        pairs: Vec::new(),
    };
    let call = |operation: &Operation| Some((operation.method.clone(), operation.path.clone()));
    let shape = |operation: &Operation| Some((operation.method.clone(), shape(&operation.path)));
    let id = |operation: &Operation| Some(operation.id.clone()).filter(|id| !id.is_empty());
    open.take(old, new, call);
    open.take(old, new, shape);
    open.take(old, new, id);
    open.take(old, new, |operation| Some(operation.name.clone()).filter(|_| !operation.id.is_empty()));
    open.pairs.sort_by_key(|(_, new)| *new);
    open.pairs
}

/// The path with the names of its parameters taken out.
pub fn shape(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        out.push(c);
    }
    out
}

/// What has no counterpart yet.
struct Open {
    old: Vec<usize>,
    new: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Open {
    /// Takes the operations that share a key which nothing else in their document has.
    fn take<K: Eq + Hash>(&mut self, old: &Api, new: &Api, key: impl Fn(&Operation) -> Option<K>) {
        let (by_old, by_new) = (unique(old, &self.old, &key), unique(new, &self.new, &key));
        let found: Vec<(usize, usize)> =
            by_old.iter().filter_map(|(key, old)| Some((*old, *by_new.get(key)?))).collect();
        let (gone, come): (HashSet<usize>, HashSet<usize>) = found.iter().copied().unzip();
        self.old.retain(|at| !gone.contains(at));
        self.new.retain(|at| !come.contains(at));
        self.pairs.extend(found);
    }
}

fn unique<K: Eq + Hash>(
    api: &Api,
    open: &[usize],
    key: impl Fn(&Operation) -> Option<K>,
) -> HashMap<K, usize> {
    let mut found: HashMap<K, Option<usize>> = HashMap::new();
    for at in open {
        if let Some(key) = key(&api.operations[*at]) {
            found.entry(key).and_modify(|known| *known = None).or_insert(Some(*at));
        }
    }
    found.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_have_no_names() {
        assert_eq!(shape("/a/{id}/b/{key}"), "/a/{}/b/{}");
        assert_eq!(shape("/:/prefs"), "/:/prefs");
    }
}
