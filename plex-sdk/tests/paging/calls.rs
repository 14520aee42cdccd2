//! What is sent for each page, and what a stream of pages or items is.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use plex_sdk::runtime::{ClientCore, RetryConfig};
use plex_sdk::{Error, Items, Pages, funcs, operations};

use crate::list::{Asked, Sent, asked, client, server, up_to};
use crate::support::{self, Server, answer};

fn honest(len: usize) -> impl Fn(Asked) -> Sent {
    move |asked| Sent::cut(len, asked.start, asked.size).total(len).offset(asked.start)
}

#[tokio::test]
async fn pages_tell_where_they_are() {
    let server = server(honest(250)).await;
    let mut pages = client(&server).sections().list_content("1").pages();
    assert_eq!((pages.position(), pages.total()), (0, None));
    let mut seen = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert_eq!(page.status(), 200);
        assert_eq!(page.items(), page.media_container.metadata);
        seen.push((page.offset(), page.items().len(), page.total()));
    }
    assert_eq!(seen, [(0, 100, Some(250)), (100, 100, Some(250)), (200, 50, Some(250))]);
    assert_eq!((pages.position(), pages.total()), (250, Some(250)));
    assert!(pages.next().await.is_none());
    assert_eq!(asked(&server), [(0, 100), (100, 100), (200, 100)]);
}

#[tokio::test]
async fn an_empty_list_has_one_page_and_no_item() {
    let server = server(honest(0)).await;
    let client = client(&server);
    let mut pages = client.sections().list_content("1").pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!((page.items().len(), page.total()), (0, Some(0)));
    assert!(pages.next().await.is_none());
    assert!(client.sections().list_content("1").items().next().await.is_none());
    assert_eq!(asked(&server).len(), 2);
}

#[tokio::test]
async fn start_and_size_of_the_call_are_where_paging_begins() {
    let server = server(honest(30)).await;
    let client = client(&server);
    let call = || client.sections().list_content("1").container_start(12).container_size(7);
    let items = call().items().collect().await.unwrap();
    assert_eq!(items.len(), 18);
    assert_eq!(items[0].rating_key.as_deref(), Some("12"));
    assert_eq!(asked(&server), [(12, 7), (19, 7), (26, 7)]);
    assert_eq!(call().pages().position(), 12);
    let items = call().items().page_size(20).collect().await.unwrap();
    assert_eq!((items.len(), asked(&server).last()), (18, Some(&(12, 20))));
}

#[tokio::test]
async fn options_of_the_call_go_with_every_page() {
    let (listed, other) = (server(honest(5)).await, Server::start([answer(500, "text/plain", "")]).await);
    let call = client(&other);
    let call = call.sections().list_content("1").header("X-Trace", "7").query("debug", "1").unwatched(true);
    let items = call.server_url(&listed.url).items().page_size(2).collect().await.unwrap();
    assert_eq!(items.len(), 5);
    assert_eq!((listed.requests().len(), other.requests().len()), (3, 0));
    for request in listed.requests() {
        assert_eq!(request.header("x-trace"), Some("7"));
        assert!(
            request.query().contains("debug=1") && request.query().contains("unwatched=1"),
            "{}",
            request.line
        );
    }
}

#[tokio::test]
async fn a_page_is_sent_again_as_the_retries_of_the_call_say() {
    let server = Server::answering({
        let failed = std::sync::atomic::AtomicBool::new(false);
        move |request| {
            let asked = Asked::of(request, 0);
            if asked.start == 2 && !failed.swap(true, std::sync::atomic::Ordering::Relaxed) {
                return answer(503, "text/plain", "");
            }
            honest(5)(asked).into_answer()
        }
    })
    .await;
    let client = client(&server);
    let at_once = RetryConfig::backoff().initial_interval(std::time::Duration::ZERO);
    let call = client.sections().list_content("1").retries(at_once);
    assert_eq!(call.items().page_size(2).collect().await.unwrap().len(), 5);
    assert_eq!(asked(&server), [(0, 2), (2, 2), (2, 2), (4, 2)]);
}

