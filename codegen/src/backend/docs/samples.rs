//! The samples of an operation: complete programs.

use super::context::Context;
use crate::ir::{Api, Operation, Param, SecuritySchemeKind, Value};
use crate::markdown::fence;
use crate::surface;
use crate::surface::examples::{self, Expr};

/// What a user puts a credential in place of.
const CREDENTIAL: &str = "<YOUR_API_KEY_HERE>";

/// A line of a program is not longer, where it can be broken.
const WIDTH: usize = 100;

/// A chain of method calls on one line is not longer.
const CHAIN_WIDTH: usize = 60;

/// The call through the group of the client.
pub fn method(cx: &Context<'_>, operation: &Operation) -> String {
    let example = examples::call(cx.api, operation);
    let body = method_body(cx, operation, example.arguments, setters(example.setters));
    program(cx, &[use_line(cx, &[&surface::client_ident(cx.api)], &body)], &body)
}

/// The same call with options of its own.
pub fn method_with_options(cx: &Context<'_>, operation: &Operation) -> String {
    let example = examples::call(cx.api, operation);
    let options = [".timeout(Duration::from_secs(5))", ".retries(RetryConfig::none())"].map(Expr::atom);
    let body = method_body(cx, operation, example.arguments, options);
    let names = use_line(cx, &[&surface::client_ident(cx.api), "RetryConfig"], &body);
    program(cx, &["use std::time::Duration;\n".to_owned(), names], &body)
}

fn method_body(
    cx: &Context<'_>,
    operation: &Operation,
    arguments: Vec<Expr>,
    setters: impl IntoIterator<Item = Expr>,
) -> String {
    let variable = client_variable(cx.api);
    let accessor = surface::method_ident(&cx.api.group(operation.group).name);
    let method = surface::method_ident(&operation.name);
    let mut chain =
        vec![Expr::atom(format!(".{accessor}()")), Expr::group(format!(".{method}("), arguments, ")")];
    chain.extend(setters);
    let builder = format!("{}::builder()", surface::client_ident(cx.api));
    let client = client_lines(cx, operation, &format!("let {variable} = "), &builder);
    format!("{client}\n{}", layout_chain("let response = ", &Expr::atom(&variable), &chain))
}

/// The call through the standalone function.
pub fn function(cx: &Context<'_>, operation: &Operation) -> String {
    let client = surface::client_ident(cx.api);
    let core = surface::core_ident(cx.api);
    let function = cx.function(operation);
    let example = examples::call(cx.api, operation);
    let mut arguments = vec![Expr::atom("&core")];
    arguments.extend(example.arguments);
    let head = Expr::group(format!("{function}("), arguments, ")");
    let call = layout_chain("let response = ", &head, &setters(example.setters).collect::<Vec<_>>());
    let body = format!(
        "    // `{core}` is a client without groups: it knows no operation by name.\n    \
         // One instance serves a whole application.\n{}\n{call}",
        client_lines(cx, operation, &format!("let core: {core} = "), &format!("{client}::core_builder()"))
    );
    let imports =
        [format!("use {}::funcs::{function};", cx.crate_name()), use_line(cx, &[&client, &core], &body)];
    program(cx, &imports, &body)
}

fn program(cx: &Context<'_>, imports: &[String], body: &str) -> String {
    let text = format!(
        "{imports}\n\n#[tokio::main]\nasync fn main() -> {crate_name}::Result<()> {{\n{body}\n    \
         // Handle the result\n    println!(\"{{response:?}}\");\n    Ok(())\n}}",
        imports = imports.join("\n"),
        crate_name = cx.crate_name(),
    );
    format!("{}\n", fence("rust,no_run", &text))
}

fn use_line(cx: &Context<'_>, names: &[&str], body: &str) -> String {
    let modules = ["models"].into_iter().filter(|module| body.contains(&format!("{module}::")));
    let names: Vec<&str> = names.iter().copied().chain(modules).collect();
    match names.as_slice() {
        [one] => format!("use {}::{one};", cx.crate_name()),
        names => format!("use {}::{{{}}};", cx.crate_name(), names.join(", ")),
    }
}

