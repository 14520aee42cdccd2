//! Values that are made up from type and limits.

use indexmap::IndexMap;

use super::adapt::{Adapter, enum_wire};
use super::scalars;
use crate::ir::{Api, Constraints, Field, Model, Type, TypeId, TypeKind, Value};

/// How many fields a made-up object has when the document gives no example for any.
const FEW_FIELDS: usize = 4;

/// Objects that are nested deeper only have what they need.
const MAX_DEPTH: usize = 4;

/// Makes up values; each type at most once inside itself, so that recursion ends.
pub struct Synthesiser<'a> {
    api: &'a Api,
    inside: Vec<TypeId>,
}

impl<'a> Synthesiser<'a> {
    /// For one value.
    pub fn new(api: &'a Api) -> Self {
        Self { api, inside: Vec::new() }
    }

    /// A value of `ty`; an empty one where only an endless one would do.
    pub fn value(&mut self, ty: &Type, limits: Option<&Constraints>) -> Value {
        self.attempt(ty, limits).unwrap_or_else(|| match self.api.resolve(ty) {
            Type::List(_) => Value::List(Vec::new()),
            _ => Value::Object(IndexMap::new()),
        })
    }

    /// A value of a field: its example, its default, that of its type, or one that is made up.
    pub fn field(&mut self, field: &Field) -> Option<Value> {
        let own = field.example.as_ref().or(field.default.as_ref());
        own.and_then(|value| Adapter::new(self.api).value(&field.ty, value))
            .or_else(|| self.attempt(&field.ty, Some(&field.constraints)))
    }

    fn attempt(&mut self, ty: &Type, limits: Option<&Constraints>) -> Option<Value> {
        let api = self.api;
        match api.resolve(ty) {
            Type::Any => Some(Value::Object(IndexMap::from([("key".to_owned(), text("value"))]))),
            Type::List(item) => Some(Value::List(vec![self.attempt(item, None)?])),
            Type::Map(item) => {
                Some(Value::Object(IndexMap::from([("key".to_owned(), self.attempt(item, None)?)])))
            }
            Type::Named(id) => self.named(*id),
            scalar => Some(scalars::made_up(scalar, limits.unwrap_or(&Constraints::default()))),
        }
    }

    fn named(&mut self, id: TypeId) -> Option<Value> {
        if self.inside.contains(&id) {
            return None;
        }
        let api = self.api;
        let definition = api.type_def(id);
        if let Some(value) = &definition.example
            && let Some(value) = Adapter::new(api).value(&Type::Named(id), value)
        {
            return Some(value);
        }
        self.inside.push(id);
        let value = match &definition.kind {
            TypeKind::Model(model) => Some(self.model(model)),
            TypeKind::Enum(of) => of.values.first().map(|value| enum_wire(of, &value.wire)),
            TypeKind::Union(union) => {
                union.variants.iter().find_map(|variant| self.attempt(&variant.ty, None))
            }
            TypeKind::Alias(_) => None,
        };
        self.inside.pop();
        value
    }

    fn model(&mut self, model: &Model) -> Value {
        let is_deep = self.inside.len() > MAX_DEPTH;
        let has_example = model.fields.iter().any(|field| field.example.is_some());
        let mut entries = IndexMap::new();
        for field in &model.fields {
            let is_wanted = !is_deep
                && field.docs.deprecated.is_none()
                && if has_example {
                    field.example.is_some() || self.is_shown_inside(&field.ty)
                } else {
                    entries.len() < FEW_FIELDS
                };
            if (field.required && !field.nullable || is_wanted)
                && let Some(value) = self.field(field)
            {
                entries.insert(field.wire.clone(), value);
            }
        }
        Value::Object(entries)
    }

    /// Whether `ty` has objects that belong to the picture of the one around them.
    fn is_shown_inside(&self, ty: &Type) -> bool {
        let item = match self.api.resolve(ty) {
            Type::List(item) => self.api.resolve(item),
            other => other,
        };
        let is_model = |id: &TypeId| matches!(self.api.type_def(*id).kind, TypeKind::Model(_));
        self.inside.len() <= 2 && matches!(item, Type::Named(id) if is_model(id))
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
