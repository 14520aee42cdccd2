use codegen::diagnostic::Diagnostics;
use codegen::frontend::{
    Document, lower, passes,
    tree::{Mark, Node, NodeValue},
};
use codegen::ir::*;
mod support;
fn node(v: &serde_json::Value) -> Node {
    let value = match v {
        serde_json::Value::Null => NodeValue::Null,
        serde_json::Value::Bool(b) => NodeValue::Bool(*b),
        serde_json::Value::Number(n) => NodeValue::Number(n.to_string()),
        serde_json::Value::String(s) => NodeValue::String(s.clone()),
        serde_json::Value::Array(a) => NodeValue::List(a.iter().map(node).collect()),
        serde_json::Value::Object(o) => {
            NodeValue::Object(o.iter().map(|(k, v)| (k.clone(), node(v))).collect())
        }
    };
    Node::new(value, Mark::default())
}
#[test]
fn run() {
    for name in ["cur", "feb", "oct"] {
        let text = std::fs::read_to_string(format!("/tmp/{name}.norm.json")).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let start = std::time::Instant::now();
        let openapi: openapiv3::OpenAPI = serde_json::from_value(json.clone()).unwrap();
        let parsed = start.elapsed();
        let document = Document { openapi, root: node(&json), files: Default::default() };
        let mut diagnostics = Diagnostics::new();
        let start = std::time::Instant::now();
        let draft = lower::lower(&document, &mut diagnostics);
        let lowered = start.elapsed();
        let api = passes::run(draft, &document, &codegen::surface::reserved(), &mut diagnostics);
        println!(
            "{name}: parse {parsed:?} lower {lowered:?} all {:?}; {} ops {} groups {} types client {:?}",
            start.elapsed(),
            api.operations.len(),
            api.groups.len(),
            api.types.len(),
            api.client_params.iter().map(|p| p.name.as_str()).collect::<Vec<_>>()
        );
        for d in diagnostics.finish() {
            println!("  {:?} {} {}", d.severity, d.site.pointer, d.message);
        }
        let mut names: Vec<_> = api.types.iter().map(|t| t.name.as_str()).collect();
        names.sort_by_key(|n| std::cmp::Reverse(n.len()));
        println!("longest {:?}", &names[..8]);
        println!(
            "numbered {:?}",
            api.types
                .iter()
                .filter(|t| t.name.as_str().ends_with(|c: char| c.is_ascii_digit()))
                .map(|t| (t.name.as_str(), t.origin.as_str()))
                .collect::<Vec<_>>()
        );
        std::fs::write(format!("/tmp/{name}.ir"), support::dump::dump(&api)).unwrap();
        let _ = TypeId(0);
        if name == "cur" {
            let d = support::facts::differences(&api, std::path::Path::new("/work/shared/facts"));
            println!("DIFF {}", d.len());
            std::fs::write("/tmp/diff.txt", d.join("\n")).unwrap();
        }
    }
}

#[test]
fn golden() {
    let mut files: Vec<_> = std::fs::read_dir("/tmp/gold/j").unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut out = String::new();
    for file in files {
        let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        out += &format!("=== {}\n", file.file_stem().unwrap().display());
        let openapi: openapiv3::OpenAPI = match serde_json::from_value(json.clone()) {
            Ok(o) => o,
            Err(e) => {
                out += &format!("ERR {e}\n");
                continue;
            }
        };
        let document = Document { openapi, root: node(&json), files: Default::default() };
        let mut diagnostics = Diagnostics::new();
        let draft = lower::lower(&document, &mut diagnostics);
        let api = passes::run(draft, &document, &codegen::surface::reserved(), &mut diagnostics);
        out += &support::dump::dump(&api);
        for d in diagnostics.finish() {
            out += &format!("{:?} {} {}\n", d.severity, d.site.pointer, d.message);
        }
    }
    std::fs::write("/tmp/gold/out.txt", out).unwrap();
}
