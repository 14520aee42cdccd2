//! Lets through what is harmless of a rendered page.
//!
//! Descriptions come from a document that somebody else wrote. The generator writes them as Markdown without HTML;
//! this is the wall behind it, and the only one for pages that people wrote. What is not on the lists is left out:
//! scripts, styles, pictures (they would need the network), attributes such as `onclick`, links that lead nowhere.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ammonia::Builder;

use crate::links::Links;
use crate::pages::Page;

const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Attributes of all tags, and of single ones.
const ATTRIBUTES: &[&str] = &["class", "id"];
const ATTRIBUTES_OF: &[(&str, &[&str])] = &[("a", &["href", "title"]), ("ol", &["start"])];
const SCHEMES: &[&str] = &["http", "https", "mailto"];
/// What mdBook's styles and scripts know: the link of a heading, the box of a table, a line of code that is hidden.
const CLASSES: &[(&str, &str)] = &[("a", "header"), ("div", "table-wrapper"), ("span", "boring")];
/// Emoji that the pages have, as GitHub writes them, where they stand.
const EMOJI: &[(&str, &str)] = &[
    ("<td>:heavy_check_mark:</td>", "<td>✔</td>"),
    ("<td>:heavy_minus_sign:</td>", "<td>–</td>"),
    ("<p>:warning: ", "<p>⚠ "),
];

/// The content of a page as mdBook has rendered it, without what could do harm, and with links of the site.
pub fn clean(html: &str, page: &Page, links: &Arc<Links>) -> String {
    let (source, path, links) = (page.source.clone(), page.path.clone(), Arc::clone(links));
    let attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES_OF.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(ATTRIBUTES.iter().copied().collect())
        .tag_attributes(attributes)
        .url_schemes(SCHEMES.iter().copied().collect())
        .attribute_filter(move |tag, name, value| match name {
            "href" => links.resolve(&source, &path, value).map(Cow::Owned),
            "class" => Some(classes(tag, value)).filter(|kept| !kept.is_empty()).map(Cow::Owned),
            _ => Some(Cow::Borrowed(value)),
        })
        .link_rel(None);
    let clean = builder.clean(html).to_string();
    EMOJI.iter().fold(clean, |html, (from, to)| html.replace(from, to))
}

fn classes(tag: &str, value: &str) -> String {
    let is_known =
        |class: &&str| CLASSES.contains(&(tag, *class)) || tag == "code" && class.starts_with("language-");
    value.split_whitespace().filter(is_known).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::pages::Kind;

    fn cleaned(html: &str) -> String {
        let page = Page {
            source: "README.md".to_owned(),
            path: "index.html".to_owned(),
            kind: Kind::Front,
            title: String::new(),
            text: String::new(),
        };
        clean(html, &page, &Arc::new(Links::new(std::slice::from_ref(&page), Path::new("/nowhere"), None)))
    }

    #[test]
    fn what_pages_have_stays() {
        for html in [
            "<h2 id=\"get_x\"><a class=\"header\" href=\"#get_x\">get_x</a></h2>",
            "<div class=\"table-wrapper\"><table><thead><tr><th>a</th></tr></thead></table></div>",
            "<pre><code class=\"language-rust\"><span class=\"boring\">x\n</span>y &lt; z</code></pre>",
            "<ol start=\"3\"><li><del>a</del><br>b</li></ol>",
            "<a href=\"https://x.y/?a=1&amp;b=2\" title=\"t\">x</a>",
        ] {
            assert_eq!(cleaned(html), html);
        }
    }

    #[test]
    fn what_could_do_harm_goes() {
        for (html, expected) in [
            ("<script>alert(1)</script>a", "a"),
            ("<img src=x onerror=alert(1)>a", "a"),
            ("<h2 onclick=\"alert(1)\" style=\"x\" id=\"y\">a</h2>", "<h2 id=\"y\">a</h2>"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
            ("<a href=\"JaVaScRiPt:alert(1)\" target=\"_top\">a</a>", "<a>a</a>"),
            ("<iframe src=\"https://x.y\">a</iframe><form><input></form>", "a"),
            ("<svg><script>alert(1)</script></svg>", ""),
            ("<code class=\"language-rust hidden\">a</code>", "<code class=\"language-rust\">a</code>"),
            ("<div class=\"menu-bar\">a</div>", "<div>a</div>"),
            ("<!-- a -->b", "b"),
        ] {
            assert_eq!(cleaned(html), expected, "{html}");
        }
    }

    #[test]
    fn emoji_are_characters() {
        assert!(
            cleaned("<table><tbody><tr><td>:heavy_check_mark:</td></tr></tbody></table>")
                .contains("<td>✔</td>")
        );
        assert_eq!(cleaned("<code>:heavy_check_mark:</code>"), "<code>:heavy_check_mark:</code>");
    }
}
