//! The generated code compiles against the runtime without a warning, with each feature alone, and so do its
//! comments, whatever the document says in them.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::backend::rust::{Feature, Options, features, generate};
use codegen::ir::Api;

#[test]
fn the_sample_compiles_with_any_features() {
    let krate = write_crate("golden-sample", &support::sample());
    cargo(&krate, &["check"]);
    cargo(&krate, &["check", "--no-default-features"]);
    cargo(&krate, &["check", "--tests", "--features", "catalogue,mock"]);
    // The last one needs a library of the system, and no code depends on which TLS there is.
    let is_here = |feature: &&Feature| !["default", "native-tls"].contains(&feature.name.as_str());
    for feature in features(&support::sample()).iter().filter(is_here) {
        cargo(&krate, &["check", "--no-default-features", "--features", &feature.name]);
    }
}

#[test]
fn hostile_texts_compile_and_give_no_warning_in_comments() {
    let krate = write_crate("golden-hostile", &support::poisoned(&support::HOSTILE.join("\n\n")));
    cargo(&krate, &["doc", "--no-deps"]);
}

/// A crate of the generated code of `api` and the runtime, with the versions of this workspace.
fn write_crate(name: &str, api: &Api) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the crate of an earlier run can be removed");
    }
    let options = Options { command: "cargo xtask generate".to_owned(), pages: Vec::new() };
    for (path, text) in generate(api, &options).expect("the sample is complete").iter() {
        write(&folder.join("src/generated").join(path), text);
    }
    let sdk = fs::read_to_string(workspace.join("plex-sdk/Cargo.toml")).expect("the SDK has a manifest");
    write(&folder.join("Cargo.toml"), &manifest(name, &table(&sdk, "[dependencies]"), &features(api)));
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");
    let runtime = workspace.join("plex-sdk/src/runtime/mod.rs");
    let lib = format!(
        "//! A test.\nmod generated;\n#[path = {runtime:?}]\npub mod runtime;\npub use generated::*;\n"
    );
    write(&folder.join("src/lib.rs"), &lib);
    folder
}

fn manifest(name: &str, dependencies: &str, features: &[Feature]) -> String {
    let features: String =
        features.iter().map(|feature| format!("{} = {:?}\n", feature.name, feature.enables)).collect();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [lints.rust]\nwarnings = \"deny\"\nmissing_docs = \"deny\"\nunsafe_code = \"forbid\"\n\n\
         [features]\n{features}\n{dependencies}\n\
         [dev-dependencies]\ntokio = {{ version = \"1\", features = [\"macros\"] }}\n"
    )
}

/// A table of a manifest, with its head.
fn table(manifest: &str, head: &str) -> String {
    let from = manifest.find(head).expect("the table is there");
    let rest = &manifest[from + head.len()..];
    let to = rest.find("\n[").unwrap_or(rest.len());
    format!("{head}{}\n", &rest[..to])
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

/// Runs cargo in the target folder of this workspace, where the dependencies are built already.
fn cargo(krate: &Path, arguments: &[&str]) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder is above");
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(krate).args(arguments).args(["--offline", "--quiet", "--target-dir"]).arg(target);
    let output = command.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {} in {}:\n{errors}", arguments.join(" "), krate.display());
}
