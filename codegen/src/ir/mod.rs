//! The waist of the generator: an API as every backend sees it.
//!
//! The front end turns OpenAPI files into one [`Api`]; the backends turn an [`Api`] into files. Everything
//! here is plain data: closed sums and ids, no OpenAPI keyword, no Rust token, no letter case. Names are
//! already decided and unique in their scope, references are [`TypeId`]s, and `allOf` is gone.

mod api;
mod body;
mod name;
mod operation;
mod paging;
mod param;
mod reserved;
mod server;
mod types;
mod value;

pub use api::{Api, Docs, Group, GroupId};
pub use body::{FormEncoding, FormField, RequestBody, ResponseBody, StatusBody, StatusRange};
pub use name::Name;
pub use operation::{Operation, RetrySafety};
pub use paging::{PageHeaders, Paging};
pub use param::{Location, Param, Style};
pub use reserved::Reserved;
pub use server::{SecurityRequirement, SecurityScheme, SecuritySchemeKind, Server, ServerVariable};
pub use types::{
    Constraints, Enum, EnumKind, EnumValue, Field, Model, Type, TypeDef, TypeId, TypeKind, Union, Variant,
};
pub use value::Value;
