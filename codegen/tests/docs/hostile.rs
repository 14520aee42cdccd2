//! Text of a document that tries to be more than text.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use codegen::ir::{Api, Docs, Value};
use codegen::markdown;
use proptest::prelude::*;

use crate::fixture::{self, text};
use crate::links::{assert_whole, generate, outlines};
use crate::outline::{Outline, outline};

/// Puts `words` wherever a document can put words.
fn poisoned(words: &str) -> Api {
    let mut api = fixture::everything();
    let poison = |docs: &mut Docs| {
        let deprecated = docs.deprecated.is_some().then(|| words.to_owned());
        *docs = Docs { summary: words.to_owned(), description: words.to_owned(), deprecated };
    };
    api.title = words.to_owned();
    api.description = words.to_owned();
    api.groups.iter_mut().for_each(|group| group.description = words.to_owned());
    for param in &mut api.client_params {
        poison(&mut param.docs);
        param.example = Some(text(words));
    }
    for operation in &mut api.operations {
        poison(&mut operation.docs);
        operation.params.iter_mut().for_each(|param| {
            poison(&mut param.docs);
            param.default = Some(text(words));
            param.example = Some(text(words));
            param.constraints.pattern = Some(words.to_owned());
            param.constraints.format = Some(words.to_owned());
            param.wire = words.to_owned();
        });
        operation.responses.iter_mut().for_each(|response| response.description = words.to_owned());
        operation.servers.iter_mut().for_each(|server| server.url = words.to_owned());
    }
    for definition in &mut api.types {
        poison(&mut definition.docs);
        match &mut definition.kind {
            codegen::ir::TypeKind::Model(model) => model.fields.iter_mut().for_each(|field| {
                poison(&mut field.docs);
                field.example = Some(text(words));
                field.default = Some(Value::List(vec![text(words)]));
            }),
            codegen::ir::TypeKind::Enum(of) => of.values.iter_mut().for_each(|value| poison(&mut value.docs)),
            _ => {}
        }
    }
    api
}

/// The headings that are ours, and what has to stay the same whatever the words are.
fn skeleton(page: &Outline, deepest: usize) -> Vec<(usize, String)> {
    page.headings.iter().filter(|(level, _)| *level <= deepest).cloned().collect()
}

fn assert_harmless(words: &str) {
    static PLAIN: OnceLock<BTreeMap<String, Outline>> = OnceLock::new();
    let plain = PLAIN.get_or_init(|| outlines(&generate(&poisoned("Words."))));
    let files = generate(&poisoned(words));
    let pages = outlines(&files);
    assert_whole(&files, &pages);
    for (path, page) in &pages {
        let expected = &plain[path];
        let deepest = if path.starts_with("sdks/") { 3 } else { 2 };
        assert_eq!(skeleton(page, deepest), skeleton(expected, deepest), "{path} with {words:?}");
        let foreign = page.html.iter().find(|html| !matches!(html.as_str(), "<br/>" | "<code>" | "</code>"));
        assert_eq!(foreign, None, "{path} with {words:?}");
        let ours = |page: &Outline| page.code.iter().filter(|code| code.1.starts_with("rust")).count();
        assert_eq!(ours(page), ours(expected), "{path} with {words:?}");
        for (_, language, code) in &page.code {
            assert_ne!(language, "");
            if language.starts_with("rust") {
                assert_parses(path, code);
            }
        }
    }
}

/// A sample is a program, or the statements of one.
pub fn assert_parses(path: &str, code: &str) {
    let is_whole =
        code.lines().any(|line| line.starts_with("fn main()") || line.starts_with("async fn main()"));
    let program = if is_whole { code.to_owned() } else { format!("fn main() {{ {code} }}") };
    if let Err(error) = syn::parse_file(&program) {
        panic!("{path}: {error} in\n{code}");
    }
}

const NASTY: &[&str] = &[
    "# Overview\n## get_transient_token\n### Parameters\n#### Response",
    "Errors\n===\nParameters\n---\n",
    "get_transient_token\n===\n\n###### search",
    "```\nopen fence",
    "~~~rust\nfn main() { evil() }\n~~~",
    "    indented code\n\n\tmore",
    "<script>alert(1)</script>\n<!-- open comment",
    "<details><summary>x</summary>\n\n# y",
    "| a | b |\n| - | - |\n| c \\| d | `e|f` |",
    "a | b | c\\",
    "`a\\|b` \\| `` ` ``",
    "[click](javascript:alert(1)) ![x](https://example.com/x.png) [y](../../etc/passwd) [z](#tag/x)",
    "[Scope]: https://evil.example\n[`Scope`]: https://evil.example\n\n[Scope] models::Scope [^1]\n\n[^1]: note",
    "> quote\n> # heading\n> - list\n>   ```",
    "1. one\n   # two\n2) three\n- four\n\n      code",
    "*** **bold *** __x__ ~~y ~~~~ z *",
    "trailing backslash \\",
    "\u{202e}reversed\u{0}\u{7}\u{feff}",
    "line\r\nbreak\rreturn\u{2028}separator\u{85}next",
    "&lt;b&gt; &#10;&#10;# x &#32;&#32;&#32;&#32;y &amp;lt;",
    "*&#32;x* -&#32;y **&#10;# z**",
    "\"#; \"##; r#\" */ #![allow(x)] ${x} {x} \\u{41} \\",
    "-->\n\n# out",
    "\n\n\n",
    "",
    " ",
];

