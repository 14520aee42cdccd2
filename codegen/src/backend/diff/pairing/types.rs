//! Types of both: by name, then by where they are used, then by what they consist of.

use std::collections::{HashMap, HashSet};

use super::similar::likeness;
use super::{Pairing, alike};
use crate::backend::diff::reach::Reach;
use crate::ir::{Api, TypeDef, TypeId, TypeKind};

/// The types that kept their name.
pub fn by_name(old: &Api, new: &Api) -> HashMap<TypeId, TypeId> {
    let ids: HashMap<_, _> = (0..).map(TypeId).zip(&new.types).map(|(id, def)| (&def.name, id)).collect();
    let known = (0..).map(TypeId).zip(&old.types);
    known.filter_map(|(id, def)| Some((id, *ids.get(&def.name)?))).collect()
}

/// Adds the types that have another name now: those that stand where the others stood, as often as possible, and
/// then those that nothing else is like.
pub fn add_renamed(pairing: &mut Pairing<'_>, votes: &Reach) {
    let mut open = Open::of(pairing);
    let (old, new) = (pairing.old, pairing.new);
    let mut wishes: Vec<_> = votes
        .pairs
        .iter()
        .filter(|((a, b), _)| open.old.contains(a) && open.new.contains(b) && alike(old, *a, new, *b))
        .map(|((a, b), places)| (*a, *b, likeness(old, *a, new, *b), places.len()))
        .collect();
    wishes.sort_by(|a, b| b.3.cmp(&a.3).then(b.2.total_cmp(&a.2)).then((a.0, a.1).cmp(&(b.0, b.1))));
    for (a, b, ..) in wishes {
        open.join(pairing, a, b);
    }
    let (by_old, by_new) = (open.signatures(old, &open.old), open.signatures(new, &open.new));
    for (signature, a) in by_old {
        if let (Some(a), Some(Some(b))) = (a, by_new.get(&signature)) {
            open.join(pairing, a, *b);
        }
    }
}

/// The types that have no counterpart yet.
struct Open {
    old: HashSet<TypeId>,
    new: HashSet<TypeId>,
}

impl Open {
    fn of(pairing: &Pairing<'_>) -> Self {
        let all = |api: &Api| (0..api.types.len() as u32).map(TypeId).collect::<HashSet<_>>();
        let mut open = Self { old: all(pairing.old), new: all(pairing.new) };
        for (old, new) in &pairing.types {
            open.old.remove(old);
            open.new.remove(new);
        }
        open
    }

    fn join(&mut self, pairing: &mut Pairing<'_>, old: TypeId, new: TypeId) {
        if self.old.contains(&old) && self.new.contains(&new) {
            self.old.remove(&old);
            self.new.remove(&new);
            pairing.types.insert(old, new);
        }
    }

    /// What each type consists of; `None` where several types of one document are the same.
    fn signatures(&self, api: &Api, open: &HashSet<TypeId>) -> HashMap<Vec<String>, Option<TypeId>> {
        let mut found: HashMap<Vec<String>, Option<TypeId>> = HashMap::new();
        for id in open {
            if let Some(signature) = signature(api.type_def(*id)) {
                found.entry(signature).and_modify(|known| *known = None).or_insert(Some(*id));
            }
        }
        found
    }
}

/// What a type consists of, on the wire. Nothing for what is too small to be known by that.
fn signature(def: &TypeDef) -> Option<Vec<String>> {
    let mut parts: Vec<String> = match &def.kind {
        TypeKind::Model(model) => model.fields.iter().map(|field| format!("field {}", field.wire)).collect(),
        TypeKind::Enum(of) => of.values.iter().map(|value| format!("value {}", value.wire)).collect(),
        TypeKind::Union(_) | TypeKind::Alias(_) => Vec::new(),
    };
    parts.sort();
    (parts.len() >= 2).then_some(parts)
}
