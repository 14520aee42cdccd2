//! The page of the client: its groups and what it is told once.

use super::cells::{self, Facts};
use super::context::Context;
use crate::ir::Param;
use crate::markdown::{block, line, table};
use crate::surface::{self, Spelling};

/// `sdks/README.md`.
pub fn page(cx: &Context<'_>) -> String {
    let api = cx.api;
    let mut out = format!("# {} SDK\n\n## Overview\n\n", surface::client_ident(api));
    for text in [line(&api.title), block(&api.description, 4, &Default::default())] {
        if !text.is_empty() {
            out.push_str(&format!("{text}\n\n"));
        }
    }
    if !api.client_params.is_empty() {
        let mut rows: Vec<Vec<String>> = api.client_params.iter().map(|param| setting(cx, param)).collect();
        let header =
            cells::with_examples(["Setting", "Type", "Required", "Description"], &mut rows, |_| true);
        out.push_str("### Settings\n\nMethods of the client's builder. What they set is sent with every operation that takes it.\n\n");
        out.push_str(&format!("{}\n", table(&header, &rows)));
    }
    out.push_str("### Available Groups\n\n");
    for (group, _) in cx.groups() {
        let link =
            format!("* [{}]({}/README.md)", surface::method_ident(&group.name), surface::slug(&group.name));
        let first = group.description.lines().next().unwrap_or_default();
        match line(first) {
            words if words.is_empty() => out.push_str(&format!("{link}\n")),
            words => out.push_str(&format!("{link} - {words}\n")),
        }
    }
    out
}

fn setting(cx: &Context<'_>, param: &Param) -> Vec<String> {
    let ident = surface::snake_ident(&param.name);
    let facts = Facts {
        docs: &param.docs,
        ident: &ident,
        wire: &param.wire,
        default: param.default.as_ref(),
        constraints: Some(&param.constraints),
        remark: String::new(),
    };
    vec![
        cells::name(&ident, &param.docs),
        cx.linked(&surface::type_text(cx.api, &param.ty, Spelling::Docs), "../"),
        cells::mark(param.required),
        cells::description(&facts),
        cells::example(param.example.as_ref()),
    ]
}
