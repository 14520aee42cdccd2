//! Connections that go on in another protocol.

mod support;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

operation!(Socket: GET "/socket", Empty { security: &[&["header"]] });

#[tokio::test]
async fn a_connection_is_taken_over() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let echo = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        let answer = "HTTP/1.1 101 Other\r\nconnection: upgrade\r\nupgrade: echo\r\nx-a: 1\r\n\r\nhello ";
        stream.write_all(answer.as_bytes()).await.unwrap();
        let mut text = [0; 5];
        stream.read_exact(&mut text).await.unwrap();
        stream.write_all(&text).await.unwrap();
        String::from_utf8(head).unwrap()
    });
    let server = Server::start([]).await;
    let client = builder(&server).access_token("t").build().unwrap();
    let call = client.call(Socket).server_url(url).header("Connection", "Upgrade").header("Upgrade", "echo");
    let (headers, mut connection) = call.upgrade().await.unwrap();
    assert_eq!(headers["x-a"], "1");
    connection.write_all(b"world").await.unwrap();
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    assert_eq!(text, "hello world");
    let head = echo.await.unwrap();
    assert!(head.contains("x-token: t\r\n") && head.to_lowercase().contains("upgrade: echo\r\n"), "{head}");
}

#[tokio::test]
async fn a_server_may_not_want_to() {
    let server = Server::start([raw_answer(200, &[], b""), raw_answer(400, &[], b"")]).await;
    let client = builder(&server).build().unwrap();
    let error = client.call(Socket).upgrade().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the server keeps to HTTP");
    assert_eq!(client.call(Socket).upgrade().await.unwrap_err().status().unwrap(), 400);
}
