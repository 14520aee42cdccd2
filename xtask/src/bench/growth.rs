//! The generated half of plex-sdk does not grow unnoticed. No time is taken, so this is the same on every machine.

use std::path::Path;

use codegen::frontend;

use crate::bench::operations;
use crate::bench::size::{BEHIND_FEATURES, Size};
use crate::workspace::Workspace;

/// The most lines of code an operation, types included. It was 102.3 when this was set.
const CODE: f64 = 106.0;

/// The most bytes an operation, types and documentation included. It was 6,318 when this was set.
const BYTES: f64 = 6_550.0;

/// Code and bytes of `generated` for each of so many operations.
fn per_operation(generated: &Path, operations: usize) -> (f64, f64) {
    let size = Size::of_folder(generated, BEHIND_FEATURES).expect("the folder can be read");
    (size.code() as f64 / operations as f64, size.bytes() as f64 / operations as f64)
}

#[test]
fn an_operation_takes_no_more_than_before() {
    let workspace = Workspace::open(None).expect("the workspace is there");
    let document = frontend::bundle_document(&workspace.spec(), &[], None).expect("the document is right");
    let operations = operations(&document.root);
    assert!(operations > 400, "all operations are counted: {operations}");
    let (code, bytes) = per_operation(&workspace.sdk().join("src").join("generated"), operations);
    let advice = "where that is meant, raise the bound in the commit that makes it so, and say why";
    assert!(code <= CODE, "{code:.1} lines of code an operation, more than {CODE}: {advice}");
    assert!(bytes <= BYTES, "{bytes:.0} bytes an operation, more than {BYTES}: {advice}");
    // A bound far above what there is holds nothing.
    assert!(code > CODE * 0.8 && bytes > BYTES * 0.8, "{code:.1} lines, {bytes:.0} bytes: lower the bounds");
}
