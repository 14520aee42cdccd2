//! The page of a named type.

mod enums;
mod fields;
mod sample;
mod unions;

use std::collections::BTreeSet;

use super::cells::deprecation;
use super::context::Context;
use super::used_by;
use crate::ir::{Docs, TypeId, TypeKind};
use crate::markdown::block;
use crate::surface;

/// From the folder of the models to the folder of all pages.
const ROOT: &str = "../";

/// `models/<type>.md`.
pub fn page(cx: &Context<'_>, id: TypeId) -> String {
    let definition = cx.api.type_def(id);
    let parts = match &definition.kind {
        TypeKind::Model(model) => fields::parts(cx, id, model),
        TypeKind::Enum(of) => enums::parts(cx, id, of),
        TypeKind::Union(union) => unions::parts(cx, id, union),
        TypeKind::Alias(ty) => unions::alias(cx, ty),
    };
    let title = surface::type_ident(&definition.name);
    let title = if definition.docs.deprecated.is_some() { format!("~~{title}~~") } else { title };
    let mut out = format!("# {title}\n\n{}", words(&definition.docs));
    out.push_str(&format!("## Example Usage\n\n{}\n", parts.sample));
    out.push_str(&format!("## {}\n\n{}\n", parts.heading, parts.content));
    out.push_str(&format!("## Used by\n\n{}", used_by::list(cx, id, ROOT)));
    out
}

/// What differs between pages of types.
struct Parts {
    /// The fence of Example Usage, with a line end.
    sample: String,
    /// Fields, Values or Supported Types.
    heading: &'static str,
    /// What is below that heading, with a line end.
    content: String,
}

fn words(docs: &Docs) -> String {
    let description = if docs.description.trim().is_empty() { &docs.summary } else { &docs.description };
    let note = match deprecation(docs) {
        note if note.is_empty() => note,
        note => format!("> {note}"),
    };
    let texts = [note, block(description, 3, &BTreeSet::new())];
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| format!("{text}\n\n")).collect()
}
