//! The section of an operation on the page of its group.

use std::collections::BTreeSet;

use super::cells::deprecation;
use super::context::{Context, SECTIONS};
use super::{answers, groups, paging, params, samples};
use crate::ir::Operation;
use crate::surface;

/// From the folder of a group to the folder of all pages.
const ROOT: &str = "../../";

/// `## method` and the five sections below it.
pub fn section(cx: &Context<'_>, operation: &Operation, anchors: &BTreeSet<String>) -> String {
    let method = surface::method_ident(&operation.name);
    let (heading, note) = match deprecation(&operation.docs) {
        note if note.is_empty() => (method, note),
        note => (format!("~~{method}~~"), format!("> {note}\n\n")),
    };
    let docs = &operation.docs;
    let words = if docs.description.trim().is_empty() { &docs.summary } else { &docs.description };
    let [usage, standalone, parameters, response, errors] = SECTIONS;
    format!(
        "## {heading}\n\n{note}{words}\
         ### {usage}\n\n{sample}\n\
         ### {standalone}\n\nThe standalone function version of this method:\n\n{function}\n\
         ### {parameters}\n\n{table}\n\
         ### {response}\n\n{answer}{pages}\n\
         ### {errors}\n\n{failures}",
        words = groups::words(words, anchors),
        sample = samples::method(cx, operation),
        function = samples::function(cx, operation),
        table = params::parameters(cx, operation, ROOT),
        answer = answers::response(cx, operation, ROOT),
        pages = paging::response(cx, operation, ROOT),
        failures = answers::errors(cx, operation, ROOT),
    )
}
