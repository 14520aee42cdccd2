//! XML answers, read by the same models as JSON.

mod sample;
mod support;

use plex_sdk::runtime::*;
use sample::{Connection, Device, SourceConnectionInformation, SourceContainer};
use support::probe::operation;
use support::{Server, answer, client};

operation!(AsXml: GET "/x", Xml<SourceConnectionInformation>);
operation!(AsJson: GET "/x", Json<SourceConnectionInformation>);
operation!(Root: GET "/x", Xml<SourceContainer>);
operation!(OneConnection: GET "/x", Xml<Connection>);
operation!(Any: GET "/x", Xml<Value>);

async fn read<O: Operation>(operation: O, body: &str) -> Result<Output<O>, Error>
where
    Output<O>: Send,
{
    let server = Server::start([answer(200, "text/xml;charset=utf-8", body)]).await;
    client(&server).call(operation).await.map(|response| response.into_inner())
}

const SOURCE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
<MediaContainer size="1"><Device name="A &amp; &#66; &lt;" accessToken="t">
  <Connection uri="http://a" port="32400" local="1"/>
  <Connection uri="http://b"/>
</Device></MediaContainer>
"#;

fn check(container: &SourceContainer) {
    assert_eq!(container.size, Some(1));
    let Device { name, connection, access_token, .. } = container.device.as_ref().unwrap();
    assert_eq!((name.as_deref(), access_token.as_ref().unwrap().expose()), (Some("A & B <"), "t"));
    assert_eq!(connection.len(), 2);
    assert_eq!((connection[0].port, connection[0].local), (Some(32400), Some(true)));
}

#[tokio::test]
async fn the_root_element_is_a_field_or_the_model_itself() {
    check(read(AsXml, SOURCE).await.unwrap().media_container.as_ref().unwrap());
    check(&read(Root, SOURCE).await.unwrap());
    check(read(AsJson, SOURCE).await.unwrap().media_container.as_ref().unwrap());
    assert_eq!(read(OneConnection, r#"<Connection uri="u"/>"#).await.unwrap().uri, "u");
    assert_eq!(read(Root, "<MediaContainer/>").await.unwrap(), SourceContainer::default());
    let unknown = read(Root, r#"<MediaContainer other="1"/>"#).await.unwrap();
    assert_eq!(unknown.extra.get("other"), Some(&"1".into()));
}

#[tokio::test]
async fn elements_become_values() {
    let body = r#"<a x="1"><b>text</b><c/><d y="2">t<![CDATA[<e>]]></d><f/><f z=""/><f>3</f> <g> </g></a>"#;
    let expected = serde_json::json!({"a": {
        "x": "1", "b": "text", "c": null, "d": {"y": "2", "$text": "t<e>"}, "f": [null, {"z": ""}, "3"], "g": null
    }});
    assert_eq!(read(Any, body).await.unwrap(), expected);
}

#[tokio::test]
async fn broken_and_hostile_documents() {
    let deep = |depth: usize| "<a>".repeat(depth) + "x" + &"</a>".repeat(depth);
    assert!(read(Any, &deep(100)).await.is_ok());
    let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
    for (body, message) in [
        ("", "broken XML"),
        ("<a", "broken XML"),
        ("<a></b>", "broken XML"),
        ("<a/><b/>", "broken XML"),
        ("<a>&undefined;</a>", "broken XML"),
        (bomb, "broken XML: XML with DTD detected"),
        ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "broken XML: XML with DTD detected"),
        (&deep(200), "nested deeper than 120"),
        (&deep(100_000), "nested deeper than 120"),
        ("<Connection port=\"1\"/>", "missing field `uri`"),
    ] {
        let error = read(OneConnection, body).await.unwrap_err();
        assert!(
            matches!(error, Error::Decode(_)) && error.to_string().contains(message),
            "{body:.99}: {error}"
        );
    }
}
