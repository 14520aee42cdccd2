//! A listing of a library as a server answers it, made by code: the same at every run, and nobody's library.

use serde_json::{Value, json};

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// As numbers
    Plain,
    /// Some as strings, as some servers write them
    Quoted,
}

impl Numbers {
    fn write(self, value: usize) -> Value {
        match self {
            Self::Plain => json!(value),
            Self::Quoted => json!(value.to_string()),
        }
    }
}

/// How many items there are in a listing of about 15 MB.
pub const ITEMS: usize = 2_870;

/// The items from `start` on, as many as `count`, of a library of `total`.
pub fn document(start: usize, count: usize, total: usize, numbers: Numbers) -> Vec<u8> {
    let items: Vec<_> = (start..total.min(start + count)).map(|number| item(number, numbers)).collect();
    let answer = json!({ "MediaContainer": {
        "size": items.len(),
        "totalSize": total,
        "offset": start,
        "allowSync": true,
        "identifier": "com.plexapp.plugins.library",
        "librarySectionID": 1,
        "librarySectionTitle": "Films",
        "librarySectionUUID": "6f6e1c1e-0000-4000-8000-000000000001",
        "mediaTagPrefix": "/system/bundle/media/flags/",
        "mediaTagVersion": 1_700_000_000,
        "viewGroup": "movie",
        "Metadata": items,
    }});
    answer.to_string().into_bytes()
}

fn item(number: usize, numbers: Numbers) -> Value {
    let n = |value| numbers.write(value);
    let path = format!("/library/metadata/{number}");
    let changed = 1_600_000_000 + number * 911;
    json!({
        "ratingKey": number.to_string(),
        "key": path,
        "guid": format!("plex://movie/5d77682{number:017x}"),
        "slug": format!("the-film-with-the-number-{number}"),
        "studio": (["A Studio", "Another Studio", "Études"][number % 3]),
        "type": "movie",
        "title": format!("The Film with the Number {number}"),
        "titleSort": format!("Film with the Number {number}"),
        "originalTitle": format!("Le film numéro {number}"),
        "contentRating": (["PG", "PG-13", "R"][number % 3]),
        "summary": SUMMARY.chars().skip(number % 100).collect::<String>(),
        "rating": (number % 90) as f64 / 10.0 + 1.0,
        "audienceRating": (number % 80) as f64 / 10.0 + 2.0,
        "viewCount": n(number % 7),
        "lastViewedAt": n(changed + 5_000),
        "year": n(1930 + number % 95),
        "tagline": "Every number has a film.",
        "thumb": format!("{path}/thumb/{changed}"),
        "art": format!("{path}/art/{changed}"),
        "duration": n(5_400_000 + number * 37 % 3_600_000),
        "originallyAvailableAt": format!("{}-{:02}-{:02}", 1930 + number % 95, 1 + number % 12, 1 + number % 28),
        "addedAt": n(changed),
        "updatedAt": n(changed + 1_000),
        "audienceRatingImage": "rottentomatoes://image.rating.upright",
        "chapterSource": "media",
        "primaryExtraKey": format!("/library/metadata/{}", number + 100_000),
        "ratingImage": "rottentomatoes://image.rating.ripe",
        // Two that no description knows.
        "shelfMark": format!("S-{number}"),
        "shelfDepth": number % 10,
        "UltraBlurColors": { "topLeft": "3a1d0c", "topRight": "1c2833", "bottomRight": "0d1117", "bottomLeft": "241a10" },
        "Image": images(&path, changed),
        "Media": [media(number, numbers)],
        "Genre": tags("Genre", number, 3),
        "Country": tags("Country", number, 1),
        "Director": tags("Director", number, 1),
        "Writer": tags("Writer", number, 2),
        "Role": (0..6).map(|at| role(number * 7 % 900 + at)).collect::<Vec<_>>(),
        "Guid": [
            { "id": format!("imdb://tt{number:07}") },
            { "id": format!("tmdb://{number}") },
            { "id": format!("tvdb://{number}") },
        ],
        "Rating": [
            { "image": "imdb://image.rating", "value": 7.4, "type": "audience" },
            { "image": "rottentomatoes://image.rating.ripe", "value": 8.1, "type": "critic" },
        ],
    })
}

/// With what has to be escaped, and what is not ASCII.
const SUMMARY: &str = "A mathematician finds a notebook in which all films have a number, and \"hers\" is missing. \
    On her way through the archives of three cities she meets a projectionist who has seen them all, a thief who \
    collects the even ones, and a clerk who swears that counting began at zero.\nWhat looks like a game of patience \
    becomes a race when somebody else starts to fill in the gaps\u{2026} and a café at the river keeps the last reel.";

fn images(path: &str, changed: usize) -> Value {
    let image = |kind: &str, folder: &str| json!({ "alt": "The film", "type": kind, "url": format!("{path}/{folder}/{changed}") });
    json!([image("coverPoster", "thumb"), image("background", "art"), image("clearLogo", "clearLogo")])
}

