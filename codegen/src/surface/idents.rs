use std::collections::BTreeSet;

use super::reserved::is_prelude;
use crate::ir::{Api, Model, Name};

/// `media_container` -> `MediaContainer`: types, operations, groups.
pub fn type_ident(name: &Name) -> String {
    let pascal = pascal(name.as_str());
    if pascal == "Self" { format!("{pascal}_") } else { pascal }
}

/// `media_container` -> `MediaContainer`: a value of an enum or a member of a union.
pub fn variant_ident(name: &Name) -> String {
    type_ident(name)
}

/// `type` -> `type_`: fields, arguments, setters. Keywords of Rust get a trailing `_`.
pub fn snake_ident(name: &Name) -> String {
    escape_keyword(name.as_str())
}

/// The method of a group, and the accessor of a client.
pub fn method_ident(name: &Name) -> String {
    snake_ident(name)
}

/// A module and its file: as [`snake_ident`], and never a device name of Windows (`aux.rs`).
pub fn module_ident(name: &Name) -> String {
    if is_device(name.as_str()) { format!("{name}_") } else { snake_ident(name) }
}

/// `media_container` -> `mediacontainer`: the file or folder of a page, unique in its scope.
pub fn slug(name: &Name) -> String {
    let slug = name.collision_key();
    if is_device(&slug) { format!("{slug}_") } else { slug }
}

/// `download_queue` -> `download-queue`: the Cargo feature of a group.
pub fn feature(group: &Name) -> String {
    group.as_str().replace('_', "-")
}

/// The standalone functions, one an operation of `api.operations`: `authentication_get_transient_token`.
///
/// Two of them could only be the same where a group and an operation share words (`a` + `b_c`, `a_b` + `c`);
/// the later one then gets a number.
pub fn function_idents(api: &Api) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut unique = |ident: String| {
        let mut candidate = ident.clone();
        let mut number = 2;
        while !taken.insert(candidate.replace('_', "")) {
            candidate = format!("{ident}_{number}");
            number += 1;
        }
        candidate
    };
    let name_of =
        |operation: &crate::ir::Operation| format!("{}_{}", api.group(operation.group).name, operation.name);
    api.operations.iter().map(|operation| escape_keyword(&unique(name_of(operation)))).collect()
}

/// The client type: `info.x-client-name`, or the words of the title.
pub fn client_ident(api: &Api) -> String {
    let ident = match &api.client {
        Some(name) => type_ident(name),
        None => title_ident(&api.title),
    };
    if is_prelude(&ident) { format!("{ident}Client") } else { ident }
}

/// The alias of the light core below the client: `PlexApiCore`.
pub fn core_ident(api: &Api) -> String {
    format!("{}Core", client_ident(api))
}

/// The field that keeps the keys that a model does not know.
pub fn extra_ident(model: &Model) -> &'static str {
    if model.fields.iter().any(|field| field.name.as_str() == "extra") { "extra_" } else { "extra" }
}

/// The variant that keeps a value that an enum or a union does not know. It is reserved, see
/// [`reserved()`](super::reserved()).
pub fn catch_all_ident() -> &'static str {
    "Unknown"
}

fn pascal(words: &str) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    words.split('_').map(capital).collect()
}

/// Only letters and digits of ASCII survive, and a title without any gives `Client`.
fn title_ident(title: &str) -> String {
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let ident = pascal(&words.join("_"));
    let ident: String = ident.chars().skip_while(char::is_ascii_digit).take(60).collect();
    match ident.as_str() {
        "" | "Self" => "Client".to_owned(),
        _ => pascal(&ident),
    }
}

fn escape_keyword(ident: &str) -> String {
    if KEYWORDS.contains(&ident) { format!("{ident}_") } else { ident.to_owned() }
}

/// Strict and reserved keywords in lower case (The Rust Reference, "Keywords", edition 2024).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Names that Windows keeps for devices, whatever the extension of the file.
fn is_device(stem: &str) -> bool {
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Field;

    fn name(words: &str) -> Name {
        Name::new(words)
    }

    #[test]
    fn letter_case_follows_the_kind_of_item() {
        assert_eq!(type_ident(&name("media_container")), "MediaContainer");
        assert_eq!(type_ident(&name("m3u8")), "M3u8");
        assert_eq!(snake_ident(&name("media_container")), "media_container");
        assert_eq!(feature(&name("download_queue")), "download-queue");
        assert_eq!(slug(&name("download_queue")), "downloadqueue");
    }

    #[test]
    fn keywords_get_an_underscore() {
        assert_eq!(snake_ident(&name("type")), "type_");
        assert_eq!(snake_ident(&name("self")), "self_");
        assert_eq!(type_ident(&name("self")), "Self_");
        assert_eq!(module_ident(&name("mod")), "mod_");
        for keyword in KEYWORDS {
            assert!(syn::parse_str::<syn::Ident>(&snake_ident(&name(keyword))).is_ok(), "{keyword}");
        }
    }

    #[test]
    fn files_are_never_devices() {
        for device in ["con", "aux", "nul", "prn", "com1", "lpt9"] {
            assert_eq!(module_ident(&name(device)), format!("{device}_"));
            assert_eq!(slug(&name(device)), format!("{device}_"));
        }
        assert_eq!(module_ident(&name("comb")), "comb");
    }

    #[test]
    fn a_client_is_named_by_the_document_or_its_title() {
        let mut api = Api { title: "3 Plex-API: \"x\" 🦀".to_owned(), ..Api::default() };
        assert_eq!(client_ident(&api), "PlexAPIX");
        api.title = "🦀".to_owned();
        assert_eq!(client_ident(&api), "Client");
        api.client = Some(name("plex_api"));
        assert_eq!(client_ident(&api), "PlexApi");
        assert_eq!(core_ident(&api), "PlexApiCore");
    }

    #[test]
    fn the_field_for_unknown_keys_gives_way() {
        let field = |words| Field {
            name: name(words),
            wire: words.to_owned(),
            ty: crate::ir::Type::Any,
            required: false,
            nullable: false,
            recursive: false,
            docs: Default::default(),
            default: None,
            example: None,
            constraints: Default::default(),
        };
        assert_eq!(extra_ident(&Model { fields: vec![field("key")], extra: None }), "extra");
        assert_eq!(extra_ident(&Model { fields: vec![field("extra")], extra: None }), "extra_");
    }
}
