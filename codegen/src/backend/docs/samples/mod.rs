//! The samples of an operation: complete programs.

mod statement;

use super::answers::Answer;
use super::context::Context;
use crate::ir::Operation;
use crate::markdown::fence;
use crate::surface::examples::{self, Expr, ShownCall};
use crate::surface::{self, Errors, Response, Shape};
use statement::{Binding, statement};

/// What a program does with the answer of a call.
const HANDLE: &str = "    // Handle the result\n    println!(\"{response:?}\");\n";

/// The call through the group of the client.
pub fn method(cx: &Context<'_>, operation: &Operation) -> String {
    let call = method_call(cx, operation, documented_setters(cx, operation), Binding::Response);
    program(cx, &[], &format!("{call}\n{HANDLE}"))
}

/// The same call with options of its own.
pub fn method_with_options(cx: &Context<'_>, operation: &Operation) -> String {
    let options = [
        ".header(\"X-Trace\", \"1\")",
        ".query(\"debug\", \"1\")",
        ".timeout(Duration::from_secs(5))",
        ".retries(RetryConfig::none())",
        ".server_url(\"http://192.168.1.5:32400\")",
    ]
    .map(Expr::atom);
    let call = method_call(cx, operation, options.to_vec(), Binding::Response);
    program(cx, &["use std::time::Duration;\n".to_owned()], &format!("{call}\n{HANDLE}"))
}

/// The call of which all items are fetched, with what it cannot do without.
pub fn items(cx: &Context<'_>, operation: &Operation) -> String {
    let call = method_call(cx, operation, Vec::new(), Binding::Items);
    let body = "    while let Some(item) = items.next().await {\n        println!(\"{:?}\", item?);\n    }\n";
    program(cx, &[], &format!("{call}{body}"))
}

/// The call through the standalone function.
pub fn function(cx: &Context<'_>, operation: &Operation) -> String {
    let core = surface::core_ident(cx.api);
    let name = cx.function(operation);
    let ShownCall { function, setters, .. } = examples::shown_call(cx.api, operation, name);
    let client = client(cx, operation, &format!("core: {core}"), "core_builder");
    let call = statement(Binding::Response, &function, setters);
    let body = format!(
        "    // `{core}` is a client without groups: it knows no operation by name.\n    \
         // One instance serves a whole application.\n{client}\n{call}\n{HANDLE}"
    );
    program(cx, &[format!("use {}::funcs::{name};", cx.crate_name())], &body)
}

/// The call with a look at each variant of an enum of its answers.
pub fn method_with_answers(cx: &Context<'_>, operation: &Operation, answer: Answer) -> String {
    let setters = documented_setters(cx, operation);
    let path = answer.path(cx.api, operation);
    let (binding, ending) = match answer {
        Answer::Response => (Binding::Response, response_match(cx, operation, &path)),
        Answer::Error => (Binding::Result, error_match(cx, operation, &path)),
    };
    program(cx, &[], &format!("{}\n{ending}", method_call(cx, operation, setters, binding)))
}

fn response_match(cx: &Context<'_>, operation: &Operation, path: &str) -> String {
    let Response::Several(variants) = surface::response(cx.api, operation) else { return String::new() };
    let arm = |variant: &surface::ResponseVariant<'_>| match variant.shape {
        Shape::Empty => format!("        {path}::{} => println!(\"no content\"),\n", variant.ident),
        _ => format!("        {path}::{}(value) => println!(\"{{value:?}}\"),\n", variant.ident),
    };
    format!("    match response.into_inner() {{\n{}    }}\n", variants.iter().map(arm).collect::<String>())
}

fn error_match(cx: &Context<'_>, operation: &Operation, path: &str) -> String {
    let Errors::Several(variants) = surface::errors(cx.api, operation) else { return String::new() };
    let arm = |variant: &surface::ErrorVariant<'_>| {
        format!("            Some({path}::{}(body)) => println!(\"{{body:?}}\"),\n", variant.ident)
    };
    format!(
        "    match result {{\n        Ok(response) => println!(\"{{response:?}}\"),\n        \
         Err(error) => match error.typed::<operations::{}>() {{\n{}            \
         None => return Err(error),\n        }},\n    }}\n",
        surface::type_ident(&operation.name),
        variants.iter().map(arm).collect::<String>(),
    )
}

fn method_call(cx: &Context<'_>, operation: &Operation, setters: Vec<Expr>, binding: Binding) -> String {
    let variable = examples::client_variable(cx.api);
    let chain = examples::shown_call(cx.api, operation, "").method.into_iter().chain(setters).collect();
    let client = client(cx, operation, &variable, "builder");
    format!("{client}\n{}", statement(binding, &Expr::atom(&variable), chain))
}

/// The statement that makes the client, or the core when `builder` is that of the core.
fn client(cx: &Context<'_>, operation: &Operation, variable: &str, builder: &str) -> String {
    let head = Expr::atom(format!("{}::{builder}()", surface::client_ident(cx.api)));
    statement(Binding::Client(variable), &head, examples::client_settings(cx.api, operation))
}

fn documented_setters(cx: &Context<'_>, operation: &Operation) -> Vec<Expr> {
    examples::shown_call(cx.api, operation, "").setters
}

fn program(cx: &Context<'_>, imports: &[String], body: &str) -> String {
    let crate_name = cx.crate_name();
    let items = [surface::client_ident(cx.api), surface::core_ident(cx.api), "RetryConfig".to_owned()];
    let is_used =
        |item: &String| body.contains(&format!("{item}::")) || body.contains(&format!(": {item} ="));
    let modules = ["models", "operations"].map(str::to_owned);
    let names: Vec<String> = items.into_iter().chain(modules).filter(is_used).collect();
    let names = match names.as_slice() {
        [one] => one.clone(),
        names => format!("{{{}}}", names.join(", ")),
    };
    let imports: String = imports.iter().map(|line| format!("{line}\n")).collect();
    let text = format!(
        "{imports}use {crate_name}::{names};\n\n#[tokio::main]\n\
         async fn main() -> {crate_name}::Result<()> {{\n{body}    Ok(())\n}}",
    );
    format!("{}\n", fence("rust,no_run", &text))
}
