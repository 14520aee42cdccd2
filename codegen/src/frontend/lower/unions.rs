//! `oneOf` and `anyOf`: one of several types.

use super::{
    Lowering,
    enums::{self, Listed},
    schema::{Schema, child_context},
    shapes::{Class, Shape, shape, widest},
    types::{self, Named, Plain, Plan},
};
use crate::{
    frontend::{tree::unescape, words},
    ir::{EnumKind, Type, TypeKind, Union, Variant},
};

/// The members of a union, before they are lowered.
pub(super) struct Choice<'a> {
    pointer: String,
    members: Vec<Member<'a>>,
    discriminator: Option<String>,
}

/// A member of a union.
struct Member<'a> {
    /// Words for its name
    wish: String,
    value: MemberValue<'a>,
    /// Values of the discriminator that stand for it
    tags: Vec<String>,
}

enum MemberValue<'a> {
    /// What meets all of these schemas
    Schemas(Vec<Schema<'a>>),
    /// One of these values
    Listed(Listed),
    /// A scalar
    Type(Type),
}

/// Leaves out members that repeat an earlier one.
pub(super) fn drop_repeated(members: &mut Vec<Schema<'_>>) {
    let all = std::mem::take(members);
    for member in all {
        if members.iter().all(|known| known.node != member.node) {
            members.push(member);
        }
    }
}

/// Decides for a choice between `members`, each of which also meets `plains`.
pub(super) fn plan<'a>(
    cx: &mut Lowering<'a>,
    plains: Vec<Schema<'a>>,
    at: &Schema<'a>,
    members: Vec<Schema<'a>>,
) -> Plan<'a> {
    let shapes: Vec<_> = members.iter().map(|member| shape(cx, member)).collect();
    if plains.is_empty()
        && let Some(plan) = of_one_class(cx, &shapes)
    {
        return plan;
    }
    let discriminator = at.node.get("discriminator").and_then(|node| node.get("propertyName")?.as_str());
    let strings: Vec<_> = shapes.iter().filter(|shape| shape.class == Class::String).cloned().collect();
    let mut strings = (plains.is_empty() && strings.len() > 1).then_some(strings);
    let joined = strings.is_some();
    let mut list = Vec::new();
    for (member, shape) in members.into_iter().zip(shapes) {
        if joined && shape.class == Class::String {
            let value = strings.take().map(|strings| one_value(cx, &strings));
            list.extend(value.map(|value| Member { wish: "string".to_owned(), value, tags: Vec::new() }));
        } else {
            list.push(of_schema(&plains, at, discriminator, member, &shape));
        }
    }
    let discriminator = discriminator.map(str::to_owned);
    Plan::Named(Named::Union(Choice { pointer: at.pointer.clone(), members: list, discriminator }))
}

fn of_schema<'a>(
    plains: &[Schema<'a>],
    at: &Schema<'a>,
    discriminator: Option<&str>,
    member: Schema<'a>,
    shape: &Shape<'a>,
) -> Member<'a> {
    let tags = discriminator.map(|property| tags(at, property, &member, shape)).unwrap_or_default();
    let wish = member_wish(&member, shape, &tags);
    let context = child_context(&at.context, &wish);
    let mut schemas = plains.to_vec();
    schemas.push(member);
    for schema in schemas.iter_mut().filter(|schema| schema.pin.is_none()) {
        schema.context.clone_from(&context);
    }
    Member { wish, value: MemberValue::Schemas(schemas), tags }
}

