//! Operations for tests, whose parameters and bodies are given as functions.
#![allow(dead_code, unused_macros, unused_imports, reason = "each test binary uses a part of it")]

use plex_sdk::runtime::*;

/// Declares an operation without fields of its own: `operation!(Name: GET "/path", Response)`, then constants and
/// functions of the trait to add or replace.
macro_rules! operation {
    ($name:ident: $method:ident $path:literal, $response:ty $(, $($item:item)+)?) => {
        #[derive(Clone, Copy, Debug)]
        struct $name;

        operation!(impl $name: $method $path, $response $(, $($item)+)?);
    };
    (impl $name:ident: $method:ident $path:literal, $response:ty $(, $($item:item)+)?) => {
        impl plex_sdk::runtime::Operation for $name {
            const ID: &'static str = stringify!($name);
            const GROUP: &'static str = "tests";
            const METHOD: plex_sdk::runtime::Method = plex_sdk::runtime::Method::$method;
            const PATH: &'static str = $path;
            const ACCEPT: &'static str = "*/*";
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
