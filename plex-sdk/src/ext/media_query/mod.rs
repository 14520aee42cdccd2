//! Filters and sorts: which items of a library to list, and in which order.
//!
//! A [`Query`] goes into every call that takes a media query, and into the address of a smart playlist. Items
//! have to fit all of its filters; [`Filter::or`] and [`Filter::any_of`] ask for less.
//!
//! ```
//! use plex_sdk::media_query::{Field, Query, SortKey};
//! use plex_sdk::models::MediaType;
//!
//! let query = Query::of(MediaType::Movie)
//!     .filter(Field::number("year").greater_than(1989))
//!     .filter(Field::flag("unwatched").is_true().or(Field::date("lastViewedAt").not_in_last("2y")))
//!     .sort(SortKey::new("year").descending())
//!     .limit(20);
//! assert_eq!(
//!     query.to_string(),
//!     "type=1&year%3E%3E=1989&push=1&unwatched=1&or=1&lastViewedAt%3C%3C=-2y&pop=1&sort=year%3Adesc&limit=20"
//! );
//! ```
//!
//! Fields and operators are those of the server: `include_meta` on a list asks for them, and [`Query::check`]
//! holds a query against them.
//!
//! Needs one of the features `sections`, `browse`, `section-filters` and `library`, which are on by default.

mod check;
mod field;
mod filter;
mod operator;
mod parse;
mod problem;
mod query;
mod query_string;
mod sort_key;

pub use check::CheckError;
pub use field::{DateField, Field, FlagField, NumberField, TagField, TextField};
pub use filter::Filter;
pub use operator::Operator;
pub use parse::ParseError;
pub use problem::Problem;
pub use query::Query;
pub use sort_key::SortKey;
