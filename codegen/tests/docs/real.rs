//! The pages of real documents: our own, and the public ones where they are at hand.

use std::path::Path;

use codegen::{frontend, surface};

use crate::hostile::assert_parses;
use crate::links::{assert_whole, generate, outlines};

fn check(document: &Path) {
    let loaded = frontend::load(document, &[], &surface::reserved());
    let api = loaded.unwrap_or_else(|errors| panic!("{}: {errors:?}", document.display())).api;
    let files = generate(&api);
    let pages = outlines(&files);
    assert_whole(&files, &pages);
    for (path, page) in &pages {
        for (_, language, code) in &page.code {
            if language.starts_with("rust") {
                assert_parses(path, code);
            }
        }
    }
    let headings = pages.values().flat_map(|page| &page.headings);
    let parameters = headings.filter(|heading| heading.1 == "Parameters").count();
    assert_eq!(parameters, api.operations.len(), "{}", document.display());
}

#[test]
fn the_pages_of_our_document_are_whole() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml"));
}

#[test]
fn the_pages_of_public_documents_are_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream");
    for name in ["plex-api-spec.yaml", "plex-api-spec.2026-02.yaml", "plex-api-spec.2025-10-12.yaml"] {
        let document = folder.join(name);
        if document.exists() {
            check(&document);
        } else {
            eprintln!("skipped: ../shared/upstream/{name} is not here");
        }
    }
}
