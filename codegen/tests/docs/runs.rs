//! What the pages show is what `page_calls` runs: the same tokens.

use std::collections::BTreeMap;
use std::path::Path;

use codegen::backend::rust;
use codegen::file_set::FileSet;
use codegen::ir::Api;
use codegen::{frontend, surface};
use quote::ToTokens;
use syn::visit::Visit;

use crate::fixture;
use crate::links::generate;
use crate::outline::outline;

/// A call and the client that makes it, as tokens.
#[derive(Debug, PartialEq)]
struct Shown {
    client: String,
    call: String,
}

/// The samples of the pages: through the group, and by the function.
fn on_pages(files: &FileSet) -> Vec<[Shown; 2]> {
    let mut shown = Vec::new();
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with("sdks/") && *path != "sdks/README.md") {
        let page = outline(text);
        let of = |heading: &'static str| {
            let page = &page;
            page.code
                .iter()
                .filter(move |(above, ..)| page.headings[above - 1].1 == heading)
                .map(|(.., code)| on_page(code))
        };
        let standalone: Vec<Shown> = of("Standalone function").collect();
        shown.extend(of("Example Usage").zip(standalone).map(|(method, function)| [method, function]));
    }
    shown
}

fn on_page(code: &str) -> Shown {
    let file = syn::parse_file(code).expect("a sample is a program");
    let main = file.items.iter().find_map(|item| match item {
        syn::Item::Fn(main) => Some(&main.block.stmts),
        _ => None,
    });
    let values: Vec<String> = main.expect("it has a function").iter().filter_map(value).collect();
    let [client, call] = values.as_slice() else { panic!("two variables are made, not {values:?}") };
    let (_, client) = client.split_once("builder ()").expect("a client is built");
    let client = client.trim().strip_suffix(". build () ?").expect("it may fail");
    let call = call.strip_suffix(". await ?").expect("a call is awaited");
    Shown { client: client.trim().to_owned(), call: call.trim().to_owned() }
}

/// The value of a `let`.
fn value(statement: &syn::Stmt) -> Option<String> {
    match statement {
        syn::Stmt::Local(local) => Some(local.init.as_ref()?.expr.to_token_stream().to_string()),
        _ => None,
    }
}

/// What the generated test runs.
fn in_tests(api: &Api) -> Vec<[Shown; 2]> {
    let options = rust::Options { command: "cargo xtask generate".to_owned(), pages: Vec::new() };
    let files = rust::generate(api, &options).expect("the document is complete");
    let mut found = Runs::default();
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with("page_calls/")) {
        found.visit_file(&syn::parse_file(text).expect("generated code is code"));
    }
    let client = |name: &str| found.clients[name].clone();
    let of = |run: &Run| {
        [&run.method, &run.function].map(|call| Shown { client: client(&run.client), call: call.clone() })
    };
    found.runs.iter().map(of).collect()
}

#[derive(Default)]
struct Runs {
    clients: BTreeMap<String, String>,
    runs: Vec<Run>,
}

#[derive(Default)]
struct Run {
    client: String,
    method: String,
    function: String,
}

impl Visit<'_> for Runs {
    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        if let [syn::Stmt::Expr(body, None)] = function.block.stmts.as_slice() {
            let body = body.to_token_stream().to_string();
            let settings = body.strip_prefix("builder").unwrap_or_default().trim().to_owned();
            self.clients.insert(function.sig.ident.to_string(), settings);
        }
    }

    fn visit_expr_struct(&mut self, call: &syn::ExprStruct) {
        if !call.path.is_ident("PageCall") {
            return syn::visit::visit_expr_struct(self, call);
        }
        let mut run = Run::default();
        for field in &call.fields {
            match (&field.member, &field.expr) {
                (syn::Member::Named(name), syn::Expr::Path(path)) if name == "client" => {
                    run.client = path.path.segments.last().expect("a path has an end").ident.to_string();
                }
                (syn::Member::Named(name), syn::Expr::Closure(closure)) if name == "method" => {
                    run.method = sent(closure)
                }
                (syn::Member::Named(name), syn::Expr::Closure(closure)) if name == "function" => {
                    run.function = sent(closure)
                }
                _ => {}
            }
        }
        self.runs.push(run);
    }
}

/// What stands in `Sample::sent(...)`.
fn sent(closure: &syn::ExprClosure) -> String {
    let syn::Expr::Call(call) = &*closure.body else { panic!("a closure sends a call") };
    let call = call.args.first().to_token_stream().to_string();
    call.strip_prefix("funcs :: ").map_or(call.clone(), str::to_owned)
}

/// The values of a call without spaces, and its setters: what stands behind `start` and the name that follows.
fn values<'a>(call: &'a str, start: &str) -> &'a str {
    let (_, behind) = call.split_once(start).expect("a call is of a group, or has a core");
    match start {
        ")." => behind.split_once('(').expect("a method is called").1,
        _ => behind.strip_prefix(',').unwrap_or(behind),
    }
}

/// Trailing commas and line breaks are matters of layout.
fn assert_same(api: &Api) -> usize {
    let layout = |shown: Vec<[Shown; 2]>| {
        let plain =
            |text: String| text.replace(' ', "").replace(",)", ")").replace(",]", "]").replace(",}", "}");
        let one = |Shown { client, call }: Shown| Shown { client: plain(client), call: plain(call) };
        let mut all: Vec<[Shown; 2]> = shown.into_iter().map(|both| both.map(one)).collect();
        all.sort_by(|a, b| a[1].call.cmp(&b[1].call));
        all
    };
    let (shown, run) = (layout(on_pages(&generate(api))), layout(in_tests(api)));
    assert_eq!(shown.len(), api.operations.len());
    assert_eq!(run.len(), api.operations.len());
    for (shown, run) in shown.iter().zip(&run) {
        assert_eq!(shown, run);
        let [method, function] = shown;
        assert_eq!(values(&method.call, ")."), values(&function.call, "&core"), "the samples differ");
    }
    2 * shown.len()
}

#[test]
fn what_is_shown_is_what_is_run() {
    assert_same(&fixture::everything());
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    let api = frontend::load(&document, &[], &surface::reserved()).expect("our document is right").api;
    println!("{} samples of the pages are those that are run", assert_same(&api));
}
