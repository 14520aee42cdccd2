//! The server to test against: what it answers, keeps and does in place of answering.

use plex_sdk::mock::MockServer;
use plex_sdk::operations;

#[tokio::test]
async fn operations_are_answered_with_their_examples() {
    let server = MockServer::start().await.unwrap();
    let plex = server.client();
    let identity = plex.server().get_identity().await.unwrap();
    assert_eq!(identity.media_container.version.as_deref(), Some("1.41.0.8994-f2c27da23"));
    let items = plex.sections().list_content("7").container_size(3).await.unwrap();
    assert!(!items.media_container.metadata.is_empty());

    let calls = server.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].operation(), Some("getIdentity"));
    assert_eq!(calls[1].path_parameter("sectionId"), Some("7"));
    assert_eq!(calls[1].query("X-Plex-Container-Size"), Some("3"));
    assert_eq!(server.calls_of::<operations::ListContent>().len(), 1);
}
