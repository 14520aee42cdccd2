//! Requests that the description does not allow, and what the server for tests says about them.

use plex_sdk::mock::MockServer;
use plex_sdk::runtime::Value;
use reqwest::{Client, RequestBuilder};

/// Status and message of the answer.
async fn refusal(request: RequestBuilder) -> (u16, String) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let body: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default();
    (status, body["errors"][0]["message"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn what_the_description_does_not_allow_is_refused() {
    let server = MockServer::start().await.unwrap();
    let size = "query parameter `X-Plex-Container-Size`: expected";
    for (target, message) in [
        ("/libraries", "the API has no path `/libraries`"),
        ("/identity/", "the API has no path `/identity/`"),
        ("/identity?checked=1", "query parameter `checked` is not known"),
        (
            "/library/metadata/1?includeChapters=2",
            "query parameter `includeChapters`: expected one of `0`, `1`, found `2`",
        ),
        ("/security/token?scope=all", "query parameter `type` is missing"),
        (
            "/security/token?type=delegation&scope=none",
            "query parameter `scope`: expected one of `all`, found `none`",
        ),
        (
            "/security/token?type=delegation&type=delegation&scope=all",
            "query parameter `type` is given 2 times",
        ),
        (
            "/library/sections/1/all?X-Plex-Container-Size=abc",
            &format!("{size} an integer from 0 to 2147483647, found `abc`"),
        ),
        (
            "/library/sections/1/all?X-Plex-Container-Size=-1",
            &format!("{size} an integer from 0 to 2147483647, found `-1`"),
        ),
        ("/plex.tv/api/v2/pins/seven", "path parameter `pinId`: expected an integer, found `seven`"),
        ("/plex.tv/api/v2/nothing", "the API has no path `/plex.tv/api/v2/nothing`"),
    ] {
        let status = if message.starts_with("the API") { 404 } else { 400 };
        let url = format!("{}{target}", server.url());
        let is_post = target.starts_with("/security");
        let request = if is_post { Client::new().post(url) } else { Client::new().get(url) };
        assert_eq!(refusal(request).await, (status, message.to_owned()), "{target}");
    }
    for target in [
        "/identity?X-Plex-Token=t&x-plex-product=p&X-Plex-Client-Identifier=c",
        "/library/sections/1/all?year%3E=1980&sort=year:desc&anything",
        "/library/metadata/1,2?includeChapters=1",
    ] {
        let response = reqwest::get(format!("{}{target}", server.url())).await.unwrap();
        assert_eq!(response.status(), 200, "{target}: {}", response.text().await.unwrap());
    }
}

#[tokio::test]
async fn another_method_is_refused() {
    let server = MockServer::start().await.unwrap();
    let response = Client::new().patch(format!("{}/identity", server.url())).send().await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["allow"]), (405, &"GET".parse().unwrap()));
    assert!(response.text().await.unwrap().contains("`/identity` is not for PATCH, only for GET"));
    let calls = server.calls();
    assert_eq!((calls[0].operation(), calls[0].method().as_str()), (None, "PATCH"));
}

#[tokio::test]
async fn wrong_bodies_are_refused() {
    let server = MockServer::start().await.unwrap();
    let post = |path: &str| Client::new().post(format!("{}{path}", server.url()));
    let form = |body: &'static str| {
        let request = post("/plex.tv/api/v2/users/signin").body(body);
        request.header("content-type", "application/x-www-form-urlencoded")
    };
    for (request, message) in [
        (form("login=ada"), "form field `password` is missing"),
        (
            form("login=ada&password=p&rememberMe=maybe"),
            "form field `rememberMe`: expected true or false, found `maybe`",
        ),
        (form("login=ada&password=p&extra=1"), "form field `extra` is not known"),
        (
            post("/plex.tv/api/v2/users/signin").body("{}").header("content-type", "application/json"),
            "body: expected `application/x-www-form-urlencoded`, found `application/json`",
        ),
        (
            post("/plex.tv/api/v2/users/signin"),
            "the body is missing: expected `application/x-www-form-urlencoded`",
        ),
        (post("/log/networked").body("x"), "the operation takes no body"),
    ] {
        assert_eq!(refusal(request).await, (400, message.to_owned()));
    }
    assert_eq!(form("login=ada&password=p").send().await.unwrap().status(), 201);
}

#[tokio::test]
async fn a_lenient_server_takes_everything_that_has_a_path() {
    let server = MockServer::start().await.unwrap();
    server.lenient();
    let post = |target: &str| Client::new().post(format!("{}{target}", server.url())).send();
    assert_eq!(post("/security/token?scope=none&more=1").await.unwrap().status(), 200);
    assert_eq!(post("/libraries").await.unwrap().status(), 404);
}
