//! Which groups need which type, so that a crate with few features compiles few types.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, GroupId, Operation, RequestBody, Type, TypeId, TypeKind};
use crate::surface;

/// The `cfg` attributes of the items that belong to some groups only.
pub struct Gates {
    /// The feature of each group that has operations.
    groups: BTreeMap<GroupId, String>,
    /// For each type the groups that reach it.
    types: Vec<BTreeSet<GroupId>>,
}

/// Follows every operation to the types that its code names.
pub fn gates(api: &Api) -> Gates {
    let groups: BTreeMap<_, _> =
        super::used_groups(api).map(|(id, group, _)| (id, surface::feature(&group.name))).collect();
    let mut types = vec![BTreeSet::new(); api.types.len()];
    for operation in &api.operations {
        let mut open: Vec<TypeId> = Vec::new();
        roots(operation).for_each(|ty| named(ty, &mut open));
        reach(api, open, operation.group, &mut types);
    }
    let ids = || (0..).map(TypeId).zip(&api.types);
    for (id, group) in ids().flat_map(|(id, def)| def.groups.iter().map(move |group| (id, *group))) {
        reach(api, vec![id], group, &mut types);
    }
    // Nobody knows who needs the types that are left, so they are always there, with all that they name.
    let left: Vec<TypeId> = ids().map(|(id, _)| id).filter(|id| types[id.0 as usize].is_empty()).collect();
    for &group in groups.keys() {
        reach(api, left.clone(), group, &mut types);
    }
    Gates { groups, types }
}

/// Notes that `group` needs the types in `open` and all that they name.
fn reach(api: &Api, mut open: Vec<TypeId>, group: GroupId, types: &mut [BTreeSet<GroupId>]) {
    while let Some(id) = open.pop() {
        if types[id.0 as usize].insert(group) {
            members(&api.type_def(id).kind).into_iter().for_each(|ty| named(ty, &mut open));
        }
    }
}

impl Gates {
    /// The attribute of an item that only `group` needs.
    pub fn group(&self, group: GroupId) -> TokenStream {
        let feature = &self.groups[&group];
        quote! { #[cfg(feature = #feature)] }
    }

    /// The attribute of a type; none when all groups need it.
    pub fn ty(&self, id: TypeId) -> TokenStream {
        let groups = &self.types[id.0 as usize];
        if groups.len() == self.groups.len() {
            return TokenStream::new();
        }
        let features: Vec<&String> = groups.iter().map(|group| &self.groups[group]).collect();
        match features.as_slice() {
            [feature] => quote! { #[cfg(feature = #feature)] },
            features => quote! { #[cfg(any(#(feature = #features),*))] },
        }
    }

    /// The condition of an item that is there when every group is, beside `other`.
    pub fn all_and(&self, other: &TokenStream) -> TokenStream {
        let features = self.groups.values();
        quote! { #[cfg(all(#other #(, feature = #features)*))] }
    }
}

fn roots(operation: &Operation) -> impl Iterator<Item = &Type> {
    let params = operation.params.iter().map(|param| &param.ty);
    let parts = operation.form_fields().iter().map(|field| &field.ty);
    let body = operation.body.iter().filter_map(|body| match body {
        RequestBody::Value { ty, .. } => Some(ty),
        RequestBody::Form { .. } => None,
    });
    let bodies = operation.responses.iter().flat_map(|response| &response.bodies);
    params.chain(parts).chain(body).chain(bodies.filter_map(|body| body.ty.as_ref()))
}

fn members(kind: &TypeKind) -> Vec<&Type> {
    match kind {
        TypeKind::Model(model) => model.fields.iter().map(|field| &field.ty).chain(&model.extra).collect(),
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Alias(ty) => vec![ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn named(ty: &Type, into: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => into.push(*id),
        Type::List(item) | Type::Map(item) => named(item, into),
        _ => {}
    }
}
