//! What several tests need: a readable form of an API, and a small API in which every construct occurs once.
#![allow(dead_code, unused_imports)]

mod build;
pub mod documents;
pub mod dump;
pub mod fact_types;
pub mod facts;
mod operations;
mod poison;
mod types;

pub use build::*;
pub use operations::operations;
pub use poison::*;
pub use types::*;

use codegen::ir::*;

/// A small API with every construct that the intermediate representation has.
pub fn sample() -> Api {
    Api {
        title: "Sample API".to_owned(),
        version: "1.2.3".to_owned(),
        description: "An API for tests. It has every construct once.".to_owned(),
        client: Some(name("sample_api")),
        servers: vec![Server {
            url: "{scheme}://{host}:{port}".to_owned(),
            description: "A server of one's own".to_owned(),
            variables: vec![
                variable("scheme", "http", &["http", "https"]),
                variable("host", "127.0.0.1", &[]),
                variable("port", "32400", &[]),
            ],
        }],
        security_schemes: vec![
            scheme("token", SecuritySchemeKind::Header("X-Sample-Token".to_owned())),
            scheme("login", SecuritySchemeKind::Bearer),
        ],
        client_params: vec![
            param("client_identifier", "X-Sample-Client-Identifier", Location::Header, Type::String),
            param("product", "X-Sample-Product", Location::Header, Type::String),
        ],
        groups: vec![group("items", "Items"), group("streams", "Streams"), group("unused", "Unused")],
        operations: operations(),
        page_headers: PageHeaders { total: Some("X-Sample-Total".to_owned()), offset: None },
        types: types(),
    }
}