/// Members that cannot be told apart on the wire are one type: the widest scalar, or the listed values, which stay
/// open for others.
fn of_one_class<'a>(cx: &Lowering<'a>, shapes: &[Shape<'a>]) -> Option<Plan<'a>> {
    let all = |class| shapes.iter().all(|shape| shape.class == class);
    let plain = |ty| Plan::Plain(Plain::Type(ty));
    if all(Class::String) || all(Class::Integer) {
        return Some(match one_value(cx, shapes) {
            MemberValue::Listed(listed) => Plan::Named(Named::Enum(listed)),
            MemberValue::Type(ty) => plain(ty),
            MemberValue::Schemas(_) => return None,
        });
    }
    if all(Class::Bool) {
        return Some(plain(Type::Bool));
    }
    let numbers = shapes.iter().all(|shape| matches!(shape.class, Class::Integer | Class::Number));
    numbers.then(|| plain(Type::Float))
}

fn one_value<'a>(cx: &Lowering<'a>, shapes: &[Shape<'a>]) -> MemberValue<'a> {
    let mut listed = shapes.iter().filter(|shape| shape.listed.is_some());
    match (listed.next(), listed.next()) {
        (None, _) => MemberValue::Type(widest(shapes)),
        (Some(Shape { component: Some(component), .. }), None) => {
            MemberValue::Type(cx.component_type(component))
        }
        (Some(first), _) => {
            let kind = first.listed.as_ref().map_or(EnumKind::String, |listed| listed.kind);
            MemberValue::Listed(Listed::merge(kind, shapes.iter().filter_map(|shape| shape.listed.clone())))
        }
    }
}

fn member_wish(member: &Schema<'_>, shape: &Shape<'_>, tags: &[String]) -> String {
    let own = member.pin.as_ref().map(|_| member.context.clone());
    let title = || member.text("title").map(words::words);
    let tag = || tags.first().map(|tag| words::words(tag));
    let component = shape.component.as_ref().map(|component| component.context.clone());
    own.or(component)
        .or_else(title)
        .or_else(tag)
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| shape.class.word().to_owned())
}

/// The values of the discriminator that stand for a member (OpenAPI 3.0, Discriminator Object).
fn tags(at: &Schema<'_>, property: &str, member: &Schema<'_>, shape: &Shape<'_>) -> Vec<String> {
    let Some(component) = &shape.component else {
        let values =
            member.node.get("properties").and_then(|node| node.get(property)?.get("enum")?.as_list());
        return values.into_iter().flatten().filter_map(|node| node.as_str()).map(str::to_owned).collect();
    };
    let key = component.pointer.rsplit('/').next().unwrap_or_default();
    let mapping = at.node.get("discriminator").and_then(|node| node.get("mapping")?.as_object());
    let mapped: Vec<String> = mapping
        .into_iter()
        .flatten()
        .filter(|(_, target)| target.as_str().is_some_and(|target| target.rsplit('/').next() == Some(key)))
        .map(|(tag, _)| tag.clone())
        .collect();
    if mapped.is_empty() { vec![unescape(key).into_owned()] } else { mapped }
}

/// The union of the members; those of one type are one member.
pub(super) fn build<'a>(cx: &mut Lowering<'a>, choice: Choice<'a>, context: &str) -> Union {
    let mut variants: Vec<Variant> = Vec::new();
    for member in choice.members {
        let ty = match member.value {
            MemberValue::Schemas(schemas) => types::lower_all(cx, &schemas).ty,
            MemberValue::Type(ty) => ty,
            MemberValue::Listed(listed) => {
                listed_type(cx, listed, &choice.pointer, &child_context(context, &member.wish))
            }
        };
        match variants.iter_mut().find(|known| known.ty == ty) {
            Some(known) => known.tags.extend(member.tags),
            None => {
                let name = words::name(&member.wish, "value", words::MEMBER_LENGTH);
                variants.push(Variant { name, ty, tags: member.tags });
            }
        }
    }
    Union { variants, discriminator: choice.discriminator }
}

fn listed_type(cx: &mut Lowering<'_>, listed: Listed, pointer: &str, context: &str) -> Type {
    let id = cx.reserve_at(pointer, context, None);
    let kind = TypeKind::Enum(enums::build(cx, listed, id));
    cx.types[id.0 as usize].kind = kind;
    Type::Named(id)
}
