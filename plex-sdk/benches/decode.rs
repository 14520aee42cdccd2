//! Reading and writing an answer of the size of a library: `cargo bench -p plex-sdk`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::hint::black_box;
use std::time::{Duration, Instant};

use plex_sdk::runtime::*;
use sample::plain_model;

plain_model!(Root {
    media_container: Option<Container> = 0 "MediaContainer",
} required []);

plain_model!(Container {
    size: Option<i64> = 0 "size",
    metadata: Vec<Metadata> = 1 "Metadata",
} required []);

plain_model!(Metadata {
    rating_key: Option<String> = 0 "ratingKey",
    key: Option<String> = 1 "key",
    guid: Option<String> = 2 "guid",
    title: Option<String> = 3 "title",
    summary: Option<String> = 4 "summary",
    rating: Option<f64> = 5 "rating",
    year: Option<i64> = 6 "year",
    duration: Option<i64> = 7 "duration",
    added_at: Option<i64> = 8 "addedAt",
    media: Vec<Media> = 9 "Media",
    genre: Vec<Tag> = 10 "Genre",
    role: Vec<Tag> = 11 "Role",
} required []);

plain_model!(Tag {
    id: Option<i64> = 0 "id",
    tag: Option<String> = 1 "tag",
    role: Option<String> = 2 "role",
    thumb: Option<String> = 3 "thumb",
} required []);

plain_model!(Media {
    id: Option<i64> = 0 "id",
    aspect_ratio: Option<f64> = 1 "aspectRatio",
    video_codec: Option<String> = 2 "videoCodec",
    part: Vec<Part> = 3 "Part",
} required []);

plain_model!(Part {
    id: Option<i64> = 0 "id",
    file: Option<String> = 1 "file",
    stream: Vec<Stream> = 2 "Stream",
} required []);

plain_model!(Stream {
    id: Option<i64> = 0 "id",
    stream_type: Option<i64> = 1 "streamType",
    codec: Option<String> = 2 "codec",
    frame_rate: Option<f64> = 3 "frameRate",
    selected: Option<bool> = 4 "selected",
    language: Option<String> = 5 "language",
} required []);

/// How many entries the document has.
const ENTRIES: i64 = 5000;

fn document() -> Vec<u8> {
    let tags = |count: i64| -> Vec<_> {
        (0..count)
            .map(|id| Tag {
                id: Some(id),
                tag: Some(format!("Some Name {id}")),
                role: Some("A Role".into()),
                thumb: Some(format!("https://images.example/people/{id}.jpg")),
                ..Tag::default()
            })
            .collect()
    };
    let stream = |id| Stream {
        id: Some(id),
        stream_type: Some(1),
        codec: Some("h264".into()),
        frame_rate: Some(23.976),
        selected: Some(true),
        language: Some("English".into()),
        extra: Extra::from_iter([("unknownKey".to_owned(), id.into())]),
    };
    let part = |id| Part {
        id: Some(id),
        file: Some(format!("/data/movies/The Title of Movie {id}/The Title of Movie {id}.mkv")),
        stream: (0..8).map(stream).collect(),
        ..Part::default()
    };
    let metadata = |id| Metadata {
        rating_key: Some(format!("{id}")),
        key: Some(format!("/library/metadata/{id}")),
        guid: Some(format!("plex://movie/5d776825880197001ec90{id}")),
        title: Some(format!("The Title of Movie {id}")),
        summary: Some("Some \"words\" about it. ".repeat(12)),
        rating: Some(7.9),
        year: Some(2001),
        duration: Some(5_000_000),
        added_at: Some(1_500_000_000 + id),
        media: vec![Media {
            id: Some(id),
            aspect_ratio: Some(2.35),
            video_codec: Some("h264".into()),
            part: vec![part(id)],
            ..Media::default()
        }],
        genre: tags(3),
        role: tags(12),
        ..Metadata::default()
    };
    let container = Container {
        size: Some(ENTRIES),
        metadata: (0..ENTRIES).map(metadata).collect(),
        ..Container::default()
    };
    serde_json::to_vec(&Root { media_container: Some(container), ..Root::default() }).unwrap_or_default()
}

/// How often each case is run; the median counts.
const ROUNDS: usize = 21;

fn time<T>(name: &str, bytes: usize, run: impl Fn() -> T) {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let result = black_box(run());
            let time = start.elapsed();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    let median = times[ROUNDS / 2];
    println!("{name:12} {median:>10.2?}  {:>6.0} MB/s", bytes as f64 / median.as_secs_f64() / 1e6);
}

fn main() {
    let document = document();
    let root: Root = serde_json::from_slice(&document).unwrap_or_default();
    println!("{} entries, {:.1} MB", ENTRIES, document.len() as f64 / 1e6);
    time("read", document.len(), || serde_json::from_slice::<Root>(&document).map_err(drop));
    time("read values", document.len(), || serde_json::from_slice::<Value>(&document).map_err(drop));
    time("write", document.len(), || serde_json::to_vec(&root).unwrap_or_default());
}
