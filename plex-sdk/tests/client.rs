//! Servers, credentials, headers: what a client adds to its requests.

mod sample;
mod support;

use plex_sdk::runtime as rt;
use plex_sdk::runtime::{ClientBuilder, ClientCore, Empty, Error, Params, Style};
use sample::{API, GetTransientToken, PlexApi};
use support::probe::{Probe, operation};
use support::{Server, builder, client, raw_answer};

operation!(Open: GET "/open", Empty);
operation!(WithHeader: GET "/x", Empty { security: &[&["header"]], client_parameters: &["X-Client-Id", "X-Product"] });
operation!(WithQuery: GET "/x", Empty { security: &[&["query"]] });
operation!(WithCookie: GET "/x", Empty { security: &[&["cookie"]] },
    fn params(&self, params: &mut Params) {
        params.cookie("a", Style::FORM, "1");
    }
);
operation!(WithBasic: GET "/x", Empty { security: &[&["basic"]] });
operation!(WithBearer: GET "/x", Empty { security: &[&["bearer"]] });
operation!(WithBoth: GET "/x", Empty { security: &[&["bearer", "id"], &["header"], &[]] });
operation!(WithTwo: GET "/x", Empty { security: &[&["id", "header"], &["basic"]] });
operation!(Elsewhere: GET "/pins", Empty { security: &[&["header"]], servers: &[rt::Server {
        url: "http://127.0.0.1:{port}/api/v2",
        description: "",
        variables: &[rt::ServerVariable { name: "port", default: "1", values: &[] }],
    }] });

async fn server() -> Server {
    Server::start([raw_answer(200, &[], b"")]).await
}

