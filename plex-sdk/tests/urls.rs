//! URLs of calls that others fetch.

mod support;

use plex_sdk::runtime::*;
use plex_sdk::{PlexApi, models};
use support::probe::operation;
use support::{Server, builder};

struct Film {
    id: &'static str,
}

operation!(impl Film: GET "/film/{id}", Binary { security: &[&["header"]], client_parameters: &["X-Client-Id"] },
    fn params(&self, params: &mut Params) {
        params.path("id", Style::SIMPLE, self.id);
        params.query("size", Style::FORM, &1);
        params.header("X-Session-Id", Style::SIMPLE, "a b");
    }
);
operation!(Bare: GET "/bare", Binary);
operation!(ByBearer: GET "/film", Binary { security: &[&["bearer"]] });

#[tokio::test]
async fn a_url_has_no_token_unless_it_is_asked_for() {
    let server = Server::start([]).await;
    let client = builder(&server).server_url("http://plex.example/base/").access_token("canary &");
    let client = client.client_parameter("X-Client-Id", "me").build().unwrap();
    let call = client.call(Film { id: "a/b" }).query("more", "ü");
    assert_eq!(call.url().unwrap(), "http://plex.example/base/film/a%2Fb?size=1&more=%C3%BC");
    let url = call.url_with_token().await.unwrap();
    assert!(!format!("{url:?}").contains("canary"));
    assert_eq!(
        url.expose(),
        "http://plex.example/base/film/a%2Fb?size=1&more=%C3%BC&X-Client-Id=me&X-Session-Id=a%20b&X-Token=canary%20%26"
    );
    let elsewhere = client.call(Bare).server_url("http://[::1]:80");
    assert_eq!(elsewhere.url().unwrap(), "http://[::1]/bare");
    assert_eq!(elsewhere.url_with_token().await.unwrap().expose(), "http://[::1]/bare");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_has_no_url_is_told() {
    let server = Server::start([]).await;
    let client = builder(&server).credential("bearer", "canary").build().unwrap();
    assert!(matches!(client.call(Film { id: ".." }).url().unwrap_err(), Error::Request(_)));
    let error = client.call(ByBearer).url_with_token().await.unwrap_err();
    assert_eq!(error.to_string(), "ByBearer: has a credential that cannot stand in a URL");
}

#[tokio::test]
async fn a_picture_of_a_plex_server() {
    let plex = PlexApi::builder().access_token("canary").client_identifier("my-app").build().unwrap();
    let call = plex
        .authentication()
        .get_transient_token(models::GetTransientTokenQueryParamType::Delegation, models::Scope::All);
    assert_eq!(call.url().unwrap(), "http://127.0.0.1:32400/security/token?type=delegation&scope=all");
    let url = call.url_with_token().await.unwrap();
    assert!(
        url.expose().ends_with("&X-Plex-Client-Identifier=my-app&X-Plex-Token=canary"),
        "{}",
        url.expose()
    );
}
