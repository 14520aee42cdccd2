//! Names of generated crates.

use std::path::Path;

use codegen::ir::Name;
use codegen::surface;

/// Names that Cargo keeps for its folders, and crates that come with Rust.
const TAKEN: &[&str] =
    &["alloc", "build", "core", "deps", "examples", "incremental", "proc_macro", "std", "test"];

/// Takes a name that the user gave, when Cargo would take it.
///
/// # Errors
/// A sentence about what is wrong with it.
pub fn parse(name: &str) -> Result<String, String> {
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    let ident = name.replace('-', "_");
    if !plain || !Name::is_valid(&ident) || name.len() > 64 {
        return Err("take lower-case words of letters and digits joined by `-`, at most 64 characters".into());
    }
    if TAKEN.contains(&ident.as_str()) || surface::snake_ident(&Name::new(&*ident)) != ident {
        return Err("Cargo or Rust keeps this name for itself".into());
    }
    Ok(name.to_owned())
}

/// Whether the crate would have the name of one that it depends on.
pub fn is_dependency(name: &str, dependencies: &[String]) -> bool {
    let ident = name.replace('-', "_");
    dependencies.iter().any(|dependency| dependency.replace('-', "_") == ident)
}

/// Makes a name from the name of a folder: `My API (v2)` gives `my-api-v2`.
/// `dependencies` are the packages that the crate depends on, whose names it cannot have.
pub fn from_folder(folder: &Path, dependencies: &[String]) -> String {
    let text = folder.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(48).collect();
    let name = name.trim_end_matches('-');
    let candidates =
        [name.to_owned(), format!("{name}-sdk"), format!("sdk-{name}"), "generated-sdk".to_owned()];
    let fits = |name: &String| parse(name).is_ok() && !is_dependency(name, dependencies);
    candidates.into_iter().find(fits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cargo_takes_stay() {
        for name in ["upstream-sdk", "a", "plex_2", "x9"] {
            assert_eq!(parse(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn names_that_cargo_refuses_are_refused() {
        let long = "a".repeat(65);
        for name in
            ["", "-a", "9a", "_a", "a b", "../a", "ä", "A", "test", "fn", "std", "self", "a--b", "a-", &long]
        {
            assert!(parse(name).is_err(), "{name:?} was taken");
        }
    }

    #[test]
    fn every_folder_gives_a_name() {
        let cases = [
            ("target/upstream-sdk", "upstream-sdk"),
            ("My API (v2)", "my-api-v2"),
            ("plex_api", "plex-api"),
            ("3rd", "sdk-3rd"),
            ("test", "test-sdk"),
            ("reqwest", "reqwest-sdk"),
            ("äöü", "generated-sdk"),
            ("/", "generated-sdk"),
        ];
        for (folder, name) in cases {
            assert_eq!(from_folder(Path::new(folder), &["reqwest".to_owned()]), name, "{folder}");
        }
    }
}
