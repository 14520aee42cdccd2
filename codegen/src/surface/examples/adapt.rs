//! Examples of a document as values of a type.

use indexmap::IndexMap;

use super::scalars;
use super::synthesise::Synthesiser;
use crate::ir::{Api, Enum, Field, Model, Type, TypeKind, Union, Value};

/// How many items of a list or entries of a map an example keeps.
const MAX_ITEMS: usize = 2;

/// How many scalars an example keeps; required fields come on top.
const MAX_SCALARS: usize = 60;

/// Objects and lists that are nested deeper are left out.
const MAX_DEPTH: usize = 8;

/// Values that are looked at for one example: members of unions inside each other are tried one by one.
const MAX_STEPS: usize = 20_000;

/// Takes from a value of the document what fits a type, and not more than one wants to read.
pub struct Adapter<'a> {
    api: &'a Api,
    /// How many items the outermost list keeps
    outermost: usize,
    is_strict: bool,
    depth: usize,
    scalars: usize,
    steps: usize,
}

impl<'a> Adapter<'a> {
    /// For one example.
    pub fn new(api: &'a Api) -> Self {
        Self::of_at_least(api, 0)
    }

    /// For one example; when it is a list, one with so many items, if the document has them.
    pub fn of_at_least(api: &'a Api, items: usize) -> Self {
        Self { api, outermost: items.max(MAX_ITEMS), is_strict: false, depth: 0, scalars: 0, steps: 0 }
    }

    /// `value` as one of `ty`, or `None` when it does not fit.
    pub fn value(&mut self, ty: &Type, value: &Value) -> Option<Value> {
        if self.depth >= MAX_DEPTH || self.steps >= MAX_STEPS {
            return None;
        }
        self.steps += 1;
        self.depth += 1;
        let adapted = self.any_depth(ty, value);
        self.depth -= 1;
        adapted
    }

    fn any_depth(&mut self, ty: &Type, value: &Value) -> Option<Value> {
        let api = self.api;
        match api.resolve(ty) {
            Type::Any => self.anything(value),
            Type::List(item) => self.list(item, value),
            Type::Map(item) => self.map(item, value),
            Type::Named(id) => match &api.type_def(*id).kind {
                TypeKind::Model(model) => self.model(model, value),
                TypeKind::Enum(of) => self.scalar(|strict| enum_value(of, value, strict)),
                TypeKind::Union(union) => self.union(union, value),
                TypeKind::Alias(_) => None,
            },
            scalar => self.scalar(|strict| scalars::adapt(scalar, value, strict)),
        }
    }

    fn scalar(&mut self, adapt: impl FnOnce(bool) -> Option<Value>) -> Option<Value> {
        self.scalars += 1;
        adapt(self.is_strict)
    }

    fn anything(&mut self, value: &Value) -> Option<Value> {
        match value {
            Value::List(items) => {
                let items = items.iter().take(MAX_ITEMS).filter_map(|item| self.value(&Type::Any, item));
                Some(Value::List(items.collect()))
            }
            Value::Object(_) => self.map(&Type::Any, value),
            Value::Number(digits) => self.scalar(|_| scalars::any_number(digits)),
            _ => self.scalar(|_| Some(value.clone())),
        }
    }

    /// Anything but an array stands for an array of it; a text, for the parts between its commas.
    fn list(&mut self, item: &Type, value: &Value) -> Option<Value> {
        let parts: Vec<Value>;
        let items = match value {
            Value::List(items) => items,
            _ if self.is_strict => return None,
            Value::String(text) => {
                parts = text.split(',').map(|part| Value::String(part.trim().to_owned())).collect();
                &parts
            }
            other => std::slice::from_ref(other),
        };
        let most = if self.depth == 1 { self.outermost } else { MAX_ITEMS };
        let adapted: Vec<Value> =
            items.iter().filter_map(|value| self.value(item, value)).take(most).collect();
        (!adapted.is_empty()).then_some(Value::List(adapted))
    }

    fn map(&mut self, item: &Type, value: &Value) -> Option<Value> {
        let Value::Object(entries) = value else { return None };
        let adapted: IndexMap<String, Value> = entries
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), self.value(item, value)?)))
            .take(MAX_ITEMS)
            .collect();
        (!adapted.is_empty()).then_some(Value::Object(adapted))
    }

    fn model(&mut self, model: &Model, value: &Value) -> Option<Value> {
        let Value::Object(entries) = value else { return None };
        let mut adapted = IndexMap::new();
        for field in &model.fields {
            if let Some(value) = self.field(field, entries.get(&field.wire)) {
                adapted.insert(field.wire.clone(), value);
            } else if field.required && !field.nullable && self.is_strict {
                return None;
            }
        }
        let fits = !adapted.is_empty() || entries.is_empty() || model.fields.is_empty();
        fits.then_some(Value::Object(adapted))
    }

    fn field(&mut self, field: &Field, value: Option<&Value>) -> Option<Value> {
        let is_kept = field.required || self.scalars < MAX_SCALARS;
        let value = value.filter(|value| is_kept && **value != Value::Null);
        match value.and_then(|value| self.value(&field.ty, value)) {
            Some(value) => Some(value),
            None if field.required && !field.nullable && !self.is_strict => {
                Synthesiser::new(self.api).field(field)
            }
            None => None,
        }
    }

    fn union(&mut self, union: &Union, value: &Value) -> Option<Value> {
        let index = self.member(union, value)?;
        self.value(&union.variants[index].ty, value)
    }

    /// The member that a discriminator names, else the first that takes the value as it is, else any.
    fn member(&mut self, union: &Union, value: &Value) -> Option<usize> {
        let tag = union.discriminator.as_ref().and_then(|key| match value {
            Value::Object(entries) => entries.get(key),
            _ => None,
        });
        if let Some(Value::String(tag)) = tag
            && let Some(index) = union.variants.iter().position(|variant| variant.tags.contains(tag))
        {
            return Some(index);
        }
        self.first_that_fits(union, value, true).or_else(|| self.first_that_fits(union, value, false))
    }

    fn first_that_fits(&mut self, union: &Union, value: &Value, is_strict: bool) -> Option<usize> {
        let before = (self.is_strict, self.scalars);
        (self.is_strict, self.scalars) = (is_strict, 0);
        let found = union.variants.iter().position(|variant| self.value(&variant.ty, value).is_some());
        (self.is_strict, self.scalars) = before;
        found
    }
}

/// The position of the member of `union` that `value` belongs to.
pub fn member(api: &Api, union: &Union, value: &Value) -> Option<usize> {
    Adapter::new(api).member(union, value)
}

fn enum_value(of: &Enum, value: &Value, is_strict: bool) -> Option<Value> {
    let wire = match value {
        Value::String(text) => text.clone(),
        Value::Number(digits) => digits.clone(),
        Value::Bool(value) if !is_strict => u8::from(*value).to_string(),
        _ => return None,
    };
    let known = of.values.iter().find(|known| known.wire == wire)?;
    Some(enum_wire(of, &known.wire))
}

/// A value of an enum as it is on the wire.
pub fn enum_wire(of: &Enum, wire: &str) -> Value {
    match of.kind {
        crate::ir::EnumKind::String => Value::String(wire.to_owned()),
        crate::ir::EnumKind::Integer => Value::Number(wire.to_owned()),
    }
}
