//! Bodies that come piece by piece, and files made of them.

mod support;

use std::io::ErrorKind;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer};
use tokio::io::AsyncReadExt;

operation!(Get: GET "/film.mkv", Binary);
operation!(Head: HEAD "/film.mkv", Empty);

/// What is downloaded.
fn film() -> Vec<u8> {
    (0..100_000_u32).map(|index| (index % 251) as u8).collect()
}

/// How [`film_server`] behaves.
#[derive(Clone, Copy)]
struct Film {
    /// Cuts each answer off after this many bytes of its body
    cut: usize,
    validator: Option<(&'static str, &'static str)>,
    ranges: bool,
}

/// A server that knows ranges and `If-Range`.
async fn film_server(film: Film) -> Server {
    Server::answering(move |request| {
        let whole = self::film();
        let validator = film.validator.map(|(_, value)| value);
        let is_same = request.header("if-range").is_none_or(|tag| Some(tag) == validator);
        let from = request.header("range").and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-'));
        let from: usize = from.filter(|_| film.ranges && is_same).map_or(0, |from| from.parse().unwrap());
        let rest = &whole[from..];
        let mut head = match from {
            0 => "HTTP/1.1 200 OK\r\n".to_owned(),
            _ => format!(
                "HTTP/1.1 206 Part\r\ncontent-range: bytes {from}-{}/{}\r\n",
                whole.len() - 1,
                whole.len()
            ),
        };
        head.push_str(&format!("content-length: {}\r\n", rest.len()));
        if let Some((name, value)) = film.validator {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if film.cut < rest.len() {
            head.push_str("connection: close\r\n");
        }
        [format!("{head}\r\n").as_bytes(), &rest[..rest.len().min(film.cut)]].concat()
    })
    .await
}

const WHOLE: Film = Film { cut: usize::MAX, validator: None, ranges: false };
const TAGGED: Film = Film { cut: 40_000, validator: Some(("etag", "\"a\"")), ranges: true };

fn quick() -> RetryConfig {
    RetryConfig::default().initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(1))
}

fn client(server: &Server) -> ClientCore {
    builder(server).retries(quick()).build().unwrap()
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_body_comes_in_pieces() {
    let server = film_server(WHOLE).await;
    let mut download = client(&server).call(Get).download().await.unwrap();
    assert_eq!((download.status().as_u16(), download.content_length()), (200, Some(100_000)));
    let mut bytes = Vec::new();
    while let Some(piece) = download.next().await {
        bytes.extend_from_slice(&piece.unwrap());
    }
    assert!(bytes == film() && download.received() == 100_000 && download.next().await.is_none());

    let mut read = Vec::new();
    let mut download = client(&server).call(Get).download().await.unwrap();
    download.read_to_end(&mut read).await.unwrap();
    assert!(read == film());
    let head = client(&server).call(Head).download().await.unwrap();
    assert_eq!(head.content_length(), None, "there is no body");
}

#[tokio::test]
async fn limits_of_whole_answers_are_none_of_downloads() {
    let server = film_server(WHOLE).await;
    let client = builder(&server).max_body_size(10).build().unwrap();
    assert!(matches!(client.call(Get).await.unwrap_err(), Error::Transport(error) if error.is_too_large()));
    let mut download = client.call(Get).download().await.unwrap();
    assert!(download.next().await.unwrap().is_ok());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    let server = film_server(Film { cut: 10, ..WHOLE }).await;
    let mut download = client(&server).call(Get).download().await.unwrap();
    assert_eq!(download.next().await.unwrap().unwrap().len(), 10);
    let error = download.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, Error::Transport(_)), "{error}");
    assert!(download.next().await.is_none(), "nothing comes after an error");
    let mut download = client(&server).call(Get).download().await.unwrap();
    assert_eq!(download.read_to_end(&mut Vec::new()).await.unwrap_err().kind(), ErrorKind::Other);
}