fn problem(builder: ClientBuilder<ClientCore>) -> String {
    match builder.build().unwrap_err() {
        Error::Config(error) => error.to_string(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_path_prefix_stays() {
    let server = server().await;
    for (base, path) in [("", "/probe"), ("/", "/probe"), ("/plex", "/plex/probe"), ("/a/b//", "/a/b/probe")]
    {
        let url = format!("{}{base}", server.url);
        let client = builder(&server).server_url(&url).build().unwrap();
        client.call(Probe(|_| {})).await.unwrap();
        client.call(Probe(|_| {})).server_url(url).await.unwrap();
        let requests = server.requests();
        for request in &requests[requests.len() - 2..] {
            assert_eq!(request.line, format!("GET {path}"));
        }
    }
}

#[tokio::test]
async fn wrong_server_urls_are_refused() {
    let server = server().await;
    for (url, message) in [
        ("", "the server URL is no URL: relative URL without a base"),
        ("192.168.1.5:32400", "the server URL is no URL: relative URL without a base"),
        ("ftp://host", "the server URL has the scheme `ftp`, not http or https"),
        ("http://", "the server URL is no URL: empty host"),
        ("http://host/?X-Plex-Token=canary", "the server URL has a query or a fragment"),
        ("http://host/#x", "the server URL has a query or a fragment"),
    ] {
        assert_eq!(problem(builder(&server).server_url(url)), message);
        let error = client(&server).call(Open).server_url(url).await.unwrap_err();
        assert_eq!(error.to_string(), format!("Open: {message}"));
    }
}

#[tokio::test]
async fn servers_are_chosen_by_index_and_parts() {
    let server = server().await;
    let port = server.url.rsplit(':').next().unwrap();
    let plex = PlexApi::builder().server(0).server_variable("port", port).build().unwrap();
    plex.core().call(Open).await.unwrap();

    let core = || ClientBuilder::<ClientCore>::new(&API);
    assert_eq!(problem(core().server(3)), "the API has no server 3; it has 1, counted from 0");
    assert_eq!(problem(core().server_variable("host", "x")), "the server has no variable `host`");
    assert_eq!(
        problem(core().server_variable("protocol", "ftp")),
        "the server variable `protocol` is not one of http, https"
    );
    assert!(core().build().is_ok(), "defaults will do");
}

#[tokio::test]
async fn an_operation_with_its_own_server_uses_it() {
    let own = server().await;
    let other = server().await;
    let port = own.url.rsplit(':').next().unwrap();
    let client = builder(&other).server_variable("port", port).access_token("account").build().unwrap();
    client.call(Elsewhere).await.unwrap();
    assert_eq!(own.request().line, "GET /api/v2/pins");
    assert_eq!(own.request().header("x-token"), Some("account"));
    client.call(Elsewhere).server_url(&other.url).await.unwrap();
    assert_eq!(other.request().line, "GET /pins");
}

#[tokio::test]
async fn own_servers_are_reached_through_a_gateway() {
    let (gateway, plain) = (server().await, server().await);
    let client =
        builder(&plain).server_variable("port", "9").own_servers_through(format!("{}/gate/", gateway.url));
    let client = client.build().unwrap();
    client.call(Elsewhere).await.unwrap();
    client.call(Open).await.unwrap();
    assert_eq!(gateway.request().line, "GET /gate/127.0.0.1:9/api/v2/pins");
    assert_eq!(plain.request().line, "GET /open");
    assert_eq!(
        problem(builder(&plain).own_servers_through("")),
        "the server URL is no URL: relative URL without a base"
    );
}

#[tokio::test]
async fn credentials_go_where_their_scheme_says() {
    let server = server().await;
    let client = builder(&server)
        .access_token("h")
        .credential("query", "q &")
        .credential("cookie", "c;")
        .credential("basic", "user:pass word")
        .credential("bearer", "b")
        .build()
        .unwrap();
    client.call(WithHeader).await.unwrap();
    client.call(WithQuery).await.unwrap();
    client.call(WithCookie).await.unwrap();
    client.call(WithBasic).await.unwrap();
    client.call(WithBearer).await.unwrap();
    client.call(Open).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("x-token"), Some("h"));
    assert_eq!(requests[1].line, "GET /x?token=q%20%26");
    assert_eq!(requests[2].header("cookie"), Some("a=1; session=c%3B"));
    assert_eq!(requests[3].header("authorization"), Some("Basic dXNlcjpwYXNzIHdvcmQ="));
    assert_eq!(requests[4].header("authorization"), Some("Bearer b"));
    for (index, request) in requests.iter().enumerate() {
        assert_eq!(request.header("x-token").is_some(), index == 0);
        assert_eq!(request.header("authorization").is_some(), matches!(index, 3 | 4));
        assert_eq!(request.header("cookie").is_some(), index == 2);
    }
}

#[tokio::test]
async fn the_first_alternative_that_can_be_met_is_taken() {
    let server = server().await;
    client(&server).call(WithBoth).await.unwrap();
    builder(&server).credential("bearer", "b").build().unwrap().call(WithBoth).await.unwrap();
    let header = builder(&server).access_token("h").credential("bearer", "b");
    header.build().unwrap().call(WithBoth).await.unwrap();
    let all =
        builder(&server).access_token("h").credential("bearer", "b").client_parameter("X-Client-Id", "me");
    all.build().unwrap().call(WithBoth).await.unwrap();
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| ["authorization", "x-token", "x-client-id"].map(|name| request.header(name).is_some()))
        .collect();
    assert_eq!(sent, [[false; 3], [false; 3], [false, true, false], [true, false, true]]);
}

#[tokio::test]
async fn credentials_that_do_not_suffice_are_sent() {
    let server = server().await;
    client(&server).call(WithTwo).await.unwrap();
    builder(&server).access_token("h").build().unwrap().call(WithTwo).await.unwrap();
    let requests = server.requests();
    assert_eq!((requests[0].header("x-token"), requests[1].header("x-token")), (None, Some("h")));
}

#[tokio::test]
async fn client_parameters_go_to_operations_that_take_them() {
    let server = server().await;
    let client = builder(&server).client_parameter("X-Product", "Größe").build().unwrap();
    client.call(WithHeader).await.unwrap();
    client.call(Open).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("x-product"), Some("Größe"));
    assert_eq!((requests[0].header("x-client-id"), requests[1].header("x-product")), (None, None));
    assert_eq!(
        problem(builder(&server).client_parameter("X-Other", "")),
        "the API has no client parameter `X-Other`"
    );
    assert_eq!(
        problem(builder(&server).client_parameter("X-Product", "a\r\nb")),
        "the client parameter `X-Product` has a control character in its value"
    );
    assert_eq!(problem(builder(&server).credential("other", "")), "the API has no security scheme `other`");
}

