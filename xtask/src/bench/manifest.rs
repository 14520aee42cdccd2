//! What a generated folder needs to be a crate of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::bench::arguments::Generator;

/// Adds what the generator leaves to its user, and keeps the crate apart from the workspace around it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn complete(generator: Generator, folder: &Path) -> Result<()> {
    if generator == Generator::OpenapiToRust {
        // It writes modules, and the dependencies that they need.
        let dependencies = read(&folder.join(generator.source()).join("REQUIRED_DEPS.toml"))?;
        write(&folder.join("Cargo.toml"), &package(generator.slug(), &dependencies))?;
        write(&folder.join("src").join("lib.rs"), "pub mod generated;\n")?;
        return Ok(());
    }
    let path = folder.join("Cargo.toml");
    let manifest = read(&path)?;
    if !has_workspace(&manifest) {
        write(&path, &format!("{manifest}\n[workspace]\n"))?;
    }
    Ok(())
}

fn package(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"bench-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{dependencies}\n[workspace]\n"
    )
}

fn has_workspace(manifest: &str) -> bool {
    manifest.lines().any(|line| line.trim() == "[workspace]")
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_become_a_crate_with_the_dependencies_that_they_name() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("src/generated")).expect("it can be created");
        write(&at("src/generated/REQUIRED_DEPS.toml"), "[dependencies]\nx = \"1\"\n").expect("it is written");
        complete(Generator::OpenapiToRust, folder.path()).expect("it is completed");
        let manifest: toml_edit::DocumentMut =
            read(&at("Cargo.toml")).expect("it is there").parse().expect("it is TOML");
        assert_eq!(manifest["package"]["name"].as_str(), Some("bench-openapi-to-rust"));
        assert_eq!(manifest["dependencies"]["x"].as_str(), Some("1"));
        assert!(manifest.get("workspace").is_some());
        assert_eq!(read(&at("src/lib.rs")).expect("it is there"), "pub mod generated;\n");
    }

    #[test]
    fn a_crate_is_kept_apart_once() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("Cargo.toml");
        write(&path, "[package]\nname = \"x\"\n").expect("it is written");
        for _ in 0..2 {
            complete(Generator::Oas3Gen, folder.path()).expect("it is completed");
        }
        assert_eq!(read(&path).expect("it is there").matches("[workspace]").count(), 1);
    }
}
