//! The normalised document in the types of `openapiv3`.

use openapiv3::{OpenAPI, Operation, ReferenceOr, Schema};
use serde::Deserialize;
use serde_json::Value;

use crate::frontend::{
    grammar::{Kind, Path, Shape, walk},
    resolve::METHODS,
    tree::{Node, join},
};

/// Where the model refuses the document, and in which words.
pub type Refusal = (String, String);

/// Stack of the thread that parses: the derived parsers of the model need much for each level of a schema.
const STACK: usize = 256 * 1024 * 1024;

/// The typed model of a document, unless it refuses the document: a normalised one without errors is not refused.
pub type Model = Result<OpenAPI, Refusal>;

/// Makes the typed model of `root`, and does something else `meanwhile`.
pub fn model(root: &Node, meanwhile: impl FnOnce()) -> Model {
    std::thread::scope(|scope| {
        let failed = |reason: &str| Err((String::new(), reason.to_owned()));
        let thread = std::thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, || typed(root));
        meanwhile();
        match thread.map(|thread| thread.join()) {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => failed("its parser panicked"),
            Err(_) => failed("no thread could be started for its parser"),
        }
    })
}

/// The document as the model can take it: it holds limits of whole numbers in 64 bits, so that others are left out.
/// (They stay in the tree.)
fn value(root: &Node) -> Value {
    let mut value = root.to_json();
    let mut beyond = Vec::new();
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if kind == Kind::Schema && node.get("type").and_then(Node::as_str) == Some("integer") {
            for key in ["minimum", "maximum", "multipleOf"] {
                let digits = node.get(key).and_then(Node::as_number);
                if digits.is_some_and(|digits| digits.parse::<i64>().is_err()) {
                    beyond.push((path.to_string(), key));
                }
            }
        }
    });
    for (pointer, key) in beyond {
        if let Some(schema) = value.pointer_mut(&pointer).and_then(Value::as_object_mut) {
            schema.shift_remove(key);
        }
    }
    value
}

/// The values move into the model; where it refuses them, they are made again for the search.
fn typed(root: &Node) -> Model {
    OpenAPI::deserialize(value(root)).map_err(|error| {
        let value = value(root);
        let schemas = members(value.pointer("/components/schemas")).find_map(|(name, schema)| {
            refusal::<ReferenceOr<Schema>>(schema, join("/components/schemas", name))
        });
        let operation = || {
            members(value.get("paths")).find_map(|(path, item)| {
                let pointer = join("/paths", path);
                let mut methods = METHODS.iter().filter_map(|method| Some((method, item.get(method)?)));
                methods
                    .find_map(|(method, operation)| refusal::<Operation>(operation, join(&pointer, method)))
            })
        };
        schemas.or_else(operation).unwrap_or_else(|| (String::new(), error.to_string()))
    })
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// The refusal when `value`, which stands at `pointer`, is no `T`.
fn refusal<'v, T: Deserialize<'v>>(value: &'v Value, pointer: String) -> Option<Refusal> {
    T::deserialize(value).err().map(|error| (pointer, error.to_string()))
}
