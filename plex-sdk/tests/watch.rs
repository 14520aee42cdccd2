//! The example `watch` on the mock server.

#[path = "../examples/watch.rs"]
#[allow(dead_code, reason = "its main is not called")]
mod watch;

#[tokio::test]
async fn watching_goes_on_through_a_lost_connection() {
    let mut out = Vec::new();
    watch::on_mock_server(&mut out).await.unwrap();
    let text = String::from_utf8(out).unwrap();
    println!("{text}");
    let lines = [
        "playing: item 184 is paused at 0:31:02",
        "Connected again after attempt 1.",
        "activity: Scanning Films ended",
    ];
    let places: Vec<_> =
        lines.iter().map(|line| text.find(line).unwrap_or_else(|| panic!("{line}"))).collect();
    assert!(places.is_sorted(), "{text}");
    assert!(text.trim_end().lines().last().unwrap().contains("404"), "{text}");
}
