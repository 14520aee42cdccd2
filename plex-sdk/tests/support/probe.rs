//! Operations for tests, whose parameters and bodies are given as functions.
#![allow(dead_code, unused_macros, unused_imports, reason = "each test binary uses a part of it")]

use plex_sdk::runtime::*;

/// Declares an operation without fields of its own: `operation!(Name: GET "/path", Response { security: BY_KEY })`,
/// then functions of the trait to add. What stands in braces are fields of `Meta`.
macro_rules! operation {
    ($name:ident: $method:ident $path:literal, $response:ty $({ $($field:ident: $value:expr),* })? $(, $($item:item)+)?) => {
        #[derive(Clone, Copy, Debug)]
        struct $name;

        operation!(impl $name: $method $path, $response $({ $($field: $value),* })? $(, $($item)+)?);
    };
    (impl $name:ident: $method:ident $path:literal, $response:ty $({ $($field:ident: $value:expr),* })? $(, $($item:item)+)?) => {
        impl plex_sdk::runtime::Operation for $name {
            const META: plex_sdk::runtime::Meta = plex_sdk::runtime::Meta {
                id: stringify!($name),
                group: "tests",
                method: &plex_sdk::runtime::Method::$method,
                path: $path,
                $($($field: $value,)*)?
                ..plex_sdk::runtime::Meta::DEFAULT
            };
            type Response = $response;
            type Error = plex_sdk::runtime::NoError;
            $($($item)+)?
        }
    };
}
pub(crate) use operation;

/// A query or header of any parameters.
pub struct Probe(pub fn(&mut Params));

operation!(impl Probe: GET "/probe", Empty,
    fn params(&self, params: &mut Params) {
        (self.0)(params);
    }
);

/// A POST of any body.
pub struct Post(pub fn() -> Body);

operation!(impl Post: POST "/post", Empty,
    fn body(&self) -> Body {
        (self.0)()
    }
);
