//! `$ref`: from a reference to what it means.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};

use super::{Lowering, all_of, schema::Schema};
use crate::{
    frontend::{
        Document,
        tree::{Node, escape, join, unescape},
        words::words,
    },
    ir::{Type, TypeId},
};

/// References that lead to references, at most.
pub(super) const HOPS: usize = 32;

/// `components/schemas` by their pointers, in document order.
pub(super) fn component_schemas(document: &Document) -> IndexMap<String, Schema<'_>> {
    let section = "/components/schemas";
    let schemas = document.node(section).and_then(Node::as_object);
    let schema = |(key, node): (&String, _)| {
        let pointer = join(section, key);
        (pointer.clone(), Schema::new(pointer, node, words(key)))
    };
    schemas.into_iter().flatten().map(schema).collect()
}

/// Something of the frame and where it stands.
pub(super) type Located<'a, T> = (&'a T, String);

/// What `item` at `pointer` means, references to `section` of the components followed.
pub(super) fn resolve<'a, T>(
    cx: &mut Lowering<'a>,
    item: &'a ReferenceOr<T>,
    pointer: &str,
    section: &str,
    all: impl Fn(&'a Components) -> &'a IndexMap<String, ReferenceOr<T>>,
) -> Option<Located<'a, T>> {
    let mut item = item;
    let mut at = pointer.to_owned();
    for _ in 0..HOPS {
        let reference = match item {
            ReferenceOr::Item(item) => return Some((item, at)),
            ReferenceOr::Reference { reference } => reference,
        };
        let key = reference.strip_prefix(&format!("#/components/{section}/")).map(unescape);
        let found =
            key.and_then(|key| all(cx.document.openapi.components.as_ref()?).get_key_value(key.as_ref()));
        let Some((key, target)) = found else { break };
        item = target;
        at = format!("/components/{section}/{}", escape(key));
    }
    let site = cx.site(pointer);
    cx.diagnostics.error(site, format!("this reference leads nowhere in `components/{section}`"));
    None
}

/// The key of a component, when `pointer` leads to one of `section`.
pub(super) fn component_key(pointer: &str, section: &str) -> Option<String> {
    let key = pointer.strip_prefix(&format!("/components/{section}/"))?;
    (!key.contains('/')).then(|| unescape(key).into_owned())
}

impl<'a> Lowering<'a> {
    /// The words beside a reference of the frame, which stand for those of the component (OpenAPI 3.1.1, section 4.8.23).
    pub(super) fn words_beside(&self, pointer: &str) -> Option<String> {
        let node = self.document.node(pointer).filter(|node| node.get("$ref").is_some())?;
        Some(node.get("description")?.as_str()?.to_owned())
    }

    /// The component that a schema with `$ref` means.
    pub(super) fn component(&mut self, schema: &Schema<'a>) -> Option<Schema<'a>> {
        let reference = schema.text("$ref").unwrap_or_default();
        let component = reference.strip_prefix('#').and_then(|pointer| self.components.get(pointer));
        if component.is_none() {
            let site = self.site(&schema.pointer);
            self.diagnostics.error(site, "this reference leads to no schema of `components/schemas`");
        }
        component.cloned()
    }

    /// The type that stands for a component.
    pub(super) fn component_type(&self, component: &Schema<'a>) -> Type {
        let index = self.components.get_index_of(&component.pointer);
        index.map_or(Type::Any, |index| Type::Named(TypeId(index as u32)))
    }

    /// Whether `null` fits a schema, or the component that it refers to.
    pub(super) fn is_nullable(&mut self, schema: &Schema<'a>) -> bool {
        if let Some(known) = self.nullable.get(&schema.pointer) {
            return *known;
        }
        if !self.enter(&schema.pointer) {
            return false;
        }
        self.nullable.insert(schema.pointer.clone(), false);
        let nullable = all_of::parts(self, std::slice::from_ref(schema)).nullable;
        self.leave();
        self.nullable.insert(schema.pointer.clone(), nullable);
        nullable
    }

    /// A keyword of a component, or of the one that it only passes on.
    pub(super) fn inherited(&self, component: &Schema<'a>, keyword: &str) -> Option<&'a Node> {
        let mut component = component;
        for _ in 0..HOPS {
            if let Some(node) = component.node.get(keyword) {
                return Some(node);
            }
            let single = component.list("allOf").first().unwrap_or(component.node);
            component = self.components.get(single.get("$ref")?.as_str()?.strip_prefix('#')?)?;
        }
        None
    }
}
