//! Lists that come in pages.

use super::{Context, Finding, Relation, rules, text};
use crate::backend::diff::Impact;
use crate::ir::{Operation, PageHeaders};
use crate::surface;

/// Compares how the list of an operation comes in pages.
pub fn compare(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let (old_api, new_api) = (cx.pairing.old, cx.pairing.new);
    let finding = |rule| Finding::new(rule, "operation", "");
    match (surface::pages(old_api, old), surface::pages(new_api, new)) {
        (None, None) => {}
        (None, Some(_)) => cx.operation(at, finding(&rules::PAGES_ADDED)),
        (Some(_), None) => cx.operation(at, finding(&rules::PAGES_REMOVED)),
        (Some(a), Some(b)) => {
            // A named type in the place of another one is told where the type of the answer is.
            if cx.pairing.relation(a.item, b.item) == Relation::Other {
                let texts = (text::ty(old_api, a.item), text::ty(new_api, b.item));
                cx.operation(at, finding(&rules::PAGES_ITEM).texts(texts.0, texts.1));
            }
            let texts = (way(old), way(new));
            if texts.0 != texts.1 {
                cx.operation(at, finding(&rules::PAGES_CHANGED).texts(texts.0, texts.1));
            }
        }
    }
}

/// The parameters that ask for a page, and what the answer tells about it.
fn way(operation: &Operation) -> String {
    let Some(paging) = &operation.paging else { return String::new() };
    let wire = |position: u32| operation.params.get(position as usize).map_or("", |param| &param.wire);
    let mut words = vec![wire(paging.start), wire(paging.size)];
    let told = [("total", paging.total), ("offset", paging.offset), ("count", paging.count)];
    words.extend(told.into_iter().filter(|(_, field)| field.is_some()).map(|(name, _)| name));
    words.join(", ")
}

/// Compares the headers of answers that tell about a page.
pub fn headers(cx: &mut Context<'_, '_>) {
    let (old, new) = (&cx.pairing.old.page_headers, &cx.pairing.new.page_headers);
    let names = |headers: &PageHeaders| {
        [&headers.total, &headers.offset].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    };
    if old != new {
        let impact = match (names(old).is_empty(), names(new).is_empty()) {
            (true, _) => Impact::Additive,
            (_, true) => Impact::Breaking,
            _ => Impact::Neutral,
        };
        let finding = Finding::new(&rules::PAGE_HEADERS, "headers of pages", "").rust(impact);
        cx.api(finding.texts(names(old), names(new)));
    }
}
