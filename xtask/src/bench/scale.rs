//! How the time of this generator grows with the document.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use codegen::bundle;
use codegen::frontend::tree::{Node, NodeValue};

use crate::bench::arguments::Generator;
use crate::bench::comparison::{self, Runs};
use crate::bench::generators::Input;
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::bench::subject::Subject;
use crate::bench::{operations, size};
use crate::bundle::write;
use crate::report;

/// How many times the document is taken.
const TIMES: &[usize] = &[1, 4, 16];

/// Generates from each of the documents in turn.
///
/// # Errors
/// When a folder cannot be written.
pub fn measure(
    root: &Node,
    program: PathBuf,
    folder: &Path,
    workspace: &Path,
    rounds: usize,
) -> Result<Section> {
    let words = format!(
        "This generator on the document, and on ones that have all its operations, groups and components several \
         times, each time under other names; {} in turn, after one that does not count. Each ratio is to the first row.",
        report::counted(rounds, "round")
    );
    let header =
        &["Document", "Operations", "Size", "Median", "Range", "Ratio", "Memory", "Ratio of memory", "Rust"];
    let mut section = Section::new("Large documents", words, header);
    let mut subjects = Vec::new();
    for &times in TIMES {
        let folder = folder.join("scale").join(times.to_string());
        fs::create_dir_all(&folder)?;
        let multiplied = multiply(root, times);
        let (document, text) = (folder.join("document.yaml"), bundle::to_yaml(&multiplied));
        write(&document, &text)?;
        let input = Input { document_3_0: document.clone(), document, workspace: workspace.to_owned() };
        let subject = Subject::new(Generator::Ours, Ok(program.clone()), &folder);
        subjects.push((subject, input, operations(&multiplied), text.len()));
    }
    let mut all: Vec<_> = TIMES.iter().map(|times| Runs::none(format!("{times} x"), *times == 1)).collect();
    comparison::run_in_turn(&subjects, &mut all, rounds, |(subject, input, ..), round| {
        subject.in_round(round).generate(input)
    })?;
    let (mut time, mut memory) = (None, None);
    for ((subject, _, operations, bytes), runs) in subjects.iter().zip(&all) {
        let Some(times) = runs.times() else {
            section.failed(&runs.label, runs.usages.as_ref().err().map_or("it was not run", String::as_str));
            continue;
        };
        let peak = runs.peak().map(|peak| peak as f64);
        let time = *time.get_or_insert(times.median());
        let memory = *memory.get_or_insert(peak);
        let written = size::Size::of_folder(&subject.in_round(rounds).out.join("src"), &[])?;
        section.row(vec![
            runs.label.clone(),
            statistics::whole(*operations as f64),
            statistics::megabytes(*bytes as u64),
            statistics::seconds(times.median()),
            times.range(statistics::seconds),
            statistics::ratio(times.median(), Some(time)),
            peak.map_or_else(|| "-".to_owned(), |peak| statistics::megabytes(peak as u64)),
            peak.map_or_else(|| "-".to_owned(), |peak| statistics::ratio(peak, memory)),
            statistics::megabytes(written.bytes() as u64),
        ]);
    }
    // What is generated of a large document is large.
    for ((subject, ..), round) in subjects.iter().flat_map(|all| (0..=rounds).map(move |round| (all, round)))
    {
        subject.in_round(round).remove()?;
    }
    Ok(section)
}

/// The document with everything in it so many times: the first time as it is, then under names of its own.
fn multiply(root: &Node, times: usize) -> Node {
    let mut whole = root.clone();
    for copy in 2..=times {
        for pointer in ["/paths", "/tags"].into_iter().map(str::to_owned).chain(sections(root)) {
            let (Some(from), Some(to)) = (root.pointer(&pointer), whole.pointer_mut(&pointer)) else {
                continue;
            };
            match (&from.value, &mut to.value) {
                (NodeValue::List(from), NodeValue::List(to)) => to.extend(from.iter().map(|tag| {
                    let mut tag = tag.clone();
                    rename_member(&mut tag, "name", copy);
                    tag
                })),
                (NodeValue::Object(from), NodeValue::Object(to)) => {
                    let name = |key: &str| match pointer.as_str() {
                        "/paths" => format!("/copy{copy}{key}"),
                        _ => named(key, copy),
                    };
                    to.extend(from.iter().map(|(key, node)| (name(key), renamed(node, copy))));
                }
                _ => {}
            }
        }
    }
    whole
}

