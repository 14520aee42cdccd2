use super::{Docs, GroupId, Name, Value};

/// A position in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// The type of a field, a parameter or a body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Any JSON value: a schema that says nothing about the type.
    Any,
    /// A boolean
    Bool,
    /// A whole number of 32 bits (`format: int32`)
    Int32,
    /// A whole number of 64 bits (`int64`, or no format)
    Int64,
    /// A whole number of 64 bits without a sign (`uint64`)
    UInt64,
    /// A floating point number, whatever its format
    Float,
    /// A string
    String,
    /// A string that must not be printed (`format: password`)
    Secret,
    /// A file or part in a multipart body, or raw bytes in a body (`format: binary`, no JSON form)
    Binary,
    /// An array
    List(Box<Type>),
    /// An object with free keys (`additionalProperties`)
    Map(Box<Type>),
    /// A named type
    Named(TypeId),
}

/// A named type.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Name, unique among types.
    pub name: Name,
    /// Where the document defines it: a JSON pointer with its file, for messages and for humans.
    pub origin: String,
    /// The words about it.
    pub docs: Docs,
    /// An example of the document.
    pub example: Option<Value>,
    /// Groups whose users need it although none of their operations names it (`x-tags`).
    pub groups: Vec<GroupId>,
    /// What it is.
    pub kind: TypeKind,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known fields
    Model(Model),
    /// A closed list of scalars in the document, kept open by the backends
    Enum(Enum),
    /// One of several types
    Union(Union),
    /// Another name for a type: a named scalar, list or map
    Alias(Type),
}

/// An object with known fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Fields in document order, those of `allOf` members merged in.
    pub fields: Vec<Field>,
    /// Type of the values under other keys, when the document gives one. Unknown keys are kept in any case.
    pub extra: Option<Type>,
}

/// A field of a [`Model`].
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name, unique in the model.
    pub name: Name,
    /// The key on the wire.
    pub wire: String,
    /// Its type.
    pub ty: Type,
    /// Whether an object without it is wrong.
    pub required: bool,
    /// Whether `null` is a value of it.
    pub nullable: bool,
    /// Whether the field has to be boxed because its type contains this model by value.
    pub recursive: bool,
    /// The words about it.
    pub docs: Docs,
    /// `default`
    pub default: Option<Value>,
    /// `example`
    pub example: Option<Value>,
    /// Limits
    pub constraints: Constraints,
}

/// Limits that the document sets on a value; shown in docs, compared in a diff, not enforced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// Smallest value (`minimum`), in the digits of the document
    pub minimum: Option<String>,
    /// Largest value (`maximum`)
    pub maximum: Option<String>,
    /// Whether the value must be above `minimum`
    pub exclusive_minimum: bool,
    /// Whether the value must be below `maximum`
    pub exclusive_maximum: bool,
    /// `multipleOf`
    pub multiple_of: Option<String>,
    /// `minLength`, characters
    pub min_length: Option<u64>,
    /// `maxLength`, characters
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA 262 regular expression
    pub pattern: Option<String>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `format`, where [`Type`] does not already say it (`date-time`, `uri`, `email`)
    pub format: Option<String>,
}

/// A list of known scalars.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// What its values are on the wire.
    pub kind: EnumKind,
    /// The known values, in document order.
    pub values: Vec<EnumValue>,
}

/// What the values of an [`Enum`] are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnumKind {
    /// Strings
    String,
    /// Whole numbers
    Integer,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Name, unique in the enum.
    pub name: Name,
    /// The value on the wire; digits for an integer.
    pub wire: String,
    /// The words about it (`x-enum-descriptions`).
    pub docs: Docs,
}

/// One of several types (`oneOf`, `anyOf`, a list of types).
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The members, in document order.
    pub variants: Vec<Variant>,
    /// The key whose value names the member (`discriminator.propertyName`).
    pub discriminator: Option<String>,
}

/// A member of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Name, unique in the union.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// Values of the discriminator that stand for it.
    pub tags: Vec<String>,
}
