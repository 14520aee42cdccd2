//! A document that means harm stays a document.

mod common;

use common::{Small, snapshot, stderr};

/// A document with `id` as operationId, tag, schema name, property and parameter.
fn document(id: &str) -> String {
    let id = serde_json_string(id);
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":{id},"version":{id},"description":{id}}},
"tags":[{{"name":{id},"description":{id}}}],
"paths":{{"/a":{{"get":{{"operationId":{id},"tags":[{id}],"summary":{id},"description":{id},
"parameters":[{{"name":{id},"in":"query","description":{id},"schema":{{"type":"string","enum":[{id},"b"]}}}}],
"responses":{{"200":{{"description":{id},"content":{{"application/json":{{"schema":{{"type":"object",
"properties":{{{id}:{{"type":"string","description":{id}}}}}}}}}}}}}}}}}}}}}}}}"#
    )
}

/// `text` as a JSON string.
fn serde_json_string(text: &str) -> String {
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
        small.write("spec/openapi.yaml", &document(id));
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
            Some(1) => assert_eq!(snapshot(small.root()), before, "{shown:?} was refused, but something is written"),
            code => panic!("{shown:?}: exit code {code:?}: {}", stderr(&run)),
        }
        assert!(!stderr(&run).contains("panicked"), "{shown:?}: {}", stderr(&run));
    }
}
