use super::walk;
use crate::{frontend::draft::Draft, ir::TypeId};

/// Removes types that nothing uses: those of parameters that the client took over, or components that are only parts
/// of others. Other components stay, since an API may document what it sends on its own account (webhooks, events)
/// without an operation that uses it.
pub(super) fn run(draft: &mut Draft) {
    let mut used: Vec<bool> = draft.types.iter().map(|wish| wish.kept).collect();
    let mut open: Vec<TypeId> =
        (0..).map(TypeId).zip(&used).filter(|(_, used)| **used).map(|(id, _)| id).collect();
    for id in walk::roots(&mut draft.api).into_iter().filter_map(|ty| walk::named(ty)) {
        if !std::mem::replace(&mut used[id.0 as usize], true) {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        for inner in walk::parts(&draft.api.type_def(id).kind).into_iter().filter_map(walk::named) {
            if !std::mem::replace(&mut used[inner.0 as usize], true) {
                open.push(inner);
            }
        }
    }
    keep(draft, &used);
}

/// Keeps the types for which `used` is true, and moves the references to them.
fn keep(draft: &mut Draft, used: &[bool]) {
    let mut next = 0;
    let moved: Vec<u32> = used
        .iter()
        .map(|used| {
            let position = next;
            next += u32::from(*used);
            position
        })
        .collect();
    let mut keep = used.iter();
    draft.api.types.retain(|_| keep.next() == Some(&true));
    let mut keep = used.iter();
    draft.types.retain(|_| keep.next() == Some(&true));
    let shift = |id: &mut TypeId| *id = TypeId(moved[id.0 as usize]);
    draft
        .api
        .types
        .iter_mut()
        .flat_map(|def| walk::parts_mut(&mut def.kind))
        .filter_map(walk::named_mut)
        .for_each(shift);
    walk::roots(&mut draft.api).into_iter().filter_map(walk::named_mut).for_each(shift);
}
