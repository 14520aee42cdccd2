//! How long the stages of the generator take for `spec/openapi.yaml`: `cargo bench -p codegen`.

use std::path::PathBuf;
use std::sync::LazyLock;

use codegen::backend::{diff, docs, rust};
use codegen::frontend::Document;
use codegen::ir::Api;
use codegen::{frontend, surface};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The document, and what is read from it.
static DOCUMENT: LazyLock<Document> = LazyLock::new(document);
static API: LazyLock<Api> = LazyLock::new(|| lower(&DOCUMENT));

fn document() -> Document {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    frontend::load_document(&path, &[]).expect("the document of plex-sdk has no errors").0
}

fn lower(document: &Document) -> Api {
    let loaded = frontend::lower_document(document, Vec::new(), &surface::reserved());
    loaded.expect("the document of plex-sdk has no errors").api
}

/// From the files to one document in the form that lowering takes.
#[divan::bench(sample_count = 20)]
fn read() -> Document {
    document()
}

/// From that to the API.
#[divan::bench(sample_count = 20)]
fn lower_to_ir(bencher: Bencher) {
    let document = &*DOCUMENT;
    bencher.bench(|| lower(black_box(document)));
}

/// The code.
#[divan::bench(sample_count = 20)]
fn write_rust(bencher: Bencher) {
    let (api, options) = (&*API, rust::Options { command: "bench".to_owned(), pages: Vec::new() });
    bencher.bench(|| rust::generate(black_box(api), &options));
}

/// The documentation.
#[divan::bench(sample_count = 20)]
fn write_docs(bencher: Bencher) {
    let (api, options) = (&*API, docs::Options { crate_name: "plex-sdk".to_owned() });
    bencher.bench(|| docs::generate(black_box(api), &options));
}

/// What has changed between two documents, where nothing has.
#[divan::bench(sample_count = 20)]
fn compare(bencher: Bencher) {
    let api = &*API;
    bencher.bench(|| diff::compare(black_box(api), api));
}