#[tokio::test]
async fn a_body_that_does_not_go_on_is_an_error() {
    // The announced length never comes, and the connection stays open.
    let server = Server::start([b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab".to_vec()]).await;
    let client = builder(&server).idle_timeout(Duration::from_millis(20)).build().unwrap();
    let mut download = client.call(Get).download().await.unwrap();
    assert_eq!(download.next().await.unwrap().unwrap(), "ab");
    let error = download.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().starts_with("Get: nothing more of the answer came for 20ms ("), "{error}");
}

#[tokio::test]
async fn errors_are_told_before_the_body() {
    let server = Server::start([raw_answer(404, &[("content-type", "text/plain")], b"no such film")]).await;
    let error = client(&server).call(Get).download().await.unwrap_err();
    assert!(error.to_string().contains("404 Not Found: no such film"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    client(&server).call(Get).save_to(folder.path().join("film")).await.unwrap_err();
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn a_file_is_saved() {
    let server = film_server(WHOLE).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mkv");
    std::fs::write(&path, "an older one").unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let save = client(&server).call(Get).save_to(&path).on_progress(move |at| log.lock().unwrap().push(at));
    assert!(format!("{save:?}").contains("film.mkv"));
    let saved = save.await.unwrap();
    assert_eq!((saved.bytes, saved.resumed_from, &saved.path), (100_000, 0, &path));
    assert!(std::fs::read(&path).unwrap() == film());
    assert_eq!(names(folder.path()), ["film.mkv"]);
    let seen = seen.lock().unwrap();
    assert!(seen.is_sorted_by_key(|at| at.received) && seen.iter().all(|at| at.total == Some(100_000)));
    assert_eq!(seen.last().unwrap().received, 100_000);
    assert_eq!(server.request().header("accept-encoding"), Some("identity"));
}

#[tokio::test]
async fn a_broken_download_goes_on_where_it_stopped() {
    for validator in [Some(("etag", "\"a\"")), Some(("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT")), None]
    {
        let server = film_server(Film { validator, ..TAGGED }).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film.mkv");
        let saved = client(&server).call(Get).save_to(&path).await.unwrap();
        assert_eq!((saved.bytes, saved.resumed_from), (100_000, 0));
        assert!(std::fs::read(&path).unwrap() == film());
        assert_eq!(names(folder.path()), ["film.mkv"]);
        let ranges: Vec<_> =
            server.requests().iter().map(|request| request.header("range").map(str::to_owned)).collect();
        assert_eq!(ranges, [None, Some("bytes=40000-".to_owned()), Some("bytes=80000-".to_owned())]);
        assert_eq!(server.requests()[1].header("if-range"), validator.map(|(_, value)| value));
    }
}

#[tokio::test]
async fn without_ranges_a_download_begins_anew() {
    let server = film_server(Film { ranges: false, ..TAGGED }).await;
    let folder = tempfile::tempdir().unwrap();
    let error = client(&server).call(Get).save_to(folder.path().join("film")).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert_eq!(server.requests().len(), 3, "as often as calls are tried");
    assert!(!names(folder.path()).contains(&"film".to_owned()), "no half file has the name");
}

#[tokio::test]
async fn a_later_download_goes_on_with_the_part() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mkv");
    let broken = film_server(TAGGED).await;
    builder(&broken).build().unwrap().call(Get).save_to(&path).await.unwrap_err();
    assert_eq!(names(folder.path()), ["film.mkv.part", "film.mkv.part.note"]);

    let whole = film_server(Film { cut: usize::MAX, ..TAGGED }).await;
    let saved = client(&whole).call(Get).save_to(&path).await.unwrap();
    assert_eq!((saved.bytes, saved.resumed_from), (100_000, 40_000));
    assert_eq!(whole.request().header("range"), Some("bytes=40000-"));
    assert!(std::fs::read(&path).unwrap() == film());
    assert_eq!(names(folder.path()), ["film.mkv"]);
}

#[tokio::test]
async fn a_part_of_something_else_is_not_used() {
    let changed = Film { cut: usize::MAX, validator: Some(("etag", "\"b\"")), ranges: true };
    for (resume, validator) in [(true, changed.validator), (false, TAGGED.validator)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film.mkv");
        let broken = film_server(TAGGED).await;
        builder(&broken).build().unwrap().call(Get).save_to(&path).await.unwrap_err();
        let server = film_server(Film { validator, ..changed }).await;
        let saved = client(&server).call(Get).save_to(&path).resume(resume).await.unwrap();
        assert_eq!((saved.bytes, saved.resumed_from), (100_000, 0));
        assert!(std::fs::read(&path).unwrap() == film());
    }
    let folder = tempfile::tempdir().unwrap();
    let broken = film_server(TAGGED).await;
    let save = builder(&broken).build().unwrap().call(Get).save_to(folder.path().join("film")).resume(false);
    save.await.unwrap_err();
    assert!(names(folder.path()).is_empty(), "and nothing is left for later");
}

#[tokio::test]
async fn a_part_that_is_too_long_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film");
    std::fs::write(folder.path().join("film.part"), vec![7; 200_000]).unwrap();
    std::fs::write(folder.path().join("film.part.note"), "\"a\"\n100000\n").unwrap();
    let server = Server::answering(|request| match request.header("range") {
        Some(_) => raw_answer(416, &[("content-range", "bytes */100000")], b""),
        None => raw_answer(200, &[("etag", "\"a\"")], &film()),
    })
    .await;
    client(&server).call(Get).save_to(&path).await.unwrap();
    assert!(std::fs::read(&path).unwrap() == film());
}

#[tokio::test]
async fn parts_that_were_not_asked_for_are_refused() {
    for range in ["bytes 5-9/10", "bytes 0-4/5", "bytes 0-4/*", "nonsense"] {
        let server = Server::start([raw_answer(206, &[("content-range", range)], b"abcde")]).await;
        let folder = tempfile::tempdir().unwrap();
        let error = client(&server).call(Get).save_to(folder.path().join("film")).await.unwrap_err();
        assert!(matches!(error, Error::File(_)), "{error}");
        assert!(names(folder.path()).is_empty());
    }
}

#[tokio::test]
async fn compressed_files_are_refused_since_files_are_asked_for_as_they_are() {
    let server = Server::start([raw_answer(200, &[("content-encoding", "br")], b"abcde")]).await;
    let folder = tempfile::tempdir().unwrap();
    let error = client(&server).call(Get).save_to(folder.path().join("film")).await.unwrap_err();
    assert_eq!(server.request().header("accept-encoding"), Some("identity"));
    let Error::File(file) = &error else { panic!("{error}") };
    let source = std::error::Error::source(&**file).unwrap().to_string();
    assert_eq!(source, "the server sends it compressed (br), which was not asked for");
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn files_that_cannot_be_written() {
    let server = film_server(WHOLE).await;
    let folder = tempfile::tempdir().unwrap();
    for (path, kind) in [
        (folder.path().join("none/film"), ErrorKind::NotFound),
        (folder.path().join(".."), ErrorKind::InvalidInput),
    ] {
        let Error::File(error) = client(&server).call(Get).save_to(&path).await.unwrap_err() else {
            panic!()
        };
        assert_eq!((error.kind(), error.path()), (kind, path.as_path()));
        assert!(error.to_string().starts_with("Get: the answer cannot be saved as "), "{error}");
    }
    assert!(server.requests().is_empty(), "nothing is asked for that cannot be kept");
}

/// `/dev/full` is a disk without room.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_leaves_no_file() {
    let server = film_server(WHOLE).await;
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/dev/full", folder.path().join("film.part")).unwrap();
    let Error::File(error) = client(&server).call(Get).save_to(folder.path().join("film")).await.unwrap_err()
    else {
        panic!()
    };
    assert_eq!(error.kind(), ErrorKind::StorageFull, "{error:?}");
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn two_downloads_do_not_write_one_file() {
    // The first one never ends by itself.
    let server = Server::start([b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab".to_vec()]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film");
    let (started, is_started) = tokio::sync::oneshot::channel();
    let mut started = Some(started);
    let save = client(&server).call(Get).save_to(&path).on_progress(move |_| {
        started.take().map(|started| started.send(()));
    });
    let first = tokio::spawn(save.send());
    is_started.await.unwrap();
    let error = client(&server).call(Get).save_to(&path).await.unwrap_err();
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "another download is writing this file"
    );
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    assert!(!path.exists());
}
