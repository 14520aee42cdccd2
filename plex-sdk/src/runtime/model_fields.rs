//! All fields of a model at once, for code that is the same for all models.

use std::any::Any;
use std::fmt;

use super::extra::Extra;
use super::field::Field;
use super::model::{Model, ModelVisitor, Shape};

/// Shows a model as a derived `Debug` does.
///
/// # Errors
/// Those of `f`.
pub fn debug_model<T: Model>(model: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ModelFields::of(model).debug(T::SHAPE, f)
}

/// Whether two models have equal fields and equal unknown keys.
pub fn same_model<T: Model>(one: &T, other: &T) -> bool {
    ModelFields::of(one).same(&ModelFields::of(other))
}

/// The fields of a model. What is done with them is compiled once, not once for each model.
struct ModelFields<'a> {
    extra: Option<&'a Extra>,
    fields: Vec<&'a dyn AnyField>,
}

impl<'a> ModelFields<'a> {
    fn of<T: Model>(model: &'a T) -> Self {
        let mut all = Self { extra: None, fields: Vec::with_capacity(T::SHAPE.keys.len()) };
        model.visit(&mut all);
        all
    }

    fn debug(&self, shape: &Shape, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(shape.name);
        let mut names = shape.fields.iter();
        for (field, name) in self.fields.iter().zip(names.by_ref().take(self.fields.len())) {
            out.field(name, field);
        }
        if let (Some(extra), Some(name)) = (self.extra, names.next()) {
            out.field(name, extra);
        }
        out.finish()
    }

    fn same(&self, other: &Self) -> bool {
        let mut pairs = self.fields.iter().zip(&other.fields);
        self.extra == other.extra && pairs.all(|(one, other)| one.same(*other))
    }
}

impl<'a> ModelVisitor<'a> for ModelFields<'a> {
    fn extra(&mut self, extra: &'a Extra) {
        self.extra = Some(extra);
    }

    fn field<T: Field>(&mut self, value: &'a T) {
        self.fields.push(value);
    }
}

/// A field of any type.
trait AnyField: fmt::Debug {
    fn any(&self) -> &dyn Any;

    fn same(&self, other: &dyn AnyField) -> bool;
}

impl<T: Field> AnyField for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn same(&self, other: &dyn AnyField) -> bool {
        other.any().downcast_ref() == Some(self)
    }
}
