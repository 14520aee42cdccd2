//! `allOf`: one type that meets several schemas.
//!
//! A schema is taken apart into the parts that say what a value looks like (its structure), wherever in the tree
//! of `allOf` they stand. One part gives its own type, so that `allOf` of a single reference with words beside it
//! is that reference; several parts of one kind are merged.

use std::collections::BTreeSet;

use super::{Lowering, read_as, schema::Schema, unions};

/// What a schema consists of.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// What gives the value its structure
    pub structure: Vec<Part<'a>>,
    /// Everything that stands at this place of the document: words, limits, a bare type; outermost first
    pub own: Vec<Schema<'a>>,
    /// The same from components that were merged in
    pub merged: Vec<Schema<'a>>,
    /// Whether `null` fits it
    pub nullable: bool,
}

/// One part of a schema's structure.
#[derive(Clone, Debug)]
pub(super) enum Part<'a> {
    /// A component by reference
    Component(Schema<'a>),
    /// Properties, items or listed values
    Plain(Schema<'a>),
    /// `oneOf` or `anyOf` with more than one member that is not `null`
    Choice(Schema<'a>, Vec<Schema<'a>>),
}

impl<'a> Parts<'a> {
    /// Everything that is said beside the structure, that of this place first.
    pub fn all(&self) -> Vec<Schema<'a>> {
        self.own.iter().chain(&self.merged).cloned().collect()
    }
}

impl<'a> Part<'a> {
    /// The properties, items or listed values.
    pub fn plain(&self) -> Option<&Schema<'a>> {
        if let Part::Plain(schema) = self { Some(schema) } else { None }
    }

    /// The members of a choice and the schema that it stands in.
    pub fn choice(&self) -> Option<(&Schema<'a>, &Vec<Schema<'a>>)> {
        if let Part::Choice(schema, members) = self { Some((schema, members)) } else { None }
    }
}

/// Takes schemas apart that one value has to meet together. A single part is left as it is, even if it is a
/// reference; of several parts, the references are taken apart too.
pub(super) fn parts<'a>(cx: &mut Lowering<'a>, schemas: &[Schema<'a>]) -> Parts<'a> {
    let mut parts = Parts::default();
    schemas.iter().for_each(|schema| collect(cx, schema, &mut parts));
    let mut seen = BTreeSet::new();
    parts.structure.retain(|part| match part {
        Part::Component(component) => seen.insert(component.pointer.clone()),
        Part::Plain(_) | Part::Choice(..) => true,
    });
    if parts.structure.len() > 1 {
        let mut walk = Walk::default();
        for part in std::mem::take(&mut parts.structure) {
            follow(cx, part, &mut parts, &mut walk);
        }
    }
    parts
}

/// The components met while references are followed.
#[derive(Default)]
struct Walk {
    /// Those that lead to where the walk stands
    trail: Vec<String>,
    /// All of them: one that is reached twice adds nothing
    seen: BTreeSet<String>,
}

/// Adds the parts of one schema, without following references.
fn collect<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>, parts: &mut Parts<'a>) {
    if schema.node.get("$ref").is_some() {
        if let Some(component) = cx.component(schema) {
            parts.nullable |= cx.is_nullable(&component);
            match read_as::shown(cx, &component) {
                Some(scalar) if !scalar.has_structure() => parts.own.push(scalar),
                _ => parts.structure.push(Part::Component(component)),
            }
        }
        return;
    }
    parts.own.push(schema.clone());
    parts.nullable |= schema.is("nullable");
    if let Some(shown) = read_as::shown(cx, schema) {
        parts.structure.extend(shown.has_structure().then(|| Part::Plain(shown.alone())));
        parts.own.push(shown);
        return;
    }
    let position = |keyword| schema.node.as_object().and_then(|object| object.get_index_of(keyword));
    let plain_first =
        position("properties").is_some_and(|at| position("allOf").is_none_or(|all_of| at < all_of));
    let plain = schema.has_structure().then(|| Part::Plain(schema.alone()));
    if plain_first || schema.alone {
        parts.structure.extend(plain.clone());
    }
    if schema.alone {
        return;
    }
    for member in schema.members("allOf") {
        let pinned = schema.pin.clone();
        collect(cx, &Schema { pin: pinned, context: schema.context.clone(), ..member }, parts);
    }
    if !plain_first {
        parts.structure.extend(plain);
    }
    for keyword in ["oneOf", "anyOf"] {
        collect_choice(cx, schema, keyword, parts);
    }
}

/// Adds a choice; one of a single member is that member.
fn collect_choice<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>, keyword: &str, parts: &mut Parts<'a>) {
    let mut members = schema.members(keyword);
    parts.nullable |= members.iter().any(|member| cx.is_nullable(member));
    unions::drop_repeated(&mut members);
    match members.as_slice() {
        [] => {}
        [only] => collect(cx, only, parts),
        _ => parts.structure.push(Part::Choice(schema.clone(), members)),
    }
}

/// Adds a part with the references in it replaced by what they refer to.
fn follow<'a>(cx: &mut Lowering<'a>, part: Part<'a>, parts: &mut Parts<'a>, walk: &mut Walk) {
    let Part::Component(component) = part else {
        parts.structure.push(part);
        return;
    };
    if walk.trail.contains(&component.pointer) {
        let site = cx.site(&component.pointer);
        cx.diagnostics.error(site, "this schema contains itself through `allOf`").help(
            "a value would have to repeat itself without end; refer to the schema from a property instead",
        );
        return;
    }
    if !walk.seen.insert(component.pointer.clone()) || !cx.enter(&component.pointer) {
        return;
    }
    walk.trail.push(component.pointer.clone());
    let mut inner = Parts::default();
    collect(cx, &component, &mut inner);
    parts.merged.extend(inner.own);
    for part in inner.structure {
        follow(cx, part, parts, walk);
    }
    walk.trail.pop();
    cx.leave();
}
