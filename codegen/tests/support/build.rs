use codegen::ir::*;

pub fn name(words: &str) -> Name {
    Name::new(words)
}

pub fn text(summary: &str) -> Docs {
    Docs { summary: summary.to_owned(), ..Docs::default() }
}

pub fn variable(name: &str, default: &str, values: &[&str]) -> ServerVariable {
    ServerVariable {
        name: name.to_owned(),
        default: default.to_owned(),
        values: values.iter().map(|&value| value.to_owned()).collect(),
        description: String::new(),
    }
}

pub fn scheme(id: &str, kind: SecuritySchemeKind) -> SecurityScheme {
    SecurityScheme { id: id.to_owned(), name: name(id), description: String::new(), kind }
}

pub fn group(words: &str, tag: &str) -> Group {
    Group { name: name(words), tag: tag.to_owned(), description: format!("Operations about {words}.") }
}

pub fn field(words: &str, wire: &str, ty: Type) -> Field {
    Field {
        name: name(words),
        wire: wire.to_owned(),
        ty,
        required: false,
        nullable: false,
        recursive: false,
        docs: Docs::default(),
        default: None,
        example: None,
        constraints: Constraints::default(),
    }
}

pub fn param(words: &str, wire: &str, location: Location, ty: Type) -> Param {
    let style = match location {
        Location::Path | Location::Header => Style::Simple { explode: false },
        Location::Query | Location::Cookie => Style::Form { explode: true, allow_reserved: false },
    };
    Param {
        name: name(words),
        wire: wire.to_owned(),
        location,
        style,
        ty,
        required: location == Location::Path,
        nullable: false,
        docs: Docs::default(),
        default: None,
        example: None,
        constraints: Constraints::default(),
    }
}

pub fn form_field(words: &str, ty: Type, required: bool) -> FormField {
    FormField {
        name: name(words),
        wire: words.to_owned(),
        ty,
        style: Style::Form { explode: true, allow_reserved: false },
        required,
        docs: Docs::default(),
        default: None,
        example: None,
        constraints: Constraints::default(),
    }
}

pub fn type_def(words: &str, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: name(words),
        origin: format!("sample.yaml#/{words}"),
        docs: Docs::default(),
        example: None,
        groups: Vec::new(),
        kind,
    }
}

pub fn model(words: &str, fields: Vec<Field>) -> TypeDef {
    type_def(words, TypeKind::Model(Model { fields, extra: None }))
}

pub fn enumeration(words: &str, kind: EnumKind, values: &[(&str, &str)]) -> TypeDef {
    let value = |&(words, wire): &(&str, &str)| EnumValue {
        name: name(words),
        wire: wire.to_owned(),
        docs: Docs::default(),
    };
    type_def(words, TypeKind::Enum(Enum { kind, values: values.iter().map(value).collect() }))
}

pub fn union(words: &str, discriminator: Option<&str>, variants: Vec<(&str, Type, &[&str])>) -> TypeDef {
    let variant = |(words, ty, tags): (&str, Type, &[&str])| Variant {
        name: name(words),
        ty,
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
    };
    let variants = variants.into_iter().map(variant).collect();
    type_def(words, TypeKind::Union(Union { variants, discriminator: discriminator.map(str::to_owned) }))
}

pub fn answer(status: u16, bodies: &[(&str, Option<Type>)]) -> StatusBody {
    let body = |(media_type, ty): &(&str, Option<Type>)| ResponseBody {
        media_type: (*media_type).to_owned(),
        ty: ty.clone(),
        example: None,
    };
    StatusBody {
        status: StatusRange::Code(status),
        description: format!("What {status} says"),
        bodies: bodies.iter().map(body).collect(),
        headers: Vec::new(),
    }
}

pub fn operation(id: &str, words: &str, method: &str, path: &str) -> Operation {
    Operation {
        id: id.to_owned(),
        name: name(words),
        group: GroupId(0),
        method: method.to_owned(),
        path: path.to_owned(),
        docs: Docs::default(),
        params: Vec::new(),
        client_params: Vec::new(),
        body: None,
        responses: Vec::new(),
        security: Vec::new(),
        servers: Vec::new(),
        retry: RetrySafety::ByMethod,
        paging: None,
    }
}

pub fn value_body(media_type: &str, ty: Type, required: bool) -> RequestBody {
    RequestBody::Value {
        media_type: media_type.to_owned(),
        ty,
        required,
        docs: Docs::default(),
        example: None,
    }
}
