//! The types that an API and its types refer to.

use crate::ir::{Api, RequestBody, Type, TypeId, TypeKind};

/// Every type that operations and client parameters use, in document order.
pub(super) fn roots(api: &mut Api) -> Vec<&mut Type> {
    let mut roots: Vec<&mut Type> = api.client_params.iter_mut().map(|param| &mut param.ty).collect();
    for operation in &mut api.operations {
        roots.extend(operation.params.iter_mut().map(|param| &mut param.ty));
        match &mut operation.body {
            Some(RequestBody::Value { ty, .. }) => roots.push(ty),
            Some(RequestBody::Form { fields, .. }) => {
                roots.extend(fields.iter_mut().map(|field| &mut field.ty))
            }
            None => {}
        }
        for response in &mut operation.responses {
            roots.extend(response.bodies.iter_mut().filter_map(|body| body.ty.as_mut()));
            roots.extend(response.headers.iter_mut().map(|(_, ty, _)| ty));
        }
    }
    roots
}

/// Every type that a definition uses.
pub(super) fn parts(kind: &TypeKind) -> Vec<&Type> {
    match kind {
        TypeKind::Model(model) => model.fields.iter().map(|field| &field.ty).chain(&model.extra).collect(),
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Alias(ty) => vec![ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The same, to change them.
pub(super) fn parts_mut(kind: &mut TypeKind) -> Vec<&mut Type> {
    match kind {
        TypeKind::Model(model) => {
            model.fields.iter_mut().map(|field| &mut field.ty).chain(&mut model.extra).collect()
        }
        TypeKind::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).collect(),
        TypeKind::Alias(ty) => vec![ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The named type in `ty`, inside of lists and maps too.
pub(super) fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) => named(inner),
        _ => None,
    }
}

/// The same, to change it.
pub(super) fn named_mut(ty: &mut Type) -> Option<&mut TypeId> {
    match ty {
        Type::Named(id) => Some(id),
        Type::List(inner) | Type::Map(inner) => named_mut(inner),
        _ => None,
    }
}
