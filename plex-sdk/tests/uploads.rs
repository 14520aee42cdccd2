//! Bodies from bytes, files and streams.

mod support;

use std::time::Duration;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer};

/// Uploads what it holds, as a whole body.
struct Put(Upload);

operation!(impl Put: PUT "/put", Empty,
    fn body(&self) -> Body {
        Body::upload("image/png", self.0.clone())
    }
);

/// Uploads what it holds, as a part of a form.
struct Post(Upload);

operation!(impl Post: PUT "/post", Empty,
    fn body(&self) -> Body {
        let mut form = Multipart::new();
        form.field("name", "x");
        form.file("file", [&self.0]);
        Body::multipart(form)
    }
);

async fn server() -> Server {
    Server::start([raw_answer(200, &[], b"")]).await
}

fn content() -> Vec<u8> {
    (0..200_000_u32).map(|index| (index % 251) as u8).collect()
}

fn client(server: &Server) -> ClientCore {
    let retries = RetryConfig::default().initial_interval(Duration::from_millis(1));
    builder(server).retries(retries).build().unwrap()
}

#[tokio::test]
async fn every_source_arrives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cover.png");
    std::fs::write(&path, content()).unwrap();
    let reader = || Upload::reader(std::io::Cursor::new(content()));
    for (upload, length) in [
        (Upload::new(content()), true),
        (Upload::file(&path), true),
        (reader().with_length(200_000), true),
        (reader(), false),
        (Upload::stream(ByteStream::from(Bytes::from(content()))).with_length(200_000), true),
    ] {
        let server = server().await;
        client(&server).call(Put(upload)).await.unwrap();
        let request = server.request();
        assert!(request.body == content(), "{} bytes", request.body.len());
        assert_eq!(request.header("content-length"), length.then_some("200000"));
        assert_eq!(request.header("transfer-encoding"), (!length).then_some("chunked"));
        assert_eq!(request.header("content-type"), Some("image/png"));
    }
}

#[tokio::test]
async fn a_file_in_a_form_has_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("co\"ver.png");
    std::fs::write(&path, "content").unwrap();
    let server = server().await;
    client(&server).call(Post(Upload::file(&path).with_media_type("image/png"))).await.unwrap();
    let request = server.request();
    let text = request.text();
    assert!(
        text.contains(
            "name=\"file\"; filename=\"co%22ver.png\"\r\nContent-Type: image/png\r\n\r\ncontent\r\n"
        ),
        "{text}"
    );
    assert_eq!(request.header("content-length").unwrap(), request.body.len().to_string());
}

#[tokio::test]
async fn files_are_sent_again_and_streams_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cover.png");
    std::fs::write(&path, content()).unwrap();
    let busy = || Server::start([raw_answer(503, &[], b""), raw_answer(200, &[], b"")]);
    let server = busy().await;
    assert_eq!(client(&server).call(Put(Upload::file(&path))).await.unwrap().attempts(), 2);
    assert!(server.requests()[1].body == content());

    let server = busy().await;
    let stream = Upload::reader(&b"abc"[..]).with_length(3);
    let error = client(&server).call(Put(stream.clone())).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), server.requests().len()), (503, 1));
    let error = client(&server).call(Put(stream)).await.unwrap_err();
    assert_eq!(error.to_string(), "Put: the body cannot be sent: the stream was sent before");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_file_that_is_not_there() {
    let server = server().await;
    let error = client(&server).call(Put(Upload::file("/no/such/file"))).await.unwrap_err();
    assert!(matches!(error, Error::Request(_)));
    assert!(
        error.to_string().starts_with("Put: the body cannot be sent: the file /no/such/file: "),
        "{error}"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    for upload in [
        Upload::reader(tokio_test_reader::Failing).with_length(5),
        Upload::reader(&b"abc"[..]).with_length(5),
    ] {
        let server = server().await;
        let error = client(&server).call(Put(upload)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert!(server.requests().is_empty(), "no whole request arrives");
    }
}

mod tokio_test_reader {
    use std::io;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// A reader whose disk is broken.
    pub struct Failing;

    impl tokio::io::AsyncRead for Failing {
        fn poll_read(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            Poll::Ready(Err(io::Error::other("the disk is broken")))
        }
    }
}
