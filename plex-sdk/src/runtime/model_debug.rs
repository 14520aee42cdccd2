//! `Debug` for all models.

use std::fmt;

use super::extra::Extra;
use super::field::Field;
use super::model::{Model, ModelVisitor};

/// Shows a model as a derived `Debug` does.
///
/// # Errors
/// Those of `f`.
pub fn debug_model<T: Model>(model: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields =
        DebugFields { out: f.debug_struct(T::SHAPE.name), names: T::SHAPE.fields.iter(), extra: None };
    model.visit(&mut fields);
    if let (Some(extra), Some(name)) = (fields.extra, fields.names.next()) {
        fields.out.field(name, extra);
    }
    fields.out.finish()
}

struct DebugFields<'a, 'f, 'o> {
    out: fmt::DebugStruct<'f, 'o>,
    names: std::slice::Iter<'static, &'static str>,
    extra: Option<&'a Extra>,
}

impl<'a> ModelVisitor<'a> for DebugFields<'a, '_, '_> {
    fn extra(&mut self, extra: &'a Extra) {
        self.extra = Some(extra);
    }

    fn field<T: Field>(&mut self, value: &'a T) {
        if let Some(name) = self.names.next() {
            self.out.field(name, value);
        }
    }
}
