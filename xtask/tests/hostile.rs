//! A document that means harm stays a document.

mod common;

use common::{Small, snapshot, stderr};

/// A document that says `ID` everywhere.
const DOCUMENT: &str = r#"{"openapi": "3.1.0",
"info": {"title": ID, "version": ID, "description": ID},
"tags": [{"name": ID, "description": ID}],
"paths": {"/a": {"get": {
  "operationId": ID, "tags": [ID], "summary": ID, "description": ID,
  "parameters": [{"name": ID, "in": "query", "description": ID, "schema": {"type": "string", "enum": [ID, "b"]}}],
  "responses": {"200": {"description": ID, "content": {"application/json": {"schema":
    {"type": "object", "properties": {ID: {"type": "string", "description": ID}}}}}}}
}}}}"#;

/// `text` as a JSON string.
fn json_string(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c < ' ' => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

#[test]
fn names_never_lead_out_of_the_folder() {
    let long = "x".repeat(10_000);
    let ids = [
        "../../x",
        "/etc/x",
        "..\\..\\x",
        "C:x",
        ".",
        "..",
        "",
        "a/b",
        "\"; std::process::exit(1)",
        "*/ fn main() {}",
        "```\n#![feature(x)]\n```",
        "\"#",
        "r#type",
        "mod",
        "aux",
        "<script>alert(1)</script>",
        "<!-- End Operations [operations] -->",
        "a\n<!-- End Operations [operations] -->\nb",
        "a\u{0}b",
        "a\r\nb",
        "\u{202e}x",
        "🦀",
        &long,
    ];
    for id in ids {
        let small = Small::new();
        small.write("spec/openapi.yaml", &DOCUMENT.replace("ID", &json_string(id)));
        let before = small.snapshot();
        let run = small.run(&["generate"]);
        let shown: String = id.chars().take(40).collect();
        match run.status.code() {
            Some(0) => {
                let mut after = small.snapshot();
                let trees = ["plex-sdk/src/generated/", "plex-sdk/docs/"];
                after.retain(|path, _| !trees.iter().any(|tree| path.starts_with(tree)));
                assert!(after.keys().eq(before.keys()), "{shown:?}: {:?}", after.keys());
                let check = small.run(&["check"]);
                assert_eq!(check.status.code(), Some(0), "{shown:?}: {}", stderr(&check));
            }
            Some(1) => {
                assert_eq!(snapshot(small.root()), before, "{shown:?} was refused, but something is written")
            }
            code => panic!("{shown:?}: exit code {code:?}: {}", stderr(&run)),
        }
        assert!(!stderr(&run).contains("panicked"), "{shown:?}: {}", stderr(&run));
    }
}
