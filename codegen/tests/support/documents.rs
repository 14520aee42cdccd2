//! Documents that stand beside the repository, where they are there.

use std::path::{Path, PathBuf};

use codegen::ir::Api;
use codegen::{frontend, surface};

/// The folder of public documents and facts; nothing, with a line that says so, where it is absent.
pub fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    if shared.exists() {
        return Some(shared);
    }
    eprintln!("skipped: {} is not here", shared.display());
    None
}

/// The API of a document that has no mistakes.
pub fn load(path: &Path) -> Api {
    match frontend::load(path, &[], &surface::reserved()) {
        Ok(loaded) => loaded.api,
        Err(diagnostics) => panic!("{} does not load: {diagnostics:#?}", path.display()),
    }
}