/// Pointers to the kinds of components, but for security schemes, of which there is one set.
fn sections(root: &Node) -> Vec<String> {
    let components = root.get("components").and_then(Node::as_object);
    let kinds = components.into_iter().flat_map(|components| components.keys());
    kinds.filter(|kind| *kind != SCHEMES).map(|kind| format!("/components/{kind}")).collect()
}

const SCHEMES: &str = "securitySchemes";

fn named(name: &str, copy: usize) -> String {
    format!("{name}Copy{copy}")
}

/// The part of the document with other names: those of operations and groups, and those that references have.
fn renamed(node: &Node, copy: usize) -> Node {
    let mut node = node.clone();
    rename(&mut node, copy);
    node
}

fn rename(node: &mut Node, copy: usize) {
    rename_member(node, "operationId", copy);
    rename_member(node, "x-name", copy);
    if let Some(Node { value: NodeValue::String(reference), .. }) = node.get_mut("$ref") {
        *reference = refer(reference, copy);
    }
    if let Some(mapping) = node.get_mut("mapping").and_then(Node::as_object_mut) {
        for target in mapping.values_mut() {
            if let NodeValue::String(target) = &mut target.value {
                *target = if target.contains('/') { refer(target, copy) } else { named(target, copy) };
            }
        }
    }
    if let Some(tags) = node.get_mut("tags").and_then(Node::as_list_mut) {
        for tag in tags {
            if let NodeValue::String(tag) = &mut tag.value {
                *tag = named(tag, copy);
            }
        }
    }
    match &mut node.value {
        NodeValue::List(items) => items.iter_mut().for_each(|item| rename(item, copy)),
        NodeValue::Object(members) => members.values_mut().for_each(|member| rename(member, copy)),
        _ => {}
    }
}

fn rename_member(node: &mut Node, key: &str, copy: usize) {
    if let Some(Node { value: NodeValue::String(name), .. }) = node.get_mut(key) {
        *name = named(name, copy);
    }
}

/// The reference to the same thing in this copy: `#/components/schemas/X` or deeper.
fn refer(reference: &str, copy: usize) -> String {
    let mut steps: Vec<_> = reference.split('/').map(str::to_owned).collect();
    match steps.as_mut_slice() {
        [_, components, kind, name, ..] if components == "components" && kind != SCHEMES => {
            *name = named(name, copy)
        }
        [_, paths, path, ..] if paths == "paths" => *path = format!("~1copy{copy}{path}"),
        _ => {}
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use codegen::frontend;

    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn a_document_that_is_taken_three_times_is_right_and_has_all_three_times() {
        let workspace = Workspace::open(None).expect("the workspace is there");
        let root =
            frontend::bundle_document(&workspace.spec(), &[], None).expect("the document is right").root;
        let whole = multiply(&root, 3);
        let count =
            |node: &Node, pointer| node.pointer(pointer).and_then(Node::as_object).map_or(0, |all| all.len());
        assert_eq!(operations(&whole), 3 * operations(&root));
        for pointer in ["/paths", "/components/schemas", "/components/parameters"] {
            assert_eq!(count(&whole, pointer), 3 * count(&root, pointer), "{pointer}");
        }
        assert_eq!(multiply(&root, 1), root);

        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("whole.yaml");
        write(&path, &bundle::to_yaml(&whole)).expect("it can be written");
        if let Err(diagnostics) = frontend::bundle_document(&path, &[], None) {
            panic!("{diagnostics:?}");
        }
    }
}
