//! Loads a document and prints what was found: `cargo run -p codegen --example load -- FILE [OVERLAY...]`.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use codegen::{diagnostic, frontend};

fn main() -> ExitCode {
    let mut files = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(input) = files.next() else {
        eprintln!("usage: load FILE [OVERLAY...]");
        return ExitCode::from(2);
    };
    let start = Instant::now();
    let result = frontend::load_document(&input, &files.collect::<Vec<_>>());
    let time = start.elapsed();
    let (found, code) = match result {
        Ok((document, warnings)) => {
            let paths = document.openapi.paths.paths.len();
            println!(
                "loaded in {time:?}: {} operations of {paths} paths",
                document.openapi.operations().count()
            );
            (warnings, ExitCode::SUCCESS)
        }
        Err(found) => (found, ExitCode::FAILURE),
    };
    print!("{}", diagnostic::render(&found, false));
    code
}
