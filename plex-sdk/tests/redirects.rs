//! Which redirects are followed, and what goes along.

mod support;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Request, Server, builder, raw_answer};

operation!(Get: GET "/start", Text { security: &[&["header"]], client_parameters: &["X-Client-Id"] });
operation!(GetByQuery: GET "/start", Text { security: &[&["query"]] });
operation!(Post: POST "/start", Text { security: &[&["header"]] },
    fn body(&self) -> Body {
        Body::json("secret words")
    }
);
operation!(Put: PUT "/start", Text,
    fn body(&self) -> Body {
        Body::json("secret words")
    }
);
operation!(Head: HEAD "/start", Empty);

fn redirect(status: u16, to: &str) -> Vec<u8> {
    raw_answer(status, &[("location", to)], b"")
}

/// A server that redirects `/start` to `to` and answers `end` anywhere else.
async fn redirecting(status: u16, to: &str) -> Server {
    let to = to.to_owned();
    Server::answering(move |request| match request.line.contains("/start") {
        true => redirect(status, &to),
        false => raw_answer(200, &[], b"end"),
    })
    .await
}

fn client(server: &Server) -> ClientCore {
    builder(server)
        .access_token("canary-token")
        .credential("query", "canary-query")
        .client_parameter("X-Client-Id", "canary-id")
        .header("X-Own", "canary-own")
        .header("Accept-Language", "de")
        .build()
        .unwrap()
}

fn names(request: &Request) -> Vec<&str> {
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn the_same_origin_gets_everything_again() {
    for (status, to) in
        [(301, "/end"), (302, "end"), (303, "?end"), (307, "./x/../end"), (308, "/end?a=1#part")]
    {
        let server = Server::answering(move |request| match request.line.contains("end") {
            false => redirect(status, to),
            true => raw_answer(200, &[], b"end"),
        })
        .await;
        let response = client(&server).call(Get).await.unwrap();
        assert_eq!((response.as_str(), response.attempts()), ("end", 1), "{status}");
        assert!(response.url().contains("end") && !response.url().contains('#'), "{}", response.url());
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert_eq!(requests[1].header("x-token"), Some("canary-token"));
        assert_eq!(names(&requests[0]), names(&requests[1]));
    }
}

#[tokio::test]
async fn another_origin_learns_nothing() {
    let other = Server::start([raw_answer(200, &[], b"end")]).await;
    let user = other.url.replace("://", "://user:pw@");
    for to in [&other.url, &user] {
        let server = redirecting(302, &format!("{to}/end")).await;
        let response = client(&server).call(Get).header("Range", "bytes=1-").await.unwrap();
        assert_eq!(response.url(), format!("{}/end", other.url));
    }
    let server = redirecting(302, &format!("{}/end", other.url)).await;
    client(&server).call(GetByQuery).await.unwrap();
    client(&server).call(Post).await.unwrap();
    for request in other.requests() {
        assert_eq!(request.line, "GET /end");
        assert!(request.body.is_empty());
        assert!(!format!("{request:?}").contains("canary"), "{request:?}");
        for name in names(&request) {
            assert!(
                ["accept", "accept-encoding", "accept-language", "host", "range", "user-agent"]
                    .contains(&name),
                "{name}"
            );
        }
    }
    assert_eq!(other.requests().len(), 4);
    assert_eq!(other.requests()[0].header("range"), Some("bytes=1-"));
}

#[tokio::test]
async fn a_token_does_not_come_back_with_a_second_redirect() {
    let server = Server::answering(|request| match request.line.contains("/start") {
        true => Vec::new(),
        false => raw_answer(200, &[], b"end"),
    })
    .await;
    let back = format!("{}/back", server.url);
    let other = redirecting(302, &back).await;
    let start = Server::start([redirect(302, &format!("{}/start", other.url))]).await;
    client(&start).call(Get).await.unwrap();
    assert_eq!(server.request().header("x-token"), None);
    assert_eq!(other.request().header("x-token"), None);
}

#[tokio::test]
async fn credentials_of_the_query_stay_with_their_origin() {
    let server = redirecting(302, "/end?a=1").await;
    client(&server).call(GetByQuery).await.unwrap();
    assert_eq!(server.requests()[1].line, "GET /end?a=1&token=canary-query");
    let server = redirecting(302, "/end?token=other").await;
    client(&server).call(GetByQuery).await.unwrap();
    assert_eq!(server.requests()[1].line, "GET /end?token=other");
}

#[tokio::test]
async fn credentials_of_the_query_do_not_come_back_within_another_origin() {
    let other = Server::answering(|request| match request.line.contains("/first") {
        true => redirect(302, "/second?a=1"),
        false => raw_answer(200, &[], b"end"),
    })
    .await;
    let server = redirecting(302, &format!("{}/first", other.url)).await;
    client(&server).call(GetByQuery).await.unwrap();
    let lines: Vec<_> = other.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["GET /first", "GET /second?a=1"]);
}

