//! The pages about calls that every operation links to: what can be set for one call, and how it is retried.
//! They tell of the runtime of the SDK, hence are the same for every API, but for the names in their samples.

use super::context::Context;
use super::{paging, samples};
use crate::markdown::{fence, table};
use crate::surface;

/// The page of the options of a call, below the folder of all pages.
pub const CALL: &str = "lib/utils/call.md";

/// The page of the retry configuration.
pub const RETRY_CONFIG: &str = "lib/utils/retryconfig.md";

const COLUMNS: [&str; 4] = ["Name", "Type", "Description", "Example"];

/// `lib/utils/call.md`.
pub fn call(cx: &Context<'_>) -> String {
    let rows = rows(&[
        [
            "`header`",
            "(*String*, *String*)",
            "A header, in place of what would be sent under that name.",
            "`.header(\"X-Trace\", \"1\")`",
        ],
        [
            "`query`",
            "(*String*, *String*)",
            "A parameter of the query, beside those of the operation.",
            "`.query(\"debug\", \"1\")`",
        ],
        [
            "`timeout`",
            "*std::time::Duration*, or *None* for no limit",
            "How long the call may take, retries and reading the answer included.",
            "`.timeout(Duration::from_secs(5))`",
        ],
        [
            "`attempt_timeout`",
            "*std::time::Duration*, or *None* for no limit",
            "How long one attempt may take, reading the answer included.",
            "`.attempt_timeout(Duration::from_secs(2))`",
        ],
        [
            "`idle_timeout`",
            "*std::time::Duration*, or *None* for no limit",
            "How long a download of this call waits for its next bytes.",
            "`.idle_timeout(Duration::from_secs(90))`",
        ],
        [
            "`retries`",
            "[RetryConfig](retryconfig.md)",
            "Whether and when it is sent again, in place of the client's.",
            "`.retries(RetryConfig::none())`",
        ],
        [
            "`server_url`",
            "*String*",
            "The server that is called, with the same credentials.",
            "`.server_url(\"http://192.168.1.5:32400\")`",
        ],
    ]);
    let sample =
        cx.api.operations.first().map(|operation| samples::method_with_options(cx, operation) + "\n");
    format!(
        "# Call\n\nA method of a group and a standalone function prepare a call; awaiting it sends it, and dropping the \
         future stops it. Before that, the call takes what it may differ in from its client, and its optional \
         parameters, each by a method of that name.\n\n{sample}## Fields\n\n{}{}",
        table(&COLUMNS, &rows),
        paging::section(cx),
        sample = sample.unwrap_or_default(),
    )
}

/// `lib/utils/retryconfig.md`.
pub fn retry_config(cx: &Context<'_>) -> String {
    let fields = rows(&[
        [
            "`strategy`",
            "*RetryStrategy*",
            "`RetryStrategy::None`, or `RetryStrategy::Backoff` with a [Backoff](#backoff).",
            "`RetryConfig::backoff()`",
        ],
        ["`retry_connection_errors`", "*bool*", "Whether to try again when the connection failed.", "`true`"],
        ["`statuses`", "Vec\\<*u16*\\>", "The statuses after which to try again.", "`[429, 502, 503, 504]`"],
        [
            "`max_attempts`",
            "Option\\<*u32*\\>",
            "How many times a request is sent at most, the first time included.",
            "`Some(3)`",
        ],
    ]);
    let backoff = rows(&[
        ["`initial_interval`", "*Duration*", "The longest first wait.", "`Duration::from_millis(500)`"],
        [
            "`max_interval`",
            "*Duration*",
            "The longest wait of all, unless the server asks for more by `Retry-After`.",
            "`Duration::from_secs(60)`",
        ],
        ["`exponent`", "*f64*", "The factor by which waits grow.", "`1.5`"],
        [
            "`max_elapsed_time`",
            "*Duration*",
            "The time since the start of the call after which it is not sent again.",
            "`Duration::from_secs(3600)`",
        ],
    ]);
    let client = surface::client_ident(cx.api);
    let sample = format!(
        "use std::time::Duration;\n\nuse {}::{{{client}, RetryConfig}};\n\nlet retries = RetryConfig::backoff()\n    \
         .initial_interval(Duration::from_millis(200))\n    .max_interval(Duration::from_secs(10))\n    \
         .exponent(2.0)\n    .max_elapsed_time(Duration::from_secs(60))\n    .retry_connection_errors(true)\n    \
         .statuses([429, 503])\n    .max_attempts(5);\nlet builder = {client}::builder().retries(retries);\n\
         println!(\"{{builder:?}}\");",
        cx.crate_name(),
    );
    format!(
        "# RetryConfig\n\nWhether, when and after how long a request is sent again: for all calls of a client, or for \
         one call by its method `retries`. Without it, a request that is safe to repeat is sent up to three times; \
         any other is sent again only when no connection could be made, because then it cannot have arrived.\n\n\
         {}\n\n## Fields\n\n{}\n## Backoff\n\nHow waits grow. Each is a random time up to a limit, which starts at \
         `initial_interval` and is multiplied by `exponent` from one to the next. Each field is set by a method of \
         `RetryConfig` of its name.\n\n### Fields\n\n{}",
        fence("rust", &sample),
        table(&COLUMNS, &fields),
        table(&COLUMNS, &backoff),
    )
}

fn rows(rows: &[[&str; 4]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
}
