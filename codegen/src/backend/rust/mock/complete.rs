//! Examples that lack what their types ask for: a client could not read them.

use crate::ir::{Api, Type, TypeKind, Value};
use crate::surface::examples;

/// `value` with all fields that `ty` requires, those that it lacks made up. What it has stays as it is.
pub fn complete(api: &Api, ty: &Type, value: &mut Value) {
    match (api.resolve(ty), value) {
        (Type::List(item), Value::List(items)) => {
            items.iter_mut().for_each(|value| complete(api, item, value));
        }
        (Type::Map(item), Value::Object(entries)) => {
            entries.values_mut().for_each(|value| complete(api, item, value));
        }
        (Type::Named(id), Value::Object(entries)) => {
            let TypeKind::Model(model) = &api.type_def(*id).kind else { return };
            for field in &model.fields {
                match entries.get_mut(&field.wire) {
                    Some(value) => complete(api, &field.ty, value),
                    None if field.required && !field.nullable => {
                        let made_up = field.example.clone().or_else(|| field.default.clone());
                        let made_up = made_up.unwrap_or_else(|| examples::made_up(api, &field.ty));
                        entries.insert(field.wire.clone(), made_up);
                    }
                    None => {}
                }
            }
        }
        _ => {}
    }
}
