use std::collections::HashMap;

use super::{
    Bundler, Resolution, Target,
    target::{component, kind_of},
};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        tree::{Node, unescape},
        unique::Taken,
    },
};

/// Names of the components that definitions become.
pub(super) type Names = HashMap<Target, String>;

/// Longest name made from a pointer or a file.
const LONGEST: usize = 80;

/// Steps of a pointer that say nothing about what a definition is.
const STRUCTURE: &[&str] = &[
    "components",
    "schemas",
    "properties",
    "items",
    "content",
    "schema",
    "paths",
    "responses",
    "parameters",
    "requestBody",
    "requestBodies",
    "headers",
    "$defs",
    "definitions",
    "allOf",
    "oneOf",
    "anyOf",
];

impl Bundler {
    /// Gives each definition that becomes a component a name that is free in its section.
    pub(super) fn names(&self, context: &mut Context) -> Names {
        let mut names = self.names_of_slots();
        let mut taken: HashMap<&str, Taken> = HashMap::new();
        let root = self.sources.tree(0);
        for (section, members) in root.get("components").and_then(Node::as_object).into_iter().flatten() {
            for (key, _) in members.as_object().into_iter().flatten() {
                taken.entry(section).or_default().insert(key);
            }
        }
        for (target, first_use) in &self.moved {
            if names.contains_key(target) {
                continue;
            }
            let taken = taken.entry(target.kind.section().unwrap_or_default()).or_default();
            let (stem, folder) = self.sources.stem_and_folder(target.source);
            let wanted = wanted(&target.pointer, &stem, target.source != 0);
            let name = if taken.insert(&wanted) {
                wanted
            } else {
                let owner = if target.pointer.is_empty() { folder } else { stem };
                let name = taken.free(&format!("{}{wanted}", pascal(&owner)));
                let message = format!(
                    "two definitions are called {}; this one becomes {}",
                    quoted(&wanted),
                    quoted(&name)
                );
                context
                    .warning(&target.pointer, *first_use, message)
                    .help("rename one of them, or list both under `components` with a name of their own");
                name
            };
            names.insert(target.clone(), name);
        }
        names
    }

    /// Components of the root document that are nothing but a reference give what they refer to their name.
    fn names_of_slots(&self) -> Names {
        let mut names = Names::new();
        let root = self.sources.tree(0);
        for (section, members) in root.get("components").and_then(Node::as_object).into_iter().flatten() {
            let Some(kind) = kind_of(section) else { continue };
            for (key, slot) in members.as_object().into_iter().flatten() {
                let alone = slot.as_object().is_some_and(|members| members.len() == 1);
                let Some(text) = slot.get("$ref").filter(|_| alone) else { continue };
                if let Some(Resolution::Moved(target)) = self.resolutions.get(&(text.at, kind))
                    && self.moved.contains_key(target)
                {
                    names.entry(target.clone()).or_insert_with(|| key.clone());
                }
            }
        }
        names
    }
}

/// The name that the pointer suggests, or the name of the file: for a whole file, and before a place deep inside a file
/// other than the root document (`in_part`).
fn wanted(pointer: &str, stem: &str, in_part: bool) -> String {
    let steps: Vec<_> = pointer.split('/').skip(1).map(unescape).collect();
    let named = match steps.as_slice() {
        [] => return pascal(stem),
        [.., parent, name] if matches!(parent.as_ref(), "$defs" | "definitions") => Some(name),
        [parent, name] if parent.starts_with("x-") || kind_of(parent).is_some() => Some(name),
        [name] => Some(name),
        [_, _, name] if component(pointer).is_some() => Some(name),
        _ => None,
    };
    let valid = |name: &str| {
        name.len() <= LONGEST
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    match named {
        Some(name) if valid(name) && !name.is_empty() => name.clone().into_owned(),
        Some(name) => pascal(name),
        None => {
            let telling: Vec<_> =
                steps.iter().map(AsRef::as_ref).filter(|step| !STRUCTURE.contains(step)).collect();
            let owner = if in_part { stem } else { "" };
            pascal(&format!("{owner} {}", telling.join(" ")))
        }
    }
}

/// `text` in one word of ASCII letters and digits, each of its words with a capital.
fn pascal(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        out.push_str(&first.to_ascii_uppercase());
        out.push_str(rest);
        if out.len() >= LONGEST {
            out.truncate(LONGEST);
            break;
        }
    }
    if out.is_empty() { "Unnamed".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn names_from_pointers() {
        for (pointer, stem, expected) in [
            ("", "part", "Part"),
            ("", "media-container", "MediaContainer"),
            ("", "MediaContainer", "MediaContainer"),
            ("", "\u{e9}\u{e9}", "Unnamed"),
            ("/Part", "all", "Part"),
            ("/components/schemas/Part", "api", "Part"),
            ("/components/schemas/Part/$defs/Stream", "api", "Stream"),
            ("/components/schemas/Part/properties/stream", "api", "PartStream"),
            (
                "/paths/~1parts~1{id}/get/responses/200/content/application~1json/schema",
                "api",
                "PartsIdGet200ApplicationJson",
            ),
            ("/properties/stream", "part", "PartStream"),
            ("/x-shared/limit", "part", "limit"),
            ("/Name with spaces", "all", "NameWithSpaces"),
        ] {
            assert_eq!(wanted(pointer, stem, stem != "api"), expected, "{pointer} {stem}");
        }
    }
}
