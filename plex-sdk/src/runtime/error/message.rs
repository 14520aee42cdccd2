//! Finds what an error answer says, whatever its format.

use roxmltree::Document;
use serde_json::Value;

use crate::runtime::answer::Answer;
use crate::runtime::redact::Redactor;

/// Bodies larger than this are not searched for a message.
const MAX_SEARCHED: usize = 256 * 1024;

/// The code and the message of an error.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) code: Option<i64>,
    pub(super) text: Option<String>,
}

impl Message {
    /// The message of an error answer, bounded and without secrets.
    pub(super) fn of(answer: &Answer<'_>, redactor: &Redactor) -> Self {
        let body = &answer.bytes()[..answer.bytes().len().min(MAX_SEARCHED)];
        let body = String::from_utf8_lossy(body);
        let mut message = from_json(&body).or_else(|| from_markup(&body)).unwrap_or_else(|| {
            let is_text = answer.is("text/plain") || answer.header("content-type").is_none();
            Message { code: None, text: is_text.then(|| body.into_owned()) }
        });
        message.text = message.text.map(|text| redactor.excerpt(&text)).filter(|text| !text.is_empty());
        message
    }
}

/// `{"errors": [{"code", "message"}]}`, `{"error": ...}` or the members themselves.
fn from_json(body: &str) -> Option<Message> {
    let value: Value = serde_json::from_str(body).ok()?;
    let error = value.get("errors").and_then(|errors| errors.get(0)).or_else(|| value.get("error"));
    let error = error.filter(|error| !error.is_null()).unwrap_or(&value);
    let text = ["message", "error_description", "detail", "title", "status"]
        .iter()
        .find_map(|key| error.get(key)?.as_str())
        .or_else(|| error.as_str());
    let code = error.get("code").and_then(|code| code.as_i64().or_else(|| code.as_str()?.parse().ok()));
    Some(Message { code, text: text.map(str::to_owned) })
}

/// The first element with a message, or the title of a page.
fn from_markup(body: &str) -> Option<Message> {
    let body = body.trim_start();
    if !body.starts_with('<') {
        return None;
    }
    let Some(title) = title(body) else { return from_xml(body) };
    Some(Message { code: None, text: Some(title) })
}

fn from_xml(body: &str) -> Option<Message> {
    let document = Document::parse(body).ok()?;
    for node in document.descendants().filter(|node| node.is_element()) {
        let text = node.attribute("message").or_else(|| node.attribute("status"));
        if let Some(text) = text.or_else(|| node.text().filter(|text| !text.trim().is_empty())) {
            let code = node.attribute("code").and_then(|code| code.parse().ok());
            return Some(Message { code, text: Some(text.to_owned()) });
        }
    }
    None
}

/// The title of an HTML page, if it has one.
pub(in crate::runtime) fn page_title(page: &[u8]) -> Option<String> {
    let page = String::from_utf8_lossy(&page[..page.len().min(MAX_SEARCHED)]);
    title(&page).filter(|title| !title.trim().is_empty())
}

/// The text of `<title>`; pages are not well-formed XML, so it is looked for as text.
fn title(page: &str) -> Option<String> {
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    Some(page[start..end].to_owned())
}