fn tags(kind: &str, number: usize, count: usize) -> Vec<Value> {
    let tag = |at| {
        let id = (number * 13 + at * 5) % 400;
        json!({ "id": id, "filter": format!("{}={id}", kind.to_lowercase()), "tag": format!("{kind} {id}") })
    };
    (0..count).map(tag).collect()
}

fn role(person: usize) -> Value {
    json!({
        "id": person,
        "filter": format!("actor={person}"),
        "tag": format!("Forename{person} Surname"),
        "tagKey": format!("5d7768{person:018x}"),
        "role": "Somebody in the Archive",
        "thumb": format!("https://metadata-static.plex.tv/people/{person}.jpg"),
    })
}

fn media(number: usize, numbers: Numbers) -> Value {
    let n = |value| numbers.write(value);
    json!({
        "id": number,
        "duration": n(5_400_000),
        "bitrate": n(8_000 + number % 4_000),
        "width": n(1920),
        "height": n(1080),
        "aspectRatio": 1.78,
        "audioChannels": n(6),
        "audioCodec": "eac3",
        "videoCodec": "h264",
        "videoResolution": "1080",
        "container": "mkv",
        "videoFrameRate": "24p",
        "videoProfile": "high",
        "Part": [{
            "id": number,
            "key": format!("/library/parts/{number}/{}/file.mkv", 1_600_000_000 + number),
            "duration": n(5_400_000),
            "file": format!("/films/The Film with the Number {number}/The Film with the Number {number}.mkv"),
            "size": 4_000_000_000 + number as u64,
            "container": "mkv",
            "videoProfile": "high",
            "Stream": [video(number, numbers), sound(number, "English", "eng"), sound(number, "Français", "fra"), subtitles(number)],
        }],
    })
}

fn video(number: usize, numbers: Numbers) -> Value {
    let n = |value| numbers.write(value);
    json!({
        "id": number * 4, "streamType": 1, "default": true, "codec": "h264", "index": 0, "bitrate": n(8_000),
        "bitDepth": n(8), "chromaLocation": "left", "chromaSubsampling": "4:2:0", "codedHeight": n(1088),
        "codedWidth": n(1920), "colorPrimaries": "bt709", "colorRange": "tv", "colorSpace": "bt709", "colorTrc": "bt709",
        "frameRate": 23.976, "hasScalingMatrix": false, "height": n(1080), "level": n(41), "profile": "high",
        "refFrames": n(4), "scanType": "progressive", "width": n(1920), "displayTitle": "1080p (H.264)",
        "extendedDisplayTitle": "1080p (H.264)",
    })
}

fn sound(number: usize, language: &str, code: &str) -> Value {
    json!({
        "id": number * 4 + 1, "streamType": 2, "selected": code == "eng", "codec": "eac3", "index": 1, "channels": 6,
        "bitrate": 640, "language": language, "languageTag": &code[..2], "languageCode": code,
        "audioChannelLayout": "5.1(side)", "samplingRate": 48_000, "displayTitle": format!("{language} (EAC3 5.1)"),
        "extendedDisplayTitle": format!("Surround ({language} EAC3 5.1)"),
        // One that no description knows.
        "mixedIn": "studio",
    })
}

fn subtitles(number: usize) -> Value {
    json!({
        "id": number * 4 + 3, "streamType": 3, "codec": "srt", "index": 3, "language": "English", "languageTag": "en",
        "languageCode": "eng", "forced": false, "format": "srt", "key": format!("/library/streams/{}", number * 4 + 3),
        "displayTitle": "English (SRT External)", "extendedDisplayTitle": "English (SRT External)",
    })
}

#[cfg(test)]
mod tests {
    use plex_sdk::models;

    use super::*;
    use crate::strict;

    #[test]
    fn the_listing_has_the_size_that_it_is_measured_for() {
        let bytes = document(0, ITEMS, ITEMS, Numbers::Plain).len();
        assert!((14_500_000..15_500_000).contains(&bytes), "{bytes} bytes");
    }

    #[test]
    fn strict_types_take_plain_numbers_alone_and_ours_both() {
        let [plain, quoted] = [Numbers::Plain, Numbers::Quoted].map(|numbers| document(3, 20, 90, numbers));
        let read = |document| serde_json::from_slice::<models::MediaContainerWithMetadata>(document);
        let (ours, lenient) = (read(&plain).expect("it is read"), read(&quoted).expect("it is read"));
        let strict: strict::MediaContainerWithMetadata = serde_json::from_slice(&plain).expect("it is read");
        assert!(serde_json::from_slice::<strict::MediaContainerWithMetadata>(&quoted).is_err());

        let last = |answer: models::MediaContainerWithMetadata| {
            answer.media_container.metadata.into_iter().next_back()
        };
        let (ours, lenient) = (last(ours).expect("it has items"), last(lenient).expect("it has items"));
        let strict = strict.media_container.metadata.last().expect("it has items");
        assert_eq!((ours.duration, &ours.title), (strict.duration, &strict.title));
        assert_eq!(lenient.duration, strict.duration);
        assert_eq!(ours.media[0].part[0].stream.len(), strict.media[0].part[0].stream.len());
        assert_eq!(ours.extra.len(), 2, "what no description knows is kept");
    }
}
