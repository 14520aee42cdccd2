//! Samples: what they show for each kind of parameter, type and answer.

use codegen::file_set::FileSet;

use crate::fixture;
use crate::links::generate;
use crate::outline::outline;

fn everything() -> FileSet {
    generate(&fixture::everything())
}

/// The code blocks of the section `heading`, the first of that name behind the heading `behind`.
fn code(files: &FileSet, path: &str, behind: &str, heading: &str) -> String {
    let page = outline(files.get(path).expect("the page is there"));
    let start = page.headings.iter().position(|(_, text)| text == behind).expect("the heading is there");
    let section =
        page.headings[start..].iter().position(|(_, text)| text == heading).expect("the section is there");
    let blocks = page.code.iter().filter(|(above, ..)| *above == start + section + 1);
    blocks.map(|(.., code)| code.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_of_argument_has_an_expression() {
    let expected = "    let response = plex
        .search()
        .search(
            [1],
            [models::MediaType::Movie],
            [(\"key\", \"<value>\")],
            serde_json::json!({
              \"key\": \"value\"
            }),
            models::Node {
                type_: models::MediaType::Movie,
                labels: [(\"key\".into(), 1)].into(),
                anything: Some(serde_json::json!({
                  \"key\": \"value\"
                })),
                rating: Some(1.5),
                ..Default::default()
            },
            \"<value>\",
            models::Choice::Bool(true),
            [vec![\"<value>\".to_owned()]],
        )
        .limit(10)
        .ratio(2.0)
        .genre([\"drama\", \"action\"])
        .await?;
";
    let files = everything();
    let page = "sdks/search/README.md";
    let sample = code(&files, page, "Available Operations", "Example Usage");
    assert!(sample.contains(expected), "{sample}");
    let function = code(&files, page, "Available Operations", "Standalone function");
    let value = |line: &str| line.trim().to_owned();
    for line in expected.lines().skip(4).filter(|line| !line.contains(".await")) {
        assert!(function.lines().any(|other| value(other) == value(line)), "{line} is not in\n{function}");
    }
    // An example that is no number is not one of a number.
    assert!(!sample.contains("broken"));
}

#[test]
fn an_operation_that_is_open_to_all_shows_no_token() {
    let files = everything();
    let page = "sdks/search/README.md";
    assert!(code(&files, page, "upload", "Example Usage").contains("access_token"));
    assert!(!code(&files, page, "move_", "Example Usage").contains("access_token"));
}

#[test]
fn types_that_a_call_takes_are_built_and_others_are_read() {
    let files = everything();
    let built = code(&files, "models/node.md", "Node", "Example Usage");
    assert!(built.contains("let value = models::Node {"), "{built}");
    let read = code(&files, "models/notfound.md", "NotFound", "Example Usage");
    assert!(read.contains("let value: models::NotFound = serde_json::from_str(json)?;"), "{read}");
    assert!(read.contains("\"message\": \"<value>\""), "{read}");
}

#[test]
fn enums_unions_and_aliases_show_what_they_take() {
    let files = everything();
    let expected = "use plex_sdk::models;

let value = models::MediaType::Movie;
assert_eq!(value.as_i64(), 1);
";
    assert_eq!(code(&files, "models/mediatype.md", "MediaType", "Example Usage"), expected);
    let list = code(&files, "models/choice.md", "Supported Types", "Vec<String>");
    assert!(list.contains("models::Choice::List(vec![\"<value>\".into()])"), "{list}");
    let alias = outline(files.get("models/identifier.md").expect("the page is there"));
    assert_eq!(alias.headings[2..4], [(2, "Supported Types".to_owned()), (3, "String".to_owned())]);
    assert!(files.get("models/raw.md").is_none());
}

#[test]
fn answers_of_several_shapes_are_told_apart() {
    let files = everything();
    let response = code(&files, "operations/searchresponse.md", "SearchResponse", "Example Usage");
    assert!(
        response.contains("operations::SearchResponse::Node(value) => println!(\"{value:?}\"),"),
        "{response}"
    );
    assert!(
        response.contains("operations::SearchResponse::Empty => println!(\"no content\"),"),
        "{response}"
    );
    let error = code(&files, "operations/searcherror.md", "SearchError", "Example Usage");
    assert!(error.contains("error.typed::<operations::Search>()"), "{error}");
    assert!(
        error.contains("Some(operations::SearchError::NotFound(body)) => println!(\"{body:?}\"),"),
        "{error}"
    );
}

#[test]
fn the_errors_table_lists_every_documented_answer() {
    let files = everything();
    let page = outline(files.get("sdks/search/README.md").expect("the page is there"));
    let (_, rows) = &page.tables[1];
    let expected = [
        ["Error Object", "Status Code", "Content Type"],
        ["Error::Api", "400", "*/*"],
        ["models::Refusal", "403", "application/json"],
        ["Error::Api", "403", "text/html"],
        ["models::NotFound", "404", "application/json"],
        ["Error::Api", "5XX", "*/*"],
        ["Error::Api", "4xx-5xx", "*/*"],
    ];
    assert_eq!(rows, &expected.map(|row| row.map(str::to_owned).to_vec()));
}

#[test]
fn what_is_deprecated_is_struck_through_and_says_why() {
    let files = everything();
    let page = files.get("sdks/search/README.md").expect("the page is there");
    assert!(page.contains("* [~~move_~~](#move_) - Move\n"), "{page}");
    assert!(page.contains("## ~~move_~~\n\n> :warning: **Deprecated**: Use `search`.\n\nMoves."), "{page}");
    let node = outline(files.get("models/node.md").expect("the page is there"));
    let row = node.tables[0].1.iter().find(|row| row[0] == "pin").expect("the field has a row");
    assert_eq!(row[3], ":warning: Deprecated: Use key.\nOld.");
    assert!(files.get("models/node.md").is_some_and(|page| page.contains("| ~~`pin`~~ ")));
}

#[test]
fn a_response_says_what_it_holds() {
    let files = everything();
    let page = files.get("sdks/search/README.md").expect("the page is there");
    let of_search = page.split("### Response\n").nth(1).expect("the section is there");
    let lines: Vec<&str> = of_search.lines().skip(1).take(4).collect();
    let expected = [
        "**Result\\<Response\\<[operations::SearchResponse](../../operations/searchresponse.md)\\>, Error\\>**",
        "",
        "* 200: What it means.",
        "* 204: What it means.",
    ];
    assert_eq!(lines, expected);
    let token = generate(&fixture::authentication());
    let page = token.get("sdks/authentication/README.md").expect("the page is there");
    assert!(page.contains(", Error\\>**\n\nWhat it means.\n\n### Errors\n"), "{page}");
}

#[test]
fn every_option_leads_to_its_page() {
    let files = everything();
    let page = files.get("sdks/search/README.md").expect("the page is there");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `options")).collect();
    assert_eq!(rows.len() % 6, 0);
    assert!(rows.iter().all(|row| row.contains("](../../lib/utils/")), "{rows:?}");
}
