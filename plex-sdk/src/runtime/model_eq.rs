//! `PartialEq` for all models.

use std::any::Any;

use super::extra::Extra;
use super::field::Field;
use super::model::{Model, ModelVisitor};

/// Whether two models have equal fields and equal unknown keys.
pub fn same_model<T: Model>(one: &T, other: &T) -> bool {
    let mut fields = Fields(Vec::with_capacity(T::SHAPE.fields.len()));
    other.visit(&mut fields);
    let mut comparison = Comparison { others: fields.0.into_iter(), same: true };
    one.visit(&mut comparison);
    comparison.same
}

struct Fields<'a>(Vec<&'a dyn Any>);

impl<'a> ModelVisitor<'a> for Fields<'a> {
    fn extra(&mut self, extra: &'a Extra) {
        self.0.push(extra);
    }

    fn field<T: Field>(&mut self, value: &'a T) {
        self.0.push(value);
    }
}

struct Comparison<'a> {
    others: std::vec::IntoIter<&'a dyn Any>,
    same: bool,
}

impl Comparison<'_> {
    fn compare<T: PartialEq + 'static>(&mut self, value: &T) {
        let other = self.others.next().and_then(|other| other.downcast_ref());
        self.same = self.same && other == Some(value);
    }
}

impl<'a> ModelVisitor<'a> for Comparison<'a> {
    fn extra(&mut self, extra: &'a Extra) {
        self.compare(extra);
    }

    fn field<T: Field>(&mut self, value: &'a T) {
        self.compare(value);
    }
}
