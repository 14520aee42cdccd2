//! Lists of known values.

use super::{Parts, sample};
use crate::backend::docs::cells;
use crate::backend::docs::context::Context;
use crate::ir::{Enum, EnumKind, EnumValue, TypeId};
use crate::markdown::{cell, escape, table};
use crate::surface;

/// Values, in the order of the document.
pub fn parts(cx: &Context<'_>, id: TypeId, of: &Enum) -> Parts {
    let mut rows: Vec<Vec<String>> = of.values.iter().map(row).collect();
    let is_described = rows.iter().any(|row| !row[2].is_empty());
    if !is_described {
        rows.iter_mut().for_each(|row| row.truncate(2));
    }
    let header = if is_described { vec!["Name", "Value", "Description"] } else { vec!["Name", "Value"] };
    let ident = surface::type_ident(&cx.api.type_def(id).name);
    let open = format!("Any other value is kept as `models::{ident}::{}`.", surface::catch_all_ident());
    let content = format!("{}\n{open}\n", table(&header, &rows));
    Parts { sample: sample::of_enum(cx, id, of), heading: "Values", content }
}

fn row(value: &EnumValue) -> Vec<String> {
    let docs = &value.docs;
    let words = if docs.description.trim().is_empty() { &docs.summary } else { &docs.description };
    let parts = [cells::deprecation(docs), cell(words)];
    let description = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    vec![cells::name(&surface::variant_ident(&value.name), docs), escape(&value.wire), description]
}

/// The method that gives the value as it is on the wire, and that value as a literal.
pub fn wire(of: &Enum, value: &EnumValue) -> (&'static str, String) {
    match of.kind {
        EnumKind::String => ("as_str", format!("{:?}", value.wire)),
        EnumKind::Integer => ("as_i64", value.wire.clone()),
    }
}
