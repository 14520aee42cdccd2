//! From a document to the intermediate representation: what every part of it means.
//!
//! The frame (paths, parameters, answers, servers) is read from the typed model of `openapiv3`, schemas and
//! everything that the typed model rounds or leaves out from the value tree. Names are only wishes here, see
//! [`Draft`].

mod all_of;
mod bodies;
mod client_params;
mod docs;
mod enums;
mod forms;
mod groups;
mod models;
mod operations;
mod paging;
mod params;
mod pins;
mod read_as;
mod references;
mod responses;
mod scalars;
mod schema;
mod security;
mod servers;
mod shapes;
mod styles;
mod types;
mod unions;

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use self::{schema::Schema, types::Use};
use super::{
    Document,
    draft::{Draft, Pin, TypeWish},
    words,
};
use crate::{
    diagnostic::{Diagnostics, Site},
    ir::{Api, Docs, Type, TypeDef, TypeId, TypeKind},
};

/// Lowers a whole document. What it says wrongly or doubtfully goes to `diagnostics`; the draft is whole in any case.
pub fn lower(document: &Document, diagnostics: &mut Diagnostics) -> Draft {
    let mut cx = Lowering::new(document, diagnostics);
    let info = &document.openapi.info;
    pins::check(&mut cx);
    let security_schemes = security::schemes(&mut cx);
    types::lower_components(&mut cx);
    let client = client_params::lower(&mut cx);
    cx.client_wires = client.params.iter().map(|(param, _)| param.wire.clone()).collect();
    let operations = operations::lower(&mut cx, &security_schemes);
    let groups = groups::lower(&cx, operations);
    groups::assign_types(&mut cx, &groups.groups);
    let api = Api {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone().unwrap_or_default(),
        client: pins::client_name(document),
        servers: servers::lower(&document.openapi.servers),
        security_schemes,
        client_params: Vec::new(),
        groups: groups.groups,
        operations: groups.operations,
        page_headers: paging::headers(document),
        types: cx.types,
    };
    let paging = paging::rule(document);
    Draft { api, types: cx.wishes, operations: groups.wishes, client, paging }
}

/// What lowering carries along.
struct Lowering<'a> {
    document: &'a Document,
    diagnostics: &'a mut Diagnostics,
    /// The types so far
    types: Vec<TypeDef>,
    /// Beside each type, what the document says about its name
    wishes: Vec<TypeWish>,
    /// `components/schemas` by their pointers; their types come first in `types`
    components: IndexMap<String, Schema<'a>>,
    /// Schemas at a place of their own that are lowered, by their keys
    lowered: BTreeMap<String, Use>,
    /// Whether `null` fits a component, by its pointer
    nullable: BTreeMap<String, bool>,
    /// Parameters of the components, by their pointers; `None` for those that the client sends by itself
    parameters: HashMap<String, Option<params::Lowered>>,
    /// Wire names of the client's parameters, as far as the document lists them
    client_wires: Vec<String>,
    /// Schemas inside each other on the way to the present one
    depth: usize,
}

/// Schemas inside each other, references followed; the public Plex document needs 12.
const MAX_DEPTH: usize = 64;

/// Types of one document; the public Plex document gives 403.
const MAX_TYPES: usize = 100_000;

impl<'a> Lowering<'a> {
    fn new(document: &'a Document, diagnostics: &'a mut Diagnostics) -> Self {
        let mut cx = Self {
            document,
            diagnostics,
            types: Vec::new(),
            wishes: Vec::new(),
            components: references::component_schemas(document),
            lowered: BTreeMap::new(),
            nullable: BTreeMap::new(),
            parameters: HashMap::new(),
            client_wires: Vec::new(),
            depth: 0,
        };
        for (_, schema) in cx.component_list() {
            let id = cx.reserve(&schema);
            let wish = &mut cx.wishes[id.0 as usize];
            wish.component = true;
            wish.kept = schema.node.get(read_as::KEYWORD).is_none() && !schema.is("x-part");
        }
        cx
    }

    /// The schemas of the components with the types that stand for them.
    fn component_list(&self) -> Vec<(TypeId, Schema<'a>)> {
        let ids = (0..).map(TypeId);
        ids.zip(self.components.values().cloned()).collect()
    }

    /// Goes one schema deeper; `false`, with a diagnostic, where a document has no end in sight.
    fn enter(&mut self, pointer: &str) -> bool {
        let fits = self.depth < MAX_DEPTH && self.types.len() < MAX_TYPES;
        if fits {
            self.depth += 1;
        } else {
            let site = self.site(pointer);
            self.diagnostics.error(site, "too many schemas that lead to each other").help(format!(
                "at most {MAX_DEPTH} may lie inside each other, and {MAX_TYPES} types may come of a document"
            ));
        }
        fits
    }

    /// Comes back from a schema that was entered.
    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Takes the next position in the list of types, for a type that is made of `schema`.
    fn reserve(&mut self, schema: &Schema<'a>) -> TypeId {
        self.reserve_at(&schema.pointer, &schema.context, schema.pin.clone())
    }

    /// The same for a type that no single schema makes.
    fn reserve_at(&mut self, pointer: &str, context: &str, pin: Option<Pin>) -> TypeId {
        let id = TypeId(self.types.len() as u32);
        self.types.push(TypeDef {
            name: words::name(context, "type", words::TYPE_LENGTH),
            origin: format!("#{pointer}"),
            docs: Docs::default(),
            example: None,
            groups: Vec::new(),
            kind: TypeKind::Alias(Type::Any),
        });
        self.wishes.push(TypeWish { pin, ..TypeWish::default() });
        id
    }

    /// Remembers that the document pins the name of a field or a value.
    fn pin_member(&mut self, id: TypeId, wire: &str, pin: Pin) {
        self.wishes[id.0 as usize].members.insert(wire.to_owned(), pin);
    }

    /// Whether a type is an object. Known for components and for what is already lowered.
    fn is_object(&self, id: TypeId) -> bool {
        match &self.types[id.0 as usize].kind {
            TypeKind::Model(_) => true,
            TypeKind::Alias(ty) => matches!(ty, Type::Map(_)),
            TypeKind::Enum(_) | TypeKind::Union(_) => false,
        }
    }

    /// The spot of a pointer, for a diagnostic.
    fn site(&self, pointer: &str) -> Site {
        self.document.site(pointer)
    }
}
