//! Measures one subject once: see the library.

use anyhow::{Context as _, Result, bail};
use figures::listing::{self, Numbers};
use figures::{Caller, strict};
use plex_sdk::models;
use serde_json::Value;

fn main() -> Result<()> {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["decode", "ours"] => figures::read_answer::<models::MediaContainerWithMetadata>(&plain()),
        ["decode", "ours-quoted"] => figures::read_answer::<models::MediaContainerWithMetadata>(&quoted()),
        ["decode", "strict"] => figures::read::<strict::MediaContainerWithMetadata>(&plain()),
        ["decode", "value"] => figures::read::<Value>(&plain()),
        ["decode", "value-quoted"] => figures::read::<Value>(&quoted()),
        ["encode", "ours"] => figures::write::<models::MediaContainerWithMetadata>(&plain()),
        ["encode", "value"] => figures::write::<Value>(&plain()),
        ["call", "ours", at_once] => figures::call(Caller::Ours, number(at_once)?),
        ["call", "raw", at_once] => figures::call(Caller::Raw, number(at_once)?),
        ["page", items, size] => figures::page(number(items)?, number(size)?),
        _ => bail!("nothing is called {:?}", words.join(" ")),
    }
}

fn number(word: &str) -> Result<usize> {
    word.parse().with_context(|| format!("{word:?} is not a number"))
}

/// A listing of about 15 MB.
fn plain() -> Vec<u8> {
    listing::document(0, listing::ITEMS, listing::ITEMS, Numbers::Plain)
}

/// The same with some numbers as strings.
fn quoted() -> Vec<u8> {
    listing::document(0, listing::ITEMS, listing::ITEMS, Numbers::Quoted)
}
