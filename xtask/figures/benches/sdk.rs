//! How long the parts of a call take that need no server: `cargo bench -p figures`.

use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use figures::listing::{self, Numbers};
use plex_sdk::PlexApi;
use plex_sdk::media_query::{Field, Query, SortKey};
use plex_sdk::models::{MediaContainerWithMetadata, MediaType};
use plex_sdk::runtime::from_json;

fn main() {
    divan::main();
}

/// How many items of a library an answer has.
const ITEMS: &[usize] = &[1, 100];

static PLEX: LazyLock<PlexApi> = LazyLock::new(|| {
    let builder = PlexApi::builder().server_url("http://127.0.0.1:32400").client_identifier("bench");
    builder.build().expect("all that it needs is there")
});

fn answer(items: usize, numbers: Numbers) -> Vec<u8> {
    listing::document(0, items, items, numbers)
}

/// An answer as it should be.
#[divan::bench(args = ITEMS)]
fn read(bencher: Bencher, items: usize) {
    let answer = answer(items, Numbers::Plain);
    let bencher = bencher.counter(BytesCount::of_slice(&answer));
    bencher.bench(|| from_json::<MediaContainerWithMetadata>(black_box(&answer)));
}

/// An answer with numbers as strings, which are written as they came.
#[divan::bench(args = ITEMS)]
fn read_quoted(bencher: Bencher, items: usize) {
    let answer = answer(items, Numbers::Quoted);
    let bencher = bencher.counter(BytesCount::of_slice(&answer));
    bencher.bench(|| from_json::<MediaContainerWithMetadata>(black_box(&answer)));
}

/// A model as JSON.
#[divan::bench(args = ITEMS)]
fn write(bencher: Bencher, items: usize) {
    let answer = answer(items, Numbers::Plain);
    let model: MediaContainerWithMetadata = from_json(&answer).expect("it is an answer");
    let bencher = bencher.counter(BytesCount::of_slice(&answer));
    bencher.bench(|| serde_json::to_vec(black_box(&model)));
}

/// A copy of a model.
#[divan::bench(args = ITEMS)]
fn copy(bencher: Bencher, items: usize) {
    let model: MediaContainerWithMetadata =
        from_json(&answer(items, Numbers::Plain)).expect("it is an answer");
    bencher.bench(|| black_box(&model).clone());
}

/// A call without parameters, up to its URL.
#[divan::bench]
fn url(bencher: Bencher) {
    let plex = &*PLEX;
    bencher.bench(|| black_box(plex).sections().get_sections().url());
}

/// A call with a query, up to its URL.
#[divan::bench]
fn url_with_query(bencher: Bencher) {
    let plex = &*PLEX;
    let year = Field::number("year").greater_than(1989);
    let query = Query::of(MediaType::Movie).filter(year).sort(SortKey::new("addedAt").descending()).limit(20);
    bencher.bench(|| black_box(plex).sections().list_content("1").media_query(&query).url());
}
