//! Which part of the workspace may know which: one arrow too many, and a part can no longer be read alone.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder or file, and the modules of its crate that it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("codegen/src/ir", &[]),
    ("codegen/src/diagnostic.rs", &[]),
    ("codegen/src/diagnostic", &[]),
    ("codegen/src/file_set.rs", &[]),
    ("codegen/src/file_set", &[]),
    ("codegen/src/markdown", &[]),
    ("codegen/src/frontend", &["ir", "diagnostic"]),
    ("codegen/src/bundle", &["frontend"]),
    ("codegen/src/surface", &["ir"]),
    ("codegen/src/backend/rust", &["ir", "surface", "file_set", "markdown"]),
    ("codegen/src/backend/docs", &["ir", "surface", "file_set", "markdown"]),
    ("codegen/src/backend/diff", &["ir", "surface", "markdown", "diagnostic"]),
    ("plex-sdk/src/runtime", &[]),
    ("plex-sdk/src/generated", &["runtime"]),
    ("plex-sdk/src/ext", &["runtime", "generated"]),
];

/// The folders in which names of modules are looked for, so that a word of prose is not taken for one.
const ROOTS: &[&str] = &["codegen/src", "plex-sdk/src"];

#[test]
fn parts_name_only_the_parts_below_them() {
    let workspace = workspace();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (part, allowed) in ARROWS {
        for file in rust_files(&workspace.join(part)) {
            seen += 1;
            let text = fs::read_to_string(&file).expect("source files are text");
            if climbs(&text) > levels(&workspace.join(part), &file, &text) {
                wrong.push(format!("{} leaves its part by `super`; write `crate::`", file.display()));
            }
            for module in crate_modules(&text) {
                if is_module(&workspace, part, &module)
                    && !own(part, &module)
                    && !allowed.contains(&module.as_str())
                {
                    wrong.push(format!("{} names crate::{module}", file.display()));
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} files were found: the folders have moved");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn backends_do_not_name_each_other() {
    let backends = workspace().join("codegen/src/backend");
    let mut wrong = Vec::new();
    let names = ["rust", "docs", "diff"];
    for (own, other) in names.into_iter().flat_map(|own| names.map(|other| (own, other))) {
        for file in rust_files(&backends.join(own)) {
            let text = fs::read_to_string(&file).expect("source files are text");
            if own != other && code(&text).contains(&format!("backend::{other}")) {
                wrong.push(format!("{} names backend::{other}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_generator_never_needs_what_it_generates() {
    for manifest in ["codegen/Cargo.toml", "xtask/Cargo.toml"] {
        let text = fs::read_to_string(workspace().join(manifest)).expect("the manifest is there");
        assert!(
            !text.contains("plex-sdk"),
            "{manifest} depends on plex-sdk, so a broken one could not be mended"
        );
    }
}

#[test]
fn the_scan_sees_an_arrow() {
    let text = "use crate::{ir::Api, surface};\n/// crate::docs are words\nfn f() { crate::file_set::x() }";
    assert_eq!(crate_modules(text), ["ir", "surface", "file_set"]);
    assert_eq!(climbs("use super::super::x;\nuse super::y;"), 2);
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above").to_owned()
}

/// Whether `part` lies in `module`.
fn own(part: &str, module: &str) -> bool {
    part.split('/').any(|segment| segment.trim_end_matches(".rs") == module)
}

fn is_module(workspace: &Path, part: &str, module: &str) -> bool {
    let root = ROOTS.iter().find(|root| part.starts_with(*root)).expect("a part lies below a root");
    let path = workspace.join(root).join(module);
    path.is_dir() || path.with_extension("rs").is_file()
}

/// The most `super` that stand in a row.
fn climbs(text: &str) -> usize {
    let text = code(text);
    let runs = text
        .match_indices("super::")
        .map(|(at, _)| text[at..].split("::").take_while(|&part| part == "super").count());
    runs.max().unwrap_or_default()
}

/// How many modules lie between a file and the outside of its part, a module of tests at its end included.
fn levels(part: &Path, file: &Path, text: &str) -> usize {
    let below = file.strip_prefix(part).map_or(0, |path| path.components().count());
    let is_root = file.ends_with("mod.rs") && below > 0;
    below - usize::from(is_root) + usize::from(text.contains("mod tests {"))
}

/// The first segments of all paths that start at `crate`, groups in braces included.
fn crate_modules(text: &str) -> Vec<String> {
    let text = code(text);
    let mut modules = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = text[at + "crate::".len()..].trim_start();
        match rest.strip_prefix('{') {
            Some(group) => modules.extend(group_heads(group)),
            None => modules.push(head(rest)),
        }
    }
    modules
}

/// The heads of the paths of a group, up to its closing brace.
fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(String::new()),
            c => heads.last_mut().expect("it starts with one").push(c),
        }
    }
    heads.iter().map(|path| head(path.trim())).filter(|head| !head.is_empty()).collect()
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The text without its comments.
fn code(text: &str) -> String {
    let is_comment = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_comment).collect::<Vec<_>>().join("\n")
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let entries = entries.map(|entry| entry.expect("folders can be read").path());
    let inside = entries.flat_map(|entry| if entry.is_dir() { rust_files(&entry) } else { vec![entry] });
    inside.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect()
}
