//! The site of a small crate, whose pages mean harm here and there.

mod common;

use common::{Crate, expect_failure, expect_success};

#[test]
fn every_file_becomes_a_page() {
    let small = Crate::new();
    let summary = expect_success(&small.build(&[]));
    assert!(summary.starts_with("6 pages, "), "{summary}");
    let front = small.page("index.html");
    assert!(front.contains("<title>small-api</title>"), "{front}");
    assert!(small.page("sdks/books/index.html").contains("<title>Books - small-api</title>"));
    assert!(
        small.page("types/b.html").contains("<a href=\"../models/book.html\">Book</a> - What a book is.")
    );
    let sidebar = small.page("toc.html");
    for link in [
        "sdks/index.html",
        "sdks/books/index.html",
        "models/book.html",
        "types/b.html",
        "lib/utils/call.html",
    ] {
        assert!(sidebar.contains(&format!("href=\"{link}\"")), "{link} is not in {sidebar}");
    }
}

#[test]
fn links_lead_to_pages_or_are_text() {
    let small = Crate::new();
    expect_success(&small.build(&[]));
    let front = small.page("index.html");
    assert!(front.contains("<a href=\"sdks/books/index.html#get_book\">operation</a>"), "{front}");
    assert!(front.contains("<a href=\"sdks/index.html\">folder</a>"), "{front}");
    assert!(front.contains("<a>licence</a>"), "{front}");
    assert!(
        small
            .page("sdks/books/index.html")
            .contains("<a href=\"../../models/book.html#fields\">models::Book</a>")
    );

    let small = Crate::new();
    expect_success(&small.build(&["--sources", "https://git.example/tree"]));
    assert!(small.page("index.html").contains("<a href=\"https://git.example/tree/LICENSE\">licence</a>"));
}

#[test]
fn a_link_that_leads_nowhere_is_an_error() {
    let small = Crate::new();
    small.write("docs/models/book.md", "# Book\n\n[x](../sdks/books/README.md#gone)\n");
    let error = expect_failure(&small.build(&[]));
    assert!(error.contains("models/book.html: ../sdks/books/index.html#gone"), "{error}");
}

#[test]
fn guides_are_pages_too() {
    let small = Crate::new();
    small.write("guides/README.md", "# Guide\n\n[crate](../README.md)\n");
    expect_success(&small.build(&["--guide", "guides/README.md"]));
    assert!(small.page("guides/index.html").contains("<a href=\"../index.html\">crate</a>"));
}

#[test]
fn hidden_lines_are_hidden_and_nothing_runs() {
    let small = Crate::new();
    expect_success(&small.build(&[]));
    let page = small.page("sdks/books/index.html");
    assert!(
        page.contains("<code class=\"language-rust\"><span class=\"boring\">fn main() {\n</span>"),
        "{page}"
    );
    assert!(!page.contains("class=\"playground\""), "{page}");
    assert!(page.contains("<td>✔</td>"), "{page}");
}

/// Texts of a document that would be scripts, and directives of mdBook.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<im[g src=x onerror=alert(1)](gone)>",
    "<img<!-- -->src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "![x](https://far.example/x.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<a href=\"https://x.y\" onclick=\"alert(1)\">x</a>",
    "<style>body { display: none }</style>",
    "</main><script>alert(1)</script><main>",
    "</p></main></div>",
    "{{#include secret.txt}}",
    "{{#rustdoc_include secret.txt}}",
    "{{#playground secret.txt}}",
    "{{#title stolen}}",
    "{{> head}}{{{content}}}",
    "### <img src=x onerror=alert(1)> {onclick=alert(1) #id}",
    "`</code><script>alert(1)</script>`",
    "```text\n</code></pre><script>alert(1)</script>\n```",
    "<https://x.y/\"onmouseover=\"alert(1)>",
    "x\u{2028}'); alert(1); ('\\",
];

