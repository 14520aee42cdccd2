//! A web server that prints what a Plex server tells its webhook.
//!
//! `cargo run --example webhooks -- 127.0.0.1:8080` takes webhooks at `http://127.0.0.1:8080/plex`. Add that
//! address to the account at <https://app.plex.tv>, Settings, Webhooks.

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use plex_sdk::models::WebhookEvent;
use plex_sdk::webhooks::{MAX_BODY_SIZE, Webhook, WebhookError};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening at http://{}/plex", listener.local_addr()?);
    axum::serve(listener, router()).await
}

/// The routes.
pub fn router() -> Router {
    Router::new().route("/plex", post(receive)).layer(DefaultBodyLimit::max(MAX_BODY_SIZE))
}

async fn receive(headers: HeaderMap, body: Bytes) -> StatusCode {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let (status, text) = answer(content_type.unwrap_or_default(), &body);
    println!("{text}");
    status
}

/// The status to answer with, and what to print.
pub fn answer(content_type: &str, body: &[u8]) -> (StatusCode, String) {
    match Webhook::parse(content_type, body) {
        Ok(webhook) => (StatusCode::OK, line(&webhook.event)),
        Err(error @ WebhookError::MediaType) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, error.to_string()),
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()),
    }
}

/// `media.play: The General (ada on Film Night)`
fn line(event: &WebhookEvent) -> String {
    let title = event.metadata.as_ref().and_then(|item| item.title.as_deref());
    let account = event.account.as_ref().and_then(|account| account.title.as_deref());
    let player = event.player.as_ref().and_then(|player| player.title.as_deref());
    let [title, account, player] = [title, account, player].map(|text| text.unwrap_or("-"));
    format!("{}: {title} ({account} on {player})", event.event)
}
