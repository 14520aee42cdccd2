use super::{
    Passes,
    names::{Scope, Wish, decide},
};
use crate::{
    frontend::{
        draft::{Draft, OperationWish},
        words::MEMBER_LENGTH,
    },
    ir::{FormField, Location, Name, Operation, Param, RequestBody},
};

/// Names groups, operations, their parameters and form fields, client parameters and security schemes.
pub(super) fn run(passes: &mut Passes<'_>, draft: &mut Draft) {
    let reserved = passes.reserved;
    let scope = |reserved, word| Scope { reserved, word, length: MEMBER_LENGTH };
    let api = &mut draft.api;

    let wishes: Vec<_> = api.groups.iter().map(|group| plain(&group.name)).collect();
    let names = decide(passes, &scope(&reserved.groups, "group"), &wishes);
    api.groups.iter_mut().zip(names).for_each(|(group, name)| group.name = name);

    let none = Default::default();
    let wishes: Vec<_> = api.security_schemes.iter().map(|scheme| plain(&scheme.name)).collect();
    let names = decide(passes, &scope(&none, "scheme"), &wishes);
    api.security_schemes.iter_mut().zip(names).for_each(|(scheme, name)| scheme.name = name);

    let client = draft.client.params.iter();
    let wishes: Vec<_> =
        client.map(|(param, pin)| Wish { pin: pin.as_ref(), ..plain(&param.name) }).collect();
    let names = decide(passes, &scope(&reserved.client_params, "param"), &wishes);
    api.client_params.iter_mut().zip(names).for_each(|(param, name)| param.name = name);

    let operations = api.operations.iter().zip(&draft.operations);
    let wishes: Vec<_> = operations
        .map(|(operation, wish)| Wish { pin: wish.pin.as_ref(), ..plain(&operation.name) })
        .collect();
    let names = decide(passes, &scope(&reserved.operations, "operation"), &wishes);
    api.operations.iter_mut().zip(names).for_each(|(operation, name)| operation.name = name);

    for (operation, wish) in api.operations.iter_mut().zip(&draft.operations) {
        name_params(passes, &scope(&reserved.params, "param"), operation, wish);
    }
}

fn plain<'a>(name: &Name) -> Wish<'a> {
    Wish { name: name.clone(), others: Vec::new(), rank: 0, pin: None }
}

/// Of two parameters of one name, the one of the path keeps it, and the other says where it goes.
fn name_params(passes: &mut Passes<'_>, scope: &Scope<'_>, operation: &mut Operation, pins: &OperationWish) {
    let of_param = |param: &Param| Wish {
        name: param.name.clone(),
        others: vec![format!("{}_{}", param.name, location(param.location))],
        rank: u8::from(param.location != Location::Path),
        pin: pins.params.get(&(Some(param.location), param.wire.clone())),
    };
    let of_field = |field: &FormField| Wish {
        name: field.name.clone(),
        others: vec![format!("{}_field", field.name)],
        rank: 2,
        pin: pins.params.get(&(None, field.wire.clone())),
    };
    let params = operation.params.iter().map(of_param);
    let wishes: Vec<_> = params.chain(operation.form_fields().iter().map(of_field)).collect();
    let mut names = decide(passes, scope, &wishes).into_iter();
    for param in &mut operation.params {
        param.name = names.next().unwrap_or_else(|| param.name.clone());
    }
    if let Some(RequestBody::Form { fields, .. }) = &mut operation.body {
        for field in fields {
            field.name = names.next().unwrap_or_else(|| field.name.clone());
        }
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
