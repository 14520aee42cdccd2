//! The example `tour` on the mock server.

#[path = "../examples/tour.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod tour;

#[tokio::test]
async fn the_tour_goes_on_without_a_server() {
    let mut out = Vec::new();
    tour::on_mock_server(&mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    for part in [
        "Attic Server runs version ",
        "250 items, fetched 100 at a time",
        "A search for",
        "The picture /library/metadata/",
        "User could not be authenticated",
    ] {
        assert!(out.contains(part), "{part} is missing:\n{out}");
    }
}
