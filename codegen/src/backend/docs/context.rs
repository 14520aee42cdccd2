//! What every page needs: where the others are, and who links to whom.

use std::collections::{BTreeMap, HashMap};

use super::answers::{self, Answer};
use super::used_by::{self, Use};
use crate::ir::{Api, Group, Operation, Type, TypeId, TypeKind, Value};
use crate::markdown::anchor;
use crate::surface::{self, Spelling};

/// The API with everything that is looked up on the way to a page.
pub struct Context<'a> {
    /// The API.
    pub api: &'a Api,
    /// Positions of operations, by their names.
    positions: HashMap<&'a str, usize>,
    /// Standalone functions, by the position of the operation.
    functions: Vec<String>,
    /// Anchors of operations on the page of their group, by the position of the operation.
    anchors: Vec<String>,
    /// Who links to a type, by the position of the type; a type that nobody links to has no page.
    uses: Vec<Vec<Use>>,
    /// Whether a call takes a type, by the position of the type.
    sent: Vec<bool>,
    /// Examples of whole bodies.
    examples: HashMap<TypeId, &'a Value>,
    /// Pages by the path of the type in Rust: `models::Scope`.
    pages: HashMap<String, String>,
    crate_name: String,
}

impl<'a> Context<'a> {
    /// For the pages of the crate `crate_name`.
    pub fn new(api: &'a Api, crate_name: &str) -> Self {
        let uses = used_by::all(api);
        let names = api.operations.iter().map(|operation| operation.name.as_str());
        let mut cx = Self {
            api,
            positions: names.enumerate().map(|(position, name)| (name, position)).collect(),
            functions: surface::function_idents(api),
            anchors: operation_anchors(api),
            uses,
            sent: used_by::sent(api),
            examples: body_examples(api),
            pages: HashMap::new(),
            crate_name: crate_name.replace('-', "_"),
        };
        let types = cx.type_pages().map(|(id, path)| {
            (surface::type_text(api, &Type::Named(id), Spelling::Docs), target(api, id, path))
        });
        let answers = cx.answer_pages().map(|(operation, answer, path)| (answer.path(api, operation), path));
        cx.pages = types.chain(answers).collect();
        cx
    }

    /// The crate, as paths in Rust start.
    pub fn crate_name(&self) -> &str {
        &self.crate_name
    }

    /// The groups that have operations, with their operations.
    pub fn groups(&self) -> impl Iterator<Item = (&'a Group, Vec<&'a Operation>)> {
        self.api.grouped().filter(|(_, operations)| !operations.is_empty())
    }

    /// The types that have a page, with the path of the page.
    pub fn type_pages(&self) -> impl Iterator<Item = (TypeId, String)> {
        let ids = (0..self.api.types.len() as u32).map(TypeId);
        ids.filter(|id| !self.uses(*id).is_empty()).map(|id| (id, type_page(self.api, id)))
    }

    /// The enums of answers, with the path of their page.
    pub fn answer_pages(&self) -> impl Iterator<Item = (&'a Operation, Answer, String)> {
        let of = |operation: &'a Operation| {
            answers::enums(self.api, operation).map(move |answer| (operation, answer))
        };
        self.api.operations.iter().flat_map(of).map(|(operation, answer)| {
            let ident = answer.ident(self.api, operation).to_lowercase();
            (operation, answer, format!("operations/{ident}.md"))
        })
    }

    /// Who links to a type.
    pub fn uses(&self, id: TypeId) -> &[Use] {
        &self.uses[id.0 as usize]
    }

    /// Whether a call takes this type.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent[id.0 as usize]
    }

    /// An example of a body of this type.
    pub fn body_example(&self, id: TypeId) -> Option<&'a Value> {
        self.examples.get(&id).copied()
    }

    /// The standalone function of an operation.
    pub fn function(&self, operation: &Operation) -> &str {
        self.position(operation).map_or("", |position| &self.functions[position])
    }

    /// The anchor of an operation on the page of its group.
    pub fn anchor(&self, operation: &Operation) -> &str {
        self.position(operation).map_or("", |position| &self.anchors[position])
    }

    /// A Rust type as Markdown, with links to the pages of its parts. `root` leads to the folder `docs`.
    pub fn linked(&self, text: &str, root: &str) -> String {
        let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
        let mut out = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if is_path(c) {
                let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
                let (path, behind) = rest.split_at(end);
                out.push_str(&match self.pages.get(path) {
                    Some(page) => format!("[{path}]({root}{page})"),
                    None if matches!(path, "Option" | "Box" | "Vec" | "BTreeMap") => path.to_owned(),
                    None => format!("*{path}*"),
                });
                rest = behind;
            } else {
                if matches!(c, '<' | '>') {
                    out.push('\\');
                }
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        out
    }

    fn position(&self, operation: &Operation) -> Option<usize> {
        self.positions.get(operation.name.as_str()).copied()
    }
}

/// The page of a group.
pub fn group_page(group: &Group) -> String {
    format!("sdks/{}/README.md", surface::slug(&group.name))
}

/// The page of a type.
pub fn type_page(api: &Api, id: TypeId) -> String {
    format!("models/{}.md", surface::slug(&api.type_def(id).name))
}

/// Where a link to a type leads: for an enum to its values, which is what one looks for.
fn target(api: &Api, id: TypeId, page: String) -> String {
    match api.type_def(id).kind {
        TypeKind::Enum(_) => page + "#values",
        _ => page,
    }
}

/// The headings that follow the name of each operation.
pub const SECTIONS: [&str; 5] = ["Example Usage", "Standalone function", "Parameters", "Response", "Errors"];

/// GitHub numbers anchors that come more than once on a page: a method `search` in a group `search` is not at
/// `#search`, which is the title.
fn operation_anchors(api: &Api) -> Vec<String> {
    let mut anchors = vec![String::new(); api.operations.len()];
    for (index, group) in api.groups.iter().enumerate() {
        let mut taken = BTreeMap::new();
        for heading in [surface::type_ident(&group.name).as_str(), "Overview", "Available Operations"] {
            unique(&mut taken, heading);
        }
        for (position, operation) in api.operations.iter().enumerate() {
            if operation.group.0 as usize == index {
                anchors[position] = unique(&mut taken, &surface::method_ident(&operation.name));
                for heading in SECTIONS {
                    unique(&mut taken, heading);
                }
            }
        }
    }
    anchors
}

fn unique(taken: &mut BTreeMap<String, u32>, heading: &str) -> String {
    let base = anchor(heading);
    let mut candidate = base.clone();
    while taken.contains_key(&candidate) {
        let count = taken.entry(base.clone()).or_default();
        *count += 1;
        candidate = format!("{base}-{count}");
    }
    taken.insert(candidate.clone(), 0);
    candidate
}

fn body_examples(api: &Api) -> HashMap<TypeId, &Value> {
    let mut examples = HashMap::new();
    for operation in &api.operations {
        let responses = operation.responses.iter().flat_map(|response| &response.bodies);
        let responses = responses.map(|body| (body.ty.as_ref(), body.example.as_ref()));
        let request = operation.body.iter().filter_map(|body| match body {
            crate::ir::RequestBody::Value { ty, example, .. } => Some((Some(ty), example.as_ref())),
            crate::ir::RequestBody::Form { .. } => None,
        });
        for body in responses.chain(request) {
            if let (Some(Type::Named(id)), Some(example)) = body {
                examples.entry(*id).or_insert(example);
            }
        }
    }
    examples
}
