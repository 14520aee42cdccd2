//! Recorded answers of real servers, read with some models and written again: nothing is lost, nothing invented.

mod sample;
mod support;

use std::path::{Path, PathBuf};

use plex_sdk::models;
use plex_sdk::runtime::*;
use sample::plain_model;
use serde::de::DeserializeOwned;
use support::probe::operation;
use support::{Server, answer, client};

plain_model!(Root {
    media_container: Option<Container> = 0 "MediaContainer",
} required []);

plain_model!(Container {
    size: Option<i64> = 0 "size",
    total_size: Option<i64> = 1 "totalSize",
    allow_sync: Option<bool> = 2 "allowSync",
    metadata: Vec<Metadata> = 3 "Metadata",
    hub: Vec<Hub> = 4 "Hub",
    directory: Vec<Metadata> = 5 "Directory",
} required []);

plain_model!(Hub {
    size: Option<i64> = 0 "size",
    more: Option<bool> = 1 "more",
    metadata: Vec<Metadata> = 2 "Metadata",
} required []);

plain_model!(Metadata {
    rating_key: Option<String> = 0 "ratingKey",
    title: Option<String> = 1 "title",
    year: Option<i64> = 2 "year",
    rating: Option<f64> = 3 "rating",
    rating_list: Vec<Tag> = 4 "Rating",
    guid: Option<String> = 5 "guid",
    guid_list: Vec<Tag> = 6 "Guid",
    child_count: Option<i64> = 7 "childCount",
    hidden: Option<bool> = 8 "hidden",
    media: Vec<Media> = 9 "Media",
    genre: Vec<Tag> = 10 "Genre",
} required []);

plain_model!(Tag {
    id: Option<i64> = 0 "id",
    tag: Option<String> = 1 "tag",
    value: Option<f64> = 2 "value",
} required []);

plain_model!(Media {
    id: Option<i64> = 0 "id",
    aspect_ratio: Option<f64> = 1 "aspectRatio",
    optimized: Option<bool> = 2 "optimizedForStreaming",
    part: Vec<Part> = 3 "Part",
} required []);

plain_model!(Part {
    id: Option<i64> = 0 "id",
    optimized: Option<bool> = 1 "optimizedForStreaming",
    stream: Vec<Stream> = 2 "Stream",
} required []);

plain_model!(Stream {
    id: Option<i64> = 0 "id",
    stream_type: Option<i32> = 1 "streamType",
    stream_identifier: Option<i64> = 2 "streamIdentifier",
    frame_rate: Option<f64> = 3 "frameRate",
    selected: Option<bool> = 4 "selected",
} required []);

operation!(AsXml: GET "/x", Xml<Root>);

fn recorded(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(kind);
    let mut files = Vec::new();
    collect(&folder, &mut files);
    if files.is_empty() {
        eprintln!("skipped: no recorded answers in {}", folder.display());
    }
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => collect(&path, files),
            path => files.push(path),
        }
    }
}

/// A recorded answer.
struct Recorded {
    name: String,
    text: Vec<u8>,
    value: Value,
}

/// The recorded answers with a media container, which nearly all have.
fn recorded_containers() -> Vec<Recorded> {
    let read = |file: PathBuf| {
        let text = std::fs::read(&file).unwrap();
        let value = serde_json::from_slice::<Value>(&text).unwrap();
        Recorded { name: file.display().to_string(), text, value }
    };
    let files = recorded("json").into_iter().map(read);
    files.filter(|recorded| recorded.value["MediaContainer"].is_object()).collect()
}

/// Reads a recorded answer as `T` and checks that it comes out as it went in.
fn check<T: Model + Serialize + DeserializeOwned>(recorded: &Recorded) -> T {
    let Recorded { name, text, value } = recorded;
    let model: T = serde_json::from_slice(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(serde_json::to_value(&model).unwrap() == *value, "{name} changes as {}", model.shape().name);
    model
}

#[test]
fn json_answers_come_out_as_they_went_in() {
    let files = recorded_containers();
    let mut metadata = 0;
    for recorded in &files {
        let root: Root = check(recorded);
        metadata += root.media_container.as_ref().map_or(0, |container| container.metadata.len());
        let again: Root = serde_json::from_value(serde_json::to_value(&root).unwrap()).unwrap();
        assert!(again == root, "{} reads differently", recorded.name);
    }
    assert!(metadata > 100 || files.is_empty(), "{metadata}");
}

#[test]
fn generated_models_lose_nothing() {
    for recorded in recorded_containers() {
        check::<models::MediaContainerWithMetadata>(&recorded);
        check::<models::MediaContainerWithHubs>(&recorded);
        check::<models::MediaContainerWithSections>(&recorded);
        check::<models::MediaContainerWithDirectory>(&recorded);
        check::<models::MediaContainerWithSettings>(&recorded);
        check::<models::MediaContainerWithPlaylists>(&recorded);
        check::<models::MediaContainerWithServerInfo>(&recorded);
    }
}

#[tokio::test]
async fn xml_answers_are_read() {
    let files = recorded("xml");
    let answers =
        files.iter().map(|file| answer(200, "application/xml", &std::fs::read_to_string(file).unwrap()));
    let server = Server::start(answers).await;
    let client = client(&server);
    let mut read = 0;
    for file in &files {
        match client.call(AsXml).await {
            Ok(response) => read += usize::from(response.extra.is_empty()),
            Err(error) => panic!("{}: {error}", file.display()),
        }
    }
    assert!(read > 0 || files.is_empty());
}
