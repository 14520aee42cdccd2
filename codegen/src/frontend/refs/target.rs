use std::borrow::Cow;

use super::{Bundler, Target};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::Kind,
        nearest::nearest,
        tree::{Node, unescape},
    },
};

/// Why a reference leads nowhere: a message, and what to do about it.
pub struct Fault {
    pub message: String,
    pub help: Option<String>,
}

impl Bundler {
    /// What the text of the reference `text` leads to. `Ok(None)` when the fault was reported before.
    pub(super) fn target(
        &mut self,
        text: &Node,
        kind: Kind,
        context: &mut Context,
    ) -> Result<Option<Target>, Fault> {
        let base = if self.done.contains(&text.at) { 0 } else { self.sources.of_file(text.at.file) };
        let reference = text.as_str().unwrap_or_default();
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if is_url(file) {
            let message = format!("references to other hosts are not followed: {}", quoted(reference));
            let help = "put the file beside the document and refer to it by a relative path";
            return Err(Fault { message, help: Some(help.to_owned()) });
        }
        let malformed = || Fault { message: format!("not a reference: {}", quoted(reference)), help: None };
        let file = decode(file).filter(|file| !file.contains('\0')).ok_or_else(malformed)?;
        let pointer = decode(fragment).ok_or_else(malformed)?;
        if reference.is_empty() {
            return Err(Fault { message: "the reference is empty".to_owned(), help: None });
        }
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let message = format!("not a JSON pointer: {}", quoted(&format!("#{pointer}")));
            let help = "write the way to the definition, as in `#/components/schemas/Part`; anchors are not supported";
            return Err(Fault { message, help: Some(help.to_owned()) });
        }
        let source = if file.is_empty() {
            base
        } else {
            let opened = self.sources.open(base, &file, context);
            let help = "references are relative to the file they stand in and stay in the folder of the root document";
            match opened.map_err(|message| Fault { message, help: Some(help.to_owned()) })? {
                Some(source) => source,
                None => return Ok(None),
            }
        };
        let target = Target { source, pointer: pointer.into_owned(), kind };
        self.check(&target, reference).map(|()| Some(target))
    }

    /// Whether there is something at `target`, of the right kind as far as its section tells.
    fn check(&self, target: &Target, reference: &str) -> Result<(), Fault> {
        let Some(node) = self.sources.tree(target.source).pointer(&target.pointer) else {
            let message = format!("{} leads nowhere", quoted(reference));
            return Err(Fault { message, help: self.advice(target) });
        };
        let wanted = target.kind.rule().name;
        if let Some((section, _)) = component(&target.pointer)
            && let Some(found) = kind_of(section)
            && found != target.kind
        {
            let message =
                format!("{} has to lead to {wanted}, not to {}", quoted(reference), found.rule().name);
            return Err(Fault { message, help: None });
        }
        let fits = node.as_object().is_some() || (target.kind == Kind::Schema && node.as_bool().is_some());
        if fits {
            return Ok(());
        }
        let message = format!("{} has to lead to {wanted}, not to {}", quoted(reference), node.kind());
        Err(Fault { message, help: None })
    }

    fn advice(&self, target: &Target) -> Option<String> {
        let tree = self.sources.tree(target.source);
        let (node, rest) = tree.descend(&target.pointer);
        if !rest.is_empty() && node.get("$ref").is_some() {
            return Some(
                "the way leads through another reference; refer to what that one refers to".to_owned(),
            );
        }
        let (section, name) = component(&target.pointer)?;
        let names = tree.pointer(&format!("/components/{section}"))?.as_object()?;
        let name = nearest(&unescape(name), names.keys().map(String::as_str))?;
        Some(format!("did you mean {}?", quoted(name)))
    }
}

/// Section and name, when `pointer` names a component.
pub fn component(pointer: &str) -> Option<(&str, &str)> {
    let (section, name) = pointer.strip_prefix("/components/")?.split_once('/')?;
    (!name.contains('/')).then_some((section, name))
}

/// The kind of object that a section of `components` holds.
pub fn kind_of(section: &str) -> Option<Kind> {
    [
        Kind::Schema,
        Kind::Response,
        Kind::Parameter,
        Kind::Example,
        Kind::RequestBody,
        Kind::Header,
        Kind::SecurityScheme,
        Kind::Link,
        Kind::Callback,
        Kind::PathItem,
    ]
    .into_iter()
    .find(|kind| kind.section() == Some(section))
}

/// Whether `file` starts with a scheme or names a host (RFC 3986, section 4.2).
fn is_url(file: &str) -> bool {
    let scheme = file.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    scheme || file.starts_with("//")
}

/// `text` with its percent escapes resolved; `None` when they do not give UTF-8.
fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |byte: &u8| char::from(*byte).to_digit(16);
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(high).is_some() && hex(low).is_some() => {
                bytes.push((hex(high)? * 16 + hex(low)?) as u8);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}
