//! Statements of a sample, laid out as rustfmt would.

use crate::surface::examples::Expr;

/// A line is not longer, where it can be broken.
const WIDTH: usize = 100;

/// A chain of method calls on one line is not longer.
const CHAIN_WIDTH: usize = 60;

/// Statements stand in a function.
const INDENT: usize = 4;

/// What a chain of method calls ends with, and what is made of it.
#[derive(Clone, Copy)]
pub enum Binding<'a> {
    /// A client that is built, in a variable of this name and perhaps type
    Client(&'a str),
    /// A call that is sent, with errors handed on
    Response,
    /// A call that is sent
    Result,
    /// A call whose items are fetched
    Items,
}

/// `let ... = head.chain...;` with a line end.
pub fn statement(binding: Binding<'_>, head: &Expr, mut chain: Vec<Expr>) -> String {
    let (variable, end) = match binding {
        Binding::Client(variable) => (variable, ".build()?;"),
        Binding::Response => ("response", ".await?;"),
        Binding::Result => ("result", ".await;"),
        Binding::Items => ("mut items", ".items();"),
    };
    chain.push(Expr::atom(end));
    let start = format!("    let {variable} = ");
    let head = head.layout(INDENT, start.len(), 0);
    let is_block = head.contains('\n');
    let inner = if is_block { INDENT } else { INDENT + 4 };
    let links: Vec<String> = chain.iter().map(|link| link.layout(inner, inner, 0)).collect();
    let one_line = format!("{head}{}", links.concat());
    let is_short =
        one_line.len() <= CHAIN_WIDTH || (links.len() == 1 && start.len() + one_line.len() <= WIDTH);
    if is_short && !one_line.contains('\n') {
        return format!("{start}{one_line}\n");
    }
    let pad = " ".repeat(inner);
    let links: String = links.iter().map(|link| format!("\n{pad}{link}")).collect();
    format!("{start}{head}{links}\n")
}
