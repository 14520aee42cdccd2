//! What values are, as far as a server looks at them.

/// What the values of a parameter, field or body are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Anything
    Any,
    /// `true` or `false`, in text also `1` or `0`
    Bool,
    /// A whole number between two limits, both included
    Integer(i128, i128),
    /// A number between two limits, both included
    Number(f64, f64),
    /// A text, with its least and greatest number of characters
    Text(u64, u64),
    /// One of these
    OneOf(&'static [&'static str]),
    /// An array of values, with its least and greatest number of them
    List(&'static Kind, u64, u64),
    /// An object with these fields
    Object(&'static [Field]),
    /// An object whose keys are free, with these fields among them
    Open(&'static [Field]),
    /// Whatever fits one of these
    Either(&'static [Kind]),
}

impl Kind {
    /// A whole number of 32 bits
    pub const INT32: Self = Kind::Integer(i32::MIN as i128, i32::MAX as i128);
    /// A whole number of 64 bits
    pub const INT64: Self = Kind::Integer(i64::MIN as i128, i64::MAX as i128);
    /// A whole number of 64 bits without a sign
    pub const UINT64: Self = Kind::Integer(0, u64::MAX as i128);
    /// Any number
    pub const NUMBER: Self = Kind::Number(f64::NEG_INFINITY, f64::INFINITY);
    /// Any text
    pub const TEXT: Self = Kind::Text(0, u64::MAX);
}

/// A field of an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Its key
    pub name: &'static str,
    /// What its values are
    pub kind: Kind,
    /// Whether an object without it is wrong
    pub required: bool,
}

impl Field {
    /// A field that may be left out.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false }
    }

    /// The same, which may not be left out.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}
