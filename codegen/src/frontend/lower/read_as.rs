//! `x-read-as`: one scalar for a schema that lists every form in which servers write a value.
//!
//! `type: [integer, string]` with `x-read-as: { type: integer }` tells other readers of the document what may come,
//! and gives models the one type that the forms stand for. A plain scalar stands in place, without a type of its own;
//! with an `enum`, the schema is that enum.

use super::{Lowering, schema::Schema};
use crate::frontend::tree::join;

/// The keyword
pub(super) const KEYWORD: &str = "x-read-as";

/// Types that a value can be read as
const SCALARS: &[&str] = &["boolean", "integer", "number", "string"];

/// What `schema` asks to be read as, when it does.
pub(super) fn shown<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>) -> Option<Schema<'a>> {
    let node = schema.node.get(KEYWORD)?;
    let pointer = join(&schema.pointer, KEYWORD);
    let shown = Schema::new(pointer.clone(), node, schema.context.clone());
    if shown.text("type").is_some_and(|name| SCALARS.contains(&name)) {
        return Some(shown);
    }
    let site = cx.site(&pointer);
    cx.diagnostics
        .error(site, "this does not say what the value is read as")
        .help("give an object with a `type` (boolean, integer, number or string) and, where it needs one, a `format`");
    None
}
