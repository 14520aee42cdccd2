//! Types, each pair once, at all places that reach it.

use std::collections::HashSet;

use super::{Context, Finding, Relation, deprecation, enums, models, rules, same_words, text, unions, wire};
use crate::backend::diff::pairing::{Pairing, alike};
use crate::backend::diff::reach::{self, Reach};
use crate::backend::diff::report::{Place, Subject};
use crate::backend::diff::{Impact, Wire};
use crate::ir::{Api, GroupId, Type, TypeDef, TypeId, TypeKind};

/// Compares all types: those that operations reach side by side, and those that are the same otherwise.
pub fn compare(cx: &mut Context<'_, '_>, reach: &Reach) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    let one = cx.pairing.type_pairs();
    let mut pairs: Vec<(TypeId, TypeId)> = one.clone();
    // An alias that is another one stands for its target; that one is told.
    let is_alias = |id: TypeId| matches!(new.type_def(id).kind, TypeKind::Alias(_));
    pairs.extend(reach.pairs.keys().filter(|(a, b)| !cx.pairing.are_one(*a, *b) && !is_alias(*b)));
    pairs.sort_by_key(|(a, b)| (*b, !cx.pairing.are_one(*a, *b), *a));
    let (before, after) = (alone(old, &old_positions(cx.pairing)), reach::reach(&Pairing::identity(new)));
    for pair in pairs {
        let mut places = reach.pairs.get(&pair).cloned().unwrap_or_default();
        if cx.pairing.are_one(pair.0, pair.1) {
            places.extend(by_other_ways(&places, at_type(&before, pair.0), at_type(&after, pair.1)));
        }
        Pair { ids: pair, subject: subject(cx.pairing, pair), places: &places }.compare(cx);
    }
    let (gone, come): (HashSet<TypeId>, HashSet<TypeId>) = one.into_iter().unzip();
    whole(cx, new, &come, &rules::TYPE_ADDED, &after);
    whole(cx, old, &gone, &rules::TYPE_REMOVED, &before);
}

/// Where a report has each operation of the old API.
fn old_positions(pairing: &Pairing<'_>) -> Vec<usize> {
    let mut next = pairing.new.operations.len();
    let position = |at: usize| {
        let paired = pairing.operations.iter().find(|(old, _)| *old == at).map(|(_, new)| *new);
        paired.unwrap_or_else(|| {
            next += 1;
            next - 1
        })
    };
    (0..pairing.old.operations.len()).map(position).collect()
}

/// What the operations of one API reach; `positions` are those of its operations in the report.
fn alone(api: &Api, positions: &[usize]) -> Reach {
    let mut reach = reach::reach(&Pairing::identity(api));
    for place in reach.pairs.values_mut().flatten() {
        place.operation = positions[place.operation];
    }
    reach
}

fn at_type(reach: &Reach, id: TypeId) -> &[Place] {
    reach.pairs.get(&(id, id)).map(Vec::as_slice).unwrap_or_default()
}

/// The places of operations that reach a type in both APIs, but not side by side: what lies in between is another one.
fn by_other_ways(known: &[Place], before: &[Place], after: &[Place]) -> Vec<Place> {
    let key = |place: &Place| (place.operation, place.direction);
    let known: HashSet<_> = known.iter().map(key).collect();
    let before: HashSet<_> = before.iter().map(key).collect();
    after
        .iter()
        .filter(|place| before.contains(&key(place)) && !known.contains(&key(place)))
        .cloned()
        .collect()
}

/// Adds the types of `api` that are not among `known`, with the operations of that API that reach them.
fn whole(
    cx: &mut Context<'_, '_>,
    api: &Api,
    known: &HashSet<TypeId>,
    rule: &'static super::Rule,
    reach: &Reach,
) {
    for id in (0..api.types.len() as u32).map(TypeId).filter(|id| !known.contains(id)) {
        let places = at_type(reach, id).to_vec();
        let name = text::named(api, id);
        let finding = Finding::new(rule, "type", "");
        let kind = kind(&api.type_def(id).kind);
        let finding =
            if rule == &rules::TYPE_ADDED { finding.texts("", kind) } else { finding.texts(kind, "") };
        cx.sink.add(Subject::Type(name), finding, places);
    }
}

/// What a reader looks for: the name, or both where another type has taken the place.
fn subject(pairing: &Pairing<'_>, (old, new): (TypeId, TypeId)) -> Subject {
    let name = text::named(pairing.new, new);
    match pairing.are_one(old, new) {
        true => Subject::Type(name),
        false => Subject::Type(format!("{} -> {name}", text::named(pairing.old, old))),
    }
}

/// The finding that another named type stands where one stood.
pub fn replaced(pairing: &Pairing<'_>, old: &Type, new: &Type, pair: (TypeId, TypeId)) -> (Subject, Finding) {
    let texts = (text::named(pairing.old, pair.0), text::named(pairing.new, pair.1));
    let finding = Finding::new(&rules::TYPE_REPLACED, "type", "").wire(wire::between(pairing, old, new));
    (subject(pairing, pair), finding.texts(texts.0, texts.1))
}

/// A type of both.
pub struct Pair<'p> {
    /// The two
    pub ids: (TypeId, TypeId),
    subject: Subject,
    /// Where the one stands now where the other stood
    places: &'p [Place],
}