#[tokio::test]
async fn headers_of_the_client_and_of_the_call() {
    let server = server().await;
    let client = builder(&server)
        .user_agent("me/1")
        .header("Accept-Language", "de")
        .header("X-Both", "client")
        .access_token("t")
        .build()
        .unwrap();
    client.call(WithHeader).header("x-both", "call").header("Accept", "text/plain").await.unwrap();
    let request = server.request();
    for (name, value) in [
        ("user-agent", "me/1"),
        ("accept-language", "de"),
        ("x-both", "call"),
        ("accept", "text/plain"),
        ("x-token", "t"),
    ] {
        assert_eq!(request.header(name), Some(value));
    }
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["accept", "accept-encoding", "accept-language", "host", "user-agent", "x-both", "x-token"],
        "nothing else is sent"
    );
    let error = client.call(Open).header("X-A", "b\nc").await.unwrap_err();
    assert_eq!(error.to_string(), "Open: parameter `X-A` has a control character in its value");
    assert_eq!(problem(builder(&server).header("X A", "b")), "the header `X A` is no header name");
    assert_eq!(
        problem(builder(&server).user_agent("a\0")),
        "the header `user-agent` has a control character in its value"
    );
}

#[tokio::test]
async fn extra_query_parameters() {
    let server = server().await;
    let client = builder(&server).credential("query", "q").build().unwrap();
    client
        .call(Probe(|params| params.query("a", Style::FORM, "1")))
        .query("b c", "d&e")
        .query("a", "2")
        .await
        .unwrap();
    client.call(WithQuery).query("x", "").await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].line, "GET /probe?a=1&b%20c=d%26e&a=2");
    assert_eq!(requests[1].line, "GET /x?x=&token=q");
}

#[tokio::test]
async fn user_and_password_in_the_server_url() {
    let server = server().await;
    let url = server.url.replace("://", "://us%20er:pass@");
    let client = builder(&server).server_url(&url).credential("bearer", "b").build().unwrap();
    let response = client.call(Open).await.unwrap();
    assert_eq!(response.url(), format!("{}/open", server.url));
    client.call(WithBearer).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), Some("Basic dXMgZXI6cGFzcw=="));
    assert_eq!(requests[1].header("authorization"), Some("Bearer b"));
}

#[tokio::test]
async fn another_http_client_can_be_used() {
    let server = server().await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
    let http = http.default_headers([(reqwest::header::FROM, "me".parse().unwrap())].into_iter().collect());
    let client = builder(&server).http_client(http.build().unwrap()).build().unwrap();
    client.call(Open).await.unwrap();
    assert_eq!(server.request().header("from"), Some("me"));
}

#[tokio::test]
async fn clones_share_a_client() {
    fn assert_send<T: Send + Sync + Clone + 'static>(_: &T) {}
    let server = server().await;
    let client = client(&server);
    assert_send(&client);
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call(Open).await.map(|response| response.status()) })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), 200);
    }
    drop(client.call(GetTransientToken::new("delegation", "all")).send());
    assert_eq!(server.requests().len(), 8, "a call that is not awaited is not sent");
}

#[tokio::test]
async fn the_account_has_a_token_of_its_own() {
    let server = server().await;
    let builder = || {
        let builder = plex_sdk::PlexApi::builder().server_url(&server.url);
        builder.own_servers_through(&server.url).access_token("server")
    };
    for builder in [builder().account_token("account"), builder()] {
        let plex = builder.build().unwrap();
        let _ = plex.account().get_user_settings().await;
        let _ = plex.server().get_server_info().await;
    }
    let tokens: Vec<_> =
        server.requests().iter().map(|request| request.header("x-plex-token").unwrap().to_owned()).collect();
    assert_eq!(tokens, ["account", "server", "server", "server"]);
}
