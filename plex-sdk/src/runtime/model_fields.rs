//! All fields of a model at once, the [`Extra`](super::Extra) behind the last one.

use std::fmt;

use super::model::Model;
use super::view::is_same;

/// Shows a model as a derived `Debug` does.
///
/// # Errors
/// Those of `f`.
pub fn debug_model(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = model.shape();
    let mut out = f.debug_struct(shape.name);
    for (index, name) in (0..=shape.len()).zip(shape.fields.split_whitespace()) {
        out.field(name.trim_start_matches("r#"), &model.field(index));
    }
    out.finish()
}

/// Whether two models of one type have equal fields and equal unknown keys.
pub fn same_model(one: &dyn Model, other: &dyn Model) -> bool {
    let is_same = |index| is_same(one.field(index), other.field(index));
    one.shape().name == other.shape().name && (0..=one.shape().len()).all(is_same)
}
