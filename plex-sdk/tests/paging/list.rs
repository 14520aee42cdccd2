//! A list on a server, and how servers answer for a page of it.

use std::sync::atomic::{AtomicUsize, Ordering};

use plex_sdk::PlexApi;
use plex_sdk::runtime::RetryConfig;
use serde_json::{Map, Value, json};

use crate::support::{self, Request, Server};

/// A page as a server sends it: numbered items, and what it tells about them.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    pub items: Vec<usize>,
    pub total: Option<usize>,
    pub offset: Option<usize>,
}

impl Sent {
    /// The items from `start` on, at most `size`, of a list of `len`; nothing else is told.
    pub fn cut(len: usize, start: usize, size: usize) -> Self {
        Self { items: (start.min(len)..len.min(start.saturating_add(size))).collect(), ..Self::default() }
    }

    pub fn total(self, total: usize) -> Self {
        Self { total: Some(total), ..self }
    }

    pub fn offset(self, offset: usize) -> Self {
        Self { offset: Some(offset), ..self }
    }

    pub fn into_answer(self) -> Vec<u8> {
        let items: Vec<Value> = self.items.iter().map(|id| json!({"ratingKey": id.to_string()})).collect();
        let mut container = Map::from_iter([("size".to_owned(), self.items.len().into())]);
        container.extend(self.total.map(|total| ("totalSize".to_owned(), total.into())));
        container.extend(self.offset.map(|offset| ("offset".to_owned(), offset.into())));
        if !items.is_empty() {
            container.insert("Metadata".to_owned(), items.into());
        }
        support::json(&json!({"MediaContainer": container}).to_string())
    }
}

/// What a request asks for: start, size, and how many requests came before.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub start: usize,
    pub size: usize,
    pub before: usize,
}

impl Asked {
    pub fn of(request: &Request, before: usize) -> Self {
        let number = |name| request.number(name).expect("both parameters are sent with every request");
        Self { start: number("X-Plex-Container-Start"), size: number("X-Plex-Container-Size"), before }
    }
}

/// A server whose pages `page` makes. It fails a test that goes on for ever.
pub async fn server(page: impl Fn(Asked) -> Sent + Send + Sync + 'static) -> Server {
    let count = AtomicUsize::new(0);
    Server::answering(move |request| {
        let before = count.fetch_add(1, Ordering::Relaxed);
        assert!(before < 50, "there is no end: {}", request.line);
        page(Asked::of(request, before)).into_answer()
    })
    .await
}

/// A client of it.
pub fn client(server: &Server) -> PlexApi {
    PlexApi::builder().server_url(&server.url).retries(RetryConfig::none()).build().unwrap()
}

/// What was asked for: start and size of each request.
pub fn asked(server: &Server) -> Vec<(usize, usize)> {
    let asked = server.requests().into_iter().map(|request| Asked::of(&request, 0));
    asked.map(|asked| (asked.start, asked.size)).collect()
}

/// All items of the list in pages of `size`, as the numbers that they have, and the starts of the requests.
pub async fn fetch(
    size: u32,
    page: impl Fn(Asked) -> Sent + Send + Sync + 'static,
) -> (Vec<usize>, Vec<usize>) {
    fetch_from(None, size, page).await
}

/// The same from a position on.
pub async fn fetch_from(
    start: Option<i32>,
    size: u32,
    page: impl Fn(Asked) -> Sent + Send + Sync + 'static,
) -> (Vec<usize>, Vec<usize>) {
    let server = server(page).await;
    let client = client(&server);
    let mut call = client.sections().list_content("1");
    call.operation.container_start = start;
    let items = call.items().page_size(size).collect().await.unwrap();
    let number = |item: plex_sdk::models::Metadata| item.rating_key.unwrap().parse().unwrap();
    (items.into_iter().map(number).collect(), asked(&server).into_iter().map(|(start, _)| start).collect())
}

/// The numbers from 0 to `end`.
pub fn up_to(end: usize) -> Vec<usize> {
    (0..end).collect()
}
