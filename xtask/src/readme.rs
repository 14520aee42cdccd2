//! The README of a generated crate, and the generated sections of the README of `plex-sdk`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use codegen::backend::docs;
use codegen::ir::{Api, SecuritySchemeKind, Server};
use codegen::markdown::{block, cell, code, line, table};
use codegen::surface;

/// The generated sections by their slugs.
pub fn sections(api: &Api) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("operations", docs::readme_operations(api)),
        ("functions", docs::readme_functions(api)),
        ("servers", servers(api)),
        ("authentication", authentication(api)),
        ("identity", identity(api)),
    ])
}

/// The whole README of the crate `name`.
pub fn whole(name: &str, api: &Api) -> String {
    let mut out = format!(
        "# {name}\n\nA Rust SDK for {}, version {}. The whole crate is generated.\n\n```rust\n{}```\n",
        line(&api.title),
        line(&api.version),
        sample(&name.replace('-', "_"), api),
    );
    let about = block(&api.description, 3, &Default::default());
    let parts = [
        ("About", about),
        ("Operations", docs::readme_operations(api)),
        ("Standalone functions", docs::readme_functions(api)),
        ("Servers", servers(api)),
        ("Authentication", authentication(api)),
        ("Client parameters", identity(api)),
    ];
    for (title, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(out, "\n## {title}\n\n{}\n", text.trim_end());
    }
    out
}

/// A program that sets up a client.
fn sample(crate_ident: &str, api: &Api) -> String {
    let client = surface::client_ident(api);
    let server = api.servers.is_empty().then_some(r#".server_url("http://localhost:8080")"#);
    let token = (!api.security_schemes.is_empty()).then_some(r#".access_token("<YOUR_TOKEN_HERE>")"#);
    let settings: String = server.iter().chain(&token).map(|call| format!("\n        {call}")).collect();
    format!(
        "use {crate_ident}::{client};\n\nfn main() -> {crate_ident}::Result<()> {{\n    \
         let client = {client}::builder(){settings}\n        .build()?;\n    \
         println!(\"{{client:?}}\");\n    Ok(())\n}}\n"
    )
}

/// The servers that a client can use.
fn servers(api: &Api) -> String {
    if api.servers.is_empty() {
        return String::new();
    }
    let row = |(index, server): (usize, &Server)| {
        vec![index.to_string(), code(&server.url), variables(server), cell(&server.description)]
    };
    let rows: Vec<_> = api.servers.iter().enumerate().map(row).collect();
    table(&["#", "Server", "Variables", "Description"], &rows)
}

fn variables(server: &Server) -> String {
    let one = |variable: &codegen::ir::ServerVariable| {
        let values: Vec<_> = variable.values.iter().map(|value| code(value)).collect();
        let values = if values.is_empty() { String::new() } else { format!(", one of {}", values.join(" ")) };
        format!("{} (default {}{values})", code(&variable.name), code(&variable.default))
    };
    server.variables.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The credentials that operations take.
fn authentication(api: &Api) -> String {
    if api.security_schemes.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = api
        .security_schemes
        .iter()
        .map(|scheme| vec![code(&scheme.id), place(&scheme.kind), cell(&scheme.description)])
        .collect();
    table(&["Name", "Sent as", "Description"], &rows)
}

fn place(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Header(name) => format!("header {}", code(name)),
        SecuritySchemeKind::Query(name) => format!("query parameter {}", code(name)),
        SecuritySchemeKind::Cookie(name) => format!("cookie {}", code(name)),
        SecuritySchemeKind::Bearer => "header `Authorization: Bearer ...`".to_owned(),
        SecuritySchemeKind::Basic => "header `Authorization: Basic ...`".to_owned(),
    }
}

/// The headers that a client is given once.
fn identity(api: &Api) -> String {
    if api.client_params.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = api
        .client_params
        .iter()
        .map(|param| {
            vec![code(&surface::snake_ident(&param.name)), code(&param.wire), cell(&param.docs.description)]
        })
        .collect();
    table(&["Setter", "Header", "Description"], &rows)
}
