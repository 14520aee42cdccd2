//! Lists that come in pages, on servers that keep to the rules and on servers that do not.

mod support;

#[path = "paging/answers.rs"]
mod answers;
#[path = "paging/calls.rs"]
mod calls;
#[path = "paging/list.rs"]
mod list;
#[path = "paging/memory.rs"]
mod memory;
#[path = "paging/stops.rs"]
mod stops;
