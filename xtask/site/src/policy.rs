//! The content security policy of a page: it loads nothing from elsewhere, and runs no script but those of the site.
//!
//! mdBook has a few scripts inside its pages, around the content. The policy lists their hashes, so that one that came
//! in with the content would not run, and neither would an attribute such as `onclick`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

const HEAD: &str = "<head>";

/// The page that is `before`, content and `after` with its policy in `before`.
pub fn add(before: &str, after: &str) -> Option<String> {
    let hashes = [before, after]
        .into_iter()
        .flat_map(scripts)
        .map(|script| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))));
    let scripts: String = hashes.collect();
    let policy = format!(
        "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         object-src 'none'; base-uri 'none'; form-action 'none'"
    );
    let (start, end) = before.split_once(HEAD)?;
    Some(format!(
        "{start}{HEAD}\n        <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{end}"
    ))
}

/// What the scripts inside a page say.
fn scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script>").skip(1).filter_map(|rest| rest.split_once("</script>")).map(|(script, _)| script)
}
