//! A small crate in a temporary folder, and the command that makes its site.

#![allow(dead_code, reason = "not every test uses everything")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const FILES: &[(&str, &str)] = &[
    ("LICENSE", "Free.\n"),
    (
        "README.md",
        "# small-api\n\nAn [operation](docs/sdks/books/README.md#get_book), a [folder](docs/sdks), the [licence](LICENSE).\n",
    ),
    ("docs/sdks/README.md", "# SmallApi SDK\n\n* [books](books/README.md) - All about books.\n"),
    (
        "docs/sdks/books/README.md",
        "\
# Books
(*books*)

## Overview

All about books.

### Available Operations

* [get_book](#get_book) - Get a book

## get_book

Gets one book.

```rust,no_run
# fn main() {
println!(\"book\");
# }
```

### Parameters

| Parameter | Type                                              | Required           |
| --------- | ------------------------------------------------- | ------------------ |
| `id`      | [models::Book](../../models/book.md#fields)     | :heavy_check_mark: |
",
    ),
    (
        "docs/models/book.md",
        "\
# Book

What a book is. It has more words.

## Fields

| Field        | Type     |
| ------------ | -------- |
| `created_at` | *String* |

## Used by

* [get_book](../sdks/books/README.md#get_book) - response
",
    ),
    ("docs/lib/utils/call.md", "# Call\n\nWhat all calls have.\n"),
];

/// A crate with pages, and a place for its site.
pub struct Crate {
    folder: TempDir,
}

impl Crate {
    pub fn new() -> Self {
        let small = Self { folder: tempfile::tempdir().expect("there is room for a folder") };
        for (path, text) in FILES {
            small.write(path, text);
        }
        small
    }

    /// Where the site is.
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join("crate").join(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("the parent can be created");
        fs::write(path, text).expect("the file can be written");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join("crate").join(path)).expect("the file was there");
    }

    /// Makes the site.
    pub fn build(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
        command.arg("build").arg("--base").arg(self.folder.path().join("crate"));
        command.arg("--out").arg(self.site()).args(words).output().expect("the command runs")
    }

    /// The text of a file of the site.
    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.site().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What the search looks books up in.
    pub fn search_index(&self) -> SearchIndex {
        let script = self.page("searchindex.js");
        let start = script.find("JSON.parse('").expect("it is a call") + "JSON.parse('".len();
        let json = script[start..].strip_suffix("'));").expect("the call ends");
        let json = json.replace("\\'", "'").replace("\\\\", "\\");
        SearchIndex(serde_json::from_str(&json).expect("it is JSON"))
    }
}

pub struct SearchIndex(Value);

impl SearchIndex {
    /// The places that a word of a field stands for.
    pub fn find(&self, field: &str, word: &str) -> Vec<String> {
        let mut node = &self.0["index"]["index"][field]["root"];
        for c in word.chars() {
            node = &node[c.to_string()];
        }
        let numbers = node["docs"].as_object().map(|docs| docs.keys().cloned().collect::<Vec<_>>());
        let url = |number: String| {
            let number: usize = number.parse().expect("it is a number");
            self.0["doc_urls"][number].as_str().expect("it has a URL").to_owned()
        };
        let mut urls: Vec<String> = numbers.unwrap_or_default().into_iter().map(url).collect();
        urls.sort();
        urls
    }
}

#[track_caller]
pub fn expect_success(run: &Output) -> String {
    let error = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{error}");
    String::from_utf8_lossy(&run.stdout).into_owned()
}

#[track_caller]
pub fn expect_failure(run: &Output) -> String {
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1), "{error}");
    error
}
