//! That no more than a page is in memory, whatever the length of the list.

use std::sync::atomic::{AtomicUsize, Ordering};

use plex_sdk::runtime::{
    Answer, Meta, PageView, PageWindow, Paged, Params, ResponseBody, Serialize, Serializer, Style,
};
use plex_sdk::{DecodeError, Method, NoError, Operation};

use crate::support::{Server, answer, client};

const ITEMS: usize = 200_000;
const PAGE: usize = 500;

/// How many items live now, and how many did at most.
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// An item that is counted as long as it lives.
struct Counted(usize);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Counted {
    fn new(number: usize) -> Self {
        PEAK.fetch_max(LIVE.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
        Self(number)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// An answer with one number a line.
enum Lines {}

impl ResponseBody for Lines {
    type Output = Vec<Counted>;

    fn decode(answer: &Answer<'_>) -> Result<Vec<Counted>, DecodeError> {
        let text = answer.text().unwrap_or_default();
        Ok(text.lines().map(|line| Counted::new(line.parse().unwrap())).collect())
    }
}

/// An operation whose answer is the list, and whose list has no total.
struct Numbers {
    start: u64,
    size: Option<i64>,
}

impl Operation for Numbers {
    const META: Meta = Meta {
        id: "numbers",
        group: "tests",
        method: &Method::GET,
        path: "/numbers",
        accept: "text/plain",
        ..Meta::DEFAULT
    };
    type Response = Lines;
    type Error = NoError;

    fn params(&self, params: &mut Params) {
        params.query("start", Style::FORM, &self.start);
        params.query("size", Style::FORM, &self.size);
    }
}

impl Paged for Numbers {
    type Item = Counted;

    fn window(&mut self) -> PageWindow<'_> {
        PageWindow { start: &mut self.start, size: &mut self.size }
    }

    fn page(items: &Vec<Counted>) -> Option<PageView<'_, Counted>> {
        Some(PageView { items, received: items.len(), total: None, offset: None, count: None })
    }

    fn list(items: &mut Vec<Counted>) -> Option<&mut Vec<Counted>> {
        Some(items)
    }
}

/// The most memory that this process ever had, in KiB, where the system tells it.
fn resident() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|line| line.trim().to_owned())
}

#[tokio::test]
async fn two_hundred_thousand_items_need_the_room_of_a_page() {
    let server = Server::answering(|request| {
        let (start, size) = (request.number("start").unwrap(), request.number("size").unwrap());
        let lines = (start..ITEMS.min(start + size)).map(|number| format!("{number}\n"));
        answer(200, "text/plain", &lines.collect::<String>())
    })
    .await;
    let before = resident();
    let mut items = client(&server).call(Numbers { start: 0, size: None }).items().page_size(PAGE as u32);
    let mut count = 0;
    while let Some(item) = items.next().await {
        assert_eq!(item.unwrap().0, count);
        count += 1;
    }
    assert_eq!((count, LIVE.load(Ordering::Relaxed)), (ITEMS, 0));
    assert_eq!(server.requests().len(), ITEMS / PAGE + 1);
    let peak = PEAK.load(Ordering::Relaxed);
    println!(
        "{ITEMS} items in pages of {PAGE}: {peak} at once; resident {before:?} before, {:?} at most",
        resident()
    );
    assert!(peak <= PAGE + 1, "{peak} items were in memory at once");
}
