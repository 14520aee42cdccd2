//! A parameter or form field, seen alike.

use crate::ir::{Constraints, Docs, Location, Name, Operation, Style, Type, Value};

/// A parameter or form field of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name
    pub name: &'a Name,
    /// The name on the wire
    pub wire: &'a str,
    /// Where it goes
    pub spot: Spot,
    /// How it is written
    pub style: Style,
    /// Its type
    pub ty: &'a Type,
    /// Whether a call needs it
    pub required: bool,
    /// Whether `null` is a value of it
    pub nullable: bool,
    /// The words about it
    pub docs: &'a Docs,
    /// What the server does without it
    pub default: Option<&'a Value>,
    /// An example
    pub example: Option<&'a Value>,
    /// Limits
    pub limits: &'a Constraints,
}

/// Where an input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A parameter
    Param(Location),
    /// A field of a form
    Form,
}

impl Spot {
    /// What an input there is called.
    pub fn noun(self) -> &'static str {
        match self {
            Spot::Param(Location::Path) => "path parameter",
            Spot::Param(Location::Query) => "query parameter",
            Spot::Param(Location::Header) => "header parameter",
            Spot::Param(Location::Cookie) => "cookie parameter",
            Spot::Form => "form field",
        }
    }
}

impl Input<'_> {
    /// Whether both have the same name on the wire; headers do not know letter case.
    pub fn same_wire(&self, other: &Input<'_>) -> bool {
        match self.spot {
            Spot::Param(Location::Header) => self.wire.eq_ignore_ascii_case(other.wire),
            _ => self.wire == other.wire,
        }
    }
}

/// Parameters and form fields, in the order of the document.
pub fn inputs(operation: &Operation) -> Vec<Input<'_>> {
    let params = operation.params.iter().map(|param| Input {
        name: &param.name,
        wire: &param.wire,
        spot: Spot::Param(param.location),
        style: param.style,
        ty: &param.ty,
        required: param.required,
        nullable: param.nullable,
        docs: &param.docs,
        default: param.default.as_ref(),
        example: param.example.as_ref(),
        limits: &param.constraints,
    });
    let fields = operation.form_fields().iter().map(|field| Input {
        name: &field.name,
        wire: &field.wire,
        spot: Spot::Form,
        style: field.style,
        ty: &field.ty,
        required: field.required,
        nullable: false,
        docs: &field.docs,
        default: field.default.as_ref(),
        example: field.example.as_ref(),
        limits: &field.constraints,
    });
    params.chain(fields).collect()
}
