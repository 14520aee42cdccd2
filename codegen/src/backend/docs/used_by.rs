//! Who links to whom: every page of a type says where the type is used.

use super::answers::{self, Answer};
use super::context::{Context, group_page};
use crate::ir::{Api, Operation, Type, TypeId, TypeKind};
use crate::markdown::code;
use crate::surface;

/// A page that links to a type, and what for.
#[derive(Clone, Debug)]
pub struct Use {
    user: User,
    role: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum User {
    /// The page of the client
    Client,
    /// An operation, by its position, on the page of its group
    Operation(usize),
    /// The page of an enum of answers of an operation
    Answer(usize, Answer),
    /// The page of a type
    Type(TypeId),
}

/// All uses, by the position of the type that is used. A type that no page leads to has none.
pub fn all(api: &Api) -> Vec<Vec<Use>> {
    let mut search = Search { uses: vec![Vec::new(); api.types.len()], found: Vec::new() };
    for param in &api.client_params {
        search.add(
            api,
            &param.ty,
            User::Client,
            format!("setting {}", code(&surface::snake_ident(&param.name))),
        );
    }
    for (position, operation) in api.operations.iter().enumerate() {
        search.operation(api, position, operation);
    }
    let mut next = 0;
    while let Some(id) = search.found.get(next).copied() {
        search.type_def(api, id);
        next += 1;
    }
    search.uses
}

/// Whether a call takes a type, by the position of the type; an answer may have it as well.
pub fn sent(api: &Api) -> Vec<bool> {
    let mut sent = vec![false; api.types.len()];
    let arguments = api.operations.iter().flat_map(surface::arguments);
    let mut queue: Vec<&Type> = arguments.map(|argument| argument.ty).collect();
    while let Some(ty) = queue.pop() {
        match ty {
            Type::List(item) | Type::Map(item) => queue.push(item),
            Type::Named(id) if !std::mem::replace(&mut sent[id.0 as usize], true) => {
                match &api.type_def(*id).kind {
                    TypeKind::Model(model) => {
                        queue.extend(model.fields.iter().map(|field| &field.ty).chain(&model.extra));
                    }
                    TypeKind::Union(union) => queue.extend(union.variants.iter().map(|variant| &variant.ty)),
                    TypeKind::Alias(ty) => queue.push(ty),
                    TypeKind::Enum(_) => {}
                }
            }
            _ => {}
        }
    }
    sent
}

struct Search {
    uses: Vec<Vec<Use>>,
    found: Vec<TypeId>,
}

impl Search {
    fn add(&mut self, api: &Api, ty: &Type, user: User, role: String) {
        match ty {
            Type::List(item) | Type::Map(item) => self.add(api, item, user, role),
            Type::Named(id) if has_name(api, *id) => {
                let uses = &mut self.uses[id.0 as usize];
                if uses.is_empty() {
                    self.found.push(*id);
                }
                uses.push(Use { user, role });
            }
            _ => {}
        }
    }

    fn operation(&mut self, api: &Api, position: usize, operation: &Operation) {
        for argument in surface::arguments(operation) {
            let role = match argument.source {
                surface::Source::Body { .. } => "body".to_owned(),
                _ => format!("parameter {}", code(&argument.ident)),
            };
            self.add(api, argument.ty, User::Operation(position), role);
        }
        for (answer, role, ty) in answers::types(api, operation) {
            let user = answer.map_or(User::Operation(position), |answer| User::Answer(position, answer));
            self.add(api, ty, user, role);
        }
    }

    fn type_def(&mut self, api: &Api, id: TypeId) {
        let user = User::Type(id);
        match &api.type_def(id).kind {
            TypeKind::Model(model) => {
                for field in &model.fields {
                    self.add(
                        api,
                        &field.ty,
                        user,
                        format!("field {}", code(&surface::snake_ident(&field.name))),
                    );
                }
                if let Some(ty) = &model.extra {
                    self.add(api, ty, user, "other keys".to_owned());
                }
            }
            TypeKind::Union(union) => {
                for variant in &union.variants {
                    let ident = surface::variant_ident(&variant.name);
                    self.add(api, &variant.ty, user, format!("variant {}", code(&ident)));
                }
            }
            TypeKind::Alias(ty) => self.add(api, ty, user, "another name".to_owned()),
            TypeKind::Enum(_) => {}
        }
    }
}

/// Whether Rust has a name for a type. Bytes are never called by the name that a document gives them.
fn has_name(api: &Api, id: TypeId) -> bool {
    !matches!(api.type_def(id).kind, TypeKind::Alias(Type::Binary))
}

/// The list of the pages that use a type. `root` leads to the folder `docs`.
pub fn list(cx: &Context<'_>, id: TypeId, root: &str) -> String {
    let mut lines: Vec<(User, Vec<&str>)> = Vec::new();
    for Use { user, role } in cx.uses(id) {
        match lines.iter_mut().find(|(known, _)| known == user) {
            Some((_, roles)) if roles.contains(&role.as_str()) => {}
            Some((_, roles)) => roles.push(role),
            None => lines.push((*user, vec![role])),
        }
    }
    let line =
        |(user, roles): &(User, Vec<&str>)| format!("* {} - {}\n", link(cx, *user, root), roles.join(", "));
    lines.iter().map(line).collect()
}

fn link(cx: &Context<'_>, user: User, root: &str) -> String {
    let (text, page) = match user {
        User::Client => (surface::client_ident(cx.api), "sdks/README.md".to_owned()),
        User::Operation(position) => {
            let operation = &cx.api.operations[position];
            let page = group_page(cx.api.group(operation.group));
            (surface::method_ident(&operation.name), format!("{page}#{}", cx.anchor(operation)))
        }
        User::Answer(position, answer) => {
            return cx.linked(&answer.path(cx.api, &cx.api.operations[position]), root);
        }
        User::Type(id) => {
            let path = surface::type_text(cx.api, &Type::Named(id), surface::Spelling::Docs);
            return cx.linked(&path, root);
        }
    };
    format!("[{text}]({root}{page})")
}
