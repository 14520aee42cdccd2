//! The Rust face of an API: what its items are called and which Rust types they have.
//!
//! The Rust backend writes code with these names, the documentation backend writes pages and examples with
//! them; both ask here, so that a page never shows a name that the code does not have. Nothing here makes
//! up a name from the text of a document: the front end decided all of them, avoiding [`reserved()`].

mod answers;
mod args;
mod credentials;
pub mod examples;
mod failures;
mod idents;
pub mod media;
mod paging;
mod reserved;
mod security;
mod types;

pub use answers::{
    Response, ResponseVariant, Shape, accept, held_text, is_structured, response, response_enum_ident,
    response_text, shape_text,
};
pub use args::{Argument, Source, arguments, call_arguments, is_by_value, setters};
pub use credentials::{credential_param, credential_setter};
pub use failures::{ErrorVariant, Errors, error_enum_ident, error_text, errors};
pub use idents::{
    catch_all_ident, client_ident, core_ident, extra_ident, feature, function_idents, method_ident,
    module_ident, slug, snake_ident, type_ident, variant_ident,
};
pub use paging::{PageList, Pages, pages};
pub use reserved::reserved;
pub use security::{scheme_ids, security_constants};
pub use types::{
    Spelling, argument_type, field_type, is_optional, is_optional_argument, slot_type, type_text,
};
