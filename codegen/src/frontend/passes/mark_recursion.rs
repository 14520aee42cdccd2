use super::{Passes, walk};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// Marks the fields through which a model contains itself by value, so that a backend can put them behind a pointer.
/// A list or a map already is one.
///
/// Where no field is in between, nothing can be marked: a list of itself without a name in between becomes a list of
/// anything, and a choice that has itself as a member is an error.
pub(super) fn run(passes: &mut Passes<'_>, api: &mut Api) {
    break_aliases(passes, api);
    let by_value = components(api, |kind| walk::parts(kind).into_iter().filter_map(direct).collect());
    for id in (0..api.types.len() as u32).map(TypeId) {
        let home = by_value[id.0 as usize];
        if let TypeKind::Model(model) = &mut api.types[id.0 as usize].kind {
            for field in &mut model.fields {
                field.recursive = direct(&field.ty).is_some_and(|target| by_value[target.0 as usize] == home);
            }
        }
    }
    let unions = components(api, |kind| match kind {
        TypeKind::Union(_) | TypeKind::Alias(_) => walk::parts(kind).into_iter().filter_map(direct).collect(),
        TypeKind::Model(_) | TypeKind::Enum(_) => Vec::new(),
    });
    for (index, def) in api.types.iter().enumerate() {
        let contains_itself = |target: TypeId| unions[target.0 as usize] == unions[index];
        if matches!(def.kind, TypeKind::Union(_))
            && walk::parts(&def.kind).into_iter().filter_map(direct).any(contains_itself)
        {
            let site = passes.document.site(def.origin.trim_start_matches('#'));
            passes.diagnostics.error(site, "this choice has itself as a member");
        }
    }
}

/// Puts [`Type::Any`] where an alias would come back to itself.
fn break_aliases(passes: &mut Passes<'_>, api: &mut Api) {
    let aliases = components(api, |kind| match kind {
        TypeKind::Alias(ty) => walk::named(ty).into_iter().collect(),
        _ => Vec::new(),
    });
    for index in 0..api.types.len() {
        let def = &mut api.types[index];
        let TypeKind::Alias(ty) = &mut def.kind else { continue };
        if walk::named(ty).is_some_and(|target| aliases[target.0 as usize] == aliases[index]) {
            let site = passes.document.site(def.origin.trim_start_matches('#'));
            passes
                .diagnostics
                .warning(
                    site,
                    "this schema contains itself without an object in between; inside it, anything is taken",
                )
                .help("give the inner value an object with properties, or a `oneOf`");
            loosen(ty);
        }
    }
}

fn loosen(ty: &mut Type) {
    match ty {
        Type::List(inner) | Type::Map(inner) => loosen(inner),
        named => *named = Type::Any,
    }
}

/// The type that a value of `ty` holds in itself.
fn direct(ty: &Type) -> Option<TypeId> {
    if let Type::Named(id) = ty { Some(*id) } else { None }
}

/// The strongly connected component of each type in the graph of `edges`: types of one component lead to each other
/// (Tarjan's algorithm, without recursion, since a document may chain any number of types).
fn components(api: &Api, edges: impl Fn(&TypeKind) -> Vec<TypeId>) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let edges: Vec<Vec<TypeId>> = api.types.iter().map(|def| edges(&def.kind)).collect();
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![NEW; edges.len()];
    let mut component = vec![NEW; edges.len()];
    let mut stack = Vec::new();
    let mut count = 0;
    for start in 0..edges.len() {
        let mut work = if order[start] == NEW { vec![(start, 0)] } else { Vec::new() };
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = count;
                low[node] = count;
                count += 1;
                stack.push(node);
            } else {
                let child = edges[node][edge - 1].0 as usize;
                low[node] = low[node].min(low[child]);
            }
            let next = edges[node][edge..].iter().position(|target| order[target.0 as usize] == NEW);
            for target in &edges[node][edge..next.map_or(edges[node].len(), |next| edge + next)] {
                let target = target.0 as usize;
                if component[target] == NEW {
                    low[node] = low[node].min(order[target]);
                }
            }
            if let Some(next) = next {
                work.push((node, edge + next + 1));
                work.push((edges[node][edge + next].0 as usize, 0));
            } else if low[node] == order[node] {
                while let Some(member) = stack.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Docs, Name, TypeDef};

    fn aliases(targets: &[Option<u32>]) -> Api {
        let def = |target: &Option<u32>| TypeDef {
            name: Name::new("type"),
            origin: String::new(),
            docs: Docs::default(),
            example: None,
            groups: Vec::new(),
            kind: TypeKind::Alias(target.map_or(Type::String, |target| Type::Named(TypeId(target)))),
        };
        Api { types: targets.iter().map(def).collect(), ..Api::default() }
    }

    fn by_value(api: &Api) -> Vec<usize> {
        components(api, |kind| walk::parts(kind).into_iter().filter_map(direct).collect())
    }

    #[test]
    fn types_of_one_cycle_have_one_component() {
        // 0 -> 1 -> 2 -> 1, 3 -> 3, 4
        let found = by_value(&aliases(&[Some(1), Some(2), Some(1), Some(3), None]));
        assert_eq!(found[1], found[2]);
        let distinct: std::collections::BTreeSet<_> = found.iter().collect();
        assert_eq!(distinct.len(), 4);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let count = 200_000;
        let chain: Vec<_> = (1..count).map(Some).chain([Some(0)]).collect();
        let found = by_value(&aliases(&chain));
        assert!(found.iter().all(|component| *component == found[0]));
    }
}
