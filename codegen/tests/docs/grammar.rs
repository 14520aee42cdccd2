//! The authentication page beside the page that users of the TypeScript SDK know.

use std::path::Path;

use codegen::backend::docs::{self, Options};

use crate::fixture;
use crate::outline::{Outline, assert_table_rule, blank_lines, outline};

/// The page of the other SDK, where it is at hand.
fn seed() -> Option<String> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference/seed-authentication-page.md");
    let page = std::fs::read_to_string(path).ok();
    if page.is_none() {
        eprintln!("skipped: ../shared/reference/seed-authentication-page.md is not here");
    }
    page
}

fn own() -> String {
    let options = Options { crate_name: "plex-sdk".to_owned() };
    let files = docs::generate(&fixture::authentication(), &options).expect("names are safe");
    files.get("sdks/authentication/README.md").expect("the group has a page").to_owned()
}

/// `getTransientToken` -> `get_transient_token`; headings of several words stay.
fn snake(heading: &str) -> String {
    if heading.contains(' ') || !heading.starts_with(|c: char| c.is_ascii_lowercase()) {
        return heading.to_owned();
    }
    heading
        .chars()
        .map(|c| if c.is_ascii_uppercase() { format!("_{}", c.to_ascii_lowercase()) } else { c.to_string() })
        .collect()
}

/// Parameters tables have rows of these kinds, in this order, repeats aside.
fn row_kinds(table: &[Vec<String>]) -> Vec<&'static str> {
    let kind = |row: &Vec<String>| match row[0].as_str() {
        "options" => "options",
        "options.retries" => "retries",
        "options.serverURL" | "options.server_url" => "server",
        name if name.starts_with("options.") => "request",
        _ => "parameter",
    };
    let mut kinds: Vec<&str> = table.iter().skip(1).map(kind).collect();
    kinds.dedup();
    kinds
}

fn headers(page: &Outline) -> Vec<(&(usize, String), &Vec<String>)> {
    page.tables.iter().map(|(above, rows)| (&page.headings[above - 1], &rows[0])).collect()
}

#[test]
fn headings_come_in_the_same_order() {
    let Some(seed) = seed() else { return };
    let theirs: Vec<_> =
        outline(&seed).headings.into_iter().map(|(level, text)| (level, snake(&text))).collect();
    assert_eq!(outline(&own()).headings, theirs);
}

/// The page as it is in the repository, made of our document.
#[test]
fn the_page_of_our_document_has_the_same_headings() {
    let Some(seed) = seed() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plex-sdk/docs/sdks/authentication/README.md");
    let page = std::fs::read_to_string(path).expect("the page is there");
    assert_table_rule("the page of our document", &page);
    let theirs: Vec<_> =
        outline(&seed).headings.into_iter().map(|(level, text)| (level, snake(&text))).collect();
    assert_eq!(outline(&page).headings, theirs);
}

#[test]
fn blank_lines_are_the_same() {
    let Some(seed) = seed() else { return };
    let counts = |text: &str| {
        blank_lines(text).into_iter().map(|(_, before, behind)| (before, behind)).collect::<Vec<_>>()
    };
    assert_eq!(counts(&own()), counts(&seed));
    assert!(own().ends_with("|\n") && seed.ends_with("|\n"));
}

#[test]
fn tables_have_the_same_columns_and_kinds_of_rows() {
    let Some(seed) = seed() else { return };
    assert_table_rule("the seed page", &seed);
    let (ours, theirs) = (own(), outline(&seed));
    assert_table_rule("our page", &ours);
    let ours = outline(&ours);
    let columns = |page: &Outline| headers(page).into_iter().map(|(_, row)| row.clone()).collect::<Vec<_>>();
    assert_eq!(columns(&ours), columns(&theirs));
    for ((above, own), (_, their)) in ours.tables.iter().zip(&theirs.tables) {
        if ours.headings[above - 1].1 == "Parameters" {
            let mut expected = row_kinds(their);
            // A server can be given to every call here, not only where an operation has its own.
            expected.push("server");
            assert_eq!(row_kinds(own), expected);
        } else {
            let statuses = |rows: &[Vec<String>]| rows.iter().map(|row| row[1].clone()).collect::<Vec<_>>();
            assert_eq!(statuses(own), statuses(their));
            assert_eq!(own.last().map(|row| row[2].as_str()), Some("*/*"));
        }
    }
}

#[test]
fn each_section_has_the_same_parts() {
    let Some(seed) = seed() else { return };
    let ours = own();
    let line_kinds = |text: &str| {
        let kept = ["(*", "* [", "The standalone function version of this method:", "**", "```"];
        text.lines()
            .filter_map(|line| kept.into_iter().find(|kind| line.starts_with(kind)))
            .collect::<Vec<_>>()
    };
    assert_eq!(line_kinds(&ours), line_kinds(&seed));
    assert!(ours.starts_with("# Authentication\n(*authentication*)\n\n## Overview\n\n"));
    assert!(ours.contains("* [get_transient_token](#get_transient_token) - Get a transient token.\n"));
    assert!(ours.contains(
        "**Result\\<Response\\<[models::GetTransientTokenResponse](../../models/gettransienttokenresponse.md)\\>, Error\\>**\n"
    ));
}

#[test]
fn cells_that_were_broken_are_right() {
    let page = outline(&own());
    let source = &page.tables[2].1[1];
    let expected =
        ["source", "String", "\u{2714}", "The identifier of the source.", "server://client-identifier"];
    let mark = |cell: &String| cell.replace(":heavy_check_mark:", "\u{2714}");
    assert_eq!(source.iter().map(mark).collect::<Vec<_>>(), expected);
    assert_eq!(page.code.iter().filter(|code| code.2.contains("\"server://client-identifier\"")).count(), 2);
    assert!(page.links.iter().any(|link| link.1 == "../../models/gettransienttokenresponsebody.md"));
}
