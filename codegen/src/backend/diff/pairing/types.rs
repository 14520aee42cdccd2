//! Types of both: by name, then by where they are used, then by what they consist of.

use std::collections::{HashMap, HashSet};

use super::similar::likeness;
use super::{Pairing, Relation, alike};
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
    add_alike(pairing, &mut open);
}

/// Adds the types that consist of the same and are like no other one. One that has another of them as its only field
/// is known when that one is, so it goes on until nothing is found.
fn add_alike(pairing: &mut Pairing<'_>, open: &mut Open) {
    let by_new = open.signatures(pairing.new, &open.new);
    let by_old = open.signatures(pairing.old, &open.old).into_iter();
    let mut found: Vec<(TypeId, TypeId, usize)> = by_old
        .filter_map(|(signature, a)| Some((a?, (*by_new.get(&signature)?)?, signature.len())))
        .collect();
    found.sort_unstable();
    loop {
        let before = found.len();
        found.retain(|(a, b, parts)| {
            let same = *parts > 1 || same_fields(pairing, *a, *b);
            if same {
                open.join(pairing, *a, *b);
            }
            !same
        });
        if found.len() == before {
            return;
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

/// Whether the fields of two models have the same types: many objects have a single field of one name.
fn same_fields(pairing: &Pairing<'_>, old: TypeId, new: TypeId) -> bool {
    let (TypeKind::Model(a), TypeKind::Model(b)) =
        (&pairing.old.type_def(old).kind, &pairing.new.type_def(new).kind)
    else {
        return false;
    };
    a.fields.iter().zip(&b.fields).all(|(a, b)| pairing.relation(&a.ty, &b.ty) == Relation::Same)
}

/// What a type consists of, on the wire; nothing for what says nothing by that.
fn signature(def: &TypeDef) -> Option<Vec<String>> {
    let mut parts: Vec<String> = match &def.kind {
        TypeKind::Model(model) => model.fields.iter().map(|field| format!("field {}", field.wire)).collect(),
        TypeKind::Enum(of) => of.values.iter().map(|value| format!("value {}", value.wire)).collect(),
        TypeKind::Union(_) | TypeKind::Alias(_) => Vec::new(),
    };
    parts.sort();
    (!parts.is_empty()).then_some(parts)
}
