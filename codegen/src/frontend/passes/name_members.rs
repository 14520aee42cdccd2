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

/// Of `guid` and `Guid`, the one in small letters keeps the name; the other is `guids` if it is a list.
fn fields(passes: &mut Passes<'_>, api: &Api, model: &Model, wishes: &TypeWish) -> Vec<Name> {
    let none = Default::default();
    let scope = Scope { reserved: &none, word: "field", length: MEMBER_LENGTH };
    let wish = |field: &Field| {
        let mut others = Vec::new();
        match api.resolve(&field.ty) {
            Type::List(_) => others.push(words::plural(field.name.as_str())),
            Type::Map(_) => others.push(format!("{}_map", field.name)),
            Type::Named(id) if matches!(api.type_def(*id).kind, TypeKind::Model(_)) => {
                others.push(format!("{}_object", field.name));
            }
            _ => {}
        }
        others.extend(Some(words::spelled(&field.wire)).filter(|words| *words != field.name.as_str()));
        Wish {
            name: field.name.clone(),
            others,
            rank: u8::from(field.wire.starts_with(|c: char| c.is_uppercase())),
            pin: wishes.members.get(&field.wire),
        }
    };
    let list: Vec<_> = model.fields.iter().map(wish).collect();
    decide(passes, &scope, &list)
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
