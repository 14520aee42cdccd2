use std::collections::HashMap;

use super::{
    Passes,
    names::{Scope, Wish, decide},
};
use crate::{
    frontend::{
        draft::{Draft, TypeWish},
        words::{self, MEMBER_LENGTH},
    },
    ir::{Api, Enum, Field, Model, Name, Type, TypeKind, Union},
};

/// Names fields, values and members of unions, each within its type.
pub(super) fn run(passes: &mut Passes<'_>, draft: &mut Draft) {
    for index in 0..draft.api.types.len() {
        let names = match &draft.api.types[index].kind {
            TypeKind::Model(model) => fields(passes, &draft.api, model, &draft.types[index]),
            TypeKind::Enum(of) => values(passes, of, &draft.types[index]),
            TypeKind::Union(union) => members(passes, union),
            TypeKind::Alias(_) => continue,
        };
        let slots: Vec<&mut Name> = match &mut draft.api.types[index].kind {
            TypeKind::Model(model) => model.fields.iter_mut().map(|field| &mut field.name).collect(),
            TypeKind::Enum(of) => of.values.iter_mut().map(|value| &mut value.name).collect(),
            TypeKind::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.name).collect(),
            TypeKind::Alias(_) => Vec::new(),
        };
        slots.into_iter().zip(names).for_each(|(slot, name)| *slot = name);
    }
}

/// Of `guid` and `Guid`, the one in small letters keeps the name; the other one gets a word for what it is, `guids` if
/// it is a list, or else a number.
fn fields(passes: &mut Passes<'_>, api: &Api, model: &Model, wishes: &TypeWish) -> Vec<Name> {
    let none = Default::default();
    let scope = Scope { reserved: &none, word: "field", length: MEMBER_LENGTH };
    let mut same_name: HashMap<String, usize> = HashMap::new();
    let mut same_type: HashMap<(String, &Type), usize> = HashMap::new();
    for field in &model.fields {
        *same_name.entry(field.name.collision_key()).or_default() += 1;
        *same_type.entry((field.name.collision_key(), &field.ty)).or_default() += 1;
    }
    let wish = |field: &Field| {
        let key = field.name.collision_key();
        let has_rivals = same_name[&key] > 1;
        let by_type = Some(&field.ty).filter(|ty| has_rivals && same_type[&(key, *ty)] == 1);
        let spelled = Some(words::spelled(&field.wire)).filter(|words| *words != field.name.as_str());
        Wish {
            name: field.name.clone(),
            others: by_type
                .and_then(|ty| with_type(api, &field.name, ty))
                .into_iter()
                .chain(spelled)
                .collect(),
            rank: u8::from(field.wire.starts_with(|c: char| c.is_uppercase())),
            pin: wishes.members.get(&field.wire),
        }
    };
    let list: Vec<_> = model.fields.iter().map(wish).collect();
    decide(passes, &scope, &list)
}

/// `name` with a word for its type.
fn with_type(api: &Api, name: &Name, ty: &Type) -> Option<String> {
    let word = match api.resolve(ty) {
        Type::List(_) => return Some(words::plural(name.as_str())),
        Type::Map(_) => "map",
        Type::Bool => "flag",
        Type::Int32 | Type::Int64 | Type::UInt64 | Type::Float => "number",
        Type::String | Type::Secret => "text",
        Type::Named(id) if matches!(api.type_def(*id).kind, TypeKind::Model(_)) => "object",
        Type::Named(_) | Type::Binary | Type::Any => return None,
    };
    Some(format!("{name}_{word}"))
}

fn values(passes: &mut Passes<'_>, of: &Enum, wishes: &TypeWish) -> Vec<Name> {
    let scope = Scope { reserved: &passes.reserved.values, word: "value", length: MEMBER_LENGTH };
    let list: Vec<_> = of
        .values
        .iter()
        .map(|value| Wish {
            name: value.name.clone(),
            others: vec![words::spelled(&value.wire)],
            rank: 0,
            pin: wishes.members.get(&value.wire),
        })
        .collect();
    decide(passes, &scope, &list)
}

fn members(passes: &mut Passes<'_>, union: &Union) -> Vec<Name> {
    let scope = Scope { reserved: &passes.reserved.values, word: "value", length: MEMBER_LENGTH };
    let list: Vec<_> = union
        .variants
        .iter()
        .map(|variant| Wish { name: variant.name.clone(), others: Vec::new(), rank: 0, pin: None })
        .collect();
    decide(passes, &scope, &list)
}