/// The statement that makes the client, with a line end.
fn client_lines(cx: &Context<'_>, operation: &Operation, binding: &str, builder: &str) -> String {
    let mut chain = Vec::new();
    if cx.api.servers.is_empty() && operation.servers.is_empty() {
        chain.push(call(".server_url(", "http://localhost:8080"));
    }
    let schemes = needed_schemes(operation);
    chain.extend(schemes.iter().filter_map(|&scheme| credential(cx.api, scheme)));
    chain.extend(client_settings(cx.api).map(|(setter, value)| call(&format!(".{setter}("), &value)));
    chain.push(Expr::atom(".build()?;"));
    format!("{}\n", layout_statement(binding, &Expr::atom(builder), &chain))
}

/// The security schemes of the first alternative; none when the operation also takes calls without.
fn needed_schemes(operation: &Operation) -> Vec<u32> {
    let is_open = operation.security.iter().any(|requirement| requirement.0.is_empty());
    let first = operation.security.first().filter(|_| !is_open);
    first.map(|requirement| requirement.0.iter().map(|(scheme, _)| *scheme).collect()).unwrap_or_default()
}

/// The access token is the credential of the first scheme. A scheme that is a header which the client sends
/// anyway needs no setting of its own.
fn credential(api: &Api, scheme: u32) -> Option<Expr> {
    let known = api.security_schemes.get(scheme as usize)?;
    let is_setting = matches!(&known.kind, SecuritySchemeKind::Header(name)
        if api.client_params.iter().any(|param| param.wire.eq_ignore_ascii_case(name)));
    match scheme {
        0 => Some(call(".access_token(", CREDENTIAL)),
        _ if is_setting => None,
        _ => {
            let arguments = [&known.id, CREDENTIAL].map(|text: &str| Expr::atom(format!("{text:?}")));
            Some(Expr::group(".credential(", arguments.to_vec(), ")"))
        }
    }
}

/// The settings that a client cannot do without: those that are required, else the first.
fn client_settings(api: &Api) -> impl Iterator<Item = (String, String)> {
    let has_required = api.client_params.iter().any(|param| param.required);
    let shown = api.client_params.iter().filter(move |param| param.required || !has_required);
    let shown: Vec<&Param> = shown.take(if has_required { usize::MAX } else { 1 }).collect();
    shown.into_iter().map(|param| {
        let value = match &param.example {
            Some(Value::String(text) | Value::Number(text)) => text.clone(),
            _ => "my-app".to_owned(),
        };
        (surface::snake_ident(&param.name), value)
    })
}

fn setters(setters: Vec<(String, Expr)>) -> impl Iterator<Item = Expr> {
    setters.into_iter().map(|(setter, value)| Expr::group(format!(".{setter}("), vec![value], ")"))
}

fn call(open: &str, text: &str) -> Expr {
    Expr::group(open, vec![Expr::atom(format!("{text:?}"))], ")")
}

/// A call that is sent, with a line end.
fn layout_chain(binding: &str, head: &Expr, chain: &[Expr]) -> String {
    let mut chain = chain.to_vec();
    chain.push(Expr::atom(".await?;"));
    format!("{}\n", layout_statement(binding, head, &chain))
}

/// A statement of a function: on one line, or with one method call a line.
fn layout_statement(binding: &str, head: &Expr, chain: &[Expr]) -> String {
    const INDENT: usize = 4;
    let flat = |expr: &Expr| expr.layout(INDENT + 4, INDENT + 4, 0);
    let one_line: String = std::iter::once(head).chain(chain).map(flat).collect();
    let is_short = one_line.len() <= CHAIN_WIDTH
        || (chain.len() == 1 && INDENT + binding.len() + one_line.len() <= WIDTH);
    if is_short && !one_line.contains('\n') {
        return format!("    {binding}{one_line}");
    }
    let column = INDENT + binding.len();
    if let [last] = chain {
        // Only `.await` follows: it stands below the closing bracket.
        return format!("    {binding}{}\n    {}", head.layout(INDENT, column, 0), flat(last));
    }
    let links: String =
        chain.iter().map(|link| format!("\n        {}", link.layout(INDENT + 4, INDENT + 4, 0))).collect();
    format!("    {binding}{}{links}", head.layout(INDENT, column, 0))
}

/// `plex` for `PlexApi`: the name of the variable that holds a client.
fn client_variable(api: &Api) -> String {
    let words = api.client.iter().flat_map(|name| name.words());
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "api" | "client" | "sdk")).collect();
    match words.as_slice() {
        [] => "client".to_owned(),
        words => surface::snake_ident(&crate::ir::Name::new(words.join("_"))),
    }
}