#[test]
fn text_of_a_document_is_never_a_script() {
    let small = Crate::new();
    small.write("secret.txt", "the secret");
    small.write("docs/models/secret.txt", "the secret");
    for (index, text) in HOSTILE.iter().enumerate() {
        let row = text.replace('\n', " ");
        let page = format!("# Book{index}\n\n{text}\n\n## Fields\n\n| a |\n| - |\n| {row} |\n");
        small.write(&format!("docs/models/book{index}.md"), &page);
    }
    expect_success(&small.build(&[]));
    let scripts = small.page("models/book.html").matches("<script").count();
    for (index, text) in HOSTILE.iter().enumerate() {
        let page = small.page(&format!("models/book{index}.html"));
        expect_harmless(text, &page);
        assert_eq!(page.matches("<script").count(), scripts, "{text:?}");
        assert!(page.contains(&format!("<title>Book{index} - small-api</title>")), "{text:?}");
    }
    expect_harmless("the list of types", &small.page("types/b.html"));
}

#[track_caller]
fn expect_harmless(text: &str, page: &str) {
    let (_, content) = page.split_once("<main>").expect("it has content");
    let (content, _) = content.rsplit_once("</main>").expect("it has content");
    let harms = ["<script", "<style", "<img", "<svg", "<iframe", "the secret", "href=\"javascript", "</main"];
    for harm in harms {
        assert!(!content.to_lowercase().contains(harm), "{text:?}: {harm} in {content}");
    }
    for tag in content.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        assert!(!tag.contains(" on"), "{text:?}: <{tag}> in {content}");
    }
}

#[test]
fn a_heading_is_no_script_in_the_results_of_the_search() {
    let small = Crate::new();
    let hostile = "&lt;img src=x onerror=alert(1)>";
    small.write(
        "docs/lib/utils/call.md",
        &format!("# Call {hostile}\n\nText.\n\n## {hostile}\n\nMore 'text' \\x3c.\n"),
    );
    expect_success(&small.build(&[]));
    let index = small.page("searchindex.js");
    assert!(index.contains("&lt;img src=x onerror=alert(1)&gt;"), "{index}");
    assert!(!index.contains("» <img"), "{index}");
    assert!(!small.page("toc.js").contains("<img src=x"));
}

#[test]
fn every_page_has_a_policy_that_knows_its_scripts() {
    let small = Crate::new();
    expect_success(&small.build(&[]));
    for path in ["index.html", "sdks/books/index.html", "models/book.html"] {
        let page = small.page(path);
        let policy =
            page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).expect("it has a policy");
        let (policy, _) = policy.split_once('"').expect("it ends");
        assert!(policy.starts_with("default-src 'self'; script-src 'self' 'sha256-"), "{policy}");
        assert_eq!(policy.matches("'sha256-").count(), page.matches("<script>").count(), "{path}");
    }
}

#[test]
fn the_search_knows_both_spellings() {
    let small = Crate::new();
    expect_success(&small.build(&[]));
    let index = small.search_index();
    let operation = index.find("operation", "getbook");
    assert_eq!(operation, ["sdks/books/index.html#get_book"]);
    assert_eq!(index.find("operation", "get_book"), operation);
    assert_eq!(index.find("title", "book"), ["models/book.html", "sdks/books/index.html"]);
    assert_eq!(index.find("names", "createdat"), ["models/book.html"]);
    assert_eq!(index.find("names", "created_at"), ["models/book.html"]);
    assert_eq!(index.find("body", "word"), ["models/book.html"]);
    assert_eq!(index.find("body", "get"), operation);
    for word in ["println!", "paramet", "respons", "tick"] {
        assert!(index.find("body", word).is_empty(), "{word} is searched");
    }
}

#[test]
fn strange_names_and_missing_files_are_errors() {
    let small = Crate::new();
    small.write("docs/models/x' onload='y.md", "# X\n");
    assert!(expect_failure(&small.build(&[])).contains("has characters that no generated page has"));

    let small = Crate::new();
    small.remove("README.md");
    assert!(expect_failure(&small.build(&[])).contains("README.md"));
}
