use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::ir::{Name, Reserved};

/// The names that Rust, the runtime and the generated code itself need.
pub fn reserved() -> Reserved {
    Reserved {
        types: set(&[PRELUDE]),
        operations: set(&[PRELUDE]),
        params: set(&[CALL, OPERATION]),
        values: set(&[&["unknown"]]),
        groups: set(&[CLIENT, FEATURES, GROUP_FILE]),
        client_params: set(&[BUILDER]),
    }
}

/// Whether the client already has a setter of this name.
pub(super) fn is_client_setter(name: &Name) -> bool {
    static SETTERS: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(&[BUILDER]));
    Reserved::has(&SETTERS, name)
}

/// Whether every Rust file already sees a type or trait of this name.
pub(super) fn is_prelude(ident: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(&[PRELUDE]));
    NAMES.contains(&ident.to_ascii_lowercase())
}

fn set(lists: &[&[&str]]) -> BTreeSet<String> {
    lists.iter().flat_map(|list| list.iter()).map(|name| name.replace('_', "")).collect()
}

/// Types and traits that every Rust file sees without naming a path (`std::prelude::rust_2024`), in lower case:
/// a generated file writes `Option<String>` and means the one of the standard library.
const PRELUDE: &[&str] = &[
    "as_mut",
    "as_ref",
    "async_fn",
    "async_fn_mut",
    "async_fn_once",
    "box",
    "clone",
    "copy",
    "debug",
    "default",
    "double_ended_iterator",
    "drop",
    "eq",
    "err",
    "exact_size_iterator",
    "extend",
    "fn",
    "fn_mut",
    "fn_once",
    "from",
    "from_iterator",
    "future",
    "hash",
    "into",
    "into_future",
    "into_iterator",
    "iterator",
    "none",
    "ok",
    "option",
    "ord",
    "partial_eq",
    "partial_ord",
    "result",
    "self",
    "send",
    "sized",
    "some",
    "string",
    "sync",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "unpin",
    "vec",
];

/// Methods that `runtime::Call` has for every operation; a setter of the same name would clash with them.
const CALL: &[&str] = &[
    "attempt_timeout",
    "download",
    "header",
    "headers",
    "idle_timeout",
    "into_future",
    "items",
    "new",
    "operation",
    "options",
    "pages",
    "query",
    "retries",
    "save_to",
    "send",
    "send_blocking",
    "server",
    "server_url",
    "stream",
    "timeout",
    "token",
    "upgrade",
    "url",
    "url_with_token",
];

/// The field of a generated operation that holds a body which is not a form.
const OPERATION: &[&str] = &["body"];

/// Methods that the generated client has beside one accessor a group.
const CLIENT: &[&str] = &["builder", "core", "core_builder", "from_core", "into_core", "new"];

/// Types and traits that the file of a group names, in which the type of the group would hide them.
const GROUP_FILE: &[&str] = &["clone", "copy", "debug", "into", "into_iterator", "self", "string", "vec"];

/// Cargo features that are not groups.
const FEATURES: &[&str] =
    &["blocking", "catalogue", "default", "full", "gzip", "mock", "native_tls", "rustls", "tracing"];

/// Methods that `runtime::ClientBuilder` has; a setter of a client parameter would clash with them.
const BUILDER: &[&str] = &[
    "access_token",
    "access_token_provider",
    "api",
    "attempt_timeout",
    "build",
    "client_parameter",
    "connect_timeout",
    "credential",
    "credential_provider",
    "header",
    "headers",
    "hook",
    "http_client",
    "idle_timeout",
    "max_body_size",
    "max_error_body_size",
    "max_redirects",
    "new",
    "on_request",
    "on_response",
    "own_servers_through",
    "retries",
    "server",
    "server_url",
    "server_variable",
    "timeout",
    "token",
    "transport",
    "user_agent",
    "without_credential",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_names_are_found_whatever_their_underscores() {
        let reserved = reserved();
        assert!(Reserved::has(&reserved.params, &Name::new("server_url")));
        assert!(Reserved::has(&reserved.params, &Name::new("serverurl")));
        assert!(Reserved::has(&reserved.types, &Name::new("option")));
        assert!(!Reserved::has(&reserved.types, &Name::new("options")));
        assert!(Reserved::has(&reserved.values, &Name::new("unknown")));
    }
}