#[tokio::test]
async fn an_error_ends_the_stream_and_the_position_tells_where() {
    let server = Server::answering(|request| match Asked::of(request, 0) {
        asked if asked.start == 4 => answer(500, "text/plain", "broken"),
        asked => honest(10)(asked).into_answer(),
    })
    .await;
    let mut items = client(&server).sections().list_content("1").items().page_size(2);
    for number in up_to(4) {
        assert_eq!(items.next().await.unwrap().unwrap().rating_key, Some(number.to_string()));
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert!(items.next().await.is_none() && items.next().await.is_none());
    assert_eq!((items.position(), items.total()), (4, Some(10)));
    assert_eq!(asked(&server), [(0, 2), (2, 2), (4, 2)]);
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused_before_anything_is_sent() {
    let server = server(honest(10)).await;
    let client = client(&server);
    let call = || client.sections().list_content("1");
    let cases = [
        (call().pages().page_size(0), "pages have to have at least one item"),
        (call().container_size(0).pages(), "pages have to have at least one item"),
        (call().container_size(-1).pages(), "pages have to have at least one item"),
        (call().container_start(-1).pages().page_size(5), "the start of the first page is below 0"),
        (call().pages().page_size(u32::MAX), "4294967295 items from position 0 on are beyond its parameters"),
    ];
    for (mut pages, message) in cases {
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error:?}");
        assert_eq!(error.to_string(), format!("listContent: {message}"));
        assert!(pages.next().await.is_none());
    }
    assert!(server.requests().is_empty());
    let _ = client.sections().list_content("1").items().page_size(0).collect().await.unwrap_err();
}

#[tokio::test]
async fn a_dropped_future_loses_nothing() {
    let server = server(honest(3)).await;
    let mut items = client(&server).sections().list_content("1").items().page_size(2);
    let mut context = Context::from_waker(Waker::noop());
    {
        let mut next = std::pin::pin!(items.next());
        assert!(next.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(items.next().await.unwrap().unwrap().rating_key.as_deref(), Some("0"));
    assert_eq!(asked(&server), [(0, 2)]);
}

#[tokio::test]
async fn they_are_streams_that_can_be_moved_and_spawned() {
    fn is_stream<S: Stream + Unpin + Send + std::fmt::Debug + 'static>(stream: S) -> S {
        stream
    }
    let server = server(honest(5)).await;
    let client = client(&server);
    let items: Items<operations::ListContent> =
        is_stream(client.sections().list_content("1").items().page_size(2));
    let pages: Pages<operations::ListContent> =
        is_stream(client.sections().list_content("1").pages().page_size(2));
    drop(client);
    let task = tokio::spawn(items.collect());
    assert_eq!(task.await.unwrap().unwrap().len(), 5);
    let mut pages = Box::pin(pages);
    let first = std::future::poll_fn(|cx| pages.as_mut().poll_next(cx)).await;
    assert_eq!(first.unwrap().unwrap().items().len(), 2);
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(Pin::new(&mut pages).poll_next(&mut context), Poll::Pending));
}

#[tokio::test]
async fn debug_shows_where_it_is_and_no_secret() {
    let server = server(honest(5)).await;
    let core: &ClientCore = &support::client(&server);
    let call = funcs::sections_list_content(core, "secret-id").header("X-Plex-Token", "secret-token");
    let mut pages = call.pages().page_size(2);
    let page = pages.next().await.unwrap().unwrap();
    let shown = format!("{pages:?} {page:?} {:?}", funcs::sections_list_content(core, "secret-id").items());
    assert!(shown.contains("listContent") && shown.contains("position: 2"), "{shown}");
    assert!(!shown.contains("secret"), "{shown}");
}