#[test]
fn nasty_words_stay_words() {
    for words in NASTY {
        assert_harmless(words);
    }
    assert_harmless(&NASTY.join("\n\n"));
    assert_harmless(&"# > - * ` | < [ ".repeat(50));
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just(" "),
        Just("    "),
        Just("\t"),
        Just("#"),
        Just("## "),
        Just("`"),
        Just("```"),
        Just("~~~"),
        Just("~~"),
        Just("*"),
        Just("**"),
        Just("_"),
        Just("> "),
        Just("- "),
        Just("+ "),
        Just("1. "),
        Just("===\n"),
        Just("---\n"),
        Just("|"),
        Just("|-|-|\n"),
        Just("\\"),
        Just("<"),
        Just("<b>"),
        Just("<!--"),
        Just("-->"),
        Just("<br>"),
        Just("<div>"),
        Just("]("),
        Just("["),
        Just("]"),
        Just("]: x"),
        Just("!["),
        Just("https://a.b/c"),
        Just("&#10;"),
        Just("&#32;"),
        Just("&lt;"),
        Just("&"),
        Just(";"),
        Just("[^1]"),
        Just("get_transient_token"),
        Just("Overview"),
        Just("a"),
        Just("word"),
        Just("é"),
        Just("\u{202e}"),
        Just("\0"),
        Just("\r"),
        Just("\u{a0}"),
        Just("\"#"),
        Just("{"),
        Just("}"),
        Just("$"),
        Just(":"),
        Just("="),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Between two headings of a page, any text gives neither headings above its level nor HTML, and closes
    /// whatever it opens.
    #[test]
    fn any_text_keeps_the_outline(words in words()) {
        let taken = ["Taken".to_owned(), "get_transient_token".to_owned()].into_iter().collect();
        let page = format!("## Before\n\n{}\n\n## Behind\n\ntext\n", markdown::block(&words, 3, &taken));
        let page = outline(&page);
        let own: Vec<_> = page.headings.iter().filter(|(level, _)| *level < 3).collect();
        prop_assert_eq!(own, [&(2, "Before".to_owned()), &(2, "Behind".to_owned())]);
        prop_assert!(page.headings.last().is_some_and(|heading| heading.1 == "Behind"));
        prop_assert!(page.headings.iter().all(|heading| markdown::anchor(&heading.1) != "get_transient_token"));
        prop_assert!(page.html.iter().all(|html| matches!(html.as_str(), "<code>" | "</code>")), "{:?}", page.html);
        prop_assert!(page.code.iter().all(|code| !code.1.is_empty() && code.1 != "rust" && code.1 != "indented"));
        prop_assert!(page.links.iter().all(|link| link.1.starts_with("https://") || link.1.starts_with("http://")));
    }

    /// In a cell, any text leaves the table with its columns and rows.
    #[test]
    fn any_text_keeps_the_table(words in words()) {
        let cells = vec![markdown::cell(&words), markdown::escape(&words), markdown::code(&words), markdown::line(&words)];
        let page = markdown::table(&["A", "B", "C", "D"], &[cells.clone(), cells]);
        let page = outline(&format!("{page}\n## Behind\n"));
        prop_assert_eq!(&page.headings, &[(2, "Behind".to_owned())]);
        prop_assert_eq!(page.tables.len(), 1);
        let rows = &page.tables[0].1;
        prop_assert_eq!(rows.len(), 3);
        prop_assert!(rows.iter().all(|row| row.len() == 4));
        prop_assert_eq!(&rows[1], &rows[2]);
        prop_assert!(page.html.iter().all(|html| matches!(html.as_str(), "<br/>" | "<code>" | "</code>")), "{:?}", page.html);
    }

    /// Plain text is shown as it is, white space and what cannot be seen aside.
    #[test]
    fn any_plain_text_is_shown_as_it_is(words in words()) {
        let shown = outline(&markdown::table(&["A"], &[vec![markdown::escape(&words)]]));
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{202e}').collect::<String>();
        prop_assert_eq!(bare(&shown.tables[0].1[1][0]), bare(&words));
    }
}
