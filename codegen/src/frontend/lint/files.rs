//! The files that a document is made of.

use std::{
    collections::{BTreeSet, HashSet},
    path::{Path, PathBuf},
};

use super::{Findings, Spec};
use crate::{
    diagnostic::{Site, text::quoted},
    frontend::{
        operations::operations,
        resolve::METHODS,
        tree::{Node, join},
        words::words,
    },
};

/// Folders inside each other that are looked into.
const DEPTH: usize = 8;

/// A path item has a file of its own, in the folder of its tag and named after its path.
pub fn paths(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    for (path, item) in spec.root.get("paths").and_then(Node::as_object).into_iter().flatten() {
        let tag =
            METHODS.iter().find_map(|method| item.get(method)?.get("tags")?.as_list()?.first()?.as_str());
        let Some(tag) = tag else { continue };
        let wanted = format!("paths/{tag}/{}.yaml", stem(path));
        let found = spec.file(item.at);
        if item.at.file == spec.root.at.file {
            let message = format!("the path {} is written in place", quoted(path));
            findings.add(join("/paths", path), item.key, message).help(format!("put it into `{wanted}`"));
        } else if found != wanted {
            let message = format!("the file of {} is {}", quoted(path), quoted(&found));
            findings.add(join("/paths", path), item.key, message).help(format!("call it `{wanted}`"));
        }
    }
    for operation in operations(spec.root) {
        let first = METHODS.iter().find_map(|method| operation.item.get(method)?.get("tags"));
        if let (Some(tags), Some(first)) = (operation.node.get("tags"), first)
            && tags != first
        {
            let message = format!("the methods of {} have different tags", quoted(operation.path));
            findings.add(format!("{}/tags", operation.pointer()), tags.mark(), message);
        }
    }
}

/// The name of the file of a path: `/library/sections/{sectionId}/all` gives `library-sections-section-id-all`.
fn stem(path: &str) -> String {
    let segments = path.split('/').skip(1).filter(|segment| *segment != ":");
    let kebab: Vec<_> = segments.map(|segment| words(segment).replace('_', "-")).collect();
    let joined = kebab.join("-");
    if joined.is_empty() { "root".to_owned() } else { joined }
}

/// Every file in the folders of the document is a part of it.
pub fn unused(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let read: HashSet<_> = spec.files.names().map(|name| spec.inside(Path::new(name))).collect();
    let folders: BTreeSet<_> = read.iter().filter_map(|name| Some(name.split_once('/')?.0)).collect();
    let mut there = Vec::new();
    for folder in folders.iter().filter(|folder| **folder != "..") {
        list(&spec.folder.join(folder), DEPTH, &mut there);
    }
    there.sort();
    for file in there {
        let name = spec.inside(&file);
        if read.contains(&name) {
            continue;
        }
        let (message, help) = match name.split('/').next() {
            Some("paths") => ("no path refers to this file", "add its path to `paths` of the root document"),
            Some("schemas") => {
                ("nothing refers to this file", "list it under `components.schemas`, or remove it")
            }
            _ => ("nothing refers to this file", "refer to it, or remove it"),
        };
        let message = format!("{message} ({})", findings.rule);
        findings.diagnostics.error(Site::file(file.to_string_lossy()), message).help(help);
    }
}

/// Adds the YAML and JSON files of a folder and of the folders in it.
fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        let is_document =
            ["yaml", "yml", "json"].iter().any(|known| path.extension().is_some_and(|it| it == *known));
        if kind.is_dir() && depth > 0 {
            list(&path, depth - 1, files);
        } else if kind.is_file() && is_document {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn names_of_files() {
        for (path, expected) in [
            ("/", "root"),
            ("/:/prefs", "prefs"),
            ("/api/users/", "api-users-"),
            ("/library/sections/{sectionId}/all", "library-sections-section-id-all"),
            ("/library/streams/{streamId}.{ext}", "library-streams-stream-id-ext"),
            (
                "/{transcodeType}/:/transcode/universal/decision",
                "transcode-type-transcode-universal-decision",
            ),
            ("/playQueues/{playQueueId}", "play-queues-play-queue-id"),
            ("/livetv/index.m3u8", "livetv-index-m3u8"),
        ] {
            assert_eq!(stem(path), expected);
        }
    }
}