#[tokio::test]
async fn methods_and_bodies() {
    for (status, line, body) in [
        (301, "GET /end", ""),
        (302, "GET /end", ""),
        (303, "GET /end", ""),
        (307, "POST /end", "\"secret words\""),
        (308, "POST /end", "\"secret words\""),
    ] {
        let server = redirecting(status, "/end").await;
        client(&server).call(Post).await.unwrap();
        let request = &server.requests()[1];
        assert_eq!((request.line.as_str(), request.text().as_str()), (line, body), "{status}");
        assert_eq!(request.header("content-type").is_some(), !body.is_empty());
    }
    for (status, line) in [(301, "PUT /end"), (302, "PUT /end"), (303, "GET /end"), (307, "PUT /end")] {
        let server = redirecting(status, "/end").await;
        client(&server).call(Put).await.unwrap();
        assert_eq!(server.requests()[1].line, line, "{status}");
    }
    let server = redirecting(303, "/end").await;
    client(&server).call(Head).await.unwrap();
    assert_eq!(server.requests()[1].line, "HEAD /end");
}

#[tokio::test]
async fn streams_are_not_sent_twice() {
    struct Stream;
    operation!(impl Stream: POST "/start", Text,
        fn body(&self) -> Body {
            Body::upload("text/plain", Upload::reader(&b"words"[..]).with_length(5))
        }
    );
    let server = redirecting(307, "/end").await;
    let error = client(&server).call(Stream).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), server.requests().len()), (307, 1));
    let expected = format!("a stream cannot be sent twice: {}/end", server.url);
    assert!(error.to_string().contains(&expected), "{error}");
}

/// The message of an error without the URL of the test's server.
async fn refused<O: Operation>(server: &Server, operation: O) -> String
where
    Output<O>: Send + std::fmt::Debug,
{
    let error = client(server).call(operation).await.unwrap_err();
    assert!(error.status().unwrap().is_redirection() || error.status().unwrap().is_client_error());
    assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    error.to_string().replace(&server.url, "SERVER")
}

#[tokio::test]
async fn what_is_not_followed_says_why() {
    let server = Server::start([raw_answer(302, &[], b"")]).await;
    assert_eq!(
        refused(&server, Get).await,
        "Get: 302 Found, the redirect has no usable Location header (SERVER/start)"
    );
    for (to, why) in [
        ("http://", "the Location header of the redirect is no URL"),
        ("file:///etc/passwd", "the redirect leads to a URL of the scheme `file`, not http or https"),
        ("javascript:alert(1)", "the redirect leads to a URL of the scheme `javascript`, not http or https"),
        ("/start", "the redirects go in a circle, back to SERVER/start"),
    ] {
        let server = redirecting(302, to).await;
        assert_eq!(refused(&server, Get).await, format!("Get: 302 Found, {why} (SERVER/start)"), "{to}");
    }
    let server = redirecting(307, "http://127.0.0.1:1/x?X-Plex-Token=canary-other").await;
    assert_eq!(
        refused(&server, Post).await,
        "Post: 307 Temporary Redirect, the redirect of a POST to another origin is not followed: \
         http://127.0.0.1:1/x?X-Plex-Token=*** (SERVER/start)"
    );
}

#[tokio::test]
async fn circles_and_long_ways_end() {
    let server = Server::answering(|request| {
        let next = if request.line.contains("/a") { "/b" } else { "/a" };
        redirect(302, next)
    })
    .await;
    assert_eq!(
        refused(&server, Get).await,
        "Get: 302 Found, the redirects go in a circle, back to SERVER/a (SERVER/b)"
    );
    assert_eq!(server.requests().len(), 3);

    let server = Server::answering(|request| {
        let number: u32 = request.number("n").unwrap_or_default() as u32;
        redirect(302, &format!("/start?n={}", number + 1))
    })
    .await;
    let message = refused(&server, Get).await;
    assert!(message.contains("more than 5 redirects, the next one leads to SERVER/start?n=6 "), "{message}");
    assert_eq!(server.requests().len(), 6);
    let client = builder(&server).max_redirects(0).build().unwrap();
    let message = client.call(Get).await.unwrap_err().to_string();
    assert!(message.contains(", redirects are not followed, this one leads to"), "{message}");
    assert_eq!(server.requests().len(), 7);
}

/// A transport that says what it is told, since there is no TLS on loopback.
struct Insecure;

impl Transport for Insecure {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        assert_eq!(request.url.scheme(), "https", "nothing is sent in the clear");
        let mut response = HttpResponse::new(StatusCode::FOUND, Bytes::new());
        response.headers.insert("location", HeaderValue::from_static("http://plex.example/"));
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test]
async fn https_does_not_become_http() {
    let server = Server::start([]).await;
    let client = builder(&server).server_url("https://plex.example").transport(Insecure).build().unwrap();
    let message = client.call(Get).await.unwrap_err().to_string();
    assert!(
        message.contains("the redirect from https to http is not followed: http://plex.example/"),
        "{message}"
    );
}

#[tokio::test]
async fn other_3xx_are_no_redirects() {
    for status in [300, 304, 305] {
        let server = Server::start([redirect(status, "/end")]).await;
        let message = refused(&server, Get).await;
        assert!(
            message.starts_with(&format!("Get: {status} ")) && !message.contains("redirect is"),
            "{message}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}
