use super::{Name, Operation, PageHeaders, Param, SecurityScheme, Server, Type, TypeDef, TypeId};

/// A whole API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// `info.description`
    pub description: String,
    /// Name of the client type: `x-client-name` of `info`, or made from the title.
    pub client: Option<Name>,
    /// Servers of the document; a client starts on the first.
    pub servers: Vec<Server>,
    /// Security schemes that an operation refers to by position.
    pub security_schemes: Vec<SecurityScheme>,
    /// Header parameters that the client sends for its user, set once (`X-Plex-Product` and the like).
    pub client_params: Vec<Param>,
    /// Groups of operations (OpenAPI tags), in the order of the document's tag list, then of first appearance.
    pub groups: Vec<Group>,
    /// All operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// Headers of answers that tell about a page of a list.
    pub page_headers: PageHeaders,
    /// All named types; a [`TypeId`] is a position here.
    pub types: Vec<TypeDef>,
}

/// A position in [`Api::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u32);

/// Operations that are found under one accessor of the client.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name of the accessor, unique among groups.
    pub name: Name,
    /// The tag as the document writes it.
    pub tag: String,
    /// Description of the tag.
    pub description: String,
}

/// The words of the document about one item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// One line.
    pub summary: String,
    /// Markdown of any length, untrusted.
    pub description: String,
    /// `Some` when deprecated; the text is the reason (`x-deprecated-reason`), empty when none is given.
    pub deprecated: Option<String>,
}

impl Api {
    /// The definition that `id` refers to.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }

    /// The model that `ty` is, aliases followed.
    pub fn model(&self, ty: &Type) -> Option<&super::Model> {
        match self.resolve(ty) {
            Type::Named(id) => match &self.type_def(*id).kind {
                super::TypeKind::Model(model) => Some(model),
                _ => None,
            },
            _ => None,
        }
    }

    /// The group that `id` refers to.
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0 as usize]
    }

    /// Every group with its operations, both in document order.
    pub fn grouped(&self) -> impl Iterator<Item = (&Group, Vec<&Operation>)> {
        self.groups.iter().enumerate().map(|(index, group)| {
            let id = GroupId(index as u32);
            (group, self.operations.iter().filter(|operation| operation.group == id).collect())
        })
    }

    /// `ty` without aliases: what a named scalar or list stands for.
    pub fn resolve<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        while let Type::Named(id) = ty
            && let super::TypeKind::Alias(target) = &self.type_def(*id).kind
        {
            ty = target;
        }
        ty
    }
}
