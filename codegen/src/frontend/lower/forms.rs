use super::{
    Lowering,
    all_of::{self, Part},
    models::{self, Property},
    references::HOPS,
    schema::Schema,
    styles, types,
};
use crate::{
    frontend::{
        draft::Pin,
        tree::{Node, join},
        words,
    },
    ir::{FormEncoding, FormField, Style, Type},
};

/// Fields and the pins of their names, by their wire names.
pub(super) type Fields = (Vec<FormField>, Vec<(String, Pin)>);

/// The fields of a form; `None` when the schema has no known properties.
pub(super) fn fields<'a>(
    cx: &mut Lowering<'a>,
    schema: &Schema<'a>,
    media_type: &str,
    encoding: FormEncoding,
) -> Option<Fields> {
    let objects = objects(cx, schema)?;
    let rules = cx.document.node(&join(media_type, "encoding"));
    let mut pins = Vec::new();
    let mut fields = Vec::new();
    for property in models::properties(&objects, &schema.context) {
        let rule = rules.and_then(|rules| rules.get(property.wire));
        if let Some((_, pin)) = models::property_pin(&property) {
            pins.push((property.wire.to_owned(), pin));
        }
        fields.push(field(cx, &property, rule, encoding));
    }
    (!fields.is_empty()).then_some((fields, pins))
}

/// The objects whose properties are the fields.
fn objects<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>) -> Option<Vec<Schema<'a>>> {
    let mut schema = schema.clone();
    for _ in 0..HOPS {
        let parts = all_of::parts(cx, std::slice::from_ref(&schema));
        match parts.structure.as_slice() {
            [Part::Component(component)] => schema = component.clone(),
            parts => return parts.iter().map(|part| part.plain().cloned()).collect(),
        }
    }
    None
}

fn field<'a>(
    cx: &mut Lowering<'a>,
    property: &Property<'a>,
    rule: Option<&Node>,
    encoding: FormEncoding,
) -> FormField {
    let mut lowered = types::lower_all(cx, &property.schemas);
    let mut style = styles::of_form_field(rule);
    match encoding {
        FormEncoding::UrlEncoded => models::without_bytes(&mut lowered),
        // A part with structure is JSON unless it says otherwise (OpenAPI 3.0.3, "Special Considerations for `multipart`").
        FormEncoding::Multipart if rule.is_none() && is_structured(cx, &lowered.ty) => style = Style::Json,
        FormEncoding::Multipart => {}
    }
    let wish = models::property_pin(property).map_or_else(|| words::words(property.wire), |(words, _)| words);
    FormField {
        name: words::name(&wish, "field", words::MEMBER_LENGTH),
        wire: property.wire.to_owned(),
        ty: lowered.ty,
        style,
        required: property.required,
        docs: lowered.docs,
        default: lowered.default,
        example: lowered.example,
        constraints: lowered.constraints,
    }
}

fn is_structured(cx: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Map(_) | Type::Any => true,
        Type::Named(id) => cx.is_object(*id),
        _ => false,
    }
}
