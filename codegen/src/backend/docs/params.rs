//! The Parameters table of an operation.

use super::call_pages;
use super::cells::{self, Facts};
use super::context::Context;
use crate::ir::{Operation, Server};
use crate::markdown::table;
use crate::surface::{self, Argument, Source, Spelling, examples};

/// What every call can be told beside its parameters, in the order of the pages: name, type, description. They
/// are methods of `Call`; the page of the call says more.
const OPTIONS: [(&str, &str, &str); 6] = [
    (
        "options",
        "[Call]({call})",
        "What this call may do differently from its client: each has a method, called before the call is awaited.",
    ),
    ("options.header", "[(String, String)]({call}#fields)", "Name and value of an extra header."),
    ("options.query", "[(String, String)]({call}#fields)", "Name and value of an extra query parameter."),
    ("options.timeout", "[Duration]({call}#fields)", "How long the call may take, retries included."),
    (
        "options.retries",
        "[RetryConfig]({retries}#fields)",
        "Whether and when the request is sent again after a failure.",
    ),
    ("options.server_url", "[String]({call}#fields)", "Another server to call."),
];

/// The table below `### Parameters`.
pub fn parameters(cx: &Context<'_>, operation: &Operation, root: &str) -> String {
    let required = surface::call_arguments(operation);
    let optional = surface::setters(operation);
    let arguments = required.iter().chain(&optional).map(|argument| row(cx, argument, root));
    let mut rows: Vec<Vec<String>> = arguments.collect();
    rows.extend(
        OPTIONS
            .map(|(name, ty, description)| option(cx, operation, name, &option_type(ty, root), description)),
    );
    let header = cells::with_examples(["Parameter", "Type", "Required", "Description"], &mut rows, |row| {
        !row[0].starts_with("`options")
    });
    table(&header, &rows)
}

fn row(cx: &Context<'_>, argument: &Argument<'_>, root: &str) -> Vec<String> {
    let ty = surface::slot_type(cx.api, &Argument { required: true, ..argument.clone() }, Spelling::Docs);
    let remark = match argument.source {
        Source::Body { media_type } => format!("Sent as {}.", crate::markdown::code(media_type)),
        Source::Param(_) | Source::Part(..) => String::new(),
    };
    let facts = Facts {
        docs: argument.docs,
        ident: &argument.ident,
        wire: argument.wire,
        default: argument.default,
        constraints: argument.constraints,
        remark,
    };
    let example = examples::of_argument(cx.api, argument);
    vec![
        cells::name(&argument.ident, argument.docs),
        cx.linked(&ty, root),
        cells::mark(argument.required),
        cells::description(&facts),
        cells::example(example.is_documented.then_some(&example.value)),
    ]
}

fn option(cx: &Context<'_>, operation: &Operation, name: &str, ty: &str, description: &str) -> Vec<String> {
    let servers = if operation.servers.is_empty() { &cx.api.servers } else { &operation.servers };
    let example = match servers.first() {
        Some(server) if name == "options.server_url" => crate::markdown::escape(&default_url(server)),
        _ => String::new(),
    };
    vec![crate::markdown::code(name), ty.to_owned(), cells::mark(false), description.to_owned(), example]
}

fn option_type(ty: &str, root: &str) -> String {
    let page = |page: &str| format!("{root}{page}");
    ty.replace("{call}", &page(call_pages::CALL)).replace("{retries}", &page(call_pages::RETRY_CONFIG))
}

/// The URL of a server with the defaults of its variables.
pub fn default_url(server: &Server) -> String {
    let fill = |url: String, variable: &crate::ir::ServerVariable| {
        url.replace(&format!("{{{}}}", variable.name), &variable.default)
    };
    server.variables.iter().fold(server.url.clone(), fill)
}
