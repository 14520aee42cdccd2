//! A file to a tree of values: YAML 1.2 or JSON, which is read as the YAML that it is.

mod scalar;
mod yaml;

use std::{fs::File, io::Read as _, path::Path};

use super::{
    context::Context,
    limits,
    tree::{Mark, Node},
};
use crate::diagnostic::{Site, text::quoted};

/// Reads the file at `path`, called `name` in messages, into a tree.
///
/// Everything that is wrong goes to the diagnostics of `context`; `None` when nothing usable could be read.
pub fn read(path: &Path, name: &str, context: &mut Context) -> Option<Node> {
    let bytes = match read_bytes(path, context.bytes_left) {
        Ok(bytes) => bytes,
        Err(reason) => {
            context.diagnostics.error(Site::file(name), format!("cannot read {}: {reason}", quoted(name)));
            return None;
        }
    };
    context.bytes_left = context.bytes_left.saturating_sub(bytes.len() as u64);
    parse(bytes, name, context)
}

/// Parses the bytes of a file; see [`read`].
pub fn parse(bytes: Vec<u8>, name: &str, context: &mut Context) -> Option<Node> {
    let (text, fault) = decode(bytes);
    let Some(file) = context.files.add(name.to_owned(), text) else {
        context.diagnostics.error(Site::file(name), "the document is spread over too many files");
        return None;
    };
    if let Some((line, column, message)) = fault {
        context
            .error("", Mark { file, line, column }, message)
            .help("a document is a text file in UTF-8, without NUL characters");
        return None;
    }
    yaml::parse(file, context)
}

/// The content of a regular file, refused when it is larger than the limits say.
fn read_bytes(path: &Path, left: u64) -> Result<Vec<u8>, String> {
    let limit = limits::FILE_BYTES.min(left);
    let too_large = || match left < limits::FILE_BYTES {
        true => format!("all files together are larger than {} MB", limits::RUN_BYTES >> 20),
        false => format!("it is larger than {} MB", limits::FILE_BYTES >> 20),
    };
    let failure = |error| reason(&error);
    let metadata = std::fs::metadata(path).map_err(failure)?;
    if !metadata.is_file() {
        return Err("it is not a file".to_owned());
    }
    if metadata.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failure)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

/// Why a file cannot be read, in the same words on every system where the reason is a common one.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Line, column and message of a fault.
type Fault = (u32, u32, &'static str);

/// The text without a byte order mark, and the first thing in it that no text has.
fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    let at = |text: &str, message| {
        let line = text.matches('\n').count() + 1;
        let column = text.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        Some((line as u32, column as u32, message))
    };
    let (text, fault) = match String::from_utf8(bytes) {
        Ok(text) => {
            let fault = text.find('\0').and_then(|nul| at(&text[..nul], "the file contains a NUL character"));
            (text, fault)
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.into_bytes()).into_owned();
            let fault = at(&text[..valid], "the file is not UTF-8");
            (text, fault)
        }
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), fault),
        None => (text, fault),
    }
}
