use codegen::ir::*;

use super::*;

pub const ITEM: Type = Type::Named(TypeId(0));
pub const KIND: Type = Type::Named(TypeId(1));
pub const MEDIA_TYPE: Type = Type::Named(TypeId(2));
pub const SWITCH: Type = Type::Named(TypeId(3));
pub const SETTING: Type = Type::Named(TypeId(4));
pub const SHAPE: Type = Type::Named(TypeId(5));
pub const CIRCLE: Type = Type::Named(TypeId(6));
pub const SQUARE: Type = Type::Named(TypeId(7));
pub const ITEM_IDS: Type = Type::Named(TypeId(8));
pub const FAULT: Type = Type::Named(TypeId(9));
pub const OTHER_FAULT: Type = Type::Named(TypeId(10));
pub const NOTHING: Type = Type::Named(TypeId(11));
pub const SHELF: Type = Type::Named(TypeId(12));
pub const LIBRARY: Type = Type::Named(TypeId(13));

/// The named types of the sample, in the order of the constants above.
pub fn types() -> Vec<TypeDef> {
    let list = |ty: Type| Type::List(Box::new(ty));
    let mut all = vec![
        item(),
        kind(),
        enumeration("media_type", EnumKind::Integer, &[("movie", "1"), ("show", "2"), ("below_zero", "-1")]),
        enumeration("switch", EnumKind::Integer, &[("off", "0"), ("on", "1")]),
        union("setting", None, vec![("bool", Type::Bool, &[]), ("string", Type::String, &[])]),
        union(
            "shape",
            Some("type"),
            vec![("circle", CIRCLE, &["circle", "disc"]), ("square", SQUARE, &["square"])],
        ),
        model("circle", vec![field("type", "type", Type::String), field("radius", "radius", Type::Float)]),
        model("square", vec![field("type", "type", Type::String), field("side", "side", Type::Int32)]),
        type_def("item_ids", TypeKind::Alias(list(Type::Int64))),
        model("fault", vec![field("code", "code", Type::Int64), field("message", "message", Type::String)]),
        model("other_fault", vec![field("reason", "reason", Type::Any)]),
        model("nothing", Vec::new()),
        model(
            "shelf",
            vec![
                field("total_size", "totalSize", Type::Int64),
                Field { required: true, ..field("offset", "offset", Type::Int32) },
                field("items", "Item", list(ITEM)),
            ],
        ),
        model("library", vec![field("shelf", "Shelf", SHELF)]),
    ];
    all[11].docs.deprecated = Some("it never says anything".to_owned());
    all
}

fn item() -> TypeDef {
    let required = |field: Field| Field { required: true, ..field };
    let mut size = required(field("size", "size", Type::Int64));
    size.docs = text("How large it is, in bytes.");
    size.default = Some(Value::Number("0".to_owned()));
    size.constraints = Constraints {
        minimum: Some("0".to_owned()),
        maximum: Some("10".to_owned()),
        ..Constraints::default()
    };
    let mut retired = field("retired", "retired", Type::Bool);
    retired.docs.deprecated = Some(String::new());
    let mut def = model(
        "item",
        vec![
            required(field("id", "id", Type::UInt64)),
            size,
            Field { nullable: true, ..required(field("title", "title", Type::String)) },
            field("type", "type", KIND),
            field("guid", "guid", Type::String),
            field("guids", "Guid", Type::List(Box::new(Type::String))),
            required(field("tags", "tags", Type::List(Box::new(Type::String)))),
            Field { recursive: true, ..field("parent", "parent", ITEM) },
            field("children", "children", Type::List(Box::new(ITEM))),
            field("labels", "labels", Type::Map(Box::new(Type::String))),
            field("secret", "secret", Type::Secret),
            field("setting", "setting", SETTING),
            field("shape", "shape", SHAPE),
            field("on", "on", SWITCH),
            field("media_type", "media-type", MEDIA_TYPE),
            field("ids", "ids", ITEM_IDS),
            field("anything", "any\"thing", Type::Any),
            field("extra", "extra", Type::Float),
            retired,
        ],
    );
    def.docs = Docs {
        summary: "A thing of the library.".to_owned(),
        description: "It has *words*, and `code`.".to_owned(),
        deprecated: None,
    };
    def
}

fn kind() -> TypeDef {
    let mut def = enumeration(
        "kind",
        EnumKind::String,
        &[("default", "default"), ("self", "self"), ("big_one", "big/one")],
    );
    if let TypeKind::Enum(of) = &mut def.kind {
        of.values[2].docs = text("The big one.");
    }
    def
}
