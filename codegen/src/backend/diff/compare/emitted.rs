//! What the generated code lets its users do: the facts behind the grades that are not about one item.
//!
//! They repeat what `backend::rust` writes, and the comparison with `cargo-semver-checks` holds them to it.

use crate::backend::diff::Impact;
use crate::ir::{Enum, EnumKind};

/// One more field of a model. Its struct has public fields only, so a literal or a pattern that names all of them, and
/// has no `..`, stops compiling.
pub const FIELD_ADDED: Impact = Impact::Breaking;

/// One more optional argument of an operation. Its struct is `non_exhaustive`: it is made with `new`.
pub const SETTER_ADDED: Impact = Impact::Additive;

/// Whether an enum is made of a `bool` too.
pub fn is_of_bool(of: &Enum) -> bool {
    let mut values: Vec<&str> = of.values.iter().map(|value| value.wire.as_str()).collect();
    values.sort_unstable();
    of.kind == EnumKind::Integer && values == ["0", "1"]
}
