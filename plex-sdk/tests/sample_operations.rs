//! The two operations of the sample, against a server on loopback.

mod sample;
mod support;

use plex_sdk::runtime::{Error, Secret};
use sample::{
    BoolInt, GetSourceConnectionInformation, GetTransientToken, GetTransientTokenQueryParamType, PlexApi,
    Scope, Setters,
};
use support::{Server, answer, json, raw_answer};

fn client(server: &Server) -> PlexApi {
    PlexApi::builder()
        .server_url(&server.url)
        .access_token("canary-token")
        .client_parameter("X-Plex-Client-Identifier", "tests")
        .build()
        .unwrap()
}

#[tokio::test]
async fn transient_token_is_requested_and_read() {
    let server = Server::start([json(r#"{"MediaContainer":{"size":0,"token":"transient-1"}}"#)]).await;
    let plex = client(&server);
    let response = plex
        .authentication()
        .get_transient_token(GetTransientTokenQueryParamType::Delegation, Scope::All)
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let token = response.media_container.as_ref().unwrap().token.as_ref();
    assert_eq!(token, Some(&Secret::from("transient-1")));
    assert_eq!(response.bytes().len(), 51);

    let request = server.request();
    assert_eq!(request.line, "POST /security/token?type=delegation&scope=all");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("x-plex-token"), Some("canary-token"));
    assert_eq!(request.header("x-plex-client-identifier"), Some("tests"));
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.header("cookie"), None);
    assert_eq!(request.header("authorization"), None);
    assert!(request.header("user-agent").unwrap().starts_with("plex-sdk/"));
}

#[tokio::test]
async fn source_is_percent_encoded_and_optional_parameters_are_set() {
    let device = r#"{"MediaContainer":{"Device":{"Connection":[{"uri":"http://a"}]}}}"#;
    let server = Server::start([json(device)]).await;
    let plex = client(&server);
    let call = plex.authentication().get_source_connection_information("server://a b&c=d+e%/é'()*!~");
    let response = call.refresh(true).await.unwrap();
    let container = response.as_ref().as_ref().unwrap().media_container.as_ref().unwrap();
    assert_eq!(container.device.as_ref().unwrap().connection[0].uri, "http://a");
    assert_eq!(
        server.request().query(),
        "source=server%3A%2F%2Fa%20b%26c%3Dd%2Be%25%2F%C3%A9%27%28%29%2A%21~&refresh=1"
    );
}

#[tokio::test]
async fn empty_answer_is_none() {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let response = client(&server).authentication().get_source_connection_information("s").await.unwrap();
    assert!(response.is_none());
}

#[tokio::test]
async fn documented_error_is_typed() {
    let body = r#"{"errors":[{"code":1001,"message":"User could not be authenticated","status":401}]}"#;
    let server = Server::start([answer(401, "application/json", body)]).await;
    let plex = client(&server);
    let error = plex.authentication().get_transient_token("delegation", "all").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    let typed = error.typed::<GetTransientToken>().unwrap();
    assert_eq!(typed.errors[0].code, Some(1001));
    assert_eq!(typed.errors[0].message.as_deref(), Some("User could not be authenticated"));
    assert!(error.typed::<GetSourceConnectionInformation>().is_none(), "of another operation");
    let Error::Api(error) = error else { panic!() };
    assert_eq!(error.code(), Some(1001));
    assert!(error.to_string().contains("User could not be authenticated"), "{error}");
}

#[tokio::test]
async fn standalone_call_can_be_spawned() {
    let server = Server::start([json("{}")]).await;
    let plex = client(&server);
    let future = plex.core().call(GetTransientToken::new("delegation", "all")).send();
    drop(plex);
    assert!(tokio::spawn(future).await.unwrap().unwrap().media_container.is_none());
}

#[test]
fn enums_convert() {
    assert_eq!(Scope::from("all"), Scope::All);
    assert_eq!(Scope::default(), Scope::All);
    assert_eq!(Scope::from("other").to_string(), "other");
    assert_eq!("all".parse::<Scope>().unwrap().as_str(), "all");
    assert_eq!(BoolInt::from(true), BoolInt::True);
    assert_eq!(BoolInt::from(7), BoolInt::Unknown(7));
    assert_eq!(BoolInt::Unknown(7).to_string(), "7");
}
