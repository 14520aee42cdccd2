//! Any bytes as a document: the run ends with files or with errors.

#![no_main]

use codegen::{backend, frontend, surface};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((document, warnings)) = frontend::load_bytes("document.yaml", bytes.to_vec()) else { return };
    let Ok(loaded) = frontend::lower_document(&document, warnings, &surface::reserved()) else { return };
    let options = backend::rust::Options { command: "fuzz".to_owned(), pages: Vec::new() };
    backend::rust::generate(&loaded.api, &options).expect("the code of an API can be written");
    let options = backend::docs::Options { crate_name: "fuzz".to_owned() };
    backend::docs::generate(&loaded.api, &options).expect("the pages of an API can be written");
});
