//! What pages say about lists that come in pages: a part of the Response section, and of the page about calls.

use super::call_pages;
use super::context::Context;
use super::samples;
use crate::ir::Operation;
use crate::surface::{self, Spelling};

/// What follows the line below `### Response`; nothing for an operation whose list comes as a whole.
pub fn response(cx: &Context<'_>, operation: &Operation, root: &str) -> String {
    let Some(pages) = surface::pages(cx.api, operation) else { return String::new() };
    let item = cx.linked(&surface::type_text(cx.api, pages.item, Spelling::Docs), root);
    format!(
        "\nThe list comes in [pages]({root}{}#pages). `items` fetches all of them, and gives one {item} after the \
         other:\n\n{}",
        call_pages::CALL,
        samples::items(cx, operation),
    )
}

/// The section of the page about calls; nothing when no list comes in pages.
pub fn section(cx: &Context<'_>) -> String {
    if !cx.api.operations.iter().any(|operation| surface::pages(cx.api, operation).is_some()) {
        return String::new();
    }
    "\n## Pages\n\nWhere the list of an answer comes in pages, the call has two more methods. Instead of sending it, \
     they turn it into a stream of requests, one for each page: `items` gives all items, `pages` all answers. Both \
     begin at the start that is set on the call, or else with the first item, and ask for as many items at a time as is \
     set on the call or by `page_size`, or else 100. All fields above hold for every page. Awaiting the call itself \
     gives one page, or what the server takes for it.\n\nThe end is where the total is reached that the server \
     tells, or else a page without any new item. No item comes twice, also from servers that do not know pages. An \
     error ends the stream.\n"
        .to_owned()
}
