//! What is told of methods and types of progenitor, on code made for it.

use serde_json::json;

use super::*;
use crate::document::Document;

const CODE: &str = "
    pub mod types {
        pub struct Plain(String);
        pub struct Shown(String);
        impl ::std::fmt::Display for Shown {}
    }
    impl Client {
        pub async fn get_it<'a>(&'a self, id: &'a str, kind: Option<types::Shown>, tags: Option<&'a ::std::vec::Vec<i64>>, body: B) {}
        pub async fn lists<'a>(&'a self, ids: &'a ::std::vec::Vec<i64>) {}
        pub async fn plain<'a>(&'a self, id: &'a types::Plain) {}
        pub async fn array<'a>(&'a self, ids: &'a [i64; 50]) {}
        pub async fn twice<'a>(&'a self, a_b: i64, a_b: i64) {}
        pub fn baseurl(&self) {}
    }
";

fn check(id: &str, parameters: &[(&str, &str)]) -> Result<(), String> {
    let file = syn::parse_file(CODE).expect("the code is Rust");
    let parameters: Vec<_> =
        parameters.iter().map(|(place, name)| json!({ "in": place, "name": name })).collect();
    let document = Document::new(
        json!({ "paths": { "/": { "get": { "operationId": id, "parameters": parameters } } } }),
    );
    methods(&file)[&loose(id)].check(&file, &document.operations()[0])
}

#[test]
fn signatures_tell_how_values_are_passed() {
    let file = syn::parse_file(CODE).expect("the code is Rust");
    let methods = methods(&file);
    let passes: Vec<_> = methods["getit"].arguments.iter().map(|argument| argument.pass).collect();
    assert_eq!(passes, [Pass::Text, Pass::MaybeOwned, Pass::MaybeBorrowed, Pass::Raw]);
    assert!(!methods.contains_key("baseurl"));
}

#[test]
fn code_that_would_not_compile_is_refused() {
    assert_eq!(check("getIt", &[("path", "id"), ("header", "Kind"), ("query", "tags")]), Ok(()));
    for (id, parameters) in [
        ("lists", &[("path", "ids")][..]),
        ("plain", &[("path", "id")]),
        ("array", &[("query", "ids")]),
        ("twice", &[("query", "aB"), ("query", "a_b")]),
        ("getIt", &[("path", "id"), ("query", "id")]),
        ("getIt", &[("query", "other")]),
    ] {
        assert!(check(id, parameters).is_err(), "{id} {parameters:?}");
    }
    assert_eq!(check("lists", &[("query", "ids")]), Ok(()));
}

#[test]
fn two_fields_of_one_name_are_found() {
    let twice = |code| field_twice(&syn::parse_file(code).expect("the code is Rust"));
    assert_eq!(twice("mod types { struct A { b: u8, c: u8 } struct D { b: u8 } }"), None);
    let found = twice("mod types { struct A { b: u8, c: u8, b: i8 } }");
    assert_eq!(found, Some(("A".to_owned(), "b".to_owned())));
}