impl Pair<'_> {
    /// Adds a finding at all places. Where another type has taken the place, that says all about Rust, and only what the
    /// wire sees is told beside it.
    pub fn add(&self, cx: &mut Context<'_, '_>, finding: Finding) {
        let seen = |place: &Place| place.direction.is_some_and(|way| finding.on_wire(way) > Impact::Neutral);
        if !cx.pairing.are_one(self.ids.0, self.ids.1) && !self.places.iter().any(seen) {
            return;
        }
        cx.sink.add(self.subject.clone(), finding, self.places.to_vec());
    }

    /// Notes other words of a part.
    pub fn words(&self, cx: &mut Context<'_, '_>, noun: &'static str, part: &str) {
        let Subject::Type(name) = &self.subject else { return };
        let name = if part.is_empty() { name.clone() } else { format!("{name}.{part}") };
        cx.words(noun, name, None);
    }

    /// Compares two types at a part of this one; gives whether they are something else altogether. Where another
    /// named type stands, that is told at once.
    pub fn is_other(&self, cx: &mut Context<'_, '_>, old: &Type, new: &Type, tail: &str) -> bool {
        match cx.pairing.relation(old, new) {
            Relation::Same => false,
            Relation::Other => true,
            Relation::Replaced(a, b) => {
                let (subject, finding) = replaced(cx.pairing, old, new, (a, b));
                cx.sink.add(subject, finding.tail(tail), self.places.to_vec());
                false
            }
        }
    }

    fn compare(&self, cx: &mut Context<'_, '_>) {
        let (old, new) = cx.pairing.defs(self.ids);
        if cx.pairing.are_one(self.ids.0, self.ids.1) {
            self.compare_definitions(cx, old, new);
        } else if !alike(cx.pairing.old, self.ids.0, cx.pairing.new, self.ids.1) {
            return;
        }
        match (&old.kind, &new.kind) {
            (TypeKind::Model(a), TypeKind::Model(b)) => models::compare(cx, self, a, b),
            (TypeKind::Enum(a), TypeKind::Enum(b)) => enums::compare(cx, self, a, b),
            (TypeKind::Union(a), TypeKind::Union(b)) => unions::compare(cx, self, a, b),
            (TypeKind::Alias(a), TypeKind::Alias(b)) => self.compare_aliases(cx, a, b),
            (a, b) => {
                let change = wire::between_kinds(cx.pairing, self.ids);
                let finding = Finding::new(&rules::TYPE_KIND, "type", "").wire(change);
                self.add(cx, finding.texts(kind(a), kind(b)));
            }
        }
    }

    fn compare_definitions(&self, cx: &mut Context<'_, '_>, old: &TypeDef, new: &TypeDef) {
        let texts = (text::named(cx.pairing.old, self.ids.0), text::named(cx.pairing.new, self.ids.1));
        if texts.0 != texts.1 {
            self.add(cx, Finding::new(&rules::TYPE_RENAMED, "type", "").texts(texts.0, texts.1));
        }
        self.compare_groups(cx, &old.groups, &new.groups);
        let (rule, other_reason) =
            deprecation(&old.docs, &new.docs, &rules::TYPE_DEPRECATED, &rules::TYPE_REINSTATED);
        if let Some(rule) = rule {
            self.add(cx, Finding::new(rule, "type", ""));
        }
        if other_reason || !same_words(&old.docs, &new.docs) || old.example != new.example {
            self.words(cx, "type", "");
        }
    }

    /// Compares the groups that have the type although none of their operations names it.
    fn compare_groups(&self, cx: &mut Context<'_, '_>, old: &[GroupId], new: &[GroupId]) {
        let is_now = |group: &GroupId| {
            cx.pairing.groups.iter().find(|(a, _)| *a == group.0 as usize).map(|(_, b)| *b as u32)
        };
        let kept =
            old.iter().filter(|group| is_now(group).is_some_and(|id| new.contains(&GroupId(id)))).count();
        if kept == old.len() && kept == new.len() {
            return;
        }
        let names = |api: &Api, groups: &[GroupId]| {
            groups.iter().map(|group| api.group(*group).name.to_string()).collect::<Vec<_>>().join(", ")
        };
        let impact = if kept == old.len() { Impact::Additive } else { Impact::Breaking };
        let finding = Finding::new(&rules::TYPE_GROUPS, "type", "").rust(impact);
        let texts = (names(cx.pairing.old, old), names(cx.pairing.new, new));
        self.add(cx, finding.wire(Wire::both(Impact::Neutral)).texts(texts.0, texts.1));
    }

    fn compare_aliases(&self, cx: &mut Context<'_, '_>, old: &Type, new: &Type) {
        if self.is_other(cx, old, new, "") {
            let texts = (text::ty(cx.pairing.old, old), text::ty(cx.pairing.new, new));
            let rust = if texts.0 == texts.1 { Impact::Neutral } else { Impact::Breaking };
            let finding = Finding::new(&rules::TYPE_ALIAS, "type", "").rust(rust);
            self.add(cx, finding.wire(wire::between(cx.pairing, old, new)).texts(texts.0, texts.1));
        }
    }
}

/// What a type is, for people.
fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Model(_) => "model",
        TypeKind::Enum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(_) => "alias",
    }
}

/// The impact of a part that a type lost or got, by direction.
pub const fn part(request: Impact, response: Impact) -> Wire {
    Wire { request, response }
}
